"""Findings on a Word file held against the pages that LibreOffice prints of it.

Where a line, an indent or a part is on the page is worked out from a DOCX, and known from a PDF. A finding about such
a thing is dropped if the page shows that it is right; what the file itself says (sizes, fonts, words) stands.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.lint.admission import unread
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.fact_values import Value
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.pictures import converted, placed
from tthc_render.lint.results import Breach, LintReport, RuleResult, Status
from tthc_render.lint.rules import Condition, Rule
from tthc_render.lint.subjects import Scene
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import Facts
from tthc_render.readers.isolation import BUDGETS, in_child
from tthc_render.workspace.kinds import Kinds

SEEN_ON_PAGE: Final = frozenset(
    {
        "share",
        "off_center_mm",
        "align",
        "gap_above_pt",
        "gap_pt",
        "spacing",
        "first_line_mm",
        "numbered",
        "first_hidden",
        "place",
        "restarts",
    }
)
"""The facts that a page shows better than a Word file."""


def held_against_page(path: Path, report: LintReport, kinds: Kinds | None = None) -> LintReport | None:
    """``report`` on the DOCX at ``path`` with printed pages, less what they contradict; None if not printed."""
    try:
        return in_child(partial(_held, path, report, kinds), report.file, BUDGETS["page"])
    except (DataUnreadable, OSError):
        return None


def _held(path: Path, report: LintReport, kinds: Kinds | None) -> LintReport | None:
    pdf = converted(path)
    if pdf is None:
        return None
    page = read_facts(pdf, "pdf", report.file)
    return placed(without_contradicted(report, page, kinds), page)


def without_contradicted(report: LintReport, page: Facts, kinds: Kinds | None = None) -> LintReport:
    """``report`` without the findings that the facts of its pages contradict; their rules are in ``contradicted``."""
    roles = assign_roles(page, kinds)
    shown = {result.rule.id: result.status for result in lint_facts(page, report.rules, kinds).results}
    scene, dropped, results = Scene(page, roles), list[str](), list[RuleResult]()
    for result in report.results:
        left = tuple(item for item in result.breaks if not _is_contradicted(result.rule, item, scene, shown))
        if len(left) < len(result.breaks):
            dropped.append(result.rule.id)
            result = replace(result, breaks=left, status=result.status if left else Status.PASSED)
        results.append(result)
    missing = unread(page, roles)
    parts = tuple(part for part in report.unread if part in missing)
    return replace(report, results=tuple(results), unread=parts, contradicted=tuple(dropped))


def _is_contradicted(rule: Rule, broken: Breach, scene: Scene, shown: dict[str, Status]) -> bool:
    check = broken.check
    if check is None:
        return shown.get(rule.id) is Status.PASSED
    seen = [item for item in rule.checks if item.fact == check.fact and "pdf" in item.formats]
    if check.fact not in SEEN_ON_PAGE or not seen:
        return False
    values = [value for subject in scene.subjects(rule.role) for value in subject.values(check.fact)]
    return bool(values) and all(_is_kept(item, values) for item in seen)


def _is_kept(check: Condition, values: list[Value]) -> bool:
    allowed = [check.allows(value) for value in values]
    return any(allowed) if check.any else all(allowed)
