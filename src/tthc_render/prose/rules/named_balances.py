"""Balances that their own words define: exports less imports, revenue less expenditure. P903.

``Kim ngạch xuất khẩu … 52,31 tỷ USD … nhập khẩu 36,79 tỷ USD … toàn ngành xuất siêu 19,12 tỷ USD``: wherever the two
stand in the section. Plans, shares and figures of other times are none of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip, slack_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.sections import figures_before, lead
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"siêu", "dư", "bội", "lệch", "hụt"})


@dataclass(frozen=True, slots=True)
class _Balance:
    said: re.Pattern[str]
    plus: re.Pattern[str]
    minus: re.Pattern[str]


_BALANCES: Final = (
    _Balance(
        pattern_of(r"(?<!\w)(?:xuất siêu|nhập siêu|(?:thặng dư|thâm hụt)(?: thương mại"
            r"| cán cân thương mại)?)(?!\w)[^.;\d]{0,30}$", re.IGNORECASE),
        pattern_of(r"(?<!\w)xuất khẩu(?!\w)", re.IGNORECASE), pattern_of(r"(?<!\w)nhập khẩu(?!\w)", re.IGNORECASE),
    ),
    _Balance(
        pattern_of(r"(?<!\w)(?:bội thu|bội chi|kết dư|chênh lệch thu\W{1,3}chi|(?:dư"
            r"|thặng dư) ngân sách)(?!\w)[^.;\d]{0,30}$", re.IGNORECASE),
        pattern_of(r"(?<!\w)thu(?! hút| hồi| nhập| gom)(?!\w)", re.IGNORECASE),
        pattern_of(r"(?<!\w)chi(?! cục| nhánh)(?!\w)", re.IGNORECASE),
    ),
)  # fmt: skip
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|mục tiêu|chỉ tiêu|so với|cùng kỳ|năm trước|tăng|giảm|bình quân|phấn đấu"
    r"|dự kiến|lũy kế)(?!\w)",
    re.IGNORECASE,
)
_ALONE = pattern_of(r"(?<!\w)(?:[Rr]iêng|[Tt]rong (?:tháng|quý))(?!\w)")
_NARROWER = pattern_of(
    r"(?<!\w)(?:khu vực|với|thị trường|mặt hàng|ngành hàng|trong nước|cả nước|fdi|doanh nghiệp|tháng \d|quý [ivx\d]"
    r"|năm \d|quỹ)(?!\w)"
)
_EARLIER = pattern_of(r"[^.;,()\d]{0,30}(?<!\w)(?:(?:năm|kỳ|tháng|quý) trước|cùng kỳ|trước đây)(?!\w)")
_MORE = pattern_of(r"(?<!\w)(?:chuyển nguồn|trích|dự phòng|chuyển sang|năm trước|kỳ trước|tồn|sau thuế)(?!\w)")
_TELLING: Final = 3
_LEAD: Final = 80
_SPAN = pattern_of(r"(?<!\w)(?:[Tt]háng \d{1,2}(?!\d)|\d{1,2} tháng|[Qq]uý [IV\d]+)")
_CONTRARIES: Final = (
    ("xuất siêu", "nhập siêu", True), ("nhập siêu", "xuất siêu", False),
    ("thặng dư", "thâm hụt", True), ("thâm hụt", "thặng dư", False),
    ("bội thu", "bội chi", True), ("bội chi", "bội thu", False), ("kết dư", "bội chi", True),
)  # fmt: skip
"""A name, its contrary, and whether it says that the first figure is the larger one."""
_POWERS: Final = tuple(Decimal(10) ** power for power in (-9, -6, -3, 3, 6, 9))


def check_named_balances(context: ProseContext) -> list[Finding]:
    """Findings on balances that the figures they are the difference of contradict."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_WORDS)
        if reading.counts
        for x in reading.counts
        for item in _balances(readings, at, x)
    ]


