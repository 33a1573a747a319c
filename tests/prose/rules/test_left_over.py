"""What is left, held against every figure of its unit in the section."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.left_over import check_left_over

# fmt: off
CASES = [
    (
        "P305",
        (
            "Tổng vốn được phân bổ 186,4 tỷ đồng. Lũy kế đã giải ngân 142,7 tỷ đồng; số vốn chưa giải "
            "ngân 43,7 tỷ đồng."
        ),
        (
            "Tổng vốn được phân bổ 186,4 tỷ đồng. Lũy kế đã giải ngân 142,7 tỷ đồng; số vốn chưa giải "
            "ngân 53,7 tỷ đồng."
        ),
    ),
    (
        "P305",
        (
            "Giao kế hoạch vốn 486,500 tỷ đồng; ngoài ra 31,250 tỷ đồng.\nVốn kế hoạch năm: 141,085 tỷ đồng.\n"
            "Như vậy vốn kế hoạch năm chưa giải ngân còn 345,415 tỷ đồng."
        ),
        (
            "Giao kế hoạch vốn 486,500 tỷ đồng; ngoài ra 31,250 tỷ đồng.\nVốn kế hoạch năm: 141,085 tỷ đồng.\n"
            "Như vậy vốn kế hoạch năm chưa giải ngân còn 354,415 tỷ đồng."
        ),
    ),
    (
        "P305",
        (
            "Toàn xã còn 1.436 thửa tồn đọng. Đã đo đạc, lập hồ sơ 902 thửa. Nay còn 534 thửa chưa được "
            "đo đạc, lập hồ sơ."
        ),
        (
            "Toàn xã còn 1.436 thửa tồn đọng. Đã đo đạc, lập hồ sơ 902 thửa. Nay còn 524 thửa chưa được "
            "đo đạc, lập hồ sơ."
        ),
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Có 3.412 hộ thuộc diện di dời. Đã di dời 2.968 hộ, bố trí tạm 100 hộ. Còn 344 hộ chưa di dời.",
    "Tiếp nhận 1.318 đơn, đã giải quyết 1.206 đơn, riêng cấp xã còn 122 đơn.",
    "Giao vốn 486,500 tỷ đồng. Vốn năm: 141,085 tỷ đồng.\nVốn các dự án chưa giải ngân còn 312,208 tỷ đồng.",
    "Giao vốn 486,500 tỷ đồng. Vốn năm: 141,085 tỷ đồng.\nRiêng vốn xã chưa giải ngân còn 354,415 tỷ đồng.",
    "Giao vốn 486,5 tỷ đồng. Vốn năm: 141,1 tỷ đồng.\nVốn các dự án chưa giải ngân còn 354,4 tỷ đồng.",
    "Giao vốn 486,500 tỷ đồng, thêm 9,000 tỷ đồng. Vốn năm: 141,085 tỷ đồng.\nVốn chưa giải ngân còn 354,415 tỷ đồng.",
    "Giao vốn 486.500 triệu đồng. Vốn năm: 141,085 tỷ đồng.\nVốn chưa giải ngân còn 345,415 tỷ đồng.",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_one_mistake(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_left_over, right) == []
    assert [item.code for item in findings_of_rule(check_left_over, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert findings_of_rule(check_left_over, text) == []
