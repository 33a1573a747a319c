"""Figures as Vietnamese offices print them, and the strict reader of figures typed in YAML.

Printed: a dot between thousands, a comma before decimals (``4.516,5``), counts from 1 to 9 with a zero in
front (``04``) while zero is ``0``. Typed: plain integers or decimals with a point (``4516.5``); anything
that YAML or a reader could take for another number is a problem with its remedy, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

Numeric = int | Decimal | float

UNDEFINED_SHARE = "0%"
"""A share of nothing, as the reports of offices without a plan print it (báo cáo Quý II năm 2024 của Sở Ngoại vụ)."""
MAX_DIGITS = 18
_MORE_PLACES = 4
_MAX_TYPED = 64
_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
_MINUS_SIGNS = "\u2212\u2013\u2014\u2010\u2011"


class Printed(Decimal):
    """A figure whose printed form the writer has overridden: counts as its value, prints as ``text``.

    Arithmetic gives plain Decimals: only the figure itself is overridden, not what is computed from it.
    """

    __slots__ = ("text",)
    text: str

    def __new__(cls, value: Decimal | int | str, text: str) -> Printed:
        self = super().__new__(cls, value)
        self.text = text
        return self

    def __reduce__(self) -> tuple[type[Printed], tuple[Decimal, str]]:  # type: ignore[override]
        return type(self), (Decimal(self), self.text)

    def __repr__(self) -> str:
        return f"Printed({str(self)!r}, {self.text!r})"


def format_decimal(x: Numeric, places: int | None = None) -> str:
    """``4516.5`` → ``4.516,5``. ``places`` decimals, rounded half up; without it the shortest form."""
    return x.text if isinstance(x, Printed) else _group(_digits(x, places))


def format_count(n: Numeric) -> str:
    """``314849`` → ``314.849``."""
    return format_decimal(n)


def format_padded(n: Numeric) -> str:
    """``4`` → ``04`` for whole numbers from 1 to 9, all others as ``format_count`` (zero stays ``0``).

    Source: custom of the reports under Thông tư 01/2020/TT-VPCP.
    """
    text = format_count(n)
    if isinstance(n, Printed):
        return text
    return f"0{text}" if len(text) == 1 and text != "0" else text


def format_bare(n: Numeric) -> str:
    """``495568`` → ``495568``: no dots, as wide appendix tables print."""
    return n.text if isinstance(n, Printed) else _digits(n, None).replace(".", ",")


def format_percent(x: Numeric, places: int | None = None) -> str:
    """``97.92``, already in percent, → ``97,92%``; a share that is not whole or nothing is not rounded to it."""
    if isinstance(x, Printed):
        return x.text
    return f"{format_decimal(x, places if places is None else share_places(x, places))}%"


def share_places(x: Numeric, places: int) -> int:
    """Decimals of a share in percent: one or more than ``places`` where it would round to 0 or 100 and is neither."""
    value, most = exact(x), places + _MORE_PLACES
    while places < most and 0 < value < 100 and format_decimal(value, places) in _nothing_and_all(places):
        places += 1
    return places


def _nothing_and_all(places: int) -> tuple[str, str]:
    return format_decimal(0, places), format_decimal(100, places)


def format_money(n: Numeric, unit: str = "đồng") -> str:
    """``176602392331`` → ``176.602.392.331 đồng``."""
    return n.text if isinstance(n, Printed) else f"{format_count(n)} {unit}"


def exact(n: object) -> Decimal:
    """The number as an exact Decimal; a float counts as the shortest decimal that means it.

    TypeError for a truth value or a text, ValueError for infinity and NaN.
    """
    if isinstance(n, bool) or not isinstance(n, int | Decimal | float):
        raise TypeError(f"không phải là số: {n!r}")
    value = Decimal(repr(n)) if isinstance(n, float) else Decimal(n)
    if not value.is_finite():
        raise ValueError(f"không phải là số hữu hạn: {n!r}")
    return value


def shortest(n: Numeric) -> str:
    """Sign, digits and a point, without exponent and without zeros at the end: ``-97.9``."""
    return _digits(n, None)


def _digits(n: Numeric, places: int | None) -> str:
    value = exact(n)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    text = f"{value:f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.removeprefix("-") if value == 0 else text


def _group(digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    # int() has dropped the sign of "-0.5".
    sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


_PRINTED = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|0?[0-9]|[1-9][0-9]*)(?:,[0-9]+)?")


def read_printed(text: str) -> Decimal | None:
    """The value of a figure in Vietnamese prose: ``1.234.567,8``, ``04``; None if it is not well formed.

    A dot only ever separates thousands, so ``97.92`` and ``12.00`` are not well formed.
    """
    text = text.strip()
    if not _PRINTED.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


class TypedValueError(ValueError):
    """A typed value that must not be guessed.

    ``raw`` as typed, ``code`` of what is wrong, ``right`` how to write it, ``detail`` a Vietnamese sentence.
    ``certain`` is False where ``right`` is not the one reading of the value but a choice or an example.
    """

    def __init__(self, raw: str, code: StrEnum, right: str, detail: str, certain: bool = True) -> None:
        super().__init__(raw, code, right, detail, certain)
        self.raw = raw
        self.code = code
        self.right = right
        self.detail = detail
        self.certain = certain

    def __str__(self) -> str:
        shown = self.raw if len(self.raw) <= 40 else f"{self.raw[:40]}…"
        return f"“{shown}”: {self.detail} {'Viết' if self.certain else 'Ví dụ viết'}: {self.right}"


class NumberFault(StrEnum):
    """What can be wrong with a typed number."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    QUOTED = "quoted"
    NON_ASCII = "non_ascii"
    BOOLEAN = "boolean"
    NOT_FINITE = "not_finite"
    BASE = "base"
    EXPONENT = "exponent"
    COLON = "colon"
    PERCENT = "percent"
    SIGN = "sign"
    SPACE = "space"
    UNDERSCORE = "underscore"
    LEADING_ZERO = "leading_zero"
    THOUSANDS = "thousands"
    AMBIGUOUS = "ambiguous"
    COMMA = "comma"
    FRACTION = "fraction"
    UNIT = "unit"
    LETTER = "letter"
    MALFORMED = "malformed"


