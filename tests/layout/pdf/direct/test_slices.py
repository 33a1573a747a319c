"""Slices."""

from __future__ import annotations

from tthc_render.layout.pdf.direct.slices import Break, Slice


def test_wishes_are_ordered_so_that_the_freest_place_wins() -> None:
    assert Break.LAST_RESORT < Break.AVOID < Break.FREE
    assert Slice(1.0).may_break is Break.FREE
