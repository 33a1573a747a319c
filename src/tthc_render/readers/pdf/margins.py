"""The sections of a PDF and their margins: pages of one size, margins derived from where the ink is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tthc_render.formats.verification import is_line
from tthc_render.readers.facts import MM_PER_PT, Section
from tthc_render.readers.pdf.lines import ASCENT, DESCENT, PdfLine
from tthc_render.readers.pdf.text import PdfPage

LEAST_LINES: Final = 4
MARK_BAND_PT: Final = 56.0
"""The smallest margin at the foot of a page (Annex I, I.3)."""
LEAST_SHARING: Final = 2
EDGE_PT: Final = 3.0
BLANK_EM: Final = 0.25
RAGGED_LEAST: Final = 4
JUSTIFIED_LEAST: Final = 3
EXACT_PT: Final = 0.5
SAME_END_PT: Final = 2.0
"""The ends of justified lines differ by less: most by half a point."""
CENTER_PT: Final = 6.0
LABEL_PT: Final = 60.0
COLUMN_LINES: Final = 4
"""So many lines, and half of all, with a word that begins at one place are two columns, not chance."""
INDENT_LEAST_PT: Final = 20.0
PAGE_NUMBER = re.compile(
    r"^(?:Trang\s+)?[-–]?\s*(?:(\d{1,4})(?:\s*/\s*\d{1,4})?|[IVXLC]{1,6}|[ivxlc]{1,6})\s*[-–]?$", re.IGNORECASE
)
APPENDIX = re.compile(r"^(?:phụ lục\b|biểu (?:mẫu )?số\b|mẫu số\b)", re.IGNORECASE)

PageLines = dict[int, list[PdfLine]]


def pdf_sections(pages: list[PdfPage], lines: PageLines) -> tuple[Section, ...]:
    """Sections without margins yet: a new one where the size of the paper changes or an appendix begins."""
    out: list[Section] = []
    for page in pages:
        size = (page.width * MM_PER_PT, page.height * MM_PER_PT)
        first = next((line for line in lines[page.number] if not PAGE_NUMBER.match(line.text)), None)
        opens = page.number > 1 and first is not None and APPENDIX.match(first.text) is not None
        same = bool(out) and abs(out[-1].width_mm - size[0]) < 1 and abs(out[-1].height_mm - size[1]) < 1
        grid = any(line.grid for line in lines[page.number])
        if same and not opens:
            out[-1] = replace(out[-1], has_table=out[-1].has_table or grid)
        else:
            out.append(Section(len(out), page.number, *size, (None, None, None, None), has_table=grid))
    return tuple(out)


def section_at(sections: tuple[Section, ...], page: int) -> Section:
    """The section that page number ``page`` is in."""
    return next(section for section in reversed(sections) if section.page <= page)


def with_margins(section: Section, pages: list[PdfPage], lines: PageLines) -> Section:
    """``section`` with its margins, each None where its pages do not show it. Only full pages show the bottom."""
    end = _next_start(section, pages)
    own = [page for page in pages if _belongs(section, page, end)]
    tops: list[float] = []
    bottoms: list[float] = []
    for place, page in enumerate(own):
        inside = lines[page.number]
        if not inside:
            continue
        tops.append(min(line.base - ASCENT * line.size for line in inside))
        if place < len(own) - 1:
            bottoms.append(page.height - max(line.base + DESCENT * line.size for line in inside))
    columns = _columns([line for page in own for line in lines[page.number]])
    free = [
        [line for line in lines[page.number] if not (line.grid or line.half or _is_in(line, columns))] for page in own
    ]
    left, right = _sides(free, own[0].width)
    if right is not None and any(place > right for place in columns):
        right = None  # the end of another column
    if left is not None and any(_is_outside(line, left) for page in own for line in lines[page.number]):
        left = right = None  # first lines of paragraphs alone
    return replace(
        section,
        margins_mm=(
            min(tops) * MM_PER_PT if tops else None,
            min(bottoms) * MM_PER_PT if len(bottoms) > 1 else None,
            None if left is None else left * MM_PER_PT,
            None if right is None else section.width_mm - right * MM_PER_PT,
        ),
    )


def _columns(lines: list[PdfLine]) -> list[float]:
    """Where columns of tables without borders begin: beside others, or inside of lines that run through.

    Letterheads and signatures are centred; labels of lists have their text close behind.
    """
    begins = sorted(line.left for line in lines if line.half == "right" and not line.grid)
    beside = [before for before, after in pairwise(begins) if after - before <= 1]
    free = [line for line in lines if not line.half and not line.grid and len(line.edges) > 1]
    whole = {line.text: line for line in free}.values()  # the same words begin at the same places
    words = Counter(round(edge) for line in whole for edge in _words(line) if edge - line.left > LABEL_PT)
    most = max(COLUMN_LINES, sum(line.right - line.left > LABEL_PT for line in whole) / 2)
    return [*beside, *(place for place in words if words[place] + words[place + 1] >= most)]


def _words(line: PdfLine) -> list[float]:
    """Where the words of a line begin."""
    return [line.left, *(edge for edge, before in zip(line.edges[1:], line.text, strict=False) if before == " ")]


def _is_in(line: PdfLine, columns: list[float]) -> bool:
    """Whether a line, or a word in it, begins where a column begins: it ends where that column does."""
    return any(abs(place - edge) <= 1 for place in columns for edge in _words(line))


def _is_outside(line: PdfLine, left: float) -> bool:
    """Whether the recipients begin as far left of ``left`` as first lines are indented, so that it is no margin."""
    return line.text.startswith("Nơi nhận") and left - line.left > INDENT_LEAST_PT


def _sides(pages: list[list[PdfLine]], width: float) -> tuple[float | None, float | None]:
    """Where lines begin and end; both None if the left edge is not certain.

    Only long lines that are not centred count, and those that continue another. On a short page all long lines may be
    first lines, which are indented: without some that continue at the same place the result is None.
    """
    lines = [line for page in pages for line in page]
    ends = (min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=width))
    long = [line for line in lines if line.right - line.left > 0.45 * width and not centered(line, *ends)]
    middle = {id(line) for page in pages for pair in pairwise(page) if share_middle(*pair) for line in pair}
    if all(id(line) in middle for line in long):
        return None, None  # the longest lines of titles
    right = _often(Counter(round(line.right, 1) for line in long), max)
    if right is not None and 10 * sum(line.right > right + EDGE_PT for line in long) >= len(long):
        right = None  # not justified: some lines end at the same place by chance
    reach = ends[1] if right is None else right
    pairs = [pair for page in pages for pair in pairwise(page) if _goes_on(*pair, reach)]
    if right is not None and is_ragged([before for before, _ in pairs]):
        right = None
    going = [line for _, line in pairs]
    short = [line for line in going if line.right - line.left <= 0.45 * width]
    left = _often(Counter(round(line.left, 1) for line in (*long, *short)), min)
    if left is None:
        return None, None
    outside = sum(line.left < left - EDGE_PT for line in going)
    if len(going) - outside < LEAST_SHARING or 5 * outside >= len(going):
        return None, None
    return left, right


def share_middle(one: PdfLine, other: PdfLine) -> bool:
    """Whether two lines of different width have one middle, as those of a title do."""
    apart = abs((one.left + one.right) - (other.left + other.right)) / 2
    return apart < CENTER_PT / 2 and abs((one.right - one.left) - (other.right - other.left)) > 4 * CENTER_PT


def is_ragged(filled: list[PdfLine]) -> bool:
    """Whether lines that others go on from end at many places: the text is not justified.

    Some that end at the outermost place exactly are: others may be short for a long code that follows them.
    """
    ends = sorted(line.right for line in filled)
    if len(ends) < RAGGED_LEAST or len(ends) - bisect_left(ends, ends[-1] - EXACT_PT) >= JUSTIFIED_LEAST:
        return False
    return max(bisect_right(ends, end + SAME_END_PT) - place for place, end in enumerate(ends)) < len(ends) / 2


def _goes_on(before: PdfLine, line: PdfLine, reach: float) -> bool:
    """Whether ``line`` surely goes on from ``before``."""
    return is_full(before, line, reach) and not may_end(before)


def may_end(line: PdfLine) -> bool:
    """Whether a paragraph may end with ``line``: a sentence or an item of a list does."""
    return line.text.endswith((".", ";", ":"))


def is_full(before: PdfLine, line: PdfLine, reach: float) -> bool:
    """Whether the first word of ``line``, with a blank, had no room left on the line ``before``, up to ``reach``."""
    word = line.text.split(" ", 1)[0]
    inside = min(len(word), len(line.edges) - 1)
    needed = line.edges[inside] - line.left if inside > 0 else 0.0
    blank = 0.0 if before.text.endswith(("-", "/")) else BLANK_EM * before.size
    return before.right + blank + needed + EDGE_PT > reach


def centered(line: PdfLine, left: float, right: float) -> bool:
    """Whether ``line`` is centred between ``left`` and ``right``, with room on both sides."""
    return abs((line.left + line.right) - (left + right)) / 2 < CENTER_PT and line.left - left > 2 * CENTER_PT


def _often(places: Counter[float], outermost: Callable[[Iterable[float]], float]) -> float | None:
    """The outermost place that two lines and a fifth of them share, within a point; None if there is none."""
    near = {place: sum(count for other, count in places.items() if abs(other - place) <= 1) for place in places}
    least = max(LEAST_SHARING, places.total() / 5)
    shared = [place for place, count in near.items() if count >= least and places.total() >= LEAST_LINES]
    return outermost(shared) if shared else None


def _belongs(section: Section, page: PdfPage, end: int) -> bool:
    same = abs(page.width * MM_PER_PT - section.width_mm) < 1
    return section.page <= page.number < end and same


def _next_start(section: Section, pages: list[PdfPage]) -> int:
    for page in pages:
        if page.number > section.page and abs(page.width * MM_PER_PT - section.width_mm) >= 1:
            return page.number
    return len(pages) + 1


def is_mark(line: PdfLine, page: PdfPage) -> bool:
    """Whether a line is that of verification, in the margin at the foot: no part of the document's text."""
    return line.base > page.height - MARK_BAND_PT and is_line(line.text)
