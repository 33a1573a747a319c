"""Where a word that is longer than its line may be broken: behind signs, as in names of files, addresses and codes.

No program ends lines there by itself, so these places are marked in the tree, where lines do end at them: the DOCX has
a zero-width space there, as Word's own optional break, the PDF none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

WORD_END: Final = "\u200d"
"""Follows a sign at which a line ends inside of a word. Zero-width joiner: cleaned text has none."""
SIGNS: Final = frozenset("/\\_-–.,;:=?!&#%+~|@)]}")
"""Signs behind which a word may be broken, before a letter or a figure."""
ENDING_LETTERS: Final = 5
"""What stays with its point at the end of a word: ``.docx``, ``.vn);``."""


def sign_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The places in the word ``text[start:end]`` behind a sign or several, with a letter or figure on both sides."""
    first = next((place for place in range(start, end) if text[place].isalnum()), end)
    for place in range(first + 2, end):
        is_ending = text[place - 1] == "." and end - place <= ENDING_LETTERS
        if text[place - 1] in SIGNS and text[place].isalnum() and not is_ending:
            yield place


def useful_ends(bounds: Sequence[int], widths: Mapping[int, int], room: int) -> Iterator[int]:
    """Those of ``bounds``, the last of which is the end of the word, behind which a line holds all up to the next."""
    end = bounds[-1]
    for place in reversed(bounds[:-1]):
        if widths[end] - widths[place] <= room:
            yield place
            end = place
