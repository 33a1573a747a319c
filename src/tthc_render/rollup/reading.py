"""Reports read for adding up, each once: the figures as typed, by form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place, Severity
from tthc_render.forms.data import FormData, read_data
from tthc_render.forms.model import Form
from tthc_render.reports.acceptance import accept
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import AGGREGATED, OWN_FIGURES
from tthc_render.reports.own_figures import Counts, counts_of, kept_counts, typed_counts
from tthc_render.reports.rollup_record import read_record
from tthc_render.rollup.parent_report import is_by_unit
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.units import Registry, Unit
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Scalar, Source

Forms = Mapping[str, tuple[Form, FormData]]
"""Forms with their data by code."""


@dataclass(frozen=True, slots=True)
class Child:
    """What counts of one unit's report: the figures of its forms and the counts of its text.

    ``is_aggregate``: ``aggregate`` has written its figures. ``kept``: forms and counts that the report keeps apart as
    its unit's own. ``rolled``: the forms, and the counts as ``group.key``, that ``aggregate`` has written. ``own``:
    only the unit's own figures count, those beneath it have reports of their own.
    """

    unit: Unit
    source: Source
    forms: Forms
    is_aggregate: bool = False
    own: bool = False
    counts: Counts = field(default_factory=dict)
    kept: Forms = field(default_factory=dict)
    kept_counts: Counts = field(default_factory=dict)
    rolled: frozenset[str] = frozenset()


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
        """The figures of a report that may lack everything else; None if it cannot be read.

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
        if computed is not None and found.blocked:
            # An error that the report accepts with a reason has been printed; its figures are those of the paper.
            found = Findings(accept(computed, list(found)))
        if computed is None or found.blocked:
            errors = [item for item in found if item.severity is Severity.ERROR]
            findings.extend(errors or found)
            return None
        source = computed.report.source
        forms = {}
        for code, (form, _) in computed.forms.items():
            data = read_data(form, source, ("bieu", code), Findings(), self._name)
            if data is not None:
                forms[code] = form, data
        period = computed.report.period
        return Child(
            unit,
            source,
            forms,
            AGGREGATED in source.text,
            counts=counts_of(computed),
            kept=dict(self._forms(source, OWN_FIGURES, period, Findings())),
            kept_counts=kept_counts(computed.loaded, source, Findings()),
            rolled=_rolled(path, source),
        )

    def _read_draft(self, unit: Unit, path: Path, findings: Findings) -> Child | None:
        entry = self.library.reports.entry(path)
        source = read_source(path, entry.shown, findings)
        if source is None or entry.period is None:
            return None
        kept = dict(self._forms(source, OWN_FIGURES, entry.period, findings))
        rolled = _rolled(path, source)
        forms = dict(self._forms(source, "bieu", entry.period, findings, {*kept, *rolled}))
        loaded = self.library.report_type(entry.report_type, Place(), Findings(), entry.period.end, unit.cap)
        return Child(
            unit,
            source,
            forms,
            AGGREGATED in source.text,
            counts=typed_counts(loaded, source, findings) if loaded else {},
            kept=kept,
            kept_counts=kept_counts(loaded, source, findings) if loaded else {},
            rolled=rolled,
        )

    def _forms(
        self, source: Source, key: str, period: Period, findings: Findings, without: Collection[str] = ()
    ) -> Iterator[tuple[str, tuple[Form, FormData]]]:
        written = source.data.get(key)
        for code, value in written.items() if isinstance(written, Mapping) else ():
            if code in without or not has_number(value):
                continue
            form = self.library.form(code, source.place((key, code)), findings, period.end)
            if form is None:
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


def _rolled(path: Path, source: Source) -> frozenset[str]:
    """The forms and counts that ``aggregate`` has written; all forms where its figures were copied without a record."""
    record = read_record(path)
    if record is not None:
        return frozenset({*record.forms, *record.indicators})
    forms = source.data.get("bieu")
    return frozenset(forms) if AGGREGATED in source.text and isinstance(forms, Mapping) else frozenset()
