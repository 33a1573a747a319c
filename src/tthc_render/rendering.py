"""One report from its YAML file to its outputs; what a worker does, and nothing that a worker cannot do.

Exceptions do not leave ``render_report``: a bad report gives an outcome with an exit code, and the next report
goes on. Everything in an outcome can be pickled.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render import prose
from tthc_render.checks import check_document
from tthc_render.content import Computed, build_document
from tthc_render.docx import load_docx_layout, render_docx
from tthc_render.errors import DataUnreadable, FoundErrors, TemplateUnusable, TthcError
from tthc_render.faults import UNREADABLE
from tthc_render.findings import Finding, Place, Severity, finding, worst
from tthc_render.geometry import Geometry
from tthc_render.inputs import digest_of, inputs_of
from tthc_render.library import Library
from tthc_render.lint import Status, lint_bytes
from tthc_render.loading import accept, load_report
from tthc_render.metrics import Measures, measure
from tthc_render.outputs import output_path, write_output
from tthc_render.report_names import names_of
from tthc_render.stamp import Stamp
from tthc_render.tree import Document

FORMATS: Final = ("docx", "pdf")
FOREIGN: Final = (".docx", ".txt")


@dataclass(frozen=True, slots=True)
class Lint:
    """What the decree's rules say of one output: numbers of rules by status, ids of the broken ones by severity."""

    passed: int
    absent: int
    uncheckable: int
    broken: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """As the manifest has it."""
        counts = {"passed": self.passed, "absent": self.absent, "uncheckable": self.uncheckable}
        return {**counts, "broken": [{"rule": rule, "severity": severity} for rule, severity in self.broken]}


