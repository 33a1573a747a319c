"""A structure as PDF objects: the way back from content, names, and nothing that is empty."""

from __future__ import annotations

import io

import pikepdf
import pydyf

from tthc_render.layout.pdf.structure import Annotation, Content, Element, Structure
from tthc_render.layout.pdf.structure_tree import write_structure


def test_tree_and_content_lead_to_each_other() -> None:
    document = Element("Document")
    heading, paragraph, empty = document.child("H1"), document.child("P"), document.child("P")
    heading.add(Content(0, 0))
    paragraph.add(Content(0, 1))
    paragraph.add(Content(1, 0))
    link = paragraph.child("Link", placed=False)
    link.add(Annotation(1, 0))
    link.alt = "Cổng"
    heading.name = "d1"
    pdf = pydyf.PDF()
    pages = []
    for _ in range(2):
        page = pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": "[0 0 9 9]"})
        pdf.add_page(page)
        pages.append(page)
    annotation = pydyf.Dictionary({"Type": "/Annot", "Subtype": "/Link", "Rect": "[0 0 1 1]"})
    pdf.add_object(annotation)
    write_structure(pdf, Structure(document), pages, [[], [annotation]])
    out = io.BytesIO()
    pdf.write(out)
    with pikepdf.open(out) as found:
        root = found.Root.StructTreeRoot
        top = root.K[0]
        assert [str(kid.S) for kid in top.K] == ["/H1", "/P"]
        first, second = top.K
        assert int(first.K) == 0
        assert int(second.K[1].MCID) == 0
        assert second.K[1].Pg.objgen == found.pages[1].objgen
        assert str(second.K[2].Alt) == "Cổng"
        numbers = root.ParentTree.Nums
        assert [item.objgen for item in numbers[1]] == [first.objgen, second.objgen]
        assert numbers[5].objgen == second.K[2].objgen
        assert [str(root.IDTree.Names[0]), root.IDTree.Names[1].objgen] == ["d1", first.objgen]
        assert [str(page.Tabs) for page in found.pages] == ["/S", "/S"]
    assert empty not in document.kids
