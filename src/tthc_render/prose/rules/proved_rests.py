"""What is left of a whole that the share of the settled ones proves, paragraphs before or with a list between: P305.

``khiếu nại, tố cáo thuộc thẩm quyền là 418 vụ việc … đã giải quyết 371 vụ việc, đạt 88,8%, cụ thể: …. Số vụ việc đang
tiếp tục giải quyết là 74 vụ việc``: 371 are 88,8% of 418 and of no other figure, so 47 are left, of which 74 is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import fits, one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SETTLED: Final = pattern_of(r"(?<!\w)(?:giải quyết|xử lý|hoàn thành|thi hành)(?: xong| được)?\s$")
_SHARE: Final = pattern_of(r"[^.;:()\d]{0,30}(?:,\s(?:đạt|chiếm|bằng)(?: tỷ lệ)?\s|\s\((?:đạt )?)$")
_LEFT: Final = pattern_of(
    r"(?<!\w)(?:(?:đang|còn|chưa) (?:tiếp tục |phải |được )?(?:giải quyết|xử lý|thi hành|thực hiện|xác minh)"
    r"|còn lại)(?: là| có|:)?\s$"
)
_DIGITS, _TELLING = 3, 10


def check_proved_rests(context: ProseContext) -> list[Finding]:
    """Findings on rests that are one slip away from what whole and settled ones leave."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if "%" in reading.text and len(reading.counts) > 1 and not reading.crowded
        for item in _rests(readings, at)
    ]


def _rests(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    text = reading.text
    for rest in reading.counts:
        if rest.depth or not rest.exact or not rest.unit or rest.count < _TELLING:
            continue
        if not _LEFT.search(text, max(0, rest.start - 44), rest.start):
            continue
        for done, share in _settled(reading, rest):
            wholes = {
                x.count: (other, x)
                for other in before(readings, at) for x in other.counts
                if x.exact and x.unit == done.unit and x.count > done.count
                and (other is not reading or x.end < done.start)
                and fits(share.count, share.text, done.count, x.count) == "right"
            }  # fmt: skip
            if len(wholes) != 1:
                continue
            right = next(iter(wholes)) - done.count
            if right != rest.count and one_typing_apart(format_decimal(right), rest.text):
                reading.compare(rest, done, share)
                yield from missed_rest(reading, rest, [*wholes], [done.count], done.start)
                return


def _settled(reading: Reading, rest: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """The settled ones of the rest's unit before it, with their share."""
    for share in reading.quantities:
        if not share.percent or share.start > rest.start or sum(sign.isdigit() for sign in share.text) < _DIGITS:
            continue
        done = next((x for x in reversed(reading.counts) if x.end <= share.start), None)
        if done is None or done.depth or not done.exact or done.unit != rest.unit:
            continue
        led = reading.text[max(0, done.start - 24) : done.start]
        if _SETTLED.search(led) and _SHARE.fullmatch(reading.text, done.end, share.start):
            yield done, share
