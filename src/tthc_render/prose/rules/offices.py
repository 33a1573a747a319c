"""Offices in prose against who reports: P905, P906.

What is known of the reporting office are its letterhead or the words of the caller; where neither names it, nothing is
said of other offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of, word_of
from tthc_render.vietnamese.text import CAPITALS

_LEVEL = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
CAPITALIZED = rf"(?!Kh(?:óa|oá)\s[IVX\d])[{CAPITALS}][^\W\d_]{{0,7}}"
PLACE_NAME: Final = rf"{CAPITALIZED}(?:[\s-]{CAPITALIZED}){{0,3}}"
"""The name of a place: one to four words with capitals."""
_QUARTER = pattern_of(r"Quý [IVX]+(?!\w)")
_PAPERS = "Quyết|Kế hoạch|Báo cáo|Nghị|Chỉ thị|Công|Thông|Tờ|Văn|Về|Hướng|Chương"
_HERE = pattern_of(
    r"(?<!\w)(?:[Tt]ình hình(?! của)[^.;,()\d]{3,50} của|[Tt]rên (?:toàn )?địa bàn"
    r"|[Tt]ại địa bàn|của (?:người dân|nhân dân)|(?:[Nn]gười dân|[Nn]hân dân|[Tt]oàn))\s(?:của\s)?"
    rf"(?P<level>{_LEVEL})\s(?P<name>(?>{PLACE_NAME}))(?!,? (?:và|với|giáp))"
)
VISITORS = pattern_of(
    r"(?<!\w)(?:phi địa giới|(?:không phụ thuộc|ngoài) (?:vào )?(?:địa giới|địa bàn|phạm vi địa giới)"
    rf"|(?:[Nn]gười dân|[Cc]ông dân|[Nn]hân dân|[Bb]à con) (?:xã|phường|đặc khu) {PLACE_NAME} (?:đã |có thể )?"
    r"(?:đến|tới|sang|nộp|gửi|liên hệ|làm thủ tục))(?!\w)"
)
"""Residents of another commune who come here, as they may."""
_PARTNER: Final = pattern_of(r"(?<!\w)(?:phối hợp|kết nghĩa|giao lưu) (?:với|cùng)(?: [^\W\d_]+){0,4} $")
_LEVEL_WORDS: Final = frozenset({"tỉnh", "huyện", "xã", "phường", "trấn", "quận"})
_PLACE_WORDS: Final = _LEVEL_WORDS | {"phố", "xã", "khu"}
_HERE_NAMED = pattern_of(rf"(?:bàn|dân|oàn|của)\s(?:của\s)?(?:{_LEVEL})\s[{CAPITALS}]")
_SELF = pattern_of(
    r"^(?:(?!của |với |tại |theo |Thực hiện |Căn cứ )[^.;:()]){0,70}?"
    r"(?:UBND|Ủy ban nhân dân|HĐND|Công an|Đảng ủy|Phòng|Ban|Trung tâm|Hội|Trạm|Đoàn)"
    rf"(?:\s[^.,;:()]{{2,36}}?)?\s(?P<level>{_LEVEL})\s(?!{_PAPERS})(?P<name>{PLACE_NAME})(?!\w)"
)
_REPORTS_ITSELF = pattern_of(
    r"[UỦĐH](?<!\w[UỦĐH])(?:(?<=U)BND|(?<=Ủ)y ban nhân dân|(?<=Đ)ảng ủy|(?<=H)ĐND)"
    rf"\s(?P<level>{_LEVEL})\s(?P<name>{PLACE_NAME})\s"
    r"(?:đã (?:hoàn thành|tập trung|chỉ đạo|tổ chức|ban hành|triển khai|thực hiện|chủ động|quan tâm)|tiếp tục"
    r"|tập trung|báo cáo"
    r"|trân trọng|kính (?:đề nghị|báo cáo)|xin báo cáo|đề ra)(?!\w)"
)
_ASKS: Final = ("đề nghị", "kiến nghị", "đề xuất")
_ASKS_ABOVE = pattern_of(
    rf"(?:^|[.;]\s)(?:(?:UBND|Ủy ban nhân dân|HĐND)\s(?=[a-z])|(?=[HQT]))"
    r"(?P<level>(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã))\s"
    rf"(?P<name>{PLACE_NAME})\s(?P<asks>{'|'.join(_ASKS)})\s(?:với )?(?:Sở|Bộ|UBND (?:tỉnh|thành phố)"
    r"|HĐND (?:tỉnh|thành phố)|Chính phủ|cấp trên)(?!\w)"
)
"""``UBND huyện Vũ Thư đề nghị Sở … cấp bổ sung vắc xin``: a report brings the wishes of its own office only."""
_MAY_ASK: Final = ("tỉnh", "thành phố", "huyện", "quận", "thị xã")
_A_PERSON = pattern_of(
    r"(?:Chủ tịch|Thường trực)(?: TT)? (?:UBND|Ủy ban nhân dân|HĐND) (?:tỉnh|thành phố|xã|phường|đặc khu) "
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trương|Trịnh)"
    r"(?: [^\W\d_]+){1,3}"
)
"""``Phó Chủ tịch Thường trực UBND tỉnh Nguyễn Minh``: whose name that is, not of what place."""
_THEMSELVES: Final = ("UBND", "nhân dân", "ủy", "HĐND")
"""The last words of the offices that may report on themselves."""
_COMES_BACK = pattern_of(
    r"(?<!\w)(?:gửi|nộp|báo cáo|tổng hợp|phản ánh)(?: kết quả| báo cáo| danh sách)? về (?:UBND|Ủy ban nhân dân)"
    rf"\s(?P<level>{_LEVEL})\s(?P<name>{PLACE_NAME})(?!\w)"
)
_OWN_CLOSING = pattern_of(
    rf"[Tt]rên đây là [^.;]{{0,100}}?của (?:UBND|Ủy ban nhân dân|Đảng ủy"
    rf"|HĐND)\s(?P<level>{_LEVEL})\s(?P<name>{PLACE_NAME})(?!\w)"
)
_WITH_OTHERS = pattern_of(
    r"(?<!\w)(?:giáp ranh|phối hợp|học tập|kinh nghiệm|sáp nhập|sắp xếp|hợp nhất|bàn giao|chuyển đến|cũ"
    r"|kết nghĩa|tương tự)(?!\w)"
)
_UNIT_NAMED = pattern_of(
    rf"(?P<first>(?:UBND|Ủy ban nhân dân)\s(?:{_LEVEL})\s{CAPITALIZED}(?:\s{CAPITALIZED})?)"
    rf"(?:\s{CAPITALIZED}){{0,2}}"
)
_STATE = pattern_of(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI(?: CHỦ NGHĨA VIỆT NAM)?", re.IGNORECASE)
_MOTTO = pattern_of(r"ĐỘC LẬP\s*[-–]\s*TỰ DO\s*[-–]\s*HẠNH PHÚC", re.IGNORECASE)
_TOGETHER = pattern_of(r"(?:với|giữa|cùng|giáp|từ|đến|sang|của|gửi|tại|và|như)\s(?:các\s|địa bàn\s)?$", re.IGNORECASE)
_TWO_LEVELS = pattern_of(
    r"(?<!\w)(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\s(?P<one>tỉnh|huyện|xã|phường|thị trấn|quận)\s"
    r"(?P<other>xã|phường|huyện|tỉnh|thị trấn|quận)(?!\w)"
)
_SECOND_FIELD = (
    "Đào tạo|Truyền thông|Thông tin|Công nghệ|Du lịch|Thể thao|Môi trường|Đầu tư|Xã hội|Tôn giáo|Hạ tầng|Hải đảo"
    "|Phát triển nông thôn"
)
"""What departments are named for behind "và"; other words there are the next office ("Sở Y tế và Công an xã")."""
_DEPARTMENT_BELOW = pattern_of(
    rf"(?<!\w)(?P<office>(?:Sở|Bộ)\s{CAPITALIZED}(?:\s[^\W\d_A-ZĐ]{{1,7}})?(?:\s(?:và|-)\s(?:{_SECOND_FIELD}))?)"
    r"\s(?P<level>huyện|xã|phường|thị trấn|quận)(?! hội)(?!\w)"
)
_BELOW: Final = frozenset({"huyện", "xã", "phường", "trấn", "quận"})
_NO_OFFICE_BELOW = pattern_of(
    r"(?:Tòa án nhân dân|TAND|Viện [Kk]iểm sát nhân dân|VKSND|Kho bạc Nhà nước|Chi cục (?:Thuế|Kiểm lâm|Thống kê"
    r"|Thi hành án dân sự|Trồng trọt và Bảo vệ thực vật|Chăn nuôi và Thú y))\s(?:xã|phường)(?! hội)(?!\w)"
)
_ABOVE_COMMUNES: Final = frozenset({"tòa", "tand", "viện", "vksnd", "kho", "chi"})
"""One of them is a word of every office that no commune has."""
_NO_OFFICE = pattern_of(
    word_of(
        (
            *(rf"{council}\s(?:Sở|Bộ|Phòng)\s[^\W\d_]{{1,8}}" for council in ("UBND", "HĐND", "Ủy ban nhân dân")),
            r"Phòng\s(?:Tư pháp|Nội vụ|Giáo dục và Đào tạo|Văn hóa và Thông tin|Tài chính - Kế hoạch)\stỉnh",
            r"Phòng\s(?:Tư pháp|Nội vụ|Giáo dục và Đào tạo|Văn hóa và Thông tin|Tài chính - Kế hoạch"
            r"|Tài nguyên và Môi trường|Y tế|Lao động - Thương binh và Xã hội|Quản lý đô thị)\s(?:xã|phường)(?! hội)",
        )
    )
    + r"(?!\w)"
)
_NOT_YET = pattern_of(r"(?<!\w)(?:thành lập|[Đđ]ề án|cũ|trước đây|đổi tên|không có|không còn|chưa có|mô hình)(?!\w)")
_OF_NO_OFFICE: Final = ("UBND Sở", "UBND Bộ", "UBND Phòng", "HĐND ", "nhân dân ", "Phòng ")
_COMMUNES: Final = frozenset({"xã", "phường"})
_DEPARTMENTS: Final = frozenset({"sở", "bộ"})
_OFFICE_WORDS: Final = frozenset({"ubnd", "hđnd", "dân", "sở", "bộ", "phòng"})
"""One of them is a word of every office that stands with a wrong level."""
_OWN_DEPARTMENT = pattern_of(
    r"(?:^|[.;:]\s|(?:^|[.;:]\s)[^.;:,]{2,40},\s)(?P<kind>Sở|Bộ)\s"
    r"(?:đã|chưa|đang|sẽ|tổ chức|tiếp nhận|ban hành|thực hiện|có|không|tiếp tục|chỉ đạo|phân công|yêu cầu|giao|phối hợp"
    r"|báo cáo|kiến nghị|đề nghị)(?!\w)"
)
_KIND_ALONE = pattern_of(r"Sở(?=[.;]|$|\s[a-zđ])|Bộ\s[a-zđ]")
"""A department that is called by its kind alone."""
_HEAD_OF_DEPARTMENT = pattern_of(
    r"(?<!\w)(?<!các )(?:(?:[Tt]ập thể |[Bb]an )?[Ll]ãnh đạo|(?:Ban )?(?:Phó )?Giám đốc)\s(?P<kind>Sở)"
    r"(?=[.;]|$|\s(?!(?:và|hoặc|các|cùng|với|quản lý|ban|ngành)(?!\w))[a-zđ])"
)
_IN_DEPARTMENT = pattern_of(
    r"(?:(?:công chức|viên chức|biên chế|cán bộ|người lao động|nhân sự|(?:[Cc]ác|\d+) (?:phòng|đơn vị"
    r"|trung tâm)(?:,? (?:và )?(?:ban|đơn vị|trung tâm))*"
    r"|phòng chuyên môn|[Tt]rang thông tin(?: điện tử)?|[Cc]ổng thông tin(?: điện tử)?|[Ww]ebsite|trụ sở|[Đđ]ảng bộ"
    r"|[Cc]hi bộ"
    r"|[Cc]ông đoàn|[Đđ]ảng ủy|sáng kiến|[Bb]ộ phận (?:[Mm]ột cửa|tiếp nhận và trả kết quả))(?: trực thuộc"
    r"| chuyên môn)?"
    r" (?:của|thuộc|tại)|(?<!\w)[Tt]oàn|(?<!\w)[Nn]ội bộ) (?P<kind>Sở)"
    r"(?=[.;,]|$|\s(?!(?:và|hoặc|các|cùng|với|quản lý|ban|ngành|hữu|chủ quản)(?!\w))[a-zđ])"
)
"""What a department has inside: its staff, its divisions, its own page."""
_TO_ITS_HEADS = pattern_of(r"[-+\s]*(?:Ban )?(?:[Ll]ãnh đạo|Giám đốc|PGĐ|GĐ) (?P<kind>Sở)\s?[.;,]?(?:\s|$)")
"""``Lãnh đạo Sở`` among the recipients of a commune's report."""
_NAMED_OFFICE = pattern_of(rf"(?P<kind>{word_of(('Sở', 'Bộ'))})\s(?:trưởng\s)?(?P<name>[{CAPITALS}])")
_OWN_KIND = pattern_of(
    r"(?<!\w)(?P<kind>Sở|Bộ|Cục|Tổng cục|Ban|Thanh tra|Văn phòng Chính phủ|Tập đoàn)\s", re.IGNORECASE
)
_BELOW_DEPARTMENTS = pattern_of(
    r"^(?:Phòng|Chi cục|Trung tâm|Trạm|Trường|Bệnh viện|Văn phòng|Ban quản lý|Hạt)\s", re.IGNORECASE
)
_DEPARTMENT = pattern_of(
    r"(?<!\w)(?:Sở|Bộ|Phòng|Văn phòng|Cục|Chi cục|Tổng cục|Trung tâm|Trường|Bệnh viện|Công an|Công ty|Thanh tra"
    r"|Ban (?:quản lý|chỉ đạo|dân tộc|tổ chức)|Kho bạc|Viện|Tòa án)(?!\w)",
    re.IGNORECASE,
)
"""Offices that may call themselves by their kind, whatever place stands above them in the letterhead."""


