"""The figures of the running text, by group: computed, compared and overridden like the cells of a form.

A group of ``report.yaml`` becomes a form part with one row, so that one piece of code knows formulas,
identities, typed totals and overrides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding
from tthc_render.forms.compute import compute
from tthc_render.forms.data import FormData, PartData, RowData
from tthc_render.forms.data_models import cell_type, cells_of
from tthc_render.forms.empty_cells import report_empty
from tthc_render.forms.loader import form_of
from tthc_render.forms.misread_cells import advised
from tthc_render.forms.model import Form, Part
from tthc_render.forms.result import Figures, RowFigures
from tthc_render.forms.spec import CheckSpec, ColumnSpec, FormSpec, PartSpec
from tthc_render.reports.types import FieldSpec, GroupSpec, ReportType
from tthc_render.vietnamese.measures import unit_in_name
from tthc_render.vietnamese.numbers import UNDEFINED_SHARE, Printed
from tthc_render.yaml_files.fields import Model
from tthc_render.yaml_files.made_models import made_model
from tthc_render.yaml_files.source import Keys, Mark, Source, Yaml
from tthc_render.yaml_files.validation import validate

ROOT = "chi_tieu"
_KINDS: Mapping[str, object] = {"so": "so", "thap_phan": "so", "ty_le": "ty_le", "chu": "chu"}
_PLACES: Mapping[str, int] = {"so": 0, "chu": 0}


def indicator_form(kind: ReportType, source: Source, findings: Findings) -> Form | None:
    """The indicator groups of a report type as a form; findings (family T) for formulas that cannot work."""
    parts = tuple(
        PartSpec(
            khoa=key,
            cot=tuple(_column(name, field) for name, field in group.truong.items()),
            kiem_tra=tuple(
                CheckSpec(ma=f"k{number}", cong_thuc=text, muc="error", nguon=group.ten)
                for number, text in enumerate(group.kiem_tra, 1)
            ),
        )
        for key, group in kind.chi_tieu.items()
    )
    spec = FormSpec(ma=ROOT, ten=kind.ten, nguon=kind.nguon, phan=parts)
    found = Findings()
    form = form_of(spec, as_form(kind, source), found)
    findings.extend(_of_figures(item) for item in found)
    return form


def _of_figures(item: Finding) -> Finding:
    """A finding on a column as one on the figure that stands for it."""
    return replace(item, details={**item.details, "thing": "số liệu"}) if "thing" in item.details else item


def as_form(kind: ReportType, source: Source) -> Source:
    """The file of a report type with the places of its groups where a form has those of parts, columns and checks.

    What a block brings is in another file: it has the place of the group, or of the first value of the file.
    """
    number = {key: index for index, key in enumerate(kind.chi_tieu)}
    marks: dict[Keys, Mark] = {path: mark for path, mark in source.marks.items() if path in ((), (ROOT,))}
    for path, mark in source.marks.items():
        match path:
            case (str(root), str(key), *rest) if root == ROOT and key in number:
                part = ("phan", number[key])
            case _:
                continue
        group = kind.chi_tieu[key]
        match rest:
            case []:
                marks[part] = mark
            case ["truong", str(name), *inside] if name in group.truong:
                marks[(*part, "cot", [*group.truong].index(name), *inside)] = mark
            case ["kiem_tra", int(at)]:
                typed = _listed(source.value(path[:-1]))
                if at < len(typed) and typed[at] in group.kiem_tra:
                    marks[(*part, "kiem_tra", group.kiem_tra.index(typed[at]))] = mark
    return replace(source, marks=marks, keys={})


def _listed(value: Yaml) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _column(key: str, field: FieldSpec) -> ColumnSpec:
    return ColumnSpec(
        ten=field.ten,
        khoa=key,
        kieu=_KINDS[field.kieu],
        cong_thuc=field.cong_thuc,
        so_le=_PLACES.get(field.kieu, field.so_le),
        de_trong=field.de_trong,
    )


def indicator_model(kind: ReportType, form: Form) -> type[Model]:
    """The pydantic model of ``chi_tieu`` in a report of this type."""
    fields: dict[str, tuple[object, object]] = {}
    for part in form.parts:
        group = kind.chi_tieu[part.key]
        model = _group_model(part, group)
        fields[part.key] = (
            (model | None, Field(None, description=group.ten))
            if group.de_trong
            else (
                model,
                Field(description=group.ten),
            )
        )
    return made_model(Model, "ChiTieu", "Số liệu trong lời văn.", fields)


def _group_model(part: Part, group: GroupSpec) -> type[Model]:
    fields: dict[str, tuple[object, object]] = {}
    for column in part.columns:
        spec = group.truong[column.key]
        optional = spec.de_trong or group.de_trong or column.formula is not None
        default = Field(None, description=spec.ten) if optional else Field(description=spec.ten)
        fields[column.key] = (cell_type(column), default)
    return made_model(Model, f"Nhom_{part.key}", group.ten, fields)


def read_indicators(
    kind: ReportType, form: Form, source: Source, findings: Findings, wanted: type[Model] | None = None
) -> Figures[RowFigures] | None:
    """Figures by group and key, computed; None with findings if the data cannot be read.

    ``wanted`` is ``indicator_model`` of them, where the caller keeps it: making it takes longer than reading.
    """
    found = Findings()
    model = validate(wanted or indicator_model(kind, form), source, found, (ROOT,))
    findings.extend(_advised(item, kind, form) for item in found)
    if model is None:
        return None
    parts: dict[str, PartData] = {}
    for part in form.parts:
        path = (ROOT, part.key)
        row = getattr(model, part.key)
        cells = cells_of(part, row) if isinstance(row, Model) else {}
        label = kind.chi_tieu[part.key].ten
        empty = [
            column
            for column in part.columns
            if column.key in cells and cells[column.key] is None and not column.spec.de_trong and not column.formula
        ]
        if empty:
            report_empty(label, empty, source, path, findings)
        parts[part.key] = PartData((RowData("data", label, cells=cells, path=path),), path=path)
    result = compute(form, FormData(parts, source.place), findings)
    return Figures({key: _defined(kind.chi_tieu[key], part.dong[0]) for key, part in result.parts.items()})


def _advised(item: Finding, kind: ReportType, form: Form) -> Finding:
    """A finding on a value of a group with advice that the value can take."""
    group, key = item.details.get("above", ""), item.details.get("key", "")
    columns = (column for part in form.parts if part.key == group for column in part.columns if column.key == key)
    column = next(columns, None)
    return advised(item, column, of_form=unit_in_name(kind.chi_tieu[group].ten)) if column else item


def _defined(group: GroupSpec, figures: RowFigures) -> RowFigures:
    """The figures, a share of nothing as offices print it: 0%."""
    undefined = {
        key: Printed(0, UNDEFINED_SHARE if spec.kieu == "ty_le" else "0")
        for key, spec in group.truong.items()
        if spec.cong_thuc and spec.kieu != "chu" and figures.get(key) is None
    }
    return Figures({**figures, **undefined}) if undefined else figures
