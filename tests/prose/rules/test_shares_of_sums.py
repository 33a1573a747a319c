"""Shares of sums against the shares of their parts."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.shares_of_sums import check_shares_of_sums

SLIPPED = [
    "Có 133 hộ nghèo (5,5%), 174 hộ cận nghèo (7,2%). Tổng cộng là 307 hộ, chiếm {12,7%|13,7%} số hộ dân cư.",
    "Hộ khá 812 hộ (20,3%), hộ giàu 205 hộ (5,1%). Cộng cả hai là 1.017 hộ, chiếm {25,4%|24,5%} số hộ toàn xã.",
    "Tốt 120 phiếu, chiếm 40,0%; khá 96 phiếu, chiếm 32,0%; đạt yêu cầu trở lên 216 phiếu, chiếm {72,0%|27,0%}.",
]
RIGHT = [
    "Nam 120 người (40,2%), nữ 96 người (32,1%). Tổng cộng 216 người (72,2%).",
    "Có 133 hộ nghèo (5,5%), 174 hộ cận nghèo (7,2%). Tổng số 307 hộ, chiếm 31,4% số hộ nông thôn.",
    "Xã A có 133 hộ (5,5%), xã B có 174 hộ (7,2%), xã C có 308 hộ (13,7%).",
]


@pytest.mark.parametrize("text", SLIPPED)
def test_a_share_one_slip_from_the_sum_of_the_shares_is_told(text: str) -> None:
    assert_only_the_mistake_is_told(check_shares_of_sums, text, "P401")


@pytest.mark.parametrize("text", RIGHT)
def test_rounded_sums_and_other_bases_are_silent(text: str) -> None:
    assert findings_of_rule(check_shares_of_sums, text) == []
