"""The tree of a report as a page for Typst, to compare the speed of printing; as plain as a script for it would be."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from tthc_render.document.tree import (
    Appendix,
    Block,
    Cell,
    Document,
    FormHead,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Table,
)
from tthc_render.layout.measures import Measures

_SETTINGS = """\
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 20mm), numbering: "1")
#set text(font: "{family}", size: 14pt, lang: "vi", hyphenate: false, kerning: false, ligatures: false,
  top-edge: 0.91235em, bottom-edge: -0.23755em)
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), leading: 0pt, spacing: 6pt, linebreaks: "simple")
#set table(stroke: 0.5pt, inset: 2.4pt)
#show footnote.entry: set text(size: 10pt)
#let mid(body) = {{ set par(first-line-indent: 0pt); align(center, strong(body)) }}
"""
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]~/\"'=+-"})


def typst_page(measures: Measures, family: str) -> str:
    """The whole document as source for Typst, in the font ``family``."""
    document = measures.document
    return _SETTINGS.format(family=family) + "\n".join(_document(document))


def _document(document: Document) -> Iterator[str]:
    letterhead = document.letterhead
    left = " \\\n".join(map(_words, (*letterhead.parent, *letterhead.issuer, letterhead.number)))
    right = " \\\n".join(
        map(_words, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", letterhead.date))
    )
    yield f"#grid(columns: (60mm, 1fr), mid[{left}], mid[{right}])\n"
    for line in (document.kind, *document.subject, document.window):
        yield f"#mid[{_words(line)}]\n"
    for line in document.addressees:
        yield f"#align(center)[Kính gửi: {_words(line)}]\n"
    yield from map(_block, document.blocks)
    names = " \\\n".join(map(_words, ("Nơi nhận:", *document.recipients)))
    signers = " \\\n".join(map(_words, (*document.signature.lines, document.signature.name)))
    yield f"#grid(columns: (1fr, 1fr), text(size: 11pt)[{names}], mid[{signers}])\n"
    for appendix in document.appendices:
        yield from _appendix(appendix)


def _appendix(appendix: Appendix) -> Iterator[str]:
    flipped = "true" if "landscape" in appendix.orientation else "false"
    head = appendix.head
    first = head.code if isinstance(head, FormHead) else head.label
    lines = (*head.title, *(head.period if isinstance(head, FormHead) else head.notes))
    yield f"#page(flipped: {flipped})[\n#counter(page).update(1)\n*{_words(first)}*\n"
    for line in lines:
        yield f"#mid[{_words(line)}]\n"
    yield from map(_block, appendix.blocks)
    yield "]\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"#block(sticky: true)[*{_words(block.label)} {_inlines(block.inlines)}*]\n"
    if isinstance(block, Item):
        return f"\\{block.marker} {_inlines(block.inlines)}\n"
    if isinstance(block, Paragraph):
        return f"{_words(block.label)} {_inlines(block.inlines)}\n"
    if isinstance(block, Table):
        columns = ", ".join(f"{share:.5f}fr" for share in block.weights)
        head = ",\n".join(_cell(cell, True) for row in block.header for cell in row.cells)
        body = ",\n".join(_cell(cell, row.kind != "data") for row in block.rows for cell in row.cells)
        return (
            f"#[#set text(size: {block.size_pt}pt)\n#set par(first-line-indent: 0pt, justify: false)\n"
            f"#table(columns: ({columns}), align: horizon,\ntable.header({head}),\n{body})]\n"
        )
    return ""


def _cell(cell: Cell, bold: bool) -> str:
    text = _inlines(cell.inlines)
    spans = f"rowspan: {cell.rowspan}, colspan: {cell.colspan}, " if cell.rowspan * cell.colspan > 1 else ""
    align = "left" if cell.align == "justify" else cell.align
    return f"table.cell({spans}align: {align})[{f'*{text}*' if bold and text else text}]"


def _inlines(pieces: Iterable[Inline]) -> str:
    out = []
    for piece in pieces:
        if isinstance(piece, Note):
            out.append(f"#footnote[{_inlines(piece.inlines)}]")
            continue
        text = _words(piece.text)
        text = f"#strong[{text}]" if piece.bold else text
        text = f"#emph[{text}]" if piece.italic else text
        out.append({"sup": f"#super[{text}]", "sub": f"#sub[{text}]"}.get(piece.vertical, text))
    return "".join(out)


def _words(text: str) -> str:
    return text.translate(_ESCAPED)


class Typst:
    """A warm process that prints pages, with processor time of all its threads."""

    def __init__(self, python: Path, fonts: Path) -> None:
        self._process = subprocess.Popen(
            [str(python), str(Path(__file__).with_name("typst_worker.py")), str(fonts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def print(self, page: Path) -> tuple[float, int]:
        """Processor seconds of printing ``page``, and how large the PDF is in bytes."""
        ways: tuple[IO[Any] | None, IO[Any] | None] = (self._process.stdin, self._process.stdout)
        into, out = ways
        assert into is not None
        assert out is not None
        into.write(f"{page}\n")
        into.flush()
        seconds, size = out.readline().split()
        return float(seconds), int(size)

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=30)
