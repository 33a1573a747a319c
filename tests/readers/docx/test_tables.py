"""Rows and cells of a table, without those of tables inside it."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support.hand_typed import NAMES, docx, p, tbl
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.docx.tables import own_parts

GRID = "<w:tblBorders><w:left w:val='single'/><w:insideV w:val='single'/></w:tblBorders>"

HEADED = tbl((p("Việc cần làm"),), (p("Rà soát thủ tục"),), widths=(9000,), borders=GRID).replace(
    "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1
)


def test_rows_of_inner_tables_are_not_rows_of_the_outer() -> None:
    xml = tbl((tbl((p("a"),), (p("b"),), widths=(1,)),), (p("c"),), widths=(1,))
    root = etree.fromstring(f"<w:body {NAMES}>{xml}</w:body>")
    assert len(own_parts(root[0], root[0], "tr")) == 2


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        (tbl((p("a"), p("b")), borders=GRID), True),
        (tbl((p("a"), p("b"))), False),
        (tbl((p("cả văn bản trong một khung"),), widths=(9000,), borders=GRID), False),
        (tbl((p("a"),), (p("b"),), widths=(9000,), borders=GRID), False),
        (HEADED, True),
        (tbl((p("a"), p("b")), borders="<w:tblBorders><w:bottom w:val='single'/></w:tblBorders>"), False),
    ],
)
def test_borders_make_a_grid_of_more_than_one_cell(table: str, grid: bool) -> None:
    facts = read_docx(docx(table), "x.docx")
    assert {paragraph.grid for paragraph in facts.paragraphs} == {grid}
