"""Claims of a level that a member of a list does not keep."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.levels_of_lists import check_levels_of_lists

RATES = "Tỷ lệ tài khoản ở các bản: Tả Phìn 91,3%; Hoàng Hồ {90,8|89,8}%; Nậm Lúc 93,4%."
POINTS = "Số tiêu chí đạt của 3 xã khảo sát: Nhơn Hội 15; Phú Hữu {14|12}; Ba Chúc 16. Cộng 45 tiêu chí."
PAIRS = [
    "Thu nhập: thôn A 52 triệu đồng, thôn B {51|48} triệu đồng, thôn C 61 triệu đồng. Không có thôn nào dưới 50"
    " triệu đồng.",
    f"{RATES}\nBa bản nêu trên đều vượt ngưỡng 90%, các bản còn lại từ 75% đến dưới 90%.",
    f"{RATES} Không có bản nào dưới 90%.",
    f"{POINTS}\nCác xã khảo sát đều đạt từ 13 tiêu chí trở lên.",
    "Tỷ lệ chuyên cần các trường đều trên 90%: Lê Lợi 95,4%; Minh Khai {92,2|88,2}%; Quang Trung 92,6%.",
    "Tỷ lệ quá hạn: Ea Kar 0,21%; Krông Pắc 0,{34|64}%; Lắk 0,17%. Các đơn vị đều không quá 0,5%.",
    "Tỷ lệ giải ngân của các xã:\n- Xã An Bài: 76,5%\n- Xã An Ấp: {63|53},4%\n- Xã An Cầu: 60,7%\nCác xã đều đạt"
    " trên 60%.",
]
RIGHT = [
    "Tỷ lệ: Tả Phìn 91,3%; Hoàng Hồ 89,8%; Nậm Lúc 93,4%. Hai bản đều trên 90%.",
    "Tỷ lệ: Tả Phìn 91,3%; Hoàng Hồ 89,8%; Nậm Lúc 93,4%. Các bản còn lại đều trên 90%.",
    "Tỷ lệ: Tả Phìn 91,3%; Hoàng Hồ 89,8%; Nậm Lúc 93,4%. Các bản đều trên 90%, riêng Hoàng Hồ thấp hơn.",
    "Tỷ lệ: Tả Phìn 91,3%; Hoàng Hồ 89,8%; Nậm Lúc 93,4%. Phấn đấu các bản đều trên 90%.",
    "Tỷ lệ: Tả Phìn 91,3%; Hoàng Hồ 89,8%; Nậm Lúc 93,4%. Tỷ lệ tiêm chủng các bản đều trên 95%.",
    "Tỷ lệ: Tả Phìn 91,3%; Hoàng Hồ 90%; Nậm Lúc 93,4%. Ba bản đều trên 90%.",
    "Số hộ: Tả Phìn 91 hộ; Hoàng Hồ 89 hộ; Nậm Lúc 93 hộ. Các bản đều đạt trên 90%.",
    "Số hộ: Tả Phìn 91 hộ; Hoàng Hồ 89 hộ; Nậm Lúc 93 hộ. Bốn bản đều có trên 90 hộ.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_a_member_that_does_not_keep_the_level(text: str) -> None:
    assert_only_the_mistake_is_told(check_levels_of_lists, text, "P901")


@pytest.mark.parametrize("text", RIGHT)
def test_some_of_them_and_other_measures_are_silent(text: str) -> None:
    assert findings_of_rule(check_levels_of_lists, text) == []
