"""By how many points a rate that was just told is above or below a level: P903, P904.

``đạt 45,2% kế hoạch. Kết quả trên thấp hơn mục tiêu giải ngân 50% … là 1,8 điểm phần trăm``: "kết quả trên", "tỷ lệ
này" and the words right behind a rate go on from it. Nothing is said where two rates of the section are so far apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import change_holds, wrong_change, wrong_way
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, is_in_points, up_to
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"điểm"})
_BY: Final = pattern_of(
    r"(?<!\w)(?P<word>thấp hơn|cao hơn|vượt|kém)(?: so với)?\s(?:mức|mục tiêu|chỉ tiêu|yêu cầu|kế hoạch|trung bình"
    r"|bình quân|tiến độ|định mức|ngưỡng)(?: [^.;:,()\d]{1,40})?\s$"
)
_THEN: Final = pattern_of(r"\s?%(?:\s(?:[^.;:,()\d]|(?<=tháng )\d{1,2}|(?<=năm )\d{4}){1,60})?\s(?:là\s)?")
_GOES_ON: Final = pattern_of(
    r"(?:Kết quả|Tỷ lệ|Tỉ lệ|Mức|Con số)(?: [^\W\d_]+){0,2}? (?:trên|này|đó|nêu trên)(?: đã| vẫn| còn| mới)?\s"
)
_STRAIGHT: Final = pattern_of(r"\s?%(?: [^.;:,()\d]{1,30})?,\s")
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|(?:năm|quý|tháng|kỳ) trước|mục tiêu|chỉ tiêu|yêu cầu|trong (?:số )?đó|riêng)(?!\w)[^.;%]{0,40}$"
)
_REACH, _BACK, _LEAD = 90, 8, 60


def check_points_to_levels(context: ProseContext) -> list[Finding]:
    """Findings on points between a rate and a level that are not what lies between them."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if "%" in reading.text and not reading.crowded
        for apart in reading.quantities
        if apart.percent and apart.exact and is_in_points(reading.text, apart)
        for item in _judge(readings, at, apart)
    ]


def _judge(readings: Sequence[Reading], at: int, apart: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    level = next(iter(_rates(reading, apart.start)[-1:]), None)
    if level is None or not level.exact or not _THEN.fullmatch(reading.text, level.end, apart.start):
        return
    said = _BY.search(reading.text, max(0, level.start - _REACH), level.start)
    rate = _rate(readings, at, said.start()) if said else None
    if said is None or rate is None:
        return
    up = said["word"] in ("cao hơn", "vượt")
    reading.compare(level, apart)
    every = [x for of in before(readings, at) for x in _rates(of, len(of.text))]
    if change_holds(rate, level, apart, up=not up):
        yield wrong_way(reading, said["word"], level, rate, said.start(), apart.end)
    elif (rate.count > level.count) == up and not any(
        abs(abs(one.count - other.count) - apart.count) < apart.step for one, other in combinations(every, 2)
    ):
        yield wrong_change(reading, apart, rate, level)


def _rates(reading: Reading, stop: int) -> list[Quantity]:
    """The last rates before a character."""
    return [
        x for x in up_to(reading.quantities, stop, _BACK) if x.percent and not is_in_points(reading.text, x)
    ]  # fmt: skip


def _rate(readings: Sequence[Reading], at: int, stop: int) -> Quantity | None:
    """The rate that the words before a comparison go on from: the one right before them, or the only one of the
    sentence before that is of no other time and no target."""
    reading = readings[at]
    near = _rates(reading, stop)
    if near and _STRAIGHT.fullmatch(reading.text, near[-1].end, stop):
        return _told(reading, near[-1:])
    start = reading.text.rfind(". ", 0, stop) + 2 if ". " in reading.text[:stop] else 0
    if not _GOES_ON.fullmatch(reading.text, start, stop):
        return None
    if start:
        first = max((s.start for s in reading.sentences if s.end <= start), default=0)
        return _told(reading, [x for x in near if first <= x.start < start])
    ahead = next(iter(before(readings, at)[1:2]), None)
    if ahead is None or not ahead.sentences:
        return None
    last = ahead.sentences[-1].start
    return _told(ahead, [x for x in _rates(ahead, len(ahead.text)) if x.start >= last])


def _told(reading: Reading, rates: Sequence[Quantity]) -> Quantity | None:
    """The only one of some rates that is of this time and no target."""
    free = [
        x
        for x in rates
        if x.exact and not x.depth and not _OTHER.search(reading.text, max(0, x.start - _LEAD), x.start)
    ]
    return free[0] if len(free) == 1 else None
