"""Lists that leave nothing out and the figure before them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.closed_lists import check_closed_lists

RIGHT = [
    "Quý này xảy ra 42 vụ, lũy kế 118 vụ. Nguyên nhân: đi sai làn đường 17 vụ; không làm chủ tốc độ 9 vụ; vượt xe "
    "6 vụ; nguyên nhân khác 10 vụ.",
    "Tiếp nhận 412 đơn, đủ điều kiện 390 đơn. Nội dung: đất đai 200 đơn, chính sách 100 đơn, nội dung khác 90 đơn.",
    "Có 36 vụ. Kết quả: khiếu nại đúng 04, đúng một phần 03, sai 24. Đình chỉ 5 vụ.",
    "Thu 92,6 tỷ đồng. Trong đó thuế 38,4 tỷ đồng; phí 21,7 tỷ đồng; khoản khác 2,1 tỷ đồng.",
    "Cùng kỳ xảy ra 41 vụ. Nguyên nhân: đi sai làn đường 17 vụ; không làm chủ tốc độ 9 vụ; nguyên nhân khác 10 vụ.",
    "Tổ chức 45 lớp. Học viên: nông dân 320 người, thanh niên 210 người, đối tượng khác 44 người.",
    "Xảy ra 42 vụ. Trên quốc lộ 17 vụ; trên tỉnh lộ 9 vụ; trong khu dân cư 10 vụ.",
]
WRONG = [
    (
        "Quý này xảy ra 42 vụ, lũy kế 118 vụ. Nguyên nhân: đi sai làn đường 17 vụ; không làm chủ tốc độ 9 vụ; vượt xe "
        "8 vụ; nguyên nhân khác và đang điều tra 10 vụ.",
        "P301",
        "17 + 9 + 8 + 10 = 44",
    ),
    (
        "Thu ngân sách đạt 92,6 tỷ đồng. Khu vực ngoài quốc doanh 38,4 tỷ đồng; thuế thu nhập 21,7 tỷ đồng; tiền đất "
        "27,2 tỷ đồng; các khoản còn lại 5,8 tỷ đồng.",
        "P301",
        "= 93,1",
    ),
    (
        "Tiếp nhận 420 đơn.\nLĩnh vực đất đai 210 đơn, lĩnh vực chính sách 120 đơn, lĩnh vực khác 80 đơn.",
        "P301",
        "= 410",
    ),
    (
        "Đã giải quyết 229 vụ việc. Kết quả giải quyết: khiếu nại đúng 21, khiếu nại sai 136, đúng một phần 45.",
        "P301",
        "= 202",
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_lists_that_make_a_figure_or_need_not_are_silent(text: str) -> None:
    assert findings_of_rule(check_closed_lists, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_lists_one_slip_off_are_reported(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_closed_lists, text), code, words)
