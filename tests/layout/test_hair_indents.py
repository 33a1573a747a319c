"""No line end hangs on less than 0.1 pt, in any paragraph, note or cell; and both formats have the same indents."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.test_line_breaking import PIECES
from tests.support.documents import ND30, STAMP, docx_of, everything, geometry, letter, small_picture, torture, words
from tests.support.drawn import drawn_report
from tests.support.read_back import part
from tthc_render.diagnostics.collector import Findings
from tthc_render.document.tree import Block, Cell, Document, Figure, Heading, Item, Note, Paragraph, Run, Table
from tthc_render.formats.fonts import advance_width
from tthc_render.formats.ooxml import W
from tthc_render.layout.geometry import TWIPS_PER_PT
from tthc_render.layout.hair_indents import CLEARANCE_PT, MOST_TWIPS, clearance_pt, hair
from tthc_render.layout.line_breaking import BreakableText, break_lines
from tthc_render.layout.measures import measure
from tthc_render.layout.paragraphs import block_pieces, cell_pieces, inline_pieces, look_of, note_pieces
from tthc_render.layout.pdf.renderer import load_html_layout, render_html
from tthc_render.layout.table_grid import cells_of
from tthc_render.layout.word_widths import Piece
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

ROOT = Path(__file__).parents[2]
SIZES = geometry()
LIBRARY = Library(Workspace(ROOT))
REPORTS = sorted((ROOT / "data").glob("*/*.yaml"))
SETTINGS = tuple[list[Piece], float, float, int]


def settings(document: Document) -> list[SETTINGS]:
    """Pieces, column, first indent and hair indent of each paragraph, note, caption and cell."""
    found: list[SETTINGS] = []
    flows = [(document.blocks, SIZES.text_width_pt("portrait"))]
    flows += [(item.blocks, SIZES.text_width_pt(item.orientation)) for item in document.appendices]
    for blocks, width in flows:
        for block in blocks:
            found += _of(block, width)
    return found


def _of(block: Block, width: float) -> list[SETTINGS]:
    if isinstance(block, Table):
        found, edges = [], [0.0]
        for share in block.weights:
            edges.append(edges[-1] + share * width)
        for column, row, cell in cells_of(block):
            room = edges[column + cell.colspan] - edges[column] - 2 * SIZES.cell_padding_pt
            found.append((cell_pieces(cell, row, block.size_pt), room, 0.0, cell.hair_twips))
            found += _of_notes(cell, width)
        return found
    if isinstance(block, Figure):
        look = SIZES.paragraphs["Chú thích hình"]
        return [(inline_pieces(block.caption, look), width, 0.0, block.hair_twips)]
    look = look_of(block, SIZES)
    assert look is not None
    return [(block_pieces(block, look), width, look.first_indent_pt, block.hair_twips), *_of_notes(block, width)]


def _of_notes(block: Heading | Paragraph | Item | Cell, width: float) -> list[SETTINGS]:
    look = SIZES.paragraphs["footnote text"]
    return [(note_pieces(item, look), width, 0.0, item.hair_twips) for item in block.inlines if isinstance(item, Note)]


def closest(found: SETTINGS) -> float:
    pieces, width, indent, twips = found
    return clearance_pt(BreakableText.of(pieces), width - twips / TWIPS_PER_PT, indent)


DOCUMENTS = {
    "everything": everything,
    "notes": torture,
    **{f"drawn {seed}": lambda seed=seed: drawn_report(random.Random(seed)) for seed in range(6)},
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_decision_hangs_on_less_than_a_tenth_of_a_point(name: str) -> None:
    found = settings(measure(DOCUMENTS[name](), SIZES).document)
    assert min(map(closest, found)) >= CLEARANCE_PT
    assert max(abs(twips) for *_, twips in found) <= MOST_TWIPS


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_no_decision_of_a_report_hangs_on_less_than_a_tenth_of_a_point(report: Path) -> None:
    document, _ = check_report(report, LIBRARY, Findings())
    assert document is not None
    found = settings(measure(document, SIZES).document)
    assert min(map(closest, found)) >= CLEARANCE_PT
    twips = [abs(twips) for *_, twips in found]
    assert max(twips) <= 4
    assert sum(map(bool, twips)) <= len(twips) / 20


@given(PIECES, st.floats(80, 500), st.floats(0, 30))
def test_the_indent_settles_what_it_can(pieces: list[Piece], width: float, first: float) -> None:
    twips = hair(pieces, width, first)
    assert abs(twips) <= MOST_TWIPS
    paragraph = BreakableText.of(pieces)
    clear = clearance_pt(paragraph, width - twips / TWIPS_PER_PT, first)
    for other in range(-abs(twips) + 1, abs(twips)):
        assert clearance_pt(paragraph, width - other / TWIPS_PER_PT, first) < max(CLEARANCE_PT, clear + 1e-9)
    if twips == 0:
        others = [clearance_pt(paragraph, width - k / TWIPS_PER_PT, first) for k in range(-MOST_TWIPS, MOST_TWIPS + 1)]
        assert clear >= min(CLEARANCE_PT, max(others) - 1e-9)


def tied(width: float = SIZES.text_width_pt("portrait") - 28.35, size: float = 14, *, italic: bool = False) -> str:
    """Text whose first line is as wide as its column to 0.08 pt, with more to follow."""
    line = ""
    while width - advance_width(f"{line}nm ", size, italic=italic) > 100:
        line += "nm "
    rest = width - advance_width(line, size, italic=italic)
    draw = random.Random(1)
    fills = ("".join(draw.choices("aăbcdđeghiklmnoơpqrstuưvxy", k=draw.randint(3, 40))) for _ in range(20_000))
    best = min(fills, key=lambda fill: abs(rest - advance_width(fill, size, italic=italic)))
    assert abs(rest - advance_width(best, size, italic=italic)) < 0.08
    return f"{line}{best} và giải quyết hồ sơ."


def test_a_tie_is_settled_in_both_formats_alike() -> None:
    document = letter(blocks=(Paragraph(words(tied())),))
    (paragraph,) = measure(document, SIZES).document.blocks
    assert isinstance(paragraph, Paragraph)
    assert 0 < abs(paragraph.hair_twips) <= 4
    xml = part(docx_of(document), "word/document.xml")
    right = [item.get(f"{W}right") for item in xml.iter(f"{W}ind") if item.get(f"{W}left") is None]
    assert right == [str(paragraph.hair_twips)]
    html = render_html(measure(document, SIZES), load_html_layout(ND30 / "layout.html"), STAMP)
    assert re.findall(r"margin-right:([-.0-9]+)pt", html) == [f"{paragraph.hair_twips / 20:.2f}"]


def test_ties_of_items_notes_captions_and_cells_are_settled() -> None:
    wide = SIZES.text_width_pt("portrait")
    note_text = tied(wide - advance_width("1", 5.8) - advance_width(" ", 10), 10)
    deep = tied(wide - 28.35 - 14.2 - advance_width("- ", 14))
    document = letter(
        blocks=(
            Item("-", words(deep), deeper=1),
            Paragraph((Run("Có chú thích"), Note(words(note_text), 1))),
            Figure("hinh.png", 60, words(tied(wide, 13, italic=True), italic=True), picture=small_picture()),
        )
    )
    item, paragraph, figure = measure(document, SIZES).document.blocks
    assert isinstance(item, Item)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(figure, Figure)
    note = paragraph.inlines[1]
    assert isinstance(note, Note)
    assert paragraph.hair_twips == 0
    assert all(0 < abs(twips) <= 4 for twips in (item.hair_twips, note.hair_twips, figure.hair_twips))


def test_a_layout_without_looks_of_paragraphs_has_no_hair_indents() -> None:
    document = letter(blocks=(Paragraph(words(tied())),))
    assert measure(document, replace(SIZES, paragraphs={})).document.blocks == document.blocks


def test_a_column_too_narrow_for_its_indent_is_left_alone() -> None:
    assert hair([Piece("mmm mmm mmm", 14)], 0.5) == 0
    assert break_lines([Piece("mmm", 14)], 0.5)


ADDRESS = "https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh.html"


@pytest.mark.parametrize(
    ("text", "ragged"),
    [
        (f"Mã {ADDRESS.replace('-', '').replace('/', '')} là mã tra cứu.", False),
        (f"Xem tại {'a' * 90} để biết.", True),
        (f"- Ý có {'ThủTục' * 30}", True),
        ("Ủy ban nhân dân các xã đã chủ động rà soát, bố trí kinh phí " * 5, False),
        (f"{'Ủy ban nhân dân xã đã tra cứu trên Cổng Dịch vụ công quốc gia ' * 3}tại a.gov.vn/dich-vu.", False),
    ],
)
def test_a_paragraph_whose_lines_a_long_word_would_tear_apart_is_flush_left(text: str, ragged: bool) -> None:
    document = letter(blocks=(Paragraph(words(text)),))
    measures = measure(document, SIZES)
    (paragraph,) = measures.document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.is_ragged is ragged
    looks = part(docx_of(document), "word/document.xml").iter(f"{W}pPr")
    assert any(jc.get(f"{W}val") == "left" for look in looks for jc in look.iter(f"{W}jc")) is ragged
    html = render_html(measures, load_html_layout(ND30 / "layout.html"), STAMP)
    assert ("text-align:left" in html) is ragged
