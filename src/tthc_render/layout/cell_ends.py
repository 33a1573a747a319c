"""Ends of lines in cells that part what belongs together: a word with hyphens, a number and what it counts.

They are moved to the blank before where the cell has no more lines then. Numbers of documents (107/KH-UBND) are left
alone, as are addresses and names of files: programs that search a Word file do not find a hyphen at which no line ends.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tthc_render.document.tree import Cell, Inline, Row, Run
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE
from tthc_render.layout.paragraphs import cell_pieces
from tthc_render.layout.tall_rows import Ends, line_ends
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN

_MAY_PART: Final = pattern_of(r"[^\W_]-[^\W_]|\d [^\W\d_]")
"""A cell without one of these parts nothing."""
_AS_TYPED: Final = pattern_of(r"\W*\d+/|\S*(?:@|://|www\.)|\S*\.[a-zA-Z][a-zA-Z0-9]{1,4}\W*\Z")
"""A document's number, a web or e-mail address, the name of a file."""
MOST_LINES: Final = 60
"""Lines of a cell beyond which its ends stay: each that is moved breaks the whole cell into lines anew."""
_COUNT: Final = pattern_of(r"\(?\d[\d.,]*(?<=\d)")
_BLANKS: Final = (" ", NO_BREAK_SPACE)
_SIGNS: Final = frozenset("-–—/!?…|}")


def with_whole_ends(cell: Cell, row: Row, width_pt: float, size_pt: float, geometry: Geometry) -> Cell:
    """``cell``, in columns ``width_pt`` wide, with ends of lines moved where they part what belongs together."""
    words = "".join(piece.text for piece in cell_pieces(cell, row, size_pt))
    if row.kind == "code" or not _MAY_PART.search(words):
        return cell
    ends, tried = line_ends(cell, row, width_pt, size_pt, geometry), set[int]()
    if len(ends) > MOST_LINES:
        return cell
    while (at := next((place for place in _parting(words, ends) if place not in tried), None)) is not None:
        tried.add(at)
        held = _held(words, at)
        other = replace(cell, inlines=with_letters(cell.inlines, held))
        found = line_ends(other, row, width_pt, size_pt, geometry)
        if len(found) <= len(ends) and _broken(held, found) <= _broken(words, ends):
            cell, words, ends = other, held, found
    return cell


def _held(words: str, at: int) -> str:
    """``words`` whose blank at ``at``, or hyphens of the word around it, end no line."""
    if words[at] == " ":
        return f"{words[:at]}{NO_BREAK_SPACE}{words[at + 1 :]}"
    start, end = words.rfind(" ", 0, at) + 1, words.find(" ", at)
    end = len(words) if end < 0 else end
    return words[:start] + words[start:end].replace("-", NO_BREAK_HYPHEN) + words[end:]


def with_letters(inlines: tuple[Inline, ...], words: str) -> tuple[Inline, ...]:
    """``inlines``, as many letters as ``words``, with those letters; notes stay."""
    letters = iter(words)
    texts = ["".join(itertools.islice(letters, _length(item))) for item in inlines]
    pairs = zip(inlines, texts, strict=True)
    return tuple(replace(item, text=text) if isinstance(item, Run) else item for item, text in pairs)


def _length(inline: Inline) -> int:
    return len(inline.text) if isinstance(inline, Run) else len(str(inline.number))


def _parting(words: str, ends: Ends) -> Iterator[int]:
    """The hyphens and blanks at which lines end although they hold together what is before and behind them."""
    for (start, end), (following, _) in itertools.pairwise(ends):
        first, second = words[start:end].rpartition(" ")[2], words[following:].partition(" ")[0]
        if end == following and _is_inside(words, end):
            yield end - 1
        elif words[end:following] == " " and _COUNT.fullmatch(first) and second[:1].islower():
            yield end


def _broken(words: str, ends: Ends) -> int:
    """How many lines end at a letter, since a word is longer than the line."""
    return sum(
        end == following and words[end - 1] not in _SIGNS for (_, end), (following, _) in itertools.pairwise(ends)
    )


def _is_inside(words: str, end: int) -> bool:
    """Whether the hyphen before ``end`` is inside of a word that programs need not find as it is typed."""
    around = words[end - 2 : end - 1] + words[end : end + 1]
    if words[end - 1] != "-" or not around.isalnum():
        return False
    start = max(words.rfind(blank, 0, end) for blank in _BLANKS) + 1
    stop = min((at for blank in _BLANKS if (at := words.find(blank, end)) >= 0), default=len(words))
    return not _AS_TYPED.match(words[start:stop])
