"""Invisible characters made visible: no value, key or name of a file can hide words, turn them or forge a line.

Control signs, signs that change the direction of writing, zero-width signs and lone surrogates are shown by their
number, such as ‹U+202E›; everything that a reader sees stays as it is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Final

HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""General categories of Unicode that print nothing by themselves."""
_KEPT: Final = frozenset("\n\t")


def visible(text: str, *, lines: bool = False) -> str:
    """``text`` with hidden signs shown by number; ``lines`` keeps line ends and tabs, for texts of several lines."""
    if text.isprintable():
        return text

    def shown(match: re.Match[str]) -> str:
        sign = match[0]
        is_hidden = unicodedata.category(sign) in HIDDEN and not (lines and sign in _KEPT)
        return f"‹U+{ord(sign):04X}›" if is_hidden else sign

    return _UNUSUAL.sub(shown, text)


def with_hidden(text: str) -> str:
    """What ``visible`` was made from, with the hidden signs themselves: names of files are found again by it."""

    def sign(match: re.Match[str]) -> str:
        found = chr(int(match[1], 16))
        return found if unicodedata.category(found) in HIDDEN else match[0]

    return _NUMBER.sub(sign, text)


def visible_json(data: object, indent: int | None = None) -> str:
    """``data`` as JSON in which hidden signs are escapes, so that a terminal shows them and a program reads them."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return text if text.isprintable() else _UNSEEN.sub(_escaped, text)


_NUMBER: Final = re.compile(r"‹U\+([0-9A-F]{4,5}|10[0-9A-F]{4})›")
_UNUSUAL: Final = re.compile(r"[^\x20-\x7e\u00a0-\u00ac\u00ae-\u05ff\u1e00-\u1fff]")
"""All that is not surely a letter or sign that a reader sees."""
_UNSEEN: Final = re.compile(r"[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u05ff\u1e00-\u1fff]")


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if unicodedata.category(sign) not in HIDDEN:
        return sign
    return json.dumps(sign)[1:-1]
