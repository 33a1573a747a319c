"""A report with its figures computed, and the names that outlines and expressions use for them.

Templates and expressions see plain records only, never the objects of the program: `document.records`.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tthc_render.document.inlines import token
from tthc_render.document.past import EarlierRecord
from tthc_render.document.records import Gap, Later, Record, record
from tthc_render.document.templates import Literal
from tthc_render.forms.model import Form
from tthc_render.forms.result import Figures, PartResult, Result, RowFigures
from tthc_render.reports.library import LoadedType
from tthc_render.reports.model import Head, PartialDay, Report
from tthc_render.vietnamese.dates import BLANK_NUMBER, PartialDate, date_words, format_short_partial
from tthc_render.vietnamese.periods import Period, PeriodError
from tthc_render.workspace.units import Unit


@dataclass(frozen=True)
class Computed:
    """A report with its figures: forms by code with their results, indicator groups by key.

    ``earlier`` gives the unit's report of the same type in another period, None where there is none.
    """

    report: Report
    loaded: LoadedType
    forms: Mapping[str, tuple[Form, Result]]
    figures: Figures[RowFigures]
    earlier: Callable[[Period], Computed | None] = field(default=lambda period: None, compare=False, repr=False)


def template_names(computed: Computed) -> dict[str, object]:
    """What the outline, expressions in narrative and title lines may name."""

    def earlier(period: Period) -> Mapping[str, object] | None:
        found = computed.earlier(period)
        return _own_names(found) if found else None

    return with_past(_own_names(computed), computed.report.period, earlier)


def _own_names(computed: Computed) -> dict[str, object]:
    report = computed.report
    return names(
        report.unit,
        report.file.van_ban,
        report.period,
        figures=computed.figures,
        results={code: result for code, (_, result) in computed.forms.items()},
        narratives={key: bool(report.narratives.get(key, "").strip()) for key in computed.loaded.type.loi_van},
        own=report.file.rieng,
    )


PAST: Final[Mapping[str, str]] = {"ky_truoc": "truoc", "cung_ky": "cung_ky"}
"""The names of earlier reports: that of the period before, and that of the same period a year before."""
PAST_PARTS: Final = ("van_ban", "chi_tieu", "bieu", "rieng")
"""What of an earlier report can be named, besides its period (``ky``)."""


def past_names(period: Period, there: Callable[[Period], object]) -> tuple[str, ...]:
    """The names of those earlier reports of ``period`` that exist: ``there`` says it of a period."""
    found = []
    for name, neighbour in PAST.items():
        with contextlib.suppress(PeriodError, ValueError):
            found += [name] if there(getattr(period, neighbour)) else []
    return tuple(found)


def with_past(
    own: Mapping[str, object], period: Period, earlier: Callable[[Period], Mapping[str, object] | None]
) -> dict[str, object]:
    """The names ``own`` of a report, with those of its earlier reports; ``earlier`` gives the names of a period's."""
    return {**own, **{name: _past(own, period, neighbour, earlier) for name, neighbour in PAST.items()}}


def _past(
    own: Mapping[str, object],
    period: Period,
    neighbour: str,
    earlier: Callable[[Period], Mapping[str, object] | None],
) -> Record:
    """The report of an earlier period; empty and false where there is none."""
    shape = {part: own[part] for part in PAST_PARTS}
    try:
        before: Period = getattr(period, neighbour)
    except (PeriodError, ValueError):
        return EarlierRecord(lambda: None, {**shape, "ky": own["ky"]}, "")

    def fields() -> Mapping[str, object] | None:
        found = earlier(before)
        return {part: found[part] for part in PAST_PARTS} if found else None

    return EarlierRecord(fields, shape, before.code, {"ky": period_record(before)})


def names(
    unit: Unit,
    head: Head,
    period: Period,
    *,
    figures: Mapping[str, object],
    results: Mapping[str, Result],
    narratives: Mapping[str, bool],
    own: Mapping[str, object],
) -> dict[str, object]:
    """The names as plain records; ``narratives`` says which keys have text."""
    forms = {code: _result(result) for code, result in results.items()}
    return {
        "don_vi": Record({name: getattr(unit, name) for name in (*type(unit).model_fields, *UNIT_WORDS)}),
        "van_ban": Record({name: getattr(head, name) for name in type(head).model_fields} | _room_to_write(head)),
        "ky": period_record(period),
        "chi_tieu": Record(figures),
        "bieu": Record(forms | {code.replace(".", "_"): item for code, item in forms.items()}),
        "loi_van": Record({key: Literal(token(key)) if there else "" for key, there in narratives.items()}),
        "rieng": Record(own),
    }


def _room_to_write(head: Head) -> dict[str, object]:
    """The day in words; number and day of a draft, where they are not known yet: the gaps of its letterhead."""
    gaps: dict[str, object] = {} if head.so else {"so": Gap(BLANK_NUMBER)}
    if isinstance(head.ngay, PartialDay):
        words = date_words(head.ngay.partial, month_text=head.ngay.thang_in or None)
        gaps["ngay_thang"] = Gap(words) if head.ngay.partial.full is None else words
        text = format_short_partial(head.ngay.partial, month_text=head.ngay.thang_in or None)
        gaps["ngay"] = Gap(text) if head.ngay.partial.full is None else text
    else:
        gaps["ngay_thang"] = date_words(PartialDate(head.ngay.day, head.ngay.month, head.ngay.year))
    return gaps


def printed_names(computed: Computed) -> dict[str, str]:
    """What the columns of the forms are called in print, by the names of their totals: ``bieu.II_06a.tong.moi``."""
    out = {}
    for form, result in computed.forms.values():
        for part in form.parts:
            inner = f".{part.key}" if len(form.parts) > 1 else ""
            for column in part.columns:
                if column.titles and column.key in result.parts[part.key].tong:
                    out[f"bieu.{form.code.replace('.', '_')}{inner}.tong.{column.key}"] = " ".join(column.titles)
    return out


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


UNIT_WORDS: Final = ("tu_goi", "dia_ban")
"""What is derived from the fields of a unit."""
PERIOD_WORDS: Final = (
    "kind",
    "year",
    "number",
    "start",
    "end",
    "name",
    "code",
    "day_du",
    "gon",
    "ngan",
    "thuong",
    "thuong_gon",
    "thuong_ngan",
    "hoa",
    "nam",
    "so_la_ma",
    "tu_den",
    "tu_ngay",
    "den_ngay",
)
PERIOD_NEIGHBOURS: Final = ("truoc", "sau", "cung_ky")


def period_record(period: Period) -> Record:
    """The names of a period, those of its neighbours under ``truoc``, ``sau`` and ``cung_ky``."""
    words = {name: Later(functools.partial(getattr, period, name)) for name in PERIOD_WORDS}
    neighbours = {name: Later(functools.partial(_neighbour, period, name)) for name in PERIOD_NEIGHBOURS}
    return Record(words | neighbours)


def _neighbour(period: Period, name: str) -> Record:
    try:
        return period_record(getattr(period, name))
    except (PeriodError, ValueError):
        raise KeyError(name) from None


def _result(result: Result) -> Record:
    """A form: its parts by key, and the rows and totals of its first part directly."""
    return Record({key: _part(item) if isinstance(item, PartResult) else item for key, item in result.items()})


def _part(part: PartResult) -> Record:
    return record(dong=part.dong, tong=part.tong, nhom=part.nhom)