@dataclass(frozen=True, slots=True)
class Output:
    """One written file: path as shown to the user, hash of its bytes, time to make it; size and time on disk."""

    path: str
    format: str
    sha256: str
    seconds: float
    size: int = 0
    mtime_ns: int = 0
    lint: Lint | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. ``error`` is a sentence for the user, empty if none."""

    file: str
    unit: str = ""
    period: str = ""
    report_type: str = ""
    input_hash: str = ""
    findings: tuple[Finding, ...] = ()
    outputs: tuple[Output, ...] = ()
    error: str = ""
    exit_code: int = 0


def check_report(path: Path, library: Library) -> tuple[Document | None, Computed | None, list[Finding]]:
    """Read, compute and build the report at ``path``; nothing is written."""
    computed, findings = load_report(path, library)
    if computed is None:
        return None, None, findings
    document, more = build_document(computed)
    findings = [*findings, *more]
    if document is not None:
        findings += check_document(computed, document, library)
    return document, computed, accept(computed, findings)


def check_file(path: Path, library: Library) -> Outcome:
    """The findings on one file: a report in YAML, or a text or Word file from anywhere (prose and wording only)."""
    shown = library.workspace.shown(path)
    if path.suffix.lower() not in FOREIGN:
        _, _, findings = check_report(path, library)
        return Outcome(shown, findings=tuple(findings), exit_code=exit_code_of(findings))
    try:
        findings = prose.check_file(path, shown)
    except (OSError, UnicodeDecodeError, DataUnreadable) as error:
        told = error.message.removeprefix(f"{shown}: ") if isinstance(error, DataUnreadable) else ""
        message = told or f"không đọc được ({error}). Tệp .txt phải là UTF-8, tệp Word phải là .docx."
        return Outcome(shown, error=message, exit_code=DataUnreadable.exit_code)
    return Outcome(shown, findings=tuple(findings), exit_code=exit_code_of(findings))


def exit_code_of(findings: Collection[Finding]) -> int:
    """0 clean, 1 errors in a report, 3 data unreadable, 4 template unusable."""
    errors = {item.code for item in findings if item.severity is Severity.ERROR and not item.accepted}
    if any(code.startswith("T") for code in errors):
        return TemplateUnusable.exit_code
    if errors & UNREADABLE:
        return DataUnreadable.exit_code
    return FoundErrors.exit_code if errors else 0


def render_report(
    path: Path, library: Library, folder: Path, formats: Collection[str] = FORMATS, *, check: bool = True
) -> Outcome:
    """Render the report at ``path`` into ``folder``. With ``check`` false, findings are told but do not stop it."""
    shown = library.workspace.shown(path)
    inputs = inputs_of(library)
    try:
        data_hash = digest_of(path.read_bytes())
    except OSError:
        data_hash = ""  # reading it below tells why
    try:
        document, computed, findings = check_report(path, library)
        stop = worst(findings) is Severity.ERROR and check
        if document is None or computed is None or stop:
            return Outcome(shown, findings=tuple(findings), exit_code=exit_code_of(findings) or 1)
        stamp = stamp_of(computed, document, inputs.report(data_hash, names_of(computed.report.source)))
        measured: dict[Path, Measures] = {}
        outputs = tuple(_write(document, library, stamp, folder, kind, measured) for kind in formats)
        findings += lint_findings(outputs, shown)
        return Outcome(shown, stamp.unit, stamp.period, stamp.report_type, stamp.input_hash, tuple(findings), outputs)
    except TthcError as error:
        return Outcome(shown, error=error.message, exit_code=error.exit_code)


def stamp_of(computed: Computed, document: Document, input_hash: str) -> Stamp:
    """The identity stamp of a report that was made from the inputs of ``input_hash``."""
    return Stamp(
        unit=document.unit,
        period=document.period,
        report_type=document.report_type,
        input_hash=input_hash,
        title=f"{document.kind} {' '.join(document.subject)}".strip(),
        author=computed.report.unit.ten,
    )


def _write(
    document: Document, library: Library, stamp: Stamp, folder: Path, kind: str, measured: dict[Path, Measures]
) -> Output:
    started = time.perf_counter()
    data = render_bytes(document, library, stamp, kind, measured)
    path = output_path(folder, stamp, kind)
    written = write_output(path, data, stamp)
    seconds = round(time.perf_counter() - started, 3)
    shown = library.workspace.shown(path)
    lint = lint_output(data, kind, shown)
    return Output(shown, kind, hashlib.sha256(data).hexdigest(), seconds, len(data), written, lint)


def lint_output(data: bytes, kind: str, shown: str) -> Lint:
    """The decree's rules applied to a finished document of ours."""
    report = lint_bytes(data, "docx" if kind == "docx" else "pdf", shown)
    broken = {(item.details["rule"], str(item.severity)) for item in report.findings}
    return Lint(
        report.count(Status.PASSED),
        report.count(Status.ABSENT),
        report.count(Status.UNCHECKABLE),
        tuple(sorted(broken)),
    )


def lint_findings(outputs: Collection[Output], file: str) -> list[Finding]:
    """F590 where outputs break rules of grade A: only a layout or forced words can do that."""
    found: dict[str, list[str]] = {}
    for output in outputs:
        broken = output.lint.broken if output.lint else ()
        rules = ", ".join(rule for rule, severity in broken if severity == Severity.ERROR)
        if rules:
            found.setdefault(rules, []).append(output.path)
    return [finding("F590", Place(file), output=" ".join(paths), rules=rules) for rules, paths in found.items()]


def render_bytes(
    document: Document, library: Library, stamp: Stamp, kind: str, measured: dict[Path, Measures] | None = None
) -> bytes:
    """The document as a file of ``kind`` ("docx" or "pdf"), with the nearest layout of its unit and type.

    ``measured`` keeps the measures by the layout's folder, for the other format of the same document.
    """
    path = library.workspace.layout_file(
        document.layout, f"layout.{'docx' if kind == 'docx' else 'html'}", document.report_type, document.unit
    )
    known = {} if measured is None else measured

    def measures(geometry: Geometry) -> Measures:
        if path.parent not in known:
            known[path.parent] = measure(document, geometry)
        return known[path.parent]

    if kind == "docx":
        layout = load_docx_layout(path)
        return render_docx(measures(layout.geometry), layout, stamp)
    from tthc_render.pdf import load_html_layout, render_pdf

    html_layout = load_html_layout(path)
    return render_pdf(measures(html_layout.geometry), html_layout, stamp)
