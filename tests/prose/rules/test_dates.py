"""Dates and windows in prose: impossible, late, outside the window, contradicting each other."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.dates import check_dates
from tthc_render.vietnamese.periods import parse_period


def found(*lines: str, facts: ProseFacts | None = None) -> list[Finding]:
    return findings_of_families(("P5", "P6", "P7"), *lines, facts=facts)


def codes(*lines: str, facts: ProseFacts | None = None) -> list[str]:
    return [item.code for item in found(*lines, facts=facts)]


JUNE = ProseFacts(report_date=date(2024, 6, 20))


RIGHT_DATES = [
    "Quyết định số 566/QĐ-UBND ngày 28/02/2024 của UBND tỉnh.",
    "Thời hạn hoàn thành trước ngày 30/9/2024.",
    "Từ ngày 01/7/2024, các sở chỉ sử dụng tài khoản VNeID.",
    "Tính đến ngày 14/6/2024, toàn tỉnh có 1.907 TTHC.",
    "Báo cáo trước ngày 29/02/2024; dự kiến ngày 31/12/2024.",
    "Thời gian thi công 18 tháng, năm 2025 bàn giao; 11 tháng năm 2023 đạt 5 tỷ đồng; gia hạn 24 tháng từ năm 2024.",
    "Trẻ 13 tháng đầu đời; 14 tháng đầu năm học mới.",
    "Nhân Ngày Thầy thuốc Việt Nam 27/2, Ngày Quốc tế Phụ nữ (8/3). Ngày hội có 27/30 thôn; Ngày Toàn dân có 25/30.",
    "Tầm nhìn đến năm 2030, giai đoạn 2022 - 2025.",
]


WRONG_DATES = [
    ("Văn bản số 1593/UBND-NC1 ngày 265/3/2024.", "P501", "tháng 3/2024 có 31 ngày"),
    ("Hội nghị ngày 30/02/2024.", "P501", "tháng 2/2024 có 29 ngày"),
    ("Hội nghị ngày 29 tháng 02 năm 2023.", "P501", "tháng 2/2023 có 28 ngày"),
    ("Hội nghị ngày 12/13/2023.", "P501", "không có tháng 13"),
    ("Nhân Ngày Thầy thuốc Việt Nam 27/13, Sở khen 100 cán bộ.", "P501", "không có tháng 13"),
    ("Kỷ niệm Ngày thành lập Đảng (30/2).", "P501", "tháng 2 có 29 ngày"),
    ("Chỉ số giá bình quân 13 tháng năm 2024 tăng 3,1%.", "P501", "một năm có 12 tháng"),
    ("Lũy kế 14 tháng đầu năm thu 12 tỷ đồng.", "P501", "một năm có 12 tháng"),
    ("Hội nghị ngày 31/4.", "P501", "tháng 4 có 30 ngày"),
    ("Quyết định số 566/QĐ-UBND ngày 28/02/2025 của UBND tỉnh.", "P502", "20/6/2024"),
    ("Tính đến ngày 30/6/2024, toàn tỉnh có 1.907 TTHC.", "P503", "30/6/2024"),
    ("Số liệu từ ngày 15/3/2024 đến ngày 14/3/2024.", "P504", "ngày đầu ở sau ngày cuối"),
    ("Sở đã tổ chức hội nghị ngày 12/8/2024.", "P508", "12/8/2024"),
]


@pytest.mark.parametrize("sentence", RIGHT_DATES)
def test_a_date_that_can_be_right_is_silent(sentence: str) -> None:
    assert codes(sentence, facts=JUNE) == []


@pytest.mark.parametrize(("sentence", "code", "words"), WRONG_DATES)
def test_a_date_that_cannot_be_right_is_reported(sentence: str, code: str, words: str) -> None:
    problems = found(sentence, facts=JUNE)
    assert [item.code for item in problems] == [code]
    assert words in problems[0].message()


def test_without_a_date_of_the_report_no_date_is_late() -> None:
    assert codes("Quyết định số 566/QĐ-UBND ngày 28/02/2095.") == []


HEAD = ("Hà Tĩnh, ngày tháng 6 năm 2024", "BÁO CÁO", "Công tác kiểm soát TTHC Quý II năm 2024")


FORM = ("--- appendix", "Biểu số II.06a/VPCP/KSTT", "Kỳ báo cáo: Quý II năm 2024")


WINDOW = "(Từ ngày 15/3/2024 đến ngày 14/6/2024)"


def test_the_window_of_title_forms_and_period_agree() -> None:
    assert codes(*HEAD, WINDOW, "Thực hiện Thông tư, Sở báo cáo Quý II năm 2024 như sau:", *FORM, WINDOW) == []


@pytest.mark.parametrize(
    ("title", "form", "expected"),
    [
        ("(Từ ngày 15/3/2023 – 14/6/2024)", WINDOW, ["P505"]),
        (WINDOW, "(Từ ngày 15/3/2024 đến ngày 14/5/2024)", ["P505", "P507"]),
        ("(Từ ngày 15/12/2023 đến ngày 14/3/2024)", "", ["P507"]),
    ],
)
def test_windows_that_disagree(title: str, form: str, expected: list[str]) -> None:
    assert codes(*HEAD, title, "Sở báo cáo như sau:", *FORM, *([form] if form else [])) == expected


def test_one_form_with_another_window() -> None:
    other = ("Biểu số II.08/VPCP/KSTT", "(Từ ngày 15/12/2023 đến ngày 14/3/2024)")
    assert codes(*HEAD, WINDOW, "Sở báo cáo như sau:", *FORM, WINDOW, *other) == ["P506"]


def test_figures_counted_outside_the_window() -> None:
    body = "Số liệu kết xuất từ ngày 15/3/2024 đến ngày 30/6/2024 trên Cổng."
    assert codes(*HEAD, WINDOW, "Sở báo cáo như sau:", body) == ["P510"]
    assert codes(*HEAD, WINDOW, "Sở báo cáo như sau:", body.replace("30/6", "14/6")) == []


def test_the_period_of_the_opening_and_the_closing_is_that_of_the_title() -> None:
    closing = "Trên đây là báo cáo Quý II và nhiệm vụ Quý III năm 2024 của Sở./."
    assert codes(*HEAD, "Sở báo cáo Quý II năm 2024 như sau:", closing) == []
    assert codes(*HEAD, "Sở báo cáo Quý I năm 2024 như sau:", closing) == ["P509"]
    assert codes(*HEAD, "Sở báo cáo Quý II năm 2023 như sau:", closing) == ["P509"]


def test_the_period_given_as_a_fact_counts() -> None:
    facts = ProseFacts(period=parse_period("2024-Q2"))
    lines = ("BÁO CÁO", "Công tác", "(Từ ngày 15/3/2024 đến ngày 15/6/2024)", "Sở báo cáo như sau:")
    assert codes(*lines) == []
    assert codes(*lines, facts=facts) == ["P507"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo số liệu quan trắc đến 7 giờ ngày 28/7/2024, 348 hồ chứa có tổng dung tích 1.560 triệu m³.", ["P503"]),
        ("Theo báo cáo nhanh của các xã đến 17 giờ ngày 20/7/2024, có 412 nhà bị tốc mái.", ["P503"]),
        ("Mực nước hồ Cửa Đạt lúc 6 giờ ngày 11/7/2024 là 98,42 m.", ["P503"]),
        ("Lũy kế đến ngày 15/7/2024, thu ngân sách đạt 8.412 tỷ đồng, bằng 62% dự toán.", ["P503"]),
        ("Theo số liệu quan trắc đến 7 giờ ngày 28/6/2024, 348 hồ chứa có tổng dung tích 1.560 triệu m³.", []),
        ("Theo dự báo quan trắc, mực nước hồ Cửa Đạt lúc 6 giờ ngày 11/7/2024 là 98,42 m.", []),
        ("Kết quả giải ngân đến ngày 31/7/2024 ước đạt 1.204 tỷ đồng.", []),
        ("Kết quả đến ngày 25/7/2024 các đơn vị gửi về trước 10 giờ ngày 26/7/2024.", []),
        ("Số liệu đến ngày 25/7/2024 được công bố sau.", []),
        ("Kể từ khi Trung tâm hoạt động (01/01/2024) đến hết 30/6/2025, đã tiếp nhận 24.618 hồ sơ.", ["P503"]),
        ("Đoàn làm việc theo Quyết định ngày 16/10/2024 của Chánh Thanh tra tỉnh.", ["P502"]),
        ("Theo Kế hoạch tổ chức hội thi ngày 16/10/2024, các đội đăng ký trước ngày 20/7/2024.", []),
        ("Đợt cao điểm từ ngày 01/6/2024 đến ngày 31/7/2024, đã phát hiện 12 vụ.", []),
        ("Dự án thực hiện từ năm 2023 đến hết 30/6/2025, đã giải ngân 12 tỷ đồng.", []),
    ],
)
def test_nothing_is_measured_after_the_day(text: str, expected: list[str]) -> None:
    found = findings_of_rule(check_dates, text, facts=ProseFacts(report_date=date(2024, 7, 1)))
    assert [item.code for item in found] == expected
