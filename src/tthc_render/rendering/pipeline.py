"""One report from its YAML file to its outputs; what a worker does, and nothing that a worker cannot do.

Exceptions do not leave ``render_report``: a bad report gives an outcome with an exit code, and the next report
goes on. Everything in an outcome can be pickled.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tthc_render.checks.causes import once_for_a_cause
from tthc_render.checks.report import check_document
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed, TthcError
from tthc_render.diagnostics.faults import fault_words, is_debugging
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.tree import Document
from tthc_render.formats.record import EmbeddedFiles, make_record
from tthc_render.formats.stamp import Stamp
from tthc_render.formats.writing import output_path, write_without_loss
from tthc_render.layout.geometry import Geometry, load_geometry
from tthc_render.layout.measures import Measures, measure, tables_of
from tthc_render.layout.note_calls import may_part_notes
from tthc_render.layout.pdf.engines import Engine
from tthc_render.prose import checker as prose
from tthc_render.prose.tally import Tally
from tthc_render.rendering.broken_rules import lint_findings
from tthc_render.rendering.contact_room import contact_findings
from tthc_render.rendering.fingerprint import digest_of, inputs_of
from tthc_render.rendering.outcome import Lint, Outcome, Output, exit_code_of
from tthc_render.rendering.read_back import Sampling
from tthc_render.rendering.table_widths import width_findings
from tthc_render.rendering.unfinished import check_readable_part, surroundings_of
from tthc_render.reports.acceptance import accept, accept_beside, accept_unread
from tthc_render.reports.builder import build_document
from tthc_render.reports.computed import Computed, main_figures
from tthc_render.reports.figures_record import figures_json
from tthc_render.reports.identity import names_of
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.rollup_record import stale_findings
from tthc_render.workspace.paths import DEADLINES_FILE, UNITS_FILE, is_misnamed
from tthc_render.yaml_files.loader import bytes_of, unreadable

if TYPE_CHECKING:
    from tthc_render.layout.pdf.direct.pages import Page

FORMATS: Final = ("docx", "pdf")
FOREIGN: Final = (".docx", ".txt")
NOT_CELLS: Final = ("D022", "D026", "D044", "D047", "D680", "D695")
"""Findings on rows that could not be read as cells; those of ``ON_CELLS`` in the same line say nothing more."""
ON_CELLS: Final = ("D101", "D201", "D401", "D627")
WIDE: Final = 12
"""Columns from which a check measures a table: tables of fewer fit on the paper."""


def check_report(
    path: Path, library: Library, findings: Findings, *, picky: bool = False, tally: Tally | None = None
) -> tuple[Document | None, Computed | None]:
    """Read, compute and build the report at ``path``; nothing is written. Findings come as the writer accepted them.

    ``picky``: doubtful findings too.
    """
    loaded = Findings([*library.reports.misplaced(path), *stale_findings(path, library)])
    computed = load_report(path, library, loaded)
    empty = any(item.code == "D401" for item in loaded)
    # A row whose cells could not be told apart does not lack one.
    split = {item.where.line for item in loaded if item.code in NOT_CELLS}
    loaded = Findings(item for item in loaded if item.code not in ON_CELLS or item.where.line not in split)
    if computed is None or empty:
        # Sentences with holes would only repeat what is missing.
        more = check_readable_part(path, library, loaded, picky=picky)
        findings.extend(accept_unread(path, library.workspace.shown(path), once_for_a_cause([*loaded, *more])))
        return None, computed
    beside = surroundings_of(path, computed, library)
    built = Findings()
    document = build_document(computed, built, beside)
    if document is not None:
        if document.contact:
            built.extend(contact_findings(document, computed, load_geometry(_layout(document, library, "docx").parent)))
        built.extend(
            check_document(
                computed, document, library, picky=picky, tally=tally,
                rebuild=lambda changed: build_document(changed, Findings(), beside),
            )
        )  # fmt: skip
    findings.extend(once_for_a_cause(accept(computed, [*loaded, *built])))
    return document, computed


def check_file(path: Path, library: Library, *, picky: bool = False, tally: Tally | None = None) -> Outcome:
    """The findings on one file: a report in YAML, or a text or Word file from anywhere (prose and wording only).

    The registry of units and the deadlines are files that can be checked, too.
    """
    shown = library.workspace.shown(path)
    try:
        return _checked(path, library, shown, picky, tally)
    except TthcError as error:
        said = library.workspace.said(error.message)
        return Outcome(shown, error=said.removeprefix(f"{shown}: "), exit_code=error.exit_code)
    except Exception as error:
        if is_debugging():
            raise
        return Outcome(shown, error=fault_words(error), exit_code=RenderingFailed.exit_code)


def _checked(path: Path, library: Library, shown: str, picky: bool, tally: Tally | None) -> Outcome:
    findings = Findings()
    if path.name in (UNITS_FILE, DEADLINES_FILE):
        (library.units if path.name == UNITS_FILE else library.deadlines)(findings)
        return Outcome(shown, findings=tuple(findings), exit_code=exit_code_of(findings))
    if path.suffix.lower() not in FOREIGN or is_misnamed(path):
        document, _ = check_report(path, library, findings, picky=picky, tally=tally)
        if document is not None and any(table.columns >= WIDE for table in tables_of(document)):
            geometry = load_geometry(_layout(document, library, "docx").parent)
            findings.extend(width_findings([measure(document, geometry)], shown))
        entry = library.reports.entry(path)
        return Outcome(
            shown,
            entry.unit,
            entry.code,
            entry.report_type,
            findings=tuple(findings),
            exit_code=exit_code_of(findings),
        )
    try:
        findings.extend(accept_beside(path, shown, prose.check_file(path, shown, picky=picky, tally=tally)))
    except DataUnreadable as error:
        return Outcome(shown, error=error.message.removeprefix(f"{shown}: "), exit_code=error.exit_code)
    except UnicodeDecodeError:
        return Outcome(shown, error="không phải UTF-8. Lưu lại tệp với mã UTF-8.", exit_code=DataUnreadable.exit_code)
    except OSError as error:
        findings.extend([unreadable(error, shown)])
    return Outcome(shown, findings=tuple(findings), exit_code=exit_code_of(findings))


def with_doubles(
    outcomes: Sequence[Outcome], paths: Iterable[Path], library: Library
) -> tuple[list[Outcome], list[Finding]]:
    """Outcomes of checks of ``paths``, with the findings on files that are one and the same report; and those."""
    found = library.reports.doubles(path for path in paths if path.suffix.lower() not in FOREIGN)
    reported = []
    for item in outcomes:
        findings = (*item.findings, found[item.file]) if item.file in found else item.findings
        reported.append(replace(item, findings=findings, exit_code=max(item.exit_code, exit_code_of(findings))))
    return reported, list(found.values())


def render_report(
    path: Path,
    library: Library,
    folder: Path,
    formats: Collection[str] = FORMATS,
    *,
    check: bool = True,
    pdf_engine: Engine = "auto",
    known: Mapping[Path, str] = MappingProxyType({}),
    agreed: Collection[str] = (),
) -> Outcome:
    """Render the report at ``path`` into ``folder``. With ``check`` false, findings are reported but do not stop it.

    ``known`` has the hashes of the outputs that may be replaced; others keep name and bytes. ``agreed`` are the kinds
    of files whose facts readers have confirmed in other runs (`rendering.read_back`).
    """
    shown = library.workspace.shown(path)
    inputs = inputs_of(library)
    findings = Findings()
    try:
        typed = bytes_of(path)
        data_hash = digest_of(typed)
    except OSError:
        typed, data_hash = b"", ""  # reading it below reports the reason
    try:
        document, computed = check_report(path, library, findings)
        if document is None or computed is None or (findings.blocked and check):
            return Outcome(shown, findings=tuple(findings), exit_code=exit_code_of(findings) or 1)
        # Unreadable a moment ago, as shared folders may be: without its hash no output can be recognised.
        if not data_hash:
            typed = bytes_of(path)
            data_hash = digest_of(typed)
        stamp = stamp_of(computed, document, inputs.report(data_hash, names_of(computed.report.source)))
        measured: dict[Path, Measures] = {}
        record = make_record(stamp, typed, figures_json(computed, document))
        checked = len(findings)
        # A format that cannot be made must not leave the other one new beside an old one.
        made = [_made(document, library, stamp, kind, measured, pdf_engine, record) for kind in formats]
        writing = _Writing(library, stamp, folder, known, agreed, findings)
        outputs = tuple(writing.write(item) for item in made)
        findings.extend([*width_findings(measured.values(), shown), *lint_findings(outputs, shown, findings)])
        findings.extend(kept_findings(outputs, stamp))
        return Outcome(
            shown,
            stamp.unit,
            stamp.period,
            stamp.report_type,
            stamp.input_hash,
            tuple(findings),
            outputs,
            exit_code=exit_code_of(findings[checked:]),
            figures=main_figures(computed),
        )
    except TthcError as error:
        return Outcome(shown, error=library.workspace.said(error.message), exit_code=error.exit_code)
    except OSError as error:
        return Outcome(shown, error=f"{shown}: {cause(error)}. Chạy lại.", exit_code=DataUnreadable.exit_code)


def stamp_of(computed: Computed, document: Document, input_hash: str) -> Stamp:
    """The identity stamp of a report that was made from the inputs of ``input_hash``."""
    return Stamp(
        unit=document.unit,
        period=document.period,
        report_type=document.report_type,
        input_hash=input_hash,
        title=_title(document),
        author=computed.report.unit.ten,
    )


def _title(document: Document) -> str:
    """What windows and screen readers call the file: PDF/UA-1 (7.1) asks for one, and official letters have no kind."""
    named = f"{document.kind} {' '.join(document.subject)}".strip() or document.about
    return named or f"{document.letterhead.number} {' '.join(document.letterhead.issuer)}".strip() or document.unit


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file and how it was made; ``pages`` are those of a PDF that was painted directly."""

    data: bytes
    engine: str
    pages: Sequence[Page] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A format of a report that is ready to be written, and how long that took."""

    kind: str
    rendered: Rendered
    seconds: float


def _made(
    document: Document,
    library: Library,
    stamp: Stamp,
    kind: str,
    measured: dict[Path, Measures],
    pdf_engine: Engine,
    record: EmbeddedFiles,
) -> _Made:
    started = time.perf_counter()
    rendered = render_bytes(document, library, stamp, kind, measured, pdf_engine, record)
    return _Made(kind, rendered, time.perf_counter() - started)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What the outputs of a report have in common."""

    library: Library
    stamp: Stamp
    folder: Path
    known: Mapping[Path, str]
    agreed: Collection[str]
    findings: Findings

    def write(self, made: _Made) -> Output:
        started = time.perf_counter()
        data, kind = made.rendered.data, made.kind
        path, written = write_without_loss(output_path(self.folder, self.stamp, kind), data, self.stamp, self.known)
        seconds = round(made.seconds + time.perf_counter() - started, 3)
        shown = self.library.workspace.shown(path)
        sha256, engine = hashlib.sha256(data).hexdigest(), made.rendered.engine
        return Output(shown, kind, sha256, seconds, len(data), written, self._lint(made, shown), engine, path.name)

    def _lint(self, made: _Made, shown: str) -> Lint:
        from tthc_render.rendering.own_lint import lint_painted, lint_read

        rendered = made.rendered
        if not rendered.pages:
            return lint_read(rendered.data, "docx" if made.kind == "docx" else "pdf", shown)
        inputs = inputs_of(self.library)
        key = digest_of(inputs.type_digest(self.stamp.report_type), inputs.own_layout(self.stamp.unit), rendered.engine)
        sampling = self.library.kept(_sampling)
        return lint_painted(rendered.pages, rendered.data, self.stamp, shown, key, sampling, self.agreed, self.findings)


