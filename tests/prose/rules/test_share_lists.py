"""Shares against each other."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.share_lists import check_share_lists

RIGHT = [
    "Số hộ nghèo giảm: 58/50 hộ, đạt 116%.",
    "Cơ cấu giống: lúa lai 42,5%, lúa thuần 51,2%, còn lại 6,3% là giống địa phương.",
    "Tỷ lệ trễ hạn giảm từ 12,40% xuống còn 2,15%.",
    "Tỷ lệ đạt 48,38% (còn 51,62% chưa tích hợp).",
    "Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 37,6%; dịch vụ 41%.",
    "Kết quả: 3 xã đạt trên 70%, 2 xã đạt 58%, 4 xã đạt 90%.",
    "Tỷ lệ thực hiện chỉ tiêu đạt 112% kế hoạch.",
    "+ Tổng số hộ: 1.000 hộ\n+ Hộ nghèo: 94 hộ; Tỷ lệ: 9,4%",
    "Tỷ lệ đúng hạn 97,2%, trễ hạn 2,8%.",
    "Trước hạn 60,1%, đúng hạn 37,1%, trễ hạn 2,8%.",
    "Cấp tỉnh đúng hạn 99,2%; cấp xã trễ hạn 3,1%.",
    "Hồ sơ đúng hạn tăng 62,1%, trễ hạn giảm 40%.",
    "Tỷ lệ đúng hạn toàn tỉnh 98,2%; cấp tỉnh 99,1%, cấp xã 97,6%.",
    "Mục tiêu toàn tỉnh 100%; cấp tỉnh 99,1%, cấp xã 97,6%.",
    "Tỷ lệ hồ sơ trực tuyến đạt 81,2%; cấp tỉnh 99,1%, cấp xã 97,6%.",
    "Tỷ lệ hài lòng 97,4%, không hài lòng với phí 3,2%.",
]
WRONG = [
    ("Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 38,6%; dịch vụ 41%.", "P902"),
    ("Giải quyết đúng hạn 97,2%, trễ hạn 3,8%.", "P902"),
    ("Kỳ này giải quyết đúng hạn đạt 97,2% (688 hồ sơ), quá hạn chiếm 3,8% (20 hồ sơ).", "P902"),
    ("Kết quả khảo sát: hài lòng 93,6%; không hài lòng 7,4%.", "P902"),
    ("Kết quả kiểm tra: đạt yêu cầu 88,5%, chưa đạt yêu cầu 12,5%.", "P902"),
    ("Tỷ lệ đạt 48,38% (còn 52,62% chưa tích hợp).", "P404"),
    ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 109,5%.", "P406"),
    ("Toàn huyện đạt 78,44% (trong đó cấp huyện đạt 99,31%; cấp xã đạt 85,47%).", "P405"),
    ("Tỷ lệ đúng hạn toàn tỉnh 96,2%; cấp tỉnh 99,1%, cấp xã 97,6%.", "P405"),
    ("Tỷ lệ hộ nghèo chung 5,1%, trong đó khu vực thành thị 0,8%, khu vực nông thôn 4,9%.", "P405"),
    ("+ Tổng số hộ: 1.000 hộ\n+ Hộ nghèo: 94 hộ; Tỷ lệ: 4,9%", "P401"),
]


def codes(text: str) -> list[str]:
    return [item.code for item in findings_of_rule(check_share_lists, text)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_contradicts_itself_is_said(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_rates_of_two_groups_are_no_complements() -> None:
    text = "Tỷ lệ chuyên cần: trẻ 5 tuổi {}, các lớp còn lại {}."
    assert findings_of_rule(check_share_lists, text.format("97,4%", "94,8%")) == []
    assert [x.code for x in findings_of_rule(check_share_lists, text.format("97,4%", "3,6%"))] == ["P404"]
