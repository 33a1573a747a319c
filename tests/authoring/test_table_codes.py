"""Codes in twelve styles, formulas of the code row, and formulas of Excel as formulas over codes."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_codes import find_code_row, from_excel, is_code_row, lacks_hundred, read_code
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse

HEAD = ["TT", "Đơn vị", "Tổng số", "Mới", "Cũ"]


@pytest.mark.parametrize(
    "codes",
    [
        ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"],
        ["1", "2", "3=4+5", "4", "5"],
        ["[1]", "[2]", "[3]=[4]+[5]", "[4]", "[5]"],
        ["(1)", "(2)", "(3=4+5)", "(4)", "(5)"],
        ["A", "B", "1=2+3", "2", "3"],
        ["(A)", "(B)", "(1)", "(2)", "(3)"],
        ["MS", "A", "1=2+3", "2", "3"],
        ["A", "B", "C", "1", "2"],
        ["1", "2", "3", "3a", "4"],
        ["-1", "-2", "-3", "-4", "-5"],
        ["-1", "-2", "-4", "-5", "-6"],
        ["-2", "-3", "-4", "-5", "-6"],
        ["Cột 1", "Cột 2", "Cột 3", "Cột 4", "Cột 5"],
        ["", "(1)", "(2)", "(3)", "(4)"],
        ["a", "b", "1", "2", "3"],
        ["A", "B", "1", "1.1", "1.2"],
        ["(1)", "(2)", "(2.1)", "(2.2)", "(3)"],
        ["A", "1=2+3", "2", "2.1", "2.2"],
        ["1", "2.1", "2.1.1", "2.1.2", "2.2"],
        ["A", "B", "1", "1,1", "1,2"],
    ],
)
def test_every_style_of_codes_is_found(codes: list[str]) -> None:
    assert find_code_row(grid_of_texts([HEAD, codes, ["1", "Xã A", "3", "1", "2"]])) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Xã A", "3", "1", "2"],
        ["2023", "2024", "2025", "2026", "2027"],
        ["-5", "-2", "-3", "-1", "-2"],
        ["Tổng", "12", "3", "4", "5"],
        ["1", "1.5", "2.25", "3.1", "4.2"],
    ],
)
def test_rows_of_data_are_no_codes(row: list[str]) -> None:
    assert find_code_row(grid_of_texts([HEAD, row])) is None


@pytest.mark.parametrize(
    ("text", "code", "formula", "printed"),
    [
        ("(3)=(4)+(5)", "(3)", "(4) + (5)", ""),
        ("3=4+5", "3", "(4) + (5)", ""),
        ("(3=4+5)", "(3)", "(4) + (5)", "(3=4+5)"),
        ("[3]=[4]-[5]", "[3]", "(4) - (5)", ""),
        ("6=4/3*100", "6", "(4) / (3) * 100", ""),
        ("(6)=(4):(3)x100%", "(6)", "(4) / (3) * 100", "(6)=(4):(3)x100%"),
        ("4 = 3 / 1 x 100", "4", "(3) / (1) * 100", "4 = 3 / 1 x 100"),
        ("1=(2+3)", "1", "((2) + (3))", "1=(2+3)"),
        ("(3)=((4)+(5))/2", "(3)", "((4) + (5)) / 2", ""),
        ("(8)=(7)x12", "(8)", "(7) * 12", "(8)=(7)x12"),
        ("10=7-(8+9)", "10", "(7) - ((8) + (9))", "10=7-(8+9)"),
        ("7=6/5 (%)", "7", "(6) / (5)", "7=6/5 (%)"),
        ("(2)=(5)+(14)+(23)", "(2)", "(5) + (14) + (23)", ""),
        ("-3", "(3)", "", ""),
        ("MS", "MS", "", ""),
        ("Cột 4", "(4)", "", "Cột 4"),
    ],
)
def test_code_and_formula_of_a_cell(text: str, code: str, formula: str, printed: str) -> None:
    found = read_code(text)
    assert (found.code, found.formula, found.printed, found.remark) == (code, formula, printed, "")


def test_what_is_not_understood_is_said() -> None:
    assert "tổng các cột" in read_code("(3)=tổng các cột").remark
    assert read_code("").remark == ""


def test_shares_without_a_hundred() -> None:
    assert lacks_hundred("(2) / (1)")
    assert not lacks_hundred("(2) / (1) * 100")
    assert not lacks_hundred("(2) + (1)")


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("=C7+D7", ("cot", "(3) + (4)")),
        ("=SUM(C7:D7)", ("cot", "(3) + (4)")),
        ("=ROUND(C7/D7*100,1)", ("cot", "(3) / (4) * 100")),
        ("=E8+E9", ("dong", "02 + 03")),
        ("=SUM(E8:E9)", ("dong", "02 + 03")),
        ("=$E$8-E9", ("dong", "02 - 03")),
        ("=C8+D9", ("", "")),
        ("=VLOOKUP(C7,A:B,2)", ("", "")),
        ("=Sheet2!C7", ("", "")),
        ("=E8+E99", ("", "")),
        ('=IF(C7=0,"",C7/D7)', ("cot", "(3) / (4)")),
        ("=C7+F7", ("cot", "(3) + ky_truoc")),
        ("=C7+G7", ("cot", "(3) + (3a)")),
    ],
)
def test_formulas_of_excel_become_formulas_over_codes(formula: str, wanted: tuple[str, str]) -> None:
    columns, rows = {3: "3", 4: "4", 5: "5", 6: "ky_truoc", 7: "3a"}, {8: "02", 9: "03"}
    assert from_excel(formula, columns, rows, (7, 5)) == wanted


@pytest.mark.parametrize(
    "codes",
    [
        ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"],
        ["1", "2", "3 = (4+5)", "4", "5"],
        ["A", "B", "1=2+3", "2", "3"],
        ["[1]", "[2]", "[3]=[4]+[5]", "[4]", "[5]"],
        ["Cột 1", "Cột 2", "Cột 3 = Cột 4 + Cột 5", "Cột 4", "Cột 5"],
        ["MS", "", "1=2+3", "2", "3"],
        ["A", "B", "C=D+E", "D", "E"],
        ["1.", "2.", "3.=4+5", "4.", "5."],
        ["{1}", "{2}", "{3}={4}+{5}", "{4}", "{5}"],
        ["I", "II", "III=IV+V", "IV", "V"],
        ["C1", "C2", "C3=C4+C5", "C4", "C5"],
        ["1", "2", "3=SUM(4:5)", "4", "5"],
        ["(1)", "(2)", "(3)=(4)+…+(5)", "(4)", "(5)"],
        ["①", "②", "③=④+⑤", "④", "⑤"],
        ["(1)", "(2)", "(3) = (4) + (5)", "(4)", "(5)"],
        ["(1)", "(2)", "(3=4+5)", "(4)", "(5)"],
        ["(A)", "(B)", "(1)=(2)+(3)", "(2)", "(3)"],
        ["(1)", "(2)", "(4)+(5)", "(4)", "(5)"],
        ["1", "2", "=4+5", "4", "5"],
        ["Cột 1", "Cột 2", "Cột 3=4+5", "Cột 4", "Cột 5"],
        ["(cột 1)", "(cột 2)", "(cột 3)=(cột 4)+(cột 5)", "(cột 4)", "(cột 5)"],
        ["1)", "2)", "3)=4)+5)", "4)", "5)"],
        ["/1/", "/2/", "/3/=/4/+/5/", "/4/", "/5/"],
        ["01", "02", "03=04+05", "04", "05"],
        ["<1>", "<2>", "<3>=<4>+<5>", "<4>", "<5>"],
        ["(1)", "(2)", "(3)=Σ(4:5)", "(4)", "(5)"],
        ["（1）", "（2）", "（3）=（4）+（5）", "（4）", "（5）"],
        ["C.1", "C.2", "C.3=C.4+C.5", "C.4", "C.5"],
        ["(1)", "(2)", "(3)=(4)+(5)", "4", "5"],
    ],
)
def test_code_rows_of_every_style_are_read(codes: list[str]) -> None:
    grid = grid_of_texts([HEAD, codes, ["1", "Xã A", "", "", ""]])
    columns = list(leaves_of(read_header(grid).columns))
    added = parse(columns[2].formula).references
    assert [reference(column.code) for column in columns[3:]] == [f"({plain_code(item.name)})" for item in added]
    assert [column.printed or column.code for column in columns if column.code][-1] == codes[-1]


@pytest.mark.parametrize(("text", "code"), [("1=2+3=4+5", "1"), ("(1)=(2)+(3)=(4)+(5)", "(1)"), ("(1=2+3=4+5)", "(1)")])
def test_a_second_sum_in_a_code_cell_is_read(text: str, code: str) -> None:
    read = read_code(text)
    assert (read.code, read.formula, read.printed) == (code, "(2) + (3)", text)
    assert read.seconds == ("(4) + (5)",)


def test_a_chain_of_sums_is_a_formula_and_checks() -> None:
    codes = ["A", "(2)=(3)+(4)=(5)+(6)=(7)+(8)", *(f"({number})" for number in range(3, 9))]
    head = ["Xã", "Tổng", "Nam", "Nữ", "Trẻ", "Già", "Kinh", "Khác"]
    header = read_header(grid_of_texts([head, codes, ["Xã A", *[""] * 7]]))
    total = list(leaves_of(header.columns))[1]
    assert (total.code, total.formula, total.printed) == ("(2)", "(3) + (4)", codes[1])
    assert [item.text for item in header.identities] == ["(2) = (5) + (6)", "(2) = (7) + (8)"]
    assert len({item.name for item in header.identities}) == 2


@pytest.mark.parametrize(
    ("text", "code", "formula"),
    [("3:4+5", "3", "(4) + (5)"), ("(3): (4)-(5)", "(3)", "(4) - (5)"), ("4:2", "", "")],
)
def test_a_colon_before_a_sum_is_a_sign_of_equality_and_asked_about(text: str, code: str, formula: str) -> None:
    read = read_code(text)
    assert (read.code, read.formula) == (code, formula)
    assert text in read.remark


def test_codes_of_two_levels_are_printed_and_not_called() -> None:
    head = ["TT", "Đơn vị", "Ghi rõ", "Tổng", "Hai", "Hai một", "Hai hai", "Ba"]
    codes = ["A", "B", "C", "1=2+3", "2", "2.1", "2.2", "3=2-2.1"]
    columns = list(
        leaves_of(read_header(grid_of_texts([head, codes, ["1", "Xã A", "y", "3", "1", "2", "1", "1"]])).columns)
    )
    assert [column.code for column in columns] == ["A", "B", "C", "1", "2", "", "", "3"]
    assert [column.printed for column in columns] == ["", "", "", "", "", "2.1", "2.2", "3=2-2.1"]
    assert columns[3].formula == "(2) + (3)"
    assert "2-2.1" in columns[7].note


@pytest.mark.parametrize(
    ("codes", "formulas"),
    [
        (["a", "b", "c", "d", "e", "g=c+d-e", "h=e/(c+d)"], ["(3) + (4) - (5)", "(5) / ((3) + (4)) * 100"]),
        (["a", "b", "c", "d", "đ", "e=c+d", "g=đ/e"], ["(3) + (4)", "(5) / (6) * 100"]),
        (["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)"], ["", ""]),
    ],
)
def test_small_letters_count_columns_and_print_as_they_are(codes: list[str], formulas: list[str]) -> None:
    head = ["STT", "Nguồn", "Kỳ trước", "Trong kỳ", "Đã xử lý", "Còn lại", "Tỷ lệ (%)"]
    columns = list(
        leaves_of(read_header(grid_of_texts([head, codes, ["1", "Trực tiếp", "2", "5", "6", "1", "85,7"]])).columns)
    )
    assert [column.code for column in columns] == [f"({place})" for place in range(1, 8)]
    assert [column.printed for column in columns] == codes
    assert [column.formula for column in columns[-2:]] == formulas


def test_words_of_a_row_are_no_letters_of_columns() -> None:
    assert read_code("6=5*60%").formula == "(5) * 0.6"
    rows = [["a", "Một", "5", "6"], ["b", "Hai", "5", "6"]]
    assert find_code_row(grid_of_texts(rows)) is None


@pytest.mark.parametrize(
    ("text", "code", "formula", "printed"),
    [
        ("9=3/3*100", "9", "(3) / tong(3) * 100", "9=3/3*100"),
        ("9=3/(3+4)*100", "9", "(3) / ((3) + (4)) * 100", "9=3/(3+4)*100"),
        ("(5)=(4)/(3)x100", "(5)", "(4) / (3) * 100", "(5)=(4)/(3)x100"),
        ("7=4/tổng(4)*100", "7", "(4) / tong(4) * 100", "7=4/tổng(4)*100"),
        ("7=4/tổng cột 4x100", "7", "(4) / tong(4) * 100", "7=4/tổng cột 4x100"),
        ("3=4/∑4", "3", "(4) / tong(4)", "3=4/∑4"),
        ("3=∑(4:6)", "3", "(4) + (5) + (6)", "3=∑(4:6)"),
        ("3.=4.+5.", "3", "(4) + (5)", "3.=4.+5."),
        ("6.=5./3.*100", "6", "(5) / (3) * 100", "6.=5./3.*100"),
        ("7=3/4%", "7", "(3) / (4)", "7=3/4%"),
        ("8=(3:4)100", "8", "((3) / (4)) * 100", "8=(3:4)100"),
        ("5=100%*3/4", "5", "100 * (3) / (4)", "5=100%*3/4"),
        ("5=%(2/1)", "5", "((2) / (1))", "5=%(2/1)"),
        ("5=4*60%", "5", "(4) * 0.6", "5=4*60%"),
        ("5=8/1x10", "5", "(8) / (1) * 10", "5=8/1x10"),
        ("6=4x10", "6", "(4) * (10)", "6=4x10"),
        ("6=(3+4)/2", "6", "((3) + (4)) / 2", "6=(3+4)/2"),
        ("6=(3+4)/5", "6", "((3) + (4)) / (5)", "6=(3+4)/5"),
    ],
)
def test_shares_totals_and_numbers_in_code_cells(text: str, code: str, formula: str, printed: str) -> None:
    found = read_code(text)
    assert (found.code, found.formula, found.printed) == (code, formula, printed)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("9=3/3*100", "chia cho chính nó"),
        ("5=8/1x10", "10 hiểu là số"),
        ("6=(3+4)/2", "2 hiểu là số"),
        ("(5)=(8)/(1)x10", ""),
        ("6=4/3*100", ""),
    ],
)
def test_what_a_code_cell_leaves_open_is_asked(text: str, asked: str) -> None:
    assert asked in read_code(text).remark
    assert bool(asked) == bool(read_code(text).remark)


def test_a_row_of_codes_with_points_is_found_and_its_share_is_one() -> None:
    grid = grid_of_texts(
        [["TT", "Đơn vị", "Tổng", "Nam", "Nữ", "So sánh"], ["1.", "2.", "3.=4.+5.", "4.", "5.", "6.=5./3.*100"]]
    )
    assert find_code_row(grid) == 1
    assert [(leaf.formula, leaf.kind) for leaf in leaves_of(read_header(grid).columns)][2::3] == [
        ("(4) + (5)", "so"), ("(5) / (3) * 100", "ty_le"),
    ]  # fmt: skip


def test_a_long_cell_of_numbers_is_read_in_no_time() -> None:
    assert read_code("1=" + "1. " * 400 + "?").formula == ""
    assert read_code("6.=(5.+4.)/3.*100").formula == "((5) + (4)) / (3) * 100"


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("3 = 1 x 2 / 10", "(1) * (2) / 10"),
        ("9 = 4 : 10", "(4) / (10)"),
        ("9 = 10 / 4", "(10) / (4)"),
        ("11 = 4 / 3 x 10", "(4) / (3) * 10"),
    ],
)
def test_a_product_is_divided_by_the_number_ten(cell: str, formula: str) -> None:
    assert read_code(cell).formula == formula


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["1", "Số cuộc", "01", "5", "6"], False),
        (["A", "B", "1", "2", "Ghi chú"], True),
        (["(1)", "Tên gọi", "(3)", "(4)"], True),
    ],
)
def test_a_row_with_its_number_name_and_figures_is_no_row_of_codes(texts: list[str], codes: bool) -> None:
    grid = grid_of_texts([texts])
    assert is_code_row(list(grid.rows[0]), grid.width) is codes
