"""Which codes of a row of columns stand out of order: as few as possible, so that one misplaced code is one fault."""

from __future__ import annotations

from collections.abc import Sequence

Number = tuple[int, str]
"""A code that counts: its number and its letter."""


def out_of_order(numbers: Sequence[Number]) -> dict[int, tuple[Number | None, Number | None]]:
    """The places of the numbers that must go so that the others grow, each with the numbers that stay beside it.

    None where there is no such number. Where several choices leave out as few, the numbers further left stay.
    """
    kept = sorted(_longest_growing(numbers))
    out: dict[int, tuple[Number | None, Number | None]] = {}
    for place in range(len(numbers)):
        if place not in kept:
            before = [numbers[item] for item in kept if item < place]
            after = [numbers[item] for item in kept if item > place]
            out[place] = (before[-1] if before else None, after[0] if after else None)
    return out


def _longest_growing(numbers: Sequence[Number]) -> set[int]:
    """The places of the longest selection that grows; quadratic in the columns of a part, which are few."""
    best: list[int] = []  # how many numbers can follow from here on, this one included
    follows: list[int | None] = []
    for place in range(len(numbers) - 1, -1, -1):
        length, after = 1, None
        for offset, later in enumerate(range(place + 1, len(numbers))):
            reach = best[len(best) - 1 - offset] + 1
            if numbers[later] > numbers[place] and reach > length:
                length, after = reach, later
        best.append(length)
        follows.append(after)
    best.reverse()
    follows.reverse()
    at: int | None = max(range(len(numbers)), key=lambda place: best[place], default=None)
    kept = set()
    while at is not None:
        kept.add(at)
        at = follows[at]
    return kept
