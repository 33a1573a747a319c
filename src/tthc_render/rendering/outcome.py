"""What came of one report: its findings, outputs and exit code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tthc_render.diagnostics.errors import DataUnreadable, FoundErrors, TemplateUnusable
from tthc_render.diagnostics.findings import Finding, Place, Severity
from tthc_render.workspace.paths import OWN_TEMPLATES, TEMPLATES
from tthc_render.yaml_files.syntax import UNREADABLE


@dataclass(frozen=True, slots=True)
class Lint:
    """The decree's rules applied to one output: numbers of rules by status, ids of the broken ones by severity.

    ``agreed`` is the kind of file whose facts, as the writer knows them, the readers have confirmed; "" if they were
    not asked for such facts.
    """

    passed: int
    absent: int
    uncheckable: int
    broken: tuple[tuple[str, str], ...] = ()
    agreed: str = ""

    def to_json(self) -> dict[str, object]:
        """As the manifest has it."""
        counts = {"passed": self.passed, "absent": self.absent, "uncheckable": self.uncheckable}
        agreed = {"agreed": self.agreed} if self.agreed else {}
        return {**counts, **agreed, "broken": [{"rule": rule, "severity": severity} for rule, severity in self.broken]}


@dataclass(frozen=True, slots=True)
class Output:
    """One written file: path as shown to the user, hash of its bytes, time to make it; size and time on disk.

    ``engine`` is how it was made, ``name`` the last part of its path.
    """

    path: str
    format: str
    sha256: str
    seconds: float
    size: int = 0
    mtime_ns: int = 0
    lint: Lint | None = None
    engine: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. ``error`` is a sentence for the user, empty if none.

    ``figures`` are the main figures of the report by name, for overviews.
    """

    file: str
    unit: str = ""
    period: str = ""
    report_type: str = ""
    input_hash: str = ""
    findings: Sequence[Finding] = ()
    outputs: tuple[Output, ...] = ()
    error: str = ""
    exit_code: int = 0
    figures: tuple[tuple[str, str], ...] = ()


def exit_code_of(findings: Collection[Finding]) -> int:
    """0 clean, 1 errors in a report, 3 data unreadable, 4 template unusable."""
    errors = [item for item in findings if item.severity is Severity.ERROR and not item.accepted]
    if any(item.code.startswith("T") or _in_template(item.where.file) for item in errors):
        return TemplateUnusable.exit_code
    if UNREADABLE.intersection(item.code for item in errors):
        return DataUnreadable.exit_code
    return FoundErrors.exit_code if errors else 0


def told_once(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, in which an error of a file that many reports use (``units.yaml``) is a finding of the first only.

    The exit codes stay. Outcomes of reports without errors are not looked into.
    """
    told: set[tuple[str, Place, str]] = set()
    for outcome in outcomes:
        if not outcome.exit_code:
            yield outcome
            continue
        kept = []
        for item in outcome.findings:
            elsewhere = item.severity is Severity.ERROR and item.where.file not in ("", outcome.file)
            key = (item.code, item.where, item.message())
            if not elsewhere or key not in told:
                kept.append(item)
            told.add(key)
        yield replace(outcome, findings=tuple(kept)) if len(kept) < len(outcome.findings) else outcome


def _in_template(file: str) -> bool:
    """Whether a file, as shown to the user, is one of the templates."""
    return file.startswith(OWN_TEMPLATES) or TEMPLATES in file.split("/")[:-1]
