"""Claims that all reach a level, beside those below it."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.claims_of_levels import check_claims_of_levels

GROUPS = "Tỷ lệ nộp trực tuyến: 06 đơn vị đạt trên 60%, 04 đơn vị từ 50% đến 60% và 01 đơn vị dưới 50%."


@pytest.mark.parametrize(
    "claim",
    [
        "Tất cả các địa phương đều đã đạt tỷ lệ nộp trực tuyến từ 50% trở lên.",
        "Như vậy, 11/11 đơn vị đạt từ 50% trở lên.",
        "Không có đơn vị nào đạt tỷ lệ nộp trực tuyến dưới 50%.",
    ],
)
def test_level_that_some_are_below(claim: str) -> None:
    assert_one(findings_of_rule(check_claims_of_levels, f"{GROUPS}\n{claim}"), "P901", "01 đơn vị dưới 50%")


@pytest.mark.parametrize(
    "claim",
    [
        "Tất cả các địa phương đều đã đạt tỷ lệ nộp trực tuyến từ 40% trở lên.",
        "Phấn đấu tất cả các địa phương đều đạt tỷ lệ nộp trực tuyến từ 50% trở lên.",
        "Tất cả các xã đều có hộ gia đình văn hóa từ 50% trở lên.",
    ],
)
def test_another_level_or_another_thing(claim: str) -> None:
    assert findings_of_rule(check_claims_of_levels, f"{GROUPS}\n{claim}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Về hồ sơ trực tuyến, có 05 xã trên 60%, 02 xã dưới 50%.\n"
        "Kết quả giải ngân vốn đầu tư công: tất cả các xã đều đạt từ 50% trở lên.",
        "Quý I có 02 đơn vị giải ngân dưới 50%. Đến nay, tất cả các đơn vị đều giải ngân từ 50% trở lên.",
        "Sau đôn đốc 02 đơn vị giải ngân dưới 50%, đến nay tất cả các đơn vị đều giải ngân từ 50% trở lên.",
    ],
)
def test_another_matter_and_what_was_below_before(text: str) -> None:
    assert findings_of_rule(check_claims_of_levels, text) == []
