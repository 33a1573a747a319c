"""Slices: pieces of a page that are never cut, with what is printed in them. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum

from tthc_render.layout.pdf.direct.lines import TextLine


class PageBreak(IntEnum):
    """Whether a page may end before a slice: rather never, only if nothing else will do, or freely."""

    LAST_RESORT = 0
    AVOID = 1
    FREE = 2


@dataclass(slots=True)
class Rectangle:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float

    def copied(self) -> Rectangle:
        """The same once more, to be moved by itself."""
        return Rectangle(self.x, self.y, self.width, self.height)


@dataclass(slots=True)
class NoteLines:
    """A footnote as it is printed at the foot of a page."""

    height: float
    lines: list[TextLine]


@dataclass(slots=True)
class Slice:
    """A piece of the page. ``gap`` is the room before it, left out at the top of a page that begins by itself."""

    height: float
    gap: float = 0.0
    drawn: list[TextLine | Rectangle] = field(default_factory=list)
    notes: list[NoteLines] = field(default_factory=list)
    may_break: PageBreak = PageBreak.FREE
    new_page: bool = False
    page: str = ""
    opens_pages: bool = False
    """Whether the pages of its name begin with it."""
    head: tuple[Slice, ...] = ()
    closing: tuple[Rectangle, ...] = ()
    """What is drawn at its foot where a page ends with it."""
    foot: float = 0.0
    """The room below it that it takes where a page ends with it: the half of a border that it shares."""
    may_be_cut: bool = False
    """Whether a page may end inside it (then the direct way does not know where)."""
    in_table: bool = False
    cuts_cell: bool = False
    """Whether a page that ends before it would cut a cell that spans rows."""
    heading: tuple[int, str] | None = None
    place: tuple[int, int] = (-1, 0)
    """The number of its block in the document, -1 of what is none, and that of its line or row there."""

    def lower(self, by: float) -> None:
        """Add room at its top."""
        self.height += by
        for thing in self.drawn:
            if isinstance(thing, TextLine):
                thing.baseline += by
            else:
                thing.y += by

    def copied(self) -> Slice:
        """The same once more: what is drawn is moved to its place when it comes onto a page."""
        return replace(self, drawn=[thing.copied() for thing in self.drawn])
