"""The linter: rules of ``rules.yaml`` held against the facts of a finished document, of any origin.

The rules name what is checked and what is allowed; this module only applies them. Each rule of Nghị định 30/2020
comes out as passed, broken, absent (the document has no such part) or uncheckable (this file cannot show it).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.lint.admission import DocumentPart, unjudged, unread
from tthc_render.lint.causes import without_consequences
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.fact_values import Value
from tthc_render.lint.law_dates import outdated
from tthc_render.lint.results import Breach, LintReport, RuleResult, Status
from tthc_render.lint.rules import Condition, Rule, Rules, load_rules
from tthc_render.lint.subjects import Scene, Subject, place_of_missing
from tthc_render.readers.any_file import read_facts, with_file
from tthc_render.readers.facts import Facts, FileKind
from tthc_render.workspace.kinds import Kinds

Made = TypeVar("Made")
WORDING: Final = (
    "text",
    "typed",
    "titled_name",
    "files_line",
    "small_name",
    "label",
    "first_item",
    "many_form",
    "ending",
    "sequence",
    "roman",
)
"""Facts that are the words of a place: each place has its own, and one fault at several is one finding."""


def with_facts(path: Path, shown: str, work: Callable[[Facts], Made]) -> Made:
    """What ``work`` makes of the facts of a file, in a child process with limits; DataUnreadable if it cannot."""
    name = shown or str(path)
    refusal = "chỉ kiểm tra được tệp .docx hoặc .pdf. Lưu văn bản thành một trong hai dạng đó."
    return with_file(path, name, refusal, partial(_of_facts, work, name))


def _of_facts(work: Callable[[Facts], Made], shown: str, data: bytes, kind: FileKind) -> Made:
    return work(read_facts(data, kind, shown))


def lint_bytes(data: bytes, kind: FileKind, shown: str, rules: Rules | None = None) -> LintReport:
    """Lint a document in memory; ``shown`` is what findings call it."""
    return lint_facts(read_facts(data, kind, shown), rules or load_rules())


def lint_facts(facts: Facts, rules: Rules, kinds: Kinds | None = None) -> LintReport:
    """Hold ``rules`` against ``facts``; ``kinds`` are those of nd30 unless others are given."""
    if not any(paragraph.text.strip() for paragraph in facts.paragraphs):
        raise DataUnreadable(
            f"{facts.shown}: tệp không có chữ nào đọc được (có thể là ảnh chụp). Dùng bản Word hoặc PDF xuất từ Word."
        )
    roles = assign_roles(facts, kinds)
    reason = unjudged(facts, roles, rules.validity)
    if reason is not None:
        return LintReport(facts.shown, facts.kind, (), rules, facts.pages, unjudged=reason)
    scene, missing = Scene(facts, roles), unread(facts, roles)
    results = without_consequences([_judge(rule, scene, missing) for rule in rules.rules])
    names = tuple(outdated(roles))
    return LintReport(
        facts.shown, facts.kind, results, rules, facts.pages, roles.document_kind, missing, outdated=names
    )


def _judge(rule: Rule, scene: Scene, missing: tuple[DocumentPart, ...]) -> RuleResult:
    if scene.facts.kind not in rule.formats or (rule.signed and not scene.facts.signatures):
        return RuleResult(rule, Status.UNCHECKABLE)
    if not rule.validity.covers(scene.day):
        return RuleResult(rule, Status.ABSENT)
    subjects = scene.subjects(rule.role)
    if not subjects:
        apart = scene.roles.only_appendix and not rule.id.startswith(("PL", "PG"))
        if not _is_required(rule, scene) or apart or not all(scene.roles.of(role) for role in rule.needs):
            return RuleResult(rule, Status.ABSENT)
        if any(rule.id.startswith(part.rules) for part in missing):
            return RuleResult(rule, Status.UNREAD)
        return RuleResult(rule, Status.BROKEN, (Breach("", None, None, place_of_missing(scene, rule.id, rule.role)),))
    breaks: dict[tuple[int, str], list[tuple[Value, Subject]]] = {}
    seen = False
    for index, check in enumerate(rule.checks):
        if scene.facts.kind not in check.formats:
            continue
        for subject in subjects:
            if check.when and check.when != ("landscape" if subject.landscape else "portrait"):
                continue
            values = subject.values(check.fact)
            seen = seen or bool(values)
            wrong = [value for value in values if not check.allows(value)]
            if wrong and not (check.any and len(wrong) < len(values)):
                value = "" if check.fact in WORDING else str(wrong[0])
                breaks.setdefault((index, value), []).append((wrong[0], subject))
    if breaks:
        return RuleResult(rule, Status.BROKEN, tuple(_break(rule.checks[i], got) for (i, _), got in breaks.items()))
    return RuleResult(rule, Status.PASSED if seen else Status.UNCHECKABLE)


def _is_required(rule: Rule, scene: Scene) -> bool:
    """Whether the document must have what the rule is about; what its kind needs goes before what most need."""
    kind = scene.roles.document_kind
    return rule.required if kind is None or not rule.part else kind.must(rule.part)


def _break(check: Condition, places: list[tuple[Value, Subject]]) -> Breach:
    found, first = places[0]
    others = tuple(subject for _, subject in places[1:])
    return Breach(check.fact, found, check, first, len(places), others)
