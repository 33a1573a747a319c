"""Reports read for adding up, each once: the figures as typed, by form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Severity
from tthc_render.forms.data import FormData, read_data
from tthc_render.forms.model import Form
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import AGGREGATED, OWN_FIGURES
from tthc_render.rollup.parent_report import is_by_unit
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.units import Registry, Unit
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Scalar, Source


@dataclass(frozen=True, slots=True)
class Child:
    """What counts of one unit's report: the figures of its forms, and the report itself where it is whole.

    ``is_aggregate``: ``aggregate`` has written its figures; ``own``: the figures are those that the report keeps apart
    as its unit's own.
    """

    unit: Unit
    source: Source
    forms: Mapping[str, tuple[Form, FormData]]
    is_aggregate: bool = False
    own: bool = False
    computed: Computed | None = None


class Readings:
    """Reads reports of a workspace and keeps them, for all parents of a tree; ``advance`` is called after each."""

    def __init__(self, library: Library, registry: Registry, advance: Callable[[bool], None] = lambda ok: None) -> None:
        self.library, self.registry, self._advance = library, registry, advance
        self._reports: dict[Path, tuple[Child | None, Findings]] = {}
        self._drafts: dict[Path, tuple[Child | None, Findings]] = {}

    def report(self, unit: Unit, path: Path, findings: Findings) -> Child | None:
        """A finished report; None if it has errors, which are added."""
        if path not in self._reports:
            own = Findings()
            self._reports[path] = self._read_report(unit, path, own), own
            self._advance(self._reports[path][0] is not None)
        child, own = self._reports[path]
        findings.extend(own)
        return child

    def draft(self, unit: Unit, path: Path, findings: Findings) -> Child | None:
        """The own figures of a report that may lack everything else; None if it has none.

        Findings about them are added.
        """
        if path not in self._drafts:
            own = Findings()
            self._drafts[path] = self._read_draft(unit, path, own), own
            self._advance(True)
        child, own = self._drafts[path]
        findings.extend(own)
        return child

    def _read_report(self, unit: Unit, path: Path, findings: Findings) -> Child | None:
        everything = Findings()
        computed = load_report(path, self.library, everything)
        # One unit's part of an appendix by unit need not have all levels.
        found = Findings(item for item in everything if item.code != "D407")
        if computed is None or found.blocked:
            errors = [item for item in found if item.severity is Severity.ERROR]
            findings.extend(errors or found)
            return None
        source = computed.report.source
        own = _figures(source, OWN_FIGURES)
        forms = {}
        for code, (form, _) in computed.forms.items():
            keys = (OWN_FIGURES if own else "bieu", code)
            data = read_data(form, source, keys, Findings(), self._name) if not own or code in own else None
            if data is not None:
                forms[code] = form, data
        marked = AGGREGATED in source.text
        return Child(unit, source, forms, marked, bool(own) and bool(self.registry.children(unit.ma)), computed)

    def _read_draft(self, unit: Unit, path: Path, findings: Findings) -> Child | None:
        entry = self.library.reports.entry(path)
        source = read_source(path, entry.shown, findings)
        if source is None or entry.period is None:
            return None
        own = _figures(source, OWN_FIGURES)
        key, written = (OWN_FIGURES, own) if own else ("bieu", _figures(source, "bieu"))
        forms = dict(self._forms(source, key, written, entry.period, findings))
        return Child(unit, source, forms, AGGREGATED in source.text, bool(own)) if forms else None

    def _forms(
        self, source: Source, key: str, written: Mapping[str, object], period: Period, findings: Findings
    ) -> Iterator[tuple[str, tuple[Form, FormData]]]:
        for code, value in written.items():
            form = self.library.form(code, source.place((key, code)), findings, period.end)
            if form is None or not has_number(value):
                continue
            # A table with a row for each unit says whose its figures are.
            if key == "bieu" and any(is_by_unit(part) for part in form.parts):
                continue
            data = read_data(form, source, (key, code), findings, self._name)
            if data is not None:
                yield code, (form, data)

    def _name(self, code: str) -> str | None:
        unit = self.registry.units.get(code)
        return unit.ten if unit else None


def has_number(value: object) -> bool:
    """Whether a form has any figure typed in it."""
    if isinstance(value, Mapping):
        return any(has_number(item) for item in value.values())
    if isinstance(value, list):
        return any(map(has_number, value))
    return isinstance(value, Scalar) and any(sign.isdigit() for sign in value) and not value.quoted


def _figures(source: Source, key: str) -> Mapping[str, object]:
    found = source.data.get(key)
    return {code: item for code, item in found.items() if has_number(item)} if isinstance(found, Mapping) else {}
