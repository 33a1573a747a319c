"""A line that gives the total of the lines above it, each of which ends with its figure: P301.

``1. Sự nghiệp giáo dục: 41.260``, ``2. Sự nghiệp y tế: 3.185``, …, ``Cộng: 83.900``; a line may have one figure in each
of its cells, and the unit may stand once above the lines, behind each figure, or behind the total alone. Lines of
another marker below a line (``- Trong đó …``) divide it;
a total of some lines (``Cộng mục I: 40``) may be a part of the one at the end. Any way to read them that adds up leaves
the rule silent, as do lines with two figures, lines that are taken off and units that differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import one_slip_mends, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_MOST: Final = 40
_LEAST: Final = 2
_TELLING: Final = 100
"""Of smaller numbers one digit explains any difference."""
_FAR: Final = Decimal("0.25")
"""Lines that miss a total by more than this, and by more than one digit, were never meant to make it."""
_STARTS: Final = ("Cộng", "Tổng", "CỘNG", "TỔNG", "cộng", "tổng")
_TOTAL = pattern_of(
    r"(?P<sure>tổng cộng|tổng số|cộng|tổng)(?=\s?[:(\d]|\s(?:là|chung|số tiền|mục|phần|[IVX]{1,4})(?!\w))"
    r"|tổng(?: số| chi| thu| vốn| diện tích| kinh phí| giá trị| nguồn| sản lượng)(?!\w)",
    re.IGNORECASE,
)
_TAIL = pattern_of(r"\s{0,2}(?P<unit>[^\d():;.,]{0,40})(?:\([^()]{0,80}\))?\s?[.;,]?\s?")
_TAKEN_OFF = pattern_of(r"(?:\(?-\)?|[Tt]rừ|[Gg]iảm|[Hh]oàn trả|[Kk]hấu trừ|[Cc]hênh lệch|[Ss]o với|[Tt]ăng)(?!\w)")
_INSIDE = pattern_of(r"[Tt]rong (?:số )?(?:đó|này)(?!\w)|[Rr]iêng(?!\w)|[Gg]ồm(?!\w)")
_ROMAN = pattern_of(r"[IVX]+")
_SMALL = pattern_of(r"[a-zđ]+")
_DIGITS = pattern_of(r"\d+")
_BAR: Final = " | "
_OPEN = pattern_of(r"\.\.\.|…|v\.v")
_OTHER = pattern_of(
    r"(?<!\w)(?:lũy kế|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|bình quân|tỷ lệ|còn lại|kỳ trước|năm trước)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that ends with its figure; ``unit`` is what is printed behind the figure, in small letters."""

    reading: Reading
    figure: Quantity
    unit: str

    @property
    def marker(self) -> str:
        """The kind of its bullet or number: lines of one list have one kind."""
        label = _ROMAN.sub("I", self.reading.passage.label)
        return _SMALL.sub("a", _DIGITS.sub("1", label))


def check_totals_of_lines(context: ProseContext) -> list[Finding]:
    """Findings on lines called a total that the lines above them do not make."""
    readings = context.readings
    return [
        item
        for at, reading in enumerate(readings)
        if reading.text.startswith(_STARTS) and reading.passage.prose
        for item in _judge(readings, at)
    ]


