"""Quotients and differences of columns that only figures show, and total rows that add up otherwise."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header

HEAD = [["STT", "Xã", "Kế hoạch", "Thực hiện", "So sánh"], ["(1)", "(2)", "(3)", "(4)", "(5)"]]


def told(*rows: list[str]) -> str:
    return " ¦ ".join(read_header(grid_of_texts([*HEAD, *rows])).remarks)


@pytest.mark.parametrize(
    ("shown", "formula"),
    [
        (("150", "125", "80"), "(4) / (3) * 100: luôn đúng thì ghi kieu: ty_le, cong_thuc"),
        (("50", "25", "-20"), "(4) / (3) * 100 - 100: luôn đúng thì ghi kieu: ty_le, cong_thuc"),
        (("5", "10", "-10"), "(4) - (3): luôn đúng thì ghi cong_thuc"),
    ],
)
def test_what_figures_show_of_a_column(shown: tuple[str, str, str], formula: str) -> None:
    rows = [["1", "A", "10", "15"], ["2", "B", "40", "50"], ["3", "C", "50", "40"]]
    words = told(*([*row, value] for row, value in zip(rows, shown, strict=True)))
    assert f"cột 5: số trong bảng gốc cho thấy = {formula}" in words
    assert "cột 3: số trong bảng gốc" not in words


def test_other_figures_show_nothing() -> None:
    assert "cho thấy" not in told(
        ["1", "A", "10", "15", "7"], ["2", "B", "40", "50", "125"], ["3", "C", "5", "4", "80"]
    )


def test_a_total_that_is_not_the_sum_of_its_rows_is_asked() -> None:
    rows = [["1", "A", "10", "15", "7"], ["2", "B", "40", "50", "9"]]
    words = told(*rows, ["", "Tổng cộng", "51", "65", "8"])
    assert "không phải số cộng (cột 3 ghi 51, các dòng cộng lại 50; cột 5 ghi 8, các dòng cộng lại 16)" in words
    assert "không phải số cộng" not in told(*rows, ["", "Tổng cộng", "50", "65", "16"])


def test_a_total_that_counts_ticks_is_asked() -> None:
    rows = [["1", "A", "x", "15", "7"], ["2", "B", "x", "50", "9"], ["3", "C", "", "1", "9"]]
    assert "đếm dấu x (cột 3 ghi 2)" in told(*rows, ["", "Tổng cộng", "2", "66", "25"])
