"""Tables that are typed with strokes between their cells, against the line of their totals: P301.

``1. Hộ tịch | 618 | 611 | 7``, …, ``Cộng | 4.256 | 4.145 | 101``. A column is told only where another one adds up, or
where one slip of typing mends it; columns of shares and means, and tables with parts of parts, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_CELL: Final = pattern_of(r"[^|]+")
_NUMBER: Final = pattern_of(r"\s*(?P<number>\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?)(?P<unit>\s[^\W\d_][^|\d%]*)?\s*")
_TOTAL: Final = pattern_of(r"\s*(?:tổng cộng|tổng số|cộng|tổng)(?:\s(?:chung|cả))?\s*:?\s*", re.IGNORECASE)
_INSIDE: Final = pattern_of(r"\s*(?:trong đó|riêng|gồm|[-+])", re.IGNORECASE)
_NO_SUM: Final = pattern_of(
    r"%|(?<!\w)(?:tỷ lệ|tỉ lệ|bình quân|trung bình|giá|mức|điểm|năng suất|so sánh|thứ|hạng|stt|tt)(?!\w)", re.IGNORECASE
)
_LEAST, _MOST, _DIGITS = 2, 60, 3


@dataclass(frozen=True, slots=True)
class _Cell:
    """A number of a table, as printed and its worth; ``at``: where it begins in its paragraph."""

    text: str
    value: Decimal
    at: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: its first words and the numbers of the other cells, None where a cell has none."""

    reading: Reading
    label: str
    cells: tuple[_Cell | None, ...]


def check_piped_tables(context: ProseContext) -> list[Finding]:
    """Findings on totals of typed tables that their rows do not make."""
    rows = [_row(reading) if " | " in reading.text else None for reading in context.readings]
    return [
        item
        for at, row in enumerate(rows)
        if row and _TOTAL.fullmatch(row.label)
        for item in _judge(context.readings, rows, at)
    ]


def _row(reading: Reading) -> _Row:
    found = list(_CELL.finditer(reading.text))
    cells = []
    for cell in found[1:]:
        number = _NUMBER.fullmatch(cell[0])
        value = read_printed(number["number"]) if number else None
        cells.append(
            _Cell(number["number"], value, cell.start() + number.start("number"))
            if number and value is not None
            else None
        )
    return _Row(reading, found[0][0] if found else "", tuple(cells))


def _judge(readings: Sequence[Reading], rows: Sequence[_Row | None], at: int) -> Iterator[Finding]:
    total = rows[at]
    parts: list[_Row] = []
    for nth in range(at - 1, max(-1, at - 1 - _MOST), -1):
        row = rows[nth]
        if total is None or row is None or len(row.cells) != len(total.cells) or not any(row.cells):
            break
        if _INSIDE.match(row.label) or _TOTAL.fullmatch(row.label):
            return
        parts.insert(0, row)
    if total is None or len(parts) < _LEAST:
        return
    above = at - 1 - len(parts)
    head = [cell[0] for cell in _CELL.finditer(readings[above].text)][1:] if above >= 0 else []
    sums = {
        nth: (cell, [row.cells[nth] for row in parts])
        for nth, cell in enumerate(total.cells)
        if cell and not (len(head) == len(total.cells) and _NO_SUM.search(head[nth]))
    }
    columns = {nth: (cell, [x for x in column if x]) for nth, (cell, column) in sums.items() if all(column)}
    columns = {nth: pair for nth, pair in columns.items() if not _counts_up(pair[1])}
    held = sum(cell.value == _sum(column) for cell, column in columns.values())
    for cell, column in columns.values():
        total.reading.compared.add(cell.at)
        added = _sum(column)
        mended = _is_mended(cell, column, added)
        if cell.value != added and mended and (held or len(columns) == 1):
            yield finding(
                "P301", total.reading.passage.at(cell.at), total=cell.text, parts=" + ".join(x.text for x in column),
                sum=format_decimal(added), difference=format_decimal(abs(added - cell.value)),
                quote=quote(total.reading.text, 0, cell.at + len(cell.text)),
            )  # fmt: skip


def _sum(column: Sequence[_Cell]) -> Decimal:
    return sum((x.value for x in column), Decimal(0))


def _counts_up(column: Sequence[_Cell]) -> bool:
    """1, 2, 3, …: the numbers of the rows."""
    return all(other.value - one.value == 1 for one, other in pairwise(column)) and column[0].value == 1


def _is_mended(total: _Cell, column: Sequence[_Cell], added: Decimal) -> bool:
    """Would one slip of typing in the total, or in a row, make the sum?"""
    off = added - total.value
    cells = [(total, added), *((x, x.value - off) for x in column)]
    return any(
        right > 0 and sum(sign.isdigit() for sign in x.text) >= min(_DIGITS, len(total.text))
        and is_slip(_whole(x.value, x.text), _whole(right, x.text))
        for x, right in cells
    )  # fmt: skip


def _whole(value: Decimal, text: str) -> Decimal:
    return value.scaleb(len(text.partition(",")[2]))
