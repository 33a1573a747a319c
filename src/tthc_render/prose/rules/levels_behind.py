"""Shares whose levels stand behind them, together more than 100% or, where they are all, not 100%: P902.

``41,6% rất hài lòng, 51,7% hài lòng, 5,9% bình thường, 1,1% không hài lòng``; ``17,4% hoàn thành xuất sắc nhiệm vụ,
79,6% hoàn thành tốt nhiệm vụ, 5,3% hoàn thành nhiệm vụ và 0,4% không hoàn thành nhiệm vụ``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.families import families, is_whole, members
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_NEXT: Final = pattern_of(r"\s?%\s(?P<label>[^.;:,()\d]{3,60}?)(?:\s\([^()]{1,40}\))?(?:,\svà\s|,\s|;\s|\svà\s)")
_LAST: Final = pattern_of(r"\s?%\s(?P<label>[^.;:,()\d]{3,60})")
_WHO: Final = pattern_of(
    r"^(?:số )?(?:người|cá nhân|tổ chức|ý kiến|phiếu|công chức|viên chức)(?: trả lời| dân| được hỏi)?\s"
    r"|^(?:thấy|xếp loại|đánh giá|cho là)\s"
)
_LEAST, _ALL = 3, Decimal(100)
_FAR: Final = Decimal(130)


def check_levels_behind(context: ProseContext) -> list[Finding]:
    """Findings on shares of levels that do not fill 100%."""
    return [
        item
        for reading in context.running
        if reading.text.count("%") >= _LEAST
        for run in _runs(reading)
        for item in _judge(reading, run)
    ]


def _runs(reading: Reading) -> Iterator[list[tuple[Quantity, str]]]:
    run: list[tuple[Quantity, str]] = []
    percents = [x for x in reading.quantities if x.percent and x.value is not None]
    for nth, x in enumerate(percents):
        then = percents[nth + 1] if nth + 1 < len(percents) else None
        goes_on = _NEXT.fullmatch(reading.text, x.end, then.start) if then else None
        last = goes_on or (_LAST.match(reading.text, x.end) if run else None)
        if last:
            run.append((x, _bare(last["label"])))
        if not goes_on:
            yield run
            run = []


def _bare(label: str) -> str:
    """The level without who is on it."""
    words = label.strip().lower()
    while (shorter := _WHO.sub("", words)) != words:
        words = shorter
    return words


def _judge(reading: Reading, run: Sequence[tuple[Quantity, str]]) -> Iterator[Finding]:
    shares = [x for x, _ in run]
    if len(run) < _LEAST or not all(x.exact and x.depth == shares[0].depth for x in shares):
        return
    words = [(label, "") for _, label in run]
    if all(members(words, family) is None for family in families()):
        return
    total, rounding = sum((x.count for x in shares), Decimal(0)), sum((x.step for x in shares), Decimal(0)) / 2
    off = total - _ALL
    reading.compare(*shares)
    mended = any(x.count > off and is_slip(x.count / x.step, (x.count - off) / x.step) for x in shares)
    if abs(off) > rounding and mended and total < _FAR and (off > 0 or is_whole(words)):
        yield finding(
            "P902", reading.passage.at(shares[0].start), shares=" + ".join(f"{x.text}%" for x in shares),
            sum=f"{format_decimal(total)}%", quote=quote(reading.text, shares[0].start, shares[-1].end + 1),
        )  # fmt: skip
