"""Results of times to come, and school years of another day."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.not_yet_over import check_not_yet_over

TODAY = date(2026, 7, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả công tác thanh tra quý IV/2026: triển khai 21 cuộc thanh tra.",
        "Kết quả thanh tra quý IV/2026: triển khai 21 cuộc, gồm 17 cuộc theo kế hoạch và 4 cuộc đột xuất.",
        "Tình hình tiếp công dân tháng 9/2026: tiếp 45 lượt.",
        "Kết quả giải quyết hồ sơ quý IV năm 2026, xã đã giải quyết 412 hồ sơ.",
        "Trong quý IV năm 2026 vừa qua, xã đã phối hợp tổ chức 02 phiên giao dịch.",
        "Trong tháng 10/2026 vừa rồi có 3 đoàn kiểm tra.",
        "6 tháng cuối năm 2026 vừa qua, thu ngân sách đạt 12 tỷ đồng.",
        "Ngày 05/9/2026, các trường trên địa bàn đồng loạt tổ chức khai giảng năm học 2025 - 2026.",
        "Ngày 05 tháng 9 năm 2025, toàn xã khai giảng năm học 2024-2025.",
        "Ngày 31/5/2026, 12 trường tổ chức bế giảng năm học 2024 - 2025.",
        "Ngày 28/5/2026, phòng tổ chức tổng kết năm học 2026 - 2027.",
        "Toàn xã có 1.245 học sinh trong năm học 2025 - 2027.",
    ],
)
def test_times_that_cannot_be(text: str) -> None:
    assert [item.code for item in _found(text)] == ["P909"]


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả công tác thanh tra quý II/2026: triển khai 21 cuộc thanh tra.",
        "Kết quả thực hiện nhiệm vụ quý IV/2026: dự kiến đạt 100%.",
        "Kết quả lựa chọn nhà thầu cho quý IV/2026: có 3 gói.",
        "Kết quả đăng ký quý III/2026: có 3 đơn vị.",
        "Tình hình cung cầu quý IV/2026: dự báo tăng 3%.",
        "Tình hình nguồn cung quý IV/2026: 12 doanh nghiệp đã ký hợp đồng cung ứng 1.200 tấn gạo.",
        "Kết quả đấu giá mặt bằng thuê tháng 8/2026: có 3 hồ sơ trúng.",
        "Kế hoạch quý IV/2026: triển khai 21 cuộc.",
        "Trong quý II năm 2026 vừa qua, xã đã tổ chức 02 phiên.",
        "Trong quý IV vừa qua, xã đã tổ chức 02 phiên.",
        "Tháng 7/2026 tới, xã tổ chức 02 phiên.",
        "Ngày 05/9/2026, các trường tổ chức khai giảng năm học 2026 - 2027.",
        "Ngày 31/5/2026, 12 trường bế giảng năm học 2025 - 2026.",
        "Ngày 20/8/2026, phòng tổng kết năm học 2025 - 2026, triển khai nhiệm vụ năm học 2026 - 2027.",
        "Ngày 15/6/2026, xã họp bàn kế hoạch khai giảng năm học 2026 - 2027.",
        "Ngày 05/9/2025 khai giảng, ngày 05/9/2026 khai giảng năm học 2026 - 2027.",
        "So với lễ khai giảng năm học 2025 - 2026, ngày 05/9/2026 có thêm 2 trường.",
        "Toàn xã có 1.245 học sinh năm học 2025 - 2026.",
        "Giai đoạn 2025 - 2027 có 3 trường.",
    ],
)
def test_times_that_can_be(text: str) -> None:
    assert _found(text) == []


def _found(text: str) -> list[Finding]:
    return [*check_not_yet_over(ProseContext(read(from_text([text], "a.txt")), ProseFacts(report_date=TODAY)))]
