"""What titles of columns say of their values."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_titles import (
    about_periods,
    holds_units,
    is_counted,
    is_filled_by_hand,
    is_worded,
    names_something,
    percent_of,
    periods_in,
    takes_day,
    takes_month,
    years_in,
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Mã dự án", True),
        ("Số, ngày quyết định giải quyết / kết luận", True),
        ("Quyết định (số, ngày, tháng)", True),
        ("Số và ngày văn bản", True),
        ("Số, ký hiệu, ngày ban hành", True),
        ("Số ngày công", False),
        ("Số quyết định đã ban hành", False),
        ("Số định danh cá nhân", True),
        ("Số điện thoại liên hệ", True),
        ("Biển số xe", True),
        ("Mã số", False),  # of rows
        ("Mã chỉ tiêu", False),
        ("Số dự án", False),
        ("Tổng số", False),
    ],
)
def test_numbers_that_name_something(title: str, names: bool) -> None:
    assert names_something(title) is names


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("Số việc", True),
        ("Số hồ sơ đã giải quyết", True),
        ("Số lượng hộ (hộ)", True),
        ("Số tiền", False),
        ("Số phải thu", False),
        ("Mức thu", False),
        ("Dự án vốn trung ương", False),
    ],
)
def test_what_is_counted_beside_money(title: str, counted: bool) -> None:
    assert is_counted(title) is counted


def test_columns_filled_by_hand() -> None:
    assert [is_filled_by_hand(title) for title in ("Ghi chú", "Ký nhận", "Nội dung", "Ghi chú nội dung")] == [
        True,
        True,
        False,
        False,
    ]


def test_percent_and_years() -> None:
    assert [percent_of(text) for text in ("0,972", "0,9", "1")] == ["97,2", "90", "100"]
    assert years_in(["Kế hoạch năm 2026", "Giải ngân đến 30/6/2026", "Kế hoạch năm 2026", "Mức 2.500"]) == [
        "năm 2026",
        "30/6/2026",
    ]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Ước thực hiện quý I", ["quý I"]),
        ("Thực hiện 6 tháng đầu năm 2026", ["năm 2026", "6 tháng đầu năm"]),
        ("Số phát sinh tháng 3", ["tháng 3"]),
        ("Báo cáo quý", []),
        ("9 tháng", ["9 tháng"]),
        ("Trẻ dưới 6 tháng tuổi", []),
        ("Nợ quá hạn trên 3 tháng", []),
        ("Từ 13 đến 24 tháng", []),
    ],
)
def test_periods_that_titles_name(title: str, named: list[str]) -> None:
    assert periods_in([title]) == named


@pytest.mark.parametrize(
    ("title", "values", "units"),
    [
        ("Đơn vị", ["Người", "Giường", "%"], True),
        ("Đơn vị", ["Xã An Hòa", "Phường 1"], False),
        ("Đơn vị", [], False),
        ("Đơn vị báo cáo", ["Người"], False),
        ("Đơn vị", ["Người", "Ủy ban nhân dân phường 1"], False),
    ],
)
def test_units_of_measure_under_a_short_title(title: str, values: list[str], units: bool) -> None:
    assert holds_units(title, values) is units


@pytest.mark.parametrize(
    ("title", "values", "worded"),
    [
        ("Ký", [], True),
        ("Ký nhận", [], True),
        ("Ký (ghi rõ họ tên)", [], True),
        ("Ký hiệu", ["1"], True),
        ("Ghi chú", ["12"], True),
        ("Chữ ký (Việc)", ["12"], False),
        ("Chữ ký (Việc)", ["đã ký"], True),
        ("Chữ ký (ghi họ tên)", [], True),
        ("Ký kết hợp đồng", [], False),
        ("Ký túc xá", [], False),
        ("Kỳ trước", [], False),
    ],
)
def test_columns_that_are_signed_or_hold_words(title: str, values: list[str], worded: bool) -> None:
    assert is_worded(title, values) is worded


@pytest.mark.parametrize(
    ("title", "day", "month"),
    [
        ("Hoàn thành (ngày/tháng/năm)", True, False),
        ("Ngày ký (dd/mm/yyyy)", True, False),
        ("Khởi công (tháng/năm)", False, True),
        ("Kỳ (mm/yyyy)", False, True),
        ("Mức (đồng/tháng)", False, False),
    ],
)
def test_how_days_and_months_are_written(title: str, day: bool, month: bool) -> None:
    assert (takes_day(title), takes_month(title)) == (day, month)


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("(*) Số liệu thời điểm 31/12/2024", "“31/12/2024”"),
        ("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", ""),
        ("Giá so sánh năm 2010", "“năm 2010”"),
    ],
)
def test_days_of_notes_are_asked_about(note: str, asked: str) -> None:
    found = list(about_periods([], [], [note]))
    assert found == ([f"ghi chú ghi {asked}: kỳ khác thì sửa ghi chú, hoặc bỏ ngày, năm ở ghi chú"] if asked else [])


@pytest.mark.parametrize(
    ("label", "code", "asked"),
    [("Tổng (1000 + 2000)", "2000", ""), ("Tổng (1000 + 2000)", "01", "2000"), ("Kế hoạch 2024", "2000", "2024")],
)
def test_codes_of_rows_in_their_names_are_no_years(label: str, code: str, asked: str) -> None:
    found = list(about_periods([], [DraftRow("0000", label), DraftRow(code, "Đất trống")]))
    assert found == ([f"tên dòng ghi “{asked}”: kỳ khác thì sửa tên dòng, hoặc bỏ năm, kỳ ở tên dòng"] if asked else [])
