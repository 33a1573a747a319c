"""Labels that divide one whole by custom: deadlines, channels, levels, states, sexes, places, grades.

The families are kept in ``families.yaml``. Two labels of one family exclude each other; some sets leave nothing out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from tthc_render.prose.nouns import UNITS
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

TABLE: Final = Path(__file__).with_name("families.yaml")
GRADES: Final = "cao đẳng|đại học|trung cấp|sau đại học|thạc sĩ|tiến sĩ|sơ cấp"
_HEAD = pattern_of(
    r"(?:(?:đối với|ở|tại|thuộc|của|về|xếp|trình độ|thu từ|chi cho|do)\s)?"
    r"(lĩnh vực|cấp|thôn|xóm|ấp|bản|buôn|khu phố|tổ dân phố|xã|phường|thị trấn|huyện|quận|thành phố|thị xã|khối|hạng"
    r"|loại|bậc|nhóm|khu vực|dân tộc|ngành|tuyến|trường|trình độ|quý|tháng|năm|đợt|lớp|phòng|sở|ban|đoàn|mức|mầm non"
    rf"|tiểu học|trung học|{GRADES}|\d)(?!\w)",
    re.IGNORECASE,
)
_LAST_AND = pattern_of(r".*(?<!\w)(?:và(?! (?:trước|đúng) hạn)|gồm|cụ thể|trong đó)(?!\w)", re.IGNORECASE)
_NUMBER_OF = pattern_of(
    rf"(?:tổng )?số\s(?:lượng\s)?(?:(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)\s?)?", re.IGNORECASE
)
_NOT = pattern_of(r"^(?:không|chưa) ", re.IGNORECASE)
_BEHIND = pattern_of(r"[,;.()]|\svà\s(?!(?:trước|đúng) hạn(?!\w)(?! (?:là |có )?\d))")

Words = tuple[str, str]
"""What may show which part a quantity is: the words behind it, the words before it."""


@dataclass(frozen=True, slots=True)
class Family:
    """Labels with their patterns, tried in order; ``wholes`` are the sets of labels that leave nothing out."""

    labels: tuple[tuple[str, re.Pattern[str]], ...]
    wholes: frozenset[frozenset[str]]


@functools.cache
def families() -> tuple[Family, ...]:
    """All families of the table."""
    return tuple(
        Family(
            tuple((name, pattern_of(rf"(?:{shape})(?!\w)", re.IGNORECASE)) for name, shape in entry["nhan"].items()),
            frozenset(map(frozenset, entry["tron"])),
        )
        for entry in yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    )


def described(part: Quantity, following: str) -> Words:
    """The words of a quantity; ``following`` is the text behind its digits."""
    behind = following.lstrip()
    for word in ((part.noun or "").lower(), part.unit.lower()):
        if word and behind.lower().startswith(word):
            behind = behind[len(word) :].lstrip()
            break
    before = _LAST_AND.sub("", part.label).strip(" :")
    return _BEHIND.split(behind, maxsplit=1)[0].strip(), _NUMBER_OF.sub("", before)


def members(words: Sequence[Words], family: Family) -> list[str] | None:
    """The label that each part has in a family; None if one has none or two have the same."""
    for side in (0, 1):
        found: list[str] = []
        for one in words:
            label = next((name for name, shape in family.labels if shape.match(one[side])), "")
            if not label or label in found:
                break
            found.append(label)
        else:
            return found
    return None


def is_whole(words: Sequence[Words]) -> bool:
    """Do the parts, by their labels, leave nothing out?"""
    return _is_whole(tuple(words))


@functools.lru_cache(maxsize=4000)
def _is_whole(words: tuple[Words, ...]) -> bool:
    if len(words) == 2 and any(_negates(*pair) or _negates(*pair[::-1]) for pair in zip(*words, strict=True)):
        return True
    found = ((members(words, family), family.wholes) for family in families())
    return any(labels is not None and frozenset(labels) in wholes for labels, wholes in found)


def is_full(labels: Sequence[str]) -> bool:
    """Do labels before their figures ("rất hài lòng 61,5%; hài lòng 32,4%; …") leave nothing out?"""
    return is_whole([("", _LAST_AND.sub("", label).strip(" :")) for label in labels])


def _negates(one: str, other: str) -> bool:
    """``đủ điều kiện xử lý`` and ``không đủ điều kiện``."""
    bare = _NOT.sub("", other)
    return bool(bare) and bare != other and (one.startswith(bare) or bare.startswith(one)) and bool(one)


def are_apart(words: Sequence[Words]) -> bool:
    """Do the labels exclude each other: of one family, or each its own behind one word ("cấp tỉnh", "cấp xã")?"""
    if any(members(words, family) is not None for family in families()):
        return True
    for side in (0, 1):
        heads = [_HEAD.match(one[side]) for one in words]
        first = {head[1].lower() for head in heads if head}
        differ = len({one[side].lower() for one in words}) == len(words)
        if all(heads) and differ and (len(first) == 1 or all(re.fullmatch(GRADES, head) for head in first)):
            return True
        opening = {tuple(one[side].lower().split()[:2]) for one in words}
        if differ and len(opening) == 1 and len(opening.pop()) == 2:  # "trả lại do …", "trả lại do …"
            return True
    return False
