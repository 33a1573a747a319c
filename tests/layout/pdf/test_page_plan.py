"""Pages that end because of notes are said in the document, so that DOCX and PDF end them alike."""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Callable, Sequence

import pdfplumber
import pytest

from tests.layout.pdf.direct.test_printer import differences, letters
from tests.support.documents import ND30, STAMP, docx_of, geometry, letter, pdf_of, png, words
from tests.support.drawn import drawn_notes
from tests.support.read_back import W, part
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Table,
    plain,
)
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.page_plan import planned
from tthc_render.layout.pdf.renderer import HtmlLayout, load_html_layout

SENTENCE = "Quyết định số 16/2024/QĐ-UBND ngày 20/4/2024 của Ủy ban nhân dân tỉnh ban hành Quy chế hoạt động. "
HEAD = Row((Cell(words("STT")), Cell(words("Nội dung"))), "header")


def layout() -> HtmlLayout:
    return load_html_layout(ND30 / "layout.html")


def plan(document: Document, layout_of: Callable[[], HtmlLayout] = layout) -> Document:
    return planned(measure(document, geometry()), layout_of, STAMP).document


def table(rows: int, noted: Sequence[int], lines: int = 3) -> Table:
    """``rows`` low rows, some of which call a note of as many lines."""
    number = itertools.count(1)
    texts = [
        (*words(f"dòng {row}"), *((Note(words(SENTENCE * lines), next(number)),) if row in noted else ()))
        for row in range(1, rows + 1)
    ]
    return Table((HEAD,), tuple(Row((Cell(words("1")), Cell(text, align="left"))) for text in texts), 2, is_free=True)


def starts(*blocks: Block) -> list[tuple[int, ...] | bool]:
    """Of each block whether it, or of a table which rows, begin a page."""
    found = plan(letter(blocks=blocks)).blocks
    return [block.page_starts if isinstance(block, Table) else getattr(block, "starts_page", False) for block in found]


@pytest.mark.parametrize(
    ("rows", "noted", "expected"),
    [
        (60, [], ()),
        (60, [5], ()),  # the row and its note are far above where the page ends
        (60, [25], (24,)),  # the row has room, its note has none
        (60, [25, 50], (24, 54)),
        (20, [15], ()),
    ],
)
def test_a_row_begins_the_page_that_has_room_for_its_note(
    rows: int, noted: list[int], expected: tuple[int, ...]
) -> None:
    [found] = starts(table(rows, noted))
    assert isinstance(found, tuple)
    assert found[:1] == expected[:1]
    assert all(row < rows for row in found)


def noted(text: str, lines: int, number: int) -> Paragraph:
    return Paragraph((*words(text), Note(words(SENTENCE * lines), number)))


@pytest.mark.parametrize(("first", "second"), [(0, 3), (3, 3), (5, 3), (8, 4)])
def test_a_paragraph_whose_note_has_no_room_begins_the_next_page_with_its_heading(first: int, second: int) -> None:
    """Where another note is on the page and another line would have room: LibreOffice leaves the call behind."""
    lines = [Paragraph(words("Một dòng.")) for _ in range(40)]
    lengths = range(4, 24)
    moved = []
    for length in lengths:
        above = [noted("Đầu", first, 1)] if first else []
        blocks = (*above, *lines[:length], Heading(2, words("Mục"), "1."), noted("Cuối", second, 2), *lines)
        found = starts(*blocks)
        moved.append(found.index(True) if True in found else 0)
        assert moved[-1] in (0, len(above) + length)
    assert any(moved) is (first > 0)


