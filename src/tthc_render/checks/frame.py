"""What was typed into ``van_ban`` and would be printed: titles of other offices, labels typed twice, placeholders.

Each is reported at its line, with what to write instead; a rule of the decree broken by it is not reported as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.checks.meeting_times import meeting_times
from tthc_render.checks.named_recipients import named_recipients
from tthc_render.checks.own_signers import own_signers
from tthc_render.checks.parent_office import parent_office
from tthc_render.checks.repeated_recipients import repeated_recipients
from tthc_render.checks.split_subject import split_subject
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.model import Report, is_date_text, other_signers
from tthc_render.vietnamese.files_line import files_of
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.placeholders import placeholders
from tthc_render.workspace.offices import may_write_titles
from tthc_render.workspace.signing_titles import foreign_title, own_lines, right_authority, with_marks
from tthc_render.yaml_files.emit import line_scalar, scalar
from tthc_render.yaml_files.source import Keys, Scalar, Source, scalars

COVERED: Final[Mapping[str, tuple[str, ...]]] = {
    # code reported here → codes that only follow from it
    "D603": ("F104",),
    "D612": ("F101",),
    "D670": ("F101",),
    "D677": ("F101",),
    "D673": ("F107",),
    "D679": ("F110", "F111", "F112"),
    "D613": ("F109",),
    "D635": ("F110", "F111", "F112"),
    "D637": ("F107",),
    "D647": ("F106", "F107"),
    "D648": ("F110", "F111", "F112"),
    "D610": ("F110", "F111", "F112"),
    "D611": ("F111",),
    "D656": ("F110",),
    "D657": ("F110", "F111", "F112"),
    "D651": ("F101", "F109", "F110", "F111", "F112"),
}
COVERED_IN_LINE: Final[Mapping[str, tuple[str, ...]]] = {
    "D637": ("F106", "F108"),
    "C320": ("P401", "P403", "P901"),
    "C321": ("P901",),
}
"""The same where the other finding is on the same line."""
OPEN: Final[Mapping[str, tuple[str, ...]]] = {
    "so": ("F101",),
    "ngay": ("F104",),
    "luu": ("F109",),
    "noi_nhan": ("F107", "F108"),
    "kinh_gui": ("F106", "F107"),
}
"""Key of the frame that has a gap (D638) → codes that only follow from it."""
UNQUOTED: Final = ("so", "ky_hieu", "luu", "ho_ten")
"""Keys of the frame whose values never stand in quotation marks; a name of rows or recipients may."""
NUMBER_DIGITS: Final = 6
"""Digits of a document's number: no office issues a million documents of a kind in a year."""
_PLACEHOLDERS: Final = frozenset(
    (
        *("họ và tên", "họ tên", "họ, tên", "tên người ký", "người ký", "ký tên", "(ký tên)", "(đã ký)"),
        *("chức vụ", "xxx", "abc"),
    )
)
_NOT_PRINTED: Final = ("chap_nhan", "in_khac", "loai", "don_vi", "ky")
_LETTER: Final = pattern_of(r".*\s(?:[A-XZĐ]\.?|(?i:abc[a-z]*|xyz)|(?P<one>[A-ZĐ])(?P=one)+)")
"""A name with letters in place of its last word: Nguyễn Văn A, Nguyễn Văn ABC, Nguyễn Văn XX."""
_GAP: Final = pattern_of(r"…|\.{2,}|_{2,}|(?<=\s)\?+$")
"""What stands in a name for a word that is still to be written."""
_TITLE: Final = r"(?:PGS|GS|TSKH|TS|Th\.?[sS]|BS|KS|CN|LS)(?:\.|\s)"
_ACADEMIC: Final = pattern_of(rf"^(?:{_TITLE}\s*)+(?=\w)")
_HONORIFIC: Final = pattern_of(
    rf"^(?:\([Đđ]ã ký\)\s*)?(?:(?:Ông|Bà|ông|bà|ÔNG|BÀ|Đồng chí|đồng chí|Đ/c|đ/c|{_TITLE})[\s.]*)*(?=\w)"
)
_OFFICE: Final = pattern_of(r"\s*[-–—,(]\s*(?:Phó |Q\.? ?)?(?:Chủ tịch|Giám đốc|Trưởng|Chánh|Bí thư)\b.*|\s*\(đã ký\)$")
_BEFORE_SYMBOL: Final = r"\s*(?:/|[-–—._\\\s]\s*(?=[A-ZĐ]{2})|(?-i:(?=[A-ZĐ]{2,}[-–/\s])))"
"""What is typed between a number and its symbol: 212/BC-UBND, 212-BC/UBND, 212 BC-UBND, 212BC-UBND."""
_NUMBER: Final = pattern_of(
    rf"(?:số\s*:?\s*0*(\d+[a-zđ]?)|(?:số\s*:?\s*)?0*(\d+[a-zđ]?){_BEFORE_SYMBOL}.*)", re.IGNORECASE
)
_TITLES: Final = pattern_of(r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|Q)\.\s)|(?<=CHỦ TỊCH)\s+(?=PHÓ )|(?<=GIÁM ĐỐC)\s+(?=PHÓ )")
_IN_THE_NAME: Final = pattern_of(r"(?:TM|KT|TL|TUQ)\.")
_BETWEEN_TITLES: Final = pattern_of(
    r"\s*[,，;]\s*|\s+[-–—]\s+|(?<=\w)\.\s+(?=(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|TRƯỞNG|CỤC TRƯỞNG|BỘ TRƯỞNG))"
    r"(?<!TM\. )(?<!KT\. )(?<!TL\. )(?<!TUQ\. )(?<!Q\. )"
)
_SIGNED: Final = pattern_of(r"\W*(?:đã ký|ký tên|ký|ký và đóng dấu|ký tên,? đóng dấu)\W*", re.IGNORECASE)
_TITLE_ALONE: Final = pattern_of(
    r"(?:PHÓ |QUYỀN |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|TRƯỞNG|CỤC TRƯỞNG|BỘ TRƯỞNG|CHI CỤC TRƯỞNG)(?:\s.*)?",
    re.IGNORECASE,
)
_CODES: Final = pattern_of(r"VT\b.*|[A-ZĐ][A-ZĐa-z]{0,7}(?:\s?[,;]\s?[A-ZĐ][\w.]{0,9})+")
_SYMBOL: Final = pattern_of(r"[A-ZĐ][A-Za-zĐđ]{0,4}-[A-ZĐ][\w&-]{1,14}")
_LABEL: Final = pattern_of(r"\W*(?P<label>kính gửi|nơi nhận)\s*:?\s+(?P<rest>\S.*)", re.IGNORECASE)
_BULLET: Final = pattern_of(r"([-–—•·▪●○+\uf0b7]|\*(?=\s)|\*(?=[^*]*$))\s*(\S.*)")
"""A star with another one behind it is a mark of bold or italic words."""
_KEPT: Final = pattern_of(r"\s*[-–—]?\s*lưu(?:\s*:\s*|\s+(?=VT|HS|VP))", re.IGNORECASE)
_QUOTED: Final = pattern_of(r"([“”„«‘’])(.*)([”“»’‘])", re.DOTALL)


