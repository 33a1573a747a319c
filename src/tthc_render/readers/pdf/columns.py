"""The column of a page of a PDF: where its lines begin and end, which tells what is centred and what goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import Final

from tthc_render.readers.facts import MM_PER_PT, Section
from tthc_render.readers.pdf.lines import PdfLine, cannot_fill
from tthc_render.readers.pdf.margins import EDGE_PT, is_full, is_ragged, share_middle
from tthc_render.readers.pdf.text import PdfPage

SAME_INDENT: Final = 3
LONG_EM: Final = 20.0


@dataclass(frozen=True, slots=True)
class Column:
    """The extent of the lines of a page. ``flow``: where those begin and end that can go on from one another.

    ``known``: whether the left margin is known; if not, indents are unknown, too. ``indents``: where several
    lines begin, in points; such a line is not centred, whatever room is left on its right. ``ragged``: lines end at
    many places, so that none of them is justified.
    """

    left: float
    right: float
    flow: tuple[float, float]
    indents: frozenset[int]
    known: bool
    ragged: bool = False


NO_COLUMN: Final = Column(0.0, 0.0, (0.0, 0.0), frozenset(), known=False)


@dataclass(frozen=True, slots=True)
class Ink:
    """Where the lines of the pages of a section begin and end; ``middle``: twice the middle of lines that share one.

    A page of which all lines are centred does not show by itself where its column begins. ``free`` are the edges of
    lines that are as wide as the page may be. ``has_long``: whether a line is long enough to show the right margin.
    """

    edges: tuple[float, float] | None = None
    free: tuple[float, float] | None = None
    middle: float | None = None
    has_long: bool = False

    @classmethod
    def of(cls, pages: list[list[PdfLine]]) -> Ink:
        """What the lines of ``pages`` show."""
        whole = [[line for line in own if not line.half] for own in pages]
        pairs = (pair for own in whole for pair in pairwise(own))
        titles = [one.left + one.right for one, other in pairs if not one.grid and share_middle(one, other)]
        inked = list(chain.from_iterable(pages))
        middle = median(titles) if titles else None
        return cls(_edges(inked), _edges(list(chain.from_iterable(whole))), middle, any(map(is_long, inked)))


def _edges(lines: list[PdfLine]) -> tuple[float, float] | None:
    return (min(line.left for line in lines), max(line.right for line in lines)) if lines else None


def page_column(page: PdfPage, lines: list[PdfLine], section: Section, ink: Ink) -> Column:
    """The column of a page with ``lines``: between the margins, else as wide as what is printed in its section.

    Short lines alone say nothing of the right margin: it is taken to be as wide as the left one.
    """
    _, _, left_mm, right_mm = section.margins_mm
    first, last = ink.edges or (0.0, page.width)
    left = first if left_mm is None else left_mm / MM_PER_PT
    shown = last if ink.has_long else page.width - left
    right = shown if right_mm is None else page.width - right_mm / MM_PER_PT
    if left_mm is not None:
        free = [] if right_mm is not None else [line for line in lines if not line.half and not line.grid]
        full = [(line, following) for line, following in pairwise(free) if is_full(line, following, right)]
        ragged = is_ragged([line for line, following in full if not cannot_fill(line, following)])
        return Column(left, right, (left, right), _indents(lines, right), known=True, ragged=ragged)
    if ink.middle is not None:
        right = max(right, ink.middle - left)
    return Column(left, right, ink.free or (left, right), _indents(lines, right), known=False)


def is_long(line: PdfLine) -> bool:
    """Whether a line is as long as a line of text that fills its column, or nearly so."""
    return line.right - line.left > LONG_EM * line.size


def _indents(lines: list[PdfLine], right: float) -> frozenset[int]:
    """Where at least three long lines of a page begin, or one that fills its line: paragraphs with the same indent."""
    long = [line for line in lines if not line.grid and not line.half and is_long(line)]
    lefts = Counter(round(line.left) for line in long)
    often = {left for left in lefts if sum(lefts[left + step] for step in (-1, 0, 1)) >= SAME_INDENT}
    filled = {round(line.left) + step for line in long if right - line.right < EDGE_PT for step in (-1, 0, 1)}
    return frozenset(often | filled)
