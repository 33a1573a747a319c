"""Rule lines in a DOCX, drawn in all the ways that people draw them."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import box, docx, line, p, tbl
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import Facts, RuleLine

BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def read(*body: str) -> Facts:
    return read_docx(docx(*body), "x.docx")


def rules(*body: str) -> list[RuleLine]:
    return list(read(*body).rules)


@pytest.mark.parametrize(
    ("body", "after", "length", "drawn"),
    [
        ((p("Tên"), p("_____", align="center")), 1, 35, "underscores"),
        ((p("Tên\n_____", align="center"),), 1, 35, "underscores"),
        ((p("Tên"), p("", inside=line(40))), 1, 40, "shape"),
        ((p("Tên", inside=line(40, 18)),), 1, 40, "shape"),
        ((p("Trên"), p("Tên", inside=line(40, 2))), 1, 40, "shape"),
        ((p("Tên", inside=line(40, 40)), p("Dưới")), 2, 40, "shape"),
        ((p("Tên", inside=line(40, 18, old=True)),), 1, 40, "shape"),
        ((p("Tên"), p("", extra=BORDER + '<w:ind w:left="2000" w:right="2000"/>')), 1, 253.5, "border"),
        ((p("Tên", extra=BORDER),), 1, 453.5, "border"),
    ],
)
def test_a_line_belongs_to_the_text_above_it(body: tuple[str, ...], after: int, length: float, drawn: str) -> None:
    (found,) = rules(*body)
    assert (found.after, found.drawn_as) == (after, drawn)
    assert found.length_pt == pytest.approx(length, abs=0.6)


def test_raised_underscores_are_shorter() -> None:
    raised = p("_____", align="center").replace("<w:sz", '<w:vertAlign w:val="superscript"/><w:sz')
    assert rules(p("Tên"), raised)[0].length_pt == pytest.approx(35 * 2 / 3, abs=0.1)


def test_underlined_words_are_a_line_as_long_as_they_are() -> None:
    underlined = p(MOTTO, "b", "center").replace("<w:sz", '<w:u w:val="single"/><w:sz')
    assert rules(underlined)[0].length_pt == pytest.approx(171.4, abs=0.2)


def test_a_line_in_a_cell_is_measured_by_the_cell() -> None:
    cell = p("SỞ NGOẠI VỤ", "b", "center") + p(
        "", extra='<w:pBdr><w:top w:val="single"/></w:pBdr><w:ind w:left="1000" w:right="1000"/>'
    )
    (found,) = rules(tbl((cell, p("x"))))
    assert found.length_pt == pytest.approx((3402 - 216 - 2000) / 20, abs=0.1)


@pytest.mark.parametrize(
    "shape",
    [
        line(40).replace('cy="0"', 'cy="500000"'),
        line(40).replace('prst="line"', 'prst="ellipse"'),
        line(6),
        line(40, old=True).replace('to="50pt,0pt"', 'to="50pt,80pt"'),
    ],
)
def test_boxes_circles_and_dots_are_no_lines(shape: str) -> None:
    assert rules(p("Tên", inside=shape)) == []


def test_a_framed_paragraph_is_no_line() -> None:
    frame = (
        "<w:pBdr>" + "".join(f'<w:{edge} w:val="single"/>' for edge in ("top", "left", "bottom", "right")) + "</w:pBdr>"
    )
    assert rules(p("KHẨN", extra=frame)) == []


def test_the_middle_of_a_centred_shape_is_the_middle_of_its_column() -> None:
    assert rules(p("Tên", inside=line(40, 18)))[0].center_mm == pytest.approx(30 + 80, abs=0.1)


def test_a_line_in_a_text_box_is_under_the_text_there() -> None:
    (found,) = rules(p("Trước"), p("", inside=box(p("SỞ Y TẾ", align="center", inside=line(40, 16)))))
    assert (found.after, found.length_pt) == (3, 40)


@pytest.mark.parametrize(("place", "first"), [("page", True), ("margin", True), ("paragraph", False)])
def test_a_box_at_the_top_of_the_page_is_read_before_the_text_it_hangs_on(place: str, first: bool) -> None:
    drawn = box(p("SỞ NỘI VỤ")).replace(
        "<wp:extent",
        f'<wp:positionV relativeFrom="{place}"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent',
    )
    facts = read_docx(docx(p("BÁO CÁO", inside=drawn), p("Sở đã xong việc.")), "x.docx")
    order = [(item.number, item.plain) for item in facts.paragraphs if item.plain]
    texts = ["SỞ NỘI VỤ", "BÁO CÁO"] if first else ["BÁO CÁO", "SỞ NỘI VỤ"]
    assert order == list(enumerate([*texts, "Sở đã xong việc."], 1))
