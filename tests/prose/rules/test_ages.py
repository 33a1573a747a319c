"""Ages beside years of birth."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.ages import check_ages

FACTS = ProseFacts(report_date=date(2025, 10, 9))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Mừng thọ 12 cụ tròn 90 tuổi, trong đó cụ Hoàng Lý sinh năm 1926 là Mẹ Việt Nam anh hùng.", "99 tuổi"),
        ("Ông Hùng (58 tuổi, sinh năm 1957) được cấp thẻ.", "68 tuổi"),
        ("Trao thiếp cho các cụ tròn 100 tuổi, trong đó có cụ Nguyễn Thị Lan, sinh năm 1935.", "90 tuổi"),
        ("Cụ Lê Thị Tư, sinh tháng 3/1935, năm nay tròn 100 tuổi.", "90 tuổi"),
        ("Chúc thọ cụ Phan Thị Nhỏ (sinh năm 1932) tròn 90 tuổi.", "93 tuổi"),
        ("Có 3 cụ 90 tuổi là cụ Lê Ba (sinh năm 1953), cụ Lê Tư (sinh năm 1935).", "72 tuổi"),
    ],
)
def test_an_age_that_does_not_fit(text: str, right: str) -> None:
    assert_one(findings_of_rule(check_ages, text, facts=FACTS), "P512", right)


@pytest.mark.parametrize(
    "text",
    [
        "Cụ Phan Thị Nhỏ (sinh năm 1935) 90 tuổi; cụ Trần Thị Tý, sinh năm 1925, thọ 101 tuổi; ông Hùng (sinh năm 1957)"
        " 67 tuổi.",
        "Ông Ba 70 tuổi, bà Tư, sinh năm 1960, là hai thành viên; bà Sáu, sinh năm 1932, có con trai 60 tuổi.",
        "Nạn nhân Lê Văn C. (sinh năm 2001, 20 tuổi) mất tích trong đợt lũ năm 2021.",
        "Công dân đủ 18 tuổi đến hết 25 tuổi (sinh năm 2000 - 2007); từ 27 tuổi (sinh năm 1988) trở lên.",
        "Đảng viên Lê Văn Tám, sinh năm 1940, được 60 tuổi Đảng.",
    ],
)
def test_ages_that_fit(text: str) -> None:
    assert findings_of_rule(check_ages, text, facts=FACTS) == []
