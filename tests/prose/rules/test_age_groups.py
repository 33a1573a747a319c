"""Groups by age that leave no age out."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.age_groups import check_age_groups

WRONG = [
    ("Tổng số 1.204 lao động, trong đó dưới 30 tuổi 412, từ 30 đến 50 tuổi 640, trên 50 tuổi {}.",
     "152", "252", "P301"),
    ("Trong 214 người nghiện, độ tuổi từ 16 đến dưới 30 có 110 người (51,4%), từ 30 tuổi trở lên {} người.", "104",
     "140", "P301"),
    ("Ghi nhận 120 ca; từ 15 tuổi trở lên {} ca, dưới 15 tuổi 48 ca, 3 ca nặng.", "72", "82", "P301"),
    ("Từ 60 tuổi trở lên chiếm 42,1%, từ 18 - 59 tuổi chiếm 50,3%, dưới 18 tuổi chiếm {}%.", "7,6", "17,6", "P902"),
]  # fmt: skip
RIGHT = [
    "Có 86 công chức, nữ 28; dưới 35 tuổi 61 người, từ 35 tuổi trở lên 25 người.",
    "Tiêm cho 1.240 trẻ từ 5 đến dưới 12 tuổi và 860 người từ 12 tuổi trở lên.",
    "Kết nạp 42 đồng chí, trong đó dưới 30 tuổi 25 đồng chí, trên 50 tuổi 3 đồng chí.",
    "Tỷ lệ mắc: dưới 40 tuổi 1,2%, 40 - 59 tuổi 7,4%, từ 60 tuổi trở lên 15,1%.",
    "Mức hỗ trợ: dưới 60 tuổi 500.000 đồng, từ 60 tuổi trở lên 700.000 đồng.",
    "Có 120 người, tăng 12 người; dưới 15 tuổi 48 người, từ 15 tuổi trở lên 82 người.",
    "Tuổi bình quân 41 tuổi, dưới 30 tuổi gần 20%, từ 30 tuổi trở lên 70%.",
]


@pytest.mark.parametrize(("sentence", "right", "wrong", "code"), WRONG)
def test_groups_make_their_whole(sentence: str, right: str, wrong: str, code: str) -> None:
    assert findings_of_rule(check_age_groups, sentence.format(right)) == []
    assert_one(findings_of_rule(check_age_groups, sentence.format(wrong)), code, wrong)


@pytest.mark.parametrize("text", RIGHT)
def test_rates_and_open_groups_are_silent(text: str) -> None:
    assert findings_of_rule(check_age_groups, text) == []
