"""Rows that a file leaves blank, although a formula of another row adds them: they hold figures, they name no group."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.sheet_formulas import place_of
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import Grid

CALLED: Final = (
    "bảng gốc để trống các ô số nhưng công thức của dòng khác gọi dòng này: hiểu là dòng có số, được để trống "
    "(de_trong); chỉ là đề mục thì ghi de_muc: true, bỏ ma và bỏ khỏi công thức ấy"
)
_CELL: Final = re.compile(r"(?<![A-Z$:\d])\$?[A-Z]{1,3}\$?\d+(?![\d:(])")
"""A cell that a formula names by itself, not as an end of a range: ranges run over headings, too."""

_ELSEWHERE: Final = re.compile(r"(?:'(?:[^']|'')*'|[\w.]+)!\$?[A-Z]{1,3}\$?\d+")
"""A cell of another sheet: Sheet2!C4, 'Trang 2'!C4."""


def called_rows(grid: Grid, kept: Sequence[int], columns: Sequence[int]) -> set[int]:
    """The numbers in the file of all rows that a formula of another one names, cell by cell, in its own column."""
    out: set[int] = set()
    for row in kept:
        for column in columns:
            cell = grid.rows[row][column]
            own = grid.number(row), grid.columns[column] if grid.columns else column + 1
            named = (place_of(text) for text in _CELL.findall(_ELSEWHERE.sub("", cell.formula)) if cell.top == row)
            out |= {number for number, place in named if place == own[1] and number != own[0]}
    return out


def with_called(drafts: Sequence[DraftRow], called: Collection[int]) -> list[DraftRow]:
    """The rows; headings whose number is among ``called`` are rows of figures that may stay blank, which is said."""
    return [as_called(draft) if draft.heading and draft.number in called else draft for draft in drafts]


def as_called(draft: DraftRow) -> DraftRow:
    """A heading as a row of figures that may stay blank."""
    return replace(draft, heading=False, optional=True, remark=CALLED)
