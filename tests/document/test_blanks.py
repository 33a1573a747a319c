"""Blanks made one thing once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.document.blanks import inlines_with_plain_blanks, plain_blanks
from tthc_render.document.tree import Note, Run, plain


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a  b", "a b"),
        ("a\tb", "a b"),
        ("a \u00a0b", "a b"),
        ("a\u00a0b", "a b"),
        ("a\u3000b", "a b"),
        ("H27\u201199\u2010240614", "H27-99-240614"),
        ("a\u200bb\ufeff", "ab"),
        ("m\u00ad2", "m2"),
        ("\u202egnort", "gnort"),
        ("ngày\u00a0\u00a0\u00a0tháng", "ngày\u00a0\u00a0\u00a0tháng"),
    ],
)
def test_every_kind_of_blank(typed: str, printed: str) -> None:
    assert plain_blanks(typed) == printed


def test_runs_do_not_bring_a_blank_each() -> None:
    runs = (Run("Tổng ", bold=True), Run("  12"), Note((Run("xem\t1"),)), Run(" hồ sơ"))
    assert plain(inlines_with_plain_blanks(runs), notes=False) == "Tổng 12 hồ sơ"
    note = inlines_with_plain_blanks(runs)[2]
    assert isinstance(note, Note)
    assert plain(note.inlines) == "xem 1"


@given(st.text("ab \t\u00a0\u200b\u3000"))
def test_it_is_done_after_once(text: str) -> None:
    assert plain_blanks(plain_blanks(text)) == plain_blanks(text)
