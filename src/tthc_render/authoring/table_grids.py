"""Tables as grids: each cell knows the rectangle that it covers.

Rows keep the numbers that the program of a file shows. CSV and Markdown have no merged cells: what a blank cell of a
header belongs to is found where the header is read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tthc_render.authoring.blank_cells import PLAIN, CellLook
from tthc_render.authoring.cell_values import lines_of
from tthc_render.vietnamese.text import inset_of, without_gaps


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its words; rows ``top`` to ``bottom`` and columns ``left`` to ``right`` are covered by it.

    ``lines`` are its lines where it has several, or gaps between its words; ``inset`` is how far they are set in, in
    blanks; ``unsaved``: the file does not keep what its formula comes to; ``look`` is what its format and colour
    say.
    """

    text: str
    top: int
    left: int
    bottom: int
    right: int
    formula: str = ""
    bold: bool = False
    lines: tuple[str, ...] = ()
    inset: int = 0
    unsaved: bool = False
    look: CellLook = PLAIN

    @property
    def decimals(self) -> int | None:
        """The decimals that a blank cell gives figures."""
        return None if self.text else self.look.decimals

    @property
    def shaded(self) -> bool:
        """Whether it is grey or hatched, as forms mark one that is not filled in."""
        return self.look.shaded

    @property
    def all_lines(self) -> tuple[str, ...]:
        """Its lines, also where it has one only."""
        return tuple(map(without_gaps, self.spaced_lines))

    @property
    def spaced_lines(self) -> tuple[str, ...]:
        """Its lines with the gaps between their words."""
        return self.lines or ((self.text,) if self.text else ())


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows[r][c]`` is the cell that covers row r, column c. ``merged``: the file itself has merged cells.

    ``numbers`` and ``columns`` are the numbers of rows and columns in the file, from 1; ``remarks`` are about reading;
    ``above`` and ``below`` are lines of the file outside the table, those of one place below it as one text;
    ``paper`` is the size and the orientation of its page where the file says them, ``choices`` what a column's list
    lets one choose, by column from 0; ``hidden`` are the titles of hidden columns that formulas need, by their numbers
    in the file, ``hidden_codes`` what may be the codes of such columns, ``hidden_places`` these as remarks print them;
    ``dates`` are columns whose cells take a day;
    ``table`` is its number among the tables of the file, from 1.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    name: str = ""
    merged: bool = True
    numbers: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    apart: bool = True
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    paper: tuple[str, str] = ("", "")
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()
    hidden: tuple[tuple[int, str], ...] = ()
    hidden_codes: tuple[tuple[int, str], ...] = ()
    hidden_places: tuple[tuple[int, str], ...] = ()
    dates: tuple[int, ...] = ()
    table: int = 0

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def number(self, row: int) -> int:
        """The number that the file's program shows for ``row``."""
        return self.numbers[row] if row < len(self.numbers) else row + 1

    def between(self, first: int, last: int) -> Grid:
        """Only the rows numbered ``first`` to ``last`` in the file."""
        kept = [index for index in range(len(self.rows)) if first <= self.number(index) <= last]
        if not kept:
            return replace(self, rows=(), numbers=())
        start = kept[0]
        rows = tuple(
            tuple(replace(cell, top=max(0, cell.top - start), bottom=cell.bottom - start) for cell in self.rows[index])
            for index in kept
        )
        return replace(self, rows=_shared(rows), numbers=tuple(self.number(index) for index in kept))

    def without_columns(self, left_out: Sequence[int]) -> Grid:
        """The grid without some of its columns."""
        kept = [index for index in range(self.width) if index not in left_out]
        place = {index: number for number, index in enumerate(kept)}
        rows = []
        for line in self.rows:
            row = []
            for index in kept:
                inside = [place[at] for at in range(line[index].left, line[index].right + 1) if at in place]
                row.append(replace(line[index], left=inside[0], right=inside[-1]))
            rows.append(row)
        columns = tuple(self.columns[index] if self.columns else index + 1 for index in kept)
        choices = tuple((place[column], values) for column, values in self.choices if column in place)
        dates = tuple(place[column] for column in self.dates if column in place)
        return replace(self, rows=_shared(rows), columns=columns, choices=choices, dates=dates)

    def without(self, left_out: Sequence[int]) -> Grid:
        """The grid without some of its rows."""
        kept = [index for index in range(len(self.rows)) if index not in left_out]
        place = {index: number for number, index in enumerate(kept)}
        rows = []
        for index in kept:
            row = []
            for cell in self.rows[index]:
                inside = [place[at] for at in range(cell.top, cell.bottom + 1) if at in place]
                row.append(replace(cell, top=inside[0], bottom=inside[-1]))
            rows.append(row)
        return replace(self, rows=_shared(rows), numbers=tuple(self.number(index) for index in kept))


