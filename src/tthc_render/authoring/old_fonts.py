"""Tables typed for fonts from before Unicode (.VnTime, VNI-Times), as Unicode.

Such text has Western characters only: a cell with a letter that Western text lacks is Unicode already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.vietnamese.old_encodings import CONVERTERS, NAMES, recognised_font

_WESTERN: Final = frozenset(bytes(set(range(256)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}).decode("cp1252")) | frozenset(
    map(chr, range(256))
)


def with_unicode(grids: Sequence[Grid]) -> list[Grid]:
    """``grids`` of one file in Unicode, with a remark on what was converted."""
    texts = {cell.text for grid in grids for row in grid.rows for cell in row}
    texts |= {text for grid in grids for text in (*grid.above, *grid.below)}
    font = recognised_font("\n".join(sorted(text for text in texts if _is_western(text))))
    if font not in CONVERTERS:
        return list(grids)
    return [_converted(grid, font) for grid in grids]


def _converted(grid: Grid, font: str) -> Grid:
    seen: dict[int, GridCell] = {}

    def text_of(text: str) -> str:
        return CONVERTERS[font](text) if _is_western(text) else text

    rows = []
    for row in grid.rows:
        for cell in row:
            if id(cell) not in seen:
                seen[id(cell)] = replace(cell, text=text_of(cell.text), lines=tuple(map(text_of, cell.lines)))
        rows.append(tuple(seen[id(cell)] for cell in row))
    words = f"chữ {NAMES[font]} đã đổi sang Unicode: đọc lại tên cột, tên dòng, chữ hoa"
    return replace(
        grid,
        rows=tuple(rows),
        name=text_of(grid.name),
        above=tuple(map(text_of, grid.above)),
        below=tuple(map(text_of, grid.below)),
        choices=tuple((column, tuple(map(text_of, values))) for column, values in grid.choices),
        hidden=tuple((column, text_of(title)) for column, title in grid.hidden),
        remarks=(words, *grid.remarks),
    )


def _is_western(text: str) -> bool:
    return not text.isascii() and _WESTERN.issuperset(text)
