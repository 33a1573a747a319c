"""Pages as PDF drawing operators, and what they use: characters by face, links."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.glyphs import FACES, encoded
from tthc_render.layout.pdf.direct.lines import TextLine, baseline_of, width_of
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.slices import Rectangle
from tthc_render.layout.pdf.direct.tags import END, RULES, Marks
from tthc_render.layout.pdf.structure import Structure


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle in points from the page's lower left corner that leads to ``address``."""

    address: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Painter:
    """Paints pages; ``texts`` are the texts of each face so far. What is painted is hung on ``meaning``."""

    meaning: Structure
    texts: tuple[set[str], ...] = field(default_factory=lambda: tuple(set() for _ in range(FACES)))

    @property
    def used(self) -> tuple[set[str], ...]:
        """The characters of each face."""
        return tuple(set().union(*texts) for texts in self.texts)

    def page(self, page: Page, number: int) -> tuple[bytes, list[Link]]:
        """The content of the page ``number``, counted from 0, and its links."""
        height = page.style.height
        marks = Marks(self.meaning, number)
        # Rectangles that are drawn twice, as neighbouring cells do, are drawn once.
        out = list(dict.fromkeys([_rectangle(item, height) for item in page.rectangles]))
        if out:
            out = [RULES, *out, END]
        links: list[Link] = []
        out.append("BT")
        for line in lines_of(page):
            if line.spans:
                self._line(line, height, out, marks)
                links += [link for link in _links(line, height) if marks.takes_link(line)]
        out += [*marks.end(), "ET"]
        return "\n".join(out).encode("ascii"), links

    def _line(self, line: TextLine, page_height: float, out: list[str], marks: Marks) -> None:
        out.append(f"1 0 0 1 {_number(line.x)} {_number(page_height - line.baseline)} Tm")
        last_face, size, rise = -1, 0.0, 0.0
        shown: list[str] = []
        for span in line.spans:
            face = span.bold + 2 * span.italic
            text = span.text.replace(_NO_BREAK_SPACE, " ")
            self.texts[face].add(text)
            owner = marks.owner(line, span)
            if marks.changes(owner):
                if shown:
                    out.append(_shown(shown))
                    shown = []
                out += marks.begin(owner)
            if face != last_face or span.size != size or rise != span.rise:
                if shown:
                    out.append(_shown(shown))
                    shown = []
                if face != last_face or span.size != size:
                    out.append(f"/F{face} {_number(span.size)} Tf")
                if rise != span.rise:
                    out.append(f"{_number(span.rise)} Ts")
                last_face, size, rise = face, span.size, span.rise
            shown.append(_spaced(text, size, face, line.word_spacing) if line.word_spacing else encoded(text, face))
        out.append(_shown(shown))
        if rise:
            out.append("0 Ts")


def _shown(codes: Sequence[str]) -> str:
    """The operator that shows codes; without empty strings, since PDFium forgets the room before one at the end."""
    return f"[<{''.join(codes)}>]TJ".replace("<>", "")


def lines_of(page: Page) -> list[TextLine]:
    """All that is written on a page; the page number comes last, in the middle of the margin above the text."""
    style = page.style.number
    if style is None or not page.number:
        return page.lines
    span = Span(str(page.number), style.size, style.bold, style.italic)
    room = page.style.width - page.style.margin[1] - page.style.margin[3]
    x = page.style.margin[3] + (room - width_of((span,))) / 2
    return [*page.lines, TextLine(x, style.padding[0] + baseline_of(style), (span,))]


_NO_BREAK_SPACE: Final = "\u00a0"
"""It has done its work when a line is painted, and is copied as a space."""


def _spaced(text: str, size: float, face: int, word_spacing: float) -> str:
    """The codes of a text, with the room that is added to each of its spaces."""
    space = f"{encoded(' ', face)}>{_number(-word_spacing * 1000 / size)}<"
    return space.join([encoded(word, face) for word in text.split(" ")])


def _links(line: TextLine, page_height: float) -> Iterator[Link]:
    if not any(span.link for span in line.spans):
        return
    x = line.x
    for span in line.spans:
        spaces = span.text.count(" ") + span.text.count("\u00a0")
        width = advance_width(span.text, span.size, span.bold, span.italic) + line.word_spacing * spaces
        if span.link:
            base = page_height - line.baseline + span.rise
            yield Link(span.link, (x, base - 0.22 * span.size, x + width, base + 0.89 * span.size))
        x += width


def _rectangle(item: Rectangle, page_height: float) -> str:
    y = page_height - item.y - item.height
    return f"{_number(item.x)} {_number(y)} {_number(item.width)} {_number(item.height)} re f"


@functools.lru_cache(maxsize=16384)
def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
