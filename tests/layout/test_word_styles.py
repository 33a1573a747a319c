"""What ``layout.docx`` says about its look, as Word shows it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from tests.support.documents import ND30, layout_copy
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.layout.word_styles import WordStyle, word_layout

SHIPPED = word_layout(ND30 / "layout.docx")


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic", "align", "spaces"),
    [
        ("Thân bài", 14, False, False, "justify", (0, 6, 28.35)),
        ("heading 1", 14, True, False, "justify", (0, 6, 28.35)),
        ("Quốc hiệu", 13, True, False, "center", (0, 0, 0)),
        ("Kính gửi từng nơi", 14, False, False, "left", (0, 3, -7.1)),
        ("footnote text", 10, False, False, "justify", (0, 0, 0)),
        ("Nhãn nơi nhận", 12, True, True, "left", (0, 0, 0)),
    ],
)
def test_styles_have_what_they_are_based_on(
    name: str, size: float, bold: bool, italic: bool, align: str, spaces: tuple[float, float, float]
) -> None:
    style = SHIPPED.styles[name]
    assert (style.size_pt, style.bold, style.italic, style.align) == (size, bold, italic, align)
    assert (style.before_pt, style.after_pt, style.first_pt) == pytest.approx(spaces)


def test_pages_tables_and_gaps() -> None:
    assert [round(page.text_width_pt, 2) for page in SHIPPED.pages] == [453.55, 453.55, 700.15]
    assert SHIPPED.letterhead_pt == (170.1, 283.45)
    assert SHIPPED.form_shares == pytest.approx((0.2356, 0.5288, 0.2356))
    assert (SHIPPED.cell_padding_pt, SHIPPED.cell_border_pt) == ((2.0, 2.85), 0.5)
    assert SHIPPED.styles["Khoảng ký"].exact_pt == 70


def changed(folder: Path) -> Path:
    home = layout_copy(folder)
    layout = docx.Document(str(home / "layout.docx"))
    layout.styles["Thân bài"].font.size = Pt(13)
    layout.styles["Thân bài"].paragraph_format.line_spacing = 1.5
    layout.sections[0].left_margin = Mm(35)
    title = next(
        item for item in layout.paragraphs if item.style and item.style.name == "Trích yếu" and "dong }}" in item.text
    )
    title.runs[0].font.size = Pt(15)
    title.paragraph_format.space_before = Pt(6)
    layout.save(str(home / "layout.docx"))
    return home / "layout.docx"


def test_what_somebody_changes_in_word_is_read(tmp_path: Path) -> None:
    word = word_layout(changed(tmp_path))
    assert (word.styles["Thân bài"].size_pt, word.styles["Thân bài"].line) == (13, 1.5)
    assert word.styles["heading 2"].size_pt == 13, "based on it"
    assert (word.styles["Trích yếu"].size_pt, word.styles["Trích yếu"].before_pt) == (15, 6), "formatted directly"
    assert word.pages[0].left_pt == pytest.approx(99.2, abs=0.1)


def test_a_file_that_is_no_layout_is_reported(tmp_path: Path) -> None:
    (tmp_path / "layout.docx").write_bytes(b"PK")
    with pytest.raises(TemplateUnusable, match="Mở tệp bằng Word"):
        word_layout(tmp_path / "layout.docx")


def test_a_style_that_says_nothing_is_words_own() -> None:
    assert WordStyle().line == 1.0
