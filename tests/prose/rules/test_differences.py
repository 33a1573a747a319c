"""Changes, their percentages and the values that they lead between, wherever these stand."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.differences import check_differences

# The right percentage, and one that a reckless writer might have put there (out of the new value, a digit off).
CASES = [
    ("Xảy ra 103 vụ, so với cùng kỳ năm trước (124 vụ) giảm 21 vụ (-{}%).", "16,9", "19,9"),
    (
        "Năm 2023 thu 473,8 tỷ đồng, trong khi số thu năm 2022 là 412,0 tỷ đồng, như vậy tăng 61,8 tỷ đồng, tương đương"
        " tăng {}% so với năm trước.",
        "15",
        "13",
    ),
    (
        "Tháng 6/2024 đón 64.100 lượt, so với tháng 6/2023 (53.800 lượt) tăng 10.300 lượt, tương ứng {}%.",
        "19,1",
        "16,1",
    ),
    ("Toàn huyện còn 2.184 hộ nghèo, giảm 512 hộ ({}%) so với đầu năm (2.696 hộ).", "19", "23,4"),
    ("Vốn đăng ký 1.420 tỷ đồng, giảm 180 tỷ đồng so với năm 2023 (1.600 tỷ đồng), giảm {}%.", "11,3", "12,7"),
]
SILENT = [
    "Số doanh nghiệp là 127, tăng 21 doanh nghiệp, tương ứng tăng 19,8% so với cuối năm 2024 (106 doanh nghiệp).",
    "Số lớp là 412 lớp, giảm 6 lớp (-1,4%); số học sinh 14.320 học sinh, tăng 320 học sinh (2,3%).",
    "Đàn lợn 86.400 con, tăng 4.200 con (5,1%) so với cùng kỳ; đàn trâu 12.100 con, giảm 310 con (2,5%).",
    "Năm 2024 cấp 3.120 giấy phép, năm 2023 cấp 2.890 giấy phép, tăng 230 giấy phép, bằng 8%.",
]


@pytest.mark.parametrize("sentence", [*(case[0].format(case[1]) for case in CASES), *SILENT])
def test_what_agrees_or_has_no_old_value_is_silent(sentence: str) -> None:
    assert findings_of_rule(check_differences, sentence) == []


@pytest.mark.parametrize(("sentence", "right", "wrong"), CASES)
def test_a_percentage_of_another_base_is_found(sentence: str, right: str, wrong: str) -> None:
    (item,) = findings_of_rule(check_differences, sentence.format(wrong))
    assert item.code == "P903"
    assert item.details["written"] == f"{wrong}%"
    assert item.details["right"].removesuffix("%").removesuffix(",0") == right


def test_the_change_is_wrong_where_the_percentage_fits_both_values() -> None:
    (item,) = findings_of_rule(
        check_differences, "Xảy ra 103 vụ, so với cùng kỳ năm trước (124 vụ) giảm 12 vụ (-16,9%)."
    )
    assert (item.details["written"], item.details["right"]) == ("12", "21")
