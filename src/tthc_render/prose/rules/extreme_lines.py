"""The highest or lowest of the lines above, named without its figure: P924.

``Cúc Phương: 386 - 322 - 83,4%`` and four lines more, below them ``cao nhất là xã Kỳ Phú``: the line of that name must
have the highest figure in one column at least. Nothing is said where the sentence before speaks of anything that the
words above the lines do not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_LINE: Final = pattern_of(
    rf"(?:(?:xã|phường|thôn|bản|khối|tổ|trường|đơn vị|Xã|Phường|Thôn|Bản|Khối|Tổ|Trường)\s)?"
    rf"(?P<name>[{CAPITALS}][^:;.,()]{{1,30}}):\s(?P<cells>\d[\d.,]*%?(?:(?:\s[-–|]\s|;\s|,\s)\d[\d.,]*%?)*)[.;,]?"
)
_CELL: Final = pattern_of(r"\d[\d.]*(?:,\d+)?")
_TOTAL: Final = pattern_of(r"(?:Cộng|Tổng|Toàn|Chung|Bình quân)(?!\w)")
_EXTREME: Final = pattern_of(
    r"(?P<lead>(?:^|[.;,]\s|Nhận xét: )(?:trong đó,? )?)(?P<word>(?:[Cc]ao|[Tt]hấp|[Nn]hiều|[Íí]t|[Ll]ớn) nhất)"
    r" (?:là|thuộc về)\s(?:(?:xã|phường|thôn|bản|khối|tổ|trường|đơn vị)\s)?"
    rf"(?P<name>[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}\d][^\W_]*){{0,4}})(?=[.,;]|$)"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_PLAIN: Final = nouns_in(
    "nhận xét cả các xã phường thôn bản khối tổ trường đơn vị đều trên dưới đạt từ trở lên có là và trong đó tỷ lệ số"
    " cao thấp nhiều ít lớn nhất thuộc về"
)
_LEAST: Final = 3
_BELOW: Final = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """The name of a line, and its figures."""

    name: str
    figures: tuple[Decimal, ...]
    printed: str


def check_extreme_lines(context: ProseContext) -> list[Finding]:
    """Findings on lines called the highest or lowest that are so in no column."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if at >= _LEAST and "nhất" in reading.vocabulary
        for item in _judge(readings, at)
    ]


def _judge(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    found = list(_EXTREME.finditer(readings[at].text))
    head, lines = _lines_above(readings, at) if found else ("", [])
    if len(lines) < _LEAST or len({len(x.figures) for x in lines}) != 1 or len({x.name for x in lines}) != len(lines):
        return
    known = {*_WORD.findall(head.lower()), *_PLAIN} | {word for x in lines for word in _WORD.findall(x.name.lower())}
    for extreme in found:
        named = next((x for x in lines if x.name == extreme["name"]), None)
        start = max(readings[at].text.rfind(". ", 0, extreme.start() + 1), 0)
        if named is None or not known.issuperset(_WORD.findall(readings[at].low[start : extreme.end()])):
            continue
        best = min if extreme["word"].lower() in ("thấp nhất", "ít nhất") else max
        ends = [best(column) for column in zip(*(x.figures for x in lines), strict=True)]
        if any(x == end for x, end in zip(named.figures, ends, strict=True)):
            continue
        other = next(x for x in lines if x.figures[-1] == ends[-1])
        yield finding(
            "P924", readings[at].passage.at(extreme.start("word")), word=extreme["word"].lower(),
            one=f"{named.name} ({named.printed})", other=f"{other.name} ({other.printed})",
            quote=quote(readings[at].text, extreme.start("word"), extreme.end()),
        )  # fmt: skip


def _lines_above(readings: Sequence[Reading], at: int) -> tuple[str, list[_Line]]:
    """The words above the lines, and the lines; a total between them and the passage is none of them."""
    out: list[_Line] = []
    row = at - 1
    while row >= 0:
        found = _LINE.fullmatch(readings[row].text)
        if _TOTAL.match(readings[row].text) and not out and at - row <= _BELOW:
            row -= 1
            continue
        if found is None:
            break
        figures = tuple(read_printed(cell) or Decimal(0) for cell in _CELL.findall(found["cells"]))
        out.append(_Line(found["name"].strip(), figures, found["cells"].split()[-1].rstrip(";,.")))
        row -= 1
    return (readings[row].text if row >= 0 else ""), out[::-1]
