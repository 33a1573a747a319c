"""Lines: gaps where values are missing, each figure nearest to its own point or none at all."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal

import pytest

from tthc_render.document.tree import Chart, Series
from tthc_render.layout.charts.lines import lines
from tthc_render.layout.charts.plan import Curve, Stroke


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


@pytest.mark.parametrize(
    "rows",
    [
        ((-525, 300, 50, -250, 800, 100), (100, -100, 200, -40, -300, 400)),
        ((10, 30, 20, 40, 30), (11, 9, 21, 18, 31)),
        ((100, 220, 180, 300), (500, 400, 420, 310), (300, 310, 290, 340)),
    ],
)
def test_figures_stand_apart_from_lines_where_there_is_room(rows: tuple[tuple[int, ...], ...]) -> None:
    plan = lines(chart(*rows), 425.0, 0.0)
    figures = [word for word in plan.words if word.is_figure]
    assert len(figures) > len(rows[0])
    assert not any(word.is_on_line for word in figures)
    drawn = [part.points for part in plan.parts if isinstance(part, Curve) and not part.is_key]
    drawn += [(part.start, part.end) for part in plan.parts if isinstance(part, Stroke) and not part.is_grid]
    for (x0, y0), (x1, y1) in itertools.chain.from_iterable(map(itertools.pairwise, drawn)):
        on_line = [(x0 + (x1 - x0) * at / 400, y0 + (y1 - y0) * at / 400) for at in range(401)]
        for box in (word.box for word in figures):
            assert not any(box.left <= x <= box.right and box.bottom <= y <= box.top for x, y in on_line)


def test_figures_that_no_place_keeps_from_lines_are_drawn_over_them() -> None:
    rows = ((100, 105, 110, 115), (103, 107, 111, 115), (106, 109, 112, 116))
    assert any(word.is_on_line for word in lines(chart(*rows), 425.0, 0.0).words)
