"""Tables of a Word file: totals against rows, and what the code row says of columns. P931, P932.

Which rows a total adds up is read from the figures themselves: of the sets that may be meant (all rows, those above,
those below, the groups, the subtotals) the one that most columns agree with. Columns that then differ are findings;
where no set fits half of the columns, nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.docx_tables import Cell, FigureTable
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import slug

LEAST_AGREEING: Final = 2
_TOTAL = pattern_of(r"^(?:tổng|cộng|toàn (?:tỉnh|huyện|xã|ngành))(?!\w)", re.IGNORECASE)
_CODE = pattern_of(r"\(?(?P<own>\d{1,2})\)?\s?(?:=\s?(?P<sum>\(?\d{1,2}\)?(?:\s?\+\s?\(?\d{1,2}\)?){1,9}))?")
_GROUP = pattern_of(r"(?:[IVX]{1,5}|[A-ZĐ])\.?")
_LEVEL = pattern_of(r"(?:cấp (?:tỉnh|huyện|xã)|khối|các (?:sở|huyện|xã|phường)|sở, ban, ngành)(?!\w)", re.IGNORECASE)
_SHARE = pattern_of(r"%|tỷ lệ|tỉ lệ|so sánh", re.IGNORECASE)
_NOT_ADDED = pattern_of(
    r"trong đó|bình quân|trung bình|tỷ lệ|tỉ lệ|điểm|xếp (?:hạng|loại)|đơn giá|năng suất|tổng|%|lũy kế|cùng kỳ|so sánh"
    r"|còn lại|tăng|giảm",
    re.IGNORECASE,
)
_PLACE = pattern_of(
    r"(?<!\w)(?:thôn|xã|phường|bản|ấp|tổ dân phố|khu phố|đơn vị|lĩnh vực|địa bàn|trường|tên|địa phương|cơ quan"
    r"|nội dung chi|khoản chi|hạng mục|họ và tên)(?!\w)",
    re.IGNORECASE,
)
"""Heads of what lists name one by one, each with a part of its own."""
Row = tuple[Cell, ...]


def check_tables(tables: Sequence[FigureTable]) -> list[Finding]:
    """Findings on the tables of one file, in their order."""
    return [item for table in tables for item in (*_totals(table), *_identities(table))]


def _body(table: FigureTable) -> tuple[int, list[Row]]:
    """The code row's number (-1 without one) and the rows of figures below it."""
    for at, row in enumerate(table.rows):
        if sum(bool(_CODE.fullmatch(cell.text.strip())) for cell in row) * 2 > len(row) and at < len(table.rows) // 2:
            codes = [_CODE.fullmatch(cell.text.strip()) for cell in row]
            numbers = [int(code["own"]) for code in codes if code]
            if numbers == sorted(set(numbers)) and numbers[-1] - numbers[0] <= len(numbers):
                return at, list(table.rows[at + 1 :])
    first = next((at for at, row in enumerate(table.rows) if sum(cell.number is not None for cell in row) > 1), 0)
    if first and _is_total(table.rows[first - 1]) and any(cell.number is not None for cell in table.rows[first - 1]):
        first -= 1  # a total above a list in one column
    return -1, list(table.rows[first:])


def _columns(table: FigureTable, rows: Sequence[Row]) -> list[int]:
    """The columns that are counted: figures in most rows, no shares, no running number."""
    out = []
    for column in range(1, len(rows[0]) if rows else 0):
        cells = [row[column] for row in rows]
        heads = " ".join(row[column].text for row in table.rows if row not in rows)
        numbers = sum(cell.number is not None for cell in cells)
        if numbers * 2 > len(cells) and not _SHARE.search(heads) and not any("%" in cell.text for cell in cells):
            out.append(column)
    return out


def _is_total(row: Row) -> bool:
    return any(_TOTAL.match(cell.text.strip()) for cell in row[:3] if cell.number is None)


def _is_group(row: Row) -> bool:
    return bool(_GROUP.fullmatch(row[0].text.strip()) or _LEVEL.match(_label(row)))


def _totals(table: FigureTable) -> Iterator[Finding]:
    _, rows = _body(table)
    columns = _columns(table, rows)
    totals = [at for at, row in enumerate(rows) if _is_total(row)]
    sections = _sections(rows, columns)
    leaves = [at for section in sections.values() for at in _leaves(rows, columns, section)]
    groups = [at for at, row in enumerate(rows) if at not in totals and (_is_group(row) or at in sections)]
    for at in sorted(totals + groups):
        sets = _sets(at, totals, groups, len(rows))
        own = _leaves(rows, columns, sections[at]) if at in sections else leaves if at in totals else []
        for chosen in ([own] if own else []) + list(sets):
            agreed = _agreeing(rows, columns, at, chosen)
            if len(chosen) > 1 and len(agreed) >= LEAST_AGREEING and len(agreed) * 2 >= len(columns):
                yield from _differing(table, rows, at, chosen, [x for x in columns if x not in agreed])
                break
    if len(columns) == 1 and len(totals) == 1 and not groups:
        yield from _plain_list(table, rows, columns[0], totals[0])


