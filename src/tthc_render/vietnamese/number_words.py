"""Numbers in words, as ``04 (bốn)`` needs them, and the reader back.

num2words is the interface, but its Vietnamese is wrong for negatives, for decimals, where hundreds are
missing inside a number (1005, 2026) and from 10^15; so a converter of our own takes its place in the
library's registry (``register``). Importing num2words costs a tenth of a second, and ``spell`` does without.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from tthc_render.vietnamese.numbers import Numeric, Printed, format_padded, read_printed, shortest

LIMIT = 10**27
_MAX_PLACES = 60

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
CURRENCIES = {"VND": "đồng", "USD": "đô la Mỹ", "EUR": "ơ-rô"}


def spell(n: Numeric, *, linh: bool = True, tu: bool = True) -> str:
    """``2024`` → ``hai nghìn không trăm hai mươi tư``; ``-0.05`` → ``âm không phẩy không năm``.

    ``linh=False`` gives ``lẻ``, ``tu=False`` gives ``bốn`` after tens. Zeros at the end of a fraction are left
    out. OverflowError from 10^27 on, TypeError and ValueError for what is not a finite number.
    """
    return _cardinal(n, "linh" if linh else "lẻ", "tư" if tu else "bốn")


def spell_after(n: Numeric, *, linh: bool = True) -> str:
    """``4`` → ``04 (bốn)``. An overridden figure is spelt as it is printed."""
    shown = format_padded(n)
    as_printed = read_printed(shown) if isinstance(n, Printed) else None
    return f"{shown} ({spell(n if as_printed is None else as_printed, linh=linh)})"


def register() -> None:
    """Puts the corrected converter into num2words' registry; from then on its ``lang="vi"`` is right."""
    _num2words()


@functools.cache
def _num2words() -> Callable[..., str]:
    import num2words
    from num2words.base import Num2Word_Base

    class Vietnamese(Num2Word_Base):  # type: ignore[misc]
        """num2words' interface over the functions of this module."""

        MAXVAL = LIMIT
        CURRENCY_FORMS = {code: ((name,), ()) for code, name in CURRENCIES.items()}  # noqa: RUF012

        def setup(self) -> None:
            self.negword = "âm"
            self.pointword = "phẩy"

        def to_cardinal(self, value: Numeric, *, linh: bool = True, tu: bool = True) -> str:
            return _cardinal(value, "linh" if linh else "lẻ", "tư" if tu else "bốn")

        def to_ordinal(self, value: Numeric, **style: bool) -> str:
            self.verify_ordinal(value)
            return f"thứ {_ORDINALS.get(int(value)) or self.to_cardinal(int(value), **style)}"

        def to_ordinal_num(self, value: Numeric) -> str:
            self.verify_ordinal(value)
            return f"thứ {int(value)}"

        def to_year(self, value: Numeric, **style: bool) -> str:
            era = " trước Công nguyên" if value < 0 else ""
            return self.to_cardinal(-value if value < 0 else value, **style) + era

        def to_currency(self, val: Numeric | str, currency: str = "VND", **style: bool) -> str:
            if currency not in CURRENCIES:
                raise ValueError(f"không có tên của loại tiền {currency!r}")
            amount: Numeric = self.str_to_number(val) if isinstance(val, str) else val
            return f"{self.to_cardinal(amount, **style)} {CURRENCIES[currency]}"

    num2words.CONVERTER_CLASSES["vi"] = Vietnamese()
    return num2words.num2words  # type: ignore[no-any-return]


_ORDINALS = {1: "nhất", 4: "tư"}


def _cardinal(n: Numeric, linh: str, tu: str) -> str:
    if isinstance(n, float | Decimal) and n and not -_MAX_PLACES < Decimal(n).adjusted() < 28:
        raise OverflowError(f"số quá lớn hoặc quá nhỏ để đọc thành chữ: {n!r}")
    digits = shortest(n)
    whole, _, fraction = digits.removeprefix("-").partition(".")
    if int(whole) >= LIMIT:
        raise OverflowError(f"số quá lớn để đọc thành chữ: {n!r}")
    words = ["âm"] if digits.startswith("-") else []
    words += _whole(int(whole), linh, tu)
    if fraction:
        words += ["phẩy", *(DIGITS[int(digit)] for digit in fraction)]
    return " ".join(words)


def _whole(n: int, linh: str, tu: str) -> list[str]:
    if n == 0:
        return [DIGITS[0]]
    words: list[str] = []
    billions, rest = divmod(n, 10**9)
    if billions:
        words += [*_whole(billions, linh, tu), "tỷ"]
    for size, scale in ((10**6, ("triệu",)), (10**3, ("nghìn",)), (1, ())):
        group, rest = divmod(rest, size)
        if group:
            words += [*_group(group, linh, tu, full=bool(words)), *scale]
    return words


