"""All settled, against a balance with open ones."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.unbalanced_claims import check_unbalanced_claims

BALANCE = (
    "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{BALANCE}3. Đánh giá\n- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
        "- Xã tiếp nhận 1.964 hồ sơ.\n- Đã trả 1.921 hồ sơ; đang giải quyết 43 hồ sơ.\n"
        "* Trung tâm đã giải quyết dứt điểm 100% hồ sơ tiếp nhận.",
    ],
)
def test_open_ones_are_part_of_all(text: str) -> None:
    (found,) = findings_of_rule(check_unbalanced_claims, text)
    assert found.code == "P901"


@pytest.mark.parametrize(
    "text",
    [
        f"{BALANCE}3. Đánh giá\n- 100% đơn không thuộc thẩm quyền đã được xử lý.",
        f"{BALANCE}3. Đánh giá\n- Đến nay 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
        f"{BALANCE}3. Đánh giá\n- 100% đơn đã được giải quyết đúng hạn.",
        f"{BALANCE}3. Phương hướng\n- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
        BALANCE.replace("36", "35") + "3. Đánh giá\n- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
    ],
)
def test_other_groups_times_and_sums_are_silent(text: str) -> None:
    assert findings_of_rule(check_unbalanced_claims, text) == []
