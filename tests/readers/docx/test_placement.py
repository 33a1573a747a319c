"""Lines of text in their columns, and the text that a drawn line is under."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import box, docx, line, p, tbl
from tthc_render.readers.docx.placement import tab_segments
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import TextPiece


def under(*body: str) -> list[str]:
    facts = read_docx(docx(*body), "x.docx")
    by_number = {paragraph.number: paragraph.plain for paragraph in facts.paragraphs}
    return [by_number.get(rule.after, "") for rule in facts.rules]


TWO_ROWS = (p("SỞ NỘI VỤ", align="center"), p("Tiêu ngữ", align="center"))


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ((p("Tên"), p("____")), ["Tên"]),
        ((tbl(TWO_ROWS, (p("_____", align="center"), p("_______", align="center"))),), ["SỞ NỘI VỤ", "Tiêu ngữ"]),
        ((tbl(TWO_ROWS, (p("Số", inside=line(40, 0)), p("Ngày", inside=line(90, 0)))),), ["SỞ NỘI VỤ", "Tiêu ngữ"]),
        ((p("Dòng một\nDòng hai", inside=line(40, 34)),), ["Dòng một Dòng hai"]),
        ((p("Một"), p("Hai", inside=line(40, 1))), ["Một"]),
        ((p("Một", inside=line(40, 34)), p("Hai")), ["Hai"]),
        ((p("Xa", inside=line(40, 300)),), [""]),
    ],
)
def test_a_drawn_line_is_under_the_text_above_it_in_its_column(body: tuple[str, ...], texts: list[str]) -> None:
    assert under(*body) == texts


@pytest.mark.parametrize("edge", ["bottom", "top"])
def test_a_lone_border_of_a_cell_is_a_drawn_line(edge: str) -> None:
    borders = f'<w:tcBorders><w:{edge} w:val="single"/></w:tcBorders></w:tcPr>'
    upper, lower = tbl((p("Tên cơ quan"),), widths=(3000,)), tbl((p("Số: 1/BC-A"),), widths=(3000,))
    one = (upper if edge == "bottom" else lower).replace("</w:tcPr>", borders)
    assert under(*((one, lower) if edge == "bottom" else (upper, one))) == ["Tên cơ quan"]


def test_parts_between_tabs_are_where_word_puts_them() -> None:
    pieces = (TextPiece("\tSỞ NỘI VỤ\tĐộc lập", 13.0),)
    left, right = tab_segments(pieces, 30.0, [(30.0, "center"), (110.0, "center")], 12.7)
    assert (left.left_mm + left.right_mm) / 2 == pytest.approx(60)
    assert (right.left_mm + right.right_mm) / 2 == pytest.approx(140)
    assert [left.tab, right.tab] == ["center", "center"]
    (plain, after) = tab_segments((TextPiece("Nơi nhận:\tGIÁM ĐỐC", 12.0),), 30.0, [], 12.7)
    assert (plain.left_mm, after.tab) == (30.0, "left")
    assert (after.left_mm - 30.0) / 12.7 == pytest.approx(2)


def test_parts_that_find_no_room_follow_each_other() -> None:
    pieces = (TextPiece("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\tB", 14.0),)
    first, second = tab_segments(pieces, 0.0, [(10.0, "left")], 12.7)
    assert second.left_mm >= first.right_mm


def text_box(words: str, height_pt: int, wrap: str) -> str:
    """A paragraph with a text box that stands at its top, as Word draws it today."""
    extent = f'<wp:extent cx="{170 * 12700}" cy="{height_pt * 12700}"/>'
    shape = (
        '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></wps:wsp>"
    )
    return (
        '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>{extent}'
        f"<wp:{wrap}/>{shape}</wp:anchor></w:drawing></w:r></w:p>"
    )


@pytest.mark.parametrize(("wrap", "below"), [("wrapTopAndBottom", True), ("wrapNone", False)])
def test_text_begins_below_a_box_that_leaves_none_beside_it(wrap: str, below: bool) -> None:
    words = p("Tên") + p("") + p("_____")
    facts = read_docx(docx(text_box(words, 90, wrap), p("TỜ TRÌNH"), p("Về việc"), p("Nội dung")), "x.docx")
    assert [rule.after for rule in facts.rules] == [facts.paragraphs[1].number]
    (stretch,) = facts.stretches
    assert (stretch.length_pt > 90 + 3 * 16) is below


@pytest.mark.parametrize(("blanks", "known"), [(" " * 20, True), ("\t\t", False)])
def test_underlined_tabs_are_a_line_of_unknown_length(blanks: str, known: bool) -> None:
    drawn = p(blanks, align="center").replace("<w:rPr>", '<w:rPr><w:u w:val="single"/>')
    (rule,) = read_docx(docx(p("SỞ NỘI VỤ", align="center"), drawn), "x.docx").rules
    assert (rule.length_pt > 0) is known


def test_a_line_in_a_text_box_is_under_the_words_of_the_box_whatever_stands_at_its_height() -> None:
    boxed = box(p("Tiêu ngữ", align="center"), p("__________", align="center"), p("Ngày", align="center"))
    title = p("GIẤY GIỚI THIỆU", align="center", extra='<w:spacing w:before="20"/>')
    assert under(p("", inside=boxed), title, p("_______", align="center")) == ["Tiêu ngữ", "GIẤY GIỚI THIỆU"]
