"""What kind of office a unit is, as its name says: who heads it, what it calls itself, where it is.

The titles are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7: a People's Committee is signed for by "TM.", the
head of any other office signs in his own title.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

COMMITTEE: Final = "ỦY BAN NHÂN DÂN"
COUNCIL: Final = "HỘI ĐỒNG NHÂN DÂN"
_COUNCIL_NAME: Final = re.compile(r"(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)\s+", re.IGNORECASE)
_PLAIN_COUNCIL: Final = re.compile(r"(?:HĐND|Hội đồng nhân dân)\s+", re.IGNORECASE)
_COMMITTEE_NAME: Final = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
_AREA: Final = re.compile(r"(?:tỉnh|thành phố|thị xã|thị trấn|quận|huyện|xã|phường|đặc khu)\s+", re.IGNORECASE)
_LEVELS: Final = {
    # the area of a People's Committee → its level
    "tỉnh": "tinh", "thị xã": "huyen", "quận": "huyen", "huyện": "huyen",
    "thị trấn": "xa", "xã": "xa", "phường": "xa", "đặc khu": "xa",
}  # fmt: skip
_OF_PLACE: Final = re.compile(
    rf",?\s(?P<area>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?:\s[{CAPITALS}][^\s\d]*)+$"
)
"""The place behind the name of an office: Sở Y tế tỉnh Hà Tĩnh."""
_BY_ITS_FIELD: Final = re.compile(
    r"(?P<kind>Sở|Phòng|Ban Quản lý(?: các)?|Ban|Chi cục|Cục|Tổng cục|Bộ|Trung tâm)\s+(?P<field>\S.*)", re.IGNORECASE
)
_OF_ZONES: Final = re.compile(
    r"Ban Quản lý (?:các )?Khu (?:kinh tế|công nghiệp|chế xuất|công nghệ cao)\b", re.IGNORECASE
)
"""Offices beside the departments of a province."""
_HEADS: Final = (
    # beginning of the name → title of the head
    ("Văn phòng", "CHÁNH VĂN PHÒNG"),
    ("Thanh tra", "CHÁNH THANH TRA"),
    ("Sở", "GIÁM ĐỐC"),
    ("Ban", "TRƯỞNG BAN"),
    ("Phòng", "TRƯỞNG PHÒNG"),
    ("Trung tâm", "GIÁM ĐỐC"),
    ("Chi cục", "CHI CỤC TRƯỞNG"),
    ("Tổng cục", "TỔNG CỤC TRƯỞNG"),
    ("Cục", "CỤC TRƯỞNG"),
    ("Bộ", "BỘ TRƯỞNG"),
)
_UNSURE: Final = (
    # beginning of the name → the usual title of the head, where offices of that name have heads of other titles, too
    (("Ban Quản lý dự án", "Ban Quản lý các dự án", "Ban QLDA", "Ban Quản lý đầu tư"), "GIÁM ĐỐC"),
    (("Ban Quản lý", "Ban QL"), "TRƯỞNG BAN"),
    (("Ban Chỉ huy", "Bộ Chỉ huy", "Bộ chỉ huy"), "CHỈ HUY TRƯỞNG"),
    (("Ban Chấp hành", "Ban Thường", "Ban Giám", "Ban Điều hành", "Ban Điều phối", "Ban Quản trị", "Bộ Tư lệnh"), ""),
    (("Văn phòng Chính phủ", "Thanh tra Chính phủ", "Bộ phận", "Công an", "Công ty", "Tổng công ty"), ""),
    (("Văn phòng đăng ký", "Phòng khám", "Phòng giao dịch", "Bệnh viện", "Quỹ", "Kho bạc", "Đài"), "GIÁM ĐỐC"),
    (("Văn phòng công chứng",), "TRƯỞNG VĂN PHÒNG"),
    (("Trường",), "HIỆU TRƯỞNG"),
    (("Viện",), "VIỆN TRƯỞNG"),
)
_BY_LEVEL: Final = {
    # level → title of the head, where the name does not say
    "trung_uong": "BỘ TRƯỞNG",
    "tinh": "CHỦ TỊCH",
    "so": "GIÁM ĐỐC",
    "huyen": "CHỦ TỊCH",
    "phong": "TRƯỞNG PHÒNG",
    "xa": "CHỦ TỊCH",
}
TITLES: Final = frozenset({title for _, title in _HEADS} | {"CHỦ TỊCH"})
"""Titles of the heads of offices."""


_TITLED: Final = pattern_of(
    r"^(?:TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|VIỆN(?! KIỂM SÁT)|BỆNH VIỆN|TRẠM Y TẾ|PHÒNG KHÁM|"
    r"TRUNG TÂM (?:Y TẾ|KIỂM SOÁT BỆNH TẬT|CẤP CỨU|PHÁP Y|GIÁO DỤC|NGHIÊN CỨU|KIỂM NGHIỆM)|"
    r"CÔNG AN|BỘ CÔNG AN|BỘ QUỐC PHÒNG|BỘ CHỈ HUY|BỘ TƯ LỆNH|BAN CHỈ HUY QUÂN SỰ|"
    r"QUÂN (?:KHU|ĐOÀN|CHỦNG)|SƯ ĐOÀN|LỮ ĐOÀN|TRUNG ĐOÀN|ĐỒN BIÊN PHÒNG)\b"
)


def may_write_titles(name: str) -> bool:
    """Whether the signers of an office of this name may have academic titles or ranks before their names.

    Armed forces and institutions of education, health and science may (Phụ lục I, phần I, mục II.7c).
    """
    return bool(_TITLED.match(name.upper()))


@dataclass(frozen=True, slots=True)
class Office:
    """An office: the body that is signed for ("" if none), and the title of its head ("" if not known).

    ``kind`` is the word of its name that says what it is, in capitals: ``XÃ``, ``TỈNH``, ``SỞ``; "" if not known.
    ``is_sure`` is False where ``head`` is only the usual title: a project board is headed by Giám đốc or Trưởng ban.
    """

    body: str
    head: str
    kind: str = ""
    is_sure: bool = True

    @property
    def authority(self) -> tuple[str, ...]:
        """The lines above the signature of its head."""
        return tuple(filter(None, (f"TM. {self.body}" if self.body else "", self.head)))


def office_of(name: str, level: str) -> Office:
    """The office of a unit named ``name`` of ``level``."""
    own = own_word(name).removeprefix("UBND ").upper()
    if _COMMITTEE_NAME.match(name):
        return Office(COMMITTEE, "CHỦ TỊCH", own)
    if _COUNCIL_NAME.match(name):
        return Office(COUNCIL, "CHỦ TỊCH")
    folded = name.casefold()
    for starts, title in _UNSURE:
        if any(folded.startswith(f"{start.casefold()} ") for start in starts):
            return Office("", title, own, is_sure=False)
    head = next((title for start, title in _HEADS if folded.startswith(f"{start.casefold()} ")), "")
    if head:
        return Office("", head, own)
    title = _BY_LEVEL.get(level, "")
    return Office(COMMITTEE if title == "CHỦ TỊCH" else "", title, is_sure=not name or bool(_AREA.match(name)))


def own_word(name: str) -> str:
    """How a unit calls itself in its report: ``UBND xã``, ``Sở``; "" where the whole name is needed."""
    committee = _COMMITTEE_NAME.match(name)
    if committee:
        area = _AREA.match(name[committee.end() :])
        return f"UBND {area[0].strip().lower()}" if area else ""
    council = _PLAIN_COUNCIL.match(name)
    if council:
        area = _AREA.match(name[council.end() :])
        return f"HĐND {area[0].strip().lower()}" if area else ""
    return next((word for word in ("Sở", "Ban", "Phòng", "Trung tâm") if name.startswith(f"{word} ")), "")


def place_in(name: str) -> str:
    """The place in the name of a People's Committee or Council: ``UBND xã Thạch Hà`` → ``Thạch Hà``; "" for others.

    A unit that has a number for its name keeps the word before it: ``Phường 3`` (Phụ lục I, mục II.4).
    """
    body = _COMMITTEE_NAME.match(name) or _PLAIN_COUNCIL.match(name)
    if not body:
        return ""
    area = name[body.end() :].strip()
    word = _AREA.match(area)
    own = area[word.end() :] if word else area
    return area[:1].upper() + area[1:] if own[:1].isdigit() else own


def printed_lines(name: str) -> tuple[str, ...]:
    """A unit's name as the letterhead prints it, in capitals: ``ỦY BAN NHÂN DÂN``, ``XÃ THẠCH HÀ``."""
    for body, pattern in ((COMMITTEE, _COMMITTEE_NAME), (COUNCIL, _PLAIN_COUNCIL)):
        if found := pattern.match(name):
            return body, name[found.end() :].strip().upper()
    return (name.upper(),)


