"""HTML of ours as structure elements: what a reader hears, and in which order."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tthc_render.layout.pdf.page_structure import structure_of
from tthc_render.layout.pdf.structure import Content, Element, Structure


def filled(body: str) -> Structure:
    """The structure of a page on which every word is printed, in the order of the page."""
    root = ElementTree.fromstring(f"<html><body>{body}</body></html>")
    made = structure_of(root)
    for number, node in enumerate(item for item in root.iter() if (item.text or "").strip()):
        made.at(node).add(Content(0, number))
    made.prune()
    return made


def outline(element: Element) -> str:
    inner = " ".join(outline(kid) for kid in element.kids if isinstance(kid, Element))
    return f"{element.kind}({inner})" if inner else element.kind


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<h1>I.</h1><h2>1.</h2><p>a</p>", "Document(H1 H2 P)"),
        ("<h2>1.</h2><h4>a)</h4><h1>II.</h1>", "Document(H1 H2 H1)"),
        ("<h1>I.</h1><h3>a)</h3><h3>b)</h3><h2>2.</h2><h3>a)</h3>", "Document(H1 H2 H2 H2 H3)"),
        ("<h1>I.</h1><h2></h2><h3>a)</h3><h1></h1><h2>1.</h2>", "Document(H1 H2 H2)"),
        ("<p class='gach'>- a</p><p class='gach'>- b</p><p>c</p>", "Document(L(LI(LBody) LI(LBody)) P)"),
        (
            "<p class='gach'>- a</p><p class='cong'>+ b</p><p class='cong'>+ c</p><p class='gach'>- d</p>",
            "Document(L(LI(LBody(L(LI(LBody) LI(LBody)))) LI(LBody)))",
        ),
        (
            "<p class='gach'>- a</p><p class='gach bac-1'>- b</p><p class='cong bac-2'>+ c</p><p class='gach'>- d</p>",
            "Document(L(LI(LBody(L(LI(LBody(L(LI(LBody))))))) LI(LBody)))",
        ),
        ("<p class='gach'>- a</p><p class='cong bac-1'>+ b</p>", "Document(L(LI(LBody(L(LI(LBody))))))"),
        ("<p class='than bac-1'>a) b</p>", "Document(P)"),
        ("<p class='cong'>+ a</p><p class='cong'>+ b</p>", "Document(L(LI(LBody) LI(LBody)))"),
        ("<ul><li>a</li><li>b</li></ul>", "Document(L(LI(LBody) LI(LBody)))"),
        ("<section><h1>PL</h1><p>a</p></section>", "Document(Sect(H1 P))"),
        ("<table><tr><td><p>A</p><div class='duong-ke'/></td><td>B</td></tr></table>", "Document(Div(Div(P) P))"),
        ("<div class='duong-ke'/><div>a</div><p/>", "Document(P)"),
        ("<p>a <a href='https://a.vn'>b</a> c</p>", "Document(P(Link))"),
        (
            "<table><thead><tr><td>A</td><td>B</td></tr></thead><tbody><tr><td class='left'>x</td><td/></tr></tbody>"
            "</table>",
            "Document(Table(THead(TR(TH TH)) TBody(TR(TH TD))))",
        ),
        (
            "<table><tr><th>A</th><td>1</td></tr></table>",
            "Document(Table(TR(TH TD)))",
        ),
    ],
)
def test_what_a_page_means(body: str, shown: str) -> None:
    assert outline(filled(body).document) == shown


def test_a_note_stands_behind_its_call_wherever_it_is_printed() -> None:
    note = "<span class='chu-thich'>lời</span>"
    root = ElementTree.fromstring(f"<html><body><p>a{note}b</p></body></html>")
    made = structure_of(root)
    [paragraph] = root.iter("p")
    made.at(paragraph).add(Content(0, 0))
    made.calls[0].add(Content(0, 1))
    made.at(paragraph).add(Content(0, 2))
    made.notes[0].add(Content(0, 3))
    made.prune()
    [element] = made.document.kids
    assert isinstance(element, Element)
    kinds = [kid.kind if isinstance(kid, Element) else kid.number for kid in element.kids]
    assert kinds == [0, "Reference", "Note", 2]


def test_cells_know_their_heads_through_merged_rows_and_columns() -> None:
    body = (
        "<table><thead><tr><td rowspan='2'>Lĩnh vực</td><td colspan='2'>Tiếp nhận</td></tr>"
        "<tr><td>Mới</td><td>Cũ</td></tr><tr class='code'><td>(1)</td><td>(2)</td><td>(3)</td></tr></thead>"
        "<tbody><tr><td class='left'>Đất đai</td><td>1</td><td>2</td></tr></tbody></table>"
    )
    cells = {kid.scope or number: kid for number, kid in enumerate(filled(body).document.walk()) if kid.kind == "TD"}
    heads = [kid.name for kid in filled(body).document.walk() if kid.kind == "TH"]
    assert heads == ["t1c1", "t1c2", "t1c3", "t1c4", "", "", "", "t1r5"]
    assert [cell.headers for cell in cells.values()] == [("t1c2", "t1c3", "t1r5"), ("t1c2", "t1c4", "t1r5")]


def test_a_row_without_cells_of_its_own_is_no_row_to_a_reader() -> None:
    body = (
        "<table><thead><tr><td rowspan='3'>A</td><td rowspan='2'>B</td></tr><tr></tr><tr><td>C</td></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    made = list(filled(body).document.walk())
    assert [item.rows for item in made if item.kind == "TH"] == [2, 1, 1]
    assert sum(item.kind == "TR" for item in made) == 3


def test_a_head_that_is_printed_again_is_no_part_of_the_text() -> None:
    root = ElementTree.fromstring("<html><body><table><thead><tr><td>A</td></tr></thead></table></body></html>")
    head = structure_of(root).at(next(root.iter("td")))
    assert not head.is_repeated_on(0)
    head.add(Content(0, 0))
    assert not head.is_repeated_on(0)
    assert head.is_repeated_on(1)
