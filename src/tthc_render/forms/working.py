"""The lines of a form while it is being computed: rows, subtotals, groups, the total, and who adds up whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tthc_render.forms.data import PartData, RowData
from tthc_render.forms.formula import Formula
from tthc_render.forms.left_blank import is_blocked, is_left_blank, lacks_columns
from tthc_render.forms.model import Column, Part
from tthc_render.forms.result import LineKind, Value
from tthc_render.forms.row_formulas import lacks_terms, subtracts
from tthc_render.forms.rows import NoteFinding
from tthc_render.vietnamese.ordinals import is_below
from tthc_render.vietnamese.text import slug


@dataclass(slots=True)
class WorkRow:
    """A line while it is being computed. ``members`` are the data rows that it adds up.

    ``block`` are the prescribed rows beside it, by code: those that its row formula means;
    ``joined`` are rows of the unit's own that its sum counts, too; ``blank`` are the computed columns without a
    figure because what they are computed from was left blank: totals count them as 0.
    """

    kind: LineKind
    data: RowData
    values: dict[str, Value] = field(default_factory=dict)
    members: list[WorkRow] = field(default_factory=list)
    printed: bool = True
    block: dict[str, WorkRow] = field(default_factory=dict)
    joined: list[WorkRow] = field(default_factory=list)
    blank: set[str] = field(default_factory=set)

    @property
    def sums(self) -> bool:
        """Whether it adds up other rows."""
        return self.kind != "data"

    @property
    def signed(self) -> bool:
        """Whether its figures may be negative, so that a part may be more than the whole."""
        rules = self.data.rules
        return rules is not None and (rules.spec.am or (rules.formula is not None and subtracts(rules.formula.root)))

    def added(self, column: Column) -> list[WorkRow]:
        """The members whose figures are added up in ``column``; empty where units of measure differ."""
        rows = [row for row in self.members if row.data.rules is None or row.data.rules.adds(column)]
        rules = [row.data.rules for row in rows if row.data.rules is not None]
        stated = [row for row in rules if not row.spec.tu_do or row.spec.don_vi_tinh]
        units = {(" ".join(row.spec.don_vi_tinh.casefold().split()), row.kind(column) == "tien") for row in stated}
        return rows if len(units) < 2 else []

    def mixed_units(self, part: Part, column: Column) -> list[str]:
        """The units of measure that its members' own cells name beside figures of ``column``, where these differ."""
        beside = [item.key for item in part.columns if names_units(item)]
        typed: dict[str, str] = {}
        for member in self.members if self.sums else ():
            value = member.values.get(column.key)
            if (
                not isinstance(value, Decimal)
                or not value
                or (member.data.rules and not member.data.rules.adds(column))
            ):
                continue
            for key in beside:
                unit = " ".join(str(member.data.cells.get(key) or "").split())
                typed.setdefault(unit.casefold(), unit)
        units = [unit for unit in typed.values() if unit]
        return units if len(units) > 1 else []

    def is_blank(self, column: Column) -> bool:
        """Whether a cell was left blank, or is computed from nothing but such cells."""
        return column.key in self.blank or is_left_blank(self.data, column)

    def lacks_columns(self, part: Part, formula: Formula) -> bool:
        """Whether so many columns are blank that a formula over columns says nothing."""
        return lacks_columns(self.data, part, formula, self.blank)

    def lacks_rows(self, part: Part, formula: Formula, column: Column) -> bool:
        """Whether so many rows were left blank in ``column`` that a formula over rows says nothing."""
        named = {item.name: self.block.get(item.name) for item in formula.references if item.part == part.key}
        blank = {code for code, row in named.items() if row is not None and row.is_blank(column)}
        return bool(blank) and not self.joined and lacks_terms(formula.root, blank)

    def names_blocked(self, formula: Formula, column: Column) -> bool:
        """Whether the form has no figure in ``column`` for any of the rows that a formula over rows names."""
        named = [self.block.get(item.name) for item in formula.references]
        return bool(named) and all(row is not None and is_blocked(row.data, column) for row in named)


def tell_mixed(mixed: Sequence[tuple[WorkRow, Column, list[str]]], say: NoteFinding) -> None:
    """A finding for each row that has cells of several units of measure, with all its columns and all units."""
    rows = {id(row): row for row, _, _ in mixed}
    for key, row in rows.items():
        own = [(column, units) for other, column, units in mixed if id(other) == key]
        columns = ", ".join(f"“{column.name}”" for column, _ in own)
        units = ", ".join(dict.fromkeys(unit for _, units in own for unit in units))
        say("C108", row.data.path, row=row.data.label, units=units, columns=columns)


_UNIT_TITLES: Final = ("don_vi_tinh", "dvt", "don_vi_do")


