"""A corrected copy of a DOCX: changes that a rule prescribes and that cannot harm are made, all others are reported.

Each fact that can be put right has a function in the table ``FIXERS``. The copy is proved by holding the rules against
it again and by comparing its words with those of the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from tthc_render.lint.linter import lint_facts
from tthc_render.lint.results import Breach, LintReport, Status, allowed_in_words, found_in_words
from tthc_render.lint.rules import Condition, Rules
from tthc_render.lint.subjects import Subject
from tthc_render.lint.views import ParagraphView
from tthc_render.lint.word_copy import WordCopy, property_of, runs_in
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import TIMES, Facts
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.workspace.kinds import Kinds

ROUNDS: Final = 3
"""One correction can bring another to light: a motto of another size needs a line of another length."""
INDENT_TWIPS: Final = 720
BEFORE_TWIPS: Final = 120
LINE_AUTO: Final = 240
WORD_SPACING: Final = 1.15
_JC: Final = {"giữa": "center", "đều hai bên": "both", "trái": "left", "phải": "right"}
_MARKS: Final = " .;,:-–—\u2011"
_DASHES = pattern_of(r"\s*[–—\u2011-]\s*")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: the rule, what was found, what it is now, and in how many places."""

    rule: str
    title: str
    found: str
    now: str
    places: int


@dataclass(frozen=True, slots=True)
class Fixed:
    """A corrected copy, what was changed, and the verdict on the copy: what it still breaks was left."""

    data: bytes
    changes: tuple[Correction, ...]
    report: LintReport


def fixed_copy(data: bytes, facts: Facts, rules: Rules, kinds: Kinds | None = None, lang: str = "vi") -> Fixed:
    """A corrected copy of the DOCX ``data``; a correction that changes words is taken back with all of its round."""
    changes: list[Correction] = []
    report = lint_facts(facts, rules, kinds)
    for _ in range(ROUNDS):
        copy = WordCopy(data, facts)
        made = [change for change in _round(copy, report, lang) if change.places]
        if not made:
            break
        corrected = copy.to_bytes()
        now = read_facts(corrected, "docx", facts.shown)
        if _letters(now) != _letters(facts):
            break
        data, facts, report = corrected, now, lint_facts(now, rules, kinds)
        changes += made
    return Fixed(data, tuple(changes), report)


def _round(copy: WordCopy, report: LintReport, lang: str) -> list[Correction]:
    out = []
    for result in report.results:
        for broken in result.breaks if result.status is Status.BROKEN else ():
            condition, fix = broken.check, FIXERS.get(broken.fact)
            if condition is None or fix is None:
                continue
            places = sum(fix(copy, subject, condition) for subject in _subjects(broken))
            found, now = found_in_words(report.rules, broken, lang), allowed_in_words(report.rules, broken, lang)
            out.append(Correction(result.rule.id, result.rule.titles[lang], found, now, places))
    return out


def _subjects(broken: Breach) -> list[Subject]:
    return [subject for subject in (broken.subject, *broken.others) if subject is not None]


def _letters(facts: Facts) -> str:
    """The words of a document without case and the marks that corrections may change."""
    text = "".join(paragraph.text for paragraph in facts.paragraphs)
    text = unicodedata.normalize("NFC", text).lower()
    return "".join(letter for letter in text if not letter.isspace() and letter not in _MARKS)


Fix = Callable[[WordCopy, Subject, Condition], bool]


def _element(copy: WordCopy, subject: Subject) -> etree._Element | None:
    """The paragraph of a subject, unless it shares it with others: the sides of a line, lines with breaks."""
    view = subject.view
    if isinstance(view, ParagraphView):
        whole = view.evidence.by_number.get(subject.paragraph)
        if view.item.side or whole is None or "\n" in whole.text.strip():
            return None
    return copy.paragraph(subject.paragraph)


