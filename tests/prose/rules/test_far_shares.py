"""Shares whose base stands in another sentence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.far_shares import check_far_shares

# fmt: off
CASES = [
    (
        "P401",
        (
            "Tổng số thửa đất cần rà soát làm sạch dữ liệu là 18.420 thửa. Tổ công tác gồm 9 người, chia làm 3 "
            "nhóm theo thôn.\nĐến ngày 31/10, đã đối soát xong 14.736 thửa, đạt 80,0%; số còn lại đang xác minh"
            " chủ sử dụng."
        ),
        (
            "Tổng số thửa đất cần rà soát làm sạch dữ liệu là 18.420 thửa. Tổ công tác gồm 9 người, chia làm 3 "
            "nhóm theo thôn.\nĐến ngày 31/10, đã đối soát xong 14.736 thửa, đạt 62,5%; số còn lại đang xác minh"
            " chủ sử dụng."
        ),
    ),
    (
        "P401",
        (
            "Toàn tỉnh hiện có 2.160 nhân viên y tế thôn bản. Trong đó nữ 1.404 người, chiếm 65%; đã qua đào "
            "tạo 1.944 người, chiếm 90%."
        ),
        (
            "Toàn tỉnh hiện có 2.160 nhân viên y tế thôn bản. Trong đó nữ 1.404 người, chiếm 71%; đã qua đào "
            "tạo 1.944 người, chiếm 90%."
        ),
    ),
    (
        "P401",
        (
            "Toàn xã có 2.860 người trong độ tuổi tham gia lực lượng lao động. Số lao động đã qua đào tạo 1.716"
            " người, đạt tỷ lệ 60,0%."
        ),
        (
            "Toàn xã có 2.860 người trong độ tuổi tham gia lực lượng lao động. Số lao động đã qua đào tạo 1.716"
            " người, đạt tỷ lệ 72,5%."
        ),
    ),
    (
        "P401",
        "Dân số trên địa bàn 5 xã là 118.450 người. Có 113.238 người tham gia BHYT, tỷ lệ bao phủ đạt 95,6%.",
        "Dân số trên địa bàn 5 xã là 118.450 người. Có 113.238 người tham gia BHYT, tỷ lệ bao phủ đạt 93,6%.",
    ),
    (
        "P401",
        "Năm 2025, xã được giao 24 chỉ tiêu; đến tháng 8 có 15 chỉ tiêu đạt và vượt, đạt 62,5%.",
        "Năm 2025, xã được giao 24 chỉ tiêu; đến tháng 8 có 15 chỉ tiêu đạt và vượt, đạt 65,2%.",
    ),
    (
        "P401",
        (
            "Kế hoạch năm 2025 là trồng mới 1.200 ha rừng. Các chủ rừng đã chuẩn bị 2,4 triệu cây giống.\nĐến "
            "hết tháng 8 đã trồng mới 846 ha rừng, đạt 70,5% kế hoạch."
        ),
        (
            "Kế hoạch năm 2025 là trồng mới 1.200 ha rừng. Các chủ rừng đã chuẩn bị 2,4 triệu cây giống.\nĐến "
            "hết tháng 8 đã trồng mới 846 ha rừng, đạt 87,5% kế hoạch."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_far_shares, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_far_shares, wrong, facts=FACTS)} == {code}
