"""Word tables as Word shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from tthc_render.formats.ooxml import W
from tthc_render.readers.docx.table_grids import read_word_tables

NS = {"w": W[1:-1]}


def table_of(tmp_path: Path, change: str = "") -> list[list[str]]:
    """The texts of a 2 × 3 table after ``change`` of its XML."""
    document = Document()
    table = document.add_table(2, 3)
    for number, text in enumerate(["STT", "Tỉnh", "Xã", "(1)", "(2)", "(3)"]):
        table.cell(number // 3, number % 3).text = text
    cell = table.cell(0, 1)._tc
    if change == "control":
        row = cell.getparent()
        wrapper = etree.fromstring(f'<w:sdt xmlns:w="{NS["w"]}"><w:sdtPr/><w:sdtContent/></w:sdt>')
        row.replace(cell, wrapper)
        wrapper[1].append(cell)
    if change == "tracked":
        paragraph = cell.find(f"{W}p")
        for name, text in (("ins", " giao"), ("del", " cũ")):
            tag = "delText" if name == "del" else "t"
            paragraph.append(
                etree.fromstring(
                    f'<w:{name} xmlns:w="{NS["w"]}" w:id="1" w:author="A"><w:r>'
                    f'<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r></w:{name}>'
                )
            )
    if change == "whole":
        element = table._tbl
        wrapper = etree.fromstring(f'<w:sdt xmlns:w="{NS["w"]}"><w:sdtPr/><w:sdtContent/></w:sdt>')
        element.getparent().replace(element, wrapper)
        wrapper[1].append(element)
    document.save(str(tmp_path / "a.docx"))
    [found] = read_word_tables(tmp_path / "a.docx")
    assert found.tracked is (change == "tracked")
    texts = [["" for _ in range(found.width)] for _ in range(found.height)]
    for item in found.cells:
        texts[item.top][item.left] = item.text
    return texts


def test_plain_cells_controls_and_tables_in_controls(tmp_path: Path) -> None:
    plain = [["STT", "Tỉnh", "Xã"], ["(1)", "(2)", "(3)"]]
    assert table_of(tmp_path) == table_of(tmp_path, "control") == table_of(tmp_path, "whole") == plain


def test_insertions_are_text_and_deletions_are_not(tmp_path: Path) -> None:
    assert table_of(tmp_path, "tracked")[0] == ["STT", "Tỉnh giao", "Xã"]


def test_merged_cells_cover_their_places_and_inner_tables_are_their_own(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "TT"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Số vụ"
    table.cell(2, 2).add_table(1, 1).cell(0, 0).text = "trong"
    document.save(str(tmp_path / "a.docx"))
    outer, inner = read_word_tables(tmp_path / "a.docx")
    spans = {cell.text: (cell.top, cell.left, cell.bottom, cell.right) for cell in outer.cells if cell.text}
    assert spans == {"TT": (0, 0, 1, 0), "Số vụ": (0, 1, 0, 2)}
    assert [cell.text for cell in inner.cells] == ["trong"]


LIST = (
    '<w:dropDownList><w:listItem w:displayText="Chọn…" w:value=""/>'
    '<w:listItem w:displayText="Hòa giải" w:value="1"/><w:listItem w:value="Tố tụng"/></w:dropDownList>'
)
COMBO = (
    '<w:comboBox><w:listItem w:displayText="Chọn loại" w:value="0"/><w:listItem w:displayText="Hòa giải" w:value="1"/>'
    '<w:listItem w:displayText="Tố tụng" w:value="2"/></w:comboBox>'
)
PROMPTED = LIST.replace("Hòa giải", "Thương lượng")
COMBO = (
    '<w:comboBox><w:listItem w:displayText="Hòa giải" w:value="0"/><w:listItem w:displayText="Tố tụng" w:value="1"/>'
    "</w:comboBox>"
)
WITHOUT = COMBO.replace("Hòa giải", "Thương lượng")
BOX = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'


@pytest.mark.parametrize("whole_cell", [True, False])
@pytest.mark.parametrize(
    ("kind", "text", "choices", "dated"),
    [
        (COMBO, "Hòa giải", ("Hòa giải", "Tố tụng"), False),
        (WITHOUT, "Hòa giải", ("Thương lượng", "Tố tụng"), False),  # a combo box takes other words, too
        (LIST, "Hòa giải", ("Hòa giải", "Tố tụng"), False),
        (f"<w:showingPlcHdr/>{LIST}", "", ("Hòa giải", "Tố tụng"), False),
        ("<w:date/>", "Hòa giải", (), True),
        ("<w:text/>", "Hòa giải", (), False),
        (BOX.format(1), "x", ("x",), False),
        (BOX.format(0), "", ("x",), False),
    ],
)
def test_controls_say_what_a_cell_takes(
    tmp_path: Path, kind: str, text: str, choices: tuple[str, ...], dated: bool, whole_cell: bool
) -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Hòa giải"
    inside = table.cell(0, 0)._tc if whole_cell else table.cell(0, 0)._tc.find(f"{W}p")
    spaces = f'xmlns:w="{NS["w"]}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    control = etree.fromstring(f"<w:sdt {spaces}><w:sdtPr>{kind}</w:sdtPr><w:sdtContent/></w:sdt>")
    inside.getparent().replace(inside, control)
    control[1].append(inside)
    document.save(str(tmp_path / "a.docx"))
    [found] = read_word_tables(tmp_path / "a.docx")
    cell = next(item for item in found.cells if item.left == 0)
    assert (cell.text, cell.choices, cell.dated, found.tracked) == (text, choices, dated, False)


@pytest.mark.parametrize("kind", [LIST, COMBO])
@pytest.mark.parametrize(
    ("shown", "text"), [("Chọn hạng", ""), ("[Nhấp để chọn]", ""), ("Choose an item.", ""), ("Tố tụng", "Tố tụng")]
)
def test_the_prompt_of_a_list_is_no_word_of_the_cell(tmp_path: Path, kind: str, shown: str, text: str) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = shown
    inside = cell._tc.find(f"{W}p")
    control = etree.fromstring(f'<w:sdt xmlns:w="{NS["w"]}"><w:sdtPr>{kind}</w:sdtPr><w:sdtContent/></w:sdt>')
    inside.getparent().replace(inside, control)
    control[1].append(inside)
    document.save(str(tmp_path / "a.docx"))
    [found] = read_word_tables(tmp_path / "a.docx")
    assert found.cells[0].text == text


@pytest.mark.parametrize(
    ("shade", "shaded"),
    [
        ('w:val="clear" w:fill="D9D9D9"', True),
        ('w:val="pct15" w:color="auto" w:fill="FFFFFF"', True),
        ('w:val="clear" w:fill="FFFFFF"', False),
        ('w:val="clear" w:fill="FFE599"', False),
        ('w:val="clear" w:fill="auto"', False),
    ],
)
def test_grey_and_hatched_cells(tmp_path: Path, shade: str, shaded: bool) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)._tc
    cell.get_or_add_tcPr().append(etree.fromstring(f'<w:shd xmlns:w="{NS["w"]}" {shade}/>'))
    document.save(str(tmp_path / "a.docx"))
    assert read_word_tables(tmp_path / "a.docx")[0].cells[0].shaded is shaded
