"""The top of a document: letterhead, subject of a letter, kind and subject, addressees; the first steps of the
classifier, each from the lines to the roles that it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from tthc_render.lint.line_parts import DATE_LINE, NUMBER_LINE, TIEU_NGU, is_quoc_hieu, similarity
from tthc_render.lint.roles import ADDRESS, BODY_LEVELS, Lines, Step, column_of
from tthc_render.readers.facts import PageParagraph
from tthc_render.vietnamese.patterns import pattern_of

HEAD_LINES: Final = 40
"""A letterhead is within so many lines from the beginning, whatever boxes and stamps come first."""
MOTTO_ALIKE: Final = 0.8
NEAR_LINES: Final = 8
"""Motto and number are within so many lines of the Quốc hiệu: two long names of agencies may come between."""
DATE_LINES: Final = 12
"""The date may come later: the whole left side, with the subject of a letter, can be read before it."""
DATE_LETTERS: Final = 80
NAME_LETTERS: Final = 80
TITLE_LINES: Final = 10
SUBJECT_LETTERS: Final = 300
"""Decree subjects are a sentence; what is longer is the first paragraph."""
PLAIN_SUBJECT_LETTERS: Final = 200
PERIOD_LETTERS: Final = 120
ABOUT_LINES: Final = 6
AGENCY: Final = pattern_of(
    r"^(?:UBND|U[ỶỲ] BAN|ỦY BAN|HĐND|HỘI ĐỒNG|BỘ|SỞ|PHÒNG|BAN|CHI CỤC|CỤC|TỔNG CỤC|VỤ|VĂN PHÒNG|TRUNG TÂM|TRƯỜNG|VIỆN|"
    r"BỆNH VIỆN|CÔNG AN|TÒA ÁN|VIỆN KIỂM SÁT|THANH TRA|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY|NGÂN HÀNG|BẢO HIỂM|KHO BẠC|"
    r"ĐẠI HỌC|HỌC VIỆN|CHÍNH PHỦ|THỦ TƯỚNG|QUỸ|HỘI|ĐỘI|TRẠM)\b"
)
STAMP: Final = pattern_of(
    r"^(?:HỎA TỐC|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ|DỰ THẢO.{0,12}|SAO Y|"
    r"SAO LỤC|TRÍCH SAO|BẢN SAO|CÔNG BÁO.{0,20}|HỎA TỐC HẸN GIỜ)$",
    re.IGNORECASE,
)
"""Phụ lục I, phần I, mục III.2: marks of urgency, secrecy and circulation; they are no names."""
YEAR_LETTERS: Final = 12
PLACE_LETTERS: Final = 45
_TOLD = pattern_of(r":|\bgiờ\b|^(?:Hôm nay|Từ|Vào|Căn cứ|Thực hiện|Theo|Xét)\b", re.IGNORECASE)
_SHORT_DATE = pattern_of(r"^[^\W\d_][^,:]{1,40},? ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}$")
_PLACED_DATE = pattern_of(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][^,:;.\d]{1,44},? ngày [\d/.-]{1,10}(?: tháng \d{1,2} năm \d{4})?\.?")
_GAPPED_DATE = pattern_of(
    r"[^\W\d_][^,:;\d]{1,44}[,.]?\s*ngày\b[\s\d.…_]*\btháng\b[\s\d.…_]*(?:năm\b[\s\d.…_]*)?", re.IGNORECASE
)
"""Place and day that lack the year or more: a line of nothing else, below the motto."""
_BARE_NUMBER = pattern_of(r"\d{1,5}\s*/\s*[A-ZĐ]")
"""A number without the word "Số" before it; it is no name."""
_ABOUT = pattern_of(r"^V/v\b", re.IGNORECASE)

KindOf = Callable[[str], str]
"""The kind that a line prints as a title, "" if none."""


def letterhead(lines: Lines, is_kind: KindOf) -> Step:
    """Quốc hiệu, motto, number, date, names of agencies, subject of a letter."""
    step = Step()
    texts = lines.texts
    zone = range(min(len(lines), HEAD_LINES))
    for index in zone:
        if STAMP.match(texts[index]):
            step.take(index, "dau_muc_do")
    state = next((i for i in zone if is_quoc_hieu(texts[i])), None)
    near = [i for i in zone if state is None or abs(i - state) <= NEAR_LINES]
    motto = next((i for i in near if similarity(texts[i].lower(), TIEU_NGU.lower()) > MOTTO_ALIKE), None)
    number = next((i for i in near if NUMBER_LINE.match(texts[i])), None)
    after = [i for i in range(len(lines)) if i <= (state or 0) + DATE_LINES]
    after = _above_kind(lines, after, is_kind)
    date = next(
        (i for i in after if _is_date(texts[i]) or (motto is not None and i > motto and _is_gapped(texts[i]))),
        None,
    )
    last = -1
    for found, role in ((state, "quoc_hieu"), (motto, "tieu_ngu"), (number, "so"), (date, "dia_danh")):
        if found is not None:
            step.take(found, role)
            last = max(last, found)
    _issuer(lines, step, last if number is None else number, is_kind)
    if number is not None:
        _about(lines, step, number)
    marks = [index for index, role in step.roles.items() if role != "dau_muc_do"]
    step.next = max(marks) + 1 if marks else 0
    return step


def _above_kind(lines: Lines, places: list[int], is_kind: KindOf) -> list[int]:
    """Those of ``places`` that may be a date line: in running text below the kind only what names place and day."""
    first = next((i for i in places if is_kind(lines.texts[i])), len(lines))
    return [i for i in places if i < first or _is_beside(lines.lines[i]) or _names_place(lines.texts[i])]


def _names_place(text: str) -> bool:
    """Whether a text is a day behind a name, of which every word begins with a capital."""
    words = text.partition(" ngày ")[0].split()
    return _PLACED_DATE.fullmatch(text) is not None and all(word[0].isupper() or word == "-" for word in words)


def _is_beside(line: PageParagraph) -> bool:
    return bool(line.cell or line.side) or line.box_pt is not None


def _is_gapped(text: str) -> bool:
    """Whether a line is place and date of which not all is filled in; no ground such as "Căn cứ Luật … ngày …"."""
    return _GAPPED_DATE.fullmatch(text) is not None and not _TOLD.search(text)


def _is_date(text: str) -> bool:
    """Whether a line is place and date and nothing more: no hour, nothing named before a colon, no sentence after."""
    found = DATE_LINE.search(text)
    if found is None:
        return _SHORT_DATE.match(text) is not None
    if len(text) >= DATE_LETTERS or found.start() > PLACE_LETTERS or text[:1] == "(":
        return False
    return not _TOLD.search(text) and len(text.rpartition("năm")[2]) <= YEAR_LETTERS


def _issuer(lines: Lines, step: Step, before: int, is_kind: KindOf) -> None:
    """Names in capitals above the number: those of the parent body, then, from the first bold one, the issuer's."""
    names = _names(lines, step, before, is_kind)
    bold = [lines.is_bold(i) for i in names]
    cut = bold.index(True) if True in bold else 0
    agencies = [place for place, i in enumerate(names) if AGENCY.match(lines.texts[i])]
    if not (cut > 0 and all(bold[cut:])) and len(agencies) > 1:
        cut = agencies[-1]
    for place, i in enumerate(names):
        step.take(i, "chu_quan" if place < cut else "ban_hanh")


