"""Columns of names that figures squeeze: found where a name takes many lines of two or three words."""

from __future__ import annotations

import pytest

from tests.support.documents import cell, geometry, row
from tthc_render.document.tree import Orientation, Row, Table
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.squeezed_names import squeezed

OWN = geometry()
NAME = "Dự án đầu tư xây dựng công trình hạ tầng kỹ thuật khu công nghiệp phía Nam huyện Kỳ Anh giai đoạn 2"


def found(figures: int, figure: str, paper: Orientation, name: str = NAME) -> tuple[int, int] | None:
    """The width in millimetres and the lines of what is squeezed."""
    head = row("STT", "Nội dung", *["Dự toán"] * figures, kind="header")
    data = Row((cell("1"), cell(name, align="left"), *[cell(figure, align="right")] * figures))
    width = OWN.text_width_pt(paper)
    item = squeezed(column_widths(Table((head,), (data,), figures + 2), width, OWN), width, OWN)
    return None if item is None else (round(item.width_pt / 2.835), item.lines)


def test_a_name_beside_ten_figures_of_thirteen_digits_is_squeezed_on_landscape_paper() -> None:
    assert found(9, "1.234.567.890.123", "landscape") == (19, 9)


@pytest.mark.parametrize(
    ("figures", "figure", "paper", "name"),
    [
        (9, "1.234.567.890.123", "landscape_a3", NAME),
        (9, "1.234.567", "landscape", NAME),
        (9, "1.234.567.890.123", "landscape", "Chi y tế"),
        (20, "1.234.567.890.123", "landscape", NAME),  # too wide, which is told otherwise
        (1, "12", "portrait", NAME * 8),  # a long text in a wide column
    ],
)
def test_other_tables_are_not(figures: int, figure: str, paper: Orientation, name: str) -> None:
    assert found(figures, figure, paper, name) is None


def test_a_table_without_widths_is_none() -> None:
    assert squeezed(Table((), (row("a b", "1"),), 2), 400, OWN) is None
