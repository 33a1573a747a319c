"""Keys of columns from their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.authoring.workbooks import COLUMNS_MAX
from tthc_render.forms.spec import ROW_KEYS
from tthc_render.vietnamese.text import slug

KEY_LENGTH: Final = 40
_EMPTY_WORDS = re.compile(r"^(?:(?:tong_so|so_luong|so(?!_sanh)|tong|ho_so)_)+")
_TOTALS: Final = ("tong_so", "tong", "tong_cong", "cong")
_NO_GROUP: Final = ("trong_do", "trong_so_do", "trong_tong_so", "chia_ra", "gom", "bao_gom", "")


def key_of(title: str, above: tuple[str, ...], kind: str, taken: Sequence[str]) -> str:
    """A short key of the title; the group's title comes before it where two columns would have one key."""
    if kind == "stt" and "stt" not in taken:
        return "stt"
    own = slug(re.sub(r"\(.*?\)", " ", title)) or slug(above[-1] if above else "") or "cot"
    above = tuple(word for word in above if slug(word) not in _NO_GROUP) or above
    groups = ["_".join(_plain(slug(word)) for word in above[-count:]) for count in range(1, len(above) + 1)]
    names = [*groups, own] if own in _TOTALS else [own, *(_joined(group, own) for group in groups)]
    names += [
        f"ten_{own}",
        *(f"{_shortened(own, KEY_LENGTH - 4)}_{number}" for number in range(2, COLUMNS_MAX + 2)),
    ]
    for name in names:
        name = _shortened(name)
        if not name[:1].isalpha():
            name = f"cot_{name}"
        if name not in taken and name not in ROW_KEYS and not hasattr(dict, name):
            return name
    return f"cot_{len(taken) + 1}"


def _shortened(name: str, length: int = KEY_LENGTH) -> str:
    """Whole words of a key up to ``length`` letters."""
    if len(name) <= length:
        return name
    return name[: length + 1].rsplit("_", 1)[0] if "_" in name[: length + 1] else name[:length]


def _joined(group: str, own: str) -> str:
    """The group's first words before the column's own."""
    own = _shortened(own, KEY_LENGTH - 8)
    return f"{_shortened(group, KEY_LENGTH - len(own) - 1)}_{own}"


def _plain(group: str) -> str:
    """A group's key without the words that every group begins with: so_luong_ho_so_tiep_nhan → tiep_nhan."""
    return _EMPTY_WORDS.sub("", group) or group
