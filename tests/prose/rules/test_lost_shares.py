"""Rates of what is lost between two figures."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_families, findings_of_rule
from tthc_render.prose.rules.lost_shares import check_lost_shares

MISTAKES = [
    "Sản lượng nước sản xuất 6.41{8|4}.200 m³, nước thương phẩm 5.286.400 m³, tỷ lệ thất thoát 17,63%.",
    "Nước sản xuất đạt 16,84 triệu m3, nước thương phẩm 14,72 triệu m3, tỷ lệ thất thoát {12,59|19,52}%.",
    "Điện nhận 842,6 triệu kWh, điện thương phẩm 80{9|6},7 triệu kWh; tỷ lệ tổn thất điện năng 3,9%.",
    (
        "Lực lượng lao động 129.846 người; tỷ lệ tham gia lực lượng lao động 72,6%; lao động có việc làm "
        "12{7|1}.218 người, tỷ lệ thất nghiệp 2,02%."
    ),
    "Lực lượng lao động từ 15 tuổi trở lên 1.842,6 nghìn người; có việc làm 1.818,3 nghìn người; thất nghiệp 1,32%."
    " Quý trước, lực lượng lao động 1.836 nghìn người, có việc làm 1.809 nghìn người, tỷ lệ thất nghiệp 1,4{7|1}%.",
]
SILENT = [
    "Sản lượng nước sản xuất 6.418.200 m³, trong đó bán buôn 286.400 m³. Tỷ lệ thất thoát 17,63%.",
    "Nước sản xuất 12,46 triệu m³, nước thương phẩm 10,68 triệu m³, tỷ lệ thất thoát quý trước 15,1%.",
    "Nước thương phẩm 10,68 triệu m³, tăng 0,5 triệu m³, tỷ lệ thất thoát 15,1%.",
    "Nước sản xuất 12,46 triệu m³, nước thương phẩm 10,68 triệu m³, tỷ lệ thất thoát dưới 15%.",
    "Nước sản xuất 12,46 triệu m³; nước thương phẩm 10,68 triệu m³. Năm nay tỷ lệ thất thoát 16,1%.",
    "Dân số 231.470 người, có việc làm 127.218 người, tỷ lệ thất nghiệp 2,02%.",
    "Lực lượng lao động 129.846 người, qua đào tạo 38.100 người, tỷ lệ thất nghiệp 2,02%.",
    "Nước sản xuất 12,46 triệu m³, nước thương phẩm 10,68 triệu m³, tỷ lệ thất thoát giảm 0,8%.",
]


@pytest.mark.parametrize("text", MISTAKES)
def test_a_rate_of_loss_that_two_figures_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_lost_shares, text, "P401")


@pytest.mark.parametrize("text", SILENT)
def test_rates_of_something_else(text: str) -> None:
    assert findings_of_rule(check_lost_shares, text) == []


def test_it_is_a_warning() -> None:
    text = "Sản lượng nước sản xuất 6.414.200 m³, nước thương phẩm 5.286.400 m³, tỷ lệ thất thoát 17,63%."
    assert [item.code for item in findings_of_families(("P",), text)] == ["P401"]
