"""Lines of text on a PDF page: stretches on one base line, split where a column ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from tthc_render.readers.facts import TextPiece, normal
from tthc_render.readers.pdf.text import PdfPage, Stretch

ASCENT: Final = 0.891
DESCENT: Final = 0.216
PART_EM: Final = 1.6
BLANK_EM: Final = 4.0
"""Room that is left for a number or a day, to be written in by hand."""
SPACE_EM: Final = 0.12
RAISED: Final = 0.8
SAME_MIDDLE: Final = 25.0
NEAR_EM: Final = 3.2
# Where a line on the left side ends and one on the right side begins, however near they are.
_RIGHT_STARTS = re.compile(
    r"(?<=\S)\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|(?:TM|KT|TL|TUQ|Q)\.\s+\w)|(?<=/BC-)(?!\w)"
)
_BEFORE_A_BLANK = re.compile(r"(?:Số\s?:|\bngày|\btháng|\bnăm)\s*$")
_NUMBER_THEN_DATE = re.compile(r"^(Số:\s*\S*\s*/\S+)\s+(\S.*, ngày\b.*)$")


@dataclass
class Line:
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
    """Stretches on one base line. ``main`` is the first of the largest."""

    main: Stretch
    stretches: list[Stretch]

    def add(self, stretch: Stretch) -> None:
        """Put one more stretch at the end."""
        self.stretches.append(stretch)
        if stretch.size > self.main.size:
            self.main = stretch


def page_lines(page: PdfPage) -> list[Line]:
    """The lines of ``page`` from top to bottom, left to right."""
    rows: list[_Row] = []
    for stretch in sorted(page.stretches, key=lambda item: (item.base, item.left)):
        row = _row_of(stretch, rows)
        if row is None:
            rows.append(_Row(stretch, [stretch]))
        else:
            row.add(stretch)
    uprights = [bar for bar in page.bars if bar.post]
    families = {id(font): font.family for font in page.fonts}
    out: list[Line] = []
    for row in rows:
        level = row.main.base - 0.3 * row.main.size
        posts = [bar.left for bar in uprights if bar.top - 1 <= level <= bar.bottom + 1]
        for group in _groups(sorted(row.stretches, key=lambda item: item.left), posts):
            line = _line(page.number, group, families)
            middle = (line.left + line.right) / 2
            line.grid = any(post < middle for post in posts) and any(post > middle for post in posts)
            if line.text.strip():
                out += _parted(line)
    free = [line for line in out if not line.grid]
    for line in free:
        beside = [other for other in free if other is not line and abs(other.base - line.base) < 0.6 * line.size]
        if beside:
            line.half = "left" if line.left < min(other.left for other in beside) else "right"
    _spread_halves(free, page.width / 2)
    return out


def _row_of(stretch: Stretch, rows: list[_Row]) -> _Row | None:
    """The row of a stretch; raised and lowered letters belong to the row they touch."""
    for row in reversed(rows[-4:]):
        main = row.main
        slack = 0.3 * max(stretch.size, main.size) if stretch.size < main.size * RAISED else 1.2
        if main.size < stretch.size * RAISED:
            slack = 0.6 * stretch.size
        if abs(main.base - stretch.base) <= slack:
            return row
    return None


def _groups(row: list[Stretch], posts: list[float]) -> list[list[Stretch]]:
    """Stretches of a row that make a line; ``posts`` are the places of upright lines that cross the row."""
    groups: list[list[Stretch]] = []
    reach = 0.0
    for stretch in row:
        if groups:
            last = groups[-1][-1]
            gap = stretch.left - reach
            barred = any(last.right - 1 <= post <= stretch.left + 1 for post in posts)
            ems = BLANK_EM if _BEFORE_A_BLANK.search(last.text) else PART_EM
            if gap <= ems * max(stretch.size, last.size) and not barred:
                groups[-1].append(stretch)
                reach = max(reach, stretch.right)
                continue
        groups.append([stretch])
        reach = stretch.right
    return groups


def _line(page: int, group: list[Stretch], families: dict[int, str]) -> Line:
    """The line that ``group`` makes; ``families`` are the names of the fonts, by id."""
    size = max(stretch.size for stretch in group)
    main = next(stretch for stretch in group if stretch.size == size)
    text, edges = "", []
    pieces: list[TextPiece] = []
    before: Stretch | None = None
    for stretch in group:
        own = stretch.text
        if before is not None and stretch.left - before.right > SPACE_EM * size and not text.endswith(" "):
            own = f" {own}"
            edges.append(before.right)
        text += own
        edges += stretch.edges[:-1]
        raised = stretch.size < RAISED * size and abs(stretch.base - main.base) > 0.8
        font = stretch.font
        pieces.append(
            TextPiece(normal(own), stretch.size, font.bold, font.italic, families[id(font)], stretch.color, raised)
        )
        before = stretch
    right = max(stretch.edges[len(stretch.text.rstrip())] for stretch in group)
    edges.append(right)
    return Line(page, main.base, group[0].left, right, size, normal(text).rstrip(), tuple(pieces), edges=edges)


def _parted(line: Line) -> list[Line]:
    """A line across both sides of a letterhead, split between them."""
    match = _NUMBER_THEN_DATE.match(line.text)
    cut = match.start(2) if match else 0
    if not cut and (found := _RIGHT_STARTS.search(line.text)) and found.end() > 0:
        cut = found.end()
    if not 0 < cut < len(line.text) or len(line.edges) <= cut:
        return [line]
    first = line.text[:cut].rstrip()
    a, b = _cut_pieces(line.pieces, cut)
    left = Line(line.page, line.base, line.left, line.edges[len(first)], line.size, first, a)
    right = Line(line.page, line.base, line.edges[cut], line.right, line.size, line.text[cut:], b)
    return [left, right]


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


def _spread_halves(lines: list[Line], middle: float) -> None:
    """Lines of a column that have no neighbour on their own base line still belong to their half."""
    for line in lines:
        if line.half or abs((line.left + line.right) / 2 - middle) < SAME_MIDDLE:
            continue
        near = [other for other in lines if other.half and -2 < line.base - other.base < NEAR_EM * line.size]
        if line.right < middle + 10 and any(
            (other.half == "right" and other.left > line.right - 5)
            or (other.half == "left" and abs(other.left - line.left) < 3)
            for other in near
        ):
            line.half = "left"
        elif line.left > middle - 60 and any(other.half == "left" and other.right < line.left + 5 for other in near):
            line.half = "right"
