"""A structure as objects of a PDF: the tree, the way back from content to it, the names of cells and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pydyf

from tthc_render.layout.pdf.structure import Content, Element, Structure
from tthc_render.layout.pdf.written import add_many, add_written


def write_structure(
    pdf: pydyf.PDF,
    structure: Structure,
    pages: Sequence[pydyf.Dictionary],
    annotations: Sequence[Sequence[pydyf.Dictionary]],
) -> None:
    """Put ``structure`` into a ``pydyf.PDF``, whose ``pages`` hold its content and ``annotations`` its links.

    Elements without content are left out. Sets what PDF/UA-1 asks of pages, annotations and the catalogue.
    """
    elements = structure.prune()
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    made = add_many(pdf, len(elements))
    for element, item in zip(elements, made, strict=True):
        element.number = item.number
    above = root.reference.decode()
    page_names = [page.reference.decode() for page in pages]
    owners: list[dict[int, str]] = [{} for _ in pages]
    links: list[tuple[pydyf.Dictionary, str]] = []
    names: dict[str, str] = {}
    for element, item in zip(elements, made, strict=True):
        own, home = f"{element.number} 0 R", -1
        parent = above if element.parent is None else f"{element.parent.number} 0 R"
        more = _attributes(element) if element.kind in _WITH_ATTRIBUTES or element.name or element.alt else ""
        if element.name:
            names[element.name] = own
        if len(element.kids) == 1 and isinstance(element.kids[0], Content):  # as most are: cells, short paragraphs
            page, number = element.kids[0]
            owners[page][number] = own
            text = f"<</S/{element.kind}/P {parent}/K {number}/Pg {page_names[page]}{more}>>"
            item.data = text.encode("ascii")
            continue
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
                continue
            home = kid.page if home < 0 else home
            if isinstance(kid, Content):
                owners[kid.page][kid.number] = own
                if kid.page == home:
                    kids.append(str(kid.number))
                else:
                    kids.append(f"<</Type/MCR/Pg {page_names[kid.page]}/MCID {kid.number}>>")
            else:
                annotation = annotations[kid.page][kid.number]
                links.append((annotation, own))
                kids.append(f"<</Type/OBJR/Obj {annotation.reference.decode()}/Pg {page_names[kid.page]}>>")
        inside = "" if not kids else f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        place = f"/Pg {page_names[home]}" if home >= 0 else ""
        item.data = f"<</S/{element.kind}/P {parent}{inside}{place}{more}>>".encode("ascii")
    root["K"] = pydyf.Array([f"{structure.document.number} 0 R"])
    numbers: list[str] = []
    for index, (page, found) in enumerate(zip(pages, owners, strict=True)):
        page["Tabs"] = "/S"
        page["StructParents"] = index
        row = " ".join(found.get(number, "null") for number in range(max(found, default=-1) + 1))
        numbers.append(f"{index}[{row}]")
    for index, (annotation, own) in enumerate(links, len(pages)):
        annotation["StructParent"] = index
        numbers.append(f"{index} {own}")
    parents = add_written(pdf)
    parents.data = f"<</Nums[{' '.join(numbers)}]>>".encode("ascii")
    root["ParentTree"] = parents.reference
    root["ParentTreeNextKey"] = len(pages) + len(links)
    if names:
        known = add_written(pdf)
        pairs = "".join([f"({name}){names[name]}" for name in sorted(names)])
        known.data = f"<</Names[{pairs}]>>".encode("ascii")
        root["IDTree"] = known.reference
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


_WITH_ATTRIBUTES: Final = frozenset(("Div", "TH", "TD", "Figure"))


def _attributes(element: Element) -> str:
    out = f"/ID({element.name})" if element.name else ""
    if element.kind == "Div" and element.title:
        out += f"/T {pydyf.String(element.title).data.decode('ascii')}"
    if element.kind in ("TH", "TD"):
        inside = f"/Scope/{element.scope}" if element.scope else ""
        inside += f"/ColSpan {element.columns}" if element.columns > 1 else ""
        inside += f"/RowSpan {element.rows}" if element.rows > 1 else ""
        inside += f"/Headers[({')('.join(element.headers)})]" if element.headers else ""
        out += f"/A<</O/Table{inside}>>" if inside else ""
    if element.kind == "Figure" and element.box:
        sides = " ".join(f"{side:.2f}" for side in element.box)
        out += f"/A<</O/Layout/Placement/Block/BBox[{sides}]>>"
    if element.kind == "Figure" or element.alt:
        out += f"/Alt {pydyf.String(element.alt or 'Hình').data.decode('ascii')}"
    return out
