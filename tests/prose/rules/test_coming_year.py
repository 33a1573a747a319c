"""Times of the old year in what is about the new one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.coming_year import check_coming_year


def _found(day: str, *lines: str) -> list[Finding]:
    return findings_of_rule(check_coming_year, *lines, facts=ProseFacts(report_date=date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("day", "text", "written"),
    [
        ("2025-12-25", "Nhiệm vụ năm 2026, xã yêu cầu:\na) Thu ngân sách, phấn đấu quý I/2025 đạt 25%.", "quý I/2025"),
        ("2025-12-29", "Kế hoạch năm 2026 của xã: phấn đấu hết tháng 6/2025 giải ngân 50% vốn.", "tháng 6/2025"),
        (
            "2026-01-19",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 08/01/2025 của UBND phường về chăm lo Tết Bính Ngọ 2026.",
            "08/01/2025",
        ),
        (
            "2026-03-10",
            "Theo Chỉ thị số 02/CT-UBND ngày 05/02/2025 về phòng cháy, chữa cháy rừng năm 2026, các thôn đã ký.",
            "05/02/2025",
        ),
    ],
)
def test_a_time_of_the_year_before(day: str, text: str, written: str) -> None:
    (item,) = _found(day, *text.split("\n"))
    assert item.code == "P909"
    assert written in item.message()


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-12-25", "Nhiệm vụ năm 2026: chăm sóc diện tích rừng trồng từ quý II/2025."),
        ("2025-12-25", "Mục tiêu năm 2026: quý I tăng 8% so với quý I/2025."),
        ("2026-01-08", "Kết quả thực hiện nhiệm vụ năm 2025: hoàn thành đại hội chi bộ trong quý I/2025."),
        ("2026-03-10", "Theo Nghị quyết số 03/NQ-HĐND ngày 15/01/2025 về kế hoạch giai đoạn 2025 - 2026."),
        ("2026-03-10", "Theo Kế hoạch số 06/KH-UBND ngày 12/01/2025 về Tết trồng cây năm 2025."),
        ("2026-03-10", "Theo Quyết định số 2945/QĐ-UBND ngày 09/12/2025 về giao dự toán ngân sách năm 2026."),
        ("2026-03-10", "Theo Quyết định số 15/QĐ-UBND ngày 20/02/2025 về lộ trình chuyển đổi số đến hết năm 2026."),
    ],
)
def test_times_of_what_was_before_are_silent(day: str, text: str) -> None:
    assert _found(day, text) == []
