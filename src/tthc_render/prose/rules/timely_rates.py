"""The rate of what was in time against what was late: P401, P901.

``Không có hồ sơ quá hạn; tỷ lệ giải quyết đúng hạn đạt 99,2%`` denies itself.
``Đã giải quyết 2.712 hồ sơ, trong đó quá hạn 08 hồ sơ; tỷ lệ đúng hạn và trước hạn đạt 99,7%``: settled less late, out
of settled. The passage has one figure of late ones; any pair of its figures that gives the rate leaves the rule silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_RATE = pattern_of(
    r"(?<!\w)tỷ lệ [^.;,()\d]{0,50}?(?:đúng (?:hạn )?và trước hạn|trước (?:hạn )?và đúng hạn|đúng hạn)"
    r"[^.;,()\d]{0,30}?\s(?:đạt|là|chiếm)?\s?$",
    re.IGNORECASE,
)
_LATE = pattern_of(r"(?<!\w)(?:quá|trễ|chậm) hạn(?!\w)")
_DONE = pattern_of(r"(?<!\w)(?:giải quyết|xử lý|trả kết quả)(?!\w)")
_NARROWED = pattern_of(r"(?<!\w)(?:lĩnh vực|riêng|cấp xã|cấp tỉnh|đất đai|trực tuyến|cùng kỳ)(?!\w)")
_NONE_LATE = pattern_of(
    r"(?<!\w)không (?:có|phát sinh)(?: xảy ra)? (?:hồ sơ|trường hợp|đơn|phản ánh, kiến nghị)"
    r"(?: (?!đang|chưa|còn|tồn)[^.;,\d]{0,20}?)? (?:quá|trễ|chậm) hạn(?=[,.;)]|$)",
    re.IGNORECASE,
)
"""Not ``không còn hồ sơ quá hạn``: what was late may be settled."""
_PENDING = pattern_of(r"(?<!\w)(?:đang|chưa|còn lại|tồn|trong hạn)(?!\w)", re.IGNORECASE)
_NEXT_CLAUSE = pattern_of(r"[.;]\s")
_OF_OTHERS = pattern_of(
    r"\s?%\s(?:trên |trong |so với )?(?:tổng )?số (?:hồ sơ|đơn|thủ tục)[^.;,()\d]{0,12}"
    r"(?<!\w)(?:tiếp nhận|phải|đến hạn|mới|đang|nộp)(?!\w)"
)
"""``đạt 94,1% số hồ sơ đã tiếp nhận``: what the rate is of, no settled ones."""
_WHOLE: Final = 100
_WORDS: Final = frozenset({"hạn"})
_REACH: Final = 420
_MOST: Final = 14


def check_timely_rates(context: ProseContext) -> list[Finding]:
    """Findings on rates of timeliness that the late ones deny."""
    near = [r for r in context.saying(_WORDS) if "%" in r.text]
    return [item for r in near for item in (*_rates(r), *_denied(r))]


def is_of_pending(text: str, at: int) -> bool:
    """``Đang giải quyết 41 hồ sơ, không có hồ sơ quá hạn``: is what is said at a place said of what is not settled?"""
    return bool(_PENDING.search(text, text.rfind(". ", 0, at) + 1, at))


def _denied(reading: Reading) -> Iterator[Finding]:
    """A rate of timeliness below 100% behind the claim that nothing was late, of one sentence or the next."""
    claim = _NONE_LATE.search(reading.text)
    if claim is None or _NARROWED.search(reading.low, 0, claim.end()) or is_of_pending(reading.text, claim.start()):
        return
    for percent in reading.quantities:
        said = _RATE.search(reading.text, max(0, percent.start - 110), percent.start) if percent.percent else None
        is_near = 0 < percent.start - claim.end() < _REACH
        if said is None or not is_near or percent.value is None or not percent.exact or percent.count >= _WHOLE:
            continue
        early = "trước" not in said.group().lower() and "trước hạn" in reading.low  # the others were settled early
        if not early and not _NARROWED.search(reading.low, claim.end(), percent.start):
            yield finding(
                "P901", reading.passage.at(claim.start()), all=claim.group(),
                pending=quote(reading.text, said.start(), percent.end + 1, 90),
            )  # fmt: skip
            return


def _rates(reading: Reading) -> Iterator[Finding]:
    for percent in reading.quantities:
        if not percent.percent or percent.value is None or not percent.exact:
            continue
        said = _RATE.search(reading.text, max(0, percent.start - 110), percent.start)
        start = max(reading.text.rfind(mark, 0, said.start()) for mark in (". ", "; ")) + 1 if said else 0
        if not said or _NARROWED.search(reading.low, start, percent.start):
            continue
        near = [x for x in reading.counts if 0 < percent.start - x.end < _REACH and x.exact]
        late = [x for x in near if _is_late(x)]
        if _OF_OTHERS.match(reading.text, percent.end) or (late and _are_pending(reading, near, late[0])):
            continue
        if len(near) > _MOST or len(late) != 1 or not late[0].unit:
            continue
        whole = next(
            (x for x in reversed(near) if x.end <= late[0].start and x.unit == late[0].unit and _is_done(x)),
            None,
        )
        if whole is None or late[0].count > whole.count or _fits_any(percent, near, late[0]):
            continue
        reading.compare(percent, whole, late[0])
        right = (whole.count - late[0].count) * 100 / whole.count
        yield finding(
            "P401", reading.passage.at(percent.start),
            computation=f"({shown(whole)} − {shown(late[0])})/{whole.text}", written=f"{percent.text}%",
            right=f"{format_decimal(right, max(1, len(percent.text.partition(',')[2])))}%",
            quote=quote(reading.text, whole.start, percent.end + 1),
        )  # fmt: skip


def _is_done(x: Quantity) -> bool:
    return bool(_DONE.search(x.label)) and not _PENDING.search(x.label)


def _are_pending(reading: Reading, near: list[Quantity], late: Quantity) -> bool:
    """``đang giải quyết 173 hồ sơ, trong đó quá hạn 2 hồ sơ``: are the late ones among those that are not settled?"""
    before = next((x for x in reversed(near) if x.end <= late.start and x.unit == late.unit), None)
    if before is None or not _PENDING.search(before.label):
        return False
    return not _NEXT_CLAUSE.search(reading.text, before.end, late.start)


def _is_late(x: Quantity) -> bool:
    return bool(_LATE.search(x.label) or _LATE.match(x.after.removeprefix(x.unit).strip()))


def _fits_any(percent: Quantity, near: list[Quantity], late: Quantity) -> bool:
    """Do any two figures, or one less the late ones, give the rate?"""
    parts = [x.count for x in near] + [x.count - late.count for x in near]
    parts += [x.count + y.count for x in near for y in near if x is not y]
    wholes = [x.count for x in near if x.count]
    return any(
        0 <= part < whole and fits(percent.count, percent.text, part, whole) != "wrong"
        for whole in wholes
        for part in parts
    )
