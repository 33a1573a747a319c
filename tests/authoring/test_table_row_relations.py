"""Codes, formulas and wholes of prescribed rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_identities import row_identities
from tthc_render.authoring.table_row_relations import related, renumbered


def rows(*given: tuple[str, str, str], figures: tuple[int | None, ...] = ()) -> list[DraftRow]:
    """Rows of (code, number, label), with one figure each."""
    drafts = []
    for place, (code, symbol, label) in enumerate(given):
        value = figures[place] if place < len(figures) else None
        own = ((2, Decimal(value)),) if value is not None else ()
        drafts.append(DraftRow(code, label, symbol, figures=own))
    return related(drafts)


@pytest.mark.parametrize(
    ("label", "formula"),
    [
        ("Tổng số (01=02+03)", "02 + 03"),
        ("Tổng số (02+03)", "02 + 03"),
        ("Tổng số (01 = 02 + ... + 04)", "02 + ... + 04"),
        ("Tỷ lệ (01=02/03×100)", "02 / 03 * 100"),
        ("Tổng số [01 = 02 + 03]", "02 + 03"),
        ("Tổng số [01]=[02]+[03]", "02 + 03"),
        ("Tổng số (01=02+09)", ""),
        ("Tỷ lệ xong [(02+03)/04] (%)", "(02 + 03) / 04"),
        ("Tỷ lệ xong (02/04) (%)", "02 / 04"),
        ("Tỷ lệ xong (01 = 02/04) (%)", "02 / 04"),
        ("Bình quân [02/(03+04)]", "02 / (03 + 04)"),
    ],
)
def test_formulas_of_labels_over_codes(label: str, formula: str) -> None:
    found = rows(("01", "", label), ("02", "", "a"), ("03", "", "b"), ("04", "", "c"))
    assert found[0].formula == formula
    assert ("09" in found[0].remark) == (not formula)


def test_a_formula_over_numbers_of_rows_is_put_into_codes_and_asked_about() -> None:
    found = rows(("TDT", "I", "Tổng diện tích (1+2)"), ("NNP", "1", "Nông nghiệp"), ("CSD", "2", "Chưa sử dụng"))
    assert found[0].formula == "NNP + CSD"
    assert "số thứ tự" in found[0].remark


def test_a_block_with_the_codes_of_the_one_above_computes_from_its_own_rows() -> None:
    block = [("01", "", "Phải làm (01=02-03)"), ("02", "", "a"), ("03", "", "b")]
    found = rows(*block, ("", "B", "VỀ TIỀN"), *block)
    assert found[0].formula == "02 - 03"
    assert found[4].formula == f"{found[5].code} - {found[6].code}"
    assert "mã mới" in found[4].remark
    assert "bảng gốc không ghi mã" not in found[4].remark
    slip = rows(*block, ("02", "", "c"), ("04", "", "Tổng (04=02+03)"))
    assert slip[4].formula == "02 + 03"


def test_numbers_of_labels_are_stronger_than_equal_codes() -> None:
    found = rows(("", "", "1. Tai nạn"), ("1", "", "Do máy"), ("2", "", "Do người"), ("", "", "2. Khác"),
                 ("", "", "3. Tổng số (3=1+2)"))  # fmt: skip
    assert found[4].formula == f"{found[0].code} + {found[3].code}"
    assert {found[0].code, found[3].code}.isdisjoint({"1", "2"})


def test_codes_kept_as_numbers_get_their_zero_again() -> None:
    found = rows(("01", "", "a"), ("2", "", "b"), ("03", "", "c"), ("10", "", "d"))
    assert [row.code for row in found] == ["01", "02", "03", "10"]
    assert "hiểu là 02" in found[1].remark
    assert [row.code for row in rows(("1", "", "a"), ("2", "", "b"))] == ["1", "2"]


def test_parts_belong_to_the_row_that_their_number_or_place_names() -> None:
    found = rows(
        ("A", "1.1", "Chết"), ("B", "1.1.1", "Trong đó: trẻ em"), ("C", "1.1.2", "nữ giới"), ("D", "1.2", "Bị thương")
    )
    assert [row.parent for row in found] == ["", "A", "A", ""]
    found = rows(
        ("05", "", "Văn bản đi"), ("06", "", "Trong đó: - Quy phạm"), ("07", "", "- Ký số"), ("08", "", "Văn bản đến")
    )
    assert [row.parent for row in found] == ["", "05", "05", ""]


def test_sums_that_figures_show_are_taken_and_asked_about() -> None:
    given = (("", "I", "Thu"), ("", "1", "Thuế"), ("", "2", "Phí"), ("", "II", "Chi"))
    assert rows(*given, figures=(30, 10, 20, 5))[0].formula == "02 + 03"
    assert "cho thấy" in rows(*given, figures=(30, 10, 20, 5))[0].remark
    assert rows(*given, figures=(31, 10, 20, 5))[0].formula == ""
    blank = rows(*given)[0]
    assert blank.formula == ""
    assert "cong_thuc: 02 + 03" in blank.remark


def test_a_last_total_without_a_formula_is_asked_about() -> None:
    found = rows(("A", "1", "a"), ("B", "2", "b"), ("C", "", "TỔNG GIÁ TRỊ"))
    assert "cong_thuc" in found[2].remark
    assert found[0].remark == ""


def test_sums_of_rounded_figures_and_shares_beside_them() -> None:
    drafts = [
        DraftRow(code="", label=label, symbol=symbol, figures=((2, Decimal(figure)),))
        for symbol, label, figure in (("I", "Thu", "30,1"), ("1", "Thuế", "10,04"), ("2", "Phí", "20,02"))
        for figure in [figure.replace(",", ".")]
    ]
    assert related(drafts)[0].formula == "02 + 03"


def test_a_second_sum_of_a_label_is_asked_about() -> None:
    found = rows(("01", "", "Tổng số (01=02+03=04+05)"), *((f"0{n}", "", "a") for n in (2, 3, 4, 5)))
    assert found[0].formula == "02 + 03"
    assert "01 = 04 + 05" in found[0].remark


@pytest.mark.parametrize(
    ("symbols", "expected", "asked"),
    [
        (["1", "1.1", "1.2", "2", "2.1"], ["1", "1.1", "1.2", "2", "2.1"], 0),
        ([f"2.{last}" for last in range(1, 10)] + ["2.1", "2.11"], [f"2.{last}" for last in range(1, 12)], 1),
        (["I", "1", "2", "II", "1", "2"], ["I", "1", "2", "II", "1", "2"], 0),
        (["1", "2", "2", "3"], ["1", "2", "2", "3"], 1),
        (["1.1", "1.2", "1.1"], ["1.1", "1.2", "1.1"], 1),
        (["1", "a", "b", "2", "a", "b"], ["1", "a", "b", "2", "a", "b"], 0),
        (["", "", "1", ""], ["", "", "1", ""], 0),
    ],
)
def test_numbers_of_rows_count_on_or_are_asked(symbols: list[str], expected: list[str], asked: int) -> None:
    rows = renumbered([DraftRow("", f"Dòng {place}", symbol=symbol) for place, symbol in enumerate(symbols)])
    assert [row.symbol for row in rows] == expected
    assert sum(bool(row.remark) for row in rows) == asked


def test_numbers_that_begin_anew_mean_the_rows_beside_the_total() -> None:
    found = rows(
        ("", "", "TỔNG THU (I+II)"), ("", "I", "Thuế"), ("", "II", "Phí"),
        ("", "", "TỔNG CHI (I+II)"), ("", "I", "Đầu tư"), ("", "II", "Thường xuyên"),
    )  # fmt: skip
    assert [row.formula for row in found if row.formula] == ["02 + 03", "05 + 06"]
    below = rows(
        ("", "1", "a"), ("", "2", "b"), ("", "", "Cộng (1+2)"), ("", "1", "c"), ("", "2", "d"), ("", "", "Cộng (1+2)")
    )
    assert [row.formula for row in below if row.formula] == ["01 + 02", "04 + 05"]


def test_numbers_after_a_total_are_not_doubled() -> None:
    drafts = [DraftRow("", label, symbol) for symbol, label in (("I", "Thuế"), ("", "TỔNG CHI"), ("I", "Đầu tư"))]
    assert [row.remark for row in renumbered(drafts)] == ["", "", ""]


def test_a_sum_of_rows_with_letters_is_read_and_a_first_total_without_one_is_asked() -> None:
    rows = [DraftRow("", "Thu nội địa", "A"), DraftRow("", "Thu khác", "B")]
    assert related([DraftRow("", "TỔNG THU (A+B)"), *rows])[0].formula == "02 + 03"
    assert "chưa có công thức" in related([DraftRow("", "TỔNG THU"), *rows])[0].remark
    groups = [DraftRow("01", "Sách"), DraftRow("02", "Cộng I"), DraftRow("03", "Cộng tác viên"), DraftRow("04", "Bút")]
    assert ["chưa có công thức" in row.remark for row in related(groups)] == [False, True, False, False]


@pytest.mark.parametrize(
    ("label", "unit", "formula"),
    [
        ("Tỷ lệ hộ B (02/01)", "%", "02 / 01"),
        ("Tỷ lệ hộ B (02:01)", "", "02 / 01"),
        ("Số hộ B trên mỗi hộ (02/01)", "lần", "02 / 01"),
        ("Tỷ lệ hộ B (02/01x100)", "%", "02 / 01 * 100"),
        ("Tỷ lệ hộ B (02/01) (%)", "", "02 / 01"),
        ("Hộ được vay vốn (02/01)", "Hộ", ""),  # no share: may be a day
        ("Tỷ lệ hộ B (12/2026)", "%", ""),
    ],
)
def test_a_quotient_without_its_own_code_in_a_share(label: str, unit: str, formula: str) -> None:
    found = related([DraftRow("01", "Hộ"), DraftRow("02", "Hộ B"), DraftRow("03", label, unit=unit)])
    assert found[2].formula == formula


@pytest.mark.parametrize(
    ("given", "parents"),
    [
        ([("01", "", "Sách"), ("02", "", "- Cũ"), ("03", "", "- Mượn"), ("04", "", "Vở")], ["", "01", "01", ""]),
        ([("01", "1", "Sách"), ("02", "1.1", "Cũ"), ("03", "1.2", "Mượn"), ("04", "2", "Vở")], ["", "01", "01", ""]),
        ([("01", "", "Sách"), ("02", "", "Cũ"), ("03", "", "Vở")], ["", "", ""]),
    ],
)
def test_rows_below_a_bare_heading_of_parts(given: list[tuple[str, str, str]], parents: list[str]) -> None:
    drafts = [DraftRow(code, label, symbol) for code, symbol, label in given]
    found = related([drafts[0], DraftRow("", "Trong đó:", heading=True), *drafts[1:]])
    assert [row.parent for row in found if not row.heading] == parents
    assert found[1].parent == ""
    assert ("trong_do" in found[1].remark) == (not any(parents))


@pytest.mark.parametrize(
    ("codes", "formula", "asked"),
    [
        (["05", "06", "10"], "05 * 06 / 10", "là số thì ghi 10.0"),
        (["05", "06", "100"], "05 / 06 * 100", "là dòng thì ghi [100]"),
        (["05", "06", "07"], "05 * 06 / 10", ""),
    ],
)
def test_a_ten_or_hundred_that_is_a_code_of_a_row_too_is_asked(codes: list[str], formula: str, asked: str) -> None:
    found = related([*(DraftRow(code, f"Dòng {code}") for code in codes), DraftRow("09", f"Tỷ số (09={formula})")])
    assert found[-1].formula == formula
    assert asked in found[-1].remark
    assert ("hiểu là" in found[-1].remark) == bool(asked)


def test_the_code_of_a_row_without_one_beside_rows_that_have_codes_is_not_printed() -> None:
    found = related([DraftRow("", "Tổng diện tích"), DraftRow("NNP", "Nông nghiệp"), DraftRow("CSD", "Chưa sử dụng")])
    assert [(row.code, row.uncoded) for row in found] == [("01", True), ("NNP", False), ("CSD", False)]
    assert "in_ma" in found[0].remark
    assert [row.uncoded for row in related([DraftRow("", "A"), DraftRow("", "B")])] == [False, False]


@pytest.mark.parametrize(
    ("given", "parent", "asked"),
    [
        ([("6", "Kê khai", "Người"), ("7", "Tỷ lệ", "%"), ("8", "Trong đó: xác minh", "Người")], "6", ""),
        ([("6", "Đã cấp (%)", ""), ("8", "Trong đó: xác minh", "Người")], "", "không rõ của dòng nào"),
        ([("6", "Lớp học", "Lớp"), ("8", "Trong đó: nữ", "Người")], "", "không rõ của dòng nào"),
        ([("6", "Người học", "Người"), ("8", "Trong đó: tỷ lệ nữ", "%")], "", "không rõ của dòng nào"),
        (
            [("1120", "2. Trồng", ""), ("1121", "- Mới", ""), ("1122", "- Lại", ""), ("1124", "Trong đó: cao su", "")],
            "1120",
            "",
        ),
        (
            [("01", "2. Trồng", ""), ("02", "- Mới", ""), ("03", "- Lại", ""), ("04", "Trong đó: cao su", "")],
            "03",
            "của dòng 01 thì sửa trong_do",
        ),
        ([("01", "1. Điện", ""), ("03", "- Nước", ""), ("04", "- Gió", ""), ("03.1", "Trong đó: than", "")], "03", ""),
    ],
)
def test_a_part_is_of_a_row_that_can_have_it_or_is_asked(
    given: list[tuple[str, str, str]], parent: str, asked: str
) -> None:
    found = related([DraftRow(code, label, unit=unit) for code, label, unit in given])[-1]
    assert found.parent == parent
    assert asked in found.remark
    assert ("sửa" in found.remark or "không rõ" in found.remark) == bool(asked)


def test_a_part_that_names_its_whole_and_rows_below_a_dividing_heading() -> None:
    drafts = [
        DraftRow("02", "Số bản sách"),
        DraftRow("", "Chia ra:", heading=True),
        DraftRow("03", "- Sách in"),
        DraftRow("04", "- Báo"),
        DraftRow("06", "Trong 02: bổ sung trong năm"),
    ]
    found = related(drafts)
    assert "cong_thuc: 03 + 04" in found[0].remark
    assert found[4].parent == "02"


def test_a_second_sum_that_all_figures_show_is_asked_about() -> None:
    def row(code: str, label: str, *values: int) -> DraftRow:
        return DraftRow(code, label, figures=tuple((at, Decimal(value)) for at, value in enumerate(values)))

    given = [row("01", "I. Thụ lý", 9, 7), row("04", "II. Ủy thác", 1, 2), row("05", "III. Phải làm (05=01-04)", 8, 5),
             row("06", "1. Có điều kiện", 5, 3), row("10", "2. Chưa có", 3, 2)]  # fmt: skip
    assert "05 = 06 + 10" in related(given)[2].remark
    given[4] = row("10", "2. Chưa có", 3, 1)
    assert "06 + 10" not in related(given)[2].remark


def test_formulas_beside_names_and_parts_of_the_row_that_counts_the_same() -> None:
    rows = [
        ["Khởi tố mới", "Vụ", "01", ""],
        ["Khởi tố mới", "Bị can", "02", ""],
        ["Trong đó: do Viện kiểm sát", "Vụ", "03", ""],
        ["Đã giải quyết", "Vụ (= dòng 05+06)", "04", ""],
        ["- Truy tố", "Vụ", "05", ""],
        ["- Đình chỉ", "Vụ", "06", ""],
        ["Tỷ lệ = dòng 04/(01+03)", "%", "07", ""],
    ]
    head = [["Chỉ tiêu", "Đếm", "Dòng", "Tổng số"], ["A", "B", "C", "1"]]
    found = read_header(grid_of_texts([*head, *rows])).rows
    assert [row.formula for row in found] == ["", "", "", "05 + 06", "", "", "04 / (01 + 03) * 100"]
    assert [row.parent for row in found] == ["", "", "01", "", "", "", ""]


def test_a_row_without_a_code_that_states_a_sum_of_another_row_is_a_heading_and_an_identity() -> None:
    given = rows(("04", "", "Học sinh"), ("", "", "Theo tuổi (04 = 09 + … + 10)"), ("09", "", "a"), ("10", "", "b"))
    made = related(given)
    assert [(row.code, row.heading, row.seconds, row.formula) for row in made] == [
        ("04", False, ("09 + … + 10",), ""), ("", True, (), ""), ("09", False, (), ""), ("10", False, (), ""),
    ]  # fmt: skip
    assert "thành phép kiểm tra ở kiem_tra" in made[1].remark


def test_two_headings_that_state_sums_of_one_row_are_two_identities() -> None:
    given = rows(
        ("01", "", "Học sinh"),
        ("", "", "Chia theo giới (01 = 02 + 03)"), ("02", "", "Nam"), ("03", "", "Nữ"),
        ("", "", "Chia theo tuổi (01 = 04 + 05)"), ("04", "", "a"), ("05", "", "b"),
    )  # fmt: skip
    made = related(given)
    assert made[0].seconds == ("02 + 03", "04 + 05")
    assert [(item.name, item.text) for item in row_identities(made)] == [
        ("dong_01", "01 = 02 + 03"), ("dong_01_2", "01 = 04 + 05"),
    ]  # fmt: skip


def test_a_chain_of_sums_in_a_label_is_a_formula_and_checks() -> None:
    names = ["Tổng số (01=02+03=04+05=06+07)", "Nam", "Nữ", "Trẻ", "Già", "Kinh", "Khác"]
    made = related([DraftRow(f"{number:02d}", name) for number, name in enumerate(names, 1)])
    assert (made[0].formula, made[0].seconds) == ("02 + 03", ("04 + 05", "06 + 07"))


@pytest.mark.parametrize(("title", "told"), [("Tăng, giảm", False), ("Số xe cũ", True)])
def test_a_part_may_have_more_than_its_whole_in_a_column_that_compares(title: str, told: bool) -> None:
    head = [["STT", "Chỉ tiêu", "Đơn vị tính", "Năm nay", title], ["A", "B", "C", "1", "2"]]
    rows = [["I", "Xe", "xe", "90", "5"], ["", "Trong đó: xe điện", "xe", "30", "20"], ["II", "Tải", "tấn", "5", "6"]]
    remarks = " ".join(read_header(grid_of_texts([*head, *rows])).remarks)
    assert ("lớn hơn dòng 01" in remarks) is told


@pytest.mark.parametrize(("compared", "parent"), [((3,), "02"), ((), "01")])
def test_a_part_is_of_the_row_above_though_it_differs_by_more(compared: tuple[int, ...], parent: str) -> None:
    rows = [
        DraftRow("01", "Tổng chi", "B", figures=((2, Decimal(900)), (3, Decimal(80)))),
        DraftRow("02", "Chi thường xuyên", "1", figures=((2, Decimal(500)), (3, Decimal(-90))), indent=1),
        DraftRow("03", "Trong đó: Chi A", figures=((2, Decimal(300)), (3, Decimal(40))), indent=1),
    ]
    assert related(rows, compared)[2].parent == parent
