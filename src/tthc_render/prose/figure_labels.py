"""The words before a figure as its label, and what they say is counted: ``Số cơ sở được kiểm tra: 126``."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.prose.nouns import ANY_NOUN, ANY_SCALE, LABELS, NO_NOUNS, UNITS
from tthc_render.vietnamese.patterns import pattern_of, word_of

_UNIT_IN_LABEL = pattern_of(rf"({word_of(ANY_NOUN.split('|'))})(?!\w)(?! thân| giá| giản)")
_OTHER_WORDS: Final = tuple(
    f"{word} "
    for word in (
        *("dịch", "phục", "nghiệp", "chức", "môi", "thị", "hiện", "hội", "xuất", "nhập", "cửa", "hợp", "cộng", "ủng"),
        *("bảo", "hóa", "tầng"),
    )
)
"""“môi trường 9”, “xuất khẩu 1.126”, “bảo hộ 5” name nothing that is counted, nor does “người đơn thân 78”."""
_NUMBER_OF: Final = pattern_of(
    rf"^(?:[-–+*•]\s|[a-zđ0-9]{{1,2}}[.)]\s)?(?:tổng\s)?số(?:\slượng)?\s(?:(?P<noun>{ANY_NOUN})(?!\w)|(?P<other>[^\W\d_]{{1,8}})(?!\w))"
)
"""“Số cơ sở được kiểm tra: 126”: whatever follows “số” is counted, be it also the name of a place."""
_LABEL_WORDS = frozenset(noun.split()[0] for noun, short in UNITS.items() if short in LABELS)
# Up to the last mark or number.
_LABEL_CUT = pattern_of(r".*(?:[;,()]|\.\s|:\s|\d[.,]?\s)", re.DOTALL)
_OF_THE_ONE_BEFORE = pattern_of(rf"^(?:{ANY_SCALE})\s(?:{ANY_NOUN})(?!\w)", re.IGNORECASE)
"""``86,2 tỷ đồng gồm máy chụp 42``: what the label begins with belongs to the figure before it."""


def label_before(before: str) -> str:
    """The words right before a figure, up to the last mark or number."""
    text = before.rstrip().removesuffix(":")
    cut = _LABEL_CUT.match(text)
    return (text[cut.end() :] if cut else text).strip()


def unit_of_label(label: str) -> str:
    """The short form of the noun that a label says is counted; empty where it names none."""
    counted = _NUMBER_OF.match(label.lower())
    if counted and counted["noun"]:
        return UNITS[counted["noun"]]
    if counted and counted["other"] not in NO_NOUNS:
        return counted["other"]
    if _LABEL_WORDS.isdisjoint(label.lower().split()):
        return ""
    low = _OF_THE_ONE_BEFORE.sub("", label.lower())
    for found in _UNIT_IN_LABEL.finditer(low):
        unit = UNITS[found[1]]
        if unit in LABELS and not low.endswith(_OTHER_WORDS, 0, found.start()):
            return unit
    return ""
