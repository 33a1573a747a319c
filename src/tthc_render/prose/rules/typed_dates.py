"""Days, months and years typed with other signs or letters than belong there: P916, years that are none: P501, P909,
hours, minutes and days of a month that are none: P982.

``năm 2.025``, ``tháng 11,2019``, ``ngày 31,12,2019``, ``15//6/2026``, ``15 /6/2026``, ``15/6-2026``, ``l5/6/2026``,
``15/6/206``. Dates with points or hyphens throughout (12.5.2026) are a way to write them; a document that has such
dates may write 5.2026, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_MONTH: Final = pattern_of(
    r"(?<!\w)(?P<month>[Tt]háng\s(?:0?[1-9]|1[0-2])|[Qq]uý\s(?:I{1,3}|IV|[1-4]))"
    r"(?P<sign>,(?:\s(?=\d{4}(?:[,.;)]|$)))?|\.|\s?//\s?|\s/\s?|/\s)(?P<year>(?:19|20)\d{2})(?![\d.,]\d|\w)"
)
_MONTH_SIGN: Final = pattern_of(r"[,.]\s?(?:19|20)\d\d(?!\d)|/(?:\s|/|(?<=\s/))")
_DIGIT: Final = r"[\dOolI]"
_SIGN: Final = r"\s?[/,.-]{1,2}\s?"
_DAY: Final = pattern_of(
    rf"(?<!\w)(?:[Nn]gày|đến|từ|trước|sau|hết|hôm|sáng|chiều|tối|đêm)\s(?P<all>(?P<day>{_DIGIT}{{1,2}})(?P<one>{_SIGN})"
    rf"(?P<month>{_DIGIT}{{1,2}})(?P<two>{_SIGN})(?P<year>[12lI]{_DIGIT}{{2,4}}))(?![\w/]|[.,]\d)"
)
_SPOKEN: Final = pattern_of(
    r"(?<!\w)(?:ngày\s\d{1,2}\s)?tháng\s(?:0?[1-9]|1[0-2])\snăm\s(?P<year>[12]\d{2}|[12]\d{4})(?![\d.,]\d|\w"
    r"|\s[^\W\d_]{1,9}/)",
    re.IGNORECASE,
)
_ODD: Final = pattern_of(
    r"[/\d](?:(?<=/)(?:\s\d|/|\d{1,2}[.,-]\d|\d{0,3}[Oo]\d|[12]\d{2}(?!\d)|[12]\d{4}(?!\d)|(?<=[lIOo]/)\d"
    r"|(?<=[lIO]\d/)\d)|(?<=\d)(?:\s/|,\d{1,2},\d|[.,-]\d{1,2}/\d|\.\d{1,2},[12]\d{3}(?!\d)))"
)
"""What a spoilt date has in it."""
_ODD_YEAR: Final = pattern_of(r"ăm\s[12]\d{2}(?:\d\d)?(?!\d)")
_DOTTED_YEAR: Final = pattern_of(
    r"(?:(?:^|[.:;-]\s)(?:(?:Trong|Đầu|Cuối|Đến|Từ|Sang|Hết)\s(?:đầu\s|cuối\s|hết\s)?)?[Nn]ăm"
    r"|(?<!\w)(?:tháng\s\d{1,2}|[Qq]uý\s(?:I{1,3}|IV|[1-4])|cùng kỳ|so với|giai đoạn|từ|đến|sang)\snăm)\s"
    r"(?P<year>1\.9\d\d|2\.0\d\d)(?=[,;:)]|\.?$|\.\s|\s(?:và|là|đến|có|trên|tại|so|của|đã|đạt)(?!\w))"
)
"""Not ``mỗi năm 2.000, tăng …``: nothing before it may be counted."""
_CLOCK: Final = pattern_of(
    r"(?<![\d.,/])(?P<hour>\d{1,2}) giờ (?P<minute>\d{2})(?: phút)?(?!\w|[.,/]\d)(?P<day>,? (?:sáng |chiều "
    r"|tối )?(?:ngày|cùng ngày"
    r"|hôm)(?!\w))?"
)
_TIMED: Final = (" giờ ", "ằng tháng", "ủa tháng", "àng tháng")
_MONTHLY: Final = pattern_of(
    r"(?<!\w)(?:vào |trước |các )?ngày (?:mùng |thứ )?(?P<day>3[2-9]|[4-9]\d)(?: (?:hằng|hàng|mỗi) tháng"
    r"| của tháng)(?!\w)"
)
_FAR_YEAR: Final = pattern_of(
    r"(?<!\w)(?<!mỗi )(?<!Mỗi )(?<!hằng )(?<!hàng )(?<!một )(?<!các )(?<!cả )[Nn]ăm"
    r"\s?(?P<year>2\d{3})(?=[,;:)]|\.?$|\.\s|\s(?:và|là|của|theo|cho|trên|tại|với|sau|so|được|đã|đạt)(?!\w))"
)
_LAST_YEAR: Final = 2100
"""Plans reach as far as that; leases of land from today, too."""
_AHEAD: Final = pattern_of(r"(?<!\w)(?:đến|tầm nhìn|tới|định hướng|hạn|hết|sau|vào|trước)\s(?:[^\W\d_]+\s){0,2}$")
_SOON: Final = 5
_YEAR_SIGNS: Final = 4
_HOURS: Final = 24
_MINUTES: Final = 60
_STYLES: Final = ("/", ".", "-")
_POINTS: Final = pattern_of(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?![\d.])")
_AS_DIGITS: Final = str.maketrans("OolI", "0011")


def check_typed_dates(context: ProseContext) -> list[Finding]:
    """Findings on dates that a slip of the fingers has spoilt."""
    out: list[Finding] = []
    pointed: bool | None = None
    numbers = [int(x) for x in context.vocabulary if len(x) == _YEAR_SIGNS and x[0] == "2" and x.isdecimal()]
    years = [f"ăm {x}" for x in numbers if x > _LAST_YEAR or _is_exchanged(x, context.latest)]
    far = any(year in context.whole for year in years)
    timed = [words for words in _TIMED if words in context.whole]
    for reading in context.running:
        if not reading.has_digits:
            continue
        text = reading.text
        if "/" in text or "gày " in text:
            out += _days(reading) if _ODD.search(text) else ()
        if "năm " in text or "Năm " in text:
            out += _years(reading) if _ODD_YEAR.search(text) else ()
        if any(map(text.__contains__, timed)):
            out += _no_times(reading)
        out += _far_years(reading, context.latest) if far else ()
        if "ăm 2.0" in text or "ăm 1.9" in text:
            out += _dotted_years(reading)
        named = "háng" in text or "uý" in text
        months = list(_months(reading)) if named and _MONTH_SIGN.search(text) else []
        if months and pointed is None:
            pointed = any(_POINTS.search(other.text) for other in context.running)
        out += [item for sign, item in months if not (pointed and sign == ".")]
    return out


def _months(reading: Reading) -> Iterator[tuple[str, Finding]]:
    """``tháng 11,2019``, ``quý II.2024``, each with the sign between month and year."""
    for found in _MONTH.finditer(reading.text):
        right = f"{found['month']}/{found['year']}"
        yield found["sign"], finding("P916", reading.passage.at(found.start()), written=found.group(), right=right)


def _days(reading: Reading) -> Iterator[Finding]:
    for found in _DAY.finditer(reading.text):
        day, month, year = (found[part].translate(_AS_DIGITS) for part in ("day", "month", "year"))
        if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
            continue
        right = f"{day}/{month}/{year}"
        if len(year) != 4:
            if found.group()[:4].lower() != "ngày":
                continue
            yield _no_year(reading, found.start("all"), found["all"])
        elif not 1900 <= int(year) <= 2100:
            continue
        elif found["all"] != right and not (
            found["one"] == found["two"] in _STYLES and found["all"] == right.replace("/", found["one"])
        ):
            yield finding("P916", reading.passage.at(found.start("all")), written=found["all"], right=right)


def _years(reading: Reading) -> Iterator[Finding]:
    """``ngày 15 tháng 6 năm 226``."""
    for found in _SPOKEN.finditer(reading.text):
        yield _no_year(reading, found.start(), found.group())


def _dotted_years(reading: Reading) -> Iterator[Finding]:
    """``Trong năm 2.025, xã …``."""
    for found in _DOTTED_YEAR.finditer(reading.text):
        written = f"năm {found['year']}"
        yield finding("P916", reading.passage.at(found.start("year")), written=written, right=written.replace(".", ""))


def _no_times(reading: Reading) -> Iterator[Finding]:
    """``lúc 08 giờ 75 phút``, ``ngày 35 hằng tháng``."""
    for found in _CLOCK.finditer(reading.text):
        hour, minute = int(found["hour"]), int(found["minute"])
        written = found.group().removesuffix(found["day"] or "")
        if minute >= _MINUTES or (found["day"] and hour * _MINUTES + minute > _HOURS * _MINUTES):
            why = "một giờ có 60 phút" if minute >= _MINUTES else "một ngày có 24 giờ"
            yield finding("P982", reading.passage.at(found.start()), written=written, why=why)
    for found in _MONTHLY.finditer(reading.text):
        why = "một tháng có nhiều nhất 31 ngày"
        yield finding("P982", reading.passage.at(found.start()), written=found.group().strip(), why=why)


def _far_years(reading: Reading, today: date | None) -> Iterator[Finding]:
    """``kế hoạch năm 2206``, ``dự toán năm 2052`` in 2025."""
    for found in _FAR_YEAR.finditer(reading.text):
        year = int(found["year"])
        ahead = _AHEAD.search(reading.text, max(0, found.start() - 30), found.start())
        if year > _LAST_YEAR or (_is_exchanged(year, today) and not ahead):
            why = f"năm {year} quá xa, có thể gõ nhầm"
            yield finding("P909", reading.passage.at(found.start()), written=found.group(), why=why)


def _is_exchanged(year: int, today: date | None) -> bool:
    """2052 for 2025, in a document of one of the years beside it."""
    meant = int(f"{year // 100}{year % 10}{year // 10 % 10}")
    return today is not None and abs(meant - today.year) <= 1 and year - today.year > _SOON


def _no_year(reading: Reading, at: int, written: str) -> Finding:
    around = quote(reading.text, max(0, at - 50), at + len(written))
    return finding("P501", reading.passage.at(at), date=written, why="năm có bốn chữ số", quote=around)
