"""Headings with one quarter or month above the days of another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.headed_periods import check_headed_periods

TITLE = "BÁO CÁO\nCông tác kiểm soát thủ tục quý IV/2025\n1. Tiếp nhận 2.653 hồ sơ.\n"
BOTH = "BÁO CÁO\nKết quả công tác quý III và phương hướng, nhiệm vụ quý IV năm 2025\nTrong quý, thẩm định 46 hồ sơ.\n"
DECEMBER = ProseFacts(report_date=date(2025, 12, 16))
FACTS = ProseFacts(report_date=date(2025, 10, 8))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Phần thứ hai\nNHIỆM VỤ QUÝ II/2026\nTrên cơ sở kết quả 6 tháng đầu năm, trong ba tháng tới (tháng 7, 8, 9)"
            " các ngành tập trung:",
            "QUÝ II/2026",
        ),
        ("BÁO CÁO\nTình hình xây dựng quý II/2025\nTừ ngày 01/7/2025 đến ngày 30/9/2025, đã kiểm tra.", "quý II/2025"),
        (
            "TÌNH HÌNH VẬN TẢI THÁNG 10 NĂM 2025\nTrong kỳ báo cáo (từ ngày 01/11 đến ngày 30/11/2025), chở tăng.",
            "THÁNG 10 NĂM 2025",
        ),
        (
            "III. NHIỆM VỤ QUÝ IV NĂM 2025\nTrong ba tháng đầu năm 2026 (từ tháng 01 đến tháng 3/2026), Sở tập trung:",
            "QUÝ IV NĂM 2025",
        ),
        ("Thu ngân sách khá.\nTrên đây là báo cáo kết quả công tác quý IV/2025 của Sở.", "quý IV/2025"),
    ],
)
def test_another_period_than_the_heading_says(text: str, written: str) -> None:
    assert_one(findings_of_rule(check_headed_periods, text, facts=FACTS), "P909", written)


@pytest.mark.parametrize(
    "text",
    [
        "NHIỆM VỤ QUÝ III/2026\nTrong ba tháng tới (tháng 7, 8, 9) các ngành tập trung:",
        "NHIỆM VỤ QUÝ IV/2025\nTrên cơ sở kết quả từ ngày 01/7/2025 đến ngày 30/9/2025, các ngành tập trung:",
        "KẾT QUẢ QUÝ III/2025\nTừ ngày 15/6/2025 đến ngày 14/9/2025, đã kiểm tra 12 cơ sở.",
        "KẾT QUẢ QUÝ III/2025\nTừ ngày 01/01/2025 đến ngày 30/9/2025, đã kiểm tra 12 cơ sở.",
        "KẾT QUẢ QUÝ III/2025\nTừ tháng 10 đến tháng 12/2025, Sở sẽ kiểm tra tiếp 4 cơ sở.",
        "KẾT QUẢ QUÝ III/2025\nSo với cùng kỳ (từ ngày 01/7/2024 đến ngày 30/9/2024), số vụ giảm.",
        "KẾT QUẢ QUÝ II, NHIỆM VỤ QUÝ III/2025\nTừ ngày 01/7/2025 đến ngày 30/9/2025, các ngành tập trung:",
        "Tiếp tục rà soát.\nTrên đây là báo cáo kết quả quý III/2025, nhiệm vụ quý IV/2025.",
        "Tiếp tục rà soát.\nTrên đây là báo cáo tình hình thực hiện kế hoạch quý IV/2025.",
    ],
)
def test_a_heading_may_stand_above_other_days(text: str) -> None:
    assert findings_of_rule(check_headed_periods, text, facts=FACTS) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}III. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Thay thế 03 máy trạm.",
        f"{TITLE}II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2025\n- Thay thế 03 máy trạm trong tháng 01/2026.",
        f"{TITLE}Chương trình công tác quý IV\nTiếp tục số hóa kết quả còn hiệu lực.",
        "KẾT QUẢ QUÝ IV VÀ NĂM 2025\n1. Tiếp nhận 2.653 hồ sơ.\nKế hoạch công tác quý IV/2025:\nTiếp tục số hóa.",
        "2. Chuyển đổi số quý IV/2025\n- Số hóa tốt.\n3. Nhiệm vụ quý IV/2025\n- Đào tạo kỹ năng số.",
        f"{TITLE}Phương hướng, nhiệm vụ trọng tâm quý IV năm 2025: rà soát thủ tục; bố trí đủ trang thiết bị.",
        # A title that names both the results and the tasks to come.
        f"{BOTH}Nhiệm vụ trọng tâm quý III/2025: (1) trình UBND tỉnh; (2) đôn đốc 03 chủ đầu tư.",
        "BÁO CÁO\nCông tác dân vận tháng 11, nhiệm vụ tháng 12/2025\nTốt.\nII. NHIỆM VỤ THÁNG 11/2025\n1."
        " Thăm hộ nghèo.",
        "Báo cáo cải cách hành chính năm 2025\n1. Tốt.\nPhương hướng, nhiệm vụ trọng tâm năm 2025: tiếp tục số hóa.",
        "Kết quả thực hiện nhiệm vụ 6 tháng cuối năm 2025\n1. Tốt.\nNhiệm vụ 6 tháng cuối năm 2025: phấn đấu đạt 86%.",
    ],
)
def test_plans_for_the_period_of_the_report(text: str) -> None:
    assert_one(findings_of_rule(check_headed_periods, text, facts=DECEMBER), "P909", "kỳ sau")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-12-16", f"{TITLE}III. NHIỆM VỤ TRỌNG TÂM QUÝ I/2026\n- Thay thế 03 máy trạm."),
        # What is left of it, by the words of the heading, by the days below it, or by the day of the report.
        ("2025-12-16", f"{TITLE}III. NHIỆM VỤ TRỌNG TÂM CÒN LẠI CỦA QUÝ IV/2025\n- Thay thế 03 máy trạm."),
        ("2025-12-16", f"{TITLE}III. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Thay thế máy trạm trước ngày 31/12/2025."),
        ("2025-12-16", f"{TITLE}III. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Trong tháng 12/2025, thay thế máy trạm."),
        ("2025-11-20", f"{TITLE}III. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Thay thế 03 máy trạm."),
        ("2025-12-17", f"{TITLE}2. Nhiệm vụ quý IV/2025\nXã được giao 12 nhiệm vụ, trong đó 2 nhiệm vụ chưa đến hạn."),
        ("2025-10-02", f"{BOTH}Nhiệm vụ trọng tâm quý III/2025: đã hoàn thành 14/15 việc."),
        ("2025-10-02", f"{BOTH}Nhiệm vụ trọng tâm quý IV/2025: (1) trình UBND tỉnh; (2) rà soát."),
        ("2025-06-28", "KẾ HOẠCH\nCông tác quý III năm 2025\nNhiệm vụ trọng tâm quý III/2025: (1) trình UBND tỉnh."),
        # The quarter behind nine months; a plan; results below the tasks; tasks that were done.
        ("2025-09-20", "BÁO CÁO\nCông tác 9 tháng năm 2025\n1. Tốt.\nNHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Tiếp tục."),
        ("2025-12-16", "KẾ HOẠCH\nThực hiện báo cáo quý IV/2025\nNHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Tiếp tục."),
        ("2025-12-16", f"{TITLE}I. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025\n- Số hóa.\nKết quả thực hiện\n- Đã xong."),
        ("2025-12-16", f"{TITLE}I. NHIỆM VỤ TRỌNG TÂM ĐÃ THỰC HIỆN QUÝ IV/2025\n- Số hóa."),
        ("2025-12-16", f"{TITLE}Nhiệm vụ trọng tâm quý IV/2025: đã hoàn thành 12 việc."),
        ("2025-12-16", f"{TITLE}Nhiệm vụ trọng tâm quý IV/2025: thay thế máy trạm trước ngày 25/12/2025."),
        ("2025-09-16", "Báo cáo 9 tháng năm 2025\n1. Tốt.\nNhiệm vụ trọng tâm năm 2025: tiếp tục số hóa."),
        ("2025-12-16", "Kế hoạch công tác năm 2025\nNhiệm vụ trọng tâm năm 2025: tiếp tục số hóa."),
    ],
)
def test_plans_for_the_next_period_or_the_rest_of_this_are_silent(day: str, text: str) -> None:
    facts = ProseFacts(report_date=date.fromisoformat(day))
    assert findings_of_rule(check_headed_periods, text, facts=facts) == []
