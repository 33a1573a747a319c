"""Totals that prose tells of the columns of a table of lines, and the rows do not make: P301.

``(số vụ - số người chết - số người bị thương)`` above the lines and ``100 vụ, làm 48 người chết, 76 người bị thương``
before or behind them: the words beside a figure name its column. One other column at least must come out in the same
sentence, and one slip of typing explain the one that does not: then the rows are all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.line_tables import LineTable
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP
from tthc_render.prose.spans import Quantity
from tthc_render.prose.table_mentions import beside
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_WORD: Final = pattern_of(r"[^\W\d_]+")
_STOP: Final = pattern_of(r"[.;,:()]")
_GENERAL: Final = nouns_in("số tổng lượng đơn vị tính người được thực hiện")
_SOME: Final = pattern_of(
    r"(?<!\w)(?:một số|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|đáng chú ý|nhiều nhất|cao nhất|lớn nhất"
    r"|bình quân)(?!\w)"
)
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|năm trước|kỳ trước|tăng|giảm|bình quân|trong đó|riêng|còn|thêm)(?!\w)"
)
_LEAST: Final = 10
_REACH: Final = 40
_FEW: Final = 2


def check_sums_of_tables(context: ProseContext) -> list[Finding]:
    """Findings on totals that the columns of such a table do not make."""
    out: list[Finding] = []
    for table in context.line_tables:
        if table.width == 1 and table.heads[0] and table.adds_up and len(table.rows) > _FEW and table.total is None:
            out += _behind(context, table)
        if table.width < 2 or not any(table.heads) or not table.adds_up or (table.above and _is_open(table.above)):
            continue
        sums = {at: sum(column, Decimal(0)) for at in range(table.width) if (column := table.column(at))}
        sums = {at: added for at, added in sums.items() if not any(row.cells[at].percent for row in table.rows)}
        if len(sums) > 1 and not (table.total and any(table.total.cells[at].number != sums[at] for at in sums)):
            for reading in beside(context, table):
                out += _judge(table, sums, reading)
    return out


def _behind(context: ProseContext, table: LineTable) -> Iterator[Finding]:
    """``Tổng giá trị thiệt hại 75,0 tỷ đồng, trong đó …`` behind lines of 28,4; 6,9; 17,2 and 4,5 tỷ đồng."""
    added = sum(table.column(0), Decimal(0))
    above = {*_WORD.findall(table.above.low)} if table.above and not _is_open(table.above) else set()
    for reading in beside(context, table):
        if "tổng" not in reading.vocabulary or reading.passage.place < table.rows[0].reading.passage.place:
            continue
        for sentence in reading.sentences:
            x = next((x for x in reading.quantities if x.start >= sentence.start), None)
            led = reading.low[sentence.start : x.start] if x else ""
            if x is None or not led.startswith("tổng ") or x.noun.lower() != table.heads[0].lower() or x.percent:
                continue
            shared = {*_WORD.findall(led)} & above - _GENERAL
            others = [y for y in reading.quantities if y is not x]
            if len(shared) < _FEW or _OTHER.search(led) or _is_made(_value(x), added, others):
                continue
            if added >= _LEAST and is_slip(_value(x), added):
                reading.compare(x)
                yield finding(
                    "P301", reading.passage.at(x.start), total=f"{x.text} {x.noun}",
                    parts=" + ".join(row.cells[0].text for row in table.rows), sum=format_decimal(added),
                    difference=format_decimal(abs(added - _value(x))),
                    quote=quote(reading.text, sentence.start, x.end + 20),
                )  # fmt: skip


def _is_open(above: Reading) -> bool:
    return bool(OVERLAP.search(above.text) or _SOME.search(above.low))


def _judge(table: LineTable, sums: dict[int, Decimal], reading: Reading) -> Iterator[Finding]:
    for sentence in reading.sentences:
        told: dict[int, list[Quantity]] = {}
        figures = [x for x in reading.quantities if sentence.start <= x.start < sentence.end]
        for x in figures:
            at = _column(table, sums, reading, x, sentence.start)
            if at is not None:
                told.setdefault(at, []).append(x)
        held = [at for at in told if any(_value(x) == sums[at] for x in told[at])]
        if not any(sums[at] >= _LEAST for at in held):
            continue
        for at in told.keys() - held:
            x, *others = told[at]
            if not others and is_slip(_value(x), sums[at]) and not _is_made(_value(x), sums[at], figures):
                reading.compare(x)
                yield finding(
                    "P301", reading.passage.at(x.start), total=f"{x.text} {x.noun}".strip(),
                    parts=" + ".join(row.cells[at].text for row in table.rows), sum=format_decimal(sums[at]),
                    difference=format_decimal(abs(sums[at] - _value(x))),
                    quote=quote(reading.text, x.start - _REACH, x.end + _REACH),
                )  # fmt: skip


def _value(x: Quantity) -> Decimal:
    return x.count / x.scale


def _is_made(said: Decimal, right: Decimal, figures: list[Quantity]) -> bool:
    """Is what is too much or too little one of the other figures: ``Ngoài ra còn 12 vụ``?"""
    return any(_value(x) == abs(said - right) for x in figures if x.value is not None)


def _column(table: LineTable, sums: dict[int, Decimal], reading: Reading, x: Quantity, start: int) -> int | None:
    """The column that the words beside a figure name, the one with most words."""
    if x.percent or x.ordinal or x.value is None or not x.exact:
        return None
    before = max((y.end for y in reading.quantities if y.end <= x.start), default=0)
    led = _STOP.split(reading.low[max(before, start, x.start - _REACH) : x.start])[-1]
    following = next((y.start for y in reading.quantities if y.start > x.end), len(reading.text))
    behind = _STOP.split(reading.low[x.end : min(following, x.end + _REACH)])[0]
    if _OTHER.search(led):
        return None
    words = {*_WORD.findall(f"{led} {behind}")}
    named: dict[int, int] = {}
    for at in sums:
        head = {*_WORD.findall(table.heads[at].lower())}
        if head - _GENERAL and head - {"số", "tổng", "đơn", "vị", "tính"} <= words:
            named[at] = len(head)
    most = max(named.values(), default=0)
    best = [at for at, size in named.items() if size == most]
    return best[0] if len(best) == 1 else None