@dataclass(frozen=True, slots=True)
class OwnOffice:
    """The reporting office: level of the place that it serves, and its name, as far as they are known."""

    level: str
    name: str


def check_offices(context: ProseContext) -> list[Finding]:
    """Findings on other units and on offices of another level."""
    out: list[Finding] = []
    own = own_office(context)
    kind = _own_kind(context)
    named: set[str] = set()
    others = context.facts.other_units
    for reading in context.saying(_OFFICE_WORDS | _ABOVE_COMMUNES):
        out += _two_levels(reading)
    for reading in context.saying(_PLACE_WORDS):
        if _HERE_NAMED.search(reading.text) and _HERE.search(reading.text):
            out += _elsewhere(reading, own if own and own.name else _subject(reading))
    for reading in context.saying(_DEPARTMENTS):
        out += _own_department(reading, own, kind, named)
    for reading in context.running if others or (own and own.name) else ():
        neighbours = list(_neighbours(reading, others, context.facts.issuer)) if others else []
        out += neighbours or _another_self(reading, own)
    if own and kind == "UBND":
        for reading in context.readings:
            found = _TO_ITS_HEADS.match(reading.text) if reading.passage.role == "recipient" else None
            out += [_of_a_department(reading, found, own)] if found else []
    return out


def own_office(context: ProseContext) -> OwnOffice | None:
    """The office that reports, as the caller or the letterhead names it; None if it is none of a place."""
    lines = [
        part
        for r in context.readings
        if r.passage.role == "letterhead"
        for part in re.split(r"[\t\n]+", _STATE.sub("\n", _MOTTO.sub("\n", r.text)))
        if part.strip()
    ]
    lines = [_STATE.sub(" ", context.facts.issuer)] if context.facts.issuer else lines
    text = " ".join(line.title() if line.isupper() else line for line in lines)
    if _DEPARTMENT.search(text):
        return None
    named = re.search(rf"(?<!\w)((?i:{_LEVEL}))(?!\w)(?:\s({PLACE_NAME}))?", text)
    return OwnOffice(named.group(1).lower(), named.group(2) or "") if named else None


