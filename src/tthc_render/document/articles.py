"""Parts, chapters, sections and articles: ``{.phan}``, ``{.chuong}``, ``{.muc}``, ``{.tieu-muc}``, ``{.dieu}``.

Decree 30/2020, Annex I, part II, 6: "Chương I" stands on a line of its own above its title, both in the middle and
bold; "Điều 1." begins the line of its text or title. Mục counts from 1 in each chapter, Tiểu mục in each Mục; the
others count through the document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.tree import Block, Inline, Paragraph, Run, plain
from tthc_render.vietnamese.ordinals import read_roman, roman
from tthc_render.vietnamese.patterns import pattern_of

ARTICLE: Final = "dieu"
DIVISION: Final = "ten-muc"
"""The style of the lines above articles, "Chương I" and its title."""
BEGIN_LISTS: Final = frozenset({ARTICLE, DIVISION})
"""Styles after which clauses and points count from the beginning."""

_KINDS: Final[dict[str, tuple[str, Callable[[int], str]]]] = {
    "phan": ("Phần", roman),
    "chuong": ("Chương", roman),
    "muc": ("Mục", str),
    "tieu-muc": ("Tiểu mục", str),
    ARTICLE: ("Điều", str),
}
MARKS: Final = frozenset(_KINDS)
"""What lines may ask for by ``{.name}`` to be numbered."""
_BELOW: Final = {"chuong": ("muc", "tieu-muc"), "muc": ("tieu-muc",), "phan": ("muc", "tieu-muc")}
_TYPED_ARTICLE = pattern_of(r"(Điều [0-9]{1,3})\.(?:\s|$)")
_TYPED = pattern_of(r"\[([^\[\]]{1,40})\]\s*")
_GROUND = pattern_of(r"(?:Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở|Sau khi|Thể theo)\b")
_LAST_GROUND = pattern_of(r"(?:Căn cứ|Xét|Theo)\b(?:(?!, [A-ZĐÀ-ỸĂÂÊÔƠƯ])[^:;])*[.,]")
"""A ground alone; what it leads to would begin behind a comma: "Căn cứ Kế hoạch số 5, Sở Nội vụ trình …"."""
_LAST = pattern_of(r"\b([0-9]{1,4}|[IVXLC]{1,8})(?=[a-zđ]?\.?$)")


def number_articles(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, each division and article with its number; ``[Phần thứ nhất]`` before the title sets another.

    Counting goes on after a number that is set where it ends in one. Other blocks stay as they are.
    """
    counts = dict.fromkeys(_KINDS, 0)
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.style not in _KINDS:
            out.append(block)
            continue
        typed, inlines = _typed(block.inlines)
        name, write = _KINDS[block.style]
        counts[block.style] = (_value(typed) if typed else None) or counts[block.style] + (0 if typed else 1)
        for below in _BELOW.get(block.style, ()):
            counts[below] = 0
        number = typed or f"{name} {write(counts[block.style])}"
        if block.style == ARTICLE:
            label = number if number.endswith(".") else f"{number}."
            lead: tuple[Inline, ...] = (Run(label, bold=True), *([Run(" ")] if inlines else []))
            out.append(replace(block, inlines=(*lead, *inlines)))
            continue
        out.append(replace(block, style=DIVISION, inlines=(Run(number, bold=True),)))
        if inlines:
            bold = tuple(replace(item, bold=True) if isinstance(item, Run) else item for item in inlines)
            out.append(replace(block, style=DIVISION, inlines=bold))
    return out


def check_typed_articles(blocks: Sequence[object]) -> list[Finding]:
    """D606 at articles with a typed number that ``{.dieu}`` prints as well; call it on blocks without numbers."""
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    counted = [item for item in number_articles(texts) if isinstance(item, Paragraph) and item.style == ARTICLE]
    printed = {plain(item.inlines[:1]).rstrip(".") for item in counted}
    typed = [(item, _TYPED_ARTICLE.match(plain(item.inlines))) for item in texts if not item.style]
    return [finding("D606", item.where, number=own[1]) for item, own in typed if own and own[1] in printed]


def italic_grounds(blocks: Sequence[Block], formula: str) -> list[Block]:
    """The same blocks with the grounds above the line ``formula`` ("QUYẾT ĐỊNH:") in italics (II.6a).

    Without a formula those at the beginning are grounds that end with a semicolon, and one more that leads to nothing.
    """
    at = next((i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and _is(block, formula)), 0)
    if not formula and blocks and _text(blocks[0]).endswith(";"):
        texts = [_text(block) for block in blocks]
        listed = [bool(_GROUND.match(text)) and text.endswith(";") for text in texts]
        at = listed.index(False) if False in listed else len(blocks)
        at += at < len(blocks) and bool(_LAST_GROUND.fullmatch(texts[at]))
    return [
        replace(block, inlines=tuple(replace(item, italic=True) for item in block.inlines))
        if isinstance(block, Paragraph) and not block.style and _GROUND.match(plain(block.inlines))
        else block
        for block in blocks[:at]
    ] + list(blocks[at:])


def _text(block: Block) -> str:
    return plain(block.inlines).strip() if isinstance(block, Paragraph) and not block.style else ""


def _is(block: Paragraph, formula: str) -> bool:
    return bool(formula) and plain(block.inlines).strip() == formula


def is_article_title(block: Paragraph) -> bool:
    """Whether an article's own line is only its title, whose clauses follow: all of it is bold."""
    words = [item for item in block.inlines if isinstance(item, Run) and item.text.strip()]
    return block.style == ARTICLE and len(words) > 1 and all(item.bold for item in words)


def _typed(inlines: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """The number in brackets before a title, and the rest."""
    first = inlines[0] if inlines else None
    if not isinstance(first, Run) or not (match := _TYPED.match(first.text)):
        return "", inlines
    rest = replace(first, text=first.text[match.end() :])
    return match[1].strip(), (rest, *inlines[1:]) if rest.text else inlines[1:]


def _value(typed: str) -> int | None:
    found = _LAST.search(typed)
    return None if found is None else int(found[1]) if found[1].isdecimal() else read_roman(found[1])
