"""Ranks of lines told beside them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.ranked_lines import check_ranked_lines

LINES = (
    "Sản lượng thủy sản các xã:", "- Xã An Minh: 412 tấn;", "- Xã Tân Hải: 530 tấn;", "- Xã Phú Lộc: 297 tấn;",
    "- Xã Bình Sơn: 118 tấn.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("Xã Tân Hải cao nhất, tiếp đến là xã Phú Lộc.", "cao thứ ba"),
        ("Tân Hải có sản lượng lớn nhất; xã Phú Lộc đứng thứ hai.", "cao thứ ba"),
        ("Thấp nhất là xã Bình Sơn, kế đến là xã An Minh.", "thấp thứ ba"),
        ("Xã Tân Hải dẫn đầu với 530 tấn, sau đó là Bình Sơn.", "cao thứ tư"),
        ("Trong bốn xã, Phú Lộc có sản lượng cao thứ hai.", "cao thứ ba"),
        ("Xã Tân Hải đứng đầu, xã An Minh xếp thứ ba.", "cao thứ hai"),
    ],
)
def test_a_rank_that_the_lines_deny(told: str, right: str) -> None:
    assert_one(findings_of_rule(check_ranked_lines, *LINES, told), "P974", right)


@pytest.mark.parametrize(
    "told",
    [
        "Xã Tân Hải cao nhất, tiếp đến là xã An Minh, Phú Lộc.",
        "Xã Bình Sơn thấp nhất, tiếp theo là xã Phú Lộc.",
        "Xã Phú Lộc có số tàu nhiều nhất, kế đến là xã Bình Sơn.",
        "Tỷ lệ của xã Phú Lộc cao thứ hai.",
        "So với năm 2024, xã Phú Lộc tăng cao nhất, kế đến là xã Bình Sơn.",
        "Xã Phú Lộc thấp thứ hai.",
        "Xã Phú Lộc đứng thứ hai từ dưới lên.",
    ],
)
def test_right_ranks_and_ranks_of_other_things_are_let_be(told: str) -> None:
    assert findings_of_rule(check_ranked_lines, *LINES, told) == []


def test_a_place_beyond_the_fifth_is_named() -> None:
    lines = "\n".join(f"- Xã {name}: {n} tỷ đồng;" for name, n in zip("ABCDEF", (96, 85, 74, 63, 52, 41), strict=True))
    text = f"Thu ngân sách của các xã:\n{lines}\nTrong sáu xã trên, Xã A cao nhất, Xã F đứng thứ hai."
    assert_one(findings_of_rule(check_ranked_lines, text), "P974", "thứ sáu")
