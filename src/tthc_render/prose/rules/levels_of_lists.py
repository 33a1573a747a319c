"""A claim that all of a list are above a level, or below it, against the member that is not: P901.

``Tả Phìn 91,3%; Phăng Xô Lin 92,6%; Nậm Lúc 89,4%. Ba bản nêu trên đều vượt ngưỡng 90%``; ``tỷ lệ chuyên cần các trường
đều trên 90%: THCS Lê Lợi 95,4%; …``; the same below or above lines that are a table. The words of the claim are those
of the list, and the number of those it is of, where it has one, is that of its members.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.announced_lists import SPELT
from tthc_render.prose.context import ProseContext
from tthc_render.prose.line_tables import LineTable
from tthc_render.prose.nouns import UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.denied_sweeps import denied
from tthc_render.prose.sections import before
from tthc_render.prose.table_mentions import beside, known_words
from tthc_render.prose.value_lists import KINDS, WORD, value_lists
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"đều", "cũng", "không"})
_LEVEL: Final = (
    r"(?P<bound>trên|vượt(?: ngưỡng| mức)?|từ|dưới|không quá|không vượt(?: quá)?|không dưới|hơn|cao hơn|thấp hơn"
    r"|tối thiểu|ít nhất|tối đa) (?:(?:ngưỡng|mức) )?(?P<level>\d[\d.]*(?:,\d+)?)(?P<percent>\s?%)?"
    r"(?!\s?[-–]|\d|[.,]\d|\s?%? điểm)(?: (?!đến )(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?))?"
)
_ALL: Final = pattern_of(rf"(?<!\w)(?:đều|nào cũng)(?!\w)(?P<what>[^.;:()\d]{{0,60}}?) {_LEVEL}")
_NONE: Final = pattern_of(
    rf"(?<!\w)[Kk]hông (?:có|còn) (?P<what>[^.;:,()\d]{{2,50}}?)(?: nào)?(?: (?:có|đạt|ở mức|tỷ lệ))* {_LEVEL}"
)
_MOST: Final = frozenset({"dưới", "không quá", "không vượt", "không vượt quá", "thấp hơn", "tối đa"})
_MARK: Final = pattern_of(r"[.;:()]\s?")
_COUNT: Final = pattern_of(
    r"(?<!\w)(?:(?:cả|tất cả) )?(?P<count>\d{1,3}(?:/\d{1,3})?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?= [^\W\d_])",
)
_SOME: Final = pattern_of(
    r"(?<!\w)(?:riêng|trừ|còn lại|khác|phấn đấu|mục tiêu|sẽ|nhằm|nếu|dự kiến|yêu cầu|cùng kỳ|năm trước|kỳ trước"
    r"|tháng trước|đề nghị|phải|hầu hết|phần lớn|đa số|một số|cơ bản|nhiều|trong đó|để|các năm|hằng năm)(?!\w)"
)
_APART: Final = pattern_of(r"(?<!\w)(?:riêng|trừ)(?!\w)")
_BETWEEN: Final = nouns_in("""
các những cả tất số đã có đạt mức tỷ lệ nêu trên này khảo sát được đơn vị địa phương xã phường thôn bản tổ trường huyện
của ở tại và với là toàn bộ mỗi hai ba bốn năm sáu bảy tám chín mười như vậy nhìn chung theo bảng danh sách kể trong
kết quả cho thấy điểm thì ghi nhận giải ngân nào cũng qua rà soát thực hiện đó đều luôn
""")


class _Row(NamedTuple):
    name: str
    number: Decimal
    shown: str


def check_levels_of_lists(context: ProseContext) -> list[Finding]:
    """Findings on claims of a level that a member of a list does not keep."""
    out: list[Finding] = []
    claims = [(at, x) for at, reading in context.places_saying(_WORDS) if reading.has_digits for x in _claims(reading)]
    tables = context.line_tables if claims else []
    for at, claim in claims:
        out += [*_of_lists(context.running, at, claim), *_of_tables(context, tables, at, claim)][:1]
    return out


class _Claim(NamedTuple):
    start: int
    end: int
    words: frozenset[str]
    number: int
    level: Decimal
    unit: str
    most: bool


def _claims(reading: Reading) -> Iterator[_Claim]:
    low = reading.low
    for said in (*_ALL.finditer(low), *_NONE.finditer(low)):
        start = max((x.end() for x in _MARK.finditer(low, 0, said.start())), default=0)
        none = low.startswith("không", said.start())
        if none:
            start = said.start()
        elif "riêng" in (own := low[start : said.start()]):
            start += own.rindex("riêng") + len("riêng")
        who = low[start : said.start()]
        stop = next((x.start() for x in _MARK.finditer(low, said.end())), len(low))
        counted = _COUNT.search(who)
        plain = who[: counted.start()] + who[counted.end() :] if counted else who
        level = read_printed(said["level"])
        if level is None or _SOME.search(f"{who} {said['what']}") or _APART.search(low, said.end(), stop):
            continue
        part, _, whole = (counted["count"] if counted else "0").partition("/")
        if (whole and part != whole) or any(x.isdigit() for x in plain):
            continue
        most = (said["bound"] in _MOST) is not none
        unit = "%" if said["percent"] else (said["unit"] or "")
        words = frozenset(WORD.findall(f"{plain} {said['what']}"))
        yield _Claim(start, said.end(), words, SPELT.get(part) or int(part), level, unit, most)


def _counts_in(unit: str, words: str) -> bool:
    """Is the unit of a column that of a level, or has it none of its own?"""
    if "%" in (unit, words):
        return unit == words
    names = {words, words.partition(" ")[0]}
    return not unit or unit in names or bool({UNITS.get(name, name) for name in names} & {UNITS.get(unit, unit)})


def _of_lists(readings: Sequence[Reading], at: int, claim: _Claim) -> Iterator[Finding]:
    for of in before(readings, at):
        for one in value_lists(of):
            own = of is readings[at]
            behind = own and one.span.start >= claim.end
            if behind and any(x.isdigit() for x in of.text[claim.end : one.span.start]):
                continue
            if own and one.span.start < claim.end and one.span.end > claim.start:
                continue
            known = one.words | _BETWEEN | KINDS
            for column, unit in enumerate(one.units):
                rows = [_Row(x.shown, x.cells[column].number, x.cells[column].shown) for x in one.members]
                if _counts_in(unit, claim.unit):
                    yield from _judge(readings[at], claim, rows, known, behind=behind)
                    return


def _of_tables(context: ProseContext, tables: Sequence[LineTable], at: int, claim: _Claim) -> Iterator[Finding]:
    reading = context.running[at]
    for table in tables:
        if not any(one is reading for one in beside(context, table)):
            continue
        columns = [
            column for column in range(table.width)
            if len(table.column(column)) == len(table.rows)
            and all(row.cells[column].percent == (claim.unit == "%") for row in table.rows)
        ]  # fmt: skip
        if len(columns) == 1 and not any(row.is_inside or row.is_total for row in table.rows):
            cells = [(row.name, row.cells[columns[0]]) for row in table.rows]
            rows = [_Row(name, x.number, x.text) for name, x in cells if x.number is not None]
            yield from _judge(reading, claim, rows, known_words(table) | _BETWEEN, behind=False)


def _judge(
    reading: Reading, claim: _Claim, rows: Sequence[_Row], known: frozenset[str], *, behind: bool
) -> Iterator[Finding]:
    if claim.number not in (0, len(rows)) or not (claim.words <= known or behind):
        return
    odd = [x for x in rows if (x.number > claim.level if claim.most else x.number < claim.level)]
    if odd and len(odd) < len(rows):
        told = reading.text[claim.start : claim.end].strip(" ,")
        yield denied(reading, claim.start, told, "; ".join(f"{x.name} {x.shown}" for x in odd))