def _subject(reading: Reading) -> OwnOffice | None:
    """The office that the passage names as its own: "UBND xã Tân Phú báo cáo: …"."""
    found = _SELF.match(reading.text)
    return OwnOffice(found["level"].lower(), found["name"]) if found else None


def _elsewhere(reading: Reading, own: OwnOffice | None) -> Iterator[Finding]:
    """``UBND xã Tân Phú báo cáo: … trên địa bàn xã Hòa Bình``."""
    if own is None or not own.name:
        return
    for found in _HERE.finditer(reading.text):
        if VISITORS.search(around(reading.text, found.start(), found.start())):
            continue
        if _PARTNER.search(reading.text, max(0, found.start() - 40), found.start()):
            continue
        if _QUARTER.match(found["name"]):
            continue  # "trên địa bàn tỉnh Quý I/2026"
        if found["level"].lower() == own.level and not same_name(found["name"], own.name):
            yield finding(
                "P905", reading.passage.at(found.start("level")), other=f"{found['level']} {found['name']}",
                own=f"{own.level} {own.name}", quote=quote(reading.text, max(0, found.start() - 30), found.end()),
            )  # fmt: skip


def same_name(one: str, other: str) -> bool:
    """Is one name the beginning of the other?"""
    first, second = one.lower(), other.lower()
    return first.startswith(second) or second.startswith(first)


