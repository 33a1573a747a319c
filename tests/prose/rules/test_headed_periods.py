"""Headings with one quarter or month above the days of another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.headed_periods import check_headed_periods

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
