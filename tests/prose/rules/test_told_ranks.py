"""Ranks told in another sentence than the values of the list."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.told_ranks import check_told_ranks

SCORES = "Đơn vị dẫn đầu gồm: huyện Kỳ Anh 94,18%; huyện Cẩm Xuyên 93,75%; huyện Thạch Hà 93,02%. Còn lại dưới 93%."
SECTORS = "Khu vực nông, lâm nghiệp và thủy sản tăng 4,05%; công nghiệp tăng 11,24%; dịch vụ tăng 7,31%."
MEDALS = "Xếp hạng theo huy chương vàng: thôn Khe Đền 6 huy chương, thôn Phú Hải 5, thôn Phú Thịnh 4."
WARDS = "Số ca mắc theo phường: An Hòa 41 ca; Tân Lợi 36 ca; Bình Khê 29 ca; Cái Khế 22 ca."
WRONG = [
    f"{SCORES}\nHuyện Thạch Hà tuy cao thứ {{ba|hai}} toàn tỉnh nhưng mất điểm về văn bản.",
    f"{SECTORS} Khu vực {{nông, lâm nghiệp và thủy sản|dịch vụ}} có mức tăng thấp nhất trong ba khu vực.",
    f"{MEDALS}\nThôn Phú Thịnh lần đầu xếp thứ {{Ba|Nhì}} toàn đoàn, được tặng cờ.",
    f"{WARDS} Bình Khê có số ca mắc cao thứ {{ba|tư}} trong các phường nêu trên.",
    "Kết quả: tổ 1 đạt 96 điểm, tổ 2 đạt 91 điểm, tổ 3 đạt 88 điểm. {Tổ 1|Tổ 2} đạt điểm cao nhất.",
]
RIGHT = [
    f"{SCORES}\nHuyện Thạch Hà cao thứ hai khu vực miền núi.",
    f"{SCORES}\nHuyện Thạch Hà có số hồ sơ cao nhất.",
    f"{SECTORS} Dịch vụ đóng góp lớn nhất vào mức tăng chung.",
    f"{WARDS} Cái Khế có số ca mắc cao nhất trong 5 năm qua.",
    f"{WARDS} Cái Khế xếp thứ nhất về phòng bệnh.",
    f"{WARDS} Cái Khế cao thứ hai trong các phường vùng ven.",
    "Số vụ: An Hòa 41 vụ; Tân Lợi 41 vụ; Bình Khê 29 vụ. Tân Lợi có số vụ cao nhất.",
]


@pytest.mark.parametrize("text", WRONG)
def test_ranks_that_the_values_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_told_ranks, text, "P974")


@pytest.mark.parametrize("text", RIGHT)
def test_other_matters_times_and_parts_of_the_list_are_silent(text: str) -> None:
    assert findings_of_rule(check_told_ranks, text) == []
