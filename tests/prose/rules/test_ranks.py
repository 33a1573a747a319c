"""Places in a ranking and the steps between them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.ranks import check_ranks


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Chỉ số PCI xếp thứ 18/63, tăng 9 bậc so với năm 2023 (xếp thứ 27/63).", []),
        ("Chỉ số PCI xếp thứ 18/63, tăng 8 bậc so với năm 2023 (xếp thứ 27/63).", ["P903"]),
        ("Chỉ số PCI xếp thứ 27/63, tăng 9 bậc so với năm 2023 (xếp thứ 18/63).", ["P904"]),
        ("Đoàn đứng thứ 4, tụt 2 bậc so với giải trước (thứ 2).", []),
        ("Huyện xếp hạng 3/12, giảm 1 bậc so với quý trước (hạng 2/12).", []),
        ("Xếp vị trí thứ 6, cải thiện 5 bậc so với tháng 3/2025 (vị trí thứ 12).", ["P903"]),
        ("Xếp thứ 18/63, tăng 9 bậc; riêng chỉ số thành phần 2 xếp thứ 40/63.", []),
        ("Năm 2023 giảm từ hạng 34 lên hạng 22 cả nước.", ["P904"]),
        ("Xã tụt từ vị trí thứ 41 lên vị trí thứ 18/102 xã.", ["P904"]),
        ("Xã tăng từ vị trí thứ 41 lên vị trí thứ 18; giảm từ hạng 12 xuống hạng 15.", []),
        ("Xếp hạng được cải thiện, giảm từ hạng 34 xuống hạng 22.", []),
        ("Xếp thứ 19, tăng 8 bậc so với năm trước (từ thứ 29 lên thứ 19).", ["P903"]),
        ("Từ hạng 34 lên hạng 22, tăng 11 bậc.", ["P903"]),
        ("Từ hạng 34 lên hạng 22, tăng 12 bậc.", []),
        ("Xếp thứ 18/63, tăng 0,8 điểm so với năm 2023 (xếp thứ 27/63).", []),
    ],
)
def test_steps_are_the_difference_of_the_places(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_ranks, text)] == codes
