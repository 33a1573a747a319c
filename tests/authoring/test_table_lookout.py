"""Headers without codes, and codes that became dates."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_lookout import (
    is_footnote,
    refuse_dates,
    refuse_dates_below,
    rows_above_figures,
    rows_above_names,
    titled_rows,
)
from tthc_render.authoring.table_row_cells import Places
from tthc_render.diagnostics.errors import DataUnreadable


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["TT", "Xã", "Số"], ["1", "A", "5"]], (0, 1)),
        ([["BẢNG", "", ""], ["TT", "Đơn vị", "Phí"], ["", "Phải thu", "Đã thu"], ["1", "A", "5"]], (1, 3)),
        ([["TT", "Xã", "Số"], ["A", "ĐỒNG BẰNG", ""], ["1", "A", "5"]], (0, 1)),
        ([["Tên", "Số"], ["x", "1"]], None),
    ],
)
def test_a_header_begins_with_the_column_of_numbers(rows: list[list[str]], found: tuple[int, int] | None) -> None:
    assert titled_rows(grid_of_texts(rows)) == found


def test_a_code_that_became_a_date_is_refused_with_its_cell() -> None:
    grid = grid_of_texts([["TT", "Mã", "Số"], ["(1)", "01/02/2025", "(3)"], ["1", "01/10/2025", "5"]])
    with pytest.raises(DataUnreadable, match=r"Ô B2 lẽ ra là mã cột.*01/02/2025"):
        refuse_dates(grid, ["(1)", "01/02/2025", "(3)"], 1)
    with pytest.raises(DataUnreadable, match=r"Ô B3 lẽ ra là mã dòng.*01/10/2025.*Text"):
        refuse_dates_below(grid, 2, Places(code=1))
    refuse_dates_below(grid, 2, Places(symbol=0))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["BIỂU", "", ""], ["Cây", "Diện tích", "Sản lượng"], ["Lúa", "5,5", "20"]], (1, 2)),
        ([["Cây", "Diện tích", "Sản lượng"], ["A. Lương thực", "", ""], ["Lúa", "5,5", "(20)"]], (0, 1)),
        ([["Cây", "Diện tích", "Sản lượng"], ["Lúa", "", ""], ["Ngô", "", ""]], None),  # no figures
        ([["Lúa", "5,5", "20"], ["Ngô", "5,5", "20"]], None),  # no header
        ([["Cây", "Diện tích", ""], ["Lúa", "5,5", "20"]], None),  # a column without a title
        ([["Tên", "Số"], ["x", "1"]], None),
    ],
)
def test_a_header_stands_above_the_first_figures(rows: list[list[str]], found: tuple[int, int] | None) -> None:
    assert rows_above_figures(grid_of_texts(rows)) == found


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (
            [["Biểu số 06", "", ""], ["Chỉ tiêu", "Đơn vị", "Kỳ này"], ["Khai sinh", "", ""], ["Khai tử", "", ""]],
            (1, 2),
        ),
        ([["Biểu số 06", "", ""], ["Chỉ tiêu", "Đơn vị", "Kỳ này"], ["Khai sinh", "", ""]], None),
        ([["Sở A", "", "CỘNG HÒA"], ["Chỉ tiêu", "", "Kỳ này"], ["Khai sinh", "", ""], ["Khai tử", "", ""]], None),
        ([["Chỉ tiêu", "Năm 2025", "12"], ["Khai sinh", "", ""], ["Khai tử", "", ""]], None),
    ],
)
def test_a_header_above_names_without_figures(rows: list[list[str]], place: tuple[int, int] | None) -> None:
    assert rows_above_names(grid_of_texts(rows)) == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (["Kỳ: tháng 6", "", "Đơn vị tính: triệu đồng"], (1, 2)),
        (["", "Năm 2025", "Năm 2026"], (0, 2)),
    ],
)
def test_a_line_of_period_and_unit_above_titles_is_none_of_them(line: list[str], place: tuple[int, int]) -> None:
    rows = [line, ["Xã", "Thu", "Chi"], ["A", "12", "10"], ["B", "7", "5"]]
    assert rows_above_figures(grid_of_texts(rows)) == place


def test_numbered_sentences_in_the_column_of_numbers_are_notes() -> None:
    rows = [["1", "Có nước", "5"], ["1. Trường đánh dấu vào ô tương ứng.", "", ""]]
    assert is_footnote(grid_of_texts(rows), 1, Places(label=1, symbol=0, figures=(2,)))
    assert not is_footnote(grid_of_texts(rows), 1, Places(label=0, symbol=-1, figures=(2,)))
