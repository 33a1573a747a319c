"""Rates, totals and numbers of which one has exchanged digits."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.exchanged_rates import check_exchanged_rates

CASES = [
    ("Có 12 công chức tại 10 quầy. Tiếp nhận 9.216 hồ sơ, mỗi công chức nhận bình quân {} hồ sơ.", "768", "786"),
    ("Có 1.125 lớp với 41.400 học sinh.\nNhư vậy mỗi lớp có {} học sinh.", "36,8", "38,6"),
    ("Bố trí 17,99 tỷ đồng cho 7 nhiệm vụ, trung bình {} tỷ đồng cho một nhiệm vụ.", "2,57", "2,75"),
    ("Quà của tỉnh: 512 suất, mức 500.000 đồng/suất, hết {} triệu đồng.", "256", "265"),
    ("Gieo 1.350 ha, được 7.317 tấn; năng suất {} tạ/ha.", "54,2", "45,2"),
]
"""A text, the right figure, the same with two digits exchanged."""
OTHERS = [
    "Có 187 lớp với 6.214 học sinh, bình quân 36,2 học sinh/lớp; 187 lớp học 2 buổi.",
    "Phường có 38 khu vực với 47.216 cử tri, bình quân hơn 1.240 cử tri/khu vực.",
    "Bố trí 17,99 tỷ đồng cho 7 nhiệm vụ và 24,6 tỷ đồng cho 11 nhiệm vụ, bình quân 2,37 tỷ đồng/nhiệm vụ.",
    "Có 12 công chức. Tiếp nhận 9.216 hồ sơ, mỗi công chức nhận không quá 786 hồ sơ.",
    "Lúa cho 7.236 tấn trên 1.340 ha, lương bình quân 5.400 nghìn đồng/người/tháng.",
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_exchanged_digits_are_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_exchanged_rates, text.format(right)) == []
    assert_one(findings_of_rule(check_exchanged_rates, text.format(wrong)), "P913", right)


@pytest.mark.parametrize("text", OTHERS)
def test_rates_of_others_and_rough_ones_are_silent(text: str) -> None:
    assert findings_of_rule(check_exchanged_rates, text) == []
