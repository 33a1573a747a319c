"""What WeasyPrint would paint so that a PDF breaks its claims, painted otherwise: opacity and colours of print shops.

It paints what is not opaque as a picture of its own, whose words are in no structure (PDF/UA-1, 7.1); here each stroke,
letter and picture in such an element has its opacity. CMYK has no meaning beside a profile for RGB (ISO 19005-3,
6.2.4.3); here it is RGB. Private parts are used, which a test names: ``weasyprint.draw.draw_stacking_context``,
``set_alpha`` and ``set_color`` of streams.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tinycss2.color5 import Color
    from weasyprint.pdf.stream import Stream
    from weasyprint.stacking import StackingContext

OPACITY: Final = "opacity_of_all"
"""The attribute of a stream with the opacity of what is painted on it now."""


@contextlib.contextmanager
def plain_paint() -> Iterator[None]:
    """Within it, pages are drawn without groups for opacity and without CMYK."""
    import weasyprint.draw
    from weasyprint.pdf.stream import Stream

    draw, set_alpha, set_color = weasyprint.draw.draw_stacking_context, Stream.set_alpha, Stream.set_color

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

    weasyprint.draw.draw_stacking_context = draw_stacking_context
    Stream.set_alpha, Stream.set_color = alpha_set, colour_set
    try:
        yield
    finally:
        weasyprint.draw.draw_stacking_context = draw
        Stream.set_alpha, Stream.set_color = set_alpha, set_color


def as_rgb(color: Color) -> Color:
    """``color`` in RGB where it is CMYK, by the rule of CSS Color 5, 7.1; else itself."""
    if color.space != "device-cmyk":
        return color
    from tinycss2.color5 import Color

    *inks, black = (min(max(ink, 0.0), 1.0) for ink in color.coordinates)
    return Color("srgb", tuple(1 - min(1.0, ink * (1 - black) + black) for ink in inks), color.alpha)