class NumberError(TypedValueError):
    """A scalar that is not a plainly typed number; ``code`` is a ``NumberFault``."""


_DETAILS = {
    NumberFault.EMPTY: "chưa ghi số.",
    NumberFault.TOO_LONG: f"số dài quá {MAX_DIGITS} chữ số.",
    NumberFault.QUOTED: "số không đặt trong dấu nháy.",
    NumberFault.NON_ASCII: "chữ số không phải là 0 đến 9.",
    NumberFault.BOOLEAN: "đây là từ có/không, không phải là số.",
    NumberFault.NOT_FINITE: "đây không phải là một số xác định.",
    NumberFault.BASE: "số phải ghi theo hệ thập phân.",
    NumberFault.EXPONENT: "số không ghi dạng lũy thừa.",
    NumberFault.COLON: "dấu hai chấm làm số thành giờ, phút.",
    NumberFault.PERCENT: "số không kèm dấu %.",
    NumberFault.SIGN: "dấu trước số không đúng.",
    NumberFault.SPACE: "số không có dấu cách.",
    NumberFault.UNDERSCORE: "số không có dấu gạch dưới.",
    NumberFault.LEADING_ZERO: "số không bắt đầu bằng chữ số 0.",
    NumberFault.THOUSANDS: "số không có dấu phân cách hàng nghìn.",
    NumberFault.AMBIGUOUS: "không rõ dấu này phân cách hàng nghìn hay phần thập phân.",
    NumberFault.COMMA: "số thập phân ghi bằng dấu chấm, không ghi bằng dấu phẩy.",
    NumberFault.FRACTION: "ở đây phải là số nguyên.",
    NumberFault.UNIT: "chỉ ghi số, không ghi kèm chữ.",
    NumberFault.LETTER: "có chữ cái gõ thay chữ số.",
    NumberFault.MALFORMED: "đây không phải là một số.",
}

_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_SCALE = re.compile(rf"^-?[0-9][0-9.,]*\s*({'|'.join(_SCALES)})(?!\w)(?!\s*(?:{'|'.join(_SCALES)}))")
"""``35 triệu``: a figure with a word for its size."""

