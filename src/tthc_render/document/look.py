"""How the words of a line look as a whole: all bold, or all in italics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tthc_render.document.tree import Inline, Run

FORM_NOTE: Final = "Ghi chú biểu"
"""The paragraph style of the notes that a form itself prints below its tables."""


def words_of(inlines: Iterable[Inline]) -> list[Run]:
    """The runs with words; blanks and calls of notes are none."""
    return [item for item in inlines if isinstance(item, Run) and item.text.strip()]


def is_all_bold(inlines: Iterable[Inline]) -> bool:
    """Whether there are words, and all are bold."""
    words = words_of(inlines)
    return bool(words) and all(item.bold for item in words)


def is_all_italic(inlines: Iterable[Inline]) -> bool:
    """Whether there are words, and all are in italics."""
    words = words_of(inlines)
    return bool(words) and all(item.italic for item in words)
