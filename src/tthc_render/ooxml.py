"""What the Open XML format demands of us: namespaces, the schema's order of elements, strict parsing.

Source of the orders: ECMA-376 Part 1, 17.6.17 (sectPr) and 17.4.69 (tcPr).
"""

from __future__ import annotations

from typing import Final

from lxml import etree

WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
W: Final = f"{{{WORD_NAMESPACE}}}"
XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SECTION_ORDER: Final = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
    "sectPrChange",
]
CELL_ORDER: Final = [
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
]
_LAST: Final = 99


def parse_strictly(data: bytes) -> etree._Element:
    """The root of ``data``; XMLSyntaxError at the first fault. No entities, no network, no recovery."""
    return etree.fromstring(data, etree.XMLParser(recover=False, resolve_entities=False, no_network=True))


def in_order(element: etree._Element, order: list[str]) -> None:
    """Sort the children of ``element`` into the schema's order; unknown ones go last."""

    def rank(child: etree._Element) -> int:
        name = etree.QName(child).localname
        return order.index(name) if name in order else _LAST

    element[:] = sorted(element, key=rank)


def normalise(body: etree._Element) -> None:
    """Repair in place what other programs write against the schema: order of children, ``docGrid``."""
    for properties in body.iter(f"{W}sectPr"):
        for grid in properties.findall(f"{W}docGrid"):
            grid.attrib.pop(f"{W}charSpace", None)
        for extra in properties.findall(f"{W}pgNumType")[1:]:
            properties.remove(extra)
        in_order(properties, SECTION_ORDER)
    for properties in body.iter(f"{W}tcPr"):
        in_order(properties, CELL_ORDER)


def style_ids(styles: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Ids by name: of paragraph and character styles, and of table styles, from ``styles.xml``."""
    texts: dict[str, str] = {}
    tables: dict[str, str] = {}
    for style in parse_strictly(styles).iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is None:
            continue
        found = tables if style.get(f"{W}type") == "table" else texts
        value = name.get(f"{W}val", "")
        identity = style.get(f"{W}styleId", "")
        found[value] = identity
        if value.lower().startswith(("heading ", "footnote ")):
            found.setdefault(value.lower(), identity)
    return texts, tables
