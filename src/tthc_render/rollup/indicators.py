"""Indicators of the text (``chi_tieu``) that are counts and that the report type says are added up."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tthc_render.reports.types import ReportType
from tthc_render.rollup.reading import Child

Indicators = dict[tuple[str, str], Decimal]
"""Sums by group and key."""


def added_indicators(children: Iterable[Child]) -> Indicators:
    """The sums of the counts that report types mark with ``tong_hop``; shares and computed figures are left out."""
    out: Indicators = {}
    for child in children:
        if child.computed is None:
            continue
        for group, key in added_keys(child.computed.loaded.type):
            record = child.computed.figures.get(group)
            value = record.get(key) if record is not None else None
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                out[group, key] = out.get((group, key), Decimal(0)) + Decimal(value)
    return out


def added_keys(kind: ReportType) -> list[tuple[str, str]]:
    """Group and key of the indicators that a parent adds up."""
    return [
        (group, key)
        for group, spec in kind.chi_tieu.items()
        for key, field in spec.truong.items()
        if field.kieu == "so" and not field.cong_thuc and (spec.tong_hop or field.tong_hop)
    ]
