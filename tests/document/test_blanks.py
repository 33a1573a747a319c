"""Blanks made one thing once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.document.blanks import inlines_with_plain_blanks, plain_blanks
from tthc_render.document.inlines import inline_text
from tthc_render.document.tree import MarkedText, Note, Run, plain

ODD = [chr(code) for code in range(0x80, 0x3001) if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp")]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a  b", "a b"),
        ("a\tb", "a b"),
        ("a \u00a0b", "a b"),
        ("a\u00a0b", "a b"),
        ("a\u3000b", "a b"),
        *((f"a{sign}b", "a b") for sign in ODD),
        ("a \u2003\u3000b", "a b"),
        ("1\u2009204 hồ sơ", "1\u00a0204 hồ sơ"),
        ("15\u202f%", "15\u00a0%"),
        ("1\u00a0204\u00a0505", "1\u00a0204\u00a0505"),
        ("năm 2026\u00a0có", "năm 2026 có"),
        ("A\u180eB", "AB"),
        ("H27\u201199\u2010240614", "H27-99-240614"),
        ("a\u200bb\ufeff", "ab"),
        ("m\u00ad2", "m2"),
        ("\u202egnort", "gnort"),
        ("ngày\u00a0\u00a0\u00a0tháng", "ngày\u00a0\u00a0\u00a0tháng"),
    ],
)
def test_every_kind_of_blank(typed: str, printed: str) -> None:
    assert plain_blanks(typed) == printed


def test_a_hyphen_that_ends_no_line_stays_one_until_it_is_printed() -> None:
    """In running text; what reads the words sees a plain hyphen, as in titles and names."""
    runs = (Run("hai\u2011chiều, M\u201007"), Note((Run("H\u2011 27"),), number=1))
    printed = inlines_with_plain_blanks(runs)
    assert [inline.text for inline in printed if isinstance(inline, Run)] == ["hai\u2011chiều, M-07"]
    assert plain(printed) == "hai-chiều, M-07"
    assert inline_text(printed) == "hai-chiều, M-07¹"
    assert MarkedText(inline_text(runs[:1]), (Run("a"),)) == "hai-chiều, M-07"


def test_runs_do_not_bring_a_blank_each() -> None:
    runs = (Run("Tổng ", bold=True), Run("  12"), Note((Run("xem\t1"),)), Run(" hồ sơ"))
    assert plain(inlines_with_plain_blanks(runs), notes=False) == "Tổng 12 hồ sơ"
    note = inlines_with_plain_blanks(runs)[2]
    assert isinstance(note, Note)
    assert plain(note.inlines) == "xem 1"


@given(st.text("ab1% \t\u00a0\u200b\u2009\u3000"))
def test_it_is_done_after_once(text: str) -> None:
    assert plain_blanks(plain_blanks(text)) == plain_blanks(text)
