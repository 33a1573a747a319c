"""The linter: rules of ``rules.yaml`` held against the facts of a finished document, ours or anyone's.

The rules say what to look at and what is allowed; this module only reads them. Each rule of Nghị định 30/2020
comes out as passed, broken, absent (the document has no such part) or uncheckable (this file cannot show it).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import yaml

from tthc_render.diagnostics.errors import DataUnreadable, TemplateUnusable
from tthc_render.diagnostics.findings import LANGUAGES, Finding, Place
from tthc_render.diagnostics.io_errors import cause
from tthc_render.lint.classifier import classify
from tthc_render.lint.fact_values import Value
from tthc_render.lint.subjects import Scene, Subject
from tthc_render.readers.facts import Facts, Kind
from tthc_render.workspace.paths import packaged_templates

RULES_FILE: Final = "rules.yaml"
SEVERITIES: Final = {"A": "error", "B": "warning", "C": "info"}
CODES: Final = {"A": "F501", "B": "F502", "C": "F503"}
KINDS: Final[Mapping[str, Kind]] = {".docx": "docx", ".pdf": "pdf"}
PART: Final = {
    "vi": {True: "có", False: "không", "missing": "không thấy trong văn bản", "have": "phải có"},
    "en": {True: "yes", False: "no", "missing": "not found in the document", "have": "must be there"},
}


class Status(StrEnum):
    """The outcome of one rule."""

    PASSED = "passed"
    BROKEN = "broken"
    ABSENT = "absent"
    UNCHECKABLE = "uncheckable"


@dataclass(frozen=True, slots=True)
class Check:
    """One condition on one fact. ``shown`` are the allowed values in words, by language."""

    fact: str
    least: float | None = None
    most: float | None = None
    tolerance: float = 0.0
    wanted: bool | None = None
    one_of: tuple[Value, ...] = ()
    match: re.Pattern[str] | None = None
    no_match: re.Pattern[str] | None = None
    any: bool = False
    formats: frozenset[str] = frozenset(KINDS.values())
    when: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)

    def allows(self, value: Value) -> bool:
        """Whether ``value`` is allowed."""
        if self.wanted is not None:
            return value is self.wanted
        if self.match is not None:
            return self.match.search(str(value)) is not None
        if self.no_match is not None:
            return self.no_match.search(str(value)) is None
        if self.one_of:
            return any(_equal(value, wanted, self.tolerance) for wanted in self.one_of)
        number = float(value)
        low = self.least is None or number >= self.least - self.tolerance
        return low and (self.most is None or number <= self.most + self.tolerance)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as the file has it; see the head of ``rules.yaml``."""

    id: str
    grade: str
    article: str
    titles: Mapping[str, str]
    role: str
    required: bool
    needs: tuple[str, ...]
    formats: frozenset[str]
    checks: tuple[Check, ...]
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, and the names and units of facts by language."""

    rules: tuple[Rule, ...]
    names: Mapping[str, Mapping[str, str]]
    path: Path


@dataclass(frozen=True, slots=True)
class Break:
    """One way in which a rule is broken, with the first place, and how many places there are."""

    fact: str
    found: Value | None
    check: Check | None
    subject: Subject | None
    count: int = 1
    others: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class FormatFinding(Finding):
    """A finding whose blanks have words of their own in each language."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def message(self, lang: str = "vi") -> str:
        """The sentence in ``lang``."""
        return self._in(lang).message(lang)

    def hint(self, lang: str = "vi") -> str:
        """What is allowed, and where the decree says so."""
        return self._in(lang).hint(lang)

    def _in(self, lang: str) -> Finding:
        return Finding(self.code, self.where, {**self.details, **self.words.get(lang, {})})


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What became of one rule."""

    rule: Rule
    status: Status
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class LintReport:
    """All results for one file. ``pages`` is 0 where the file does not say."""

    file: str
    kind: Kind
    results: tuple[RuleResult, ...]
    rules: Rules
    pages: int = 0

    @property
    def findings(self) -> list[Finding]:
        """One finding for each way in which a rule is broken; ``details["rule"]`` is the rule's id."""
        return [
            as_finding(self, result.rule, broken)
            for result in self.results
            for broken in result.breaks
            if result.status is Status.BROKEN
        ]

    def count(self, status: Status) -> int:
        """How many rules came out as ``status``."""
        return sum(result.status is status for result in self.results)


