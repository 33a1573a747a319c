"""What a total row prints in columns with a formula: sums, quotients of totals, or nothing; never a sum of shares."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.formkit import computed, own_form

BASE = "{ten: A, khoa: a, ma: (1)}\n{ten: B, khoa: b, ma: (2)}\n{ten: C, khoa: c, ma: (3), kieu: ty_le}\n"
DATA = "dong:\n  - {ten: Một, a: 10, b: 5, c: 40}\n  - {ten: Hai, a: 30, b: 6, c: 60}\n"


@pytest.mark.parametrize(
    ("column", "total"),
    [
        ("cong_thuc: (1) + (2)", 51),
        ("cong_thuc: (1) * (2)", 230),  # quantity × price: 50 + 180, not 40 × 11
        ("cong_thuc: (1) * (2) / 1000, kieu: thap_phan, so_le: 3", Decimal("0.23")),
        ("cong_thuc: (1) * 2", 80),
        ("cong_thuc: (2) / (1) * 100, kieu: ty_le", Decimal("27.5")),
        ("cong_thuc: (2) / (1) * 100 - 50, kieu: ty_le", Decimal("-22.5")),
        ("cong_thuc: (2) / (1), kieu: thap_phan", Decimal("0.28")),
        ("cong_thuc: (3) - 50, kieu: thap_phan", None),  # of typed shares no total is known
        ("cong_thuc: (3) - (2), kieu: thap_phan", None),
        ("cong_thuc: (3) / 2, kieu: thap_phan", None),
        ("cong_thuc: ((3) - 1) * 2, kieu: thap_phan", None),
        ("cong_thuc: (1) * (3) / 100, kieu: thap_phan", 22),  # quantity × share: 4 + 18
    ],
)
def test_total_of_a_column(column: str, total: Decimal | int | None, tmp_path: Path) -> None:
    form = own_form(tmp_path, f"{BASE}{{ten: D, khoa: d, ma: (4), {column}}}", "tong_cong: {nhan: Cộng}")
    result, findings = computed(form, tmp_path, DATA)
    assert not findings
    assert result is not None
    assert result.tong.get("d") == total


def test_a_difference_of_computed_shares_is_that_of_their_totals(tmp_path: Path) -> None:
    columns = (
        f"{BASE}{{ten: D, khoa: d, ma: (4), kieu: ty_le, cong_thuc: (2) / (1) * 100}}\n"
        "{ten: E, khoa: e, ma: (5), kieu: thap_phan, cong_thuc: (4) - 20}\n"
        "{ten: F, khoa: f, ma: (6), kieu: thap_phan, cong_thuc: (5) - 1}"
    )
    result, findings = computed(own_form(tmp_path, columns, "tong_cong: {nhan: Cộng}"), tmp_path, DATA)
    assert not findings
    assert result is not None
    assert (result.tong.e, result.tong.f) == (Decimal("7.5"), Decimal("6.5"))


@pytest.mark.parametrize(
    ("formula", "total"),
    [("((4) + 20) / 2", "23.75"), ("(4) * 2", "55"), ("2 * ((4) - 20) + 1", "16"), ("(4) * (1) / 100", "11")],
)
def test_parts_of_computed_shares_by_a_number_are_those_of_their_totals(
    formula: str, total: str, tmp_path: Path
) -> None:
    columns = (
        f"{BASE}{{ten: D, khoa: d, ma: (4), kieu: ty_le, cong_thuc: (2) / (1) * 100}}\n"
        f"{{ten: E, khoa: e, ma: (5), kieu: thap_phan, cong_thuc: {formula}}}"
    )
    result, findings = computed(own_form(tmp_path, columns, "tong_cong: {nhan: Cộng}"), tmp_path, DATA)
    assert not findings
    assert result is not None
    assert result.tong.e == Decimal(total)


def test_a_share_that_a_formula_gives_is_never_typed_in_a_prescribed_row(tmp_path: Path) -> None:
    columns = f"{BASE}{{ten: D, khoa: d, ma: (4), kieu: ty_le, cong_thuc: (3) - 100}}"
    form = own_form(tmp_path, columns, 'dong: [{ma: "01", ten: Thuế}, {ma: "02", ten: Phí, don_vi_tinh: "%"}]')
    column = form.parts[0].column("d")
    assert column is not None
    assert [row.takes(column) for row in form.parts[0].rows] == [False, False]
    data = 'dong:\n  - {dong: "01", a: 1, b: 2, c: 90}\n  - {dong: "02", a: 1, b: 2, c: 110}\n'
    result, findings = computed(form, tmp_path, data)
    assert not findings
    assert result is not None
    assert [row.d for row in result.dong] == [-10, 10]


@pytest.mark.parametrize("kind", ["ty_le", "thap_phan"])
@pytest.mark.parametrize(("formula", "own"), [("(4) - 100", "-62.5"), ("(2) - (1)", "-5"), ("(1) - 5", "3")])
def test_a_row_that_adds_up_rows_takes_figures_less_a_number_of_its_own_cells(
    kind: str, formula: str, own: str, tmp_path: Path
) -> None:
    columns = (
        f"{BASE}{{ten: D, khoa: d, ma: (4), kieu: ty_le, cong_thuc: (2) / (1) * 100}}\n"
        f"{{ten: E, khoa: e, ma: (5), kieu: {kind}, cong_thuc: {formula}}}"
    )
    rows = 'dong: [{ma: "01", ten: Tổng, cong_thuc: 02 + 03}, {ma: "02", ten: Thuế}, {ma: "03", ten: Phí}]'
    data = 'dong:\n  - {dong: "01", c: 95}\n  - {dong: "02", a: 4, b: 1, c: 90}\n  - {dong: "03", a: 4, b: 2, c: 110}\n'
    result, findings = computed(own_form(tmp_path, columns, rows), tmp_path, data)
    assert not findings
    assert result is not None
    assert result.dong[0].e == Decimal(own)
