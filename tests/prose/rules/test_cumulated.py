"""What is cumulated up to a month."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.cumulated import check_cumulated

# fmt: off
CASES = [
    (
        "P301",
        "Lũy kế 10 tháng, phát hiện 67 vụ vi phạm. Sang tháng 11, phát hiện thêm 05 vụ. Lũy kế 11 tháng 72 vụ.",
        "Lũy kế 10 tháng, phát hiện 67 vụ vi phạm. Sang tháng 11, phát hiện thêm 05 vụ. Lũy kế 11 tháng 64 vụ.",
    ),
    (
        "P301",
        "Lũy kế 8 tháng cấp 412 giấy phép. Trong tháng 9, cấp thêm 36 giấy phép.\nLũy kế 9 tháng cấp 448 giấy phép.",
        "Lũy kế 8 tháng cấp 412 giấy phép. Trong tháng 9, cấp thêm 36 giấy phép.\nLũy kế 9 tháng cấp 484 giấy phép.",
    ),
    (
        "P909",
        "Tháng 8/2025 xuất khẩu 86,4 triệu USD. Lũy kế đến hết tháng 7 là 571,2 triệu USD.\nTính chung 8"
        " tháng năm 2025,"
        " xuất khẩu 657,6 triệu USD.",
        "Tháng 8/2025 xuất khẩu 86,4 triệu USD. Lũy kế đến hết tháng 7 là 571,2 triệu USD.\nTính chung 7"
        " tháng năm 2025,"
        " xuất khẩu 657,6 triệu USD.",
    ),
    (
        "P909",
        "Đến hết tháng 5, cấp 4.210 thẻ. Tháng 6 cấp thêm 812 thẻ. Lũy kế 6 tháng đầu năm cấp 5.022 thẻ.",
        "Đến hết tháng 5, cấp 4.210 thẻ. Tháng 6 cấp thêm 812 thẻ. Lũy kế 5 tháng đầu năm cấp 5.022 thẻ.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Tháng 6 cấp 812 thẻ. Đến hết tháng 5 cấp 4.210 thẻ. Tính chung 5 tháng, thu lệ phí 5.022 nghìn đồng.",
    (
        "Lũy kế 10 tháng phát hiện 67 vụ vi phạm. Sang tháng 11, phát hiện thêm 05 vụ; lũy kế 11 tháng "
        "phát hiện 42 vụ phá rừng."
    ),
    "Lũy kế 10 tháng kiểm tra 67 cơ sở, lũy kế 11 tháng xử phạt 12 cơ sở; tháng 11 kiểm tra thêm 5 cơ sở.",
    (
        "Lũy kế 10 tháng thu 67,2 tỷ đồng. Sang tháng 11, thu thêm 5,4 tỷ đồng, hoàn thuế 3 tỷ đồng. Lũy "
        "kế 11 tháng 69,6 tỷ đồng."
    ),
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_cumulated, right) == []
    assert [item.code for item in findings_of_rule(check_cumulated, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_right_texts_that_look_like_it_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.split("\n")) == []
