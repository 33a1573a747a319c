"""Computing a form: totals and formulas from the rows, comparison with what was typed, identities.

The arithmetic runs column by column in the form's order, so a share of a total (``tong(…)``) and a figure
from another part are known when they are needed. What was typed for a computed cell is compared; an
override prints as written, counts as its value, and shows as a warning.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.check_words import figure, places_for, side_in_words
from tthc_render.forms.data import FormData, printed_value
from tthc_render.forms.data_models import PRINTED
from tthc_render.forms.finished import Finished
from tthc_render.forms.formula import Formula, Reference, Relation, evaluate, write
from tthc_render.forms.left_blank import compares_blanks, compares_blocked, has_gaps
from tthc_render.forms.model import Check, Column, Form, Part
from tthc_render.forms.result import Result, Value, as_shown, rounded, show
from tthc_render.forms.row_formulas import compares
from tthc_render.forms.working import WorkRow, tell_mixed, work_table
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
    tell_mixed(work.mixed, work.say)
    for part in form.parts:
        for check in part.checks:
            work.check(part, check)
        work.check_parts(part)
    return Finished(form, data, work.tables, work.say).result()


class _Work:
    """One computation: tables being filled and findings gathered."""

    def __init__(self, form: Form, data: FormData, findings: Findings) -> None:
        self.form, self.data, self.findings = form, data, findings
        self.mixed: list[tuple[WorkRow, Column, list[str]]] = []  # cells whose members have several units of measure
        self.typed = {(p.key, c.key) for p in form.parts for c in p.all_columns if c.formula is None}
        self.tables = {part.key: work_table(part, data.parts[part.key], self.say) for part in form.parts}

    def step(self, part: Part, column: Column, total: bool) -> None:
        """Fills one column of the data rows, or of all rows that add up."""
        if column.kind in PRINTED:
            return
        for row in self.tables[part.key].ordered(part):
            if row.sums is total:
                row.values[column.key] = self.cell(part, column, row)

    def cell(self, part: Part, column: Column, row: WorkRow) -> Value:
        typed = row.data.cells.get(column.key)
        rules = row.data.rules
        if not (rules.cell(column) if rules else column).numeric:
            return None if typed is None else str(typed)
        if rules is not None and rules.closes(column):
            return None
        if rules is not None and (printed := rules.figure_of(column)) is not None:
            return printed
        computed: Decimal | None = None
        derived = True
        if row.sums and column.total == "sum":
            shown = row.printed and (row.kind != "total" or part.spec.tong_cong is not None)
            units = row.mixed_units(part, column) if shown else []
            computed = None if units else self.sum(row, column)
            if units:
                self.mixed.append((row, column, units))
        elif rules is not None and rules.formula is not None and rules.computes(column):
            computed = evaluate(rules.formula, lambda item: self.row_value(part, item, row, column))
            if row.lacks_rows(part, rules.formula, column):
                row.blank.add(column.key)
            lacks = computed is None or column.key in row.blank
            computed = None if computed is None or lacks else computed + sum(_joined(row, column), _ZERO)
        elif (rules.by_column(column) if rules else column.formula is not None) and not (
            row.sums and column.total == "none"
        ):
            if column.formula is not None and row.lacks_columns(part, column.formula):
                row.blank.add(column.key)
            elif column.formula is not None:
                computed = self.evaluated(part, column.formula, row)
        else:
            derived = False
        if isinstance(typed, Override):
            return self.overridden(column, row, typed, computed if derived else None)
        if not derived or computed is None:
            return typed if isinstance(typed, Decimal) else None
        if isinstance(typed, Decimal) and not _same(typed, computed) and not has_gaps(part, row.data):
            self.differs(part, column, row, typed, computed)
        return computed

    def sum(self, row: WorkRow, column: Column) -> Decimal | None:
        """The sum of a row's members; None where nothing may be added up, and of a group where all cells are blank."""
        members = row.added(column)
        if row.members and not members:
            return None
        figures = [_number(member.values.get(column.key)) for member in members]
        if row.kind in ("group", "subtotal") and figures and all(figure is None for figure in figures):
            row.blank |= {column.key} if any(member.is_blank(column) for member in members) else set()
            return None
        return sum((figure or _ZERO for figure in figures), _ZERO)

    def row_value(self, part: Part, item: Reference, row: WorkRow, column: Column) -> Decimal | None:
        """The figure that a row formula means by a row's code, in ``column``."""
        found = row.block.get(item.name) if item.part == part.key else self.tables[item.part].by_code.get(item.name)
        if found is None:
            return None
        value = _number(found.values.get(column.key))
        rules = found.data.fixed
        if value is None and column.key in found.blank:
            return _ZERO
        if value is not None or rules is None or rules.computes(column):
            return value
        return _ZERO if column.formula is None or column.key in rules.blanks else None

    def evaluated(self, part: Part, formula: Formula, row: WorkRow) -> Decimal | None:
        return evaluate(formula, lambda item: self.value(part, item, row))

    def value(self, part: Part, item: Reference, row: WorkRow) -> Decimal | None:
        """The figure a formula of ``part`` means by ``item`` in ``row``."""
        table = self.tables[item.part]
        there: WorkRow | None = row
        if item.total or (item.part != part.key and row is self.tables[part.key].total):
            there = table.total
        elif item.part != part.key:
            there = table.by_code.get(row.data.code) if row.data.fixed else table.by_label.get(slug(row.data.label))
        if there is None:
            return None
        value = _number(there.values.get(item.name))
        blank = item.name in there.blank or (not there.sums and (item.part, item.name) in self.typed)
        return _ZERO if blank and value is None else value

    def overridden(self, column: Column, row: WorkRow, typed: Override, computed: Decimal | None) -> Value:
        value = typed.gia_tri if typed.gia_tri is not None else computed
        if value is None:
            value = printed_value(typed)
        counted = value if computed is None else as_shown(column, computed, row.data.rules)
        usual = show(self.form, column, counted, row.data.rules)
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

    def differs(self, part: Part, column: Column, row: WorkRow, typed: Decimal, computed: Decimal | None) -> None:
        fixed = row.data.fixed
        if row.sums and column.total == "sum":
            numbers = [format_bare(_number(member.values.get(column.key)) or _ZERO) for member in row.added(column)]
            formula = " + ".join(numbers[:20]) + (" + …" if len(numbers) > 20 else "")
        elif fixed is not None and fixed.formula is not None and fixed.computes(column):
            formula = self.spelled_rows(part, fixed.formula, row, column)
            formula += "".join(f" + {format_bare(value)}" for value in _joined(row, column))
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

    def spelled(self, part: Part, formula: Formula, row: WorkRow) -> str:
        """The formula with numbers in the places of columns."""

        def number(item: Reference) -> str:
            value = self.value(part, item, row)
            return "–" if value is None else format_bare(round(value, 6))

        return write(formula.root, number)

    def spelled_rows(self, part: Part, formula: Formula, row: WorkRow, column: Column) -> str:
        """A formula over rows with numbers in the places of codes."""

        def number(item: Reference) -> str:
            value = self.row_value(part, item, row, column)
            return "–" if value is None else format_bare(round(value, 6))

        return write(formula.root, number)

    def check_rows(self, part: Part, check: Check) -> None:
        """An identity over rows, in every column of figures that can be added up, once for each block of rows."""
        table, relation = self.tables[part.key], check.relation
        blocks = {id(row.block): row for row in table.rows if row.block}
        for row in blocks.values():
            for column in part.all_columns:
                if not column.numeric or column.rate or column.total == "formula":
                    continue
                sides = [
                    evaluate(side, functools.partial(self.row_value, part, row=row, column=column))
                    for side in (relation.left, relation.right)
                ]
                both = (relation.left, relation.right)
                if any(compares(side.root) and row.lacks_rows(part, side, column) for side in both):
                    continue
                if any(row.names_blocked(side, column) for side in both):
                    continue
                if None in sides or not (isinstance(sides[0], Decimal) and isinstance(sides[1], Decimal)):
                    continue
                left, right = (
                    side + sum(_joined(item, column), _ZERO)
                    for side, item in zip((sides[0], sides[1]), _sums_meant(relation, row), strict=True)
                )
                if not relation.holds(left, right, Decimal(check.spec.dung_sai)):
                    first = next(iter((*relation.left.references, *relation.right.references)))
                    at = row.block.get(first.name, row)
                    self.say(
                        "C104" if check.spec.muc == "error" else "C105",
                        (*at.data.path, column.key),
                        check=f"{relation.text}, {column.name}",
                        row=at.data.label,
                        left=f"{column.name}: {side_in_words(relation.left, left)}",
                        sign=relation.sign,
                        right=side_in_words(relation.right, right),
                        difference=format_count(round(abs(left - right), 6)),
                        source=check.spec.nguon,
                    )

    def check_parts(self, part: Part) -> None:
        """A row that is a part of another one ("trong đó") must not be larger: C401.

        A difference may be: a part may grow more than the whole.
        """
        differences = {column.key for column in part.all_columns if part.subtracts(column)}
        for row in self.tables[part.key].rows:
            fixed = row.data.fixed
            whole = row.block.get(fixed.parent) if fixed is not None and fixed.parent else None
            if fixed is None or whole is None:
                continue
            for column in part.all_columns:
                value, most = _number(row.values.get(column.key)), _number(whole.values.get(column.key))
                if value is None or most is None or not fixed.adds(column) or column.key in differences:
                    continue
                if fixed.cell(column).spec.am or (whole.data.fixed and whole.data.fixed.cell(column).spec.am):
                    continue
                if value > most and most >= 0:
                    self.say(
                        "C401",
                        (*row.data.path, column.key),
                        row=fixed.name,
                        whole=whole.data.fixed.name if whole.data.fixed else whole.data.label,
                        column=column.name,
                        value=format_bare(value),
                        most=format_bare(most),
                    )

    def check(self, part: Part, check: Check) -> None:
        """An identity on every data row; on rows that add up only where no data row broke it.

        A row that is computed from others is left out where one of them broke it by the same.
        """
        if check.by_rows:
            self.check_rows(part, check)
            return
        table = self.tables[part.key]
        rows = [row for row in table.rows if row.kind == "data" and _adds_up(row, part)]
        broken = [row for row in rows if not self.holds(part, check, row) and not (check.of_parts and row.signed)]
        broken = [row for row in broken if not self.follows(part, check, row, broken)]
        if not broken:
            broken = [row for row in table.all() if row.sums and row.printed and not self.holds(part, check, row)]
        for row in broken:
            relation = check.relation
            results = [self.evaluated(part, side, row) or _ZERO for side in (relation.left, relation.right)]
            gap = abs(results[0] - results[1])
            places = places_for(gap)
            sides = [self.in_words(part, side, row, places) for side in (relation.left, relation.right)]
            self.say(
                "C104" if check.spec.muc == "error" else "C105",
                self.place_of((relation.left, relation.right), row),
                check=relation.text,
                row=row.data.label,
                left=sides[0],
                sign=relation.sign,
                right=sides[1],
                difference=figure(gap, places),
                source=check.spec.nguon,
            )

    def follows(self, part: Part, check: Check, row: WorkRow, broken: Sequence[WorkRow]) -> bool:
        """Is what breaks the identity in a computed row no more than what breaks it in the rows that it adds up?"""
        typed = [self.gap(part, check, item) for item in self.typed_of(part, row) if any(item is x for x in broken)]
        if not typed or row.data.rules is None or row.data.rules.formula is None:
            return False
        more = self.gap(part, check, row) - sum(typed, _ZERO)
        return more == 0 or (more < 0 if "<" in check.relation.sign else more > 0 and ">" in check.relation.sign)

    def typed_of(self, part: Part, row: WorkRow) -> list[WorkRow]:
        """The rows from whose typed figures those of a row come: itself unless it is computed."""
        formula = row.data.rules.formula if row.data.rules else None
        if formula is None:
            return [row]
        named = (row.block.get(item.name) for item in formula.references if item.part == part.key)
        found = [item for one in named if one is not None and one is not row for item in self.typed_of(part, one)]
        return list({id(item): item for item in found}.values())

    def gap(self, part: Part, check: Check, row: WorkRow) -> Decimal:
        """How much larger the left side of an identity is."""
        left, right = (self.evaluated(part, side, row) or _ZERO for side in (check.relation.left, check.relation.right))
        return left - right

    def in_words(self, part: Part, formula: Formula, row: WorkRow, places: int) -> str:
        """One side of an identity as a reader of the form sees it: names of the columns, figures, what they make.

        Figures without an end are rounded to ``places``.
        """
        names = write(formula.root, lambda item: self.name(part, item))
        figures = write(formula.root, lambda item: figure(self.value(part, item, row) or _ZERO, places))
        value = figure(self.evaluated(part, formula, row) or _ZERO, places)
        if names == figures:
            return f"mức cho phép là {value}"
        return f"{names} = {value}" if figures == value else f"{names} = {figures} = {value}"

    def place_of(self, sides: Sequence[Formula], row: WorkRow) -> tuple[str | int, ...]:
        """Where the first side that is one typed figure is typed; else the row."""
        roots = [side.root for side in sides]
        keys = [root.name for root in roots if isinstance(root, Reference) and root.name in row.data.cells]
        return (*row.data.path, keys[0]) if keys else row.data.path

    def name(self, part: Part, item: Reference) -> str:
        """The printed name of a column, with the part that it is in where that is another one."""
        column = self.form.part(item.part).column(item.name)
        name = column.name if column else item.name
        title = self.form.part(item.part).spec.tieu_de or item.part
        return name if item.part == part.key else f"{name} của phần {title}"

    def holds(self, part: Part, check: Check, row: WorkRow) -> bool:
        rows = (row, *row.members)
        if any(has_gaps(part, item.data) for item in rows):
            return True  # the empty cells are reported; nothing can be compared before they are filled
        if any(compares_blanks(item.data, part, check.relation, item.blank) for item in rows):
            return True
        if any(compares_blocked(item.data, part, check.relation) for item in (*rows, *self.typed_of(part, row))):
            return True
        left = self.evaluated(part, check.relation.left, row)
        right = self.evaluated(part, check.relation.right, row)
        if left is None or right is None:
            return True
        return check.relation.holds(left, right, Decimal(check.spec.dung_sai))

    def say(self, code: str, path: tuple[str | int, ...], **details: object) -> None:
        self.findings.add(code, self.data.place(path), **details)


