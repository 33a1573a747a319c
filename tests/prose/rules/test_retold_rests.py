"""What is left, said again."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.retold_rests import check_retold_rests

PAIRS = [
    (
        (
            "Tổng số 9.846 hồ sơ.\nSố hồ sơ đã giải quyết: 9.302 hồ sơ.\nSố hồ sơ đang giải quyết: 544 hồ sơ.\n"
            "Đối với {544|554} hồ sơ chuyển sang kỳ sau, các phòng tiếp tục xử lý."
        ),
        "554",
    ),
    (
        "Có 8.300 hộ; đã cấp 7.055 hộ, còn 1.245 hộ.\nNăm 2026 cấp cho toàn bộ {1.245|1.254} hộ chưa được cấp.",
        "1.254",
    ),
]
RIGHT = [
    "Có 1.250 việc, đã giải quyết 1.075 việc, đang giải quyết 175 việc.\nTrong 170 việc còn trong hạn có 5 việc khó.",
    "Có 4.815 hồ sơ, đã giải quyết 4.588 hồ sơ, còn 227 hồ sơ.\nTrong đó 217 hồ sơ đất đang giải quyết, 10 hồ sơ khác.",
    "Có 4.815 hồ sơ, đã giải quyết 4.588 hồ sơ, còn 227 hồ sơ.\nCùng kỳ năm trước 237 hồ sơ chuyển kỳ sau.",
    "Cấp tỉnh: có 1.250 hồ sơ, đã giải quyết 1.106 hồ sơ, còn 144 hồ sơ.\nCấp xã có 134 hồ sơ đang giải quyết.",
]


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_retold_rests, text, "P922", words)


@pytest.mark.parametrize("text", RIGHT)
def test_parts_and_figures_of_other_times_are_silent(text: str) -> None:
    assert findings_of_rule(check_retold_rests, text) == []
