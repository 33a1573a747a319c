"""Tables whose rows are counted in their first column (STT): cells of a document, or lines with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_TOTAL: Final = pattern_of(r"(?:tổng(?: cộng| số)?|cộng)\s?:?", re.IGNORECASE)
_RUNNING: Final = frozenset({"stt", "tt", "số tt", "số thứ tự"})


@dataclass(frozen=True, slots=True)
class ListedTable:
    """The heads of the columns and the rows 1, 2, 3, …; ``first`` and ``end`` are places among the readings."""

    first: int
    end: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    total_at: int = 0
    """The row below that is called a total, and its place; only of a table of lines, one to a row."""


def listed_tables(readings: Sequence[Reading]) -> Iterator[ListedTable]:
    """The tables whose every row is seen: where cells are missing or rows begin otherwise, nothing is sure."""
    at = 0
    while at < len(readings):
        is_row = _is_cell if _is_cell(readings[at]) else _is_line
        texts = [reading.text.strip() for reading in takewhile(is_row, readings[at:])]
        if texts:
            lines = _in_rows(texts) if is_row is _is_cell else [_cells(text) for text in texts]
            table = _listed(lines, at, at + len(texts)) if lines else None
            if table:
                own = table if is_row is _is_cell else _with_total(table, lines)
                yield own
        at += max(1, len(texts))


def _with_total(table: ListedTable, lines: list[list[str]]) -> ListedTable:
    behind = next((at for at, line in enumerate(lines) if line[:1] == [table.rows[-1][0]]), len(lines)) + 1
    below = lines[behind] if behind < len(lines) else []
    if len(below) != len(table.heads) or not any(_TOTAL.fullmatch(cell) for cell in below[:2]):
        return table
    return replace(table, total=tuple(below), total_at=table.first + behind)


def _is_cell(reading: Reading) -> bool:
    return reading.passage.role == "cell"


def _is_line(reading: Reading) -> bool:
    return reading.text.count("|") > 1


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|")]


def _in_rows(cells: list[str]) -> list[list[str]]:
    """The cells of a table row by row: as many in each as stand before the first "1"."""
    if cells[0].casefold() not in _RUNNING or "1" not in cells:
        return []
    wide = cells.index("1")
    return [cells[at : at + wide] for at in range(0, len(cells), wide)]


def _listed(lines: list[list[str]], first: int, end: int) -> ListedTable | None:
    told = [line for line in lines if not all(set(cell) <= set("-: ") and cell for cell in line)]
    if not told:
        return None  # a ruler alone
    heads, *others = told
    rows = [tuple(row) for number, row in enumerate(others, 1) if row[:1] == [str(number)]]
    if heads[0].casefold() not in _RUNNING or len(rows) < 2:
        return None
    if any(len(row) != len(heads) for row in rows) or [row[0] for row in rows] != [
        row[0] for row in others[: len(rows)]
    ]:
        return None
    if any(row[0].isdigit() for row in others[len(rows) :] if row):
        return None
    return ListedTable(first, end, tuple(heads), tuple(rows))