def _judge(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    said = _TOTAL.match(readings[at].text)
    whole = _line(readings[at]) if said else None
    if said is None or whole is None or _OTHER.search(readings[at].text):
        return
    lines, subtotals = _above(readings, at)
    if len(lines) < _LEAST or any(OVERLAP.search(line.reading.text) for line in (whole, *lines)):
        return
    own = [line for line in lines if line.marker == lines[0].marker]
    if any(_adds_up(whole, [*sums, *read]) for read in (lines, own, []) for sums in ([], subtotals)):
        return
    if subtotals or not _are_alike(whole, own) or any(line.figure.count == whole.figure.count for line in own):
        return
    if _belong_to_head(readings, at, own):
        return
    parts = [_bare(line.figure) for line in own]
    total, added = _bare(whole.figure), total_of(line.figure for line in own) / own[0].figure.scale
    off = abs(added - total.count)
    slip = one_slip_mends(total, parts)
    near = off <= _FAR * max(total.count, added)
    if whole.figure.scale != own[0].figure.scale and not near:
        return  # "82.900", "82,9 tỷ đồng": the unit of the lines is another one
    if said["sure"]:
        meant = near or slip
    else:  # "Tổng số phiếu phát ra: 22": other words may name more than the lines have
        meant = near and slip and len(own) > _LEAST and total.count / total.step >= _TELLING
    if not meant:
        return
    for line in (whole, *own):
        line.reading.compare(line.figure)
    yield finding(
        "P301", whole.reading.passage.at(whole.figure.start), total=f"{whole.figure.text} {whole.unit}".strip(),
        parts=" + ".join(line.figure.text for line in own), sum=format_decimal(added), difference=format_decimal(off),
        quote=quote(whole.reading.text, 0, whole.figure.end),
    )  # fmt: skip


def _belong_to_head(readings: Sequence[Reading], at: int, lines: Sequence[_Line]) -> bool:
    """Do the lines make a figure of the sentence that they follow (``tiếp nhận: 216 hồ sơ, trong đó:``)?

    Then the total behind them is of something else.
    """
    first = next((row for row in range(at) if readings[row] is lines[0].reading), 0)
    head = readings[first - 1] if first else None
    if head is None or not head.text.rstrip().endswith(":"):
        return False
    figures = [line.figure for line in lines]
    return any(x.exact and reaches(x, figures) for x in head.quantities)


def _line(reading: Reading) -> _Line | None:
    """A line whose last figure ends it, after its label and a colon, or with its unit behind it."""
    if not reading.counts or len(reading.quantities) > _MOST:
        return None
    flat = [x for x in reading.quantities if not x.depth]
    x = flat[-1] if flat else None
    tail = _TAIL.fullmatch(reading.text, x.end) if x else None
    if x is None or tail is None or not x.countable or not x.exact or reading.ratios:
        return None
    led = reading.text[: x.start].rstrip()
    others = [y for y in flat[:-1] if y.end > led.rfind(":")] if led.endswith(":") else flat[:-1]
    if others or not (led.endswith(":") or tail["unit"].strip() or _TOTAL.match(reading.text)):
        return None
    return _Line(reading, x, tail["unit"].strip().lower())


def _cells(reading: Reading) -> list[_Line]:
    """The figures of a line: the one at its end, or one of each cell (``Giáo dục: 61.240 | Y tế: 4.310``)."""
    if _BAR not in reading.text:
        line = _line(reading)
        return [line] if line is not None else []
    starts = [0, *(found.end() for found in re.finditer(re.escape(_BAR), reading.text)), len(reading.text) + len(_BAR)]
    out: list[_Line] = []
    for start, then in pairwise(starts):
        own = [x for x in reading.quantities if start <= x.start < then]
        tail = _TAIL.fullmatch(reading.text, own[0].end, then - len(_BAR)) if len(own) == 1 else None
        led = reading.text[start : own[0].start].rstrip() if own else ""
        if tail is None or not led.endswith(":") or not own[0].countable or not own[0].exact:
            return []
        out.append(_Line(reading, own[0], tail["unit"].strip().lower()))
    return out


def _above(readings: Sequence[Reading], at: int) -> tuple[list[_Line], list[_Line]]:
    """The lines of the list that a total closes, in their order, and the totals among them; both empty if any line
    has no figure at its end."""
    lines: list[_Line] = []
    subtotals: list[_Line] = []
    own = readings[at].passage
    for above in range(at - 1, max(-1, at - 1 - _MOST), -1):
        reading = readings[above]
        text = reading.text.rstrip()
        found = _cells(reading) if reading.passage.part == own.part and reading.passage.prose else []
        if not found or text.endswith(":") or _OPEN.search(text):
            return ([], []) if _goes_on(readings, above, lines) else (lines[::-1], subtotals[::-1])
        if _TAKEN_OFF.match(text):
            return [], []
        if _INSIDE.match(text):
            continue
        (subtotals if text.startswith(_STARTS) else lines).extend(reversed(found))
    return lines[::-1], subtotals[::-1]


def _goes_on(readings: Sequence[Reading], head: int, lines: Sequence[_Line]) -> bool:
    """Is the line above a list one of its own that is not understood, or the head of its last group only?"""
    label = readings[head].passage.label
    if label and lines and label == lines[-1].reading.passage.label:
        return True
    above = readings[head - 1] if head else None
    return above is not None and not above.text.startswith(_STARTS) and _line(above) is not None


def _adds_up(whole: _Line, parts: Sequence[_Line]) -> bool:
    """Do the last of the lines, however many, make the total, in their scales or as bare figures?"""
    bare = _bare(whole.figure)
    figures = [line.figure for line in parts]
    plain = [_bare(x) for x in figures]
    return any(
        reaches(whole.figure, figures[start:]) or reaches(bare, plain[start:]) for start in range(len(parts) - 1)
    )


def _bare(x: Quantity) -> Quantity:
    """The figure as printed, without its scale word."""
    return replace(x, value=x.count / x.scale, step=x.step / x.scale, scale=Decimal(1))


def _are_alike(whole: _Line, parts: Sequence[_Line]) -> bool:
    """Have all lines one unit or none, and the total the same one or none?"""
    units = {line.unit for line in parts}
    return len(units) == 1 and (whole.unit in units or not whole.unit or units == {""})
