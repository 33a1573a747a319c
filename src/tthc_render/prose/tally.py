"""How many numbers a check has read, how many of them it has held against others, and where it has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tthc_render.diagnostics.findings import Place
from tthc_render.prose.reading import Reading


@dataclass(slots=True)
class Tally:
    """Numbers read (dates and document numbers are not counted among them) and numbers compared.

    ``crowded``: paragraphs with too many figures to look for sums in them; ``unread``: where the numbers begin that
    were not read.
    """

    read: int = 0
    compared: int = 0
    crowded: list[Place] = field(default_factory=list)
    unread: list[Place] = field(default_factory=list)

    def add(self, readings: Iterable[Reading]) -> None:
        """The numbers of passages that were checked."""
        for reading in readings:
            if reading.passage.prose:
                self.read += len(reading.quantities) + 2 * len(reading.ratios)
                self.compared += len(reading.compared)
                if reading.crowded:
                    self.crowded.append(reading.passage.place)
                beyond = reading.unread_from
                if beyond is not None:
                    self.unread.append(reading.passage.at(beyond))

    def join(self, other: Tally) -> None:
        """Add what another check has read."""
        self.read += other.read
        self.compared += other.compared
        self.crowded += other.crowded
        self.unread += other.unread
