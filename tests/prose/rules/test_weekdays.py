"""Days of the week."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import read
from tthc_render.prose.rules.weekdays import check_weekdays

# fmt: off
CASES = [
    (
        "P511",
        "Lễ ra quân tổ chức lúc 07 giờ 30 phút, thứ Bảy ngày 16/8/2025 tại nhà văn hóa.",
        "Lễ ra quân tổ chức lúc 07 giờ 30 phút, thứ Sáu ngày 16/8/2025 tại nhà văn hóa.",
    ),
    (
        "P511",
        "Kỳ tiếp công dân tiếp theo: ngày 20/8/2025 (thứ Tư).",
        "Kỳ tiếp công dân tiếp theo: ngày 20/8/2025 (thứ Năm).",
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_weekdays, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_weekdays, wrong, facts=FACTS)} == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian: thứ Hai, thứ Ba, thứ Tư, các ngày 06, 07 và 08/10/2025.",
        "Họp vào thứ Hai và thứ Sáu hằng tuần, ngày 5 và 20/10/2025 nghỉ.",
        "Vụ thứ hai ngày 18/01/2026 (nhà dân), vụ thứ tư ngày 11/5/2026 (xe ô tô).",
        "Lũy kế từ đầu đợt dịch thứ tư (27/4/2021) có 231 ca.",
        "Phiên họp thứ năm, ngày 20/8/2025, cho ý kiến về 03 nội dung.",
    ],
)
def test_the_second_of_what_is_counted_is_no_day_of_the_week(text: str) -> None:
    assert findings_of_rule(check_weekdays, text, facts=FACTS) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thời gian: 02 ngày, thứ Năm và thứ Bảy (ngày 25 và 26/9/2025).", "26/9/2025 là thứ Sáu"),
        ("Họp thứ Hai, thứ Tư, các ngày 06, 07/10/2025.", "07/10/2025 là thứ Ba"),
        ("Trực thứ Sáu và Chủ nhật (ngày 04 và 05/10/2025).", "04/10/2025 là thứ Bảy"),
    ],
)
def test_days_of_the_week_before_as_many_days_are_held_against_them(text: str, words: str) -> None:
    (item,) = findings_of_rule(check_weekdays, text, facts=FACTS)
    assert words in item.message()


@pytest.mark.parametrize("lead", ["Sáng", "vào", "Lúc 8 giờ,", ""])
def test_days_in_small_letters_are_read_where_a_day_is_meant(lead: str) -> None:
    assert findings_of_rule(check_weekdays, f"{lead} thứ năm, ngày 16/8/2025, họp giao ban.".strip(), facts=FACTS)


def test_a_cell_is_read_too() -> None:
    for text, codes in (("14/10/2025 (thứ Ba)", []), ("14/10/2025 (thứ Tư)", ["P511"])):
        readings = read([Passage("Ngày", role="cell"), Passage(text, role="cell")])
        assert [item.code for item in check_weekdays(ProseContext(readings, FACTS))] == codes