def _names(lines: Lines, step: Step, before: int, is_kind: KindOf) -> list[int]:
    """The lines of names: those in capitals, and in the column of the number those that begin as an agency does."""
    number = lines.lines[before] if before < len(lines) and step.roles.get(before) == "so" else None
    names: list[int] = []
    last = -1  # the line before in the column of the number
    for i in range(before):
        line, text = lines.lines[i], lines.texts[i]
        if i in step.roles or line.grid or is_kind(text) or _BARE_NUMBER.match(text):
            continue
        beside = number is not None and (line.cell or line.side) and _same_column(line, number)
        goes_on = bool(names) and not lines.is_capital(names[-1]) and names[-1] == last
        small = beside and len(text) < NAME_LETTERS and (goes_on or AGENCY.match(text.upper()))
        last = i if beside else last
        if lines.is_capital(i) or small:
            names.append(i)
    return names


def _same_column(line: PageParagraph, other: PageParagraph) -> bool:
    return column_of(line.cell) == column_of(other.cell) and line.side == other.side


def _about(lines: Lines, step: Step, number: int) -> None:
    """The subject of a letter, below its number: from "V/v" to the end of the column."""
    within = range(number + 1, min(number + ABOUT_LINES, len(lines)))
    start = next((i for i in within if _ABOUT.match(lines.texts[i])), None)
    if start is None:
        return
    first = lines.lines[start]
    for i in range(start, len(lines)):
        line = lines.lines[i]
        beside = (line.cell or line.side) and line.cell == first.cell and line.side == first.side
        if i in step.roles or (i > start and (not beside or ADDRESS.match(lines.texts[i]))):
            break
        step.take(i, "trich_yeu_cong_van")


