"""What somebody may do in Word that the PDF cannot follow."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Pt, RGBColor
from PIL import Image

from tthc_render.diagnostics.findings import Finding
from tthc_render.template_checks.word_look import lint_look
from tthc_render.workspace.paths import packaged_templates


def picture(layout: Document, folder: Path) -> None:
    Image.new("RGB", (9, 9)).save(folder / "logo.png")
    layout.tables[0].rows[0].cells[1].paragraphs[0].add_run().add_picture(str(folder / "logo.png"))


def logo(layout: Document, folder: Path) -> None:
    Image.new("RGB", (9, 9)).save(folder / "logo.png")
    cell = layout.tables[0].rows[0].cells[0]
    cell.paragraphs[0].insert_paragraph_before().add_run().add_picture(str(folder / "logo.png"))


def font(layout: Document, folder: Path) -> None:
    layout.styles["Thân bài"].font.name = "Arial"


def font_of_words(layout: Document, folder: Path) -> None:
    layout.tables[0].rows[0].cells[1].paragraphs[0].runs[0].font.name = "Calibri"


def colour(layout: Document, folder: Path) -> None:
    layout.styles["Quốc hiệu"].font.color.rgb = RGBColor(255, 0, 0)


def footer(layout: Document, folder: Path) -> None:
    layout.sections[0].footer.paragraphs[0].text = "Lưu hành nội bộ"


def drawn_footer(layout: Document, folder: Path) -> None:
    Image.new("RGB", (9, 9)).save(folder / "logo.png")
    layout.sections[0].footer.paragraphs[0].add_run().add_picture(str(folder / "logo.png"))


def high_header(layout: Document, folder: Path) -> None:
    for _ in range(3):
        layout.sections[0].header.add_paragraph("Văn phòng Sở").style = layout.sections[0].header.paragraphs[0].style


def empty_lines_in_header(layout: Document, folder: Path) -> None:
    for _ in range(3):
        layout.sections[0].header.add_paragraph("").style = layout.sections[0].header.paragraphs[0].style


def high_footer_with_room(layout: Document, folder: Path) -> None:
    section = layout.sections[0]
    section.bottom_margin, section.footer_distance = Pt(120), Pt(10)
    for _ in range(4):
        section.footer.add_paragraph("Lưu hành nội bộ").style = section.footer.paragraphs[0].style


def mixed_footer(layout: Document, folder: Path) -> None:
    layout.sections[0].bottom_margin = Pt(120)
    first = layout.sections[0].footer.paragraphs[0]
    first.text = "Lưu hành nội bộ"
    first.runs[0].font.size = Pt(9)
    layout.sections[0].footer.add_paragraph("Văn phòng Sở").runs[0].font.size = Pt(11)


def tag_in_footer(layout: Document, folder: Path) -> None:
    layout.sections[0].footer.paragraphs[0].text = "Số {{ van_ban.so }}"


def size(layout: Document, folder: Path) -> None:
    layout.styles["Thân bài"].font.size = Pt(13)


def italic_cells(layout: Document, folder: Path) -> None:
    layout.styles["Ô chữ"].font.italic = True


def light_heads_with_room(layout: Document, folder: Path) -> None:
    layout.styles["Ô đầu cột"].font.bold = False
    layout.styles["Ô đầu cột"].paragraph_format.space_after = Pt(3)


def size_of_all(layout: Document, folder: Path) -> None:
    layout.styles["Normal"].font.size = Pt(13)


def size_of_cells(layout: Document, folder: Path) -> None:
    layout.styles["Ô số"].font.size = Pt(11.5)


@pytest.mark.parametrize(
    ("change", "style", "look"),
    [
        (italic_cells, "Ô chữ", "chữ nghiêng"),
        (light_heads_with_room, "Ô đầu cột", "không đậm, khoảng cách đoạn"),
        (size_of_cells, "Ô số", "cỡ 11,5"),
    ],
)
def test_looks_of_cells_are_named(
    tmp_path: Path, change: Callable[[Document, Path], None], style: str, look: str
) -> None:
    (item,) = found_after(change, tmp_path)
    assert (item.code, item.details) == ("T769", {"style": style, "look": look})


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (size, []),
        (size_of_all, []),
        (picture, ["T760"]),
        (font, ["T761"]),
        (font_of_words, ["T761"]),
        (colour, ["T762"]),
        (footer, []),
        (logo, []),
        (drawn_footer, ["T763"]),
        (high_header, ["T765"]),
        (empty_lines_in_header, ["T765"]),
        (high_footer_with_room, []),
        (mixed_footer, ["T766"]),
        (tag_in_footer, ["T767"]),
    ],
)
def test_what_the_pdf_cannot_follow_is_reported(
    tmp_path: Path, change: Callable[[Document, Path], None], codes: list[str]
) -> None:
    assert [item.code for item in found_after(change, tmp_path)] == codes


def found_after(change: Callable[[Document, Path], None], folder: Path) -> list[Finding]:
    path = folder / "layout.docx"
    shutil.copy(packaged_templates() / "layouts" / "nd30" / "layout.docx", path)
    layout = docx.Document(str(path))
    change(layout, folder)
    layout.save(str(path))
    return list(lint_look(path, "layout.docx"))
