"""The highest or lowest of the lines of a table, named without its figure: P924.

``Cúc Phương: 386 - 322 - 83,4%`` and four lines more, below them ``cao nhất là xã Kỳ Phú`` or ``Kỳ Phú có tỷ lệ cao
nhất``: the line of that name must have the highest figure in the column that is named, or in one of all. Nothing is
said where the sentence before speaks of anything that the words above the lines do not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.line_tables import LineTable, Row
from tthc_render.prose.reading import Reading
from tthc_render.prose.table_mentions import beside, known_words, mentions, says_no_more
from tthc_render.vietnamese.patterns import pattern_of

_EXTREME: Final = pattern_of(
    r"(?<!\w)(?P<word>(?:cao|thấp|nhiều|ít|lớn|chậm|nhanh) nhất|(?:dẫn|đứng) đầu|đứng cuối|xếp cuối)(?!\w)"
)
_AHEAD: Final = pattern_of(
    r" (?:là|thuộc về)\s(?:(?:xã|phường|thị trấn|huyện|thôn|bản|khối|tổ|trường|đơn vị|nguồn|nhóm|cụm"
    r"|lĩnh vực|phòng|ban|dự án)\s)?"
)
_LEAD: Final = pattern_of(r"(?:^|[.;,]\s|nhận xét: )(?:trong đó,? )?$")
_BEHIND: Final = pattern_of(
    r"\s(?:(?:là|vẫn là) (?:xã|phường|thôn|khối|đơn vị|chủ đầu tư|địa phương|nơi)\s)?(?:có|đạt)\s"
    r"(?P<column>[^.;,:()\d]{2,40}?)\s"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_LOW: Final = frozenset({"thấp nhất", "ít nhất", "chậm nhất", "đứng cuối", "xếp cuối"})
_PLACES: Final = frozenset({"dẫn đầu", "đứng đầu", "đứng cuối", "xếp cuối"})
_LEADS: Final = pattern_of(r"(?:,|;|\.|\)|\s\(|$|\s(?:với|đạt|chỉ)\s\d)")
"""``Cụm Việt Trì dẫn đầu, …``, ``Toán thấp nhất.``: the place of a row in its table as a whole."""
_BY_RATE: Final = frozenset({"chậm nhất", "nhanh nhất"})
"""Words of the speed with which something is done: of a column of rates only."""
_RATES: Final = frozenset({"tiến", "ngân", "thành", "hiện"})
"""``tiến độ``, ``giải ngân``, ``hoàn thành``, ``thực hiện``: what may be slow."""
_EXTREME_WORDS: Final = frozenset({"nhất", "đầu", "cuối"})
_LEAST: Final = 3


def check_extreme_lines(context: ProseContext) -> list[Finding]:
    """Findings on lines called the highest or lowest that are so in no column."""
    out: list[Finding] = []
    for table in context.line_tables:
        if len(table.rows) < _LEAST or any(row.is_inside or row.is_total for row in table.rows):
            continue
        for reading in beside(context, table):
            if reading.says(_EXTREME_WORDS):
                out += _judge(table, reading)
    return out


def _judge(table: LineTable, reading: Reading) -> Iterator[Finding]:
    found = list(_EXTREME.finditer(reading.low))
    named = [item for item in mentions(table, reading) if item[2] is not table.total] if found else []
    known = known_words(table)
    for extreme in found:
        at, stop, row, columns = _named(table, reading, extreme, named)
        start = max(reading.text.rfind(". ", 0, extreme.start() + 1), 0)
        if row is None or not says_no_more(table, known, reading.low[start : extreme.end()]):
            continue
        if extreme["word"] in _BY_RATE:
            rates = [at for at in columns if all(one.cells[at].percent for one in table.rows)]
            columns = rates if len(rates) == 1 and not _RATES.isdisjoint(known) else ()
        best = min if extreme["word"] in _LOW else max
        ends = {at: best(column) for at in columns if (column := table.column(at))}
        if not ends or any(row.cells[at].number == end for at, end in ends.items()):
            continue
        last = max(ends)
        other = next(one for one in table.rows if one.cells[last].number == ends[last])
        yield finding(
            "P924", reading.passage.at(at), word=extreme["word"],
            one=f"{row.name} ({row.cells[last].text})", other=f"{other.name} ({other.cells[last].text})",
            quote=quote(reading.text, at, stop),
        )  # fmt: skip


def _named(
    table: LineTable, reading: Reading, extreme: re.Match[str], named: Sequence[tuple[int, int, Row]]
) -> tuple[int, int, Row | None, Sequence[int]]:
    """From where to where a row is called an extreme, the row, and the columns of which."""
    ahead = _AHEAD.match(reading.low, extreme.end())
    every = range(table.width)
    if ahead and _LEAD.search(reading.low, 0, extreme.start()):
        behind = [item for item in named if ahead.start() < item[0] <= ahead.end() <= item[1]]
        return extreme.start(), (behind[0][1] if behind else 0), (behind[0][2] if behind else None), every
    before = [item for item in named if item[1] <= extreme.start()]
    direct = before and reading.text[before[-1][1] : extreme.start()] == " "
    if (
        before
        and ((direct and table.width == 1) or extreme["word"] in _PLACES)
        and _LEADS.match(reading.low, extreme.end())
    ):
        return before[-1][0], extreme.end(), before[-1][2] if direct else None, every
    said = _BEHIND.fullmatch(reading.low, before[-1][1], extreme.start()) if before else None
    if said is None:
        return 0, 0, None, ()
    words = set(_WORD.findall(said["column"]))
    columns = [at for at, head in enumerate(table.heads) if words <= set(_WORD.findall(head.lower()))]
    if not columns and {"tỷ", "lệ"} <= words:
        columns = [at for at in every if all(row.cells[at].percent for row in table.rows)]
    return before[-1][0], extreme.end(), (before[-1][2] if len(columns) == 1 else None), columns
