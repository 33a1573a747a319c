"""Columns of shares in tables of Word files, against the two columns that they are the share of: P937.

Which two columns these are is read from the figures: the pair whose quotient is the share in most rows. A row that
differs is a finding, where at least three rows agree, or two of three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.docx_tables import Cell, FigureTable
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_SHARE: Final = pattern_of(r"%|tỷ lệ|tỉ lệ", re.IGNORECASE)
_OTHER: Final = pattern_of(r"tăng|giảm|so sánh|cùng kỳ|cơ cấu|chênh lệch|tốc độ", re.IGNORECASE)
_MOST: Final = 12
_LEAST: Final = 2
_HEADS: Final = 4


def check_table_shares(tables: Sequence[FigureTable]) -> list[Finding]:
    """Findings on shares that one row has otherwise than all others."""
    return [item for table in tables for item in _of_table(table)]


def _of_table(table: FigureTable) -> Iterator[Finding]:
    width = len(table.rows[0])
    first = next((at for at, row in enumerate(table.rows) if sum(cell.number is not None for cell in row) > 1), 0)
    if width > _MOST or first > _HEADS:
        return
    rows = [row for row in table.rows[first:] if not _is_code(row)]
    for column in range(1, width):
        heads = " ".join(row[column].text for row in table.rows[:first])
        if not _SHARE.search(heads) or _OTHER.search(heads):
            continue
        pairs = [(a, b) for a in range(1, width) for b in range(1, width) if len({a, b, column}) == 3]
        judged = [(pair, *_judge(rows, column, pair)) for pair in pairs]
        judged = [item for item in judged if len(item[1]) >= _LEAST and len(item[1]) > 2 * len(item[2])]
        if len(judged) == 1:
            (part, whole), _, odd = judged[0]
            yield from (_finding(table, row, column, part, whole) for row in odd)


def _is_code(row: Sequence[Cell]) -> bool:
    """Is it the row of column numbers below the heads?"""
    return all(
        re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s?=.*)?", cell.text.strip()) for cell in row if cell.text.strip()
    )


def _judge(
    rows: Sequence[tuple[Cell, ...]], column: int, pair: tuple[int, int]
) -> tuple[list[tuple[Cell, ...]], list[tuple[Cell, ...]]]:
    """The rows whose share is the quotient of these columns, and those where it is another."""
    held: list[tuple[Cell, ...]] = []
    odd: list[tuple[Cell, ...]] = []
    for row in rows:
        share, part, whole = _share(row[column]), row[pair[0]].number, row[pair[1]].number
        if share is None or part is None or not whole:
            continue
        step = Decimal(1).scaleb(-len(row[column].text.strip().rstrip("% ").partition(",")[2]))
        (held if abs(part * 100 / whole - share) <= step else odd).append(row)
    return held, odd


def _share(cell: Cell) -> Decimal | None:
    text = cell.text.strip().rstrip("% ")
    return read_printed(text) if text else None


def _finding(table: FigureTable, row: Sequence[Cell], column: int, part: int, whole: int) -> Finding:
    one, other = row[part].number or Decimal(0), row[whole].number or Decimal(1)
    label = next((cell.text.strip() for cell in row if cell.text.strip() and cell.number is None), "")
    places = max(1, len(row[column].text.strip().rstrip("% ").partition(",")[2]))
    return finding(
        "P937", row[column].where, table=table.number, row=label, column=column + 1,
        written=row[column].text.strip().rstrip("% "), part=row[part].text.strip(), whole=row[whole].text.strip(),
        right=format_decimal(one * 100 / other, places),
    )  # fmt: skip
