"""One row below the header of a table: which column says what, and the row as its cells show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_codes import pointed
from tthc_render.authoring.table_draft_rows import PART, TOTAL, DraftRow
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_samples import CROSSES, NOTHING, decimals_of, is_day_room

SIGNED_ROW: Final = re.compile(r"\(\+\).*\([-–−]\)")
UNIT_CODE: Final = re.compile(r"\[\s*\d{1,3}[a-zđ]?\s*\]")
"""The code of a row in a column of units of measure."""
BLANK: Final = ("", "…", "...", "-", "–", "....", "……")
_BRACKETED: Final = re.compile(r"\(\d[\d.,]*\)")
"""Beside “Trong đó”, a figure in brackets is a part, no negative one."""
NUMBERING: Final = re.compile(r"[IVX]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ]")


@dataclass(frozen=True, slots=True)
class Places:
    """Which columns hold what, counted from 0; -1 where there is none; ``words`` are other columns of words.

    ``shares`` are those of the ``figures`` that never add up; ``money``: all others hold money; ``scored`` are columns
    of points, so that rows are what is scored, ``most`` those of them that state the most points; ``dates`` are columns
    of dates, ``chosen`` of choices; ``persons``: the rows are named after persons, who are others in each report;
    ``compared`` are columns that compare others.
    """

    label: int = 0
    symbol: int = -1
    code: int = -1
    unit: int = -1
    figures: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    shares: tuple[int, ...] = ()
    money: bool = False
    scored: tuple[int, ...] = ()
    most: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    persons: bool = False
    chosen: tuple[int, ...] = ()
    compared: tuple[int, ...] = ()


def label_place(rows: Sequence[Sequence[GridCell]], worded: Sequence[int]) -> int:
    """Which of the columns of words ``worded`` names the rows: the first one, unless totals and groups are named in
    another one while that one is blank, and none is named in it.
    """
    named = [row for row in rows if _GROUP.fullmatch(row[0].text) or any(TOTAL.match(row[at].text) for at in worded)]
    if any(row[worded[0]].text for row in named):
        return worded[0]
    counts = {at: sum(bool(row[at].text) and row[at].left == at for row in named) for at in worded[1:]}
    best = max(counts, key=lambda at: counts[at], default=worded[0])
    return best if counts.get(best, 0) > 1 else worded[0]


_GROUP: Final = re.compile(r"(?:[IVX]+|[A-ZĐ])\.?")


def own_text(grid: Grid, row: int, column: int) -> str:
    """The text of a place if its cell begins in this row."""
    cell = grid.rows[row][column]
    return cell.text if cell.top == row else ""


def row_of(grid: Grid, row: int, places: Places) -> DraftRow:
    wide = grid.rows[row][places.label]

    def at(column: int) -> str:
        if not 0 <= column < grid.width or (column != places.label and grid.rows[row][column] is wide):
            return ""
        return own_text(grid, row, column)

    label, code, symbol = (pointed(at(place)) for place in (places.label, places.code, places.symbol))
    unit = at(places.unit)
    coded = not code and bool(UNIT_CODE.fullmatch(unit))  # [21] where other rows have their unit of measure
    code = unit if coded else code
    if not label and wide.top < row and wide.left == wide.right:
        label = wide.text  # a name that reaches down over several rows
    words = tuple((column, at(column)) for column in places.words if at(column) and not _is_dots(at(column)))
    words += ((places.unit, unit),) if coded else ()
    if not label and symbol and not NUMBERING.fullmatch(symbol.strip(" .()")):
        label, symbol = symbol, ""  # a name that begins in the column of numbers
    answers = tuple((column, at(column)) for column in (*places.chosen, *places.dates) if is_answer(at(column)))
    texts = {column: at(column) for column in places.figures}
    cells = {column: grid.rows[row][column] for column in places.figures}
    shaded = tuple(column for column, cell in cells.items() if cell.shaded and not (cell.text or cell.formula))
    shaded = () if wide.shaded else shaded  # a row that is grey as a whole only stands out
    crossed = tuple(column for column in (*texts, *places.dates) if at(column) in CROSSES or column in shaded)
    closed_words = tuple(column for column, text in words if text in CROSSES) if set(crossed) - {*shaded} else ()
    words = tuple(pair for pair in words if pair[0] not in closed_words)
    figures = tuple(
        (column, abs(value) if PART.match(label) and is_part_figure(cells[column]) else value)
        for column, text in texts.items()
        if column not in places.shares and (value := figure(text)) is not None
    )
    own = [text for column, text in texts.items() if column not in places.shares]
    room = _is_dots(symbol) or _is_dots(code)
    named = bool(label.strip("-–—.…_·* "))
    closed = bool(shaded) and len(shaded) == len(places.figures) and not unit
    across = wide.left <= places.label and wide.right >= max((*places.figures, places.label)) and bool(places.figures)
    return DraftRow(
        code="" if room else re.sub(r"^[(\[]\s*([\w.]+)\s*[)\]]$", r"\1", code.strip()),
        label=label,
        symbol="" if room else symbol,
        remark=ROOM
        if room and named
        else IN_UNITS
        if coded
        else CLOSED
        if closed
        else _about_shaded(shaded, crossed, texts),
        unit="" if coded else unit,
        indent=_depth(symbol, label),
        bold=wide.bold,
        signed=bool(SIGNED_ROW.search(label)),
        heading=(closed and not room) or (across and not (code or room)),
        free=room or (bool(label) and not named),
        blanks=() if closed else (*crossed, *closed_words),
        number=grid.number(row),
        places=decimals_of(own, False)[0] if {*own} - {"", *CROSSES} else _decimals_of_blanks(grid, row, places),
        figures=figures,
        printed=words,
        answers=answers,
        across=across,
        texts=tuple(text for text in own if text not in BLANK and text not in CROSSES),
        inset=wide.inset,
        dashed=any(text in NOTHING for text in own),
        computed=any(cell.formula and cell.top == row for cell in cells.values()),
        crosses=tuple((column, at(column)) for column in (*crossed, *closed_words) if at(column)),
    )


def _about_shaded(shaded: Collection[int], crossed: Collection[int], texts: Mapping[int, str]) -> str:
    """What is said of grey cells of a row, which print what crosses out others of it."""
    beside = [texts[column] for column in crossed if column not in shaded and column in texts]
    if not shaded:
        return ""
    return f"{SHADED}; in {beside[0]} như ô khác của dòng" if beside else SHADED


IN_UNITS: Final = "mã ghi ở cột đơn vị tính, in ở đó; không phải đơn vị tính"
SHADED: Final = "ô tô xám trong bảng gốc hiểu là không ghi (bo_trong)"
CLOSED: Final = "mọi ô số tô xám: hiểu là đề mục; có số thì bỏ de_muc"
ROOM: Final = "số thứ tự, mã ghi “…” nên hiểu là chỗ đơn vị tự thêm dòng; là dòng của biểu thì ghi ma, ten"


def _decimals_of_blanks(grid: Grid, row: int, places: Places) -> int | None:
    """The decimals that all blank cells of figures in a row show by their format; None for whole numbers."""
    cells = [grid.rows[row][column] for column in places.figures]
    shown = {cell.decimals for cell in cells if not (cell.text or cell.shaded)}
    return (next(iter(shown)) or None) if len(shown) == 1 else None


def is_answer(text: str) -> bool:
    """Whether a cell of a choice or a day is filled in."""
    return bool(text) and text not in (*CROSSES, *NOTHING) and not (_is_dots(text) or is_day_room(text))


def _is_dots(text: str) -> bool:
    """Whether a number or code of a row is only dots: the form numbers no such row."""
    return bool(re.fullmatch(r"…+|\.{2,}", text.strip()))


def crossed_by(grid: Grid, first: int, ticks: Collection[int] = ()) -> str:
    """What most crossed-out cells from row ``first`` on show: x or (x); "" where none is crossed out.

    Cells of the columns ``ticks`` are ticked, not crossed out.
    """
    found = Counter(
        cell.text for row in grid.rows[first:] for cell in row if cell.text in CROSSES and cell.left not in ticks
    )
    return max(found, key=lambda text: found[text], default="")


def is_part_figure(cell: GridCell) -> bool:
    """Whether a figure stands in brackets that were typed, as one that is a part of that above it does; brackets that
    the format of the cell makes say that it is negative.
    """
    return bool(_BRACKETED.fullmatch(cell.text)) and not cell.look.brackets


def figure(text: str) -> Decimal | None:
    """The figure that a cell shows, as Vietnamese writes it: 1.250,5; (12) is -12; None for all else."""
    bare = text.strip().rstrip("%").replace(" ", "").replace("−", "-")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()") if negative else bare
    if not re.fullmatch(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", bare):
        return None
    value = Decimal(bare.replace(".", "").replace(",", "."))
    return -value if negative else value


def _depth(symbol: str, label: str) -> int:
    """How deep a row is by its number, I → 1 → 1.1 → a), and by the dash before its name."""
    if re.match(r"^[-–+•]\s", label):
        return 2
    if re.fullmatch(r"(?:[A-ZĐ]|[IVXL]+)[.)]?", symbol) or not symbol:
        return 0
    return 1 + symbol.strip(".").count(".") if symbol[0].isdigit() else 2
