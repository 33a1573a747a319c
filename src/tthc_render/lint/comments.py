"""Findings as Word comments in a copy of the document, each at its paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from tthc_render.diagnostics.findings import Finding
from tthc_render.lint.results import LintReport, Status, as_finding
from tthc_render.lint.word_copy import WordCopy, runs_in
from tthc_render.readers.facts import Facts

AUTHOR = "tthc-render"
INITIALS = "TTHC"


def commented_copy(data: bytes, facts: Facts, report: LintReport, lang: str = "vi") -> bytes:
    """A copy of the DOCX ``data`` with a comment for each finding; those on the whole document are at its beginning."""
    copy = WordCopy(data, facts)
    for numbers, text in _notes(report, lang):
        for number in numbers:
            paragraph = copy.paragraph(number)
            runs = [] if paragraph is None else list(runs_in(paragraph))
            if runs:
                comment(copy.document, runs, text)
                break
        else:
            first = next((runs for item in range(1, len(facts.paragraphs) + 1) if (runs := _runs(copy, item))), [])
            if first:
                comment(copy.document, first, text)
    return copy.to_bytes()


def _runs(copy: WordCopy, number: int) -> list[CT_R]:
    paragraph = copy.paragraph(number)
    return [] if paragraph is None else list(runs_in(paragraph))


def _notes(report: LintReport, lang: str) -> Iterable[tuple[list[int], str]]:
    for item in report.remarks:
        yield [item.where.line] if item.where.line else [], text_of(item, lang)
    for result in report.results:
        for broken in result.breaks if result.status is Status.BROKEN else ():
            places = [broken.subject.paragraph] if broken.subject and broken.subject.paragraph else []
            yield places, text_of(as_finding(report, result.rule, broken), lang)
    for item in report.wording:
        yield [item.where.line] if item.where.line else [], text_of(item, lang)


def text_of(finding: Finding, lang: str) -> str:
    """The words of a comment: what was found and what to do."""
    return f"{finding.message(lang)} {finding.hint(lang)}".strip()


def comment(document: Document, runs: list[CT_R], text: str) -> None:
    """Add a comment of the program on ``runs``."""
    document.add_comment([Run(runs[0], document), Run(runs[-1], document)], text=text, author=AUTHOR, initials=INITIALS)
