"""What is finished and under way is no part of a target."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

AIMED = [
    "Chỉ tiêu được giao cho tỉnh (sau sắp xếp) năm 2026 là 4.200 căn. 6 tháng đầu năm hoàn thành 1.386 căn, đạt 33,0%; "
    "đang thi công 8.214 căn.",
    "Chỉ tiêu 4.200 căn; đã hoàn thành 1.386 căn, đang thi công 8.214 căn.",
    "Kế hoạch năm 2026 trồng 1.200 ha. Đã trồng 900 ha, đang làm đất 600 ha.",
    "Phấn đấu xóa 268 nhà tạm, đến nay hoàn thành 197 nhà, đang xây 91 nhà.",
    "Mục tiêu 120 sản phẩm; đến nay đã công nhận 86 sản phẩm, đang hoàn thiện hồ sơ 52 sản phẩm.",
    "Kế hoạch sửa chữa 42 km. Đến nay hoàn thành 26 km, đang thi công 18 km do bổ sung tuyến.",
]
GIVEN = [
    ("Được giao 36 nhiệm vụ. Đã hoàn thành 28 nhiệm vụ, đang thực hiện {} nhiệm vụ.", "8", "10"),
    ("Chỉ tiêu 4.200 căn; đã hoàn thành 1.386 căn, còn phải làm {} căn.", "2.814", "2.841"),
    ("Xã có 268 nhà tạm phải xóa: hoàn thành 197 nhà, đang xây {} nhà.", "71", "91"),
]


@pytest.mark.parametrize("text", AIMED)
def test_more_may_be_begun_than_is_aimed_at(text: str) -> None:
    assert findings_of_families(("P3",), text) == []


@pytest.mark.parametrize(("text", "right", "wrong"), GIVEN)
def test_no_more_is_done_open_or_left_than_there_is(text: str, right: str, wrong: str) -> None:
    assert findings_of_families(("P3",), text.format(right)) == []
    assert [item.code[:2] for item in findings_of_families(("P3",), text.format(wrong))] == ["P3"]
