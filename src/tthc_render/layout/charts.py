"""Charts drawn as pictures: vector for PDF, with a PNG for programs that do not draw SVG; in the document's font.

Drawn by Matplotlib (extra ``charts``), its letters as outlines, so that no program chooses another font. In black and
greys with hatches: reports are printed and copied in black and white.
"""

from __future__ import annotations

import functools
import io
import math
import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from tthc_render.document.tree import Chart, Picture
from tthc_render.formats.fonts import advance_width, font_files

if TYPE_CHECKING:  # loaded where a chart is drawn
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

MM_PER_INCH: Final = 25.4
SIZE_PT: Final = 11.0
SMALL_PT: Final = 10.0
RASTER_DPI: Final = 300
FILLS: Final = ("#404040", "#ffffff", "#a6a6a6", "#ffffff", "#d9d9d9", "#737373")
HATCHES: Final = ("", "////", "", "....", "xxxx", "")
DASHES: Final = ("-", "--", "-.", ":", (0, (8, 2)), (0, (1, 3)))
MARKERS: Final = ("o", "s", "^", "D", "v", "x")
BAR_MM: Final = 6.5
"""Room that a bar across takes in height."""
LABEL_LINES: Final = 3


def draw(chart: Chart, width_mm: float) -> Picture:
    """``chart`` as an SVG picture ``width_mm`` wide and as a PNG of 300 dots an inch; the same chart gives the same
    bytes."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height_mm = chart.height_mm or _height(chart, width_mm)
    with matplotlib.rc_context(
        {"svg.hashsalt": "tthc-render", "svg.fonttype": "path", "hatch.linewidth": 0.5, "axes.linewidth": 0.6}
    ):
        figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        look = chart.look
        if look == "bar" and not _fits_upright(chart, width_mm):
            look = "barh"
        (_lines if look == "line" else functools.partial(_bars, across=look == "barh"))(axes, chart, width_mm)
        _legend(figure, axes, chart)
        svg, png = io.BytesIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=RASTER_DPI, metadata={"Software": None})
    return Picture("svg", _tidied(svg.getvalue()), width_mm, height_mm, png.getvalue())


def _tidied(svg: bytes) -> bytes:
    """Without the document type, which names an address."""
    start = svg.index(b"<svg")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + svg[start:]


def _height(chart: Chart, width_mm: float) -> float:
    """Room for all bars across, else half of the width."""
    if chart.look == "barh" or (chart.look == "bar" and not _fits_upright(chart, width_mm)):
        bars = len(chart.categories) * max(1, len(chart.series))
        return min(200.0, 22.0 + bars * BAR_MM * (0.75 if len(chart.series) > 1 else 1.1))
    return round(width_mm * 0.5, 1)


def _fits_upright(chart: Chart, width_mm: float) -> bool:
    """Whether the names of all categories have room side by side, in at most three lines, and the figures, too."""
    room = (width_mm - 22) / max(1, len(chart.categories)) * 72 / MM_PER_INCH - 4
    if any(len(_wrapped(name, room)) > LABEL_LINES for name in chart.categories):
        return False
    words = (word for name in chart.categories for word in name.split())
    if any(advance_width(word, SMALL_PT) > room for word in words):
        return False
    bar = room * 0.85 / max(1, len(chart.series))
    texts = (text for series in chart.series for text in series.printed)
    return all(advance_width(text, SMALL_PT) <= bar + 3 for text in texts)


def _wrapped(name: str, room_pt: float) -> list[str]:
    """The lines of a category's name in a column of ``room_pt``."""
    letters = max(4, int(room_pt / (advance_width("n", SMALL_PT) * 0.95)))
    return textwrap.wrap(name, letters, break_long_words=False) or [name]


def _fonts(size_pt: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(font_files().regular), size=size_pt)


def _positions(count: int, total: int, width: float) -> Iterator[float]:
    for number in range(count):
        yield (number - (total - 1) / 2) * width


def _bars(axes: Axes, chart: Chart, width_mm: float, *, across: bool) -> None:
    count = len(chart.series)
    thick = 0.72 / count
    places = range(len(chart.categories))
    for number, (series, shift) in enumerate(zip(chart.series, _positions(count, count, thick), strict=True)):
        values = [0.0 if value is None else float(value) for value in series.values]
        at = [place + shift for place in places]
        drawn = (axes.barh if across else axes.bar)(at, values, thick, label=series.name)
        for bar in drawn:
            bar.set(
                facecolor=FILLS[number % len(FILLS)],
                hatch=HATCHES[number % len(HATCHES)],
                edgecolor="black",
                linewidth=0.6,
            )
        axes.bar_label(drawn, labels=list(series.printed), padding=2, fontproperties=_fonts(SMALL_PT))
    if across:
        axes.set_yticks(list(places), labels=[textwrap.fill(name, 34) for name in chart.categories])
        axes.invert_yaxis()
    else:
        room = (width_mm - 22) / len(chart.categories) * 72 / MM_PER_INCH - 4
        axes.set_xticks(list(places), labels=["\n".join(_wrapped(name, room)) for name in chart.categories])
        axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    _dress(axes, chart, value_axis="x" if across else "y", from_zero=True)


