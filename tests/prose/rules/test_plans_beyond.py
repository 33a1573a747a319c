"""Plans for a period that is told of, with times behind it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.plans_beyond import check_plans_beyond

TOLD = "I. KẾT QUẢ\n1. Trong quý III/2025, xã tổ chức 09 phiên họp.\n"


@pytest.mark.parametrize(
    ("day", "text", "written"),
    [
        (
            date(2025, 9, 25),
            f"{TOLD}II. NHIỆM VỤ TRỌNG TÂM QUÝ III/2025\n1. Chốt số trước ngày 20/11/2025.\n2. Họp tháng 12/2025.",
            "QUÝ III/2025",
        ),
        (
            date(2025, 7, 2),
            "Nhiệm vụ trọng tâm 6 tháng đầu năm 2025 là mở các đợt cao điểm dịp 02/9 và trong quý IV.",
            "6 tháng đầu năm 2025",
        ),
        (
            date(2026, 1, 4),
            "Để thực hiện thắng lợi nhiệm vụ năm 2025, phường sẽ hoàn thành bãi đỗ xe trong quý III/2026.",
            "năm 2025",
        ),
        (
            date(2025, 10, 8),
            "Trong 03 tháng đầu năm, Trung tâm phấn đấu nghiệm thu khu nhà điều trị trước ngày 20/12/2025.",
            "03 tháng đầu năm",
        ),
        (
            date(2025, 9, 3),
            "Tháng 8/2025, xã tổ chức 05 buổi.\nSang tháng 8/2025, xã tiếp tục chuẩn bị khai giảng ngày 05/9/2025.",
            "tháng 8/2025",
        ),
        (
            date(2024, 7, 8),
            "Thu quý II đạt 1.386 tỷ đồng, tổng thu 6 tháng là 2.799 tỷ đồng.\nSang quý II/2024, Sở tập trung đấu giá "
            "tại các khu đã có hạ tầng, phấn đấu đến hết tháng 9/2024 thu đạt 78% dự toán.",
            "quý II/2024",
        ),
        (
            date(2024, 7, 8),
            "Quý II thu 12 tỷ đồng.\nBước sang quý II/2024, Chi cục sẽ đôn đốc thu nợ.",
            "quý II/2024",
        ),
    ],
)
def test_what_is_planned_lies_behind_the_period(day: date, text: str, written: str) -> None:
    (found,) = findings_of_rule(check_plans_beyond, text, facts=ProseFacts(report_date=day))
    assert (found.code, found.details["written"]) == ("P909", written)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 10, 6), f"{TOLD}II. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n1. Báo cáo trước ngày 05/01/2026."),
        (date(2025, 9, 25), "II. NHIỆM VỤ TRỌNG TÂM QUÝ III/2025\n1. Báo cáo trước ngày 05/10/2025."),
        (date(2025, 9, 25), f"{TOLD}II. KẾT QUẢ NHIỆM VỤ QUÝ III/2025\n1. Đã trình trước ngày 20/11/2025."),
        (
            date(2025, 9, 25),
            f"{TOLD}II. NHIỆM VỤ TRỌNG TÂM QUÝ III/2025\n1. Xong trước ngày 28/9/2025.\n2. Họp ngày 02/10/2025.",
        ),
        (date(2026, 1, 4), "Để hoàn thành nhiệm vụ năm 2025, phường sẽ thanh toán vốn trước ngày 31/01/2026."),
        (date(2026, 1, 4), "Các nhiệm vụ năm 2025 đã hoàn thành, được đánh giá tốt ngày 03/01/2026."),
        (date(2025, 9, 3), "Trong tháng 8/2025, xã tiếp tục chuẩn bị khai giảng ngày 05/9/2025."),
        (
            date(2025, 9, 3),
            "Tháng 8/2025, xã tổ chức 05 buổi.\nSang tháng 9/2025, xã tiếp tục chuẩn bị Trung thu ngày 06/10/2025.",
        ),
        (
            date(2024, 7, 8),
            "Thu quý I đạt 1.386 tỷ đồng.\nSang quý II/2024, Sở tập trung đấu giá, đến tháng 6/2024 thu đạt 78%.",
        ),
        (
            date(2024, 7, 8),
            "Thu quý II đạt 1.386 tỷ đồng.\nSang quý III/2024, Sở tập trung đấu giá, phấn đấu hết tháng 9/2024 đạt 8%.",
        ),
        (date(2024, 6, 20), "Quý II thu 12 tỷ đồng.\nSang quý II/2024, Chi cục sẽ đôn đốc thu nợ."),
        (date(2024, 7, 8), "Quý I thu 12 tỷ đồng.\nSang quý II/2024, Chi cục tập trung đôn đốc, thu nợ tăng 12%."),
        (date(2024, 7, 8), "Quý I thu 12 tỷ đồng.\nSang quý II/2024, Chi cục sẽ thu nợ. Đến nay, thu khá."),
        (date(2025, 10, 8), "Trong 03 tháng cuối năm, Trung tâm phấn đấu nghiệm thu trước ngày 20/12/2025."),
        (date(2025, 10, 8), "Trong 6 tháng đầu năm, dự án sẽ nghiệm thu ngày 20/12/2025 đã được phê duyệt."),
    ],
)
def test_plans_of_their_own_time_are_silent(day: date, text: str) -> None:
    assert findings_of_rule(check_plans_beyond, text, facts=ProseFacts(report_date=day)) == []
