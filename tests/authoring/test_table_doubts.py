"""What a header leaves open is asked: totals of groups, words that may be a choice, decimals of sums."""

from __future__ import annotations

import pytest

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.table_doubts import open_points, untitled_groups
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of


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


def remarks(rows: list[list[str]], words: str) -> list[str]:
    return [remark for remark in read_header(grid_of_texts(rows)).remarks if words in remark]


@pytest.mark.parametrize(
    ("measure", "title", "asked"),
    [
        ("Đơn", "Số vụ việc", True),
        ("Đơn", "Số đơn", False),
        ("Người, vụ", "Số vụ", False),
        ("Triệu đồng", "Số hộ", True),
    ],
)
def test_a_column_that_counts_something_else_than_its_table_is_asked(measure: str, title: str, asked: bool) -> None:
    rows = [[f"Đơn vị tính: {measure}", "", ""], ["Đơn vị", title, "Khác"], ["A", "1", "2"], ["Xã A", "9", "2"]]
    assert bool(remarks(rows, "như đơn vị tính chung")) == asked


def test_shares_to_be_typed_are_blank_in_a_total_which_is_asked() -> None:
    head = [["Dự án", "Vốn", "Khối lượng (%)", "So sánh (%)"], ["A", "1", "2", "3=2/1"]]
    rows = [*head, ["Cầu A", "9", "50", "5"], ["Cầu B", "8", "40", "5"]]
    [asked] = remarks([*rows, ["Tổng cộng", "17", "", ""]], "tỷ lệ, bình quân phải nhập")
    assert asked.startswith("cột 2:")
    assert remarks(rows, "tỷ lệ, bình quân phải nhập") == []


def test_figures_with_decimals_below_wages_are_asked() -> None:
    head = [["Họ tên", "Phụ cấp", ""], ["", "Chức vụ", "Khác (đồng)"], ["(1)", "(2)", "(3)"]]
    assert remarks([*head, ["A", "0,5", "900"], ["B", "0,7", "800"]], "là hệ số thì ghi kieu: binh_quan")
    assert not remarks([*head, ["A", "5", "900"], ["B", "7", "800"]], "là hệ số thì ghi kieu: binh_quan")


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Kỳ trước", True),
        ("Cùng kỳ năm trước", True),
        ("Từ kỳ trước chuyển sang", False),
        ("Đạt", False),
        ("Tăng (+), giảm (-) hộ nghèo so năm trước", False),
        ("Tăng so với cùng kỳ", False),
        ("Số sổ năm trước", True),
    ],
)
def test_columns_of_an_earlier_period_are_asked(title: str, asked: bool) -> None:
    rows = [["Xã", "Kỳ này", title], ["(1)", "(2)", "(3)"], ["A", "5", "4"], ["B", "6", "7"]]
    assert bool(remarks(rows, "cột 3: số của kỳ trước")) == asked


def test_quotients_of_one_table_print_the_same_for_nothing() -> None:
    head = [
        ["Xã", "Có", "Đạt", "Tỷ lệ đạt (%)", "Tỷ lệ có (%)"],
        ["(1)", "(2)", "(3)", "(4)=(3)/(2)*100", "(5)=(2)/(3)*100"],
    ]
    found = read_header(grid_of_texts([*head, ["A", "0", "4", "-", "0"], ["B", "4", "2", "50", "200"]]))
    assert [leaf.blank for leaf in leaves_of(found.columns)] == ["", "", "", "-", "-"]
    assert any("như cột 4" in remark for remark in found.remarks)


def test_a_sum_of_rows_that_stay_blank_in_a_column_is_typed_there_and_told() -> None:
    head = [["Chỉ tiêu", "Mã số", "Kế hoạch", "Thực hiện"], ["A", "B", "1", "2"]]
    rows = [["Khách (01=02+03)", "01", "50", "40"], ["Quốc tế", "02", "x", "10"], ["Trong nước", "03", "x", "30"]]
    assert remarks([*head, *rows], "dòng 01: cột 1 phải nhập")
    filled = [rows[0], ["Quốc tế", "02", "20", "10"], rows[2]]
    assert not remarks([*head, *filled], "phải nhập, vì các dòng")


def test_blank_columns_take_decimals_of_the_one_of_the_same_name() -> None:
    head = [
        ["TT", "Cây", "Năm trước", "Năm nay"],
        ["TT", "Cây", "Diện tích", "Diện tích"],
        ["A", "B", "1", "2"],
    ]
    found = read_header(merged_grid([*head, ["1", "Lúa", "5,4", ""], ["2", "Ngô", "3,2", ""]]))
    figures = list(leaves_of(found.columns))[2:]
    assert [leaf.places for leaf in figures] == [1, 1]
    assert "1 số lẻ như cột 1 cùng tên" in figures[1].note


def test_no_other_sum_is_offered_beside_one_that_the_code_row_states() -> None:
    head = [["TT", "Loại", *["Sử dụng"] * 4], ["TT", "Loại", "Tổng số", "Cá nhân", "Tên tổ chức", "Khác"]]
    for code, offered in (("(1)=(2)+(3)+(4)", False), ("(1)", True)):
        rows = [["A", "B", code, "(2)", "(3)", "(4)"], ["1", "Lúa", "9", "4", "Hợp tác xã", "5"]]
        found = read_header(merged_grid([*head, *rows, ["2", "Ngô", "8", "4", "Công ty", "4"]]))
        assert any("bằng tổng các cột 2, 4" in remark for remark in found.remarks) == offered


def test_figures_below_a_title_of_the_year_before_are_said_to_be_typed() -> None:
    group = HeaderColumn("Thực hiện năm trước", columns=(HeaderColumn("Tổng số", "tong", "1"),))
    now = HeaderColumn("Kỳ này", columns=(HeaderColumn("Tổng số", "nay", "2"),))
    assert any(words.startswith("cột 1: số của kỳ trước") for words in open_points((group, now), "", ""))


def test_a_group_of_columns_without_a_title_is_asked_about() -> None:
    head = [["TT", "Tên", "", ""], ["TT", "Tên", "Tháng này", "Lũy kế"], ["A", "B", "1", "2"]]
    columns = (HeaderColumn("", columns=(HeaderColumn("Tháng này", "thang_nay"), HeaderColumn("Lũy kế", "luy_ke"))),)
    assert ["Tháng này, Lũy kế" in words for words in untitled_groups(columns)] == [True]
    assert read_header(grid_of_texts([*head, ["1", "Một", "5", "6"]])).columns


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Số đơn vị (đơn vị)", "đơn vị"),
        ("Số lao động (người)", "người"),
        ("Số đơn vị tham gia", "đơn vị"),
        ("Số đơn khiếu nại", "đơn"),
        ("Số hồ sơ", "hồ sơ"),
        ("Số phải đóng", ""),
    ],
)
def test_columns_that_count_something_else_than_the_table_are_asked_with_their_unit(title: str, unit: str) -> None:
    asked = list(open_points([HeaderColumn(title, "so", "1", kind="so")], "Triệu đồng", ""))
    assert [f"ghi don_vi_tinh: {unit} ở cột" in words for words in asked] == [True] * bool(unit)
