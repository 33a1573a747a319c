"""One line of a list of amounts with another scale word than the others, which makes the list miss its total: P923.

``kinh phí đã thực hiện 3.120 triệu đồng`` above ``Cải tạo: 1.480 tỷ đồng``, ``Lễ hội: 960 triệu đồng``, ``Đào tạo: 680
triệu đồng``: in the scale of the others the lines add up to the digit, which no chance does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_LINE: Final = pattern_of(
    r"[^:]{2,90}:\s(?P<figure>\d[\d.]*(?:,\d+)?) (?P<scale>nghìn|triệu|tỷ) (?P<noun>[^\W\d_]+)(?![^\W\d_])"
)
_POWER: Final = {"nghìn": 3, "triệu": 6, "tỷ": 9}
_AROUND: Final = 4
_LEAST: Final = 3
_TELLING: Final = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """The amount that a line gives, its scale word and what is counted."""

    reading: Reading
    at: int
    text: str
    figure: Decimal
    scale: str
    noun: str


def check_scales_of_lines(context: ProseContext) -> list[Finding]:
    """Findings on scale words that one line has otherwise than all others."""
    running = context.running
    out: list[Finding] = []
    run: list[_Line] = []
    for at, reading in enumerate([*running, None]):
        line = reading.kept(_line) if reading and ": " in reading.text and "đồng" in reading.vocabulary else None
        if line is not None:
            run.append(line)
            continue
        if len(run) >= _LEAST and len({x.scale for x in run}) > 1:
            first = at - len(run)
            out += _judge(run, [*running[max(0, first - _AROUND) : first], *running[at : at + _AROUND]])
        run = []
    return out


def _line(reading: Reading) -> _Line | None:
    found = _LINE.match(reading.text)
    value = read_printed(found["figure"]) if found else None
    if found is None or value is None:
        return None
    return _Line(reading, found.start("figure"), found["figure"], value, found["scale"], found["noun"])


def _judge(run: Sequence[_Line], near: Sequence[Reading]) -> Iterator[Finding]:
    totals = {x.count for reading in near for x in reading.counts if x.scale != 1}
    if sum((_worth(x, x.scale) for x in run), Decimal(0)) in totals or len({x.noun for x in run}) > 1:
        return
    odd: list[tuple[_Line, str]] = []
    for line in run:
        others = {x.scale for x in run if x is not line}
        if len(others) != 1 or line.scale in others or len(line.text.replace(".", "").strip("0")) < _TELLING - 1:
            continue
        (scale,) = others
        added = sum((_worth(x, scale) for x in run), Decimal(0))
        if added in totals and len(f"{added.normalize():f}".strip("0").replace(".", "")) >= _TELLING:
            odd.append((line, scale))
    if len(odd) == 1:
        line, scale = odd[0]
        yield finding(
            "P923", line.reading.passage.at(line.at), written=f"{line.text} {line.scale} {line.noun}",
            right=f"{line.text} {scale} {line.noun}",
            computation=" + ".join(f"{x.text} {x.scale}" for x in run),
            quote=quote(line.reading.text, 0, line.at + len(line.text) + 12),
        )  # fmt: skip


def _worth(line: _Line, scale: str) -> Decimal:
    return line.figure * Decimal(10) ** _POWER[scale]
