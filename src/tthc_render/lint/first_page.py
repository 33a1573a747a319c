"""Parts that stand on the first page of a document, also where the file does not say which page a paragraph is on."""

from __future__ import annotations

from typing import Final

from tthc_render.lint.roles import LETTERHEAD
from tthc_render.readers.facts import Facts, PageParagraph

FIRST_ROLES: Final = frozenset((*LETTERHEAD, "dau_muc_do", "trich_yeu_cong_van", "ten_loai", "trich_yeu"))
FIRST_RULES: Final = ("QH-", "CQ-", "SO-", "DD-")
"""Rules about the letterhead; what is missing there is missing on the first page."""
FIRST_PARAGRAPHS: Final = 20
"""A letterhead that begins later may come after a cover."""


def page_of(facts: Facts, role: str, item: PageParagraph) -> int:
    """The page of a paragraph; where the file does not tell, 1 for a letterhead at the top of a DOCX, else 0."""
    if item.page or role not in FIRST_ROLES or item.number > FIRST_PARAGRAPHS:
        return item.page
    broken = any(stretch.first <= item.number for stretch in facts.stretches[1:])
    return 0 if broken else 1
