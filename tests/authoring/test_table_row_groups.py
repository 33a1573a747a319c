"""What is asked about groups among sample rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_row_groups import about_groups, printed_groups


def row(symbol: str, label: str, figures: bool = True, value: int = 5) -> DraftRow:
    return DraftRow("", label, symbol, figures=((3, Decimal(value)),) if figures else ())


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([row("I", "Đất"), row("II", "Nhà"), row("", "- Nhà công vụ")], ["nhóm “I. Đất” có số"]),
        ([row("I", "Đất"), row("", "- Đất ở"), row("II", "Nhà"), row("", "Tổng cộng")], ["nhóm “II. Nhà” có số"]),
        ([row("I", "Đất"), row("", "- Đất ở"), row("II.", "Nhà")], ["nhóm “II. Nhà” có số"]),
        ([row("I", "Đất", figures=False), row("II", "Nhà"), row("1", "Nhà A")], []),
        ([row("I", "Đất"), row("1", "Đất A"), row("II", "Nhà"), row("1", "Nhà A")], []),
        (
            [row("I", "Giao thông"), row("a)", "Chuyển tiếp"), row("-", "Dự án A"), row("b)", "Mới"), row("-", "B")],
            ["dòng “a. Chuyển tiếp”, “b. Mới” có dòng con"],
        ),
        ([row("A", "Tỉnh"), row("I", "Giao thông"), row("1", "Dự án A")], ["dòng “I. Giao thông” có dòng con"]),
        ([row("1", "Thôn A"), row("", "- Tổ 1")], []),
        ([row("I", "Tăng", False), row("I.1", "Lao động", False), row("1", "A")], ["dòng “I.1. Lao động” có dòng con"]),
        ([row("I", "Thu", value=10), row("1", "Phí"), row("2", "Thuế")], []),
        (
            [row("I", "Thu", value=12), row("1", "Phí"), row("2", "Thuế")],
            ["nhóm “I. Thu”: số trong bảng gốc không bằng"],
        ),
    ],
)
def test_groups_that_are_asked_about(rows: list[DraftRow], asked: list[str]) -> None:
    found = list(about_groups(rows))
    assert len(found) == len(asked)
    for remark, words in zip(found, asked, strict=True):
        assert remark.startswith(words)


@pytest.mark.parametrize(
    ("figures", "asked"),
    [
        (((10, "1.4"), (4, "1.2"), (6, "1.5")), False),
        (((11, "1.4"), (4, "1.2"), (6, "1.5")), True),
        (((10, "2.7"), (4, "1.2"), (6, "1.5")), False),
        (((10, "9"), (4, "1.2"), (6, "1.5")), True),
        (((5, "1.4"), (4, "1.2"), (6, "1.5")), True),
    ],
)
def test_an_average_of_a_group_is_no_wrong_sum(figures: tuple[tuple[int, str], ...], asked: bool) -> None:
    symbols = ("I", "1", "2")
    rows = [
        DraftRow("", f"Dòng {symbol}", symbol, figures=((3, Decimal(whole)), (4, Decimal(mean))))
        for symbol, (whole, mean) in zip(symbols, figures, strict=True)
    ]
    assert bool(list(about_groups(rows))) is asked


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        (
            [row("I", "TẬP THỂ", False), row("1", "Tổ A"), row("II.", "CÁ NHÂN", False), row("1", "Ông B")],
            [("I", "TẬP THỂ"), ("II", "CÁ NHÂN")],
        ),
        (
            [
                row("A", "Tỉnh", False),
                row("I", "Giao thông", False),
                row("1", "Dự án"),
                row("B", "Xã", False),
                row("1", "C"),
            ],
            [("A", "Tỉnh"), ("B", "Xã")],
        ),
        ([row("I", "Xã An Phú", False), row("1", "A"), row("II", "Xã Bình Mỹ", False), row("1", "B")], []),
        ([row("A", "CẤP TỈNH", False), row("1", "A"), row("B", "CẤP XÃ", False), row("1", "B")], []),
        ([row("I", "…", False), row("1", "A"), row("II", "…", False), row("1", "B")], []),
        ([row("I", "TẬP THỂ", False), row("1", "A")], []),
    ],
)
def test_groups_of_the_form_are_told_from_those_of_its_figures(
    rows: list[DraftRow], groups: list[tuple[str, str]]
) -> None:
    assert printed_groups(rows) == groups
