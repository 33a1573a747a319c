"""Tests of ``layout/line_ends``."""

from __future__ import annotations

import io
import time

import pdfplumber
import pytest

from tests.support.documents import cell, docx_of, letter, pdf_of, row, words
from tests.support.read_back import W, part
from tthc_render.document.tree import Cell, Note, Row, Run, Table
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.line_ends import SLASH_END, letters_of, line_end_marks, with_marks, without_marks, word_text
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.word_breaks import WORD_END
from tthc_render.layout.word_widths import Piece

ADDRESS = "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (ADDRESS, ["https://", "dichvucong.gov.vn/p/", "home/dvc-trang-", "chu.html"]),
        (f"Xem {ADDRESS}", ["Xem https://", "dichvucong.gov.vn/p/", "home/dvc-trang-", "chu.html"]),
        ("tệp ket_qua_giai_quyet_ho_so.xlsx", ["tệp ket_qua_giai_", "quyet_ho_so.xlsx"]),
        ("- phongkiemsoat.vanphong@hatinh.gov.vn", ["- phongkiemsoat.", "vanphong@hatinh.", "gov.vn"]),
        ("xem kiemsoatthutuchanhchinh", ["xem", "kiemsoatthutuchanhchi", "nh"]),
        ("xem ab.kiemsoatthutuchanhchinh", ["xem", "ab.kiemsoatthutuchanh", "chinh"]),
        ("xem ket_qua.xlsx", ["xem ket_qua.xlsx"]),
        ("tổng số xem ket_qua_quy.xlsx", ["tổng số xem", "ket_qua_quy.xlsx"]),
        ("phối hợp và/hoặc theo dõi", ["phối hợp và/hoặc theo", "dõi"]),
        ("thực hiện Kế hoạch 107/KH-UBND", ["thực hiện Kế hoạch", "107/KH-UBND"]),
        ("20241/20251/20261/20271", ["20241/20251/20261/", "20271"]),
    ],
)
def test_lines_end_where_libreoffice_ends_them(text: str, lines: list[str]) -> None:
    """At a slash only where no blank is before it; at a letter where the blank is on an earlier line."""
    found = break_lines([Piece(text, 13)], 121)
    assert [text[line.start : line.end] for line in found] == lines


def test_a_slash_far_from_the_last_blank_ends_a_line() -> None:
    text = f"a {'mmmm/' * 20}"
    first = break_lines([Piece(text, 5)], 330)[0]
    assert text[first.end - 1] == "/"


def test_marks_are_set_where_lines_end_and_taken_away_again() -> None:
    inlines = (Run("xem "), Note((Run("n"),), 12), Run(ADDRESS))
    assert letters_of(inlines) == 4 + 2 + len(ADDRESS)
    marked = with_marks(inlines, {2 + 6 + 8: SLASH_END, 2 + 6 + 19: WORD_END}, lead=2)
    assert isinstance(marked[2], Run)
    assert marked[2].text == ADDRESS.replace("//", f"//{SLASH_END}").replace("cong.", f"cong.{WORD_END}")
    assert word_text(marked[2].text) == ADDRESS.replace("cong.", "cong.\u200b")
    assert without_marks(marked) == inlines
    assert with_marks(inlines, {}) is inlines
    assert line_end_marks([Piece("một hai", 13)], 100) == {}


def test_a_paragraph_ten_times_as_long_takes_no_hundred_times_as_long() -> None:
    paragraph = "của Ủy ban theo Kế hoạch số 2021-2025/KH-UBND, Covid-19/QĐ-TTg thực hiện " * 700
    started = time.perf_counter()
    assert line_end_marks([Piece(paragraph, 14)], 300.0)
    assert time.perf_counter() - started < 5


def narrow() -> Table:
    rows = tuple(
        Row((Cell(words(ADDRESS), align="left"), *(cell("1.234.567.890") for _ in range(4)))) for _ in range(2)
    )
    return Table((row("Địa chỉ", "a", "b", "c", "d", kind="header"),), rows, 5)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_both_ways_to_pdf_end_lines_at_the_same_slash(engine: Engine) -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(letter(blocks=(narrow(),)), engine=engine))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "dichvucong.gov.vn/" in text
    assert SLASH_END not in text


def test_an_address_copied_from_the_docx_is_whole() -> None:
    texts = [item.text for item in part(docx_of(letter(blocks=(narrow(),))), "word/document.xml").iter(f"{W}t")]
    assert texts.count(ADDRESS) == 2


def test_a_code_of_a_column_ends_its_lines_at_its_own_breaks() -> None:
    assert line_end_marks([Piece("(9)=\u200b(6)\u200b/(3)\u200b*100", 8.0)], 35.0) == {}
