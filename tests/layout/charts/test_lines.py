"""Lines: gaps where values are missing, each figure nearest to its own point or none at all."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from tthc_render.document.tree import Chart, Series
from tthc_render.layout.charts.lines import lines
from tthc_render.layout.charts.plan import Curve


def chart(*rows: tuple[int | None, ...]) -> Chart:
    shown = tuple(
        Series(f"L{n}", tuple(None if one is None else Decimal(one) for one in row),
               tuple("" if one is None else str(one) for one in row))
        for n, row in enumerate(rows)
    )  # fmt: skip
    return Chart("line", tuple(f"Q{n}" for n in range(len(rows[0]))), shown)


def curves(made: Chart) -> list[int]:
    return [len(part.points) for part in lines(made, 425.0, 0.0).parts if isinstance(part, Curve) and not part.is_key]


@pytest.mark.parametrize(
    ("row", "pieces"),
    [((1, 2, 3), [3]), ((1, None, 3, 4), [1, 2]), ((None, 2, None), [1]), ((1, 2, None), [2])],
)
def test_a_missing_value_parts_the_line(row: tuple[int | None, ...], pieces: list[int]) -> None:
    assert curves(chart(row)) == pieces


def test_each_figure_is_nearest_to_its_own_point() -> None:
    rows = ((100, 105, 110, 115), (103, 107, 111, 115), (106, 109, 112, 116))
    plan = lines(chart(*rows), 425.0, 0.0)
    points = [part.points for part in plan.parts if isinstance(part, Curve) and not part.is_key]
    figures = [word for word in plan.words if word.is_figure]
    assert sorted(word.text for word in figures) == sorted({str(one) for row in rows for one in row})
    for word in figures:
        middle = ((word.box.left + word.box.right) / 2, (word.box.bottom + word.box.top) / 2)
        row, place = min(((row, place) for row in range(3) for place in range(4)),
                         key=lambda at: math.dist(middle, points[at[0]][at[1]]))  # fmt: skip
        assert str(rows[row][place]) == word.text


def test_figures_without_room_are_left_out_together() -> None:
    crowded = chart(*(tuple(100 + n % 2 + q for q in range(12)) for n in range(6)))
    dense = chart(*(tuple(1000 * q + n for q in range(12)) for n in range(6)))
    for made in (crowded, dense):
        figures = [word for word in lines(made, 425.0, 0.0).words if word.is_figure]
        assert len(figures) in (0, len({(q, text) for one in made.series for q, text in enumerate(one.printed)}))
    assert not [word for word in lines(dense, 425.0, 0.0).words if word.is_figure]


def test_a_stated_height_holds() -> None:
    assert lines(chart((1, 2, 3)), 425.0, 200.0).height_pt == 200.0
