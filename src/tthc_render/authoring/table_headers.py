"""The header of an existing table as columns of a form: tree, codes, keys, kinds and formulas.

What the code row states (``(3)=(4)+(5)+(6)``) becomes a formula; what cannot be one is kept as a remark, so that
the form can always be read. What was guessed is in the remarks of columns and of the table.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters
from tthc_render.authoring.sheet_words import about_hidden_columns
from tthc_render.authoring.table_accounts import not_accounted
from tthc_render.authoring.table_choices import chosen_places
from tthc_render.authoring.table_code_constants import as_numbers, with_constants
from tthc_render.authoring.table_codes import CodeCell, read_codes
from tthc_render.authoring.table_column_decimals import by_row, with_asked_decimals
from tthc_render.authoring.table_columns import Leaves
from tthc_render.authoring.table_doubts import (
    maybe_choices,
    open_points,
    open_totals,
    shared_titles,
    sums_of_blanks,
    untitled_groups,
    with_decimals_of_namesakes,
    with_decimals_of_sums,
    with_same_blank,
)
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_formula_samples import held_against_samples
from tthc_render.authoring.table_frame import Frame, read_frame
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_header_rows import (
    BY_ITSELF,
    HeaderPlace,
    HeaderRows,
    header_place,
    named_rows,
    with_header_joined,
)
from tthc_render.authoring.table_identities import (
    Identity,
    asked_balances,
    asked_of_groups,
    asked_of_notes,
    column_identities,
    row_identities,
    title_limits,
)
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_lookout import (
    notes,
    refuse_dates,
    refuse_dates_below,
    signs,
    without_untitled,
)
from tthc_render.authoring.table_money_terms import with_money_terms
from tthc_render.authoring.table_open_cells import blank_sums, lone_blanks, lone_figures, open_cells, unfilled_sums
from tthc_render.authoring.table_other_divisions import asked_shares_of_total, with_other_divisions
from tthc_render.authoring.table_points import with_decimals_of_points, with_printed_points
from tthc_render.authoring.table_printed_again import without_repeats
from tthc_render.authoring.table_rounded_columns import with_kept_rounds
from tthc_render.authoring.table_row_cells import crossed_by, figure, own_text
from tthc_render.authoring.table_rows import read_below
from tthc_render.authoring.table_sample_rows import lone_ticks, with_blanks, with_crosses, with_ticks_beside
from tthc_render.authoring.table_samples import FIGURES
from tthc_render.authoring.table_settling import (
    hidden_keys,
    settled,
    with_hidden_named,
    with_wholes,
    without_rings,
)
from tthc_render.authoring.table_shown_columns import about_total as about_typed_total
from tthc_render.authoring.table_shown_columns import addends, asked_quotients, compared_places
from tthc_render.authoring.table_title_codes import titled_codes
from tthc_render.authoring.table_titles import about_periods
from tthc_render.authoring.table_totals import (
    about_rows_left_out,
    about_rows_of_groups,
    crosses_of_sums,
    label_of_total,
    summed_columns,
)
from tthc_render.authoring.table_varying import asked_of_varying
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse
from tthc_render.forms.spec import NUMERIC_KINDS, RATES

TITLE_LENGTH: Final = 300
NO_CODES: Final = "bảng không có hàng mã cột nên không biết công thức: cột nào tính được thì ghi thêm ma và cong_thuc"


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The columns of one table; ``total_label`` is the label of its total row, "" if it has none.

    ``rows`` are prescribed rows; ``sign``, ``title``, ``measure``, ``circular`` and ``part`` what the lines above say;
    ``signers`` and ``notes`` what is below; ``paper`` size and orientation of its page; ``hidden`` key and title of
    hidden columns that formulas need; ``summed`` the columns that the total adds up, () for all; ``padded``: counts
    below 10 are written 04; ``identities`` the checks that the table states; ``crossed`` what cells that stay blank
    print, ``uncounted`` what groups and totals do in columns that they do not add up; ``names_across``: names of
    headings and groups reach over all columns; ``own_dates`` are the titles of signers below a date of their own;
    ``period`` is what was taken off the title; ``brackets``: negative figures stand in brackets;
    ``printed_groups`` are number and name of groups of the form; ``remarks`` what the user has to confirm.
    """

    columns: tuple[HeaderColumn, ...]
    total_label: str = ""
    name: str = ""
    rows: tuple[DraftRow, ...] = ()
    sign: str = ""
    title: str = ""
    measure: str = ""
    circular: str = ""
    signers: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    leaf_keys: tuple[str, ...] = ()
    dated: bool = False
    grouped: str = ""
    total_first: bool = False
    part: str = ""
    paper: tuple[str, str] = ("", "")
    hidden: tuple[tuple[str, str], ...] = ()
    summed: tuple[str, ...] = ()
    padded: bool = False
    identities: tuple[Identity, ...] = ()
    crossed: str = "x"
    names_across: bool = False
    uncounted: str = ""
    own_dates: tuple[str, ...] = ()
    period: str = ""
    brackets: bool = False
    printed_groups: tuple[tuple[str, str], ...] = ()

    def used_texts(self) -> Iterator[str]:
        """All words that a form takes from the table."""
        yield from (self.sign, f"{self.title} {self.period}", self.measure, self.circular, self.part, self.total_label)
        yield from (*self.notes, *(text for signer in self.signers for text in signer))
        yield from (*_titles(self.columns), *(row.label for row in self.rows))


