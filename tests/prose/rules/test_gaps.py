"""Absences, surpluses and gaps against the two figures before them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.gaps import check_gaps

# fmt: off
CASES = [
    (
        "P903",
        "Có 214 công chức, người lao động, thiếu 12 người so với biên chế giao (226).",
        "Có 214 công chức, người lao động, thiếu 22 người so với biên chế giao (226).",
    ),
    (
        "P903",
        "Biên chế được giao là 2.688, có mặt 2.471, thiếu 217 so với giao.",
        "Biên chế được giao là 2.688, có mặt 2.471, thiếu 712 so với giao.",
    ),
    ("P903", "Chỉ tiêu giao 120, thực hiện 134, vượt 14.", "Chỉ tiêu giao 120, thực hiện 134, vượt 41."),
    (
        "P305",
        "Kỳ thi có 12.406 thí sinh đăng ký, 12.351 thí sinh dự thi, vắng 55 thí sinh.",
        "Kỳ thi có 12.406 thí sinh đăng ký, 12.351 thí sinh dự thi, vắng 45 thí sinh.",
    ),
    (
        "P305",
        "Triệu tập 86 đại biểu, có mặt 81 đại biểu, vắng mặt 05 đại biểu có lý do.",
        "Triệu tập 86 đại biểu, có mặt 81 đại biểu, vắng mặt 06 đại biểu có lý do.",
    ),
    (
        "P903",
        "Kế hoạch trồng 450 ha, đã trồng 468 ha, vượt 18 ha.",
        "Kế hoạch trồng 450 ha, đã trồng 468 ha, vượt 28 ha.",
    ),
    (
        "P904",
        "Dự toán giao 20 tỷ đồng, thu được 18,2 tỷ đồng, hụt 1,8 tỷ đồng.",
        "Dự toán giao 20 tỷ đồng, thu được 18,2 tỷ đồng, vượt 1,8 tỷ đồng.",
    ),
    (
        "P903",
        "Nhu cầu 64 giáo viên, hiện có 57 giáo viên, còn thiếu 07 giáo viên.",
        "Nhu cầu 64 giáo viên, hiện có 57 giáo viên, còn thiếu 09 giáo viên.",
    ),
    (
        "P903",
        "Thu phí 4,8 tỷ đồng, vượt 20% dự toán (4 tỷ đồng).",
        "Thu phí 4,8 tỷ đồng, vượt 12% dự toán (4 tỷ đồng).",
    ),
]
SILENT = [
    "Có 214 công chức, người lao động, thiếu 12 người so với biên chế giao (226).",
    "Kế hoạch giao 12, đã làm 8 ở 3 xã, thiếu 2 do mưa.",
    "Trong 524 trẻ chưa tiêm, hoãn tiêm 311 trẻ, chống chỉ định 46 trẻ, đi vắng 167 trẻ.",
    "Kế hoạch 450 ha, đã trồng 468 ha, so với cùng kỳ vượt 40 ha.",
    "Được giao 120 biên chế, tuyển mới 10 biên chế; có 95 người, thiếu 25 người so với biên chế được giao.",
    "Huy động 30 tỷ đồng, cho vay 28 tỷ đồng, vượt 2 tỷ đồng chỉ tiêu dư nợ.",
    "Trường có 40 lớp, 38 lớp học 2 buổi/ngày, thiếu 12 phòng học.",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_gaps, right) == []
    assert [item.code for item in findings_of_rule(check_gaps, wrong)] == [code]


@pytest.mark.parametrize("text", SILENT)
def test_other_gaps_are_silent(text: str) -> None:
    assert findings_of_rule(check_gaps, text) == []