def _shared(rows: Sequence[Sequence[GridCell]]) -> tuple[tuple[GridCell, ...], ...]:
    """Rows in which equal cells are one object, since merged cells are distinguished by identity."""
    seen: dict[GridCell, GridCell] = {}
    return tuple(tuple(seen.setdefault(cell, cell) for cell in row) for row in rows)


def grid_of_texts(texts: Sequence[Sequence[str]], bold: Collection[tuple[int, int]] = ()) -> Grid:
    """The grid of rows of text, each of them a cell of its own; ``bold`` are rows and columns of cells in bold."""
    skipped = next((at for at, row in enumerate(texts) if any(map(str.strip, row))), len(texts))
    texts = texts[skipped:]
    width = max((len(row) for row in texts), default=0)
    owner: list[list[Owner]] = [[(top, left) for left in range(width)] for top in range(len(texts))]
    words: dict[Owner, GridCell] = {
        (top, left): GridCell(" ".join(text.split()), 0, 0, 0, 0, lines=lines_of(text), inset=inset_of(text))
        for top, row in enumerate(texts)
        for left, text in enumerate(row)
    }
    strong = {(row - skipped, left) for row, left in bold}
    words |= {at: replace(cell, bold=True) for at, cell in words.items() if at in strong}
    grid = of_owners(owner, words, merged=False)
    return replace(grid, numbers=tuple(range(skipped + 1, skipped + 1 + len(grid.rows))))


def with_blanks_joined(grid: Grid, first: int, last: int, codes: int | None = None) -> Grid:
    """A grid in whose rows ``first`` to ``last`` a blank cell continues the one to its left or the one above it.

    To its left in the first row, or where both are under the same wider cell; else the one above. A column without any
    title is no part of the one beside it in a file with merged cells, or where row ``codes`` has no code for it.
    """
    uncoded = {left for left, cell in enumerate(grid.rows[codes]) if not cell.text} if codes is not None else set()
    owner: list[list[Owner]] = [[(cell.top, cell.left) for cell in row] for row in grid.rows]
    for top in range(first, last + 1):
        for left, cell in enumerate(grid.rows[top]):
            if cell.text or (cell.top, cell.left) != (top, left) or cell.right > left or cell.bottom > top:
                continue
            untitled = not any(grid.rows[row][left].text for row in range(first, last + 1))
            if untitled and (grid.merged or left in uncoded):
                continue
            above = owner[top - 1] if top > first else []
            beside = left > 0 and (not above or above[left] == above[left - 1])
            if beside:
                owner[top][left] = owner[top][left - 1]
            elif above:
                owner[top][left] = above[left]
    words: dict[Owner, GridCell] = {(cell.top, cell.left): cell for row in grid.rows for cell in row}
    joined = of_owners(owner, words, grid.name, grid.merged)
    return replace(grid, rows=joined.rows)


Owner = int | tuple[int, int]
"""The number of a cell, or its first row and column."""


def of_owners(
    owner: Sequence[Sequence[Owner]], words: Mapping[Owner, GridCell], name: str = "", merged: bool = True
) -> Grid:
    """A grid from who covers each place: the rectangle of an owner is all places that name it."""
    spans: dict[Owner, list[int]] = {}
    for top, line in enumerate(owner):
        for left, key in enumerate(line):
            span = spans.setdefault(key, [top, left, top, left])
            span[2], span[3] = max(span[2], top), max(span[3], left)
    blank = GridCell("", 0, 0, 0, 0)
    cells = {}
    for key, (top, left, bottom, right) in spans.items():
        cells[key] = replace(words.get(key, blank), top=top, left=left, bottom=bottom, right=right)
    return Grid(tuple(tuple(cells[key] for key in line) for line in owner), name, merged)
