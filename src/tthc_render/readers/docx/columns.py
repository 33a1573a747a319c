"""Columns of a section (w:cols) that a column break parts: some offices set the two sides of a letterhead so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from tthc_render.formats.ooxml import W
from tthc_render.readers.docx.styles import number
from tthc_render.readers.facts import MM_PER_PT, Section

MM_PER_TWIP = MM_PER_PT / 20


@dataclass(slots=True)
class SectionColumns:
    """Where the reader is: in which section and column of it, and the heights at which both begin and end."""

    section: int = -1
    column: int = 0
    top: float = 0.0
    bottom: float = 0.0

    def enter(self, section: Section, element: etree._Element, down: float) -> float:
        """Go to the section and column that a paragraph is in; where it begins, in points."""
        if section.index != self.section:
            down = max(down, self.bottom)
            self.section, self.column, self.top, self.bottom = section.index, 0, down, 0.0
        if section.columns_mm and self.column + 1 < len(section.columns_mm) and begins_with_break(element, "column"):
            self.column += 1
            self.bottom = max(self.bottom, down)
            return self.top
        return down

    def place(self, section: Section) -> tuple[str, float, float] | None:
        """A name, the left edge and the width in mm of the column; None where the section has one column."""
        if not section.columns_mm:
            return None
        left, width = section.columns_mm[self.column]
        return f"cols{section.index}:0:{self.column}", left, width


def column_places(properties: etree._Element, left_mm: float, width_mm: float) -> tuple[tuple[float, float], ...]:
    """Left edges and widths of the columns of a section in whose text a break parts them; empty without such a break.

    ``left_mm`` and ``width_mm`` are those of its text.
    """
    found = properties.find(f"{W}cols")
    count = 1 if found is None else min(number(found.get(f"{W}num"), 1), 10)
    if found is None or count < 2:
        return ()
    own = [(number(item.get(f"{W}w"), 0), number(item.get(f"{W}space"), 0)) for item in found.iterfind(f"{W}col")]
    if not own or found.get(f"{W}equalWidth", "1") in ("1", "true", "on"):
        space = number(found.get(f"{W}space"), 720)
        own = [(round((width_mm / MM_PER_TWIP - space * (count - 1)) / count), space)] * count
    out, left = [], left_mm
    for width, space in own:
        out.append((left, width * MM_PER_TWIP))
        left += (width + space) * MM_PER_TWIP
    return tuple(out)


def has_column_break(paragraphs: list[etree._Element]) -> bool:
    """Whether one of the paragraphs has a column break."""
    return any(map(_break_of, paragraphs))


def _break_of(paragraph: etree._Element) -> bool:
    return any(item.get(f"{W}type") == "column" for item in paragraph.iter(f"{W}br"))


def begins_with_break(paragraph: etree._Element, kind: Literal["column", "page"]) -> bool:
    """Whether a paragraph has a break before its first words, or is nothing but a break."""
    for item in paragraph.iter(f"{W}br", f"{W}t"):
        if item.tag == f"{W}t" and (item.text or "").strip():
            return False
        if item.get(f"{W}type") == kind:
            return True
    return False
