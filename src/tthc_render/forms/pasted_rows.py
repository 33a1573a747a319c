"""Rows pasted from Excel where a table of figures is expected: cells separated by tabs, in the order of the columns.

``- Hộ tịch<Tab>512<Tab>20…`` or ``- Hộ tịch;512;20…``, one item for each row, or all rows as a text after ``dong: |``.
"""

from __future__ import annotations

from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Column, Form, Part
from tthc_render.vietnamese.numbers import read_printed, shortest
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.yaml_files.source import Keys, Mark, Scalar, Source
from tthc_render.yaml_files.syntax import shorten

TAB: Final = "\t"
_OF_CSV: Final = pattern_of(r"[^;]*[^\W\d_][^;]*(?:;\s*[-–—\d.,%]*\s*){2,}")
"""A name and its figures as Excel writes them to a CSV file."""
_SIGNS: Final = pattern_of(r"\t|\s*[;|]\s*|,\s+|\s{2,}")
DASHES: Final = ("-", "–", "—")
"""What Excel shows for 0 in the style of accounts."""
MOST: Final = 8
"""Cells that advice names."""


def take_pasted(part: Part, data: object, source: Source, path: Keys, findings: Findings) -> None:
    """Put rows of named cells in the place of pasted ones; D627 for rows with too few or too many.

    D785 for dashes in place of figures, which then count as 0.
    D687 for other rows without names of cells, with how they are written.
    """
    if not isinstance(data, dict):
        return
    rows = data.get("dong")
    if isinstance(rows, Scalar) and (TAB in rows or all(map(_OF_CSV.fullmatch, rows.strip().split("\n")))):
        place = source.line_of((*path, "dong"), 0)
        lines = [line for line in rows.split("\n") if line.strip()]
        rows = data["dong"] = [Scalar(line, False, place.line + at, place.column) for at, line in enumerate(lines)]
        if isinstance(source.marks, dict):
            source.marks.update({(*path, "dong", at): Mark(row.line, row.column) for at, row in enumerate(rows)})
    if not isinstance(rows, list):
        return
    for index, row in enumerate(rows):
        if isinstance(row, Scalar) and (TAB in row or _OF_CSV.fullmatch(row)):
            rows[index] = _row(part, row, source, (*path, "dong", index), findings)
        elif isinstance(row, Scalar) and row.strip() and part.free:
            rows[index] = _unnamed(part, row, source.place((*path, "dong", index)), findings)


def is_pasted(part: Part, source: Source, path: Keys) -> bool:
    """Whether the row at ``path`` was pasted: the file names none of its cells."""
    names = ("dong", "don_vi", *(column.key for column in part.all_columns))
    return not any((*path, name) in source.marks for name in names)


def _unnamed(part: Part, row: Scalar, place: Place, findings: Findings) -> dict[str, object]:
    """D687 for a row of a name, or of a name and figures with other signs between; the row with 0 in all cells."""
    columns = asked_columns(part)
    label = part.label.key if part.label else "ten"
    name, *cells = (cell.strip() for cell in _SIGNS.split(row.strip()))
    known = len(cells) == len(columns)
    if not known and not any(cell[:1].isdigit() for cell in cells):
        name = row.strip()  # “Nông, lâm nghiệp”
    typed = [_typed(cell) for cell in cells] if known else ["…"] * len(columns)
    pairs = [f"{label}: {name}", *(f"{x.key}: {cell}" for x, cell in zip(columns, typed, strict=True))]
    right = ", ".join(pairs if known or len(pairs) <= MOST else [*pairs[:MOST], "…"])
    findings.add("D687", place, seen=shorten(row), right=f"{{{right}}}")
    return {label: Scalar(name, False, row.line, row.column), **{x.key: Scalar("0") for x in columns}}


def lines_of(form: Form) -> str:
    """What is written below the code of a form, in words: its parts, and how a row is written."""
    part = form.parts[0]
    keys = [part.label.key] if part.label and part.free else []
    keys = [*keys, *(column.key for column in asked_columns(part))] if part.free else ["dong"]
    row = ", ".join([*(f"{key}: …" for key in keys[:MOST]), *(["…"] if len(keys) > MOST or not part.free else [])])
    rows = f"“dong:”, rồi dưới nó mỗi dòng một mục “- {{{row}}}”"
    if len(form.parts) == 1:
        return rows
    return f"{', '.join(f'“{item.key}:”' for item in form.parts)}; dưới mỗi phần là {rows}"


def asked_columns(part: Part) -> list[Column]:
    """The columns of figures that a clerk types, from left to right."""
    return [column for column in part.columns if column.numeric and column.formula is None]


def _row(part: Part, row: Scalar, source: Source, path: Keys, findings: Findings) -> dict[str, object]:
    line = source.lines[row.line - 1][row.column - 1 :] if row.line else ""
    whole = line if line.startswith(row) else row  # YAML drops empty cells at the end of a line
    name, *cells = (cell.strip() for cell in whole.split(TAB if TAB in whole else ";"))
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
    dashes = [at for at, cell in enumerate(cells) if cell in DASHES]
    if dashes:
        shown = ", ".join(f"ô thứ {at + 1} sau tên ({columns[at].key})" for at in dashes[:MOST])
        findings.add("D785", source.place(path), row=name, cells=shown + (", …" if len(dashes) > MOST else ""))
    for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        typed = "0" if at in dashes else _typed(cell)
        out[column.key] = Scalar(typed, False, row.line, row.column) if cell else None
    return out


def _typed(cell: str) -> str:
    """A figure as Excel shows it in Vietnamese, as it is typed in YAML: ``1.204`` → ``1204``, ``12,5`` → ``12.5``."""
    value = read_printed(cell)
    return cell if value is None else shortest(value)
