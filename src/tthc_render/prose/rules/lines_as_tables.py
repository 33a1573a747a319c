"""Lines that are the rows of a table, their cells apart by bars, tabs or blanks: P931, P932, P937.

``Nà Lò | 12 | 21 | 33``, with ``Thôn | Hộ nghèo | Cận nghèo | Cộng`` above it. What a column is of the others (their
sum, the difference or the share of two) is read from the figures: it is what holds in two rows at least and misses in
half as many at the most. The last row is a total where it is called one: a column that misses it is told if another
column makes it, or if it is the only one and one slip of typing explains it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_SEPARATORS: Final = (pattern_of(r"\s?\|\s?"), pattern_of(r"\s*\t\s*"), pattern_of(r"\s{2,}"))
_TOTAL: Final = pattern_of(r"(?:tổng|cộng|toàn (?:tỉnh|xã|phường|ngành))(?!\w)", re.IGNORECASE)
_INSIDE: Final = pattern_of(r"(?:trong đó|riêng|gồm|[-+]\s)", re.IGNORECASE)
_SHARE: Final = pattern_of(r"%|tỷ lệ|tỉ lệ", re.IGNORECASE)
_CHANGED: Final = pattern_of(r"tăng|giảm|so sánh|chênh|cùng kỳ|còn", re.IGNORECASE)
_YEAR: Final = pattern_of(r"(?:19|20)\d\d")
_LEAST: Final = 2
_WIDE: Final = 12
_MOST_ROWS: Final = 60
_ALL: Final = 100

Compute = Callable[[Sequence[Decimal]], Decimal]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its words, where they begin in the line, and the figure that they are."""

    text: str
    at: int
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with its cells."""

    reading: Reading
    cells: tuple[_Cell, ...]


def check_lines_as_tables(context: ProseContext) -> list[Finding]:
    """Findings on figures of such tables that the others of their rows or columns contradict."""
    out: list[Finding] = []
    for table, rows in enumerate(_tables(context.readings), 1):
        below = list(_last_row(table, rows))
        told = {item.where.line for item in below}
        out += below
        out += [item for item in _columns(table, rows) if item.where.line not in told]
    return out


def _tables(readings: Sequence[Reading]) -> Iterator[list[_Row]]:
    """Runs of lines that are apart by one separator into as many cells; of a total the first may be empty."""
    lines = [reading if _may_be_row(reading.text) else None for reading in readings]
    for separator in _SEPARATORS if any(lines) else ():
        run: list[_Row] = []
        for reading in [*lines, None]:
            cells = _cells(reading.text, separator) if reading else ()
            width = len(run[0].cells) if run else len(cells)
            if run and len(cells) == width - 1 and _TOTAL.match(cells[0].text):
                cells = (_Cell("", 0, None), *cells)
            if reading and 2 < len(cells) <= _WIDE and len(cells) == width and len(run) < _MOST_ROWS:
                run.append(_Row(reading, cells))
                continue
            if len(run) > _LEAST:
                yield run
            run = [_Row(reading, cells)] if reading and 2 < len(cells) <= _WIDE else []


def _may_be_row(text: str) -> bool:
    """Is there any separator? Two blanks in a row are plain ones, or one of them is of another kind."""
    return "|" in text or "  " in text or not text.isprintable()


def _cells(text: str, separator: re.Pattern[str]) -> tuple[_Cell, ...]:
    out, at = [], 0
    for found in [*separator.finditer(text), None]:
        stop = found.start() if found else len(text)
        words = text[at:stop].strip()
        out.append(_Cell(words, at, _number(words)))
        at = found.end() if found else stop
    return tuple(out)


def _number(words: str) -> Decimal | None:
    """The figure that a cell is: ``1.251``, ``88,0%``, ``+17``, ``-7``."""
    bare = words.rstrip("% ").lstrip("+-–")
    value = read_printed(bare) if bare[:1].isdigit() else None
    return -value if value is not None and words.startswith(("-", "–")) else value


def _body(rows: Sequence[_Row]) -> tuple[list[_Row], list[str]]:
    """The rows of figures and the words above their columns."""
    figures = [[x.text for x in row.cells if x.number is not None and not _YEAR.fullmatch(x.text)] for row in rows]
    first = next((at for at, row in enumerate(figures) if len(row) > 1 or (row and at)), len(rows))
    heads = [" ".join(row.cells[at].text for row in rows[:first]) for at in range(len(rows[0].cells))]
    return list(rows[first:]), heads


def _columns(table: int, rows: Sequence[_Row]) -> Iterator[Finding]:
    body, heads = _body(rows)
    numbered = range(1, len(heads))
    for column in numbered:
        others = [at for at in numbered if at != column]
        best: tuple[list[_Row], str, Sequence[int], Compute] | None = None
        for kind, chosen, compute in _relations(heads[column], column, others):
            held, odd = _split(body, column, chosen, compute)
            if len(held) >= _LEAST and odd and len(held) >= 2 * len(odd):
                if best is not None:
                    best = None
                    break
                best = odd, kind, chosen, compute
        if best is not None:
            odd, kind, chosen, compute = best
            for row in odd:
                yield from _missed(table, row, column, kind, chosen, compute)


def _relations(head: str, column: int, others: Sequence[int]) -> Iterator[tuple[str, Sequence[int], Compute]]:
    if _SHARE.search(head):
        if not _CHANGED.search(head):
            yield from (("share", pair, lambda x: x[0] * _ALL / x[1]) for pair in permutations(others, 2))
        return
    if _CHANGED.search(head):
        yield from (("change", pair, lambda x: x[0] - x[1]) for pair in permutations(others, 2))
    before, behind = [at for at in others if at < column], [at for at in others if at > column]
    for side, ordered in ((before[::-1], True), (behind, False)):
        for count in range(_LEAST, len(side) + 1):
            chosen = side[:count][::-1] if ordered else side[:count]
            yield "sum", chosen, lambda x: sum(x, Decimal(0))


def _split(body: Sequence[_Row], column: int, chosen: Sequence[int], compute: Compute) -> tuple[list[_Row], list[_Row]]:
    """The rows where the column is what is computed of the others, and those where it is not."""
    held: list[_Row] = []
    odd: list[_Row] = []
    for row in body:
        said, values = row.cells[column], [row.cells[at].number for at in chosen]
        known = [x for x in values if x is not None]
        if said.number is None or len(known) != len(values) or not any(known):
            continue
        try:
            off = abs(compute(known) - said.number)
        except ArithmeticError:
            continue
        step = Decimal(1).scaleb(-len(said.text.rstrip("% ").partition(",")[2]))
        (held if off <= (step if "," in said.text else 0) else odd).append(row)
    return held, odd


def _missed(
    table: int, row: _Row, column: int, kind: str, chosen: Sequence[int], compute: Compute
) -> Iterator[Finding]:
    said, parts = row.cells[column], [row.cells[at] for at in chosen]
    where, label = row.reading.passage.at(said.at), next((x.text for x in row.cells if x.number is None), "")
    right = compute([x.number or Decimal(0) for x in parts])
    if kind == "share":
        yield finding(
            "P937", where, table=table, row=label, column=column + 1, written=said.text.rstrip("% "),
            part=parts[0].text, whole=parts[1].text,
            right=format_decimal(right, max(1, len(said.text.rstrip("% ").partition(",")[2]))),
        )  # fmt: skip
    else:
        sign = " + " if kind == "sum" else " − "
        yield finding(
            "P932", where, table=table, row=label, formula=f"{sign.join(x.text for x in parts)} như các dòng khác",
            written=said.text, sum=format_decimal(right),
        )  # fmt: skip


def _last_row(table: int, rows: Sequence[_Row]) -> Iterator[Finding]:
    body, heads = _body(rows)
    if len(body) <= _LEAST or not any(_TOTAL.match(x.text) for x in body[-1].cells[:2]):
        return
    *above, last = body
    if any(_INSIDE.match(row.cells[0].text) for row in above):
        return
    counted = [
        at for at in range(1, len(heads))
        if last.cells[at].number is not None and not _SHARE.search(heads[at]) and not _CHANGED.search(heads[at])
        and all(row.cells[at].number is not None for row in above)
    ]  # fmt: skip
    sums = {at: sum((row.cells[at].number or Decimal(0) for row in above), Decimal(0)) for at in counted}
    odd = [at for at in counted if sums[at] != last.cells[at].number]
    slip = (
        len(counted) == 1
        and len(above) > _LEAST
        and all(is_slip(last.cells[at].number or Decimal(0), sums[at]) for at in odd)
    )
    if len(odd) > len(counted) // 2 and not slip:
        return
    for at in odd:
        said, head = last.cells[at], heads[at].strip()
        yield finding(
            "P931", last.reading.passage.at(said.at), table=table,
            row=next((x.text for x in last.cells if x.number is None and x.text), ""),
            column=f"{at + 1} “{head}”" if head else str(at + 1), written=said.text, sum=format_decimal(sums[at]),
            count=len(above), difference=format_decimal(abs(sums[at] - (said.number or 0))),
            parts=" + ".join(row.cells[at].text for row in above),
        )  # fmt: skip
