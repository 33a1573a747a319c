"""Shares whose base nothing names, where one slip of typing makes them shares of exactly one figure nearby: P401.

``Rà soát 684.215 thửa, đạt 52,9%``, three lines below ``1.246.310 thửa``: of these it is 54,9%. A share that any two
figures nearby make is left alone, and so are shares of plans, changes and money, which have bases of their own; figures
must be so large that a slip which explains them is no chance (`prose.evidence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.certain_structures import FAR
from tthc_render.prose.claims import claim_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.share_bases import says_of, told_of_then
from tthc_render.prose.slips import UNEXPLAINED, in_steps
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_BEFORE: Final = 3
"""So many paragraphs before may name the base."""
_BESIDE: Final = 40
_CHANCE: Final = 0.1
_DIGITS: Final = 3
_ALL: Final = 100
_OFF: Final = 2
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:tăng|giảm|so với|vượt|cao hơn|thấp hơn|kế hoạch|dự toán|quy định|chỉ tiêu|cùng kỳ|năm trước|mục tiêu"
    r"|nghị quyết|trung bình|bình quân|mức)(?!\w)",
    re.IGNORECASE,
)
_REACHED: Final = pattern_of(r"[^,;:.()\d]{0,30},?\s(?:đạt|bằng)(?: tỷ lệ)?\s")
_OUT_OF: Final = pattern_of(r"(?<!\w)(?:trong|trên)(?: tổng)?(?: số)?\s$")
_BREAK: Final = pattern_of(r"[.;:]\s")
_MONEY: Final = ("đồng", "USD")


def check_loose_shares(context: ProseContext) -> Iterator[Finding]:
    """Findings on shares that only a slip keeps from being those of a figure nearby."""
    running = context.running
    for at, reading in enumerate(running):
        if reading.crowded:
            continue
        for percent in reading.quantities:
            if percent.percent and 0 < percent.count < _ALL and percent.exact and _size(percent) >= _DIGITS:
                part = _part_of(reading, percent)
                if part:
                    yield from _judge(reading, part, percent, running[max(0, at - _BEFORE) : at + 1])


def _part_of(reading: Reading, percent: Quantity) -> Quantity | None:
    """The figure right before a share, if the words between and around say that it is one."""
    part = next(iter(up_to(reading.counts, percent.start, 1)), None)
    if part is None or not part.exact or not part.unit or told_of_then(reading, percent) >= 0:
        return None
    if _is_base(reading, part):
        return None
    if percent.start - part.end > _BESIDE or _BREAK.search(reading.text, part.end, percent.start):
        return None
    said = says_of(reading, part, percent)
    bare = said == "reached" and _REACHED.fullmatch(reading.text, part.end, percent.start)
    if said not in ("share", "bracket") and not bare:
        return None  # "giải quyết 776 hồ sơ, đúng hạn đạt 99,48%"
    return None if _OTHERS.search(reading.text, max(0, part.start - 20), percent.end + _BESIDE) else part


def _is_base(reading: Reading, x: Quantity) -> bool:
    """``97 ca dương tính trong 243 ca được lấy mẫu (39,9%)``: is the figure that of which another one is a part?"""
    of_it = next(iter(up_to(reading.counts, x.start, 1)), None)
    if of_it is None or not _OUT_OF.search(reading.text, max(0, x.start - 16), x.start):
        return False
    return comparable(of_it.unit, x.unit) and not _BREAK.search(reading.text, of_it.end, x.start)


def _judge(reading: Reading, part: Quantity, percent: Quantity, near: Sequence[Reading]) -> Iterator[Finding]:
    counts = [x for other in near if not other.crowded for x in other.counts if x.count]
    wholes = {x.text: x for x in counts if x.count > part.count and x.unit == part.unit}
    proved = {text: x for text, x in wholes.items() if _has_another_share(reading, x, percent)}
    if not proved and (part.unit.startswith(_MONEY) or _size(part) < _DIGITS - 1):
        return
    wholes = proved or {text: x for text, x in wholes.items() if _size(x) >= _DIGITS}
    found = [item for whole in wholes.values() if (item := _finding(reading, part, whole, percent))]
    most = UNEXPLAINED if proved else _CHANCE / max(len(wholes), 1)
    claims = [(item, claim_of(item)) for item in found]
    told = [item for item, claim in claims if claim and claim.off <= FAR and claim.chance() < most]
    if len(told) == 1 and len(found) == len(wholes) and (proved or not _is_made(percent, part, counts)):
        yield told[0]


def _has_another_share(reading: Reading, whole: Quantity, percent: Quantity) -> bool:
    """``13 vụ, chiếm 69,1%; 6 vụ, chiếm 27,3%``, of 22 a paragraph above: is the other one a share of this whole?"""
    for other in reading.quantities:
        if other is percent or not other.percent or _size(other) < _DIGITS or other.text == percent.text:
            continue
        part = _part_of(reading, other)
        if part and part.unit == whole.unit and not abs(_off(part, whole, other)):
            return True
    return False


def _off(part: Quantity, whole: Quantity, percent: Quantity) -> int:
    """How far a share is from that of two figures, in its last digit."""
    return in_steps(part.count / whole.count * _ALL, percent.step) - in_steps(percent.count, percent.step)


def _finding(reading: Reading, part: Quantity, whole: Quantity, percent: Quantity) -> Finding | None:
    right = part.count / whole.count * _ALL
    if abs(_off(part, whole, percent)) < _OFF:
        return None  # right, or rounded otherwise
    return finding(
        "P401", reading.passage.at(percent.start), computation=f"{shown(part)}/{shown(whole)}",
        right=f"{format_decimal(right, -int(percent.step.logb()))}%", written=f"{percent.text}%",
        quote=quote(reading.text, part.start, percent.end + 1),
    )  # fmt: skip


def _is_made(percent: Quantity, part: Quantity, counts: Sequence[Quantity]) -> bool:
    """Do any two figures nearby make the share?"""
    return any(
        one.count < other.count
        and comparable(one.unit, other.unit)
        and (one.count == part.count or _size(one) >= _DIGITS)
        and in_steps(one.count / other.count * _ALL, percent.step) == in_steps(percent.count, percent.step)
        for one, other in product(counts, repeat=2)
    )


def _size(figure: Quantity) -> int:
    return sum(sign.isdigit() for sign in figure.text)