def names_units(column: Column) -> bool:
    """Whether a column says in which unit of measure the figures of a row are."""
    return column.kind == "don_vi_tinh" or (column.kind == "chu" and slug(column.titles[-1]) in _UNIT_TITLES)


@dataclass(slots=True)
class WorkTable:
    """The lines of one part: those of the data, the total, the totals of groups."""

    rows: list[WorkRow]
    total: WorkRow
    groups: dict[str, WorkRow]
    by_label: dict[str, WorkRow]
    by_code: dict[str, WorkRow]

    def all(self) -> Iterator[WorkRow]:
        """Every line."""
        yield from self.rows
        yield self.total
        yield from self.groups.values()

    def ordered(self, part: Part) -> Iterator[WorkRow]:
        """Every line, prescribed rows in the order in which they can be computed."""
        places = {code: number for number, code in enumerate(part.row_order)}
        yield from sorted(self.all(), key=lambda row: places.get(row.data.code, -1))


def work_table(part: Part, data: PartData, say: NoteFinding) -> WorkTable:
    """The lines of a part before anything is computed; ``say`` gets subtotals and groups without members."""
    rows: list[WorkRow] = []
    open_groups: list[WorkRow] = []
    keyed: dict[str, list[WorkRow]] = {}
    since: list[WorkRow] = []  # data rows since the last group or subtotal
    block: dict[str, WorkRow] = {}
    by_code: dict[str, WorkRow] = {}
    for item in data.rows:
        row = WorkRow(item.kind, item)
        rows.append(row)
        if item.kind == "group":
            _say_if_apart(open_groups, item, say)
            open_groups = [*(other for other in open_groups if other.data.level < item.level), row]
            keyed[item.key or slug(item.label)] = row.members = []
            row.printed = part.spec.nhom == "co_tong"
            since = []
            block = {} if part.spec.lap else block
        elif item.kind == "subtotal":
            row.members = _members(item, rows, since, say)
            since = []
        else:
            if item.fixed is not None:
                block[item.code] = row
                row.block = block
                by_code.setdefault(item.code, row)
            elif item.room is not None and item.room.joins in block:
                _join(block[item.room.joins], row, part)
            if not _counts(item):
                continue
            since.append(row)
            for opened in open_groups:
                opened.members.append(row)
    spec = part.spec.tong_cong
    all_data = [row for row in rows if row.kind == "data"]
    path = (*data.path, "tong_cong")
    total = WorkRow("total", RowData("total", spec.nhan if spec else "", cells=data.total, path=path))
    total.members = [row for row in all_data if _counts(row.data)]
    groups = {}
    for group in spec.tung_nhom if spec else ():
        cells = data.group_totals.get(group.nhom, {})
        wanted = RowData("total", group.nhan, cells=cells, path=(*data.path, "tong_nhom", group.nhom))
        groups[group.nhom] = WorkRow("total", wanted, members=keyed.get(group.nhom, []))
        if group.nhom not in keyed:
            say("D407", data.path, group=group.nhan, key=group.nhom, known=", ".join(keyed) or "–")
    return WorkTable(rows, total, groups, {slug(row.data.label): row for row in all_data}, by_code)


def _say_if_apart(open_groups: list[WorkRow], item: RowData, say: NoteFinding) -> None:
    """Say D410 where a printed sum lacks the group ``item``, which is numbered as a part of it but has its level.

    A group with rows of its own and no other parts may be followed by any other group.
    """
    above = next((group for group in open_groups if group.data.level == item.level), None)
    if above is None or not above.printed or (above.members and above is open_groups[-1]):
        return
    if is_below(above.data.symbol or above.data.label, item.symbol or item.label):
        say("D410", item.path, group=above.data.label, label=item.label, level=item.level + 1)


def _counts(item: RowData) -> bool:
    """Whether a row is added up in totals: not one that is computed from others or is a part of another one."""
    return item.rules is None or not (item.rules.formula or item.rules.parent or item.rules.spec.de_muc)


def _join(group: WorkRow, row: WorkRow, part: Part) -> None:
    """Count a row of the unit's own in a sum, unless another unit of measure was typed in it."""
    typed = [str(row.data.cells.get(column.key) or "") for column in part.columns if column.kind == "don_vi_tinh"]
    own = group.data.rules.spec.don_vi_tinh if group.data.rules else ""
    if len({slug(unit) for unit in (*typed, own) if unit}) < 2:
        group.joined.append(row)


def _members(item: RowData, rows: list[WorkRow], since: list[WorkRow], say: NoteFinding) -> list[WorkRow]:
    """The rows of a subtotal: those whose label starts with ``members``, or all since the last break."""
    if not item.members:
        found = list(since)
    else:
        found = [row for row in rows if row.kind == "data" and row.data.label.startswith(item.members)]
    if not found:
        say("D406", item.path, label=item.label, members=item.members or "…")
    return found
