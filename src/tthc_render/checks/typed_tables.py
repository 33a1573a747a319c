"""Tables within narrative: pasted without the marks of a table (D641), or with a total that is not one (C314)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.tree import Document, Row, Table, plain
from tthc_render.prose.tally import Tally
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_CELLS: Final = pattern_of(r"\t+|[ \u00a0]{3,}|\s*(?<!\\)\|\s*")
_FIGURE: Final = pattern_of(r"\(?[-+]?\d[\d.,]*%?\)?|-|–")
_TOTAL: Final = pattern_of(
    r"(?:tổng(?: cộng| số| chung| toàn \w+)?|cộng(?: chung)?|toàn (?:tỉnh|huyện|xã|phường|ngành|sở))\s*[:.]?",
    re.IGNORECASE,
)
_PART: Final = pattern_of(r"(?:trong đó|gồm|bao gồm|chia ra|riêng)\b|[-+]\s", re.IGNORECASE)
_GROUP: Final = pattern_of(r"[IVX]{1,5}\.?|[A-ZĐ]\.?")
_RUNNING_SUM: Final = pattern_of(r"l[ũu][yỹ] kế|cộng dồn|cuối (?:kỳ|năm|quý|tháng)|số dư|còn lại|tồn", re.IGNORECASE)
"""Heads of columns of which each figure may hold those above it."""
_NONE: Final = ("", "-", "–")
"""Cells without a figure: none among the rows that are added up, no statement in a row of totals."""
_SHARE: Final = pattern_of(r"%|tỷ lệ|tỉ lệ|stt|\btt\b|năm|số thứ tự", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Lines of a text that are rows of a table: the first line, how many lines, how many cells each has."""

    start: int
    lines: int
    cells: int


def pasted_tables(lines: Sequence[str]) -> list[PastedTable]:
    """Two or more lines one below the other with as many cells each, separated by tabs, bars or runs of blanks.

    Half of the lines have a figure in a cell of its own; tables that are written with bars at both ends are none.
    """
    found: list[PastedTable] = []
    start = 0
    while start < len(lines):
        count = _cell_count(lines[start])
        end = start + 1
        while count > 1 and end < len(lines) and _cell_count(lines[end]) == count:
            end += 1
        if count > 1 and end - start > 1 and 2 * sum(map(_has_figure, lines[start:end])) >= end - start:
            found.append(PastedTable(start, end - start, count))
        start = end
    return found


def cells_of(line: str) -> list[str]:
    """The cells of a line of a pasted table; none of a blank line and of one that begins with a bar."""
    words = line.strip(" \u00a0")
    if not words or words.startswith("|"):
        return []
    return [cell.strip() for cell in _CELLS.split(words.removesuffix("|").rstrip())]


def _cell_count(line: str) -> int:
    return len(cells_of(line))


def _has_figure(line: str) -> bool:
    return any(_FIGURE.fullmatch(cell) for cell in cells_of(line)[1:])


def check_typed_totals(document: Document, file: str, tally: Tally | None = None) -> Iterator[Finding]:
    """C314 for each column of a table in the narrative of ``file`` whose only total is not the sum of the rows.

    ``tally`` gets the figures of the columns that were added up.
    """
    for block in document.blocks:
        if isinstance(block, Table) and block.is_free and block.where.file == file and block.where.line:
            yield from _totals(block, tally or Tally())


def _totals(table: Table, tally: Tally) -> Iterator[Finding]:
    rows = [row for row in table.rows if row.kind == "data"]
    totals = [row for row in rows if any(_TOTAL.fullmatch(text) for text in _texts(row)[:2])]
    others = [row for row in rows if row not in totals]
    labels = [text for row in others for text in _texts(row)[:2]]
    if len(totals) != 1 or len(others) < 2 or any(_PART.match(text) or _GROUP.fullmatch(text) for text in labels):
        return
    total = totals[0]
    for column, head in enumerate(_texts(table.header[0]) if table.header else []):
        cells = [_figure(_texts(row)[column]) for row in others]
        text = _texts(total)[column]
        written = None if text in _NONE else _figure(text)
        known = [cell for cell in cells if cell is not None]
        if written is None or column == 0 or len(known) < len(cells) or _SHARE.search(head):
            continue
        if any("%" in _texts(row)[column] for row in rows):
            continue
        tally.read, tally.compared = tally.read + len(rows), tally.compared + len(rows)
        if sum(known) == written:
            continue
        if _RUNNING_SUM.search(head) and written == cells[-1]:
            continue  # the last state of a sum that goes on from row to row
        line = table.where.line + 2 + rows.index(total)
        place = type(table.where)(table.where.file, line, table.where.column)
        yield finding(
            "C314", place, row=_label(total), column=head, written=text,
            count=len(known), sum=format_decimal(Decimal(sum(known))),
        )  # fmt: skip


def _label(row: Row) -> str:
    return next(text for text in _texts(row)[:2] if _TOTAL.fullmatch(text))


def _texts(row: Row) -> list[str]:
    return [plain(cell.inlines).strip() for cell in row.cells]


def _figure(text: str) -> Decimal | None:
    if text in _NONE:
        return Decimal(0)
    return read_printed(text) if re.fullmatch(r"\d[\d.,]*", text) else None