def _neighbours(reading: Reading, others: frozenset[str], issuer: str) -> Iterator[Finding]:
    """``UBND xã Cẩm Xuyên đã chủ động`` in the report of another commune: a unit of the registry beside this one."""
    for found in _UNIT_NAMED.finditer(reading.text):
        name = next((name for name in (found.group(), found["first"]) if name in others), "")
        before = reading.text[max(0, found.start() - 40) : found.start()]
        if name and name.casefold() != issuer.casefold() and not _TOGETHER.search(before):
            yield finding(
                "P905", reading.passage.at(found.start()), other=name, own=issuer or "đơn vị khác",
                quote=quote(reading.text, max(0, found.start() - 30), found.end() + 30),
            )  # fmt: skip


def _another_self(reading: Reading, own: OwnOffice | None) -> Iterator[Finding]:
    """``trong 9 tháng qua UBND xã Việt An đã hoàn thành …`` in the report of another commune: it speaks of itself."""
    if own is None or not own.name:
        return
    named = f" {own.level} " in reading.text and any(f"{office} {own.level} " in reading.text for office in _THEMSELVES)
    patterns = [_REPORTS_ITSELF] if named else []
    asks = own.level in _MAY_ASK and any(map(reading.text.__contains__, _ASKS))
    if asks and (named or f"{own.level.capitalize()} " in reading.text):
        patterns.append(_ASKS_ABOVE)
    if "rên đây là " in reading.text:
        patterns.append(_OWN_CLOSING)
    if " về U" in reading.text or " về Ủ" in reading.text:
        patterns.append(_COMES_BACK)
    for found in [x for pattern in patterns for x in pattern.finditer(reading.text)]:
        if found["level"].lower() != own.level or same_name(found["name"], own.name):
            continue
        if _A_PERSON.search(reading.text[max(0, found.start() - 24) : found.start()] + found.group()):
            continue
        if "asks" in found.re.groupindex and reading.text.count(found["name"]) > 1:
            continue
        if _WITH_OTHERS.search(reading.text) or _TOGETHER.search(
            reading.text[max(0, found.start() - 24) : found.start()]
        ):
            continue
        yield finding(
            "P905", reading.passage.at(found.start()), other=f"{found['level']} {found['name']}",
            own=f"{own.level} {own.name}", quote=quote(reading.text, max(0, found.start() - 30), found.end() + 30),
        )  # fmt: skip


