"""Figures of a passage by what they count."""

from __future__ import annotations

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.unit_groups import by_unit


def test_exact_counts_stand_together_with_those_of_their_kind() -> None:
    text = "Đón 1.204 lượt khách, 310 lượt; gần 500 hộ, 0 hộ, 96 hộ (12,5%), năm 2025."
    groups = by_unit(read(from_text([text], "a.txt"))[0])
    assert {unit: [x.text for x in figures] for unit, figures in groups.items()} == {
        "lượt": ["1.204", "310"], "hộ": ["96"],
    }  # fmt: skip
