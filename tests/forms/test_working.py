"""Which rows a line adds up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.formkit import codes, computed, own_form, shipped
from tthc_render.forms.data import PartData, RowData
from tthc_render.forms.working import work_table


def test_groups_add_up_what_follows_them_and_the_total_adds_all() -> None:
    [part] = shipped("ha-tinh-tong-hop-ho-so").parts
    rows = (
        RowData("group", "Cấp tỉnh", key="cap_tinh"),
        RowData("data", "Sở A"),
        RowData("data", "Sở B"),
        RowData("group", "Cấp xã", key="cap_xa"),
        RowData("data", "Xã C"),
    )
    said: list[str] = []
    found = work_table(part, PartData(rows), lambda code, path, **details: said.append(code))
    assert [row.data.label for row in found.groups["cap_tinh"].members] == ["Sở A", "Sở B"]
    assert [row.data.label for row in found.total.members] == ["Sở A", "Sở B", "Xã C"]
    assert said == ["D407"]  # the form has a third group
    assert len(list(found.ordered(part))) == len(list(found.all())) == 9


ROW = RowData("data", "Dự án")


def group(symbol: str, level: int = 1, label: str = "Nhóm") -> RowData:
    return RowData("group", label, symbol, level)


@pytest.mark.parametrize("kind", ["co_tong", "tieu_de"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([group("I"), group("a)"), ROW], ["D410"]),
        ([group("", label="I. Giao thông"), group("", label="1. Đường tỉnh"), ROW], ["D410"]),
        ([group("I"), group("a", 2), ROW, group("b"), ROW], ["D410"]),
        ([group("I"), group("a", 2), group("-", 2), ROW], ["D410"]),
        ([group("I"), group("a", 2), ROW, group("b", 2), ROW, group("II"), ROW], []),
        ([group("I"), group("II"), ROW], []),
        ([group("A", label="Cấp tỉnh"), ROW, group("I"), ROW], []),
        ([group("", label="Cấp tỉnh"), group("", label="Cấp xã"), ROW], []),
    ],
)
def test_a_sum_that_lacks_a_group_numbered_as_its_part_is_told(
    rows: list[RowData], expected: list[str], kind: str
) -> None:
    [part] = shipped("ha-tinh-tong-hop-ho-so").parts
    spec = part.spec.model_copy(update={"nhom": kind, "tong_cong": None})
    said: list[str] = []
    work_table(replace(part, spec=spec), PartData(tuple(rows)), lambda code, path, **details: said.append(code))
    assert said == (expected if kind == "co_tong" else [])


MEASURED = "{ten: Đơn vị tính, khoa: dvt, kieu: chu}\n{ten: Nay, khoa: nay}\n{ten: Nữ, khoa: nu, de_trong: true}"


@pytest.mark.parametrize(
    ("units", "rest", "total", "told"),
    [
        (("Người", "Triệu đồng"), "tong_cong: {nhan: Cộng}", (None, 5), ["C108"]),
        (("Người", "người "), "tong_cong: {nhan: Cộng}", (30, 5), []),
        (("Người", ""), "tong_cong: {nhan: Cộng}", (30, 5), []),
        (("Người", "Triệu đồng"), "", (30, 5), []),  # no total is printed
    ],
)
def test_rows_of_several_units_are_not_added_up(
    units: tuple[str, str], rest: str, total: tuple[int | None, int], told: list[str], tmp_path: Path
) -> None:
    form = own_form(tmp_path, MEASURED, rest)
    first, second = units
    rows = f'{{ten: A, dvt: "{first}", nay: 10, nu: 5}}, {{ten: B, dvt: "{second}", nay: 20}}'
    result, findings = computed(form, tmp_path, f"dong: [{rows}]")
    assert codes(findings) == told
    assert result is not None
    assert (result.tong.nay, result.tong.nu) == total


def test_all_columns_that_are_not_added_up_are_named(tmp_path: Path) -> None:
    form = own_form(tmp_path, MEASURED, "tong_cong: {nhan: Cộng}")
    rows = ", ".join(
        f"{{ten: {unit}, dvt: {unit}, nay: 10, nu: {nu}}}" for unit, nu in (("ha", 1), ("tấn", 2), ("m", 0))
    )
    [told] = computed(form, tmp_path, f"dong: [{rows}]")[1]
    assert "cột “Nay”, “Nữ”:" in told.message()
    assert "(ha, tấn, m)" in told.message()
    rows = "{ten: A, dvt: ha, nay: 10, nu: 1}, {ten: B, dvt: tấn, nay: 20, nu: 0}"
    [told] = computed(form, tmp_path, f"dong: [{rows}]")[1]
    assert "cột “Nay”:" in told.message()


def test_a_total_typed_over_rows_of_several_units_is_told(tmp_path: Path) -> None:
    form = own_form(tmp_path, MEASURED, "tong_cong: {nhan: Cộng}")
    rows = "{ten: A, dvt: Người, nay: 10}, {ten: B, dvt: ha, nay: 20}"
    assert codes(computed(form, tmp_path, f"tong_cong: {{nay: 30}}\ndong: [{rows}]")[1]) == ["C108"]
