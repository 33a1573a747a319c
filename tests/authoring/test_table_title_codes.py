"""Codes that stand in the cells of titles."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of

ROWS = [["1", "Xã A", "5", "4", "9"], ["2", "Xã B", "6", "1", "7"]]


@pytest.mark.parametrize(
    ("titles", "codes", "formula"),
    [
        (["STT (1)", "Đơn vị (2)", "Nam (3)", "Nữ (4)", "Tổng (5)=(3)+(4)"], "(1) (2) (3) (4) (5)", "(3) + (4)"),
        (["STT [1]", "Đơn vị [2]", "Nam [3]", "Nữ [4]", "Tổng [5]=[3]+[4]"], "[1] [2] [3] [4] [5]", "(3) + (4)"),
        (["STT", "Đơn vị", "Nam (3)", "Nữ (4)", "Tổng (5)"], "", ""),
        (["STT (1)", "Đơn vị (2)", "Nam (3)", "Nữ (3)", "Tổng (5)"], "", ""),
    ],
)  # fmt: skip
def test_codes_in_titles_count_where_all_columns_have_one(titles: list[str], codes: str, formula: str) -> None:
    found = read_header(grid_of_texts([titles, *ROWS]))
    columns = list(leaves_of(found.columns))
    assert " ".join(filter(None, [column.code for column in columns])) == codes
    assert columns[-1].formula == formula
    assert ([column.title for column in columns][2:4] == ["Nam", "Nữ"]) is bool(formula)
    assert any("trong ô tên cột" in remark for remark in found.remarks) is bool(formula)