def check_frame(report: Report) -> list[Finding]:
    """D610 to D614, D635, D637, D658 to D663, D786, D789 on the frame of a report and what it prints as typed."""
    signers = [*_signature(report), *own_signers(report)]
    subject = [*meeting_times(report), *split_subject(report)]
    recipients = [*_labels(report), *repeated_recipients(report), *named_recipients(report)]
    return [*signers, *recipients, *subject, *parent_office(report), *_quotes(report.source)]


def without_covered(own: list[Finding], others: list[Finding]) -> list[Finding]:
    """``others`` without those that only follow from findings in ``own``."""
    covered = {code for item in own for code in COVERED.get(item.code, ())}
    covered |= {
        code for item in own if item.code in ("D614", "D638", "D786") for code in OPEN.get(item.details["key"], ())
    }
    lines = {(code, item.where.line) for item in own for code in COVERED_IN_LINE.get(item.code, ())}
    return [item for item in others if item.code not in covered and (item.code, item.where.line) not in lines]


def _signature(report: Report) -> Iterator[Finding]:
    head, unit = report.file.van_ban, report.unit
    office = unit.co_quan
    foreign = foreign_title(head.quyen_han, office)
    if foreign and head.ky_trai is None:  # at the right of two the other side may sign
        place = report.place("van_ban", "quyen_han", head.quyen_han.index(foreign))
        right = "[" + ", ".join(own_lines(head.quyen_han, office)) + "]"
        yield finding("D610", place, seen=foreign, unit=unit.ten, right=right)
    for index, line in enumerate(head.quyen_han):
        if len(parts := _lines_of_title(line)) > 1:
            place = report.place("van_ban", "quyen_han", index)
            yield finding("D648", place, seen=line, right=", ".join(parts))
    last = len(head.quyen_han) - 1
    if last > 0 and _is_person(head.quyen_han[last].strip()):
        yield finding("D653", report.place("van_ban", "quyen_han", last), seen=head.quyen_han[last])
    right_lines = right_authority(head.quyen_han, office)
    if not foreign and right_lines != list(head.quyen_han):
        place = report.place("van_ban", "quyen_han")
        yield finding("D679", place, seen=", ".join(head.quyen_han), right=", ".join(right_lines))
    for index, (line, below) in enumerate(() if foreign else pairwise(head.quyen_han)):
        title = re.sub(r"^KT\.\s*", "", line.strip())
        if title != line.strip() and below.strip().casefold() == title.casefold():
            place = report.place("van_ban", "quyen_han", index + 1)
            yield finding("D649", place, seen=f"{line}, {below}", right=f"PHÓ {title}")
    if not foreign:
        yield from _letters_of_titles(report, (), head.quyen_han)
    swapped = _swapped(report)
    titled = may_write_titles(report.unit.ten)
    if swapped is not None:
        yield swapped
    else:
        yield from _name_of_signer(head.ho_ten.strip(), report.place("van_ban", "ho_ten"), titled=titled)
    yield from _letters_of_office(report, (), head.chuc_vu_tren_ten)
    for path, other in other_signers(head):
        yield from _letters_of_titles(report, path, other.quyen_han)
        yield from _letters_of_office(report, path, other.chuc_vu_tren_ten)
        yield from _name_of_signer(other.ho_ten.strip(), report.place("van_ban", *path, "ho_ten"), titled=titled)


