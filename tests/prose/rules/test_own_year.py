"""Years that the document's day denies."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.own_year import check_own_year

DAY = date(2026, 7, 6)
WRONG = [
    ("6 tháng đầu năm 2026, xã tiếp nhận 1.204 hồ sơ, tăng 12% so với cùng kỳ năm 2026.", "so với cùng kỳ năm 2026"),
    ("Số vụ giảm 4 vụ so với cùng thời điểm năm 2026.", "so với cùng thời điểm năm 2026"),
    ("Trên đây là báo cáo kết quả 6 tháng đầu năm 2025 của UBND xã.", "6 tháng đầu năm 2025"),
    ("Thực hiện Công văn số 12/UBND-VP, UBND xã báo cáo kết quả quý II năm 2025 như sau:", "quý II năm 2025"),
    ("Trên đây là tình hình quý II năm 2027 của xã.", "quý II năm 2027"),
    ("Tính đến 30/6/2025, xã đã giải ngân 12,5 tỷ đồng, đạt 62% kế hoạch năm 2026.", "30/6/2025"),
    ("Đến hết tháng 6/2025, thu ngân sách đạt 55% dự toán năm 2026.", "tháng 6/2025"),
    ("Ngày 15/6/2026, cử tri đi bầu. Biên bản tổng kết lập 4 bản, gửi Ủy ban bầu cử ngày 18/6/2025.", "18/6/2025"),
    ("Hội thi khai mạc ngày 20/6/2026, tổ chức trao giải vào ngày 25/6/2025.", "25/6/2025"),
    ("Quý I năm 2026 thu 132 tỷ đồng, tăng 10,0% so với quý I năm 2024 (quý I/2025: 120 tỷ đồng).", "quý I năm 2024"),
    ("Tăng 5,0% so với cùng kỳ năm 2024 (thời điểm 30/6/2025 là 220.800 người).", "cùng kỳ năm 2024"),
]
RIGHT = [
    "Tăng 5,0% so với cùng kỳ năm 2025 (thời điểm 30/6/2025 là 220.800 người).",
    "Tăng 37,3% so với cùng kỳ năm 2024 (năm 2025 tăng 8,4%).",
    "Tăng so với năm 2024 (từ ngày 15/12/2023 đến ngày 14/12/2024 có 50 vụ).",
    "Tăng so với năm 2021 (năm 2025 có dịch).",
    "6 tháng đầu năm 2026, xã tiếp nhận 1.204 hồ sơ, tăng 12% so với cùng kỳ năm 2025.",
    "Kế hoạch quý I năm 2027 tăng 12% so với cùng kỳ năm 2026.",
    "So với cùng kỳ năm 2024 tăng 12%, so với cùng kỳ năm 2025 tăng 3%.",
    "Năm 2025 tăng so với cùng kỳ năm 2024.",
    "Trên đây là báo cáo kết quả 6 tháng đầu năm 2026 của UBND xã.",
    "Trên đây là báo cáo kết quả quý I năm 2026 của UBND xã.",
    "Trên đây là kết quả 6 tháng đầu năm 2025 và 6 tháng đầu năm 2026.",
    "Trên đây là phương hướng, nhiệm vụ 6 tháng đầu năm 2027.",
    "Trên đây là kế hoạch công tác quý I năm 2027 của UBND xã.",
    "Báo cáo kết quả quý II năm 2025 đã gửi đúng hạn.",
    "Tính đến 30/6/2026, xã đã giải ngân 12,5 tỷ đồng, đạt 62% kế hoạch năm 2026.",
    "Đến ngày 31/12/2025, xã đã phân bổ, đạt 100% kế hoạch vốn năm 2026.",
    "Đến 30/6/2025, giải ngân kế hoạch năm 2025 đạt 50%; kế hoạch năm 2026 đang xây dựng.",
    "Đến 30/6/2025, xã trình kế hoạch năm 2026.",
    "Ngày 15/3/2026, tổng kết mô hình triển khai từ ngày 18/3/2025.",
    "Ngày 15/6/2026 kiểm tra việc thực hiện Quyết định số 12/QĐ-UBND ngày 18/6/2025.",
    "Ngày 15/6/2026, xã tổng kết; so với ngày 18/6/2025 tăng 5 hộ.",
    "Ngày 15/6/2026, nghiệm thu công trình khởi công ngày 18/6/2025.",
    "Ngày 15/6/2026, công bố kết quả; cuộc thi trước tổ chức ngày 20/6/2025, cùng kỳ năm trước.",
    "Ngày 15/6/2026, họp. Hợp đồng ký ngày 18/6/2025.",
    "Ngày 15/01/2026, khai giảng. Hồ sơ nộp ngày 18/01/2025.",
    "Hồ sơ nộp ngày 18/6/2025, trả kết quả ngày 22/6/2025. Ngày 15/6/2026 kiểm tra.",
    "Tháng 6/2026 tăng so với tháng 6/2025.",
    "Cử tri bầu ngày 15/6/2026; cử tri sinh trước ngày 16/6/2008.",
    "So với năm 2026, kế hoạch năm 2027 cao hơn.",
    "So với cùng kỳ, số hồ sơ tăng 12%.",
    "Lũy kế từ ngày 01/7/2025 đến ngày 30/6/2026 tiếp nhận 120 hồ sơ.",
    "Ngày 20/6/2026, bàn giao nhà. Quyết định phê duyệt ngày 25/6/2025.",
    "Báo cáo số 12/BC-UBND về kết quả quý II năm 2025.",
    "Trên đây là báo cáo tổng hợp từ quý II năm 2025.",
]


def _found(text: str, day: date = DAY, first: date | None = None) -> list[Finding]:
    return findings_of_rule(check_own_year, text, facts=ProseFacts(report_date=day, first_day=first))


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_years_that_the_day_denies_are_reported(text: str, words: str) -> None:
    assert_one(_found(text), "P909", words)


@pytest.mark.parametrize("text", RIGHT)
def test_other_years_where_they_belong_are_silent(text: str) -> None:
    assert _found(text) == []


def test_reports_of_the_first_months_are_about_the_year_before() -> None:
    assert _found("Năm 2025, xã tiếp nhận 12 hồ sơ, tăng so với cùng kỳ năm 2024.", date(2026, 1, 10)) == []
    text = "Năm 2025, xã tiếp nhận 12 hồ sơ, tăng so với cùng kỳ năm 2025."
    assert_one(_found(text, date(2026, 1, 10)), "P909", "so với cùng kỳ năm 2025")


def test_a_document_without_its_day_is_not_judged() -> None:
    assert _found(WRONG[0][0], date(2026, 12, 31), date(2026, 1, 1)) == []
