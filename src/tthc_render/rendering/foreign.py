"""A finished document of any origin: its format, and what is found in its words; one verdict on both.

The words of our own outputs were checked with their report, whose writer may have accepted findings; they are not
checked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.formats.stamp import OURS
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_facts, with_facts
from tthc_render.lint.results import JUDGED, LintReport, RuleResult
from tthc_render.lint.rules import Rules
from tthc_render.readers.facts import Facts
from tthc_render.workspace.kinds import Kinds

SAID_BY_RULES: Final[Mapping[str, tuple[str, ...]]] = {
    "F101": ("SO-",),
    "F102": ("SO-02",),
    "F103": ("SO-",),
    "F104": ("DD-",),
    "F105": ("DD-02",),
    "F106": ("KG-",),
    "F107": ("NN-03",),
    "F108": ("NN-02",),
    "F109": ("NN-02", "NN-04"),
    "F110": ("KY-01", "KY-02"),
    "F111": ("KY-03",),
    "F114": ("ND-07",),
    "P501": ("DD-02b",),
    "P605": ("SO-",),
    "P701": ("NB-05",),
    "P711": ("PL-01",),
    "P807": ("PG-05",),
}
"""Findings about the wording of parts that rules of the decree also check: one cause is one finding."""

SAID_AT_ONE_PLACE: Final = frozenset({"P501", "P605", "P701"})
"""Findings that may be about any line; rules report only those about their own."""


def judge(path: Path, rules: Rules, kinds: Kinds | None = None, shown: str = "") -> LintReport:
    """The verdict on the DOCX or PDF at ``path``, in a child process with limits; DataUnreadable if it fails."""
    return with_facts(path, shown, lambda facts: judge_facts(facts, rules, kinds))


def judge_facts(facts: Facts, rules: Rules, kinds: Kinds | None = None) -> LintReport:
    """The verdict on a document that was read."""
    report = lint_facts(facts, rules, kinds)
    if report.unjudged is not None or facts.keywords.startswith(OURS):
        return report
    pages = {paragraph.number: paragraph.page for paragraph in facts.paragraphs}
    return report.with_wording(_wording(facts, report, kinds), pages)


def _wording(facts: Facts, report: LintReport, kinds: Kinds | None = None) -> list[Finding]:
    """What a reviewer finds in the words, without what rules have judged already."""
    # Late, for start-up time: our own outputs, and files that are not judged, never need the rules of prose.
    from tthc_render.prose.checker import check_prose
    from tthc_render.prose.docx_passages import from_facts
    from tthc_render.prose.form_faults import as_form_faults
    from tthc_render.prose.rules.tables import check_tables

    judged = [result for result in report.results if result.status in JUDGED]
    passages, tables = from_facts(facts)
    found = [
        finding
        for finding in as_form_faults([*check_prose(passages), *check_tables(tables)], passages)
        if finding.severity is not Severity.INFO
        and not any(_is_said(finding, result) for result in judged)
        and not (finding.code == "F115" and finding.where.line in _last_lines(facts, kinds))
    ]
    # A passage that stands thirteen times, a word misspelt in every line: one finding, at the first place.
    return list({(finding.code, tuple(finding.details.items())): finding for finding in reversed(found)}.values())[::-1]


def _last_lines(facts: Facts, kinds: Kinds | None) -> set[int]:
    """The paragraph that ends the text, as the classifier sees it: two signatures of a PDF may look like text."""
    return {item.number for item in assign_roles(facts, kinds).of("cuoi")}


def _is_said(finding: Finding, result: RuleResult) -> bool:
    """Whether a rule has judged the very thing that a finding is about."""
    if not result.rule.id.startswith(SAID_BY_RULES.get(finding.code, ("-",))):
        return False
    places = [subject for broken in result.breaks for subject in (broken.subject, *broken.others)]
    lines = {subject.paragraph for subject in places if subject is not None}
    return finding.code not in SAID_AT_ONE_PLACE or finding.where.line in lines