def load_rules(path: Path | None = None) -> Rules:
    """The rules at ``path``, or those that come with the program; TemplateUnusable if they cannot be used."""
    return _load(path or packaged_templates() / "layouts" / "nd30" / RULES_FILE)


def lint_file(path: Path, rules: Rules | None = None, shown: str = "") -> LintReport:
    """Lint the DOCX or PDF at ``path``; DataUnreadable if it cannot be read."""
    name = shown or str(path)
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise DataUnreadable(f"{name}: chỉ kiểm tra được tệp .docx hoặc .pdf. Lưu văn bản thành một trong hai dạng đó.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataUnreadable(f"{name}: không mở được tệp ({cause(error)}). Kiểm tra lại đường dẫn.") from error
    return lint_bytes(data, kind, name, rules)


def lint_bytes(data: bytes, kind: Kind, shown: str, rules: Rules | None = None) -> LintReport:
    """Lint a document in memory; ``shown`` is what findings call it."""
    return lint_facts(read_facts(data, kind, shown), rules or load_rules())


def read_facts(data: bytes, kind: Kind, shown: str) -> Facts:
    """The facts of a document in memory; DataUnreadable if it cannot be read."""
    # Each reader brings a large library; a command that needs one of them does not pay for the other.
    if kind == "docx":
        from tthc_render.readers.docx.reader import read_docx

        return read_docx(data, shown)
    from tthc_render.readers.pdf.reader import read_pdf

    return read_pdf(data, shown)


def lint_facts(facts: Facts, rules: Rules) -> LintReport:
    """Hold ``rules`` against ``facts``."""
    if not any(paragraph.text.strip() for paragraph in facts.paragraphs):
        raise DataUnreadable(
            f"{facts.shown}: tệp không có chữ nào đọc được (có thể là ảnh chụp). Dùng bản Word hoặc PDF xuất từ Word."
        )
    scene = Scene(facts, classify(facts))
    results = tuple(_judge(rule, scene) for rule in rules.rules)
    return LintReport(facts.shown, facts.kind, results, rules, facts.pages)


def _judge(rule: Rule, scene: Scene) -> RuleResult:
    if scene.facts.kind not in rule.formats:
        return RuleResult(rule, Status.UNCHECKABLE)
    subjects = scene.subjects(rule.role)
    if not subjects:
        apart = scene.roles.only_appendix and not rule.id.startswith(("PL", "PG"))
        if not rule.required or apart or not all(scene.roles.of(role) for role in rule.needs):
            return RuleResult(rule, Status.ABSENT)
        return RuleResult(rule, Status.BROKEN, (Break("", None, None, None),))
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
                breaks.setdefault((index, str(wrong[0])), []).append((wrong[0], subject))
    if breaks:
        return RuleResult(rule, Status.BROKEN, tuple(_break(rule.checks[i], got) for (i, _), got in breaks.items()))
    return RuleResult(rule, Status.PASSED if seen else Status.UNCHECKABLE)


def _break(check: Check, places: list[tuple[Value, Subject]]) -> Break:
    found, first = places[0]
    others = tuple(subject for _, subject in places[1:])
    return Break(check.fact, found, check, first, len(places), others)


def as_finding(report: LintReport, rule: Rule, broken: Break) -> FormatFinding:
    """The finding for one break. ``Place.line`` stays 0: page and paragraph are part of the words."""
    said = {
        lang: {
            "title": rule.titles[lang],
            "found": found_in_words(report.rules, broken, lang),
            "allowed": allowed_in_words(report.rules, broken, lang),
            "place": where_in_words(broken, lang),
        }
        for lang in LANGUAGES
    }
    details = {"rule": rule.id, "article": rule.article, **said["vi"]}
    return FormatFinding(CODES[rule.grade], Place(report.file), details, words=said)


def found_in_words(rules: Rules, broken: Break, lang: str) -> str:
    """The fact and the value found: "cỡ chữ 12 pt"."""
    if broken.check is None or broken.found is None:
        return str(PART[lang]["missing"])
    names = rules.names[broken.fact]
    if isinstance(broken.found, bool):
        return f"{names[lang]}: {PART[lang][broken.found]}"
    text = str(broken.found) if len(str(broken.found)) <= 80 else f"{str(broken.found)[:77]}…"
    value = f"“{text}”" if isinstance(broken.found, str) else _number(broken.found)
    return f"{names[lang]} {value}{names.get('unit', '')}"


def allowed_in_words(rules: Rules, broken: Break, lang: str) -> str:
    """The values allowed: "13–14 pt"."""
    check = broken.check
    if check is None:
        return str(PART[lang]["have"])
    if lang in check.shown:
        return check.shown[lang]
    unit = rules.names[check.fact].get("unit", "")
    if check.wanted is not None:
        return str(PART[lang][check.wanted])
    if check.one_of:
        return (" hoặc " if lang == "vi" else " or ").join(str(value) for value in check.one_of) + unit
    low, high = check.least, check.most
    if low is not None and high is not None:
        return (_number(low) if low == high else f"{_number(low)}–{_number(high)}") + unit
    if low is not None:
        return f"≥ {_number(low)}{unit}"
    return f"≤ {_number(high or 0.0)}{unit}"


def where_in_words(broken: Break, lang: str) -> str:
    """Page and paragraph of the first place, and how many more there are."""
    subject = broken.subject
    if subject is None:
        return ""
    page, paragraph, more = ("trang", "đoạn", "và {} chỗ nữa") if lang == "vi" else ("page", "paragraph", "and {} more")
    parts = [
        f"{page} {subject.page}" if subject.page else "",
        f"{paragraph} {subject.paragraph}" if subject.paragraph else "",
    ]
    out = ", ".join(part for part in parts if part)
    if subject.quote:
        out += f" “{subject.quote}”"
    if broken.count > 1:
        out += f" {more.format(broken.count - 1)}"
    return f" ({out.strip()})" if out.strip() else ""


@functools.lru_cache(maxsize=8)
def _load(path: Path) -> Rules:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        rules = Rules(tuple(_rule(item) for item in raw["rules"]), raw["facts"], path)
        unknown = [c.fact for rule in rules.rules for c in rule.checks if c.fact not in rules.names]
        if unknown:
            raise ValueError(f"fact {unknown[0]}")
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, re.error) as error:
        raise TemplateUnusable(
            f"{path}: không dùng được tệp quy tắc thể thức ({type(error).__name__}: {error}). "
            "So với rules.yaml của bố cục nd30 rồi sửa."
        ) from error
    return rules


