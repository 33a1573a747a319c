"""A computed form as tables of the document tree: merged headers, code row, group rows, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.inlines import has_marks, parse_inlines
from tthc_render.document.look import FORM_NOTE
from tthc_render.document.tree import (
    Align,
    Block,
    Cell,
    Inline,
    Paragraph,
    Row,
    Run,
    SignatureLine,
    Signatures,
    Table,
)
from tthc_render.forms.even_decimals import even_places
from tthc_render.forms.model import Column, FixedRow, Form, Part, code_text, is_one_title
from tthc_render.forms.result import FormRow, PartResult, Result, show
from tthc_render.forms.spec import ColumnSpec

UNIT_OF_MEASURE: Final = "Đơn vị tính"
PART_TITLE: Final = "Tên phần biểu"
SIGNING_PT: Final = 56.0
BELOW_NOTE_PT: Final = 6.0
"""The room between a note and those who sign below it; below a table its style leaves as much."""

_LEFT: Align = "left"
_CENTER: Align = "center"


def form_blocks(
    form: Form, result: Result, where: Place, date_line: str = "", findings: Findings | None = None
) -> tuple[Block, ...]:
    """All below the head of a form: its unit of measure, each part with title, table and notes, then who signs it.

    ``date_line`` is printed above the last signer where the form requires it. What is wrong with marks in the units'
    own words is added to ``findings``.
    """
    blocks: list[Block] = []
    if form.spec.don_vi_tinh:
        blocks.append(_styled(UNIT_OF_MEASURE, f"Đơn vị tính: {form.spec.don_vi_tinh}"))
    for part in form.parts:
        if part.spec.tieu_de:
            blocks.append(_styled(PART_TITLE, part.spec.tieu_de))
        if part.key in result.parts:
            blocks.append(table(form, part, result.parts[part.key], where, findings))
        blocks += [_styled(FORM_NOTE, text) for text in part.spec.ghi_chu]
    blocks += [_styled(FORM_NOTE, text) for text in form.spec.ghi_chu]
    if form.spec.chan_bieu:
        is_noted = bool(blocks) and isinstance(blocks[-1], Paragraph)
        blocks.append(_signatures(form, result, where, date_line, BELOW_NOTE_PT if is_noted else 0.0))
    return tuple(blocks)


def _signatures(form: Form, result: Result, where: Place, date_line: str, above_pt: float) -> Signatures:
    """Those who sign a form, one of them alone in the right half, where the signer of a document stands."""
    names = result.signers
    last = len(form.spec.chan_bieu) - 1
    dated = form.spec.ngay_lap or any(signer.ngay for signer in form.spec.chan_bieu)
    columns = []
    for index, signer in enumerate(form.spec.chan_bieu):
        lines = []
        if dated:
            lines.append(SignatureLine(signer.ngay or (date_line if index == last else ""), italic=True))
        lines += [SignatureLine(title, bold=True) for title in (*signer.quyen_han, signer.chuc_danh)]
        if signer.ghi_chu:
            lines.append(SignatureLine(signer.ghi_chu, italic=True))
        name = str(names.get(signer.key, ""))
        lines[0] = replace(lines[0], space_pt=above_pt)
        columns.append((*lines, SignatureLine(name, bold=True, space_pt=SIGNING_PT)))
    alone = ((SignatureLine(""),),) if len(columns) == 1 else ()
    return Signatures((*alone, *columns), where)


def _styled(style: str, text: str) -> Paragraph:
    return Paragraph(_inlines(text), style=style)


def _inlines(text: str, where: Place = Place(), findings: Findings | None = None) -> tuple[Inline, ...]:
    """Words with the marks of narrative: bold, italic, raised and lowered signs, footnotes."""
    if not text:
        return ()
    return parse_inlines(text, Findings() if findings is None else findings, where) if has_marks(text) else (Run(text),)


def cell_count(form: Form, result: Result) -> int:
    """How many cells the tables of a form have, headers not counted."""
    parts = [part for part in form.parts if part.key in result.parts]
    return sum(len(result.parts[part.key].lines) * len(part.columns) for part in parts)


def table(
    form: Form, part: Part, result: PartResult, where: Place = Place(), findings: Findings | None = None
) -> Table:
    """The table of one part. Header cells are merged as the column tree says; the code row is the last
    header row. Words are on the left and figures in the middle unless the form sets it; totals are bold.
    """
    shares = _shares(part.spec.cot) if any(map(_has_width, part.spec.cot)) else []
    places = even_places(part, result)
    return Table(
        header=(*_titles(part, result), *_codes(part, result)),
        rows=tuple(_row(form, part, line, findings, places) for line in result.lines),
        columns=len(part.columns),
        weights=tuple(share / sum(shares) for share in shares),
        where=where,
    )


def _has_width(column: ColumnSpec) -> bool:
    return column.rong is not None or any(map(_has_width, column.cot))


def _shares(columns: Sequence[ColumnSpec]) -> list[float]:
    """The widths of the columns that hold figures: those below a merged title share what is typed at it."""
    out: list[float] = []
    for column in columns:
        inner = _shares(column.cot) or [1.0]
        whole = sum(inner) if column.rong is None else float(column.rong)
        out += [whole * share / sum(inner) for share in inner]
    return out


def _titles(part: Part, result: PartResult) -> list[Row]:
    """The header rows: a column, or a title of all columns below it, reaches down to the last one; a merged title spans
    its columns.
    """
    depth = max(_depth(column) for column in part.spec.cot)
    rows: list[list[Cell]] = [[] for _ in range(depth)]

    def add(column: ColumnSpec, level: int) -> None:
        text = result.header.get(column.khoa, {}).get("ten", column.ten)
        below = () if is_one_title(column) else column.cot
        down = 1 if below else depth - level
        rows[level].append(_cell(text, rowspan=down, colspan=_leaves(column), bold=True))
        for inner in below:
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


def _row(form: Form, part: Part, line: FormRow, findings: Findings | None, places: Mapping[str, int]) -> Row:
    if line.kind == "total":
        return _total(form, part, line, places)
    rules = line.rules
    name = rules.spec if rules is not None else None
    plain = name is not None and name.de_muc and "dam" in name.model_fields_set and not name.dam
    bold = (line.kind != "data" and not plain) or (name is not None and name.dam)
    cells = [
        _cell(
            _text(form, part, line, column, places.get(column.key, 0)),
            align=_CENTER if rules is not None and column.key in rules.blanks else _align(column),
            bold=bold,
            italic=name is not None and name.nghieng and column is part.label,
            indent=name.lui if name is not None and column is part.label else 0,
            where=line.where,
            findings=findings if (rules.cell(column) if rules else column).worded else None,
        )
        for column in part.columns
    ]
    if line.kind == "group" and part.spec.gop_de_muc:
        cells = _merged_name(part, cells)
    kind = "data" if plain else {"data": "data", "group": "group"}.get(line.kind, "total")
    return Row(tuple(cells), kind, line.where)  # type: ignore[arg-type]


def _text(form: Form, part: Part, line: FormRow, column: Column, places: int) -> str:
    """What a cell prints: the row's number, code, name or unit of measure, or its figure."""
    fixed, rules = line.fixed, line.rules
    if column.kind == "stt":
        return line.symbol
    if column is part.label:
        return _named(part, line)
    if column.kind == "ma_dong":
        if fixed is not None and not fixed.spec.in_ma:
            return ""
        return fixed.spec.ma if fixed else line.printed.get(column.key, "")
    if column.kind == "don_vi_tinh":
        return line.printed.get(column.key) or (rules.spec.don_vi_tinh if rules else "")
    if rules is not None and column.key in rules.blanks:
        return mark_of_blank(part, rules)
    if rules is not None and (words := rules.words_of(column)):
        return words
    text = show(form, column, line.cells[column.key], rules, places) if column.key in line.cells else ""
    return text or ("" if rules is not None else mark_without_total(part, column, line.kind))


