"""The columns that hold values, below the titles that stand over several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_render.authoring.table_header_column import HeaderColumn


def paths_of(columns: Sequence[HeaderColumn]) -> list[tuple[str, ...]]:
    """The titles of each column that holds values, from the top of the header to its own."""
    out: list[tuple[str, ...]] = []
    for column in columns:
        below = paths_of(column.columns)
        out += [(column.title, *path) for path in below] if below else [(column.title,)]
    return out


def leaves_of(columns: Sequence[HeaderColumn]) -> Iterator[HeaderColumn]:
    """The columns that hold values, from left to right."""
    for column in columns:
        yield from leaves_of(column.columns) if column.columns else (column,)
