"""A line of totals below lines that each tell the same things in the same words: P301.

``Đường bộ: 214 vụ, chết 96 người, bị thương 171 người``, ``Đường sắt: 03 vụ, chết 2 người, bị thương 1 người``,
``Tổng cộng: 217 vụ, chết 98 người, bị thương 182 người``. What stands around a figure in its clause says which column
it is of. One column at least must come out, and one slip of typing must explain the other: then the lines are all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_LABEL: Final = pattern_of(r"(?:[-+]\s)?(?P<label>[^\W\d_][^:;.,\d]{1,40}):\s")
_TOTAL: Final = pattern_of(r"(?:Tổng cộng|Tổng số|Tổng|Cộng)(?: chung)?:\s")
_CLAUSE: Final = pattern_of(
    r"(?P<before>(?:[^\W\d_]+ ){0,4})(?P<figure>\d[\d.]*(?:,\d+)?) (?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,3})"
)
_END: Final = pattern_of(r"\.(?:\s|$)")
_NONE: Final = pattern_of(r"(?:không (?:xảy ra|có|phát sinh)|0)[^\d]{0,30}")
_MOST: Final = 20
_LEAST: Final = 2
_TELLING: Final = 10
_COUNTED_ONCE: Final = ("vụ", "ca", "con", "ha", "tấn", "đồng")
"""Nouns that no two lines count together; places and persons may be in two."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a line, as printed and its worth, and where it stands."""

    text: str
    value: Decimal
    at: int


def check_labelled_columns(context: ProseContext) -> list[Finding]:
    """Findings on totals of one column that the lines above do not make."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if at >= _LEAST and _TOTAL.match(reading.text)
        for item in _judge(readings, at)
    ]


def _judge(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    whole = _cells(readings[at])
    lines: list[dict[str, _Cell]] = []
    for reading in reversed(readings[max(0, at - _MOST) : at]):
        if not _LABEL.match(reading.text) or reading.passage.part != readings[at].passage.part:
            break
        cells = _cells(reading)
        none = _NONE.fullmatch(reading.text.partition(": ")[2].rstrip(" .;,"))
        if not none and cells.keys() != whole.keys():
            break
        lines.insert(0, {} if none else cells)
    lines = [line for line in lines if line]
    if len(lines) < _LEAST or len(whole) < _LEAST:
        return
    sums = {key: sum((line[key].value for line in lines), Decimal(0)) for key in whole}
    odd = [key for key, cell in whole.items() if cell.value != sums[key]]
    if len(odd) * 2 > len(whole) or not any(whole[key].value for key in whole if key not in odd):
        return
    for key in odd:
        cell, right = whole[key], sums[key]
        alone = cell.value > right or key.endswith(_COUNTED_ONCE)
        if alone and cell.value >= _TELLING and is_slip(cell.value, right):
            yield finding(
                "P301", readings[at].passage.at(cell.at), total=cell.text, sum=format_decimal(right),
                parts=" + ".join(line[key].text for line in lines), difference=format_decimal(abs(right - cell.value)),
                quote=quote(readings[at].text, 0, cell.at + len(cell.text) + 10),
            )  # fmt: skip


def _cells(reading: Reading) -> dict[str, _Cell]:
    """The figures of a line's first sentence by the words around them; none if a clause is more than one figure."""
    label = _LABEL.match(reading.text)
    stop = _END.search(reading.text, label.end()) if label else None
    out: dict[str, _Cell] = {}
    at = label.end() if label else len(reading.text)
    for piece in reading.text[at : stop.start() if stop else len(reading.text)].rstrip(";, ").split(", "):
        found = _CLAUSE.fullmatch(piece)
        value = read_printed(found["figure"]) if found else None
        if found is None or value is None:
            return {}
        out[f"{found['before']}# {found['noun']}".lower()] = _Cell(found["figure"], value, at + found.start("figure"))
        at += len(piece) + 2
    return out
