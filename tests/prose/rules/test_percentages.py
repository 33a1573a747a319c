"""What a percentage is said of."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trong đó 46 hồ sơ đúng hạn, đạt tỷ lệ 96%", PercentageKind.SHARE),
        ("chiếm 16,4%", PercentageKind.SHARE),
        ("tăng 5% so với cùng kỳ", PercentageKind.CHANGE),
        ("doanh thu tăng trưởng 5%", PercentageKind.CHANGE),
        ("(-53%)", PercentageKind.CHANGE),
        ("giảm từ 12,4%", PercentageKind.MOVE),
        ("giảm từ 12 phần trăm xuống còn 2,15%", PercentageKind.MOVE),
        ("đạt tỷ lệ dưới 8%", PercentageKind.BOUND),
        ("đạt 61,3% dự toán", PercentageKind.PLAN),
        ("bằng 98% so với kế hoạch", PercentageKind.PLAN),
        ("khám phá 41 vụ, đạt 89,1%, vượt 9,1 điểm phần trăm so với chỉ tiêu (80%)", PercentageKind.LEVEL),
        ("bao phủ bảo hiểm y tế đạt 94,2%, vượt chỉ tiêu giao (93%)", PercentageKind.LEVEL),
        ("đạt 76,4%, cao hơn 2,1 điểm % so với bình quân cả tỉnh (74,3%)", PercentageKind.LEVEL),
        ("113.238 người tham gia BHYT, tỷ lệ bao phủ đạt 95,6%", PercentageKind.SHARE),
        ("đạt 61%, chưa đạt mục tiêu nghị quyết (65%)", PercentageKind.LEVEL),
        ("đỗ 7.197 em, đạt 99,39% số dự thi, cao hơn năm 2023 (98,87%)", PercentageKind.LEVEL),
        ("đúng hạn 3.801 hồ sơ, đạt 98,98%, cao hơn mức của quý trước (97,12%)", PercentageKind.LEVEL),
        ("đúng hạn 3.801 hồ sơ, đạt 98,98%; quá hạn năm 2023 của 39 hồ sơ (1,02%)", PercentageKind.SHARE),
        ("hoàn thành 9,8%, giải ngân 412 tỷ đồng so với năm trước (98,7%)", PercentageKind.SHARE),
        ("hoàn thành 37 công trình so với chỉ tiêu 40 công trình (92,5%)", PercentageKind.SHARE),
        ("dự án thứ nhất 1.120 căn (tiến độ 60%), thứ hai 920 căn (35%)", PercentageKind.LEVEL),
        ("vay 3,2 tỷ đồng (lãi suất 6,5%/năm), 1,4 tỷ đồng (7,2%", PercentageKind.LEVEL),
        ("nhà máy A 120 tấn (công suất 80%), nhà máy B 64 tấn (75%)", PercentageKind.LEVEL),
        ("đúng hạn 120 hồ sơ (chiếm 60%), trước hạn 80 hồ sơ (40%)", PercentageKind.SHARE),
        ("tuyến 1 dài 12 km (tiến độ 60%). Nhựa hóa 40 km (35%)", PercentageKind.SHARE),
        ("đạt tiêu chí quốc gia về y tế 94/96 xã, phường (97,9%)", PercentageKind.SHARE),
        ("phát hiện 03 văn bản có sai sót về thể thức, kỹ thuật trình bày (4,9%)", PercentageKind.SHARE),
        ("05 khoản chưa đạt, thấp nhất là thuế thu nhập (61,3%)", PercentageKind.LEVEL),
        ("gồm Hoa Kỳ (28,6%), Nhật Bản (11,3%)", PercentageKind.LEVEL),
    ],
)
def test_meaning(text: str, expected: PercentageKind) -> None:
    reading = Reading(Passage(text))
    assert meaning(reading, reading.quantities[-1]) is expected
