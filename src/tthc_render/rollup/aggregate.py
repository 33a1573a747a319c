"""A parent unit's figures from the reports of the units beneath it, each figure with its sources.

A form whose rows are units becomes an appendix by unit: levels in their order, units in the registry's, each
unit in a row. Where units report by field on another form with the same columns, their rows make the unit's
row. Every other form is added up row by row (by field). Only typed figures are carried over:
computed columns are computed again in the parent's report.

Every unit counts once. A report that was itself made by ``aggregate`` counts for the units beneath its
own; otherwise each unit beneath needs a report of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.forms.data import RowData, printed_value
from tthc_render.forms.left_blank import lacks_columns
from tthc_render.forms.model import Column, Form, Part
from tthc_render.forms.row_formulas import lacks_terms
from tthc_render.reports.library import Library
from tthc_render.rollup.copied import copied_reports
from tthc_render.rollup.gather import EVERYTHING, Gathered, Wishes
from tthc_render.rollup.parent_report import is_by_unit, is_of_persons
from tthc_render.rollup.reading import Child, Readings
from tthc_render.vietnamese.text import slug
from tthc_render.workspace.units import Level, Registry, Unit
from tthc_render.yaml_files.fields import Override
from tthc_render.yaml_files.source import Keys, Source

ROWS_NAMED: Final = 5
"""So many rows of a column that never adds up are named."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One typed figure of one report: its unit, its value and its position."""

    unit: str
    value: Decimal
    where: Place


@dataclass(slots=True)
class Sum:
    """One row of the parent's form: ``cells`` has the origins of each column. ``label`` is what to type.

    ``code`` names a row that the form prescribes. ``kind``: "data", "group" or "subtotal". ``missing`` marks a unit
    without a report.
    """

    kind: str
    label: str
    unit: str = ""
    key: str = ""
    level: int = 1
    symbol: str = ""
    members: str = ""
    typed_label: str = ""
    code: str = ""
    missing: bool = False
    cells: dict[str, list[Origin]] = field(default_factory=dict)
    stated: dict[str, list[object]] = field(default_factory=dict)
    """What each unit states in columns that never add up: words, days, prices, shares."""
    own: dict[str, Place] = field(default_factory=dict)
    """Columns of figures that the parent has to type itself, and where the first unit has its figure."""

    lacking: dict[str, Place] = field(default_factory=dict)
    """Columns that say nothing in a unit's row, which left blank what they compare, and where that row is."""
    worded: set[str] = field(default_factory=set)
    """Columns in which the row holds words, a day or a choice."""

    def agreed(self, column: Column) -> object | None:
        """What all units state alike in a column that never adds up; a share only where one unit has the row."""
        values = self.stated.get(column.key, [])
        alike = bool(values) and all(value == values[0] for value in values)
        shared = column.rate and column.key not in self.worded
        return values[0] if alike and (len(values) == 1 or not shared) else None

    def value(self, column: str) -> Decimal | None:
        """The sum of a column; None if all its cells are empty."""
        origins = self.cells.get(column)
        return sum((item.value for item in origins), Decimal(0)) if origins else None


