"""Pages as PDF drawing operators, and what they use: characters by face, links."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.glyphs import FACES, encoder
from tthc_render.layout.pdf.direct.lines import TextLine, baseline_of, width_of
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.slices import Rectangle
from tthc_render.layout.pdf.direct.tags import END, RULES, Marks
from tthc_render.layout.pdf.structure import Structure
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN


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
        return tuple({*"".join(texts)} for texts in self.texts)

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
        look: Look = (-1, 0.0)
        for line in lines_of(page):
            spans = line.spans
            if not spans:
                continue
            out.append(f"1 0 0 1 {_number(line.x)} {_number(height - line.baseline)} Tm")
            if len(spans) == 1 and not spans[0].rise:
                look = self._only_span(line, spans[0], look, out, marks)
            else:
                look = self._spans(line, look, out, marks)
            if spans[0].link or (len(spans) > 1 and any(span.link for span in spans)):
                links += [link for link in _links(line, height) if marks.takes_link(line)]
        out += [marks.end(), "ET"]
        return "\n".join(filter(None, out)).encode("latin-1"), links

    def _spans(self, line: TextLine, look: Look, out: list[str], marks: Marks) -> Look:
        """Paint ``line``; ``look`` is that of the words before it, and the one that it ends with is given back."""
        rise = 0.0
        shown: list[str] = []
        for span in line.spans:
            face = span.bold + 2 * span.italic
            mark = marks.before(line, span)
            if mark or rise != span.rise or look != (face, span.size):
                if shown:
                    out.append(f"[{''.join(shown)}]TJ")
                    shown = []
                if mark:
                    out.append(mark)
                if look != (face, span.size):
                    look = face, span.size
                    out.append(f"/F{face} {_number(span.size)} Tf")
                if rise != span.rise:
                    rise = span.rise
                    out.append(f"{_number(rise)} Ts")
            shown.append(self._shown(span, face, line.word_spacing))
        out.append(f"[{''.join(shown)}]TJ")
        if rise:
            out.append("0 Ts")
        return look

    def _only_span(self, line: TextLine, span: Span, look: Look, out: list[str], marks: Marks) -> Look:
        """Paint the one span of ``line``, which stands on its baseline, at the place that is set."""
        if mark := marks.before(line, span):
            out.append(mark)
        face = span.bold + 2 * span.italic
        if look != (face, span.size):
            look = face, span.size
            out.append(f"/F{face} {_number(span.size)} Tf")
        out.append(f"[{self._shown(span, face, line.word_spacing)}]TJ")
        return look

    def _shown(self, span: Span, face: int, word_spacing: float) -> str:
        """The codes of a span, with the room that is added to each of its spaces."""
        text = span.text
        if not text.isascii():
            text = text.replace(_NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")
        if not word_spacing:
            self.texts[face].add(text)
            return f"({encoder(face)(text)})"
        words = text.split(" ")
        self.texts[face].update(words)
        self.texts[face].add(" ")
        code_of = encoder(face)
        between = f"{code_of(' ')}){_number(-word_spacing * 1000 / span.size)}("
        shown = between.join(map(code_of, words))
        # Without an empty string behind the last space: PDFium forgets the room before one at the end.
        return f"({shown})" if words[-1] else f"({shown[:-1]}"


def lines_of(page: Page) -> list[TextLine]:
    """All that is written on a page; the page number comes last, in the middle of the margin above the text."""
    style = page.style.number
    if style is None or not page.number:
        return page.lines
    span = Span(str(page.number), style.size, style.bold, style.italic)
    room = page.style.width - page.style.margin[1] - page.style.margin[3]
    x = page.style.margin[3] + (room - width_of((span,))) / 2
    return [*page.lines, TextLine(x, style.padding[0] + baseline_of(style), (span,))]


Look = tuple[int, float]
"""Face and size of what was painted last on a page, which later lines go on with."""

_NO_BREAK_SPACE: Final = "\u00a0"
"""It has done its work when a line is painted, and is copied as a space."""


def _links(line: TextLine, page_height: float) -> Iterator[Link]:
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
