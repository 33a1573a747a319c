"""What a command has read so far: units, report types, forms and layouts, each read once.

A worker keeps one library for all its reports. Findings of a template are told with every report that uses
it, and keep that report from being written.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
from pydantic import Field, create_model

from tthc_render.environment import content_environment, locate
from tthc_render.findings import Finding, Place, finding
from tthc_render.form_specs import Form
from tthc_render.forms import load_form
from tthc_render.indicators import indicator_form, indicator_model
from tthc_render.report_types import ReportType
from tthc_render.schema import Model, Words, validate
from tthc_render.source import read_source
from tthc_render.units import Registry, load_units
from tthc_render.workspace import UNITS_FILE, Workspace

CONTENT_FILE = "content.md"
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
        self._types: dict[str, tuple[LoadedType | None, list[Finding]]] = {}
        self._forms: dict[str, tuple[Form | None, list[Finding]]] = {}

    @functools.cached_property
    def units(self) -> tuple[Registry | None, list[Finding]]:
        """The registry of units."""
        path = self.workspace.data / UNITS_FILE
        source, findings = read_source(path, self.workspace.shown(path))
        if source is None:
            return None, findings
        registry, more = load_units(source)
        return registry, [*findings, *more]

    def report_type(self, code: str, asked: Place) -> tuple[LoadedType | None, list[Finding]]:
        """The report type ``code``, asked for at ``asked``."""
        folder = self.workspace.report_type_folder(code)
        if folder is None:
            known = ", ".join(self.workspace.names("reports"))
            return None, [finding("D305", asked, value=code, known=known)]
        if code not in self._types:
            self._types[code] = self._load_type(folder)
        return self._types[code]

    def form(self, code: str, asked: Place) -> tuple[Form | None, list[Finding]]:
        """The form ``code``, asked for at ``asked``."""
        path = self.workspace.form_file(code)
        if path is None:
            known = ", ".join(self.workspace.names("forms"))
            return None, [finding("T301", asked, value=code, known=known)]
        if code not in self._forms:
            source, findings = read_source(path, self.workspace.shown(path))
            if source is None:
                self._forms[code] = None, findings
            else:
                form, more = load_form(source)
                self._forms[code] = form, [*findings, *more]
        return self._forms[code]

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
            template = content_environment().from_string(text)
        except (OSError, UnicodeDecodeError) as error:
            return None, [*findings, finding("T302", Place(shown), reason=error)]
        except jinja2.TemplateError as error:
            line, near, why = locate(error, text, "<template>")
            return None, [*findings, finding("T303", Place(shown, line), reason=why, text=near)]
        if model is None:
            return None, findings
        indicators, more = indicator_form(model, source)
        findings += more
        if indicators is None:
            return None, findings
        return LoadedType(model, indicators, template, text, shown, folder), findings


def in_force(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether ``day`` lies in a template's time of validity; None means open."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
