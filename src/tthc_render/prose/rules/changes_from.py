"""A value that rose or fell from another that is named behind it: P904.

``Số doanh nghiệp được hỗ trợ là 32, tăng từ 41 doanh nghiệp của năm trước``; ``là 1,2%, tăng từ 3,4% của quý trước``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP, exact_numbers, unit_of, wrong_way
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_LINK = pattern_of(
    r"\s?%?(?:\s[^.;:,()\d]{1,40})?,\s(?P<word>tăng|giảm)(?: mạnh| nhẹ| đáng kể| rõ rệt| khá)?"
    r" (?P<how>từ|so với)(?: mức| con số| số)?\s"
)
_GOES_ON = pattern_of(r"\s?%?[^.;,()\d]{0,40}?(?<!\w)(?:lên|xuống|còn)(?!\w)|\s?[-–/]\s?\d")
_RANKED = pattern_of(r"(?<!\w)(?:bậc|hạng|thứ|vị trí|vị thứ)(?!\w)")
_YEARS: Final = frozenset({"năm", "tháng", "quý", "ngày", "tuần"})
_ASIDE: Final = 40


def check_changes_from(context: ProseContext) -> list[Finding]:
    """Findings on values said to have risen or fallen from one that is on the other side."""
    return [
        item
        for reading in context.saying(_SAID)
        if len(reading.quantities) > 1
        for one, other in pairwise(exact_numbers(reading))
        for item in _judge(reading, one, other)
    ]


def _judge(reading: Reading, new: Quantity, old: Quantity) -> Iterator[Finding]:
    said = _LINK.fullmatch(reading.text, new.end, old.start)
    if not said or new.depth != old.depth or new.percent != old.percent or _GOES_ON.match(reading.text, old.end):
        return
    unit, other = unit_of(reading, new), unit_of(reading, old)
    bare = not new.unit and new.scale == old.scale == 1
    if not other or other in _YEARS or not (unit == other or bare):
        return
    if _RANKED.search(reading.low, max(0, new.start - _ASIDE), min(len(reading.low), old.end + _ASIDE)):
        return  # a lower place is a better one
    reading.compare(new, old)
    right = UP if new.count > old.count else DOWN
    if new.count != old.count and said["word"] != right:
        yield wrong_way(reading, said["word"], old, new, said.start("word"), old.end)
