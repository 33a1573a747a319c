"""Authorities of provinces that ended."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.former_provinces import check_former_provinces

RIGHT = [
    "Nghị quyết số 12/NQ-HĐND ngày 10/12/2024 của HĐND tỉnh Bắc Giang còn hiệu lực.",
    "Đề nghị UBND tỉnh Bắc Ninh bố trí vốn. Hồ sơ tiếp nhận từ UBND tỉnh Bắc Giang trước đây đã số hóa.",
    "Phường đề nghị UBND phường Bắc Giang phối hợp.",
    "Đã báo cáo UBND tỉnh Bắc Giang (cũ) về việc này.",
    "Ngày 12/3/2025 đã trình UBND tỉnh Hà Nam phê duyệt.",
]
WRONG = [
    ("Đề nghị UBND tỉnh Bắc Giang bố trí thêm kinh phí sửa chữa 9 nghĩa trang.", ["UBND tỉnh Bắc Ninh"]),
    ("Kiến nghị Sở Tài chính tỉnh Hải Dương cấp bổ sung 3 tỷ đồng.", ["Sở Tài chính thành phố Hải Phòng"]),
    (
        "Xã kính trình HĐND tỉnh Bến Tre xem xét; báo cáo Tỉnh ủy Bình Dương chỉ đạo.",
        ["HĐND tỉnh Vĩnh Long", "Thành ủy Hồ Chí Minh"],
    ),
    ("Kính gửi: UBND tỉnh Thái Bình\nXã báo cáo như sau.", ["UBND tỉnh Hưng Yên"]),
]


def _found(text: str, day: date, issuer: str = "UBND xã Tân Phú") -> list[Finding]:
    return findings_of_rule(check_former_provinces, text, facts=ProseFacts(report_date=day, issuer=issuer))


@pytest.mark.parametrize("text", RIGHT)
def test_what_was_before_and_places_of_that_name_are_silent(text: str) -> None:
    assert _found(text, date(2026, 7, 30)) == []


@pytest.mark.parametrize(("text", "now"), WRONG)
def test_an_authority_that_ended_is_not_asked(text: str, now: list[str]) -> None:
    found = _found(text, date(2026, 7, 30))
    assert [item.details["now"] for item in found] == now
    assert {item.code for item in found} == {"P908"}
    assert _found(text, date(2025, 6, 30)) == []


def test_a_report_of_the_former_province_itself_is_left_alone() -> None:
    text, _ = WRONG[0]
    assert _found(text, date(2026, 7, 30), "Sở Nội vụ tỉnh Bắc Giang") == []
