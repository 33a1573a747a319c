"""A parent's figures against those of the units beneath it, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.checks.consistency import ZERO, number_of
from tthc_render.checks.missing_rows import Cells, find_row_faults
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.forms.compute import compute
from tthc_render.forms.data import read_data
from tthc_render.forms.model import Column, FixedRow, Form, Part
from tthc_render.forms.result import PartResult, Result, RowFigures
from tthc_render.reports.computed import Computed
from tthc_render.reports.markers import AGGREGATED, OWN_FIGURES
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.text import slug

FINDINGS_MAX: Final = 40
"""So many cells of one form are named; a table that differs everywhere was put together from something else."""
UNITS_NAMED: Final = 20
"""So many units are named with their figures; the others are summed."""
SUMS_SHARE: Final = 0.75
CELLS_LEAST: Final = 6
SUMS_LEAST: Final = 3
"""So many figures, and totals of so many columns, are no chance."""
TWO_DIGITS: Final = 10
ROWS_SHARE: Final = Decimal(1) / 3
"""The least share of rows that are wholly the sums."""
OWN_WORDS: Final = "số riêng của đơn vị này"


def check_children(
    computed: Computed,
    children: Iterable[Computed],
    expected: int,
    *,
    pasted: bool = False,
    current: bool = False,
) -> list[Finding]:
    """A parent's rows against the sum of its children's and its own: C204, C207, only when every child has reported.

    A child with units of its own counts if its report adds up theirs; otherwise the sum of all is not known.
    Only typed figures that add up are compared: what is computed from them differs for the same reason. Forms that
    the report type does not add up are sums, too, with ``pasted`` or where most of their figures are the sums; not
    where the record of their sources is ``current``.
    """
    reports = list(children)
    registry = computed.report.registry
    if not reports or len(reports) != expected:
        return []
    if any(registry.children(item.report.unit.ma) and AGGREGATED not in item.report.source.text for item in reports):
        return []
    out: list[Finding] = []
    added_up = computed.loaded.type.tong_hop
    for code in dict.fromkeys((*added_up, *computed.forms)):
        with_form = [(item.report.unit.ten, item.forms[code][1]) for item in reports if code in item.forms]
        if code in computed.forms and len(with_form) == expected:
            form, result = computed.forms[code]
            own = _own_figures(computed, form)
            added = [*with_form, (OWN_WORDS, own)] if own is not None else with_form
            held = [_Held.of(part, result, added) for part in form.parts if part.key in result.parts]
            if pasted or code in added_up or (not current and _is_sum(held)):
                for part in held:
                    out += _differences(computed, form, part, expected)
    return out


def may_be_part(computed: Computed, child: Computed) -> bool:
    """Whether a child's figures can be a part of the parent's, in a form that both have; rows left out say nothing."""
    for code, (form, result) in computed.forms.items():
        if code not in child.forms:
            continue
        added = [(child.report.unit.ten, child.forms[code][1])]
        held = [_Held.of(part, result, added) for part in form.parts if part.key in result.parts]
        pairs = [
            (item.total.get(cell, ZERO), value)
            for item, filled in [(item, item.filled) for item in held]
            for cell, value in item.sums.items()
            if value and cell[0] in filled
        ]
        if sum(value <= mine for mine, value in pairs) >= SUMS_SHARE * len(pairs):
            return True
    return False


def _own_figures(computed: Computed, form: Form) -> Result | None:
    """What the parent keeps as its own figures, computed; None if it keeps none of this form."""
    source = computed.report.source
    kept = source.data.get(OWN_FIGURES)
    if not isinstance(kept, dict) or form.code not in kept:
        return None
    names = computed.report.registry.units
    data = read_data(
        form, source, (OWN_FIGURES, form.code), Findings(), lambda code: names[code].ten if code in names else None
    )
    return compute(form, data, Findings()) if data is not None else None


@dataclass(frozen=True, slots=True)
class _Held:
    """A part of a form beside the sum of the children's: figures, where they are typed, sums, who has which share."""

    part: Part
    columns: Sequence[Column]
    total: Cells
    places: dict[tuple[str, ...], Place]
    sums: Cells
    shares: dict[tuple[tuple[str, ...], str], list[tuple[str, Decimal]]]
    names: dict[tuple[str, ...], str]

    @classmethod
    def of(cls, part: Part, result: Result, added: Sequence[tuple[str, Result]]) -> _Held:
        """The part of the parent's ``result`` beside those ``added`` up, by the name of their unit."""
        mine = result.parts[part.key]
        by_unit = any(line.unit for line in mine.lines)
        summed = [item for item in part.all_columns if item.total == "sum"]
        columns = [item for item in summed if by_unit or item.added_over_units]
        theirs = [(name, found) for name, item in added if (found := item.parts.get(part.key)) is not None]
        total, places = _cells(mine, columns, whole=by_unit)
        sums: Cells = {}
        shares: dict[tuple[tuple[str, ...], str], list[tuple[str, Decimal]]] = {}
        names = _names(mine, whole=by_unit)
        for name, item in theirs:
            names |= _names(item, whole=by_unit)
            for cell, value in _cells(item, columns, whole=by_unit)[0].items():
                sums[cell] = sums.get(cell, ZERO) + value
                shares.setdefault(cell, []).append((name, value))
        return cls(part, columns, total, places, sums, shares, names)

    @property
    def filled(self) -> set[tuple[str, ...]]:
        """Rows of the parent that have a figure other than 0."""
        return {row for (row, _), value in self.total.items() if value}

    @property
    def summed_rows(self) -> list[list[tuple[Decimal, Decimal]]]:
        """For each row with figures of the children: the parent's figures and the sums, where one is not 0."""
        rows: dict[tuple[str, ...], list[tuple[Decimal, Decimal]]] = {}
        for cell in self.cells:
            pair = self.total.get(cell, ZERO), self.sums.get(cell, ZERO)
            if any(pair):
                rows.setdefault(cell[0], []).append(pair)
        return [figures for figures in rows.values() if any(right for _, right in figures)]

    @property
    def cells(self) -> list[tuple[tuple[str, ...], str]]:
        """Rows and columns of both, in their order."""
        return list(dict.fromkeys([*self.total, *self.sums]))


