"""A change right behind its value, with the old value right behind "so với"."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.plain_bases import check_plain_bases

# fmt: off
CASES = [
    (
        "P904",
        "Nợ thuế là 318,6 tỷ đồng, tăng 12,7% so với mức 282,7 tỷ đồng tại ngày 31/12/2025.",
        "Nợ thuế là 318,6 tỷ đồng, giảm 12,7% so với mức 282,7 tỷ đồng tại ngày 31/12/2025.",
    ),
    (
        "P903",
        "Xuất khẩu ước 1,86 tỷ USD, tăng 20% so với 1,55 tỷ USD cùng kỳ; nhập khẩu 0,4 tỷ USD.",
        "Xuất khẩu ước 1,86 tỷ USD, tăng 26,2% so với 1,55 tỷ USD cùng kỳ; nhập khẩu 0,4 tỷ USD.",
    ),
    (
        "P903",
        "Tiếp nhận 540 hồ sơ, tăng 128 hồ sơ so với 412 hồ sơ của quý trước.",
        "Tiếp nhận 540 hồ sơ, tăng 182 hồ sơ so với 412 hồ sơ của quý trước.",
    ),
    (
        "P903",
        "Tỷ lệ hộ nghèo còn 8,4%, giảm 1,2 điểm phần trăm so với mức 9,6% năm trước.",
        "Tỷ lệ hộ nghèo còn 8,4%, giảm 2,1 điểm phần trăm so với mức 9,6% năm trước.",
    ),
    (
        "P903",
        "Có 54 người bị thương, tăng 12 người bị thương so với 42 người bị thương cùng kỳ.",
        "Có 54 người bị thương, tăng 21 người bị thương so với 42 người bị thương cùng kỳ.",
    ),
    (
        "P904",
        "Thu 520 tỷ đồng (kể cả ghi thu), đạt 52% dự toán và tăng 4% so với 500 tỷ đồng năm trước.",
        "Thu 520 tỷ đồng (kể cả ghi thu), đạt 52% dự toán và giảm 4% so với 500 tỷ đồng năm trước.",
    ),
    (
        "P903",
        "Thời gian giải quyết còn 6,2 ngày, giảm 3,8 ngày so với mức 10 ngày theo quy định.",
        "Thời gian giải quyết còn 6,2 ngày, giảm 2,8 ngày so với mức 10 ngày theo quy định.",
    ),
    (
        "P903",
        "Số vụ tai nạn là 36 vụ, giảm 12,2% so với mức 41 vụ của cùng kỳ.",
        "Số vụ tai nạn là 36 vụ, giảm 21,2% so với mức 41 vụ của cùng kỳ.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Có 9 người bị thương, giảm 3 người chết so với 6 người chết cùng kỳ.",
    "Thu gần 320 tỷ đồng, tăng 12,7% so với 282,7 tỷ đồng; 7 vụ, tăng hơn 20% so với 12 vụ.",
    "Tổng thu 318,6 tỷ đồng, trong đó thuế 20 tỷ đồng, tăng 12,7% so với mức 282,7 tỷ đồng năm trước.",
    "Thu 318,6 tỷ đồng, chi thường xuyên tăng 5% so với mức 282,7 tỷ đồng năm trước.",
    "Thu thêm 35,9 tỷ đồng, tăng 12,7% so với mức 282,7 tỷ đồng; lãi suất 12%, tăng 20% so với mức 10%.",
    "Xây dựng 15 nhà, tăng 20% so với 10 phòng học năm trước; đạt 45 tạ/ha, tăng 3% so với 6 tháng trước.",
    "Nợ là 90 tỷ đồng, giảm 68,2% so với mức 282,7 tỷ đồng của năm trước.",
    "Xuất khẩu 1,9 tỷ USD, tăng 20% so với 1,5 tỷ USD; nhập khẩu 1,9 tỷ USD, tăng 0,5 tỷ USD so với 1,5 tỷ USD.",
    "Xuất khẩu 1,86 tỷ USD, tăng 26,2%, riêng EU 1,55 tỷ USD, cao so với kế hoạch.",
    "Xảy ra 5 vụ, tăng 20% so với 0 vụ năm trước.",
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_plain_bases, right) == []
    assert [item.code for item in findings_of_rule(check_plain_bases, wrong)] == [code]
    assert [item.code for item in findings_of_families(("P3", "P4", "P9"), wrong)] == [code]


@pytest.mark.parametrize(
    ("text", "right", "computation"),
    [
        (CASES[1][2], "20,0%", "(1,86 − 1,55)/1,55"),
        (CASES[2][2], "128", "540 − 412"),
        (CASES[3][2], "1,2 điểm", "9,6% − 8,4%"),
    ],
)
def test_the_right_change_is_said_with_its_computation(text: str, right: str, computation: str) -> None:
    (item,) = findings_of_rule(check_plain_bases, text)
    assert (item.details["right"], item.details["computation"]) == (right, computation)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_it_is_silent(text: str) -> None:
    assert findings_of_rule(check_plain_bases, text) == []
