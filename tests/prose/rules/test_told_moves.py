""" "Tăng" and "giảm" in words, of values told elsewhere."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.told_moves import check_told_moves

ONE = [
    "Ghi nhận 214 ca mắc, tuần 45 là 187 ca.\nNhư vậy, số ca mắc trong tuần đã {tăng|giảm} nhẹ so với tuần trước.",
    "Năng suất ước 6,12 tấn/ha, {giảm|tăng} so với hè thu năm 2023 (6,20 tấn/ha).",
    "Tiếp nhận 412 đơn (cùng kỳ năm 2024: 388 đơn).\nSố đơn tiếp nhận {tăng|giảm} so với cùng kỳ.",
    "Doanh thu 96,4 tỷ đồng (năm 2023: 88,7 tỷ đồng). Doanh thu tiếp tục {tăng|giảm} do đơn hàng nhiều.",
]
SEVERAL = [
    "Tiền phạt 14,8 tỷ đồng (năm 2023: {15,1|12,1} tỷ đồng), hàng tịch thu 6,2 tỷ đồng (năm 2023: 6,9 tỷ đồng).\n"
    "So với năm trước, tiền phạt và hàng tịch thu đều giảm.",
    "Năm 2024 giành 482 huy chương ({134|128} vàng, 141 bạc, 213 đồng), năm 2023 là 455 huy chương (130 vàng, 129 bạc,"
    " 192 đồng).\nĐoàn tăng thành tích ở mọi loại huy chương.",
]
RIGHT = [
    "Số thu 9 tháng 1.284 tỷ đồng (năm 2024: 1.169 tỷ đồng). Số thu giảm so với kế hoạch 115 tỷ đồng.",
    "Ghi nhận 214 ca mắc, tuần 45 là 187 ca. Số ca tử vong giảm so với tuần trước.",
    "Ghi nhận 214 ca mắc, tuần 45 là 187 ca. Số ca mắc giảm so với cùng kỳ năm trước.",
    "Ghi nhận 214 ca mắc, tuần 45 là 187 ca. Phấn đấu số ca mắc giảm.",
    "Ghi nhận 214 ca mắc, tuần 45 là 187 ca. Tại xã Tân Hồng, số ca mắc giảm.",
    "Doanh thu 96,4 tỷ đồng (kế hoạch: 98,7 tỷ đồng). Doanh thu tăng so với năm trước.",
    "Thu 1.284 tỷ đồng, giảm 5% so với tháng 6 (1.352 tỷ đồng) nhưng tăng so với tháng 7/2024 (1.016 tỷ đồng).",
    "Chiếm 22%, giảm nhẹ về tỷ trọng so với cùng kỳ (22,5%), mặc dù số đơn tăng (cùng kỳ 472 đơn).",
    "Sản lượng 24.310 tấn (niên vụ trước: 25.020 tấn). Tuy sản lượng giảm, giá trị vẫn tăng.",
    "Giành 482 huy chương (128 vàng, 141 bạc, 213 đồng), năm 2023 là 455 huy chương (134 vàng, 129 bạc, 192 đồng). Số"
    " huy chương tăng.",
]


@pytest.mark.parametrize("text", ONE)
def test_a_direction_that_the_values_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_told_moves, text, "P904")


@pytest.mark.parametrize("text", SEVERAL)
def test_one_of_several_that_went_the_other_way(text: str) -> None:
    assert_only_the_mistake_is_told(check_told_moves, text, "P973")


@pytest.mark.parametrize("text", RIGHT)
def test_other_things_times_and_places_are_silent(text: str) -> None:
    assert findings_of_rule(check_told_moves, text) == []
