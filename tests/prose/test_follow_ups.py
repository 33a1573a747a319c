"""Findings on a change that follow from another figure."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

FOLLOW = [
    (
        "Sáu tháng đầu năm tiếp 7.415 lượt; quý III tiếp 3.286 lượt. Như vậy, lũy kế 9 tháng là 7.415 lượt, tăng 8,4%"
        " so với cùng kỳ năm 2024 (9.872 lượt).",
        ["P970"],
    ),
    (
        "Đã thẩm định 146 hồ sơ, gồm 61 báo cáo, 78 thiết kế và 9 hồ sơ điều chỉnh; tăng 17 hồ sơ (13,0%) so với"
        " cùng kỳ năm 2025 (131 hồ sơ).",
        ["P301"],
    ),
    (
        "Đã thẩm định 146 hồ sơ, gồm 61 báo cáo, 78 thiết kế và 9 hồ sơ điều chỉnh; tăng 25 hồ sơ so với"
        " cùng kỳ năm 2025 (131 hồ sơ).",
        ["P301", "P903"],
    ),
    (
        "Xảy ra 217 vụ, chết 98 người, bị thương 182 người (đường bộ 171 người, đường sắt 1 người)."
        " So cùng kỳ: tăng 9 vụ (4,33%), giảm 05 người chết (4,85%), giảm 14 người bị thương (7,53%).",
        ["P301"],
    ),
    (
        "Xảy ra 217 vụ, chết 98 người, bị thương 182 người (đường bộ 171 người, đường sắt 1 người)."
        " So cùng kỳ: tăng 9 vụ (4,33%), giảm 05 người chết (4,85%), giảm 14 người bị thương (9,53%).",
        ["P301", "P903"],
    ),
    (
        "Được giao 486,5 tỷ đồng, đã giải ngân 141,085 tỷ đồng. Vốn chưa giải ngân còn 354,415 tỷ đồng.",
        ["P305"],  # and not P977 of the same figure
    ),
    (
        "Thành lập mới: 53.218 doanh nghiệp;\nGiải thể: 7.946 doanh nghiệp;\nTạm ngừng: 35.480 doanh nghiệp.\n"
        "Có tới 7.496 doanh nghiệp hoàn tất giải thể.",
        ["P972"],  # and not P922
    ),
    (
        "Khu | Số hộ | Đã nộp | Chưa nộp\nA | 611 | 600 | 11\nB | 2.904 | 2.850 | 54\nCộng | 3.515 | 3.540 | 65",
        ["P931"],  # and neither P301 nor P977 of the same cell
    ),
    (
        "Số tờ khai 61.279 tờ, phân luồng: xanh 38.104 tờ (62,19%), vàng 19.862 tờ (32,42%), đỏ 3.308 tờ (5,40%).",
        ["P301", "P402", "P402"],  # two parts would each mend it: the total is wrong
    ),
    (
        "Chi trong kỳ 451.930.000 đồng; trong đó chi chăm lo đoàn viên 263.050.000 đồng (58,3%), chi phong trào"
        " 118.730.000 đồng, chi quản lý hành chính 69.700.000 đồng.",
        ["P402", "P977"],  # a share that is rounded otherwise is no reason to leave the figure
    ),
]


@pytest.mark.parametrize(("text", "codes"), FOLLOW)
def test_a_change_that_the_right_figure_makes_is_not_told_again(text: str, codes: list[str]) -> None:
    assert sorted(item.code for item in findings_of_families(("P",), *text.split("\n"))) == codes
