"""What rows that only show samples say of their columns: which of them may stay blank, which are ticked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import TOTAL
from tthc_render.authoring.table_grids import GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_options import listed
from tthc_render.authoring.table_samples import CROSSES, FIGURES, TICK
from tthc_render.forms.spec import WORDED_KINDS
from tthc_render.vietnamese.patterns import pattern_of

_GROUP: Final = re.compile(r"(?:[IVX]+|[A-ZĐ])(?:\.\d+)*\.?")
FILLED: Final = 2
"""So many cells at least are filled in a row that is one of the data, and so many such rows say something."""
MAY_BE_BLANK: Final = "có dòng mẫu để trống: cho để trống (de_trong)"

Row = Sequence[GridCell]


def with_blanks(columns: tuple[HeaderColumn, ...], samples: Sequence[Row], label: int) -> tuple[HeaderColumn, ...]:
    """Columns that sample rows leave blank as such that may be blank; the one of names, ``label``, is always filled."""
    rows = [row for row in samples if is_data(row, label)]
    return _each(columns, rows, label) if len(rows) >= FILLED else columns


def is_data(row: Row, label: int) -> bool:
    """Whether a row is one that units write: a group or total is none, nor a row of dots."""
    texts = [cell.text for cell in dict.fromkeys(row) if cell.text.strip(" .…") and cell.left == cell.right]
    first = row[0].text if row else ""
    if len(texts) <= FILLED or (label > 0 and _GROUP.fullmatch(first)):
        return False
    named = label < len(row) and bool(row[label].text)
    return named and not (TOTAL.match(first) or TOTAL.match(row[label].text))


def _each(columns: tuple[HeaderColumn, ...], rows: Sequence[Row], label: int) -> tuple[HeaderColumn, ...]:
    places = iter(range(10_000))

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        place = next(places)
        kinds = (*FIGURES, *WORDED_KINDS)
        if place == label or column.optional or column.formula or column.kind not in kinds:
            return column
        cells = [row[place] for row in rows if place < len(row) and row[place].left == row[place].right]
        if not any(not cell.text or cell.text in CROSSES for cell in cells):
            return column
        return replace(column, optional=True, note="; ".join(filter(None, [column.note, MAY_BE_BLANK])))

    return tuple(map(settle, columns))


def with_crosses(
    columns: tuple[HeaderColumn, ...], samples: Sequence[Row], numbers: Sequence[int], groups: Sequence[Row] = ()
) -> tuple[HeaderColumn, ...]:
    """Columns of figures that few sample rows cross out as such that may be blank, which is said.

    ``numbers`` are those of the rows in the file; units do not write rows that name ``groups`` of rows below them.
    """
    heads = [row for row, after in itertools.pairwise(samples) if row in groups and after not in groups]
    own = [(row, number) for row, number in zip(samples, numbers, strict=True) if row not in heads]
    samples, numbers = [row for row, _ in own], [number for _, number in own]
    places = iter(range(10_000))

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        place = next(places)
        cells = [row[place].text if place < len(row) else "" for row in samples]
        crossed = [str(number) for number, text in zip(numbers, cells, strict=True) if text in CROSSES]
        if column.kind not in FIGURES or not crossed or len(crossed) * 2 > len(cells):
            return column
        words = f"dòng {', '.join(crossed)} của tệp ghi x: không có số"
        words += "" if column.optional or column.formula else ", cho để trống (de_trong)"
        note = "; ".join(filter(None, [column.note, words]))
        return replace(column, optional=column.optional or not column.formula, note=note)

    return tuple(map(settle, columns)) if len(samples) > 1 else columns


def with_ticks_beside(columns: tuple[HeaderColumn, ...], samples: Sequence[Row]) -> tuple[HeaderColumn, ...]:
    """Columns that all rows leave blank beside columns of ticks below the same title, as columns of ticks."""
    places = iter(range(10_000))

    def is_open(column: HeaderColumn, place: int) -> bool:
        blank = all(not row[place].text for row in samples if place < len(row))
        return column.kind in FIGURES and not column.formula and blank

    def settle(column: HeaderColumn) -> HeaderColumn:
        if not column.columns:
            next(places)
            return column
        if any(child.columns for child in column.columns):
            return replace(column, columns=tuple(map(settle, column.columns)))
        at = {child.key: next(places) for child in column.columns}
        ticks = [child for child in column.columns if child.choices == (TICK,)]
        rest = [child for child in column.columns if child not in ticks]
        if not ticks or len(ticks) < len(rest) or not all(is_open(child, at[child.key]) for child in rest):
            return column
        return replace(
            column,
            columns=tuple(
                child
                if child in ticks
                else replace(child, kind="chon", choices=(TICK,), optional=True, places=None, note=ticks[0].note)
                for child in column.columns
            ),
        )

    return tuple(map(settle, columns)) if samples else columns


_ONE_TICK = pattern_of(r"(?:đánh dấu|ghi|tích)\b.{0,20}\b(?:một|1)\s+(?:trong|ô|cột)(?!\w)", re.IGNORECASE)
"""A note that lets one tick one cell of several."""


def lone_ticks(columns: Sequence[HeaderColumn], samples: Sequence[Row], notes: Sequence[str]) -> Iterator[str]:
    """Questions about columns of ticks below one title of which each row ticks one, or of which a note says so."""
    told = any(map(_ONE_TICK.search, notes))
    places = iter(range(10_000))

    def below(column: HeaderColumn) -> Iterator[str]:
        if not column.columns:
            next(places)
            return
        leaves = list(leaves_of(column.columns))
        apart = any(leaf.choices != (TICK,) for leaf in leaves)
        if apart and any(child.columns for child in column.columns):
            for child in column.columns:
                yield from below(child)
            return
        at = [next(places) for _ in leaves]
        ticks = [(leaf, place) for leaf, place in zip(leaves, at, strict=True) if leaf.choices == (TICK,)]
        counts = [sum(row[place].text.casefold() == TICK for _, place in ticks if place < len(row)) for row in samples]
        if len(ticks) > 1 and (told or (1 in counts and max(counts) == 1)):
            yield _asked([child for child, _ in ticks], told)

    for column in columns:
        yield from below(column)


def _asked(ticks: Sequence[HeaderColumn], told: bool) -> str:
    names = ", ".join(tick.code.strip("()[]") or f"“{tick.title[:30]}”" for tick in ticks)
    said = (
        "ghi chú nói chỉ đánh dấu một ô" if told else "mỗi dòng mẫu chỉ đánh dấu một ô, bảng gốc không nói có bắt buộc"
    )
    values = listed(tick.title for tick in ticks)
    return (
        f"cột {names}: {said}; chương trình không bắt buộc điều ấy; cần chắc thì gộp thành một cột kieu: chon, "
        f"lua_chon: [{values}]"
    )
