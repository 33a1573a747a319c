"""Lines of text on a PDF page: runs on one base line, split where a column ends."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final, Literal

from tthc_render.readers.facts import TextPiece, normal
from tthc_render.readers.pdf.text import PdfPage, TextRun

ASCENT: Final = 0.891
DESCENT: Final = 0.216
PART_EM: Final = 1.6
BLANK_EM: Final = 4.0
"""Room that is left for a number or a day, to be written in by hand."""
LONG_WORD_EM: Final = 10.0
"""A word this wide, an address or a code, leaves the line before it short or widely spaced."""
SPACE_EM: Final = 0.12
RAISED: Final = 0.8
RAISED_PT: Final = 0.7
"""Letters lowered in a footnote of 10 pt are 0.8 pt below the others."""
EVEN_PT: Final = 1.2
"""Runs whose base lines differ by less are on one line."""
MARK_LETTERS: Final = 4
"""Raised letters, which come before their line, are no more than so many at one place; more are small print."""
MARK_GAP_EM: Final = 0.6
LONG_SHARE: Final = 0.45
SAME_MIDDLE: Final = 25.0
SAME_CENTER_PT: Final = 4.0
NEAR_EM: Final = 3.2
BELOW_EM: Final = 1.5
"""An office right above a name, which alone has a neighbour, is in its half."""
SIDES_EM: Final = 4.0
"""A blank this wide within a run parts the sides of a line, if it is not justified."""
PLAIN_EM: Final = 0.6
"""A blank that is not stretched is no wider."""
WIDER: Final = 1.05
# Where a line on the left side ends and one on the right side begins, however near they are.
_RIGHT_STARTS = re.compile(
    r"(?<=\S)\s*(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI)|(?<=\S)\s+(?=Độc lập\s*[-–]\s*Tự do|(?:TM|KT|TL|TUQ|Q)\.\s+\w)|"
    r"(?<=/BC-)(?!\w)"
)
_RIGHT_SIGNS: Final = ("CỘNG H", "Độc lập", "TM.", "KT.", "TL.", "Q.", "/BC-")
"""One of these is in every line that `_RIGHT_STARTS` can part."""
_NAMES = re.compile(r"(?:[A-ZĐÀ-Ỹ][^\W\d_]*\.?(?:,? (?:- )?|$)){2,12}")
"""Names and titles, each word with a capital: one side of a letterhead or signature; a single word is none."""
_BEFORE_A_BLANK = re.compile(r"(?:Số\s?:|\bngày|\btháng|\bnăm)\s*$")
_LABEL = re.compile(r"[-–+•*·.]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.")
_NUMBER_THEN_DATE = re.compile(r"^(Số:\s*\S*\s*/\S+)\s+(\S.*, ngày\b.*)$")


@dataclass
class PdfLine:
    """A line of one column. ``half``: the half of the page that it is in, "" if it is as wide as the page."""

    page: int
    base: float
    left: float
    right: float
    size: float
    text: str
    pieces: tuple[TextPiece, ...]
    grid: bool = False
    half: Literal["", "left", "right"] = ""
    edges: list[float] = field(default_factory=list)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.left, self.base - ASCENT * self.size, self.right, self.base + DESCENT * self.size


@dataclass(slots=True)
class _Row:
    """Runs on one base line. ``main`` is the first of the largest."""

    main: TextRun
    runs: list[TextRun]

    def add(self, run: TextRun) -> None:
        """Put one more run at the end."""
        self.runs.append(run)
        if run.size > self.main.size:
            self.main = run


def page_lines(page: PdfPage) -> list[PdfLine]:
    """The lines of ``page`` from top to bottom, left to right."""
    rows: list[_Row] = []
    for run in sorted(page.runs, key=lambda item: (item.base, item.left)):
        row = _row_of(run, rows)
        if row is None:
            rows.append(_Row(run, [run]))
        else:
            row.add(run)
    upright = [(stroke.left, stroke.top - 1, stroke.bottom + 1) for stroke in page.strokes if stroke.is_vertical]
    families = {id(font): font.family for font in page.fonts}
    out: list[PdfLine] = []
    for row, below in zip_longest(rows, rows[1:]):
        before_long = below is not None and _begins_long(min(below.runs, key=_left))
        height = row.main.base - 0.3 * row.main.size
        verticals = [left for left, top, bottom in upright if top <= height <= bottom]
        for group in _groups(sorted(row.runs, key=_left), verticals, before_long):
            line = _line(page.number, group, families)
            if verticals:
                line.grid = min(verticals) < (line.left + line.right) / 2 < max(verticals)
            if line.text.strip():
                out += _parted(line)
    free = [line for line in out if not line.grid]
    level_lines = sorted(free, key=base_of)
    bases = [line.base for line in level_lines]
    for line in free:
        near = 0.6 * line.size
        level = level_lines[bisect_right(bases, line.base - near) : bisect_left(bases, line.base + near)]
        if beside := [other for other in level if other is not line]:
            line.half = "left" if line.left < min(other.left for other in beside) else "right"
    _spread_halves(free, _middles(free, page.width))
    return out


def _row_of(run: TextRun, rows: list[_Row]) -> _Row | None:
    """The row of a run; raised and lowered letters belong to the row they touch."""
    for row in reversed(rows[-4:]):
        main = row.main
        if main.base == run.base:
            return row
        slack = EVEN_PT
        if run.size < main.size * RAISED and any(_touch(run, other) for other in row.runs):
            slack = 0.3 * main.size
        elif main.size < run.size * RAISED and _are_marks(row.runs):
            slack = 0.6 * run.size
        if abs(main.base - run.base) <= slack:
            return row
    return None


def _are_marks(runs: list[TextRun]) -> bool:
    """Whether small letters on one base line are marks of a line below: each short, with room for its words between."""
    letters, reach = 0, -math.inf
    for run in runs:
        letters = len(run.text.strip()) + (letters if run.left - reach <= MARK_GAP_EM * run.size else 0)
        reach = run.right
        if letters > MARK_LETTERS:
            return False
    return True


def _touch(run: TextRun, other: TextRun) -> bool:
    """Whether two runs are beside each other without a gap, not above each other or in another column."""
    gap = max(run.left - other.right, other.left - run.right)
    return -0.2 * run.size <= gap <= MARK_GAP_EM * other.size


def base_of(line: PdfLine) -> float:
    return line.base


def _left(run: TextRun) -> float:
    return run.left


def _groups(row: list[TextRun], verticals: list[float], before_long: bool) -> list[list[TextRun]]:
    """Runs of a row that make a line; ``verticals`` are the places of upright lines that cross the row.

    ``before_long``: the next row begins with a long word.
    """
    groups: list[list[TextRun]] = []
    reach = 0.0
    for run in row:
        if groups:
            last = groups[-1][-1]
            gap = run.left - reach
            size = max(run.size, last.size)
            near = gap <= PART_EM * size or (gap <= BLANK_EM * size and _waits(groups[-1]))
            near = (near and not _is_of_another(last, run, gap)) or _is_stretched(groups[-1], run, gap, before_long)
            if near and not any(last.right - 1 <= vertical <= run.left + 1 for vertical in verticals):
                groups[-1].append(run)
                reach = max(reach, run.right)
                continue
        groups.append([run])
        reach = run.right
    return groups


def _waits(group: list[TextRun]) -> bool:
    """Whether more comes after a gap: a number or a day to be written in, or the text of an item after its sign."""
    if _BEFORE_A_BLANK.search(group[-1].text):
        return True
    return len(group) == 1 and _LABEL.fullmatch(group[0].text.strip()) is not None


def _is_stretched(group: list[TextRun], run: TextRun, gap: float, before_long: bool) -> bool:
    """Whether ``gap`` before ``run`` is a blank of a justified line that had no room for a long word.

    Such a line has wide blanks within its runs, too, or a long word, an address or a code, is in it or comes next.
    """
    last = group[-1]
    if last.text[-1] != " " and run.text[0] != " ":
        return False
    widest = max(_widest_blank(item) for item in (*group, run))
    return before_long or _begins_long(run) or (widest > PART_EM * last.size and gap <= widest + 1)


def _is_of_another(last: TextRun, run: TextRun, gap: float) -> bool:
    """Whether two names or titles that nearly meet are of two who sign side by side: no blank is typed between them.

    The room between them is wider than the blanks in them, else it is one that is not drawn.
    """
    named = all(_NAMES.fullmatch(item.text) for item in (last, run))
    return named and gap > WIDER * max(_widest_blank(last), _widest_blank(run))


def _begins_long(run: TextRun) -> bool:
    first = run.text.split(" ", 1)[0]
    drawn = not first.strip("_-–—.…")  # a line of underscores is no word
    return not drawn and run.edges[len(first)] - run.left > LONG_WORD_EM * run.size


def _widest_blank(run: TextRun) -> float:
    """The widest blank between two words of a run."""
    inside = range(1, len(run.text.rstrip()))
    return max((run.edges[at + 1] - run.edges[at] for at in inside if run.text[at] == " "), default=0.0)


def _line(page: int, group: list[TextRun], families: dict[int, str]) -> PdfLine:
    """The line that ``group`` makes; ``families`` are the names of the fonts, by id."""
    if len(group) == 1:
        return _line_of(page, group[0], families)
    size = max(run.size for run in group)
    main = next(run for run in group if run.size == size)
    text, edges = "", []
    pieces: list[TextPiece] = []
    before: TextRun | None = None
    for run in group:
        own = run.text
        if before is not None and run.left - before.right > SPACE_EM * size and not text.endswith(" "):
            own = f" {own}"
            edges.append(before.right)
        text += own
        edges += run.edges[:-1]
        raised = run.size < RAISED * size and abs(run.base - main.base) > RAISED_PT
        font = run.font
        pieces.append(TextPiece(normal(own), run.size, font.bold, font.italic, families[id(font)], run.color, raised))
        before = run
    right = max(run.edges[len(run.text.rstrip())] for run in group)
    edges.append(right)
    return _without_lead(
        PdfLine(page, main.base, group[0].left, right, size, normal(text).rstrip(), tuple(pieces), edges=edges)
    )


def _line_of(page: int, run: TextRun, families: dict[int, str]) -> PdfLine:
    """The line of a run that is alone on it, as most cells are."""
    text, font = normal(run.text), run.font
    piece = TextPiece(text, run.size, font.bold, font.italic, families[id(font)], run.color)
    right = run.edges[len(run.text.rstrip())]
    edges = [*run.edges[:-1], right]
    return _without_lead(PdfLine(page, run.base, run.left, right, run.size, text.rstrip(), (piece,), edges=edges))


def _without_lead(line: PdfLine) -> PdfLine:
    """``line`` without blanks at its beginning."""
    lead = len(line.text) - len(line.text.lstrip())
    return _split(line, 0, lead)[1] if 0 < lead < len(line.text) else line


def cannot_fill(before: PdfLine, line: PdfLine) -> bool:
    """Whether ``before`` may be short in justified text: it has no blank to stretch, or a long word follows it."""
    first = line.text.split(" ", 1)[0]
    reach = line.edges[len(first)] - line.left if len(first) < len(line.edges) else 0.0
    return " " not in before.text or reach > LONG_WORD_EM * line.size


def _parted(line: PdfLine) -> list[PdfLine]:
    """A line across both sides of a letterhead or a signature, split between them; so are rows of dashes."""
    for at in _wide_blanks(line):
        left, right = _split(line, at, at + 1)
        return [left, *_parted(right)] if left is not line else [line]
    match = _NUMBER_THEN_DATE.match(line.text)
    cut = match.start(2) if match else 0
    if (
        not cut
        and any(sign in line.text for sign in _RIGHT_SIGNS)
        and (found := _RIGHT_STARTS.search(line.text))
        and found.end() > 0
    ):
        cut = found.end()
    if not 0 < cut < len(line.text) or len(line.edges) <= cut:
        return [line]
    return list(_split(line, len(line.text[:cut].rstrip()), cut))


def _wide_blanks(line: PdfLine) -> Iterator[int]:
    """The places of blanks with which both sides of a line are typed; several are read as one wide one.

    In justified text all blanks of a line are wide, however wide; typed ones have plain blanks beside them.
    """
    if " " not in line.text or len(line.edges) <= len(line.text):
        return
    dashes = not line.text.strip("_-–—─ ")
    edges = line.edges
    widths = {at: edges[at + 1] - edges[at] for at, letter in enumerate(line.text) if letter == " "}
    least = (1.0 if dashes else SIDES_EM) * line.size
    if max(widths.values()) <= least:
        return
    if not dashes and min(widths.values()) > PLAIN_EM * line.size:
        return
    for at, width in widths.items():
        left, right = line.text[:at], line.text[at + 1 :]
        if width <= least or right[0] in "/…" or _BEFORE_A_BLANK.search(left):
            continue
        if dashes or any(_NAMES.fullmatch(side) for side in (left, right)):
            yield at


def _split(line: PdfLine, stop: int, start: int) -> tuple[PdfLine, PdfLine]:
    """A line up to letter ``stop``, and from letter ``start`` on."""
    if len(line.edges) <= start:
        return line, line
    (a, _), (_, b) = _cut_pieces(line.pieces, stop), _cut_pieces(line.pieces, start)
    left = replace(line, right=line.edges[stop], text=line.text[:stop], pieces=a, edges=line.edges[: stop + 1])
    right = replace(line, left=line.edges[start], text=line.text[start:], pieces=b, edges=line.edges[start:])
    return left, right


def _cut_pieces(pieces: tuple[TextPiece, ...], cut: int) -> tuple[tuple[TextPiece, ...], tuple[TextPiece, ...]]:
    before, after, place = [], [], 0
    for piece in pieces:
        inside = min(max(cut - place, 0), len(piece.text))
        if inside:
            before.append(replace(piece, text=piece.text[:inside]))
        if inside < len(piece.text):
            after.append(replace(piece, text=piece.text[inside:]))
        place += len(piece.text)
    return tuple(before), tuple(after)


def _middles(lines: list[PdfLine], width: float) -> tuple[float, ...]:
    """The middle of the page, and that of its text: margins differ."""
    long = [line for line in lines if line.right - line.left > LONG_SHARE * width]
    if not long:
        return (width / 2,)
    return width / 2, (min(line.left for line in long) + max(line.right for line in long)) / 2


def _goes_on(line: PdfLine, other: PdfLine) -> bool:
    """Whether a line begins where another does, or is centred below it."""
    return abs(other.left - line.left) < 3 or _is_centred(line, other)


def _is_centred(line: PdfLine, other: PdfLine) -> bool:
    """Whether two lines have the same middle."""
    return abs(line.left + line.right - other.left - other.right) < 2 * SAME_CENTER_PT


def _spread_halves(lines: list[PdfLine], middles: tuple[float, ...]) -> None:
    """Lines of a column that have no neighbour on their own base line still belong to their half."""
    middle = middles[0]
    for line in lines:
        if line.half or any(abs((line.left + line.right) / 2 - place) < SAME_MIDDLE for place in middles):
            continue
        halves = [other for other in lines if other.half]
        near = [other for other in halves if -2 < line.base - other.base < NEAR_EM * line.size]
        below = [other for other in halves if 0 < other.base - line.base < BELOW_EM * line.size]
        if line.right < middle + 10 and any(
            (other.half == "right" and other.left > line.right - 5) or (other.half == "left" and _goes_on(line, other))
            for other in near
        ):
            line.half = "left"
        elif line.left > middle - 60 and any(
            (other.half == "left" and other.right < line.left + 5) or (other.half == "right" and _goes_on(line, other))
            for other in near
        ):
            line.half = "right"
        elif under := next((other for other in below if _is_centred(line, other)), None):
            line.half = under.half