def _two_levels(reading: Reading) -> Iterator[Finding]:
    """``UBND tỉnh xã``, ``Sở Văn hóa và Thông tin huyện``."""
    text = reading.text
    below = [*_NO_OFFICE_BELOW.finditer(text)] if reading.says(_ABOVE_COMMUNES) and reading.says(_COMMUNES) else []
    council = "UBND" in text or "HĐND" in text or "nhân dân" in text
    for found in _TWO_LEVELS.finditer(text) if council and len(reading.vocabulary & _LEVEL_WORDS) > 1 else ():
        yield finding(
            "P906", reading.passage.at(found.start()), written=found.group(), why="một cơ quan chỉ thuộc một cấp",
            quote=quote(reading.text, max(0, found.start() - 20), found.end() + 30),
        )  # fmt: skip
    nowhere = [*_NO_OFFICE.finditer(text)] if any(map(text.__contains__, _OF_NO_OFFICE)) else []
    for found in (*nowhere, *below):
        if _NOT_YET.search(around(text, found.start(), found.end())):
            continue
        yield finding(
            "P906", reading.passage.at(found.start()), written=found.group(), why="không có cơ quan như vậy",
            quote=quote(text, max(0, found.start() - 20), found.end() + 30),
        )  # fmt: skip
    for found in _DEPARTMENT_BELOW.finditer(text) if ("Sở " in text or "Bộ " in text) and reading.says(_BELOW) else ():
        kind = found["office"].split()[0]
        yield finding(
            "P906", reading.passage.at(found.start()), written=found.group(),
            why=f"cấp {found['level']} không có {kind}",
            quote=quote(reading.text, max(0, found.start() - 20), found.end() + 30),
        )  # fmt: skip


