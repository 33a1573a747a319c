"""One rate for two times."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.rates_of_times import check_rates_of_times


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Thu nhập 61,2 triệu đồng/người/năm, tương đương 5,1 triệu đồng/người/tháng.", []),
        ("Thu nhập 61,2 triệu đồng/người/năm, tương đương 6,1 triệu đồng/người/tháng.", ["P903"]),
        ("Lương 8,4 triệu đồng/người/tháng, tức 100,8 triệu đồng/người/năm.", []),
        ("Lương 8,4 triệu đồng/người/tháng, tức 108 triệu đồng/người/năm.", ["P903"]),
        ("Thu nhập 61,2 triệu đồng/người/năm, bình quân 6,1 triệu đồng/người/tháng.", ["P903"]),
        ("Lương cơ sở 2,34 triệu đồng/tháng, thu nhập bình quân 62 triệu đồng/người/năm.", []),
        ("Thu nhập 61,2 triệu đồng/người/năm, khoảng 5 triệu đồng/người/tháng.", []),
        ("Thu nhập 61,2 triệu đồng/người/năm; trợ cấp 1,5 triệu đồng/người/tháng.", []),
    ],
)
def test_a_month_is_a_twelfth_of_the_year(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_rates_of_times, text)] == codes
