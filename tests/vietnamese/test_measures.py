"""Typed amounts in the unit of the cell they are typed into."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.vietnamese.measures import in_unit, measure_of, unit_in_name
from tthc_render.vietnamese.typed_numbers import amount_of


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("35 triệu", "triệu đồng", "35"),
        ("35tr", "Triệu đồng", "35"),
        ("35 triệu đồng", "đồng", "35000000"),
        ("35.000.000 đồng", "triệu đồng", "35"),
        ("1,2 tỷ", "triệu đồng", "1200"),
        ("2 nghìn tỷ đồng", "tỷ đồng", "2000"),
        ("500 trđ", "tỷ đồng", "0.5"),
        ("35 triệu", "", "35000000"),
        ("500 nghìn", "nghìn con", "500"),
        ("500 nghìn con", "con", "500000"),
        ("12 tấn", "kg", "12000"),
        ("12 tạ", "tấn", "1.2"),
        ("1,5 km2", "ha", "150"),
        ("2 giờ", "phút", "120"),
        ("512 hồ sơ", "hồ sơ", "512"),
        ("512 hồ sơ", "TTHC, %", "512"),
        ("3 dự án", "triệu đồng", "3"),
        ("12 ha", "triệu đồng", None),
        ("35 triệu đồng", "con", None),
        ("35 triệu đồng", "hồ sơ, triệu đồng", None),
    ],
)
def test_an_amount_in_the_unit_of_its_cell(typed: str, unit: str, value: str | None) -> None:
    amount = amount_of(typed)
    assert amount is not None
    made = [in_unit(number, amount[1], unit) for number in amount[0]]
    assert made == [None if value is None else Decimal(value)]


@pytest.mark.parametrize(
    ("typed", "numbers"), [("1.250 tỷ", [1250, 1.25]), ("1,250 tỷ", [1250, 1.25]), ("12 tỷ", [12])]
)
def test_one_sign_before_three_digits_has_two_readings(typed: str, numbers: list[float]) -> None:
    amount = amount_of(typed)
    assert amount is not None
    assert [float(number) for number in amount[0]] == numbers


@pytest.mark.parametrize("text", ["", "lượt, người, vụ việc", "đồng/người"])
def test_a_list_of_units_is_none(text: str) -> None:
    assert measure_of(text) is None


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Giá trị (triệu đồng) (cột 2)", "triệu đồng"), ("Diện tích (ha)", "ha"), ("Hồ sơ (cột 4)", ""), ("Số tiền", "")],
)
def test_the_unit_that_a_name_states(name: str, unit: str) -> None:
    assert unit_in_name(name) == unit
