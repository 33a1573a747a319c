"""Runs of counts beside the figure that they make."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.runs_of_parts import check_runs_of_parts

CASES = [
    ("Rừng mới đạt 1.342,5 ha. Theo chủ quản lý: tổ chức 320,4 ha; công ty {} ha; hộ 503,4 ha.", "518,7", "517,8"),
    ("Hộ nghèo 214 hộ; hộ cận nghèo 356 hộ; cộng cả hai nhóm là {} hộ, chiếm 9,12% số hộ dân.", "570", "507"),
    ("Ban hành tổng cộng 1.284 văn bản. Trong số này có 655 quyết định, 612 công văn, {} kế hoạch.", "17", "71"),
    ("Tổng số: 318 lượt với 402 người.\n+ Thường xuyên: 241 lượt;\n+ Định kỳ: {} lượt;\n+ Đột xuất: 12 lượt.", 65, 56),
]  # fmt: skip
OTHERS = [
    "Trồng được 1.342 ha. Theo đánh giá: tiêu biểu có Bình Minh 320 ha, Tân Lập 517 ha, Phú Xuân 502 ha.",
    "Có 2.312 hộ. Trong đó có 415 hộ dân tộc thiểu số, 1.120 hộ có nữ làm chủ, 786 hộ sản xuất kinh doanh.",
    "Kế hoạch 186 đơn. Phân loại như sau: 72 đơn khiếu nại, 65 đơn tố cáo, 59 đơn kiến nghị.",
    "Nhận 186 đơn, chuyển 10 đơn. Trong số này có 72 đơn khiếu nại, 65 đơn tố cáo, 59 đơn khác.\nTổng 196 đơn.",
    "Tổng số lượt: 318 lượt.\n+ Thường xuyên: 241 lượt;\n+ Định kỳ: 56 lượt, có 12 lượt đột xuất.",
    "Hội phí 214 hộ; quỹ 356 hộ; so với năm trước cộng thêm 507 hộ.",
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_a_slip_in_whole_or_part_is_found(text: str, right: object, wrong: object) -> None:
    assert findings_of_rule(check_runs_of_parts, text.format(right)) == []
    assert_one(findings_of_rule(check_runs_of_parts, text.format(wrong)), "P301", str(wrong))


@pytest.mark.parametrize("text", OTHERS)
def test_counts_that_need_not_fill_the_whole_are_silent(text: str) -> None:
    assert findings_of_rule(check_runs_of_parts, text) == []
