"""A form as computing needs it: columns, fixed rows, parts, totals, identities, printed codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from tthc_render.forms.codes import plain_code
from tthc_render.forms.formula import Formula, Relation, write
from tthc_render.forms.row_formulas import adds_number, is_difference, is_quotient, is_ratio, lacks_terms, subtracts
from tthc_render.forms.spec import (
    NUMERIC_KINDS,
    RATES,
    WORDED_KINDS,
    CheckSpec,
    ColumnSpec,
    FormSpec,
    PartSpec,
    RowSpec,
)
from tthc_render.vietnamese.numbers import read_printed, share_places

TotalKind = Literal["sum", "formula", "none"]
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds one figure or text per row. ``titles`` run from the top header to its own name.

    ``formula`` and the checks name columns by key only, ``part`` always filled. ``total`` is how a
    total row gets its figure: by adding the rows, by the formula on the totals, or not at all.
    """

    key: str
    code: str
    titles: tuple[str, ...]
    spec: ColumnSpec
    formula: Formula | None
    total: TotalKind
    hidden: bool = False

    @property
    def kind(self) -> str:
        """One of ``spec.ColumnKind``."""
        return self.spec.kieu

    @property
    def numeric(self) -> bool:
        """Whether cells hold figures."""
        return self.spec.kieu in NUMERIC_KINDS

    @property
    def worded(self) -> bool:
        """Whether cells hold what a clerk types as text: words, a date, a choice."""
        return self.spec.kieu in WORDED_KINDS

    @property
    def rate(self) -> bool:
        """Whether its figures are shares or averages, of which sums mean nothing."""
        return self.spec.kieu in RATES

    @property
    def within_row(self) -> bool:
        """Whether its formula is to be computed of the row's own figures in every row: sums of its values mean nothing.

        So it is with shares, quotients and products, with what compares them, and with figures less a number.
        """
        if self.formula is None:
            return False
        return self.rate or self.total == "formula" or is_ratio(self.formula.root) or adds_number(self.formula.root)

    @property
    def added_over_units(self) -> bool:
        """Whether figures of several units in one row may be added up: answers are counted only within one unit."""
        return self.total == "sum" and self.kind != "co_khong"

    @property
    def typed(self) -> bool:
        """Whether figures are typed into this column."""
        return self.numeric and self.formula is None

    @property
    def places(self) -> int:
        """Decimals that a figure is rounded to; with 0, typed counts are whole numbers."""
        return places_of(self.spec.kieu, self.spec.so_le)

    def places_for(self, value: Decimal) -> int:
        """Decimals that ``value`` is printed with at most: those of a share next to 0 or 100 are more."""
        return share_places(value, self.places) if self.kind == "ty_le" else self.places

    @property
    def name(self) -> str:
        """As messages name it: "Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến (cột 4)"."""
        number = plain_code(self.code) or self.code.strip("()")
        title = " – ".join(filter(None, self.titles))
        return f"{title} (cột {number})".strip() if number else title or self.key


def places_of(kind: str, places: int | None) -> int:
    """The decimals of a kind of figures: those stated, else 2 for shares and decimals, 0 for others, as of answers."""
    if kind == "co_khong":
        return 0
    if places is not None:
        return places
    return 2 if kind in (*RATES, "thap_phan") else 0