def _own_kind(context: ProseContext) -> str:
    """``Sở`` or ``Bộ`` if the reporting office is one; ``UBND`` for that of a place; empty if not known."""
    lines = [r.text for r in context.readings if r.passage.role == "letterhead"]
    text = context.facts.issuer or (lines[-1] if lines else "")
    if not text or _BELOW_DEPARTMENTS.match(text):
        return ""
    found = _OWN_KIND.search(text)
    if found:
        return found["kind"].capitalize()
    return "UBND" if re.search(r"UBND|Ủy ban nhân dân", text, re.IGNORECASE) else ""


def _own_department(reading: Reading, own: OwnOffice | None, kind: str, named: set[str]) -> Iterator[Finding]:
    """``Trong kỳ, Sở chưa tổ chức kiểm tra`` in the report of a commune: words of another office's report.

    An office that was named in full before ("Sở Nông nghiệp …") may be called by its kind.
    """
    if "Sở " not in reading.text and "Bộ " not in reading.text:
        return
    full = [(found.start(), found["kind"]) for found in _NAMED_OFFICE.finditer(reading.text)]
    alone = (kind in ("UBND", "Sở") or own) and _KIND_ALONE.search(reading.text)
    acting = list(_OWN_DEPARTMENT.finditer(reading.text)) if alone else []
    if alone and ("ãnh đạo" in reading.text or "iám đốc" in reading.text):
        acting += _HEAD_OF_DEPARTMENT.finditer(reading.text)
    if alone and " Sở" in reading.text:
        acting += _IN_DEPARTMENT.finditer(reading.text)
    for found in acting:
        word = found["kind"]
        at = found.start("kind")
        before = named | {other for start, other in full if start < at}
        if word == kind or word in before or (kind not in ("UBND", "Sở") and word != "Sở"):
            continue
        if not own and kind == "UBND":
            continue
        yield _of_a_department(reading, found, own)
        break
    named.update(word for _, word in full)


def _of_a_department(reading: Reading, found: re.Match[str], own: OwnOffice | None) -> Finding:
    reports, at = f"{own.level} {own.name}".strip() if own else "một Sở", found.start("kind")
    return finding(
        "P906", reading.passage.at(at), written=found["kind"], why=f"báo cáo này là của {reports}",
        quote=quote(reading.text, max(0, at - 20), at + 40),
    )  # fmt: skip
