"""How deep prescribed rows are set in."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_row_cells import Places, row_of
from tthc_render.authoring.table_row_depths import indented


def row(symbol: str, label: str, inset: int = 0) -> DraftRow:
    return row_of(grid_of_texts([[symbol or " ", " " * inset + label, "1"]]), 0, Places(1, 0, figures=(2,)))


def depths(*rows: DraftRow) -> list[int]:
    return [item.indent for item in indented(rows)]


def bare(*names: tuple[str, int]) -> list[int]:
    return depths(*(row("", label, inset) for label, inset in names))


def test_letters_numbers_and_dashes_of_one_form_are_levels_of_their_own() -> None:
    names = [("A", "LAO ĐỘNG"), ("I", "Lực lượng"), ("1", "Có việc"), ("-", "Nhà nước"), ("+", "Tỉnh"), ("2", "Khác")]
    assert depths(*(row(symbol, label) for symbol, label in names)) == [0, 1, 2, 3, 4, 2]


def test_letters_that_reach_i_are_one_level() -> None:
    assert depths(*(row(symbol, f"Chỉ tiêu {symbol}") for symbol in ("G", "H", "I"))) == [0, 0, 0]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([("Tổng số", 0), ("Nước ngọt", 3), ("Cá", 6), ("Trong đó: cá tra", 9), ("Nước lợ", 3)], [0, 1, 2, 3, 1]),
        ([("1. Cây lúa", 0), ("Lúa lai", 2), ("Lúa thuần", 2), ("2. Cây ngô", 0)], [0, 1, 1, 0]),
        ([("Khai sinh", 0), ("Khai tử", 0), ("Kết hôn", 0)], [0, 0, 0]),
        ([("Khai sinh", 1), ("Khai tử", 0)], [0, 0]),  # one blank is a slip
    ],
)
def test_names_are_set_in_as_the_file_sets_them_in(names: list[tuple[str, int]], found: list[int]) -> None:
    assert bare(*names) == found


def test_blanks_beside_numbers_set_in_what_numbers_make_one_level() -> None:
    rows = (row("1", "Phủ băng rộng"), row("2", "Trong đó: thôn khó khăn", 4), row("3", "Máy tính"))
    assert depths(*rows) == [0, 1, 0]


def test_dashes_below_the_first_part_stand_as_deep_as_it() -> None:
    rows = (row("1", "Thuế"), row("", "Trong đó: - Nhập khẩu", 2), row("", "- Trong nước", 12), row("2", "Phí"))
    assert depths(*rows) == [0, 1, 1, 0]


def test_letters_with_a_full_stop_are_above_numbers() -> None:
    head = [["STT", "Nội dung", "Dự toán"], ["1", "2", "3"]]
    rows = [["A.", "Tổng thu", "5"], ["1.", "Thu khác", "5"], ["B.", "Tổng chi", "3"], ["1.", "Chi khác", "3"]]
    assert [row.indent for row in read_header(grid_of_texts([*head, *rows]), fixed=True).rows] == [0, 1, 0, 1]
