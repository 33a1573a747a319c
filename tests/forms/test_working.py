"""Which rows a line adds up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.formkit import shipped
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
