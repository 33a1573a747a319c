"""A form beside the table that it was read from, as PDF: the source above, what will be printed below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.templates import layout_environment
from tthc_render.document.tree import (
    COLUMNS_MAX,
    Align,
    Appendix,
    AppendixHead,
    Block,
    Cell,
    FormHead,
    Paragraph,
    Row,
    Run,
    Table,
)
from tthc_render.formats.stamp import Stamp
from tthc_render.forms.compute import compute
from tthc_render.forms.model import Form
from tthc_render.forms.tables import form_blocks
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.reports.appendix_paper import paper_of
from tthc_render.reports.types import AppendixSpec
from tthc_render.template_checks.layouts import sample_document
from tthc_render.template_checks.sample_data import example_data
from tthc_render.workspace.paths import Workspace

LAYOUT: Final = "nd30"
ROWS_SHOWN: Final = 80
"""Rows of a source that are shown; a form is recognised by its first ones."""
SHORT: Final = 8
"""Letters of a label, such as “Tổng”, that stays in its column."""
TITLE: Final = "Tên phần biểu"
_FIGURE: Final = re.compile(r"[-(]?[\d.,]+\)?%?")
_PAGE: Final = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"/><title>{{ ten_van_ban }}</title></head>
<body>
<section class="phu-luc {{ phu_luc[1].huong }}">
{{ phu_luc[0].than }}
<table class="dau-bieu">
<colgroup><col class="trai"/><col class="giua"/><col class="phai"/></colgroup>
<tr>
<td><h1 class="ky-hieu-bieu">{{ phu_luc[1].ky_hieu }}</h1></td>
<td><p class="ten-bieu">{{ phu_luc[1].ten }}</p>
{% for dong in phu_luc[1].ky_bao_cao %}<p class="ky-bao-cao">{{ dong }}</p>{% endfor %}</td>
<td>{% for dong in phu_luc[1].don_vi %}<p class="don-vi-bao-cao">{{ dong }}</p>{% endfor %}</td>
</tr>
</table>
{{ phu_luc[1].than }}
</section>
</body>
</html>
"""

DATE_LINE: Final = "…, ngày … tháng … năm …"
"""What stands above the last signer of a form that prints its date."""


def form_preview(form: Form, sources: Sequence[Grid], source_name: str, workspace: Workspace) -> bytes:
    """The tables ``sources`` of the file ``source_name``, then ``form`` with made-up figures, on the form's paper.

    Raises TthcError where the layout cannot be used.
    """
    paper = paper_of(AppendixSpec(bieu=form.code), form)
    above: list[Block] = []
    for grid in sources:
        name = f"{source_name}, {grid.name}" if grid.name else source_name
        above += [_title(f"BẢNG NGUỒN: {name}"), *_source(grid)]
    above.append(_title(f"BIỂU SẼ IN: {form.code} (các số trong bảng là số thử)"))
    result = compute(form, example_data(form, 2), Findings())
    head = FormHead(
        form.spec.ky_hieu_in,
        (form.spec.ten,),
        ("Kỳ báo cáo: …",),
        ("Đơn vị báo cáo: …",),
        form.spec.ban_hanh_theo,
    )
    document = replace(
        sample_document(),
        blocks=(),
        appendices=(
            Appendix(AppendixHead("", ()), tuple(above), paper),
            Appendix(head, form_blocks(form, result, Place(form.code), DATE_LINE), paper),
        ),
    )
    path = workspace.layout_file(LAYOUT, "layout.html")
    layout = replace(load_html_layout(path), template=layout_environment().from_string(_PAGE), source=_PAGE)
    stamp = Stamp("", "", form.code, "0" * 32, f"Xem trước biểu {form.code}", "tthc-render")
    return render_pdf(measure(document, load_geometry(path.parent)), layout, stamp).data


def _title(words: str) -> Paragraph:
    return Paragraph((Run(words),), style=TITLE)


def _source(grid: Grid) -> Iterator[Block]:
    """A grid as a table, each of its cells as wide and as high as in the file; what is left out is said."""
    width = min(grid.width, COLUMNS_MAX)
    height = min(len(grid.rows), ROWS_SHOWN)
    seen: set[int] = set()
    rows = []
    for row in range(height):
        line = _lone_line(grid.rows[row][:width])
        if line is not None:
            seen.update(map(id, grid.rows[row]))
            rows.append(Row((Cell((Run(line.text),), colspan=width, align="left", bold=line.bold),)))
            continue
        cells = []
        for column in range(width):
            cell = grid.rows[row][column]
            if id(cell) not in seen:
                seen.add(id(cell))
                cells.append(_cell(grid, cell, row, column, height, width))
        rows.append(Row(tuple(cells)))
    yield Table((), tuple(rows), width)
    if height < len(grid.rows):
        yield Paragraph((Run(f"… còn {len(grid.rows) - height} hàng nữa của bảng nguồn."),))
    if width < grid.width:
        yield Paragraph((Run(f"… còn {grid.width - width} cột nữa của bảng nguồn."),))


def _lone_line(row: Sequence[GridCell]) -> GridCell | None:
    """The words of a row that has nothing else, which spreadsheets show across the blank cells beside them."""
    filled = {id(cell): cell for cell in row if cell.text.strip()}
    low = all(cell.top == cell.bottom for cell in row)
    (found,) = filled.values() if len(filled) == 1 and low else (None,)
    return found if found is not None and len(found.text) > SHORT else None


def _cell(grid: Grid, cell: GridCell, row: int, column: int, height: int, width: int) -> Cell:
    """The cell whose first place is ``row``, ``column``, as far as it reaches."""
    down = row
    while down + 1 < height and grid.rows[down + 1][column] is cell:
        down += 1
    right = column
    while right + 1 < width and grid.rows[row][right + 1] is cell:
        right += 1
    text = " ".join(cell.text.split())
    wide = right > column or down > row
    align: Align = "center" if wide or len(text) < 4 else "right" if _FIGURE.fullmatch(text) else "left"
    return Cell((Run(text),) if text else (), down - row + 1, right - column + 1, align, bold=cell.bold)
