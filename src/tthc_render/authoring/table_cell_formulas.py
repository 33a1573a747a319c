"""Formulas behind the cells below a header: those of whole columns, those of rows, and the cells that differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tthc_render.authoring.sheet_formulas import (
    arguments_of,
    bare_formula,
    column_letters,
    functions_in,
    place_of,
    summed_cells,
)
from tthc_render.authoring.table_codes import from_excel
from tthc_render.authoring.table_draft_rows import TOTAL, DraftRow
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_partial_formulas import (
    WITHOUT,
    about_bases,
    about_rows_without,
    about_total_cells,
    base_of,
    cells_named,
    places_without,
    rows_without,
)
from tthc_render.authoring.table_row_cells import SHADED, figure
from tthc_render.authoring.table_row_figures import with_denied_formulas
from tthc_render.authoring.table_row_kinds import as_divided, row_remarks
from tthc_render.authoring.table_row_parts import without_added_parts
from tthc_render.authoring.table_row_relations import BY_NUMBER
from tthc_render.authoring.table_row_sums import BY_FIGURES, NO_FORMULA, with_remark
from tthc_render.authoring.table_rows import Below
from tthc_render.authoring.table_totals import NO_SUMS

FORMULAS_SHOWN: Final = 4
"""Formulas of cells that a question names."""
LONGEST: Final = 40
"""Letters of a formula that a question quotes."""
FROM_EXCEL: Final = "công thức lấy từ ô Excel"

Shown = dict[str, list[int]]
"""Formulas with the rows, or the columns, that have them."""


@dataclass(slots=True)
class _Found:
    """The formulas of cells by place of their column and by number of their row; ``foreign`` are cells by column and
    row whose formulas are no formulas of a form; ``unsaved`` the rows of cells without a stored result, by column;
    ``averages`` what cells of a row make of the rows above it that is no sum; ``bases`` the total rows by which cells
    of a column divide, each with the rows that do.
    """

    columns: dict[int, Shown] = field(default_factory=lambda: defaultdict(dict))
    rows: dict[int, Shown] = field(default_factory=lambda: defaultdict(dict))
    foreign: dict[tuple[int, int], str] = field(default_factory=dict)
    unsaved: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    hidden: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    averages: dict[int, Shown] = field(default_factory=lambda: defaultdict(dict))
    bases: dict[int, dict[int, list[int]]] = field(default_factory=lambda: defaultdict(dict))
    written: Counter[int] = field(default_factory=Counter)
    computed: Counter[int] = field(default_factory=Counter)


def cell_formulas(
    grid: Grid, first: int, below: Below, by_place: Mapping[int, str], count: int, inputs: Collection[int]
) -> tuple[dict[int, str], dict[int, str]]:
    """The formulas behind cells over columns, by place; those over rows go into the prescribed rows.

    Second come questions about formulas that are none of their column: those of few rows, beside figures that are
    typed in the others, those that differ from row to row, and those that a form cannot have. ``inputs`` are the
    places of columns of figures for which the header states no formula.
    """
    by_row = {row.number: row.code for row in below.rows if row.code}
    before = set(row_remarks(below.rows))
    totals = {row.number for row in below.rows if TOTAL.match(row.label)} | {below.total_number}
    found = _found(grid, first, by_place, by_row, count, totals)
    names = {place: by_place.get(_column(grid, place), "") for place in range(count)}
    by_hand = [place for place in inputs if place not in found.columns]
    for number, formulas in found.rows.items():
        without = _without_formula(grid, below, number, formulas, by_hand)
        _add_formula(below, number, formulas, _foreign_of_row(found, number), names, found.hidden[number], without)
    below.rows = _about_averages(found, below)
    below.rows = without_added_parts(_without_added_shares(below.rows))
    below.rows = with_denied_formulas(below.rows, found.columns, names)
    below.remarks = [item for item in below.remarks if item not in before] + list(row_remarks(below.rows))
    below.remarks += _about_unsaved(found, names)
    below.remarks += _about_hidden(found, by_row)
    below.remarks += about_total_cells(grid, below, count)
    of_rows = {number: {at for places in shown.values() for at in places} for number, shown in found.rows.items()}

    def holds(place: int, rows: Sequence[int]) -> bool:
        by_hand = rows_without(grid, first, below, place, rows, of_rows)
        return found.computed[place] >= found.written[place] / 2 and len(rows) >= by_hand

    often = {
        place: next(iter(formulas))
        for place, formulas in found.columns.items()
        if len(formulas) == 1 and len(found.bases[place]) < 2 and holds(place, next(iter(formulas.values())))
    }
    below.remarks += about_rows_without(grid, first, found.columns, found.rows, often, below, names)
    few = {place: formulas for place, formulas in found.columns.items() if place not in often}
    asked = {place: _asked(formulas, _cells_of(grid, few, formulas)) for place, formulas in few.items()}
    asked |= {place: about_bases(bases, by_row) for place, bases in found.bases.items() if len(bases) > 1}
    for place in range(count):
        others = {row: text for (at, row), text in found.foreign.items() if at == place and row not in found.rows}
        if others:
            words = _about_foreign(others, place in found.columns)
            asked[place] = "; ".join(filter(None, [asked.get(place, ""), words]))
    return often, asked


def _cells_of(grid: Grid, few: Mapping[int, Shown], formulas: Shown) -> str:
    """All cells that have the one formula of a column, also those of other columns of which it is the one formula."""
    own = list(formulas)
    return cells_named(grid, [(row, at) for at, other in few.items() if list(other) == own for row in other[own[0]]])


def _without_formula(
    grid: Grid, below: Below, number: int, formulas: Shown, inputs: Collection[int]
) -> tuple[list[int], str]:
    """The places of cells without the formula that most cells of their row have, and what they are called."""
    formula = max(formulas, key=lambda text: len(formulas[text]))
    having = [place for places in formulas.values() for place in places]
    row = next(row for row in below.rows if row.number == number)
    places = places_without(grid, row, formula, having, inputs, below.rows)
    return places, cells_named(grid, [(number, place) for place in places])


def _column(grid: Grid, place: int) -> int:
    """The number of a column in the file."""
    return grid.columns[place] if grid.columns else place + 1


def _share_of_total(formula: str, by_place: Mapping[int, str], at: tuple[int, int], totals: Collection[int]) -> str:
    """The formula of a column for a cell that divides a figure of its row by that of a total row; "" for all else."""
    found = re.fullmatch(r"\(?([A-Z]{1,3})(\d+)/\1(\d+)\)?(\*100)?", bare_formula(formula))
    if not found or int(found[2]) != at[0] or int(found[3]) not in totals:
        return ""
    code = by_place.get(place_of(f"{found[1]}1")[1], "")
    named = code if code.isidentifier() and code.islower() else f"({code})"
    return f"{named} / tong({code}){' * 100' if found[4] else ''}" if code else ""


def _found(
    grid: Grid,
    first: int,
    by_place: Mapping[int, str],
    by_row: Mapping[int, str],
    count: int,
    totals: Collection[int],
) -> _Found:
    out = _Found()
    for index in range(first, len(grid.rows)):
        number = grid.number(index)
        for place in range(min(grid.width, count)):
            cell = grid.rows[index][place]
            if cell.top == index and cell.left == cell.right and figure(cell.text) is not None:
                out.written[place] += 1
                out.computed[place] += bool(cell.formula)
            if not cell.formula or cell.top != index:
                continue
            if cell.unsaved:
                out.unsaved[place].append(number)
            at = number, _column(grid, place)
            kind, formula = from_excel(cell.formula, dict(by_place), dict(by_row), at)
            if share := _share_of_total(cell.formula, by_place, at, totals):
                kind, formula = "cot", share
                out.bases[place].setdefault(base_of(cell.formula), []).append(number)
            if kind == "cot":
                out.columns[place].setdefault(formula, []).append(number)
            elif kind == "dong" and number in by_row:
                out.rows[number].setdefault(formula, []).append(place)
            elif not kind and (partial := _sum_of_shown(grid, cell, by_place, by_row, at)):
                kind, formula, hidden = partial
                if kind == "cot":
                    out.columns[place].setdefault(formula, []).append(number)
                else:
                    out.rows[number].setdefault(formula, []).append(place)
                out.hidden[number] = list(dict.fromkeys([*out.hidden[number], *hidden]))
            elif not kind and number in by_row and number not in totals and _is_no_sum_of_rows(cell, at):
                out.averages[number].setdefault(_named_rows(cell.formula, by_row), []).append(place)
            elif not kind and _is_foreign(cell, at):
                out.foreign[place, number] = cell.formula
    return out


def _sum_of_shown(
    grid: Grid, cell: GridCell, by_place: Mapping[int, str], by_row: Mapping[int, str], at: tuple[int, int]
) -> tuple[str, str, list[str]] | None:
    """A sum of cells of its own row or column of which some are hidden or of no row of the form: kind, the formula of
    the others, and what the hidden ones are called; None for all else.
    """
    text = re.sub(r"(?i)SUM\(([^()]*)\)", lambda found: summed_cells(found[1]), bare_formula(cell.formula))
    if not re.fullmatch(r"[A-Z]{1,3}\d+(?:\+[A-Z]{1,3}\d+)+", text):
        return None
    places = [place_of(piece) for piece in text.split("+")]
    if all(column == at[1] for _, column in places) and at[0] in by_row:
        shown = {grid.number(row) for row in range(len(grid.rows))}
        known = [by_row[row] for row, _ in places if row in by_row and row != at[0]]
        hidden = [f"hàng {row}" for row, _ in places if row not in shown]
        kind = "dong"
    elif all(row == at[0] for row, _ in places):
        columns = {_column(grid, place) for place in range(grid.width)}
        known = [f"({by_place[column]})" for _, column in places if by_place.get(column, "") and column != at[1]]
        hidden = [f"cột {column_letters(column)}" for _, column in places if column not in columns]
        kind = "cot"
    else:
        return None
    return (kind, " + ".join(known), hidden) if len(known) > 1 else None


def _is_foreign(cell: GridCell, at: tuple[int, int]) -> bool:
    """Whether a formula is none of a total, which adds up cells of its own column or row alone."""
    places = [place_of(found) for found in re.findall(r"\$?[A-Z]{1,3}\$?\d+", cell.formula)]
    sums = all(row == at[0] for row, _ in places) or all(column == at[1] for _, column in places)
    functions = functions_in(cell.formula)
    beside = bool(places) and all(row == at[0] for row, _ in places)  # of a row, an average or a count is no total
    return bool(places) and (
        "!" in cell.formula or not sums or bool(functions - (_PLAIN - _OF_TOTALS if beside else _PLAIN))
    )


def _is_no_sum_of_rows(cell: GridCell, at: tuple[int, int]) -> bool:
    """Whether a formula makes an average, a count or an extreme of cells of its own column."""
    places = [place_of(found) for found in re.findall(r"\$?[A-Z]{1,3}\$?\d+", cell.formula)]
    own = bool(places) and "!" not in cell.formula and all(column == at[1] for _, column in places)
    return own and bool(functions_in(cell.formula) & NO_SUMS)


_RANGE: Final = re.compile(r"[A-Z]{1,3}\d+:[A-Z]{1,3}\d+")


def _named_rows(formula: str, by_row: Mapping[int, str]) -> str:
    """The function of an average of rows with their codes in place of cells: COUNTIF(01, 02, ">5")."""

    def row_of(piece: str) -> str:
        number = place_of(piece)[0] if re.fullmatch(r"[A-Z]{1,3}\d+", piece) else 0
        return by_row.get(number, f"hàng {number}") if number else piece

    def named(found: re.Match[str]) -> str:
        cells = [
            piece
            for item in arguments_of(found[2])
            for piece in (summed_cells(item).split("+") if _RANGE.fullmatch(item) else [item])
        ]
        return f"{found[1]}({', '.join(map(row_of, cells))})"

    return re.sub(r"([A-Z]+)\(([^()]*)\)", named, bare_formula(formula))


def _about_averages(found: _Found, below: Below) -> list[DraftRow]:
    """The rows, those that are averages or counts of others in the file with the question about it."""
    out = []
    for row in below.rows:
        for formula, places in found.averages.get(row.number, {}).items():
            codes = re.findall(r"[\w.]+", formula.partition("(")[2])
            simple = bool(codes) and formula.startswith("AVERAGE") and set(codes) <= {item.code for item in below.rows}
            sample = f", ví dụ cong_thuc: ({' + '.join(codes)}) / {len(codes)}" if simple else ""
            asked = (
                f"ô Excel tính {formula} ở {len(places)} cột: không phải tổng nên để nhập; cần tính thì ghi cong_thuc"
            )
            row = replace(row, remark=with_remark(row, f"{asked}{sample}"))
        out.append(row)
    return out


_OF_TOTALS: Final = {"AVERAGE", "COUNT", "COUNTA"}
_PLAIN: Final = {"SUM", "SUBTOTAL", "ROUND", "IF", "IFERROR", "COUNT", "COUNTA", "AVERAGE", "AND", "OR", "ISBLANK"}
"""Functions of totals and of what guards them."""


def _foreign_of_row(found: _Found, number: int) -> Mapping[int, str]:
    return {place: text for (place, row), text in found.foreign.items() if row == number}


def _add_formula(
    below: Below,
    number: int,
    formulas: Shown,
    foreign: Mapping[int, str],
    names: Mapping[int, str],
    hidden: Sequence[str],
    without: tuple[Sequence[int], str],
) -> None:
    """The formula of most Excel cells for the row of that number, unless its label states one; others are told.

    ``without`` are cells that have none, and what they are called: where they are more, the row is filled in by hand.
    """
    formula = max(formulas, key=lambda text: len(formulas[text]))
    others = [(other, places) for other, places in formulas.items() if other != formula]
    others += [(_short(text), [place]) for place, text in foreign.items()]
    remark = FROM_EXCEL
    if others:
        told = "; ".join(f"cột {_names(places, names)}: {other}" for other, places in others[:FORMULAS_SHOWN])
        remark = f"{FROM_EXCEL}: {formula}; ô khác của dòng ghi khác ({told}): xem lại"
    having = sum(map(len, formulas.values()))
    if without[0]:
        remark += f"; trong tệp ô {without[1]} {WITHOUT}"
    for index, row in enumerate(below.rows):
        guessed = any(words in row.remark for words in (BY_FIGURES, BY_NUMBER, NO_FORMULA))
        if row.number != number or formula == row.code:
            continue
        differs = ""
        if row.formula and (_terms(row.formula) ^ _terms(formula)) - _FACTORS and "…" not in row.formula and not hidden:
            by = "số" if BY_FIGURES in row.remark else "tên dòng"
            differs = f"theo {by} là {row.formula}, ô Excel tính {formula}: xem lại bên nào đúng"
        if len(without[0]) > having and not row.formula:
            own = _names([place for places in formulas.values() for place in places], names)
            asked = (
                f"chỉ cột {own} có công thức trong ô Excel ({formula}), ô {without[1]} không có: để nhập cả dòng; "
                "cả dòng tính như nhau thì ghi cong_thuc"
            )
            below.rows[index] = replace(row, remark=with_remark(row, asked))
            continue
        if not row.formula or guessed:
            kept = SHADED if SHADED in row.remark else ""
            words = "; ".join(filter(None, [kept, remark, differs]))
            below.rows[index] = as_divided(replace(row, formula=formula, remark=words))
        elif differs:
            below.rows[index] = replace(row, remark=with_remark(row, differs))


_FACTORS: Final = frozenset({"100", "1000"})
"""What shares are times, which names and cells need not both say."""


def _terms(formula: str) -> set[str]:
    """The codes that a formula over rows names."""
    return set(re.findall(r"[\w.]+", formula))


def _names(places: Sequence[int], names: Mapping[int, str]) -> str:
    return ", ".join(names.get(place) or column_letters(place + 1) for place in places)


def _about_unsaved(found: _Found, names: Mapping[int, str]) -> Iterator[str]:
    """The remark on columns of which the file does not say what their formulas come to."""
    if found.unsaved:
        rows = sorted({row for rows in found.unsaved.values() for row in rows})
        span = f"{rows[0]}–{rows[-1]}" if len(rows) > 1 else str(rows[0])
        yield (
            f"cột {_names(sorted(found.unsaved), names)} (dòng {span}): ô có công thức nhưng tệp chưa lưu kết quả, "
            "chương trình tự tính ô nào tính được để đoán kiểu số, số lẻ; mở bằng Excel rồi lưu lại thì chắc hơn"
        )


def _about_hidden(found: _Found, by_row: Mapping[int, str]) -> Iterator[str]:
    """Remarks on sums that add up hidden rows or columns, too."""
    by_words: dict[str, list[str]] = {}
    for number, hidden in found.hidden.items():
        if hidden:
            by_words.setdefault(", ".join(hidden), []).append(by_row.get(number, str(number)))
    for words, rows in by_words.items():
        yield f"dòng {', '.join(rows)}: ô Excel cộng cả {words} bị ẩn: công thức chỉ lấy phần hiện, so lại với biểu gốc"


def _about_foreign(others: Mapping[int, str], beside: bool) -> str:
    """The question about formulas of a column that a form cannot have; ``beside``: other cells of it have one."""
    shown = "; ".join(f"dòng {row}: {_short(text)}" for row, text in list(others.items())[:FORMULAS_SHOWN])
    more = " …" if len(others) > FORMULAS_SHOWN else ""
    if beside:
        return f"có dòng tính khác ({shown}{more}): xem lại công thức của cột"
    return f"công thức trong ô Excel chương trình không đổi được ({shown}{more}): để nhập"


def _short(formula: str) -> str:
    return formula if len(formula) <= LONGEST else f"{formula[: LONGEST - 1]}…"


def _without_added_shares(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows without the kind of a share where the formula of an Excel cell adds them up with rows that are none."""
    sums = {row.code: re.findall(r"[\w.]+", row.formula) for row in rows if FROM_EXCEL in row.remark}
    sums = {code: terms for code, terms in sums.items() if len(terms) > 1}
    kinds = {row.code: row.kind for row in rows}
    added = {term: code for code, terms in sums.items() for term in terms if kinds.get(code) != "ty_le"}
    return [
        replace(row, kind="", remark=f"tên là tỷ lệ nhưng được cộng vào dòng {added[row.code]}: hiểu là số để cộng")
        if row.kind == "ty_le" and not row.unit and row.code in added
        else row
        for row in rows
    ]


def _asked(formulas: Mapping[str, Sequence[int]], cells: str) -> str:
    """The question about formulas that are none of their whole column, each with the rows or ``cells`` that have it."""
    if len(formulas) == 1:
        return f"ít dòng có công thức trong ô Excel ({next(iter(formulas))}): chỉ ô {cells}; để nhập cả cột"
    named = [f"dòng {', '.join(map(str, rows[:6]))}: {formula}" for formula, rows in formulas.items()]
    more = " …" if len(named) > FORMULAS_SHOWN else ""
    most = max(formulas, key=lambda text: len(formulas[text]))
    same = f"; cả cột tính như nhau thì ghi cong_thuc: {most}" if len(formulas[most]) > 1 else ""
    return f"ô Excel mỗi dòng một công thức ({'; '.join(named[:FORMULAS_SHOWN])}{more}): để nhập{same}"
