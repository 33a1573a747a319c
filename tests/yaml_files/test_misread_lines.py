"""Which line is the odd one, and what a line was meant to be."""

from __future__ import annotations

import pytest

from tthc_render.yaml_files.misread_lines import (
    dashed_row,
    extra_hyphen,
    first_of_rows,
    is_round_row,
    last_of_rows,
    level_beside,
    odd_line,
    pasted_cells,
)


@pytest.mark.parametrize(
    ("text", "row", "odd"),
    [
        ("a:\n   b: 1\n  c: 2\n  d: 3", 2, 1),
        ("a:\n  b: 1\nc: 2\n  d: 3\n  e: 4", 3, 2),
        ("a:\n  b: |\n    x\nc: |\n    y\n  d: |\n    z\n  e: 5", 5, 3),
        ("a:\n  b: 1\n    c: 2\n  d: 3", 2, 2),
        ("a:\n  b: 1\n c: 2", 2, 2),
        ("a: 1\n  b: 2", 1, 1),
        ("a:\n  b: 1\n    c: 2\n    d: 3", 2, 1),  # the hyphen before b is missing
        ("a:\n  b: 1\n    c: 2", 2, 2),
        ("a:\n  b: 1\n  c: 2\n    d: 3\n    e: 4", 3, 3),
    ],
)
def test_odd_line(text: str, row: int, odd: int) -> None:
    assert odd_line(text.split("\n"), row) == odd


@pytest.mark.parametrize(
    ("line", "is_row"),
    [
        ("  - (linh_vuc: A, truc_tuyen: 5, truc_tiep: 6)", True),
        ("  - Sở (cơ quan: thường trực)", False),
        ("  - (a: 5)", False),
        ("  - {a: 5, b: 6}", False),
    ],
)
def test_rows_in_round_brackets(line: str, is_row: bool) -> None:
    assert is_round_row(line) is is_row


@pytest.mark.parametrize(
    ("line", "name"), [("  Hộ tịch\t5\t6", "Hộ tịch"), ("  - Hộ tịch\t5", ""), ("  a: b\t5", ""), ("Hộ tịch 5", "")]
)
def test_cells_of_excel(line: str, name: str) -> None:
    assert pasted_cells(line) == name


ROWS = "a:\n  dong:\n    - b: 1\n      c: 2\n    - b: 3\n      c: 4\n    - b: 5\n      c: 6\nd: 1\ne: 2"


@pytest.mark.parametrize(
    ("row", "blanks", "level"),
    [
        (4, 3, 4),  # an item between two others
        (4, 5, 4),
        (6, 3, 4),  # the last of three
        (2, 3, 4),  # the first of three
        (4, 0, None),  # too far away to be one of them
        (9, 2, None),  # one line beside it is not enough
        (5, 5, None),
    ],
)
def test_the_level_that_lines_of_its_kind_agree_on(row: int, blanks: int, level: int | None) -> None:
    lines = ROWS.split("\n")
    lines[row] = " " * blanks + lines[row].lstrip()
    found = level_beside(lines, row)
    assert (found[0] if found else None) == level


@pytest.mark.parametrize(
    ("text", "row", "at"),
    [
        ("a:\n  – b: x\n    c: y", 2, 1),
        ("a:\n  — {b: x, c: y}", 1, 1),
        ("a:\n  - b: x\n  c: y", 2, None),
        ("a: |\n  – b: x\nc d\n", 2, None),  # the line of a text
        ("a:\n  – Kinh phí: 3", 1, None),
        ("a:\n  – Đất đai: 3", 1, None),
    ],
)
def test_a_row_of_keys_after_another_dash(text: str, row: int, at: int | None) -> None:
    found = dashed_row(text.split("\n"), row)
    assert (found[0] if found else None) == at


@pytest.mark.parametrize(
    ("text", "row", "extra"),
    [
        ("a:\n  - b: 1\n  c: 2", 2, 1),
        ("a:\n  b: 1\n  - c: 2", 2, 2),
        ("a:\n  - b: 1\n  c: 2\n  - b: 3", 2, None),  # a list whose keys are not indented
        ("a:\n  - b: 1\n  - c: 2\n  d: 3", 3, None),
        ("a:\n  b: 1\n  - Lưu VT", 2, None),
    ],
)
def test_a_hyphen_among_keys(text: str, row: int, extra: int | None) -> None:
    assert extra_hyphen(text.split("\n"), row) == extra


def test_rows_without_hyphens_end_where_another_line_begins() -> None:
    lines = ["a:", "  {b: 1}", "", "  # ghi chú", "  {b: 2}", "  - {b: 3}", "  {b: 4,", "   c: 5}"]
    assert [last_of_rows(lines, 1), first_of_rows(lines, 4), last_of_rows(lines, 6)] == [4, 1, 6]
