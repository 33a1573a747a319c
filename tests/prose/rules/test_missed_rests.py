"""A rest that whole and settled parts do not leave, and what in the passage accounts for it."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

# fmt: off
ACCOUNTED = [
    # what the difference would be is printed: the rest is of more
    (
        "Có điều kiện 4.905 việc, đã thi hành xong 3.618 việc. Số chuyển kỳ sau là 3.229 việc, gồm 1.287 việc có điều "
        "kiện và 1.942 việc chưa có điều kiện.",
        "Có điều kiện 4.905 việc, đã thi hành xong 3.618 việc; chuyển kỳ sau 1.278 việc.",
    ),
    # so is what it is off by
    (
        "Tiếp nhận 546 hồ sơ, giải quyết 521 hồ sơ, đang giải quyết 38 hồ sơ, gồm cả 13 hồ sơ tháng trước chuyển sang.",
        "Tiếp nhận 546 hồ sơ, giải quyết 521 hồ sơ, đang giải quyết 38 hồ sơ, gồm cả 14 hồ sơ trực tuyến.",
    ),
    # with the figures before it, the rest makes another whole
    (
        "Biên chế giao 62, có mặt 57, ngoài ra có 21 người không chuyên trách. Lý luận chính trị cao cấp 11, trung cấp "
        "39, còn lại 07 người chưa qua đào tạo.",
        "Biên chế giao 62 người, có mặt 57 người, còn thiếu 07 người.",
    ),
    # a list of parts with their shares
    (
        "Kết quả: Tốt 214 em (21,7%), Khá 451 em (45,7%), Đạt 309 em (31,3%), Chưa đạt 12 em (1,2%).",
        "Kiểm tra 451 cơ sở, đạt yêu cầu 309 cơ sở, còn 124 cơ sở chưa đạt.",
    ),
    # the parts make the whole: the rest is of something larger
    (
        "Đã giải quyết 181 tin, trong đó khởi tố 127 tin, không khởi tố 41 tin, tạm đình chỉ 13 tin; còn lại 33 tin "
        "trong hạn.",
        "Đã tiếp nhận 181 tin, giải quyết 127 tin; còn lại 45 tin trong hạn.",
    ),
    # a share says that the first one is a part of all three
    (
        "Nguyên nhân: sự cố điện 09 vụ (64,3%); sơ suất khi dùng lửa 03 vụ; đang điều tra 02 vụ.",
        "Khởi tố 09 vụ; kết luận 03 vụ; đang điều tra 02 vụ.",
    ),
    # two contrary kinds of one whole
    (
        "Có điều kiện thi hành 24.106 việc, đã thi hành xong 20.417 việc, đạt 84,7%; chưa có điều kiện 7.098 việc.",
        "Phải thi hành 24.106 việc, đã thi hành xong 20.417 việc; chưa thi hành 3.698 việc.",
    ),
]
"""A right text, and one like it in which nothing accounts for the difference."""
# fmt: on


@pytest.mark.parametrize(("right", "wrong"), ACCOUNTED)
def test_a_rest_that_the_passage_accounts_for_is_no_mistake(right: str, wrong: str) -> None:
    assert findings_of_families(("P30",), right) == []
    assert findings_of_families(("P30",), wrong)
