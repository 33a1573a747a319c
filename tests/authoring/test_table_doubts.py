"""What a header leaves open is asked: totals of groups, words that may be a choice, decimals of sums."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_files import grid_of_texts
from tthc_render.authoring.table_headers import leaves_of, read_header


@pytest.mark.parametrize(
    ("titles", "codes", "asked"),
    [
        (["Tổng số", "Số vụ chết người", "Số vụ khác"], ["1", "2", "3"], "(2) + (3)"),
        (["Tổng số", "Số vụ chết người", "Số vụ khác"], ["1=2+3", "2", "3"], ""),
        (["Tổng số", "Trong đó: chết người", "Tỷ lệ (%)"], ["1", "2", "3"], ""),
        (["Số vụ", "Số người", "Số xe"], ["1", "2", "3"], ""),
    ],
)
def test_a_total_of_a_group_without_a_formula_is_asked(titles: list[str], codes: list[str], asked: str) -> None:
    grid = grid_of_texts([["Đơn vị", "Tai nạn", "", ""], ["", *titles], ["A", *codes], ["Xã A", "9", "2", "3"]])
    found = [remark for remark in read_header(grid).remarks if "trong_do: 1" in remark]
    assert len(found) == bool(asked)
    assert asked in "".join(found)


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (["A", "B", "B", "A"], "lua_chon: [A, B]"),
        (["Đấu thầu rộng rãi", "Chào hàng cạnh tranh"] * 2, "lua_chon: [Đấu thầu rộng rãi, Chào hàng cạnh tranh]"),
        (["Đạt", "Chưa đạt", "Đạt", "Đạt"], "lua_chon: [Đạt, Chưa đạt]"),
        (["Xã A", "Xã B", "Xã C", "Xã D"], ""),
        (["B", "B"], ""),
    ],
)
def test_few_words_again_and_again_may_be_a_choice(values: list[str], asked: str) -> None:
    rows = [[f"Dự án {place}", value, "5"] for place, value in enumerate(values)]
    grid = grid_of_texts([["Tên dự án", "Nhóm dự án", "Vốn"], ["(1)", "(2)", "(3)"], *rows])
    found = [remark for remark in read_header(grid).remarks if "lua_chon" in remark]
    assert len(found) == bool(asked)
    assert asked in "".join(found)


def test_columns_of_one_sum_have_the_same_decimals() -> None:
    head = ["Địa bàn", "Khối lượng", "Chôn lấp", "Đốt", "Số bãi"]
    grid = grid_of_texts([head, ["A", "1=2+3", "2", "3", "4"], ["Xã A", "12,5", "10", "2,5", "3"]])
    columns = list(leaves_of(read_header(grid).columns))
    assert [column.places for column in columns[1:]] == [1, 1, 1, None]
    assert "cùng trong một tổng" in columns[2].note
