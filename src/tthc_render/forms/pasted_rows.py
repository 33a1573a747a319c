"""Rows pasted from Excel where a table of figures is expected: cells separated by tabs, in the order of the columns.

``- Hộ tịch<Tab>512<Tab>20…``, one item for each row, or all rows as a text after ``dong: |``.
"""

from __future__ import annotations

from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.model import Column, Part
from tthc_render.vietnamese.numbers import read_printed, shortest
from tthc_render.yaml_files.source import Keys, Mark, Scalar, Source

TAB: Final = "\t"


def take_pasted(part: Part, data: object, source: Source, path: Keys, findings: Findings) -> None:
    """Put rows of named cells in the place of pasted ones; D627 for rows with too few or too many."""
    if not isinstance(data, dict):
        return
    rows = data.get("dong")
    if isinstance(rows, Scalar) and TAB in rows:
        place = source.line_of((*path, "dong"), 0)
        lines = [line for line in rows.split("\n") if line.strip()]
        rows = data["dong"] = [Scalar(line, False, place.line + at, place.column) for at, line in enumerate(lines)]
        if isinstance(source.marks, dict):
            source.marks.update({(*path, "dong", at): Mark(row.line, row.column) for at, row in enumerate(rows)})
    if not isinstance(rows, list):
        return
    for index, row in enumerate(rows):
        if isinstance(row, Scalar) and TAB in row:
            rows[index] = _row(part, row, source, (*path, "dong", index), findings)


def asked_columns(part: Part) -> list[Column]:
    """The columns of figures that a clerk types, from left to right."""
    return [column for column in part.columns if column.numeric and column.formula is None]


def _row(part: Part, row: Scalar, source: Source, path: Keys, findings: Findings) -> dict[str, object]:
    line = source.lines[row.line - 1][row.column - 1 :] if row.line else ""
    whole = line if line.startswith(row) else row  # YAML drops empty cells at the end of a line
    name, *cells = (cell.strip() for cell in whole.split(TAB))
    if cells and name.isdigit() and not cells[0].replace(".", "").replace(",", "").isdigit():
        name, *cells = cells  # the number of the row was copied, too
    columns = asked_columns(part)
    label = part.label.key if part.label else "ten"
    out: dict[str, object] = {label: Scalar(name, False, row.line, row.column)}
    if len(cells) != len(columns):
        place = source.place(path)
        keys = ", ".join(column.key for column in columns)
        findings.add("D627", place, count=len(cells), wanted=len(columns), columns=keys)
        cells = ["0"] * len(columns)  # reported once, not for every cell
    for column, cell in zip(columns, cells, strict=True):
        out[column.key] = Scalar(_typed(cell), False, row.line, row.column) if cell not in ("", "-", "–") else None
    return out


def _typed(cell: str) -> str:
    """A figure as Excel shows it in Vietnamese, as it is typed in YAML: ``1.204`` → ``1204``, ``12,5`` → ``12.5``."""
    value = read_printed(cell)
    return cell if value is None else shortest(value)
