"""Changes in percent that are a share of the new value."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.changes_of_new_values import check_changes_of_new_values

PAIRS = [
    (
        (
            "Khai thác 46.200 tấn, nuôi trồng 9.350 tấn.\nCùng kỳ năm 2023, khai thác đạt 44.000 tấn, nuôi trồng đạt "
            "8.500 tấn. Như vậy khai thác tăng 5,0%, nuôi trồng tăng {10,0|9,1}%."
        ),
        "10,0",
    ),
    (
        (
            "Tiếp nhận 5.124 hồ sơ, trong đó đất đai 1.947 hồ sơ.\nSo với cùng kỳ năm 2023 (4.684 hồ sơ), số tiếp nhận "
            "tăng {9,4|8,6}%."
        ),
        "9,4",
    ),
    (
        "Thu 201,0 tỷ đồng, tăng {20,6|17,1}% so với cùng kỳ; số thu cùng kỳ năm 2024 là 166,7 tỷ đồng.",
        "20,6",
    ),
    (
        "Số cuộc kiểm tra còn 312 cuộc, cùng kỳ năm trước là 425 cuộc; như vậy giảm {26,6|36,2}%.",
        "26,6",
    ),
    (
        (
            "Đạt 68,4 triệu giao dịch và 23.400 điểm.\nNăm trước cùng thời điểm, hai con số trên là 57,0 triệu giao "
            "dịch và 18.000 điểm; số giao dịch tăng 20,0%, số điểm tăng {30,0|23,1}%."
        ),
        "30,0",
    ),
]
RIGHT = [
    "Chết 209 người, cùng kỳ 220 người. Số vụ do rượu bia giảm 11,0%.",
    "Nước tiêu thụ 5.187.350 m³, tăng 4,33% so với cùng kỳ (4.972.100 m³). Quý II phấn đấu 5,4 triệu m³, tăng 4,1%.",
    "Xuất khẩu 52,31 tỷ USD, tăng 13,9% so với cùng kỳ (45,94 tỷ USD). Nhập khẩu 36,79 tỷ USD, tăng 12,2%.",
    "Tiếp nhận 960 hồ sơ. Cùng kỳ năm trước tiếp nhận 864 hồ sơ. Số hồ sơ trực tuyến tăng 21,4%.",
    "Có 812 hồ sơ; tháng trước có 864 hồ sơ, giảm 6,02%.",
    "Thu 1.150 tỷ đồng, cùng kỳ năm trước 1.000 tỷ đồng, tăng 15,0%; chi 920 tỷ đồng, cùng kỳ 800 tỷ đồng, tăng 15,0%.",
    "Tỷ lệ hộ nghèo 6,0%, giảm 2,0 điểm phần trăm; cùng kỳ năm trước là 8,0%.",
    "Giá thép 14,4 triệu đồng/tấn, giảm 4% (quý II là 15,0 triệu đồng/tấn); giá cát tăng 15%.",
    "Năm 2024 có 18 lớp, cùng kỳ 15 lớp; học viên tăng 16,7%.",
]


AMOUNTS = [
    (
        "Xảy ra 418 vụ, làm chết 209 người, bị thương 301 người. So với cùng kỳ năm 2024 (475 vụ, 220 người chết, 350 "
        "người bị thương), số vụ giảm 12,0%, số người chết giảm {5,0|11,0}%, số người bị thương giảm 14,0%."
    ),
    (
        "Số vụ 418 vụ (cùng kỳ 475 vụ), số người chết 209 người (cùng kỳ 220 người). Số vụ giảm 12,0%, số người chết "
        "giảm {5,0|11,0}%."
    ),
]


@pytest.mark.parametrize("text", AMOUNTS)
def test_the_difference_itself_is_no_share(text: str) -> None:
    assert_only_the_mistake_is_told(check_changes_of_new_values, text, "P903", "5,0%")


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_changes_of_new_values, text, "P971", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_changes_of_new_values, text) == []
