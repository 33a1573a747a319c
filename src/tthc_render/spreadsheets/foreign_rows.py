"""Which rows of another office's table name groups, and where its rows end: notes and signatures are no rows."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_endings import NOTE, begins_signatures, signs_apart
from tthc_render.spreadsheets.read_book import BookSheet, Value
from tthc_render.spreadsheets.yaml_values import number_in
from tthc_render.vietnamese.ordinals import is_below
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.subtotals import is_subtotal

_TOTAL: Final = pattern_of(r"(?:tổng (?:cộng|số)|cộng(?! đồng| tác| hòa| hoà))(?!\w).*|tổng\W*", re.IGNORECASE)
"""The name of a line of totals; Công Thương and Tổng cục Thuế are rows."""
_FIGURE: Final = re.compile(r"[-−(]?\s*\d[\d.,\s]*\)?\s*%?")
CHANCE: Final = 3
TELLING: Final = 100
"""In more columns, or up from such a figure in two, no chance makes a row the sum of those below it."""
_SYMBOL: Final = re.compile(r"[IVX]{1,5}|[A-HĐ]")
_IN_NAME: Final = re.compile(r"([IVX]{1,5}|[A-HĐ])\s*[.)/:]\s*(?=[A-ZÀ-ỸĐ])")


def is_total(name: str) -> bool:
    """Whether a row is a line of totals by its name, in composed letters or not."""
    composed = unicodedata.normalize("NFC", name).strip()
    return _TOTAL.fullmatch(composed) is not None or is_subtotal(composed)


def is_figure(value: Value) -> bool:
    """A number, or text that shows one, as tables in text files do."""
    if isinstance(value, str):
        return _FIGURE.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def rows_of_table(sheet: BookSheet, first: int, label: int, figures: Sequence[int]) -> list[int]:
    """The rows from ``first`` on that hold something, without notes below the table, up to its signatures.

    ``label`` is the column of names, ``figures`` those of figures.
    """
    out: list[int] = []
    noted = False
    for number in range(first, sheet.last_row + 1):
        row = sheet.row(number)
        texts = {at: str(value).strip() for at, value in sorted(row.items()) if str(value).strip()}
        if not texts:
            continue
        left = min(texts)
        if not any(is_figure(row.get(at)) for at in figures) and not (left < label and is_figure(row[left])):
            if _signs(sheet, number, texts, label):
                break
            noted = noted or (left <= label and NOTE.match(texts[left]) is not None)
            if noted:
                continue
        out.append(number)
    return out


def _signs(sheet: BookSheet, number: int, texts: Mapping[int, str], label: int) -> bool:
    """Whether signatures begin in a row; an office in the column of names is a row where a total stands below it."""
    lines = {at: [line.strip() for line in text.split("\n") if line.strip()] for at, text in texts.items()}
    if all(at > label and signs_apart(own) for at, own in lines.items()):
        return True
    if not any(map(begins_signatures, lines.values())):
        return False
    named = [*texts] == [label] and not texts[label].isupper()
    below = (str(sheet.row(row).get(label) or "") for row in range(number + 1, sheet.last_row + 1))
    return not (named and any(map(is_total, below)))


def groups_of_table(
    sheet: BookSheet, names: Mapping[int, str], label: int, figures: Sequence[int], *, summed: bool
) -> dict[int, str]:
    """The rows that name groups, with their numbers: I, II or A, B above rows that are numbered otherwise.

    ``names`` are those of all rows but totals. Where no row has such a number and groups are ``summed``, they are the
    rows whose figures are the sums of the rows right below them.
    """
    symbols = {row: _symbol(sheet, row, name, label) for row, name in names.items()}
    rows = [*names]
    heads = [row for row in rows if symbols[row]]
    ends = dict(itertools.pairwise(rows))
    headed = [
        row for row in heads if row in ends and (not symbols[ends[row]] or is_below(symbols[row], symbols[ends[row]]))
    ]
    if headed:
        return {row: symbols[row] for row in heads}
    return dict.fromkeys(_sums(sheet, rows, figures), "") if summed and not heads else {}


def has_rows(row: int, names: Mapping[int, str], groups: Mapping[int, str]) -> bool:
    """Whether rows or groups of its own stand below the group in ``row``."""
    after = next((other for other in names if other > row), None)
    return after is not None and (after not in groups or is_below(groups[row], groups[after]))


def _symbol(sheet: BookSheet, row: int, name: str, label: int) -> str:
    before = [str(value).strip(" .)") for at, value in sorted(sheet.row(row).items()) if at < label]
    found = _IN_NAME.match(name)
    if any(before):
        return next((text for text in before if _SYMBOL.fullmatch(text)), "")
    return found[1] if found else ""


def _sums(sheet: BookSheet, rows: Sequence[int], figures: Sequence[int]) -> list[int]:
    """The rows whose figures are those of two or more rows right below added up, by no chance."""
    out: list[int] = []
    place = 0
    while place < len(rows):
        own = {at: value for at in figures if (value := _number(sheet, rows[place], at))}
        sums = dict.fromkeys(own, Decimal(0))
        step = 1
        for count, other in enumerate(rows[place + 1 :], 1):
            sums = {at: value + _number(sheet, other, at) for at, value in sums.items()}
            if count > 1 and own == sums and (len(own) > CHANCE or (len(own) > 1 and max(own.values()) >= TELLING)):
                out.append(rows[place])
                step = count + 1
                break
        place += step
    return out


def _number(sheet: BookSheet, row: int, at: int) -> Decimal:
    return number_in(sheet.cells.get((row, at))) or Decimal(0)