def column_in_row(column: Column, row: RowSpec) -> Column:
    """``column`` as its cell in a prescribed row is: with the row's own kind, decimals, signs and choices.

    A column of shares or of answers keeps its kind: it is the same comparison in every row. A column of money that has
    decimals of its own keeps them in rows whose unit of measure is none of money.
    """
    spec = column.spec
    kind = row.kieu or ("ty_le" if row.don_vi_tinh == PERCENT else spec.kieu)
    compares = column.formula is not None and (is_ratio(column.formula.root) or is_difference(column.formula.root))
    if spec.kieu in (*RATES, "co_khong") or (kind in WORDED_KINDS and compares):
        kind = spec.kieu
    changes: dict[str, object] = {"kieu": kind} if kind != spec.kieu else {}
    measures = bool(row.don_vi_tinh) and "đồng" not in row.don_vi_tinh.casefold()  # its decimals are those of “ha”
    worth = kind == spec.kieu == "tien" and spec.so_le is not None and measures
    if row.so_le is not None and spec.kieu != "ty_le" and not worth:
        changes["so_le"] = row.so_le
    elif spec.so_le is not None and kind not in (*RATES, "thap_phan") and (kind != spec.kieu or row.kieu == "so"):
        changes["so_le"] = None  # a count has no decimals, and money those of its own
    measured = row.don_vi_tinh == PERCENT or (kind != spec.kieu and (row.don_vi_tinh or PERCENT in row.ten))
    if kind == "ty_le" and spec.phan_tram_in is None and measured:
        changes["phan_tram_in"] = False  # its name or its unit of measure says so already
    changes |= {key: True for key in ("am", "dau_cong", "de_trong") if getattr(row, key) and not getattr(spec, key)}
    if kind == "chon" and row.lua_chon:
        changes["lua_chon"] = row.lua_chon
    return replace(column, spec=spec.model_copy(update=changes)) if changes else column


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row that the form prescribes. ``code`` names it in data and formulas ("#3" where it has none).

    ``formula`` names rows by code, ``part`` always filled; ``blanks`` are keys of columns in which it stays blank;
    ``parent`` is the code of the row that it is a part of; ``printed`` are keys of other columns and the words or
    figures that the form prints there; ``own`` are the columns that are another kind of cell in this row, by key;
    ``joins`` is the code of the row whose sum counts rows of the unit's own, too, at the place for these;
    ``apart`` are keys of columns in which all rows that the formula names stay blank, so that it says nothing there,
    ``starved`` of those in which a row that it multiplies or divides does: a formula of the column stands there.
    """

    spec: RowSpec
    code: str
    formula: Formula | None = None
    blanks: frozenset[str] = frozenset()
    parent: str = ""
    printed: tuple[tuple[str, str], ...] = ()
    own: Mapping[str, Column] = field(default_factory=dict, compare=False)
    joins: str = ""
    apart: frozenset[str] = frozenset()
    starved: frozenset[str] = frozenset()

    @property
    def named(self) -> bool:
        """Whether data can name it."""
        return not (self.code.startswith("#") or self.spec.tu_do)

    @property
    def name(self) -> str:
        """As messages name it: "01. Tổng số công chức"."""
        return f"{self.code}. {self.spec.ten}" if self.named else self.spec.ten

    def words_of(self, column: Column) -> str:
        """The words that the form prints where this row meets ``column``, "" for none."""
        return next((words for key, words in self.printed if key == column.key), "")

    def figure_of(self, column: Column) -> Decimal | None:
        """The figure that the form prints where this row meets ``column``, None for none."""
        return read_printed(self.words_of(column)) if self.cell(column).numeric else None

    def cell(self, column: Column) -> Column:
        """The column as its cell in this row is: another kind of cell, or with other decimals."""
        return self.own.get(column.key, column)

    def kind(self, column: Column) -> str:
        """The kind of the cell where this row meets ``column``."""
        return self.cell(column).kind

    def places(self, column: Column) -> int:
        """The decimals of the figure where this row meets ``column``."""
        return self.cell(column).places

    def computes(self, column: Column) -> bool:
        """Whether the figure where this row meets ``column`` comes from the row's formula.

        What sums mean nothing of is taken of the row's own figures, and so is the difference of two columns in a row
        of shares or averages; a share that is typed is never added up.
        """
        if self.formula is None or not self.cell(column).numeric or column.key in self.blanks | self.apart:
            return False
        if self.words_of(column):
            return False
        if column.formula is not None and not self.lacks(column):
            starved = column.key in self.starved and not self.cell(column).rate
            return not (column.within_row or starved or self.compared(column))
        return not column.rate or (column.formula is None and is_ratio(self.formula.root))

    def closes(self, column: Column) -> bool:
        """Whether the form has no figure where this row meets ``column``: it prints an x there, or nothing."""
        return self.spec.de_muc or column.key in self.blanks

    def compared(self, column: Column) -> bool:
        """Whether a row of shares or averages meets a column that compares two others: that comparison stands."""
        ratio = self.cell(column).rate or (self.formula is not None and is_ratio(self.formula.root))
        return ratio and column.formula is not None and is_difference(column.formula.root)

    def lacks(self, column: Column) -> bool:
        """Whether the form leaves so many cells of this row blank that the column's formula says nothing in it."""
        formula = column.formula if self.blanks else None
        return formula is not None and lacks_terms(formula.root, self.blanks)

    def by_column(self, column: Column) -> bool:
        """Whether the figure where this row meets ``column`` comes from the column's formula: shares never add up."""
        if column.formula is None or self.closes(column) or self.computes(column):
            return False
        if self.lacks(column):
            return False
        return column.within_row or self.compared(column) or not self.cell(column).rate

    def takes(self, column: Column) -> bool:
        """Whether something is to be typed where this row meets ``column``: a figure, or words."""
        if self.closes(column) or self.words_of(column):
            return False
        cell = self.cell(column)
        return cell.worded if not cell.numeric else not (self.computes(column) or self.by_column(column))

    def asks(self, column: Column) -> bool:
        """Whether a report must fill in the cell where this row meets ``column``: words only where the row says so.

        A choice has to be made in each row that the form prescribes.
        """
        chosen = column.kind == self.cell(column).kind == "chon" and not self.spec.tu_do
        return (column.numeric or self.cell(column).numeric or chosen) and self.takes(column)

    def is_typed(self, columns: Iterable[Column]) -> bool:
        """Whether any figure, or what a figure's place takes in this row, is to be typed in it."""
        return any(self.asks(column) for column in columns)

    def adds(self, column: Column) -> bool:
        """Whether figures of this row may be added up in ``column``, over rows or over units."""
        ratio = self.formula is not None and is_ratio(self.formula.root)
        cell = self.cell(column)
        answer = cell.kind == "co_khong" and column.kind != "co_khong"  # what one unit answers is no part of a count
        apart = self.closes(column) or ratio or answer
        return cell.numeric and not (apart or cell.rate)

    def added_over_units(self, column: Column) -> bool:
        """Whether what several units type where this row meets ``column`` adds up to their parent's figure."""
        return column.added_over_units and self.takes(column) and self.adds(column)


