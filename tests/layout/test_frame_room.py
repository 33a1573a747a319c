"""Headers and footers that are higher than their margin move the body in both formats, and print over none of it."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest

from tests.support.documents import ND30, layout_copy, letter, pdf_of, words
from tthc_render.document.tree import Paragraph
from tthc_render.layout.frame_room import frame_height_pt, with_room
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.word_frames import FrameLine
from tthc_render.layout.word_styles import word_layout

WORD = word_layout(ND30 / "layout.docx")
LINE = FrameLine("Văn phòng Sở", "Số trang", "", bold=False, italic=False, size_pt=0)
LINE_PT = 16.1


@pytest.mark.parametrize(
    ("header", "footer", "top", "bottom"),
    [
        (0, 0, 56.7, 56.7),
        (1, 1, 56.7, 56.7),
        (4, 0, 28.35 + 4 * LINE_PT, 56.7),
        (0, 5, 56.7, 28.35 + 5 * LINE_PT),
    ],
)
def test_the_body_begins_and_ends_clear_of_them(header: int, footer: int, top: float, bottom: float) -> None:
    page = replace(WORD.pages[0], header_pt=28.35, footer_pt=28.35, top_pt=56.7, bottom_pt=56.7)
    moved = with_room(page, [LINE] * header, [LINE] * footer, WORD)
    assert (moved.top_pt, moved.bottom_pt) == pytest.approx((top, bottom), abs=0.05)


def test_lines_have_the_size_of_their_own_words() -> None:
    assert frame_height_pt([replace(LINE, size_pt=10.0)], WORD) == pytest.approx(11.55, abs=0.01)


@pytest.mark.parametrize("on_first", [False, True])
def test_nothing_is_printed_over_the_body(tmp_path: Path, on_first: bool) -> None:
    home = layout_copy(tmp_path)
    before = load_geometry(home).text_height_mm["body"]
    layout = docx.Document(str(home / "layout.docx"))
    section = layout.sections[0]
    for place in (section.header, section.header, section.header, section.footer, section.footer, section.footer):
        place.add_paragraph("Văn phòng Sở").style = section.header.paragraphs[0].style
    for tag in ("{%p if so_ky_hieu %}", "{%p endif %}"):  # no lines, once they are filled in
        layout.sections[0].footer.add_paragraph(tag)
    for section in layout.sections:
        section.different_first_page_header_footer = not on_first
    layout.save(str(home / "layout.docx"))
    other = tmp_path / "khac"
    home.rename(other)
    assert load_geometry(other).text_height_mm["body"] < before - 10
    data = pdf_of(letter(blocks=tuple(Paragraph(words("Đoạn thử của báo cáo. " * 12)) for _ in range(20))), other)
    with pdfplumber.open(io.BytesIO(data)) as found:
        pages = [page.extract_text_lines() for page in found.pages]
    assert [sum("Văn phòng Sở" in line["text"] for line in lines) for lines in pages[:2]] == [6 * on_first, 6]
    for lines in pages:
        tops = sorted(line["top"] for line in lines)
        assert min(later - one for one, later in itertools.pairwise(tops)) > 10
