"""What was read and what was compared."""

from __future__ import annotations

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text
from tthc_render.prose.quantities import MOST_FIGURES
from tthc_render.prose.reading import CROWDED
from tthc_render.prose.tally import Tally


def test_numbers_in_a_sum_and_a_share_are_compared_a_lone_one_is_only_read() -> None:
    tally = Tally()
    text = (
        "Tiếp nhận 30 hồ sơ, gồm 10 hồ sơ cấp tỉnh và 20 hồ sơ cấp xã. Có 7 tổ.\nHoàn thành 13/72 nhiệm vụ, đạt 18,06%."
    )
    assert check_prose(from_text(text.split("\n"), "a.txt"), tally=tally) == []
    assert (tally.read, tally.compared) == (7, 5)


WRONG_SUM = "Tiếp nhận 30 hồ sơ, gồm 10 hồ sơ cấp tỉnh và 21 hồ sơ cấp xã."


def listed(count: int) -> str:
    """So many figures, one behind the other, none of which is the total of others."""
    return "Trong kỳ, " + "; ".join(f"xã {chr(97 + at % 26)} có {at + 2} hồ sơ" for at in range(count)) + "."


@pytest.mark.parametrize(
    ("lines", "found", "crowded", "unread"),
    [
        ([WRONG_SUM], 1, [], []),
        ([f"{listed(CROWDED // 2)} {WRONG_SUM}"], 1, [], []),
        ([listed(CROWDED)], 0, [], []),
        ([listed(CROWDED + 1)], 0, [1], []),
        ([listed(3000)], 0, [1], []),
        ([f"{listed(CROWDED)} {WRONG_SUM}", WRONG_SUM], 1, [1], []),
        (["Tổng cộng 900 hồ sơ:", listed(600), "- Cấp tỉnh: 400 hồ sơ;", "- Cấp xã: 600 hồ sơ."], 0, [2], []),
        ([WRONG_SUM, listed(MOST_FIGURES)], 1, [2], []),
        ([WRONG_SUM, listed(MOST_FIGURES + 1), listed(MOST_FIGURES + 9)], 1, [2, 3], [2, 3]),
    ],
)
def test_paragraphs_with_too_many_figures_are_not_added_up_and_listed(
    lines: list[str], found: int, crowded: list[int], unread: list[int]
) -> None:
    tally = Tally()
    codes = [item.code for item in check_prose(from_text(lines, "a.txt"), tally=tally)]
    assert codes.count("P301") == found
    assert [place.line for place in tally.crowded] == crowded
    assert [place.line for place in tally.unread] == unread


def test_the_first_number_that_is_not_read_has_its_column() -> None:
    tally = Tally()
    text = listed(MOST_FIGURES)
    check_prose(from_text([f"{text} Còn 77 tổ."], "a.txt"), tally=tally)
    assert [place.column for place in tally.unread] == [len(text) + len(" Còn ") + 1]


def test_tallies_are_joined() -> None:
    one, other = Tally(3, 1), Tally(4, 2)
    check_prose(from_text([listed(CROWDED + 1)], "a.txt"), tally=other)
    one.join(other)
    assert (one.read, one.compared, len(one.crowded)) == (3 + 4 + CROWDED + 1, 3, 1)
