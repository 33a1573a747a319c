"""Rows that add up others: taken where figures show it, asked where they show nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_row_sums import (
    asked_dashes,
    asked_totals,
    shown_sums,
    with_decimals_of_terms,
    with_sums,
)


def rows(*given: tuple[str, str, int | None]) -> list[DraftRow]:
    """Rows of (number, label, figure), with the codes 01, 02, …"""
    return [
        DraftRow(f"{place:02d}", label, symbol, figures=((2, Decimal(value)),) if value is not None else ())
        for place, (symbol, label, value) in enumerate(given, 1)
    ]


def test_a_total_that_begins_a_table_is_asked_about_with_the_highest_rows() -> None:
    found = asked_totals(rows(("", "TỔNG SỐ", None), ("I", "Công", None), ("1", "Tỉnh", None), ("II", "Tư", None)))
    assert found[0].remark.endswith("ghi cong_thuc, ví dụ 02 + 04")
    assert [row.remark for row in found[1:]] == ["", "", ""]


@pytest.mark.parametrize(
    ("figures", "asked"),
    [
        ((None, None, None), True),
        ((7, None, None), True),  # a sample in the row of the group only
        ((7, 3, 1), False),
        ((7, 0, 0), False),
    ],
)
def test_a_row_above_blank_ones_may_be_their_sum(
    figures: tuple[int | None, int | None, int | None], asked: bool
) -> None:
    first, second, third = figures
    found = with_sums(rows(("A", "Doanh nghiệp", first), ("1", "Nhà nước", second), ("2", "Tư nhân", third)))
    assert (found[0].remark == "là tổng các dòng dưới thì ghi cong_thuc: 02 + 03") is asked
    assert found[0].formula == ""


def test_a_group_of_one_row_is_asked_about_only_where_nothing_is_written() -> None:
    assert with_sums(rows(("2", "Tuyến xã", None), ("2.1", "Trạm y tế", None)))[0].remark.endswith("cong_thuc: 02")
    assert with_sums(rows(("2", "Tuyến xã", 4), ("2.1", "Trạm y tế", 4)))[0].formula == ""


def test_a_heading_among_the_rows_below_leaves_open_what_is_added_up() -> None:
    drafts = [DraftRow("01", "Tai nạn", "1"), DraftRow("", "Phân theo nguyên nhân", "1.1", heading=True)]
    found = with_sums([*drafts, DraftRow("200", "Trợ cấp", "1.2")])
    assert "đề mục nào có số" in found[0].remark


def test_a_total_whose_figures_are_those_of_all_other_rows_is_asked_with_them() -> None:
    figures = [(5200, 430), (200, 15), (400, 30), (4600, 385)]
    drafts = [
        DraftRow(code, label, figures=((2, Decimal(one)), (3, Decimal(two))))
        for (code, label), (one, two) in zip(
            (("100", "Tổng thu"), ("110", "Phí"), ("120", "Đất"), ("130", "Bổ sung")), figures, strict=True
        )
    ]
    assert asked_totals(drafts)[0].remark.endswith("số trong bảng gốc cho thấy 110 + 120 + 130")
    wrong = [drafts[0], *(DraftRow(row.code, row.label, figures=row.figures[:1]) for row in drafts[1:])]
    assert "cho thấy" not in asked_totals(wrong)[0].remark


@pytest.mark.parametrize(
    ("labels", "asked"),
    [
        (
            ("Học sinh", "- Nữ", "- Dân tộc thiểu số"),
            'trong_do: "01"; cộng lại thành dòng 01 thì ghi cong_thuc: 02 + 03',
        ),
        (("Học sinh", "- Nữ", "Giáo viên"), 'dòng 02 là một phần của dòng 01 thì ghi ở đó trong_do: "01"'),
        (("Học sinh", "Giáo viên", "Lớp"), ""),
    ],
)
def test_rows_with_a_dash_are_asked_about(labels: tuple[str, str, str], asked: str) -> None:
    first, *others = asked_dashes(rows(*(("", label, 5) for label in labels)))
    assert first.remark.endswith(asked)
    assert bool(first.remark) == bool(asked)
    assert not any(row.remark for row in others)


def test_rows_are_added_up_by_their_codes_dashes_and_depths() -> None:
    coded = [
        DraftRow(code, code, figures=((2, Decimal(value)),))
        for code, value in (("NH01", 27), ("NH011", 7), ("NH012", 20))
    ]
    assert with_sums(coded)[0].formula == "NH011 + NH012"
    named = [
        DraftRow(code, f"Học sinh {code}", figures=((3, Decimal(value)),))
        for code, value in (("TH", 16), ("THCS", 7), ("THPT", 9))
    ]
    assert not with_sums(named)[0].formula
    dashes = [
        DraftRow(f"0{at}", "Thu", symbol, indent=depth, figures=((2, Decimal(value)),))
        for at, (symbol, depth, value) in enumerate((("8", 1, 90), ("-", 2, 60), ("-", 2, 30), ("9", 1, 5)), 1)
    ]
    assert [row.formula for row in with_sums(dashes)] == ["02 + 03", "", "", ""]
    deep = [
        DraftRow(f"0{at}", label, indent=inset // 3, inset=inset, figures=((2, Decimal(value)),))
        for at, (label, inset, value) in enumerate(
            (("Lúa", 0, 9), ("Lúa lai", 3, 5), ("Lúa thuần", 3, 4), ("Ngô", 0, 3)), 1
        )
    ]
    assert [row.formula for row in with_sums(deep)] == ["02 + 03", "", "", ""]


def test_a_total_above_rows_of_several_units_is_shown_by_the_highest_that_have_figures() -> None:
    found = asked_totals(
        rows(("", "TỔNG GIÁ TRỊ", 600), ("1", "Nhà", 100), ("1.1", "Sập", 70), ("2", "Lúa", 200), ("3", "Đê", 300))
    )
    assert "cho thấy 02 + 04 + 05" in found[0].remark
    other = asked_totals(
        rows(("", "TỔNG GIÁ TRỊ", 601), ("1", "Nhà", 100), ("1.1", "Sập", 70), ("2", "Lúa", 200), ("3", "Đê", 300))
    )
    assert "cho thấy" not in other[0].remark


def test_rows_in_one_sum_have_its_decimals_unless_their_unit_is_another() -> None:
    rows = [
        DraftRow("01", "Tổng", unit="ha", formula="02 + 03", places=1, figures=((2, Decimal(3)),)),
        DraftRow("02", "Lúa", unit="ha", figures=((2, Decimal(1)),)),
        DraftRow("03", "Ngô", unit="ha", places=1, figures=((2, Decimal(2)),)),
        DraftRow("04", "Hộ", unit="hộ", figures=((2, Decimal(2)),)),
    ]
    found, told = with_decimals_of_terms(rows)
    assert [row.places for row in found] == [1, 1, 1, None]
    assert told == ["dòng 02: 1 số lẻ như dòng 01, vì cùng trong một tổng"]


@pytest.mark.parametrize(("first", "shown"), [(30, True), (31, False)])
def test_numbers_below_a_number_that_add_up_to_it(first: int, shown: bool) -> None:
    def row(symbol: str, value: int) -> DraftRow:
        return DraftRow("", f"Dòng {symbol}", symbol, figures=((2, Decimal(value)), (3, Decimal(2 * value))))

    drafts = [row("1", first), row("1.1", 10), row("1.2", 20), row("2", 7)]
    assert shown_sums(drafts) == shown


@pytest.mark.parametrize(
    ("total", "figures", "asked"),
    [
        ("Tổng mua vào", ("1000", "100"), "cho thấy 02 + 03 + 04"),
        ("Tổng mua vào", ("1001", "100"), ""),
        ("Tổng mua vào", ("", ""), ""),
        ("Mua vào", ("1000", "100"), ""),
    ],
)
def test_a_numbered_total_of_the_rows_above_it_is_asked_about(total: str, figures: tuple[str, str], asked: str) -> None:
    head = [["STT", "Chỉ tiêu", "Giá trị", "Thuế"], ["A", "B", "1", "2"]]
    rows = [["1", "Hàng", "500", "50"], ["2", "Nhập", "300", "30"], ["3", "Dịch vụ", "200", "20"]]
    after = ["II", "Bán ra", "700", "70"]
    found = read_header(
        grid_of_texts([*head, ["I", "Mua", "5", "5"], *rows, ["4", total, *figures], after]), fixed=True
    )
    remark = next(row.remark for row in found.rows if row.label == total)
    assert asked in remark
    assert ("dòng tổng chưa có công thức" in remark) is bool(asked)


def test_a_blank_total_below_blank_rows_is_asked_about() -> None:
    head = [["STT", "Chỉ tiêu", "Giá trị"], ["A", "B", "1"]]
    rows = [["I", "Mua", ""], ["1", "Hàng", ""], ["2", "Nhập", ""], ["3", "Tổng mua", ""], ["II", "Bán", ""]]
    found = read_header(grid_of_texts([*head, *rows]), fixed=True)
    assert any("ví dụ 02 + 03" in row.remark for row in found.rows)


def test_dashes_with_a_unit_below_a_row_without_one_are_asked_about() -> None:
    rows = [DraftRow("05", "Số người"), DraftRow("06", "- Đặt vòng", unit="Người")]
    assert "là một phần của dòng 05" in asked_dashes(rows)[0].remark
    assert not asked_dashes([DraftRow("05", "Số hộ", unit="Hộ"), rows[1]])[0].remark


@pytest.mark.parametrize(
    ("formula", "asked"), [("01 + 02", True), ("01 / 02 * 100", False), ("04 + 05", False), ("01 + 04", False)]
)
def test_dashes_below_a_row_with_a_formula_of_its_own_are_asked_about(formula: str, asked: bool) -> None:
    whole = DraftRow("03", "Cuối kỳ", formula=formula)
    found = asked_dashes([whole, DraftRow("04", "- Chính thức"), DraftRow("05", "- Dự bị")])
    entry = '{ma: dong_03, cong_thuc: "03 = 04 + 05", theo: dong}'
    assert (entry in found[0].remark) is asked
    assert ('trong_do: "03"' in found[0].remark) is asked
    assert not any(row.remark for row in found[1:])


def _counted(number: str, label: str, *figures: int, code: str = "", parent: str = "") -> DraftRow:
    return DraftRow(
        code or label,
        label,
        number,
        parent=parent,
        figures=tuple((at, Decimal(value)) for at, value in enumerate(figures)),
    )


INCOME = [("", "TỔNG THU", 52, 54), ("I", "a", 12, 14), ("II", "b", 15, 15), ("III", "c", 25, 25)]
SPENDING = [("", "TỔNG CHI", 50, 51), ("I", "d", 10, 11), ("II", "e", 38, 38), ("III", "f", 2, 2)]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([*INCOME, *SPENDING], {"TỔNG THU": "cho thấy a + b + c", "TỔNG CHI": "cho thấy d + e + f"}),
        (
            [row[:2] for row in (*INCOME, *SPENDING)],
            {"TỔNG THU": "ví dụ a + b + c", "TỔNG CHI": "ví dụ d + e + f"},
        ),
        (
            [*INCOME, *SPENDING, ("", "TỔNG KẾT DƯ", 2, 3)],
            {"TỔNG THU": "a + b + c", "TỔNG CHI": "d + e + f", "TỔNG KẾT DƯ": "ghi cong_thuc"},
        ),
        (INCOME, {"TỔNG THU": "cho thấy a + b + c"}),
        ([*INCOME, ("", "Tổng số cán bộ", 3, 4), ("IV", "g", 1, 1)], {"TỔNG THU": "cong_thuc"}),
    ],
)
def test_each_total_above_rows_counted_from_the_first_is_asked_with_those_rows(
    rows: list[tuple[str, str, int, int]], asked: dict[str, str]
) -> None:
    found = {row.code: row.remark for row in asked_totals([_counted(*row) for row in rows]) if row.remark}
    assert [*found] == [*asked]
    assert all(words in found[code] for code, words in asked.items())
    assert all("ví dụ" not in found[code] for code in found if code == "TỔNG KẾT DƯ")


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([_counted("I", "a", 10, 9), _counted("1", "b", 10, 9)], {"a": "bằng dòng b ở dưới"}),
        ([_counted("I", "a", 10, 9), _counted("1", "b", 10, 8)], {}),
        ([_counted("I", "a"), _counted("1", "b")], {"a": "là tổng các dòng dưới"}),
        (
            [
                _counted("1.1", "Chết", code="NG01"),
                _counted("", "Trong đó: trẻ em", code="NG011", parent="NG01"),
                _counted("", "Nữ", code="NG012"),
            ],
            {"NG012": 'trong_do: "NG01"'},
        ),
    ],
)
def test_a_lone_row_below_is_asked_about(rows: list[DraftRow], asked: dict[str, str]) -> None:
    found = {row.code: row.remark for row in with_sums(rows) if row.remark}
    assert [*found] == [*asked]
    assert all(words in found[code] for code, words in asked.items())
