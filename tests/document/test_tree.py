"""The document tree: words of inlines, indents of items, what no output can hold."""

from __future__ import annotations

import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import everything
from tthc_render.document.tree import Inline, MarkedText, Note, Run, first_unprintable, plain


@pytest.mark.parametrize(
    ("inlines", "without", "with_notes"),
    [
        ((), "", ""),
        ((Run("một "), Run("hai", bold=True)), "một hai", "một hai"),
        ((Run("một"), Note((Run("chú thích"),), 7), Run(" hai")), "một hai", "một7 hai"),
        ((Run("km"), Run("2", vertical="sup")), "km2", "km2"),
    ],
)
def test_words_of_inlines(inlines: tuple[Inline, ...], without: str, with_notes: str) -> None:
    assert plain(inlines) == without
    assert plain(inlines, notes=True) == with_notes


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Tiếng Việt đủ dấu, tab\t và xuống dòng\n\r", ""),
        ("emoji 📄 và U+FFFD \ufffd", ""),
        ("báo\x00cáo", "U+0000 sau “báo”"),
        ("<w:t>Sở Ngoại vụ</w:t> có\x0b", "U+000B sau “Sở Ngoại vụ có”"),
        ("\x1f", "U+001F sau “”"),
        ("a\ud800", "U+D800 sau “a”"),
        ("a\uffff", "U+FFFF sau “a”"),
    ],
)
def test_characters_that_no_output_can_hold(text: str, reported: str) -> None:
    assert first_unprintable(text) == reported


@given(st.text())
def test_only_the_first_unprintable_character_is_reported(text: str) -> None:
    allowed = all(
        char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
        for char in text
    )
    assert (first_unprintable(text) == "") is allowed


def test_a_document_crosses_processes_unchanged() -> None:
    document = everything()
    assert pickle.loads(pickle.dumps(document)) == document


def test_a_document_cannot_be_changed() -> None:
    document = everything()
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.kind = "TỜ TRÌNH"  # type: ignore[misc]


def test_a_marked_line_takes_other_blanks() -> None:
    """Its words may say a low figure by a sign of its own; its runs say it by their formatting."""
    line = MarkedText("PM₂ số 3", (Run("PM"), Run("2", vertical="sub"), Run(" số "), Run("3", bold=True)))
    other = line.with_blanks("PM₂ số\u00a03")
    assert other == "PM₂ số\u00a03"
    assert other.runs == (Run("PM"), Run("2", vertical="sub"), Run(" số\u00a0"), Run("3", bold=True))
