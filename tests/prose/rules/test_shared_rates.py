"""One rate paid to several groups."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.shared_rates import check_shared_rates

WRONG = [
    "Tặng quà 412 hộ nghèo, mức 500.000 đồng/hộ, kinh phí 206 triệu đồng; 318 hộ cận nghèo, kinh phí 195 triệu đồng.",
    "Có 24 người, mức 800.000 đồng/tháng, hết 19,2 triệu đồng; thêm 15 người mới, hết 21 triệu đồng.",
    "Xã hỗ trợ 36 hộ, mỗi hộ 60 triệu đồng, kinh phí 2.160 triệu đồng; phường hỗ trợ 42 hộ, kinh phí 2.250 triệu đồng.",
    "Trao 120 suất học bổng, mức 1.500.000 đồng/suất, trị giá 180 triệu đồng; đợt hai 86 suất, trị giá 192 triệu đồng.",
    "Chi trả 64 lao động, mức 3.000.000 đồng/người, tổng 192 triệu đồng. Đợt sau 48 lao động, tổng 1.440 triệu đồng.",
]
RIGHT = [
    "Tặng quà 412 hộ nghèo, mức 500.000 đồng/hộ, kinh phí 206 triệu đồng; 318 hộ cận nghèo, kinh phí 159 triệu đồng.",
    "Tặng 412 hộ, mức 500.000 đồng/hộ, kinh phí 206 triệu đồng; 318 hộ, mức 300.000 đồng/hộ, kinh phí 94,5 triệu đồng.",
    "Tặng quà 412 hộ, mức 500.000 đồng/hộ; 318 hộ cận nghèo được hỗ trợ 195 triệu đồng.",
    "Tặng quà 412 hộ, mức 500.000 đồng/hộ, kinh phí 206 triệu đồng; làm nhà cho 4 hộ, kinh phí 240 triệu đồng.",
    "Có 24 người, mức 800.000 đồng/tháng, hết 19,2 triệu đồng; xây 2 phòng học hết 1,6 tỷ đồng.",
    "Có 24 người, mức 800.000 đồng/tháng, hết 19,2 triệu đồng; 15 người thôi hưởng, giảm chi khoảng 21 triệu đồng.",
    "Mỗi người được 500.000 đồng. Có 12 lớp, 340 học viên; chi 6 triệu đồng; thu 214 triệu đồng học phí.",
    "Trao 120 suất, mức 1.500.000 đồng/suất, trị giá 180 triệu đồng; thu quỹ của 14 đơn vị được 312 triệu đồng.",
    "Hỗ trợ 36 hộ, mỗi hộ 60 triệu đồng, kinh phí 2.160 triệu đồng, trong đó vốn xã 1.250 triệu đồng.",
    "Hỗ trợ 36 hộ, mỗi hộ 60 triệu đồng, kinh phí 2,2 tỷ đồng; 42 hộ khác, kinh phí 2,5 tỷ đồng.",
]


@pytest.mark.parametrize("text", WRONG)
def test_an_amount_that_the_rate_denies_is_told(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_shared_rates, text)] == ["P913"]
    assert "P913" in {item.code for item in findings_of_families(("P9",), text)}


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_shared_rates, text) == []
