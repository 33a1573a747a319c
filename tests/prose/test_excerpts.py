"""Words quoted in findings."""

from __future__ import annotations

from tthc_render.prose.excerpts import quote


def test_long_pieces_are_shortened_in_the_middle() -> None:
    assert quote("một hai ba", 4, 7) == "hai"
    assert quote("a" * 60 + " " + "b" * 60, 0, 121, most=20) == "a" * 10 + " … " + "b" * 10
