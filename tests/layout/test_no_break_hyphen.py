"""A hyphen of Word at which no line ends: the plain sign on paper, and the same line ends in both formats."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from tests.support.documents import docx_of, letter, pdf_of
from tests.support.read_back import part
from tthc_render.document.tree import Cell, Paragraph, Row, Run, Table
from tthc_render.formats.ooxml import W
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.word_widths import Piece

WORD = "hai\u2011chiều"
TEXT = "Hội nghị trực tuyến " * 4


def lines_of(text: str, measure: float) -> list[str]:
    return [text[line.start : line.end] for line in break_lines([Piece(text, 14)], measure)]


def test_no_line_ends_at_it_and_it_is_as_wide_as_a_hyphen() -> None:
    for measure in range(60, 400, 7):
        assert all("\u2011" not in line or WORD in line for line in lines_of(TEXT + WORD, measure))
    assert break_lines([Piece(WORD, 14)], 400)[0].width_pt == break_lines([Piece("hai-chiều", 14)], 400)[0].width_pt
    assert any(line.endswith("hai-") for measure in range(60, 400, 7) for line in lines_of(f"{TEXT}hai-chiều", measure))


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_the_pdf_has_plain_hyphens_and_whole_words(engine: Engine) -> None:
    blocks = tuple(Paragraph((Run("x" * count), Run(f" {TEXT}{WORD} rồi"))) for count in range(1, 30))
    table = Table((Row((Cell((Run("a"),)), Cell((Run("b"),)))),), (Row((Cell((Run(WORD),)), Cell((Run("b"),)))),), 2)
    with pdfplumber.open(io.BytesIO(pdf_of(letter(blocks=(*blocks, table)), engine=engine))) as pdf:
        words = [word["text"] for page in pdf.pages for word in page.extract_words()]
    assert sum(word == "hai-chiều" for word in words) == 30
    assert "hai-" not in words


def test_word_has_its_own_sign() -> None:
    data = docx_of(letter(blocks=(Paragraph((Run(f"Họp {WORD}"),)),)))
    document = part(data, "word/document.xml")
    assert len(list(document.iter(f"{W}noBreakHyphen"))) == 1
    assert "\u2011" not in "".join(map(str, document.itertext()))
