"""Marks of narrative that lack a sign or have one too many."""

from __future__ import annotations

import pytest

from tthc_render.checks.misspelt_marks import misspelt_marks

TABLE = ["| A | B | C |", "| --- | --- | --- |", "| x | 1 | 2 |"]


@pytest.mark.parametrize(
    ("lines", "code", "right"),
    [
        (["Nhận [bieu.II_06a.tong.tiep_nhan | so] hồ sơ."], "D682", "[= bieu.II_06a.tong.tiep_nhan | so]"),
        (["Nhận [ = rieng.a | so] hồ sơ."], "D682", "[= rieng.a | so]"),
        (["Nhận {= rieng.a | so} hồ sơ."], "D682", "[= rieng.a | so]"),
        (["[don_vi.ten] báo cáo"], "D682", "[= don_vi.ten]"),
        ([*TABLE, "y | 3 | 4"], "D683", "| y | 3 | 4 |"),
        ([*TABLE, "y | 3 | 4 |"], "D683", "| y | 3 | 4 |"),
        (["[Hình 1. A](a.jpg)"], "D684", "![Hình 1. A](a.jpg)"),
        (["![Hình 1. A] (a.jpg)"], "D684", "![Hình 1. A](a.jpg)"),
        (["  [Hình 1. A](so do.PNG) "], "D684", "![Hình 1. A](so do.PNG)"),
    ],
)
def test_a_misspelt_mark_is_named_with_how_it_is_written(lines: list[str], code: str, right: str) -> None:
    assert [(item.line, item.code, item.right) for item in misspelt_marks(lines)] == [(len(lines) - 1, code, right)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Nhận [= bieu.II_06a.tong.tiep_nhan | so] hồ sơ^[Theo bieu.II_06a]."],
        ["[[bảng: II.06a]]", "[văn bản số 5]", "\\[bieu.a]", "{{ bieu.a }}", "a[0] và {x}"],
        ["![Hình 1. A](a.jpg)", "[Cổng](https://a.vn/a.jpg)", "xem [1](a.jpg) ở trên"],
        [*TABLE, "Đoạn sau bảng."],
        ["| Cột |", "| --- |", "| y |", "Đoạn sau bảng."],
        ["| Cột |", "| --- |", "| y |", "- Ý sau bảng:", "| a | b |"],
        [*TABLE, "- Ý một | hai | ba"],
        [*TABLE, "", "a | b | c"],
        ["a | b | c"],
    ],
)
def test_right_marks_and_plain_text_are_silent(lines: list[str]) -> None:
    assert list(misspelt_marks(lines)) == []
