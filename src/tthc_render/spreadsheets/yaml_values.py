"""Values between a cell of a sheet and a report's YAML: what a cell holds as YAML, and the other way."""

from __future__ import annotations

import contextlib
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from tthc_render.forms.model import Column
from tthc_render.vietnamese.dates import DateError, one_reading, parse_date
from tthc_render.vietnamese.numbers import read_shown
from tthc_render.vietnamese.typed_numbers import as_typed, parse_decimal
from tthc_render.yaml_files.emit import scalar

NOTHING: Final = ("", "-", "–", "—")
_DAYS: Final = (36526, 73050)
"""The numbers that Excel counts the days from 2000 to 2099 by."""
DECIMALS: Final = 12
"""So many decimals of a figure are real; behind them is what computers make of 0.1 + 0.2."""
WHOLE_FROM: Final = 10**15
"""A number that a sheet keeps has 15 digits: one as large, an account typed as a number, has no decimals to round."""


class CellError(ValueError):
    """A cell that cannot be understood: what was expected there."""


def shown_value(raw: object, column: Column) -> Decimal | str | None:
    """What the YAML value ``raw`` is in a cell: a figure where it is one, else its text; None for nothing."""
    if isinstance(raw, dict):
        printed = str(raw.get("in") or "")
        number = number_in(printed) if column.numeric else None
        raw = raw.get("gia_tri") or (number if number is not None else printed or None)
    if raw is None or isinstance(raw, Decimal):
        return raw
    if column.numeric:
        with contextlib.suppress(ValueError):
            return parse_decimal(str(raw))
    return str(raw)


def cell_value(value: object, column: Column) -> Decimal | str | None:
    """What a cell says in ``column``: a figure, a text, a date as ``20/3/2024``, None for nothing. CellError."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if column.numeric:
        return _figure(value, column)
    if column.kind == "ngay":
        return _day(value)
    text = text_in(value)
    if column.kind != "chon" or text in column.spec.lua_chon:
        return text
    alike = [choice for choice in column.spec.lua_chon if choice.casefold() == text.casefold()]
    if len(alike) != 1:
        raise CellError(f"một trong: {', '.join(column.spec.lua_chon)}")
    return alike[0]


def _figure(value: object, column: Column) -> Decimal | None:
    whole = not column.places and not column.rate
    kind = "một số nguyên, ví dụ 1204" if whole else "một số, ví dụ 97,92"
    number = number_in(value)
    if number is None:
        if isinstance(value, str) and value.strip() in NOTHING:
            return None
        raise CellError(kind)
    if whole and number != number.to_integral_value():
        raise CellError(kind)
    if number < 0 and not column.spec.am:
        raise CellError(f"{kind}, không âm")
    if column.kind == "co_khong" and number not in (0, 1):
        raise CellError("1 (có) hoặc 0 (không)")
    return number


def number_in(value: object) -> Decimal | None:
    """The figure in a cell: a number, or text as offices write it, ``1.204``, ``97,92%``, ``(1)`` for -1; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return None
        return round(number, DECIMALS) + 0 if isinstance(value, float) and abs(number) < WHOLE_FROM else number
    if not isinstance(value, str):
        return None
    return read_shown(value.strip().removeprefix("'"))


def _day(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    try:
        day = parse_date(one_reading(text_in(value)))
    except DateError:
        raise CellError(f"một ngày, ví dụ 20/3/2024{_counted(value)}") from None
    return f"{day.day}/{day.month}/{day.year}"


def _counted(value: object) -> str:
    """What day a bare number is as Excel counts days, "" for what is none of this century."""
    number = number_in(value)
    if number is None or number != int(number) or not _DAYS[0] <= number <= _DAYS[1]:
        return ""
    when = date(1899, 12, 30) + timedelta(days=int(number))
    return f" ({int(number)} là ngày {when.day}/{when.month}/{when.year} theo cách đếm của Excel: chọn kiểu Date cho ô)"


def text_in(value: object) -> str:
    """What a cell says in words: a day as it is written, 1 for 1.0, which Excel makes of a typed 01."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def as_yaml(value: Decimal | str | None) -> str:
    """``value`` on one line of YAML."""
    if value is None:
        return "null"
    return as_typed(value) if isinstance(value, Decimal) else scalar(value)


def same(raw: object, value: Decimal | str | None, column: Column) -> bool:
    """Whether the YAML value ``raw`` says the same as ``value``."""
    before = shown_value(raw, column)
    if isinstance(before, str) and isinstance(value, str):
        if column.kind == "ngay":
            with contextlib.suppress(CellError):
                before = _day(before)
        return text_in(before) == value
    return before == value
