"""Years that cannot be those of what is named with its day: P909.

``Chỉ số cải cách hành chính năm 2025, công bố tháng 4/2025``: measured in a year that is not over; ``Đại hội … nhiệm kỳ
2020 - 2025 (tổ chức ngày 14 - 15/8/2025)``: a term that ends as it begins; ``chào mừng Ngày Nhà giáo Việt Nam
20/11/2024 (từ 06/10/2025 đến 08/11/2025)``: a feast a year before what is done for it; ``HĐND xã nhiệm kỳ 2021 -
2025``: a term that councils do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.time_line import windows_in
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_INDEX: Final = pattern_of(
    r"(?<!Bộ )(?<!bộ )(?:[Cc]hỉ số|PAR INDEX|PAPI|SIPAS|PCI|DTI|PGI|Báo cáo tài chính|[Bb]áo cáo tài chính)"
    r"[^.;\d]{0,90}? năm (?P<year>20\d\d)(?![\d-]| -)[^.;\d]{0,50}?(?:được )?(?:công bố|phát hành)"
    r"(?: [^.;,\d]{0,30}?)? ?(?:tháng (?P<month>\d{1,2})|ngày \d{1,2}/(?P<month_of>\d{1,2}))/(?P<told>20\d\d)"
)
_INDEX_WORDS: Final = frozenset({"index", "papi", "sipas", "pci", "dti", "pgi", "số", "chính"})
_OF_WHOLE_YEARS: Final = (
    "cải cách hành chính", "par index", "papi", "hiệu quả quản trị", "sipas", "hài lòng", "pci", "năng lực cạnh tranh",
    "dti", "chuyển đổi số", "pgi", "báo cáo tài chính",
)  # fmt: skip
_NO_RESULT: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|danh mục|tiêu chí|cách tính|đề án|giá tiêu dùng)(?!\w)", re.IGNORECASE
)
_CONGRESS: Final = pattern_of(
    r"(?<!\w)[Đđ]ại hội [^.;()\d]{0,90}?,? nhiệm kỳ (?P<first>20\d\d)\s?[-–]\s?(?P<last>20\d\d)(?:\s?\(|,)?"
    r"(?: ?[^.;()\d]{0,40}?)?(?:tổ chức|diễn ra|họp|khai mạc|tiến hành)(?: thành công)?(?: trong)?(?: hai| \d+)?"
    r" (?:vào )?(?:(?:các )?ngày (?:\d{1,2} ?(?:-|–|và|,) ?)?\d{1,2}/\d{1,2}/|tháng \d{1,2}/)(?P<held>20\d\d)"
)
_TERM: Final = pattern_of(
    r"(?<!\w)(?P<who>(?P<council>HĐND|Hội đồng nhân dân|Quốc hội)|Đảng bộ (?=tỉnh|xã|phường|huyện|thành phố|đặc khu))"
    r"(?:(?: các)? ?(?:cấp|tỉnh|xã|phường|huyện|thành phố|đặc khu)(?: [^\W\d_a-zà-ỹ][^\W\d_]*){0,4})?"
    r"(?:,? (?:khóa|lần thứ) [IVXL]+)?,? nhiệm kỳ (?P<first>20\d\d)\s?[-–]\s?(?P<last>20\d\d)(?!\d)"
)
_COUNCILS, _COMMITTEES, _TERM_YEARS = 2021, 2020, 5
_FIRST_TERM: Final = 2010
"""Terms before that were longer or shorter (2004 - 2011)."""
_FEAST: Final = pattern_of(
    r"(?<!\w)(?:chào mừng|hướng tới|kỷ niệm|mừng)(?!\w)[^.;()]{3,90}? (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d)"
    r"(?=\s?[(,])",
    re.IGNORECASE,
)
_STEMS: Final = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES: Final = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_LUNAR: Final = pattern_of(
    rf"(?<!\w)(?P<stem>{'|'.join(_STEMS)}) (?P<branch>{'|'.join(_BRANCHES)}|tị)(?: năm|,)? \(?"
    r"(?P<year>20\d\d)(?![\d-]| -)",
    re.IGNORECASE,
)
_FIRST_YEAR: Final = 4
"""The year 4 was Giáp Tý."""
_UNTIL: Final = 9
"""The last month in which nothing of that year has been measured."""
_AFTER: Final = 40


def check_years_of_events(context: ProseContext) -> list[Finding]:
    """Findings on indexes, congresses and feasts of an impossible year."""
    out: list[Finding] = []
    for reading in context.saying({"tết", "xuân"}):
        out += _lunar_years(reading)
    for reading in context.saying(_INDEX_WORDS):
        out += _indexes(reading) if "công bố" in reading.low or "phát hành" in reading.low else ()
    for reading in context.saying({"nhiệm"}):
        if "nhiệm kỳ 20" in reading.low:
            out += [*_congresses(reading), *_terms(reading)]
    for reading in context.saying({"mừng", "niệm", "tới"}):
        out += _feasts(reading) if "/20" in reading.text and len(reading.dates) > 1 else ()
    return out


def _indexes(reading: Reading) -> Iterator[Finding]:
    for found in _INDEX.finditer(reading.text):
        year, told, month = int(found["year"]), int(found["told"]), int(found["month"] or found["month_of"])
        named = any(name in found.group().lower() for name in _OF_WHOLE_YEARS)
        early = told < year or (told == year and month <= _UNTIL and named)
        if early and not _NO_RESULT.search(found.group()):
            yield finding(
                "P909", reading.passage.at(found.start()), written=found.group().strip(),
                why=f"đến tháng {month}/{told} chưa thể có kết quả của cả năm {year}",
            )  # fmt: skip


def _lunar_years(reading: Reading) -> Iterator[Finding]:
    """``Tết Nguyên đán Ất Tỵ 2024``."""
    for found in _LUNAR.finditer(reading.text):
        nth = int(found["year"]) - _FIRST_YEAR
        stem, branch = _STEMS[nth % len(_STEMS)], _BRANCHES[nth % len(_BRANCHES)]
        if (found["stem"].lower(), found["branch"].lower().replace("tị", "tỵ")) != (stem, branch):
            yield finding(
                "P909", reading.passage.at(found.start()), written=found.group(),
                why=f"năm {found['year']} là năm {stem.capitalize()} {branch.capitalize()}",
            )  # fmt: skip


def _congresses(reading: Reading) -> Iterator[Finding]:
    for found in _CONGRESS.finditer(reading.text):
        first, last, held = (int(found[name]) for name in ("first", "last", "held"))
        if held >= last > first and "tổng kết" not in found.group().lower():
            term = f"nhiệm kỳ {found['first']} - {found['last']}"
            yield finding(
                "P909", reading.passage.at(found.start("first") - len("nhiệm kỳ ")), written=term,
                why=f"đại hội họp năm {held} mở đầu nhiệm kỳ {held} - {held + last - first}",
            )  # fmt: skip


def _terms(reading: Reading) -> Iterator[Finding]:
    """``HĐND xã nhiệm kỳ 2021 - 2025``: terms of councils begin in 2016, 2021 …, of Party committees in 2020, 2025."""
    for found in _TERM.finditer(reading.text):
        first, last = int(found["first"]), int(found["last"])
        start = _COUNCILS if found["council"] else _COMMITTEES
        if first < _FIRST_TERM or (last == first + _TERM_YEARS and (first - start) % _TERM_YEARS == 0):
            continue
        ends = {first, last - _TERM_YEARS}
        meant = [x for x in sorted(ends) if (x - start) % _TERM_YEARS == 0]
        if len(meant) == 1:
            yield finding(
                "P909", reading.passage.at(found.start("first") - len("nhiệm kỳ ")),
                written=f"nhiệm kỳ {first} - {last}",
                why=f"{found['who'].strip()} có nhiệm kỳ {meant[0]} - {meant[0] + _TERM_YEARS}",
            )  # fmt: skip


def _feasts(reading: Reading) -> Iterator[Finding]:
    """Told where, a year later, the feast would be among the days of what is done for it, or soon after them."""
    for found in _FEAST.finditer(reading.text):
        try:
            day = date(int(found["y"]), int(found["m"]), int(found["d"]))
            meant = day.replace(year=day.year + 1)
        except ValueError:
            continue
        for window in windows_in(reading, meant.year):
            near = 0 <= window.start - found.end() <= 3 and window.year_said
            if near and window.first <= meant <= window.last + timedelta(_AFTER):
                yield finding(
                    "P909", reading.passage.at(found.start("d")), written=format_short(day),
                    why=f"các hoạt động ấy từ {format_short(window.first)} đến {format_short(window.last)}",
                )  # fmt: skip