def mark_of_blank(part: Part, row: FixedRow) -> str:
    """What a prescribed row prints in a cell that stays blank."""
    return part.spec.in_bo_trong if row.spec.in_bo_trong is None else row.spec.in_bo_trong


def mark_without_total(part: Part, column: Column, kind: str) -> str:
    """What a row of a group, a subtotal or the total prints where a column has no figure there, such as x."""
    named_only = kind == "group" and part.spec.nhom == "tieu_de"
    blank = kind != "data" and column.numeric and (named_only or column.total == "none")
    return part.spec.in_khong_tong if blank and column is not part.label else ""


def _named(part: Part, line: FormRow) -> str:
    """The name of a row; that of a group begins with its number where no column prints numbers."""
    numbered = any(column.kind == "stt" for column in part.columns)
    if line.kind != "group" or numbered or not line.symbol or line.label.startswith(line.symbol):
        return line.label
    return f"{line.symbol.rstrip('.')}. {line.label}" if line.symbol[-1:].isalnum() else f"{line.symbol} {line.label}"


def _merged_name(part: Part, cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a heading whose name reaches over the blank ones beside it, to the end of the table."""
    at = next((place for place, column in enumerate(part.columns) if column is part.label), 0)
    first = at if any(cell.inlines for cell in cells[:at]) else 0
    if any(cell.inlines for cell in cells[at + 1 :]):
        return list(cells)
    return [*cells[:first], replace(cells[at], colspan=len(cells) - first)]


def _total(form: Form, part: Part, line: FormRow, places: Mapping[str, int]) -> Row:
    """The total's label covers the first columns, or is in the column that the form names."""
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
            least = places.get(column.key, 0)
            text = show(form, column, line.cells[column.key], places=least) if column.key in line.cells else ""
            text = text or mark_without_total(part, column, line.kind)
            cells.append(_cell(text, align=_align(column), bold=True))
    return Row(tuple(cells), "total")


def _align(column: Column) -> Align:
    return column.spec.can or (_LEFT if column.kind == "chu" else _CENTER)


def _cell(
    text: str,
    rowspan: int = 1,
    colspan: int = 1,
    align: Align = "center",
    bold: bool = False,
    italic: bool = False,
    indent: int = 0,
    where: Place = Place(),
    findings: Findings | None = None,
) -> Cell:
    return Cell(_inlines(text, where, findings), rowspan, colspan, align, bold, italic, indent=indent)


def _depth(column: ColumnSpec) -> int:
    return 1 if is_one_title(column) else 1 + max((_depth(inner) for inner in column.cot), default=0)


def _leaves(column: ColumnSpec) -> int:
    return sum(_leaves(inner) for inner in column.cot) or 1
