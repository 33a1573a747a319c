"""What WeasyPrint would paint so that a PDF breaks its claims, painted otherwise: opacity and colours of print shops.

And gradients of pictures, which it paints as a pattern of tiles as large as their shape: where rounding puts the edge
of the shape into the next tile, Poppler leaves all of it white. Here the next tile is far away.

It paints what is not opaque as a picture of its own, whose words are in no structure (PDF/UA-1, 7.1); here each stroke,
letter and picture in such an element has its opacity. CMYK has no meaning beside a profile for RGB (ISO 19005-3,
6.2.4.3); here it is RGB. Private parts are used, which a test names: ``weasyprint.draw.draw_stacking_context``,
``set_alpha``, ``set_color`` and ``add_pattern`` of streams, ``weasyprint.svg.draw_gradient``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tinycss2.color5 import Color
    from weasyprint.pdf.stream import Stream
    from weasyprint.stacking import StackingContext
    from weasyprint.svg import SVG

OPACITY: Final = "opacity_of_all"
"""The attribute of a stream with the opacity of what is painted on it now."""
TILES_APART: Final = 4
"""How many times its size the tile of a gradient is from the next one."""


@contextlib.contextmanager
def plain_paint() -> Iterator[None]:
    """Within it, pages are drawn without groups for opacity, without CMYK and without repeated gradients."""
    import weasyprint.draw
    import weasyprint.svg
    from weasyprint.pdf.stream import Stream

    draw, set_alpha, set_color = weasyprint.draw.draw_stacking_context, Stream.set_alpha, Stream.set_color
    draw_gradient = weasyprint.svg.draw_gradient

    def draw_stacking_context(stream: Stream, context: StackingContext) -> None:
        box = context.box
        opacity = float(box.style["opacity"])
        if opacity >= 1:
            draw(stream, context)
            return
        outer, style = getattr(stream, OPACITY, 1.0), box.style
        box.style = style.copy()
        box.style["opacity"] = 1
        with stream.stacked():
            setattr(stream, OPACITY, outer * opacity)
            stream.set_alpha(1, stroke=True, fill=True)
            try:
                draw(stream, context)
            finally:
                box.style = style
                setattr(stream, OPACITY, outer)

    def alpha_set(stream: Stream, alpha: float, *more: object, **named: object) -> None:
        set_alpha(stream, alpha * getattr(stream, OPACITY, 1.0), *more, **named)

    def colour_set(stream: Stream, color: Color, *more: object, **named: object) -> None:
        set_color(stream, as_rgb(color), *more, **named)

    def gradient_drawn(svg: SVG, *more: object, **named: object) -> bool:
        with once_only(svg.stream):
            return bool(draw_gradient(svg, *more, **named))

    weasyprint.draw.draw_stacking_context, weasyprint.svg.draw_gradient = draw_stacking_context, gradient_drawn
    Stream.set_alpha, Stream.set_color = alpha_set, colour_set
    try:
        yield
    finally:
        weasyprint.draw.draw_stacking_context, weasyprint.svg.draw_gradient = draw, draw_gradient
        Stream.set_alpha, Stream.set_color = set_alpha, set_color


@contextlib.contextmanager
def once_only(stream: Stream) -> Iterator[None]:
    """Within it, ``stream`` makes patterns whose tiles are far from each other."""
    add_pattern = stream.add_pattern

    def apart(x: float, y: float, width: float, height: float, *repeat_and_matrix: object) -> Stream:
        pattern: Stream = add_pattern(
            x, y, width, height, TILES_APART * width, TILES_APART * height, repeat_and_matrix[-1]
        )
        return pattern

    stream.add_pattern = apart
    try:
        yield
    finally:
        del stream.add_pattern


def as_rgb(color: Color) -> Color:
    """``color`` in RGB where it is CMYK, by the rule of CSS Color 5, 7.1; else itself."""
    if color.space != "device-cmyk":
        return color
    from tinycss2.color5 import Color

    *inks, black = (min(max(ink, 0.0), 1.0) for ink in color.coordinates)
    return Color("srgb", tuple(1 - min(1.0, ink * (1 - black) + black) for ink in inks), color.alpha)
