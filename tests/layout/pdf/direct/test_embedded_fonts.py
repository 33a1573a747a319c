"""The text font inside of a file: all that a document needs is there, and equal needs have one font."""

from __future__ import annotations

import io
import zlib

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.formats.fonts import LETTERS
from tthc_render.layout.pdf.direct.embedded_fonts import EmbeddedFont, embedded_font, letters_for
from tthc_render.layout.pdf.direct.glyphs import FACES, face

CHARACTERS = st.sets(st.sampled_from(sorted(face(0).codes)), min_size=1)


def outlined(font: EmbeddedFont, number: int) -> set[str]:
    """The characters that have an outline in the packed file."""
    with TTFont(io.BytesIO(zlib.decompress(font.program))) as read:
        order = read.getGlyphOrder()
        return {
            character for character, code in face(number).codes.items() if read["glyf"][order[code]].numberOfContours
        }


@given(CHARACTERS)
def test_every_character_of_a_document_is_among_the_letters(used: set[str]) -> None:
    letters = letters_for(used)
    assert used <= letters
    assert letters_for(letters) == letters or len(letters) > len(used)


@pytest.mark.parametrize("number", range(FACES))
def test_every_character_has_its_outline_width_and_meaning(number: int) -> None:
    used = set("Báo cáo số 12/BC-UBND, tỷ lệ 98,5%")
    font, known = embedded_font(number, used), face(number)
    assert used - {" "} <= outlined(font, number)
    meanings = zlib.decompress(font.unicode).decode("ascii")
    for character in used:
        assert f"{known.codes[character]}[{known.widths[character]}]" in font.widths
        assert f"<{known.codes[character]:04x}> <{ord(character):04x}>" in meanings
    assert font.length == len(zlib.decompress(font.program))


def test_documents_that_differ_in_some_letters_share_a_font() -> None:
    most = [letter for letter in LETTERS if letter.islower()]
    assert embedded_font(0, most[:60]) is embedded_font(0, most[8:])


def test_a_few_letters_bring_no_others() -> None:
    assert letters_for("Nơi nhận:") == set("Nơi nhận:")