def _is_sum(held: Sequence[_Held]) -> bool:
    """Whether the figures of a form can be nothing but sums: most of them are, or the totals of all columns are."""
    cells = [
        (item.total.get(cell, ZERO), item.sums.get(cell, ZERO))
        for item in held
        for cell in item.cells
        if item.total.get(cell) or item.sums.get(cell)
    ]
    equal = sum(mine == right for mine, right in cells)
    totals = [
        (_column_total(item.total, column.key), _column_total(item.sums, column.key))
        for item in held
        for column in item.columns
    ]
    filled = [pair for pair in totals if any(pair)]
    alike = len(filled) >= SUMS_LEAST and all(mine == right for mine, right in filled)
    mostly = len(cells) >= CELLS_LEAST and (alike or equal >= SUMS_SHARE * len(cells))
    return mostly or _has_rows_of_sums(held)


def _has_rows_of_sums(held: Sequence[_Held]) -> bool:
    """Whether whole rows equal the sums, enough of them and with too many figures for chance.

    Then the others are meant to be sums, too: a row is missing, is 0, or has another name, in a form of few rows.
    """
    rows = [figures for item in held for figures in item.summed_rows]
    equal = [figures for figures in rows if all(mine == right for mine, right in figures)]
    known = [right for figures in equal for _, right in figures]
    no_chance = len(known) >= CELLS_LEAST or sum(abs(value) >= TWO_DIGITS for value in known) >= SUMS_LEAST
    return no_chance and len(equal) >= ROWS_SHARE * len(rows)


def _column_total(cells: Cells, column: str) -> Decimal:
    return sum((value for (_, key), value in cells.items() if key == column), ZERO)


def _differences(computed: Computed, form: Form, held: _Held, count: int) -> Iterator[Finding]:
    label = held.part.label
    whole = computed.report.source.key_place(("bieu", form.code))
    places = {row: held.places.get(row, whole) for row, _ in held.cells}
    names = {row: held.names.get(row) or (label.titles[-1] if label and row else "Tổng cộng") for row in places}
    whole_rows = find_row_faults(held.total, held.sums, set(held.places))
    yield from (fault.finding(form.code, places, names, held.columns, count) for fault in whole_rows)
    reported = {row for fault in whole_rows for row in fault.rows}
    cells = [cell for cell in held.cells if cell[0] not in reported]
    for row, key in [cell for cell in cells if held.total.get(cell, ZERO) != held.sums.get(cell, ZERO)][:FINDINGS_MAX]:
        value, right = held.total.get((row, key), ZERO), held.sums.get((row, key), ZERO)
        yield finding(
            "C204",
            places[row],
            form=form.code,
            row=names[row],
            column=next(item.name for item in held.columns if item.key == key),
            total=format_count(value),
            sum=format_count(right),
            difference=format_count(abs(value - right)),
            count=count,
            units=_named_shares(held.shares.get((row, key), ())),
        )


def _named_shares(shares: Iterable[tuple[str, Decimal]]) -> str:
    """``UBND xã A 5.000; UBND xã B 3.955``: who has reported how much, the largest first."""
    ordered = sorted(((name, value) for name, value in shares if value), key=lambda pair: -abs(pair[1]))
    words = [f"{name} {format_count(value)}" for name, value in ordered[:UNITS_NAMED]]
    if len(ordered) > UNITS_NAMED:
        rest = sum((value for _, value in ordered[UNITS_NAMED:]), ZERO)
        words.append(f"{len(ordered) - UNITS_NAMED} đơn vị khác {format_count(rest)}")
    return "; ".join(words) or "không đơn vị nào có số"


def _cells(part: PartResult, columns: Sequence[Column], *, whole: bool) -> tuple[Cells, dict[tuple[str, ...], Place]]:
    """Figures by row and column, and where rows are; with ``whole`` only those of the total row."""
    cells: Cells = {}
    places: dict[tuple[str, ...], Place] = {}
    rows: list[tuple[tuple[str, ...], RowFigures, FixedRow | None]] = [((), part.tong, None)] if whole else []
    group: tuple[str, ...] = ()
    for line in () if whole else part.lines:
        if line.kind == "group":
            group = (slug(line.label),)
        elif line.kind == "data":
            row = (*group, slug(line.label))
            rows.append((row, line.cells, line.rules))
            places.setdefault(row, line.where)
    for row, record, rules in rows:
        for column in columns:
            value = number_of(record, column.key)
            adds = rules.added_over_units(column) if rules is not None else column.formula is None
            if value is not None and adds:
                cells[row, column.key] = cells.get((row, column.key), ZERO) + value
    return cells, places


def _names(part: PartResult, *, whole: bool) -> dict[tuple[str, ...], str]:
    """Rows as messages name them."""
    out: dict[tuple[str, ...], str] = {}
    group: tuple[str, ...] = ()
    for line in () if whole else part.lines:
        if line.kind == "group":
            group = (slug(line.label),)
        elif line.kind == "data":
            out.setdefault((*group, slug(line.label)), line.label)
    return out
