"""Lines that are a table: rows of one shape one below the other, and what the words above say of their columns.

``Phân theo tuyến (số vụ - số người chết):`` with ``Quốc lộ: 41 - 23`` and ``Tỉnh lộ: 28 - 14`` below it, or
``Thôn | Hộ nghèo | Cộng`` with ``Nà Lò | 12 | 33``. Cells stand behind the colon of a label, whatever is between them
as long as it is the same in all lines (`` - ``, ``; ``, ``, bị thương``), or apart by bars, tabs and runs of blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_SEPARATORS: Final = (pattern_of(r"\s?\|\s?"), pattern_of(r"\s*\t\s*"), pattern_of(r"\s{2,}"))
_TOTAL: Final = pattern_of(r"(?:tổng|cộng|toàn (?:tỉnh|xã|phường|ngành|huyện|trường))(?!\w)", re.IGNORECASE)
_MEAN: Final = pattern_of(r"(?:bình quân|trung bình|chung|cả nước)(?!\w)", re.IGNORECASE)
_INSIDE: Final = pattern_of(r"(?:trong đó|riêng|gồm|[-+]\s)", re.IGNORECASE)
_YEAR: Final = pattern_of(r"(?:19|20)\d\d")
_FIGURE: Final = pattern_of(r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,%]))[-+−]?\d[\d.]*(?:,\d+)?%?(?!\w|,\d)")
_WITH_UNIT: Final = pattern_of(
    r"(?P<figure>\d[\d.]*(?:,\d+)?) (?!tháng|năm|quý|tuần|ngày|sao|cấp)[^\W\d_]+(?: [^\W\d_]+)?", re.IGNORECASE
)
_LABEL: Final = pattern_of(r"(?P<name>[^:|;\t]{2,110}?)\s?:\s(?=[^:]{0,24}?\d)")
_TAIL: Final = pattern_of(r"[^,;.(#]{0,30}")
_BETWEEN: Final = pattern_of(r"[,;:()|/–-]")
_BRACKET: Final = pattern_of(r"\(([^()]{3,120})\)")
_IN_TURN: Final = pattern_of(
    r"(?:lần lượt|theo thứ tự)[:,]?(?: (?:theo|là|gồm|của))?:? (?P<names>[^:.()]{3,120})", re.IGNORECASE
)
_IS_HEAD: Final = pattern_of(r"(?!.{46})(?:[^\d]|\b(?:\d{1,2}|(?:19|20)\d\d)\b)+")
_SENTENCE: Final = pattern_of(r"\.\s")
_NONE: Final = pattern_of(r": (?:không (?:xảy ra|có|phát sinh)|0)[^\d]{0,30}$")
_MARKS: Final = (" - ", ";", "|", "/", ", ")
_WORD: Final = pattern_of(r"[^\W_]+")
_LONGEST: Final = 200
_LONGEST_LABEL: Final = 112
_WIDE: Final = 12
_MOST_ROWS: Final = 60
_LEAST: Final = 2
_NUMBER_OF_ROW: Final = pattern_of(r"(?:số )?(?:tt|stt|thứ tự)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, where its figure begins in the line, and what the figure is worth."""

    text: str
    at: int
    number: Decimal | None

    @property
    def percent(self) -> bool:
        """Is it a share or a rate?"""
        return self.text.endswith("%")

    @property
    def step(self) -> Decimal:
        """The worth of the last digit."""
        return Decimal(1).scaleb(-len(self.text.rstrip("% ").partition(",")[2]))


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its name and cells; ``shape`` is what stands between the figures."""

    reading: Reading
    name: str
    cells: tuple[Cell, ...]
    shape: str

    @property
    def is_total(self) -> bool:
        """Is it called the total of the others?"""
        return bool(_TOTAL.match(self.name))

    @property
    def is_inside(self) -> bool:
        """Is it a part of another row, or a mean of them?"""
        return bool(_INSIDE.match(self.name) or _MEAN.match(self.name))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its name in small letters."""
        return tuple(_WORD.findall(self.name.lower()))