@pytest.mark.parametrize(
    ("lines", "is_headed", "is_noted", "moves"),
    [
        (4, True, True, True),
        (4, False, True, False),
        (4, True, False, False),
        (3, True, True, False),
        (5, True, True, False),
    ],
)
def test_four_lines_below_a_heading_whose_last_one_a_note_displaces_begin_the_next_page(
    lines: int, is_headed: bool, is_noted: bool, moves: bool
) -> None:
    """Over all heights at which a page may end in the paragraph; at some of them LibreOffice takes it over whole."""
    above: Block = noted("Đầu", 1, 1) if is_noted else Paragraph(words("Đầu"))
    filling = [Paragraph(words("Một dòng.")) for _ in range(14)]
    heading = [Heading(2, words("Mục"), "1.")] if is_headed else []
    paragraph = Paragraph(words(f"{'Phòng thí nghiệm lên men năm trăm lít tại trường đại học Sông Thao ' * lines}."))
    found = set()
    for height in range(2, 50, 2):
        room = Figure("a.png", 20, (), picture=Picture("png", png(), 20, height))
        said = starts(above, room, *filling, *heading, paragraph, *filling[:9])
        found.add(said.index(True) if True in said else 0)
    assert found == ({0, 2 + len(filling)} if moves else {0})


def test_notes_beside_pictures_are_planned_too() -> None:
    picture = Figure("a.png", 40.0, words("Hình"), picture=Picture("png", png(), 40.0, 60.0), alt="Hình")
    found = [starts(picture, *[Paragraph(words("Một dòng."))] * more, table(40, [8, 16, 30])) for more in range(4)]
    assert all(isinstance(rows, tuple) and rows for *_, rows in found)


def test_a_document_whose_notes_stay_where_they_are_is_the_same() -> None:
    def no_layout() -> HtmlLayout:
        raise AssertionError

    for blocks in ([Paragraph(words("Không chú thích"))], [noted("Một", 1, 1)]):
        document = letter(blocks=tuple(blocks))
        assert plan(document, no_layout) == measure(document, geometry()).document


def test_a_layout_that_cannot_be_read_says_so_where_it_prints() -> None:
    def broken() -> HtmlLayout:
        raise TemplateUnusable("hỏng")

    document = letter(blocks=(table(60, [25]),))
    assert plan(document, broken) == measure(document, geometry()).document


def test_what_begins_a_page_does_so_in_all_formats() -> None:
    """The pages of both ways to PDF, and page breaks in the DOCX; a table goes on with its head."""
    for seed in (0, 1, 3):
        document = drawn_notes(random.Random(seed), 0.3)
        ways = [letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint")]  # type: ignore[arg-type]
        assert differences(*ways) == []
        body = part(docx_of(document), "word/document.xml")
        blocks = plan(document).blocks
        tables = [block.page_starts for block in blocks if isinstance(block, Table)]
        said = sum(map(len, tables)) + sum(
            block.starts_page for block in blocks if isinstance(block, Heading | Paragraph | Item)
        )
        assert said == len(list(body.iter(f"{W}pageBreakBefore")))
        assert said
        heads = sum(1 + sum(row > 0 for row in found) for found in tables)
        assert heads == len(list(body.iter(f"{W}tblHeader")))


def test_weasyprint_ends_pages_as_they_are_planned() -> None:
    """Beside pictures, which the direct way does not print; no page more than the plan has."""
    picture = Figure("a.png", 40.0, words("Hình"), picture=Picture("png", png(), 40.0, 60.0), alt="Hình")
    for seed in (0, 3):
        drawn = drawn_notes(random.Random(seed), 0.3)
        document = letter(blocks=(picture, *drawn.blocks))
        measures = planned(measure(document, geometry()), layout, STAMP)
        assert measures.page_starts
        with pdfplumber.open(io.BytesIO(pdf_of(document))) as file:
            firsts = [page.extract_text().split("\n")[1].replace(" ", "") for page in file.pages[1:]]
        assert len(firsts) == len(measures.page_starts)
        for (number, line), first in zip(measures.page_starts, firsts, strict=True):
            block = measures.document.blocks[number] if number >= 0 else None
            if isinstance(block, Paragraph) and not line:
                assert plain(block.inlines).replace(" ", "").startswith(first[:20])
            elif isinstance(block, Table):
                assert first.startswith("STTNộidung")