def _plain_list(table: FigureTable, rows: Sequence[Row], column: int, total: int) -> Iterator[Finding]:
    """The total of a list in one column: rows numbered 1, 2, 3 … that are all of one kind, first or last the total."""
    listed = [at for at in range(len(rows)) if at != total]
    numbers = [rows[at][0].text.strip().rstrip(".") for at in listed]
    plain = numbers == [str(at) for at in range(1, len(listed) + 1)] or numbers == [
        f"{at:02}" for at in range(1, len(listed) + 1)
    ]
    heads = " ".join(cell.text for row in table.rows if row not in rows for cell in row)
    words = " ".join(cell.text for at in listed for cell in rows[at] if cell.number is None)
    if len(listed) <= LEAST_AGREEING or not plain or total not in (0, len(rows) - 1):
        return
    if any(rows[at][column].number is None for at in listed) or _NOT_ADDED.search(f"{heads} {words}"):
        return
    if _PLACE.search(heads) and rows[total][column].number != _sum(rows, listed, column):
        yield from _differing(table, rows, total, listed, [column])


def _agreeing(rows: Sequence[Row], columns: Sequence[int], at: int, chosen: Sequence[int]) -> list[int]:
    return [column for column in columns if _sum(rows, chosen, column) == rows[at][column].number]


def _sections(rows: Sequence[Row], columns: Sequence[int]) -> dict[int, tuple[int, list[int]]]:
    """Total rows at the head of a table whose units come further down below a heading of the same name."""
    heads = [at for at, row in enumerate(rows) if all(row[column].number is None for column in columns)]
    named = {slug(_label(rows[at])): at for at in heads}
    out = {}
    for at, row in enumerate(rows):
        head = named.get(slug(_label(row)))
        if at in heads or head is None or head < at or not _label(row):
            continue
        end = min((other for other in heads if other > head), default=len(rows))
        out[at] = (at, list(range(head + 1, end)))
    return out


def _leaves(rows: Sequence[Row], columns: Sequence[int], section: tuple[int, list[int]]) -> list[int]:
    """The rows of a section that its total adds up: all of them, or all but one that is a subtotal."""
    at, inside = section
    choices = [inside, *([row for row in inside if row != left] for left in inside)]
    return max(choices, key=lambda chosen: len(_agreeing(rows, columns, at, chosen)))


def _differing(
    table: FigureTable, rows: Sequence[Row], at: int, chosen: Sequence[int], columns: Sequence[int]
) -> Iterator[Finding]:
    for column in columns:
        written, added = rows[at][column].number, _sum(rows, chosen, column)
        if written is not None:
            yield finding(
                "P931", rows[at][column].where, table=table.number, row=_label(rows[at]),
                column=_head(table, rows, column),
                written=rows[at][column].text.strip(), sum=format_decimal(added), count=len(chosen),
                difference=format_decimal(abs(added - written)),
            )  # fmt: skip


def _sets(at: int, totals: Sequence[int], groups: Sequence[int], count: int) -> Iterator[list[int]]:
    """The rows that a total or a group may add up, rows of single units before those that add up themselves."""
    sums = set(totals) | set(groups)
    plain = [row for row in range(count) if row not in sums]
    before = max((other for other in sums if other < at), default=-1)
    after = min((other for other in sums if other > at), default=count)
    if at in totals:
        yield plain
    yield [row for row in plain if at < row < after]
    yield [row for row in plain if before < row < at]
    if at in totals:
        yield list(groups)
        yield [other for other in totals if other != at]


def _sum(rows: Sequence[Row], chosen: Sequence[int], column: int) -> Decimal:
    return sum((rows[at][column].number or Decimal(0) for at in chosen), Decimal(0))


def _head(table: FigureTable, rows: Sequence[Row], column: int) -> str:
    """The number of a column with the words at its head."""
    heads = [row[column].text.strip() for row in table.rows if row not in rows and row[column].text.strip()]
    words = next((text for text in reversed(heads) if not _CODE.fullmatch(text)), "")
    return f"{column + 1} “{words}”" if words else str(column + 1)


def _label(row: Row) -> str:
    return next((cell.text.strip() for cell in row if cell.text.strip() and cell.number is None), "")


def _identities(table: FigureTable) -> Iterator[Finding]:
    """``(3)=(4)+(5)+(6)`` in the code row, on every row below."""
    at, rows = _body(table)
    if at < 0:
        return
    codes = [_CODE.fullmatch(cell.text.strip()) for cell in table.rows[at]]
    places = {int(code["own"]): column for column, code in enumerate(codes) if code}
    for code in codes:
        if not code or not code["sum"]:
            continue
        parts = [places.get(int(number)) for number in re.findall(r"\d+", code["sum"])]
        own = places[int(code["own"])]
        if None in parts:
            continue
        columns = [part for part in parts if part is not None]
        held = [(row, sum((row[part].number or Decimal(0) for part in columns), Decimal(0))) for row in rows]
        wrong = [(row, added) for row, added in held if row[own].number is not None and row[own].number != added]
        if len(wrong) * 2 > len(rows):
            continue
        for row, added in wrong:
            yield finding(
                "P932", row[own].where, table=table.number, row=_label(row), formula=code.group(),
                written=row[own].text.strip(), sum=format_decimal(added),
            )  # fmt: skip
