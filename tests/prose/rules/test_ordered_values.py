"""Lists that are said to be in the order of their values."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.ordered_values import check_ordered_values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ba xã nhiều vụ nhất, xếp theo thứ tự từ cao xuống thấp là: An Hòa 96 vụ, An Lạc 58 vụ, An Phú 71 vụ.",
            "58 vụ",
        ),
        (
            "Xếp theo tỷ lệ giải ngân từ thấp đến cao: Mỹ Đức 31,2%, Mỹ An 36,5%, Bình Dương 35,8%, Mỹ Thọ 41,0%.",
            "36,5%",
        ),
        ("Theo thứ tự giảm dần là: Hàn Quốc 214.000 lượt, Nga 118.500 lượt, Trung Quốc 141.200 lượt.", "118.500"),
        ("Xếp từ cao xuống thấp: trộm cắp 118 vụ; đánh bạc 29 vụ; gây thương tích 46 vụ; lừa đảo 21 vụ.", "29 vụ"),
        ("Thứ tự từ cao xuống thấp như sau:\n- An Hòa: 96 vụ;\n- An Lạc: 58 vụ;\n- An Phú: 71 vụ.", "58 vụ"),
    ],
)
def test_two_that_stand_in_each_others_place(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_ordered_values, text), "P924", words)


@pytest.mark.parametrize(
    "text",
    [
        "Xếp từ cao xuống thấp: trộm cắp 118 vụ, tăng 120 vụ; gây thương tích 46 vụ; đánh bạc 29 vụ; tội khác 61 vụ.",
        "Theo thứ tự tốc độ tăng từ cao xuống thấp: Hàn Quốc 214.000 lượt, Nga 118.500 lượt, Trung Quốc 141.200 lượt.",
        "Xếp theo tỷ lệ từ thấp đến cao: Mỹ Đức 31,2% (1,9 tỷ đồng), Bình Dương 35,8% (1,2 tỷ đồng), Mỹ An 36,5%.",
        "Xếp từ cao xuống thấp: xã Hòa Phú 96 vụ, xã Hòa Bắc 58 vụ, xã Hòa Tiến 41 vụ, toàn tỉnh 195 vụ.",
        "Xếp từ cao xuống thấp: xã Hòa Phú 96 vụ, xã Hòa Bắc 58 vụ, xã Hòa Tiến 41 vụ và ba xã đứng cuối 60 vụ.",
        "Xếp thứ tự từ cao xuống thấp theo điểm bình quân: An Hòa 96 bài, An Lạc 58 bài, An Phú 71 bài.",
        "Theo thứ tự từ Bắc vào Nam: đoạn 1 dài 4,2 km, đoạn 2 dài 6,8 km, đoạn 3 dài 5,1 km.",
        "Xếp từ cao xuống thấp: An Hòa 6 vụ, An Lạc 58 vụ, An Phú 71 vụ, An Tây 80 vụ.",
        "Xếp từ cao xuống thấp: An Hòa 96 vụ, An Lạc 71 vụ, An Phú 71 vụ.",
    ],
)
def test_lists_in_order_and_of_another_order_are_silent(text: str) -> None:
    assert findings_of_rule(check_ordered_values, text) == []
