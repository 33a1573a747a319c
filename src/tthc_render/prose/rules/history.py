"""What a report states about earlier ones: growth since then, documents cited before. C205, C206, P612."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import EarlierReport, FigurePath, ProseContext
from tthc_render.prose.passages import Passage
from tthc_render.prose.periods_in_text import named_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.citations import document_key, same_issuer
from tthc_render.prose.rules.growth import StatedChange, changes
from tthc_render.prose.spans import Citation, Quantity, up_to
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodError, PeriodKind

LEAST: Final = 10
"""Smaller figures coincide with others by chance."""
SURE: Final = 100
"""From here on a figure of any unit is taken for the one of the forms that is equal to it."""
UNITS: Final = ("hồ sơ", "TTHC")
_BACK: Final = 6

_AGAINST = pattern_of(r"[^.;]{0,60}?(?<!\w)so với(?: số liệu)?(?: của| trong)?\s{1,3}(?P<what>[^.;,()]{2,40})")
_LAST = pattern_of(r"(?:kỳ|kỳ báo cáo|quý|tháng|6 tháng|năm)\s(?:liền\s)?(?:trước|liền kề)|năm ngoái")
_YEAR = pattern_of(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ANOTHER = pattern_of(r"quý|tháng|kỳ trước")
_OF_ITS_OWN: Final = {
    PeriodKind.QUARTER: "quý",
    PeriodKind.MONTH: "tháng",
    PeriodKind.YEAR: "năm",
    PeriodKind.HALF: "6 tháng",
}


def check_history(context: ProseContext) -> list[Finding]:
    """Findings on what contradicts an earlier report, where the report's own period is known."""
    facts = context.facts
    if facts.period is None:
        return []
    out: list[Finding] = []
    for reading in context.running if facts.past else ():
        if reading.quantities:
            out += _growth(reading, facts.period, facts.figures, facts.past)
    for earlier in facts.past:
        out += _documents(context.readings, earlier)
    return out


def _growth(
    reading: Reading, period: Period, figures: Mapping[FigurePath, Decimal], past: Sequence[EarlierReport]
) -> Iterator[Finding]:
    for change in changes(reading):
        against = _AGAINST.match(reading.text, change.figure.end)
        wanted = _period_of(against["what"], period) if against else None
        earlier = next((item for item in past if wanted and item.period.code == wanted), None)
        new = change.pair[1] if change.pair else change.changed.count if change.changed else None
        if earlier is None or new is None or not _tellable(change, new):
            continue
        old = _then(new, figures, earlier)
        if old is None:
            continue
        where = reading.passage.at(change.figure.start)
        shared = {"file": earlier.file, "old": format_decimal(old), "new": format_decimal(new)}
        if change.pair and change.pair[0] != old:
            yield finding("C206", where, written=format_decimal(change.pair[0]), **shared)
        elif not change.pair and not _fits_another(reading, change, figures, earlier):
            yield finding("C205", where, change=f"{change.word} {change.shown}", right=change.right(old, new), **shared)


def _fits_another(
    reading: Reading, change: StatedChange, figures: Mapping[FigurePath, Decimal], earlier: EarlierReport
) -> bool:
    """Does the change fit the figure just before it, or one a little earlier?"""
    counts = [figure.count for figure in up_to(reading.counts, change.figure.start, _BACK)]
    return any((old := _then(new, figures, earlier)) is not None and change.fits(old, new) for new in counts)


def _then(new: Decimal, figures: Mapping[FigurePath, Decimal], earlier: EarlierReport) -> Decimal | None:
    """Value that the figures equal to ``new`` had in the earlier report; None if unknown or not unique."""
    olds = {earlier.figures.get(path) for path, value in figures.items() if value == new}
    return olds.pop() if len(olds) == 1 else None


def _tellable(change: StatedChange, new: Decimal) -> bool:
    """Can the figure be known by its value?"""
    figure: Quantity | None = change.changed
    return new >= SURE or (new >= LEAST and figure is not None and figure.unit in UNITS)


def _period_of(words: str, period: Period) -> str | None:
    """Code of the period that "so với …" names."""
    words = words.lower().partition(" và ")[0]
    named = regular_period(named_period(words))
    if named:
        return named.code
    year = _YEAR.search(words)
    try:
        if words.startswith("cùng kỳ"):
            same = period.cung_ky
            odd = _ANOTHER.search(words) or (year and int(year[0]) != same.year)
            return None if odd else same.code
        if _LAST.match(words):
            own = _OF_ITS_OWN.get(period.kind, "kỳ")
            return period.truoc.code if words.startswith(("kỳ", own)) else None
    except PeriodError:
        return None
    return year[0] if year and period.kind is PeriodKind.YEAR and words.startswith("năm") else None


def _documents(readings: Sequence[Reading], earlier: EarlierReport) -> Iterator[Finding]:
    """A document that the earlier report cites with other dates only."""
    if not any(reading.citations for reading in readings):
        return
    known: dict[tuple[int, int, str], list[Citation]] = {}
    for citation in Reading(Passage(" ".join(earlier.text.split()))).citations:
        if _day(citation) is not None:
            known.setdefault(document_key(citation), []).append(citation)
    for reading in readings:
        for citation in reading.citations:
            day = _day(citation)
            others = [other for other in known.get(document_key(citation), ()) if same_issuer(citation, other)]
            days = sorted({other_day for other in others if (other_day := _day(other)) is not None})
            if day is None or day in days or not citation.code:
                continue
            near = [other for other in days if citation.year or _rival(citation.number, day, other)]
            if near:
                yield finding(
                    "P612", reading.passage.at(citation.start), document=citation.short, date=format_short(day),
                    other=format_short(near[0]), file=earlier.file,
                )  # fmt: skip


def _day(citation: Citation) -> date | None:
    return citation.when.value if citation.when else None


def _rival(number: int, one: date, other: date) -> bool:
    """Two dates of a year; or the same day of two years, which low numbers fall on again and again."""
    return one.year == other.year or (number >= SURE and (one.day, one.month) == (other.day, other.month))
