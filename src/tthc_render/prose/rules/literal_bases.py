"""The base of a share that the words behind it repeat letter for letter: ``giá trị hợp đồng 2.146 tỷ đồng. Đã thi công
1.803 tỷ đồng, tương đương 84% giá trị hợp đồng``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.share_bases import Share, part_of, says_of
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_PHRASE: Final = pattern_of(r"\s?%\s(?:(?:của|trên|trong|so với)\s)?(?P<words>[^\W\d_]+(?:\s[^\W\d_]+){1,5})")
_FILLERS: Final = pattern_of(r"(?:\s(?:là|đạt|được giao|giao|ước|năm nay|của dự án|:))*\s?$")
_PLANNED: Final = pattern_of(r"(?:kế hoạch|dự toán|chỉ tiêu|cùng kỳ|mục tiêu|tổng số)(?!\w)")
_GO_ON: Final = frozenset({"của", "toàn", "cả", "trên", "trong", "theo", "và", "nêu"})
_LEAST: Final = 2


def of_literal(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """The share of the only earlier figure that stands right behind the two and more words that name the base."""
    found = _PHRASE.match(reading.text, percent.end)
    part = part_of(reading, percent) if found else None
    if found is None or part is None or not part.exact or not says_of(reading, part, percent):
        return
    words = found["words"].lower().split()
    if _PLANNED.match(found["words"].lower()):
        return
    for size in range(len(words), _LEAST - 1, -1):
        if words[size:] and words[size] not in _GO_ON:
            continue  # "sản lượng khả dụng" is not all "sản lượng"
        name = " ".join(words[:size])
        wholes = [
            x for x in reading.counts if x.end <= part.start and _is_called(x, name) and comparable(x.unit, part.unit)
        ]
        if wholes:
            if len(wholes) == 1 and wholes[0].count >= part.count:
                yield Share(part.count, wholes[0].count, wholes[0].start, sure=True)
            return


def _is_called(x: Quantity, name: str) -> bool:
    """Do these words stand right before the figure?"""
    return x.exact and _FILLERS.sub("", x.label.lower().rstrip()).endswith(name)
