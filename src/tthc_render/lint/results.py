"""What the linter found: one result for each rule, findings, and their wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from tthc_render.diagnostics.findings import LANGUAGES, Finding, Place
from tthc_render.lint.admission import DocumentPart, Unjudged
from tthc_render.lint.fact_values import Value
from tthc_render.lint.law_dates import Outdated
from tthc_render.lint.rules import CODES, Condition, Rule, Rules
from tthc_render.lint.subjects import Subject
from tthc_render.readers.facts import FileKind
from tthc_render.workspace.kinds import DocumentKind

PART: Final = {
    "vi": {True: "có", False: "không", "missing": "không thấy trong văn bản", "have": "phải có"},
    "en": {True: "yes", False: "no", "missing": "not found in the document", "have": "must be there"},
}


class Status(StrEnum):
    """The outcome of one rule; ``COVERED``: broken, and all of it is part of findings by other rules."""

    PASSED = "passed"
    BROKEN = "broken"
    COVERED = "covered"
    ABSENT = "absent"
    UNCHECKABLE = "uncheckable"
    UNREAD = "unread"


JUDGED: Final = (Status.PASSED, Status.BROKEN, Status.COVERED)
"""The outcomes of rules that could be held against the file."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which a rule is broken, with the first place, and how many places there are."""

    fact: str
    found: Value | None
    check: Condition | None
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
        """What is allowed, and by which article of the decree."""
        return self._in(lang).hint(lang)

    def _in(self, lang: str) -> Finding:
        return Finding(self.code, self.where, {**self.details, **self.words.get(lang, {})})


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What became of one rule."""

    rule: Rule
    status: Status
    breaks: tuple[Breach, ...] = ()


@dataclass(frozen=True, slots=True)
class LintReport:
    """All results for one file. ``pages`` is 0 where the file does not have it.

    ``outdated`` are names in the letterhead that were not in use on its day, ``wording`` what is found in its words and
    ``paragraph_pages`` the pages of their paragraphs, ``contradicted`` the rules of findings that its printed pages
    have shown to be wrong.
    """

    file: str
    kind: FileKind
    results: tuple[RuleResult, ...]
    rules: Rules
    pages: int = 0
    document_kind: DocumentKind | None = None
    unread: tuple[DocumentPart, ...] = ()
    unjudged: Unjudged | None = None
    outdated: tuple[Outdated, ...] = ()
    wording: tuple[Finding, ...] = ()
    contradicted: tuple[str, ...] = ()
    paragraph_pages: Mapping[int, int] = field(default_factory=dict)

    def page_of(self, item: Finding) -> int:
        """The page of a finding in the words or in the letterhead, 0 where it is not known."""
        heads = {name.item.number: name.item.page for name in self.outdated}
        return self.paragraph_pages.get(item.where.line, heads.get(item.where.line, 0))

    @property
    def is_whole(self) -> bool:
        """Whether the file was judged, and all of its parts."""
        return self.unjudged is None and not self.unread

    @property
    def findings(self) -> list[Finding]:
        """What was not read, then one finding for each way in which a rule is broken.

        ``details["rule"]`` is the rule's id, "" where it is about the file.
        """
        rules = [
            as_finding(self, result.rule, broken)
            for result in self.results
            for broken in result.breaks
            if result.status is Status.BROKEN
        ]
        return [*self.remarks, *rules, *self.wording]

    def with_wording(self, findings: Iterable[Finding], pages: Mapping[int, int] | None = None) -> LintReport:
        """The report with what is found in the words of the document; ``pages`` are those of its paragraphs."""
        wording = tuple(findings)
        known = {item.where.line: (pages or {}).get(item.where.line, 0) for item in wording}
        return replace(self, wording=wording, paragraph_pages=known)

    @property
    def remarks(self) -> list[Finding]:
        """Why the file was not judged, or which parts of it were not read and which names are out of date."""
        if self.unjudged is not None:
            return [_remark(self.unjudged.code, self.file, reason=self.unjudged.words)]
        unread = [_remark("F601", self.file, part=part.names, why=part.why) for part in self.unread]
        return [*unread, *(_out_of_date(self.file, item) for item in self.outdated)]

    def count(self, status: Status) -> int:
        """How many rules came out as ``status``."""
        return sum(result.status is status for result in self.results)


def _remark(code: str, file: str, **words: Mapping[str, str]) -> FormatFinding:
    said = {lang: {key: text[lang] for key, text in words.items()} for lang in LANGUAGES}
    return FormatFinding(code, Place(file), {"rule": "", **said["vi"]}, words=said)


def _out_of_date(file: str, item: Outdated) -> Finding:
    day = item.day.strftime("%d/%m/%Y")
    last, first = item.name.last, item.name.first
    details = {"rule": "", "name": item.found, "day": day, "source": item.name.source, "now": item.name.now}
    where = Place(file, item.item.number)
    if first is not None and item.day < first:
        return Finding("F606", where, details | {"first": first.strftime("%d/%m/%Y")})
    return Finding("F605", where, details | {"last": last.strftime("%d/%m/%Y") if last else ""})


def as_finding(report: LintReport, rule: Rule, broken: Breach) -> FormatFinding:
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
    details = {"rule": rule.id, "article": article_of(rule, broken), **said["vi"]}
    return FormatFinding(CODES[rule.grade], Place(report.file), details, words=said)


def article_of(rule: Rule, broken: Breach) -> str:
    """The article of the condition that is broken, or of its rule."""
    return (broken.check.article if broken.check else "") or rule.article


def found_in_words(rules: Rules, broken: Breach, lang: str) -> str:
    """The fact and the value found: "cỡ chữ 12 pt"."""
    if broken.check is None or broken.found is None:
        return str(PART[lang]["missing"])
    names = rules.names[broken.fact]
    if isinstance(broken.found, bool):
        return f"{names[lang]}: {PART[lang][broken.found]}"
    text = str(broken.found) if len(str(broken.found)) <= 80 else f"{str(broken.found)[:77]}…"
    value = f"“{text}”" if isinstance(broken.found, str) else _number(broken.found)
    return f"{names[lang]} {value}{names.get('unit', '')}"


def allowed_in_words(rules: Rules, broken: Breach, lang: str) -> str:
    """The values allowed: "13–14 pt"."""
    if broken.check is None:
        return str(PART[lang]["have"])
    return condition_in_words(rules, broken.check, lang)


def condition_in_words(rules: Rules, check: Condition, lang: str) -> str:
    """The values that a condition allows: "13–14 pt"."""
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


def where_in_words(broken: Breach, lang: str) -> str:
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


def _number(value: float) -> str:
    return f"{round(float(value), 2):g}".replace(".", ",")