def symbol_of(name: str) -> str:
    """The abbreviation in the numbers of a unit's documents: ``UBND``, ``HĐND``, first letters for others (``STC``).

    The place behind an office is no part of it (Sở Y tế tỉnh Hà Tĩnh: ``SYT``); Thanh tra tỉnh is ``TTT``. Letters
    have no marks but that of Đ (Ban Quản lý dự án: ``BQLDA``), numbers stay.
    """
    if _COMMITTEE_NAME.match(name):
        return "UBND"
    if _PLAIN_COUNCIL.match(name):
        return "HĐND"
    of_place = _OF_PLACE.search(name)
    if of_place:
        kept = "" if _BY_ITS_FIELD.match(name) else f" {of_place['area']}"
        name = name[: of_place.start()] + kept
    words = [word for word in name.upper().split() if word not in ("VÀ", "VỀ")]
    firsts = [word if word.isdigit() or _NUMBERED.fullmatch(word) else word[0] for word in words if word[0].isalnum()]
    return "".join(letter for first in firsts for letter in unicodedata.normalize("NFD", first) if letter.isalnum())


_NUMBERED: Final = re.compile(r"[IVX]{2,5}")
"""Numbers of zones: khu vực VII."""
LONG_SYMBOL: Final = 8
"""More letters than this are seldom those that an office uses in its numbers."""


def field_of(name: str) -> str:
    """The field that an office is named after: ``Sở Y tế tỉnh Hà Tĩnh`` → ``Y tế``; "" where it names none."""
    found = _BY_ITS_FIELD.fullmatch(_OF_PLACE.sub("", name.strip()))
    return found["field"][:1].upper() + found["field"][1:] if found else ""


def level_in(name: str) -> str:
    """The level that a unit's name says: ``UBND đặc khu Cô Tô`` is of the communes; "" where it does not say.

    A city may be one of a province.
    """
    committee = _COMMITTEE_NAME.match(name) or _COUNCIL_NAME.match(name)
    if committee:
        area = _AREA.match(name[committee.end() :])
        return _LEVELS.get(area[0].strip().lower(), "") if area else ""
    return "so" if name.casefold().startswith("sở ") or _OF_ZONES.match(name) else ""