def _letters_of_titles(report: Report, path: Keys, titles: Sequence[str]) -> Iterator[Finding]:
    """D635 for the first line in small letters, D657 for each that lacks marks; D656 for a line that is no title."""
    is_small = False
    for index, line in enumerate(titles):
        place, right = report.place("van_ban", *path, "quyen_han", index), with_marks(line)
        if _SIGNED.fullmatch(line.strip()):
            yield finding("D656", place, seen=line)
        elif line == line.upper():
            if right != line:
                yield finding("D657", place, seen=line, right=right)
        elif not is_small and not _is_person(line.strip()):
            is_small = True
            yield finding("D635", place, seen=line, right=right)


def _letters_of_office(report: Report, path: Keys, office: str) -> Iterator[Finding]:
    """D635 for the office above a name in small letters."""
    if office != office.upper():
        yield finding("D635", report.place("van_ban", *path, "chuc_vu_tren_ten"), seen=office, right=office.upper())


def _swapped(report: Report) -> Finding | None:
    """D651 where two values of the frame stand in each other's place: a name for the files, a symbol for the number."""
    head = report.file.van_ban
    name, files = head.ho_ten.strip(" ."), head.luu.strip(" .")
    above = head.quyen_han[0].strip() if len(head.quyen_han) == 1 else ""
    pairs = (
        ("luu", "ho_ten", _is_person(files) and _CODES.fullmatch(name), name, files),
        ("quyen_han", "ho_ten", _is_person(above) and name and name == name.upper(), f"[{scalar(name)}]", above),
        (
            "so", "ky_hieu", _SYMBOL.fullmatch(head.so or "") and head.ky_hieu.isdigit(),
            f'"{head.ky_hieu}"', head.so or "",
        ),
    )  # fmt: skip
    found = next((pair for pair in pairs if pair[2]), None)
    if found is None:
        return None
    one, other, _, first, second = found
    right = f"{one}: {first}; {other}: {second}"
    return finding("D651", report.place("van_ban", one), one=one, other=other, right=right)


def _is_person(text: str) -> bool:
    """Are these two to six words with a capital each, as in the name of a person?"""
    words = re.sub("['’]", "", text).split()
    return 2 <= len(words) <= 6 and text != text.upper() and all(word.isalpha() and word[0].isupper() for word in words)


