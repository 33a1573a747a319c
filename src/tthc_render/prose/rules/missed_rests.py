"""What is said of a rest that whole and settled parts do not leave, unless the passage accounts for it: P305.

Rules that find what is left in different ways meet here. ``Số chuyển kỳ sau là 3.229 việc, gồm 1.287 việc có điều kiện
và 1.942 việc chưa có điều kiện``: what the difference would be is printed, so the rest is of more. ``Đang giải quyết 38
hồ sơ, gồm cả 13 hồ sơ tháng 8 chuyển sang``: so is what it is off by. ``cao cấp 11, trung cấp 39, còn lại 07``: the
rest with the figures before it makes another whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, amount
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_sums import says_more
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of

LEFT: Final = pattern_of(
    r"(?<!\w)(?:(?:đang|chưa)(?= )|còn(?! phải đạt)|số dư|tồn|(?:chuyển|sang)(?: sang)? (?:kỳ|quý|tháng|năm) sau)"
    r"(?:\s(?!tăng|giảm|trong|gồm)[^\W\d_]+){0,5}:?\s$",
    re.IGNORECASE,
)
"""What leads to a figure that is left: "số còn lại là", "số dư còn", "chuyển kỳ sau"."""
_TELLING: Final = 10
_NEAR: Final = 24
_REPAIRED: Final = pattern_of(
    r"(?<!\w)(?:sửa|thay|sửa chữa|thay thế|thay mới|khắc phục|lắp lại)\s(?:chữa\s|xong\s|được\s)?$"
)
_WAITING: Final = pattern_of(r"[^.;,()\d]{0,30}?\s(?:chờ|hỏng|chưa (?:sửa|thay|khắc phục))(?!\w)")
_BACK: Final = 6


def missed_rest(
    reading: Reading, rest: Quantity, income: Sequence[Decimal], spent: Sequence[Decimal], start: int, end: int = 0
) -> Iterator[Finding]:
    """The finding on what is left of ``income`` after ``spent``; none where the passage accounts for the difference.

    ``start`` and ``end`` are those of the quotation, which ends with the rest if no ``end`` is given.
    """
    right = sum(income, ZERO) - sum(spent, ZERO)
    if _waits_for_repair(reading, rest):
        return
    if _is_one_of_the_parts(reading, rest, income, spent):
        return
    if right == 0 or _is_accounted_for(reading, rest, right, {*income, *spent}):
        return
    yield finding(
        "P305", reading.passage.at(rest.start), rest=shown(rest), whole=" + ".join(amount(x, rest) for x in income),
        part=" − ".join(amount(x, rest) for x in spent), right=amount(right, rest),
        quote=quote(reading.text, start, end or rest.end),
    )  # fmt: skip


def _waits_for_repair(reading: Reading, rest: Quantity) -> bool:
    """``quản lý 126 camera; đã thay 08 camera hỏng, còn 04 camera chờ vật tư``: of what was broken, not of all."""
    run = up_to(reading.counts, rest.start, 1)
    repaired = bool(run) and _REPAIRED.search(reading.text, max(0, run[0].start - _NEAR), run[0].start)
    return bool(repaired) and _WAITING.match(reading.text, rest.end) is not None


def _is_one_of_the_parts(reading: Reading, rest: Quantity, income: Sequence[Decimal], spent: Sequence[Decimal]) -> bool:
    """``sự cố điện 09 vụ (64,3%); sơ suất 03 vụ; đang điều tra 02 vụ``: 64,3% of all three, so that all are parts."""
    added = sum((*income, *spent, rest.count), ZERO)
    for x in up_to(reading.counts, rest.start, _BACK):
        share = next((y for y in reading.quantities if y.start >= x.end), None)
        behind = share is not None and share.percent and share.depth > x.depth and share.start - x.end < _NEAR
        if share is not None and behind and x.count in income and added:
            return abs(x.count * 100 / added - share.count) <= share.step / 2
    return False


def _is_accounted_for(reading: Reading, rest: Quantity, right: Decimal, used: set[Decimal]) -> bool:
    off = abs(right - rest.count)
    sentence = reading.sentence_at(rest.start)
    for x in reading.counts:
        if x is rest or x.count in used or not comparable(x.unit, rest.unit):
            continue
        if x.count / x.step >= _TELLING and x.count in (right, off):
            return True
        near = sentence.start <= x.start < sentence.end
        if x.count == off and near and says_more(reading, x):
            return True
    return _makes_another_whole(reading, rest)


def _makes_another_whole(reading: Reading, rest: Quantity) -> bool:
    """Do the rest and two or more figures right before it make a figure of the passage?"""
    run = [x for x in up_to(reading.counts, rest.start, _BACK) if comparable(x.unit, rest.unit)]
    added, known = rest.count, {x.count for x in reading.counts if x.start < rest.start}
    for taken, x in enumerate(reversed(run), 1):
        added += x.count
        if taken > 1 and added in known and added / rest.step >= _TELLING:
            return True
    return False
