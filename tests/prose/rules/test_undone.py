"""What is not yet done beside what was done."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.undone import check_undone

# fmt: off
CASES = [
    (
        "P305",
        (
            "Phải thu hồi đất của 214 hộ. Bố trí 46 lô tái định cư. Đến nay đã có 196 hộ nhận tiền. Hiện còn "
            "18 hộ chưa nhận tiền, vì chưa thống nhất."
        ),
        (
            "Phải thu hồi đất của 214 hộ. Bố trí 46 lô tái định cư. Đến nay đã có 196 hộ nhận tiền. Hiện còn "
            "28 hộ chưa nhận tiền, vì chưa thống nhất."
        ),
    ),
    (
        "P305",
        "Có 18/24 khoản thu đạt và vượt tiến độ.\nHạn chế: còn 06 khoản thu chưa đạt tiến độ.",
        "Có 18/24 khoản thu đạt và vượt tiến độ.\nHạn chế: còn 08 khoản thu chưa đạt tiến độ.",
    ),
    (
        "P305",
        "Có 31/40 đơn vị nộp báo cáo đúng hạn.\nĐến nay còn 9 đơn vị chưa nộp báo cáo.",
        "Có 31/40 đơn vị nộp báo cáo đúng hạn.\nĐến nay còn 19 đơn vị chưa nộp báo cáo.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Có 31/40 đơn vị nộp báo cáo đúng hạn.\nSau đôn đốc, còn 3 đơn vị chưa nộp báo cáo.",
    "Quý trước có 31/40 đơn vị nộp báo cáo.\nQuý này còn 12 đơn vị chưa nộp báo cáo.",
    "Kiểm tra 214 cơ sở, 196 cơ sở đạt yêu cầu; năm trước còn 28 cơ sở chưa đạt yêu cầu.",
    "Có 18/24 khoản thu đạt tiến độ; 02 khoản thu đạt trên 90%; còn 04 khoản thu chưa đạt tiến độ.",
    "Thu hồi đất của 214 hộ, đã có 196 hộ nhận tiền. Riêng khu tái định cư còn 28 hộ chưa nhận tiền.",
    "Toàn tỉnh có 18/24 xã đạt chuẩn nông thôn mới; còn 20 xã chưa đạt chuẩn nông thôn mới nâng cao.",
    "Kỳ trước 18/24 hồ sơ được giải quyết; kỳ này phát sinh 12 hồ sơ, còn 12 hồ sơ chưa được giải quyết.",
    "Có 214 hộ đủ điều kiện, 196 hộ nhận tiền đợt 1 và 10 hộ nhận tiền đợt 2; còn 8 hộ chưa nhận tiền.",
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_undone, right) == []
    assert [item.code for item in findings_of_rule(check_undone, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_right_texts_that_look_like_it_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.split("\n")) == []
