"""Which blocks call footnotes, and whether a document has so many that pages may end because of them."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.document.tree import Block, Document, Figure, Inline, Note, Signatures, Table


def blocks_of(document: Document) -> list[Block]:
    """The blocks of the body and of the appendices, in their order."""
    return [*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks)]


def calls_note(table: Table) -> bool:
    """Whether a note is called in a row below the head of ``table``."""
    return any(isinstance(inline, Note) for row in table.rows for cell in row.cells for inline in cell.inlines)


def may_part_notes(document: Document) -> bool:
    """Whether a program may put a note on another page than its call: one in a table, or two in the text."""
    blocks = blocks_of(document)
    if any(isinstance(block, Table) and calls_note(block) for block in blocks):
        return True
    return sum(isinstance(inline, Note) for block in blocks for inline in _words(block)) > 1


def _words(block: Block) -> Iterator[Inline]:
    if isinstance(block, Figure):
        yield from block.caption
    elif not isinstance(block, Table | Signatures):
        yield from block.inlines
