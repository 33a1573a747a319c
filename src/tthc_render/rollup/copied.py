"""Reports of two units that have the same figures throughout: one was copied from the other and not filled in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.data import printed_value
from tthc_render.rollup.parent_report import is_by_unit
from tthc_render.rollup.reading import Child
from tthc_render.yaml_files.fields import Override

DIFFERENT_LEAST: Final = 8
"""So many different figures are alike in two reports by copying only; numbers of procedures are alike everywhere."""

_Figures = tuple[tuple[str, str, str, str, Decimal], ...]


def copied_reports(children: Iterable[Child]) -> list[Finding]:
    """B509 for each report that has the figures of another unit's, in the order of the reports."""
    first: dict[_Figures, Child] = {}
    out = []
    for child in children:
        figures = _figures(child)
        if child.own or len({value for *_, value in figures if value}) < DIFFERENT_LEAST:
            continue
        other = first.setdefault(figures, child)
        if other.unit.ma != child.unit.ma:
            place = child.source.place(("don_vi",))
            out.append(
                finding(
                    "B509",
                    place,
                    unit=child.unit.ten,
                    other=other.unit.ten,
                    file=other.source.file,
                    folder=child.unit.ma,
                )
            )
    return out


def _figures(child: Child) -> _Figures:
    """All typed figures by form, part, row and column; forms with a row for each unit are left out."""
    return tuple(
        (code, part.key, row.label, key, value)
        for code, (form, data) in sorted(child.forms.items(), key=lambda item: item[0])
        for part in form.parts
        if part.key in data.parts and not is_by_unit(part)
        for row in data.parts[part.key].rows
        for key, cell in row.cells.items()
        if isinstance(value := printed_value(cell) if isinstance(cell, Override) else cell, Decimal)
    )
