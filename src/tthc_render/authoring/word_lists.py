"""The lists of a Word table: what cells of a column let one choose, and lists that only few of its cells have."""

from __future__ import annotations

from tthc_render.readers.docx.table_grids import WordTable

Lists = tuple[tuple[int, tuple[str, ...]], ...]
"""Columns from 0, each with the values that one chooses from."""
SHOWN = 6
"""Values that a remark names."""


def lists_of(table: WordTable) -> tuple[Lists, list[str]]:
    """The lists of whole columns, and remarks on those that only few cells of a column have."""
    found: dict[int, tuple[str, ...]] = {}
    for cell in table.cells:
        if cell.choices and cell.left == cell.right:
            found[cell.left] = tuple(dict.fromkeys((*found.get(cell.left, ()), *cell.choices)))
    lone = {column: _lone(table, column) for column in found}
    remarks = [
        f"chỉ dòng {', '.join(map(str, rows))} cột thứ {column + 1} có danh sách chọn "
        f"({', '.join(found[column][:SHOWN])}), các dòng khác thì không: dòng ấy chọn thì ghi kieu: chon"
        for column, rows in lone.items()
        if rows
    ]
    return tuple((column, values) for column, values in sorted(found.items()) if not lone[column]), remarks


def _lone(table: WordTable, column: int) -> list[int]:
    """The rows, from 1, of the cells with a list where more cells of the column below have none; else []."""
    own = [cell for cell in table.cells if cell.left == cell.right == column]
    having = [cell.top for cell in own if cell.choices]
    others = [cell for cell in own if not cell.choices and cell.text and cell.top >= having[0]]
    return [row + 1 for row in having] if len(others) > len(having) else []
