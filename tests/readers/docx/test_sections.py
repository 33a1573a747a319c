"""Sections: paper, margins, page-number fields in every form that Word writes."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import NAMES, PAGE, REL, box, docx, p, style, styles
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.docx.sections import section_of
from tthc_render.readers.facts import PageNumber

COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIMPLE = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
CENTER = '<w:pPr><w:jc w:val="center"/></w:pPr>'


def numbers(
    content: str, *, kind: str = "header", settings: str = "", type_: str = "default"
) -> tuple[PageNumber, ...]:
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    reference = f'<w:{kind}Reference w:type="{type_}" r:id="h"/>'
    section = PAGE.replace("<w:sectPr>", f"<w:sectPr>{reference}").replace("</w:sectPr>", f"{settings}</w:sectPr>")
    parts = {f"word/{kind}9.xml": f"<w:{tag} {NAMES}><w:p>{content}</w:p></w:{tag}>"}
    rels = f'<Relationship Id="h" Type="{REL}/{kind}" Target="{kind}9.xml"/>'
    return read_docx(docx(p("Đoạn."), section=section, parts=parts, rels=rels), "x.docx").numbers


@pytest.mark.parametrize("field", [COMPLEX, SIMPLE])
def test_both_kinds_of_fields_are_page_numbers(field: str) -> None:
    (found,) = numbers(CENTER + field)
    assert (found.place, found.align, found.typed, found.arabic) == ("top", "center", False, True)


def test_the_size_is_that_of_the_field() -> None:
    assert numbers(CENTER + SIMPLE)[0].size_pt == 13.0


@pytest.mark.parametrize(
    ("content", "align"),
    [
        (CENTER + COMPLEX, "center"),
        ('<w:pPr><w:jc w:val="right"/></w:pPr>' + COMPLEX, "right"),
        ('<w:pPr><w:framePr w:xAlign="center"/></w:pPr>' + COMPLEX, "center"),
        ('<w:pPr><w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs></w:pPr><w:r><w:tab/></w:r>' + COMPLEX, "center"),
        (COMPLEX, "left"),
        ('<w:r><w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r>' + COMPLEX, "center"),
        ('<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>' + COMPLEX, "right"),
    ],
)
def test_alignment_of_a_page_number(content: str, align: str) -> None:
    assert numbers(content)[0].align == align


@pytest.mark.parametrize(
    ("place", "inside", "align"),
    [
        ("<wp:align>center</wp:align>", CENTER, "center"),
        ("<wp:align>center</wp:align>", "", "center"),
        ("<wp:posOffset>2600000</wp:posOffset>", CENTER, "center"),
        ("<wp:align>right</wp:align>", CENTER, "right"),
        ("<wp:posOffset>0</wp:posOffset>", CENTER, "left"),
    ],
)
def test_a_number_in_a_text_box_stands_where_the_box_does(place: str, inside: str, align: str) -> None:
    placed = (
        f'<wp:anchor><wp:positionH relativeFrom="margin">{place}</wp:positionH><wp:extent cx="500000" cy="250000"/>'
    )
    drawn = box(f"<w:p>{inside}{COMPLEX}</w:p>").replace("<wp:anchor>", placed)
    drawn = drawn.replace('<wp:extent cx="2000000" cy="900000"/>', "")
    assert [item.align for item in numbers(drawn)] == [align]


def test_a_footer_puts_it_at_the_bottom() -> None:
    assert numbers(CENTER + COMPLEX, kind="footer")[0].place == "bottom"


@pytest.mark.parametrize(("settings", "shown"), [("", True), ("<w:titlePg/>", False), ('<w:titlePg w:val="0"/>', True)])
def test_a_title_page_hides_the_number_on_page_one(settings: str, shown: bool) -> None:
    assert numbers(CENTER + COMPLEX, settings=settings)[0].on_first is shown


def test_a_header_of_the_first_page_counts_only_with_a_title_page() -> None:
    assert numbers(CENTER + COMPLEX, type_="first") == ()
    assert numbers(CENTER + COMPLEX, type_="first", settings="<w:titlePg/>")[0].on_first


def test_roman_numbers_and_typed_numbers_are_reported() -> None:
    assert not numbers(CENTER + COMPLEX, settings='<w:pgNumType w:fmt="lowerRoman"/>')[0].arabic
    assert numbers(CENTER + "<w:r><w:t>- 2 -</w:t></w:r>")[0].typed


@pytest.mark.parametrize("other", ["<w:r><w:t>Mật</w:t></w:r>", COMPLEX.replace(" PAGE ", " NUMPAGES ")])
def test_other_headers_are_no_page_numbers(other: str) -> None:
    assert numbers(CENTER + other) == ()


def test_sections_know_their_paragraphs_margins_and_restart() -> None:
    first = p("Thân.").replace("</w:pPr>", f"{PAGE}</w:pPr>")
    second = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"').replace(
        "</w:sectPr>", '<w:pgNumType w:start="1"/></w:sectPr>'
    )
    sections = read_docx(docx(p("Đầu."), first, p("Phụ lục."), section=second), "x.docx").sections
    assert [(item.first_paragraph, item.landscape, item.restart) for item in sections] == [
        (1, False, None),
        (3, True, 1),
    ]
    assert sections[0].margins_mm == pytest.approx((20.0, 20.0, 30.0, 20.0), abs=0.01)
    assert section_of(sections, 2).index == 0
    assert section_of(sections, 99).index == 1


def test_the_gutter_widens_the_left_margin() -> None:
    section = PAGE.replace('w:left="1701"', 'w:left="1701" w:gutter="283"')
    left = read_docx(docx(p("x"), section=section), "x.docx").sections[0].margins_mm[2]
    assert left == pytest.approx(35.0, abs=0.02)


def test_a_document_without_section_is_a4_with_unknown_margins() -> None:
    (section,) = read_docx(docx(p("x"), section="", parts=styles(style("N", default=True))), "x.docx").sections
    assert round(section.width_mm) == 210
    assert section.margins_mm == (None, None, None, None)
