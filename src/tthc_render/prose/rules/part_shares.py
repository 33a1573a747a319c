"""Parts of one whole, each with its share: P401.

``vốn ngân sách 14,2 tỷ đồng chiếm 71%, vốn dân góp 5,8 tỷ đồng chiếm 29% trong tổng 20 tỷ đồng``: the parts make a
figure of the passage, so that it is the base of all of them; without such a figure the parts themselves make the base
if all shares but one are of it. A share that is one of anything else nearby is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_TAKES_UP = pattern_of(
    r"[^.;:()\d]{0,24}?(?:\((?:chiếm |tỷ lệ |chiếm tỷ lệ )?|,?\s(?:chiếm|tỷ lệ|chiếm tỷ lệ|tỷ trọng)\s)$"
)
_NEXT = pattern_of(r"\s?%\)?(?:[^.()\d]|\([^()]*\)){0,100}$")
_OTHER = pattern_of(
    r"(?<!\w)(?:so với|tăng|giảm|kế hoạch|dự toán|cùng kỳ|trong đó|mỗi|bình quân|riêng|đạt)(?!\w)", re.IGNORECASE
)
_LEAST: Final = 2
_MOST: Final = 12
_TOO_MUCH: Final = 130


def check_part_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares of parts that together make their base."""
    return [
        item
        for reading in context.running
        if reading.text.count("%") >= _LEAST and not reading.crowded
        for run in _runs(reading)
        for item in _judge(reading, run)
    ]


def _runs(reading: Reading) -> Iterator[list[tuple[Quantity, Quantity]]]:
    """Lists of figures of one unit, each with its share behind it."""
    run: list[tuple[Quantity, Quantity]] = []
    counts = reading.counts
    for share in reading.quantities:
        if not share.percent or share.value is None or not share.exact:
            continue
        if not share.depth and not _says(reading, share):
            continue
        at = bisect_left(counts, share.start, key=lambda x: x.start) - 1
        part = counts[at] if at >= 0 else None
        pair = part and part.exact and part.unit and _TAKES_UP.fullmatch(reading.text, part.end, share.start)
        if not pair or part is None or meaning(reading, share) is not PercentageKind.SHARE:
            continue
        gap = reading.text[run[-1][1].end : part.start] if run else ""
        if run and not (run[-1][0].unit == part.unit and _NEXT.fullmatch(gap) and not _OTHER.search(gap)):
            yield run
            run = []
        run.append((part, share))
    yield run


def _says(reading: Reading, share: Quantity) -> bool:
    """Is a word of shares near? A guard for the pattern."""
    return stands_after(reading.text, share.start, "chiếm", "tỷ lệ", "tỷ trọng")


def _judge(reading: Reading, run: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Finding]:
    if not _LEAST <= len(run) <= _MOST:
        return
    parts = [part for part, _ in run]
    whole = total_of(parts)
    held = [fits(share.count, share.text, part.count, whole) != "wrong" for part, share in run]
    inside = {part.start for part in parts}
    named = [
        x for x in reading.counts
        if x.unit == parts[0].unit and x.start not in inside and abs(x.count - whole) <= slack_of(x, *parts)
    ]  # fmt: skip
    if sum((share.count for _, share in run), Decimal(0)) > _TOO_MUCH:
        return  # "2.811 tỷ đồng vốn đầu tư (94,1%) và 1.584 tỷ đồng vốn sự nghiệp (71,1%)": of plans of their own
    if all(held) or not any(held) or not (named or (len(run) > _LEAST and held.count(False) == 1)):
        return
    others = [x.count for x in reading.counts if x.start not in inside and x.count]
    for (part, share), right in zip(run, held, strict=True):
        if right or any(fits(share.count, share.text, part.count, other) != "wrong" for other in others):
            continue
        reading.compare(part, share)
        yield finding(
            "P401", reading.passage.at(share.start), computation=f"{shown(part)}/{_printed(whole, part)}",
            right=f"{format_decimal(part.count * 100 / whole, max(1, len(share.text.partition(',')[2])))}%",
            written=f"{share.text}%", quote=quote(reading.text, part.start, share.end + 1),
        )  # fmt: skip


def _printed(whole: Decimal, like: Quantity) -> str:
    return f"{format_decimal((whole / like.scale).normalize())} {like.noun or like.unit}"
