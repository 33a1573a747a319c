"""What properties of paragraphs and runs come to, direct formatting over styles."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support import hand_typed as typed
from tthc_render.readers.docx import formatting
from tthc_render.readers.docx.formatting import MM_PER_TWIP, Looks, line_spacing, looks_of
from tthc_render.readers.docx.package import open_package
from tthc_render.readers.docx.styles import Styles
from tthc_render.readers.facts import TextPiece

SHEET = typed.styles(
    typed.style("A", run='<w:b/><w:sz w:val="26"/>', paragraph='<w:ind w:left="567"/>', default=True),
    typed.style("B", paragraph='<w:ind w:firstLine="567"/><w:spacing w:before="120" w:after="60"/>', base="A"),
)["word/styles.xml"]


def properties(kind: str, inside: str) -> etree._Element:
    return etree.fromstring(f"<w:{kind} {typed.NAMES}>{inside}</w:{kind}>")


@pytest.fixture
def looks() -> Looks:
    return Looks(Styles(etree.fromstring(SHEET)))


def test_a_paragraph_without_properties_has_the_default_style(looks: Looks) -> None:
    shape = looks.shape(None, "")
    assert (shape.style, shape.left_mm, shape.first_mm) == ("A", 567 * MM_PER_TWIP, 0.0)
    assert (shape.before_pt, shape.after_pt, shape.contextual) == (0.0, 0.0, False)


def test_direct_formatting_goes_over_the_style(looks: Looks) -> None:
    styled = looks.shape(properties("pPr", '<w:pStyle w:val="B"/>'), "")
    assert (styled.style, styled.before_pt, styled.after_pt) == ("B", 6.0, 3.0)
    assert styled.first_mm == pytest.approx(10, abs=0.01)
    direct = '<w:pStyle w:val="B"/><w:spacing w:beforeAutospacing="1" w:after="0"/><w:ind w:hanging="567"/>'
    shape = looks.shape(properties("pPr", direct), "")
    assert (shape.before_pt, shape.after_pt) == (14.0, 0.0)
    assert shape.first_mm == pytest.approx(-10, abs=0.01)


def test_a_run_has_the_look_of_its_style_and_its_own(looks: Looks) -> None:
    plain = looks.face(None, "A", "").piece("chữ")
    assert plain == TextPiece("chữ", 13.0, bold=True)
    inside = '<w:caps/><w:i/><w:b w:val="0"/><w:color w:val="ff0000"/><w:vertAlign w:val="superscript"/>'
    face = looks.face(properties("rPr", inside), "A", "")
    assert face.piece("chữ") == TextPiece("CHỮ", 13.0, italic=True, color="FF0000", raised=True)
    assert looks.face(properties("rPr", '<w:vanish/><w:u w:val="single"/>'), "A", "").hidden
    assert looks.face(properties("rPr", '<w:u w:val="single"/>'), "A", "").underlined


def test_equal_properties_are_worked_out_once(looks: Looks) -> None:
    first, again = (looks.shape(properties("pPr", '<w:pStyle w:val="B"/>'), "") for _ in range(2))
    assert first is again
    assert looks.shape(properties("pPr", '<w:pStyle w:val="A"/>'), "") is not first


@pytest.mark.parametrize(
    ("look", "lines"),
    [
        ({}, 1.0),
        ({"line": "360"}, 1.5),
        ({"line": "322", "lineRule": "exact"}, 1.0),
        ({"line": "100", "lineRule": "atLeast"}, 1.0),
        ({"line": "644", "lineRule": "atLeast"}, 2.0),
    ],
)
def test_line_spacing_is_reported_in_single_lines(look: dict[str, str], lines: float) -> None:
    assert line_spacing(look, [TextPiece("chữ", 14.0)]) == pytest.approx(lines)


@pytest.mark.parametrize(
    ("mark", "level", "bold", "size"),
    [("", "", False, 10.0), ("<w:b/>", "", True, 10.0), ('<w:b/><w:sz w:val="28"/>', '<w:b w:val="0"/>', False, 14.0)],
)
def test_a_number_looks_as_the_end_of_its_paragraph_and_as_its_list_says(
    mark: str, level: str, bold: bool, size: float
) -> None:
    numbering = etree.fromstring(
        f'<w:numbering {typed.NAMES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        f'<w:rPr>{level}</w:rPr></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )
    looks = Looks(Styles(None, numbering=numbering))
    own = properties("pPr", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr>{mark}</w:rPr>')
    face = looks.label_face(looks.shape(own, ""), own, "")
    assert (face.bold, face.size_pt) == (bold, size)


def looks_in(sheet: str) -> Looks:
    package = open_package(typed.docx(typed.p("x"), parts={"word/styles.xml": sheet}), "x.docx")
    return looks_of(package, "word/styles.xml", "word/theme1.xml", "word/numbering.xml")


def test_files_with_the_same_style_sheet_share_what_it_comes_to(monkeypatch: pytest.MonkeyPatch) -> None:
    other = SHEET.replace('w:val="26"', 'w:val="28"')
    assert looks_in(SHEET) is looks_in(SHEET)
    assert looks_in(other).face(None, "A", "").size_pt == 14.0
    assert looks_in(SHEET).face(None, "A", "").size_pt == 13.0
    monkeypatch.setattr(formatting, "LARGEST_KEPT", 10)
    large = SHEET.replace('w:val="26"', 'w:val="30"')
    assert looks_in(large) is not looks_in(large)


def test_few_style_sheets_and_looks_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_KEPT", {})
    monkeypatch.setattr(formatting, "KEPT", 1)
    monkeypatch.setattr(formatting, "LOOKS_KEPT", 1)
    first = looks_in(SHEET)
    looks_in(SHEET.replace('w:val="26"', 'w:val="28"'))
    assert looks_in(SHEET) is not first
    for inside in ("<w:i/>", '<w:b w:val="0"/>', "<w:i/>"):
        assert first.face(properties("rPr", inside), "A", "").italic == ("i" in inside[:4])
    for style in "ABA":
        assert first.shape(properties("pPr", f'<w:pStyle w:val="{style}"/>'), "").style == style


def test_spacing_that_depends_on_letters_is_not_of_the_shape(looks: Looks) -> None:
    shape = looks.shape(properties("pPr", '<w:jc w:val="both"/><w:spacing w:line="360"/>'), "")
    assert (shape.align, shape.spacing, shape.exact) == ("justify", 1.5, False)
    exact = looks.shape(properties("pPr", '<w:spacing w:line="360" w:lineRule="exact"/>'), "")
    assert (exact.align, exact.spacing, exact.exact) == ("left", None, True)
