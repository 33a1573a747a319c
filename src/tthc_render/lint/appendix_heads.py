"""Heads of appendices and forms: label, title, "(Kèm theo …)"; a step of the classifier."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.lint.line_parts import QUOC_HIEU, is_quoc_hieu, similarity
from tthc_render.lint.roles import APPENDIX, FORM, ROMAN_LEVEL, Lines, Step
from tthc_render.vietnamese.patterns import pattern_of

NEAR_LINES: Final = 12
"""A file is an appendix by itself if no Quốc hiệu is among so many lines after its first label."""
ATTACHED_LINES: Final = 10
"""Title and reference of a text issued with a decision are within so many lines, below its letterhead if it has one."""
_ATTACHED = pattern_of(r"^\((?:Ban hành )?kèm theo\b", re.IGNORECASE)
_ENUMERATED = pattern_of(r"\([\divx]+\)")


def begins_as_appendix(lines: Lines) -> bool:
    """Whether the file is an appendix by itself: its head comes first, and no Quốc hiệu near it."""
    begins = any(APPENDIX.match(text) or FORM.match(text) for text in lines.texts[:1])
    return begins and not any(is_quoc_hieu(text) for text in lines.texts[:NEAR_LINES])


def appendix_heads(lines: Lines, start: int) -> Step:
    """The heads from ``start`` on; ``next`` is where the first appendix begins, the end if there is none."""
    step = Step(next=len(lines))
    index = start
    while index < len(lines):
        text, line = lines.texts[index], lines.lines[index]
        index += 1
        if line.grid:
            continue
        if FORM.match(text) and lines.opens_page(index - 1):
            step.next = min(step.next, index - 1)
            step.take(index - 1, "bieu")
        elif APPENDIX.match(text) and (line.align in ("center", "right") or lines.opens_page(index - 1)):
            step.next = min(step.next, index - 1)
            step.take(index - 1, "phu_luc")
            index = _below_label(lines, step, index)
        elif _opens_attached(lines, index - 1):
            step.next = min(step.next, index - 1)
            step.take(index - 1, "kem_van_ban")
    return step


def _opens_attached(lines: Lines, index: int) -> bool:
    """Whether a text issued with the document begins: a page with a title and "(Kèm theo …)" and no label."""
    if not index or not lines.opens_page(index):
        return False
    for place in range(index, lines.below(index, ATTACHED_LINES)):
        line = lines.lines[place]
        if line.grid or APPENDIX.match(lines.texts[place]) or (place > index and lines.opens_page(place)):
            return False
        if _ATTACHED.match(lines.texts[place]):
            return place > index
        if not (line.align == "center" or line.cell or line.side or lines.is_capital(place)):
            return False
    return False


def _below_label(lines: Lines, step: Step, index: int) -> int:
    """Title and reference below a label; the index of the first line below them."""
    label, open_note = lines.lines[index - 1].number, False
    while index < len(lines):
        line, text = lines.lines[index], lines.texts[index]
        if line.grid or line.page != lines.lines[index - 1].page:
            break
        if open_note or (text.startswith("(") and not _ENUMERATED.match(text)):
            step.take(index, "kem_theo")
            open_note = not text.rstrip(" .").endswith(")") and not open_note
        elif _is_title(lines, index, label):
            step.take(index, "ten_phu_luc")
        else:
            break
        index += 1
    return index


def _is_title(lines: Lines, index: int, label: int) -> bool:
    """Whether a line below the label belongs to the appendix's title: capitals, or the very next line."""
    line, text = lines.lines[index], lines.texts[index]
    if (ROMAN_LEVEL.match(text) and line.align != "center") or similarity(text, QUOC_HIEU) > 0.8:
        return False
    return lines.is_capital(index) or (lines.lines[index - 1].number == label and line.align == "center")
