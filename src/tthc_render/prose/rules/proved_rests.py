"""What is left of a whole that the share of the settled ones proves, paragraphs before or with a list between: P305.

``khiếu nại, tố cáo thuộc thẩm quyền là 418 vụ việc … đã giải quyết 371 vụ việc, đạt 88,8%, cụ thể: …. Số vụ việc đang
tiếp tục giải quyết là 74 vụ việc``: 371 are 88,8% of 418 and of no other figure, so 47 are left, of which 74 is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import fits, one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SHARE: Final = pattern_of(r"[^.;:()\d]{0,30}(?:,\s(?:đạt|chiếm|bằng)(?: tỷ lệ)?\s|\s\((?:đạt |bằng )?)$")
LEFT: Final = pattern_of(
    r"(?<!\w)(?:(?:đang|chưa)(?= )|còn(?! phải đạt)|số dư|tồn|(?:chuyển|sang)(?: sang)? (?:kỳ|quý|tháng|năm) sau)"
    r"(?:\s(?!tăng|giảm|trong|gồm)[^\W\d_]+){0,5}:?\s$",
    re.IGNORECASE,
)
"""What leads to a figure that is left: "số còn lại là", "số dư còn", "chuyển kỳ sau"."""
_REACH: Final = 44
_DIGITS, _TELLING = 3, 10


def check_proved_rests(context: ProseContext) -> list[Finding]:
    """Findings on rests that are one slip away from what whole and settled ones leave."""
    readings = context.running
    return [item for at, reading in context.with_shares if len(reading.counts) > 1 for item in _rests(readings, at)]


def _rests(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    text = reading.text
    for rest in reading.counts:
        if rest.depth or not rest.exact or not rest.unit or rest.count < _TELLING:
            continue
        if not LEFT.search(text, max(0, rest.start - _REACH), rest.start):
            continue
        for done, share in _settled(reading, rest):
            wholes = {
                x.count: (other, x)
                for other in before(readings, at) for x in other.counts
                if x.exact and x.unit == rest.unit and x.count > max(done.count, rest.count)
                and (other is not reading or x.end < done.start)
                and fits(share.count, share.text, done.count, x.count) == "right"
            }  # fmt: skip
            if len(wholes) != 1:
                continue
            right = next(iter(wholes)) - done.count
            if right == rest.count or _is_made(readings, at, rest, right):
                continue
            if one_typing_apart(format_decimal(right / rest.scale), rest.text):
                reading.compare(rest, done, share)
                yield from missed_rest(reading, rest, [*wholes], [done.count], done.start)
                return


def _is_made(readings: Sequence[Reading], at: int, rest: Quantity, right: Decimal) -> bool:
    """Do two figures of the section make the rest, or does another tell it, or what is off?"""
    near = [of for of in before(readings, at) if not of.crowded]
    values = {x.count for of in near for x in of.counts if x is not rest and comparable(x.unit, rest.unit)}
    return not values.isdisjoint((rest.count, abs(right - rest.count))) or made_of_two(rest.count, values)


def made_of_two(figure: Decimal, values: Set[Decimal]) -> bool:
    """Is a figure the sum or the difference of two others?"""
    return any(value + figure in values or (2 * value != figure and figure - value in values) for value in values)


def _settled(reading: Reading, rest: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of the rest's unit before it, or of none, with their share."""
    for share in reading.quantities:
        if not share.percent or share.start > rest.start or sum(sign.isdigit() for sign in share.text) < _DIGITS:
            continue
        done = next(iter(up_to(reading.counts, share.start, 1)), None)
        if done is None or done.depth or not done.exact or done.unit not in (rest.unit, ""):
            continue
        if _SHARE.fullmatch(reading.text, done.end, share.start):
            yield done, share
