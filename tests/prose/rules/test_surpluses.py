"""Too many or too few of what was given."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.surpluses import check_surpluses


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Được giao 42 biên chế, hiện có mặt 38 người, {} 4 người so với biên chế được giao.", "thiếu", "thừa"),
        ("Định mức 12 giáo viên, hiện có 15 giáo viên, {} 3 giáo viên.", "dư", "thiếu"),
    ],
)
def test_the_contrary_of_what_the_figures_say_is_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_surpluses, text.format(right)) == []
    assert_one(findings_of_rule(check_surpluses, text.format(wrong)), "P904", wrong)


def test_another_difference_is_silent() -> None:
    assert findings_of_rule(check_surpluses, "Được giao 42 biên chế, có mặt 38 người, thừa 5 phòng làm việc.") == []
