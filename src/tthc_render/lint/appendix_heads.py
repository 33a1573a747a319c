"""Heads of appendices and forms: label, title, "(Kèm theo …)"; a step of the classifier."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.lint.line_parts import QUOC_HIEU, similarity
from tthc_render.lint.roles import APPENDIX, FORM, ROMAN_LEVEL, Lines, Step

NEAR_LINES: Final = 12
"""A file is an appendix by itself if no Quốc hiệu is among so many lines after its first label."""
STATE_ALIKE: Final = 0.82
_ENUMERATED = re.compile(r"\([\divx]+\)")


def begins_as_appendix(lines: Lines) -> bool:
    """Whether the file is an appendix by itself: its head comes first, and no Quốc hiệu near it."""
    begins = any(APPENDIX.match(text) or FORM.match(text) for text in lines.texts[:1])
    return begins and not any(similarity(text.upper(), QUOC_HIEU) > STATE_ALIKE for text in lines.texts[:NEAR_LINES])


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
    return step


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
