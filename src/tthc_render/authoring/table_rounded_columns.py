"""Columns that the file rounds before other columns compute with them: without it the differences print otherwise."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tthc_render.authoring.sheet_formulas import arguments_of, bare_formula
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_rates import stated_code
from tthc_render.forms.codes import reference
from tthc_render.forms.formula import Operation, parse
from tthc_render.forms.row_formulas import multiplies


def with_kept_rounds(columns: tuple[HeaderColumn, ...], grid: Grid, first: int) -> tuple[HeaderColumn, ...]:
    """Columns with a quotient or product that most cells from row ``first`` on round, where another column computes
    with it, rounded as in the file. Elsewhere the printed decimals say it all.
    """
    leaves = list(leaves_of(columns))
    called = {item.name for leaf in leaves if leaf.formula for item in parse(leaf.formula).references}
    places = {leaf.key: place for place, leaf in enumerate(leaves)}

    def kept(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(kept, column.columns)))
        if not column.formula or (reference(column.code) or column.key) not in called:
            return column
        root = parse(column.formula).root
        if not multiplies(root) or (isinstance(root, Operation) and root.name == "round"):
            return column
        digits = _digits(grid, first, places[column.key], times_hundred=bool(_HUNDRED.search(column.formula)))
        if digits is None:
            return column
        words = f"ô Excel làm tròn {digits} số lẻ và cột khác tính theo số ấy: giữ round"
        note = "; ".join(filter(None, [column.note, words]))
        return replace(column, formula=f"round({column.formula}, {digits})", printed=stated_code(column), note=note)

    return tuple(map(kept, columns))


_HUNDRED = re.compile(r"\* 100$")


def _digits(grid: Grid, first: int, place: int, *, times_hundred: bool) -> int | None:
    """To how many decimals most computed cells of a column are rounded; None for those that are not.

    ``times_hundred``: the form multiplies by 100, perhaps where the file shows parts of one in percent.
    """
    formulas = [row[place].formula for row in grid.rows[first:] if place < len(row) and row[place].formula]
    found: Counter[int] = Counter()
    for formula in formulas:
        inside = re.fullmatch(r"ROUND\((.*)\)", bare_formula(formula, rounded=False), re.IGNORECASE)
        parts = arguments_of(inside[1]) if inside else []
        if len(parts) == 2 and re.fullmatch(r"\d", parts[1]):
            parted = times_hundred and not re.search(r"(?<!\d)100(?!\d)", parts[0])
            found[int(parts[1]) - 2 * parted] += 1
    digits, count = found.most_common(1)[0] if found else (0, 0)
    return digits if count * 2 > len(formulas) and digits >= 0 else None
