"""What the warm process does for the workbench: lists reports, opens them as forms, makes their pages and files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium

from tthc_render.authoring.editor_schemas import report_schema
from tthc_render.authoring.new_report import begin_report, suggested_reports
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import FoundErrors, TthcError
from tthc_render.diagnostics.findings import Finding, Place, Severity
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.document.tree import Document
from tthc_render.formats.stamp import Stamp
from tthc_render.forms.model import Form
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.fingerprint import digest_of, inputs_of
from tthc_render.rendering.pipeline import check_report, render_bytes, stamp_of
from tthc_render.reports.computed import Computed, main_figures
from tthc_render.reports.identity import head_of, names_of
from tthc_render.reports.index import earlier_periods
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import DRAFT
from tthc_render.workbench.drafts import draft_of
from tthc_render.workbench.fill_in import sections_of
from tthc_render.workbench.fill_in_tables import Last
from tthc_render.workbench.places import Linked, PathFinder, spots_of
from tthc_render.workbench.preview import Pages
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source

Json = dict[str, object]
STATES_KEPT: Final = 5000


class OpenWorkspace:
    """A workspace in memory; all paths are inside of it. ``pdf_engine`` prints its pages."""

    def __init__(self, workspace: Workspace, pdf_engine: Engine = "auto") -> None:
        self.workspace, self.pdf_engine = workspace, pdf_engine
        self.library = Library(workspace)
        self.pages = Pages()
        self._heads: dict[Path, object] = {}
        self._states: OrderedDict[tuple[Path, int, int], Json] = OrderedDict()
        self._last: dict[Path, tuple[int, Computed | None]] = {}

    def listing(self) -> Json:
        """The units that have reports, and the reports with unit, period and type, the latest first."""
        self.library.reports.forget()
        registry = self.library.units(Findings())
        names = {code: unit.ten for code, unit in registry.units.items()} if registry else {}
        types = {code: self._type_name(code) for code in self.workspace.names("reports")}
        reports = [
            {
                "path": entry.shown,
                "unit": entry.unit,
                "unitName": names.get(entry.unit, entry.unit),
                "period": entry.code,
                "periodName": entry.period.day_du if entry.period else "",
                "end": entry.period.end.isoformat() if entry.period else "",
                "type": entry.report_type,
                "typeName": types.get(entry.report_type, entry.report_type),
            }
            for entry in self.library.reports.entries
            if entry.is_report
        ]
        reports.sort(key=lambda item: str(item["end"]), reverse=True)
        return {"root": self.workspace.root.name, "reports": reports}

    def _type_name(self, code: str) -> str:
        loaded = self.library.report_type(code, Place(), Findings())
        return loaded.type.ten if loaded else code

    def state(self, path: Path) -> Json:
        """How many errors, warnings and empty cells a report has; main figures where it is complete."""
        stat = path.stat()
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self._states:
            findings = Findings()
            document, computed = check_report(path, self.library, findings)
            self._states[key] = {
                "errors": sum(item.severity is Severity.ERROR and not item.accepted for item in findings),
                "warnings": sum(item.severity is Severity.WARNING and not item.accepted for item in findings),
                "empty": sum(int(item.details.get("count", "1")) for item in findings if item.code == "D401"),
                "figures": main_figures(computed) if computed and document else (),
            }
            while len(self._states) > STATES_KEPT:
                self._states.popitem(last=False)
        return self._states[key]

    def open(self, path: Path) -> Json:
        """A report as a form; ``sections`` is empty where its file cannot be read, ``problem`` then says why."""
        self._look_again(path)
        shown = self.workspace.shown(path)
        findings = Findings()
        source = read_source(path, shown, findings)
        entry = self.library.reports.entry(path)
        registry = self.library.units(findings)
        unit = registry.units.get(entry.unit) if registry else None
        out: Json = {
            "unit": entry.unit,
            "unitName": unit.ten if unit else entry.unit,
            "typeName": self._type_name(entry.report_type),
            "period": entry.code,
            "periodName": entry.period.day_du if entry.period else "",
            "type": entry.report_type,
            "sections": [],
            "problem": "",
        }
        if source is None or not isinstance(source.data, dict):
            return out | {"problem": "Tệp có lỗi cú pháp YAML nên chưa mở được thành biểu. Sửa ở thẻ Văn bản."}
        day = entry.period.end if entry.period else None
        loaded = self.library.report_type(
            entry.report_type, source.place(("loai",)), findings, day, unit.cap if unit else None
        )
        if loaded is None or registry is None:
            problem = next((item.message() for item in findings if item.severity is Severity.ERROR), "")
            return out | {"problem": f"Chưa mở được thành biểu: {problem} Sửa ở thẻ Văn bản."}
        forms: dict[str, Form] = {}
        for code in loaded.type.bieu:
            form = self.library.form(code, Place(shown), Findings(), day)
            if form is not None:
                forms[code] = form
        last = Last(self._last_report(path))
        return out | {
            "unread": any(line.strip().startswith(DRAFT) for line in source.lines),
            "typeName": loaded.type.ten,
            "lastPeriod": last.computed.report.period.gon if last.computed else "",
            "sections": sections_of(source, loaded, forms, registry, last),
        }

    def _look_again(self, path: Path) -> None:
        """Search the reports anew where the file says now that it is another report."""
        head = head_of(path)
        if self._heads.get(path, head) != head:
            self.library.reports.forget()
        self._heads[path] = head

    def _last_report(self, path: Path) -> Computed | None:
        """The unit's report of the same type and the period before, computed."""
        entry = self.library.reports.entry(path)
        for period in earlier_periods(entry.period)[:1] if entry.period else ():
            found = self.library.reports.find(entry.unit, entry.report_type, period.code)
            if found is None:
                continue
            stamp = found.stat().st_mtime_ns
            if found not in self._last or self._last[found][0] != stamp:
                self._last[found] = (stamp, load_report(found, self.library, Findings()))
            return self._last[found][1]
        return None

    def _main_figures(self, path: Path, now: Computed | None) -> list[list[str]]:
        """Name, value now and value of last period of the main figures; empty where either is not known."""
        last = self._last_report(path) if now else None
        before = dict(main_figures(last)) if last else {}
        figures = main_figures(now) if now else ()
        return [[name, value, before[name]] for name, value in figures if name in before]

    def preview(self, path: Path) -> Json:
        """Findings and pages of a report; ``pages`` is None where findings keep it from being printed."""
        self._look_again(path)
        shown = self.workspace.shown(path)
        findings = Findings()
        document, computed = check_report(path, self.library, findings)
        source = computed.report.source if computed else read_source(path, shown, Findings())
        finder = PathFinder(source) if source else None
        shown_findings = [_as_json(item, findings, finder, shown) for item in findings]
        out: Json = {"findings": shown_findings, "pages": None, "spots": [], "error": "", "blocked": findings.blocked}
        out["figures"] = self._main_figures(path, computed)
        if source is not None and (document is None or computed is None):
            draft = draft_of(source, self.library)
            document, computed = draft or (None, None)
            out["draft"] = draft is not None
        if document is None or computed is None or finder is None:
            return out
        try:
            linked = Linked(document, computed, finder)
            stamp = self._stamp(document, computed, path)
            rendered = render_bytes(linked.document, self.library, stamp, "pdf", None, self.pdf_engine)
            pdf = pdfium.PdfDocument(rendered.data)
            out |= {"pages": [view.to_json() for view in self.pages.show(shown, pdf)], "engine": rendered.engine}
            spots = spots_of(pdf, linked, finder)
            out["spots"] = [[spot.page, *spot.box, spot.target.line, list(spot.target.path)] for spot in spots]
        except TthcError as error:
            out["error"] = self.workspace.said(error.message)
        return out

    def picture(self, name: str) -> bytes:
        """The PNG of a page; empty where it is not shown any more."""
        return self.pages.picture(name)

    def file(self, path: Path, kind: str) -> bytes:
        """The report as DOCX or PDF, as rendering would write it. FoundErrors where it has errors."""
        findings = Findings()
        document, computed = check_report(path, self.library, findings)
        if document is None or computed is None or findings.blocked:
            first = next((item for item in findings if item.severity is Severity.ERROR and not item.accepted), None)
            problem = f"{first.where}: {first.message()}" if first else ""
            raise FoundErrors(f"Báo cáo còn lỗi nên chưa tải về được. {problem}")
        try:
            return render_bytes(document, self.library, self._stamp(document, computed, path), kind).data
        except TthcError as error:
            raise type(error)(self.workspace.said(error.message)) from error

    def _stamp(self, document: Document, computed: Computed, path: Path) -> Stamp:
        inputs = inputs_of(self.library)
        return stamp_of(
            computed, document, inputs.report(digest_of(read_regular(path)), names_of(computed.report.source))
        )

    def begin(self, path: Path, period: str) -> Json:
        """The next report after the one at ``path``; where it is, and what is in it."""
        draft = begin_report(self.library, path, period=period, today=date.today())
        return {"path": self.workspace.shown(draft.path), "words": draft.words}

    def units(self) -> Json:
        """The units of the registry, in its order."""
        registry = self.library.units(Findings())
        units = registry.units.items() if registry else ()
        return {"units": [{"code": code, "name": unit.ten} for code, unit in units]}

    def suggestions(self, unit: str) -> Json:
        """The types of reports that a unit makes, each with the last period that is over."""
        found = suggested_reports(self.library, unit, date.today())
        types = [
            {
                "type": item.type,
                "typeName": item.type_name,
                "period": item.period.code,
                "periodName": item.period.day_du,
                "there": self.library.reports.find(unit, item.type, item.period.code) is not None,
            }
            for item in found
        ]
        return {"types": types}

    def begin_for(self, unit: str, report_type: str, period: str) -> Json:
        """A report of ``unit`` for ``period``: after its last one of that type, or its first; as ``begin``."""
        draft = begin_report(self.library, None, unit=unit, kind=report_type, period=period, today=date.today())
        return {"path": self.workspace.shown(draft.path), "words": draft.words}

    def schema(self, code: str) -> Json:
        """The JSON Schema of reports of a type, as editors get it."""
        return report_schema(self.library, code)


