"""A sentence that names a total first and then its parts."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.plain_sums import check_plain_sums

# fmt: off
CASES = [
    (
        "P301",
        "Trong 214 công trình được kiểm tra, có 177 công trình đúng phép, 37 công trình sai phép.",
        "Trong 214 công trình được kiểm tra, có 187 công trình đúng phép, 37 công trình sai phép.",
    ),
    (
        "P301",
        "Giao 36 nhiệm vụ, 28 nhiệm vụ xong, 8 nhiệm vụ chưa xong.",
        "Giao 36 nhiệm vụ, 28 nhiệm vụ xong, 10 nhiệm vụ chưa xong.",
    ),
    (
        "P301",
        "Tổng 36 chỉ tiêu: đạt và vượt 29 chỉ tiêu, không đạt 7 chỉ tiêu.",
        "Tổng 36 chỉ tiêu: đạt và vượt 29 chỉ tiêu, không đạt 5 chỉ tiêu.",
    ),
    (
        "P301",
        "Đài có 64 cụm loa, 58 cụm hoạt động tốt, 6 cụm hỏng do bão.",
        "Đài có 64 cụm loa, 55 cụm hoạt động tốt, 6 cụm hỏng do bão.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Một số đơn vị có nhiều hồ sơ: Sở Tư pháp 1.200 hồ sơ, Sở Xây dựng 800 hồ sơ, Sở Y tế 450 hồ sơ.",
    "Toàn tỉnh có 1.318 nhà văn hóa thôn, 1.104 nhà có sân thể thao, 220 nhà có tủ sách.",
    "Kiểm tra 214 cơ sở, tăng 14 cơ sở so với năm trước 190 cơ sở.",
    "Trong 96 xã có 71 xã đạt chuẩn, 15 xã đạt chuẩn nâng cao. Còn 10 xã chưa đạt.",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_one_mistake(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_plain_sums, right) == []
    assert [item.code for item in findings_of_rule(check_plain_sums, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert findings_of_rule(check_plain_sums, text) == []
