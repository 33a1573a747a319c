"""The figures of a section, and what they make."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.section_figures import figures_around, figures_of, is_made

LINES = ["Có 12/40 xã.", "Cấp khoảng 1,5 tỷ đồng cho gần 300 hộ, 128 hộ (32,0%) đã nhận.", "Xã có 400 hộ."]


def test_counts_and_both_sides_of_ratios_stand_in_order() -> None:
    readings = read(from_text(LINES, "a.txt"))
    assert [(x.value, x.unit, x.is_whole) for x in figures_of(readings[0])] == [(12, "xã", False), (40, "xã", True)]
    assert [(x.shown, x.exact) for x in figures_of(readings[1])] == [
        ("1,5 tỷ đồng", True), ("300 hộ", False), ("128 hộ", True),
    ]  # fmt: skip
    assert [x.text for x in figures_around(readings, 1)] == ["1,5", "300", "128", "12", "40", "400"]
    assert {"cấp", "cho", "hộ"} <= figures_of(readings[1])[0].words_beside


@pytest.mark.parametrize(
    ("share", "change", "made"),
    [("32,0", False, True), ("32,2", False, False), ("68,0", False, False), ("68,0", True, True)],
)
def test_a_percentage_is_made_of_figures(share: str, change: bool, made: bool) -> None:
    readings = read(from_text([LINES[1].replace("32,0", share), LINES[2]], "a.txt"))
    percent = next(x for x in readings[0].quantities if x.percent)
    near = [x for x in figures_of(readings[0]) if x.text == "128"]
    assert is_made(percent, near, figures_around(readings, 0), change=change) is made