def _group(n: int, linh: str, tu: str, full: bool) -> list[str]:
    """Up to 999; with ``full``, missing hundreds are written too, as in a group that follows another."""
    hundreds, rest = divmod(n, 100)
    tens, unit = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        if unit:
            words += [linh, DIGITS[unit]] if words else [DIGITS[unit]]
        return words
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if unit:
        special = _AFTER_TEN if tens == 1 else _AFTER_TENS
        spoken = special.get(unit, DIGITS[unit])
        words.append(tu if spoken == "tư" else spoken)
    return words


_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}
_BILLION = ("tỷ", "tỉ")
_ODD = ("linh", "lẻ")
_READ = {word: value for value, word in enumerate(DIGITS)} | {"bẩy": 7}
_READ_AFTER_ODD = {word: value for word, value in _READ.items() if value} | {"tư": 4}
_READ_AFTER_TENS = _READ_AFTER_ODD | {"mốt": 1, "lăm": 5, "nhăm": 5}


def read_words(text: str) -> Decimal:
    """The number that Vietnamese words mean; ValueError if they mean none or may mean two (``một nghìn năm``).

    Reads linh and lẻ, tư and bốn, lăm, nhăm and năm, mốt and một, nghìn and ngàn, tỷ and tỉ; after ``phẩy``
    digits one by one or a number (``phẩy mười bốn``).
    """
    words = unicodedata.normalize("NFC", text).lower().split()
    negative = words[:1] in (["âm"], ["trừ"])
    whole, point, fraction = _split(words[1:] if negative else words)
    try:
        digits = str(_read_whole(whole))
        if point:
            digits += f".{_read_fraction(fraction)}"
    except _UnreadableError:
        raise ValueError(f"không đọc được số bằng chữ: {text[:80]!r}") from None
    # Built from digits: arithmetic would round what has more than 28 of them.
    return Decimal(f"-{digits}" if negative and digits.strip("0.") else digits)


class _UnreadableError(Exception):
    pass


def _split(words: list[str]) -> tuple[list[str], bool, list[str]]:
    if "phẩy" not in words:
        return words, False, []
    at = words.index("phẩy")
    return words[:at], True, words[at + 1 :]


def _read_fraction(words: list[str]) -> str:
    if words and len(words) <= _MAX_PLACES and all(word in _READ for word in words):
        return "".join(str(_READ[word]) for word in words)
    return str(_read_whole(words))


def _read_whole(words: list[str]) -> int:
    """Every ``tỷ`` multiplies everything before it; smaller scales follow in falling order."""
    total = chunk = at = 0
    below = LIMIT
    while at < len(words):
        if words[at] in _BILLION and at:
            total, chunk, below = (total + chunk) * 10**9, 0, LIMIT
            at += 1
            if total >= LIMIT:
                raise _UnreadableError
            continue
        group, width, at = _read_group(words, at)
        scale = _SCALES.get(words[at], 1) if at < len(words) else 1
        first = below == LIMIT and not total
        # "một nghìn năm" may be 1005 or 1500.
        unclear = scale == 1 and width == 1 and not first
        if scale >= below or unclear:
            raise _UnreadableError
        chunk += group * scale
        below = scale
        at += scale > 1
    if not words:
        raise _UnreadableError
    return total + chunk


def _read_group(words: list[str], at: int) -> tuple[int, int, int]:
    """Up to 999 from ``at`` on: its value, how many words it has, where it ends."""
    start, value = at, 0
    if words[at + 1 : at + 2] == ["trăm"]:
        value, at = 100 * _digit(_READ, words, at), at + 2
    if at < len(words) and words[at] in _ODD and (at > start or start > 0):
        value, at = value + _digit(_READ_AFTER_ODD, words, at + 1), at + 2
    elif at < len(words) and (words[at] == "mười" or words[at + 1 : at + 2] == ["mươi"]):
        tens = 1 if words[at] == "mười" else _digit(_READ, words, at)
        if words[at] != "mười" and tens < 2:
            raise _UnreadableError
        value, at = value + 10 * tens, at + (1 if words[at] == "mười" else 2)
        if at < len(words) and words[at] in _READ_AFTER_TENS:
            value, at = value + _READ_AFTER_TENS[words[at]], at + 1
    elif at == start:
        value, at = _digit(_READ, words, at), at + 1
    return value, at - start, at


def _digit(table: dict[str, int], words: list[str], at: int) -> int:
    if at >= len(words) or words[at] not in table:
        raise _UnreadableError
    return table[words[at]]