def _balances(readings: Sequence[Reading], at: int, rest: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    words = lead(reading, rest)
    for balance in _BALANCES:
        start = max(reading.text.rfind(mark, 0, rest.start) for mark in (". ", "; ")) + 1
        if (
            _ALONE.search(reading.text, start, rest.start)
            or not balance.said.search(words)
            or not rest.exact
            or not rest.unit
            or _OTHER.search(words)
        ):
            continue
        plus, minus = _named(readings, at, rest, balance.plus), _named(readings, at, rest, balance.minus)
        if not plus or not minus:
            continue
        pairs = [(one, other) for one in plus for other in minus]
        held = [(one, other) for one, other in pairs if _holds(rest, one, other)]
        if held:
            reading.compare(rest)
            if not _NARROWER.search(reading.low, start, rest.end) and not _EARLIER.match(reading.low, rest.end):
                yield from _contrary(reading, rest, balance.said.search(words), held)
            continue
        if _holds_unnamed(readings, at, rest, plus, minus):
            continue
        one, other = plus[-1], minus[-1]
        if _are_of_two_times(readings, at, one, other):
            continue
        right = abs(one.count - other.count)
        scaled = any(abs(rest.count * power - right) <= slack_of(one, other) for power in _POWERS)
        alone = len({x.count for x in plus}) == 1 and len({x.count for x in minus}) == 1
        alone = alone and not _NARROWER.search(reading.low, start, rest.end) and not _MORE.search(reading.low)
        if right and (scaled or alone or _is_telling_slip(rest, right)):
            yield finding(
                "P903", reading.passage.at(rest.start), written=shown(rest), right=_printed(right, one),
                computation=f"{shown(max(one, other, key=_count))} − {shown(min(one, other, key=_count))}",
                quote=quote(reading.text, max(0, rest.start - 50), rest.end + 10),
            )  # fmt: skip


def _are_of_two_times(readings: Sequence[Reading], at: int, one: Quantity, other: Quantity) -> bool:
    """``xuất khẩu tháng 7 ước 3,12 tỷ USD … nhập khẩu 7 tháng 11,86 tỷ USD``: is one of a month, the other of seven?"""
    times = []
    for x in (one, other):
        reading = next((r for r, y in figures_before(readings, at, len(readings[at].text)) if y is x), readings[at])
        said = _SPAN.findall(reading.text[max(0, x.start - _LEAD) : x.start])
        times.append(said[-1].lower() if said else "")
    return all(times) and len({time.split()[0].isdigit() for time in times}) > 1


def _contrary(
    reading: Reading, rest: Quantity, said: re.Match[str] | None, held: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Finding]:
    """``xuất khẩu 2.614 …, nhập khẩu 1.108 …, thâm hụt 1.506``: the amount holds, the name is the contrary."""
    name = said.group().lower() if said else ""
    named = next((pair for pair in _CONTRARIES if name.startswith(pair[0])), None)
    if named is None or any((plus.count > minus.count) == named[2] for plus, minus in held):
        return
    plus, minus = held[-1]
    start = reading.low.rfind(named[0], 0, rest.start)
    yield finding(
        "P904", reading.passage.at(start), word=named[0], old=shown(minus), new=shown(plus), right=named[1],
        quote=quote(reading.text, start, min(len(reading.text), rest.end + 10)),
    )  # fmt: skip


def _is_telling_slip(rest: Quantity, right: Decimal) -> bool:
    """Does one slip of typing explain it? Of one or two digits it explains too much."""
    digits = f"{(right / rest.step).normalize():f}".replace(".", "").strip("0")
    return len(digits) >= _TELLING and is_slip(rest.count / rest.step, right / rest.step)


def _count(x: Quantity) -> Decimal:
    return x.count


def _printed(value: Decimal, like: Quantity) -> str:
    return f"{format_decimal((value / like.scale).normalize())} {like.noun or like.unit}"


def _holds(rest: Quantity, one: Quantity, other: Quantity) -> bool:
    return abs(abs(one.count - other.count) - rest.count) <= slack_of(rest, one, other)


def _holds_unnamed(
    readings: Sequence[Reading], at: int, rest: Quantity, plus: Sequence[Quantity], minus: Sequence[Quantity]
) -> bool:
    """``Tính chung 7 tháng đạt 18,74 tỷ USD``: one of the two, or both, may be named by the sentences before."""
    unnamed = [x for _, x in figures_before(readings, at, rest.start) if x.unit == rest.unit and x.exact]
    return any(x.count != y.count and _holds(rest, x, y) for x in unnamed for y in (*plus, *minus, *unnamed))


def _named(readings: Sequence[Reading], at: int, rest: Quantity, name: re.Pattern[str]) -> list[Quantity]:
    """The figures of that unit that this name leads to and that are no part of another; the first one last."""
    out = []
    for reading, x in figures_before(readings, at, rest.start):
        words = lead(reading, x)
        if x.unit != rest.unit or not x.exact or x.depth or not name.search(words) or _OTHER.search(words):
            continue
        start = max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
        if not TRIGGER.search(reading.text, start, x.start):
            out.append(x)
    return out
