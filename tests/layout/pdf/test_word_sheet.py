"""The style sheet made of ``layout.docx``: complete, known to both ways to PDF, and followed by the pages."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.shared import Mm, Pt

from tests.support.documents import ND30, STAMP, docx_of, everything, layout_copy, letter, words
from tests.support.read_back import docx_text
from tthc_render.document.tree import Paragraph
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.direct.css import parse_sheet
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.layout.pdf.word_sheet import CLASSES, GAPS, rules, sheet_of
from tthc_render.layout.word_styles import word_layout


def test_every_class_of_the_table_is_in_the_layout() -> None:
    html = (ND30 / "layout.html").read_text(encoding="utf-8")
    written = {"than", "giua", "dieu", "ten-muc", "gach", "cong", "muc", "ghi-chu-bieu", "don-vi-tinh", "ten-phan-bieu",
               "hinh", "chu-thich-hinh", "sau-bang"}  # fmt: skip
    named = {word for value in (*CLASSES.values(), *GAPS.values()) for word in value.replace(",", " ").split()}
    assert {name.rpartition(".")[2] for name in named} - written <= set(html.replace('"', " ").split())


def test_the_direct_way_knows_all_of_it() -> None:
    (sheet,) = sheet_of(ND30)
    assert len(parse_sheet(sheet).rules) > len(CLASSES)


def test_the_shipped_sheet_types_no_measure_twice() -> None:
    typed = (ND30 / "nd30.css").read_text(encoding="utf-8")
    assert "28.35" not in typed
    assert "margin: 20mm" not in typed
    assert [line for line in typed.split("\n") if line.startswith((".than", ".quoc-hieu", ".noi-nhan"))] == []


def test_a_folder_without_word_layout_has_no_sheet(tmp_path: Path) -> None:
    assert sheet_of(tmp_path) == ()


def pages(folder: Path, engine: Engine) -> list[list[tuple[str, float, float, float]]]:
    """Words of each page with left, top and size."""
    layout = load_html_layout(folder / "layout.html")
    blocks = tuple(Paragraph(words(f"Đoạn {number} " + "của báo cáo này " * 20)) for number in range(6))
    data = render_pdf(measure(letter(blocks=blocks), layout.geometry), layout, STAMP, engine).data
    with pdfplumber.open(io.BytesIO(data)) as found:
        return [
            [(word["text"], word["x0"], word["top"], word["bottom"] - word["top"]) for word in page.extract_words()]
            for page in found.pages
        ]


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_what_word_changes_reaches_the_pdf(tmp_path: Path, engine: Engine) -> None:
    home = layout_copy(tmp_path)
    before = pages(home, engine)
    layout = docx.Document(str(home / "layout.docx"))
    layout.styles["Thân bài"].font.size = Pt(13)
    layout.styles["Thân bài"].paragraph_format.space_after = Pt(12)
    layout.styles["Thân bài"].paragraph_format.first_line_indent = Mm(20)
    for section in layout.sections:
        section.left_margin = Mm(35)
    layout.save(str(home / "layout.docx"))
    other = tmp_path / "khac"
    home.rename(other)
    after = pages(other, engine)
    first, same = (next(word for word in page[0] if word[0] == "Đoạn") for page in (before, after))
    assert first[3] / same[3] == pytest.approx(14 / 13, rel=0.01)
    assert same[1] == pytest.approx((35 + 20) / 25.4 * 72, abs=0.5)
    tops = [word[2] for word in after[0] if word[0] == "Đoạn"]
    lines = len({round(word[2]) for word in after[0] if tops[0] - 1 <= word[2] < tops[1] - 1})
    assert tops[1] - tops[0] == pytest.approx(lines * 14.95 + 12, abs=0.02)


def test_rules_are_one_a_line() -> None:
    assert all("\n" not in rule for rule in rules(word_layout(ND30 / "layout.docx")))


def test_the_words_of_a_changed_layout_are_those_of_the_docx(tmp_path: Path) -> None:
    home = layout_copy(tmp_path)
    assert "BÁO CÁO" in docx_text(docx_of(everything(), home))


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_the_letterhead_and_the_end_are_as_wide_as_in_word(tmp_path: Path, engine: Engine) -> None:
    """Tables with widths of their own stay as they are where somebody makes the text wider."""
    home = layout_copy(tmp_path)
    before = pages(home, engine)
    layout = docx.Document(str(home / "layout.docx"))
    for section in layout.sections:
        section.right_margin = Mm(15)
    layout.save(str(home / "layout.docx"))
    other = tmp_path / "khac"
    home.rename(other)
    for word in ("CỘNG", "Số:", "Nơi", "GIÁM"):
        first, same = (
            next(left for page in found for text, left, _, _ in page if text == word)
            for found in (before, pages(other, engine))
        )
        assert same == pytest.approx(first, abs=0.2), word
    assert load_geometry(other).recipients_pt == pytest.approx(load_geometry(ND30).recipients_pt, abs=0.1)
    assert load_geometry(other).signature_pt == pytest.approx(load_geometry(ND30).signature_pt, abs=0.1)
