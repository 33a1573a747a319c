"""Periods that are held against one that cannot be meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.compared_periods import check_compared_periods


def _found(text: str, day: str) -> list[Finding]:
    return findings_of_rule(check_compared_periods, text, facts=ProseFacts(report_date=date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("day", "text", "words"),
    [
        (
            "2025-04-04",
            "Thu quý I/2025 là 9.486 tấn, gồm tháng 01: 3.412 tấn, tháng 3: 3.166 tấn. So với quý I/2025 (8.940 tấn)"
            " tăng 6,11%.",
            "chính quý I/2025",
        ),
        (
            "2025-12-04",
            "Kết quả tháng 11 năm 2025:\nThanh toán 2.518 giao dịch, tăng 143 so với tháng 12 (2.375 giao dịch).",
            "so với tháng 12",
        ),
        ("2026-01-10", "Tổng thu năm 2025 đạt 42 tỷ đồng, tăng 8% so với năm 2025 (39 tỷ đồng).", "chính năm 2025"),
        ("2025-07-08", "Kết quả quý II/2025 so với quý trước (quý IV/2024) tăng 214 hồ sơ.", "quý IV/2024"),
        ("2025-07-08", "Tháng 6/2025 tăng 12 trường hợp so với tháng trước (tháng 4).", "tháng trước (tháng 4"),
        (
            "2025-10-15",
            "Doanh thu ba quý đạt 38.980 triệu đồng. Trong quý III còn lại, phấn đấu 13.900 triệu.",
            "đã qua",
        ),
        (
            "2025-10-09",
            "Thu 6 tháng đầu năm ước 41.280, trong đó quý I 13.150, quý II 12.470, quý III 15.660 triệu đồng.",
            "đến hết quý III",
        ),
        ("2025-04-10", "Thu quý I 12 tỷ, trong đó tháng 01: 4 tỷ, tháng 02: 3 tỷ, tháng 4: 5 tỷ đồng.", "tháng 4"),
        (
            "2024-07-08",
            "Lũy kế 6 tháng đầu năm 2023 thu 231.740 triệu đồng, đạt 56,52% dự toán năm 2024, tăng 12,6% so với cùng kỳ"
            " năm 2023.",
            "6 tháng đầu năm 2023",
        ),
        (
            "2024-10-11",
            "Ước thực hiện ngân sách 9 tháng đầu năm 2024:\na) Thu 186.400 triệu, bằng 77,67% dự toán năm 2023.",
            "dự toán năm 2023",
        ),
    ],
)
def test_a_period_that_cannot_be_meant_is_told(day: str, text: str, words: str) -> None:
    assert_one(_found(text, day), "P909", words)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            "2025-10-06",
            "Quý III/2025 thu 412 tỷ (quý I 98 tỷ, quý II 112 tỷ). So với quý II, số thu quý III giảm 8,7%.",
        ),
        ("2025-10-06", "Quý III/2025 thu 412 tỷ đồng, tăng 12,7% so với quý III/2024 và 4% so với quý II."),
        ("2026-01-10", "Dự toán năm 2026 là 45 tỷ đồng, tăng 7% so với năm 2025. Năm 2025 giảm so với năm 2024."),
        ("2026-01-10", "Đến 31/12/2025 còn 12 hộ nghèo, giảm 8 hộ so với năm 2025."),
        ("2026-02-03", "Báo cáo tháng 01\nTiếp 214 lượt, tăng 12 lượt so với tháng 12."),
        ("2025-07-04", "Tháng 6 khám 1.214 lượt, quý II khám 3.412 lượt, tăng 4% so với quý I."),
        ("2025-09-04", "Giá tháng 8 là 112.000 đồng/kg; đến nay 118.000 đồng/kg, tăng 5,4% so với tháng 8."),
        ("2025-10-06", "Tháng 9 giảm 2 vụ so với tháng 8, tháng 8 giảm 1 vụ so với tháng 7."),
        ("2025-10-08", "Quý III so với quý trước (quý II) tăng 4%; quý I/2025 so với quý trước (quý IV/2024) giảm 2%."),
        ("2025-09-05", "Trong quý III còn lại, Chi cục phấn đấu thu 12 tỷ đồng."),
        ("2025-07-08", "Các nhiệm vụ quý II còn lại chưa xong, Phòng sẽ hoàn thành trong tháng 7."),
        ("2025-07-08", "6 tháng đầu năm thu 25 tỷ, trong đó quý I 12 tỷ, quý II 13 tỷ; dự kiến quý III 15 tỷ đồng."),
        ("2025-10-20", "Quý III thu 12 tỷ, trong đó tháng 9: 4 tỷ, dự kiến tháng 10: 5 tỷ đồng."),
        ("2025-04-12", "Quý I/2025 giải ngân 12 tỷ đồng vốn kéo dài, bằng 91% kế hoạch năm 2024 được phép kéo dài."),
        ("2025-12-12", "11 tháng năm 2025 thu 42 tỷ, bằng 96% dự toán năm 2025, bằng 84% dự toán năm 2026 vừa giao."),
        ("2025-10-12", "9 tháng đầu năm 2025 đạt 74% kế hoạch năm 2025; cùng kỳ năm 2024 đạt 68% kế hoạch năm 2024."),
    ],
)
def test_other_comparisons_are_silent(day: str, text: str) -> None:
    assert _found(text, day) == []
