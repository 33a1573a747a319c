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
LISTED: Final = 2
"""So many lines that count from 1 are articles of the document, and no words on those of another."""
MARKS: Final = frozenset(_KINDS)
"""What lines may ask for by ``{.name}`` to be numbered."""
_BELOW: Final = {"chuong": ("muc", "tieu-muc"), "muc": ("tieu-muc",), "phan": ("muc", "tieu-muc")}
_TYPED_ARTICLE = pattern_of(r"(Điều [0-9]{1,3})\.(?:\s|$)")
_ODD_ARTICLE = pattern_of(r"((?:Điều|ĐIỀU) (\d{1,3})(?:\s?[:)–-]|(?<=ĐIỀU \d)\.|(?<=ĐIỀU \d\d)\.))\s")
_TYPED = pattern_of(r"\[([^\[\]]{1,40})\]\s*")
_TYPED_DIVISION = pattern_of(
    r"(?P<name>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC) (?P<number>(?:thứ|THỨ) \w+|[IVXLC]+|\d{1,3})"
    r"\s*(?:[.:–-]?|[.:–-]?\s+(?P<title>.{4,150}))"
)
"""A line that is a division's number only, or its number and a title in capitals."""
_TYPED_BEHIND = pattern_of(
    r"(?P<number>(?P<name>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Điều|ĐIỀU)"
    r" (?:(?:thứ|THỨ) \w+|[IVXLC]+|\d{1,3}))(?:[.:]\s*|\s[–-]\s+|\s*$)"
)
"""The number that is typed behind the mark that would print it: ``{.phan} Phần thứ hai. NỘI DUNG``."""
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
        name, write = _KINDS[block.style]
        typed, inlines = _typed(block.inlines, name)
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
    """D606 at articles with a typed number that ``{.dieu}`` prints as well; call it on blocks without numbers.

    D609 at the first of articles from 1 on that are typed otherwise than "Điều 1.".
    """
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    counted = [item for item in number_articles(texts) if isinstance(item, Paragraph) and item.style == ARTICLE]
    printed = {plain(item.inlines[:1]).rstrip(".") for item in counted}
    typed = [(item, _TYPED_ARTICLE.match(plain(item.inlines))) for item in texts if not item.style]
    twice = [finding("D606", item.where, number=own[1]) for item, own in typed if own and own[1] in printed]
    odd = [(item, own) for item, _ in typed if (own := _ODD_ARTICLE.match(plain(item.inlines)))]
    if len(odd) < LISTED or [int(own[2]) for _, own in odd] != [*range(1, len(odd) + 1)]:
        return twice
    first, own = odd[0]
    return [*twice, finding("D609", first.where, text=own[1])]


def bold_articles(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, a typed "Điều 1." that begins a plain paragraph in bold, as a counted one is (II.6đ)."""
    return [_with_bold_number(block) if isinstance(block, Paragraph) and not block.style else block for block in blocks]


def _with_bold_number(block: Paragraph) -> Paragraph:
    first = block.inlines[0] if block.inlines else None
    if not isinstance(first, Run) or first.bold or (typed := _TYPED_ARTICLE.match(first.text)) is None:
        return block
    number, rest = f"{typed[1]}.", first.text[len(typed[1]) + 1 :]
    behind = (replace(first, text=rest),) if rest else ()
    return replace(block, inlines=(replace(first, text=number, bold=True), *behind, *block.inlines[1:]))


def check_typed_divisions(blocks: Sequence[object]) -> list[Finding]:
    """D607 at a typed "Phần thứ nhất", "Chương I", "Mục 1" that is a plain paragraph; the mark prints it as a title."""
    found = []
    for index, block in enumerate(blocks):
        typed = _TYPED_DIVISION.fullmatch(plain_line(block))
        own = (typed["title"] or "").strip() if typed else ""
        if typed is None or not isinstance(block, Paragraph) or own != own.upper():
            continue
        below = plain_line(blocks[index + 1]) if index + 1 < len(blocks) else ""
        title = own or (below if below == below.upper() and any(map(str.isalpha, below)) else "")
        mark = next(mark for mark, (name, _) in _KINDS.items() if name == typed["name"].capitalize())
        number = f"{typed['name'].capitalize()} {typed['number']}"
        found.append(
            finding("D607", block.where, text=typed[0].strip(), mark=mark, number=number, title=title[:80] or "TÊN")
        )
    return found


def plain_line(block: object) -> str:
    """The text of a paragraph without a style; "" for all else."""
    return plain(block.inlines).strip() if isinstance(block, Paragraph) and not block.style else ""


def is_article_title(block: Paragraph) -> bool:
    """Whether an article's own line is only its title, whose clauses follow: all of it is bold."""
    words = [item for item in block.inlines if isinstance(item, Run) and item.text.strip()]
    return block.style == ARTICLE and len(words) > 1 and all(item.bold for item in words)


def _typed(inlines: tuple[Inline, ...], name: str) -> tuple[str, tuple[Inline, ...]]:
    """The number in brackets before a title, or typed there with the ``name`` of what is numbered, and the rest."""
    first = inlines[0] if inlines else None
    if not isinstance(first, Run):
        return "", inlines
    match = _TYPED.match(first.text)
    if match is None and (own := _TYPED_BEHIND.match(first.text)) and own["name"].capitalize() == name:
        match = own
    if match is None:
        return "", inlines
    rest = replace(first, text=first.text[match.end() :])
    return match[1].strip(), (rest, *inlines[1:]) if rest.text else inlines[1:]


def _value(typed: str) -> int | None:
    found = _LAST.search(typed)
    return None if found is None else int(found[1]) if found[1].isdecimal() else read_roman(found[1])
