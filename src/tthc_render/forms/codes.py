"""Codes of columns and rows as official forms print them: ``(4)``, ``4``, ``[4]``, ``3a``, ``MS``, ``01``, ``1.1``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tthc_render.forms.formula import CODE
from tthc_render.vietnamese.text import nearest, swapped

LETTERS_AS_DIGITS: Final = str.maketrans("lIOo", "1100")
"""Letters that are typed for the digits they look like."""
_DRESSED: Final = re.compile(rf"\(\s*({CODE})\s*\)|\[\s*({CODE})\s*\]|({CODE})")
_NUMBERS: Final = re.compile(r"\d+(?:\.\d+)?")
_BRACKETED: Final = re.compile(r"[(\[]\s*(\d+)\s*[)\]]")
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
    """The code of ``codes`` that ``typed`` is with letters for digits, as words: 06 for O6, 11 for l1; "" for none.

    A number without the zeros before it is that code, too: 07 for 7; and one with its digits turned: 07 for 70.
    """
    codes = list(codes)
    unpadded = next((code for code in codes if code != typed and code.lstrip("0") == typed.lstrip("0") != ""), "")
    if unpadded and typed.isdigit():
        return f"Có phải “{unpadded}”? Là số thì ghi {typed.lstrip('0')}.0. "
    if turned := swapped(typed, codes) if typed.isdigit() else "":
        return f"Có phải “{turned}”? "
    misread = next((code for code in codes if code != typed and code.translate(LETTERS_AS_DIGITS) == typed), "")
    if misread:
        return f"Dòng mang mã “{misread}” gõ chữ thay số: sửa mã dòng ấy thành {typed}. "
    meant = next((code for code in codes if code != typed and code == typed.translate(LETTERS_AS_DIGITS)), "")
    pairs = {(one, other) for one, other in zip(typed, meant, strict=bool(meant)) if one != other} if meant else set()
    said = ", ".join(f"đã gõ chữ {one} thay số {other}" for one, other in sorted(pairs))
    return f"Có phải “{meant}”, {said}? " if meant else ""


def meant_codes(formula: str, known: Iterable[str]) -> str:
    """A formula of numbers alone with the codes that they are, as words: (4) + (5) for 4 + 5, 04 + 05 among rows.

    ``known`` are the codes as formulas name them; "" where one of the numbers is none of them.
    """
    by_number: dict[str, str] = {}
    for code in known:
        if plain_code(code).isdigit():
            by_number.setdefault(plain_code(code).lstrip("0"), code)
    numbers = [found.lstrip("0") for found in _NUMBERS.findall(formula)]
    if not numbers or not all(number in by_number for number in numbers):
        return ""
    text = _BRACKETED.sub(r"\1", formula)
    return f" Có phải “{_NUMBERS.sub(lambda found: by_number[found[0].lstrip('0')], text)}”?"


def counted(text: str) -> tuple[int, str] | None:
    """Number and letter of a code that counts, (3, "a") for 3a; None for letters."""
    found = _PARTS.fullmatch(plain_code(text))
    return (int(found[1]), found[2]) if found else None


def gap(before: tuple[int, str], now: tuple[int, str]) -> list[str]:
    """The codes that are left out between two codes that count."""
    return [str(number) for number in range(before[0] + 1, now[0])]


def advised_code(code: str, known: Sequence[str]) -> dict[str, str]:
    """What to write in place of a row's code that is none: the near one as a question, and all that there are."""
    typed = code.translate(LETTERS_AS_DIGITS)
    alike = next((one for one in known if one.translate(LETTERS_AS_DIGITS) == typed), "")
    near = alike or nearest(code, known) or f"0{code}" * (f"0{code}" in known)
    return {"near": f" Có phải “{near}”?" if near else "", "known": ", ".join(known) or "–"}
