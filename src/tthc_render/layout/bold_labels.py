"""Numbers of paragraphs that are all bold: ``#. **Công tác chỉ đạo**`` is a heading, and its number is bold as well."""

from __future__ import annotations

from dataclasses import replace

from tthc_render.document.tree import Block, Document, Paragraph, Run


def with_bold_labels(document: Document) -> Document:
    """``document`` with the number of each wholly bold paragraph as part of its first words (Phụ lục I, mục II.6đ)."""
    return replace(
        document,
        blocks=tuple(map(_bold_label, document.blocks)),
        appendices=tuple(replace(item, blocks=tuple(map(_bold_label, item.blocks))) for item in document.appendices),
    )


def _bold_label(block: Block) -> Block:
    if not isinstance(block, Paragraph) or not block.label or not _is_all_bold(block):
        return block
    first, *others = block.inlines
    assert isinstance(first, Run)
    return replace(block, label="", inlines=(replace(first, text=f"{block.label} {first.text}"), *others))


def _is_all_bold(block: Paragraph) -> bool:
    """Whether all words of a paragraph are bold; calls of notes are no words."""
    words = [item for item in block.inlines if isinstance(item, Run) and item.text.strip()]
    if not words or block.inlines[0] is not words[0] or words[0].link or words[0].vertical:
        return False
    return all(item.bold for item in words)
