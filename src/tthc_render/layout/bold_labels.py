"""Numbers of paragraphs that are all bold: ``#. **Công tác chỉ đạo**`` is a heading, and its number is bold as well."""

from __future__ import annotations

from dataclasses import replace

from tthc_render.document.look import is_all_bold, words_of
from tthc_render.document.tree import Block, Document, Paragraph, Run


def with_bold_labels(document: Document) -> Document:
    """``document`` with the number of each wholly bold paragraph as part of its first words (Phụ lục I, mục II.6đ)."""
    return replace(
        document,
        blocks=tuple(map(_bold_label, document.blocks)),
        appendices=tuple(replace(item, blocks=tuple(map(_bold_label, item.blocks))) for item in document.appendices),
    )


def _bold_label(block: Block) -> Block:
    if not isinstance(block, Paragraph) or not block.label or not _takes_its_number(block):
        return block
    first, *others = block.inlines
    assert isinstance(first, Run)
    return replace(block, label="", inlines=(replace(first, text=f"{block.label} {first.text}"), *others))


def _takes_its_number(block: Paragraph) -> bool:
    """Whether all words of a paragraph are bold and the first of them can have the number before them."""
    first = next(iter(words_of(block.inlines)), None)
    begins = first is not None and block.inlines[0] is first and not first.link and not first.vertical
    return begins and is_all_bold(block.inlines)
