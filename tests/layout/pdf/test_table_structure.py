"""Rows of tables as structure elements, from cells of any origin; pages of HTML are in test_page_structure.py."""

from __future__ import annotations

from tests.support.documents import cell
from tthc_render.layout.pdf.structure import Element
from tthc_render.layout.pdf.table_structure import Heads, RowMaker, RowShape


def test_heads_of_columns_and_rows_are_named_and_known_to_the_cells() -> None:
    heads, table = Heads(2), Element("Table")
    head = RowMaker([RowShape([cell("A"), cell("B", colspan=2)])], table.child("THead"), heads, in_head=True)
    _, above = head.row(0)
    assert [(item.kind, item.name, item.scope) for item in above] == [
        ("TH", "t2c1", "Column"),
        ("TH", "t2c2", "Column"),
    ]
    rows = [RowShape([cell("x", align="left"), cell("1"), cell("2")])]
    _, (label, *others) = RowMaker(rows, table.child("TBody"), heads, in_head=False).row(0)
    assert (label.kind, label.name, label.scope) == ("TH", "t2r3", "Row")
    assert [item.headers for item in others] == [("t2c2", "t2r3"), ("t2c2", "t2r3")]


def test_a_cell_that_spans_rows_heads_those_below_it() -> None:
    rows = [
        RowShape([cell("x", rowspan=3, align="left"), cell("1")]),
        RowShape([]),
        RowShape([cell("2")]),
    ]
    maker = RowMaker(rows, Element("TBody"), Heads(1), in_head=False)
    _, (label, first) = maker.row(0)
    maker.row(1)
    _, (last,) = maker.row(2)
    assert (label.rows, first.headers, last.headers) == (2, ("t1r1",), ("t1r1",))


def test_cells_that_say_they_are_heads_are() -> None:
    rows = [RowShape([cell("A"), cell("B")], heads=(1,)), RowShape([cell("(1)"), cell("(2)")], is_code=True)]
    maker = RowMaker(rows, Element("TBody"), Heads(1), in_head=False)
    assert [item.kind for item in maker.row(0)[1]] == ["TD", "TH"]
    in_head = RowMaker(rows, Element("THead"), Heads(1), in_head=True)
    assert [item.name for item in in_head.row(1)[1]] == ["", ""]
