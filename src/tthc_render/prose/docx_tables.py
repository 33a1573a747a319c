"""Tables of figures in any Word file, as rows of cells with the place of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tthc_render.diagnostics.findings import Place
from tthc_render.vietnamese.numbers import read_printed


@dataclass(frozen=True)
class Cell:
    """A cell: its words and the place of its first paragraph."""

    text: str
    where: Place

    @cached_property
    def number(self) -> Decimal | None:
        """The figure; None for words, a share or an empty cell."""
        return read_printed(self.text.strip()) if self.text.strip() else None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The rows of a table that reach as far as most of its rows, from the top; ``number`` counts from 1."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class CellText:
    """A paragraph of a table: name of its cell ("table:row:column of the grid"), words, number of the paragraph."""

    cell: str
    text: str
    paragraph: int


def tables_of(texts: Iterable[CellText], file: str) -> list[FigureTable]:
    """The tables, each with the rows that reach to its last column; of merged cells the further ones are empty."""
    cells: dict[str, dict[int, dict[int, list[CellText]]]] = {}
    for item in texts:
        table, colon, rest = item.cell.partition(":")
        row, _, order = rest.partition(":")
        if colon and row.isdigit() and order.isdigit():
            cells.setdefault(table, {}).setdefault(int(row), {}).setdefault(int(order), []).append(item)
    out: list[FigureTable] = []
    for rows in cells.values():
        width = _usual([max(row) + 1 for row in rows.values()])
        whole = [
            tuple(_cell(row.get(order, []), file) for order in range(width))
            for row in rows.values()
            if max(row) + 1 == width
        ]
        if width > 1 and len(whole) > 2:
            out.append(FigureTable(len(out) + 1, tuple(whole)))
    return out


def _usual(widths: Sequence[int]) -> int:
    return max(set(widths), key=lambda width: (widths.count(width), width))


def _cell(parts: Sequence[CellText], file: str) -> Cell:
    text = " ".join(part.text.strip() for part in parts).strip()
    return Cell(text, Place(file, parts[0].paragraph, 1) if parts else Place(file))
