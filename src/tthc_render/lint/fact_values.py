"""How single facts are put as values that a rule can be held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tthc_render.lint.line_parts import plain_words
from tthc_render.readers.facts import PageParagraph, Section
from tthc_render.vietnamese.ordinals import LETTERS
from tthc_render.vietnamese.patterns import pattern_of

Value = str | float | bool
Values = tuple[Value, ...]
NO_AGENCY: Final = frozenset({"QĐ", "NQ", "TTr", "CTr", "ĐA"})
"""Codes of kinds that are no agency's initials."""
ALIGNS: Final = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều hai bên"}


def distinct(values: Iterable[Value]) -> Values:
    return tuple(dict.fromkeys(values))


def typed_words(item: PageParagraph) -> str:
    return "".join(letter for letter in plain_words(item) if letter.isalpha())


def shares(length: float, lines: tuple[float, ...]) -> Values:
    return distinct(round(100 * length / width, 1) for width in lines if width and length)


def paper(section: Section) -> Values:
    short, long = sorted((section.width_mm, section.height_mm))
    if abs(short - 210) <= 1 and abs(long - 297) <= 1:
        short, long = 210, 297
    form = abs(short - 297) <= 1 and abs(long - 420) <= 1 and section.has_table and section.index > 0
    return (f"{short:.0f} × {long:.0f} mm{', biểu mẫu' if form else ''}",)


def turned(section: Section) -> Values:
    if not section.landscape:
        return ("dọc",)
    return ("ngang, có bảng" if section.has_table else "ngang, không có bảng",)


def margin(section: Section, place: int) -> Values:
    value = section.margins_mm[place]
    return () if value is None else (round(value, 2),)


def in_sequence(text: str, before: str) -> str:
    found = re.match(r"\s*([a-zđ]{1,2})\s*[.)/]", text)
    label = found[1] if found else text.partition(")")[0].strip()
    wanted = "a" if not before else LETTERS[min(LETTERS.find(before) + 1, len(LETTERS) - 1)]
    return (
        "đúng"
        if label in (wanted, "a")
        else f"{label}) sau {before}) (chờ {wanted})"
        if before
        else f"{label}) đứng đầu"
    )


def ending(role: str, text: str, last: bool) -> str:
    if role != "noi_nhan":
        return text[-1:]
    return "đúng" if text.endswith("." if last else ";") else text[-12:]


def appendix_label(text: str) -> str:
    return re.sub(r"^Phụ lục(?: số)?\s*", "", text, flags=re.IGNORECASE).strip(" .:") or "không có số"


def pairing(lines: Sequence[str]) -> str:
    prefix = re.compile(r"^(?:T\.?M|K\.?T|T\.?L|T\.?U\.?Q|T/M|K/T|T/L)\b")
    if prefix.match(lines[-1]):
        return "thiếu chức vụ người ký"
    deputy = lines[-1].startswith("PHÓ ")
    roles = [found[0] for line in lines[:-1] if (found := _NOT_AS_DEPUTY.match(line))]
    return "thiếu “KT.”" if deputy and all(role in lines[-1] for role in roles) else "đủ"


_NOT_AS_DEPUTY = pattern_of(
    r"K\.?/?T\b|(?:NGƯỜI |ĐỒNG )?(?:CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|THƯ KÝ|GHI BIÊN BẢN|LẬP BIỂU|LẬP BIÊN BẢN)|ĐẠI DIỆN|BÊN |"
    r"TRƯỞNG ĐOÀN|TỔ TRƯỞNG|CHỦ TỊCH HỘI ĐỒNG"
)
"""Above the rank of a deputy: he signs for the head, or as who chaired, wrote or took part, whatever his rank."""


_CODE = pattern_of(r"/\s*(?:\d{4}\s*/\s*)?([A-ZĐ][\wĐđ]*)\s*[-–]")


def number_kind(text: str, short: str) -> Values:
    """Whether the code in a number ("107/QĐ-UBND") is that of the kind, ``short``; unknown without a code.

    That several agencies issue it may be part of the code ("TTrLN", "NQLT"), which the decree leaves open. A letter has
    no ``short``: its code is that of the agency, and only some codes can be no agency's.
    """
    match = _CODE.search(text)
    if not short:
        return (f"{match[1]}, công văn không có",) if match is not None and match[1] in NO_AGENCY else ()
    own = (short, f"{short}LN", f"{short}LT")
    return () if match is None else ("đúng" if match[1] in own else f"{match[1]}, loại này là {short}",)
