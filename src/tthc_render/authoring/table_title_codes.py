"""Codes in the cells of titles, “Khai tử (6)”, “Tổng số (7)=(3)+(4)”, where a table has no row of codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_codes import CodeCell, read_code
from tthc_render.authoring.table_header_column import HeaderColumn

_TITLED: Final = re.compile(
    r"(?P<title>.*?\S)\s*(?P<code>[(\[]\d{1,3}[a-zđ]?[)\]](?:\s*=\s*[\d()\[\]\s+*/x×:.-]+)?)", re.DOTALL
)
LEAST: Final = 3
"""So many columns at least are numbered in their titles."""


def titled_codes(
    columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn]
) -> tuple[tuple[HeaderColumn, ...], list[CodeCell]]:
    """Columns without the codes in their titles, and these; the columns as they are and [] where they count nothing.

    All columns have one, and they count on from 1.
    """
    found = [_TITLED.fullmatch(leaf.title) for leaf in leaves]
    cells = [read_code(match["code"]) for match in found if match]
    numbers = [int(re.sub(r"\D", "", cell.code) or 0) for cell in cells]
    if len(cells) < max(LEAST, len(leaves)) or numbers != list(range(1, len(cells) + 1)):
        return columns, []

    def bare(column: HeaderColumn) -> HeaderColumn:
        match = None if column.columns else _TITLED.fullmatch(column.title)
        return replace(
            column, title=match["title"] if match else column.title, columns=tuple(map(bare, column.columns))
        )

    return tuple(map(bare, columns)), cells
