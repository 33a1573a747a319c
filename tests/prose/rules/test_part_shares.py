"""Parts of one whole with their shares."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.part_shares import check_part_shares


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ngân sách 14,2 tỷ đồng chiếm 71%, dân góp 5,8 tỷ đồng chiếm 29% trong tổng 20 tỷ đồng.", []),
        ("Ngân sách 14,2 tỷ đồng chiếm 17%, dân góp 5,8 tỷ đồng chiếm 29% trong tổng 20 tỷ đồng.", ["P401"]),
        ("Có 40 hộ trồng chè (50%), 24 hộ trồng quế (30%), 16 hộ nuôi ong (20%).", []),
        ("Có 40 hộ trồng chè (50%), 24 hộ trồng quế (35%), 16 hộ nuôi ong (20%).", ["P401"]),
        # Shares of something else: none of them is of the parts together.
        ("Có 40 hộ trồng chè (12,5%), 24 hộ trồng quế (7,5%), 16 hộ nuôi ong (5%).", []),
        # The odd one is of another figure of the passage.
        ("Trong 96 hộ, 40 hộ trồng chè (50%), 24 hộ trồng quế (25%), 16 hộ nuôi ong (20%).", []),
        ("Thu 14,2 tỷ đồng, tăng 71%; chi 5,8 tỷ đồng, tăng 12%; tổng 20 tỷ đồng.", []),
    ],
)
def test_the_parts_together_are_the_base(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_part_shares, text)] == codes
