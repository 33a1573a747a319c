"""Values of two times that are equal, told as a rise or a fall from one to the other: P904.

``quý III tiếp nhận mới 4.218 hồ sơ; quý IV tiếp nhận mới 4.218 hồ sơ (tăng 12,3% so với quý III)``: the figure of the
time before was left where the new one belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn"})
_TIME: Final = r"(?:quý (?:IV|I{1,3})|tháng (?:1[0-2]|0?[1-9])|năm (?=\d{4})\d{4}|tuần \d{1,2})"
_NAMED = pattern_of(rf"(?<!\w)({_TIME})(?:/\d{{4}}| năm \d{{4}})?(?!\w)", re.IGNORECASE)
_CHANGED = pattern_of(
    r"[^.;,()\d]{0,30}(?:,\s|\s?\()(?P<word>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: thêm| được)?\s"
    r"(?:\d[\d.,]*\s?%?[^.;,()\d]{0,24}?(?:\([\d.,]+\s?%\)|,\s[\d.,]+\s?%)?\s)?so với\s"
    rf"(?P<base>{_TIME}|(?:quý|tháng|năm|tuần|kỳ) trước)(?![\w/]*\s?(?:cùng|của năm trước|năm trước))",
    re.IGNORECASE,
)
_WORD = pattern_of(r"[^\W\d_]+")
_SMALL: Final = frozenset({"toàn", "tỉnh", "xã", "huyện", "phường", "có", "là", "được", "đã", "và", "trong", "đạt"})
_BACK: Final = 90


def check_equal_values(context: ProseContext) -> list[Finding]:
    """Findings on equal values between which a change is told."""
    return [
        item
        for reading in context.saying(_SAID)
        if "so với" in reading.low and len(reading.counts) > 1
        for item in _inside(reading)
    ]


def _inside(reading: Reading) -> Iterator[Finding]:
    for old, new in pairwise([x for x in reading.counts if not x.depth]):
        if old.count != new.count or not old.count or old.unit != new.unit or not (old.exact and new.exact):
            continue
        said = _CHANGED.match(reading.text, new.end)
        if said and _are_alike(reading, old, new, said["base"].lower()):
            reading.compare(old, new)
            yield finding(
                "P904", reading.passage.at(new.start), word=said["word"], old=shown(old), new=shown(new),
                right="không thay đổi", quote=quote(reading.text, old.start, said.end()),
            )  # fmt: skip


def _are_alike(reading: Reading, old: Quantity, new: Quantity, base: str) -> bool:
    """Is the change told from the time of the one to that of the other, of the same act?"""
    before = re.split(r"[.;,]\s", reading.text[max(0, old.start - _BACK) : old.start])[-1]
    between = re.split(r"[.;,(]\s", reading.text[old.end : new.start], maxsplit=1)[-1]
    first, second = ([x[1].lower() for x in _NAMED.finditer(words)][-1:] for words in (before, between))
    if not first or not second or first == second:
        return False
    if base not in first and not (base.endswith("trước") and base.split()[0] in (first[0].split()[0], "kỳ")):
        return False
    done, again = ({*_WORD.findall(_NAMED.sub(" ", words).lower())} - _SMALL for words in (before, between))
    return again <= done
