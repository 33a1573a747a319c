"""Lines that are the rows of a table, and what its figures are of each other: P931, P932, P937.

What a column is of the others (their sum, the difference, the product, the share or the growth of two) is read from
the figures: it is what holds in two rows at least and misses in half as many at the most. The last row is a total where
it is called one: a column that misses it is told if another column makes it, or if it is the only one and one slip of
typing explains it. A cell that misses both its row and its column is told once, where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import permutations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.line_tables import LineTable, Row
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SHARE: Final = pattern_of(r"%|tỷ lệ|tỉ lệ", re.IGNORECASE)
_CHANGED: Final = pattern_of(r"tăng|giảm|so sánh|chênh|cùng kỳ|còn", re.IGNORECASE)
_FALLS: Final = pattern_of(r"(?:(?!tăng).)*giảm(?:(?!tăng).)*", re.IGNORECASE)
"""A head above what fell, where figures have no sign."""
_NO_PART: Final = pattern_of(
    r"%|/(?!\d)|(?<!\d)/|(?<!\w)(?:tỷ lệ|tỉ lệ|so (?:sánh|với)|cùng kỳ|bình quân|trung bình|mức|giá|đơn giá|năng suất"
    r"|mật độ)(?!\w)",
    re.IGNORECASE,
)
_COUNTED_ONCE: Final = pattern_of(r"(?:^|\s)(?:vụ|ca|con|ha|tấn|đồng)$")
"""Nouns that no two lines count together; places and persons may be in two."""
_LEAST: Final = 2
_ALL: Final = 100
_TELLING: Final = 10
_TENS: Final = tuple(Decimal(10) ** power for power in (0, -1, -3))

Compute = Callable[[Sequence[Decimal]], Decimal]


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a column is of others."""

    kind: str
    of: tuple[int, ...]
    compute: Compute


@dataclass(frozen=True, slots=True)
class _Miss:
    """A cell that is not what the others of its row make."""

    row: Row
    column: int
    relation: _Relation
    right: Decimal


def check_lines_as_tables(context: ProseContext) -> list[Finding]:
    """Findings on figures of such tables that the others of their rows or columns contradict."""
    out: list[Finding] = []
    tables = [table for table in context.line_tables if table.width > 1 or "#" not in table.rows[0].shape]
    for number, table in enumerate(tables, 1):
        told: set[int] = set()
        missed = list(_columns(table)) if table.bare and len(table.every) > _LEAST else []
        for miss in sorted(filter(None, (_found_out(table, miss) for miss in missed)), key=lambda x: x.column):
            if miss.row.reading.passage.place.line not in told:
                told.add(miss.row.reading.passage.place.line)
                out.append(_off_row(number, miss))
        mended = bool(told)
        for at in () if mended else _wrong_totals(table):
            told.add(_last(table).reading.passage.place.line)
            out.append(_off_column(number, table, at))
        for miss in missed:
            if miss.row.reading.passage.place.line not in told:
                told.add(miss.row.reading.passage.place.line)
                out.append(_off_row(number, miss))
    return out


def _last(table: LineTable) -> Row:
    return table.total or table.rows[-1]


def _found_out(table: LineTable, miss: _Miss) -> _Miss | None:
    """The one cell of a row, of those that do not agree, whose column then makes its total."""
    if table.total is None or miss.row is table.total or any(row.is_inside for row in table.rows):
        return None
    turned = [miss]
    if miss.relation.kind in ("sum", "change"):
        turned += [_turned(miss, at) for at in miss.relation.of]
    mends = [x for x in turned if _mends(table, x)]
    return mends[0] if len(mends) == 1 else None


def _turned(miss: _Miss, at: int) -> _Miss:
    """The same row told of another of its cells: ``b = c − a`` for ``a + b = c``."""
    others = [other for other in miss.relation.of if other != at]
    if miss.relation.kind == "sum" or at == miss.relation.of[1]:
        first, *rest = (miss.column, *others) if miss.relation.kind == "sum" else (others[0], miss.column)
        relation = _Relation("change", (first, *rest), lambda x: x[0] - sum(x[1:], Decimal(0)))
    else:
        relation = _Relation("sum", (miss.column, *others), lambda x: sum(x, Decimal(0)))
    return _Miss(miss.row, at, relation, _made(miss.row, relation))


def _mends(table: LineTable, miss: _Miss) -> bool:
    """Does the column make its total if the cell is what its row makes?"""
    said = miss.row.cells[miss.column].number or Decimal(0)
    total = _last(table).cells[miss.column].number
    column = table.column(miss.column)
    return bool(column) and sum(column, Decimal(0)) - said + miss.right == total


def _columns(table: LineTable) -> Iterator[_Miss]:
    width = range(table.width)
    for column in width:
        others = [at for at in width if at != column]
        best: tuple[list[Row], _Relation] | None = None
        shares = [row.cells[column].percent for row in table.rows]
        for relation in _relations(table.heads[column], column, others, grows=all(shares)):
            held, odd = _split(table.every, column, relation)
            if len(held) >= _LEAST and odd and len(held) >= 2 * len(odd):
                if best is not None:
                    best = None
                    break
                best = odd, relation
        if best is not None:
            yield from (_Miss(row, column, best[1], _made(row, best[1])) for row in best[0])


def _made(row: Row, relation: _Relation) -> Decimal:
    return relation.compute([row.cells[at].number or Decimal(0) for at in relation.of])


