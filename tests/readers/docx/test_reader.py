"""What Word would show, read from DOCX made by hand, by python-docx and by LibreOffice."""

from __future__ import annotations

import io
import unicodedata

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from tests.support.hand_typed import NAMES, REL, box, docx, p, styles, tbl
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import Facts

BORDERS = '<w:tblBorders><w:insideV w:val="single"/><w:left w:val="single"/></w:tblBorders>'


def read(*body: str, **more: object) -> Facts:
    return read_docx(docx(*body, **more), "x.docx")  # type: ignore[arg-type]


def test_text_keeps_tabs_and_breaks_and_reads_hyphens() -> None:
    hyphen = p("4").replace("</w:t></w:r>", "</w:t><w:noBreakHyphen/><w:t>A</w:t></w:r>")
    facts = read(p("a\tb\nc"), hyphen)
    assert [paragraph.text for paragraph in facts.paragraphs] == ["a\tb\nc", "4-A"]


def test_deleted_and_hidden_text_is_not_there() -> None:
    deleted = p("còn").replace("</w:r>", "</w:r><w:del><w:r><w:delText>mất</w:delText></w:r></w:del>")
    hidden = p("ẩn").replace("<w:sz", "<w:vanish/><w:sz")
    assert [paragraph.text for paragraph in read(deleted, hidden).paragraphs] == ["còn", ""]


def test_inserted_linked_and_controlled_text_is_there() -> None:
    inner = "<w:r><w:t>chữ</w:t></w:r>"
    wrapped = [f"<w:p><w:{tag}>{inner}</w:{tag}></w:p>" for tag in ("ins", "hyperlink", "smartTag")]
    control = f"<w:sdt><w:sdtContent><w:p>{inner}</w:p></w:sdtContent></w:sdt>"
    assert [paragraph.text for paragraph in read(*wrapped, control).paragraphs] == ["chữ"] * 4


def test_capitals_by_format_are_shown_as_capitals() -> None:
    assert read(p("báo cáo").replace("<w:sz", "<w:caps/><w:sz")).paragraphs[0].pieces[0].text == "BÁO CÁO"


@pytest.mark.parametrize(
    ("ascii_", "other", "text", "font"),
    [("Arial", "Times New Roman", "abc", "Arial"), ("Arial", "Times New Roman", "chữ", "Times New Roman")],
)
def test_letters_with_marks_take_the_other_font(ascii_: str, other: str, text: str, font: str) -> None:
    face = f'<w:rFonts w:ascii="{ascii_}" w:hAnsi="{other}"/>'
    assert read(p(text).replace("<w:sz", f"{face}<w:sz")).fonts[0].name == font


