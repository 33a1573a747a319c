"""The words of a document in the order in which they are to be read, straight from its tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tthc_render.document.inlines import runs_of
from tthc_render.document.tree import (
    Appendix,
    Block,
    Document,
    FormHead,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Signatures,
    Table,
    plain,
)

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def squeezed(texts: Iterable[str]) -> str:
    """Words without blanks: where lines and elements end is another matter."""
    return "".join("".join("".join(texts).split()).split("\u200b"))


def words_of(document: Document) -> Iterator[str]:
    """Every piece of text of ``document`` but page numbers; pictures have none."""
    letterhead = document.letterhead
    yield from (*letterhead.parent, *letterhead.issuer, *MOTTO, letterhead.number, document.about, letterhead.date)
    yield from (document.kind, *document.subject, document.window)
    if document.addressees:
        sign = "" if len(document.addressees) == 1 else "- "
        yield "Kính gửi:"
        yield from (f"{sign}{_plain(line)}" for line in document.addressees)
    yield from _blocks(document.blocks)
    if document.recipients:
        yield from ("Nơi nhận:", *map(_plain, document.recipients))
    yield from (*document.signature.lines, document.signature.name)
    for appendix in document.appendices:
        yield from _head(appendix)
        yield from _blocks(appendix.blocks)


def _plain(line: str) -> str:
    return "".join(run.text for run in runs_of(line))


def _head(appendix: Appendix) -> Iterator[str]:
    head = appendix.head
    if isinstance(head, FormHead):
        yield from (head.code, head.source, *head.title, *head.period, *head.units)
    else:
        yield from (head.label, *head.title, *head.notes)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.label
            yield from _inlines(block.inlines)
        elif isinstance(block, Item):
            yield block.marker
            yield from _inlines(block.inlines)
        elif isinstance(block, Table):
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from _inlines(cell.inlines)
        elif isinstance(block, Signatures):
            yield from (line.text for column in block.columns for line in column)
        elif block.caption:
            yield plain(block.caption)


def _inlines(inlines: Iterable[Inline]) -> Iterator[str]:
    for piece in inlines:
        if isinstance(piece, Note):
            yield str(piece.number) * 2  # at its call, and before the note
            yield from _inlines(piece.inlines)
        else:
            yield piece.text
