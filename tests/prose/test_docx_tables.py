"""Tables of Word files as rows."""

from __future__ import annotations

from decimal import Decimal

from tthc_render.prose.docx_tables import CellText, tables_of


def test_rows_of_the_usual_width_are_kept_with_their_places() -> None:
    texts = [CellText("t1:0:0", "Bảng", 1)]
    texts += [
        CellText(f"t1:{row}:{order}", f"{row}.{order}00", 10 * row + order) for row in (1, 2, 3) for order in (0, 1)
    ]
    texts += [CellText("frame1", "x", 99)]
    (table,) = tables_of(texts, "a.docx")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1.000", "1.100"],
        ["2.000", "2.100"],
        ["3.000", "3.100"],
    ]
    assert table.rows[1][1].number == Decimal(2100)
    assert (table.rows[1][1].where.file, table.rows[1][1].where.line) == ("a.docx", 21)
    assert tables_of(texts[:3], "a.docx") == []