def _each_run(name: str, value: Callable[[etree._Element, Condition], str | None]) -> Fix:
    def fix(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
        paragraph = _element(copy, subject)
        for run in runs_in(paragraph) if paragraph is not None else ():
            wanted = value(run, condition)
            if wanted is not None:
                property_of(run, name, "rPr").set(qn("w:val"), wanted)
        return paragraph is not None

    return fix


def _toggle(name: str) -> Fix:
    return _each_run(name, lambda run, condition: None if condition.any else "1" if condition.wanted else "0")


def _size(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    paragraph = _element(copy, subject)
    low, high = condition.least, condition.most
    if paragraph is None or low is None or high is None or not isinstance(subject.view, ParagraphView):
        return False
    sizes = [piece.size_pt for piece in subject.view.item.words]
    nearest = min(max(sizes[0] if sizes else high, low), high)
    for run in runs_in(paragraph):
        property_of(run, "sz", "rPr").set(qn("w:val"), str(round(2 * nearest)))
    return True


def _font(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    """Every run in another font; a subject is a font, its places are all over the document."""
    for element in copy.document.element.body.iter(qn("w:r")):
        fonts = property_of(element, "rFonts", "rPr")
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), TIMES)
    return True


def _align(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    paragraph = _element(copy, subject)
    wanted = _JC.get(str(condition.one_of[0]) if condition.one_of else "")
    if paragraph is None or wanted is None:
        return False
    property_of(paragraph, "jc", "pPr").set(qn("w:val"), wanted)
    if wanted == "center":
        indent = property_of(paragraph, "ind", "pPr")
        for key in list(indent.attrib):
            del indent.attrib[key]
        indent.set(qn("w:firstLine"), "0")
    return True


def _first_line(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    paragraph = _element(copy, subject)
    if paragraph is None:
        return False
    indent = property_of(paragraph, "ind", "pPr")
    for key in ("left", "start", "hanging", "firstLineChars", "leftChars", "hangingChars"):
        if qn(f"w:{key}") in indent.attrib:
            del indent.attrib[qn(f"w:{key}")]
    indent.set(qn("w:left"), "0")
    indent.set(qn("w:firstLine"), str(INDENT_TWIPS))
    return True


def _gap(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    paragraph = _element(copy, subject)
    if paragraph is None:
        return False
    spacing = property_of(paragraph, "spacing", "pPr")
    if qn("w:beforeAutospacing") in spacing.attrib:
        del spacing.attrib[qn("w:beforeAutospacing")]
    spacing.set(qn("w:before"), str(BEFORE_TWIPS))
    property_of(paragraph, "contextualSpacing", "pPr").set(qn("w:val"), "0")
    return True


def _spacing(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    paragraph = _element(copy, subject)
    if paragraph is None:
        return False
    # Where the rule names no most, the line height was exact, and one of Word's own takes its place.
    lines = condition.most or WORD_SPACING
    spacing = property_of(paragraph, "spacing", "pPr")
    spacing.set(qn("w:line"), str(round(LINE_AUTO * lines)))
    spacing.set(qn("w:lineRule"), "auto")
    return True


def _upper(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    """Capitals for titles; the other way only for names of persons, whose words all begin with a capital."""
    paragraph = _element(copy, subject)
    view = subject.view
    if paragraph is None or not isinstance(view, ParagraphView):
        return False
    if not condition.wanted and (view.role != "ho_ten" or "'" in view.text):
        return False
    for run in runs_in(paragraph):
        for text in run.iterfind(qn("w:t")):
            old = text.text or ""
            text.text = old.upper() if condition.wanted else " ".join(word.capitalize() for word in old.split(" "))
    return True


def _ending(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    """ ";" after each recipient, "." after the last."""
    paragraph = _element(copy, subject)
    view = subject.view
    if paragraph is None or not isinstance(view, ParagraphView) or view.role != "noi_nhan":
        return False
    return _replaced(paragraph, lambda words: words.rstrip(" ;.,:") + ("." if view.is_last else ";"))


def _many_form(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    paragraph = _element(copy, subject)
    view = subject.view
    if paragraph is None or not isinstance(view, ParagraphView) or not view.text.startswith("- "):
        return False
    return _replaced(paragraph, lambda words: words.rstrip(" ;.,:") + ("." if view.is_last else ";"))


def _words(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    """Hyphens of the motto, the colon of "Nơi nhận:"; no other words are touched."""
    paragraph = _element(copy, subject)
    view = subject.view
    if paragraph is None or not isinstance(view, ParagraphView):
        return False
    if view.role == "tieu_ngu":
        texts = [text for run in runs_in(paragraph) for text in run.iterfind(qn("w:t"))]
        for text in texts:
            text.text = _DASHES.sub(" - ", text.text or "")
        return bool(texts)
    if view.role == "noi_nhan_nhan" and view.text in ("Nơi nhận", "Nơi nhận :"):
        return _replaced(paragraph, lambda words: words.rstrip(" :") + ":")
    return False


def _replaced(paragraph: etree._Element, change: Callable[[str], str]) -> bool:
    """Change the end of a paragraph: the last words in it."""
    texts = [text for run in runs_in(paragraph) for text in run.iterfind(qn("w:t")) if (text.text or "").strip()]
    if not texts:
        return False
    texts[-1].text = change(texts[-1].text or "")
    return True


def _margin(edge: str) -> Fix:
    def fix(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
        changed = False
        for section in copy.document.sections:
            width, height = section.page_width or 0, section.page_height or 0
            if width > height or condition.least is None:
                continue
            value = getattr(section, f"{edge}_margin")
            least, most = Mm(condition.least), Mm(condition.most or condition.least)
            if value is None or not least - Mm(0.1) <= value <= most + Mm(0.1):
                setattr(section, f"{edge}_margin", least if value is None or value < least else most)
                changed = True
        return changed

    return fix


def _page_numbers(copy: WordCopy, subject: Subject, condition: Condition) -> bool:
    """A page number in the middle of the top margin, from the second page on, where a document has none at all."""
    section = copy.document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    if paragraph.text.strip():
        return False
    paragraph.alignment = 1
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = 14 * 12700, TIMES
        if kind:
            run._r.append(run._r.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind}))
        else:
            field = run._r.makeelement(qn("w:instrText"), {})
            field.text = text
            run._r.append(field)
    return True


FIXERS: Final[Mapping[str, Fix]] = {
    "size_pt": _size,
    "bold": _toggle("b"),
    "italic": _toggle("i"),
    "italic_outside_brackets": _toggle("i"),
    "color": _each_run("color", lambda run, condition: "000000"),
    "font": _font,
    "align": _align,
    "first_line_mm": _first_line,
    "gap_pt": _gap,
    "spacing": _spacing,
    "exact": _spacing,
    "upper": _upper,
    "ending": _ending,
    "many_form": _many_form,
    "text": _words,
    "numbered": _page_numbers,
    **{f"margin_{edge}": _margin(edge) for edge in ("top", "bottom", "left", "right")},
}
"""The facts that can be put right."""
