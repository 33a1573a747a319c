"""Formulas of XLS files from their tokens."""

from __future__ import annotations

import struct

import pytest

from tthc_render.authoring.old_formulas import formula_of, shared_with

RELATIVE = 0xC000


def cell(row: int, column: int) -> bytes:
    return struct.pack("<B2H", 0x44, row, column | RELATIVE)


def area(first: int, last: int, left: int, right: int) -> bytes:
    return struct.pack("<B4H", 0x25, first, last, left | RELATIVE, right | RELATIVE)


@pytest.mark.parametrize(
    ("tokens", "formula"),
    [
        (cell(2, 3) + cell(2, 4) + b"\x03", "=D3+E3"),
        (cell(2, 3) + cell(2, 4) + b"\x06" + struct.pack("<BH", 0x1E, 100) + b"\x05", "=D3/E3*100"),
        (cell(2, 3) + cell(2, 4) + b"\x04\x15" + cell(2, 4) + b"\x06", "=(D3-E3)/E3"),
        (area(2, 4, 27, 27) + struct.pack("<BBH", 0x19, 0x10, 0), "=SUM(AB3:AB5)"),
        (area(2, 4, 3, 3) + cell(6, 3) + struct.pack("<BBH", 0x42, 2, 4), "=SUM(D3:D5,D7)"),
        (area(2, 4, 3, 3) + struct.pack("<BBH", 0x22, 1, 5), "=AVERAGE(D3:D5)"),
        (cell(2, 3) + struct.pack("<BH", 0x1E, 1) + struct.pack("<BH", 0x41, 27), "=ROUND(D3,1)"),
        (cell(2, 3) + struct.pack("<Bd", 0x1F, 0.5) + b"\x05", "=D3*0.5"),
        (b"\x17\x01\x00-" + b"\x17\x01\x01" + "đ".encode("utf-16-le") + b"\x08", '="-"&"đ"'),
        (struct.pack("<B3H", 0x5A, 0, 2, 3 | RELATIVE), "='trang khác'!D3"),
        (b'\x17\x03\x00a"b', '="a""b"'),
        (b"\x1c\x07", ""),  # an error such as #DIV/0!
        (struct.pack("<BHI", 0x23, 1, 0), ""),  # a name
        (struct.pack("<BBH", 0x42, 2, 4), ""),  # arguments that are not there
        (cell(2, 3)[:-1], ""),
        (b"", ""),
    ],
)
def test_the_formula_of_tokens(tokens: bytes, formula: str) -> None:
    assert formula_of(tokens, (2, 1)) == formula


def test_a_formula_that_several_cells_share() -> None:
    assert shared_with(struct.pack("<B2H", 0x01, 5, 3)) == (5, 3)
    assert shared_with(cell(2, 3)) is None
    beside = struct.pack("<B2H", 0x2C, 0, 0xC0FF) + struct.pack("<B2H", 0x4C, 0xFFFF, 0xC000) + b"\x03"
    assert formula_of(beside, (7, 4)) == "=D8+E7"
