"""The two lists of a document that are no part of its text: addressees below "Kính gửi:", recipients at the end.

A PDF has lines where Word has paragraphs: a line that continues an item is recognised by its position.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.lint.line_parts import BULLETS
from tthc_render.lint.roles import column_of
from tthc_render.readers.facts import MM_PER_PT, PageParagraph
from tthc_render.vietnamese.patterns import pattern_of

_AUTHORITY = pattern_of(
    r"^(?:TM|KT|TL|TUQ|Q|T\.M|K\.T|T\.L|T/M|K/T|T/L)\b\.?|^(?:QUYỀN |PHÓ |TỔNG |Q\. ?)*(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH|TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỦ TƯỚNG|CHI CỤC TRƯỞNG|"
    r"THANH TRA|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|NGƯỜI CHỦ TRÌ|NGƯỜI GHI BIÊN BẢN|ĐẠI DIỆN|THÀNH VIÊN|ỦY VIÊN|BÊN [A-Z]\b|"
    r"NGƯỜI (?:CHỨNG KIẾN|LÀM CHỨNG|LẬP BIÊN BẢN|VI PHẠM|BỊ|GIAO|NHẬN|BÀN GIAO|ỦY QUYỀN|ĐƯỢC)|CHỦ (?:HỘ|CƠ SỞ|ĐẦU TƯ))"
)
# Further in than a paragraph's first line: addressees are indented so, below and after "Kính gửi:".
SET_OFF_MM: Final = 15.0
SAME_PLACE_MM: Final = 1.0
UNDER_MM: Final = 4.0
ADDRESSEE_LETTERS: Final = 120
"""A longer line without a bullet is text."""
HANGING_MM: Final = 8.0


def addressees(lines: Sequence[PageParagraph], texts: Sequence[str]) -> list[list[int]]:
    """The addressees below ``lines[0]``, which is "Kính gửi:": the places of the lines of each, in one run.

    They have bullets, or are set off from the text; beside a head that names one already they have a bullet or stand
    under that name. A list ends with its full stop, but what stands at the place of its items still belongs to it, so
    that a wrong mark is seen.
    """
    items: list[list[int]] = []
    beside = bool(texts[0].partition(":")[2].strip())
    for index in range(1, len(lines)):
        line, text, before = lines[index], texts[index], texts[index - 1]
        first = lines[items[0][0]] if items else None
        apart = _set_off(line) or line.align == "center" or _in_next_cell(line, lines[0])
        aligned = first is not None and apart and _same_place(line, first)
        ended = index > 1 and before.endswith((".", ";"))
        bulleted = bool(items) and texts[items[0][0]].startswith(BULLETS)
        if text.startswith(BULLETS):
            stopped = before.endswith(".") and not aligned
            left = _set_off(first) and not _set_off(line) if first is not None else beside and not apart
            if left or (stopped and (items or beside)):
                break
            items.append([index])
        elif items and not ended and ((bulleted and apart) or _wraps(lines[index - 1], line)):
            items[-1].append(index)
        elif apart and len(text) < ADDRESSEE_LETTERS and (aligned if items else not beside or _under(line, lines[0])):
            items.append([index])
        else:
            break
    return items


def _in_next_cell(line: PageParagraph, head: PageParagraph) -> bool:
    """Whether ``line`` is in another cell of the table that "Kính gửi:" is in."""
    return bool(head.cell) and line.cell != head.cell and line.cell.split(":")[0] == head.cell.split(":")[0]


def _under(line: PageParagraph, head: PageParagraph) -> bool:
    """Whether, in a PDF, ``line`` begins under the name after "Kính gửi:"."""
    if line.box_pt is None or head.box_pt is None or not head.pieces:
        return False
    label = advance_width(f"{head.plain.partition(':')[0]}: ", head.pieces[0].size_pt)
    return abs(head.box_pt[0] + label - line.box_pt[0]) * MM_PER_PT < UNDER_MM


def recipients(lines: Sequence[PageParagraph], texts: Sequence[str]) -> list[list[int]]:
    """The recipients below ``lines[0]``, which is "Nơi nhận:": the places of the lines of each.

    Lines of the signature, which is beside the list, may come between; the list may run over to the next page.
    """
    head, items = lines[0], list[list[int]]()
    for index in range(1, len(lines)):
        line, bullet = lines[index], texts[index].startswith(BULLETS)
        apart = bool(head.page) and line.page != head.page and not items and not (bullet and _below(head, line))
        if _beside(line, head) or apart or is_authority(texts[index]):
            continue
        level = line.side == (head.side or "left")
        own = level or bool(head.cell and column_of(line.cell) == column_of(head.cell))
        if bullet or (not items and (level or head.cell)):
            items.append([index])
        elif items:
            tail = items[-1][-1]
            below = not texts[tail].endswith((".", ";")) and _below(lines[tail], line)
            if own and line.page != lines[tail].page and not below:  # the head of an appendix on the next page
                break
            if own or below:
                items[-1].append(index)
    return items


def is_authority(text: str) -> bool:
    """Whether a line is one of a signature: an authority or a title in capitals."""
    return _AUTHORITY.match(text) is not None and text.upper() == text


def _beside(line: PageParagraph, head: PageParagraph) -> bool:
    """Whether ``line`` is in the other column than ``head``."""
    other = "left" if head.side == "right" else "right"
    if (column_of(line.cell) != column_of(head.cell)) if head.cell and not head.side else line.side == other:
        return True
    table, own = line.cell.split(":"), head.cell.split(":")
    return bool(line.cell) and table[0] == own[0] and table[-1] != own[-1]


def _wraps(above: PageParagraph, line: PageParagraph) -> bool:
    """Whether ``line`` goes on from an addressee's line ``above``, which has no mark at its end."""
    if line.number == above.number:
        return True
    if not _set_off(line) or not _below(above, line) or above.box_pt is None:
        return False
    look, column = line.pieces[0], (above.column_mm[0] + above.column_mm[1]) / MM_PER_PT
    needed = advance_width(line.plain.split(" ", 1)[0], look.size_pt, bold=look.bold, italic=look.italic)
    return _inset(line) > _inset(above) + SAME_PLACE_MM or above.box_pt[2] + needed > column


def _below(above: PageParagraph, line: PageParagraph) -> bool:
    """Whether, in a PDF, ``line`` begins under the beginning of ``above`` or a little further in."""
    if above.box_pt is None or line.box_pt is None or not 0 <= line.page - above.page <= 1:
        return False
    return abs(line.box_pt[0] - above.box_pt[0]) * MM_PER_PT <= HANGING_MM


def _inset(line: PageParagraph) -> float:
    """How far in a line begins, in mm."""
    if line.box_pt is not None:
        return line.box_pt[0] * MM_PER_PT - line.column_mm[0]
    if line.segments:
        return line.segments[0].left_mm - line.column_mm[0]
    return line.left_mm + (line.first_mm or 0.0)


def _set_off(line: PageParagraph) -> bool:
    return _inset(line) > SET_OFF_MM


def _same_place(line: PageParagraph, other: PageParagraph) -> bool:
    return abs(_inset(line) - _inset(other)) <= SAME_PLACE_MM
