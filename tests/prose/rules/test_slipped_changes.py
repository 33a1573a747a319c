"""Changes that one slip of typing makes of what two figures of the section make."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.rules.slipped_changes import check_slipped_changes

# fmt: off
CASES = [
    (
        "P903",
        (
            "Tỷ lệ hộ nghèo đầu năm của xã là 14,86%. Xã mở 04 lớp nghề.\nCuối năm hộ nghèo chiếm 10,46%, "
            "giảm 4,4 điểm phần trăm so với đầu năm."
        ),
        (
            "Tỷ lệ hộ nghèo đầu năm của xã là 14,86%. Xã mở 04 lớp nghề.\nCuối năm hộ nghèo chiếm 10,46%, "
            "giảm 5,4 điểm phần trăm so với đầu năm."
        ),
    ),
    (
        "P903",
        (
            "Năm trước, tỷ lệ giải ngân là 71,2%. Có 12 dự án.\nĐến nay, tỷ lệ giải ngân đạt 78,5%, tăng 7,3 "
            "điểm phần trăm so với năm trước."
        ),
        (
            "Năm trước, tỷ lệ giải ngân là 71,2%. Có 12 dự án.\nĐến nay, tỷ lệ giải ngân đạt 78,5%, tăng 3,7 "
            "điểm phần trăm so với năm trước."
        ),
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Chỉ số hài lòng năm 2024 đạt 84,14%. Chỉ số cải cách đạt 88,41%, tăng 2,27 điểm phần trăm so với năm 2024.",
    "Tiêm chủng đầy đủ năm trước là 92,4%. Tiêm chủng mũi 2 đạt 95,6%, tăng 2,3 điểm phần trăm so với năm trước.",
    (
        "Tỷ lệ hộ nghèo dân tộc thiểu số đầu năm là 34,86%. Cuối năm tỷ lệ hộ nghèo chung 10,46%, giảm "
        "4,4 điểm phần trăm so với đầu năm."
    ),
    (
        "Tỷ lệ hộ nghèo đầu năm là 14,86%, hộ cận nghèo đầu năm là 8,2%. Cuối năm hộ cận nghèo chiếm "
        "6,1%, giảm 2,1 điểm phần trăm so với đầu năm."
    ),
    "Tỷ lệ hài lòng đầu năm là 84,2%. Cuối năm tỷ lệ hài lòng đạt 91,3%, tăng 7,1 điểm phần trăm so với đầu năm.",
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_slipped_changes, right) == []
    assert [item.code for item in findings_of_rule(check_slipped_changes, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_right_texts_that_look_like_it_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.split("\n")) == []


NET = [
    "Kết nạp 4.312 đoàn viên, giảm tự nhiên 2.108 đoàn viên, tăng thực 2.204 đoàn viên.",
    "Kết nạp 2.316 hội viên, đưa ra khỏi danh sách 1.908 hội viên (từ trần 1.871, khác 37), tăng thực tế 408 hội viên.",
    "Kết nạp 120 người, giới thiệu 80 người, tăng thực tế 95 người.",
    "Thành lập 30 doanh nghiệp, giải thể 12 doanh nghiệp, tăng thực tế gần 20 doanh nghiệp.",
]
NET_WRONG = [
    ("Kết nạp 4.312 đoàn viên, giảm tự nhiên 2.108 đoàn viên, tăng thực 2.402 đoàn viên.", "2.204"),
    (
        "Kết nạp 2.316 hội viên, đưa ra khỏi danh sách 1.908 hội viên (từ trần 1.871, lý do khác 37), tăng thực tế 480 "
        "hội viên.",
        "408",
    ),
    ("Thành lập 30 doanh nghiệp, giải thể 12 doanh nghiệp, tăng ròng 28 doanh nghiệp.", "18"),
]


@pytest.mark.parametrize("text", NET)
def test_net_changes_that_hold_or_have_other_figures_are_silent(text: str) -> None:
    assert findings_of_rule(check_slipped_changes, text) == []


@pytest.mark.parametrize(("text", "words"), NET_WRONG)
def test_wrong_net_changes_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_slipped_changes, text), "P903", words)


SLIPS = [
    (
        "Năm 2024 toàn xã có 1.284 hộ nghèo. Sau một năm, qua rà soát còn 1.037 hộ nghèo, giảm {} hộ.",
        "247",
        "274",
    ),
    (
        "Thu nhập bình quân đạt 68,5 triệu đồng, năm 2020 là 42,8 triệu đồng; sau 5 năm tăng {} triệu đồng.",
        "25,7",
        "27,5",
    ),
    (
        "Năm 2024 có 1.842 doanh nghiệp mới với tổng vốn 21.460 tỷ đồng.\nNăm 2025 có 2.015 doanh nghiệp, tổng vốn"
        " 23.875 tỷ đồng, tăng 9,4% về số doanh nghiệp và tăng {}% về vốn so với năm 2024.",
        "11,3",
        "13,1",
    ),
    ("Thu năm 2024: 3.482 tỷ đồng.\nThu năm 2025: 3.917 tỷ đồng.\nMức tăng: {} tỷ đồng.", "435", "453"),
]
OTHERS = [
    "Năm 2024 có 1.284 hộ nghèo. Qua rà soát còn 1.037 hộ nghèo, trong đó hộ già yếu giảm 27 hộ.",
    "Năm 2024 có 1.284 hộ nghèo, còn 1.037 hộ nghèo, giảm 274 hộ do thoát nghèo và 27 hộ phát sinh.",
    "Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ (1,97%) so với tháng trước và tăng 25% so với quý I (620 hồ sơ).",
    "Năm 2024 khai thác 12.000 m³ gỗ; năm 2025 khai thác 13.200 m³ gỗ. Sản lượng gỗ rừng trồng năm 2025 tăng 14%.",
]
"""Changes of something else, or made by what else came and went."""


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_one_slip_away_from_what_two_figures_make(text: str, right: str, wrong: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.format(right).split("\n")) == []
    assert_one(findings_of_families(("P903",), *text.format(wrong).split("\n")), "P903", right)


@pytest.mark.parametrize("text", OTHERS)
def test_other_changes_are_silent(text: str) -> None:
    assert findings_of_rule(check_slipped_changes, *text.split("\n")) == []
