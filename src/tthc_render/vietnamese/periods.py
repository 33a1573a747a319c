"""Reporting periods: their codes, data windows, names and neighbours.

Windows, names and deadlines are in ``periods.yaml``, each line with its source. The codes are those that
YAML files and the command line use: ``2024-T02``, ``2024-Q2``, ``2024-6T``, ``2024-6T2`` (the second half),
``2024-9T``, ``2024``; any other period is ``2024-`` and a name in small letters, with a window of its own.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

import yaml

from tthc_render.vietnamese.dates import format_short, pad_month
from tthc_render.vietnamese.ordinals import read_roman, roman
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import without_marks
from tthc_render.vietnamese.typed_numbers import TypedValueError

TABLE = Path(__file__).with_name("periods.yaml")
EXAMPLE = "2024-Q2"
_MAX_TYPED = 64


class PeriodKind(StrEnum):
    """The kinds of period; ``OTHER`` has no window of its own in the table."""

    MONTH = "thang"
    QUARTER = "quy"
    HALF = "sau_thang"
    NINE_MONTHS = "chin_thang"
    YEAR = "nam"
    OTHER = "khac"


KIND_NAMES: Mapping[str, str] = {
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.YEAR: "năm",
    PeriodKind.OTHER: "kỳ riêng",
}
"""How a kind of period is called in a message."""


class PeriodFault(StrEnum):
    """What can be wrong with a typed period."""

    EMPTY = "empty"
    FORM = "form"
    NUMBER = "number"
    UNKNOWN = "unknown"
    WINDOW_MISSING = "window_missing"
    WINDOW_ORDER = "window_order"
    NO_NEIGHBOUR = "no_neighbour"


class PeriodError(TypedValueError):
    """A code or window that is no period; ``code`` is a ``PeriodFault``."""


_DETAILS = {
    PeriodFault.EMPTY: "chưa ghi kỳ báo cáo.",
    PeriodFault.FORM: "kỳ báo cáo ghi chưa đúng dạng.",
    PeriodFault.NUMBER: "trong năm không có kỳ này.",
    PeriodFault.UNKNOWN: "đây không phải là một kỳ báo cáo (2024-T06, 2024-Q2, 2024-6T, 2024-6T2, 2024-9T, 2024).",
    PeriodFault.WINDOW_MISSING: "kỳ báo cáo riêng phải có ngày bắt đầu và ngày kết thúc.",
    PeriodFault.WINDOW_ORDER: "ngày bắt đầu của kỳ ở sau ngày kết thúc.",
    PeriodFault.NO_NEIGHBOUR: "kỳ báo cáo riêng không có kỳ trước, kỳ sau.",
}


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period with its data window, both days included.

    ``number`` counts within the year (month, quarter, half; 1 for a year). ``custom`` means that the window is
    not the regular one. ``name`` is the second half of the code of a period of kind ``OTHER``. Periods sort
    by the end of their window; of those that end together the shorter comes first.
    """

    kind: PeriodKind
    year: int
    number: int
    start: date
    end: date
    custom: bool = False
    name: str = ""

    def __lt__(self, other: Period) -> bool:
        return self._key() < other._key()

    def __str__(self) -> str:
        return self.code

    def _key(self) -> tuple[object, ...]:
        length = self.end - self.start
        return self.end, length, self.kind, self.year, self.number, self.custom, self.name

    @property
    def code(self) -> str:
        """As typed: ``2024-Q2``."""
        short = self.name or _window(self.kind, self.number)["code"]
        return f"{self.year}-{short}" if short else str(self.year)

    @property
    def day_du(self) -> str:
        """``Quý II năm 2024``."""
        return label(self, "day_du")

    @property
    def gon(self) -> str:
        """``Quý II/2024``."""
        return label(self, "gon")

    @property
    def ngan(self) -> str:
        """``Quý II``."""
        return label(self, "ngan")

    @property
    def thuong(self) -> str:
        """``quý II năm 2024``, inside a sentence."""
        return label(self, "thuong")

    @property
    def thuong_gon(self) -> str:
        """``quý II/2024``."""
        return label(self, "thuong_gon")

    @property
    def thuong_ngan(self) -> str:
        """``quý II``."""
        return label(self, "thuong_ngan")

    @property
    def hoa(self) -> str:
        """``QUÝ II NĂM 2024``."""
        return label(self, "hoa")

    @property
    def nam(self) -> int:
        """The year: ``2024``."""
        return self.year

    @property
    def so_la_ma(self) -> str:
        """The number within the year as a Roman numeral: ``II``; empty for years and other periods."""
        return "" if self.kind in (PeriodKind.YEAR, PeriodKind.OTHER) else roman(self.number)

    @property
    def tu_den(self) -> str:
        """``Từ ngày 15/3/2024 đến ngày 14/6/2024``, as the heads of the forms have it."""
        return f"Từ ngày {format_short(self.start)} đến ngày {format_short(self.end)}"

    @property
    def tu_ngay(self) -> str:
        """The first day of the window: ``15/3/2024``."""
        return format_short(self.start)

    @property
    def den_ngay(self) -> str:
        """The last day of the window: ``14/6/2024``."""
        return format_short(self.end)

    @property
    def truoc(self) -> Period:
        """The period before of the same kind, with its regular window; PeriodError for kind ``OTHER``."""
        return _neighbour(self, -1)

    @property
    def sau(self) -> Period:
        """The period after of the same kind, with its regular window; PeriodError for kind ``OTHER``."""
        return _neighbour(self, 1)

    @property
    def cung_ky(self) -> Period:
        """The same period a year before; PeriodError for kind ``OTHER``."""
        if self.kind is PeriodKind.OTHER:
            raise _problem(self.code, PeriodFault.NO_NEIGHBOUR, EXAMPLE, certain=False)
        return _regular(self.kind, self.number, self.year - 1)

    def contains(self, day: date) -> bool:
        """Whether ``day`` is in the data window."""
        return self.start <= day <= self.end


