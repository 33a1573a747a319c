"""Which rows a line adds up."""

from __future__ import annotations

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
