"""Tests of ``layout/docx/template``."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from tests.layout.docx.test_renderer import changed, document_changed, with_header
from tests.support.documents import ND30, docx_of, everything, layout_copy, letter
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.layout.docx.template import END_MARK, load_docx_layout

WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


ROW = cell("{%tc for x in noi_nhan %}") + cell("{{ x }}") + cell("{%tc endfor %}")


GRID = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'


TABLE = f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>{GRID}<w:tr>{ROW}</w:tr></w:tbl>'


DRAWING = (
    f'<w:p><w:r><w:drawing><wp:inline {WP}><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="Dấu"/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def with_more(folder: Path, more: str) -> Path:
    """The layout nd30 with ``more`` before its first paragraph."""
    home = layout_copy(folder)
    with zipfile.ZipFile(ND30 / "layout.docx") as old, zipfile.ZipFile(home / "layout.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = re.sub(rb"(<w:body>)", rb"\1" + more.encode("utf-8").replace(b"\\", b"\\\\"), data, count=1)
            new.writestr(name, data)
    return home


def parts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def test_the_shipped_layout_is_filled_the_compiled_way() -> None:
    assert load_docx_layout(ND30 / "layout.docx").engine == "docxtpl-compiled"


def test_the_grid_follows_repeated_columns(tmp_path: Path) -> None:
    home = with_more(tmp_path, TABLE)
    assert load_docx_layout(home / "layout.docx").engine == "docxtpl"
    report = letter(recipients=("Như trên", "UBND tỉnh", "Lãnh đạo Sở", "Lưu: VT"))
    data = docx_of(report, home)
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [one.text for one in table.rows[0].cells] == ["Như trên", "UBND tỉnh", "Lãnh đạo Sở", "Lưu: VT"]
    assert len(table.columns) == 4
    assert docx_of(report, home) == data


def test_drawings_in_loops_get_ids_of_their_own(tmp_path: Path) -> None:
    home = with_more(tmp_path, paragraph("{%p for x in noi_nhan %}") + DRAWING + paragraph("{%p endfor %}"))
    assert load_docx_layout(home / "layout.docx").engine == "docxtpl"
    ids = re.findall(r'<wp:docPr id="(\d+)"', parts(docx_of(letter(recipients=("a", "b", "c")), home)))
    assert len(ids) == len(set(ids)) == 3


def test_pictures_of_a_report_and_the_logo_of_its_layout_have_different_ids(tmp_path: Path) -> None:
    home = with_more(tmp_path, DRAWING)
    assert load_docx_layout(home / "layout.docx").engine == "docxtpl-compiled"
    ids = re.findall(r'<wp:docPr[^>]* id="(\d+)"', parts(docx_of(everything(), home)))
    assert len(ids) == len(set(ids)) > 1


def test_line_ends_of_a_tag_become_breaks(tmp_path: Path) -> None:
    home = with_more(tmp_path, paragraph(r"{{ noi_nhan | join('\n') }}"))
    assert load_docx_layout(home / "layout.docx").engine == "docxtpl"
    first = docx.Document(io.BytesIO(docx_of(letter(recipients=("một", "hai")), home))).paragraphs[0]
    assert first.text == "một\nhai"


def test_braces_that_are_no_tag_are_printed(tmp_path: Path) -> None:
    home = with_more(tmp_path, paragraph("{_{ tên }_} và {_% x %_}"))
    assert load_docx_layout(home / "layout.docx").engine == "docxtpl-compiled"
    assert docx.Document(io.BytesIO(docx_of(letter(), home))).paragraphs[0].text == "{{ tên }} và {% x %}"


@pytest.mark.parametrize("data", [None, b"", b"PK\x03\x04", b"<html>", "zip without parts"])
def test_a_file_that_is_no_layout_is_reported(tmp_path: Path, data: bytes | str | None) -> None:
    path = tmp_path / "layout.docx"
    if isinstance(data, str):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", data)
    elif data is not None:
        path.write_bytes(data)
    with pytest.raises(TemplateUnusable, match=r"layout\.docx: không dùng được làm bố cục Word"):
        load_docx_layout(path)


@pytest.mark.parametrize("data", [None, "", "<a/>", "<a>", "\x00"])
@pytest.mark.parametrize(
    "name",
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/styles.xml",
        "word/footnotes.xml",
        "word/header1.xml",
    ],
)
def test_a_damaged_part_is_reported_or_does_no_harm(tmp_path: Path, name: str, data: str | None) -> None:
    home = changed(tmp_path, {name: None if data is None else lambda text: data})
    with contextlib.suppress(TemplateUnusable):
        load_docx_layout(home / "layout.docx")


def test_a_damaged_archive_is_reported(tmp_path: Path) -> None:
    data = bytearray((ND30 / "layout.docx").read_bytes())
    for start in range(0, len(data), 97):
        path = tmp_path / f"{start}.docx"
        path.write_bytes(data[:start] + b"U" * 8 + data[start + 8 :])
        with contextlib.suppress(TemplateUnusable):
            load_docx_layout(path)


def test_a_layout_without_the_marker_is_reported(tmp_path: Path) -> None:
    home = document_changed(tmp_path, END_MARK, "=== KHÁC")
    with pytest.raises(TemplateUnusable, match="không thấy đoạn “=== HẾT PHẦN IN"):
        load_docx_layout(home / "layout.docx")


def test_a_layout_without_a_sample_section_is_reported(tmp_path: Path) -> None:
    def change(text: str) -> str:
        start = text.index("<w:sectPr>")
        end = text.index("</w:sectPr>", start) + len("</w:sectPr>")
        return text[:start] + text[end:]

    home = changed(tmp_path, {"word/document.xml": change})
    with pytest.raises(TemplateUnusable, match=r"cần đúng 3 mẫu khổ trang .*thấy 2"):
        load_docx_layout(home / "layout.docx")


def test_a_header_that_is_broken_is_reported(tmp_path: Path) -> None:
    home = with_header(tmp_path, lambda data: data[:-20])
    with pytest.raises(TemplateUnusable, match=r"layout\.docx: không dùng được làm bố cục Word: phần XML"):
        load_docx_layout(home / "layout.docx")


def test_a_header_without_tags_is_left_as_it_is() -> None:
    assert load_docx_layout(ND30 / "layout.docx").frames == {}
    with zipfile.ZipFile(ND30 / "layout.docx") as layout, zipfile.ZipFile(io.BytesIO(docx_of(letter()))) as made:
        assert made.read("word/header1.xml") == layout.read("word/header1.xml")
