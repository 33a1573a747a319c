"""Dates typed with other signs and letters."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.typed_dates import check_typed_dates

WRONG = [
    ("Chỉ số giá tháng 11,2019 tăng.", "P916", "tháng 11/2019"),
    ("Tính đến tháng 5, 2026, xã có 12 hộ.", "P916", "tháng 5/2026"),
    ("Từ tháng 11.2025 đến nay.", "P916", "tháng 11/2025"),
    ("Quý II,2024 đạt 3.480 tấn.", "P916", "Quý II/2024"),
    ("Trong quý 4.2024 đạt 3.480 tấn.", "P916", "quý 4/2024"),
    ("Trong tháng 5 /2026, xã họp.", "P916", "tháng 5/2026"),
    ("Ngày 31,12,2025, xã tổng kết.", "P916", "31/12/2025"),
    ("Ngày 15//6/2026, xã họp.", "P916", "15/6/2026"),
    ("Ngày 15/6//2026, xã họp.", "P916", "15/6/2026"),
    ("Ngày 15 /6/2026, xã họp.", "P916", "15/6/2026"),
    ("Tính đến ngày 15.6,2026, xã thu 3 tỷ đồng.", "P916", "15/6/2026"),
    ("Ngày 15/ 6/2026, xã họp.", "P916", "15/6/2026"),
    ("Tính đến 15/6-2026, xã họp.", "P916", "15/6/2026"),
    ("Ngày 15.6/2026, xã họp.", "P916", "15/6/2026"),
    ("Ngày l5/6/2026, xã họp.", "P916", "15/6/2026"),
    ("Ngày 1O/6/2026, xã họp.", "P916", "10/6/2026"),
    ("Ngày 15/6/2O26, xã họp.", "P916", "15/6/2026"),
    ("Trong năm 2.025, xã đã giải quyết 1.250 hồ sơ.", "P916", "năm 2025"),
    ("Tháng 6 năm 2.026 xã họp; trong tháng 6 năm 2.026, có 12 hồ sơ.", "P916", "năm 2026"),
    ("Tăng 12 hồ sơ so với năm 2.025.", "P916", "năm 2025"),
    ("Ngày 15/6/206, xã họp.", "P501", "15/6/206"),
    ("Ngày 15/06/20226, xã họp.", "P501", "15/06/20226"),
    ("Ngày 15 tháng 6 năm 226, xã họp.", "P501", "năm 226"),
    ("Trong tháng 6 năm 20026, xã họp.", "P501", "năm 20026"),
    ("Đại hội diễn ra lúc 08 giờ 75 phút ngày 20/11/2025.", "P982", "08 giờ 75 phút"),
    ("Gửi về Sở trước 24 giờ 30 phút ngày 25/12/2025.", "P982", "24 giờ 30 phút"),
    ("Phường tiếp công dân vào ngày 35 hằng tháng; lịch niêm yết.", "P982", "ngày 35 hằng tháng"),
    ("Lập dự toán ngân sách năm 2206 và kế hoạch 3 năm.", "P909", "năm 2206"),
    ("Quy hoạch có tầm nhìn đến năm 2500.", "P909", "năm 2500"),
]
RIGHT = [
    "Mỗi năm 2.000, tăng 100; bình quân năm 2.025, thấp hơn.",
    "Kế hoạch cả năm 2.000; thực hiện 1.980.",
    "Trong năm 2.025 hồ sơ được trả.",
    "Trong năm 2.025 hộ, năm 2025 có 12 hộ.",
    "So với năm 2.125, đạt 12.",
    "Ngày 15/6/2026, xã họp.",
    "Ngày 15.6.2026, xã họp; từ tháng 5.2026 đến nay.",
    "Ngày 15-6-2026, xã họp.",
    "Từ ngày 15/6 đến ngày 20/6/2026.",
    "Từ 01/10/2025 - 30/9/2026.",
    "Từ ngày 15/6-20/6/2026.",
    "Trong tháng 5, 2.026 lượt người đến.",
    "Trong tháng 5, 2026 hộ được hỗ trợ lương thực.",
    "Trong tháng 11, 201 hồ sơ được giải quyết.",
    "Trong quý II, 2.000 con được tiêm.",
    "Các tháng 4, 5, 6/2026.",
    "Tháng 5 năm 2026, 12 hồ sơ.",
    "Bản đồ tỷ lệ 1/2.000, 1/500.",
    "Đạt từ 12,5 đến 20,15 điểm.",
    "Từ 1,5-2,0 tấn/ha; từ 12.5-15 tấn.",
    "Số 12/5/2026/QĐ-UBND.",
    "Ngày 15 tháng 6 năm 2026.",
    "Trong tháng 6 năm 2026 có 12 hồ sơ.",
    "Tháng 6, năm 2026.",
    "Nhiệt độ từ 12.5.30 đến 14.",
    "Ngày 1/6/2026, ngày 01/06/2026.",
    "Từ 12/4/1975 đến 30/4/1975.",
    "Trước ngày 01/7/2014; sau ngày 15/10/1993.",
    "Ngày 30/4 - 01/5/2026.",
    "Sáng 15/6/2026, chiều 16/6/2026.",
    "Đến 31/12, 2.026 hồ sơ còn tồn.",
    "Quý I, quý II/2026.",
    "Kế hoạch từ 5/10/200 hộ.",
    "Hết 12 tháng 6 năm 2026.",
    "Tháng 6 năm 2026.500 lượt.",
    "Đến 2026, 2027.",
    "Họp lúc 08 giờ 15 phút; trước 24 giờ 00 ngày 31/12/2025; làm việc 36 giờ 30 phút.",
    "Thời hạn 35 ngày; tiếp công dân ngày 15 hằng tháng; bài dài 75 phút.",
    "Mỗi năm 2500 lượt; trong năm 2500 lượt khách; tầm nhìn đến năm 2050; thuê đến năm 2071.",
]


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_spoilt_dates_are_told_with_the_right_one(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_typed_dates, text), code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_dates_and_numbers_as_they_are_written_are_silent(text: str) -> None:
    assert findings_of_rule(check_typed_dates, text) == []
