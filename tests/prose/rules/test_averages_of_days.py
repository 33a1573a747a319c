"""Averages a day or in days whose other figure stands apart from them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.averages_of_days import check_averages_of_days

PAIRS = [
    (
        "1. Kết quả quý III/2025 (64 ngày làm việc, không tính thứ Bảy)\n"
        "- Tiếp nhận 7.936 hồ sơ, bình quân {124|142} hồ sơ/ngày làm việc; ngày cao nhất 211 hồ sơ.",
        "124",
    ),
    (
        "II. Kết quả tháng 8 (21 ngày làm việc)\n- Tiếp 1.239 lượt, trung bình {59|95} lượt/ngày.",
        "59",
    ),
    (
        "Các cơ sở lưu trú đón 1.284.600 lượt khách, trong đó quốc tế 71.400 lượt. Tổng số ngày khách là 3.152.400, "
        "thời gian lưu trú bình quân {2,45|2,18} ngày/lượt khách.",
        "2,45",
    ),
]
RIGHT = [
    "1. Kết quả quý III (64 ngày làm việc)\n- Tiếp nhận 7.936 hồ sơ trong 61 ngày, bình quân 130 hồ sơ/ngày làm việc.",
    "1. Kết quả quý III (64 ngày làm việc)\n- Trực tuyến 6.400 hồ sơ. Cả quý 7.936 hồ sơ, bình quân 100 hồ sơ/ngày.",
    "1. Kết quả quý III (64 ngày làm việc)\n- Tiếp nhận 7.936 hồ sơ, bình quân gần 140 hồ sơ/ngày làm việc.",
    "Đón 1.200 lượt khách, trong đó nội địa 1.000 lượt. Tổng số ngày khách 2.500, bình quân 2,5 ngày/lượt khách.",
    "Quốc tế 200 lượt, cả tỉnh 1.200 lượt. Tổng số ngày khách 2.500, lưu trú bình quân 1,8 ngày/lượt khách.",
    "Tiếp nhận 7.936 hồ sơ, bình quân 142 hồ sơ/ngày; thời hạn trả là 64 ngày làm việc.",
]


@pytest.mark.parametrize(("text", "right"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, right: str) -> None:
    assert_only_the_mistake_is_told(check_averages_of_days, text, "P913", right)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_averages_of_days, text) == []
