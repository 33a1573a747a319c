"""Blocks and rows that begin a page, written into the tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tthc_render.document.tree import Block, Document, Heading, Item, Paragraph, Table

Place = tuple[int, int]
"""The number of a block in the document, and that of its line or row."""


def with_starts(document: Document, places: Iterable[Place]) -> Document:
    """``document`` with the blocks and rows at ``places`` beginning a page; a line inside a paragraph begins none."""
    rows: dict[int, list[int]] = {}
    for number, row in places:
        rows.setdefault(number, []).append(row)

    def marked(blocks: Sequence[Block], first: int) -> tuple[Block, ...]:
        return tuple(_marked(block, rows.get(number, ())) for number, block in enumerate(blocks, first))

    count, appendices = len(document.blocks), []
    for appendix in document.appendices:
        appendices.append(replace(appendix, blocks=marked(appendix.blocks, count)))
        count += len(appendix.blocks)
    return replace(document, blocks=marked(document.blocks, 0), appendices=tuple(appendices))


def _marked(block: Block, rows: Collection[int]) -> Block:
    if 0 in rows and isinstance(block, Heading | Paragraph | Item):
        return replace(block, starts_page=True)
    if rows and isinstance(block, Table):
        return replace(block, page_starts=tuple(sorted({*block.page_starts, *rows})))
    return block
