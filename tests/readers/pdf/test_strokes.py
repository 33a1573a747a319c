"""Boxes of what is drawn on a page of a PDF."""

from __future__ import annotations

from tthc_render.readers.pdf.strokes import Stroke


def test_what_is_wider_than_high_is_horizontal() -> None:
    assert Stroke(0, 0, 10, 1).is_horizontal
    assert not Stroke(0, 0, 1, 10).is_horizontal


def test_a_box_covers_what_has_its_middle_inside() -> None:
    assert Stroke(0, 0, 100, 50).covers(Stroke(90, 10, 108, 20))
    assert not Stroke(0, 0, 100, 50).covers(Stroke(90, 10, 112, 20))
    assert not Stroke(0, 0, 100, 50).covers(Stroke(90, 45, 100, 57))
