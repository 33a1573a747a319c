"""Cumulated figures that are less than a period in them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.cumulated_too_small import check_cumulated_too_small

MONTH = "Trong tháng 11/2025, Sở kiểm tra 1.426 cơ sở, phát hiện 97 cơ sở vi phạm, xử phạt 61 cơ sở.\n"
QUARTERS = "Quý I/2025: 918 người nộp hồ sơ; quý II/2025: 945 người. Sang quý III/2025, số người nộp là 1.246 người. "
PAIRS = [
    f"{MONTH}Lũy kế 11 tháng, đã kiểm tra 15.860 cơ sở, phát hiện 1.110 cơ sở vi phạm, xử phạt {{748|48}} cơ sở.",
    (
        "Tháng 9 tiếp nhận 412 đơn, giải quyết 390 đơn, chuyển trả 15 đơn. Tính chung 9 tháng, tiếp nhận 3.812 đơn, "
        "giải quyết {3.690|369} đơn, chuyển trả 96 đơn."
    ),
    f"{QUARTERS}Lũy kế 9 tháng năm 2025, đã có {{3.109|1.109}} người.",
]
RIGHT = [
    # Of another month, of a stock, of another unit, with nothing beside it that both count.
    f"{MONTH}Lũy kế 10 tháng, đã kiểm tra 15.860 cơ sở, phát hiện 1.110 cơ sở, xử phạt 48 cơ sở.",
    f"{MONTH}Lũy kế 11 tháng, đã kiểm tra 15.860 cơ sở, phát hiện 1.110 cơ sở vi phạm, còn xử phạt 48 cơ sở.",
    f"{MONTH}Lũy kế 11 tháng, đã kiểm tra 15.860 cơ sở, phát hiện 1.110 cơ sở vi phạm, xử phạt 48 vụ.",
    f"{MONTH}Lũy kế 11 tháng, xử phạt 48 cơ sở.",
    # Of something else, not all quarters, no slip.
    f"{QUARTERS}Lũy kế 9 tháng năm 2025, số người quá hạn là 109 người.",
    "Quý I/2025: 918 người; quý III/2025: 1.246 người. Lũy kế 9 tháng năm 2025, đã có 1.109 người.",
    f"{QUARTERS}Lũy kế 9 tháng năm 2025, đã có 870 người.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str) -> None:
    assert_only_the_mistake_is_told(check_cumulated_too_small, text, "P303")


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_cumulated_too_small, text) == []
