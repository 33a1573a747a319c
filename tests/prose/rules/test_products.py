"""Yields, prices, shares of money, one measure in two units."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.products import check_products

RIGHT = [
    "Gieo trồng 48.250 ha lúa, năng suất bình quân 68,4 tạ/ha, sản lượng đạt 330.030 tấn.",
    "Trao 45 suất quà, mỗi suất trị giá 300.000 đồng, tổng trị giá 13,5 triệu đồng.",
    "Hỗ trợ 214 hộ bị ngập với mức 500.000 đồng/hộ, tổng kinh phí 107 triệu đồng.",
    "Tiết kiệm 5% chi thường xuyên của 214 tỷ đồng được giao, số tiền cắt giảm là 10,7 tỷ đồng.",
    "Khu dân cư rộng 12,5 ha (tương đương 125.000 m2); thu hoạch 12 ha (35 tấn).",
    "Hỗ trợ 214 hộ, mỗi khẩu 500.000 đồng, tổng kinh phí 480 triệu đồng.",
]
WRONG = [
    (
        "Kinh phí là 1.250 triệu đồng (12,5 tỷ đồng).",
        "P914",
        "1,25 tỷ",
    ),
    (
        "Gieo cấy 5.200 ha lúa, năng suất bình quân đạt 65 tạ/ha, sản lượng ước đạt 338.000 tấn.",
        "P913",
        "33.800",
    ),
    (
        "Trao 45 suất quà, mỗi suất trị giá 300.000 đồng, tổng trị giá 135 triệu đồng.",
        "P913",
        "13,5 triệu",
    ),
    (
        "Hỗ trợ 214 hộ bị ngập với mức 500.000 đồng/hộ, tổng kinh phí 107 tỷ đồng.",
        "P913",
        "107 triệu",
    ),
    (
        "Tiết kiệm 5% chi thường xuyên của 214 tỷ đồng được giao, số tiền cắt giảm là 107 tỷ đồng.",
        "P913",
        "10,7 tỷ",
    ),
    (
        "Huyện đón 412.000 lượt khách, doanh thu 247,2 tỷ đồng, bình quân mỗi lượt khách chi tiêu 600.000 triệu đồng.",
        "P913",
        "600.000",
    ),
    (
        "Khu dân cư rộng 12,5 ha (tương đương 125.000 ha).",
        "P914",
        "125.000 m2",
    ),
    (
        "Vườn ươm rộng 2.500 m2 (0,25 tấn).",
        "P914",
        "0,25 ha",
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_products, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_products, text), code, words)