def title(
    lines: Lines, top: int, taken: Collection[int], is_kind: KindOf, needs_subject: Callable[[str], bool]
) -> Step:
    """Tên loại, trích yếu and the data window below them; ``next`` is ``top`` if no kind is printed.

    ``needs_subject``: whether the kind must have a subject; what is no subject by its looks is text where it need not.
    """
    step = Step(next=top)
    zone = range(top, min(top + TITLE_LINES, len(lines)))
    found = next((i for i in zone if i not in taken and is_kind(lines.texts[i])), None)
    if found is None:
        return step
    step.take(found, "ten_loai")
    index = found + 1
    while index < len(lines):
        role = _below_title(lines, found, index, plain=needs_subject(lines.texts[found]))
        if not role:
            break
        step.take(index, role)
        index += 1
    step.next = index
    return step


def unknown_title(lines: Lines, top: int, taken: Collection[int]) -> bool:
    """Whether the document has a title that is no kind's: a short line in bold capitals before "Kính gửi"."""
    for index in range(top, min(top + TITLE_LINES, len(lines))):
        if ADDRESS.match(lines.texts[index]):
            return False
        line, text = lines.lines[index], lines.texts[index]
        named = lines.is_capital(index) and lines.is_bold(index) and len(text) < NAME_LETTERS
        if named and index not in taken and not line.grid and line.align == "center":
            return True
    return False


def _below_title(lines: Lines, found: int, index: int, *, plain: bool) -> str:
    """The role of a line below the kind, "" if the title has ended; ``plain`` if a subject may look like text."""
    line, text, above = lines.lines[index], lines.texts[index], lines.lines[index - 1]
    bold, first = lines.is_bold(index), index == found + 1
    ruled = above.number in lines.ruled and above.number != line.number
    beside = line.cell != lines.lines[found].cell and not (first and line.box_pt is not None)
    if ADDRESS.match(text) or beside or len(text) > SUBJECT_LETTERS:
        return ""
    if (ruled and not first) or (not first and lines.is_capital(index) and not lines.is_capital(found + 1)):
        return ""  # who decides, in capitals, comes after the subject
    if text.startswith("(") and len(text) < PERIOD_LETTERS:
        return "ky_so_lieu"
    centered = line.align == "center"
    plain = plain and first and len(text) < PLAIN_SUBJECT_LETTERS and text[-1:] != ":" and not ruled
    if not (bold or centered or plain):
        return ""
    return "" if any(pattern.match(text) for _, pattern in BODY_LEVELS[:6]) else "trich_yeu"
