"""Spaces at which a line must not break: "ngày 20", "số 107/BC-UBND", "Điều 5", "Quý II", "15 phút", "120 m²".

The decree has no rule for it (grade C: custom of good offices); the pairs are in ``layout.yaml`` of the layout.
Only the kind of space changes: words and numbers stay as they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    MarkedText,
    Note,
    Paragraph,
)

NO_BREAK_SPACE = "\u00a0"
_BOUND = rf"\g<word>{NO_BREAK_SPACE}"
_NUMBER = r"(?=\d|[IVX]+\b|[a-zđ]\b\)?)"


def bind_document(document: Document, words: tuple[str, ...], units: tuple[str, ...] = ()) -> Document:
    """``document`` with every space between one of ``words`` and a number, or a number and one of ``units``, bound."""
    pattern = _pattern(words, units)
    return replace(
        document,
        subject=_lines(document.subject, pattern),
        about=_line(document.about, pattern),
        addressees=_lines(document.addressees, pattern),
        recipients=_lines(document.recipients, pattern),
        blocks=_blocks(document.blocks, pattern),
        appendices=tuple(_appendix(item, pattern) for item in document.appendices),
    )


@functools.lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...], units: tuple[str, ...] = ()) -> re.Pattern[str]:
    after = rf"(?P<word>(?<!\w)(?:{_any(words)})) {_NUMBER}"
    before = rf"(?<=[\d½]) (?=(?:{_any(units)})(?![\w²³]))" if units else ""
    return re.compile("|".join(filter(None, (after, before))))


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def bind(text: str, words: tuple[str, ...], units: tuple[str, ...] = ()) -> str:
    """``text`` with the spaces bound."""
    return _pattern(words, units).sub(_BOUND, text)


def _appendix(appendix: Appendix, pattern: re.Pattern[str]) -> Appendix:
    head = replace(appendix.head, title=_lines(appendix.head.title, pattern))
    if isinstance(head, AppendixHead):
        head = replace(head, notes=_lines(head.notes, pattern))
    return replace(appendix, head=head, blocks=_blocks(appendix.blocks, pattern))


def _lines(lines: Iterable[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(_line(line, pattern) for line in lines)


def _line(line: str, pattern: re.Pattern[str]) -> str:
    words = pattern.sub(_BOUND, line)
    return line.with_blanks(words) if isinstance(line, MarkedText) else words


def _blocks(blocks: Iterable[Block], pattern: re.Pattern[str]) -> tuple[Block, ...]:
    return tuple(_block(block, pattern) for block in blocks)


def _block(block: Block, pattern: re.Pattern[str]) -> Block:
    if isinstance(block, Heading | Paragraph | Item):
        return replace(block, inlines=_inlines(block.inlines, pattern))
    if isinstance(block, Figure):
        return replace(block, caption=_inlines(block.caption, pattern))
    return block


def _inlines(inlines: tuple[Inline, ...], pattern: re.Pattern[str]) -> tuple[Inline, ...]:
    return tuple(
        replace(item, inlines=_inlines(item.inlines, pattern))
        if isinstance(item, Note)
        else replace(item, text=pattern.sub(_BOUND, item.text))
        for item in inlines
    )