def open_workspace(root: Path) -> OpenWorkspace:
    """An open workspace whose first report comes as fast as the later ones."""
    opened = OpenWorkspace(Workspace(root))
    _warm(opened)
    return opened


def _warm(opened: OpenWorkspace) -> None:
    """Load templates, fonts and what prints, by one report that is there."""
    for entry in opened.library.reports.reports[:1]:
        try:
            opened.preview(entry.path)
        except (TthcError, OSError):
            return


def _as_json(item: Finding, findings: Sequence[Finding], finder: PathFinder | None, shown: str) -> Json:
    """A finding for the browser: its words, its line, and the way to the value that it is about."""
    out = item.to_json()
    own = item.where.file == shown
    out["path"] = list(finder.at(item.where)) if finder is not None and own and item.where.line else None
    out["own"] = own
    out["contains"] = _distinct(item, findings)
    out["acceptable"] = item.severity is not Severity.INFO and not (
        item.severity is Severity.ERROR and item.code[0] in "DTB"
    )
    return out


def _distinct(item: Finding, findings: Sequence[Finding]) -> str:
    """Words of a finding that no other one of its code has; "" where there is no other."""
    others = [other for other in findings if other.code == item.code and other is not item]
    if not others:
        return ""
    words = [value for value in item.details.values() if len(value) > 1]
    lone = [value for value in words if all(value not in " ".join(other.details.values()) for other in others)]
    return min(lone, key=len) if lone else item.message()