def read_header(
    grid: Grid,
    by_hand: HeaderRows = BY_ITSELF,
    fixed: bool | None = None,
    measure: str = "",
    *,
    place: HeaderPlace | None = None,
    frame: Frame | None = None,
) -> TableHeader:
    """The header of a table: the rows above its code row, or those given ``by_hand``; and what is below it.

    ``fixed`` says by hand whether the form prescribes the rows; ``measure`` is the unit of measure of the tables
    before, which holds where this one states none. ``place`` and ``frame`` are given where they are known already.
    DataUnreadable if no header is found and none is given, the table has not so many rows, or a code became a date.
    """
    place = place or header_place(grid, by_hand)
    first, code_row, below_from = place.first, place.code_row, place.below
    grid = with_header_joined(grid, place)
    frame = frame or read_frame(grid, first)
    grid, dropped = without_untitled(grid, first, below_from)
    columns = header_columns(grid, place)
    in_titles: list[CodeCell] = []
    if code_row is None:
        columns, in_titles = titled_codes(columns, list(leaves_of(columns)))
    codes = _codes(grid, code_row) if code_row is not None else []
    refuse_dates(grid, codes, code_row or 0)
    grid, codes, again = without_repeats(grid, first, below_from, codes)
    samples = [row for row in itertools.takewhile(lambda row: not signs(row), grid.rows[below_from:]) if not notes(row)]
    cells = read_codes(codes) or in_titles or [CodeCell()] * grid.width
    leaves = Leaves(cells, samples, frame.measure or measure, dict(grid.choices), grid.dates)
    columns = tuple(leaves.named(column, ()) for column in columns)
    places = replace(leaves.places(), compared=compared_places(list(leaves_of(columns))))
    refuse_dates_below(grid, below_from, places)
    below = read_below(grid, below_from, places, fixed)
    choices = chosen_places(list(leaves_of(columns)), places.words, leaves.samples, below.notes)
    if choices:
        others = tuple(place for place in places.words if place not in choices)
        places = replace(places, words=others, chosen=(*places.chosen, *choices))
        below = read_below(grid, below_from, places, fixed)
    named = _strange_codes(columns)
    hidden = hidden_keys(grid, below_from, leaves.keys, named)
    columns = with_constants(with_hidden_named(columns, grid, hidden, named))
    columns = without_rings(settled(columns, leaves, below, grid, below_from, hidden))
    below.rows, divided = with_other_divisions(below.rows)
    below.remarks += divided
    known = {reference(code) for code in leaves.codes if code}
    words = {
        reference(code) for code, kind in zip(leaves.codes, leaves.kinds, strict=True) if kind not in NUMERIC_KINDS
    }
    columns = tuple(_checked(column, known - words, [*leaves.keys, *dict(hidden.values())]) for column in columns)
    otherwise = {row.number for row in below.rows if row.formula or row.blanks or row.kind in RATES}
    columns = held_against_samples(columns, list(leaves_of(columns)), grid, below_from, otherwise)
    columns = with_wholes(with_money_terms(with_kept_rounds(columns, grid, below_from), list(leaves_of(columns))))
    if not below.rows:
        columns = with_blanks(with_ticks_beside(columns, below.samples), below.samples, places.label)
        columns = with_crosses(columns, below.samples, sorted(below.sampled), below.group_rows)
    empty = [key for place, key in enumerate(leaves.keys) if not leaves.samples(place)]
    columns = with_decimals_of_namesakes(columns, list(leaves_of(columns)), empty)
    columns = with_decimals_of_points(columns, list(leaves_of(columns)), places.scored)
    every = list(leaves_of(columns))
    columns = with_asked_decimals(columns, empty, below.rows)
    columns = with_same_blank(columns if by_row(below.rows) else with_decimals_of_sums(columns, every), every)
    identities, about_identities = column_identities(list(leaves_of(columns)))
    limits = title_limits(list(leaves_of(columns)))
    about_identities += [f"tên cột ghi giới hạn {limit.text}: thành phép kiểm tra ở kiem_tra" for limit in limits]
    identities += [*row_identities(below.rows), *limits]
    total, counted = label_of_total(below.total)
    summed, about_total = summed_columns(list(leaves_of(columns)), below.total_row)
    if counted:
        about_total.insert(0, f"dòng tổng: bỏ “{counted}” ở nhãn vì mỗi báo cáo một khác")
    if leaves.padded:
        about_total.append("số đếm dưới 10 có số 0 đứng trước như bảng gốc (dinh_dang_so: dem_hai_chu_so)")
    about_total += about_typed_total(list(leaves_of(columns)), below.total_row, addends(below))
    named_only = below.grouped == "tieu_de"
    about_total += about_rows_of_groups(list(leaves_of(columns)), [] if named_only else below.group_rows)
    uncounted, told = crosses_of_sums(
        list(leaves_of(columns)), below.group_rows, below.total_row, summed, named_only=named_only
    )
    about_total += told
    about_total += about_rows_left_out([below.total, *(row.label for row in below.rows)], below.notes)
    about_total += about_periods(_titles(columns), below.rows, below.notes)
    about_total += blank_sums(every, below, grid, below_from)
    below.rows, about_points = with_printed_points(every, below.rows, grid, places)
    hidden_words = [
        *about_hidden_columns(dict(grid.hidden), grid.hidden_places, hidden),
        *(
            f"cột ẩn {column_letters(column)} “{title}” được công thức gọi nên giữ ở cot_phu: phải nhập, không in"
            for column, (_, title) in hidden.items()
        ),
    ]
    figures = [[figure(cell.text) for cell in row] for row in grid.rows[below_from:]]
    remarks = [
        *grid.remarks,
        *hidden_words,
        *frame.remarks,
        *again,
        *dropped,
        *_column_remarks(columns),
        *about_identities,
        *open_totals(columns),
        *open_points(columns, frame.measure or measure, below.total),
        *asked_of_varying(columns, below.notes),
        *lone_ticks(columns, below.samples, below.notes),
        *(maybe_choices(list(leaves_of(columns)), leaves.samples)),
        *below.remarks,
        *asked_of_groups(columns, figures),
        *asked_balances(list(leaves_of(columns)), figures),
        *asked_quotients(list(leaves_of(columns)), figures),
        *asked_of_notes(below.notes, list(leaves_of(columns)), below.rows),
        *open_cells(list(leaves_of(columns)), below.rows),
        *asked_shares_of_total(list(leaves_of(columns)), below.rows, bool(below.total)),
        *sums_of_blanks(list(leaves_of(columns)), below.rows),
        *lone_blanks(list(leaves_of(columns)), below, grid, below_from),
        *lone_figures(list(leaves_of(columns)), below, grid, below_from),
        *unfilled_sums(list(leaves_of(columns)), below, grid, below_from),
        *about_points,
        *about_total,
    ]
    remarks += [*untitled_groups(columns), *shared_titles(columns)]
    texts = [
        frame.sign,
        f"{frame.title} {frame.period}",
        frame.measure,
        frame.circular,
        frame.part,
        below.total,
        *_titles(columns),
    ]
    remarks += not_accounted(grid, place, list(leaves_of(columns)), below, texts, remarks)
    if in_titles:
        remarks.insert(0, "mã cột lấy từ trong ô tên cột; in thành một hàng mã riêng")
    elif code_row is None:
        remarks.insert(0, f"{NO_CODES}; đầu bảng là {named_rows(grid, first, place.rows - 1)}")
    return TableHeader(
        columns,
        total,
        grid.name,
        tuple(below.rows),
        frame.sign,
        frame.title,
        frame.measure,
        frame.circular,
        tuple(below.signers),
        tuple(below.notes),
        tuple(remarks),
        tuple(leaves.keys),
        below.dated,
        below.grouped,
        below.total_first,
        frame.part,
        grid.paper,
        tuple(hidden.values()),
        summed,
        leaves.padded,
        tuple(identities),
        crossed_by(grid, below_from, [at for at, leaf in enumerate(leaves_of(columns)) if leaf.choices]),
        below.names_across,
        uncounted,
        tuple(below.ending.with_own_dates()),
        frame.period,
        below.brackets,
        tuple(below.printed_groups),
    )


