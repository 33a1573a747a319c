"""Figures that prose tells of a row of a table of lines, and the row has otherwise: P401, P972.

``Thủ công mỹ nghệ: 27; 18; 2; 47`` and ``thủ công mỹ nghệ 74 sản phẩm (8,8%)``: the clause names the row and nothing
that is not of the table, one slip of typing leads to one of its cells, and neither the table nor what can be made of
its figures has what is told. A share of a row is held against the total of its column where another row's share is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, permutations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.line_tables import Cell, LineTable, Row
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.prose.table_mentions import Told, beside, known_words, told_of
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_CHANGED: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|vượt|hụt|thiếu|thừa|thêm|hơn|kém|chênh|lệch|còn lại)(?!\w)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_NEAR: Final = 24
_AROUND: Final = 120
_ALL: Final = 100
_TWO: Final = 2


def check_told_of_tables(context: ProseContext) -> list[Finding]:
    """Findings on figures told of rows that the rows have otherwise."""
    out: list[Finding] = []
    for table in context.line_tables:
        known = known_words(table)
        for reading in beside(context, table):
            told = list(told_of(table, reading, known))
            shares = [share for one in told if (share := _share(table, one))]
            out += _off_shares(shares)
            at_shares = {share.start for _, share, _, _ in shares}
            for before, one in pairwise([None, *told]):
                if one and one.figure.start not in at_shares and (before is None or _goes_on(before, one)):
                    out += _off_cell(table, one)
    return out


def _goes_on(before: Told, told: Told) -> bool:
    """Is the figure before one of its row, or of another sentence: ``ngày cao điểm quầy 2 là 103, quầy 1 là 72``?"""
    if told.reading.text.find(". ", before.figure.end, told.start + 1) >= 0 or before.row is told.row:
        return True
    x = before.figure
    numbers = [abs(cell.number) for cell in before.row.cells if cell.number is not None]
    changed = _CHANGED.search(told.reading.text, before.start, x.start)
    return bool(changed) or x.percent or not {x.count, x.count / x.scale}.isdisjoint(numbers)


def _off_cell(table: LineTable, told: Told) -> Iterator[Finding]:
    x, row = told.figure, told.row
    if _CHANGED.search(told.reading.text, told.start, x.start) or _is_made(table, row, x):
        return
    meant = [cell for cell in row.cells if cell.percent == x.percent and _is_slip(x.text, cell.text)]
    meant = [cell for cell in _of_its_noun(table, row, meant, x) if not _is_divided(told, cell)]
    if len({cell.text for cell in meant}) == 1:
        told.reading.compare(x)
        unit = "%" if x.percent else ""
        yield finding(
            "P972", told.reading.passage.at(x.start), written=f"{x.text}{unit} {'' if x.percent else x.noun}".strip(),
            first=meant[0].text, label=row.name, quote=quote(told.reading.text, told.start, x.end + 20),
        )  # fmt: skip


def _is_divided(told: Told, cell: Cell) -> bool:
    """``đất đai 46 vụ ở các thôn, 18 vụ ở khu tái định cư``: is the rest of the cell told beside the figure?"""
    x = told.figure
    rest = abs((cell.number or Decimal(0)) - x.count / x.scale)
    near = (y for y in told.reading.quantities if y is not x and abs(y.start - x.start) < _AROUND)
    return any(rest == y.count / y.scale for y in near)


def _is_slip(said: str, printed: str) -> bool:
    """One slip apart; of two digits nearly all are, so that they must be exchanged."""
    bare = printed.strip("%+-−")
    if sum(sign.isdigit() for sign in said) <= _TWO and sorted(said) != sorted(bare):
        return False
    return one_typing_apart(said, bare)


def _of_its_noun(table: LineTable, row: Row, cells: Sequence[Cell], x: Quantity) -> list[Cell]:
    """Of the cells those in columns of the noun that stands behind a figure, if any column has it."""
    noun = set(_WORD.findall(x.noun.lower()))
    named = [at for at, head in enumerate(table.heads) if noun and noun <= set(_WORD.findall(head.lower()))]
    return [cell for cell in cells if not named or row.cells.index(cell) in named]


def _is_made(table: LineTable, row: Row, x: Quantity) -> bool:
    """Is a figure in the table, or made of two figures of its row, or of one and the total of its column?"""
    values = {x.count, x.count / x.scale}
    if any(cell.number is not None and abs(cell.number) in values for one in table.every for cell in one.cells):
        return True
    own = [abs(cell.number) for cell in row.cells if cell.number is not None]
    totals = [sum(table.column(at), Decimal(0)) for at in range(table.width)]
    parts = [one for one in own if one * 2 != sum(own, Decimal(0))]  # none that is the sum of the others
    made = [*totals, *(one + other for one, other in combinations(parts, 2))]
    made += [abs(one - other) for one, other in combinations(own, 2)]
    if x.percent:
        made += [one / other * _ALL for one, other in permutations([*own, *totals], 2) if other]
    return any(abs(y - value) < x.step / x.scale for y in made for value in values)


def _share(table: LineTable, told: Told) -> tuple[Reading, Quantity, Cell, Decimal] | None:
    """A percentage behind a cell of a row, the cell, and the total of its column; none if the row has it."""
    x = told.figure
    if not x.percent or any(cell.percent and cell.number == x.count for cell in told.row.cells):
        return None
    before = [y for y in told.reading.quantities if told.start < y.end <= x.start]
    if not before or before[-1].percent or x.start - before[-1].end > _NEAR:
        return None
    part = before[-1].count / before[-1].scale
    at = next((nth for nth, cell in enumerate(told.row.cells) if cell.number == part), None)
    if at is None or told.row is table.total or not table.adds_up:
        return None
    return told.reading, x, told.row.cells[at], sum(table.column(at), Decimal(0))


def _off_shares(shares: Sequence[tuple[Reading, Quantity, Cell, Decimal]]) -> Iterator[Finding]:
    """Those that are no shares of the column's total though another one is."""
    wrong = [share for share in shares if share[3] and not _holds(*share[1:])]
    if not wrong or len(wrong) * 2 > len(shares):
        return
    for reading, x, cell, total in wrong:
        right = format_decimal((cell.number or Decimal(0)) / total * _ALL, max(1, len(x.text.partition(",")[2])))
        if one_typing_apart(x.text, right):
            reading.compare(x)
            yield finding(
                "P401", reading.passage.at(x.start), computation=f"{cell.text}/{format_decimal(total)}",
                right=f"{right}%", written=f"{x.text}%", quote=quote(reading.text, max(0, x.start - 60), x.end + 1),
            )  # fmt: skip


def _holds(x: Quantity, cell: Cell, total: Decimal) -> bool:
    return abs((cell.number or Decimal(0)) / total * _ALL - x.count) <= x.step
