"""How the words of a line look as a whole."""

from __future__ import annotations

import pytest

from tthc_render.document.look import is_all_bold, is_all_italic, words_of
from tthc_render.document.tree import Inline, Note, Run

CALL = Note((Run("Nguồn"),), 1)


@pytest.mark.parametrize(
    ("inlines", "bold", "italic"),
    [
        ((), False, False),
        ((Run(" "), CALL), False, False),
        ((Run("Về đất đai", bold=True), Run(" "), CALL), True, False),
        ((Run("Về", bold=True, italic=True), Run(" đất", italic=True)), False, True),
        ((Run("Về", bold=True), Run(" đất")), False, False),
    ],
)
def test_blanks_and_notes_do_not_change_how_a_line_looks(inlines: tuple[Inline, ...], bold: bool, italic: bool) -> None:
    assert (is_all_bold(inlines), is_all_italic(inlines)) == (bold, italic)


def test_words_are_the_runs_with_letters() -> None:
    assert words_of((Run(" "), CALL, Run("Về"))) == [Run("Về")]