def parse_period(code: str, start: date | None = None, end: date | None = None) -> Period:
    """The period of ``code``, with its regular window unless ``start`` or ``end`` is given.

    PeriodError, with the right code where it can be derived (``quý 2/2024`` → ``2024-Q2``).
    """
    if len(code) > _MAX_TYPED:
        raise _misread(code)
    regular = _codes().get(code[4:]) if _YEAR.fullmatch(code[:4]) else None
    if regular:
        plain = _regular(*regular, int(code[:4]))
        kind, number, name = plain.kind, plain.number, ""
        first, last = start or plain.start, end or plain.end
        custom = (first, last) != (plain.start, plain.end)
    else:
        if not _OTHER_CODE.fullmatch(code) or _suggestion(code):
            raise _misread(code)
        if start is None or end is None:
            raise _problem(code, PeriodFault.WINDOW_MISSING, code, certain=False)
        kind, number, name = PeriodKind.OTHER, 0, code[5:]
        first, last, custom = start, end, True
    if first > last:
        right = f"{format_short(last)} – {format_short(first)}"
        raise _problem(code, PeriodFault.WINDOW_ORDER, right, certain=False)
    return Period(kind, int(code[:4]), number, first, last, custom, name)


def codes_of(kind: PeriodKind) -> list[str]:
    """How codes of a kind end, in order: ``["Q1", "Q2", "Q3", "Q4"]``; ``[""]`` for years, nothing for other kinds."""
    return [str(row["code"]) for row in _table()["windows"].get(kind, [])]


def label(period: Period, form: str) -> str:
    """The period's name in one of ``FORMS``; KeyError for another form."""
    base, change = FORMS[form]
    rows = _table()["labels"][period.kind]
    row: dict[str, str] = rows[period.number - 1] if len(rows) > 1 else rows[0]
    text = row[base].format(
        year=period.year,
        month=pad_month(period.number),
        roman=roman(period.number) if period.number else "",
        start=format_short(period.start),
        end=format_short(period.end),
    )
    return change(text)


def _as_is(text: str) -> str:
    return text


def _inside(text: str) -> str:
    return text[0].lower() + text[1:]


# Each form: the label of the table it starts from, and what is done to it.
FORMS = {
    "day_du": ("day_du", _as_is),
    "gon": ("gon", _as_is),
    "ngan": ("ngan", _as_is),
    "thuong": ("day_du", _inside),
    "thuong_gon": ("gon", _inside),
    "thuong_ngan": ("ngan", _inside),
    "hoa": ("day_du", str.upper),
}


def deadline(period: Period, days: int | None = None, *, working: bool = False) -> date | None:
    """The last day to send the report: ``days`` after the window's end, by default those of the table.

    ``working`` counts Monday to Friday only; public holidays are not taken into account. None if nothing is set.
    """
    left = _table()["deadline_days"][period.kind] if days is None else days
    if left is None:
        return None
    if not working:
        return period.end + timedelta(days=left)
    day = period.end
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _neighbour(period: Period, step: int) -> Period:
    if period.kind is PeriodKind.OTHER:
        raise _problem(period.code, PeriodFault.NO_NEIGHBOUR, EXAMPLE, certain=False)
    count = len(_table()["windows"][period.kind])
    years, index = divmod(period.number - 1 + step, count)
    return _regular(period.kind, index + 1, period.year + years)


