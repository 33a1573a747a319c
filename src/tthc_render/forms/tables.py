"""A computed form as tables of the document tree: merged headers, code row, group rows, totals."""

from __future__ import annotations

from typing import Final

from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Align, Block, Cell, Paragraph, Row, Run, Table
from tthc_render.forms.model import Column, Form, Part, code_text
from tthc_render.forms.result import Line, PartResult, Result, show
from tthc_render.forms.spec import ColumnSpec

UNIT_OF_MEASURE: Final = "Đơn vị tính"
PART_TITLE: Final = "Tên phần biểu"

_LEFT: Align = "left"
_CENTER: Align = "center"


def form_blocks(form: Form, result: Result, where: Place) -> tuple[Block, ...]:
    """All that stands below the head of a form: its unit of measure, then each part with its title and table."""
    blocks: list[Block] = []
    if form.spec.don_vi_tinh:
        blocks.append(_styled(UNIT_OF_MEASURE, f"Đơn vị tính: {form.spec.don_vi_tinh}"))
    for part in form.parts:
        if part.spec.tieu_de:
            blocks.append(_styled(PART_TITLE, part.spec.tieu_de))
        if part.key in result.parts:
            blocks.append(table(form, part, result.parts[part.key], where))
    return tuple(blocks)


def _styled(style: str, text: str) -> Paragraph:
    return Paragraph((Run(text),), style=style)


def table(form: Form, part: Part, result: PartResult, where: Place = Place()) -> Table:
    """The table of one part. Header cells are merged as the column tree says; the code row is the last
    header row. Words stand left and figures in the middle unless the form says otherwise; totals are bold.
    """
    typed = [column.spec.rong for column in part.columns]
    shares = [float(share or 1) for share in typed] if any(typed) else []
    return Table(
        header=(*_titles(part, result), *_codes(part, result)),
        rows=tuple(_row(form, part, line) for line in result.lines),
        columns=len(part.columns),
        weights=tuple(share / sum(shares) for share in shares),
        where=where,
    )


def _titles(part: Part, result: PartResult) -> list[Row]:
    """The header rows: a column reaches down to the last one, a merged title spans its columns."""
    depth = max(_depth(column) for column in part.spec.cot)
    rows: list[list[Cell]] = [[] for _ in range(depth)]

    def add(column: ColumnSpec, level: int) -> None:
        text = result.header.get(column.khoa, {}).get("ten", column.ten)
        down = 1 if column.cot else depth - level
        rows[level].append(_cell(text, rowspan=down, colspan=_leaves(column), bold=True))
        for inner in column.cot:
            add(inner, level + 1)

    for column in part.spec.cot:
        add(column, 0)
    return [Row(tuple(cells), "header") for cells in rows]


def _codes(part: Part, result: PartResult) -> list[Row]:
    """The row of printed codes with their formulas, if the form has one."""
    if not any(column.code for column in part.columns):
        return []
    texts = [result.header.get(column.key, {}).get("ma", code_text(column, part)) for column in part.columns]
    return [Row(tuple(_cell(text) for text in texts), "code")]


def _row(form: Form, part: Part, line: Line) -> Row:
    if line.kind == "total":
        return _total(form, part, line)
    bold = line.kind != "data"
    cells = []
    for column in part.columns:
        if column.kind == "stt":
            text = line.symbol
        elif column is part.label:
            text = line.label
        else:
            text = show(form, column, line.cells[column.key]) if column.key in line.cells else ""
        cells.append(_cell(text, align=_align(column), bold=bold))
    return Row(tuple(cells), {"data": "data", "group": "group"}.get(line.kind, "total"))  # type: ignore[arg-type]


def _total(form: Form, part: Part, line: Line) -> Row:
    """The total's label covers the first columns, or stands in the column that the form names."""
    spec = part.spec.tong_cong
    merged = spec.gop if spec and not spec.o else 1
    at = spec.o if spec and spec.o else part.columns[0].key
    cells = []
    for index, column in enumerate(part.columns):
        if column.key == at:
            plain = merged == 1 and column is part.columns[0]
            align = _align(column) if plain else _CENTER
            cells.append(_cell(line.label, colspan=merged, align=align, bold=True))
        elif index >= merged or (spec is not None and spec.o):
            text = show(form, column, line.cells[column.key]) if column.key in line.cells else ""
            cells.append(_cell(text, align=_align(column), bold=True))
    return Row(tuple(cells), "total")


def _align(column: Column) -> Align:
    return column.spec.can or (_LEFT if column.kind == "chu" else _CENTER)


def _cell(text: str, rowspan: int = 1, colspan: int = 1, align: Align = "center", bold: bool = False) -> Cell:
    return Cell((Run(text),) if text else (), rowspan, colspan, align, bold)


def _depth(column: ColumnSpec) -> int:
    return 1 + max((_depth(inner) for inner in column.cot), default=0)


def _leaves(column: ColumnSpec) -> int:
    return sum(_leaves(inner) for inner in column.cot) or 1
