"""Totals stated in prose against the tables of the same Word file: P933.

A column is known by its head ("Số hồ sơ tiếp nhận", "Số hộ nghèo"), its total by the row "Tổng cộng". The sentence must
say "tổng số" and the same words; since it may be of another scope than the table, only a figure that is one slip of
typing or a few hundredths away is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.docx_tables import Cell, FigureTable
from tthc_render.prose.excerpts import shown
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

NEAR: Final = Decimal("0.05")
_HEAD: Final = pattern_of(
    r"(?:tổng số |số lượng |số )?(?P<what>hồ sơ|đơn|vụ việc|vụ|thủ tục|TTHC)?\s?(?:đã )?"
    r"(?P<verb>tiếp nhận|giải quyết|trả lại|thụ lý|xử lý)",
    re.IGNORECASE,
)
_NAMED: Final = pattern_of(
    r"(?:tổng số |số )?(?P<what>[^\W\d_]+(?: [^\W\d_]+){1,3})(?: \([^()]{1,20}\))?", re.IGNORECASE
)
"""Any other head of two to four words: "Số hộ nghèo", "Hộ cận nghèo (hộ)"."""
_TOTAL: Final = pattern_of(r"(?:tổng|cộng|toàn (?:tỉnh|huyện|xã|ngành))(?!\w)", re.IGNORECASE)
_OTHER: Final = pattern_of(r"(?<!\w)(?:cùng kỳ|lũy kế|kỳ trước|năm trước|riêng|lĩnh vực)(?!\w)", re.IGNORECASE)


def check_table_totals(tables: Sequence[FigureTable], readings: Sequence[Reading]) -> list[Finding]:
    """Findings on totals in running text that the tables have otherwise."""
    known = [item for table in tables for item in _totals(table)]
    return [item for reading in readings if known and reading.passage.prose for item in _contradictions(reading, known)]


def _totals(table: FigureTable) -> Iterator[tuple[re.Pattern[str], int, str, Decimal]]:
    """Words of a column in prose, number of the table, head of the column, total."""
    total = next((row for row in table.rows if _is_total(row)), None)
    for column, cell in enumerate(total or ()):
        if cell.number is None:
            continue
        heads = [row[column].text.strip() for row in table.rows[:3]]
        head = next((text for text in heads if _HEAD.fullmatch(text)), "")
        found = _HEAD.fullmatch(head)
        if found:
            lead = rf"[Tt]ổng số[^.;:,\d]{{0,30}}?(?:đã )?{found['verb'].lower()}"
        else:
            head = next((text for text in heads if _NAMED.fullmatch(text)), "")
            named = _NAMED.fullmatch(head)
            top = [cell.text.strip() for row in table.rows[:3] for cell in row]
            if named is None or top.count(head) > 1:
                continue
            lead = rf"[Tt]ổng số {re.escape(named['what'].lower())}"
        words = re.compile(rf"{lead}(?: trong kỳ| được| là| có| toàn xã| của xã)*\s?:?\s{{1,2}}$")
        yield words, table.number, head, cell.number


def _is_total(row: Sequence[Cell]) -> bool:
    """Is it a row of figures, called a total? Heads of columns begin with that word, too ("Tổng số tiếp nhận")."""
    named = any(_TOTAL.match(cell.text.strip()) for cell in row[:3] if cell.number is None)
    return named and any(cell.number is not None for cell in row)


def _contradictions(reading: Reading, known: Sequence[tuple[re.Pattern[str], int, str, Decimal]]) -> Iterator[Finding]:
    for quantity in reading.counts:
        lead = reading.text[max(0, quantity.start - 80) : quantity.start]
        fitting = [item for item in known if item[0].search(lead)]
        if not fitting or not quantity.exact or _OTHER.search(lead):
            continue
        if any(quantity.count == total for _, _, _, total in fitting):
            continue
        for _, number, head, total in fitting:
            near = abs(quantity.count - total) <= NEAR * total or is_slip(quantity.count, total)
            if total and near:
                yield finding(
                    "P933", reading.passage.at(quantity.start), written=shown(quantity), table=number, column=head,
                    total=format_decimal(total),
                )  # fmt: skip
                break
