"""Shares whose levels stand behind them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.levels_behind import check_levels_behind

PAIRS = [
    (
        (
            "Qua khảo sát, 38,4% người dân rất hài lòng, {54,2%|52,4%} hài lòng, 6,1% bình thường và 1,3% không hài "
            "lòng."
        ),
        "P902",
        "",
    ),
    (
        (
            "Trong số công chức, 18,2% hoàn thành xuất sắc nhiệm vụ, {76,4%|67,4%} hoàn thành tốt nhiệm vụ, 5,0% "
            "hoàn thành nhiệm vụ và 0,4% không hoàn thành nhiệm vụ (12 người)."
        ),
        "P902",
        "",
    ),
    (
        (
            "Đánh giá chung, 41,6% số người trả lời rất hài lòng, {51,2%|51,7%} hài lòng, 5,9% thấy bình thường, "
            "1,1% không hài lòng và 0,2% rất không hài lòng."
        ),
        "P902",
        "",
    ),
]
RIGHT = [
    ("Kết quả: 92,4% hồ sơ đúng hạn, 88,1% hồ sơ trực tuyến, 76,0% hồ sơ thanh toán trực tuyến."),
    "Có 62,0% hộ có nước máy, 54,0% hộ có nhà tiêu hợp vệ sinh, 21,0% hộ có máy giặt.",
    "Trường có 91,2% học sinh khá, 45,6% học sinh giỏi toán, 30,1% học sinh giỏi văn.",
    ("Năm 2024, 38,4% người dân rất hài lòng, năm 2025, 41,0% rất hài lòng, 52,1% hài lòng."),
    "Trong quý, 35,1% người dân rất hài lòng, 60,4% hài lòng, còn lại bình thường.",
    ("Kết quả là 20,1% hoàn thành xuất sắc, 70,0% hoàn thành tốt, 9,9% hoàn thành nhiệm vụ."),
    "Tăng 2,1% hài lòng, giảm 1,2% không hài lòng, tăng 0,3% bình thường.",
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_levels_behind, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_levels_behind, text) == []
