"""The lines above a signature: whose authority they name, and what an office of that kind writes.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.b: "TM." before the body that is signed for, "KT.", "TL.", "TUQ." and "Q."
before the title of the head of the office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import without_marks
from tthc_render.workspace.offices import COMMITTEE, COUNCIL, TITLES, Office

_AUTHORITY: Final = pattern_of(
    r"(?:TM|KT|TL|TUQ|Q|QUYỀN|THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA [ỦU][YỶ] QUYỀN)\s*\.?\s+|(?:TM|KT|TL|TUQ|Q)\.",
    re.IGNORECASE,
)
_ON_BEHALF: Final = pattern_of(r"(?:TM\b|T\.M\b|THAY MẶT\b)", re.IGNORECASE)
_DELEGATED: Final = pattern_of(r"(TL|TUQ|THỪA LỆNH|THỪA [ỦU][YỶ] QUYỀN)\b", re.IGNORECASE)
_AREAS: Final = "TỈNH|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|QUẬN|HUYỆN|XÃ|PHƯỜNG|ĐẶC KHU"
_AREA: Final = pattern_of(rf"(?:{_AREAS})(?!\S)")
_SECRETARY: Final = pattern_of(
    r"(?:PHÓ )?(?:CHÁNH VĂN PHÒNG|CHÁNH THANH TRA) "
    rf"(?:(?:{COUNCIL} VÀ )?(?:{COMMITTEE} )?)?(?P<kind>SỞ|BỘ|CỤC|{_AREAS})(?!\S)"
)
_BODIES: Final = (COMMITTEE, COUNCIL, f"THƯỜNG TRỰC {COUNCIL}", "BAN CHẤP HÀNH", "BAN THƯỜNG VỤ", "ĐẢNG ỦY")
"""Bodies that are signed for, each by its own officers."""
_ALONE: Final = (COMMITTEE, COUNCIL, f"THƯỜNG TRỰC {COUNCIL}")
"""Those that are known as such without TM. before them."""
_SHORT: Final = {"UBND": COMMITTEE, "HĐND": COUNCIL, "UỶ BAN": "ỦY BAN", "ĐẢNG UỶ": "ĐẢNG ỦY"}

_WORDS: Final = (
    *(COMMITTEE, COUNCIL, "CHỦ TỊCH", "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "TRƯỞNG PHÒNG", "TRƯỞNG BAN"),
    *("CHI CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "CỤC TRƯỞNG", "BỘ TRƯỞNG", "THƯỜNG TRỰC", "BÍ THƯ", "KIÊM"),
)
_FOLDED: Final = sorted(((without_marks(words), words) for words in _WORDS), key=lambda pair: -len(pair[0]))
_DEPUTY: Final = pattern_of(r"(?<!\w)PHO (?=CHỦ|GIÁM|CHÁNH|TRƯỞNG|CHI CỤC|TỔNG CỤC|CỤC|BỘ|BÍ THƯ)")


def foreign_title(lines: Sequence[str], office: Office) -> str:
    """The first of the lines above a signature that names another kind of office; "" if there is none.

    Below "TL." and "TUQ." any title may sign but that of the secretary of an office of another kind.
    Nothing is foreign to an office whose head is not known. Where the head may have another title than the usual one,
    only a body that is signed for is foreign, or the secretary of another kind.
    """
    is_delegated = False
    for line in lines:
        title = _title(line)
        rank = title.removeprefix("PHÓ ").strip()
        if _ON_BEHALF.match(line.strip()) or title in _ALONE:
            if office.head and not _is_own_body(title, office):
                return line
            continue
        if not is_delegated and office.is_sure and rank in TITLES and office.head and rank != office.head:
            return line
        secretary = _SECRETARY.match(title)
        if is_delegated and secretary and office.head and office.kind and secretary["kind"] != office.kind:
            return line
        is_delegated = is_delegated or bool(_DELEGATED.match(line.strip()))
    return ""


def _title(line: str) -> str:
    """What stands behind TM., KT. and the like, in capitals and words in full."""
    title = " ".join(_AUTHORITY.sub("", line.strip(), count=1).upper().split())
    for short, full in _SHORT.items():
        title = title.replace(short, full)
    return title


def _is_own_body(title: str, office: Office) -> bool:
    """Is the body that is signed for this office's, as far as its words say?"""
    body = next((body for body in _BODIES if title.startswith(body)), "")
    if not body:
        return not (office.body and title in TITLES)
    if body != office.body:
        return False
    area = _AREA.match(title[len(body) :].strip())
    return area is None or not office.kind or area[0] == office.kind


def own_lines(lines: Sequence[str], office: Office) -> tuple[str, ...]:
    """The lines that the office has above a signature: of its head, of a deputy or by order, as the ones typed.

    Only the body that is signed for where the head is not known.
    """
    delegated = next((found[1].upper() for line in lines if (found := _DELEGATED.match(line.strip()))), "")
    if delegated and office.head:
        short = delegated if delegated in ("TL", "TUQ") else "TL" if "LỆNH" in delegated else "TUQ"
        return f"{short}. {office.head}", "CHÁNH VĂN PHÒNG"
    if office.head and any(_title(line).startswith("PHÓ ") for line in lines):
        body = (f"TM. {office.body}",) if office.body else ()
        return (*body, f"KT. {office.head}", f"PHÓ {office.head}")
    return office.authority


def with_marks(line: str) -> str:
    """A line of authority or title in capitals, words typed without their marks put right: ``PHO CHU TICH``."""
    upper = line.upper()
    if len(without_marks(upper)) != len(upper):
        return upper
    for folded, words in _FOLDED:
        for found in re.finditer(rf"(?<!\w){folded}(?!\w)", without_marks(upper)):
            typed = upper[found.start() : found.end()]
            if typed.replace("UỶ", "ỦY") != words:
                upper = upper[: found.start()] + words + upper[found.end() :]
    return _DEPUTY.sub("PHÓ ", upper)


_RANK: Final = pattern_of(r"(?P<mark>TM|KT|TL)\.\s*(?P<title>\S.*)")


def right_authority(lines: Sequence[str], office: Office) -> list[str]:
    """The lines above a signature as offices write them; the same lines where nothing is surely wrong.

    "KT." needs the head's title and a deputy's below it, a deputy signs by no "TL.", "TM." has the full name of a body
    and is not used by an office that its head leads alone.
    """
    out: list[str] = []
    rest = [line.strip() for line in lines]
    while rest:
        line, below = rest.pop(0), rest[0] if rest else ""
        found = _RANK.fullmatch(line)
        mark, title = (found["mark"], found["title"]) if found else ("", "")
        head = title.removeprefix("PHÓ ")
        if mark == "KT" and head in TITLES and (not below or (title != head and below in (head, title))):
            out += [f"KT. {head}", f"PHÓ {head}"]
            rest = rest[1:]
        elif mark == "TL" and title in TITLES and below == f"PHÓ {title}":
            out.append(f"KT. {title}")
        elif mark == "TM" and title in ("UBND", "HĐND"):
            out.append(f"TM. {_SHORT[title]}")
        elif not (mark == "TM" and office.is_sure and office.head and not office.body and _LED_ALONE.match(title)):
            out.append(line)
    return out if out != [line.strip() for line in lines] else list(lines)


_LED_ALONE: Final = pattern_of(r"(?:SỞ|CHI CỤC|CỤC|TRUNG TÂM|TRƯỜNG)\s")
"""Offices that their head leads alone: nobody signs for a body."""
