"""Codes that are too long for their column end a line where a reader would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.document.tree import Cell, Row, Run, Table, plain
from tthc_render.layout.code_row import code_lines, pieces_of_code, width_in_lines, with_breaks


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("(4)", ["(4)"]),
        ("MS", ["MS"]),
        ("3=6+7+15", ["3=", "6", "+7", "+15"]),
        ("(3)=(4)+(5)", ["(3)=", "(4)", "+(5)"]),
        ("(9)=(6)/(3)*100", ["(9)=", "(6)/", "(3)", "*100"]),
        ("[3]=[4]-[5]", ["[3]=", "[4]-", "[5]"]),
        ("-12.345,6%", ["-12.", "345,6%"]),
        ("từ 1.234.567 đồng", ["từ ", "1.", "234.", "567 ", "đồng"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert pieces_of_code(text) == pieces
    assert "".join(pieces) == text
    assert 0 < width_in_lines(text, 0) <= width_in_lines(text, 1)


@pytest.mark.parametrize(
    "text", ["(3)=(4)+(5)+(6)+(7)+(8)", "1=2+3+4+5+6+7", "3=6+7+15+16+24+25", "(9)=(6)/(3)*100", "(4)"]
)
@pytest.mark.parametrize("most", [1, 2, 3])
def test_the_width_of_a_code_in_so_many_lines_is_the_least(text: str, most: int) -> None:
    width = width_in_lines(text, most)
    assert code_lines(text, width) <= most
    assert width == width_in_lines(text, 0) or code_lines(text, width - 0.02) > most


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("1.234.567.890", 30.0, "1.|234.|567.|890"),
        ("-12.345,6%", 30.0, "-12.|345,6%"),
        ("1.234.567.890", 200.0, "1.234.567.890"),
        ("H27.99-240614", 30.0, "H27.99-240614"),
        ("*1.234.567 đồng", 30.0, "*1.|234.|567 đồng"),
        ("ngày 20.4.2024", 5.0, "ngày 20.4.2024"),
        ("1234567890", 30.0, "1234567890"),
    ],
)
def test_figures_of_a_table_too_wide_for_its_paper_break_between_groups(text: str, room: float, shown: str) -> None:
    table = Table((), (Row((Cell((Run(text, bold=True),)),)),), 1, size_pt=8.0, lacking_pt=50.0)
    (cell,) = with_breaks(table, [room], 8.0).rows[0].cells
    assert cell.inlines == (Run(shown.replace("|", "\u200b"), bold=True),)
    assert with_breaks(replace(table, lacking_pt=0.0), [room], 8.0).rows == table.rows


def test_no_line_of_a_formula_typed_with_blanks_begins_with_its_sign() -> None:
    row = Row((Cell((Run("(13) = (14) + (15)"),)),), "code")
    (codes,) = with_breaks(Table((row,), (), 1), [40.0], 9.0).header
    assert plain(codes.cells[0].inlines).replace("\u200b", "|") == "(13)\u00a0=| (14) |+ (15)"


def test_only_codes_that_do_not_fit_are_broken() -> None:
    row = Row((Cell((Run("3=6+7+15+16+24+25"),)), Cell((Run("4=5+6"),))), "code")
    table = Table((Row((Cell((Run("A+B"),)), Cell((Run("C"),))), "header"), row), (), 2)
    head, codes = with_breaks(table, [40.0, 40.0], 9.0).header
    assert plain(head.cells[0].inlines) == "A+B"
    assert plain(codes.cells[0].inlines).replace("\u200b", "|") == "3=|6|+7|+15|+16|+24|+25"
    assert plain(codes.cells[1].inlines) == "4=5+6"
