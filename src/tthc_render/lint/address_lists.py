"""The two lists of a document that are no part of its text: addressees below "Kính gửi:", recipients at the end.

A PDF has lines where Word has paragraphs: a line that continues an item is recognised by its position.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.lint.line_parts import BULLETS
from tthc_render.readers.facts import MM_PER_PT, PageParagraph

_AUTHORITY = re.compile(
    r"^(?:TM|KT|TL|TUQ|Q|T\.M|K\.T|T\.L|T/M|K/T|T/L)\b\.?|^(?:QUYỀN |PHÓ |TỔNG |Q\. ?)*(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH|TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỦ TƯỚNG|CHI CỤC TRƯỞNG|"
    r"THANH TRA|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|NGƯỜI CHỦ TRÌ|NGƯỜI GHI BIÊN BẢN|ĐẠI DIỆN)"
)
# Further in than a paragraph's first line: addressees are indented so, below and after "Kính gửi:".
SET_OFF_MM: Final = 15.0
SAME_PLACE_MM: Final = 1.0
HANGING_MM: Final = 8.0


def addressees(lines: Sequence[PageParagraph], texts: Sequence[str]) -> list[list[int]]:
    """The addressees below ``lines[0]``, which is "Kính gửi:": the places of the lines of each, in one run.

    A list ends with its full stop. Where the items are set off from the text, one more at their place still belongs
    to them, so that a wrong mark is seen; text without a bullet never does otherwise.
    """
    items: list[list[int]] = []
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1]
        first = lines[items[0][0]] if items else line
        aligned = bool(items) and _set_off(line) and _same_place(line, first)
        ended = texts[index - 1].endswith((".", ":", ";"))
        if texts[index].startswith("-"):
            stopped = texts[index - 1].endswith(".") and not aligned
            if items and (stopped or (_set_off(first) and not _set_off(line))):
                break
            items.append([index])
        elif items and not ended and _wraps(above, line):
            items[-1].append(index)
        elif not ended and (aligned or not items):
            items.append([index])
        else:
            break
    return items


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
        own = level or bool(head.cell and line.cell == head.cell)
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
    if (line.cell != head.cell) if head.cell and not head.side else line.side == other:
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
    return line.left_mm + (line.first_mm or 0.0)


def _set_off(line: PageParagraph) -> bool:
    return _inset(line) > SET_OFF_MM


def _same_place(line: PageParagraph, other: PageParagraph) -> bool:
    return abs(_inset(line) - _inset(other)) <= SAME_PLACE_MM
