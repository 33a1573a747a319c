"""Months, quarters and halves that make a longer period: P301.

``Quý I thu 210 tỷ đồng, quý II thu 250 tỷ đồng; 6 tháng đầu năm thu 450 tỷ đồng``: the periods that figures of one unit
are of are read as sets of months. Where some fill another without a gap and one slip of typing explains the difference,
or words say that the shorter ones are parts, the sum is wrong. Levels (at the end of a quarter) need not add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"quý", "tháng"})
PERIOD = pattern_of(
    r"(?<!\w)(?:[Qq]uý (?P<q>IV|I{1,3}|[1-4])(?!\w)|[Tt]háng (?P<m>1[0-2]|0?[1-9])(?![\d.])"
    r"|(?:0?6|[Ss]áu) tháng (?P<h>đầu|cuối) năm|(?P<nine>0?9|[Cc]hín) tháng(?: đầu năm)?"
    r"|(?P<year>[Cc]ả năm|[Nn]ăm \d{4}|[Tt]rong năm))"
)
QUARTERS: Final = {"I": 0, "II": 1, "III": 2, "IV": 3, "1": 0, "2": 1, "3": 2, "4": 3}
OTHER = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|tăng|giảm|bình quân|trung bình|kế hoạch|dự toán|cuối|tính đến|lũy kế|còn|hiện có)(?!\w)",
    re.IGNORECASE,
)
_SO_FAR = pattern_of(
    r"[,;]\s(?:lũy kế|luỹ kế|cộng dồn|tổng cộng|cộng)(?:\s(?:là|đạt|thực hiện|đến nay|được|có))*\s$", re.IGNORECASE
)
"""``Quý I 134 người, quý II 177 người, lũy kế 311 người``: of all periods named, if they begin with the year."""
_MOST: Final = 14


def check_time_parts(context: ProseContext) -> list[Finding]:
    """Findings on figures of months and quarters that do not make the figure of the longer period."""
    return [item for reading in context.saying(_WORDS) if len(reading.counts) > 2 for item in _sums(reading)]


def _sums(reading: Reading) -> Iterator[Finding]:
    timed: dict[str, list[tuple[Quantity, frozenset[int]]]] = {}
    done = 0
    for x in reading.counts[:_MOST]:
        lead = reading.text[done : x.start]
        done = x.end
        named = list(PERIOD.finditer(lead))
        if named and x.exact and x.unit and not OTHER.search(lead[named[-1].end() :]):
            timed.setdefault(x.unit, []).append((x, months_of(named[-1])))
        elif x.exact and x.unit in timed and _SO_FAR.search(lead):
            months = frozenset().union(*(own for _, own in timed[x.unit]))
            if months == frozenset(range(1, len(months) + 1)):
                timed[x.unit].append((x, months))
    for figures in timed.values():
        for whole, months in figures:
            parts = [(x, own) for x, own in figures if own < months]
            for size in range(2, min(4, len(parts)) + 1):
                for chosen in combinations(parts, size):
                    if (
                        sum(len(own) for _, own in chosen)
                        == len(months)
                        == len(frozenset().union(*(o for _, o in chosen)))
                    ):
                        yield from _judge(reading, whole, [x for x, _ in chosen])


def months_of(found: re.Match[str]) -> frozenset[int]:
    """The months of a period that the words name."""
    if found["q"]:
        first = 3 * QUARTERS[found["q"]] + 1
        return frozenset(range(first, first + 3))
    if found["m"]:
        return frozenset({int(found["m"])})
    if found["h"]:
        return frozenset(range(1, 7) if found["h"] == "đầu" else range(7, 13))
    return frozenset(range(1, 10) if found["nine"] else range(1, 13))


def _judge(reading: Reading, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Finding]:
    reading.compare(whole, *parts)
    if reaches(whole, parts):
        return
    added = total_of(parts)
    start, end = min(whole.start, parts[0].start), max(whole.end, parts[-1].end)
    said = TRIGGER.search(reading.text, start, end) or re.search(r"(?<!\w)[Tt]ổng(?!\w)", reading.text[start:end])
    slips = is_slip(whole.count / whole.step, added / whole.step) or any(
        part.count > added - whole.count
        and is_slip(part.count / part.step, (part.count - (added - whole.count)) / part.step)
        for part in parts
    )
    if slips or said:
        yield from missed_sum(reading, whole, parts)
