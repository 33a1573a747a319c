"""What the rows below a header settle about its columns: formulas behind cells, hidden columns, decimals by row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.blank_cells import BY_FORMAT
from tthc_render.authoring.sheet_formulas import column_letters, printed_for_nothing
from tthc_render.authoring.table_cell_formulas import FROM_EXCEL, cell_formulas
from tthc_render.authoring.table_choices import as_ticked, chosen, counting_ticks, ticked, ticked_places
from tthc_render.authoring.table_codes import lacks_hundred
from tthc_render.authoring.table_column_decimals import columns_apart, rows_apart
from tthc_render.authoring.table_columns import ASKED_PLUS, Leaves
from tthc_render.authoring.table_draft_rows import PART, DraftRow
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_money_terms import names_of, noted
from tthc_render.authoring.table_rates import stated_code
from tthc_render.authoring.table_row_cells import figure
from tthc_render.authoring.table_row_kinds import is_unit
from tthc_render.authoring.table_row_sums import with_decimals_of_terms
from tthc_render.authoring.table_rows import Below
from tthc_render.authoring.table_samples import FIGURES, decimals_of
from tthc_render.authoring.table_stated import (
    BY_NOTE,
    decimals_in_notes,
    decimals_named,
    plus_in_notes,
    rounded_to,
    signed_in_notes,
    wholes_in_notes,
    with_stated_decimals,
)
from tthc_render.authoring.table_words import dash_for_zero
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.forms.spec import NUMERIC_KINDS, RATES, WORDED_KINDS
from tthc_render.vietnamese.text import slug


def hidden_keys(grid: Grid, first: int, keys: list[str], named: Collection[str] = ()) -> Mapping[int, tuple[str, str]]:
    """Key and title of each hidden column that a formula of a shown cell needs, by its number in the file.

    ``named`` are the codes that formulas of the code row name and no shown column has.
    """
    called = {column for column, code in grid.hidden_codes if code and code in named}
    used = {
        letters
        for row in grid.rows[first:]
        for cell in row
        for letters in re.findall(r"\$?([A-Z]{1,3})\$?\d", cell.formula)
    }
    out: dict[int, tuple[str, str]] = {}
    for column, title in grid.hidden:
        if column_letters(column) not in used and column not in called:
            continue
        if is_unit(title):
            title = f"Cột ẩn {column_letters(column)} ({title})"
        key = slug(re.sub(r"\(.*?\)", " ", title))[:36].strip("_") or f"cot_an_{column}"
        taken = {*keys, *(name for name, _ in out.values())}
        out[column] = (
            key if key not in taken and key[:1].isalpha() else f"cot_an_{column}",
            title or f"Cột ẩn {column}",
        )
    return out


def with_hidden_named(
    columns: tuple[HeaderColumn, ...], grid: Grid, hidden: Mapping[int, tuple[str, str]], named: Collection[str]
) -> tuple[HeaderColumn, ...]:
    """Columns whose formulas name hidden columns by their codes ("CK"), with the keys of those columns instead."""
    keys = {code: hidden[column][0] for column, code in grid.hidden_codes if code in named and column in hidden}

    def keyed(column: HeaderColumn) -> HeaderColumn:
        formula = column.formula
        for code, key in keys.items():
            formula = re.sub(rf"\((\({re.escape(code)}\))\)|\({re.escape(code)}\)", key, formula)
        printed = column.printed
        if formula != column.formula:  # the form still prints the code of the column that it hides
            printed = stated_code(column)
        return replace(column, formula=formula, printed=printed, columns=tuple(map(keyed, column.columns)))

    return tuple(map(keyed, columns)) if keys else columns


def with_wholes(columns: tuple[HeaderColumn, ...], before: HeaderColumn | None = None) -> tuple[HeaderColumn, ...]:
    """Columns under "Trong đó" as parts of the column ``before`` them, which they need not fill; else a question.

    A group of columns that the column before it adds up leaves that one the whole of what follows.
    """
    out: list[HeaderColumn] = []
    for column in columns:
        if PART.match(column.title):
            column = _as_part(column, before, "")
        elif column.columns:
            column = replace(column, columns=_within(with_wholes(column.columns, before)))
            before = before if before is not None and _adds(before, column) else None
        else:
            before = column
        out.append(column)
    return tuple(out)


def _adds(total: HeaderColumn, group: HeaderColumn) -> bool:
    """Whether the formula of a column adds up all columns of figures below a title."""
    if "+" not in total.formula or is_ratio(parse(total.formula).root):
        return False
    names = {item.name for item in parse(total.formula).references}
    leaves = [leaf for leaf in leaves_of(group.columns) if leaf.kind in NUMERIC_KINDS and leaf.kind not in RATES]
    return bool(leaves) and all(names & names_of([leaf]) for leaf in leaves)


_WHOLE: Final = re.compile(r"(?:tổng(?: số| cộng)?|cộng|chung|tất cả)", re.IGNORECASE)
_MEN, _WOMEN = (
    re.compile(r"(?:trong đó\s*:?\s*)?nam(?: giới)?", re.IGNORECASE),
    re.compile(r"(?:trong đó\s*:?\s*)?nữ(?: giới)?", re.IGNORECASE),
)


def _within(children: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """“Tổng số | Nữ”, “Tổng số | Tr.đó: …” as a column and a part of it; “Tổng số | Nam | Nữ” as a sum; it is said."""
    if any(child.columns for child in children) or not _WHOLE.fullmatch(children[0].title.strip()):
        return children
    whole, rest = children[0], children[1:]
    if any(PART.match(child.title) for child in rest):
        return whole, *(_as_part(child, whole, "") if PART.match(child.title) else child for child in rest)
    same = all(child.kind == whole.kind and not (child.formula or child.whole) for child in rest)
    if whole.formula or whole.kind not in NUMERIC_KINDS or whole.kind in RATES or not same:
        return children
    titles = [child.title.strip() for child in rest]
    if len(rest) == 1 and (_WOMEN.fullmatch(titles[0]) or _MEN.fullmatch(titles[0])):
        return whole, _as_part(rest[0], whole, "")
    both = len(rest) == 2 and any(map(_MEN.fullmatch, titles)) and any(map(_WOMEN.fullmatch, titles))
    if not both:
        return children
    text = " + ".join(reference(child.code) or child.key for child in rest)
    return noted(replace(whole, formula=text, printed=whole.printed or whole.code), "hiểu là nam cộng nữ"), *rest


def _as_part(column: HeaderColumn, whole: HeaderColumn | None, group: str) -> HeaderColumn:
    """A column, or all below it, as parts of ``whole``."""
    if column.columns:
        return replace(column, columns=tuple(_as_part(child, whole, column.title) for child in _within(column.columns)))
    if column.kind not in NUMERIC_KINDS or column.kind in RATES:
        return column
    words = f"“{(group or column.title)[:30]}” của cột nào thì ghi trong_do"
    name = ""
    if whole is not None and whole.kind == column.kind:
        if (column.code and reference(column.code) in whole.formula) or column.key in whole.formula.split():
            return column  # the formula of the whole says more
        name = whole.code if reference(whole.code) else whole.key
        shown = plain_code(whole.code) or whole.title
        words = f"hiểu là một phần của cột {shown}: không lớn hơn, các phần không phải đủ tổng"
        if column.whole:
            return column  # a note, or the column beside it, has said so
    return replace(column, whole=name, note="; ".join(filter(None, [column.note, words])))


def settled(
    columns: tuple[HeaderColumn, ...],
    leaves: Leaves,
    below: Below,
    grid: Grid,
    first: int,
    hidden: Mapping[int, tuple[str, str]],
) -> tuple[HeaderColumn, ...]:
    """Columns with what follows from the rows below: kinds that only prescribed rows have, formulas behind figures."""
    by_place = {
        (grid.columns[place] if grid.columns else place + 1): plain_code(code) or leaves.keys[place]
        for place, code in enumerate(leaves.codes)
    } | {column: key for column, (key, _) in hidden.items()}
    inputs = [place for place, leaf in enumerate(leaves_of(columns)) if leaf.kind in NUMERIC_KINDS and not leaf.formula]
    found, seldom = cell_formulas(grid, first, below, by_place, len(leaves.keys), inputs)
    dashes = _dashes(grid, first)
    ticks = ticked_places(columns, below.rows)
    below.rows = [replace(row, blanks=tuple(at for at in row.blanks if at not in ticks)) for row in below.rows]
    below.rows = [counting_ticks(row, ticks, leaves.places().figures) for row in below.rows]
    units = "don_vi_tinh" in leaves.kinds and len({row.unit for row in below.rows if row.unit}) > 1
    units = units or len({row.kind for row in below.rows if not row.heading and row.kind not in WORDED_KINDS}) > 1
    counted = [at for at, kind in enumerate(leaves.kinds) if kind in ("so", "tien")]
    own = [] if units or {"binh_quan", "thap_phan"} & {*leaves.kinds} else rows_apart(below.rows, counted)
    below.rows, units = own or below.rows, units or bool(own)
    if below.rows and not units:
        below.rows = with_stated_decimals([replace(row, places=None) for row in below.rows], below.notes)
    apart: set[int] = set()
    if units:
        below.rows, apart = columns_apart(below.rows, counted)
        below.remarks += _uneven(below.rows, apart)
        below.rows, told = with_decimals_of_terms(below.rows)
        below.remarks += told
    sums = _sums(leaves, grid, first)
    stated, within = decimals_in_notes(below.notes, of_columns=True), wholes_in_notes(below.notes)
    codes = {plain_code(code): code for code in leaves.codes if code}
    counter = iter(range(len(leaves.keys)))

    def settle(column: HeaderColumn, above: tuple[str, ...] = ()) -> HeaderColumn:
        titles = (*above, column.title)
        if column.columns:
            return replace(column, columns=tuple(settle(child, titles) for child in column.columns))
        place = next(counter)
        if column.kind in ("ma_dong", "don_vi_tinh") and not below.rows:
            return replace(column, kind="chu")
        if not below.rows:
            column = ticked(column, titles, [row[place].text for row in below.samples if place < len(row)])
        column = as_ticked(column) if place in ticks else chosen(column, leaves.samples(place), below.notes)
        figures = column.kind in FIGURES
        if units and column.kind in ("so", "tien") and column.places is not None and place not in apart:
            column = noted(_without_decimals(column), "số lẻ ghi ở từng dòng")
        column = _without_decimals(column) if units and BY_FORMAT in column.note else column
        count = stated.get(plain_code(column.code), decimals_named(below.notes, column.title))
        if count is None and column.places is None:
            count = rounded_to(below.notes, column.kind, place in leaves.scored) or None
        if figures and count is not None:
            column = noted(replace(column, places=count), BY_NOTE)
        typed = figures and not (column.signed or column.formula)
        if typed and signed_in_notes(below.notes, plain_code(column.code), column.title):
            column = noted(replace(column, signed=True), "ghi chú cho nhập số âm (am: true)")
        if figures and not column.plus and plus_in_notes(below.notes, plain_code(column.code), column.title):
            kept = column.note.replace(f"; {ASKED_PLUS}", "").replace(ASKED_PLUS, "")
            column = noted(replace(column, plus=True, note=kept), "in dấu + theo ghi chú (dau_cong: true)")
        whole = codes.get(within.get(plain_code(column.code), ""), "")
        if whole and column.kind in ("so", "tien"):
            column = noted(replace(column, whole=whole), f"theo ghi chú là một phần của cột {plain_code(whole)}")
        if figures and not column.formula and place in seldom:
            column = noted(column, seldom[place])
        if column.formula and not column.blank and place in dashes and is_ratio(parse(column.formula).root):
            column = replace(column, blank=dashes[place])
        if figures and (zero := dash_for_zero([row[place] for row in grid.rows[first:]])):
            words = f"in “{zero}” ở ô có số 0 như định dạng ô trong tệp; in 0 thì bỏ in_so_khong"
            column = noted(replace(column, zero=zero), words)
        hint = found.get(place)
        if hint and column.formula and figures:
            return _held(column, hint)
        if hint and not column.formula and figures:
            text = f"{hint} * 100" if column.kind == "ty_le" and lacks_hundred(hint) else hint
            words = "công thức lấy từ ô Excel" + (", thêm × 100 vì là phần trăm" if text != hint else "")
            blank = column.blank or (dashes.get(place, "") if is_ratio(parse(text).root) else "")
            column = replace(column, formula=text, printed=column.printed or column.code, blank=blank)
            return noted(column, words)
        if figures and not column.formula and place in sums:
            return noted(column, f"số trong bảng gốc cho thấy cột này = {sums[place]}: đúng thì ghi cong_thuc")
        return column

    return tuple(settle(column) for column in columns)


def _held(column: HeaderColumn, hint: str) -> HeaderColumn:
    """A column whose code cell states a formula, held against the one behind its cells: the same figures may be
    numbers there, (1+4) a sum of 1 and column 4; other columns are asked about.
    """
    own, behind = ({item.name for item in parse(text).references} for text in (column.formula, hint))
    factor = r"\* 100$" if column.kind == "ty_le" else r"$^"
    stated, cells = (re.sub(factor, "", text).translate(_BRACKETS) for text in (column.formula, hint))
    meant = f"{hint} * 100" if column.kind == "ty_le" and lacks_hundred(hint) else hint
    if stated.strip() == cells.strip() and parse(column.formula) != parse(meant) and "100" not in hint:
        words = f"ô mã đọc là {column.formula}, ô Excel tính {meant}: lấy theo ô Excel; khác thì sửa cong_thuc"
        return noted(replace(column, formula=meant, printed=stated_code(column)), words)
    if own != behind and not (own - behind and behind - own and len(own) > 2 * len(behind)):
        return noted(column, f"ô Excel tính khác ô mã: {hint}; xem lại công thức nào đúng")
    return column


_BRACKETS: Final = str.maketrans("", "", "() ")


def _without_decimals(column: HeaderColumn) -> HeaderColumn:
    """A column whose rows state their own decimals, without what was asked about its own."""
    pieces = [
        piece for piece in column.note.split("; ") if not re.match(rf"biểu ghi khác|\d+ số lẻ|{BY_FORMAT}", piece)
    ]
    note = re.sub(r"(?:; )?số (?:lẻ )?trong tệp (?:không đều|có đến) .*?lấy \d số lẻ", "", "; ".join(pieces))
    return replace(column, places=None, note=note.strip("; "))


def _uneven(rows: Sequence[DraftRow], apart: Collection[int]) -> Iterator[str]:
    """Questions about rows whose own figures have different decimals, beside columns ``apart`` that have their own."""
    for row in rows:
        own = {value.as_tuple().exponent for at, value in row.figures if at not in apart}
        even = bool(apart) and len(own - {0}) < 2
        words = "" if row.heading or BY_NOTE in row.remark or even else decimals_of(row.texts, False)[1]
        if words:
            yield f"dòng {row.code or row.label[:30]}: {words}"


def without_rings(columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """Columns without the formulas that call each other in a ring, which are asked about."""
    needs: dict[str, set[str]] = {}

    def calls(name: str, wanted: str, seen: set[str]) -> bool:
        below = needs.get(name, set()) - seen
        return wanted in below or any(calls(other, wanted, seen | below) for other in below)

    def kept(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(kept, column.columns)))
        names = names_of([column])
        called = {item.name for item in parse(column.formula).references} if column.formula else set()
        ring = any(name in called or any(calls(other, name, {other}) for other in called) for name in names)
        if ring and FROM_EXCEL in column.note:
            words = f"ô Excel tính {column.formula}, nhưng công thức gọi vòng quanh: cột nào tính thì ghi cong_thuc"
            return replace(column, formula="", note=column.note.replace(FROM_EXCEL, words))
        if ring:
            stated = stated_code(column)
            words = f"công thức {column.formula} gọi vòng quanh nên không lấy: cột nào tính thì ghi cong_thuc"
            return noted(replace(column, formula="", printed=stated), words)
        needs.update(dict.fromkeys(names, called))
        return column

    return tuple(map(kept, columns))


def _dashes(grid: Grid, first: int) -> Mapping[int, str]:
    """The dash that formulas of cells print where there is nothing to divide by, by place."""
    cells = ((place, cell.formula) for row in grid.rows[first:] for place, cell in enumerate(row) if cell.formula)
    return {place: dash for place, formula in cells if (dash := printed_for_nothing(formula))}


def _sums(leaves: Leaves, grid: Grid, first: int) -> dict[int, str]:
    """Columns called a total whose figures are those of the columns after them added up, by place."""
    out: dict[int, str] = {}
    rows = [[figure(cell.text) for cell in row] for row in grid.rows[first:]]
    for place, key in enumerate(leaves.keys):
        if not re.match(r"tong|cong", key) and "tong_so" not in key:
            continue
        for count in (2, 3, 4, 5, 6):
            after = range(place + 1, place + 1 + count)
            if after.stop > len(leaves.keys) or any(
                leaves.kinds[at] not in ("so", "tien") or not leaves.codes[at] for at in after
            ):
                break
            filled = [
                row
                for row in rows
                if len(row) >= after.stop and row[place] and all(row[at] is not None for at in after)
            ]
            if len(filled) > 1 and all(
                row[place] == sum((row[at] or Decimal(0) for at in after), Decimal(0)) for row in filled
            ):
                out[place] = " + ".join(f"({plain_code(leaves.codes[at])})" for at in after)
                break
    return out
