"""Tests of ``layout/tall_rows``."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pdfplumber
import pikepdf
import pytest

from tests.support.documents import cell, docx_of, geometry, letter, pdf_of, row, words
from tests.support.drawn import CODES, WORDS
from tests.support.read_back import W, part
from tthc_render.document.tree import Appendix, Block, Cell, Document, FormHead, Note, Paragraph, Row, Run, Table, plain
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.geometry import TWIPS_PER_PT
from tthc_render.layout.hair_indents import CLEARANCE_PT, clearance_pt
from tthc_render.layout.line_breaking import breakable
from tthc_render.layout.measures import measure, tables_of
from tthc_render.layout.paragraphs import cell_pieces
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.tall_rows import parted

SENTENCE = "Kiến nghị của đơn vị về việc sửa đổi quy định số 107/KH-UBND giai đoạn 2021-2025; "
WIDTH, HEIGHT = 453.55, 700.0


def table(sentences: int, *, note: bool = False) -> Table:
    """A head, a short row, one with so many sentences, a short row."""
    text: list[Run | Note] = [Run((SENTENCE * sentences).strip())]
    if note:
        text = [Run(SENTENCE), Note(words("Ghi chú."), 1), Run(f" {(SENTENCE * sentences).strip()}")]
    tall = Row((cell("2"), Cell(tuple(text), align="left"), cell("12")))
    return Table(
        (row("STT", "Nội dung", "Số", kind="header", first="center"),),
        (row("1", "a", "3"), tall, row("3", "b", "4")),
        3,
    )


def measured(item: Table) -> Table:
    return parted(column_widths(item, WIDTH, geometry()), WIDTH, HEIGHT, geometry())


def form(item: Table, *above: Block) -> Document:
    head = FormHead("Biểu số 1", ("TÊN",), ("Kỳ",), ("Đơn vị",))
    return letter(appendices=(Appendix(head, (*above, item), "landscape"),))


def test_only_rows_that_no_page_holds_are_cut() -> None:
    assert [len(item.lines) for item in measured(table(10)).rows] == [0, 0, 0]
    counts = [len(item.lines) for item in measured(table(60)).rows]
    assert counts[0] == counts[2] == 0
    assert counts[1] > 45


def test_the_lines_have_all_words_and_the_other_cells_stand_in_the_first() -> None:
    tall = measured(table(60)).rows[1]
    text = " ".join(plain(line.cells[1].inlines) for line in tall.lines)
    assert text.replace("- ", "-") == (SENTENCE * 60).strip()
    assert [plain(line.cells[2].inlines) for line in tall.lines[:3]] == ["12", "", ""]


def test_a_note_stays_whole_in_its_line() -> None:
    tall = measured(table(60, note=True)).rows[1]
    notes = [[item for item in line.cells[1].inlines if isinstance(item, Note)] for line in tall.lines]
    assert sum(map(len, notes)) == 1
    assert any(notes[:3])


def test_rows_with_cells_over_several_rows_stay_whole() -> None:
    item = table(60)
    spanned = (
        Row((cell("1", 2), Cell(words((SENTENCE * 60).strip()), align="left"), cell("2"))),
        Row((cell("3"), cell("4"))),
    )
    assert not any(line.lines for line in measured(replace(item, rows=spanned)).rows)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_the_head_is_repeated_on_every_page_of_the_row(engine: Engine) -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(form(table(120)), engine=engine))) as pdf:
        pages = [page.extract_text() for page in pdf.pages[1:]]
    assert len(pages) >= 3
    assert all("Nội dung" in page for page in pages)
    assert sum(page.count(";") for page in pages) == 120


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
@pytest.mark.parametrize("lead", ["", "a ", "Mở rộng: "])
def test_each_line_is_printed_as_one_line(engine: Engine, lead: str) -> None:
    """The columns of the PDF are a hair narrower than those of Word: a full line must not part once more."""
    lines = [f"{lead}{SENTENCE}"[: 40 + number].rsplit(" ", 1)[0] for number in range(45)]
    item = replace(table(1), rows=(Row((cell("1"), Cell((Run(" ".join(lines * 4)),), align="left"), cell("3"))),))
    document = form(item)
    tall = next(tables_of(measure(document, geometry()).document)).rows[0]
    assert len(tall.lines) > 45
    with pdfplumber.open(io.BytesIO(pdf_of(document, engine=engine))) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages[1:]).replace("\u00a0", " ")
    for line in tall.lines:
        words_of_line = plain(line.cells[1].inlines).replace("\u2060", "").replace("\u00a0", " ").strip()
        assert words_of_line in text, words_of_line


@pytest.mark.parametrize("seed", range(6))
def test_no_line_end_of_hundreds_is_close(seed: int) -> None:
    """Some line of so many is close at almost every width that is right for both columns: here Word's alone counts."""
    sizes, draw = geometry(), random.Random(seed)
    text = " ".join(draw.choice([*CODES, *WORDS]) for _ in range(2000))
    item = replace(table(1), rows=(Row((cell("1"), Cell((Run(text),), align="left"), cell("3"))),))
    found = next(tables_of(measure(form(item), sizes).document))
    tall, width = found.rows[0].cells[1], found.weights[1] * sizes.text_width_pt("landscape")
    room = width - 2 * sizes.cell_padding_pt - tall.hair_twips / TWIPS_PER_PT
    pieces = breakable(cell_pieces(tall, found.rows[0], found.size_pt))
    assert len(found.rows[0].lines) > 100
    assert clearance_pt(pieces, room) >= CLEARANCE_PT


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_the_row_is_closed_by_a_rule_where_its_page_ends(engine: Engine) -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(form(table(120)), engine=engine))) as pdf:
        page = pdf.pages[1]
        last = max(word["bottom"] for word in page.extract_words())
        rules = [item for item in (*page.rects, *page.lines) if item["x1"] - item["x0"] > 50]
    assert any(abs(item["top"] - last) < 4 for item in rules)


def test_word_may_break_only_this_row() -> None:
    rows = list(part(docx_of(form(table(120))), "word/document.xml").iter(f"{W}tr"))[-3:]
    assert [item.find(f"{W}trPr/{W}cantSplit") is None for item in rows] == [False, True, False]
    assert {item.get(f"{W}val") for item in rows[1].iter(f"{W}vAlign")} == {"top"}


@pytest.mark.parametrize("above", [(), (Paragraph(words("Đơn vị tính: hồ sơ"), "Đơn vị tính"),)])
def test_the_head_of_a_form_and_its_table_are_two_tables(above: tuple[Block, ...]) -> None:
    """Word takes two tables that follow each other for one, and repeats no head then."""
    body = part(docx_of(form(table(1), *above)), "word/document.xml")[0]
    kinds = [str(item.tag).removeprefix(W) for item in body]
    assert "tbl tbl" not in " ".join(kinds)


def test_a_reader_hears_one_row() -> None:
    """The cells of the row are one each in the structure of the PDF."""
    data = pdf_of(form(table(120)), engine="direct")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kinds = [str(item.get("/S")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert kinds.count("/TR") == 4
