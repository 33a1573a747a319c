"""Charts drawn as pictures: vector for PDF, with a PNG for programs that do not draw SVG; in the document's font.

Drawn by Matplotlib (extra ``charts``), its letters as outlines, so that no program chooses another font. In black and
greys with hatches: reports are printed and copied in black and white.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from tthc_render.document.tree import Chart, Picture
from tthc_render.formats.fonts import font_files
from tthc_render.layout.charts.bars import across, bars_fit_upright, upright
from tthc_render.layout.charts.lines import lines
from tthc_render.layout.charts.plan import Bar, Curve, Plan, Stroke, Word

if TYPE_CHECKING:  # loaded where a chart is drawn
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

MM_PER_INCH: Final = 25.4
PT_PER_INCH: Final = 72
RASTER_DPI: Final = 300
FILLS: Final = ("#404040", "#ffffff", "#a6a6a6", "#ffffff", "#d9d9d9", "#737373")
HATCHES: Final = ("", "////", "", "....", "xxxx", "")
DASHES: Final = ("-", "--", "-.", ":", (0, (8, 2)), (0, (1, 3)))
MARKERS: Final = ("o", "s", "^", "D", "v", "x")
RIM_PT: Final = 1.6
"""White around figures."""


def draw(chart: Chart, width_mm: float) -> Picture:
    """``chart`` as an SVG picture ``width_mm`` wide and as a PNG of 300 dots an inch; the same chart gives the same
    bytes."""
    import matplotlib

    plan = planned(chart, width_mm)
    with matplotlib.rc_context(
        {"svg.hashsalt": "tthc-render", "svg.fonttype": "path", "hatch.linewidth": 0.5, "text.hinting": "no_hinting"}
    ):
        figure, _ = drawn(plan)
        svg, png = io.BytesIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=RASTER_DPI, metadata={"Software": None})
    height_mm = round(plan.height_pt / PT_PER_INCH * MM_PER_INCH, 2)
    return Picture("svg", _tidied(svg.getvalue()), width_mm, height_mm, png.getvalue())


def planned(chart: Chart, width_mm: float) -> Plan:
    """What ``chart`` looks like ``width_mm`` wide; bars of look "auto" stand upright where everything has room."""
    width, height = (mm / MM_PER_INCH * PT_PER_INCH for mm in (width_mm, chart.height_mm))
    if chart.look == "line":
        return lines(chart, width, height)
    if chart.look == "bar" or (chart.look == "auto" and bars_fit_upright(chart, width)):
        return upright(chart, width, height)
    return across(chart, width, height)


def drawn(plan: Plan) -> tuple[Figure, list[Text]]:
    """``plan`` as a figure of Matplotlib, and its texts."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(plan.width_pt / PT_PER_INCH, plan.height_pt / PT_PER_INCH))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0.0, plan.width_pt)
    axes.set_ylim(0.0, plan.height_pt)
    texts = []
    for part in plan.parts:
        if isinstance(part, Word):
            texts.append(_word(axes, part))
        elif isinstance(part, Bar):
            _bar(axes, part)
        elif isinstance(part, Curve):
            _curve(axes, part)
        else:
            _stroke(axes, part)
    return figure, texts


def _word(axes: Axes, word: Word) -> Text:
    from matplotlib.font_manager import FontProperties
    from matplotlib.patheffects import withStroke

    return axes.text(
        word.x,
        word.y,
        word.text,
        fontproperties=FontProperties(fname=str(font_files().regular), size=word.size_pt),
        horizontalalignment=word.align,
        verticalalignment="baseline",
        rotation=90 if word.turned else 0,
        rotation_mode="anchor",
        parse_math=False,
        path_effects=[withStroke(linewidth=2 * RIM_PT, foreground="white")] if word.is_figure else None,
        zorder=1.5 if word.is_figure and not word.is_on_line else 5,
    )


def _bar(axes: Axes, bar: Bar) -> None:
    from matplotlib.patches import Rectangle

    box, number = bar.box, bar.number
    look = Rectangle(
        (box.left, box.bottom),
        box.right - box.left,
        box.top - box.bottom,
        facecolor=FILLS[number % len(FILLS)],
        hatch=HATCHES[number % len(HATCHES)],
        edgecolor="black",
        linewidth=0.6,
        zorder=3,
    )
    axes.add_patch(look)


def _curve(axes: Axes, curve: Curve) -> None:
    number = curve.number
    axes.plot(
        [x for x, _ in curve.points],
        [y for _, y in curve.points],
        color="black",
        linewidth=1.2,
        linestyle=DASHES[number % len(DASHES)],
        marker=MARKERS[number % len(MARKERS)],
        markersize=4,
        markevery=[1] if curve.is_key else None,
        markerfacecolor="white" if number % 2 else "black",
        zorder=4,
    )


def _stroke(axes: Axes, stroke: Stroke) -> None:
    axes.plot(
        [stroke.start[0], stroke.end[0]],
        [stroke.start[1], stroke.end[1]],
        color="#bfbfbf" if stroke.is_grid else "black",
        linewidth=0.4 if stroke.is_grid else 0.6,
        zorder=1 if stroke.is_grid else 2,
    )


def _tidied(svg: bytes) -> bytes:
    """Without the document type, which names an address."""
    start = svg.index(b"<svg")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + svg[start:]
