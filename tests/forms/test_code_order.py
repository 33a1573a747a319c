"""Which code of a row is the misplaced one."""

from __future__ import annotations

import pytest

from tthc_render.forms.code_order import out_of_order


@pytest.mark.parametrize(
    ("numbers", "strays"),
    [
        ([1, 2, 3, 4], {}),
        ([1, 2, 3, 13, 5, 6, 13, 14], {3: (3, 5)}),  # of two equal ones the one that stands wrong
        ([3, 5, 4, 6], {2: (5, 6)}),  # two swapped: the right one of them
        ([5, 1, 2, 3], {0: (None, 1)}),
        ([1, 2, 2, 3], {2: (2, 3)}),
        ([1, 4, 6], {}),  # holes are no disorder
        ([], {}),
    ],
)
def test_as_few_as_possible(numbers: list[int], strays: dict[int, tuple[int | None, int | None]]) -> None:
    found = out_of_order([(number, "") for number in numbers])
    assert {at: tuple(side and side[0] for side in beside) for at, beside in found.items()} == strays


def test_letters_count_after_their_number() -> None:
    assert out_of_order([(3, ""), (3, "a"), (3, "b"), (4, "")]) == {}
    assert list(out_of_order([(3, ""), (3, "b"), (3, "a"), (4, "")])) == [2]
