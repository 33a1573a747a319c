"""A form as computing needs it: columns, parts, totals, identities, printed codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tthc_render.forms.formula import Formula, Relation, write
from tthc_render.forms.spec import CheckSpec, ColumnSpec, FormSpec, PartSpec

TotalKind = Literal["sum", "formula", "none"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds one figure or text per row. ``titles`` run from the top header to its own name.

    ``formula`` and the checks speak of columns by key only, ``part`` always filled. ``total`` says how a
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
        """so, ty_le, co_khong, chu or stt."""
        return self.spec.kieu

    @property
    def numeric(self) -> bool:
        """Whether cells hold figures."""
        return self.spec.kieu not in ("chu", "stt")

    @property
    def places(self) -> int:
        """Decimals that a computed figure is rounded to; with 0, typed counts are whole numbers."""
        if self.spec.so_le is not None:
            return self.spec.so_le
        return 2 if self.spec.kieu == "ty_le" else 0

    @property
    def name(self) -> str:
        """As told to people: "Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến (cột 4)"."""
        number = self.code.strip("()")
        return " – ".join(self.titles) + (f" (cột {number})" if number else "")


@dataclass(frozen=True, slots=True)
class Check:
    """An identity or limit; the relation's references are keys with ``part`` filled."""

    spec: CheckSpec
    relation: Relation[Formula]


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a form, ready for computing. ``columns`` are printed, ``hidden`` are not."""

    spec: PartSpec
    columns: tuple[Column, ...]
    hidden: tuple[Column, ...]
    checks: tuple[Check, ...]

    @property
    def key(self) -> str:
        """Its key in the data."""
        return self.spec.khoa

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Printed and hidden columns."""
        return self.columns + self.hidden

    @property
    def label(self) -> Column | None:
        """The first column of words: it names the row."""
        return next((item for item in self.columns if item.kind == "chu"), None)

    def column(self, key: str) -> Column | None:
        """The column of that key, or None."""
        return next((item for item in self.all_columns if item.key == key), None)


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
    """The column's cell in the code row: ``(4)`` or ``(3)=(4)+(5)+(6)``."""
    if column.formula is None or not column.spec.in_cong_thuc:
        return column.code
    codes = {item.key: item.code for item in part.columns}
    formula = write(column.formula.root, lambda item: codes.get(item.name) or item.name, space="")
    return f"{column.code}={formula}"


def titles(columns: tuple[ColumnSpec, ...]) -> list[tuple[str, str]]:
    """Key and title of all header cells, merged ones included, from the top left."""
    out = []
    for column in columns:
        out.append((column.khoa, column.ten))
        out += titles(column.cot)
    return out
