"""Percentages of a form that would print wrong: without × 100, added up as counts, quotients without their decimals.

They are faults of the form, which `check templates/` reports; every report that uses the form prints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.formula import Constant, Node, Operation
from tthc_render.forms.loader import leaves_of
from tthc_render.forms.model import Form, Part, places_of
from tthc_render.forms.result import rounded
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.yaml_files.source import Keys, Source

PERCENT: Final = "%"
PRINTS_WRONG: Final = frozenset({"T809", "T852"})
"""What is wrong in every report, whoever reads it: a quotient as its percentage, percentages added up."""
_SAMPLE: Final = Decimal("0.469")


def wrong_percentages(form: Form, source: Source) -> tuple[Finding, ...]:
    """T809 and T852 of a form that ``source`` is the file of."""
    parts = (lint_percentages(part, source, ("phan", index)) for index, part in enumerate(form.parts))
    return tuple(item for found in parts for item in found if item.code in PRINTS_WRONG)


def lint_percentages(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """A typed column of percentages that totals would add up (T852); a quotient that prints as percent without * 100
    (T809), or as a whole number and loses its decimals (T810)."""
    for (spec, titles, at), column in zip(leaves_of(part.spec.cot, (*path, "cot")), part.columns, strict=True):
        percent = column.kind == "ty_le" or any(PERCENT in title for title in titles)
        if percent and column.typed and not column.rate and column.total == "sum":
            yield finding("T852", source.place((*at, "ten")), column=column.name)
        if column.formula is None or not _is_quotient(column.formula.root):
            continue
        place = source.place((*at, "cong_thuc"))
        if percent and not _has_hundred(column.formula.root):
            yield finding("T809", place, formula=spec.cong_thuc, column=column.name, **_printed(column.places))
        elif column.kind in ("so", "tien") and column.spec.so_le is None:
            yield finding("T810", place, formula=spec.cong_thuc, column=column.name)
    for index, row in enumerate(part.rows):
        if row.formula is None or not _is_quotient(row.formula.root):
            continue
        place = source.place((*path, "dong", index, "cong_thuc"))
        kind = row.spec.kieu
        if (kind == "ty_le" or row.spec.don_vi_tinh == PERCENT) and not _has_hundred(row.formula.root):
            places = places_of(kind or "ty_le", row.spec.so_le)
            yield finding("T809", place, formula=row.spec.cong_thuc, column=row.name, **_printed(places))
        elif kind not in ("ty_le", "binh_quan") and row.spec.don_vi_tinh != PERCENT and row.spec.so_le is None:
            yield finding("T810", place, formula=row.spec.cong_thuc, column=row.name)


def _printed(places: int) -> dict[str, str]:
    """How a sample quotient prints with so many decimals, and how its percentage would."""
    return {
        "seen": format_decimal(rounded(_SAMPLE, places)),
        "right": format_decimal(rounded(_SAMPLE * 100, max(places, 1))),
    }


def _is_quotient(node: Node) -> bool:
    return isinstance(node, Operation) and (node.name == "/" or any(_is_quotient(arg) for arg in node.args))


def _has_hundred(node: Node) -> bool:
    if isinstance(node, Constant):
        return node.value in (100, Decimal("0.01"))
    return isinstance(node, Operation) and any(_has_hundred(arg) for arg in node.args)
