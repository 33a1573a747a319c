"""What a unit that adds up others reports of its own dossiers: ``bieu_rieng`` and ``chi_tieu_rieng``.

Both have the shape of ``bieu`` and ``chi_tieu``. ``chi_tieu_rieng`` has the counts that the report type adds up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pydantic import ConfigDict, Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.data import GAPS, printed_value, read_data
from tthc_render.forms.data_models import cell_type, cells_of
from tthc_render.forms.model import Part
from tthc_render.reports.computed import Computed
from tthc_render.reports.indicators import ROOT
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.markers import OWN_COUNTS, OWN_FIGURES
from tthc_render.reports.types import ReportType
from tthc_render.workspace.units import Registry
from tthc_render.yaml_files.fields import Model, Override
from tthc_render.yaml_files.made_models import made_model
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import validate

Counts = dict[tuple[str, str], Decimal]
"""Counts of the running text by group and key."""

_PARTIAL = frozenset({*GAPS, "D407"})
"""Own figures need not fill a form: rows, cells and levels may lack."""


class _Lenient(Model):
    """A part of ``chi_tieu``: shares, words and computed figures stand beside the counts."""

    model_config = ConfigDict(extra="ignore")


def added_keys(kind: ReportType) -> list[tuple[str, str]]:
    """Group and key of the counts that a parent adds up; shares and computed figures are none."""
    return [
        (group, key)
        for group, spec in kind.chi_tieu.items()
        for key, field in spec.truong.items()
        if field.kieu == "so" and not field.cong_thuc and (spec.tong_hop or field.tong_hop)
    ]


def kept_counts(loaded: LoadedType, source: Source, findings: Findings) -> Counts:
    """The counts of ``chi_tieu_rieng``; findings for keys and values that cannot be meant."""
    return _counts(loaded, source, OWN_COUNTS, Model, findings) if source.data.get(OWN_COUNTS) is not None else {}


def typed_counts(loaded: LoadedType, source: Source, findings: Findings) -> Counts:
    """The counts of ``chi_tieu`` that a parent adds up, as typed; findings for values that cannot be read."""
    return _counts(loaded, source, ROOT, _Lenient, findings)


def counts_of(computed: Computed) -> Counts:
    """The counts of a finished report that a parent adds up, computed."""
    out: Counts = {}
    for group, key in added_keys(computed.loaded.type):
        record = computed.figures.get(group)
        value = record.get(key) if record is not None else None
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            out[group, key] = Decimal(value)
    return out


def check_own_figures(
    loaded: LoadedType, source: Source, library: Library, registry: Registry, day: date, findings: Findings
) -> None:
    """Findings on the own figures of a report; the report itself does not print them."""
    kept_counts(loaded, source, findings)
    written = source.data.get(OWN_FIGURES)
    if written is None:
        return
    if not isinstance(written, dict):
        findings.add("D110", source.place((OWN_FIGURES,)), key=OWN_FIGURES, found=written)
        return
    names = {code: unit.ten for code, unit in registry.units.items()}
    for code in written:
        if code not in loaded.type.bieu:
            known = ", ".join(loaded.type.bieu) or "không có"
            findings.add("D103", source.key_place((OWN_FIGURES, code)), key=code, allowed=known)
            continue
        form = library.form(code, Place(), Findings(), day)
        if form is not None and written[code] is not None:
            found = Findings()
            read_data(form, source, (OWN_FIGURES, code), found, names.get)
            findings.extend(item for item in found if item.code not in _PARTIAL)


def _counts(loaded: LoadedType, source: Source, root: str, base: type[Model], findings: Findings) -> Counts:
    wanted = added_keys(loaded.type)
    parts = {part.key: part for part in loaded.indicators.parts if part.key in {group for group, _ in wanted}}
    fields: dict[str, tuple[object, object]] = {
        key: (_group(part, loaded.type, wanted, base) | None, Field(None)) for key, part in parts.items()
    }
    model = validate(made_model(base, "SoRieng", "Số đếm của riêng đơn vị.", fields), source, findings, (root,))
    out: Counts = {}
    for key, part in parts.items() if model is not None else ():
        row = getattr(model, key)
        for name, cell in cells_of(part, row).items() if isinstance(row, Model) else ():
            value = printed_value(cell) if isinstance(cell, Override) else cell
            if isinstance(value, Decimal):
                out[key, name] = value
    return out


def _group(part: Part, kind: ReportType, wanted: list[tuple[str, str]], base: type[Model]) -> type[Model]:
    fields: Mapping[str, tuple[object, object]] = {
        column.key: (cell_type(column), Field(None, description=kind.chi_tieu[part.key].truong[column.key].ten))
        for column in part.columns
        if (part.key, column.key) in wanted
    }
    return made_model(base, f"Nhom_{part.key}", kind.chi_tieu[part.key].ten, fields)
