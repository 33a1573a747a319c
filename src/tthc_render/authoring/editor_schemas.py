"""JSON Schemas for editors: what every YAML file of a workspace may hold, with Vietnamese explanations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Optional, Union

from pydantic import BaseModel, Field

from tthc_render.authoring.editor_hints import of_workspace, offered_periods
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.findings import Place
from tthc_render.formats.writing import write_output
from tthc_render.forms.data_models import data_model
from tthc_render.forms.spec import FormSpec
from tthc_render.reports.blocks import BlockSpec
from tthc_render.reports.figures_record import PUBLISHED_AS, schema_text
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.model import ReportFile
from tthc_render.reports.types import ReportType
from tthc_render.workspace.paths import UNITS_FILE
from tthc_render.workspace.units import UnitsFile
from tthc_render.yaml_files.fields import Model
from tthc_render.yaml_files.made_models import made_model
from tthc_render.yaml_files.validation import json_schema

FIXED: Mapping[str, type[Model]] = {
    "don-vi": UnitsFile,
    "bieu-mau": FormSpec,
    "loai-bao-cao": ReportType,
    "khoi": BlockSpec,
}


def write_schemas(library: Library, folder: Path, findings: Findings) -> list[Path]:
    """Write one schema for each kind of file into ``folder``; the paths written.

    ``bao-cao/<type>.json`` is for reports of one type: its figures, its forms with every column explained, its
    narratives; ``so-lieu.schema.json`` is for the figures inside finished files. Raises TemplateUnusable for a report
    type or form that cannot be read. What is wrong with the registry goes to ``findings``, and then nothing is written:
    schemas without units would replace better ones.
    """
    schemas = {f"{name}.json": json_schema(model) for name, model in FIXED.items()}
    if (library.workspace.data / UNITS_FILE).exists():
        library.units(findings)
    if findings.blocked:
        return []
    for code in library.workspace.names("reports"):
        schemas[f"bao-cao/{code}.json"] = report_schema(library, code)
    written = []
    for name, schema in schemas.items():
        path = folder / name
        write_output(path, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
        written.append(path)
    figures = folder / PUBLISHED_AS
    write_output(figures, schema_text().encode())
    return [*written, figures]


def report_schema(library: Library, code: str) -> dict[str, object]:
    """The schema of reports of type ``code``. Raises TemplateUnusable as ``report_model`` does."""
    registry = library.units(Findings()) if (library.workspace.data / UNITS_FILE).exists() else None
    units = {unit: item.ten for unit, item in registry.units.items()} if registry else {}
    periods = offered_periods(entry.period for entry in library.reports.reports if entry.period is not None)
    kinds = [item.type for item in library.type_versions(code)]
    return of_workspace(json_schema(report_model(library, code)), kinds, units, periods)


def report_model(library: Library, code: str) -> type[Model]:
    """The complete pydantic model of a report of type ``code``; it fits the reports of all versions of the type."""
    findings = Findings()
    loaded = library.report_type(code, Place(), findings)
    if loaded is None:
        raise TemplateUnusable(f"Loại báo cáo {code} có lỗi: {'; '.join(str(item.message()) for item in findings)}")
    versions = library.type_versions(code)
    fields: dict[str, tuple[object, object]] = {
        "bieu": (_forms_model(library, loaded), Field(description="Số liệu của các biểu mẫu")),
        "loi_van": (_joined([item.narrative_model for item in versions]), Field(description="Lời văn của đơn vị")),
    }
    if any(item.type.chi_tieu for item in versions):
        joined = _joined([item.indicator_model for item in versions])
        fields["chi_tieu"] = (joined, Field(description="Số liệu trong lời văn"))
    if not loaded.type.bieu:
        del fields["bieu"]
    return made_model(ReportFile, "BaoCao", loaded.type.ten, fields)


def _joined(models: Sequence[type[BaseModel]]) -> type[BaseModel]:
    """One model for what any of ``models`` allows: a field that some lack, or may lack, may be left out."""
    if len(models) == 1:
        return models[0]
    fields: dict[str, tuple[object, object]] = {}
    for key in dict.fromkeys(name for model in models for name in model.model_fields):
        found = [model.model_fields[key] for model in models if key in model.model_fields]
        below = [item.annotation for item in found if isinstance(item.annotation, type)]
        if len(below) == len(found) and all(issubclass(item, BaseModel) for item in below):
            annotation: object = _joined(below)
        else:
            annotation = found[0].rebuild_annotation()
        description = found[0].description
        if len(found) == len(models) and all(item.is_required() for item in found):
            fields[key] = (annotation, Field(description=description))
        else:
            fields[key] = (Optional[annotation], Field(None, description=description))  # noqa: UP045
    return made_model(Model, models[0].__name__, models[0].__doc__ or "", fields)


def _forms_model(library: Library, loaded: LoadedType) -> type[Model]:
    fields: dict[str, tuple[object, object]] = {}
    for number, code in enumerate(loaded.type.bieu):
        findings = Findings()
        form = library.form(code, Place(), findings)
        if form is None:
            raise TemplateUnusable(f"Biểu {code} có lỗi: {'; '.join(str(item.message()) for item in findings)}")
        models: object = Union[tuple(data_model(item) for item in library.form_versions(code))]  # noqa: UP007
        fields[f"bieu_{number}"] = (models, Field(alias=code, description=form.spec.ten))
    return made_model(Model, "Bieu", "Số liệu của các biểu mẫu.", fields)
