"""Computed figures of a form: lines, parts, values as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Final, Literal, TypeVar

from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import PERCENT, Column, FixedRow, Form
from tthc_render.forms.spec import INDICATORS
from tthc_render.vietnamese.numbers import (
    Printed,
    format_bare,
    format_count,
    format_decimal,
    format_padded,
)
from tthc_render.vietnamese.text import slug

LineKind = Literal["data", "group", "subtotal", "total"]

Value = Decimal | str | None
T = TypeVar("T")

_STYLES = {"dem_hai_chu_so": format_padded, "co_dau_cham": format_count, "tran": format_bare}


class Figures(dict[str, T]):
    """Figures by key, which can be read as attributes, too: ``tong.truc_tuyen``."""

    __slots__ = ()

    def __getattr__(self, name: str) -> T:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


RowFigures = Figures[int | Value]
"""The cells of one row by column key."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a table as it will be printed, ``cells`` by column key: numbers, Printed, texts or None.

    ``fixed`` is the row that the form prescribes here, if it does; ``printed`` are code and unit of measure of another,
    ``room`` the place that the form leaves for it.
    """

    kind: LineKind
    label: str
    cells: RowFigures
    symbol: str = ""
    unit: str = ""
    where: Place = Place()
    fixed: FixedRow | None = None
    printed: Mapping[str, str] = field(default_factory=dict)
    room: FixedRow | None = None

    @property
    def rules(self) -> FixedRow | None:
        """What the form says of cells in this row beyond their columns."""
        return self.fixed or self.room

    @property
    def identity(self) -> str:
        """What the same row of another report has too: the code of a prescribed row, else the row's name."""
        return f"#{self.fixed.code}" if self.fixed else slug(self.label)


@dataclass(frozen=True, slots=True)
class PartResult:
    """A part's figures. ``dong`` are the data rows, ``tong`` the total row, ``nhom`` group totals by key.

    ``theo_ma`` are the prescribed rows by code.
    """

    lines: tuple[FormRow, ...]
    tong: RowFigures
    nhom: Figures[RowFigures]
    header: dict[str, dict[str, str]]
    theo_ma: Figures[RowFigures] = field(default_factory=lambda: Figures[RowFigures]())

    @property
    def dong(self) -> tuple[RowFigures, ...]:
        """The cells of the data rows, in order."""
        return tuple(line.cells for line in self.lines if line.kind == "data")


class Result(Figures[object]):
    """A computed form: parts by key, and ``dong``, ``tong``, ``nhom`` of its first part directly."""

    __slots__ = ()

    @property
    def parts(self) -> dict[str, PartResult]:
        """The parts by their keys."""
        return {key: item for key, item in self.items() if isinstance(item, PartResult)}

    @property
    def signers(self) -> Mapping[str, object]:
        """The names of those who sign, by their keys."""
        found = self.get("nguoi_ky")
        return found if isinstance(found, Figures) else {}


def show(form: Form, column: Column, value: int | Value, row: FixedRow | None = None, places: int = 0) -> str:
    """A cell's printed text: an override as written, a figure in the style of its column or of its prescribed row.

    A share of which no decimals are stated has at least ``places``.
    """
    if value is None:
        return column.spec.khong_xac_dinh if column.formula and not (row and row.spec.de_muc) else ""
    if isinstance(value, str):
        return value
    cell = row.cell(column) if row else column
    zero = column.spec.in_so_khong if value == 0 and cell.kind != "co_khong" else ""
    value = Decimal(value) if isinstance(value, int) else value
    stated = _is_stated_share(form, cell, row)
    if not stated:
        value = as_shown(column, value, row)
    if isinstance(value, Printed):
        return value.text
    if zero:
        return zero
    if stated:
        # what as_shown has left to tell it from 0 or 100 goes to that one: 0,05 of 0,0496 is 0,0, and 99,95 is 100,0
        value = value.quantize(Decimal(1).scaleb(-cell.places), ROUND_HALF_EVEN, _MANY_DIGITS)
    if value < 0 and form.spec.in_so_am == "ngoac":
        return f"({_figure(form, cell, -value, places)})"
    return ("+" if value > 0 and cell.spec.dau_cong else "") + _figure(form, cell, value, places)


def _figure(form: Form, column: Column, value: Decimal, places: int) -> str:
    padded = _is_padded(form, column)
    if column.kind == "ty_le":
        # a share near 0 or 100 shows more decimals unless the form states how many
        least = column.places if padded else places
        text = format_decimal(value, max(decimals(value if padded else value.normalize()), least) if least else None)
        return f"{text}%" if _with_sign(column) else text
    if padded:
        return format_decimal(value, column.places)
    return _STYLES[column.spec.dinh_dang_so or form.spec.dinh_dang_so if column.kind != "co_khong" else "tran"](value)


def _is_stated_share(form: Form, cell: Column, row: FixedRow | None) -> bool:
    """Whether a table prints a computed share with just the decimals that the form states; sentences may need more."""
    stated = cell.kind == "ty_le" and cell.spec.so_le is not None and form.code != INDICATORS
    return stated and _is_computed(cell, row)


def _with_sign(column: Column) -> bool:
    """Whether a share prints with "%": not where the column's titles say it already."""
    if column.spec.phan_tram_in is not None:
        return column.spec.phan_tram_in
    return not any(PERCENT in title for title in column.titles)


def _is_padded(form: Form, column: Column) -> bool:
    """Whether all figures of a column print the same number of decimals."""
    stated = column.spec.so_le
    exact = column.kind in ("thap_phan", "binh_quan")
    return bool(stated if stated is not None else exact) and form.code != INDICATORS


def as_shown(column: Column, value: Decimal, row: FixedRow | None = None) -> Decimal:
    """A computed figure to the decimals of its column, so that sentences print what tables print.

    A typed figure loses the decimals that its column does not print, where the form states them.
    """
    cell = row.cell(column) if row else column
    computed = _is_computed(column, row)
    if isinstance(value, Printed) or not (computed or cell.spec.so_le is not None):
        return value
    places = cell.places_for(value)
    return rounded(value, places) if computed or decimals(value) > places else value


def _is_computed(column: Column, row: FixedRow | None) -> bool:
    return column.formula is not None or (row is not None and row.formula is not None)


def decimals(value: Decimal) -> int:
    """How many decimals a figure has as it is written."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain_number(value: Value) -> int | Value:
    """A whole number as int, so that templates can count with it."""
    if isinstance(value, Decimal) and not isinstance(value, Printed) and value == value.to_integral_value():
        return int(value)
    return value


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _MANY_DIGITS)


_MANY_DIGITS: Final = Context(prec=60)
"""Sums of many long numbers have more digits than the 28 that are usual."""
