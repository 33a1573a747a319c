"""One share of a list in lines that is of another figure than all the others: P971.

``1.167 người được đánh giá … - Xuất sắc: 171 người, chiếm 14,7%; - Tốt: 934 người, chiếm 74,1%; - Hoàn thành: 62 người,
chiếm 5,3%``: the figures of the lines make 1.167, of which all shares are but one, and that one is of 1.260.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SHARE: Final = pattern_of(r"(?:\s[^\W\d_]+){0,4}(?:,? (?:chiếm|bằng|(?P<reached>đạt))(?: tỷ lệ)? |,? tỷ lệ |\s?\()$")
_END: Final = pattern_of(r"\s?(?:[;.,)]|$)")
_PLANNED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|(?<!biên chế )giao)(?:\s[^\W\d_]+){0,2}:?\s$", re.IGNORECASE
)
"""Before a figure of which a share is no slip: what of the plan is done."""
_LEAST: Final = 3
_REACH: Final = 44


class _Line(NamedTuple):
    """A paragraph that begins with a figure and its share."""

    reading: Reading
    part: Quantity
    share: Quantity
    reached: bool
    """Is the share what the part ``đạt``?"""


def check_odd_shares_of_lines(context: ProseContext) -> list[Finding]:
    """Findings on shares that are not of what the lines of their list make."""
    out: list[Finding] = []
    readings = context.running
    run: list[_Line] = []
    for at, reading in enumerate([*readings, None]):
        line = _line(reading) if reading is not None and "%" in reading.text and not reading.crowded else None
        if line is not None and (not run or comparable(line.part.unit, run[0].part.unit)):
            run.append(line)
            continue
        if len(run) >= _LEAST:
            out += _judged(run, readings, at - len(run))
        run = [line] if line is not None else []
    return out


def _line(reading: Reading) -> _Line | None:
    """The first count of a paragraph, if a share stands right behind it that is of nothing that the words name."""
    part = next(iter(reading.counts), None)
    share = next((x for x in reading.quantities if x.percent), None)
    if part is None or share is None or not part.exact or not part.unit or not share.exact or share.value is None:
        return None
    near = 0 <= share.start - part.end <= _REACH
    led = _SHARE.fullmatch(reading.text, part.end, share.start) if near else None
    return (
        _Line(reading, part, share, bool(led["reached"])) if led and _END.match(reading.text, share.end + 1) else None
    )


def _judged(run: Sequence[_Line], readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    whole = total_of([line.part for line in run])
    odd = [x for x in run if not whole or fits(x.share.count, x.share.text, x.part.count, whole) == "wrong"]
    if len(odd) != 1:
        return
    (line,) = odd
    if line.reached and not all(x.reached for x in run):
        return
    counts = [(reading, x) for reading in before(readings, at) for x in reading.counts]
    above = [(reading, x) for reading, x in counts if comparable(x.unit, run[0].part.unit)]
    base = next((x for _, x in above if x.count == whole and x.exact), None)
    text, part = line.share.text, line.part.count
    done = [x for reading, x in above if not _PLANNED.search(reading.text, 0, x.start)]
    other = next((x for x in done if x.count and fits(line.share.count, text, part, x.count) == "right"), None)
    if base is None or other is None:
        return
    places = max(1, len(text.partition(",")[2]))
    line.reading.compare(line.part, line.share)
    yield finding(
        "P971", line.reading.passage.at(line.share.start), written=f"{line.share.text}%", part=shown(line.part),
        base=shown(base), other=shown(other), right=f"{format_decimal(line.part.count * 100 / whole, places)}%",
        quote=quote(line.reading.text, line.part.start, line.share.end + 1),
    )  # fmt: skip
