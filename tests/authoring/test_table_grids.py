"""Grids of cells: which cell covers which place, and what is left without some rows or columns."""

from __future__ import annotations

from dataclasses import replace

from tthc_render.authoring.table_grids import grid_of_texts, with_blanks_joined


def test_blank_cells_of_a_header_are_merged_to_the_left_only_under_a_wider_cell() -> None:
    grid = grid_of_texts([["A", "", "B"], ["x", "", ""], ["", "y", ""], ["1", "", "3"]])
    assert [cell.text for cell in grid.rows[1]] == ["x", "", ""]
    grid = with_blanks_joined(grid, 0, 2)
    assert [cell.text for cell in grid.rows[3]] == ["1", "", "3"]
    assert [cell.text for cell in grid.rows[1]] == ["x", "x", "B"]
    assert [cell.text for cell in grid.rows[2]] == ["x", "y", "B"]


def test_without_rows_and_columns_the_others_keep_their_numbers() -> None:
    grid = replace(grid_of_texts([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]), choices=((2, ("x", "y")),))
    kept = grid.without([1]).without_columns([0])
    assert [[cell.text for cell in row] for row in kept.rows] == [["b", "c"], ["h", "i"]]
    assert [kept.number(row) for row in range(2)] == [1, 3]
    assert (kept.columns, kept.choices) == ((2, 3), ((1, ("x", "y")),))
    assert [cell.text for cell in grid.between(2, 3).rows[0]] == ["d", "e", "f"]
