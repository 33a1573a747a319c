"""Growth in running text: what went up or down, by how much, against what. P306."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, is_in_points, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_CHANGE = pattern_of(r"(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: thêm| được)?\s{1,3}$", re.IGNORECASE)
# From a figure's own noun straight to the change: after a comma nothing else may have become the subject.
_STRAIGHT = pattern_of(
    r"[^.,;:()\d]{0,40}(?:,\s{0,2}|\s?\(\s?)?(?:tương (?:ứng|đương) )?(?:với )?(?:mức )?(?:tăng|giảm)"
    r"(?: thêm| được)?\s{1,3}",
    re.IGNORECASE,
)
_OLD_AFTER = pattern_of(
    r"\s?%?[^.,;()\d]{0,30}?so với[^.,;()]{2,50}?(?:\s?\(|\slà)\s{0,2}"
    r"(?:(?:cùng kỳ|kỳ trước|quý|năm|tháng)[^();.]{0,25}?[\s:])?"
)
_FROM_AFTER = pattern_of(r"\s?%?[^.;,()\d]{0,40}\(\s?từ\s{1,3}")
_LAST_TIME: Final = pattern_of(r"(?<!\w)(?:tháng|quý|tuần|kỳ) (?:trước|ngoái)(?!\w)", re.IGNORECASE)
_YEAR_AGO: Final = pattern_of(r"(?<!\w)(?:cùng kỳ|năm (?:trước|ngoái|\d{4}))(?!\w)", re.IGNORECASE)
# "năm 2023" behind a figure is a time, not another figure.
_YEARS = pattern_of(r"\s?(?<!\w)(?:năm|quý|tháng|vụ)\s(?:\d{1,4}|[IV]{1,3})(?:/\d{4})?(?!\d)")
_YEAR_BEFORE = pattern_of(r"[Nn]ăm\s{1,3}(\d{4})[^.;:()\d]{0,50}$")


@dataclass(frozen=True, slots=True)
class StatedChange:
    """``tăng 25%`` or ``giảm 100 hồ sơ``. ``figure`` is the change, ``word`` "tăng" or "giảm".

    ``changed`` is the figure that has changed, where one is just before; ``pair`` the old and the new value, where the
    words give both.
    """

    figure: Quantity
    word: str
    changed: Quantity | None
    pair: tuple[Decimal, Decimal] | None

    @property
    def shown(self) -> str:
        """As written: ``25%``, ``0,9 tỷ đồng``."""
        scaled = f" {self.figure.noun}" if self.figure.scale != 1 else ""
        return f"{self.figure.text}{'%' if self.figure.percent else scaled}"

    def fits(self, old: Decimal, new: Decimal) -> bool:
        """Does the change lead from ``old`` to ``new``, with the rounding that the writer used?"""
        exact = self._exact(old, new)
        return abs(exact - self.figure.count) <= (Decimal(10) ** -self._places if self.figure.percent else 0)

    def right(self, old: Decimal, new: Decimal) -> str:
        """What should be written: ``tăng 25%``."""
        word = "tăng" if new >= old else "giảm"
        exact = abs(self._exact(old, new))
        if self.figure.percent:
            return f"{word} {format_decimal(exact, max(self._places, 2))}%"
        scaled = f" {self.figure.noun}" if self.figure.scale != 1 else ""
        return f"{word} {format_decimal(exact / self.figure.scale)}{scaled}"

    @property
    def _places(self) -> int:
        return len(self.figure.text.partition(",")[2])

    def _exact(self, old: Decimal, new: Decimal) -> Decimal:
        change = (new - old) if self.word == "tăng" else (old - new)
        if not self.figure.percent:
            return change
        return change * 100 / old if old else Decimal(0)


def check_growth(context: ProseContext) -> list[Finding]:
    """Findings on changes with their old and new value beside them."""
    return [
        finding(
            "P306", reading.passage.at(change.figure.start), word=change.word, change=change.shown,
            old=_as_printed(reading, change.pair[0]), new=_as_printed(reading, change.pair[1]),
            right=change.right(*change.pair),
        )
        for reading in context.running
        if reading.counts
        for change in changes(reading)
        if change.pair and not _held(reading, change)
    ]  # fmt: skip


def _as_printed(reading: Reading, value: Decimal) -> str:
    """``3,2 tỷ đồng``, as the text has it."""
    figure = next((x for x in reading.counts if x.count == value), None)
    return shown(figure) if figure else format_decimal(value)


def _held(reading: Reading, change: StatedChange) -> bool:
    """Does a change with both values hold?"""
    reading.compare(change.figure, *([change.changed] if change.changed else []))
    if change.pair is None or change.fits(*change.pair):
        return True
    start = max(reading.text.rfind(mark, 0, change.figure.start) for mark in (". ", "; ")) + 1
    subjects = [x for x in reading.counts if start <= x.start < change.figure.start and x.exact]
    return any(change.fits(change.pair[0], x.count) and x.count != change.pair[1] for x in subjects)


def changes(reading: Reading) -> tuple[StatedChange, ...]:
    """``từ 400 hồ sơ lên 500 hồ sơ (tăng 25%)``, ``500 hồ sơ, tăng 100 hồ sơ so với … 400 hồ sơ``."""
    return reading.kept(_all_changes)


def _all_changes(reading: Reading) -> tuple[StatedChange, ...]:
    return tuple(_changes(reading)) if reading.says(_SAID) else ()


def _changes(reading: Reading) -> Iterator[StatedChange]:
    figures = [
        figure for figure in reading.quantities if figure.value is not None and (figure.countable or figure.percent)
    ]
    for at, figure in enumerate(figures):
        if not stands_after(reading.text, figure.start, "tăng", "giảm", "thêm", "được"):
            continue
        found = _CHANGE.search(reading.text[max(0, figure.start - 16) : figure.start])
        if found:
            yield StatedChange(
                figure,
                found["word"].lower(),
                _before(reading.text, figures, at),
                _pair(reading.text, figures, at),
            )


def _before(text: str, figures: Sequence[Quantity], at: int) -> Quantity | None:
    """The figure just before, if the change can be one of it."""
    before = figures[at - 1] if at else None
    if before is None or not before.countable or not _straight(text, before, figures[at]):
        return None
    return before if figures[at].percent or comparable(before.unit, figures[at].unit) else None


def _straight(text: str, figure: Quantity, change: Quantity) -> bool:
    """Do the words lead from a figure straight to its change?"""
    return bool(_STRAIGHT.fullmatch(_YEARS.sub("", text[figure.end : change.start])))


def _pair(text: str, figures: Sequence[Quantity], at: int) -> tuple[Decimal, Decimal] | None:
    """Old and new value that a change at ``at`` is about; from nothing there is no percent."""
    pair = _values(text, figures, at)
    return None if pair is None or (figures[at].percent and not pair[0]) else pair


def _values(text: str, figures: Sequence[Quantity], at: int) -> tuple[Decimal, Decimal] | None:
    change = figures[at]
    if is_in_points(text, change):
        return None  # the difference of two rates
    before = [figure for figure in figures[max(0, at - 3) : at] if figure.countable]
    if change.percent and before and _CHANGE.search(text[max(0, before[-1].start - 16) : before[-1].start]):
        return None  # "tăng 21 doanh nghiệp, tương ứng tăng 19,8%": of the value before both
    after = [figure for figure in figures[at + 1 : at + 4] if figure.countable]
    gap = text[change.end : after[0].start] if after else ""
    if len(after) >= 2 and "từ" in gap and _FROM_AFTER.fullmatch(gap) and _from_to(text, *after[:2]):
        return after[0].count, after[1].count
    if not before or not _straight(text, before[-1], change):
        return None
    if len(before) >= 2 and _from_to(text, *before[-2:]) and _same_thing(change, before[-1]):
        return before[-2].count, before[-1].count
    if len(before) >= 2 and change.countable and _years(text, *before[-2:]) and _same_thing(change, before[-1]):
        return before[-2].count, before[-1].count
    alone = change.percent or change.unit == before[-1].unit
    if alone and after and before[-1].unit == after[0].unit != "":
        held = gap.count("so với") == 1 and _OLD_AFTER.fullmatch(gap) and not are_two_times(*gap.rpartition("(")[::2])
        return (after[0].count, before[-1].count) if held else None
    return None


def are_two_times(base: str, bracket: str) -> bool:
    """``tăng 35 hồ sơ so với tháng trước (cùng kỳ năm 2024: 398 hồ sơ)``: is the bracket of another time than the
    one that a change is said to be since?"""
    return _LAST_TIME.search(base) is not None and _YEAR_AGO.search(bracket) is not None


def _from_to(text: str, old: Quantity, new: Quantity) -> bool:
    """``từ 400 hồ sơ lên 500 hồ sơ``."""
    lead, gap = text[max(0, old.start - 12) : old.start], _YEARS.sub("", text[old.end : new.start])
    moved = re.search(r"(?<!\w)(?:lên|xuống|còn|đến)(?: còn)?\s{1,3}$", gap)
    return bool(re.search(r"(?<!\w)từ\s{1,3}$", lead) and moved and comparable(old.unit, new.unit) and len(gap) < 60)


def _years(text: str, old: Quantity, new: Quantity) -> bool:
    """``năm 2023 tiếp nhận 900 hồ sơ; năm 2024 tiếp nhận 800 hồ sơ``."""
    found = [_YEAR_BEFORE.search(text, max(0, figure.start - 70), figure.start) for figure in (old, new)]
    years = [int(match[1]) for match in found if match]
    return len(years) == 2 and years[1] == years[0] + 1 and old.unit == new.unit != ""


def _same_thing(change: Quantity, new: Quantity) -> bool:
    """A change of a count names what it counts, or nothing."""
    if change.percent:
        return True
    named, before = change.after.split()[:1], new.after.split()[:1]
    return (not named or named == before) and comparable(change.unit, new.unit)
