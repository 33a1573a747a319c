"""What a percentage beside a ratio is a share of."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families

RIGHT = [
    "Quân số tham gia 118/121 đồng chí, kết quả khá, giỏi đạt 86,4% số tham gia, còn lại đạt yêu cầu.",
    "Có mặt 41/43 đại biểu, số phiếu tán thành đạt 90,2% số có mặt.",
    "Khám 812/840 học sinh, tỷ lệ mắc tật khúc xạ chiếm 21,4% số được khám.",
    "Thu về 231/250 phiếu, tỷ lệ phiếu hài lòng đạt 97,4%.",
    "Có 151/154 đồng chí tham gia, tỷ lệ tham gia đạt 98,1%.",
    "Hoàn thành 26/42 nhiệm vụ (trong đó 4 nhiệm vụ cấp bách), đạt tỷ lệ 61,9%.",
]
WRONG = [
    ("Có 151/154 đồng chí tham gia, tỷ lệ tham gia đạt 89,1%.", "98,1%"),
    ("Đã khám 812/840 học sinh, đạt tỷ lệ 97,6% số học sinh toàn trường.", "96,7%"),
    ("Quân số tham gia huấn luyện 118/121 đồng chí, đạt 79,5%.", "97,5%"),
    ("Đạt 64,1% (1.228/2.000 giao dịch).", "61,4%"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_grades_of_those_who_did_are_no_shares_of_all(text: str) -> None:
    assert findings_of_families(("P401",), text) == []


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_a_share_that_its_ratio_denies_is_told(text: str, right: str) -> None:
    assert_one(findings_of_families(("P401",), text), "P401", right)
