"""Shares of a list, each of the amount of the same name."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.rules.shares_in_turn import check_shares_in_turn

PLAN = "Kế hoạch vốn 729,9 tỷ đồng, gồm vốn ngân sách trung ương 253,7 tỷ đồng, ngân sách tỉnh 278,8 tỷ đồng, ngân"
PLAN += " sách xã 197,4 tỷ đồng."
SPENT = "Đã giải ngân 494,1 tỷ đồng; trong đó vốn trung ương 121,8 tỷ đồng ({}), vốn tỉnh 220,3 tỷ đồng (79,0%), vốn xã"
SPENT += " 152,0 tỷ đồng (77,0%)."


@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_one_share_that_its_base_denies_is_reported(between: str) -> None:
    text = f"{PLAN}{between}{SPENT}"
    assert findings_of_rule(check_shares_in_turn, text.format("48,0%")) == []
    assert_one(findings_of_rule(check_shares_in_turn, text.format("84,0%")), "P401", "121,8/253,7")
    assert [x.code for x in findings_of_families(("P3", "P4"), *text.format("84,0%").split("\n"))] == ["P401"]


@pytest.mark.parametrize(
    "text",
    [
        # the shares are of something else: none, or more than one, fits
        f"{PLAN} {SPENT}".format("24,6%").replace("79,0%", "44,6%").replace("77,0%", "30,8%"),
        # the amounts are of another time, or have other names
        f"Cùng kỳ năm trước, {PLAN} {SPENT}".format("84,0%"),
        f"{PLAN} {SPENT}".format("84,0%").replace("vốn trung ương", "vốn vay").replace("vốn xã", "vốn khác"),
        # nothing stands before them
        SPENT.format("84,0%"),
    ],
)
def test_shares_of_other_bases_are_silent(text: str) -> None:
    assert findings_of_rule(check_shares_in_turn, text) == []
