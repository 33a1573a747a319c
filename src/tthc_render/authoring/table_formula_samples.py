"""Formulas of columns held against the sample figures of a table: shares in percent, formulas that do not fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters, rows_summed
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_rates import stated_code
from tthc_render.authoring.table_row_cells import figure
from tthc_render.forms.codes import reference
from tthc_render.forms.formula import evaluate, parse
from tthc_render.forms.result import rounded
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.forms.spec import NUMERIC_KINDS
from tthc_render.vietnamese.numbers import shortest

HUNDRED: Final = Decimal(100)
LEAST: Final = 2
"""So many rows at least say what a quotient means; one that does not fit is asked about alone, too."""


def held_against_samples(
    columns: tuple[HeaderColumn, ...],
    leaves: Sequence[HeaderColumn],
    grid: Grid,
    first: int,
    otherwise: Collection[int] = (),
) -> tuple[HeaderColumn, ...]:
    """Columns whose quotient is a hundred times larger in the file as shares in percent; others that do not fit asked.

    Rows with something missing show nothing; nor do single figures of rows ``otherwise``, by number, whose cells the
    formula does not compute.
    """
    names = {(reference(leaf.code) or leaf.key): place for place, leaf in enumerate(leaves)}
    found = {leaf.key: _shown(leaf, place, names, grid, first) for place, leaf in enumerate(leaves) if leaf.formula}

    shares = [reference(leaf.code) or leaf.key for leaf in leaves if leaf.kind == "ty_le"]

    def fits(column: HeaderColumn) -> bool:
        place = next(place for place, leaf in enumerate(leaves) if leaf.key == column.key)
        shown = _shown(column, place, names, grid, first, blank=Decimal(0))
        return len(shown) >= LEAST and all(is_near(typed, value, False) for _, typed, value in shown)

    def in_parts(column: HeaderColumn) -> HeaderColumn | None:
        """The column with shares that it multiplies by as parts of one, where only so its samples fit."""
        if "*" not in column.formula or "/" in column.formula or column.kind == "ty_le":
            return None
        parted = _with_parted(column.formula, shares)
        if parted == column.formula or fits(column) or not fits(replace(column, formula=parted)):
            return None
        codes = ", ".join(name.strip("()") for name in shares if name in _called(column.formula))
        words = f"cột {codes} nhập theo phần trăm (7 là 7%): công thức chia 100 ở đó, khớp số trong bảng gốc"
        return replace(column, formula=parted, printed=stated_code(column), note=_noted(column, words))

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        if column.formula and (other := in_parts(column)) is not None:
            return other
        shown = found.get(column.key) or []
        quotient = bool(column.formula) and is_ratio(parse(column.formula).root)
        apart = [(number, typed, value) for number, typed, value in shown if not is_near(typed, value, quotient)]
        if not apart:
            return column
        if len(apart) * 2 <= len(shown):
            place = next(place for place, leaf in enumerate(leaves) if leaf.key == column.key)
            words = _about_typed(column, place, [item for item in apart if item[0] not in otherwise], grid)
            return replace(column, note=_noted(column, words)) if words else column
        ratio = quotient and column.kind != "ty_le" and "100" not in column.formula
        if (
            ratio
            and len(shown) >= LEAST
            and all(is_near(typed, value * HUNDRED, quotient) for _, typed, value in shown)
        ):
            words = "số trong bảng gốc là phần trăm: công thức nhân thêm 100"
            return replace(
                column,
                kind="ty_le",
                formula=f"{column.formula} * 100",
                printed=stated_code(column),
                note=_noted(replace(column, note=_OF_MONEY.sub("", column.note)), words),
            )
        number, typed, value = apart[0]
        words = (
            f"số trong bảng gốc không khớp công thức {column.formula} (dòng {number} ghi {written_figure(typed)}, "
            f"tính ra {written_figure(value)}): xem lại công thức hay kiểu số"
        )
        return replace(column, note=_noted(column, words))

    return tuple(map(settle, columns))


def _about_typed(column: HeaderColumn, place: int, apart: Sequence[tuple[int, Decimal, Decimal]], grid: Grid) -> str:
    """The question about figures that are typed among those that a formula makes, and what becomes of sums of them."""
    at = {grid.number(index): row[place] for index, row in enumerate(grid.rows)}
    terms = len(parse(column.formula).references)
    told = []
    for number, typed, value in apart:
        if at[number].formula or _within_rounding(typed, value, terms):
            continue
        cell = f"ô {column_letters(grid.columns[place])}{number}" if grid.columns else f"dòng {number}"
        sums = _sums_with(grid, place, number, value - typed)
        after = f", tổng ở {'; '.join(sums[:SHOWN])} đổi theo" if sums else ""
        told.append(f"{cell} ghi {written_figure(typed)}, tính ra {written_figure(value)}{after}")
    if not told:
        return ""
    more = " …" if len(told) > SHOWN else ""
    return (
        f"số gõ trong bảng gốc khác công thức {column.formula} ({'; '.join(told[:SHOWN])}{more}): xem lại số nào đúng"
    )


SHOWN: Final = 4
"""Cells that a question names, and sums of each."""


def _within_rounding(typed: Decimal, value: Decimal, terms: int) -> bool:
    """Whether so many rounded terms may come to ``typed`` where those in the file come to ``value``."""
    exponent = typed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return bool(places) and abs(typed - value) < (Decimal(terms + 1) / 2).scaleb(-places)


def _sums_with(grid: Grid, place: int, number: int, more: Decimal) -> list[str]:
    """The cells of a column whose formula adds up the cell of a row, also by other sums, and what they come to with
    ``more`` there.
    """
    column = grid.columns[place] if grid.columns else place + 1
    adds = {
        grid.number(row): rows_summed(grid.rows[row][place].formula, column)
        for row in range(len(grid.rows))
        if grid.rows[row][place].top == row
    }
    times = {number: 1}
    for _ in adds:
        now = {row: sum(times.get(other, 0) for other in others) for row, others in adds.items() if others}
        now = {number: 1, **{row: count for row, count in now.items() if count and row != number}}
        if now == times:
            break
        times = now
    out = []
    for row, count in sorted(times.items()):
        shown = next((figure(cells[place].text) for at, cells in enumerate(grid.rows) if grid.number(at) == row), None)
        if row != number and shown is not None:
            out.append(
                f"{column_letters(column)}{row} ({written_figure(shown)} thành {written_figure(shown + count * more)})"
            )
    return out


_OF_MONEY: Final = re.compile(r"tiền, theo [^;]*(?:; )?")
"""What was asked of a column that is no money."""


def _with_parted(formula: str, shares: Sequence[str]) -> str:
    """A formula in which columns that are typed in percent are parts of one."""
    for name in shares:
        formula = re.sub(rf"(?<![\w.]){re.escape(name)}(?!\w)", f"({name} / 100)", formula)
    return formula


def _called(formula: str) -> set[str]:
    return {item.name for item in parse(formula).references}


def _shown(
    leaf: HeaderColumn,
    place: int,
    names: dict[str, int],
    grid: Grid,
    first: int,
    blank: Decimal | None = None,
) -> list[tuple[int, Decimal, Decimal]]:
    """Row number, typed figure and what the formula comes to, of each row that has all of it."""
    if leaf.kind not in NUMERIC_KINDS:
        return []
    formula = parse(leaf.formula)
    if any(item.total for item in formula.references):
        return []
    out = []
    for row in range(first, len(grid.rows)):
        cells = grid.rows[row]
        own = {name: figure(cells[at].text) for name, at in names.items() if at < len(cells)}
        if blank is not None:
            own = {name: blank if value is None else value for name, value in own.items()}
        typed = figure(cells[place].text) if place < len(cells) and cells[place].top == row else None
        if typed is None or not typed or any(own.get(item.name) is None for item in formula.references):
            continue
        value = evaluate(formula, lambda item, own=own: own.get(item.name))  # type: ignore[misc]
        if isinstance(value, Decimal):
            out.append((grid.number(row), typed, value))
    return out


def is_near(typed: Decimal, value: Decimal, quotient: bool) -> bool:
    """Whether a typed figure is ``value`` but for its rounding; a quotient is that of rounded figures, too.

    What looks the same in a question is the same.
    """
    if written_figure(typed) == written_figure(value):
        return True
    exponent = typed.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    if quotient:
        return abs(typed - value) <= max(unit, abs(value) * Decimal("0.005"))
    return abs(typed - value) <= (unit if unit < 1 else Decimal(0)) or typed == round(value)


def _noted(column: HeaderColumn, words: str) -> str:
    return "; ".join(filter(None, [column.note, words]))


def written_figure(value: Decimal) -> str:
    """A figure as remarks quote it, with four decimals at most."""
    return shortest(rounded(value, 4)).replace(".", ",")
