"""Columns in which one chooses: values that a note below the table lists, and columns that are only ticked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_coded_choices import CODE
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_row_sums import with_remark
from tthc_render.authoring.table_samples import FIGURES, TICK
from tthc_render.forms.codes import plain_code
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import slug

_LISTED = pattern_of(
    r"cột\s+(?:số\s+)?[“\"(\[]?(?P<column>[^\s:“”\"()\[\]]{1,4}|[^:“”\"]{2,40}?)[”\")\]]?\s+(?:chỉ\s+)?(?:ghi|chọn|điền)"
    r"(?:\s+rõ)?\s*(?:(?:một|1)\s+trong\s+(?:các|số|hai|ba|bốn|năm|sáu|\d)[^:]{0,30}:)?\s*:?\s*"
    r"(?:(?:một|1)\s+(?=mã|trong))?(?:trong\s+)?(?:các\s+)?(?:mã\s+)?(?:số\s+)?(?P<values>[^.;]+)",
    re.IGNORECASE,
)
_BETWEEN = pattern_of(r"\s*(?:,|/|\s(?:hoặc|hay|và)\s)\s*(?:hoặc\s+)?")
VALUES: Final = (2, 8)
LONGEST: Final = 5
"""Words of a value."""
_TICK_TITLE = pattern_of(r"\b(?:đánh|ghi|tích)\s+(?:dấu\s+)?[“\"'(]?\s*[xX×]\b", re.IGNORECASE)
"""“(đánh dấu X)” in a title."""


def values_in_notes(column: HeaderColumn, notes: Sequence[str]) -> tuple[str, ...]:
    """The values that a note lists for a column, which it names by code or title; () for none."""
    for note in notes:
        for found in _LISTED.finditer(note):
            named = found["column"].strip()
            if plain_code(named) not in ("", plain_code(column.code or column.printed)) or (
                not plain_code(named) and slug(named) != slug(column.title)
            ):
                continue
            values = tuple(value.strip(" “”\"'.") for value in _BETWEEN.split(found["values"]))
            if VALUES[0] <= len(values) <= VALUES[1] and all(0 < len(value.split()) <= LONGEST for value in values):
                return values
    return ()


def chosen(column: HeaderColumn, samples: Sequence[str], notes: Sequence[str]) -> HeaderColumn:
    """A column of words as a choice, where a note lists its values and no row writes another one.

    So is a column of figures where the values are codes: 1, 2 or 3.
    """
    values = values_in_notes(column, notes) if column.kind in ("chu", *FIGURES) and not column.formula else ()
    if column.kind != "chu" and not all(map(CODE.fullmatch, values)):
        return column
    written = {slug(text) for text in samples}
    if not values or not written <= {slug(value) for value in values}:
        return column
    words = f"chọn một trong: {', '.join(values)} (theo ghi chú)"
    return replace(column, kind="chon", choices=values, note=words, places=None, signed=False)


def chosen_places(
    leaves: Sequence[HeaderColumn], places: Sequence[int], samples: Callable[[int], Sequence[str]], notes: Sequence[str]
) -> tuple[int, ...]:
    """Which of the columns of words at ``places`` are choices: rows fill them in, the form prints nothing there."""
    return tuple(place for place in places if chosen(leaves[place], samples(place), notes).kind == "chon")


ROWS_LEAST: Final = 3
"""So many rows at least that tick one of several columns show that these are ticked."""


def ticked_places(columns: Sequence[HeaderColumn], rows: Sequence[DraftRow]) -> frozenset[int]:
    """The places of columns below one title of which each prescribed row crosses one, and none holds a figure but the
    number of crosses; and of columns without figures whose title, or one above it, says that they are ticked.

    A cross there is a tick, not a cell that stays blank.
    """
    out: set[int] = set()
    start = 0
    filled = {place for row in rows for place, _ in row.figures}

    def below(column: HeaderColumn, told: bool = False) -> None:
        nonlocal start
        told = told or bool(_TICK_TITLE.search(column.title))
        if not column.columns:
            out.update({start} if rows and told and _may_be_ticked(column) and start not in filled else ())
            start += 1
        elif told or any(child.columns for child in column.columns):
            for child in column.columns:
                below(child, told)
        else:
            own = set(range(start, start + len(column.columns)))
            start += len(column.columns)
            crossed = [own & set(row.blanks) for row in rows if own & set(row.blanks)]
            counts = {place: sum(place in row.blanks for row in rows) for place in own}
            held = any(place in own and value != counts[place] for row in rows for place, value in row.figures)
            alike = all(map(_may_be_ticked, column.columns))
            several = len(own) > 1 and len(set().union(*crossed)) > 1
            if alike and several and not held and len(crossed) >= ROWS_LEAST and all(len(one) == 1 for one in crossed):
                out.update(own)

    for column in columns:
        below(column)
    return frozenset(out)


def _may_be_ticked(column: HeaderColumn) -> bool:
    return column.kind in FIGURES and not column.formula


def counting_ticks(row: DraftRow, ticks: Collection[int], figures: Collection[int]) -> DraftRow:
    """A row with figures in ticked columns alone, as one that counts them: ``figures`` are all columns of figures."""
    if not row.figures or not {place for place, _ in row.figures} <= {*ticks}:
        return row
    blanks = tuple(place for place in figures if place not in ticks)
    words = "dòng đếm dấu x: đơn vị tự nhập số (kieu: so)"
    return replace(row, kind="so", blanks=blanks, remark=with_remark(row, words))


def ticked(column: HeaderColumn, titles: Sequence[str], cells: Sequence[str]) -> HeaderColumn:
    """A column in which rows only have a tick, as a choice that may be left blank.

    ``titles`` are its own and those above it; ``cells`` are those of rows, not of their total.
    """
    written = [text for text in cells if text.strip(" .…")]
    titled = any(map(_TICK_TITLE.search, titles))
    if not _may_be_ticked(column) or not (written or titled):
        return column
    *rows, last = written or [""]
    ticks = sum(text.casefold() == TICK for text in rows)
    if ticks > 1 and ticks == len(rows) and last == str(ticks):
        counted = as_ticked(column)
        words = f"dòng cuối đếm dấu x ({last}): biểu không đếm cột chọn, đơn vị tự ghi thì đổi kieu: co_khong"
        return replace(counted, note=f"{counted.note}; {words}")
    if any(text.casefold() != TICK for text in written):
        return column
    return as_ticked(column)


def as_ticked(column: HeaderColumn) -> HeaderColumn:
    """A column that is only ticked, which is said."""
    words = f"cột đánh dấu: ghi {TICK} hay để trống, không cộng; đếm thì sửa thành kieu: co_khong (1 hoặc 0)"
    return replace(column, kind="chon", choices=(TICK,), optional=True, places=None, signed=False, note=words)
