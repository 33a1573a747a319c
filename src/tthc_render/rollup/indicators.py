"""Indicators of the text (``chi_tieu``) that are counts and that the report type says are added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tthc_render.reports.own_figures import Counts
from tthc_render.rollup.figures import FigureOwner
from tthc_render.rollup.reading import Child


def added_indicators(children: Iterable[Child]) -> Counts:
    """The sums of the counts that count of each report."""
    out: Counts = {}
    for child in children:
        for pair, value in child.counts.items():
            out[pair] = out.get(pair, Decimal(0)) + value
    return out


def meaning_of_counts(parent: Child, below: Sequence[Child], forms: FigureOwner | None) -> FigureOwner:
    """Whether the counts of ``parent`` are its own or also those of ``below``; ``forms`` says it of its forms.

    Counts that no unit beneath reports are its own; those that equal the sum of the units beneath are of all. A count
    less than its parts is no total: where the forms of the report are its own, so is the count. Single counts are too
    small to be guessed from their size alone.
    """
    mine, theirs = parent.counts, added_indicators(below)
    shared = [pair for pair in mine if pair in theirs]
    if not shared or not any(mine.values()):
        return FigureOwner.OWN
    if all(mine[pair] == theirs[pair] for pair in shared):
        return FigureOwner.ALL
    less = any(mine[pair] < theirs[pair] for pair in shared)
    return FigureOwner.OWN if less and forms is FigureOwner.OWN else FigureOwner.UNSURE
