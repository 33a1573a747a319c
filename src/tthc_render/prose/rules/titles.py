"""Titles that an office of that kind has not: P981.

``Giám đốc UBND tỉnh``, ``Chủ tịch Sở Y tế``, ``Hiệu trưởng Bệnh viện``, ``Bí thư UBND phường``. The title must stand
right before the office: between them anything makes it the title of another body (``Chủ tịch Công đoàn Sở``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_DEPARTMENT: Final = r"Sở(?! hữu| Giao dịch)"
_CITIES: Final = "Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế"
_BODIES: Final = (
    (
        r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)(?! (?:Sở|Bộ|Phòng|Bệnh viện|Trường)(?!\w))", "Chủ tịch",
        "Giám đốc; Tổng Giám đốc; Chủ nhiệm; Bí thư; Bộ trưởng; Hiệu trưởng; Viện trưởng; Chánh án; Cục trưởng",
    ),
    (r"(?:UBND|Ủy ban nhân dân) (?:Sở|Bộ|Phòng|Bệnh viện|Trường)", "UBND là của địa phương", "Chủ tịch"),
    (
        _DEPARTMENT, "Giám đốc Sở",
        "Chủ tịch; Chủ nhiệm; Bộ trưởng; Hiệu trưởng; Viện trưởng; Chánh án; Tổng Giám đốc",
    ),
    (
        r"Bộ (?:[A-ZĐÂÊÔƠƯ][^\W\d_]+ [a-zà-ỹđ]+|Y tế)(?! Tổng)", "Bộ trưởng",
        "Chủ tịch; Chủ nhiệm; Hiệu trưởng; Tổng Giám đốc",
    ),
    (r"Công an (?:các )?(?:xã|phường|đặc khu)", "Trưởng Công an", "Giám đốc"),
    (rf"Công an (?:tỉnh|thành phố (?:{_CITIES}))", "Giám đốc Công an", "Trưởng"),
    (r"Công an", "Giám đốc, Trưởng Công an", "Chủ tịch; Chủ nhiệm; Hiệu trưởng; Viện trưởng; Bộ trưởng; Chánh án"),
    (r"(?:xã|phường|đặc khu) [A-ZĐÂÊÔƠƯ]\w*", "Chủ tịch UBND", "Giám đốc"),
    (
        r"Trường (?:THPT|THCS|TH|Tiểu học|Mầm non|Mẫu giáo|PTDTNT|PTDTBT)", "Hiệu trưởng",
        "Giám đốc; Chủ tịch; Chủ nhiệm; Viện trưởng; Chánh án; Bộ trưởng",
    ),
    (
        r"(?:Bệnh viện|Trạm Y tế|Trung tâm Y tế)", "Giám đốc, Trưởng trạm",
        "Chủ tịch; Chủ nhiệm; Hiệu trưởng; Bộ trưởng; Chánh án",
    ),
    (r"(?:Chi cục|Cục|Hạt Kiểm lâm)", "Cục trưởng, Chi cục trưởng, Hạt trưởng", "Chủ tịch; Chủ nhiệm; Hiệu trưởng"),
    (r"Thanh tra", "Chánh Thanh tra", "Chủ tịch; Chủ nhiệm; Hiệu trưởng; Giám đốc"),
    (r"(?:Viện [Kk]iểm sát|VKSND)", "Viện trưởng", "Chánh án; Giám đốc; Chủ tịch; Chủ nhiệm"),
    (r"(?:Tòa án|TAND)", "Chánh án", "Viện trưởng; Giám đốc; Chủ tịch; Chủ nhiệm"),
    (
        r"(?:Hội (?:Nông dân|Liên hiệp Phụ nữ|LHPN|Cựu chiến binh|Chữ thập đỏ)|Ủy ban (?:MTTQ|Mặt trận Tổ quốc)"
        r"|Liên đoàn Lao động)", "Chủ tịch", "Giám đốc; Bí thư; Chủ nhiệm; Hiệu trưởng; Viện trưởng; Bộ trưởng",
    ),
    (
        r"(?:Đoàn (?:TNCS|Thanh niên)|Tỉnh [Đđ]oàn|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy(?! viên)|Chi bộ)", "Bí thư",
        "Giám đốc; Chủ tịch; Hiệu trưởng; Chánh án; Bộ trưởng",
    ),
    (r"(?:Ủy ban Kiểm tra|UBKT)", "Chủ nhiệm", "Chủ tịch; Bí thư; Giám đốc; Chánh án"),
)  # fmt: skip
"""An office, who is its head, and the titles that nobody has there."""
_HELD: Final = tuple(dict.fromkeys(title for *_, titles in _BODIES for title in titles.split("; ")))
_OWN_SCHOOL: Final = ("Giám đốc", pattern_of(r"iám đốc [Nn]hà trường(?!\w)"), "Hiệu trưởng")
_PATTERNS: Final = tuple(
    (title, pattern_of(rf"{title[1:]} {office}(?!\w)"), right)
    for title in _HELD
    for office, right, titles in _BODIES
    if title in titles.split("; ")
)
"""A pattern that begins with plain letters is found quickly; the first letter is large or small."""
_CAPITAL_ONLY: Final = ("Trưởng", "Chủ nhiệm")
"""Not ``tổ trưởng Công an tỉnh``, ``giáo viên chủ nhiệm Trường THPT …``."""
_DEPUTY: Final = ("Phó ", "phó ")


def check_titles(context: ProseContext) -> list[Finding]:
    """Findings on titles beside offices that have none such."""
    own = (_OWN_SCHOOL,) if context.facts.issuer.startswith("Trường ") else ()
    whole = context.whole
    words = context.vocabulary
    places = {title: _places(title, whole) if words.issuperset(title.lower().split()) else [] for title in _HELD}
    said = [x for x in (*_PATTERNS, *own) if any(x[1].match(whole, place) for place in places[x[0]])]
    return [item for reading in context.running for item in _of_one(reading, said)] if said else []


def _places(title: str, text: str) -> list[int]:
    """Where a title stands, without its first letter."""
    words, out, at = f"{title[1:]} ", [], -1
    while (at := text.find(words, at + 1)) >= 0:
        out.append(at)
    return out


def _of_one(reading: Reading, patterns: Sequence[tuple[str, re.Pattern[str], str]]) -> Iterator[Finding]:
    text = reading.text
    for title, pattern, right in patterns:
        for found in pattern.finditer(text) if title[1:] in text else ():
            at = found.start() - 1
            small = title[0] if title in _CAPITAL_ONLY else title[0].lower()
            if text[max(at, 0)] not in (title[0], small) or text[max(at - 1, 0) : at].isalnum():
                continue
            at -= 4 * text[:at].endswith(_DEPUTY)
            yield finding("P981", reading.passage.at(at), written=text[at : found.end()], right=right)
