"""What is printed in the margins of PDF pages besides their number: running heads and feet, marks of signed copies.

It is no text of the document: no margin is measured from it, no paragraph goes on in it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from tthc_render.readers.pdf.lines import PdfLine, base_of
from tthc_render.readers.pdf.margins import APPENDIX, PAGE_NUMBER, PageLines
from tthc_render.readers.pdf.text import PdfPage

LEAST_MARGIN_PT: Final = 56.7
"""The smallest margin above and below the text: 20 mm (Phụ lục I, phần I, mục I.3)."""
SMALLER_PT: Final = 1.5
"""Marks of signed copies are of 10 pt (phần II, mục I), the text of 13 or 14."""
SAME_HEIGHT_PT: Final = 1.0
HEAD_GAP: Final = 1.6
"""A running head is so many times its size above the text, which lines of one paragraph are not."""
RIGHT_PT: Final = 250.0
"""Where lines of who signs begin at the earliest."""
FOOT_LINES: Final = 3
_FIGURES = re.compile(r"\d+")


def margin_text(pages: list[PdfPage], lines: PageLines) -> PageLines:
    """For each page the lines in its upper and lower margin that are no text of the document."""
    usual = _usual_size(lines)
    again = _repeated(pages, lines) | _below_numbers(pages, lines)
    again |= _at_foot(pages, lines, again)
    out: PageLines = {}
    for page in pages:
        own = sorted((line for line in lines[page.number] if not PAGE_NUMBER.match(line.text)), key=base_of)
        small = {id(line) for line in own if line.size <= usual - SMALLER_PT}
        upper = _outer(own, small, again)
        top_starts = bool(upper) and upper[0].box[1] < LEAST_MARGIN_PT
        lower = _outer(own[::-1], small, again)
        foot = page.height - LEAST_MARGIN_PT
        all_below = all(line.base > foot for line in lower)
        out[page.number] = [*(upper if top_starts else ()), *(lower if all_below else ())]
    return out


def _outer(lines: list[PdfLine], small: set[int], again: set[int]) -> list[PdfLine]:
    """The first lines up to one of the text, none if the whole page is like them."""
    own = list(itertools.takewhile(lambda line: _is_outside(line, small, again), lines))
    return [] if len(own) == len(lines) else own


def _is_outside(line: PdfLine, small: set[int], again: set[int]) -> bool:
    if line.grid or APPENDIX.match(line.text):
        return False
    return id(line) in small or id(line) in again


def _usual_size(lines: PageLines) -> float:
    """The size of most letters outside tables."""
    letters: Counter[float] = Counter()
    for line in itertools.chain.from_iterable(lines.values()):
        if not line.grid:
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _repeated(pages: list[PdfPage], lines: PageLines) -> set[int]:
    """The lines in a margin that the page before or after has at the same height, whatever figures are in them."""
    out: set[int] = set()
    for page, following in itertools.pairwise(pages):
        for line in _in_margins(page, lines[page.number]):
            for other in _in_margins(following, lines[following.number]):
                same = abs(line.base - other.base) < SAME_HEIGHT_PT and page.height == following.height
                if same and _FIGURES.sub("", line.text) == _FIGURES.sub("", other.text):
                    out |= {id(line), id(other)}
    return out


def _below_numbers(pages: list[PdfPage], lines: PageLines) -> set[int]:
    """A line below the number of its page and well above its text, where all other text begins below the margin.

    A document of two pages shows its running head once, as the first page has none.
    """
    out: set[int] = set()
    for page in pages:
        own = sorted(lines[page.number], key=base_of)
        upper = [line for line in own if line.box[1] < LEAST_MARGIN_PT and not PAGE_NUMBER.match(line.text)]
        if not upper:
            continue
        head, rest = upper[0], own[own.index(upper[0]) + 1 :]
        has_number = own[0] is not head
        apart = rest[0].base - head.base if rest else 0.0
        if len(upper) > 1 or not has_number or head.grid or apart < HEAD_GAP * head.size:
            return set()
        out.add(id(head))
    return out if len(pages) > len(out) else set()


def _at_foot(pages: list[PdfPage], lines: PageLines, known: set[int]) -> set[int]:
    """The lines in the lower margin of a page that are well below its text, but for the last page and a signer's name.

    Such as the foot of a first page, which no other has. None where the text of some page goes on into its margin.
    """
    out: set[int] = set()
    for page in pages:
        own = [
            line
            for line in sorted(lines[page.number], key=base_of)
            if id(line) not in known and not PAGE_NUMBER.match(line.text)
        ]
        low = page.height - LEAST_MARGIN_PT - SAME_HEIGHT_PT
        text = list(itertools.takewhile(lambda line: line.box[1] <= low, own))  # noqa: B023 - used at once
        foot = own[len(text) :]
        if not foot:
            continue
        apart = foot[0].base - text[-1].base if text else 0.0
        usual = text[-1].base - text[-2].base if len(text) > 1 else 0.0
        is_apart = apart >= HEAD_GAP * foot[0].size and apart > usual
        if not is_apart or page is pages[-1] or len(foot) > FOOT_LINES or any(map(_is_no_foot, foot)):
            return set()
        out.update(map(id, foot))
    return out


def _is_no_foot(line: PdfLine) -> bool:
    """Whether a line is of a table or note, or stands at the right as the name of a signer does."""
    return line.grid or line.box[0] > RIGHT_PT or bool(_FIGURES.match(line.text))


def _in_margins(page: PdfPage, lines: Iterable[PdfLine]) -> list[PdfLine]:
    low, high = LEAST_MARGIN_PT, page.height - LEAST_MARGIN_PT
    return [line for line in lines if line.box[3] < low + SAME_HEIGHT_PT or line.box[1] > high - SAME_HEIGHT_PT]