def _lines(axes: Axes, chart: Chart, width_mm: float) -> None:
    places = range(len(chart.categories))
    for number, series in enumerate(chart.series):
        values = [math.nan if value is None else float(value) for value in series.values]
        axes.plot(
            list(places),
            values,
            label=series.name,
            color="black",
            linewidth=1.2,
            linestyle=DASHES[number % len(DASHES)],
            marker=MARKERS[number % len(MARKERS)],
            markersize=4,
            markerfacecolor="white" if number % 2 else "black",
        )
        above = [(0, 5), (0, -13)][number % 2]
        for place, value, text in zip(places, values, series.printed, strict=True):
            if not math.isnan(value) and len(chart.series) <= 2:
                axes.annotate(
                    text,
                    (place, value),
                    above,
                    textcoords="offset points",
                    ha="center",
                    fontproperties=_fonts(SMALL_PT),
                )
    room = (width_mm - 22) / len(chart.categories) * 72 / MM_PER_INCH - 4
    axes.set_xticks(list(places), labels=["\n".join(_wrapped(name, room)) for name in chart.categories])
    axes.set_xlim(-0.4, len(chart.categories) - 0.6)
    _dress(axes, chart, value_axis="y", from_zero=False)


def _dress(axes: Axes, chart: Chart, *, value_axis: Literal["x", "y"], from_zero: bool) -> None:
    """Axes as thin as a table's lines, numbers as Vietnamese writes them, room for the figures beside bars."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    values = [value for series in chart.series for value in series.values if value is not None]
    whole = all(value == value.to_integral_value() for value in values)
    axis = axes.xaxis if value_axis == "x" else axes.yaxis
    axis.set_major_locator(MaxNLocator(nbins=6, integer=whole))
    percent = all(text.endswith("%") for series in chart.series for text in series.printed if text)
    axis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value) + ("%" if percent else "")))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(visible=True, axis=value_axis, color="#bfbfbf", linewidth=0.4)
    axes.set_axisbelow(True)
    axes.tick_params(width=0.6, length=3)
    limits = value_limits(values, from_zero=from_zero, beside=0.16 if value_axis == "x" else 0.10)
    (axes.set_xlim if value_axis == "x" else axes.set_ylim)(*limits)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(_fonts(SMALL_PT))


def value_limits(values: Sequence[Decimal], *, from_zero: bool, beside: float) -> tuple[float, float]:
    """Where the axis of values begins and ends, with room of a share ``beside`` for the figures at the ends of bars.

    Where all values are nought the axis goes up to 1: a step of less is no count.
    """
    low, high = float(min(values, default=Decimal(0))), float(max(values, default=Decimal(0)))
    if low == high == 0:
        return 0.0, 1.0 + beside
    if from_zero:
        room = max(high, 0.0) - min(low, 0.0)
        return (low - room * beside if low < 0 else 0.0), max(high + room * beside, room * beside)
    room = (high - low) or abs(high)
    floor = low - room * 0.25
    return (max(floor, 0.0) if low >= 0 else floor), high + room * 0.25


def _tick(value: float) -> str:
    """A number beside an axis: ``1.500``, ``0,5``."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return (
        text.translate(str.maketrans(",.", ".,")).replace("-0", "0")
        if value == 0
        else text.translate(str.maketrans(",.", ".,"))
    )


HANDLE_EM, HANDLE_PAD_EM, COLUMN_GAP_EM = 2.6, 0.8, 2.0
"""The key of a series in the legend, the space behind it and the space between columns, in sizes of the letters."""
POINTS_PER_INCH: Final = 72


def _legend(figure: Figure, axes: Axes, chart: Chart) -> None:
    """The names of the series below the chart; one series is named by the caption."""
    if len(chart.series) < 2:
        return
    names: Sequence[str] = [textwrap.shorten(series.name, 60, placeholder="…") for series in chart.series]
    handles, _ = axes.get_legend_handles_labels()
    longest = max(advance_width(name, SIZE_PT, False, False) for name in names)
    entry = longest + (HANDLE_EM + HANDLE_PAD_EM + COLUMN_GAP_EM) * SIZE_PT
    width = figure.get_figwidth() * POINTS_PER_INCH - 2 * SIZE_PT
    figure.legend(
        handles,
        names,
        loc="outside lower center",
        ncols=max(1, min(len(names), int((width + COLUMN_GAP_EM * SIZE_PT) // entry))),
        frameon=False,
        prop=_fonts(SIZE_PT),
        handlelength=HANDLE_EM,
        handletextpad=HANDLE_PAD_EM,
        columnspacing=COLUMN_GAP_EM,
    )
