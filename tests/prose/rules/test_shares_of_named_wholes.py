"""Shares of the figures that their parts are named like."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_families
from tthc_render.prose.rules.shares_of_named_wholes import check_shares_of_named_wholes

WRONG = [
    "Năm 2025, xã được giao kế hoạch vốn 80 tỷ đồng, gồm vốn tỉnh 46,5 tỷ đồng, vốn xã 33,5 tỷ đồng.\n"
    "Đã giải ngân 68,2 tỷ đồng, đạt 85,3%, trong đó vốn tỉnh 40,6 tỷ đồng, đạt 87,3%; "
    "vốn xã 27,6 tỷ đồng, đạt {82,4|73,9}%.",
    "Dự toán chi là 24.600 triệu đồng, gồm chi lương 15.800 triệu đồng, chi hoạt động 8.800 triệu đồng.\n"
    "Đã chi 18.450 triệu đồng, đạt 75,0%, trong đó chi lương 12.166 triệu đồng, đạt 77,0%; "
    "chi hoạt động 6.284 triệu đồng, đạt "
    "{71,4|66,2}%.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_share_of_the_figure_of_its_name(text: str) -> None:
    assert_only_the_mistake_is_told(check_shares_of_named_wholes, text, "P401", "không phải")


def test_what_is_found_among_what_was_examined_is_its_share_though_another_base_makes_it() -> None:
    text = (
        "Hoàn thành 3.418 căn nhà ở xã hội.\nKiểm tra trật tự xây dựng 2.640 công trình, phát hiện 132 công trình vi "
        "phạm, chiếm {}%; đã xử lý 119 công trình."
    )
    assert [x.code for x in findings_of_families(("P4",), text.format("3,9"))] == ["P401"]
    assert findings_of_families(("P4",), text.format("5,0")) == []
    other = "Quản lý 3.418 công trình. " + text.format("3,9").split("\n")[1]
    assert findings_of_families(("P4",), other) == []
