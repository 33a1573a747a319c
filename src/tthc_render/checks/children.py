"""A parent's figures against those of the units beneath it, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.checks.consistency import ZERO, number_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.forms.compute import compute
from tthc_render.forms.data import read_data
from tthc_render.forms.model import Column, Form, Part
from tthc_render.forms.result import PartResult, Result, RowFigures
from tthc_render.reports.computed import Computed
from tthc_render.reports.markers import AGGREGATED, OWN_FIGURES
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.text import slug

FINDINGS_MAX: Final = 40
"""So many cells of one form are named; a table that differs everywhere was put together from something else."""
UNITS_NAMED: Final = 20
"""So many units are named with their figures; the others are summed."""
OWN_WORDS: Final = "số riêng của đơn vị này"
Cells = dict[tuple[tuple[str, ...], str], Decimal]
"""Figures by row (group and label) and column."""


def check_children(
    computed: Computed, children: Iterable[Computed], expected: int, *, pasted: bool = False
) -> list[Finding]:
    """A parent's rows against the sum of its children's and its own: C204, only when every child has reported.

    A child with units of its own counts if its report adds up theirs; otherwise the sum of all is not known.
    Only typed columns are compared: what is computed from them differs for the same reason. With ``pasted``,
    forms that the report type does not add up are sums, too.
    """
    reports = list(children)
    registry = computed.report.registry
    if not reports or len(reports) != expected:
        return []
    if any(registry.children(item.report.unit.ma) and AGGREGATED not in item.report.source.text for item in reports):
        return []
    out: list[Finding] = []
    added_up = computed.loaded.type.tong_hop
    for code in dict.fromkeys((*added_up, *(computed.forms if pasted else ()))):
        with_form = [(item.report.unit.ten, item.forms[code][1]) for item in reports if code in item.forms]
        if code in computed.forms and len(with_form) == expected:
            form, result = computed.forms[code]
            own = _own_figures(computed, form)
            added = [*with_form, (OWN_WORDS, own)] if own is not None else with_form
            for part in form.parts:
                out += _differences(computed, form, part, result, added, expected)
    return out


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


def _differences(
    computed: Computed, form: Form, part: Part, result: Result, added: Sequence[tuple[str, Result]], count: int
) -> Iterator[Finding]:
    mine = result.parts.get(part.key)
    columns = [item for item in part.all_columns if item.total == "sum" and item.formula is None]
    if mine is None:
        return
    label = part.label
    by_unit = any(line.unit for line in mine.lines)
    theirs = [(name, found) for name, item in added if (found := item.parts.get(part.key)) is not None]
    total, places = _cells(mine, columns, whole=by_unit)
    sums: Cells = {}
    names: dict[tuple[str, ...], str] = {}
    for item in (mine, *(found for _, found in theirs)):
        names |= _names(item, whole=by_unit)
    shares: dict[tuple[tuple[str, ...], str], list[tuple[str, Decimal]]] = {}
    for name, item in theirs:
        for cell, value in _cells(item, columns, whole=by_unit)[0].items():
            sums[cell] = sums.get(cell, ZERO) + value
            shares.setdefault(cell, []).append((name, value))
    reported = 0
    whole = computed.report.source.key_place(("bieu", form.code))
    for row, key in dict.fromkeys([*total, *sums]):
        value, right = total.get((row, key), ZERO), sums.get((row, key), ZERO)
        if value != right and reported < FINDINGS_MAX:
            reported += 1
            yield finding(
                "C204",
                places.get(row, whole),
                form=form.code,
                row=names.get(row) or (label.titles[-1] if label and row else "Tổng cộng"),
                column=next(item.name for item in columns if item.key == key),
                total=format_count(value),
                sum=format_count(right),
                difference=format_count(abs(value - right)),
                count=count,
                units=_named_shares(shares.get((row, key), ())),
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
    rows: list[tuple[tuple[str, ...], RowFigures]] = [((), part.tong)] if whole else []
    group: tuple[str, ...] = ()
    for line in () if whole else part.lines:
        if line.kind == "group":
            group = (slug(line.label),)
        elif line.kind == "data":
            row = (*group, slug(line.label))
            rows.append((row, line.cells))
            places.setdefault(row, line.where)
    for row, record in rows:
        for column in columns:
            value = number_of(record, column.key)
            if value is not None:
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