def _codes(grid: Grid, row: int) -> list[str]:
    """The texts of the row of codes; a code that is merged over several columns is that of the first."""
    cells = grid.rows[row]
    return [own_text(grid, row, at) if at == 0 or cells[at] is not cells[at - 1] else "" for at in range(grid.width)]


def header_columns(grid: Grid, place: HeaderPlace) -> tuple[HeaderColumn, ...]:
    """The columns of a header with their titles."""
    return tuple(_columns(grid, 0, grid.width - 1, place.first, place.rows - 1))


def _titles(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    for column in columns:
        yield column.title
        yield from _titles(column.columns)


def _column_remarks(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    """The remarks of columns, one for all columns that have the same one."""
    by_words: dict[str, list[str]] = {}
    for column in leaves_of(columns):
        if column.note:
            by_words.setdefault(column.note, []).append(plain_code(column.code) or column.title)
    for words, names in by_words.items():
        yield f"cột {', '.join(names)}: {words}"


def _columns(grid: Grid, left: int, right: int, row: int, last: int) -> Iterator[HeaderColumn]:
    """The columns between ``left`` and ``right`` (both included) in rows ``row`` to ``last``."""
    place = left
    while place <= right:
        cell = grid.rows[row][place]
        end = min(cell.right, right)
        below = _next_row(grid, cell, place, row, last)
        if below is not None and (end > place or _splits(grid, cell, place, below)):
            children = tuple(_columns(grid, place, end, below, last))
            if len(children) == 1 and not children[0].columns and children[0].title in ("", cell.text):
                yield HeaderColumn(cell.text[:TITLE_LENGTH])
            else:
                yield HeaderColumn(cell.text[:TITLE_LENGTH], columns=children)
        else:
            title = cell.text[:TITLE_LENGTH]
            own = tuple(HeaderColumn(title) for _ in range(place, end + 1))
            yield HeaderColumn(title, columns=own) if len(own) > 1 and title else own[0]
            yield from () if title else own[1:]
        place = end + 1


def _next_row(grid: Grid, cell: GridCell, place: int, row: int, last: int) -> int | None:
    """The first row below ``row`` with another cell at ``place``."""
    return next((number for number in range(row + 1, last + 1) if grid.rows[number][place] is not cell), None)


def _splits(grid: Grid, cell: GridCell, place: int, below: int) -> bool:
    text = grid.rows[below][place].text
    return bool(text) and text != cell.text


def _strange_codes(columns: tuple[HeaderColumn, ...]) -> set[str]:
    """The codes that formulas of the code row name and none of the columns has."""
    leaves = list(leaves_of(columns))
    named = {item.name for leaf in leaves if leaf.formula for item in parse(leaf.formula).references}
    return {plain_code(name) for name in named - {reference(leaf.code) for leaf in leaves}}


def _checked(column: HeaderColumn, known: set[str], keys: Sequence[str]) -> HeaderColumn:
    """Formulas that name columns which do not exist become remarks."""
    if column.columns:
        return replace(column, columns=tuple(_checked(child, known, keys) for child in column.columns))
    if not column.formula:
        return column
    names = {item.name for item in parse(column.formula).references}
    if names <= known | set(keys) and reference(column.code) not in names and column.kind in FIGURES:
        return column
    absent = sorted(names - known - {*keys})
    words = f"công thức trong bảng gốc: {column.formula}"
    words += f" (không có cột số {', '.join(absent)} nên không lấy)" if absent else ""
    if absent and all(name.strip("()").isdigit() for name in absent):
        typed = as_numbers(column.formula, absent)
        words += f"; {', '.join(name.strip('()') for name in absent)} là số thì ghi cong_thuc: {typed}"
    return replace(column, formula="", note="; ".join(filter(None, [column.note, words])), printed=column.printed)