def _relations(head: str, column: int, others: Sequence[int], *, grows: bool) -> Iterator[_Relation]:
    """What a column may be of the others; ``grows``: its figures have a sign for per cent."""
    changed = _CHANGED.search(head)
    if changed and (grows or _SHARE.search(head)):
        yield from (_Relation("growth", pair, _growth) for pair in permutations(others, 2))
        if _FALLS.fullmatch(head):
            yield from (_Relation("growth", pair, lambda x: -_growth(x)) for pair in permutations(others, 2))
        return
    if _SHARE.search(head):
        yield from (_Relation("share", pair, lambda x: x[0] * _ALL / x[1]) for pair in permutations(others, 2))
        return
    if changed:
        yield from (_Relation("change", pair, lambda x: x[0] - x[1]) for pair in permutations(others, 2))
    before, behind = [at for at in others if at < column], [at for at in others if at > column]
    for side, ordered in ((before[::-1], True), (behind, False)):
        for count in range(_LEAST, len(side) + 1):
            chosen = side[:count][::-1] if ordered else side[:count]
            yield _Relation("sum", tuple(chosen), lambda x: sum(x, Decimal(0)))
    if before[1:]:
        pair = (before[-2], before[-1])
        yield from (_Relation("product", pair, partial(_product, ten)) for ten in _TENS)


def _growth(x: Sequence[Decimal]) -> Decimal:
    return (x[0] - x[1]) * _ALL / x[1]


def _product(ten: Decimal, x: Sequence[Decimal]) -> Decimal:
    return x[0] * x[1] * ten


def _split(rows: Sequence[Row], column: int, relation: _Relation) -> tuple[list[Row], list[Row]]:
    """The rows where the column is what is computed of the others, and those where it is not."""
    held: list[Row] = []
    odd: list[Row] = []
    for row in rows:
        said, values = row.cells[column], [row.cells[at].number for at in relation.of]
        known = [x for x in values if x is not None]
        if said.number is None or len(known) != len(values) or not any(known):
            continue
        try:
            off = abs(relation.compute(known) - said.number)
        except ArithmeticError:
            continue
        (held if off <= (said.step if "," in said.text else 0) else odd).append(row)
    return held, odd


def _wrong_totals(table: LineTable) -> list[int]:
    """The columns that miss the last row, where it is their total."""
    total = table.total
    if total is None or any(row.is_inside for row in table.rows):
        return []
    counted = [
        at for at, head in enumerate(table.heads)
        if total.cells[at].number is not None and not total.cells[at].percent and not _NO_PART.search(head)
        and table.column(at)
    ]  # fmt: skip
    odd = [at for at in counted if _column_sum(table, at) != total.cells[at].number]
    if not table.bare:
        return [at for at in odd if len(odd) <= len(counted) // 2 and _is_whole(table, at)]
    slip = len(counted) == 1 and len(table.rows) > _LEAST and all(_is_slip(table, at) for at in odd)
    return odd if len(odd) <= len(counted) // 2 or slip else []


def _is_whole(table: LineTable, at: int) -> bool:
    """``tại 15 xã``, ``tại 24 xã``, ``Cộng: tại 29 xã``: are things that may be in two rows in one of them only?"""
    said = _last(table).cells[at].number or Decimal(0)
    alone = said > _column_sum(table, at) or bool(_COUNTED_ONCE.search(table.heads[at].lower()))
    return alone and said >= _TELLING and _is_slip(table, at)


def _is_slip(table: LineTable, at: int) -> bool:
    return is_slip(_last(table).cells[at].number or Decimal(0), _column_sum(table, at))


def _column_sum(table: LineTable, at: int) -> Decimal:
    return sum(table.column(at), Decimal(0))


def _off_row(table: int, miss: _Miss) -> Finding:
    row, relation = miss.row, miss.relation
    said, parts = row.cells[miss.column], [row.cells[at] for at in relation.of]
    where = row.reading.passage.at(said.at)
    if relation.kind == "share":
        return finding(
            "P937", where, table=table, row=row.name, column=miss.column + 2, written=said.text.rstrip("% "),
            part=parts[0].text, whole=parts[1].text,
            right=format_decimal(miss.right, max(1, len(said.text.rstrip("% ").partition(",")[2]))),
        )  # fmt: skip
    if relation.kind == "growth":
        new, old = (x.text for x in parts)
        places = max(1, len(said.text.rstrip("% ").partition(",")[2]))
        formula, right = f"({new} − {old})/{old}", f"{format_decimal(miss.right, places)}%"
    else:
        sign = {"sum": " + ", "change": " − ", "product": " × "}[relation.kind]
        formula, right = sign.join(x.text for x in parts), format_decimal(miss.right)
    return finding(
        "P932", where, table=table, row=row.name, formula=f"{formula} như các dòng khác", written=said.text, sum=right,
    )  # fmt: skip


def _off_column(number: int, table: LineTable, at: int) -> Finding:
    total, added = _last(table), _column_sum(table, at)
    said, head = total.cells[at], table.heads[at]
    return finding(
        "P931", total.reading.passage.at(said.at), table=number, row=total.name,
        column=f"{at + 2} “{head}”" if head else str(at + 2), written=said.text, sum=format_decimal(added),
        count=len(table.rows), difference=format_decimal(abs(added - (said.number or 0))),
        parts=" + ".join(row.cells[at].text for row in table.rows),
    )  # fmt: skip
