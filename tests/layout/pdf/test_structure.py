"""Structure elements: where they stand, and what is left of them."""

from __future__ import annotations

from tthc_render.layout.pdf.structure import Annotation, Content, Element, Structure


def test_links_get_their_place_with_their_first_content() -> None:
    paragraph = Element("P")
    link = paragraph.child("Link", placed=False)
    assert paragraph.kids == []
    link.add(Annotation(0, 0))
    assert paragraph.kids == [link]


def test_what_has_no_content_is_left_out_but_cells() -> None:
    structure = Structure(Element("Document"))
    row = structure.document.child("Table").child("TR")
    full = row.child("TD")
    row.child("TD")
    structure.document.child("P")
    full.add(Content(0, 0))
    structure.prune()
    assert [item.kind for item in structure.document.walk()] == ["Document", "Table", "TR", "TD", "TD"]
