"""How deep groups of rows are, by their numbers: I, and 1 or a) in it, where a report does not say so itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_render.vietnamese.ordinals import is_below


def levels_of(rows: Sequence[tuple[str, int] | None]) -> Iterator[int]:
    """The level of each group of ``rows``: its number or name and its level as stated, 0 for none; None for other rows.

    A group directly below another one, with a deeper number, is a part of it; so is one that goes on from such a part.
    All others are groups of the first level: after rows of its own, any other group may follow a group.
    """
    opened: list[tuple[str, int]] = []
    follows = False  # whether the row before is a group
    for row in rows:
        if row is None:
            follows = False
            continue
        number, level = row
        if not level and follows and is_below(opened[-1][0], number):
            level = opened[-1][1] + 1
        elif not level:
            beside = (depth for other, depth in reversed(opened) if depth > 1 and _beside(other, number))
            level = next(beside, 1)
        opened = [*(group for group in opened if group[1] < level), (number, level)]
        follows = True
        yield level


def _beside(number: str, other: str) -> bool:
    """Whether two numbers are of one level: neither is below the other, and both are below what a number I is."""
    return (
        not is_below(number, other) and not is_below(other, number) and (is_below("I", other) or is_below("A", other))
    )
