"""The text font in a PDF: codes, widths, and font files that a reader of fonts takes."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from tthc_render.formats.fonts import LETTERS, letter_widths
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.glyphs import FACES, encoded, face, font_file, unicode_map


@pytest.mark.parametrize("number", range(FACES))
def test_every_vietnamese_letter_has_a_code_and_the_width_of_the_font(number: int) -> None:
    known, widths = face(number), letter_widths(bool(number & 1), bool(number & 2))
    assert {letter: known.widths[letter] for letter in LETTERS} == {
        letter: round(widths[letter] * 1000 / 2048) for letter in LETTERS
    }


@pytest.mark.parametrize("number", range(FACES))
def test_the_file_has_the_outlines_that_are_used_and_no_others(number: int) -> None:
    known = face(number)
    with TTFont(io.BytesIO(font_file(known, {"ộ", "A"}))) as font:
        outlines = font["glyf"]
        order = font.getGlyphOrder()
        assert outlines[order[known.codes["ộ"]]].numberOfContours
        assert outlines[order[known.codes["A"]]].numberOfContours > 0
        assert outlines[order[known.codes["B"]]].numberOfContours == 0
        assert font["hmtx"][order[known.codes["A"]]][0] == letter_widths(bool(number & 1), bool(number & 2))["A"]


def test_a_letter_that_the_font_lacks_is_refused() -> None:
    with pytest.raises(NotCoveredError, match=r"U\+4E00"):
        encoded("一", 0)


def test_codes_lead_back_to_characters() -> None:
    known = face(0)
    assert f"<{known.codes['ộ']:04x}> <1ed9>" in unicode_map(known, {"ộ"}).decode()
