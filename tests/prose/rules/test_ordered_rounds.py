"""Rounds of a series and their results."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.ordered_rounds import check_ordered_rounds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Vòng 2 (phỏng vấn) tổ chức ngày 11 - 12/10/2025; kết quả vòng 2 niêm yết ngày 09/10/2025.",
            "kết quả vòng 2 ngày 09/10/2025",
        ),
        ("Đợt 1 cấp ngày 12/9/2025, đợt 2 cấp ngày 05/8/2025.", "đợt 2 ngày 05/8/2025"),
        ("Phiên họp thứ 12 ngày 10/10/2025, phiên họp thứ 13 ngày 02/10/2025.", "phiên họp 13 ngày 02/10/2025"),
        ("Hội nghị lần thứ nhất: ngày 05/12/2025; lần thứ hai: ngày 02/12/2025.", "lần 2 ngày 02/12/2025"),
    ],
)
def test_rounds_out_of_their_order_are_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_ordered_rounds, text), "P985", words)


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả vòng 1 công bố ngày 12/9/2025, vòng 2 tổ chức ngày 20/9/2025, kết quả vòng 2 công bố ngày 30/9/2025.",
        "Đợt 1 cấp ngày 05/8/2025, đợt 2 cấp ngày 12/9/2025.",
        "Đợt 2 khảo sát ngày 05/8/2025; hồ sơ đợt 1 trả ngày 12/9/2025.",
        "Đợt 1 nộp trước ngày 12/9/2025, đợt 2 nộp theo Kế hoạch ngày 05/8/2025.",
        # Two series.
        "Xã A: đợt 1 cấp ngày 12/9/2025, đợt 2 cấp ngày 20/9/2025; xã B: đợt 1 cấp ngày 05/8/2025, đợt 2 cấp ngày"
        " 10/8/2025.",
    ],
)
def test_rounds_in_their_order_are_silent(text: str) -> None:
    assert findings_of_rule(check_ordered_rounds, text) == []
