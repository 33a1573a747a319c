"""The words of blocks of a document as a reader sees them: for pages of reference and for comparing."""

from __future__ import annotations

from collections.abc import Iterable

from tthc_render.document.inlines import inline_text
from tthc_render.document.markup import ChartRef, FormRef, Piece
from tthc_render.document.tree import Figure, Item, Signatures, Table


def to_text(blocks: Iterable[Piece]) -> list[str]:
    """One string a block, as a reader sees it: labels and markers, note calls as ³, subscripts as ₁.

    Table cells are separated by tabs and rows by line ends.
    """
    return [_block_text(block) for block in blocks]


def _block_text(block: Piece) -> str:
    if isinstance(block, FormRef):
        part = f" | phần {block.part.removeprefix('phan_')}" if block.part else ""
        return f"[[bảng: {block.code}{part}]]"
    if isinstance(block, ChartRef):
        return f"[[biểu đồ: {' | '.join((block.source, *block.fields))}]]"
    if isinstance(block, Table):
        rows = (*block.header, *block.rows)
        return "\n".join("\t".join(inline_text(cell.inlines) for cell in row.cells) for row in rows)
    if isinstance(block, Figure):
        return inline_text(block.caption)
    if isinstance(block, Signatures):
        return "\n".join("\t".join(line.text for line in lines) for lines in zip(*block.columns, strict=False))
    words = inline_text(block.inlines)
    before = block.marker if isinstance(block, Item) else block.label
    return f"{before} {words}" if before else words
