"""The decree's rules applied to outputs of ours: by the facts that the writer knows, where readers confirm them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.formats.stamp import Stamp
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.results import LintReport, Status
from tthc_render.lint.rules import load_rules
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import Facts, FileKind
from tthc_render.rendering.outcome import Lint
from tthc_render.rendering.read_back import Sampling, differences

if TYPE_CHECKING:
    from tthc_render.layout.pdf.direct.pages import Page


def lint_painted(
    pages: Sequence[Page],
    data: bytes,
    stamp: Stamp,
    shown: str,
    key: str,
    sampling: Sampling,
    agreed: Collection[str],
    findings: Findings,
) -> Lint:
    """Of a PDF that was painted directly; ``data`` is read where a sample is due, B651 where it differs.

    ``key`` is its kind of file, ``agreed`` are the kinds that other runs have found to agree.
    """
    from tthc_render.rendering.painted import painted_facts

    facts = painted_facts(pages, str(stamp), shown)
    if sampling.is_due(key, agreed):
        read = read_facts(data, "pdf", shown)
        if found := differences(facts, read):
            findings.add("B651", Place(shown), file=shown, what="; ".join(found))
            return _summary(_judged(read), "")
        sampling.agreed.add(key)
    return _summary(_judged(facts), key)


def lint_read(data: bytes, kind: FileKind, shown: str) -> Lint:
    """Of a file that is read for it."""
    return _summary(_judged(read_facts(data, kind, shown)), "")


def _judged(facts: Facts) -> LintReport:
    return lint_facts(facts, load_rules())


def _summary(report: LintReport, agreed: str) -> Lint:
    broken = {(item.details["rule"], str(item.severity)) for item in report.findings}
    return Lint(
        report.count(Status.PASSED),
        report.count(Status.ABSENT),
        report.count(Status.UNCHECKABLE),
        tuple(sorted(broken)),
        agreed,
    )
