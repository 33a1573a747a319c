"""What a command has read so far: units, report types, forms and layouts, each read once.

A worker keeps one library for all its reports. Findings of a template are told with every report that uses
it, and keep that report from being written.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import jinja2
from pydantic import Field, create_model

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.template_errors import locate
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.reports.blocks import blocks_of, outline_environment, with_blocks
from tthc_render.reports.indicators import indicator_form, indicator_model
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.dates import format_short
from tthc_render.workspace.paths import UNITS_FILE, Workspace
from tthc_render.workspace.units import Registry, load_units
from tthc_render.workspace.versions import ValiditySpec, Version, choose
from tthc_render.yaml_files.fields import Model, Words
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.validation import validate

CONTENT_FILE = "content.md"
T = TypeVar("T")
ModelType = type[Model]


@dataclass(frozen=True)
class LoadedType:
    """A report type with its compiled outline. ``source`` is the outline's text, ``shown`` its path."""

    type: ReportType
    indicators: Form
    template: jinja2.Template
    source: str
    shown: str
    folder: Path

    @functools.cached_property
    def indicator_model(self) -> ModelType:
        """The pydantic model of ``chi_tieu`` in a report of this type."""
        return indicator_model(self.type, self.indicators)

    @functools.cached_property
    def narrative_model(self) -> ModelType:
        """The pydantic model of ``loi_van`` in a report of this type."""
        fields: dict[str, Any] = {
            key: (Words, Field(description=spec.ten))
            if spec.bat_buoc
            else (Words | None, Field(None, description=spec.ten))
            for key, spec in self.type.loi_van.items()
        }
        return create_model("LoiVan", __base__=Model, __doc__="Lời văn của đơn vị.", **fields)


class Library:
    """Reads what reports need from a workspace, and remembers it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._types: dict[str, list[tuple[Path, tuple[LoadedType | None, list[Finding]]]]] = {}
        self._forms: dict[str, list[tuple[Path, tuple[Form | None, list[Finding]]]]] = {}

    @functools.cached_property
    def units(self) -> tuple[Registry | None, list[Finding]]:
        """The registry of units."""
        path = self.workspace.data / UNITS_FILE
        source, findings = read_source(path, self.workspace.shown(path))
        if source is None:
            return None, findings
        registry, more = load_units(source)
        return registry, [*findings, *more]

    def report_type(self, code: str, asked: Place, day: date | None = None) -> tuple[LoadedType | None, list[Finding]]:
        """The report type ``code``, asked for at ``asked``, as it is for a period whose data ends on ``day``."""
        if not self.workspace.report_type_folders(code):
            known = ", ".join(self.workspace.names("reports"))
            return None, [finding("D305", asked, value=code, known=known)]
        if code not in self._types:
            self._types[code] = [(path, self._load_type(path)) for path in self.workspace.report_type_folders(code)]
        times = [(path, item, item[0].type.hieu_luc if item[0] else None) for path, item in self._types[code]]
        version, findings = _chosen(times, "Loại báo cáo", code, asked, day)
        return (version.item if version else None), findings

    def form(self, code: str, asked: Place, day: date | None = None) -> tuple[Form | None, list[Finding]]:
        """The form ``code``, asked for at ``asked``, as it is for a period whose data ends on ``day``."""
        if not self.workspace.form_files(code):
            known = ", ".join(self.workspace.names("forms"))
            return None, [finding("T301", asked, value=code, known=known)]
        if code not in self._forms:
            self._forms[code] = [(path, self._load_form(path)) for path in self.workspace.form_files(code)]
        times = [(path, item, item[0].spec.hieu_luc if item[0] else None) for path, item in self._forms[code]]
        version, findings = _chosen(times, "Biểu", code, asked, day)
        if version is None:
            return None, findings
        spec = version.item.spec
        if day is not None and version.named and spec.xac_nhan == "chua_xac_nhan":
            findings.append(finding("D314", asked, name=code, words=version.words, source=spec.nguon))
        return version.item, findings

    def form_versions(self, code: str) -> list[Form]:
        """All versions of a form that can be used, the plain one first."""
        self.form(code, Place())
        return [form for _, (form, _) in self._forms.get(code, []) if form is not None]

    def _load_form(self, path: Path) -> tuple[Form | None, list[Finding]]:
        source, findings = read_source(path, self.workspace.shown(path))
        if source is None:
            return None, findings
        form, more = load_form(source)
        return form, [*findings, *more]

    def _load_type(self, folder: Path) -> tuple[LoadedType | None, list[Finding]]:
        path = folder / "report.yaml"
        source, findings = read_source(path, self.workspace.shown(path))
        if source is None:
            return None, findings
        model, more = validate(ReportType, source)
        findings = [*findings, *more]
        content = folder / CONTENT_FILE
        shown = self.workspace.shown(content)
        try:
            text = content.read_text(encoding="utf-8")
            template = outline_environment(self.workspace.template_roots).from_string(text)
        except (OSError, UnicodeDecodeError) as error:
            return None, [*findings, finding("T302", Place(shown), reason=cause(error))]
        except jinja2.TemplateError as error:
            line, near, why = locate(error, text, "<template>")
            return None, [*findings, finding("T303", Place(shown, line), reason=why, text=near)]
        if model is None:
            return None, findings
        blocks, more = blocks_of(self.workspace, model, lambda index: source.place(("khoi", index)))
        findings += more
        if len(blocks) != len(model.khoi):
            return None, findings
        model = with_blocks(model, blocks)
        indicators, more = indicator_form(model, source)
        findings += more
        if indicators is None:
            return None, findings
        return LoadedType(model, indicators, template, text, shown, folder), findings


def _chosen(
    loaded: Sequence[tuple[Path, tuple[T | None, list[Finding]], ValiditySpec | None]],
    what: str,
    code: str,
    asked: Place,
    day: date | None,
) -> tuple[Version[T] | None, list[Finding]]:
    """The version for ``day`` with its findings; a version that cannot be read is told whichever is chosen."""
    findings = [item for _, (made, told), _ in loaded if made is None for item in told]
    versions = [Version(made, time, path) for path, (made, _), time in loaded if made is not None and time is not None]
    if not versions:
        return None, findings
    version, valid = choose(versions, day)
    findings += next(told for path, (_, told), _ in loaded if path == version.path)
    if day is not None and not valid:
        words = "; ".join(other.words for other in versions)
        findings.append(finding("D313", asked, what=what, name=code, day=format_short(day), known=words))
    return version, findings


EXAMPLE_FILE: Final = "example.yaml"
