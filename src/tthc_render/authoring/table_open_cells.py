"""Cells that few prescribed rows leave blank, or fill in: what has to be typed, and what has to be asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_money_terms import names_of
from tthc_render.authoring.table_partial_formulas import WITHOUT, cells_named
from tthc_render.authoring.table_row_cells import figure
from tthc_render.authoring.table_row_kinds import row_remarks
from tthc_render.authoring.table_rows import Below
from tthc_render.authoring.table_samples import FIGURES
from tthc_render.forms.codes import plain_code
from tthc_render.forms.formula import parse
from tthc_render.forms.row_formulas import is_ratio, lacks_terms
from tthc_render.forms.spec import RATES

OTHERS: Final = 2
"""So many rows with figures at least make a blank one strange."""


def open_cells(leaves: Sequence[HeaderColumn], rows: Sequence[DraftRow]) -> Iterator[str]:
    """What has to be filled in although its column has a formula: the row leaves blank what the formula needs."""
    found: dict[tuple[str, str], list[str]] = {}
    for column in leaves:
        if not column.formula:
            continue
        codes = [
            row.code
            for row in rows
            if row.blanks
            and not row.heading
            and (not row.formula or column.kind in RATES)
            and not any(leaves[place] is column for place in row.blanks)
            and lacks_terms(parse(column.formula).root, names_of(leaves[place] for place in row.blanks))
        ]
        if codes:
            found.setdefault((", ".join(codes), column.formula), []).append(plain_code(column.code) or column.title)
    for (rows_named, formula), names in found.items():
        yield (
            f"dòng {rows_named}: cột {', '.join(names)} phải nhập, vì công thức {formula} không tính được khi "
            "các cột nó cần để trống (x); ô ấy cũng để trống thì thêm vào bo_trong của dòng"
        )


def lone_blanks(leaves: Sequence[HeaderColumn], below: Below, grid: Grid, first: int) -> Iterator[str]:
    """Questions about cells that few prescribed rows leave blank and the others fill in, one for the same columns.

    They are computed shares and averages, and figures that are typed.
    """
    lines = _lines(below, grid, first)
    found: dict[tuple[int, ...], list[HeaderColumn]] = {}
    rows = {row.number: row for row, _ in lines}
    behind = {row.number: [at for at, cell in enumerate(cells) if cell.formula] for row, cells in lines}
    for place, column in enumerate(leaves):
        blank = [row for row, cells in lines if place < len(cells) and not cells[place].text]
        asked = column.kind in FIGURES
        blank = [row for row in blank if place not in row.blanks]
        blank = [row for row in blank if column.formula or column.kind in RATES or not row.formula]
        if column.formula and column.kind not in RATES:  # the form would print a sum where the table has none
            blank = [row for row in blank if row.texts and place not in behind.get(row.number, ())]
        few = len(blank) == 1 or (OTHERS**2 * len(blank) <= len(lines) and all(row.texts for row in blank))
        if asked and blank and few and len(lines) > OTHERS:
            found.setdefault(tuple(row.number for row in blank), []).append(column)
    for numbers, columns in found.items():
        named = ", ".join(rows[number].code or rows[number].label[:30] for number in numbers)
        names = ", ".join(plain_code(column.code) or column.title for column in columns)
        needing = _needing(leaves, columns, [rows[number] for number in numbers])
        keys = ", ".join(column.key for column in (*columns, *needing))
        also = ", ".join(plain_code(column.code) or column.title for column in needing)
        zero = f"nhập 0 thì cột {also} tính được; " if needing else ""
        yield (
            f"dòng {named}: cột {names} để trống trong bảng gốc, các dòng khác đều có số; "
            f"{zero}không in số thì thêm vào dòng: bo_trong: [{keys}]"
        )


def _needing(
    leaves: Sequence[HeaderColumn], blank: Sequence[HeaderColumn], rows: Sequence[DraftRow]
) -> list[HeaderColumn]:
    """The columns whose formulas cannot be computed where ``blank`` ones stay so, and which then stay blank as well."""
    out: list[HeaderColumn] = []
    for place, leaf in enumerate(leaves):
        known = leaf in blank or not leaf.formula or all(place in row.blanks or row.formula for row in rows)
        if not known and lacks_terms(parse(leaf.formula).root, names_of([*blank, *out])):
            out.append(leaf)
    return out


def blank_sums(leaves: Sequence[HeaderColumn], below: Below, grid: Grid, first: int) -> Iterator[str]:
    """Blank in the sums of rows what the table leaves blank there and what is no sum: a coefficient, an average, and
    what is computed from it alone. What was done is told.
    """
    lines = {row.code: (row, cells) for row, cells in _lines(below, grid, first) if row.code}
    before = list(row_remarks(below.rows))
    done: dict[tuple[int, ...], list[str]] = {}

    def is_filled(code: str, place: int, seen: frozenset[str] = frozenset()) -> bool:
        row, cells = lines[code]
        inner = [word for word in _words(row) if word in lines and word not in seen] if row.is_sum else []
        return figure(cells[place].text) is not None or any(is_filled(word, place, seen | {code}) for word in inner)

    def settle(row: DraftRow) -> DraftRow:
        if row.code not in lines or not (row.is_sum and row.texts) or row.crosses:
            return row
        cells = lines[row.code][1]
        bare = [
            place
            for place, leaf in enumerate(leaves)
            if leaf.kind in FIGURES and place < len(cells) and place not in row.blanks
            if not (cells[place].text or cells[place].formula or cells[place].shaded) and is_filled(row.code, place)
        ]
        found = [place for place in bare if leaves[place].kind in RATES and not leaves[place].formula]
        for place in bare if found else ():
            names = names_of(leaves[at] for at in found)
            if leaves[place].formula and lacks_terms(parse(leaves[place].formula).root, names):
                found.append(place)
        if not found:
            return row
        done.setdefault(tuple(sorted(found)), []).append(row.code)
        asked = re.search(rf"(?:; )?trong tệp ô ([^:]*) {WITHOUT}", row.remark)
        named = {cells_named(grid, [(row.number, place)]) for place in found}
        told = asked[0] if asked and {*asked[1].split(", ")} <= named else ""
        remark = row.remark.replace(told, "") if told else row.remark
        return replace(row, blanks=tuple(sorted({*row.blanks, *found})), remark=remark)

    below.rows = [settle(row) for row in below.rows]
    after = list(row_remarks(below.rows))
    below.remarks = [item for item in below.remarks if item not in before or item in after]
    below.remarks += [item for item in after if item not in before]
    for places, codes in done.items():
        names = ", ".join(plain_code(leaves[place].code) or leaves[place].title for place in places)
        yield (
            f"dòng {', '.join(codes)}: cột {names} để trống như bảng gốc (bo_trong), không nhập, không in; có ghi thì "
            "bỏ khỏi bo_trong"
        )


def _words(row: DraftRow) -> list[str]:
    return re.findall(r"[\w.]+", row.formula)


def unfilled_sums(leaves: Sequence[HeaderColumn], below: Below, grid: Grid, first: int) -> Iterator[str]:
    """Questions about sums of rows that the table leaves blank in a column in which it has figures of those rows."""
    lines = {row.code: (row, cells) for row, cells in _lines(below, grid, first) if row.code}
    for row, cells in lines.values():
        if not (row.texts and row.is_sum):
            continue
        added = [lines[word][1] for word in _words(row) if word in lines]
        blank = [
            leaf
            for place, leaf in enumerate(leaves)
            if leaf.kind in FIGURES and leaf.kind not in RATES and place not in row.blanks
            if place < len(cells) and not (cells[place].text or cells[place].formula)
            if any(figure(other[place].text) for other in added)
        ]
        if blank:
            names = ", ".join(plain_code(leaf.code) or leaf.title for leaf in blank)
            keys = ", ".join(leaf.key for leaf in blank)
            ratio = any(leaf.formula and is_ratio(parse(leaf.formula).root) for leaf in blank)
            what = "số theo công thức" if ratio else "tổng"
            yield (
                f"dòng {row.code}: cột {names} để trống trong bảng gốc, các dòng được cộng có số ở đó nên chương trình "
                f"in {what}; không in số thì thêm vào dòng: bo_trong: [{keys}]"
            )


def lone_figures(leaves: Sequence[HeaderColumn], below: Below, grid: Grid, first: int) -> Iterator[str]:
    """Questions about columns to be typed that few prescribed rows fill in, while the others have figures elsewhere."""
    lines = [(row, cells) for row, cells in _lines(below, grid, first) if not row.formula]
    for place, column in enumerate(leaves):
        if column.kind not in FIGURES or column.formula or column.optional:
            continue
        own = [(row, cells) for row, cells in lines if place < len(cells) and place not in row.blanks]
        filled = [row for row, cells in own if cells[place].text]
        blank = [row for row, cells in own if not cells[place].text and sum(map(_is_typed, cells)) > 1]
        if filled and len(blank) > OTHERS * len(filled):
            name = plain_code(column.code) or column.title
            codes = ", ".join(row.code or row.label[:30] for row in filled)
            yield (
                f"cột {name}: chỉ dòng {codes} có số trong bảng gốc; các dòng khác không ghi cột này thì thêm vào từng "
                f"dòng bo_trong: [{column.key}], ghi khi có thì thêm de_trong: true vào cột"
            )


def _is_typed(cell: GridCell) -> bool:
    """Whether a cell has a figure or code of its own, and no formula that comes to one."""
    return figure(cell.text) is not None and not cell.formula


def _lines(below: Below, grid: Grid, first: int) -> list[tuple[DraftRow, tuple[GridCell, ...]]]:
    """The prescribed rows that hold figures, each with its cells in the file."""
    rows = {row.number: row for row in below.rows if not (row.heading or row.free)}
    return [(rows[grid.number(at)], grid.rows[at]) for at in range(first, len(grid.rows)) if grid.number(at) in rows]
