"""Any document renders in both formats, and a reader finds the same text in both, in the same order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.docx.test_blocks import merged_tables
from tests.support import read_back
from tests.support.documents import docx_of, letter, pdf_of, words
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Document,
    FormHead,
    Heading,
    Inline,
    Item,
    Letterhead,
    Note,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    plain,
)

PROSE = (
    "Sở Ngoại vụ Hà Tĩnh báo cáo kết quả kiểm soát thủ tục hành chính quý đạt tỷ lệ tiếp nhận giải quyết đúng hạn "
    "hồ sơ trực tuyến một cửa ỂỘẠ 1.234 97,92% 16/QĐ-UBND 2021-2025 15/3/2024 (05) “dẫn” ./. & <b> {{x}} ]]> ½ – …"
)
WORDS = PROSE.split()
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
LONG = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
RUN = st.builds(
    Run,
    TEXT,
    bold=st.booleans(),
    italic=st.booleans(),
    vertical=st.sampled_from(("", "", "sup", "sub")),
    link=st.sampled_from(("", "", "https://hatinh.gov.vn/?a=1&b=2")),
)
RUNS = st.lists(RUN, min_size=1, max_size=4).map(tuple)
NOTE = st.builds(Note, RUNS, italic=st.booleans())
INLINES = st.lists(st.one_of(RUN, RUN, RUN, NOTE), max_size=6).map(tuple)
LABEL = st.sampled_from(("", "1.", "a)", "2.1.", "(i)"))
STYLE = st.sampled_from(("", "", "", "Đơn vị tính", "Tên phần biểu"))
ITEM = st.one_of(
    st.builds(Item, st.just("-"), INLINES, st.integers(1, 3)), st.builds(Item, st.just("+"), INLINES, st.integers(1, 3))
)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 4), INLINES, LABEL),
    st.builds(Paragraph, INLINES, STYLE, LABEL),
    ITEM,
    st.builds(lambda table, note: _with_note(table, note), merged_tables(), st.none() | NOTE),
)
BLOCKS = st.lists(BLOCK, max_size=8).map(tuple)
LINES = st.lists(TEXT, max_size=3).map(tuple)
HEAD = st.one_of(st.builds(FormHead, TEXT, LINES, LINES, LINES), st.builds(AppendixHead, TEXT, LINES, LINES))
APPENDIX = st.builds(Appendix, HEAD, BLOCKS, st.sampled_from(("portrait", "landscape")))
DOCUMENT = st.builds(
    lambda **fields: _numbered(letter(**fields)),
    letterhead=st.builds(Letterhead, LINES, LINES, TEXT, TEXT),
    kind=TEXT,
    subject=st.lists(LONG, max_size=2).map(tuple),
    window=st.sampled_from(("", "(Số liệu tính từ ngày 15/3/2024 đến ngày 14/6/2024)")),
    addressees=LINES,
    blocks=BLOCKS,
    recipients=LINES,
    signature=st.builds(Signature, LINES, st.sampled_from(("", "Nguyễn Văn An"))),
    appendices=st.lists(APPENDIX, max_size=2).map(tuple),
)


class Case:
    """A document of an example. Hypothesis shows it flat: its own way takes hours for a tree as deep as this."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __repr__(self) -> str:
        return repr(self.document)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    return Case(draw(DOCUMENT))


def _with_note(table: Table, note: Note | None) -> Table:
    """``table`` with ``note`` in the first cell of its body."""
    if note is None:
        return table
    first, *others = table.rows[0].cells
    noted = Cell((*first.inlines, note), first.rowspan, first.colspan, "left")
    return Table(table.header, (Row((noted, *others)), *table.rows[1:]), table.columns)


def _numbered(document: Document) -> Document:
    """Notes numbered in the order of their calls."""
    count = itertools.count(1)

    def inlines(pieces: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            Note(piece.inlines, next(count), piece.italic) if isinstance(piece, Note) else piece for piece in pieces
        )

    def block(item: Any) -> Any:
        if isinstance(item, Table):
            rows = tuple(
                Row(tuple(_replaced(cell, inlines=inlines(cell.inlines)) for cell in row.cells), row.kind)
                for row in item.rows
            )
            return _replaced(item, rows=rows)
        return _replaced(item, inlines=inlines(item.inlines))

    blocks = tuple(map(block, document.blocks))
    appendices = tuple(_replaced(item, blocks=tuple(map(block, item.blocks))) for item in document.appendices)
    return _replaced(document, blocks=blocks, appendices=appendices)


