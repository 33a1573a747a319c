"""The strict reader of figures typed in YAML.

Typed are plain integers or decimals with a point (``4516.5``); anything that YAML or a reader could take for another
number is a problem with its remedy, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum

from tthc_render.vietnamese.numbers import shortest
from tthc_render.vietnamese.patterns import pattern_of

MAX_DIGITS = 18
_MAX_TYPED = 64
_MINUS_SIGNS = "\u2212\u2013\u2014\u2010\u2011"


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
    SUM = "sum"
    FORMULA = "formula"
    UNKNOWN = "unknown"
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
    NumberFault.SUM: "đây là phép tính, không phải là một số.",
    NumberFault.FORMULA: "đây là công thức của Excel, không phải là một số.",
    NumberFault.UNKNOWN: "ở đây phải là một số.",
    NumberFault.MALFORMED: "đây không phải là một số.",
}

_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "trđ": 6, "tr.đ": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_SCALE = pattern_of(rf"^-?[0-9][0-9.,]*\s*({'|'.join(map(re.escape, _SCALES))})(?!\w)(?!\s*(?:nghìn|ngàn|triệu|tỷ|tỉ))")
"""``35 triệu``: a figure with a word for its size."""

LOOKALIKES: Mapping[str, str] = dict.fromkeys("OoОоΟο", "0") | dict.fromkeys("lIi|", "1")
"""Letters that are typed for a digit, and the digit."""
_LOOKALIKE = f"[{''.join(LOOKALIKES)}]"

_WHOLE = pattern_of(r"0|-?[1-9][0-9]*")
_DECIMAL = pattern_of(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_ONE_GROUP = pattern_of(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_ONE_GROUP_ALONE = pattern_of(rf"{_ONE_GROUP.pattern}(?![0-9.,])")
_GROUPS = pattern_of(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")

_UNIT = r"[^\W\d_]\D*(?:(?<=m)[23])?"
"""A unit behind a number: ``hồ sơ``, ``triệu đồng``, ``m2``."""

# In this order: the first pattern that fits the whole scalar names the fault.
_FAULTS: tuple[tuple[NumberFault, re.Pattern[str]], ...] = tuple(
    (fault, pattern_of(pattern, re.IGNORECASE | re.DOTALL))
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
        (NumberFault.LETTER, rf"(?!i{{2,}}$){_LOOKALIKE}+"),  # II and III are Roman
        (NumberFault.UNIT, rf"(?!.*\s{_LOOKALIKE}$)-?[0-9][0-9.,]*\s*{_UNIT}"),
        (NumberFault.SUM, r"\s*=?\s*[0-9][0-9.,]*(?:(?:\s*[+*x×]\s*|\s+[-–−]\s+)[0-9][0-9.,]*)+(?:\s*=\s*[0-9.,]*)?"),
        (NumberFault.FORMULA, r"=.*"),
        (NumberFault.UNKNOWN, r"[^0-9=]*"),
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


_WORDS = dict(
    zip(
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"],
        ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
        strict=True,
    )
)
"""Numbers in words that are typed for figures."""
_WITHOUT_READING = (
    *(NumberFault.TOO_LONG, NumberFault.MALFORMED, NumberFault.COLON),
    *(NumberFault.FORMULA, NumberFault.UNKNOWN),
)


_AMOUNT = pattern_of(rf"\s*(-?[0-9][0-9.,]*)\s*({_UNIT})")


def amount_of(raw: str) -> tuple[tuple[Decimal, ...], str] | None:
    """The number and the unit of ``35 triệu``, ``1,2 tấn``; two numbers where the one sign may stand for thousands."""
    found = _AMOUNT.fullmatch(_ascii(raw))
    if not found:
        return None
    number = found[1].rstrip(".,")
    wholes = [value for whole in (True, False) if (value := _reading(number, whole)) is not None]
    return (tuple(dict.fromkeys(wholes)), found[2].strip(" .")) if wholes else None


def _count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _problem(raw: str, quoted: bool, whole: bool) -> NumberError:
    fault = _fault(raw, quoted, whole)
    right, certain = ("12" if whole else "12.5"), False
    if fault is NumberFault.UNIT and (scale := _SCALE.search(raw.casefold())) is not None:
        amount = amount_of(raw)
        if amount is not None:
            power = 10 ** _SCALES[scale[1]]
            readings = [as_typed(value * power) for value in amount[0]]
            return NumberError(raw, fault, " hoặc ".join(readings), _DETAILS[fault], len(readings) == 1)
    if fault is NumberFault.SUM and (total := _result(raw, whole)) is not None:
        right, certain = as_typed(total), True
    elif fault is NumberFault.SUM:
        fault = NumberFault.MALFORMED
    elif fault is NumberFault.EMPTY:
        right = "0"
    elif fault is NumberFault.NON_ASCII and (word := _WORDS.get(raw.strip(" .").casefold())):
        right, certain = word, True
    elif fault is NumberFault.MALFORMED and (only := _only_number(raw, whole)):
        right = only
    elif fault not in _WITHOUT_READING:
        text = _ascii("".join(LOOKALIKES.get(char, char) for char in raw) if fault is NumberFault.LETTER else raw)
        value = _reading(text, whole)
        if not whole and (group := _ONE_GROUP_ALONE.match(text)):
            right = _both_readings(group.group())
        elif value is not None and not (whole and value % 1):
            right, certain = as_typed(value), True
    return NumberError(raw, fault, right, _DETAILS[fault], certain)


def _only_number(raw: str, whole: bool) -> str:
    """The one number that stands in a text with nothing but words and marks around it; "" if there is none."""
    if re.search(rf"\s{_LOOKALIKE}$", raw):
        return ""
    found = re.fullmatch(r"(?:[^0-9]*[^0-9.,-])?(-?[0-9]+(?:[.,][0-9]+)*)[^0-9]*", raw)
    value = _reading(found[1], whole) if found and "/" not in raw else None
    return as_typed(value) if value is not None and not (whole and value % 1) else ""


def _result(raw: str, whole: bool) -> Decimal | None:
    """What a chain of additions, subtractions and multiplications of two numbers gives; None where that is not sure."""
    parts = re.split(r"([-+*x×–−])", raw.lstrip("= ").partition("=")[0].replace(" ", ""))
    values = [_reading(part, whole) for part in parts[::2]]
    signs = parts[1::2]
    if any(value is None for value in values) or (set(signs) & set("*x×") and len(signs) > 1):
        return None
    result = values[0] or Decimal(0)
    for sign, value in zip(signs, values[1:], strict=True):
        value = value or Decimal(0)
        result = result + value if sign == "+" else result * value if sign in "*x×" else result - value
    return None if (whole and result % 1) or abs(result) >= 10**MAX_DIGITS or result < 0 else result


def _fault(raw: str, quoted: bool, whole: bool) -> NumberFault:
    if len(raw) > _MAX_TYPED or _count_digits(raw) > MAX_DIGITS:
        return NumberFault.TOO_LONG
    if quoted and (_WHOLE if whole else _DECIMAL).fullmatch(raw) and (whole or not _ONE_GROUP.fullmatch(raw)):
        return NumberFault.QUOTED
    if _has_foreign_digit(raw) or raw.strip(" .").casefold() in _WORDS:
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
    (pattern_of(r"(-?0[xobXOB][0-9a-fA-F]+)$"), _read_based),
    (pattern_of(r"(-?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,2})$"), _read_exponent),
    (pattern_of(r"(-?[0-9][0-9.,]*)(?:\s*[^\W\d_]\D*(?:(?<=m)[23])?)?$"), _read_separated),
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