@dataclass(frozen=True, slots=True)
class LineTable:
    """Rows without the ``total`` below them, and the words above each column.

    ``first`` is the place of the first row, ``stop`` of the first line below the table. ``named``: is each column named
    above the lines?
    """

    first: int
    stop: int
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None
    above: Reading | None
    named: bool

    @property
    def every(self) -> tuple[Row, ...]:
        """The rows with their total."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.heads)

    @property
    def bare(self) -> bool:
        """Is nothing said of the figures in the lines themselves?"""
        return self.named or not any(self.heads)

    @property
    def adds_up(self) -> bool:
        """May the rows be parts of one whole: none is a part of another or a mean, and their marks are of one kind?"""
        kinds = {row.reading.passage.label.strip("0123456789IVXabcdđ") for row in self.rows}
        return len(kinds) == 1 and not any(row.is_inside or row.is_total for row in self.rows)

    def column(self, at: int) -> list[Decimal]:
        """The figures of a column without its total; empty if a row has none."""
        out = [number for row in self.rows if (number := row.cells[at].number) is not None]
        return out if len(out) == len(self.rows) else []


def line_tables(readings: Sequence[Reading]) -> list[LineTable]:
    """The tables among these lines, in their order, also those of one column."""
    rows = [_may_be_row(reading) for reading in readings]
    if sum(map(bool, rows)) < _LEAST:
        return []
    return [table for first, stop, run in _runs(readings, rows) if (table := _table(readings, first, stop, run))]


def _may_be_row(reading: Reading) -> str:
    """The sign by which a line may be a row, or nothing."""
    text = reading.text
    if len(text) > _LONGEST or not reading.passage.prose:
        return ""
    if "|" in text:
        return "|"
    if not text.isprintable() or "  " in text:
        return " "
    return ":" if 0 < text.find(": ") <= _LONGEST_LABEL and text[-1:] != ":" else ""


def _runs(readings: Sequence[Reading], signs: Sequence[str]) -> Iterator[tuple[int, int, list[Row]]]:
    """Where lines of one shape begin and end; a line without figures among them is one of nothing."""
    run: list[Row] = []
    first = 0
    for at, sign in enumerate([*signs, ""]):
        row = readings[at].kept(_row) if sign else None
        row = _under_columns(run[0], row) if run and row else row
        if run and row and _fits(run, row):
            run.append(row)
            continue
        if run and sign == ":" and _NONE.search(readings[at].text):
            continue
        if len(run) >= _LEAST:
            yield first, at, run
        run, first = ([row] if row else []), at


def _fits(run: Sequence[Row], row: Row) -> bool:
    first = run[0]
    return (
        row.shape == first.shape
        and len(row.cells) == len(first.cells)
        and len(run) < _MOST_ROWS
        and not run[-1].is_total
        and row.reading.passage.part == first.reading.passage.part
    )


def _under_columns(first: Row, row: Row) -> Row:
    """``Cộng: 41.826; 25.051`` below ``Vốn tỉnh: 14.210; 9.184; 64,6%``: a total without shares."""
    counted = [at for at, cell in enumerate(first.cells) if not cell.percent]
    if not row.is_total or not 0 < len(row.cells) == len(counted) < len(first.cells):
        return row
    if any(cell.percent for cell in row.cells) or not set(row.shape.split("#")) <= set(first.shape.split("#")):
        return row
    cells = [Cell("", row.cells[-1].at, None)] * len(first.cells)
    for at, cell in zip(counted, row.cells, strict=True):
        cells[at] = cell
    return Row(row.reading, row.name, tuple(cells), first.shape)


def _row(reading: Reading) -> Row | None:
    """A line as a row: by the colon of its label, else by what its cells are apart."""
    return (_labelled(reading) if ":" in reading.text else None) or next(
        (row for mark in _SEPARATORS if (row := _split(reading, mark))), None
    )


def _labelled(reading: Reading) -> Row | None:
    """``Quốc lộ: 41 - 23 - 27``; ``Đường bộ: 214 vụ, chết 96 người``."""
    label = _LABEL.match(reading.text)
    if label is None:
        return None
    text = _SENTENCE.split(reading.text[label.end() :], 1)[0].rstrip(" .;,")
    text = reading.text[: label.end()] + text
    cells, shape, done = [], [], label.end()
    for found in _FIGURE.finditer(text, label.end()):
        shape.append(text[done : found.start()])
        cells.append(Cell(found[0], found.start(), _number(found[0])))
        done = found.end()
    if not 0 < len(cells) <= _WIDE:
        return None
    tail = _TAIL.match(text, done)
    between = "#".join([*shape, tail[0].rstrip() if tail else ""]).replace("–", "-").lower()
    if "#-#" in between or "#/#/" in between or any(len(one) > _LONGEST // 4 for one in shape):
        return None
    return Row(reading, label["name"], tuple(cells), between)


def _split(reading: Reading, mark: re.Pattern[str]) -> Row | None:
    """``Nà Lò | 12 | 21 | 33``, with the number of the row before its name or without."""
    text = reading.text
    cells: list[Cell] = []
    at = 0
    for found in [*mark.finditer(text), None]:
        stop = found.start() if found else len(text)
        words = text[at:stop].strip()
        figure = _WITH_UNIT.fullmatch(words)
        words = figure["figure"] if figure else words
        cells.append(Cell(words, at + len(text[at:stop]) - len(text[at:stop].lstrip()), _number(words)))
        at = found.end() if found else stop
    named = next((nth for nth, cell in enumerate(cells[:2]) if cell.text and _is_name(cell)), None)
    body = cells[(0 if named is None else named) + 1 :]
    if not 0 < len(body) < _WIDE or (len(body) < _LEAST and mark is _SEPARATORS[2]):
        return None
    name = cells[named].text if named is not None else ""
    return Row(reading, name, tuple(body), mark.pattern)


def _is_name(cell: Cell) -> bool:
    return (cell.number is None or bool(_YEAR.fullmatch(cell.text))) and not _NUMBER_OF_ROW.fullmatch(cell.text)


def _number(words: str) -> Decimal | None:
    """The figure that a cell is: ``1.251``, ``88,0%``, ``+17``, ``-7``."""
    bare = words.rstrip("% ").lstrip("+-–−")
    value = read_printed(bare) if bare[:1].isdigit() else None
    return -value if value is not None and words.startswith(("-", "–", "−")) else value


def _table(readings: Sequence[Reading], first: int, stop: int, run: Sequence[Row]) -> LineTable | None:
    barred = any(run[0].shape == mark.pattern for mark in _SEPARATORS)
    figures = [[x for x in row.cells if x.number is not None and not _YEAR.fullmatch(x.text)] for row in run]
    heading = next((at for at, row in enumerate(figures) if row), len(run)) if barred else 0
    body, width = list(run[heading:]), len(run[0].cells)
    if not body or (barred and heading == 0 and len(run) <= _LEAST):
        return None
    heads = [" ".join(row.cells[at].text for row in run[:heading]).strip(" )") for at in range(width)]
    above = readings[first - 1] if first else None
    if above is not None and (above.passage.part != run[0].reading.passage.part or len(above.text) > 2 * _LONGEST):
        above = None
    named = bool(heading)
    if not heading:
        names = _names(above.text, width) if above and width > 1 else []
        named = bool(names)
        own = _own_words(body[0].shape, width) if not barred else [""] * width
        heads = [f"{one} {other}".strip() for one, other in zip(names or [""] * width, own, strict=True)]
    total = body.pop() if len(body) > _LEAST and body[-1].is_total else None
    if len(body) < _LEAST or any(not row.name for row in body):
        return None
    return LineTable(first + heading, stop, tuple(heads), tuple(body), total, above, named)


def _own_words(shape: str, width: int) -> list[str]:
    """What each figure is called in the lines themselves: ``# vụ, chết # người``."""
    pieces = shape.split("#")
    out = []
    for at in range(width):
        before = _BETWEEN.split(pieces[at])[-1] if at == 0 or _BETWEEN.search(pieces[at]) else ""
        out.append(f"{before.strip()} {_BETWEEN.split(pieces[at + 1])[0].strip()}".strip(" %"))
    return out


def _names(text: str, width: int) -> list[str]:
    """The columns as the words above the lines name them: in brackets, in turn, or alone."""
    in_turn = _IN_TURN.search(text)
    told = [in_turn["names"].replace(" và ", ", ")] if in_turn else []
    told += reversed(_BRACKET.findall(text))
    told += [] if "," in text else [text.rstrip(": ").rpartition(": ")[2]]  # "Thôn: hộ nghèo - hộ cận nghèo"
    for names in told:
        for mark in _MARKS:
            pieces = [piece.strip() for piece in names.replace(" – ", " - ").split(mark)]
            fits = len(pieces) == width or (len(pieces) == width + 1 and mark != ", ")
            if fits and all(_IS_HEAD.fullmatch(piece) for piece in pieces):
                return pieces[-width:]
    return []
