"""Blanks of a document made one thing once, so that DOCX, PDF and roll-up see the same text.

Tabs, blanks of other widths and runs of blanks become one blank, characters without width go, and a single no-break
space becomes a blank: the layout decides where lines may not break. Between thousands and before a per cent sign a
blank that is none of the keyboard's stays one at which no line ends. Several no-break spaces in a row are room left for
a number; they stay. Hyphens that fonts lack (U+2010, U+2011) become the plain one; in running text and cells U+2011
stays what it is until it is printed as a plain one, since no line ends there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tthc_render.document.inlines import inline_text
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Document,
    Figure,
    FormHead,
    Inline,
    MarkedText,
    Note,
    Row,
    Run,
    Signatures,
    Table,
)
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import plain_hyphens

NO_WIDTH: Final = pattern_of("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphen, zero-width and directional characters (Unicode categories Cf)."""
_SINGLE: Final = pattern_of(
    "(?<![\u00a0\u202f])(?!(?<=[0-9])\u00a0(?:[0-9]{3}(?![0-9])|%))[\u00a0\u202f](?![\u00a0\u202f])"
)
_WIDE: Final = "\u1680\u2000-\u200a\u2028\u2029\u205f\u3000"
_RUN: Final = pattern_of(f"[ \t{_WIDE}]{{2,}}|[\t{_WIDE}]")
_ANY: Final = pattern_of("[\t\u00a0\u00ad\u1680\u180e\u2000-\u2010\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]")
_IN_NUMBER: Final = pattern_of(f"(?<=[0-9])[\u00a0\u202f{_WIDE}](?=[0-9]{{3}}(?![0-9])|%)")
"""A blank of a writing program between thousands, or before a per cent sign: no line ends there."""


def plain_blanks(text: str) -> str:
    """``text`` with its blanks and hyphens as they are printed."""
    return plain_hyphens(_blanks(text))


def _blanks(text: str) -> str:
    if "  " not in text and not _ANY.search(text):
        return text
    text = _IN_NUMBER.sub("\u00a0", NO_WIDTH.sub("", text.replace("\u2010", "-")))
    return _RUN.sub(" ", _SINGLE.sub(" ", text))


def with_plain_blanks(document: Document) -> Document:
    """``document`` with the blanks of all its words as they are printed; the letterhead's blanks are room to write."""
    head, signature = document.letterhead, document.signature
    return replace(
        document,
        letterhead=replace(head, number=plain_hyphens(head.number), date=plain_hyphens(head.date)),
        signature=replace(signature, name=plain_hyphens(signature.name), office=plain_hyphens(signature.office)),
        subject=_lines(document.subject),
        about=_line(document.about),
        addressees=_lines(document.addressees),
        recipients=_lines(document.recipients),
        drafter=_line(document.drafter),
        contact=_line(document.contact),
        blocks=tuple(map(_block, document.blocks)),
        appendices=tuple(map(_appendix, document.appendices)),
    )


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_line, lines))


def _line(text: str) -> str:
    if not isinstance(text, MarkedText):
        return plain_blanks(text)
    runs = tuple(
        replace(run, text=plain_hyphens(run.text))
        for run in inlines_with_plain_blanks(text.runs)
        if isinstance(run, Run)
    )
    return MarkedText(inline_text(runs), runs)


def _appendix(appendix: Appendix) -> Appendix:
    head = appendix.head
    if isinstance(head, FormHead):
        head = replace(head, title=_lines(head.title), period=_lines(head.period), units=_lines(head.units))
    elif isinstance(head, AppendixHead):
        head = replace(head, title=_lines(head.title), notes=_lines(head.notes))
    return replace(appendix, head=head, blocks=tuple(map(_block, appendix.blocks)))


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, header=tuple(map(_row, block.header)), rows=tuple(map(_row, block.rows)))
    if isinstance(block, Signatures):
        return block
    if isinstance(block, Figure):
        return replace(block, caption=inlines_with_plain_blanks(block.caption))
    return replace(block, inlines=inlines_with_plain_blanks(block.inlines))


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Cell:
    inlines = inlines_with_plain_blanks(cell.inlines)
    return cell if inlines == cell.inlines else replace(cell, inlines=inlines)


def inlines_with_plain_blanks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Runs and notes with plain blanks; two runs do not bring a blank each where they meet."""
    out: list[Inline] = []
    blank = False
    for inline in inlines:
        if isinstance(inline, Note):
            out.append(replace(inline, inlines=inlines_with_plain_blanks(inline.inlines)))
            blank = False
            continue
        text = _blanks(inline.text)
        text = text[1:] if blank and text.startswith(" ") else text
        if text:
            out.append(inline if text == inline.text else _with_text(inline, text))
            blank = text.endswith(" ")
    return tuple(out)


def _with_text(run: Run, text: str) -> Run:
    return replace(run, text=text)
