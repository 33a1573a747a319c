"""Groups by age that leave no age out, against their whole: P301, P902.

``1.204 lao động: dưới 30 tuổi 412, từ 30 đến 50 tuổi 640, trên 50 tuổi 252``; ``dưới 18 tuổi 7,6%, từ 18 - 59 tuổi
50,3%, từ 60 tuổi trở lên 52,1%``. Each group begins where the one before ends, the first has all who are younger and
the last all who are older, so that the numbers behind them make the whole and the shares 100%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_GROUP = pattern_of(
    r"(?<!\w)(?:(?P<below>dưới) |từ (?:đủ )?|(?P<above>trên) |)(?P<low>\d{1,2})(?: tuổi)?"
    r"(?:\s?(?:-|–|đến)\s?(?:dưới |hết )?(?P<high>\d{1,2}))?"
    r"(?: tuổi(?P<more> trở lên)?(?P<fewer> trở xuống)?[:,]?\s|(?::\s|\s(?=có |là |chiếm )))"
    r"(?:có |là |chiếm |tỷ lệ |khoảng )*(?=\d)"
)
_BETWEEN = pattern_of(
    r"\s?%?[^.;:()\d%]{0,24}(?:\(\s?[\d.,]+\s?%?[^()\d]{0,16}\))?\s?[;,]?\s?(?:và |còn |nhóm |độ tuổi )*"
)
_OTHERS = pattern_of(r"(?<!\w)(?:bình quân|trung bình|tăng|giảm|kế hoạch|cùng kỳ|so với)(?!\w)")
_TAKES_UP = pattern_of(r"(?<!\w)chiếm(?!\w)")
_CLOSE: Final = 25
_ADULT: Final = 18
_OLDEST: Final = 100
_BACK: Final = 6
_REACH: Final = 160


class _Group(NamedTuple):
    """Those from ``low`` to below ``high``, and how many of them there are."""

    start: int
    low: int
    high: int
    figure: Quantity


def check_age_groups(context: ProseContext) -> list[Finding]:
    """Findings on groups by age that do not make their whole."""
    return [item for r in context.running if r.text.count(" tuổi") > 1 for item in _inside(r)]


def _inside(reading: Reading) -> Iterator[Finding]:
    for sentence in reading.sentences:
        groups = _groups(reading, sentence.start, sentence.end)
        if len(groups) < 2 or not _leave_none(groups) or _OTHERS.search(reading.text, sentence.start, sentence.end):
            continue
        figures = [group.figure for group in groups]
        reading.compare(*figures)
        if all(x.percent for x in figures):
            yield from _shares(reading, figures, groups[0].start)
        elif all(x.countable and comparable(figures[0].unit, x.unit) for x in figures):
            yield from _counts(reading, figures, groups[0].start, sentence.start)


def _groups(reading: Reading, start: int, end: int) -> list[_Group]:
    """The groups of a sentence, each right behind the one before."""
    out: list[_Group] = []
    figures = {x.start: x for x in reading.quantities}
    for found in _GROUP.finditer(reading.text, start, end):
        figure = figures.get(found.end())
        if figure is None or figure.value is None or not figure.exact:
            return []
        if out and not _BETWEEN.fullmatch(reading.text, out[-1].figure.end, found.start()):
            return []
        low = 0 if found["below"] or found["fewer"] else int(found["low"])
        high = _OLDEST if found["above"] or found["more"] else int(found["high"] or found["low"])
        out.append(_Group(found.start(), low, high, figure))
    return out


def _leave_none(groups: Sequence[_Group]) -> bool:
    """Do they reach from the youngest, or those of age, to the oldest, and meet?"""
    ages = sorted((group.low, group.high) for group in groups)
    meet = all(0 <= low - high <= 1 for (_, high), (low, _) in pairwise(ages))
    return meet and ages[0][0] <= _ADULT and ages[-1][1] == _OLDEST


def _shares(reading: Reading, shares: Sequence[Quantity], start: int) -> Iterator[Finding]:
    total, rounding = total_of(shares), sum((x.step for x in shares), Decimal(0)) / 2
    said = _TAKES_UP.search(reading.text, start, shares[0].start)  # else each has a rate of its own
    if said and rounding < abs(total - 100) < _CLOSE:
        yield finding(
            "P902", reading.passage.at(shares[0].start), shares=" + ".join(f"{x.text}%" for x in shares),
            sum=f"{format_decimal(total)}%", quote=quote(reading.text, start, shares[-1].end + 1),
        )  # fmt: skip


def _counts(reading: Reading, parts: Sequence[Quantity], start: int, sentence: int) -> Iterator[Finding]:
    """The whole is the nearest count before them that is larger than each; any that they make leaves it at that."""
    wholes = [
        x for x in reversed(up_to(reading.counts, start, _BACK))
        if x.start >= sentence and start - x.end < _REACH and comparable(x.unit, parts[0].unit)
        and x.count > max(part.count for part in parts)
    ]  # fmt: skip
    if wholes and wholes[0].exact and wholes[0].unit and not any(reaches(x, parts) for x in wholes):
        yield from missed_sum(reading, wholes[0], parts, closed=True)
