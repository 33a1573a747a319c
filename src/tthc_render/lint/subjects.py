"""What decree rules are applied to: paragraphs by role, pages, rule lines, page numbers, fonts, the whole document.

``subjects`` gives, for a role named in ``rules.yaml``, the places to look at, and for each a value or several of
every fact. No value means that this file does not show it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.lint.classifier import Roles
from tthc_render.lint.fact_values import (
    ALIGNS,
    Fact,
    Values,
    appendix_label,
    distinct,
    ending,
    in_sequence,
    margin,
    name,
    number_facts,
    pairing,
    paper,
    shares,
    turned,
    typed_words,
)
from tthc_render.lint.line_parts import words
from tthc_render.readers.facts import MM_PER_PT, Facts, FontUse, PageParagraph, RuleLine

CENTER_SLACK_MM: Final = 2.5
# Who must stand under whose middle, where a PDF shows no columns.
_ANCHORS: Final = {
    "tieu_ngu": "quoc_hieu",
    "dia_danh": "quoc_hieu",
    "chu_quan": "ban_hanh",
    "so": "ban_hanh",
    "trich_yeu_cong_van": "so",
    "ho_ten": "quyen_han",
}
_RULES_UNDER: Final = {
    "ke_tieu_ngu": ("tieu_ngu", "quoc_hieu", "dia_danh"),
    "ke_co_quan": ("ban_hanh", "chu_quan", "so"),
    "ke_trich_yeu": ("trich_yeu", "ky_so_lieu", "ten_loai", "kinh_gui"),
    "ke_phu_luc": ("kem_theo", "ten_phu_luc", "phu_luc"),
}
_TEXT_OF: Final = {"ke_tieu_ngu": "tieu_ngu", "ke_co_quan": "ban_hanh"}
_PAGE_OF_TEXT: Final = 2600
_LABEL = re.compile(r"^(?:Điều \d+\s*[.:]?|[IVXLC]+\s*[.\-/):]|\d{1,2}\s*[.)/]|[a-zđ]{1,2}\s*[.)/])")


@dataclass(frozen=True, slots=True)
class Subject:
    """One place. ``paragraph`` is its number (0: none), ``quote`` its first words, ``box_pt`` its place in a PDF."""

    page: int
    paragraph: int
    quote: str
    facts: Mapping[str, Fact]
    box_pt: tuple[float, float, float, float] | None = None
    landscape: bool = False

    def values(self, fact: str) -> Values:
        """The values of ``fact`` here; none if it cannot be seen."""
        find = self.facts.get(fact)
        return find() if find else ()


@dataclass
class Scene:
    """Facts and roles of one document, from which subjects are made."""

    facts: Facts
    roles: Roles
    _by_number: dict[int, PageParagraph] = field(default_factory=dict)
    _found: dict[str, list[Subject]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_number = {paragraph.number: paragraph for paragraph in self.facts.paragraphs}

    def subjects(self, role: str) -> list[Subject]:
        """The places of ``role``, in reading order."""
        if role not in self._found:
            self._found[role] = self._places(role)
        return self._found[role]

    def _places(self, role: str) -> list[Subject]:
        special = _SPECIAL.get(role)
        if special is not None:
            return list(special(self))
        if role in _RULES_UNDER:
            return list(self._rule_lines(role))
        found = self.roles.of("chu_quan", "ban_hanh") if role == "co_quan" else self.roles.of(role)
        return [self._paragraph(role, item, place, found) for place, item in enumerate(found)]

    def _paragraph(self, role: str, item: PageParagraph, place: int, group: list[PageParagraph]) -> Subject:
        text = words(item)
        facts: dict[str, Fact] = {
            "text": lambda: (text,),
            "typed": lambda: (item.text.strip(),),
            "size_pt": lambda: distinct(piece.size_pt for piece in item.words),
            "bold": lambda: distinct(piece.bold for piece in item.words),
            "italic": lambda: distinct(piece.italic for piece in item.words),
            "upper": lambda: (typed_words(item) == typed_words(item).upper(),),
            "align": lambda: self._align(role, item),
            "spacing": lambda: () if item.spacing is None or item.exact else (round(item.spacing, 3),),
            "exact": lambda: (item.exact,),
            "gap_pt": lambda: self._gap(role, item, place, group),
            "gap_above_pt": lambda: self._gap_above(item),
            "first_line_mm": lambda: () if item.first_mm is None else (round(item.first_mm + item.left_mm, 2),),
            "label": lambda: tuple(match[0] for match in [_LABEL.match(text)] if match),
            "label_bold": lambda: (item.words[0].bold,) if item.words else (),
            "sequence": lambda: (in_sequence(text, self._before(item)),),
            "kind": lambda: (self.roles.kind or "CÔNG VĂN",),
            "lone_form": lambda: ("" if self.roles.of("noi_gui") else text,),
            "many_form": lambda: (text if text.endswith("." if place == len(group) - 1 else ";") else f"{text} ✗",),
            "ending": lambda: (ending(role, text, place == len(group) - 1),),
            "first_item": lambda: (text,),
            "roman": lambda: (appendix_label(text) if len(group) > 1 else "một",),
            "mentioned": self._mentions_appendix,
        }
        return Subject(item.page, item.number, text[:60], facts, item.box_pt)

    def _align(self, role: str, item: PageParagraph) -> Values:
        if self.facts.kind == "docx" or (item.align and not item.side):
            return (ALIGNS[item.align],) if item.align else ()
        if role == "than":
            return ()  # one line of text alone does not tell how it is aligned
        anchors = self.roles.of(_ANCHORS.get(role, role))
        anchor = next((other for other in anchors if other.number != item.number), None)
        if anchor is None or anchor.center_mm is None or item.center_mm is None or anchor.page != item.page:
            return ()
        off = item.center_mm - anchor.center_mm
        return (ALIGNS["center"] if abs(off) <= CENTER_SLACK_MM else ALIGNS["left" if off < 0 else "right"],)

    def _before(self, item: PageParagraph) -> str:
        """The label of the point before ``item``, "" if none since the last heading."""
        last = ""
        for other in self._outline:
            if other.number >= item.number:
                break
            label = words(other)
            last = label[: label.index(")")] if re.match(r"^[a-zđ]{1,2}\)", label) else ""
        return last

    @functools.cached_property
    def _outline(self) -> list[PageParagraph]:
        levels = self.roles.of("phan", "muc", "dieu", "muc_la_ma", "khoan", "thap_phan", "diem")
        return sorted(levels, key=lambda item: item.number)

    def _gap(self, role: str, item: PageParagraph, place: int, group: list[PageParagraph]) -> Values:
        """Space before, for a paragraph that follows another of the body."""
        if item.gap_pt is None or item.number - 1 not in self._body_numbers:
            return ()
        return (round(item.gap_pt, 2),)

    @functools.cached_property
    def _body_numbers(self) -> frozenset[int]:
        body = self.roles.of("than", "muc_la_ma", "khoan", "thap_phan", "diem", "gach")
        return frozenset(item.number for item in body)

    def _gap_above(self, item: PageParagraph) -> Values:
        """Space up to the line above, empty paragraphs between counted."""
        upper = next(iter(self.roles.of("quoc_hieu")), None)
        if upper is None:
            return ()
        if self.facts.kind == "pdf":
            if upper.box_pt is None or item.box_pt is None or upper.page != item.page:
                return ()
            return (round(item.box_pt[1] - upper.box_pt[3], 1),)
        if item.gap_pt is None:
            return ()
        space, number = item.gap_pt, item.number - 1
        while (above := self._by_number.get(number)) is not None and above.cell == item.cell and not above.text.strip():
            space += (above.gap_pt or 0.0) + 14.0 * (above.spacing or 1.0)
            number -= 1
        return (round(space, 1),)

    def _mentions_appendix(self) -> Values:
        """Whether the text points to an appendix; not told where the file is an appendix alone."""
        if self.roles.only_appendix:
            return ()
        body = self.roles.of("than", "gach", "khoan", "diem", "thap_phan", "muc_la_ma", "khac")
        return (any("phụ lục" in paragraph.text.lower() for paragraph in body),)

    def _rule_lines(self, role: str) -> Iterable[Subject]:
        under = {item.number for name in _RULES_UNDER[role] for item in self.roles.of(name)}
        if role == "ke_trich_yeu" and not self.roles.of("trich_yeu"):
            return
        for rule in self.facts.rules:
            above = self._by_number.get(rule.after)
            if above is None or rule.after not in under or not self._fits(role, rule):
                continue
            lines = self._widths(role, above)
            yield Subject(
                rule.page,
                rule.after,
                above.plain[:60],
                {
                    "share": functools.partial(shares, rule.length_pt, lines),
                    "off_center_mm": functools.partial(self._off, rule, above),
                },
                rule.box_pt,
            )

    def _fits(self, role: str, rule: RuleLine) -> bool:
        """A shape hung on the number or date line belongs to the column it is drawn in."""
        name = self.roles.role_of(rule.after)
        if name in ("so", "dia_danh") and rule.drawn_as not in ("shape", "path"):
            return False
        if name in ("quoc_hieu", "chu_quan") and rule.drawn_as in ("underline", "underscores", "path"):
            return False
        return not (name in ("ten_loai", "kinh_gui") and rule.drawn_as == "underline")

    def _widths(self, role: str, above: PageParagraph) -> tuple[float, ...]:
        """Widths in points of the last and of the widest line above a rule."""
        name = _TEXT_OF.get(role, self.roles.role_of(above.number))
        items = self.roles.of(name) or [above]
        every = [width for item in items for width in self._line_widths(item)]
        last = self._line_widths(above) if self.roles.role_of(above.number) == name else every
        return (last[-1] if last else 0.0, max(every, default=0.0))

    def _line_widths(self, item: PageParagraph) -> list[float]:
        if item.widths_pt:
            return list(item.widths_pt)
        look = item.words[0] if item.words else None
        if look is None:
            return []
        column = max(item.column_mm[1] / MM_PER_PT - 1, 60.0)
        text = words(item)
        width = advance_width(text, look.size_pt, bold=look.bold, italic=look.italic)
        if width <= column:
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

    def _off(self, rule: RuleLine, above: PageParagraph) -> Values:
        middle = above.center_mm
        if middle is None and above.align == "center":
            middle = above.column_mm[0] + above.column_mm[1] / 2
        if rule.center_mm is None or middle is None:
            return ()
        return (round(abs(rule.center_mm - middle), 1),)

    def pages(self) -> Iterable[Subject]:
        """One subject a section: paper and margins."""
        for section in self.facts.sections:
            yield Subject(
                section.page,
                section.first_paragraph,
                "",
                {
                    "paper": functools.partial(paper, section),
                    "turned": functools.partial(turned, section),
                    **{
                        f"margin_{edge}": functools.partial(margin, section, place)
                        for place, edge in enumerate(("top", "bottom", "left", "right"))
                    },
                },
                landscape=section.landscape,
            )

    def fonts(self) -> Iterable[Subject]:
        """One subject a font, then one for each paragraph of another colour or not precomposed."""
        for use in self.facts.fonts:
            yield Subject(use.page, use.first, self._quote(use), {"font": functools.partial(name, use)})
        for item in self.facts.paragraphs:
            if any(piece.color != "000000" for piece in item.words):
                colors = distinct(piece.color for piece in item.words if piece.color != "000000")
                shades: dict[str, Fact] = {"color": functools.partial(distinct, colors)}
                yield Subject(item.page, item.number, item.plain[:60], shades, item.box_pt)
            if not item.nfc:
                yield Subject(item.page, item.number, item.plain[:60], {"nfc": lambda: (False,)}, item.box_pt)

    def _quote(self, use: FontUse) -> str:
        item = self._by_number.get(use.first)
        return item.plain[:60] if item else ""

    def whole(self) -> Iterable[Subject]:
        """The document as a whole."""
        yield Subject(1 if self.facts.pages else 0, 0, "", {"size_set": self._size_set})

    def _size_set(self) -> Values:
        """Sizes of Quốc hiệu, Tiêu ngữ and date, if each of them is a legal one by itself."""
        sizes = []
        for role, low, high in (("quoc_hieu", 12, 13), ("tieu_ngu", 13, 14), ("dia_danh", 13, 14)):
            found = [piece.size_pt for item in self.roles.of(role)[:1] for piece in item.words[:1]]
            if not found or not low - 0.26 <= found[0] <= high + 0.26:
                return ()
            sizes.append(str(round(found[0])))
        return ("/".join(sizes),)

    def page_numbers(self) -> Iterable[Subject]:
        """Numbering as a whole, then every different look of a page number."""
        numbers = self.facts.numbers
        facts: dict[str, Fact] = {"numbered": self._numbered}
        if numbers:
            facts["first_hidden"] = lambda: (not any(item.on_first and item.section == 0 for item in numbers),)
            facts["counts"] = self._counts
        yield Subject(1 if self.facts.pages else 0, 0, "", facts)
        seen: set[object] = set()
        for item in numbers:
            look = (item.place, item.align, item.size_pt, item.bold, item.italic, item.arabic, item.typed)
            if look not in seen:
                seen.add(look)
                yield Subject(item.page, 0, str(item.value or ""), number_facts(item), item.box_pt)

    def _numbered(self) -> Values:
        if self.facts.numbers:
            return (True,)
        if self.facts.kind == "pdf":
            # A first page, of the text or of an appendix, shows no number.
            firsts = {1} | {section.page for section in self.facts.sections}
            firsts |= {item.page for item in self.roles.of("phu_luc", "bieu")}
            return (False,) if any(item.page not in firsts for item in self.facts.paragraphs) else ()
        length = sum(len(item.text) for item in self.facts.paragraphs if item.place == "body" and not item.grid)
        return (False,) if self.facts.pages > 1 or length > 2 * _PAGE_OF_TEXT else ()

    def _counts(self) -> Values:
        """Whether numbers in the first section run with the pages."""
        own = [item for item in self.facts.numbers if item.value and item.section == 0]
        return (all(item.value == item.page for item in own),) if own else ()

    def appendix_starts(self) -> Iterable[Subject]:
        """One subject for each head of an appendix: do its pages count from 1?"""
        for item in self.roles.of("phu_luc", "bieu"):
            restarts: dict[str, Fact] = {"restarts": functools.partial(self._restarts, item)}
            yield Subject(item.page, item.number, item.plain[:60], restarts, item.box_pt)

    def _restarts(self, item: PageParagraph) -> Values:
        if not self.facts.numbers or (self.roles.only_appendix and item.section == 0):
            return ()
        if self.facts.kind == "pdf":
            told = [
                number.value == number.page - item.page + 1
                for number in self.facts.numbers
                if number.value and number.section == item.section and number.page >= item.page
            ]
            return (all(told),) if told else ()
        section = self.facts.sections[item.section]
        text = (p for p in self.facts.paragraphs if p.number >= section.first_paragraph and p.place == "body")
        first = next((paragraph for paragraph in text if paragraph.text.strip()), None)
        opens = first is None or item.number - first.number <= 1
        return (section.restart == 1 and (opens or item.section > 0),)

    def edges(self, role: str, last: bool) -> Iterable[Subject]:
        """The first or last paragraph of a role."""
        found = self.roles.of(role)
        if found:
            place = len(found) - 1 if last else 0
            yield self._paragraph(role, found[place], place, found)

    def first_recipient(self) -> Iterable[Subject]:
        """The first recipient, where there is an addressee."""
        return self.edges("noi_nhan", last=False) if self.roles.of("kinh_gui") else ()

    def signature(self) -> Iterable[Subject]:
        """The lines of authority and title, as one."""
        lines = self.roles.of("quyen_han")
        if lines:
            texts = [words(item) for item in lines]
            facts: dict[str, Fact] = {"pair": lambda: (pairing(texts),)}
            yield Subject(lines[0].page, lines[0].number, " / ".join(texts)[:80], facts, lines[0].box_pt)

    def state_in_appendix(self) -> Iterable[Subject]:
        """A national name below the head of an appendix."""
        heads = self.roles.of("phu_luc")
        for item in self.facts.paragraphs if heads else ():
            if item.number > heads[0].number and re.match(r"^CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA", item.plain):
                yield self._paragraph("phu_luc", item, 0, [item])


_SPECIAL: Final[Mapping[str, Callable[[Scene], Iterable[Subject]]]] = {
    "trang": Scene.pages,
    "phong": Scene.fonts,
    "van_ban": Scene.whole,
    "so_trang": Scene.page_numbers,
    "dau_phu_luc": Scene.appendix_starts,
    "noi_nhan_dau": Scene.first_recipient,
    "noi_nhan_cuoi": lambda scene: scene.edges("noi_nhan", last=True),
    "kem_theo_dau": lambda scene: scene.edges("kem_theo", last=False),
    "khoi_ky": Scene.signature,
    "quoc_hieu_phu_luc": Scene.state_in_appendix,
}
