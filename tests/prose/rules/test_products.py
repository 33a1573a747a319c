"""Shares of money, and one measure in two units."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.products import check_products

RIGHT = [
    "Tiết kiệm 5% chi thường xuyên của 214 tỷ đồng được giao, số tiền cắt giảm là 10,7 tỷ đồng.",
    "Khu dân cư rộng 12,5 ha (tương đương 125.000 m2); thu hoạch 12 ha (35 tấn).",
    "Đường dài 12,4 km (12.400 m); làm 3,2 km (1.200 m rãnh); thịt hơi 3.420 tấn, tương đương 2.394 tấn.",
    "Tiết kiệm 1,2 triệu kWh (1.200 MWh); tưới 340 ha, tương đương 3,4 triệu m2.",
]
WRONG = [
    ("Tuyến đường dài 12,4 km (1.240 m).", "P914", "12.400 m"),
    ("Khai thác 3.420 tấn, tương đương 34,2 nghìn tấn.", "P914", "3,42 nghìn tấn"),
    ("Tiết kiệm 1,2 triệu kWh (12.000 MWh).", "P914", "1.200 MWh"),
    ("Kinh phí là 1.250 triệu đồng (12,5 tỷ đồng).", "P914", "1,25 tỷ"),
    (
        "Tiết kiệm 5% chi thường xuyên của 214 tỷ đồng được giao, số tiền cắt giảm là 107 tỷ đồng.",
        "P913",
        "10,7 tỷ",
    ),
    ("Khu dân cư rộng 12,5 ha (tương đương 125.000 ha).", "P914", "125.000 m2"),
    ("Vườn ươm rộng 2.500 m2 (0,25 tấn).", "P914", "0,25 ha"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_products, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_products, text), code, words)
