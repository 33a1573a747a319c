"""What is cumulated up to a month, and is less than a period in it: P303.

``Trong tháng 11/2025, … xử phạt 61 cơ sở …`` and ``Lũy kế 11 tháng, … xử phạt 48 cơ sở``: the words before the figures
name what is counted, and other things that both sentences count have grown. Quarters that are all given
(``Quý I/2025: 918 người … quý III … 1.246 người``) make the figure but for one slip of typing, if it is less than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SO_FAR: Final = pattern_of(
    r"(?:^|[.;:]\s)(?:tính chung |tính đến nay, |tổng hợp )?(?:lũy kế |luỹ kế |tính chung )"
    r"(?:trong |cả |từ đầu năm đến nay |đến hết )?(?P<months>1[0-2]|0?[2-9]) tháng(?! trước)"
)
_MONTH: Final = pattern_of(
    r"(?:^|[.;:]\s)(?:trong |riêng |riêng trong )?tháng (?P<month>1[0-2]|0?[1-9])(?![\d.]| tháng)"
)
_QUARTER: Final = pattern_of(r"(?<!\w)quý (?P<nth>iv|i{1,3})(?!\w)")
_NTH: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_VERB: Final = pattern_of(r"(?<!\w)(?P<words>[^\W\d_]+ [^\W\d_]+)(?: được| là| có| trên| cho| với| tổng số)?\s$")
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|dự toán|tăng|giảm|bình quân|còn|chưa|đang|hiện (?:có|còn|nay)|năm trước"
    r"|chỉ tiêu)(?!\w)"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_PLAIN: Final = nouns_in("năm đã của là có toàn tỉnh xã phường tổng số cả trên địa bàn đơn vị đạt được cho")
_GAP: Final = 110
_HELD: Final = 2
_MONTHS_IN: Final = 3


def check_cumulated_too_small(context: ProseContext) -> list[Finding]:
    """Findings on cumulated figures that are less than a period in them."""
    out: list[Finding] = []
    running = context.running
    for at, reading in context.places_saying(("kế", "chung")):
        if not reading.counts:
            continue
        for said in _SO_FAR.finditer(reading.low):
            near = running[max(0, at - 1) : at + 1]
            out += _of_month(reading, said, near)
            out += _of_quarters(reading, said, near)
    return out


def _of_month(reading: Reading, said: re.Match[str], near: Sequence[Reading]) -> Iterator[Finding]:
    so_far = _by_verb(reading, said.end())
    for other in near:
        for month in _MONTH.finditer(other.low):
            before = other is not reading or month.end() < said.start()
            if int(month["month"]) != int(said["months"]) or not before:
                continue
            single = _by_verb(other, month.end())
            both = [(one, x) for key, one in single.items() if (x := so_far.get(key))]
            less = [(one, x) for one, x in both if x.count < one.count]
            if len(less) == 1 and len(both) - 1 >= _HELD:
                one, x = less[0]
                yield _less(reading, said, x, f"{shown(one)} của tháng")


def _less(reading: Reading, said: re.Match[str], x: Quantity, part: str) -> Finding:
    reading.compare(x)
    return finding(
        "P303", reading.passage.at(x.start), part=part, total=shown(x),
        quote=quote(reading.text, said.start("months") - 8, x.end + 10),
    )  # fmt: skip


def _by_verb(reading: Reading, start: int) -> dict[tuple[str, str], Quantity]:
    """The figures of the sentence from here on, by the two words before them and their unit; none said twice."""
    stop = next((sentence.end for sentence in reading.sentences if sentence.end > start), len(reading.text))
    out: dict[tuple[str, str], Quantity] = {}
    twice: set[tuple[str, str]] = set()
    for x in reading.counts:
        if not start <= x.start < stop or x.depth or not x.exact or not x.unit:
            continue
        before = reading.low[start : x.start]
        verb = _VERB.search(before)
        if verb is None or _OTHER.search(re.split(r"[,;:]\s", before)[-1]):
            continue
        key = (verb["words"], x.unit)
        twice |= {key} if key in out else set()
        out[key] = x
    return {key: x for key, x in out.items() if key not in twice}


def _of_quarters(reading: Reading, said: re.Match[str], near: Sequence[Reading]) -> Iterator[Finding]:
    months = int(said["months"])
    total = next((x for x in reading.counts if x.start >= said.end()), None)
    if months % _MONTHS_IN or total is None or not total.exact or not total.unit or total.start - said.end() > _GAP:
        return
    told = {*_WORD.findall(" ".join([*(one.low for one in near if one is not reading), reading.low[: said.start()]]))}
    gap = reading.low[said.end() : total.start]
    if _OTHER.search(gap) or not {*_WORD.findall(gap)} <= told | _PLAIN:
        return  # "số hồ sơ quá hạn là": of something else
    parts: dict[int, Quantity] = {}
    for other in near:
        for quarter in _QUARTER.finditer(other.low):
            x = next((x for x in other.counts if x.start >= quarter.end() and not x.depth), None)
            gap = other.low[quarter.end() : x.start] if x else ""
            if x and x.exact and x.unit == total.unit and len(gap) < _GAP and not _is_of_another(gap):
                parts.setdefault(_NTH[quarter["nth"]], x)
    if sorted(parts) != list(range(1, months // _MONTHS_IN + 1)) or total in parts.values():
        return
    most = max(parts.values(), key=lambda x: x.count)
    if total.count < most.count and is_slip(total.count, total_of(parts.values())):
        yield _less(reading, said, total, f"{shown(most)} của một quý")


def _is_of_another(gap: str) -> bool:
    """Do the words between a quarter and a figure name another quarter, or compare?"""
    return bool(_QUARTER.search(gap) or _OTHER.search(gap) or "; " in gap)