def _sampling(library: Library) -> Sampling:
    return Sampling()


def kept_findings(outputs: Collection[Output], stamp: Stamp) -> list[Finding]:
    """B203 for each output whose name was taken by a document that someone has signed or edited."""
    found = []
    for output in outputs:
        own = f"{stamp.report_type}.{output.format}"
        if output.name != own:
            kept = f"{output.path.removesuffix(output.name)}{own}"
            found.append(finding("B203", Place(kept), path=kept, copy=output.path))
    return found


def render_bytes(
    document: Document,
    library: Library,
    stamp: Stamp,
    kind: str,
    measured: dict[Path, Measures] | None = None,
    pdf_engine: Engine = "auto",
    record: EmbeddedFiles | None = None,
) -> Rendered:
    """The document as a file of ``kind`` ("docx" or "pdf") with the nearest layout of its unit and type.

    ``measured`` keeps the measures by the layout's folder, for the other format of the same document; ``record`` is put
    inside.
    """
    path = _layout(document, library, kind)
    known = {} if measured is None else measured

    def measures(geometry: Geometry) -> Measures:
        if path.parent not in known:
            found = measure(document, geometry)
            known[path.parent] = _planned(found, library, stamp) if may_part_notes(document) else found
        return known[path.parent]

    # What writes files is loaded only for them: a command that checks does without.
    if kind == "docx":
        from tthc_render.layout.docx.renderer import render_docx
        from tthc_render.layout.docx.template import load_docx_layout

        layout = load_docx_layout(path)
        return Rendered(render_docx(measures(layout.geometry), layout, stamp, record), layout.engine)
    from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf

    html_layout = load_html_layout(path)
    printed = render_pdf(measures(html_layout.geometry), html_layout, stamp, pdf_engine, record)
    return Rendered(printed.data, printed.engine, printed.pages)


def _planned(measures: Measures, library: Library, stamp: Stamp) -> Measures:
    from tthc_render.layout.pdf.page_plan import planned
    from tthc_render.layout.pdf.renderer import load_html_layout

    return planned(measures, lambda: load_html_layout(_layout(measures.document, library, "html")), stamp)


def _layout(document: Document, library: Library, kind: str) -> Path:
    name = f"layout.{'docx' if kind == 'docx' else 'html'}"
    return library.workspace.layout_file(document.layout, name, document.report_type, document.unit)
