"""Dates as documents print them, and the strict reader of dates typed in YAML.

The zero rule is Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.b: days below 10 and the months 1 and 2 get a
zero in front, the months 3 to 9 do not.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.typed_numbers import LOOKALIKES, TypedValueError

NO_DISTRICTS_FROM: Final = date(2025, 7, 1)
"""Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 54: hết cấp huyện từ ngày 01/7/2025."""

# Printed for a day or month that is still to be written in by hand.
BLANK = "\u00a0" * 6
BLANK_NUMBER = "\u00a0" * 9

EXAMPLE = "20/6/2024"
_MAX_TYPED = 64


class DateFault(StrEnum):
    """What can be wrong with a typed date."""

    EMPTY = "empty"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ORDER = "order"
    SEPARATOR = "separator"
    PADDING = "padding"
    TEXT = "text"
    BLANK = "blank"
    MALFORMED = "malformed"


class DateError(TypedValueError):
    """A scalar that is not a plainly typed date; ``code`` is a ``DateFault``."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The date of a document; a day or month of None is left blank for the pen.

    DateError if no such day exists (without a month: in any month).
    """

    day: int | None
    month: int | None
    year: int

    def __post_init__(self) -> None:
        shown = "/".join("…" if part is None else str(part) for part in (self.day, self.month, self.year))
        day, month = (1 if part is None else part for part in (self.day, self.month))
        fault = _fault(day, month, self.year)
        if fault is DateFault.DAY and self.month is None:
            raise DateError(shown, fault, EXAMPLE, f"không có ngày {day}.", certain=False)
        if fault:
            # Day and month have keys of their own in this case: they cannot be in the wrong order.
            fault = DateFault.MONTH if fault is DateFault.ORDER else fault
            raise _problem(shown, fault, day, month, self.year)

    @property
    def full(self) -> date | None:
        """The date, if day and month are known."""
        if self.day is None or self.month is None:
            return None
        return date(self.year, self.month, self.day)


def pad_day(day: int) -> str:
    """``5`` → ``05``."""
    return f"{day:02}"


def pad_month(month: int) -> str:
    """``2`` → ``02``, ``6`` → ``6``."""
    return f"{month:02}" if month <= 2 else str(month)


def date_line(place: str, partial: PartialDate, *, month_text: str | None = None) -> str:
    """``Hà Tĩnh, ngày 05 tháng 02 năm 2024``; a blank day or month is the gap ``BLANK``.

    ``month_text`` prints the month as an issued document has it (``06``). Source: Nghị định 30/2020/NĐ-CP,
    Phụ lục I, mục II.4.
    """
    return f"{place}, {date_words(partial, month_text=month_text)}"


def date_words(partial: PartialDate, *, month_text: str | None = None) -> str:
    """``ngày 05 tháng 02 năm 2024``; a blank day or month is the gap ``BLANK``."""
    day = BLANK if partial.day is None else pad_day(partial.day)
    month = BLANK if partial.month is None else pad_month(partial.month)
    return f"ngày {day} tháng {month_text or month} năm {partial.year}"


def format_short(when: date) -> str:
    """``15/3/2024``, ``09/3/2024``, ``11/02/2024``."""
    return f"{pad_day(when.day)}/{pad_month(when.month)}/{when.year}"


def format_short_partial(partial: PartialDate, *, month_text: str | None = None) -> str:
    """As ``format_short``; a blank day or month is the gap ``BLANK``."""
    day = BLANK if partial.day is None else pad_day(partial.day)
    month = BLANK if partial.month is None else pad_month(partial.month)
    return f"{day}/{month_text or month}/{partial.year}"


def parse_date(raw: str) -> date:
    """A date typed as ``2024-06-20`` or ``20/6/2024``; DateError for anything else."""
    for pattern in (_ISO, _VIETNAMESE):
        found = pattern.fullmatch(raw)
        if found:
            day, month, year = _parts(found)
            fault = _fault(day, month, year)
            if fault:
                raise _problem(raw, fault, day, month, year)
            return date(year, month, day)
    raise _misread(raw)


def one_reading(text: str) -> str:
    """A date written in another way that can only mean one day, as it is typed: ``05-09-2024`` → ``5/9/2024``.

    Anything else as it is; also the order of month and day, which the other dates of a sheet decide.
    """
    try:
        parse_date(text)
    except DateError as error:
        other = (DateFault.SEPARATOR, DateFault.PADDING, DateFault.TEXT)
        return error.right if error.certain and error.code in other else text
    return text


_ISO = pattern_of(r"(?P<year>[1-9][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_VIETNAMESE = pattern_of(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[1-9][0-9]{3})")

_LONG, _SHORT = "(?:0?[13578]|1[02])", "(?:0?[469]|11)"
DATE_PATTERN: Final = (
    rf"^(?:(?:(?:0?[1-9]|[12][0-9]|3[01])/{_LONG}|(?:0?[1-9]|[12][0-9]|30)/{_SHORT}|(?:0?[1-9]|[12][0-9])/0?2)/[1-9][0-9]{{3}}"
    r"|[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])))$"
)
"""A date as `parse_date` takes it, as far as a pattern can decide: 30/2 is none, 29/2 may be one."""

_DAY, _MONTH, _YEAR = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})", r"(?P<year>[1-9][0-9]{3})"
_SIGN = r"\s*[-/., ]\s*"
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"(?P<named>{'|'.join(_ENGLISH)})[a-z]*"
"""A month in English, as other programs write it: ``Sep 16, 2026``."""

# In this order: the first pattern that fits the whole scalar names the fault.
_MISREADINGS: tuple[tuple[DateFault, re.Pattern[str]], ...] = tuple(
    (fault, pattern_of(pattern, re.IGNORECASE))
    for fault, pattern in (
        (DateFault.YEAR, rf"{_DAY}{_SIGN}{_MONTH}{_SIGN}(?P<year>[0-9]{{2}})"),
        (DateFault.PADDING, rf"{_YEAR}-{_MONTH}-{_DAY}"),
        (DateFault.ORDER, rf"{_YEAR}{_SIGN}{_MONTH}{_SIGN}{_DAY}"),
        (DateFault.SEPARATOR, rf"\s*{_DAY}{_SIGN}{_MONTH}{_SIGN}{_YEAR}\s*"),
        (DateFault.TEXT, rf"(?:[a-z]+,?\s+)?{_DAY}(?:st|nd|rd|th)?[-\s]+{_NAMED},?[-\s]+{_YEAR}"),
        (DateFault.TEXT, rf"(?:[a-z]+,?\s+)?{_NAMED}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"),
        (DateFault.TEXT, rf"[^0-9]*{_DAY}\s*tháng\s*{_MONTH}\s*,?\s*năm\s*{_YEAR}[^0-9]*"),
    )
)

_DIGITS: Final = str.maketrans(dict(LOOKALIKES))
_INSIDE: Final = pattern_of(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/([1-9][0-9]{3})(?![0-9/])")
_GAP: Final = r"[\s.…_xX?-]*"
_OPEN_DAY: Final = pattern_of(
    rf"(?:ngày)?{_GAP}(?:/|tháng)\s*(?:(?P<month>[0-9]{{1,2}})|[.…_xX?\s]+)\s*(?:/|-|năm)\s*(?P<year>[1-9][0-9]{{3}})",
    re.IGNORECASE,
)
"""A date whose day, perhaps its month too, is still to be written."""

_DETAILS: dict[DateFault, Callable[[int, int, int], str]] = {
    DateFault.EMPTY: lambda *_: "chưa ghi ngày.",
    DateFault.DAY: lambda _, month, year: f"tháng {month}/{year} có {_days(month, year)} ngày.",
    DateFault.MONTH: lambda _, month, __: f"không có tháng {month}.",
    DateFault.YEAR: lambda *_: "năm phải ghi đủ bốn chữ số.",
    DateFault.ORDER: lambda *_: "ngày ghi theo thứ tự ngày/tháng/năm.",
    DateFault.SEPARATOR: lambda *_: "ngày, tháng, năm cách nhau bằng dấu gạch chéo.",
    DateFault.PADDING: lambda *_: "dạng năm-tháng-ngày phải đủ hai chữ số cho tháng và ngày.",
    DateFault.BLANK: lambda *_: "ngày chưa biết thì để trống bằng khóa riêng.",
    DateFault.TEXT: lambda *_: "ngày ghi bằng số, không ghi bằng chữ.",
    DateFault.MALFORMED: lambda *_: "đây không phải là một ngày.",
}


def _parts(found: re.Match[str]) -> tuple[int, int, int]:
    parts = found.groupdict()
    year, named = found["year"], parts.get("named")
    month = _ENGLISH.index(named.lower()) + 1 if named else int(found["month"])
    return int(found["day"]), month, int(f"20{year}" if len(year) == 2 else year)


def _days(month: int, year: int) -> int:
    return calendar.monthrange(year, month)[1]


def _fault(day: int, month: int, year: int) -> DateFault | None:
    if not 1000 <= year <= 9999:
        return DateFault.YEAR
    if not 1 <= month <= 12:
        return DateFault.ORDER if 1 <= day <= 12 and 1 <= month <= 31 else DateFault.MONTH
    return None if 1 <= day <= _days(month, year) else DateFault.DAY


def _misread(raw: str) -> DateError:
    if raw.strip() in ("", "~", "null"):
        return DateError(raw, DateFault.EMPTY, EXAMPLE, _DETAILS[DateFault.EMPTY](0, 0, 0), certain=False)
    if len(raw) <= _MAX_TYPED:
        if blank := _blank(raw):
            return DateError(raw, DateFault.BLANK, blank, _DETAILS[DateFault.BLANK](0, 0, 0))
        inside = _INSIDE.findall(raw)
        digits = raw.translate(_DIGITS)
        if digits != raw and _VIETNAMESE.fullmatch(digits) and not _fault(*map(int, digits.split("/"))):
            return DateError(raw, DateFault.MALFORMED, digits, _DETAILS[DateFault.MALFORMED](0, 0, 0), certain=False)
        for fault, pattern in _MISREADINGS:
            found = pattern.fullmatch(raw)
            if found:
                day, month, year = _parts(found)
                inner = _fault(day, month, year)
                if inner is DateFault.ORDER and fault is DateFault.SEPARATOR:
                    fault = inner
                if inner in (DateFault.DAY, DateFault.MONTH) and fault is not DateFault.ORDER:
                    fault = inner
                return _problem(raw, fault, day, month, year, iso=fault is DateFault.PADDING)
        if len(inside) == 1 and _fault(*(parts := tuple(map(int, inside[0])))) is None:
            day, month, year = parts
            return DateError(
                raw,
                DateFault.MALFORMED,
                plainly(date(year, month, day)),
                _DETAILS[DateFault.MALFORMED](0, 0, 0),
                certain=False,
            )
    counted = _ZERO + timedelta(days=int(raw)) if _SERIAL.fullmatch(raw) else None
    if counted is not None and counted.year <= _LAST_SERIAL:
        details = _DETAILS[DateFault.MALFORMED](0, 0, 0)
        return DateError(raw, DateFault.MALFORMED, plainly(counted), details, certain=False)
    return _problem(raw, DateFault.MALFORMED, 0, 0, 0)


_SERIAL: Final = pattern_of(r"[34567]\d{4}")
_ZERO: Final = date(1899, 12, 30)
_LAST_SERIAL: Final = 2100
"""Excel counts days from there; a cell whose format was lost shows the number."""


def _blank(raw: str) -> str:
    """The keys of a day that is not known yet: ``…/9/2026`` and ``tháng 9 năm 2026`` are {thang: 9, nam: 2026}."""
    found = _OPEN_DAY.fullmatch(raw.strip())
    if found is None:
        return ""
    month = int(found["month"]) if found["month"] else 0
    return (
        f"{{thang: {month}, nam: {found['year']}}}"
        if 1 <= month <= 12
        else f"{{nam: {found['year']}}}"
        if not month
        else ""
    )


def _problem(raw: str, fault: DateFault, day: int, month: int, year: int, *, iso: bool = False) -> DateError:
    """``right`` is certain if the parts name a day that exists; for wrong order they may change places."""
    detail = _DETAILS[fault](day, month, year)
    parts = ((day, month), (month, day)) if fault is DateFault.ORDER else ((day, month),)
    for a_day, a_month in parts:
        if _fault(a_day, a_month, year) is None:
            when = date(year, a_month, a_day)
            return DateError(raw, fault, when.isoformat() if iso else plainly(when), detail)
    last = date(year, month, _days(month, year)) if fault is DateFault.DAY else None
    return DateError(raw, fault, plainly(last) if last else EXAMPLE, detail, certain=False)


def plainly(when: date) -> str:
    """``5/3/2024``: a date as it is typed."""
    return f"{when.day}/{when.month}/{when.year}"
