"""Windows since New Year against the months of the report."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.cumulated_windows import check_cumulated_windows

HEAD = "BÁO CÁO kết quả thực hiện nhiệm vụ {} tháng đầu năm, phương hướng {} tháng cuối năm 2025. "
WINDOW = "Lũy kế từ ngày 01/01/2025 đến hết ngày {}, thu ngân sách đạt 21 tỷ đồng."


@pytest.mark.parametrize(
    ("months", "last", "wrong"),
    [
        (9, "30/9/2025", False),
        (9, "31/10/2025", True),
        (9, "31/8/2025", False),  # the last month is not there yet
        (9, "15/10/2025", False),  # data until the report was written
        (6, "30/6/2025", False),
        (6, "31/7/2025", True),
    ],
)
def test_a_window_that_ends_with_a_later_month_is_found(months: int, last: str, wrong: bool) -> None:
    text = HEAD.format(months, 12 - months) + WINDOW.format(last)
    assert [item.code for item in findings_of_rule(check_cumulated_windows, text)] == ["P909"] * wrong


@pytest.mark.parametrize(
    "text",
    [
        "Trong 6 tháng đầu năm thu 12 tỷ đồng; 10 tháng năm 2025, " + WINDOW.format("31/10/2025"),
        "Thời hạn thực hiện hợp đồng 9 tháng. " + WINDOW.format("31/10/2025"),
        # The title says what the report is of, whatever the first lines name.
        "BÁO CÁO\nCông tác 9 tháng đầu năm 2025\nTừ ngày 01/01 đến ngày 30/9/2025, phát hiện 37 vụ.\nTrong"
        " 6 tháng đầu năm"
        " 2025, Hạt xử lý 21 vụ.",
        HEAD.format(9, 3) + "Số liệu từ ngày 15/12/2024 đến hết ngày 31/10/2025.",
    ],
)
def test_other_months_are_silent(text: str) -> None:
    assert findings_of_rule(check_cumulated_windows, text) == []
