"""Closing sentences of another time than the report's."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.closing_periods import check_closing_periods


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo tình hình dịch bệnh tháng 5 năm 2026\nGhi nhận 41 ca.\nTrên đây là báo cáo tình hình dịch bệnh "
        "tháng {5|4} năm 2026 của Trung tâm Y tế.",
        "BÁO CÁO kết quả thi đua quý III/2025\nCụm đã tổ chức 3 hội thi.\nSở Nội vụ trân trọng báo cáo UBND tỉnh kết "
        "quả thi đua quý {III|II}/2025./.",
        "1. Sáu tháng đầu năm 2026, Hạt Kiểm lâm phát hiện 12 vụ.\n2. Xử lý 10 vụ.\nTrên đây là tình hình bảo vệ rừng "
        "6 tháng {đầu|cuối} năm 2026, Hạt Kiểm lâm báo cáo Chi cục để tổng hợp.",
        "BÁO CÁO kết quả tiếp công dân quý IV năm 2025\nTiếp 31 lượt.\nBáo cáo này phản ánh kết quả tiếp công dân "
        "quý IV năm {2025|2024}, kính trình UBND tỉnh xem xét.",
    ],
)
def test_the_time_of_the_title_or_of_the_sentences(text: str) -> None:
    assert_only_the_mistake_is_told(check_closing_periods, text, "P909", "báo cáo này là của")


@pytest.mark.parametrize(
    "text",
    [
        "BÁO CÁO kết quả quý I năm 2026\nTiếp 31 lượt.\nTrên đây là báo cáo, nhiệm vụ trọng tâm quý II năm 2026.",
        "Báo cáo tình hình tháng 3 và quý I/2026\nThu 30 tỷ.\nTrên đây là báo cáo quý I/2026.",
        "Trong quý II/2026, Sở tiếp nhận 12 hồ sơ.\nSáu tháng đầu năm 2026, Sở giải quyết 40 hồ sơ.\n"
        "Trên đây là báo cáo kết quả 9 tháng đầu năm 2026.",
    ],
)
def test_tasks_of_the_next_time_and_reports_of_two_are_let_be(text: str) -> None:
    assert findings_of_rule(check_closing_periods, text) == []


def test_the_time_is_told_as_it_is_written() -> None:
    text = "Quý II/2026, trường có 32 lớp.\nTrên đây là báo cáo công tác quý I/2026 của nhà trường."
    assert_one(findings_of_rule(check_closing_periods, text), "P909", "quý II/2026")
