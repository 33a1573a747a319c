"""Tables of a DOCX: their own rows and cells, and whether borders make a grid of them."""

from __future__ import annotations

from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W, child_of
from tthc_render.readers.docx.styles import number

_SIDE_BORDERS: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def own_parts(parent: etree._Element, table: etree._Element, name: str) -> list[etree._Element]:
    """Rows or cells of ``table`` itself, not of tables inside its cells."""
    return [item for item in parent.iter(f"{W}{name}") if _owner(item) is table]


def _owner(element: etree._Element) -> etree._Element | None:
    parent = element.getparent()
    while parent is not None and parent.tag != f"{W}tbl":
        parent = parent.getparent()
    return parent


def is_bordered(layers: list[etree._Element]) -> bool:
    """Whether inner or outer side borders are drawn; a lone top or bottom line makes no grid."""
    seen: dict[str, bool] = {}
    for layer in layers:
        for borders in (layer.find(f"{W}tblBorders"), layer.find(f"{W}tcBorders")):
            for edge in () if borders is None else borders:
                name = etree.QName(edge).localname.replace("start", "left").replace("end", "right")
                if name in _SIDE_BORDERS:
                    seen[name] = edge.get(f"{W}val", "none") not in ("none", "nil")
    return any(seen.get(name) for name in ("left", "right", "insideV", "insideH"))


def holds_cells(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Whether a bordered table is no mere frame of text: cells side by side, or a column below a repeated head."""
    headed = len(rows) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    return headed or any(len(own_parts(row, table, "tc")) > 1 for row in rows)


def value_of(parent: etree._Element | None, name: str) -> str:
    found = None if parent is None else child_of(parent, name)
    return "" if found is None else found.get(f"{W}val", "")


def cell_sides(margins: etree._Element | None, inherited: tuple[int, int]) -> tuple[int, int]:
    """The left and right margins of cells in twips: those of ``margins``, a ``tblCellMar`` or ``tcMar``, where set."""
    if margins is None:
        return inherited
    sides = list(inherited)
    for place, names in enumerate((("left", "start"), ("right", "end"))):
        for name in names:
            found = child_of(margins, name)
            sides[place] = sides[place] if found is None else number(found.get(f"{W}w"), 0)
    return sides[0], sides[1]
