"""Widths of text in whole numbers: an advance in 2,048ths of an em times a font size in hundredths of a point.

So sums are exact, and equal text has equal widths on every machine.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tthc_render.formats.fonts import letter_widths

UNITS_PER_PT: Final = 204_800
_FIGURES_OF_SIZE: Final = 100


class Piece(NamedTuple):
    """Text in one face and one size. ``is_call``: the number of a footnote, before which no line ends."""

    text: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    is_call: bool = False


def widths_at(
    pieces: Sequence[Piece], starts: Sequence[int], ends: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The width of the text up to each of ``ends``, and up to each of ``starts``."""
    sums = [0]
    for piece in pieces:
        widths = map(size_of(piece).__mul__, _widths(piece))
        sums += itertools.islice(itertools.accumulate(widths, initial=sums[-1]), 1, None)
    return tuple([sums[end] for end in ends]), tuple([sums[start] for start in starts])


def word_widths(
    piece: Piece, text: str, starts: Sequence[int], ends: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The same of text in one look: words come again and again, so their widths are kept."""
    width = _words(piece.bold, piece.italic, size_of(piece)).__getitem__
    widths = [width(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    blank = width(" ")
    blanks = [(start - end) * blank for start, end in zip(starts[1:], ends, strict=False)]
    up_to_starts = tuple(itertools.accumulate(map(operator.add, widths, blanks), initial=0))
    return tuple(map(operator.add, up_to_starts, widths)), up_to_starts


def widths_between_blanks(piece: Piece, words: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The same where one blank, and nothing else, stands between ``words``."""
    width = _words(piece.bold, piece.italic, size_of(piece)).__getitem__
    widths, blank = list(map(width, words)), width(" ")
    up_to_starts = tuple(itertools.accumulate([word + blank for word in widths[:-1]], initial=0))
    return tuple(map(operator.add, up_to_starts, widths)), up_to_starts


WORDS_KEPT: Final = 8192
SIZES_KEPT: Final = 32


class _Words(dict[str, int]):
    """Widths of words at one ``size``, from those of ``letters``, measured when they are first asked for."""

    def __init__(self, letters: Mapping[str, int], size: int) -> None:
        super().__init__()
        self.letters, self.size = letters, size

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS_KEPT:
            self.clear()
        width = self[word] = self.size * sum(map(self.letters.__getitem__, word))
        return width


_WORDS: Final[dict[tuple[bool, bool, int], _Words]] = {}


def _words(bold: bool, italic: bool, size: int) -> _Words:
    """The words of a face at a size, as long as its letters are those of the same font."""
    letters, known = letter_widths(bold, italic), _WORDS.get((bold, italic, size))
    if known is None or known.letters is not letters:
        if len(_WORDS) >= SIZES_KEPT:
            _WORDS.clear()
        known = _WORDS[bold, italic, size] = _Words(letters, size)
    return known


def _widths(piece: Piece) -> Iterable[int]:
    return map(width_of(piece), piece.text)


def width_of(piece: Piece) -> Callable[[str], int]:
    """The advance of each letter of a piece's face."""
    return letter_widths(piece.bold, piece.italic).__getitem__


def size_of(piece: Piece) -> int:
    """A piece's font size in hundredths of a point."""
    return round(piece.size_pt * _FIGURES_OF_SIZE)
