"""What is left of a whole that the share of the settled ones proves."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.proved_rests import check_proved_rests

PAIRS = [
    (
        (
            "Có 318 việc thuộc thẩm quyền (214 việc khiếu nại, 104 việc tố cáo).\nĐã giải quyết 271 việc, đạt 85,2%, "
            "cụ thể: khiếu nại 180 việc (84,1%), tố cáo 91 việc (87,5%). Số việc đang tiếp tục giải quyết là {47|74} "
            "việc."
        ),
        "P305",
        "47",
    ),
    (
        (
            "Tổng số án phải thi hành 1.412 việc. Đã thi hành xong 1.129 việc, đạt 80,0%; trong đó dân sự 900 việc. "
            "Số việc còn lại là {283|238} việc."
        ),
        "P305",
        "283",
    ),
    (
        ("Phải xử lý 642 hồ sơ, gồm 600 hồ sơ mới. Đã xử lý 598 hồ sơ, đạt 93,1%. Hồ sơ còn lại là {44|45} hồ sơ."),
        "P305",
        "44",
    ),
    (
        (
            "Dự phòng được giao 426 tỷ đồng, gồm cấp tỉnh 240 tỷ đồng, cấp xã 186 tỷ đồng.\n"
            "Dự phòng đã sử dụng 249 tỷ đồng, đạt 58,5%, số còn lại là {177|187} tỷ đồng."
        ),
        "P305",
        "177",
    ),
]
RIGHT = [
    "Giao 86 nhiệm vụ; hoàn thành 61 nhiệm vụ (đạt 70,9%), đang triển khai 22 nhiệm vụ, còn 03 nhiệm vụ chậm.",
    "Giao 4.200 căn, hoàn thành 1.386 căn, đạt 33,0%; đang thi công 8.214 căn cho cả năm sau.",
    ("Có 318 việc. Đã giải quyết 271 việc, đạt 85,2%. Số việc đang giải quyết là 12 việc, chưa thụ lý 35 việc."),
    "Giao 53 nhiệm vụ. Đã hoàn thành 47 nhiệm vụ, đạt 88,7%; đang thực hiện 6 nhiệm vụ.",
    ("Có 318 việc; đã giải quyết 271 việc (85,2%). Trong số còn lại, đang xác minh 17 việc, chưa thụ lý 30 việc."),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_proved_rests, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_proved_rests, text) == []
