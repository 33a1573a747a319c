"""Two values with a stroke between them and the change from one to the other: P903 for the amount, P904.

``tăng 5 vụ (34/29)``; ``48/60 người, giảm 22 người (-20,0%)``: the new value stands before the stroke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import CHANGE, DOWN, SIGNED, UP, WORDS, shown_value
from tthc_render.prose.spans import Ratio
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn"})
_BESIDE_RATIO = pattern_of(r"\s?[^\W\d]{0,12}(?:\s[^\W\d_]{1,9}){0,3}\s?\(\s?$")
_CHANGE_BEHIND_RATIO = pattern_of(r"(?:\s[^\W\d_]+){0,3}\s?[,(]\s?(?:tăng|giảm)(?: thêm)?\s")
_PARTS: Final = frozenset({
    "xã", "phường", "huyện", "tỉnh", "thôn", "bản", "ấp", "xóm", "buôn", "tổ", "khu phố", "khu dân cư", "địa phương",
    "đơn vị", "cơ quan", "sở", "trường", "cơ sở", "tiêu chí",
})  # fmt: skip
"""What is told as so many of all: ``12/14 xã``."""


def check_strokes_between_times(context: ProseContext) -> list[Finding]:
    """Findings on changes that two values with a stroke between them deny."""
    return [
        item
        for reading in context.saying(_SAID)
        if reading.ratios and reading.quantities
        for item in (*_ratios(reading), *_ratios_before(reading))
    ]


def _ratios(reading: Reading) -> Iterator[Finding]:
    """``tăng 5 vụ (34/29)``: new and old value in a bracket."""
    for ratio in reading.ratios:
        at = bisect_left(reading.quantities, ratio.start, key=lambda x: x.start)
        amount = reading.quantities[at - 1] if at else None
        if amount is None or not _BESIDE_RATIO.fullmatch(reading.text, amount.end, ratio.start):
            continue
        said = CHANGE.search(reading.text[max(0, amount.start - 20) : amount.start])
        if not said or amount.percent or amount.value is None or ratio.part == ratio.whole:
            continue
        if _is_part(ratio, amount.unit):
            continue
        word, right = WORDS[said.group(1).lower()], UP if ratio.part > ratio.whole else DOWN
        off = abs(ratio.part - ratio.whole)
        if off != amount.count:
            if _ratios_agree(reading, ratio):
                yield finding(
                    "P903", reading.passage.at(amount.start), written=shown_value(amount), right=format_decimal(off),
                    computation=ratio.text.replace("/", " và "),
                    quote=quote(reading.text, amount.start - 5, ratio.end + 1),
                )  # fmt: skip
        elif word != right:
            yield finding(
                "P904", reading.passage.at(amount.start), word=said.group(1).lower(), old=format_decimal(ratio.whole),
                new=format_decimal(ratio.part), right=right, quote=quote(reading.text, amount.start - 5, ratio.end + 1),
            )  # fmt: skip


def _ratios_before(reading: Reading) -> Iterator[Finding]:
    """``48/60 người, giảm 22 người (-20,0%)``: the amount that neither the values nor the share beside it make."""
    for ratio in reading.ratios:
        at = bisect_left(reading.quantities, ratio.end, key=lambda x: x.start)
        amount, share = (*reading.quantities[at : at + 2], None, None)[:2]
        if amount is None or share is None or amount.percent or amount.value is None or not share.percent:
            continue
        if not _CHANGE_BEHIND_RATIO.fullmatch(reading.text, ratio.end, amount.start) or not ratio.whole:
            continue
        if _is_part(ratio, amount.unit):
            continue
        off = abs(ratio.part - ratio.whole)
        link = SIGNED.fullmatch(reading.text, amount.end, share.start)
        if link and off != amount.count and abs(off * 100 / ratio.whole - share.count) <= share.step:
            yield finding(
                "P903", reading.passage.at(amount.start), written=shown_value(amount), right=format_decimal(off),
                computation=ratio.text.replace("/", " và "), quote=quote(reading.text, ratio.start, share.end + 1),
            )  # fmt: skip


def _is_part(ratio: Ratio, unit: str) -> bool:
    """``tăng 2 xã (12/14 xã)``: is it so many of all places, and no two times?"""
    return ratio.part < ratio.whole and (ratio.unit or unit) in _PARTS


def _ratios_agree(reading: Reading, odd: Ratio) -> bool:
    """Is a bracket with two values, elsewhere in the passage, the difference that the text gives?"""
    for ratio in reading.ratios:
        at = bisect_left(reading.quantities, ratio.start, key=lambda x: x.start)
        amount = reading.quantities[at - 1] if at else None
        if ratio is not odd and amount is not None and abs(ratio.part - ratio.whole) == amount.count:
            return True
    return False
