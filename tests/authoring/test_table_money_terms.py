"""Columns that hold money because of what they are computed of."""

from __future__ import annotations

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of


def test_money_is_what_is_computed_of_money_with_a_rate() -> None:
    head = ["TT", "Họ tên", "Tiền lương tháng", "BHXH (8%)", "Thực lĩnh", "Tỷ lệ trừ (%)"]
    codes = ["A", "B", "1", "2=1*8%", "3=1-2", "4=2/1*100%"]
    rows = [
        ["1", "An", "10000000", "800000", "9200000", "8"],
        ["", "Cộng", "10000000", "800000", "9200000", ""],
        ["", "Tổng số tiền (viết bằng chữ): …", "", "", "", ""],
    ]
    found = read_header(grid_of_texts([head, codes, *rows]))
    assert [leaf.kind for leaf in leaves_of(found.columns)] == ["stt", "chu", "tien", "tien", "tien", "ty_le"]
    assert found.total_label == "Cộng"
    assert any("viết bằng chữ" in remark for remark in found.remarks)
