"""The facts of pages, fonts, drawn lines, page numbers, appendices and signatures: one small function each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from tthc_render.lint.fact_values import ALIGNS, Values, margin, pairing, paper, shares, turned
from tthc_render.lint.paragraph_facts import PARAGRAPH_FACTS
from tthc_render.lint.seals import SEAL_FACTS
from tthc_render.lint.signers import titles_of_each
from tthc_render.lint.views import (
    AppendixView,
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
from tthc_render.readers.facts import MM_PER_PT, Facts, PageNumber, Stretch

CLEARLY: Final = 0.06
"""The share of a page by which a text must be longer than a page; its length in a DOCX is worked out."""
HEAD_PARAGRAPHS: Final = 4
"""The head of an appendix is among so many paragraphs of its first page."""
SIZE_SLACK_PT: Final = 0.26
SIZE_SET: Final = (("quoc_hieu", 12, 13), ("tieu_ngu", 13, 14), ("dia_danh", 13, 14))
"""Phụ lục I, mục V, note: parts of the letterhead whose sizes go up or down together, and what each may have."""


def _size_set(view: WholeView) -> Values:
    """Sizes of Quốc hiệu, Tiêu ngữ and date, if each of them is a legal one by itself."""
    sizes = []
    for role, low, high in SIZE_SET:
        found = [piece.size_pt for item in view.evidence.roles.of(role)[:1] for piece in item.words[:1]]
        if not found or not low - SIZE_SLACK_PT <= found[0] <= high + SIZE_SLACK_PT:
            return ()
        sizes.append(str(round(found[0])))
    return ("/".join(sizes),)


def _numbered(view: WholeView) -> Values:
    facts = view.evidence.facts
    if facts.numbers:
        return (True,)
    attached = view.evidence.roles.of("phu_luc", "bieu", "kem_van_ban")
    # A first page, of the text or of an appendix, shows no number; the first one read may be one below a picture.
    read = min((item.page for item in facts.paragraphs if item.page), default=1)
    firsts = {1, read} | {section.page for section in facts.sections} | {item.page for item in attached}
    if any(item.page and item.page not in firsts for item in facts.paragraphs):
        return (False,)
    if facts.kind == "pdf":
        return ()
    heads = {item.number for item in attached}
    own = [item for item in facts.stretches if _has_words(facts, item)]
    free = sum(_may_hide_number(item, heads) for item in own)
    beyond = facts.pages > max(free, 1) or free < len(own) or any(_is_longer_than_a_page(item, facts) for item in own)
    return (False,) if beyond else ()


def _has_words(facts: Facts, stretch: Stretch) -> bool:
    later = (other.first for other in facts.stretches if other.first > stretch.first)
    end = next(later, len(facts.paragraphs) + 1)
    return any(item.text.strip() for item in facts.paragraphs[stretch.first - 1 : end - 1])


def _may_hide_number(stretch: Stretch, heads: Collection[int]) -> bool:
    """Whether a stretch begins the text, a section, or an appendix below empty paragraphs at most."""
    return stretch.opens or any(number in heads for number in range(stretch.first, stretch.first + HEAD_PARAGRAPHS))


def _is_longer_than_a_page(stretch: Stretch, facts: Facts) -> bool:
    section = facts.sections[stretch.section]
    height = section.height_mm - (section.margins_mm[0] or 0.0) - (section.margins_mm[1] or 0.0)
    return stretch.length_pt * MM_PER_PT > (1 + CLEARLY) * height


def _first_hidden(view: WholeView) -> Values:
    numbers = view.evidence.facts.numbers
    return (not any(item.on_first and item.section == 0 for item in numbers),) if numbers else ()


def _counts(view: WholeView) -> Values:
    """Whether numbers in the first section run with the pages, or from the first page of what is issued with it.

    An upright appendix may be in the section of the text; that its numbers begin anew is a rule of appendices.
    """
    own = [item for item in view.evidence.facts.numbers if item.value and item.section == 0]
    attached = [item.page for item in view.evidence.roles.of("kem_van_ban", "phu_luc", "bieu")]
    return (all(_is_counted(item, attached) for item in own),) if own else ()


def _is_counted(number: PageNumber, attached: list[int]) -> bool:
    return any(number.value == number.page - first + 1 for first in (1, *attached) if first <= number.page)


def _restarts(view: AppendixView) -> Values:
    facts, item = view.evidence.facts, view.item
    if not facts.numbers or (view.evidence.roles.only_appendix and item.section == 0):
        return ()
    if facts.kind == "pdf":
        own = [number for number in facts.numbers if number.value and number.section == item.section]
        own = [number for number in own if number.page >= item.page]
        return (all(number.value == number.page - item.page + 1 for number in own),) if own else ()
    section = facts.sections[item.section]
    text = (p for p in facts.paragraphs if p.number >= section.first_paragraph and p.place == "body")
    first = next((paragraph for paragraph in text if paragraph.text.strip()), None)
    opens = first is None or item.number - first.number <= 1
    return (section.restart == 1 and (opens or item.section > 0),)


def _off_center(view: RuleView) -> Values:
    above = view.above
    middle = above.center_mm
    if middle is None and above.align == "center":
        middle = above.column_mm[0] + above.column_mm[1] / 2
    if view.rule.center_mm is None or middle is None:
        return ()
    return (round(abs(view.rule.center_mm - middle), 1),)


def _two_sign(view: WholeView) -> Values:
    """Whether two have signed or may, of a kind of document that two sign; nothing where no signer was found."""
    roles = view.evidence.roles
    kind, titles, names = roles.document_kind, roles.of("quyen_han"), roles.of("ho_ten")
    if kind is None or not kind.must("hai_chu_ky") or not names:
        return ()
    return (len(names) > 1 or len(titles_of_each(titles, names)) > 1,)


FACTS: Final[Mapping[type[View], Mapping[str, Callable[..., Values]]]] = {
    ParagraphView: PARAGRAPH_FACTS,
    RuleView: {
        "share": lambda view: shares(view.rule.length_pt, view.widths_pt),
        "off_center_mm": _off_center,
    },
    SectionView: {
        "paper": lambda view: paper(view.section),
        "turned": lambda view: turned(view.section),
        "margin_top": lambda view: margin(view.section, 0),
        "margin_bottom": lambda view: margin(view.section, 1),
        "margin_left": lambda view: margin(view.section, 2),
        "margin_right": lambda view: margin(view.section, 3),
    },
    FontView: {"font": lambda view: (view.use.name,)},
    WholeView: {
        "size_set": _size_set,
        "numbered": _numbered,
        "first_hidden": _first_hidden,
        "counts": _counts,
        "two_sign": _two_sign,
    },
    NumberView: {
        "place": lambda view: ("lề trên" if view.number.place == "top" else "chân trang",),
        "align": lambda view: (ALIGNS[view.number.align],) if view.number.align else (),
        "size_pt": lambda view: (view.number.size_pt,),
        "bold": lambda view: (view.number.bold,),
        "italic": lambda view: (view.number.italic,),
        "arabic": lambda view: (view.number.arabic,),
        "by_field": lambda view: (not view.number.typed,),
    },
    AppendixView: {"restarts": _restarts},
    SealView: SEAL_FACTS,
    SignatureView: {"pair": lambda view: (pairing(view.lines),)},
}
"""Every fact that a rule can ask for, by what it is a fact of."""


def fact_names() -> frozenset[str]:
    """The names of all facts."""
    return frozenset(name for table in FACTS.values() for name in table)
