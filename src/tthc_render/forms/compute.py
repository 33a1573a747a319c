"""Computing a form: totals and formulas from the rows, comparison with what was typed, identities.

The arithmetic runs column by column in the form's order, so a share of a total (``tong(…)``) and a figure
from another part are there when they are needed. What was typed for a computed cell is compared; an
override prints as written, counts as its value, and shows as a warning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.data import FormData, PartData, RowData, printed_value
from tthc_render.forms.formula import Formula, Reference, evaluate, write
from tthc_render.forms.model import Check, Column, Form, Part, code_text, titles
from tthc_render.forms.result import (
    Line,
    LineKind,
    PartResult,
    Record,
    Result,
    Value,
    as_shown,
    plain_number,
    rounded,
    show,
)
from tthc_render.vietnamese.numbers import Printed, format_bare, format_count
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.fields import Override

_ZERO = Decimal(0)


def compute(form: Form, data: FormData, findings: Findings) -> Result:
    """All figures of a form; what is wrong with them is added (families C and D)."""
    work = _Work(form, data, findings)
    for step in form.order:
        name, _, total = step.partition("#")
        key, _, column_key = name.partition(".")
        column = form.part(key).column(column_key)
        if column is not None:
            work.step(form.part(key), column, bool(total))
    for part in form.parts:
        for check in part.checks:
            work.check(part, check)
    return work.result()


@dataclass(slots=True)
class _Row:
    """A line while it is being computed. ``members`` are the data rows that it adds up."""

    kind: LineKind
    data: RowData
    values: dict[str, Value] = field(default_factory=dict)
    members: list[_Row] = field(default_factory=list)
    printed: bool = True

    @property
    def sums(self) -> bool:
        return self.kind != "data"


@dataclass(slots=True)
class _Table:
    """The lines of one part: those of the data, the total, the totals of groups."""

    rows: list[_Row]
    total: _Row
    groups: dict[str, _Row]
    by_label: dict[str, _Row]

    def all(self) -> Iterable[_Row]:
        yield from self.rows
        yield self.total
        yield from self.groups.values()


class _Work:
    """One computation: tables being filled and findings gathered."""

    def __init__(self, form: Form, data: FormData, findings: Findings) -> None:
        self.form, self.data, self.findings = form, data, findings
        self.typed = {(p.key, c.key) for p in form.parts for c in p.all_columns if c.formula is None}
        self.tables = {part.key: self.table(part, data.parts[part.key]) for part in form.parts}

    def table(self, part: Part, data: PartData) -> _Table:
        rows: list[_Row] = []
        open_groups: list[_Row] = []
        keyed: dict[str, list[_Row]] = {}
        since: list[_Row] = []  # data rows since the last group or subtotal
        for item in data.rows:
            row = _Row(item.kind, item)
            rows.append(row)
            if item.kind == "group":
                open_groups = [*(other for other in open_groups if other.data.level < item.level), row]
                keyed[item.key or slug(item.label)] = row.members = []
                row.printed = part.spec.nhom == "co_tong"
                since = []
            elif item.kind == "subtotal":
                row.members = self.members(item, rows, since)
                since = []
            else:
                since.append(row)
                for opened in open_groups:
                    opened.members.append(row)
        spec = part.spec.tong_cong
        label = spec.nhan if spec else ""
        all_data = [row for row in rows if row.kind == "data"]
        path = (*data.path, "tong_cong")
        total = _Row("total", RowData("total", label, cells=data.total, path=path), members=all_data)
        groups = {}
        for group in spec.tung_nhom if spec else ():
            cells = data.group_totals.get(group.nhom, {})
            wanted = RowData("total", group.nhan, cells=cells, path=(*data.path, "tong_nhom", group.nhom))
            groups[group.nhom] = _Row("total", wanted, members=keyed.get(group.nhom, []))
            if group.nhom not in keyed:
                self.say("D407", data.path, group=group.nhan, key=group.nhom, known=", ".join(keyed) or "–")
        return _Table(rows, total, groups, {slug(row.data.label): row for row in all_data})

    def members(self, item: RowData, rows: list[_Row], since: list[_Row]) -> list[_Row]:
        """The rows of a subtotal: those whose label starts as asked, or all since the last break."""
        if not item.members:
            found = list(since)
        else:
            found = [row for row in rows if row.kind == "data" and row.data.label.startswith(item.members)]
        if not found:
            self.say("D406", item.path, label=item.label, members=item.members or "…")
        return found

    def step(self, part: Part, column: Column, total: bool) -> None:
        """Fills one column of the data rows, or of all rows that add up."""
        if column.kind == "stt":
            return
        table = self.tables[part.key]
        for row in table.all():
            if row.sums is total:
                row.values[column.key] = self.cell(part, column, row)

    def cell(self, part: Part, column: Column, row: _Row) -> Value:
        typed = row.data.cells.get(column.key)
        if not column.numeric:
            return None if typed is None else str(typed)
        computed: Decimal | None = None
        derived = True
        if row.sums and column.total == "sum":
            computed = sum((_number(member.values.get(column.key)) or _ZERO for member in row.members), _ZERO)
        elif column.formula is not None and not (row.sums and column.total == "none"):
            computed = self.evaluated(part, column.formula, row)
        else:
            derived = False
        if isinstance(typed, Override):
            return self.overridden(column, row, typed, computed if derived else None)
        if not derived or computed is None:
            return typed if isinstance(typed, Decimal) else None
        if isinstance(typed, Decimal) and not _same(typed, computed):
            self.differs(part, column, row, typed, computed)
        return computed

    def evaluated(self, part: Part, formula: Formula, row: _Row) -> Decimal | None:
        return evaluate(formula, lambda item: self.value(part, item, row))

    def value(self, part: Part, item: Reference, row: _Row) -> Decimal | None:
        """The figure a formula of ``part`` means by ``item`` in ``row``."""
        table = self.tables[item.part]
        there: _Row | None = row
        if item.total or (item.part != part.key and row is self.tables[part.key].total):
            there = table.total
        elif item.part != part.key:
            there = table.by_label.get(slug(row.data.label))
        if there is None:
            return None
        value = _number(there.values.get(item.name))
        blank = value is None and not there.sums and (item.part, item.name) in self.typed
        return _ZERO if blank else value

    def overridden(self, column: Column, row: _Row, typed: Override, computed: Decimal | None) -> Value:
        value = typed.gia_tri if typed.gia_tri is not None else computed
        if value is None:
            value = printed_value(typed)
        usual = show(self.form, column, value if computed is None else computed)
        if usual != typed.in_:
            self.say(
                "C103",
                (*row.data.path, column.key),
                column=column.name,
                row=row.data.label,
                printed=typed.in_,
                value=usual or "–",
                reason=typed.vi_sao,
            )
        return typed.in_ if value is None else Printed(value, typed.in_)

    def differs(self, part: Part, column: Column, row: _Row, typed: Decimal, computed: Decimal | None) -> None:
        if row.sums and column.total == "sum":
            numbers = [format_bare(_number(member.values.get(column.key)) or _ZERO) for member in row.members]
            formula = " + ".join(numbers[:20]) + (" + …" if len(numbers) > 20 else "")
        else:
            formula = self.spelled(part, column.formula, row) if column.formula else ""
        self.say(
            "C102" if row.sums else "C101",
            (*row.data.path, column.key),
            column=column.name,
            row=row.data.label,
            typed=format_bare(typed),
            computed="–" if computed is None else format_bare(round(computed, 6)),
            formula=formula,
        )

    def spelled(self, part: Part, formula: Formula, row: _Row) -> str:
        """The formula with numbers in the places of columns."""

        def number(item: Reference) -> str:
            value = self.value(part, item, row)
            return "–" if value is None else format_bare(round(value, 6))

        return write(formula.root, number)

    def check(self, part: Part, check: Check) -> None:
        """An identity on every data row; on rows that add up only where no data row broke it."""
        table = self.tables[part.key]
        broken = [row for row in table.rows if row.kind == "data" and not self.holds(part, check, row)]
        if not broken:
            broken = [row for row in table.all() if row.sums and row.printed and not self.holds(part, check, row)]
        for row in broken:
            relation = check.relation
            sides = [self.told(part, side, row) for side in (relation.left, relation.right)]
            results = [self.evaluated(part, side, row) or _ZERO for side in (relation.left, relation.right)]
            self.say(
                "C104" if check.spec.muc == "error" else "C105",
                self.place_of(relation.left, row),
                check=relation.text,
                row=row.data.label,
                left=sides[0],
                sign=relation.sign,
                right=sides[1],
                difference=format_count(round(abs(results[0] - results[1]), 6)),
                source=check.spec.nguon,
            )

    def told(self, part: Part, formula: Formula, row: _Row) -> str:
        """One side of an identity as a reader of the form sees it: names of the columns, figures, what they make."""
        names = write(formula.root, lambda item: self.name(part, item))
        figures = write(formula.root, lambda item: format_count(self.value(part, item, row) or _ZERO))
        value = format_count(round(self.evaluated(part, formula, row) or _ZERO, 6))
        if names == figures:
            return value
        return f"{names} = {value}" if figures == value else f"{names} = {figures} = {value}"

    def place_of(self, formula: Formula, row: _Row) -> tuple[str | int, ...]:
        """Where a side that is one typed figure is typed; else the row."""
        key = formula.root.name if isinstance(formula.root, Reference) else ""
        return (*row.data.path, key) if key in row.data.cells else row.data.path

    def name(self, part: Part, item: Reference) -> str:
        """The printed name of a column, with the part that it is in where that is another one."""
        column = self.form.part(item.part).column(item.name)
        name = column.name if column else item.name
        return (
            name if item.part == part.key else f"{name} của phần {self.form.part(item.part).spec.tieu_de or item.part}"
        )

    def holds(self, part: Part, check: Check, row: _Row) -> bool:
        left = self.evaluated(part, check.relation.left, row)
        right = self.evaluated(part, check.relation.right, row)
        if left is None or right is None:
            return True
        return check.relation.holds(left, right, Decimal(check.spec.dung_sai))

    def result(self) -> Result:
        out = Result()
        for part in reversed(self.form.parts):
            table = self.tables[part.key]
            lines = _numbered(self.line(part, row) for row in self.printed_order(part, table))
            result = PartResult(
                lines,
                self.record(part, table.total),
                Record((key, self.record(part, row)) for key, row in table.groups.items()),
                self.header(part, self.data.parts[part.key]),
            )
            for name in ("dong", "tong", "nhom"):
                out[name] = getattr(result, name)
            out[part.key] = result
        return out

    def header(self, part: Part, data: PartData) -> dict[str, dict[str, str]]:
        """Header cells that print something else than the form says, by column key: "ten" and "ma"."""
        usual = {(key, "ten"): text for key, text in titles(part.spec.cot)}
        usual |= {(column.key, "ma"): code_text(column, part) for column in part.columns}
        out: dict[str, dict[str, str]] = {}
        for key, cells in data.header.items():
            for name, cell in cells.items():
                path = (*data.path, "dau_bang", key, name)
                if (key, name) not in usual:
                    known = ", ".join(sorted({known for known, at in usual if at == name and known}))
                    self.say("D409", path[:-1], key=key, known=known)
                elif cell.in_ != usual[key, name]:
                    value = usual[key, name]
                    self.say("C106", path, printed=cell.in_, column=key, value=value, reason=cell.vi_sao)
                out.setdefault(key, {})[name] = cell.in_
        return out

    def printed_order(self, part: Part, table: _Table) -> list[_Row]:
        spec = part.spec.tong_cong
        totals = [table.total, *table.groups.values()] if spec else []
        return totals + table.rows if spec and spec.vi_tri == "dau" else table.rows + totals

    def line(self, part: Part, row: _Row) -> Line:
        item = row.data
        cells = self.record(part, row) if row.printed else Record()
        return Line(row.kind, item.label, cells, item.symbol, item.unit, self.data.place(item.path))

    def record(self, part: Part, row: _Row) -> Record:
        return Record(
            (column.key, plain_number(as_shown(column, value) if isinstance(value, Decimal) else value))
            for column in part.all_columns
            for value in [row.values.get(column.key)]
            if column.kind != "stt" and not (row.sums and not column.numeric)
        )

    def say(self, code: str, path: tuple[str | int, ...], **details: object) -> None:
        self.findings.add(code, self.data.place(path), **details)


def _number(value: Value) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal) else None


def _same(typed: Decimal, computed: Decimal | None) -> bool:
    """Equal to as many decimals as were typed."""
    if computed is None:
        return False
    return rounded(computed, max(0, -int(typed.as_tuple().exponent))) == typed


def _numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Data rows get the numbers 1, 2, … that were not typed, from 1 again after every group row."""
    out = []
    number = 0
    for line in lines:
        if line.kind == "group":
            number = 0
        elif line.kind == "data" and not line.symbol:
            number += 1
            line = replace(line, symbol=str(number))
        out.append(line)
    return tuple(out)
