"""One thing at two times in a sentence, and what is said of its change."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.two_times import check_two_times

# The right words, the wrong ones, what the finding says is right.
CASES = [
    ("Sản lượng năm 2024 đạt 1.932 triệu kWh, năm 2023 đạt 1.750 triệu kWh, {}.", "tăng 10,4%", "tăng 9,4%", "10,4%"),
    ("Tổng thu quý III/2024 đạt 2.415 tỷ đồng (quý III/2023 đạt 2.100 tỷ đồng), {}.", "tăng 15%", "giảm 15%", "tăng"),
    ("Số vụ cháy là 42 vụ, so với cùng kỳ năm 2023 (35 vụ) {}.", "tăng 7 vụ", "giảm 7 vụ", "tăng"),
    ("Số đơn giảm từ 2.257 đơn xuống 906 đơn (giảm 1.351 đơn, tương ứng {}).", "59,9%", "95,9%", "59,9%"),
    ("Số vụ cháy là 42 vụ, so với cùng kỳ năm 2023 (35 vụ) {}.", "tăng 7 vụ", "tăng 8 vụ", "7"),
    (
        "Chỉ số hài lòng năm 2024 đạt 86,4%, năm 2023 đạt 84,1%, như vậy chỉ số đã {} điểm phần trăm.",
        "tăng 2,3", "tăng 2,8", "2,3 điểm",
    ),
    (
        "Giải ngân đạt 43,5% kế hoạch giao (14.530 tỷ đồng); cùng kỳ năm 2025 đạt 38,9%, tức {} điểm phần trăm.",
        "cao hơn 4,6", "cao hơn 11,8", "4,6 điểm",
    ),
    ("Thu đạt 55,2% dự toán; cùng kỳ năm trước đạt 51,0%, {} 4,2 điểm phần trăm.", "cao hơn", "thấp hơn", "tăng"),
    ("Đạt 61,5% chỉ tiêu, cùng kỳ đạt 58,0% chỉ tiêu, {} điểm phần trăm.", "tăng 3,5", "tăng 5,3", "3,5 điểm"),
    ("Thu ngân sách tháng 5 đạt 412, tháng 6 đạt 436 tỷ đồng, tăng {}.", "5,8%", "8,5%", "5,8%"),
    ("Dư nợ năm 2024: 1,24; năm 2025: 1,38 nghìn tỷ đồng, tăng {}.", "11,3%", "13,1%", "11,3%"),
    ("Số thu tháng 11 là 418 tỷ đồng, {} tháng 10 (436 tỷ đồng) 18 tỷ đồng.", "thấp hơn", "cao hơn", "giảm"),
]  # fmt: skip
OTHERS = [
    "Số đơn giảm từ 2.257 đơn xuống 906 đơn, giảm 1.351 đơn, tương đương 90,1% chỉ tiêu giảm.",
    "Tỷ lệ nghèo (chuẩn 2022 - 2025) giảm từ 8,43% cuối năm 2024 xuống còn 5,67%, tương ứng giảm 2,76 điểm phần trăm.",
    "Thu đạt 418 tỷ đồng, chi đạt 436 tỷ đồng, so với dự toán tăng 5%.",
    "Năm 2024 có 312 doanh nghiệp mới, năm 2023 có 280 doanh nghiệp giải thể, tăng 12% so với năm 2022.",
    "Tiếp nhận 812 hồ sơ, tăng 5% so với cùng kỳ; giải quyết 790 hồ sơ, tăng 6%.",
    "Diện tích 4.120 ha, so với cùng kỳ tăng 2,1%; sản lượng 25.214 tấn, tăng 1.020 tấn.",
    "Thu nhập năm 2024 đạt 62 triệu đồng, năm 2020 đạt 45 triệu đồng, bình quân mỗi năm tăng 8,3%.",
    "Xuất khẩu đạt 62,5 tỷ USD, tăng 18,7% so với năm 2023; xuất siêu 17,9 tỷ USD, tăng 46,8%.",
]


@pytest.mark.parametrize("sentence", [*(case[0].format(case[1]) for case in CASES), *OTHERS])
def test_changes_that_hold_or_are_of_other_values_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_two_times, sentence) == []


@pytest.mark.parametrize(("sentence", "right", "wrong", "reported"), CASES)
def test_a_change_that_both_values_deny_is_found(sentence: str, right: str, wrong: str, reported: str) -> None:
    (item,) = findings_of_rule(check_two_times, sentence.format(wrong))
    assert item.code == ("P904" if reported in ("tăng", "giảm") else "P903")
    assert item.details["right"] == reported


@pytest.mark.parametrize(
    ("first", "second", "base", "right"),
    [
        ("thấp hơn tỷ lệ về việc nhưng cao hơn", "2,65", "26,04", True),
        ("tăng so với tháng trước nhưng thấp hơn", "3,70", "32,39", True),
        ("cao hơn mức chung của tỉnh song thấp hơn", "3,70", "32,39", True),
        ("giảm so với quý I, cao hơn", "2,65", "26,04", True),
        ("thấp hơn mức chung song tăng so với", "2,65", "26,04", True),
        ("cao hơn tỷ lệ về việc nhưng thấp hơn", "2,65", "26,04", False),
        ("giảm so với tháng trước nhưng cao hơn", "3,70", "32,39", False),
    ],
)
def test_the_word_nearest_to_the_base_says_how_it_changed(first: str, second: str, base: str, *, right: bool) -> None:
    text = f"Thi hành xong đạt tỷ lệ 28,69%, tuy {first} cùng kỳ ({base}%) {second} điểm phần trăm."
    assert [item.code for item in findings_of_families(("P9",), text)] == ([] if right else ["P904"])
