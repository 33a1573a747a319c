"""All of it beside a ratio of some of it."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.all_of_ratios import check_all_of_ratios


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("100% trường học (12/12 trường) có bếp ăn.", []),
        ("100% trường học (12/14 trường) có bếp ăn.", ["P401"]),
        ("Cả 5/5 thôn đều đạt chuẩn.", []),
        ("Cả 4/5 thôn đều đạt chuẩn.", ["P401"]),
        ("Tất cả các đơn vị (12/14 đơn vị) đã nộp báo cáo.", ["P401"]),
        ("100% hồ sơ nộp trực tuyến, 12/14 hồ sơ trả trước hạn.", []),
        ("Hoàn thành 100% kế hoạch; có 12/14 thôn đạt chuẩn.", []),
        ("Toàn tỉnh có 12/14 xã đạt chuẩn, kể cả 3/5 xã biên giới.", []),
    ],
)
def test_all_of_it_is_all_of_the_ratio(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_all_of_ratios, text)] == codes
