"""What a rule sees of a document: a paragraph in its role, a drawn line, a section, a font, a page number.

A view knows all that its facts need; the facts themselves are small functions in tables beside (``paragraph_facts``,
``page_facts``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tthc_render.lint.line_parts import plain_words
from tthc_render.lint.roles import Roles
from tthc_render.readers.facts import Facts, FontUse, PageNumber, PageParagraph, RuleLine, Section, SignatureField

NESTED_MM: Final = 2.0
"""What is set in by more than this is seen to be so."""
_NESTED: Final = frozenset({"khoan", "thap_phan", "diem"})


@dataclass
class Evidence:
    """Facts and roles of one document, and what follows from them for the whole of it."""

    facts: Facts
    roles: Roles
    by_number: dict[int, PageParagraph] = field(init=False)

    def __post_init__(self) -> None:
        self.by_number = {paragraph.number: paragraph for paragraph in self.facts.paragraphs}

    @functools.cached_property
    def outline(self) -> list[PageParagraph]:
        """Headings, clauses and points in reading order."""
        levels = self.roles.of("phan", "muc", "dieu", "muc_la_ma", "khoan", "thap_phan", "diem")
        return sorted(levels, key=lambda item: item.number)

    @functools.cached_property
    def body_numbers(self) -> frozenset[int]:
        """The numbers of the paragraphs that are text."""
        body = self.roles.of("than", "dieu", "muc_la_ma", "khoan", "thap_phan", "diem", "gach")
        return frozenset(item.number for item in body)

    @functools.cached_property
    def point_labels(self) -> dict[int, str]:
        """For each heading, clause and point the letter of the point right before it, "" if none."""
        out, last = {}, ""
        for item in self.outline:
            out[item.number] = last
            label = plain_words(item)
            point = re.match(r"([a-zđ]{1,2})\s*[.)/]", label)
            last = point[1] if point else ""
        return out

    @functools.cached_property
    def nested(self) -> frozenset[int]:
        """The numbers of clauses and points that are set in further than one of another kind above them."""
        out, above = set(), list[tuple[float, str]]()
        for item in self.outline:
            role, at = self.roles_by_number[item.number], (item.first_mm or 0.0) + item.left_mm
            while above and above[-1][0] > at - NESTED_MM:
                above.pop()
            if above and role in _NESTED and above[-1][1] in _NESTED - {role}:
                out.add(item.number)
            above.append((at, role))
        return frozenset(out)

    @functools.cached_property
    def roles_by_number(self) -> dict[int, str]:
        """The role of each paragraph; of several the last given."""
        return {paragraph.number: role for role, found in self.roles.found.items() for paragraph in found}


class ParagraphView(NamedTuple):
    """A paragraph in its role, and its words; ``place`` is its place in ``group``, all paragraphs of that role."""

    evidence: Evidence
    role: str
    item: PageParagraph
    place: int
    group: Sequence[PageParagraph]
    text: str

    @property
    def is_last(self) -> bool:
        """Whether it is the last of its role."""
        return self.place == len(self.group) - 1


class RuleView(NamedTuple):
    """A drawn line, the text above it, and the widths in points that it may be measured against."""

    rule: RuleLine
    above: PageParagraph
    widths_pt: tuple[float, ...]


class SectionView(NamedTuple):
    """Pages of one size."""

    section: Section


class FontView(NamedTuple):
    """A font that is used."""

    use: FontUse


class WholeView(NamedTuple):
    """The document as a whole."""

    evidence: Evidence


class NumberView(NamedTuple):
    """A page number of one appearance."""

    number: PageNumber


class AppendixView(NamedTuple):
    """The head of an appendix or form, from which pages are numbered anew."""

    evidence: Evidence
    item: PageParagraph


class SignatureView(NamedTuple):
    """The lines of authority and title of one signatory."""

    lines: tuple[str, ...]


class SealView(NamedTuple):
    """What a digital signature shows; ``signer`` are title and name that it belongs to, ``person`` the field of who
    signs where this one is the agency's."""

    field: SignatureField
    signer: tuple[PageParagraph, PageParagraph] | None = None
    person: SignatureField | None = None


View = (
    ParagraphView | RuleView | SectionView | FontView | WholeView | NumberView | AppendixView | SignatureView | SealView
)
