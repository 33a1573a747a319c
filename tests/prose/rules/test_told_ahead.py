"""Results of a time that was still to come."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.told_ahead import check_told_ahead
from tthc_render.vietnamese.periods import parse_period

DAY = date(2026, 7, 6)
WRONG = [
    ("Tính đến hết tháng 7 năm 2026, xã đã thu nhận 98.412 hồ sơ căn cước, đạt 98,5%.", "tháng 7 năm 2026"),
    (
        "Trong quý III/2026, các trạm khám bệnh cho 1.486.200 lượt người, tăng 4,2% so với cùng kỳ (1.426.300 lượt).",
        "quý III/2026",
    ),
    (
        "Quý III năm 2026, ngành bốc dỡ 312.400 tấn, giảm 2,5% so với cùng kỳ năm 2025 (320.400 tấn).",
        "Quý III năm 2026",
    ),
    ("Trong tháng 8/2026, xã đã tổ chức 3 lớp tập huấn cho 120 người.", "tháng 8/2026"),
    ("Tháng 9 năm 2026, trên địa bàn xảy ra 4 vụ tai nạn.", "Tháng 9 năm 2026"),
    ("Quý III năm 2026, xã tiếp nhận 504 hồ sơ, giải quyết 498 hồ sơ.", "Quý III năm 2026"),
    ("Quý IV/2026, xã đã giải quyết 498 hồ sơ.", "Quý IV/2026"),
    ("Chín tháng năm 2026, xã tiếp nhận 1.204 hồ sơ.", "Chín tháng năm 2026"),
    ("9 tháng đầu năm 2026, UBND xã đã ban hành 45 văn bản.", "9 tháng đầu năm 2026"),
    ("Tính đến hết tháng 9 năm 2026, xã đã giải ngân 12,5 tỷ đồng.", "tháng 9 năm 2026"),
    ("Đến ngày 31/12/2026, xã đã giải ngân 12,5 tỷ đồng, đạt 62% kế hoạch.", "31/12/2026"),
    ("6 tháng cuối năm 2026, Công an xã phát hiện 12 vụ vi phạm.", "6 tháng cuối năm 2026"),
]
RIGHT = [
    "Tính đến hết tháng 6 năm 2026, xã đã thu nhận 98.412 hồ sơ căn cước, đạt 98,5%.",
    "Trong tháng 7 năm 2026, xã đã thu nhận 412 hồ sơ căn cước.",
    "Trong quý III/2026, dự kiến các trạm khám cho 1.486.200 lượt người, tăng 4,2% so với cùng kỳ (1.426.300 lượt).",
    "Trong quý III/2026 (đến ngày 05/7), cảng đón 21.400 lượt khách, tăng 2,4% so với cùng kỳ (20.900 lượt).",
    "Trong quý II/2026, bưu điện phát 214.600 bưu gửi, giảm 3,1% so với cùng kỳ (221.400 bưu gửi).",
    "Trong tháng 8/2026, xã sẽ tổ chức 3 lớp tập huấn cho 120 người.",
    "Trong tháng 8/2026, xã tổ chức 3 lớp tập huấn.",
    "Tháng 8/2026, dự kiến tiếp nhận 120 hồ sơ.",
    "Quý III năm 2026, xã phấn đấu giải quyết 100% hồ sơ.",
    "Quý III năm 2026, xã đã có kế hoạch kiểm tra 5 cơ sở.",
    "Quý III năm 2026, xã đã được giao 12 nhiệm vụ.",
    "Đến hết năm 2026, 100% thôn có nhà văn hóa.",
    "Đến ngày 31/12/2026, phấn đấu giải ngân 100% kế hoạch.",
    "Đến ngày 31/12/2026, các hồ sơ đã tiếp nhận phải được giải quyết xong.",
    "Đến hết tháng 9/2026, 12 đảng viên được kết nạp theo kế hoạch.",
    "6 tháng đầu năm 2026, xã đã ban hành 45 văn bản.",
    "Trong tháng 6/2026, xã đã tổ chức 3 lớp.",
    "Trong tháng 7/2026, xã đã tổ chức 1 lớp.",
    "Quý II năm 2026, xã tiếp nhận 504 hồ sơ.",
    "9 tháng đầu năm 2025, xã tiếp nhận 1.204 hồ sơ.",
    "Tính đến hết tháng 6 năm 2026, xã đã giải ngân 12,5 tỷ đồng.",
    "Tính đến ngày 05/7/2026, xã đã giải ngân 12,5 tỷ đồng.",
    "Từ quý III năm 2026, thủ tục đã công bố được áp dụng.",
    "Tháng 9/2026 là thời hạn mà UBND tỉnh đã yêu cầu.",
    "Tháng 12/2026, Trạm Y tế đã đăng ký tiêm 300 liều.",
    "Nếu đến hết tháng 9/2026 chưa đã hoàn thành thì thu hồi vốn.",
    "So với quý III/2026, kế hoạch đã giao cao hơn.",
    "Năm học 2026 - 2027 đã tuyển 312 học sinh.",
    "Tháng 8/2026, nhu cầu vốn đã xác định là 2,1 tỷ đồng.",
    "Trong quý IV/2026, tiếp nhận 50 đoàn viên mới.",
    "Trong quý IV năm 2026, tiếp tục phát hiện, xử lý vi phạm.",
    "Tháng 10/2026, mở 2 lớp bồi dưỡng cho cán bộ đã quy hoạch theo kế hoạch.",
    "Hồ sơ hẹn trả trong tháng 8/2026 đã được thông báo.",
    "Đến tháng 12/2026, dự báo thời tiết đã cho thấy nắng hạn.",
    "Tháng 8/2026, đề nghị Sở Nội vụ trả lời 5 kiến nghị đã gửi.",
    "Cuộc bầu cử tháng 8/2026 đã được chuẩn bị chu đáo.",
]


def _found(text: str, day: date = DAY, **facts: object) -> list[Finding]:
    return findings_of_rule(check_told_ahead, text, facts=ProseFacts(report_date=day, **facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_results_of_a_time_to_come_are_reported(text: str, words: str) -> None:
    assert_one(_found(text), "P909", words)
    assert _found(text, date(2027, 1, 12)) == []


@pytest.mark.parametrize("text", RIGHT)
def test_plans_and_what_is_over_are_silent(text: str) -> None:
    assert _found(text) == []


def test_a_report_dated_before_its_own_period_ends_is_not_told_at_each_result() -> None:
    text = "Quý III năm 2026, xã tiếp nhận 504 hồ sơ."
    assert _found(text, date(2026, 7, 10), period=parse_period("2026-Q3")) == []


def test_results_of_a_quarter_just_begun_in_a_report_on_the_one_before() -> None:
    text = "Sở Nội vụ báo cáo kết quả {} như sau:\nTrong quý III/2026, Sở đã tham mưu ban hành 9 quyết định."
    assert_one(_found(text.format("quý II và 6 tháng đầu năm")), "P909", "quý III/2026")
    assert _found(text.format("quý III")) == []
    assert _found(text.format("quý II"), date(2026, 8, 20)) == []
