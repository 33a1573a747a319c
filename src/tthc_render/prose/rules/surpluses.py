"""Too many or too few beside what was given and what is there: P904.

``được giao 42 biên chế, hiện có mặt 38 người, thừa 4 người so với biên chế được giao``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import STAFF
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, shown_value
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SURPLUS: Final = frozenset({"thừa", "thiếu", "dư", "dôi"})
_SURPLUS_WORD: Final = pattern_of(r"(?<!\w)(?P<word>thừa|thiếu|dư|dôi dư)\s{1,2}$", re.IGNORECASE)
_GIVEN: Final = pattern_of(r"(?<!\w)(?:giao|kế hoạch|định mức|nhu cầu|chỉ tiêu)(?!\w)", re.IGNORECASE)
_THERE: Final = pattern_of(r"(?<!\w)(?:có mặt|hiện có|đã có|thực hiện|thực tế|sử dụng)(?!\w)", re.IGNORECASE)


def check_surpluses(context: ProseContext) -> list[Finding]:
    """Findings on "thừa" and "thiếu" that the two figures before them deny."""
    return [item for reading in context.saying(_SURPLUS) for item in _surplus(reading)]


def _surplus(reading: Reading) -> Iterator[Finding]:
    """``được giao 42 biên chế, hiện có mặt 38 người, thừa 4 người so với biên chế được giao``."""
    numbers = exact_numbers(reading)
    for given, there, odd in zip(numbers, numbers[1:], numbers[2:], strict=False):
        said = _SURPLUS_WORD.search(reading.text, max(0, odd.start - 16), odd.start)
        lead, gap = reading.text[max(0, given.start - 30) : given.start], reading.text[given.end : there.start]
        if not said or not _GIVEN.search(lead) or not _THERE.search(gap) or not _alike_or_staff(given, there):
            continue
        right = "thừa" if there.count > given.count else "thiếu"
        word = "thiếu" if said["word"].lower() in ("thiếu", "còn thiếu") else "thừa"
        if given.count != there.count and abs(given.count - there.count) == odd.count and word != right:
            yield finding(
                "P904", reading.passage.at(odd.start), word=said["word"], old=shown_value(given),
                new=shown_value(there), right=right, quote=quote(reading.text, given.start, odd.end),
            )  # fmt: skip


def _alike_or_staff(one: Quantity, other: Quantity) -> bool:
    """Do they count the same, or posts and the people on them?"""
    return one.unit == other.unit != "" or {one.unit, other.unit} <= STAFF
