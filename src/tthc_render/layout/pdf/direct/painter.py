"""Pages as PDF drawing operators, and what they use: characters by face, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tthc_render.formats.fonts import advance_width
from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.glyphs import FACES, encoded
from tthc_render.layout.pdf.direct.lines import TextLine, baseline_of, width_of
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.slices import Rectangle


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle in points from the page's lower left corner that leads to ``address``."""

    address: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Painter:
    """Paints pages; ``used`` are the characters of each face so far."""

    used: tuple[set[str], ...] = field(default_factory=lambda: tuple(set() for _ in range(FACES)))

    def page(self, page: Page) -> tuple[bytes, list[Link]]:
        """The content of a page, and its links."""
        height = page.style.height
        out = [_rectangle(rectangle, height) for rectangle in _merged(page.rectangles)]
        links: list[Link] = []
        out.append("BT")
        for line in [*page.lines, *self._number(page)]:
            out += self._line(line, height)
            links += _links(line, height)
        out.append("ET")
        return "\n".join(out).encode("ascii"), links

    def _number(self, page: Page) -> Iterator[TextLine]:
        """The page number in the middle of the margin above the text."""
        style = page.style.number
        if style is None or not page.number:
            return
        span = Span(str(page.number), style.size, style.bold, style.italic)
        room = page.style.width - page.style.margin[1] - page.style.margin[3]
        x = page.style.margin[3] + (room - width_of((span,))) / 2
        yield TextLine(x, style.padding[0] + baseline_of(style), (span,))

    def _line(self, line: TextLine, page_height: float) -> Iterator[str]:
        if not line.spans:
            return
        yield f"1 0 0 1 {_number(line.x)} {_number(page_height - line.baseline)} Tm"
        look: tuple[int, float] | None = None
        rise = 0.0
        shown: list[str] = []
        for span in line.spans:
            face = span.bold + 2 * span.italic
            self.used[face].update(_shown(span))
            if look != (face, span.size) or rise != span.rise:
                if shown:
                    yield f"[<{''.join(shown)}>]TJ"
                    shown = []
                if look != (face, span.size):
                    yield f"/F{face} {_number(span.size)} Tf"
                if rise != span.rise:
                    yield f"{_number(span.rise)} Ts"
                look, rise = (face, span.size), span.rise
            shown.append(_spaced(span, face, line.word_spacing))
        yield f"[<{''.join(shown)}>]TJ"
        if rise:
            yield "0 Ts"


def _spaced(span: Span, face: int, word_spacing: float) -> str:
    """The codes of a span, with the room that is added to each of its spaces."""
    text = _shown(span)
    if not word_spacing:
        return encoded(text, face)
    room = f">{_number(-word_spacing * 1000 / span.size)}<"
    first, *words = text.split(" ")
    return encoded(first, face) + "".join([f"{encoded(' ', face)}{room}{encoded(word, face)}" for word in words])


def _shown(span: Span) -> str:
    """The characters of a span as they are printed: a no-break space has done its work and is copied as a space."""
    return span.text.replace("\u00a0", " ")


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


def _merged(rectangles: list[Rectangle]) -> list[Rectangle]:
    """Bars without those that are drawn twice, as neighbouring cells do."""
    return list(
        {
            tuple(round(side, 2) for side in (rectangle.x, rectangle.y, rectangle.width, rectangle.height)): rectangle
            for rectangle in rectangles
        }.values()
    )


def _rectangle(rectangle: Rectangle, page_height: float) -> str:
    y = page_height - rectangle.y - rectangle.height
    return f"{_number(rectangle.x)} {_number(y)} {_number(rectangle.width)} {_number(rectangle.height)} re f"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
