"""Numbers and units in cells: together where their column has room for both."""

from __future__ import annotations

import pytest

from tests.support.documents import cell, geometry, row
from tthc_render.document.tree import Cell, Note, Row, Run, Table, plain
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.bound_cells import with_bound_cells

OWN = geometry()
AIR = 2 * OWN.cell_padding_pt + OWN.cell_border_pt + OWN.cell_air_pt


def bound(one: Cell, room: float, kind: str = "data") -> str:
    """The words of ``one`` in a column with ``room`` points for them, beside one as wide."""
    table = Table((), (Row((one, cell("1")), kind),), 2, weights=(0.5, 0.5), size_pt=12)
    return plain(with_bound_cells(table, 2 * (room + AIR), OWN).rows[0].cells[0].inlines).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đất trồng lúa 41,2 ha", "Đất trồng lúa 41,2_ha"),
        ("Vốn 2.000.000.000 đồng", "Vốn 2.000.000.000_đồng"),
        ("Quá 60 ngày", "Quá 60_ngày"),
        ("Trường Mầm non số 5", "Trường Mầm non số_5"),
        ("Tăng (+), giảm (-)", "Tăng_(+), giảm_(-)"),
        ("Xã Đông", "Xã Đông"),
    ],
)
@pytest.mark.parametrize("kind", ["data", "header", "total"])
def test_numbers_and_units_are_bound_in_cells(text: str, words: str, kind: str) -> None:
    assert bound(cell(text, align="left"), 200, kind) == words


def test_they_are_parted_where_the_column_is_narrower_than_both() -> None:
    width = advance_width("2.000.000 đồng", 12)
    text = "Vốn 2.000.000 đồng từ 5 ha"
    assert bound(cell(text), width + 0.1) == "Vốn 2.000.000_đồng từ 5_ha"
    assert bound(cell(text), width - 0.1) == "Vốn 2.000.000 đồng từ 5_ha"
    assert bound(cell(text), width + 0.1, "total") == "Vốn 2.000.000 đồng từ 5_ha"  # bold is wider
    assert bound(cell(text, indent=1), width + 0.1) == "Vốn 2.000.000 đồng từ 5_ha"


def test_runs_and_notes_keep_their_places() -> None:
    inlines = (Run("Vốn "), Run("5", bold=True), Run(" ha"), Note((Run("x"),), number=3), Run(" và số"), Run(" 7"))
    table = Table((), (Row((Cell(inlines), cell("1"))),), 2, weights=(0.5, 0.5), size_pt=12)
    found = with_bound_cells(table, 400, OWN).rows[0].cells[0].inlines
    assert [item.text if isinstance(item, Run) else item.number for item in found] == [
        *("Vốn ", "5", "\u00a0ha", 3, " và số", "\u00a07"),
    ]


def test_codes_and_tables_without_widths_stay() -> None:
    assert bound(cell("số 5"), 200, "code") == "số 5"
    table = Table((), (row("số 5", "1"),), 2)
    assert with_bound_cells(table, 400, OWN) is table
