"""Layouts that ask for more than tags: what docxtpl does after Jinja is done for them, and only for them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate

from tests.support.documents import ND30, docx_of, everything, layout_copy, letter
from tthc_render.formats.ooxml import XML_HEAD
from tthc_render.layout.docx.docxtpl_compat import are_needed, finished, with_literal_braces
from tthc_render.layout.docx.renderer import load_docx_layout

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
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


@pytest.mark.parametrize(
    ("text", "markup", "needed"),
    [
        ("{%tc for x in y %}", "", True),
        ("{%-  tc for x in y %}", "", True),
        ("{{ x | join('\\n') }}", "", True),
        ("{%p for x in y %}{{ x }}", "{% for x in y %}<w:p/>{% endfor %}<wp:docPr/>", False),
        ("", "{% for x in y %}<w:p/>{% endfor %}{% for x in z %}<wp:docPr/>{% endfor %}", True),
        ("C:\\new {{ x }}", "", False),
    ],
)
def test_what_asks_for_the_steps(text: str, markup: str, needed: bool) -> None:
    assert are_needed(text, markup) is needed


def test_broken_markup_is_left_as_it_is() -> None:
    tpl = DocxTemplate(ND30 / "layout.docx")
    broken = f"{XML_HEAD}<w:document {W}><w:p></w:document>"
    assert finished(tpl, broken) == broken


def test_markup_without_signs_for_braces_stays() -> None:
    assert with_literal_braces("{{ a }} {% b %}") == "{{ a }} {% b %}"
