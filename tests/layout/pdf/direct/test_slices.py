"""Slices."""

from __future__ import annotations

from tthc_render.layout.pdf.direct.slices import PageBreak, Slice


def test_wishes_are_ordered_so_that_the_freest_place_wins() -> None:
    assert PageBreak.LAST_RESORT < PageBreak.AVOID < PageBreak.FREE
    assert Slice(1.0).may_break is PageBreak.FREE
