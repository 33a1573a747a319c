"""The places that rules are applied to: paragraphs by role, pages, drawn lines, page numbers, fonts.

``Scene.subjects`` gives, for a role named in ``rules.yaml``, the places to check, and for each a value or several of
every fact. No value means that this file does not show it.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.lint.fact_values import Values
from tthc_render.lint.first_page import FIRST_RULES, page_of
from tthc_render.lint.law_dates import date_of
from tthc_render.lint.line_parts import plain_words
from tthc_render.lint.odd_letters import odd_letters
from tthc_render.lint.page_facts import FACTS
from tthc_render.lint.paragraph_facts import LABELLED
from tthc_render.lint.roles import Roles
from tthc_render.lint.seals import agencys, on_appendix, personal
from tthc_render.lint.signers import titles_of_each
from tthc_render.lint.views import (
    AppendixView,
    Evidence,
    FontView,
    NumberView,
    ParagraphView,
    RuleView,
    SealView,
    SectionView,
    SignatureView,
    View,
    WholeView,
)
from tthc_render.readers.facts import MM_PER_PT, Facts, PageParagraph, RuleLine
from tthc_render.vietnamese.patterns import pattern_of

QUOTE_LETTERS: Final = 60
LINE_LETTERS: Final = 100
"""No line of a page has so many letters of 13 points."""
WRAPPED_SHARE: Final = 0.7
"""A line under a name on several lines may be measured against the whole name, if it is clearly shorter than a line."""
COLUMN_LEAST_PT: Final = 60.0
NEARLY: Final = 1.03
"""A text so little wider than its column is meant for one line; whether it breaks is a matter of fractions."""
_RULES_UNDER: Final = {
    "ke_tieu_ngu": ("tieu_ngu", "quoc_hieu", "dia_danh"),
    "ke_co_quan": ("ban_hanh", "chu_quan", "so"),
    "ke_trich_yeu": ("trich_yeu", "ky_so_lieu", "ten_loai", "kinh_gui"),
    "ke_phu_luc": ("kem_theo", "ten_phu_luc", "phu_luc"),
}
_TEXT_OF: Final = {"ke_tieu_ngu": "tieu_ngu", "ke_co_quan": "ban_hanh"}
LIMITED: Final = ("ten_loai", "trich_yeu_cong_van", "tham_quyen", "loi_quyet", "so")
"""Roles that are parts of the table of kinds, and that some kinds must not have; addressees have their own rule."""
_STAMPS: Final = "dau_muc_do"
_UNDERSCORES = pattern_of(r"^[\s_\-–—]*[_\-–—]{3,}[\s_\-–—]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Subject:
    """One place. ``paragraph`` is its number (0: none), ``quote`` its first words, ``box_pt`` its place in a PDF."""

    page: int
    paragraph: int
    quote: str
    view: View
    box_pt: tuple[float, float, float, float] | None = None
    landscape: bool = False

    def values(self, fact: str) -> Values:
        """The values of ``fact`` here; none if it cannot be seen."""
        find = FACTS[type(self.view)].get(fact)
        return find(self.view) if find else ()


@dataclass
class Scene:
    """Facts and roles of one document, from which subjects are made."""

    facts: Facts
    roles: Roles
    evidence: Evidence = field(init=False)
    _found: dict[str, list[Subject]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.evidence = Evidence(self.facts, self.roles)

    @functools.cached_property
    def day(self) -> datetime.date | None:
        """The date that the document bears, if it can be read."""
        return date_of(self.roles)

    def subjects(self, role: str) -> list[Subject]:
        """The places of ``role``, in reading order."""
        if role not in self._found:
            places = PLACES.get(role)
            self._found[role] = list(places(self.evidence) if places else _in_role(self.evidence, role))
        return self._found[role]


def place_of_missing(scene: Scene, rule: str, role: str) -> Subject | None:
    """Where a part of the letterhead that ``rule`` misses ought to be; None for other parts.

    For a drawn line it is the text that it ought to be under, else the first page.
    """
    if not rule.startswith(FIRST_RULES):
        return None
    for name in _RULES_UNDER.get(role, ()):
        found = scene.roles.of(name)
        if found:
            return _paragraph(scene.evidence, name, found[-1], len(found) - 1, found)
    return Subject(1, 0, "", WholeView(scene.evidence))


def _in_role(evidence: Evidence, role: str) -> Iterable[Subject]:
    found = evidence.roles.of("chu_quan", "ban_hanh") if role == "co_quan" else evidence.roles.of(role)
    return [_paragraph(evidence, role, item, place, found) for place, item in enumerate(found)]


def _paragraph(evidence: Evidence, role: str, item: PageParagraph, place: int, group: list[PageParagraph]) -> Subject:
    view = ParagraphView(evidence, role, item, place, group, plain_words(item))
    page = page_of(evidence.facts, role, item)
    return Subject(page, item.number, view.text[:QUOTE_LETTERS], view, item.box_pt)


def _rule_lines(evidence: Evidence, role: str) -> Iterable[Subject]:
    """The drawn lines under the texts that ``role`` is about."""
    if role == "ke_trich_yeu" and not evidence.roles.of("trich_yeu"):
        return
    under: dict[int, list[tuple[str, PageParagraph]]] = {}
    for name in _RULES_UNDER[role]:
        for item in evidence.roles.of(name):
            under.setdefault(item.number, []).append((name, item))
    for rule in evidence.facts.rules:
        found = _text_of(rule, evidence, under.get(rule.after, []))
        if found is None:
            continue
        name, above = found
        if not _fits(name, rule):
            continue
        view = RuleView(rule, above, _widths(evidence.roles, role, name, above, rule.length_pt))
        page = rule.page or page_of(evidence.facts, name, above)
        yield Subject(page, rule.after, above.plain[:QUOTE_LETTERS], view, rule.box_pt)


def _text_of(
    rule: RuleLine, evidence: Evidence, own: list[tuple[str, PageParagraph]]
) -> tuple[str, PageParagraph] | None:
    """Which of the lines typed in one paragraph a drawn line is under: the side it is below, else the last."""
    if not own:
        return None
    halves = [
        item for found in evidence.roles.found.values() for item in found if item.number == rule.after and item.side
    ]
    if len(halves) > 1 and rule.center_mm is not None:
        nearest = min(halves, key=lambda item: abs(_middle(item) - (rule.center_mm or 0.0)))
        return next((pair for pair in own if pair[1] is nearest), None)
    whole = evidence.by_number[rule.after].text
    typed = _UNDERSCORES.search(whole) if rule.drawn_as == "underscores" else None
    before = whole if typed is None else whole[: typed.start()]
    return max(own, key=lambda pair: before.find(pair[1].text))


def _middle(item: PageParagraph) -> float:
    """The middle of a half of a line in mm, if need be that of its half of the column."""
    if item.center_mm is not None:
        return item.center_mm
    left, width = item.column_mm
    return left + width * (0.25 if item.side == "left" else 0.75)


def _fits(name: str, rule: RuleLine) -> bool:
    """A shape anchored in the number or date line belongs to the column it is drawn in."""
    if name in ("so", "dia_danh") and rule.drawn_as not in ("shape", "path"):
        return False
    if name in ("quoc_hieu", "chu_quan") and rule.drawn_as in ("underline", "underscores", "path"):
        return False
    return not (name in ("ten_loai", "kinh_gui") and rule.drawn_as == "underline")


def _widths(roles: Roles, role: str, name: str, above: PageParagraph, drawn_pt: float) -> tuple[float, ...]:
    """Widths in points of the last and of the widest line above a drawn line, and of a wrapped text as a whole."""
    wanted = _TEXT_OF.get(role, name)
    every = [width for item in roles.of(wanted) or [above] for width in _line_widths(item)]
    last = _line_widths(above) if name == wanted else every
    widest = max(every, default=0.0)
    whole = (sum(every),) if len(every) > 1 and drawn_pt <= WRAPPED_SHARE * widest else ()
    return (last[-1] if last else 0.0, widest, *whole)


def _line_widths(item: PageParagraph) -> list[float]:
    if item.widths_pt:
        return list(item.widths_pt)
    look = item.words[0] if item.words else None
    if look is None:
        return []
    column = max(item.column_mm[1] / MM_PER_PT - 1, COLUMN_LEAST_PT)
    text = plain_words(item)
    width = advance_width(text, look.size_pt, bold=look.bold, italic=look.italic)
    if width <= NEARLY * column:
        return [width]
    lines, line = [], 0.0
    space = advance_width(" ", look.size_pt)
    for word in text.split():
        width = advance_width(word, look.size_pt, bold=look.bold, italic=look.italic)
        if line and line + space + width > column:
            lines.append(line)
            line = width
        else:
            line += width + (space if line else 0.0)
    return [*lines, line]


def _sections(evidence: Evidence) -> Iterable[Subject]:
    """One subject a section: paper and margins."""
    for section in evidence.facts.sections:
        yield Subject(section.page, section.first_paragraph, "", SectionView(section), landscape=section.landscape)


def _fonts(evidence: Evidence) -> Iterable[Subject]:
    """One subject a font, then one for each paragraph of another colour or with odd letters; stamps may be red."""
    for use in evidence.facts.fonts:
        item = evidence.by_number.get(use.first)
        yield Subject(use.page, use.first, item.plain[:QUOTE_LETTERS] if item else "", FontView(use))
    stamps = {item.number for item in evidence.roles.of(_STAMPS)}
    for item in evidence.facts.paragraphs:
        colored = item.number not in stamps and any(piece.color != "000000" for piece in item.words)
        if colored or not item.nfc or odd_letters(item):
            view = ParagraphView(evidence, "", item, 0, (), item.plain)
            yield Subject(item.page, item.number, item.plain[:QUOTE_LETTERS], view, item.box_pt)


def _whole(evidence: Evidence) -> Iterable[Subject]:
    """The document as a whole."""
    yield Subject(1 if evidence.facts.pages else 0, 0, "", WholeView(evidence))


def _text(evidence: Evidence) -> Iterable[Subject]:
    """The paragraphs of the text, and of the articles, clauses and points those that are longer than a line."""
    text = evidence.roles.of("than")
    long = [item for item in evidence.roles.of("dieu", "khoan", "diem") if len(item.plain) > LINE_LETTERS]
    own = sorted([*text, *long], key=lambda item: item.number)
    plain, labelled = set(map(id, text)), LABELLED if text else "than"
    roles = ["than" if id(item) in plain else labelled for item in own]
    return [
        _paragraph(evidence, role, item, place, own) for place, (role, item) in enumerate(zip(roles, own, strict=True))
    ]


def _page_numbers(evidence: Evidence) -> Iterable[Subject]:
    """Numbering as a whole, then every different appearance of a page number."""
    yield from _whole(evidence)
    seen: set[object] = set()
    for item in evidence.facts.numbers:
        look = (item.place, item.align, item.size_pt, item.bold, item.italic, item.arabic, item.typed)
        if look not in seen:
            seen.add(look)
            yield Subject(item.page, 0, str(item.value or ""), NumberView(item), item.box_pt)


def _appendix_starts(evidence: Evidence) -> Iterable[Subject]:
    """One subject for each head of an appendix: do its pages count from 1?"""
    for item in evidence.roles.of("phu_luc", "bieu"):
        view = AppendixView(evidence, item)
        yield Subject(item.page, item.number, item.plain[:QUOTE_LETTERS], view, item.box_pt)


def _edge(evidence: Evidence, role: str, place: int) -> Iterable[Subject]:
    """The first (0) or last (-1) paragraph of a role."""
    found = evidence.roles.of(role)
    if found:
        yield _paragraph(evidence, role, found[place], place % len(found), found)


def _first_recipient(evidence: Evidence) -> Iterable[Subject]:
    """The first recipient, where there is an addressee."""
    return _edge(evidence, "noi_nhan", 0) if evidence.roles.of("kinh_gui") else ()


def _deciding(evidence: Evidence) -> Iterable[Subject]:
    """Who decides, in capitals; below a subject in capitals that is read as a part of it."""
    found = evidence.roles.of("tham_quyen") or [
        item for item in evidence.roles.of("trich_yeu")[1:] if item.plain == item.plain.upper()
    ]
    return [_paragraph(evidence, "tham_quyen", item, place, found) for place, item in enumerate(found)]


def _signers(evidence: Evidence) -> Iterable[Subject]:
    """The document at the place of its first signer."""
    for item in evidence.roles.of("ho_ten")[:1]:
        yield Subject(item.page, item.number, item.plain[:QUOTE_LETTERS], WholeView(evidence), item.box_pt)


def _signature(evidence: Evidence) -> Iterable[Subject]:
    """The lines of authority and title, as one for each signatory."""
    titles, names = evidence.roles.of("quyen_han"), evidence.roles.of("ho_ten")
    signers = [list(titles)] if titles else []
    if evidence.roles.of("hai_chu_ky") or len(names) > 1:
        signers = titles_of_each(titles, names)
    for lines in signers:
        texts = tuple(plain_words(item) for item in lines)
        quote = " / ".join(texts)[:80]
        yield Subject(lines[0].page, lines[0].number, quote, SignatureView(texts), lines[0].box_pt)


def _references(evidence: Evidence) -> Iterable[Subject]:
    """The references "(Kèm theo …)", each with all its lines."""
    notes: list[list[PageParagraph]] = []
    for item in evidence.roles.of("kem_theo"):
        if notes and item.number == notes[-1][-1].number + 1 and not item.plain.startswith("("):
            notes[-1].append(item)
        else:
            notes.append([item])
    for lines in notes:
        whole = replace(lines[0], text=" ".join(item.plain for item in lines))
        yield _paragraph(evidence, "kem_theo", whole, 0, [whole])


def _state_in_appendix(evidence: Evidence) -> Iterable[Subject]:
    """A Quốc hiệu below the head of an appendix."""
    heads = evidence.roles.of("phu_luc")
    for item in evidence.facts.paragraphs if heads else ():
        if item.number > heads[0].number and re.match(r"^CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA", item.plain):
            yield _paragraph(evidence, "phu_luc", item, 0, [item])


def _seal(view: SealView) -> Subject:
    """The field of a digital signature."""
    return Subject(view.field.page, 0, view.field.text[:QUOTE_LETTERS], view, view.field.box_pt)


def _limited(evidence: Evidence) -> Iterable[Subject]:
    """The first paragraph of each part that only some kinds of documents have."""
    for role in LIMITED:
        found = evidence.roles.of(role)
        if found:
            yield _paragraph(evidence, role, found[0], 0, found)


PLACES: Final[Mapping[str, Callable[[Evidence], Iterable[Subject]]]] = {
    "trang": _sections,
    "phong": _fonts,
    "van_ban": _whole,
    "noi_dung": _text,
    "so_trang": _page_numbers,
    "dau_phu_luc": _appendix_starts,
    "noi_nhan_dau": _first_recipient,
    "noi_nhan_cuoi": lambda evidence: _edge(evidence, "noi_nhan", -1),
    "kem_theo_dau": lambda evidence: _edge(evidence, "kem_theo", 0),
    "kem_theo_ca": _references,
    "khoi_ky": _signature,
    "tham_quyen": _deciding,
    "hai_chu_ky": _signers,
    "quoc_hieu_phu_luc": _state_in_appendix,
    "phan_rieng": _limited,
    "chu_ky_so": lambda evidence: map(_seal, personal(evidence)),
    "dau_so": lambda evidence: map(_seal, agencys(evidence)),
    "ky_phu_luc": lambda evidence: map(_seal, on_appendix(evidence)),
    "dau_giay": lambda evidence: (),
    **{
        role: lambda evidence, role=role: _rule_lines(evidence, role)  # type: ignore[misc]
        for role in _RULES_UNDER
    },
}
"""The roles that are no role of a paragraph, and their places."""
