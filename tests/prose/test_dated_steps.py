"""Steps and the time at which each is told."""

from __future__ import annotations

from datetime import datetime

import pytest

from tthc_render.prose.dated_steps import steps_in
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read


def _told(text: str) -> list[tuple[str, datetime, bool]]:
    return [(step.name, step.last, step.clock) for step in steps_in(read(from_text([text], "a.txt"))[0])]


@pytest.mark.parametrize(
    ("text", "name", "when", "clock"),
    [
        ("Công trình khởi công ngày 15/8/2025.", "khởi công", datetime(2025, 8, 15), False),
        ("Ngày 20/3/2026, Chủ tịch ban hành thông báo thụ lý.", "thụ lý", datetime(2026, 3, 20), False),
        ("Cháy xảy ra lúc 14 giờ 20 ngày 02/9/2025.", "xảy ra", datetime(2025, 9, 2, 14, 20), True),
        ("Thời hạn hoàn thành ngày 30/11/2025.", "hạn hoàn thành", datetime(2025, 11, 30), False),
        ("Phỏng vấn tổ chức ngày 11 - 12/10/2025.", "thi", datetime(2025, 10, 12), False),
        ("Hẹn trả lúc 16 giờ, thứ Tư, ngày 29 tháng 10 năm 2025.", "hẹn trả", datetime(2025, 10, 29, 16), True),
    ],
)
def test_a_step_has_its_day_and_clock(text: str, name: str, when: datetime, clock: bool) -> None:
    assert _told(text) == [(name, when, clock)]


def test_the_same_day_is_the_one_before() -> None:
    told = _told("Cháy xảy ra lúc 14 giờ 20 ngày 02/9/2025, nhận tin báo lúc 14 giờ 25 cùng ngày.")
    assert told[1] == ("nhận tin báo", datetime(2025, 9, 2, 14, 25), True)


@pytest.mark.parametrize(
    "text",
    [
        "Công trình dự kiến khởi công ngày 15/8/2026.",
        "Nghiệm thu từng phần ngày 12/10/2025.",
        "Hồ sơ khởi công theo Quyết định số 12/QĐ-UBND ngày 15/8/2025.",
        "Lễ bế mạc tổ chức ngày 45/8/2025.",
    ],
)
def test_plans_parts_and_documents_are_no_steps(text: str) -> None:
    assert _told(text) == []
