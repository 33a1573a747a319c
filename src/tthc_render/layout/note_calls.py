"""Which blocks call footnotes, and whether a document has so many that pages may end because of them."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.document.tree import Block, Document, Figure, Heading, Inline, Note, Signatures, Table


def blocks_of(document: Document) -> list[Block]:
    """The blocks of the body and of the appendices, in their order."""
    return [*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks)]


def may_part_notes(document: Document) -> bool:
    """Whether a program may end a page elsewhere because of notes: one beside a table or heading, or two."""
    blocks = blocks_of(document)
    least = 1 if any(isinstance(block, Heading | Table) for block in blocks) else 2
    return sum(isinstance(inline, Note) for block in blocks for inline in _words(block)) >= least


def _words(block: Block) -> Iterator[Inline]:
    if isinstance(block, Figure):
        yield from block.caption
    elif isinstance(block, Table):
        for row in (*block.header, *block.rows):
            for cell in row.cells:
                yield from cell.inlines
    elif not isinstance(block, Signatures):
        yield from block.inlines
