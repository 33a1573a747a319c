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
COURT = (
    "Trong 9 tháng, Tòa án thụ lý 412 vụ án hôn nhân, cùng kỳ năm 2024 thụ lý 368 vụ. Số vụ thụ lý {tăng|giảm} 44 vụ so"
    " với cùng kỳ."
)
POOR = "Năm 2024, huyện có 1.240 hộ nghèo; năm 2023 có 1.512 hộ. Số hộ nghèo {giảm|tăng} 272 hộ so với năm trước."
FOOD = (
    "Trong quý III/2025, Đoàn kiểm tra 1.284 cơ sở, phát hiện 163 cơ sở vi phạm (12,7%), trong khi quý"
    " III/2024 kiểm tra"
    " 1.190 cơ sở, phát hiện 131 cơ sở vi phạm. Số cơ sở vi phạm {tăng|giảm} 32 cơ sở so với cùng kỳ năm trước."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((GUESTS, "P971"), (DEBTS, "P903"), (CASES, "P903"), (WATER, "P903"), (BUDGET, "P904")),
        *((COURT, "P904"), (POOR, "P904"), (FOOD, "P904")),
    ],
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
        "Giải quyết 120 đơn, tăng 12 đơn so với cùng kỳ (108 đơn); tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng"
        " kỳ (93,1%).",
        # Amounts since another time, of a part, or of what came from the period before.
        "Năm 2024, huyện có 412 vụ tai nạn; năm 2023 có 456 vụ. Số vụ tai nạn tăng 44 vụ so với năm 2022.",
        "Năm 2025 phát hiện 163 cơ sở vi phạm, năm 2024 có 131 cơ sở. Số cơ sở vi phạm giảm 32 cơ sở so với"
        " tháng trước.",
        "Năm 2025 có 38 trường hợp sinh con thứ ba, năm 2024 có 26. Xã Đông giảm 12 trường hợp so với năm 2024.",
        "Tiếp nhận 1.905 hồ sơ, kỳ trước chuyển sang 214, tiếp nhận mới 1.691 hồ sơ. So với quý II/2025"
        " (hai tỉnh là 1.838"
        " hồ sơ mới), số hồ sơ tiếp nhận mới giảm 147 hồ sơ.",
        "Đàn trâu 2.140 con, cùng kỳ năm trước 2.310 con; đàn bò 5.460 con, cùng kỳ 5.290 con. Đàn bò tăng 170 con.",
        "Tỷ lệ che phủ rừng năm 2022 là 57,7%, kế hoạch năm 2023 là 58,5%, tăng 0,8 điểm phần trăm.",
    ],
)
def test_a_change_of_something_else_is_silent(text: str) -> None:
    assert findings_of_rule(check_changes_by_sentence_time, text, facts=FACTS) == []