def _rule(raw: Mapping[str, Any]) -> Rule:
    if raw["grade"] not in SEVERITIES:
        raise ValueError(f"{raw['id']}: grade {raw['grade']}")
    return Rule(
        id=raw["id"],
        grade=raw["grade"],
        article=raw["article"],
        titles={"vi": raw["vi"], "en": raw["en"]},
        role=raw["role"],
        required=raw.get("required", False),
        needs=tuple(raw.get("needs", ())),
        formats=frozenset(raw.get("formats", ())),
        checks=tuple(_check(item) for item in raw.get("checks", ())),
        wrong=raw.get("wrong", ""),
        right=raw.get("right", ""),
    )


def _check(raw: Mapping[str, Any]) -> Check:
    flags = re.IGNORECASE if raw.get("ignore_case") else 0
    return Check(
        fact=raw["fact"],
        least=raw.get("min"),
        most=raw.get("max"),
        tolerance=raw.get("tolerance", 0.0),
        wanted=raw.get("is"),
        one_of=tuple(raw.get("in", ())),
        match=re.compile(raw["match"], flags) if "match" in raw else None,
        no_match=re.compile(raw["not_match"], flags) if "not_match" in raw else None,
        any=raw.get("any", False),
        formats=frozenset(raw.get("formats", KINDS.values())),
        when=raw.get("when", ""),
        shown={lang: raw[lang] for lang in ("vi", "en") if lang in raw},
    )


def _equal(value: Value, wanted: Value, tolerance: float) -> bool:
    if isinstance(value, str) or isinstance(wanted, str):
        return value == wanted
    return abs(float(value) - float(wanted)) <= tolerance


def _number(value: float) -> str:
    return f"{round(float(value), 2):g}".replace(".", ",")
