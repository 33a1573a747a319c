"""Computed figures of a form: lines, parts, values as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Column, Form
from tthc_render.vietnamese.numbers import Printed, format_bare, format_count, format_padded, format_percent

LineKind = Literal["data", "group", "subtotal", "total"]

Value = Decimal | str | None

_STYLES = {"dem_hai_chu_so": format_padded, "co_dau_cham": format_count, "tran": format_bare}


class Record(dict[str, Any]):
    """A dict whose keys can be read as attributes: ``tong.truc_tuyen``."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table as it will be printed, ``cells`` by column key: numbers, Printed, texts or None."""

    kind: LineKind
    label: str
    cells: Record
    symbol: str = ""
    unit: str = ""
    where: Place = Place()


@dataclass(frozen=True, slots=True)
class PartResult:
    """A part's figures. ``dong`` are the data rows, ``tong`` the total row, ``nhom`` group totals by key."""

    lines: tuple[Line, ...]
    tong: Record
    nhom: Record
    header: dict[str, dict[str, str]]

    @property
    def dong(self) -> tuple[Record, ...]:
        """The cells of the data rows, in order."""
        return tuple(line.cells for line in self.lines if line.kind == "data")


class Result(Record):
    """A computed form: parts by key, and ``dong``, ``tong``, ``nhom`` of its first part directly."""

    __slots__ = ()

    @property
    def parts(self) -> dict[str, PartResult]:
        """The parts by their keys."""
        return {key: item for key, item in self.items() if isinstance(item, PartResult)}


def show(form: Form, column: Column, value: int | Value) -> str:
    """A cell's printed text: an override as written, a figure in the style of its column."""
    if value is None:
        return column.spec.khong_xac_dinh if column.formula else ""
    if isinstance(value, str):
        return value
    value = as_shown(column, Decimal(value) if isinstance(value, int) else value)
    if column.kind == "ty_le":
        return format_percent(value)
    return _STYLES[column.spec.dinh_dang_so or form.spec.dinh_dang_so if column.kind == "so" else "tran"](value)


def as_shown(column: Column, value: Decimal) -> Decimal:
    """A computed figure to the decimals of its column, so that sentences print what tables print."""
    return value if column.formula is None or isinstance(value, Printed) else rounded(value, column.places)


def plain_number(value: Value) -> int | Value:
    """A whole number as int, so that templates can count with it."""
    if isinstance(value, Decimal) and not isinstance(value, Printed) and value == value.to_integral_value():
        return int(value)
    return value


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
