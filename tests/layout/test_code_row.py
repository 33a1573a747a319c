"""Codes that are too long for their column end a line where a reader would."""

from __future__ import annotations

import pytest

from tthc_render.document.tree import Cell, Row, Run, Table, plain
from tthc_render.layout.code_row import longest_piece, pieces_of_code, with_breaks


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("(4)", ["(4)"]),
        ("MS", ["MS"]),
        ("3=6+7+15", ["3=", "6", "+7", "+15"]),
        ("(3)=(4)+(5)", ["(3)=", "(4)", "+(5)"]),
        ("(9)=(6)/(3)*100", ["(9)=", "(6)/", "(3)", "*100"]),
        ("[3]=[4]-[5]", ["[3]=", "[4]-", "[5]"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert pieces_of_code(text) == pieces
    assert "".join(pieces) == text
    assert 0 < longest_piece(text) <= longest_piece("MMMMMMMM")


def test_only_codes_that_do_not_fit_are_broken() -> None:
    row = Row((Cell((Run("3=6+7+15+16+24+25"),)), Cell((Run("4=5+6"),))), "code")
    table = Table((Row((Cell((Run("A+B"),)), Cell((Run("C"),))), "header"), row), (), 2)
    head, codes = with_breaks(table, [40.0, 40.0], 9.0).header
    assert plain(head.cells[0].inlines) == "A+B"
    assert plain(codes.cells[0].inlines).replace("\u200b", "|") == "3=|6|+7|+15|+16|+24|+25"
    assert plain(codes.cells[1].inlines) == "4=5+6"
