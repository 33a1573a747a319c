"""Codes of columns and rows as official forms print them: ``(4)``, ``4``, ``[4]``, ``3a``, ``MS``, ``01``, ``1.1``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tthc_render.forms.formula import CODE

LETTERS_AS_DIGITS: Final = str.maketrans("lIOo", "1100")
"""Letters that are typed for the digits they look like."""
_DRESSED: Final = re.compile(rf"\(\s*({CODE})\s*\)|\[\s*({CODE})\s*\]|({CODE})")
_PARTS: Final = re.compile(r"(\d+)([a-zđ]?)")


def plain_code(text: str) -> str:
    """The code without the brackets around it: "(4)", "[4]" and "4" are 4; "" for what is no column's code."""
    found = _DRESSED.fullmatch(text.strip())
    return next(filter(None, found.groups())) if found else ""


def reference(text: str) -> str:
    """The code as formulas name it, "(4)"; "" for what is no column's code."""
    plain = plain_code(text)
    return f"({plain})" if plain else ""


def letter_slip(typed: str, codes: Iterable[str]) -> str:
    """The code of ``codes`` that ``typed`` is with letters for digits, as words: 06 for O6, 11 for l1; "" for none."""
    meant = next((code for code in codes if code != typed and code == typed.translate(LETTERS_AS_DIGITS)), "")
    pairs = {(one, other) for one, other in zip(typed, meant, strict=bool(meant)) if one != other} if meant else set()
    said = ", ".join(f"đã gõ chữ {one} thay số {other}" for one, other in sorted(pairs))
    return f"Có phải “{meant}”, {said}? " if meant else ""


def counted(text: str) -> tuple[int, str] | None:
    """Number and letter of a code that counts, (3, "a") for 3a; None for letters."""
    found = _PARTS.fullmatch(plain_code(text))
    return (int(found[1]), found[2]) if found else None


def gap(before: tuple[int, str], now: tuple[int, str]) -> list[str]:
    """The codes that are left out between two codes that count."""
    return [str(number) for number in range(before[0] + 1, now[0])]
