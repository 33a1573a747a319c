"""Ordinals of Vietnamese documents: Roman numerals (I, II) and letters (a, b, c, d, đ, e, g)."""

from __future__ import annotations

import re
from typing import Final

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"

PLACES: Final = {
    "nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, **{str(n): n for n in range(1, 6)},
}  # fmt: skip
"""The places of a ranking as texts write them: ``thứ nhì``, ``hạng 3``."""
_PLACE_WORDS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

ROMAN_MAX: Final = 3999

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(n: int) -> str:
    """``4`` → ``IV``. ValueError outside 1 to 3999."""
    if not 1 <= n <= ROMAN_MAX:
        raise ValueError(f"no roman number for {n}")
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out.upper()


def read_roman(text: str) -> int | None:
    """``IV`` or ``iv`` → 4; None for what is not a roman number in its one right form."""
    value, rest = 0, text.lower()
    if len(rest) > len("mmmdccclxxxviii"):
        return None
    for worth, sign in _ROMAN:
        while rest.startswith(sign):
            value, rest = value + worth, rest[len(sign) :]
    if rest or not 1 <= value <= ROMAN_MAX or roman(value).lower() != text.lower():
        return None
    return value


def letter(n: int) -> str:
    """``5`` → ``đ``; after y come aa, ab, ac, … as spreadsheet columns do. ValueError below 1."""
    if n < 1:
        raise ValueError(f"no letter for {n}")
    out = ""
    while n:
        n, place = divmod(n - 1, len(LETTERS))
        out = LETTERS[place] + out
    return out


def read_letter(text: str) -> int | None:
    """``đ`` → 5, the inverse of `letter`; None if a letter is not one of `LETTERS`."""
    value = 0
    for sign in text:
        place = LETTERS.find(sign)
        if place < 0:
            return None
        value = value * len(LETTERS) + place + 1
    return value or None


_NUMBER: Final = re.compile(r"\s*(?:([IVX]+)|([A-ZĐ])|(\d+(?:\.\d+)*)|([a-zđ])|([-–+•]))(?:\s*[.)/]\s*|\s+|$)")


def is_below(upper: str, lower: str) -> bool:
    """Whether the number with which ``lower`` begins is of a deeper level than that of ``upper``: I → 1 → 1.1 → a → -.

    False where one of them has no number, and for letters that go on with one that is a Roman numeral too: H, I.
    """
    first, second = _NUMBER.match(upper), _NUMBER.match(lower)
    if first is None or second is None:
        return False
    above, below = first[0].strip(" ./)"), second[0].strip(" ./)")
    goes_on = len(above) == len(below) == 1 and ord(below) - ord(above) == 1
    return not goes_on and _depth(first) < _depth(second)


def _depth(number: re.Match[str]) -> tuple[int, int]:
    kind = number.lastindex or 0
    order = (0, 1, 0, 2, 3, 4)[kind]
    return order, number[0].strip(" .)/").count(".")


def place_word(n: int) -> str:
    """``4`` → ``tư``, as it stands behind "thứ"; in figures above ten."""
    return _PLACE_WORDS[n - 1] if 1 <= n <= len(_PLACE_WORDS) else str(n)