LOOKALIKES: Mapping[str, str] = dict.fromkeys("OoОоΟο", "0") | dict.fromkeys("lIi|", "1")
"""Letters that are typed for a digit, and the digit."""
_LOOKALIKE = f"[{''.join(LOOKALIKES)}]"

_WHOLE = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_ONE_GROUP = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPS = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")

# In this order: the first pattern that fits the whole scalar names the fault.
_FAULTS: tuple[tuple[NumberFault, re.Pattern[str]], ...] = tuple(
    (fault, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for fault, pattern in (
        (NumberFault.EMPTY, r"\s*|~|null"),
        (NumberFault.BOOLEAN, r"y|n|yes|no|on|off|true|false"),
        (NumberFault.NOT_FINITE, r"[-+]?\.?(?:inf|infinity|nan)"),
        (NumberFault.BASE, r"[-+]?0[xob][0-9a-f]+"),
        (NumberFault.EXPONENT, r"[-+]?[0-9.]+e[-+]?[0-9]+"),
        (NumberFault.COLON, r"[-+]?[0-9]+(?::[0-9.]+)+"),
        (NumberFault.PERCENT, r"[^%]*[0-9]\s*%"),
        (
            NumberFault.SIGN,
            rf"-0|(?:[+{_MINUS_SIGNS}]|-[-+\s{_MINUS_SIGNS}])[-+\s{_MINUS_SIGNS}]*[0-9][0-9.,\s_]*",
        ),
        (NumberFault.THOUSANDS, _GROUPS.pattern),
        (NumberFault.COMMA, r"-?(?:0|[1-9][0-9.]*),[0-9]+|-?[1-9][0-9,]*,[0-9]+\.[0-9]+"),
        (NumberFault.SPACE, r"(?=.*\s)\s*-?[0-9][0-9.,]*(?:\s+[0-9][0-9.,]*)*\s*"),
        (NumberFault.UNDERSCORE, r"-?[0-9.,]+(?:_+[0-9.,]*)+"),
        (NumberFault.LEADING_ZERO, r"-?0[0-9]+(?:[.,][0-9]*)*"),
        (NumberFault.LETTER, rf"(?=.*[0-9])(?=.*{_LOOKALIKE})-?(?:[0-9.,]|{_LOOKALIKE})+"),
        (NumberFault.UNIT, rf"(?!.*\s{_LOOKALIKE}$)-?[0-9][0-9.,]*\s*[^\W\d_]\D*"),
        (NumberFault.MALFORMED, r".*"),
    )
)


def parse_integer(raw: str, quoted: bool = False) -> int:
    """A whole number from the raw text of a YAML scalar: ``-3``, ``33``; NumberError for anything else."""
    if not quoted and _WHOLE.fullmatch(raw) and _count_digits(raw) <= MAX_DIGITS:
        return int(raw)
    raise _problem(raw, quoted, whole=True)


def parse_decimal(raw: str, quoted: bool = False) -> Decimal:
    """A number from the raw text of a YAML scalar; NumberError unless plainly written (``97.92``, ``5``).

    ``12.000`` is refused: three digits after the one dot may be thousands.
    """
    plain = _DECIMAL.fullmatch(raw) and not _ONE_GROUP.fullmatch(raw)
    if plain and not quoted and _count_digits(raw) <= MAX_DIGITS:
        return Decimal(raw) + 0  # minus zero becomes zero
    raise _problem(raw, quoted, whole=False)


def _count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _problem(raw: str, quoted: bool, whole: bool) -> NumberError:
    fault = _fault(raw, quoted, whole)
    right, certain = ("12" if whole else "12.5"), False
    if fault is NumberFault.UNIT and (scale := _SCALE.search(raw.casefold())) is not None:
        value = _reading(_ascii(raw), False)
        if value is not None:
            return NumberError(raw, fault, as_typed(value * 10 ** _SCALES[scale[1]]), _DETAILS[fault], True)
    if fault is NumberFault.EMPTY:
        right = "0"
    elif fault not in (NumberFault.TOO_LONG, NumberFault.MALFORMED, NumberFault.COLON):
        text = _ascii("".join(LOOKALIKES.get(char, char) for char in raw) if fault is NumberFault.LETTER else raw)
        value = _reading(text, whole)
        if not whole and _ONE_GROUP.fullmatch(text):
            right = _both_readings(text)
        elif value is not None and not (whole and value % 1):
            right, certain = as_typed(value), True
    return NumberError(raw, fault, right, _DETAILS[fault], certain)


def _fault(raw: str, quoted: bool, whole: bool) -> NumberFault:
    if len(raw) > _MAX_TYPED or _count_digits(raw) > MAX_DIGITS:
        return NumberFault.TOO_LONG
    if quoted and (_WHOLE if whole else _DECIMAL).fullmatch(raw) and (whole or not _ONE_GROUP.fullmatch(raw)):
        return NumberFault.QUOTED
    if _has_foreign_digit(raw):
        return NumberFault.NON_ASCII
    if _ONE_GROUP.fullmatch(raw):
        return NumberFault.THOUSANDS if whole else NumberFault.AMBIGUOUS
    if "." in raw and _DECIMAL.fullmatch(raw):
        return NumberFault.FRACTION
    return next(fault for fault, pattern in _FAULTS if pattern.fullmatch(raw))


def _has_foreign_digit(text: str) -> bool:
    return any(char.isdigit() and not char.isascii() for char in text)


def _ascii(raw: str) -> str:
    """The scalar with ASCII digits and one sign, without the signs allowed around and between the digits."""
    text = "".join(str(unicodedata.decimal(char, char)) for char in raw)
    text = re.sub(r"[\s_]+(?=[0-9.,])", "", text.strip().rstrip("%").strip())
    text = re.sub(r"(?<=[0-9])_+$", "", text)
    signs = re.match(rf"[-+{_MINUS_SIGNS}]*", text)
    sign = signs.group() if signs else ""
    return ("-" if sign.strip("+") else "") + text[len(sign) :].strip()


def _reading(text: str, whole: bool) -> Decimal | None:
    """The value that a person would read from the text; None where that is not certain."""
    if _has_foreign_digit(text):
        return None
    for pattern, read in _READINGS:
        found = pattern.match(text)
        if found:
            value = read(found.group(1), whole)
            return value if value is None or abs(value) < 10**MAX_DIGITS else None
    return None


def _read_based(text: str, _whole: bool) -> Decimal | None:
    try:
        return Decimal(int(text, 0))
    except ValueError:
        return None


def _read_exponent(text: str, _whole: bool) -> Decimal | None:
    value = Decimal(text)
    return value if abs(value.adjusted()) < MAX_DIGITS else None


def _read_separated(text: str, whole: bool) -> Decimal | None:
    text = re.sub(r"^(-?)0+(?=[0-9])", r"\1", text)
    if _GROUPS.fullmatch(text) or (whole and _ONE_GROUP.fullmatch(text)):
        return Decimal(re.sub(r"[.,]", "", text))
    if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]+", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"-?[0-9]+[.,]?[0-9]*", text):
        return Decimal(text.replace(",", "."))
    return None


_READINGS: tuple[tuple[re.Pattern[str], Callable[[str, bool], Decimal | None]], ...] = (
    (re.compile(r"(-?0[xobXOB][0-9a-fA-F]+)$"), _read_based),
    (re.compile(r"(-?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,2})$"), _read_exponent),
    (re.compile(r"(-?[0-9][0-9.,]*)(?:\s*[^\W\d_]\D*)?$"), _read_separated),
)


def as_typed(value: Decimal) -> str:
    """The number as it is typed in YAML, where ``parse_decimal`` reads it back: ``1204``, ``97.92``, ``12.3450``."""
    text = shortest(value)
    # A zero more keeps 1.250 from being taken for thousands.
    return f"{text}0" if _ONE_GROUP.fullmatch(text) else text


def _both_readings(text: str) -> str:
    decimal = as_typed(Decimal(text.replace(",", ".")))
    thousands = re.sub(r"[.,]", "", text)
    return f"{thousands} hoặc {decimal if '.' in decimal else decimal + '.0'}"
