"""The lines of a document above its articles: who decides and "QUYẾT ĐỊNH:" in the middle and bold, grounds in italics.

Decree 30/2020, Annex I, II.6a, and Annex III, samples 1.1 and 1.2. Outlines and narratives may have them as plain
lines: in a document of that kind it is certain what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.articles import plain_line
from tthc_render.document.tree import Block, Inline, Paragraph, Run, plain
from tthc_render.vietnamese.patterns import pattern_of

CENTRED: Final = "giua"
"""The style of a line that a writer centres."""
WHO_LETTERS: Final = 150
"""No name of who decides has more letters."""
_GROUND: Final = pattern_of(r"(?:Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở|Sau khi|Thể theo)\b")
_LAST_GROUND: Final = pattern_of(r"(?:Căn cứ|Xét|Theo)\b(?:(?!, [A-ZĐÀ-ỸĂÂÊÔƠƯ])[^:;])*[.,]")
"""A ground alone; what it leads to would begin behind a comma: "Căn cứ Kế hoạch số 5, Sở Nội vụ trình …"."""


def above_articles(blocks: Sequence[Block], formula: str) -> list[Block]:
    """The same blocks, those above ``formula`` ("QUYẾT ĐỊNH:", or "" for a kind without one) as the decree has them."""
    return italic_grounds(_centred(blocks, formula) if formula else blocks, formula)


def _centred(blocks: Sequence[Block], formula: str) -> list[Block]:
    """The same blocks, the formula and the capital lines that the text begins with, above a ground, set as titles."""
    at = _formula_at(blocks, formula)
    who = 0
    while who < len(blocks) and who != at and _is_who(blocks[who]):
        who += 1
    if who == len(blocks) or not (who == at or _GROUND.match(plain_line(blocks[who]))):
        who = 0
    titles = {*range(who), at}
    return [
        replace(block, style=CENTRED, inlines=_bold(block))
        if index in titles and isinstance(block, Paragraph)
        else block
        for index, block in enumerate(blocks)
    ]


def _bold(block: Paragraph) -> tuple[Inline, ...]:
    return tuple(replace(item, bold=True) if isinstance(item, Run) else item for item in block.inlines)


def _is_who(block: Block) -> bool:
    text = plain(block.inlines).strip() if isinstance(block, Paragraph) and block.style in ("", CENTRED) else ""
    return any(map(str.isalpha, text)) and text == text.upper() and len(text) <= WHO_LETTERS and text[-1] not in ".;:"


def italic_grounds(blocks: Sequence[Block], formula: str) -> list[Block]:
    """The same blocks with the grounds above the line ``formula`` in italics (II.6a).

    Without a formula those at the beginning are grounds that end with a semicolon, and one more that leads to nothing.
    """
    at = max(_formula_at(blocks, formula), 0)
    if not formula and blocks and plain_line(blocks[0]).endswith(";"):
        texts = [plain_line(block) for block in blocks]
        listed = [bool(_GROUND.match(text)) and text.endswith(";") for text in texts]
        at = listed.index(False) if False in listed else len(blocks)
        at += at < len(blocks) and bool(_LAST_GROUND.fullmatch(texts[at]))
    return [
        replace(block, inlines=tuple(replace(item, italic=True) for item in block.inlines))
        if isinstance(block, Paragraph) and _GROUND.match(plain_line(block))
        else block
        for block in blocks[:at]
    ] + list(blocks[at:])


def _formula_at(blocks: Sequence[Block], formula: str) -> int:
    """Where the line of the formula is, with its colon or without; -1 if it is nowhere."""
    words = formula.rstrip(" :")
    found = (
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and block.style in ("", CENTRED)
        and plain(block.inlines).strip().rstrip(" :") == words
    )
    return next(found, -1) if words else -1