def _regular(kind: PeriodKind, number: int, year: int) -> Period:
    row = _window(kind, number)
    (day, month, back), (last_day, last_month, on) = row["from"], row["to"]
    return Period(kind, year, number, date(year + back, month, day), date(year + on, last_month, last_day))


_Days = tuple[int, int, int]
_Window = TypedDict("_Window", {"number": int, "code": str, "from": _Days, "to": _Days, "source": str})


class _Table(TypedDict):
    """``periods.yaml``; its comments explain the columns."""

    windows: dict[str, list[_Window]]
    deadline_days: dict[str, int | None]
    labels: dict[str, list[dict[str, str]]]


@functools.cache
def _table() -> _Table:
    with TABLE.open(encoding="utf-8") as file:
        table: _Table = yaml.load(file, Loader=yaml.CSafeLoader)
    return table


def _window(kind: PeriodKind, number: int) -> _Window:
    return _table()["windows"][kind][number - 1]


@functools.cache
def _codes() -> dict[str, tuple[PeriodKind, int]]:
    """What follows the year in a code: ``-Q2`` → quarter 2, nothing → the year."""
    return {
        f"-{row['code']}" if row["code"] else "": (PeriodKind(kind), row["number"])
        for kind, rows in _table()["windows"].items()
        for row in rows
    }


_OTHER_CODE = pattern_of(r"(?:19|20|21)[0-9]{2}-[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_YEAR = pattern_of(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_NUMBER = r"([0-9]{1,2}|[ivx]{1,4})"
# Patterns of the text around the year, without marks and in small letters; the first that matches gives the kind.
_WRITTEN: tuple[tuple[PeriodKind, int | None, re.Pattern[str]], ...] = tuple(
    (kind, number, pattern_of(pattern))
    for kind, number, pattern in (
        (PeriodKind.HALF, 2, r"(?:6|sau) ?(?:t|thang) ?(?:2|cuoi)(?: nam)?|h ?2|nua cuoi nam"),
        (PeriodKind.HALF, 1, r"(?:6|sau) ?(?:t|thang) ?(?:1|dau)?(?: nam)?|h ?1|nua dau nam"),
        (PeriodKind.NINE_MONTHS, 1, r"(?:9|chin) ?(?:t|thang) ?(?:dau)?(?: nam)?"),
        (PeriodKind.QUARTER, None, rf"(?:q|quy) ?{_NUMBER}(?: nam)?"),
        (PeriodKind.MONTH, None, rf"(?:t|thang) ?{_NUMBER}(?: nam)?"),
        (PeriodKind.MONTH, None, r"([0-9]{1,2})"),
        (PeriodKind.YEAR, 1, r"(?:nam|ca nam)?"),
    )
)


def _spaced(code: str) -> str:
    """Small letters without marks, the year apart from letters beside it: ``2024Q2`` → ``2024 q2``."""
    return re.sub(r"(?<=[0-9]{4})(?=[a-z])|(?<=[a-z])(?=(?:19|20|21)[0-9]{2}(?![0-9]))", " ", without_marks(code))


def _misread(code: str) -> PeriodError:
    if code.strip() in ("", "~", "null"):
        return _problem(code, PeriodFault.EMPTY, EXAMPLE, certain=False)
    found = _suggestion(code)
    if not found:
        return _problem(code, PeriodFault.UNKNOWN, EXAMPLE, certain=False)
    kind, number, year = found
    count = len(_table()["windows"][kind])
    if 1 <= number <= count:
        return _problem(code, PeriodFault.FORM, _regular(kind, number, year).code)
    return _problem(code, PeriodFault.NUMBER, _regular(kind, count, year).code, certain=False)


def _suggestion(code: str) -> tuple[PeriodKind, int, int] | None:
    """Kind, number (perhaps out of range) and year that a person meant by ``code``."""
    if len(code) > _MAX_TYPED:
        return None
    years = _YEAR.findall(_spaced(code))
    if len(years) != 1:
        return None
    rest = " ".join(re.sub(r"[-/.,_ ]+", " ", _YEAR.sub(" ", _spaced(code))).split())
    for kind, number, pattern in _WRITTEN:
        found = pattern.fullmatch(rest)
        if found:
            count = number if number is not None else _count(found.group(1))
            return None if count is None else (kind, count, int(years[0]))
    return None


def _count(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    return read_roman(text)


def _problem(code: str, fault: PeriodFault, right: str, certain: bool = True) -> PeriodError:
    return PeriodError(code, fault, right, _DETAILS[fault], certain)


def periods_before(period: Period, count: int) -> list[Period]:
    """The ``count`` periods of its kind before ``period``, the nearest first; fewer where the calendar ends."""
    out: list[Period] = []
    with contextlib.suppress(PeriodError, ValueError):
        while len(out) < count:
            period = period.truoc
            out.append(period)
    return out
