"""A report with its figures computed, and the names that outlines use for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from tthc_render.document.inlines import token
from tthc_render.document.templates import Literal
from tthc_render.forms.model import Form
from tthc_render.forms.result import Record, Result
from tthc_render.reports.library import LoadedType
from tthc_render.reports.model import Report


@dataclass(frozen=True)
class Computed:
    """A report with its figures: forms by code with their results, indicator groups by key."""

    report: Report
    loaded: LoadedType
    forms: Mapping[str, tuple[Form, Result]]
    figures: Record


def names_of(computed: Computed) -> dict[str, Any]:
    """What the outline, expressions in narrative and title lines may name."""
    report = computed.report
    narratives = {
        key: Literal(token(key)) if report.narratives.get(key, "").strip() else ""
        for key in computed.loaded.type.loi_van
    }
    forms = {code: result for code, (_, result) in computed.forms.items()}
    return {
        "don_vi": report.unit,
        "van_ban": report.file.van_ban,
        "ky": report.period,
        "chi_tieu": computed.figures,
        "bieu": Record(forms | {code.replace(".", "_"): result for code, result in forms.items()}),
        "loi_van": Record(narratives),
        "rieng": Record(report.file.rieng),
    }


MAIN_FIGURES: Final = 4


def main_figures(computed: Computed) -> tuple[tuple[str, str], ...]:
    """The totals by which a report is shown in overviews: names and values, at most ``MAIN_FIGURES``.

    They are the sums that the first form computes in its total row; where it computes none, its first totals.
    """
    for form, result in computed.forms.values():
        part = form.parts[0]
        total = result.parts[part.key].tong
        counts = [item for item in part.columns if item.kind == "so" and isinstance(total.get(item.key), int | Decimal)]
        sums = [item for item in counts if item.formula is not None] or counts
        if sums:
            return tuple((item.name, str(total[item.key])) for item in sums[:MAIN_FIGURES])
    return ()
