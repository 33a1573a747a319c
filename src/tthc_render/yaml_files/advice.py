"""How a value of the wrong shape is written: the list or the keys that were meant by a text on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tthc_render.yaml_files.emit import line_scalar, scalar

_NONE: Final = re.compile(r"(?:không|ko|chưa|k)(?:\s\w+){0,3}|[-–—/]+|0", re.IGNORECASE)
"""Words that say that there is nothing to report."""
_FILES: Final = re.compile(r"[-–—\s]*lưu\s*:?\s*(?=VT|HS|\w)", re.IGNORECASE)
_BULLET: Final = re.compile(r"^(?:[-–—•]+\s*|[*+]\s+)(?=[^\W\d_])")
GLUED_DASH: Final = re.compile(r"\s*([-–—−‒―‐‑•●▪])(?=[^\W\d_])")
"""A dash or dot that stands at its word without a blank."""
NEXT_ITEM: Final = re.compile(r"\s[-–—−‒―‐‑•●▪](?:\s|(?=[^\W\d_]))")
"""Where the next item begins in a text that is typed, or joined by YAML, from several lines with dashes."""
_NEXT_TITLE: Final = (
    r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|Q)\.\s)|(?<=CHỦ TỊCH)\s+(?=PHÓ )|(?<=GIÁM ĐỐC)\s+(?=PHÓ )"
    r"|(?<=^ỦY BAN NHÂN DÂN)\s+(?=\S)|(?<=^HỘI ĐỒNG NHÂN DÂN)\s+(?=\S)"
)
"""Where the next line of a title, or of a name in the letterhead, begins in words typed on one line."""
_PLAIN: Final = re.compile(r"[^\W_][^:#,\[\]{}\"']*")
MOST: Final = 6


def as_keys(names: Sequence[str], typed: str) -> str:
    """The keys of a mapping as they are to be written; with 0 where the text says that there is nothing."""
    value = " 0" if _NONE.fullmatch(typed.strip(" .")) else " …"
    shown = [f"{name}:{value}" for name in names[:MOST]]
    return ", ".join([*shown, *(["…"] if len(names) > MOST or not names else [])])


_YES: Final = ("1", "true", "yes", "x", "có", "co", "")
"""Values of a key that say only that it is chosen."""


def as_list(key: str, typed: str) -> str:
    """A text that names several things, as the list that is to be written; the line of files stands by itself."""
    items = _items(typed)
    files = [item for item in items if _FILES.match(item)] if key != "luu" else []
    kept = [item for item in items if item not in files]
    right = f"{key}: [{', '.join(map(_quoted, kept))}]"
    return right + "".join(f" và luu: {line_scalar(_FILES.sub('', item))}" for item in files[:1])


def listed_of(value: object) -> str:
    """The entries that a value typed for a list names, semicolons between them: the key of ``{nam: 1}``, else values.

    "" where they are no single words.
    """
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        return ""
    return "; ".join(str(key) if item.lower() in _YES else item for key, item in value.items())


def _items(typed: str) -> Iterable[str]:
    text = " ".join(typed.split())
    text = text[1:-1] if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text
    sign = next((sign for sign in (r";", NEXT_ITEM.pattern) if re.search(sign, text)), "")
    # A comma divides lines in capitals (titles), but stands inside of the names of recipients.
    pattern = sign or (rf"[,，]|{_NEXT_TITLE}" if text.isupper() else r"\n")
    parts = (_BULLET.sub("", part.strip()).strip(" .") for part in re.split(pattern, text))
    return [part.removesuffix("./") for part in parts if part]


def _quoted(item: str) -> str:
    if _PLAIN.fullmatch(item):
        return item
    return f"'{item}'" if '"' in item and "'" not in item else scalar(item)
