"""Lines with two counts each, and the totals of both below them, of which one is not what the lines make: P301.

``Nhóm trẻ: 03 nhóm, 72 trẻ``, ``Lớp bé: 04 lớp, 108 trẻ`` … ``Toàn trường có 18 nhóm, lớp với 492 trẻ``: that one of
the two adds up to the digit shows that the lines are all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, one_slip_mends, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_BETWEEN: Final = pattern_of(r" (?P<noun>[^.;:()\d]{2,40}?)(?:,| với| và| gồm)\s(?:tổng (?:số|cộng) )?$")
_LABEL: Final = pattern_of(r"[^:]{2,90}:\s$")
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:trong đó|riêng|tăng|giảm|so với|cùng kỳ|kế hoạch|còn|thêm|khác|ngoài|bình quân|đã|một số"
    r"|dự kiến|tới|phấn đấu|năm học|mục tiêu|tuyển sinh)(?!\w)"
)
_KINDS_OF: Final = frozenset({"cơ sở", "đơn vị", "trường hợp", "tổ chức"})
_LEAST: Final = 2
_FEW: Final = 3


class _Line(NamedTuple):
    """A line with the two counts behind its label."""

    reading: Reading
    first: Quantity
    second: Quantity


def check_two_counts_of_lines(context: ProseContext) -> list[Finding]:
    """Findings on totals of two counts of which only one adds up."""
    out: list[Finding] = []
    run: list[_Line] = []
    for reading in context.running:
        line = _line(reading) if reading.passage.role == "item" else None
        if line is not None:
            run.append(line)
            continue
        if len(run) >= _LEAST:
            out += list(_judge(reading, run))[:1]
        run = []
    return out


def _line(reading: Reading) -> _Line | None:
    """The counts of a line that has two behind its label, and no more."""
    told = [x for x in reading.counts if ":" in reading.text[: x.start] and not x.depth]
    if len(told) != 2 or not _LABEL.fullmatch(reading.text, 0, told[0].start) or not all(x.unit for x in told):
        return None
    return _Line(reading, *told) if not _OTHERS.search(reading.low) else None


def _judge(reading: Reading, run: Sequence[_Line]) -> Iterator[Finding]:
    for first, second in zip(reading.counts, reading.counts[1:], strict=False):
        between = _BETWEEN.match(reading.text, first.end, second.start)
        lead = reading.low[: first.start]
        if between is None or between.end() != second.start or _OTHERS.search(lead) or ". " in lead:
            continue
        alike = all(line.second.unit == second.unit for line in run)
        named = f"{first.unit} {between['noun'].lower()}"
        if not alike or not (first.unit in _KINDS_OF or all(line.first.unit in named for line in run)):
            continue
        columns = (first, [line.first for line in run]), (second, [line.second for line in run])
        missed = [(total, parts) for total, parts in columns if total_of(parts) != total.count]
        for total, parts in missed if len(missed) == 1 else ():
            off = abs(total_of(parts) - total.count)
            if off <= _FEW or one_slip_mends(total, parts):
                yield finding(
                    "P301", reading.passage.at(total.start), total=shown(total),
                    parts=" + ".join(part.text for part in parts), sum=amount(total_of(parts), total),
                    difference=amount(off, total), quote=quote(reading.text, 0, second.end + 12),
                )  # fmt: skip
