"""What became of each cell of a table: used in the form, or told; what is neither is told here, with its place.

This is the last look: whatever the readers of titles, headers, rows and endings know, no words are dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_endings import DATED
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_header_rows import HeaderPlace
from tthc_render.authoring.table_neighbours import all_texts, goes_on, is_frame
from tthc_render.authoring.table_row_cells import BLANK, figure
from tthc_render.authoring.table_rows import Below
from tthc_render.authoring.table_samples import CROSSES, FIGURES
from tthc_render.authoring.table_told import QUOTED, Told, flat
from tthc_render.vietnamese.text import without_gaps

SHOWN: Final = 12
"""Cells that the remark quotes; of others it names the places."""


def not_accounted(
    grid: Grid,
    place: HeaderPlace,
    columns: Sequence[HeaderColumn],
    below: Below,
    used: Iterable[str],
    told: Sequence[str],
) -> list[str]:
    """The remark on cells of the header, the rows and the lines below that are neither in the form nor told.

    ``columns`` are those that hold values, ``used`` the titles and other texts of the form beside its rows, ``told``
    all other remarks.
    """
    known = Told.of([*used, *below.notes, *(part for signer in below.signers for part in signer)], told)
    lines = [without_gaps(line) for text in grid.below for line in text.split("\n")]
    left: list[tuple[str, str]] = [
        ("", line) for line in lines if not (known.has(line) or (below.dated and DATED.match(line)))
    ]
    for row in range(place.first, len(grid.rows)):
        for cell in dict.fromkeys(grid.rows[row]):
            if cell.top != row or not cell.text:
                continue
            if row < place.below:
                lost = not (_in_header(cell, columns) or known.has(cell.text))
            else:
                lost = not (_in_body(grid, cell, columns, below) or all(known.has(line) for line in cell.all_lines))
                lost = lost and not (below.dated and DATED.match(cell.text))
            if lost:
                left.append((_place(grid, cell), cell.text))
    return list(_told(left))


def lines_outside(grids: Iterable[Grid], used: Iterable[str], told: Iterable[str]) -> list[str]:
    """The remark on lines around tables of a text, and in those that only hold titles or signatures, that are neither
    in the form nor told.
    """
    known = Told.of(used, told)
    lines = [
        without_gaps(line)
        for grid in grids
        for text in (*grid.above, *grid.below, *(all_texts(grid) if is_frame(grid) else ()))
        for line in text.split("\n")
    ]
    left = [line for line in dict.fromkeys(lines) if not (known.has(line) or goes_on(line) or DATED.match(line))]
    return list(_told([("", line) for line in left]))


def _in_header(cell: GridCell, columns: Sequence[HeaderColumn]) -> bool:
    """Whether a cell of the header is a title or code of the columns that it stands over."""
    own = columns[cell.left : cell.right + 1]
    texts = [
        text for column in own for text in (column.code, column.formula, column.printed, *column.seconds, column.note)
    ]
    return set(flat(cell.text).split()) <= set(flat(" ".join(texts)).split())


def _in_body(grid: Grid, cell: GridCell, columns: Sequence[HeaderColumn], below: Below) -> bool:
    """Whether a cell below the header is used by its row, or shows what its column holds."""
    number = grid.number(cell.top)
    column = columns[cell.left] if cell.left < len(columns) else None
    if number in below.sampled:
        return True
    shows = cell.text in BLANK or cell.text in CROSSES or figure(cell.text) is not None
    if shows and column is not None and column.kind in (*FIGURES, "co_khong", "chon", "ngay"):
        return True
    rows = [row for row in below.rows if row.number == number]
    if any(_holds(row, cell, column) for row in rows):
        return True
    return number == below.total_number and flat(cell.text) in flat(below.total)


def _holds(row: DraftRow, cell: GridCell, column: HeaderColumn | None) -> bool:
    """Whether a prescribed row has the words of a cell, or chooses and dates as its column does."""
    if row.free:
        return flat(cell.text) in flat(row.label)  # nothing else of it is printed
    texts = [row.label, row.code, row.symbol, row.unit, row.formula, *(text for _, text in row.printed)]
    if column is not None and column.kind in ("ngay", "chon"):
        return True
    if row.kind in ("chon", "ngay") and cell.text in row.texts:
        return True
    return flat(cell.text) in flat(" ¦ ".join([*texts, f"{row.symbol} {row.label}"]))


def _told(left: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not left:
        return
    quoted = [f"{place} “{_short(text)}”".strip() for place, text in left[:SHOWN]]
    more = [place or f"“{_short(text)}”" for place, text in left[SHOWN:]]
    others = f"; và {', '.join(more)}" if more else ""
    yield f"chưa dùng vào đâu: {'; '.join(quoted)}{others}: là của biểu thì tự ghi vào tệp, không thì thôi"


def _place(grid: Grid, cell: GridCell) -> str:
    number = grid.number(cell.top)
    if grid.columns:
        return f"ô {column_letters(grid.columns[cell.left])}{number}"
    return f"dòng {number} cột thứ {cell.left + 1}"


def _short(text: str) -> str:
    return text if len(text) <= QUOTED + 10 else f"{text[: QUOTED + 9]}…"