@dataclass(frozen=True, slots=True)
class PartSum:
    """One part of a form. ``columns`` are those that can be added up and were typed."""

    part: Part
    by_unit: bool
    rows: tuple[Sum, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The parent's figures, and how complete they are.

    ``used`` are units with a report (by its file), ``missing`` those without one, ``bad`` those whose report
    has errors: its file and findings. ``covered`` are units that an aggregated report covers, ``unsure`` parents
    whose typed figures could be their own or those of all (by their file), ``borrowed`` units that count with their
    report of the period before (by its file). ``children`` are the reports that were added up.
    """

    unit: Unit
    period: str
    forms: Mapping[str, tuple[Form, tuple[PartSum, ...]]]
    used: Mapping[str, str]
    missing: tuple[Unit, ...]
    bad: Mapping[str, tuple[str, tuple[Finding, ...]]]
    covered: tuple[str, ...]
    findings: tuple[Finding, ...]
    unsure: Mapping[str, str] = field(default_factory=dict)
    borrowed: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Child, ...] = ()

    @property
    def units_used(self) -> list[Unit]:
        """The units whose figures are in the sums."""
        return list({child.unit.ma: child.unit for child in self.children}.values())


def aggregate(
    library: Library,
    registry: Registry,
    unit: Unit,
    period: str,
    *,
    wishes: Wishes = EVERYTHING,
    readings: Readings | None = None,
    subtotals: Sequence[tuple[str, str]] = (),
    appendices: Sequence[str] = (),
) -> Aggregate:
    """Add up the reports of ``period`` of all units beneath ``unit``.

    ``readings`` keep what was read for other units of the same tree; ``subtotals`` are rows that add up units whose
    names have one beginning: (label, beginning). ``appendices`` are forms by unit to be filled from
    whatever form with the same columns the units report on. Raises WrongUsage for a form that is not by unit.
    """
    gathered = Gathered(readings or Readings(library, registry), registry, period, wishes)
    gathered.beneath(unit)
    findings = gathered.findings
    findings.extend(copied_reports(gathered.children))
    forms = {code: form for child in gathered.children for code, (form, _) in child.forms.items()}
    for code in appendices:
        form = library.form(code, Place(), Findings())
        if form is None or not any(is_by_unit(part) for part in form.parts):
            raise WrongUsage(f"--appendix {code}: không phải biểu mẫu có mỗi dòng một đơn vị.")
        forms[code] = form
    absent = [*gathered.missing, *(registry.units[code] for code in gathered.bad)]
    reports = [item for item in library.reports.of(unit.ma, period) if wishes.report_type in ("", item.report_type)]
    home = Place(reports[0].shown, 1) if reports else None
    out = {}
    for code, form in forms.items():
        parts = []
        for part in form.parts:
            asked = code in appendices and is_by_unit(part)
            typed = _typed(gathered.children, code, part, asked, findings)
            builder = _Builder(part, registry, typed, findings, home)
            parts.append(builder.by_unit(absent, subtotals) if is_by_unit(part) else builder.by_row())
        out[code] = form, tuple(parts)
    return Aggregate(
        unit,
        period,
        out,
        {child.unit.ma: child.source.file for child in gathered.children},
        tuple(gathered.missing),
        gathered.bad,
        tuple(gathered.covered),
        tuple(findings),
        gathered.unsure,
        gathered.borrowed,
        tuple(gathered.children),
    )


_Typed = tuple[Unit, Source, tuple[RowData, ...]]


def _typed(children: Sequence[Child], code: str, part: Part, anywhere: bool, findings: Findings) -> list[_Typed]:
    """What each child typed on a part of the form ``code``; with ``anywhere``, or on a form with its columns."""
    out: list[_Typed] = []
    found: set[str] = set()
    needed = {column.key for column in part.columns if column.numeric and column.formula is None}
    for child in children:
        held = {key: pair for key, pair in child.forms.items() if key == code or (anywhere and code not in child.forms)}
        for key, (form, data) in held.items():
            for other in form.parts:
                fits = other.key == part.key if key == code else needed <= {item.key for item in other.columns}
                if fits and other.key in data.parts:
                    out.append((child.unit, child.source, data.parts[other.key].rows))
                    found.add(child.unit.ma)
    if anywhere:
        for child in children:
            if child.unit.ma not in found:
                findings.add("B305", Place(child.source.file), unit=child.unit.ten, form=code)
    return out


def _is_typed(column: Column, row: RowData) -> bool:
    """Whether a cell of a row was typed to be counted, not to be compared with what is computed."""
    takes = row.rules.takes(column) if row.rules is not None else column.formula is None
    return takes and column.key in row.cells


class _Builder:
    """Adds up one part of one form."""

    def __init__(
        self,
        part: Part,
        registry: Registry,
        reports: Sequence[_Typed],
        findings: Findings,
        home: Place | None,
    ) -> None:
        self.part, self.registry, self.reports, self.findings, self.home = part, registry, reports, findings, home
        by_unit = is_by_unit(part)  # then a row has the figures of one unit, its answers among them
        every = [row for _, _, rows in reports for row in rows]
        typed = {key for row in every for key in row.cells}
        by_hand = {
            column.key
            for column in part.all_columns
            if column.formula is not None and not by_unit and any(_is_typed(column, row) for row in every)
        }
        numeric = [column for column in part.all_columns if column.numeric]
        inputs = [column for column in numeric if column.formula is None or column.key in by_hand]
        summed = [item for item in inputs if item.added_over_units or (by_unit and item.total == "sum")]
        self.columns = tuple(column.key for column in summed if column.key in typed)
        apart = [column for column in part.all_columns if column.worded and column is not part.label]
        self.apart = (*apart, *(column for column in inputs if column not in summed and column.key in typed))

    def add(self, row: Sum, unit: str, source: Source, data: RowData) -> None:
        """Put the figures of a typed row into ``row``."""
        for key in self.columns:
            cell = data.cells.get(key)
            column = self.part.column(key)
            if column is None or not _is_typed(column, data) or (data.rules and not data.rules.adds(column)):
                continue  # shares of units do not add up, and what is computed is computed again
            value = printed_value(cell) if isinstance(cell, Override) else cell
            if isinstance(value, Decimal):
                row.cells.setdefault(key, []).append(Origin(unit, Decimal(value), source.place((*data.path, key))))

        fixed = data.fixed
        words = [item for item in self.part.all_columns if (fixed.cell(item) if fixed else item).worded]
        words = [item for item in words if item is not self.part.label]
        row.worded |= {item.key for item in words}
        for column in words if fixed is not None else self.apart:
            stated = data.cells.get(column.key)
            if stated not in (None, "") and not isinstance(stated, Override) and _is_typed(column, data):
                row.stated.setdefault(column.key, []).append(stated)
                row.own.setdefault(column.key, source.place((*data.path, column.key)))
        for column in self.part.all_columns:
            computed = fixed.by_column(column) if fixed else column.formula is not None
            if computed and column.formula and lacks_columns(data, self.part, column.formula):
                row.lacking.setdefault(column.key, source.place(data.path))
        figures = [item for item in self.part.all_columns if item.numeric and item.key not in row.cells]
        for column in figures if data.fixed is not None else ():
            if isinstance(data.cells.get(column.key), Decimal | Override) and _is_typed(column, data):
                row.own.setdefault(column.key, source.place((*data.path, column.key)))

    def report_left_blank(self, rows: Sequence[Sum]) -> None:
        """Say what the parent types itself, figures (B304) and words (B306), and what blanks make unequal (B307)."""
        for column in self.part.all_columns:
            left = [row for row in rows if column.key in row.own and row.agreed(column) is None]
            worded = [row for row in left if column.key in row.worded]
            uneven = [row for row in rows if column.key in row.lacking and not self.lacks(column, row)]
            self.report("B304", column, [row for row in left if row not in worded])
            self.report("B306", column, worded)
            self.report("B307", column, uneven)

    def report(self, code: str, column: Column, rows: Sequence[Sum]) -> None:
        """Say something of a column in these rows, at the parent's report or at a unit's row."""
        if not rows:
            return
        names = [f"{row.code}. {row.label}" if row.code else row.label for row in rows]
        more = f" và {len(names) - ROWS_NAMED} dòng khác" if len(names) > ROWS_NAMED else ""
        first = rows[0]
        where = first.lacking[column.key] if code == "B307" else self.home or first.own[column.key]
        self.findings.add(code, where, column=column.name, rows="; ".join(names[:ROWS_NAMED]) + more)

    def lacks(self, column: Column, row: Sum) -> bool:
        """Whether the sums of a row leave a computed column blank, as they do in the units' rows."""
        names = {item.name for item in column.formula.references} if column.formula else set()
        blank = {name for name in names if name in self.columns and row.value(name) is None}
        return column.formula is not None and lacks_terms(column.formula.root, blank)

    def by_row(self) -> PartSum:
        """Rows of the same group and name are added up, in the order in which they first appear; persons never are."""
        groups: dict[tuple[str, ...], Sum] = {}
        rows: dict[tuple[tuple[str, ...], str, Keys], Sum] = {}
        apart = is_of_persons(self.part)
        for unit, source, typed in self.reports:
            path: tuple[str, ...] = ()
            for item in typed:
                if item.kind == "group":
                    path = (*path[: item.level - 1], item.key or slug(item.label))
                    groups.setdefault(
                        path, Sum("group", item.label, key=item.key, level=item.level, symbol=item.symbol)
                    )
                elif item.kind == "data" and (item.fixed is None or item.fixed.is_typed(self.part.columns)):
                    own: Keys = (unit.ma, *item.path) if apart and item.fixed is None else ()
                    known = rows.setdefault((path, item.identity, own), Sum("data", item.label, code=item.code))
                    self.add(known, unit.ma, source, item)
        ordered: list[Sum] = [row for (path, *_), row in rows.items() if not path]
        for path in sorted(groups, key=lambda path: [list(groups).index(path[:n]) for n in range(1, len(path) + 1)]):
            ordered.append(groups[path])
            ordered += [row for (at, *_), row in rows.items() if at == path]
        self.report_left_blank(ordered)
        return PartSum(self.part, False, tuple(ordered), self.columns)

    def by_unit(self, missing: Sequence[Unit], subtotals: Sequence[tuple[str, str]]) -> PartSum:
        """A row for each unit, under the name of its level if the form has groups; in the order of the registry."""
        rows: dict[str, Sum] = {}
        for unit, source, typed in self.reports:
            for item in typed:
                if item.kind != "data":
                    continue
                code = item.unit if item.unit in self.registry.units else unit.ma
                name = self.registry.units[code].ten
                row = rows.setdefault(code, Sum("data", name, unit=code))
                if item.label and item.label != name and item.unit:
                    row.label = row.typed_label = item.label
                self.add(row, unit.ma, source, item)
        for unit in missing:
            rows.setdefault(unit.ma, Sum("data", unit.ten, unit=unit.ma, missing=True))
        ordered: list[Sum] = []
        for key, name in dict.fromkeys((level.group, level.group_name) for level in Level):
            level = [rows[code] for code, unit in self.registry.units.items() if code in rows and unit.cap.group == key]
            if level and self.part.spec.nhom != "khong":
                ordered.append(Sum("group", name, key=key))
            if level:
                ordered += _with_subtotals(level, subtotals)
        self.report_left_blank(ordered)
        return PartSum(self.part, True, tuple(ordered), self.columns)


def _with_subtotals(rows: Sequence[Sum], subtotals: Sequence[tuple[str, str]]) -> Iterator[Sum]:
    """The rows of a level, each subtotal after the last of its members."""
    last: dict[int, list[Sum]] = {}
    for label, beginning in subtotals:
        index = max((i for i, row in enumerate(rows) if row.label.startswith(beginning)), default=-1)
        if index >= 0:
            last.setdefault(index, []).append(Sum("subtotal", label, members=beginning))
    for index, row in enumerate(rows):
        yield row
        yield from last.get(index, ())


def totals(part: PartSum) -> list[tuple[str, dict[str, Decimal]]]:
    """Sums of a part: of every group and subtotal by its label, then of everything under "".

    Columns that the form computes have none: only single cells of them are typed.
    """
    columns = [key for key in part.columns if (column := part.part.column(key)) is None or column.formula is None]
    out: list[tuple[str, dict[str, Decimal]]] = []
    groups: list[tuple[Sum, list[Sum]]] = []
    data = [row for row in part.rows if row.kind == "data"]
    for row in part.rows:
        if row.kind == "group":
            groups = [*(item for item in groups if item[0].level < row.level), (row, [])]
            out.append((row.label, {}))
        elif row.kind == "data":
            for group, _ in groups:
                _add(next(sums for label, sums in reversed(out) if label == group.label), row, columns)
        else:
            out.append((row.label, {}))
            for member in data:
                if member.label.startswith(row.members):
                    _add(out[-1][1], member, columns)
    whole: dict[str, Decimal] = {}
    for row in data:
        _add(whole, row, columns)
    return [*out, ("", whole)]


def _add(sums: dict[str, Decimal], row: Sum, columns: Sequence[str]) -> None:
    for key in columns:
        sums[key] = sums.get(key, Decimal(0)) + (row.value(key) or Decimal(0))
