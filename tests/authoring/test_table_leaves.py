"""The columns of a header that hold values."""

from __future__ import annotations

from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of, paths_of


def test_columns_below_merged_titles_from_left_to_right_with_their_titles() -> None:
    inner = HeaderColumn("Chia ra", columns=(HeaderColumn("Nam", "nam"), HeaderColumn("Nữ", "nu")))
    columns = (HeaderColumn("STT", "stt"), HeaderColumn("Số người", columns=(HeaderColumn("Tổng", "tong"), inner)))
    assert [leaf.key for leaf in leaves_of(columns)] == ["stt", "tong", "nam", "nu"]
    titles = [("STT",), ("Số người", "Tổng"), ("Số người", "Chia ra", "Nam"), ("Số người", "Chia ra", "Nữ")]
    assert paths_of(columns) == titles
