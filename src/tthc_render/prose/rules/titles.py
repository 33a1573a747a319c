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

_COMMITTEE: Final = r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)"
_DEPARTMENT: Final = r"Sở(?! hữu| Giao dịch)"
_CITIES: Final = "Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế"
_NO_CHAIRMAN: Final = rf"(?:{_DEPARTMENT}|Bệnh viện|Trạm Y tế|Công an|Chi cục|Thanh tra|Cục)"
_NO_RECTOR: Final = rf"(?:{_COMMITTEE}|{_DEPARTMENT}|Bệnh viện|Trạm Y tế|Công an)"
_MINISTRY: Final = r"Bộ (?:[A-ZĐÂÊÔƠƯ][^\W\d_]+ [a-zà-ỹđ]+|Y tế)"
_TITLES: Final = (
    ("Giám đốc", _COMMITTEE, "Chủ tịch"),
    ("Bí thư", _COMMITTEE, "Chủ tịch; Bí thư là của cấp ủy"),
    ("Bộ trưởng", rf"(?:{_COMMITTEE}|{_DEPARTMENT})", "Chủ tịch UBND, Giám đốc Sở"),
    ("Hiệu trưởng", _NO_RECTOR, "Hiệu trưởng là của trường"),
    ("Chủ tịch", _NO_CHAIRMAN, "Giám đốc, Trưởng, Chánh"),
    ("Chủ tịch", r"(?:UBND|Ủy ban nhân dân) (?:Sở|Bộ|Phòng|Bệnh viện|Trường)", "UBND là của địa phương"),
    ("Chủ tịch", _MINISTRY, "Bộ trưởng"),
    ("Giám đốc", r"Công an (?:các )?(?:xã|phường|đặc khu)", "Trưởng Công an"),
    ("Giám đốc", r"(?:xã|phường|đặc khu) [A-ZĐÂÊÔƠƯ]", "Chủ tịch UBND"),
    ("Giám đốc", r"Trường (?:THPT|THCS|TH|Tiểu học|Mầm non|Mẫu giáo|PTDTNT|PTDTBT)", "Hiệu trưởng"),
    ("Trưởng", rf"Công an (?:tỉnh|thành phố (?:{_CITIES}))", "Giám đốc Công an"),
    ("Chánh án", r"(?:Viện [Kk]iểm sát|VKSND)", "Viện trưởng"),
    ("Viện trưởng", r"(?:Tòa án|TAND)", "Chánh án"),
)
"""The title, the offices without it, what is right there."""
_HELD: Final = frozenset(title for title, *_ in _TITLES)
_OWN_SCHOOL: Final = ("Giám đốc", pattern_of(r"iám đốc [Nn]hà trường(?!\w)"), "Hiệu trưởng")
_PATTERNS: Final = tuple(
    (title, pattern_of(rf"{title[1:]} {offices}(?!\w)"), right) for title, offices, right in _TITLES
)
"""A pattern that begins with plain letters is found quickly; the first letter is large or small."""
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
            small = title[0].lower() if title != "Trưởng" else title[0]  # not "tổ trưởng Công an tỉnh"
            if text[max(at, 0)] not in (title[0], small) or text[max(at - 1, 0) : at].isalnum():
                continue
            at -= 4 * text[:at].endswith(_DEPUTY)
            yield finding("P981", reading.passage.at(at), written=text[at : found.end()], right=right)
