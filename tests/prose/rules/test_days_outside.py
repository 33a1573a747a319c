"""Days that the period named with them does not hold."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.days_outside import check_days_outside

REPORT = "Báo cáo kết quả 9 tháng đầu năm 2024."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tổ chức Lễ khai giảng năm học 2023 - 2024 vào ngày 05/9/2024.", "2024 - 2025"),
        ("Tổ chức bế giảng năm học 2025-2026 ngày 28/5/2025.", "2024 - 2025"),
        (f"{REPORT} Số liệu giải ngân tính đến ngày 30/6/2024:\n+ Giải ngân 9 tháng đạt 246 triệu đồng.", "30/9/2024"),
        (f"{REPORT} Số liệu tính đến hết ngày 31/3/2024.", "30/9/2024"),
    ],
)
def test_day_of_another_period(text: str, right: str) -> None:
    assert_one(findings_of_rule(check_days_outside, text), "P909", right)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức Lễ khai giảng năm học 2024 - 2025 vào ngày 05/9/2024.",
        "Hội nghị tổng kết năm học 2023 - 2024 và khai giảng tổ chức ngày 18/8/2024.",
        "Kế hoạch khai giảng năm học 2024 - 2025 ban hành ngày 15/7/2023.",
        f"{REPORT} Số liệu tính đến ngày 15/9/2024.",
        "Báo cáo kết quả 6 tháng đầu năm 2024\nSố liệu tính đến ngày 15/5/2024.",
        "Báo cáo sơ kết sau khai giảng năm học 2024 - 2025 tính từ ngày 05/01/2025.",
        f"{REPORT} Số liệu dân số tính đến ngày 30/6/2024: 8.120 người. Giải ngân 9 tháng đạt 246 triệu đồng.",
        f"{REPORT} Số liệu tính đến ngày 31/12/2023.",
    ],
)
def test_day_of_its_period_or_of_something_else(text: str) -> None:
    assert findings_of_rule(check_days_outside, text) == []