def _replaced(item: Any, **fields: Any) -> Any:
    return replace(item, **fields)


def _tables(document: Document) -> Iterator[Table]:
    for block in itertools.chain(document.blocks, *(appendix.blocks for appendix in document.appendices)):
        if isinstance(block, Table):
            yield block


def _words_of(document: Document) -> str:
    """The text that must be in the output, by another way than the writers: the tree read from front to end."""
    head = document.letterhead
    out = [*head.parent, *head.issuer, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    out += [head.number, head.date, document.kind, *document.subject, document.window]
    if len(document.addressees) == 1:
        out.append(f"Kính gửi: {document.addressees[0]}")
    elif document.addressees:
        out += ["Kính gửi:", *(f"- {name}" for name in document.addressees)]
    out += map(_block_words, document.blocks)
    out += ["Nơi nhận:", *document.recipients] if document.recipients else []
    out += [*document.signature.lines, document.signature.name]
    for appendix in document.appendices:
        first = appendix.head
        if isinstance(first, FormHead):
            out += [first.code, *first.title, *first.period, *first.units]
        else:
            out += [first.label, *first.title, *first.notes]
        out += map(_block_words, appendix.blocks)
    return read_back.squeezed("".join(out))


def _block_words(block: Block) -> str:
    if isinstance(block, Table):
        cells = (cell for row in (*block.header, *block.rows) for cell in row.cells)
        return "".join(plain(cell.inlines, notes=True) for cell in cells)
    lead = (
        block.marker if isinstance(block, Item) else "" if not isinstance(block, Heading | Paragraph) else block.label
    )
    return lead + plain(getattr(block, "inlines", ()), notes=True)


def _notes_of(document: Document) -> list[str]:
    def notes(pieces: tuple[Inline, ...]) -> Iterator[str]:
        return (read_back.squeezed(plain(piece.inlines)) for piece in pieces if isinstance(piece, Note))

    out: list[str] = []
    for block in itertools.chain(document.blocks, *(appendix.blocks for appendix in document.appendices)):
        if isinstance(block, Table):
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    out += notes(cell.inlines)
        else:
            out += notes(getattr(block, "inlines", ()))
    return out


@given(cases())
@settings(max_examples=45, deadline=None)
def test_any_document_is_whole_in_docx(case: Case) -> None:
    hold_docx_whole(case.document, docx_of(case.document))


def hold_docx_whole(document: Document, data: bytes) -> None:
    assert read_back.squeezed(read_back.docx_text(data)) == _words_of(document)
    assert list(map(read_back.squeezed, read_back.docx_notes(data))) == _notes_of(document)
    assert all(len(set(grid)) == 1 for grid in read_back.grids(data))


@given(cases())
@settings(max_examples=15, deadline=None)
def test_any_document_has_the_same_text_in_docx_and_pdf(case: Case) -> None:
    document = case.document
    data, found = docx_of(document), read_back.pages(pdf_of(document))
    hold_docx_whole(document, data)
    headers = [
        "".join(plain(cell.inlines) for row in table.header for cell in row.cells) for table in _tables(document)
    ]
    assert read_back.match(read_back.docx_text(data), found, headers) == ""
    notes = "".join(f"{number}{note}" for number, note in enumerate(read_back.docx_notes(data), 1))
    assert "".join(page.notes for page in found) == read_back.squeezed(notes)


LOST: list[tuple[str, Callable[[str], str]]] = [
    ("a word", lambda text: text.replace("Ngoại", "", 1)),
    ("the end", lambda text: text[:-5]),
    ("the order", lambda text: text[200:] + text[:200]),
]


@pytest.mark.parametrize(("what", "change"), LOST, ids=[what for what, _ in LOST])
def test_the_comparison_sees_what_is_lost(what: str, change: Callable[[str], str]) -> None:
    document = letter(blocks=(Paragraph(words("Sở Ngoại vụ báo cáo kết quả. " * 20)),))
    found = read_back.pages(pdf_of(document))
    text = read_back.docx_text(docx_of(document))
    assert read_back.match(text, found) == ""
    assert read_back.match(change(text), found) != "" or what == "the end"
    if what == "the end":
        assert read_back.match(text + "thêm", found) == "thêm"
