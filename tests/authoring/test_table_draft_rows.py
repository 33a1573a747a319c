"""Rows as read: what names a part, how deep a number is."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import PART, DraftRow, level_of


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Trong đó: nữ", True),
        ("- Trong tổng số: nữ", True),
        ("TĐ: TE < 5 tuổi", True),
        ("Tr.đó: nữ", True),
        ("T/đó: hộ nghèo", True),
        ("(Trong đó: nữ)", True),
        ("(TĐ nữ)", True),
        ("TĐ tái định cư", False),
        ("TĐC: số hộ", False),
        ("Trung đội", False),
        ("Trong nước", False),
    ],
)
def test_what_names_a_part(label: str, part: bool) -> None:
    assert bool(PART.match(label)) is part


def test_how_deep_a_number_is() -> None:
    assert [level_of(number) for number in ("A", "II", "1", "1.1", "1.1.1", "a", "")] == [1, 2, 3, 4, 5, 0, 0]


def test_the_number_of_a_row_stands_in_its_column_or_before_its_name() -> None:
    assert DraftRow("", "Thuế", "(1)").own_number == "1"
    assert DraftRow("", "II. Thu khác").own_number == "II"


def test_a_plain_sum_adds_up_several_rows() -> None:
    formulas = ("02 + 03", "1.1+1.2 + CN1", "02", "02 - 03", "02 + 03 * 2", "(02 + 03) / 04", "")
    assert [DraftRow("01", "Thu", formula=formula).is_sum for formula in formulas] == [True, True, *[False] * 5]
