"""Columns of a section, and where its paragraphs are."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support.hand_typed import NAMES, PAGE, docx, p
from tthc_render.readers.docx.columns import column_places
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import PageParagraph

BREAK = '<w:r><w:br w:type="column"/></w:r>'


def properties(columns: str) -> etree._Element:
    return etree.fromstring(f"<w:sectPr {NAMES}>{columns}</w:sectPr>")


@pytest.mark.parametrize(
    ("columns", "places"),
    [
        ("", []),
        ('<w:cols w:space="720"/>', []),
        ('<w:cols w:num="2" w:space="567"/>', [(30, 75), (115, 75)]),
        (
            '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3402" w:space="283"/><w:col w:w="5386"/></w:cols>',
            [(30, 60), (95, 95)],
        ),
    ],
)
def test_places_of_columns(columns: str, places: list[tuple[float, float]]) -> None:
    made = column_places(properties(columns), 30.0, 160.0)
    assert [(round(left), round(width)) for left, width in made] == places


def read(*body: str) -> list[PageParagraph]:
    two = PAGE.replace("</w:sectPr>", '<w:cols w:num="2" w:space="567"/></w:sectPr>')
    ended = f"<w:p><w:pPr>{two}</w:pPr></w:p>"
    return [item for item in read_docx(docx(*body, ended, p("Sau")), "x.docx").paragraphs if item.text]


@pytest.mark.parametrize("second", [p("Phải").replace("<w:r>", f"{BREAK}<w:r>", 1), f"<w:p>{BREAK}</w:p>{p('Phải')}"])
def test_a_column_break_begins_the_next_column(second: str) -> None:
    left, right, after = read(p("Trái"), second)
    assert (round(left.column_mm[0]), round(right.column_mm[0]), round(after.column_mm[0])) == (30, 115, 30)
    assert left.cell != right.cell
    assert after.cell == ""


def test_columns_without_a_break_are_read_as_one() -> None:
    assert {item.cell for item in read(p("Một"), p("Hai"))} == {""}


def test_a_third_break_does_not_lead_out_of_the_page() -> None:
    again = [p(word).replace("<w:r>", f"{BREAK}<w:r>", 1) for word in ("Hai", "Ba", "Bốn")]
    assert {round(item.column_mm[0]) for item in read(p("Một"), *again)} == {30, 115}
