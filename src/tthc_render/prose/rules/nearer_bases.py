"""Whether a share that words give another base is, as it is read, of the figure that stands nearer."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from tthc_render.prose.arithmetic import fits
from tthc_render.prose.nouns import comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SENTENCE: Final = pattern_of(r"[.!?;]\s")
_WHEN: Final = nouns_in("cuối đầu năm quý tháng nay lại còn là có đến toàn tỉnh xã huyện phường")


def is_of_the_one_before(reading: Reading, share: Quantity, part: Quantity) -> bool:
    """``4.120 hộ thuộc diện bắt buộc, đã đăng ký 3.968 hộ (96,31%)``: of the figure before its part, in brackets?"""
    before = [x for x in reading.counts if x.end <= part.start and x.depth <= part.depth]
    near = before[-1] if before else None
    if near is None or not near.count or share.depth <= part.depth:
        return False
    if _SENTENCE.search(reading.text, near.end, part.start) or not comparable(near.unit, part.unit):
        return False
    return fits(share.count, share.text, part.count, near.count) == "right"


def is_newer(whole: Quantity, words: Set[str], base: Quantity, *, behind: bool) -> bool:
    """``Cuối năm 2025 còn 58.317 hộ``: is a figure ``behind`` the base, with no ``words`` of its own, the newer one of
    what is named?"""
    return behind and comparable(whole.unit, base.unit) and words - {*whole.unit.split(), *whole.noun.split()} <= _WHEN
