"""Changes between values of two times that sentences of their own tell."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import chosen, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.changes_by_sentence_time import check_changes_by_sentence_time

FACTS = ProseFacts(report_date=date(2025, 11, 20))
GUESTS = "Năm nay đón 98.000 lượt khách.\nLượng khách năm 2023 là 112.000 lượt. Lượng khách năm nay giảm {12,5|14,3}%."
DEBTS = (
    "Số tiền chậm đóng đến 30/11/2025 là 342 tỷ đồng.\n"
    "Đối chiếu với ngày 30/11/2024, khi số chậm đóng là 380 tỷ đồng, số tiền chậm đóng giảm {10|38}%."
)
CASES = (
    "Hình sự 176 vụ; hôn nhân và gia đình 540 vụ.\n"
    "Cùng kỳ năm trước thụ lý 480 vụ hôn nhân và gia đình, nay tăng {12,5|15,2}%."
)
WATER = (
    "Tỷ lệ thất thoát hiện nay là 17,4%. Đầu nhiệm kỳ, tỷ lệ này là 25,8%. "
    "Như vậy tỷ lệ thất thoát giảm {8,4|9,4} điểm phần trăm."
)
BUDGET = (
    "Tổng thu năm 2024 là 214,5 tỷ đồng, trong đó ngân sách nhà nước cấp 121,0 tỷ đồng.\n"
    "Nếu so năm 2023, khi tổng thu 195,0 tỷ đồng và ngân sách cấp 110,0 tỷ đồng, thì ngân sách cấp {tăng|giảm} 10,0%."
)


@pytest.mark.parametrize(
    ("text", "code"), [(GUESTS, "P971"), (DEBTS, "P903"), (CASES, "P903"), (WATER, "P903"), (BUDGET, "P904")]
)
def test_a_change_that_its_two_values_contradict_is_told(text: str, code: str) -> None:
    assert findings_of_rule(check_changes_by_sentence_time, chosen(text, "right"), facts=FACTS) == []
    found = findings_of_rule(check_changes_by_sentence_time, chosen(text, "wrong"), facts=FACTS)
    assert [item.code for item in found] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Quỹ cho vay 342 tỷ đồng. Năm 2024 quỹ cho vay 380 tỷ đồng. Số hồ sơ vay giảm 38%.",
        "Tư vấn 1.275 lượt học viên. Cùng kỳ năm trước tư vấn 1.020 lượt học viên. Riêng học viên nữ tăng 20,0%.",
        "Đàn trâu có 5.400 con. Năm 2024, đàn trâu có 6.000 con. Sản lượng thịt trâu giảm 11,1%.",
        "Tỷ lệ thất thoát là 17,4%. Đầu nhiệm kỳ, tỷ lệ này là 25,8%. Tỷ lệ dân dùng nước tăng 9,4 điểm phần trăm.",
        "Tỷ lệ che phủ rừng năm 2022 là 57,7%, kế hoạch năm 2023 là 58,5%, tăng 0,8 điểm phần trăm.",
    ],
)
def test_a_change_of_something_else_is_silent(text: str) -> None:
    assert findings_of_rule(check_changes_by_sentence_time, text, facts=FACTS) == []
