"""The unit of measure of a prescribed row decides what kind of figure it holds; the rest is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_row_kinds import (
    AVERAGE,
    MONEY,
    as_divided,
    is_average,
    unsure_decimals,
    with_kinds,
    with_units,
)

DAY = "hiểu là ngày tháng (là số ngày thì bỏ kieu: ngay)"
DIVIDED = f"công thức chia cho một dòng khác: {AVERAGE}"


def row(label: str, unit: str = "", *texts: str, **more: object) -> DraftRow:
    return DraftRow("01", label, unit=unit, texts=texts, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "kind", "asked"),
    [
        (row("Số lượt khám", "Lượt"), "", ""),
        (row("Tỷ lệ hộ nghèo", "%"), "", ""),  # the unit says so already
        (row("Tỷ lệ hộ nghèo", "Phần trăm"), "ty_le", ""),
        (row("Tỷ lệ hộ nghèo (%)"), "ty_le", "phần trăm, không cộng vào tổng"),
        (row("Các khoản thu hưởng 100%"), "", ""),
        (row("Tổng thu", "Tỷ đồng"), "tien", ""),
        (row("Tổng thu (triệu đồng)"), "tien", "tiền, theo tên dòng"),
        (row("Chi một lượt", "Triệu đồng/lượt"), "binh_quan", AVERAGE),
        (row("Thu nhập bình quân", "Triệu đồng/người/năm"), "binh_quan", AVERAGE),
        (row("Bác sĩ trên 1 vạn dân", "Bác sĩ/vạn dân"), "binh_quan", AVERAGE),
        (row("Công suất", "m3/ngày đêm"), "", ""),
        (row("Số nhóm, lớp", "Nhóm/lớp"), "", ""),
        (row("Thời gian chờ trung bình", "Phút", "35", "30"), "binh_quan", AVERAGE),
        (row("Hộ có mức sống trung bình", "Hộ"), "", ""),
        (row("Tỷ suất sinh", "‰"), "binh_quan", "phần nghìn: không cộng vào tổng"),
        (row("Số ngày nghỉ", "Ngày"), "", ""),
        (row("Bắt đầu", "Ngày", "05/01/2026"), "ngay", ""),
        (row("Bắt đầu", "ngày/tháng"), "ngay", ""),
        (row("Ngày hoàn thành", "Ngày"), "ngay", DAY),
        (row("Ngày điều trị bình quân", "Ngày"), "binh_quan", AVERAGE),
        (row("- Ngày công lao động", "Ngày"), "", ""),
        (row("Ngày giường", "ngày"), "", ""),
        (row("Ngày bắt đầu", "Ngày", figures=((0, Decimal(46150)),)), "ngay", DAY),
        (row("Hạn giải quyết", "Ngày", figures=((0, Decimal(15)),)), "", ""),
        (row("Thời hạn nộp", "Ngày"), "ngay", DAY),
        (row("Đạt chuẩn", "Có/Không"), "chon", "chọn Có hay Không (ghi 1, 0 thì sửa thành kieu: co_khong)"),
        (row("Đạt chuẩn", "Có/Không", "1", figures=((0, Decimal(1)),)), "co_khong", "ghi 1 là có, 0 là không"),
        (row("THU NGÂN SÁCH", heading=True), "", ""),
        (row("Tỷ lệ giáo viên/trường (02 : 01)", "giáo viên/trường", formula="02 / 01"), "binh_quan", AVERAGE),
        (row("Tỷ lệ giáo viên trên trường", "giáo viên/trường"), "binh_quan", AVERAGE),
        (row("Số giáo viên một lớp", "giáo viên/lớp", formula="02 / 01"), "binh_quan", AVERAGE),
        (
            row("Tỷ lệ học sinh trên lớp", "học sinh"),
            "binh_quan",
            f"tên là tỷ lệ, đơn vị tính là học sinh, không phải %: {AVERAGE}",
        ),
        (row("Số lượt khám một người", "lượt", formula="02 / 01"), "binh_quan", DIVIDED),
        (row("So với dự toán", "lần", formula="03 / (01 + 02)"), "binh_quan", DIVIDED),
        (
            row("Số trẻ", "cháu/nhóm"),
            "",
            "đơn vị tính “cháu/nhóm”: hiểu là số đếm; là số bình quân thì ghi kieu: binh_quan",
        ),
        (row("Số xã, phường", "Xã/phường"), "", ""),
        (row("Sản lượng", "tấn", formula="02 * 01 / 10"), "", ""),
        (row("Một phần mười", "tấn", formula="02 / 10"), "", ""),
        (row("Một phần trăm", "tấn", formula="02 / 100"), "", ""),
    ],
)
def test_kinds_of_rows(draft: DraftRow, kind: str, asked: str) -> None:
    [found] = with_kinds([draft], in_money=False)
    assert (found.kind, found.remark) == (kind, asked)
    assert found.choices == (("Có", "Không") if kind == "chon" else ())


def test_counts_beside_money_say_that_they_are_counts() -> None:
    assert [item.kind for item in with_kinds([row("Số hộ", "Hộ"), row("Khác")], in_money=True)] == ["so", ""]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Số người nộp thuế bị cưỡng chế (lượt)", "so"),
        ("Số hộ được hỗ trợ (hộ)", "so"),
        ("Chi hỗ trợ (triệu đồng)", "tien"),
        ("Chi hỗ trợ (đồng)", "tien"),
        ("Chi hỗ trợ (cấp tỉnh)", ""),
    ],
)
def test_a_count_by_its_name_in_a_table_of_money_is_told(label: str, kind: str) -> None:
    [found] = with_kinds([row(label)], in_money=True)
    assert (found.kind, "không phải tiền như bảng" in found.remark) == (kind, kind == "so")


def test_a_unit_goes_on_in_a_merged_cell_and_with_ditto_marks() -> None:
    rows = [row("a", "Người"), row("b"), row("c", '"'), row("d", "-nt-"), row("e", "%")]
    assert [item.unit for item in with_units(rows, {1: "Người"})] == ["Người", "Người", "Người", "Người", "%"]


def test_decimals_of_what_is_measured_are_asked_about_where_the_file_has_no_figure() -> None:
    rows = [row("Thu", "Tỷ đồng", kind="tien"), row("Lúa", "Tấn"), row("Ngô", "Tấn", "12"), row("Xã", "Xã")]
    [asked] = unsure_decimals(rows)
    assert asked.startswith("dòng 01, 01 (Tỷ đồng, Tấn): không biết mấy số lẻ")


@pytest.mark.parametrize(
    ("title", "average"),
    [("Năng suất (tạ/ha)", True), ("Điểm trung bình", True), ("Trung bình", False), ("Xếp loại trung bình", False)],
)
def test_titles_of_averages(title: str, average: bool) -> None:
    assert is_average(title) is average


@pytest.mark.parametrize(
    ("formula", "made"),
    [("02 / 03", "02 / 03 * 100"), ("02 / 03 * 100", "02 / 03 * 100"), ("02 - 03", "02 - 03")],
)
def test_a_share_of_rows_is_multiplied_by_a_hundred(formula: str, made: str) -> None:
    [found] = with_kinds([row("Tỷ lệ", "%", formula=formula)], in_money=False)
    assert (found.formula, "nhân thêm 100" in found.remark) == (made, formula != made)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Đồng", True),
        ("đồng/kg", True),
        ("Số tiền (đồng)", True),
        ("Kinh phí, triệu đồng", True),
        ("1000đ", True),
        ("Tr.đồng", True),
        ("Người; đồng", True),
        ("Đồng Việt Nam", True),
        ("Cộng đồng thôn", False),
        ("Hội đồng xã", False),
        ("Hợp đồng thuê", False),
        ("Số hợp đồng", False),
        ("Đồng bào dân tộc", False),
        ("Nghìn đồng bào", False),
        ("Cánh đồng mẫu lớn (ha)", False),
    ],
)
def test_dong_is_money_only_as_a_unit_of_measure(text: str, money: bool) -> None:
    assert bool(MONEY.search(text)) == money


def test_boxes_in_the_cells_of_one_row_are_a_choice_of_that_row() -> None:
    [found] = with_kinds([row("Đạt chuẩn", "", "☐ Có ☐ Không")], False)
    assert (found.kind, found.choices) == ("chon", ("Có", "Không"))


def test_rows_below_a_heading_with_a_unit_of_money_are_money() -> None:
    rows = [
        DraftRow("", "Lao động (người)", heading=True), DraftRow("01", "Tổng số"),
        DraftRow("", "Tiền lương (triệu đồng)", heading=True), DraftRow("02", "Quỹ lương"),
        DraftRow("03", "Lương bình quân"),
    ]  # fmt: skip
    assert [row.kind for row in with_kinds(rows, False)] == ["", "", "", "tien", "binh_quan"]


@pytest.mark.parametrize(
    ("label", "unit", "texts", "kind"),
    [
        ("Tên chợ lớn nhất", "", (), "chu"),
        ("Tên chợ", "chợ", (), ""),
        ("Năm đạt chuẩn", "năm", ("2020",), "chu"),
        ("Năm đạt chuẩn", "năm", ("5",), ""),
        ("Năm 2024", "", (), ""),
        ("Số năm", "năm", (), ""),
    ],
)
def test_rows_of_names_and_of_years_are_words(label: str, unit: str, texts: tuple[str, ...], kind: str) -> None:
    assert with_kinds([DraftRow("01", label, unit=unit, texts=texts)], False)[0].kind == kind


def test_averages_without_a_figure_are_asked_about_their_decimals() -> None:
    rows = [
        DraftRow("16", "Tuổi bình quân", kind="binh_quan"),
        DraftRow("17", "Hệ số", kind="binh_quan", texts=("1,2",)),
    ]
    [asked] = unsure_decimals(rows)
    assert asked.startswith("dòng 16 (số bình quân): ")
    assert "ghi so_le" in asked


def test_a_formula_found_later_makes_an_average_too() -> None:
    assert as_divided(row("Số lượt", "lượt", formula="02 / 01")).kind == "binh_quan"
    assert as_divided(row("Số lượt", "lượt", "12", "14", formula="02 / 01")).places == 0
    assert as_divided(row("Số lượt", "lượt", formula="02 + 01")).kind == ""
    assert as_divided(row("Chi", "đồng", formula="02 / 01", kind="tien")).kind == "tien"
