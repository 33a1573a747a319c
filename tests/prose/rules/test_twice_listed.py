"""Members listed twice under two names."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.twice_listed import check_twice_listed


@pytest.mark.parametrize(
    "text",
    [
        "Trường có 3 khoa: Cơ khí 240, Điện 180, May 120 sinh viên. Tốt nghiệp: Cơ khí 231, Điện 176, {May|Dệt} 110.",
        "Xã có 4 thôn: Nà Lùng 120 hộ, Bản Cát 96 hộ, Khuổi Sao 88 hộ và Pác Nặm 75 hộ.\n"
        "Hộ nghèo: Nà Lùng 12 hộ, Bản Cát 9 hộ, {Khuổi Sao|Khuổi Sảo} 8 hộ và Pác Nặm 5 hộ.",
    ],
)
def test_a_member_with_another_name(text: str) -> None:
    assert_only_the_mistake_is_told(check_twice_listed, text, "P966")


@pytest.mark.parametrize(
    "text",
    [
        "Nhiều nhất là Đồng Nai 120 ca, Bình Dương 80 ca, Long An 60 ca. Tử vong: Đồng Nai 2, Bình Dương 1, Hà Nội 1.",
        "Có 3 ngành: Điều dưỡng 220, Dược 120, Hộ sinh 60. Năm 2024 tuyển: Điều dưỡng 200, Dược 100, Xét nghiệm 40.",
        "Có 3 ngành: Điều dưỡng 220, Dược học 120, Hộ sinh 60. Nhập học: Điều dưỡng 200, Dược 100, Hộ sinh 40.",
    ],
)
def test_lists_of_some_of_other_times_and_short_names_are_silent(text: str) -> None:
    assert findings_of_rule(check_twice_listed, text) == []
