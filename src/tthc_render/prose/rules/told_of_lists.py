"""What a sentence tells of the list beside it, which has otherwise: P967.

``Danh sách gồm 12 người`` below eleven rows; ``kiểm tra 06 cơ quan, đơn vị với tổng số 160 hồ sơ, theo lịch sau:``
above five, whose column "Số hồ sơ lấy mẫu" adds up to 150; ``gồm 12 ông, bà …, có tên trong Phụ lục`` with
eleven names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.listed_tables import ListedTable, listed_tables
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.counted_members import PERSONS, wrong_members
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_BELOW: Final = pattern_of(
    r"\(?(?:(?:Danh sách|Bảng|Biểu|Phụ lục)(?: này| trên)?(?: có| gồm)(?: có| tất cả)?"
    r"|(?:Tổng cộng|Tổng số)(?: có)?:?)\s"
    rf"(?P<count>\d{{1,4}})\s(?P<noun>{PERSONS})(?!\w)[\s./)]*$",
    re.IGNORECASE,
)
_NAMED_IN: Final = pattern_of(
    rf"(?<!\w)gồm (?:có )?(?P<count>\d{{1,4}})\s(?P<noun>{PERSONS})(?!\w)"
    r"[^.]*?có tên (?:trong|tại|ở)\s(?:Phụ lục|danh sách)",
    re.IGNORECASE,
)
_TOTAL: Final = pattern_of(
    r"(?<!\w)(?<!trong )tổng (?:số|cộng)\s(?P<count>\d[\d.]*)\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)", re.IGNORECASE
)
_COUNT: Final = pattern_of(r"(?<![\w.,/])(?<!trong )(?<!Trong )(?P<count>\d{1,3})\s(?=[^\W\d_])")
_PART: Final = pattern_of(
    r"(?<!\w)(?:trong đó|mỗi|từng|ít nhất|tối thiểu|tối đa|khoảng|trên|hơn|gần|số còn lại)(?!\w)", re.IGNORECASE
)
_NO_SUM: Final = pattern_of(
    r"%|tỷ lệ|tỉ lệ|bình quân|trung bình|điểm|năm|ngày|lũy kế|cuối|còn lại|đơn giá|mức", re.IGNORECASE
)
"""Heads of columns that are not added up."""
_SLIP: Final = 2
"""A number further off than that counts something else."""
_NAMES: Final = pattern_of(r"(?:họ(?: và|,)? tên|tên)(?! (?:chủ )?hộ)(?!.*(?:chủ hộ|đại diện))", re.IGNORECASE)
"""The head of a column whose rows are a person each."""
_SHORT_NOUN: Final = 3
"""Words of a name of several: "cơ quan" need not be all "cơ quan, đơn vị"."""


def check_told_of_lists(context: ProseContext) -> list[Finding]:
    """Findings on counts and totals beside a table whose rows are counted."""
    readings, out = context.readings, list[Finding]()
    tables = list(listed_tables(readings))
    for table in tables:
        out += _total_row(readings, table)
        above = readings[table.first - 1] if table.first else None
        if above is not None and above.passage.prose and above.text.rstrip().endswith(":"):
            out += _above(above, table)
        below = readings[table.end] if table.end < len(readings) else None
        if below is not None and (told := _BELOW.match(below.text)):
            out += _count(below, told, table, "ở trên")
    of_annexes = [table for table in tables if readings[table.first].passage.part]
    annexes = {reading.passage.part for reading in readings if reading.passage.part}
    if len(of_annexes) == len(annexes) == 1:
        for reading in context.running:
            told = None if reading.passage.part or any(wrong_members(reading)) else _NAMED_IN.search(reading.text)
            if told:
                out += _count(reading, told, of_annexes[0], "của Phụ lục")
    return out


def _count(reading: Reading, told: re.Match[str], table: ListedTable, where: str) -> Iterator[Finding]:
    if len(table.heads) < 2 or not _NAMES.match(table.heads[1]):
        return
    reading.compared.add(told.start("count"))
    sums = [sum(figures) for at in range(len(table.heads)) if (figures := _figures(table, at))]
    if int(told["count"]) not in (len(table.rows), *sums):
        yield _finding(reading, told, f"bảng {where} có {len(table.rows):02} dòng")


def _finding(reading: Reading, told: re.Match[str], right: str) -> Finding:
    written = reading.text[told.start("count") : told.end("noun")]
    return finding("P967", reading.passage.at(told.start("count")), written=written, right=right)


def _above(reading: Reading, table: ListedTable) -> Iterator[Finding]:
    """``06 cơ quan, đơn vị``, as the names of the rows are called, and ``tổng số 160 hồ sơ``, as a column is."""
    start = max((sentence.start for sentence in reading.sentences), default=0)
    if _PART.search(reading.text, start):
        return
    called = table.heads[1].casefold() if len(table.heads) > 1 else ""
    counts = [
        (told, noun)
        for told in _COUNT.finditer(reading.text, start)
        if (noun := _as_called(reading.text[told.end() :].casefold(), called))
    ]
    reading.compared.update(told.start("count") for told, _ in counts)
    if len(counts) == 1 and 0 < abs(int(counts[0][0]["count"]) - len(table.rows)) <= _SLIP:
        told, noun = counts[0]
        written = reading.text[told.start() : told.end() + len(noun)]
        right = f"bảng ở dưới có {len(table.rows):02} dòng"
        yield finding("P967", reading.passage.at(told.start()), written=written, right=right)
    for told in _TOTAL.finditer(reading.text, start):
        columns = [
            at for at, head in enumerate(table.heads) if _names(head, told["noun"]) and _figures(table, at) is not None
        ]
        figures = _figures(table, columns[0]) if len(columns) == 1 else None
        value = read_printed(told["count"].rstrip("."))
        if figures is not None and value is not None:
            reading.compared.add(told.start("count"))
        if figures is not None and value is not None and _is_slip(value, sum(figures)):
            total = format_decimal(Decimal(sum(figures)))
            yield _finding(reading, told, f"cột “{table.heads[columns[0]]}” của bảng ở dưới cộng lại là {total}")


def _is_slip(written: Decimal, right: Decimal | int) -> bool:
    """Does one slip of typing lead from one to the other? Else the sentence tells of something else."""
    return one_typing_apart(str(int(written)), str(int(right)))


def _total_row(readings: Sequence[Reading], table: ListedTable) -> Iterator[Finding]:
    """The total of each column below lines with bars; those of cells are the matter of other rules."""
    for column in range(2, len(table.total)):
        figures, written = _figures(table, column), table.total[column]
        value = read_printed(written)
        if figures is None or value is None or _NO_SUM.search(table.heads[column]):
            continue
        reading = readings[table.total_at]
        for row, cells in zip(readings[table.total_at - len(table.rows) : table.total_at], table.rows, strict=True):
            row.compared.add(row.text.rfind(cells[column]))
        reading.compared.add(reading.text.rfind(written))
        if _adds_up(figures, value):
            continue
        total = format_decimal(Decimal(sum(figures)))
        right = f"cột “{table.heads[column]}” cộng các dòng ở trên được {total}"
        yield finding(
            "P967", reading.passage.at(reading.text.rfind(written)), written=f"{table.total[0]}: {written}", right=right
        )


def _adds_up(figures: Sequence[Decimal], value: Decimal) -> bool:
    """Is that the sum? Figures with decimals may each be rounded, as the sum may."""
    if all(figure == figure.to_integral() for figure in figures):
        return sum(figures) == value
    step, last = (min(Decimal(1).scaleb(int(x.as_tuple().exponent)) for x in some) for some in (figures, [value]))
    return abs(sum(figures) - value) < (step * len(figures) + last) / 2


def _as_called(text: str, called: str) -> str:
    """``called``, or its first words, that ``text`` begins with; "" for a few of them."""
    words = called.split()
    for count in range(len(words), min(len(words), _SHORT_NOUN) - 1, -1):
        noun = " ".join(words[:count]).rstrip(",;:")
        if re.match(rf"{re.escape(noun)}(?!\w)", text):
            return noun
    return ""


def _names(head: str, noun: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(noun.casefold())}(?!\w)", head.casefold()) is not None


def _figures(table: ListedTable, column: int) -> list[Decimal] | None:
    figures = [read_printed(row[column]) for row in table.rows] if column else [None]
    known = [figure for figure in figures if figure is not None]
    return known if len(known) == len(figures) else None
