"""Tables with merged cells, as grids: equal texts beside or below each other are one cell."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_render.authoring.table_grids import Grid, GridCell


def merged_grid(texts: Sequence[Sequence[str]]) -> Grid:
    """The grid of rows of text in which equal texts beside each other, or below each other, are merged."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(texts):
        for place, text in enumerate(line):
            beside = text and place and line[place - 1] == text
            above = text and row and texts[row - 1][place] == text
            at = owner[row, place - 1] if beside else owner[row - 1, place] if above else (row, place)
            owner[row, place] = at
    cells = {}
    for at in set(owner.values()):
        covered = [place for place, other in owner.items() if other == at]
        bottom, right = max(row for row, _ in covered), max(place for _, place in covered)
        cells[at] = GridCell(texts[at[0]][at[1]], at[0], at[1], bottom, right)
    return Grid(tuple(tuple(cells[owner[row, place]] for place in range(len(line))) for row, line in enumerate(texts)))
