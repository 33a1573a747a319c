"""The rank of a line of a table, told beside it: P974.

``Hàn Quốc đứng thứ hai`` below lines of which two are higher; ``Ngữ văn cao nhất, kế đến là Lịch sử`` where Địa lý
comes between. The extreme that the same passage names rightly shows from which end is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.line_tables import LineTable, Row
from tthc_render.prose.reading import Reading
from tthc_render.prose.table_mentions import beside, known_words, mentions, says_no_more
from tthc_render.vietnamese.ordinals import PLACES, place_word
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"thứ", "hạng", "nhì", "đến", "tiếp", "sau", "kế"})
_NTH: Final = "|".join(word for word, place in PLACES.items() if place > 1)
_END: Final = pattern_of(
    r"(?<!\w)(?:(?P<least>(?:thấp|ít|nhỏ|kém) nhất|đứng cuối|xếp cuối)"
    r"|(?:cao|nhiều|lớn|đông|tốt) nhất|(?:dẫn|đứng) đầu|(?:đứng|xếp) thứ (?:nhất|1))(?!\w)"
)
_RANK: Final = pattern_of(
    r"(?P<behind>(?:(?:xếp|đứng|giữ|ở)(?: ở)?(?: vị trí)?(?: thứ| hạng| thứ hạng)"
    rf"|(?P<high>cao|nhiều|lớn|đông) thứ|(?P<low>thấp|ít|nhỏ) thứ) 0?(?P<nth>{_NTH})(?!\w)(?! từ dưới| thuộc| là))"
    r"|(?P<ahead>(?:kế đến|tiếp đến|tiếp theo|kế tiếp|tiếp sau|sau đó|theo sau|rồi đến"
    rf"|(?:xếp |đứng )?(?:ở )?(?:vị trí )?thứ (?P<place>{_NTH}))(?: mới)?(?: là| thuộc về)?\s)",
)
_KIND: Final = r"(?:(?:môn|xã|phường|huyện|thôn|bản|khối|tổ|trường|đơn vị|nguồn|nhóm|lĩnh vực|phòng|dự án)\s)?"
_TO_NAME: Final = pattern_of(_KIND)
_TO_RANK: Final = pattern_of(
    r"(?:\s\([^()]{1,30}\))?\s(?:tuy |vẫn |đã |đang |chỉ |mới |là |vươn lên )*(?:(?:có|đạt) [^.;,:()]{2,40} )?"
)
_SOME: Final = pattern_of(r"(?<!\w)(?:một số|tiêu biểu|điển hình|trong đó|nổi bật)(?!\w)", re.IGNORECASE)
_LEAST: Final = 3


class _Claim(NamedTuple):
    """From where to where a row is given its place, counted from the highest (1) or from the lowest (-1)."""

    start: int
    end: int
    row: Row
    place: int
    sign: int
    counted: bool
    """Does the passage name the first of that end, too?"""


def check_ranked_lines(context: ProseContext) -> list[Finding]:
    """Findings on ranks of lines that their figures deny."""
    return [
        item
        for table in context.line_tables
        if len(table.rows) >= _LEAST and not any(row.is_inside or row.is_total for row in table.rows)
        for reading in beside(context, table)
        if reading.says(_SAID)
        for item in _judged(table, reading)
    ]


def _judged(table: LineTable, reading: Reading) -> Iterator[Finding]:
    known = known_words(table)
    for claim in _claims(table, reading):
        start = max(reading.text.rfind(". ", 0, claim.start + 1), 0)
        if not says_no_more(table, known, reading.low[start : claim.end]):
            continue
        ranks = [_rank(table, claim, at) for at in range(table.width) if len(table.column(at)) == len(table.rows)]
        if not ranks or any(wrong is None for wrong, _ in ranks):
            continue
        at, (right, ahead) = next((at, rank) for at, rank in enumerate(ranks))
        end = "cao" if claim.sign > 0 else "thấp"
        yield finding(
            "P974", reading.passage.at(claim.start), written=reading.text[claim.start : claim.end].strip(),
            name=claim.row.name, value=claim.row.cells[at].text,
            right=f"{end} {'' if right == 1 else 'thứ '}{place_word(right or 1)}",
            others="; ".join(f"{row.name} {row.cells[at].text}" for row in ahead) or "không số nào",
            quote=quote(reading.text, claim.start, claim.end),
        )  # fmt: skip


def _claims(table: LineTable, reading: Reading) -> Iterator[_Claim]:
    """The rows of a passage with the places that they are given."""
    named = [item for item in mentions(table, reading) if item[2] is not table.total]
    if not named:
        return
    ends = list(_END.finditer(reading.low))
    for said in _RANK.finditer(reading.low):
        first = max(reading.low.rfind(". ", 0, said.start()), 0)
        end = next((x for x in reversed(ends) if first <= x.start() < said.start()), None)
        sign = -1 if said["low"] or (end and end["least"] and not said["high"]) else 1
        at, place = 0, PLACES[said["nth"] or said["place"] or "hai"]
        if said["ahead"]:
            kind = _TO_NAME.match(reading.low, said.end())
            at = kind.end() if kind else said.end()
            row = next((x for x in named if x[0] in (at, said.end())), None)
            others = _RANK.search(reading.low, end.end(), said.start()) if end else None
            if end is None or (others and not said["place"]):
                continue
        else:
            row = next((x for x in reversed(named) if x[1] <= said.start()), None)
            if row and not _TO_RANK.fullmatch(reading.low, row[1], said.start()):
                continue
        if row:
            counted = end is not None or bool(said["high"] or said["low"])
            yield _Claim(min(row[0], said.start()), max(row[1], said.end()), row[2], place, sign, counted)


def _rank(table: LineTable, claim: _Claim, at: int) -> tuple[int | None, Sequence[Row]]:
    """The right place of a row in a column where it has another one, and the rows ahead; None where it may hold."""
    values = [(number * claim.sign, row) for number, row in zip(table.column(at), table.rows, strict=True)]
    own = next(value for value, row in values if row is claim.row)
    ahead = [row for value, row in values if value > own]
    alike = sum(value == own for value, _ in values)
    some = _SOME.search(table.above.text) if table.above else None
    lower = claim.place > len(ahead) + alike and claim.counted and not some
    wrong = claim.place <= len(ahead) or lower
    if not claim.counted and claim.place == len(values) - len(ahead) - alike + 1:
        wrong = False  # counted from the other end
    return (len(ahead) + 1 if wrong else None), ahead