@dataclass(frozen=True, slots=True)
class Check:
    """An identity or limit; the relation's references are keys with ``part`` filled, or row codes.

    ``of_parts``: it says that a column is a part of another one ("trong đó").
    """

    spec: CheckSpec
    relation: Relation[Formula]
    of_parts: bool = False

    @property
    def by_rows(self) -> bool:
        """Whether it compares rows in every column, not columns in every row."""
        return self.spec.theo == "dong"


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a form, ready for computing. ``columns`` are printed, ``hidden`` are not.

    ``rows`` are prescribed rows from the top; ``row_order`` their codes as they can be computed.
    """

    spec: PartSpec
    columns: tuple[Column, ...]
    hidden: tuple[Column, ...]
    checks: tuple[Check, ...]
    rows: tuple[FixedRow, ...] = ()
    row_order: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its key in the data."""
        return self.spec.khoa

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Printed and hidden columns."""
        return self.columns + self.hidden

    @property
    def filled(self) -> tuple[Column, ...]:
        """Columns in which something may have to be typed: all printed ones, and hidden ones that formulas need.

        Other hidden columns serve identities only and may be left out.
        """
        used = {
            item.name
            for column in self.columns
            if column.formula is not None
            for item in column.formula.references
            if item.part == self.key
        }
        return (*self.columns, *(column for column in self.hidden if column.key in used))

    @property
    def label(self) -> Column | None:
        """The first column of words: it names the row."""
        return next((item for item in self.columns if item.kind == "chu"), None)

    @property
    def free(self) -> bool:
        """Whether units write rows of their own."""
        return not self.rows or self.room is not None

    @property
    def room(self) -> FixedRow | None:
        """The place that the form leaves for rows of units' own: kind, decimals and unit of measure of those rows."""
        return next((row for row in self.rows if row.spec.tu_do), None)

    def column(self, key: str) -> Column | None:
        """The column of that key, or None."""
        return next((item for item in self.all_columns if item.key == key), None)

    def subtracts(self, column: Column, depth: int = 0) -> bool:
        """Whether figures of ``column`` are differences or quotients, also by the columns that its formula names."""
        if column.formula is None or depth > len(self.all_columns):
            return False
        if subtracts(column.formula.root) or is_quotient(column.formula.root):
            return True
        named = (self.column(item.name) for item in column.formula.references if item.part == self.key)
        return any(self.subtracts(other, depth + 1) for other in named if other is not None)

    def row(self, code: str) -> FixedRow | None:
        """The prescribed row of that code, or None."""
        return next((item for item in self.rows if item.code == code), None)


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready for computing. ``order`` lists "part.key" and "part.key#tong" as they can be computed."""

    spec: FormSpec
    parts: tuple[Part, ...]
    order: tuple[str, ...]

    @property
    def code(self) -> str:
        """Its code, such as "II.06a"."""
        return self.spec.ma

    def part(self, key: str) -> Part:
        """The part of that key; KeyError if there is none."""
        return {item.key: item for item in self.parts}[key]


def code_text(column: Column, part: Part) -> str:
    """The column's cell in the code row: ``(4)``, ``(3)=(4)+(5)+(6)``, ``3=4+5``, or what the form prescribes."""
    if column.spec.ma_in:
        return column.spec.ma_in
    if column.formula is None or not column.spec.in_cong_thuc or not column.code:
        return column.code
    codes = {item.key: item.code for item in part.columns}
    references = column.formula.references
    if any(item.total or (item.part == part.key and not codes.get(item.name)) for item in references):
        return column.code  # a reader of the form knows no key of a column that is not printed, and no tong(…)
    formula = write(column.formula.root, lambda item: codes.get(item.name) or item.name, space="")
    return f"{column.code}={formula}"


def is_one_title(column: ColumnSpec) -> bool:
    """Whether a merged title only stands again at all its columns: it is printed once, over all of them."""
    return bool(column.cot) and all(not inner.cot and inner.ten == column.ten for inner in column.cot)


def titles(columns: tuple[ColumnSpec, ...]) -> list[tuple[str, str]]:
    """Key and title of all header cells that are printed, merged ones included, from the top left."""
    out = []
    for column in columns:
        out.append((column.khoa, column.ten))
        out += () if is_one_title(column) else titles(column.cot)
    return out