def _lines_of_title(line: str) -> list[str]:
    """Authority and office as they are printed, a line each; runs of blanks part no lines (D773)."""
    line = " ".join(line.split())
    parts = _TITLES.split(line)
    if len(parts) == 1 and _IN_THE_NAME.match(line):
        parts = _BETWEEN_TITLES.split(line)
    return [part for part in parts if part]


def _name_of_signer(name: str, place: Place, *, titled: bool = False) -> Iterator[Finding]:
    """D611 for a placeholder, D639 for a name in capitals or small letters or with a title.

    ``titled``: academic titles are allowed.
    """
    if not name:
        return
    if _is_placeholder(name):
        yield finding("D611", place, seen=name)
        return
    if titled:
        name = _ACADEMIC.sub("", name)
    bare = _OFFICE.sub("", _HONORIFIC.sub("", name)).strip()
    right = bare.title() if bare == bare.upper() or bare == bare.lower() else bare
    right = right or name
    right = right.strip(" .,;")
    if " " in right and right != name and not _QUOTED.fullmatch(name):
        yield finding("D639", place, seen=name, right=right)


def _is_placeholder(name: str) -> bool:
    if _TITLE_ALONE.fullmatch(name):
        return True
    bracketed = f"{name[0]}{name[-1]}" in ("<>", "[]", "()", "{}") or bool(re.fullmatch("[xX]{2,}", name))
    known = name.casefold() in _PLACEHOLDERS or not re.search(r"\w", name) or bool(_LETTER.fullmatch(name))
    return bracketed or known or bool(_GAP.search(name)) or any(placeholders(name))


def _labels(report: Report) -> Iterator[Finding]:
    head = report.file.van_ban
    swapped = _swapped(report)
    number = _NUMBER.fullmatch((head.so or "").strip())
    if is_date_text(head.so or ""):
        yield finding("D670", report.place("van_ban", "so"), seen=head.so)
    elif (digits := sum(map(str.isdigit, head.so or ""))) > NUMBER_DIGITS and not number:
        yield finding("D677", report.place("van_ban", "so"), seen=head.so, count=digits)
    elif number:
        right = next(filter(None, number.groups()))
        yield finding("D612", report.place("van_ban", "so"), seen=head.so, right=right)
    elif head.so and not swapped and not re.search(r"[1-9]", head.so) and not any(placeholders(head.so)):
        yield finding("D638", report.place("van_ban", "so"), seen=head.so, key="so", lines="")
    for key, names in (("noi_nhan", head.noi_nhan), ("kinh_gui", head.kinh_gui)):
        for index, item in enumerate(names):
            if typed := _LABEL.fullmatch(item):
                place = report.place("van_ban", key, index)
                yield finding(
                    "D647", place, key=key, seen=item, label=typed["label"], right=typed["rest"].rstrip(" ;.")
                )
            elif ";" in item.strip().rstrip(";."):
                right = "; ".join(
                    f"- {line_scalar(part.strip())}" for part in item.rstrip(" ;.").split(";") if part.strip()
                )
                yield finding("D652", report.place("van_ban", key, index), key=key, seen=item, right=right)
            elif found := _BULLET.match(item):
                place = report.place("van_ban", key, index)
                yield finding("D637", place, key=key, seen=item, sign=found[1], right=found[2].rstrip(" ;.,"))
    if _KEPT.match(head.luu):
        right = line_scalar(", ".join(files_of(_KEPT.sub("", head.luu, count=1))))
        yield finding("D613", report.place("van_ban", "luu"), seen=head.luu, right=right)


def _quotes(source: Source) -> Iterator[Finding]:
    """D614 for values wholly in typographic quotes, which would be printed with them; D786 where none can be meant."""
    for path, value in scalars(source.data, ()):
        found = None if value.block else _QUOTED.fullmatch(value.strip())
        if found and not set(found[2]) & set("“”„«»‘’"):
            code = "D786" if path[0] == "van_ban" and path[-1] in UNQUOTED else "D614"
            yield finding(code, source.place(path), key=_name(path), seen=str(value), right=line_scalar(found[2]))


def _name(path: Keys) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def printed_scalars(data: object) -> Iterator[tuple[Keys, Scalar]]:
    """Every text of a report's YAML that is printed, with its path: no codes of the head, no reasons."""
    for path, value in scalars(data, ()):
        if path[0] not in _NOT_PRINTED and path[-1] != "vi_sao":
            yield path, value
