"""Lines with several counts each, and the totals of these beside them, of which one is not what the lines make: P301.

``a) Mầm non: 36 trường, 14.872 trẻ;``, ``b) Tiểu học: 38 trường, 29.406 học sinh;`` … ``Cộng: 103 trường, 61.393 trẻ và
học sinh``: that one column adds up to the digit shows that the lines are all of it and that the figures are its totals,
whatever the words before them and between them; the other one is a slip away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, one_slip_mends, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.measures import MONEY, UNITS_OF_MEASURE, kind_of
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_NO_SUM: Final = pattern_of(
    r"(?<!\w)(?:bình quân|trung bình|tăng|giảm|so với|cùng kỳ|kế hoạch|chỉ tiêu|dự kiến|phấn đấu|riêng)(?!\w)"
    r"[^.;,:\d]{0,40}$"
)
_AHEAD: Final = pattern_of(r"(?<!\w)(?:dự kiến|kế hoạch|phấn đấu|chỉ tiêu|mục tiêu|năm trước|cùng kỳ)(?!\w)")
_OF_ALL: Final = pattern_of(r"(?:cộng|tổng|toàn|cả|chung)(?!\w)")
_LEAST: Final = 2
_FEW: Final = 3
_TELLING: Final = 12
"""That lines make so small a total is chance."""
_SURE: Final = 100
_BACK: Final = 60
_MOST: Final = 30


def check_two_counts_of_lines(context: ProseContext) -> list[Finding]:
    """Findings on totals of two counts of which only one adds up."""
    out: list[Finding] = []
    run: list[Reading] = []
    before: Reading | None = None
    for reading in context.running:
        is_line = reading.passage.role == "item" or reading.passage.label != ""
        if is_line and not reading.crowded and len(_figures(reading)) >= _LEAST:
            run.append(reading)
            continue
        if _LEAST <= len(run) <= _MOST and not is_line:  # a line with one count is one of them, too
            out += _of_run(before, run, reading)
        before, run = (None if is_line and run else reading), []
    if _LEAST <= len(run) <= _MOST:
        out += _of_run(before, run, None)
    return out


def _of_run(before: Reading | None, run: Sequence[Reading], behind: Reading | None) -> list[Finding]:
    """The first finding on the figures of the lines: behind them, before them, or in the last line."""
    ways = [(behind, run), (before, run)]
    if len(run) > _LEAST and _OF_ALL.match(run[-1].low):  # else its figures may happen to be those of others
        ways.append((run[-1], run[:-1]))
    for total, lines in ways:
        found = next(_judge(total, lines), None) if total and not total.crowded else None
        if found:
            return [found]
    return []


def _figures(reading: Reading) -> Sequence[Quantity]:
    return reading.kept(_summed)


def _summed(reading: Reading) -> list[Quantity]:
    """The exact counts outside brackets that are no means, changes or plans."""
    if reading.ratios:
        return []
    return [
        x
        for x in reading.counts
        if x.exact and not x.depth and "/" not in x.unit
        if not _NO_SUM.search(reading.low, max(0, x.start - _BACK), x.start)
    ]


def _judge(reading: Reading, run: Sequence[Reading]) -> Iterator[Finding]:
    """Findings on two figures in a row of which one is the sum of its column in all lines, and the other is not."""
    lines, totals = [_figures(line) for line in run], _figures(reading)
    columns = [*zip(*(line[:_FEW] for line in lines), strict=False)]
    for nth in range(len(totals) - 1):
        for at in range(len(columns) - 1):
            pairs = [(totals[nth + step], columns[at + step]) for step in (0, 1)]
            held = [reaches(*pair) for pair in pairs]
            if held[0] == held[1] or not all(_are_measured_alike(*pair) for pair in pairs):
                continue
            sure, (total, parts) = (pairs[0], pairs[1]) if held[0] else (pairs[1], pairs[0])
            if not _are_called_alike(total, parts) or _AHEAD.search(reading.low, 0, total.start):
                continue
            if sure[0].count / sure[0].step < _TELLING or any(reaches(x, parts) for x in totals):
                continue
            if _measure(total) and total.count / total.step < _SURE:
                continue  # "dài 30 km": what is measured need not be laid end to end
            off = abs(total_of(parts) - total.count)
            if off <= _FEW * total.step or one_slip_mends(total, parts):
                yield finding(
                    "P301", reading.passage.at(total.start), total=shown(total),
                    parts=" + ".join(part.text for part in parts), sum=amount(total_of(parts), total),
                    difference=amount(off, total), quote=quote(reading.text, total.start - _BACK, total.end + 12),
                )  # fmt: skip


def _are_measured_alike(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Are figures in one scale and of one unit of measure, or all of things, whatever they are called?"""
    return len({(_measure(x), x.scale) for x in (total, *parts)}) == 1


def _are_called_alike(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Is a total of what any of its parts is, or so large that a slip in it tells enough?"""
    return kind_of(total.unit) in {"", *(kind_of(x.unit) for x in parts)} or total.count / total.step >= _SURE


def _measure(x: Quantity) -> str:
    return x.unit if x.unit in UNITS_OF_MEASURE else MONEY if kind_of(x.unit) == MONEY else ""
