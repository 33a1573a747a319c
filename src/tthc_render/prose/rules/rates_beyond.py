"""By how much a plan was passed and what rate that is: P401.

``cả năm ước hoàn thành 11.166 căn, vượt 480 căn, đạt 114,5% chỉ tiêu``: the plan was 10.686, of which it is 104,5%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import unit_of
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_BEYOND: Final = pattern_of(r"[^.;:()\d]{1,40},\s(?P<word>vượt|cao hơn|thiếu|hụt|thấp hơn)\s(?:thêm\s)?$")
_RATE: Final = pattern_of(
    r"[^.;:()\d]{1,30},\s(?:tức |tương ứng |và )?(?:đạt|bằng)\s$|[^.;:()\d]{1,16}\s\((?:đạt |bằng )?$"
)
_PLAN: Final = pattern_of(r"\s?%\s(?:so với\s)?(?:tổng\s)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?!\w)|\s?%\)")
_UP: Final = frozenset({"vượt", "cao hơn"})
_ALL: Final = 100


def check_rates_beyond(context: ProseContext) -> list[Finding]:
    """Findings on rates that the amount beyond the plan denies."""
    return [
        item
        for reading in context.running
        if "%" in reading.text and ("vượt " in reading.text or "hụt " in reading.text or "thiếu " in reading.text)
        for item in _judge(
            reading, [x for x in reading.quantities if x.exact and x.value is not None and not x.ordinal]
        )
    ]


def _judge(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    for (done, beyond), (_, rate) in zip(pairwise(numbers), pairwise(numbers[1:]), strict=False):
        said = _BEYOND.fullmatch(text, done.end, beyond.start)
        if not said or not rate.percent or done.percent or beyond.percent or not _PLAN.match(text, rate.end):
            continue
        if not _RATE.fullmatch(text, beyond.end, rate.start) or unit_of(reading, done) != unit_of(reading, beyond):
            continue
        plan = done.count - beyond.count if said["word"] in _UP else done.count + beyond.count
        reading.compare(done, beyond, rate)
        if plan > 0 and fits(rate.count, rate.text, done.count, plan) == "wrong":
            places = max(1, len(rate.text.partition(",")[2]))
            yield finding(
                "P401", reading.passage.at(rate.start),
                computation=f"{done.text}/{format_decimal(plan / done.scale)}",
                right=f"{format_decimal(done.count * _ALL / plan, places)}%", written=f"{rate.text}%",
                quote=quote(text, done.start, rate.end + 1),
            )  # fmt: skip