def _joined(row: WorkRow, column: Column) -> list[Decimal]:
    """The figures of rows of the unit's own that the sum of a row counts in ``column``."""
    rows = [item for item in row.joined if item.data.rules is None or item.data.rules.adds(column)]
    return [_number(item.values.get(column.key)) or _ZERO for item in rows]


def _sums_meant(relation: Relation[Formula], row: WorkRow) -> list[WorkRow]:
    """For each side of an identity the row whose sum it spells out, if that row is the other side; else a blank one."""
    sides = [{item.name for item in side.references} for side in (relation.left, relation.right)]
    out = []
    for names, other in (sides, reversed(sides)):
        sums = row.block.get(next(iter(other))) if len(other) == 1 else None
        rules = sums.data.rules if sums is not None else None
        spelled = (
            rules is not None and rules.formula is not None and names == {x.name for x in rules.formula.references}
        )
        out.append(sums if sums is not None and spelled else WorkRow("data", row.data))
    return out


def _number(value: Value) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal) else None


def _same(typed: Decimal, computed: Decimal | None) -> bool:
    """Equal to as many decimals as were typed."""
    if computed is None:
        return False
    return rounded(computed, max(0, -int(typed.as_tuple().exponent))) == typed


def _adds_up(row: WorkRow, part: Part) -> bool:
    """Whether identities between columns mean anything in a row: not in a row of shares."""
    rules = row.data.rules
    return rules is None or any(rules.adds(column) for column in part.columns if not column.rate)
