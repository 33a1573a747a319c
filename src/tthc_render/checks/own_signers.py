"""Who decides and who signs, against the unit and the words of the document.

"GIÁM ĐỐC SỞ TƯ PHÁP" in a decision of another department; a secretary who is another person in the text of minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.model import Report, other_signers
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS, without_marks
from tthc_render.workspace.offices import COMMITTEE, COUNCIL, printed_lines

_ISSUER: Final = "tham_quyen"
_DEPARTMENT: Final = pattern_of(
    r"(?:^|(?<=\s))(?:(?:PHÓ\s)?GIÁM ĐỐC\s)?(?P<office>(?:SỞ|(?<!CHI )(?<!ĐẢNG )(?<!CÁN )BỘ(?! TRƯỞNG| PHẬN))"
    r"\s[^(]+?)\s*$"
)
_PLACE: Final = pattern_of(
    rf"(?:{COMMITTEE}|{COUNCIL}|UBND|HĐND)\s(?P<place>(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)"
    r"\s\S[^(]*?)\s*$"
)
_DECIDES: Final = pattern_of(r"\s+(?:ĐIỆN|QUYẾT ĐỊNH|QUYẾT NGHỊ|YÊU CẦU|CHỈ THỊ|THÔNG BÁO)\s*:\s*$|\s*:\s*$")
"""What an office does, behind its name: “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:”."""
_SHORT: Final = pattern_of(r"(?<!\w)[^\W\d_aeiou]+(?!\w)")
"""A word without a vowel: Sở TNMT, Sở GD&ĐT."""
_WORD: Final = rf"[{CAPITALS}][^\W\d_]{{0,7}}"
_NO_PERSON: Final = "Ông|Bà|Ban|Phòng|Sở|Tổ|Ủy|Hội|Đảng|Thường|Văn Phòng|Công An|Trung Tâm|Đồng Chí"
_PERSON: Final = (
    r"(?:(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)(?:\s?\([^)]*\))?\s?[:.]?\s*)?"
    r"(?:(?:PGS|GS|TS|Th\.?[sS]|BS|KS|CN|LS)\.?\s*)*"
    rf"(?!(?:{_NO_PERSON})(?!\w))(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})(?=\s*(?:$|[,;.()–-]))"
)
_ROLES: Final = (
    # what stands above the name, and how the text names the same person
    (("THƯ KÝ", "NGƯỜI GHI BIÊN BẢN"), r"(?:Thư ký|Người ghi biên bản)"),
    (("CHỦ TỌA", "CHỦ TOẠ", "CHỦ TRÌ"), r"(?:Chủ t(?:ọa|oạ)|Chủ trì)"),
)


def own_signers(report: Report) -> Iterator[Finding]:
    """D660 where another office decides or signs, D661 where the text names another person for a signer."""
    yield from _offices(report)
    yield from _people(report)


def _offices(report: Report) -> Iterator[Finding]:
    own = " ".join(printed_lines(report.unit.ten))
    head = report.file.van_ban
    lines: list[tuple[str, Place]] = [
        (line, report.place("van_ban", "quyen_han", index)) for index, line in enumerate(head.quyen_han)
    ]
    if issuer := report.narratives.get(_ISSUER, "").strip():
        lines.append((issuer, report.place("loi_van", _ISSUER)))
    for line, place in lines:
        other = _other_office(" ".join(line.upper().split()), own)
        if other:
            yield finding("D660", place, seen=line, other=other, unit=report.unit.ten)


def _other_office(line: str, own: str) -> str:
    """The office named at the end of a line of authority, if it surely is not ``own``; else ""."""
    line = _DECIDES.sub("", line)
    for pattern, group in ((_DEPARTMENT, "office"), (_PLACE, "place")):
        found, mine = pattern.search(line), pattern.search(own)
        if found and mine:
            one, other = _plain(found[group]), _plain(mine[group])
            short = group == "office" and _SHORT.search(one)
            if not short and not one.startswith(other) and not other.startswith(one):
                return found[group]
    return ""


def _plain(name: str) -> str:
    """Small letters without marks; Mĩ and Mỹ are one."""
    return " ".join(re.sub(r"[^\w\s]", " ", without_marks(name)).split()).replace("y", "i")


def _people(report: Report) -> Iterator[Finding]:
    head = report.file.van_ban
    signers: list[tuple[Sequence[str], str, Place]] = [
        (head.quyen_han, head.ho_ten, report.place("van_ban", "ho_ten")),
    ]
    for path, other in other_signers(head):
        signers.append((other.quyen_han, other.ho_ten, report.place("van_ban", *path, "ho_ten")))
    for titles, name, place in signers:
        above, words = _role(titles)
        named = _named(report, words) if words and name.strip() else []
        if len(named) == 1 and _plain(named[0]) not in _plain(name):
            yield finding("D661", place, title=above, name=name, other=named[0])


def _role(titles: Sequence[str]) -> tuple[str, str]:
    """The line above a name that says a role at the meeting, alone or with an office, and the words of the text for it.

    Of one who signs for another (KT., TL.) no line says just the role.
    """
    lines = [" ".join(line.split()).upper() for line in titles]
    return next(
        ((line, words) for line in (" ".join(lines), *lines) for signs, words in _ROLES if line in signs), ("", "")
    )


def _named(report: Report, words: str) -> list[str]:
    """Names that the text gives to one role, each once; names that only marks of tone tell apart are one."""
    label = re.compile(rf"(?:{words})(?:\s(?:cuộc họp|hội nghị|phiên họp))?(?:\s?\([^)]*\))?\s?[:：]\s*{_PERSON}")
    alone = re.compile(rf"\s*{_PERSON}")
    role = re.compile(words)
    found: dict[str, str] = {}
    for key, text in report.narratives.items():
        spec = report.type.loi_van.get(key)
        matches = list(label.finditer(text))
        if spec and role.match(spec.ten) and (first := alone.match(text.split("\n")[0])):
            if "\n" in text.strip() or re.search(r"(?:\svà\s|;\s*)(?:ông|bà|đồng chí|đ/c)", text, re.IGNORECASE):
                return []
            matches.append(first)
        for match in matches:
            found.setdefault(_plain(match["name"]), match["name"])
    return list(found.values())
