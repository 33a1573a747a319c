"""How many numbers a check has read, and how many of them it has held against others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tthc_render.prose.reading import Reading


@dataclass(slots=True)
class Tally:
    """Numbers read (dates and document numbers are not counted among them) and numbers compared."""

    read: int = 0
    compared: int = 0

    def add(self, readings: Iterable[Reading]) -> None:
        """The numbers of passages that were checked."""
        for reading in readings:
            if reading.passage.prose:
                self.read += len(reading.quantities) + 2 * len(reading.ratios)
                self.compared += len(reading.compared)
