"""Yields, prices, shares of money, one measure in two units."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.products import check_products

RIGHT = [
    "Giá bán bình quân 17,3 triệu đồng/m² chưa gồm thuế; một căn 60 m² có giá khoảng 1,04 tỷ đồng.",
    "Giá bán bình quân 17,3 triệu đồng/m²; một căn 60 m² có giá khoảng 1,9 tỷ đồng ở tầng thấp.",
    "Giá bán bình quân 17,3 tỷ đồng/ha; một căn 60 m² có giá khoảng 1,04 tỷ đồng.",
    "Sửa 14 nhà (mỗi nhà 30 triệu đồng), xây mới 05 nhà (mỗi nhà 60 triệu đồng), tổng 720 triệu đồng.",
    "Đơn giá 6.500 đồng/hộp. Theo đó tổng nhu cầu là 3.312.000 hộp, kinh phí 21 tỷ 528 triệu đồng.",
    "Đơn giá 12.000 đồng/cây giống, mua 4.000 cây, kinh phí 48 triệu đồng.",
    "Đơn giá 6.500 đồng/hộp; cấp 1.000 túi, kinh phí 65 triệu đồng.",
    "Đơn giá 6.500 đồng/hộp, đơn giá 65.000 đồng/hộp loại lớn; cấp 1.000 hộp, kinh phí 65 triệu đồng.",
    "Đơn giá 6.500 đồng/hộp; cấp 1.000 hộp, kinh phí cả vận chuyển 8 triệu đồng.",
    "Gieo trồng 48.250 ha lúa, năng suất bình quân 68,4 tạ/ha, sản lượng đạt 330.030 tấn.",
    "Trao 45 suất quà, mỗi suất trị giá 300.000 đồng, tổng trị giá 13,5 triệu đồng.",
    "Hỗ trợ 214 hộ bị ngập với mức 500.000 đồng/hộ, tổng kinh phí 107 triệu đồng.",
    "Tiết kiệm 5% chi thường xuyên của 214 tỷ đồng được giao, số tiền cắt giảm là 10,7 tỷ đồng.",
    "Khu dân cư rộng 12,5 ha (tương đương 125.000 m2); thu hoạch 12 ha (35 tấn).",
    "Đường dài 12,4 km (12.400 m); làm 3,2 km (1.200 m rãnh); thịt hơi 3.420 tấn, tương đương 2.394 tấn.",
    "Tiết kiệm 1,2 triệu kWh (1.200 MWh); tưới 340 ha, tương đương 3,4 triệu m2.",
    "Hỗ trợ 214 hộ, mỗi khẩu 500.000 đồng, tổng kinh phí 480 triệu đồng.",
]
WRONG = [
    (
        "Đơn giá 6.500 đồng/hộp. Theo đó tổng nhu cầu là 3.312.000 hộp, kinh phí 215 tỷ 280 triệu đồng.",
        "P913",
        "21,528 tỷ",
    ),
    (
        "Giá bán bình quân 17,3 tỷ đồng/m² chưa gồm thuế; một căn 60 m² có giá khoảng 1,04 tỷ đồng.",
        "P913",
        "17,3 triệu đồng/m²",
    ),
    ("Giá thuê 45 triệu đồng/m²; gian hàng 20 m² có giá 900 nghìn đồng.", "P913", "45.000 đồng/m²"),
    ("Với đơn giá là 12.000 đồng/cây, xã mua 4.000 cây, trị giá 480 triệu đồng.", "P913", "48 triệu"),
    ("Mua 850 bộ, thành tiền 10,2 triệu đồng (đơn giá 120.000 đồng/bộ).", "P913", "102 triệu"),
    ("Đơn giá bình quân 1,2 triệu đồng/suất; trao 250 suất, tổng số tiền 3 tỷ đồng.", "P913", "300 triệu"),
    ("Đơn giá 25.000 đồng/liều. Đã mua 3.400 liều, tổng kinh phí 8,5 triệu đồng.", "P913", "85 triệu"),
    ("Tuyến đường dài 12,4 km (1.240 m).", "P914", "12.400 m"),
    ("Khai thác 3.420 tấn, tương đương 34,2 nghìn tấn.", "P914", "3,42 nghìn tấn"),
    ("Tiết kiệm 1,2 triệu kWh (12.000 MWh).", "P914", "1.200 MWh"),
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
