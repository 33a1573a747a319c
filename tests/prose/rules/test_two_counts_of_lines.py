"""Totals of two counts of lines, of which one adds up."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.two_counts_of_lines import check_two_counts_of_lines

LINES = "- Nhóm trẻ: 03 nhóm, 72 trẻ;\n- Lớp bé: 04 lớp, 108 trẻ;\n- Lớp lớn: 05 lớp, 163 trẻ."


@pytest.mark.parametrize(
    "total", ["Toàn trường có 13 nhóm, lớp với 343 trẻ.", "Toàn trường có 12 nhóm, lớp với 353 trẻ."]
)
def test_one_of_two_totals_is_not_what_the_lines_make(total: str) -> None:
    assert_one(findings_of_rule(check_two_counts_of_lines, f"{LINES}\n{total}"), "P301", "3")


@pytest.mark.parametrize(
    "total",
    [
        "Toàn trường có 12 nhóm, lớp với 343 trẻ.",
        "Toàn trường có 14 nhóm, lớp với 400 trẻ.",
        "Toàn trường có 13 giáo viên với 343 trẻ.",
        "Dự kiến năm học 2026 - 2027 có 12 nhóm, lớp với 345 trẻ.",
    ],
)
def test_both_add_up_or_neither_does(total: str) -> None:
    assert findings_of_rule(check_two_counts_of_lines, f"{LINES}\n{total}") == []
