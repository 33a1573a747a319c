"""What every rule is given: the readings of a text, and what is known of the report beside its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from tthc_render.prose.line_tables import LineTable, line_tables
from tthc_render.prose.periods_in_text import earliest_date, latest_date, named_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.periods import Period

FigurePath = tuple[str, ...]
"""Where a figure of a report is kept: group and key, or form, part, kind of row, label and column."""
DateWindow = tuple[date, date]


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """An earlier report of the same unit and type: its figures by path, the text it was written with."""

    period: Period
    file: str
    figures: Mapping[FigurePath, Decimal]
    text: str


@dataclass(frozen=True, slots=True)
class ProseFacts:
    """What is known of a report beside its words. Whatever is None is read from the words.

    ``report_date``: the day of the report, or the last day it can have; ``first_day``: the first one, where it is still
    open. ``period`` with its window.
    ``appendix_labels``: the appendices that belong to the report ("I", "II", "" for a single one).
    ``form_windows``: data windows of forms that are not among the passages. ``numbered``: the program has numbered
    the sections and reported what is wrong. ``issuer``: the office that reports, as its letterhead names it;
    ``other_units``: names of the units beside it in the registry. ``past``: earlier reports, compared with the
    ``figures`` of this one.
    """

    report_date: date | None = None
    first_day: date | None = None
    period: Period | None = None
    appendix_labels: Collection[str] | None = None
    form_windows: tuple[DateWindow, ...] = ()
    numbered: bool = False
    issuer: str = ""
    other_units: frozenset[str] = frozenset()
    figures: Mapping[FigurePath, Decimal] = field(default_factory=dict)
    past: tuple[EarlierReport, ...] = ()


@dataclass(frozen=True)
class ProseContext:
    """The readings of a text in their order, with the facts of its report."""

    readings: Sequence[Reading]
    facts: ProseFacts = ProseFacts()

    @cached_property
    def running(self) -> list[Reading]:
        """The readings of running text: paragraphs, items, headings, notes."""
        return [reading for reading in self.readings if reading.passage.prose]

    def saying(self, words: Collection[str]) -> list[Reading]:
        """The running text that has any of these words, as `Reading.says`, without a look at all the other passages."""
        return [self.running[at] for at in self.places_of(words)]

    def places_saying(self, words: Collection[str]) -> list[tuple[int, Reading]]:
        """The same, each with its place in ``running``."""
        return [(at, self.running[at]) for at in self.places_of(words)]

    def places_of(self, words: Collection[str]) -> list[int]:
        """The places in ``running`` that have any of these words."""
        places = self._places
        return sorted({at for word in words if word in places for at in places[word]})

    def naming(self, words: str) -> list[Reading]:
        """The passages of running text that have these words as they are written, looked for in all of it at once."""
        out: list[Reading] = []
        at = self.whole.find(words)
        while at >= 0:
            nth = bisect_right(self._starts, at)
            out.append(self.running[nth - 1])
            at = self.whole.find(words, self._starts[nth]) if nth < len(self._starts) else -1
        return out

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where in ``whole`` each passage begins."""
        return [0, *accumulate(len(reading.text) + 1 for reading in self.running[:-1])]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where in ``running`` each word stands."""
        out: dict[str, list[int]] = defaultdict(list)
        for at, reading in enumerate(self.running):
            for word in reading.vocabulary:
                out[word].append(at)
        return out

    @cached_property
    def with_shares(self) -> list[tuple[int, Reading]]:
        """The running text that has a percentage and not too many figures, each with its place in ``running``."""
        return [(at, x) for at, x in enumerate(self.running) if "%" in x.text and not x.crowded]

    @cached_property
    def line_tables(self) -> list[LineTable]:
        """The tables among the lines of running text; `LineTable.first` is a place in ``running``."""
        return line_tables(self.running)

    @cached_property
    def table_lines(self) -> frozenset[Reading]:
        """The lines that are rows of such tables."""
        return frozenset(row.reading for table in self.line_tables for row in table.every)

    @cached_property
    def whole(self) -> str:
        """The running text as one, a passage on each line: a guard for patterns that most texts have nowhere."""
        return "\n".join(reading.text for reading in self.running)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words and numbers of the running text, in small letters: the cheapest of all guards."""
        return frozenset(self._places)

    @cached_property
    def addressed(self) -> list[Reading]:
        """The running text, and who it is sent to."""
        return [reading for reading in self.readings if reading.passage.prose or reading.passage.role == "addressee"]

    @cached_property
    def without_crowded(self) -> ProseContext:
        """The same text with “…” for each passage that has too many figures to say which of them are a sum."""
        if not any(reading.crowded for reading in self.readings):
            return self
        readings = [Reading(replace(r.passage, text="…", calls=())) if r.crowded else r for r in self.readings]
        return replace(self, readings=readings)

    @cached_property
    def latest(self) -> date | None:
        """The day of the report, or the last day it can have; None if no date is known."""
        if self.facts.report_date is not None:
            return self.facts.report_date
        return next((latest_date(r.text) for r in self.readings if r.passage.role == "date"), None)

    @cached_property
    def earliest(self) -> date | None:
        """The day of the report, or the first day it can have; None if no date is known."""
        if self.facts.report_date is not None:
            return self.facts.first_day or self.facts.report_date
        return next((earliest_date(r.text) for r in self.readings if r.passage.role == "date"), None)

    @cached_property
    def titles(self) -> list[str]:
        """The lines of the document's own title."""
        return [r.text for r in self.readings if r.passage.role == "title" and not r.passage.part]

    @cached_property
    def period(self) -> Period | None:
        """The report's period; without facts, the regular period that title or forms name with a year."""
        if self.facts.period is not None:
            return self.facts.period
        heads = [r for r in self.readings if r.passage.role in ("title", "window") and not r.passage.part]
        heads += [r for r in self.readings if r.passage.part and re.match(r"Kỳ báo cáo", r.text)]
        named = [named_period(reading.text) for reading in heads]
        return next((regular_period(name) for name in named if name and name[2]), None)

    @cached_property
    def window(self) -> DateWindow | None:
        """The data window of the report: the known period's, else a form's, else the title's."""
        if self.facts.period is not None:
            return self.facts.period.start, self.facts.period.end
        stated = [
            (first, last)
            for reading in self.readings
            if reading.passage.role in ("window", "title")
            for window in reading.windows[:1]
            if (first := window.first.value) and (last := window.last.value)
        ]
        return next(iter([*self.facts.form_windows, *stated[::-1]]), None)
