"""Tests of ``forms/even_decimals``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.formkit import computed, grid, own_form
from tthc_render.forms.even_decimals import even_places
from tthc_render.forms.tables import table

TYPED = "{ten: Tỷ lệ (%), khoa: ty_le, kieu: ty_le, de_trong: true}"
DIVIDED = "{ten: A, khoa: a}\n{ten: B, khoa: b}\n{ten: Tỷ lệ, khoa: ty_le, kieu: ty_le, cong_thuc: a / b * 100}"


def printed(folder: Path, columns: str, rows: str, rest: str = "") -> list[str]:
    """The last column of a form as it is printed, without its head."""
    form = own_form(folder, columns, rest)
    result, _ = computed(form, folder, f"dong: [{rows}]")
    assert result is not None
    [part] = form.parts
    return [row[-1] for row in grid(table(form, part, result.parts[part.key]))][1:]


def rows(*shares: str) -> str:
    return ", ".join(f"{{ten: Dòng {at}, ty_le: {share}}}" for at, share in enumerate(shares))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("46.9", "50", "33.33"), ["46,90", "50,00", "33,33"]),
        (("46.9", "50"), ["46,9", "50,0"]),
        (("50", "100", "0"), ["50", "100", "0"]),
        (("12.50", "7"), ["12,5", "7,0"]),
        (("46.9", "null"), ["46,9", ""]),
    ],
)
def test_shares_of_a_column_have_the_decimals_of_the_longest(
    shares: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    assert printed(tmp_path, TYPED, rows(*shares)) == expected


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("{ten: Tỷ lệ (%), khoa: ty_le, kieu: ty_le, so_le: 1}", ["46,9", "50,0"]),
        ("{ten: Hệ số, khoa: ty_le, kieu: binh_quan}", ["46,90", "50,00"]),
        ("{ten: Tỷ lệ, khoa: ty_le, kieu: ty_le}", ["46,9%", "50,0%"]),
    ],
)
def test_what_a_column_states_is_printed_as_ever(column: str, expected: list[str], tmp_path: Path) -> None:
    assert printed(tmp_path, column, rows("46.9", "50")) == expected


def test_computed_shares_and_their_total_are_alike(tmp_path: Path) -> None:
    data = "{ten: X, a: 1, b: 3}, {ten: Y, a: 1, b: 2}"
    assert printed(tmp_path, DIVIDED, data, "tong_cong: {nhan: Cộng}") == ["33,33%", "50,00%", "40,00%"]
    assert printed(tmp_path, DIVIDED, "{ten: X, a: 1, b: 1}, {ten: Y, a: 1, b: 2}") == ["100%", "50%"]


def test_a_share_that_is_almost_all_lengthens_no_other(tmp_path: Path) -> None:
    data = "{ten: X, a: 99998, b: 100000}, {ten: Y, a: 1, b: 2}, {ten: Z, a: 469, b: 1000}"
    assert printed(tmp_path, DIVIDED, data) == ["99,998%", "50,0%", "46,9%"]


def test_prescribed_rows_that_state_their_decimals_do_not_count(tmp_path: Path) -> None:
    rest = 'dong:\n  - {ma: "01", ten: A, so_le: 4}\n  - {ma: "02", ten: B}\n  - {ma: "03", ten: C}'
    form = own_form(tmp_path, TYPED, rest)
    data = 'dong: [{dong: "01", ty_le: 1.2555}, {dong: "02", ty_le: 46.9}, {dong: "03", ty_le: 50}]'
    result, _ = computed(form, tmp_path, data)
    assert result is not None
    [part] = form.parts
    assert even_places(part, result.parts[part.key]) == {"ty_le": 1}
    assert [row[-1] for row in grid(table(form, part, result.parts[part.key]))][-3:] == ["1,2555", "46,9", "50,0"]
