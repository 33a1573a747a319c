"""The legend below a chart: the look and the name of each series; one series is named by the caption."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

from tthc_render.document.tree import Series
from tthc_render.layout.charts.plan import EDGE_PT, PITCH, SIZE_PT, Bar, Box, Curve, Part, Word, widest, wrapped

KEY_PT: Final = 26.0
KEY_GAP_PT: Final = 6.0
COLUMN_GAP_PT: Final = 18.0
ROW_GAP_PT: Final = 2.0


@dataclass(frozen=True, slots=True)
class Legend:
    """Its parts, standing on the lower edge of the picture, and the height that it takes."""

    parts: tuple[Part, ...] = ()
    height_pt: float = 0.0


def legend(series: tuple[Series, ...], width_pt: float, *, is_line: bool) -> Legend:
    """The legend of ``series`` in a picture of this width, in as many columns as have room."""
    if len(series) < 2:
        return Legend()
    room = width_pt - 2 * EDGE_PT
    names = room - KEY_PT - KEY_GAP_PT
    entries = [wrapped(item.name, names) or [""] for item in series]
    column = KEY_PT + KEY_GAP_PT + widest(itertools.chain(*entries))
    columns = max(1, min(len(series), int((room + COLUMN_GAP_PT) // (column + COLUMN_GAP_PT))))
    left = EDGE_PT + max(0.0, room - columns * column - (columns - 1) * COLUMN_GAP_PT) / 2
    line = PITCH * SIZE_PT
    rows = [range(start, min(start + columns, len(series))) for start in range(0, len(series), columns)]
    height = sum(max(len(entries[number]) for number in row) * line + ROW_GAP_PT for row in rows)
    parts: list[Part] = []
    top = EDGE_PT + height
    for row in rows:
        for place, number in enumerate(row):
            x, y = left + place * (column + COLUMN_GAP_PT), top - SIZE_PT
            parts.append(_key(number, x, y, is_line))
            for down, text in enumerate(entries[number]):
                parts.append(Word(text, x + KEY_PT + KEY_GAP_PT, y - down * line))
        top -= max(len(entries[number]) for number in row) * line + ROW_GAP_PT
    return Legend(tuple(parts), height + 2 * ROW_GAP_PT)


def _key(number: int, x: float, y: float, is_line: bool) -> Part:
    """What a series looks like, beside its name on the baseline ``y``."""
    if is_line:
        middle = y + 0.33 * SIZE_PT
        return Curve(number, ((x, middle), (x + KEY_PT / 2, middle), (x + KEY_PT, middle)), is_key=True)
    return Bar(number, Box(x, y - 0.05 * SIZE_PT, x + KEY_PT, y + 0.75 * SIZE_PT))