def test_theme_fonts_are_looked_up() -> None:
    scheme = '<a:fontScheme><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
    theme = f"<a:theme {NAMES}>{scheme}</a:theme>"
    parts = styles(defaults='<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    rels = f'<Relationship Id="t" Type="{REL}/theme" Target="theme/theme1.xml"/>'
    facts = read(p("Chữ"), parts=parts | {"word/theme/theme1.xml": theme}, rels=rels)
    assert facts.fonts[0].name == "Calibri"


def test_indent_spacing_and_line_height() -> None:
    extra = (
        '<w:spacing w:before="60" w:after="120" w:line="360" w:lineRule="auto"/><w:ind w:left="100" w:firstLine="567"/>'
    )
    first, second = read(p("một", extra=extra), p("hai", extra=extra)).paragraphs
    assert first.first_mm == pytest.approx(10.0, abs=0.01)
    assert second.gap_pt == 9.0
    assert (second.spacing, second.exact) == (1.5, False)


def test_fixed_line_height_is_reported() -> None:
    (found,) = read(p("một", extra='<w:spacing w:line="360" w:lineRule="exact"/>')).paragraphs
    assert found.exact
    assert found.spacing == pytest.approx(18 / (1.15 * 14))


def test_space_between_paragraphs_of_one_style_may_be_left_out() -> None:
    extra = '<w:spacing w:after="120"/><w:contextualSpacing/>'
    assert read(p("một", extra=extra), p("hai", extra=extra)).paragraphs[1].gap_pt == 0.0


def test_a_leading_tab_indents() -> None:
    assert read(p("\tĐoạn văn.")).paragraphs[0].first_mm == pytest.approx(12.7, abs=0.01)


@pytest.mark.parametrize(("borders", "grid"), [(BORDERS, True), ("", False)])
def test_a_table_with_lines_is_a_grid(borders: str, grid: bool) -> None:
    facts = read(tbl((p("a"), p("b")), borders=borders))
    assert [paragraph.grid for paragraph in facts.paragraphs] == [grid, grid]
    assert facts.sections[0].has_table is grid


def test_cells_have_names_places_and_widths() -> None:
    left, right = read(tbl((p("a"), p("b")))).paragraphs
    assert (left.cell, right.cell) == ("1:0:0", "1:0:1")
    assert left.column_mm == pytest.approx((30.0, (3402 - 216) / 56.7), abs=0.1)
    assert right.column_mm[0] == pytest.approx(90.0, abs=0.1)


def test_a_table_in_a_cell_keeps_its_own_rows() -> None:
    facts = read(tbl((p("a") + tbl((p("c"), p("d")), widths=(1000, 1000)), p("b"))))
    assert [(paragraph.text, paragraph.cell) for paragraph in facts.paragraphs] == [
        ("a", "1:0:0"),
        ("c", "1:0:02:0:0"),
        ("d", "1:0:02:0:1"),
        ("b", "1:0:1"),
    ]


def test_a_text_box_is_read_once() -> None:
    facts = read(p("ngoài", inside=box(p("trong"))))
    assert [(paragraph.text, paragraph.place) for paragraph in facts.paragraphs] == [
        ("ngoài", "body"),
        ("trong", "box"),
    ]


def test_pages_are_those_that_word_noted() -> None:
    noted = p("hai").replace("<w:t ", "<w:lastRenderedPageBreak/><w:t ")
    assert [paragraph.page for paragraph in read(p("một"), noted).paragraphs] == [1, 2]
    assert [paragraph.page for paragraph in read(p("một")).paragraphs] == [0]


def test_letters_taken_apart_are_reported() -> None:
    assert [item.nfc for item in read(p("Hòa"), p(unicodedata.normalize("NFD", "Hòa"))).paragraphs] == [True, False]


def test_footnotes_are_read_for_their_fonts_only() -> None:
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("chú thích")}</w:footnote></w:footnotes>'
    rels = f'<Relationship Id="n" Type="{REL}/footnotes" Target="footnotes.xml"/>'
    facts = read(p("một"), parts={"word/footnotes.xml": note}, rels=rels)
    assert [(paragraph.text, paragraph.place) for paragraph in facts.paragraphs] == [
        ("một", "body"),
        ("chú thích", "note"),
    ]


def test_the_number_of_pages_comes_from_the_properties() -> None:
    for reported, pages in (("7", 7), ("x", 0), ("99999999", 0)):
        assert (
            read(p("x"), parts={"docProps/app.xml": f"<Properties><Pages>{reported}</Pages></Properties>"}).pages
            == pages
        )


def made_by_python_docx() -> bytes:
    """A report made with python-docx from its own template: theme fonts, Letter paper, 1.25 inch margins."""
    document = python_docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    section = document.sections[0]
    section.left_margin = Mm(30)
    head = document.add_table(1, 2)
    for cell, lines in zip(
        head.rows[0].cells, (("SỞ NGOẠI VỤ",), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",)), strict=True
    ):
        for line in lines:
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.font.size = True, Pt(13)
    paragraph = document.add_paragraph("Đoạn văn.", style="List Bullet")
    paragraph.paragraph_format.first_line_indent = Mm(10)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_file_of_python_docx_is_read_with_its_theme() -> None:
    facts = read_docx(made_by_python_docx(), "x.docx")
    bullet = next(paragraph for paragraph in facts.paragraphs if "Đoạn" in paragraph.text)
    state = next(paragraph for paragraph in facts.paragraphs if paragraph.text.startswith("CỘNG"))
    assert facts.fonts[0].name in ("Cambria", "Calibri", "Aptos")
    assert bullet.text == "- Đoạn văn."
    assert bullet.first_mm == pytest.approx(10, abs=0.05)
    assert (state.pieces[0].bold, state.pieces[0].size_pt, state.align) == (True, 13.0, "center")
    assert round(facts.sections[0].width_mm) == 216
