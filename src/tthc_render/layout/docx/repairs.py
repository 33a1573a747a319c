"""What Word and LibreOffice leave in a layout that must be put right before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import RELATIONS, WORD_NAMESPACE, XML_HEAD, W, parse_strictly

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

LAST: Final = 99


def in_order(element: etree._Element, order: list[str]) -> None:
    """Sort the children of ``element`` into the schema's order; unknown ones go last."""

    def rank(child: etree._Element) -> int:
        name = etree.QName(child).localname
        return order.index(name) if name in order else LAST

    element[:] = sorted(element, key=rank)


def normalise(body: etree._Element) -> None:
    """Repair in place what other programs write against the schema: order of children, ``docGrid``."""
    for properties in body.iter(f"{W}sectPr"):
        for grid in properties.findall(f"{W}docGrid"):
            grid.attrib.pop(f"{W}charSpace", "")
        for extra in properties.findall(f"{W}pgNumType")[1:]:
            properties.remove(extra)
        in_order(properties, SECTION_ORDER)
    for properties in body.iter(f"{W}tcPr"):
        in_order(properties, CELL_ORDER)
    for switch in body.iter(f"{W}cantSplit", f"{W}tblHeader"):
        if switch.get(f"{W}val") == "true":
            del switch.attrib[f"{W}val"]
    for align in body.iterfind(f".//{W}tblPr/{W}jc"):
        value = align.get(f"{W}val", "")
        align.set(f"{W}val", {"start": "left", "end": "right"}.get(value, value))


def drop_character_sets(members: dict[str, bytes]) -> None:
    """Take names such as "utf-8" out of the list of fonts, where LibreOffice writes them and none is allowed."""
    name = "word/fontTable.xml"
    if name in members:
        members[name] = re.sub(rb' w:characterSet="[^"]*"', b"", members[name])


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


def allow_pictures(members: dict[str, bytes], kinds: Iterable[str]) -> None:
    """Declare the content types of pictures, which a program leaves out when it saves a file without any."""
    name = "[Content_Types].xml"
    known = {item.get("Extension", "").lower() for item in parse_strictly(members[name])}
    for kind in sorted(set(kinds) - known):
        media = "svg+xml" if kind == "svg" else kind
        entry = f'<Default Extension="{kind}" ContentType="image/{media}"/>'
        members[name] = members[name].replace(b"</Types>", f"{entry}</Types>".encode())


def footnote_frame(members: dict[str, bytes]) -> tuple[str, int]:
    """The beginning of ``word/footnotes.xml`` up to the first note, and the highest id used in it.

    Separators are kept, sample notes are dropped. A package without the part gets one: its content type
    and relationship are added to ``members``.
    """
    part = "word/footnotes.xml"
    if part not in members:
        names = f'xmlns:w="{WORD_NAMESPACE}" xmlns:r="{RELATIONS}"'
        members[part] = f"{XML_HEAD}<w:footnotes {names}>{_SEPARATORS}</w:footnotes>".encode()
        members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
            b"</Types>", f'<Override PartName="/{part}" ContentType="{_NOTES_TYPE}"/></Types>'.encode()
        )
        relation = f'<Relationship Id="rIdFootnotes" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
        rels = "word/_rels/document.xml.rels"
        members[rels] = members[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    root = parse_strictly(members[part])
    for note in root.findall(f"{W}footnote"):
        if note.get(f"{W}type") is None:
            root.remove(note)
    highest = max((int(note.get(f"{W}id", "0")) for note in root), default=0)
    text = etree.tostring(root, encoding="unicode")
    return XML_HEAD + text[: text.rindex("</w:footnotes>")], max(highest, 0)


def _separator(identity: int, kind: str) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{identity}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


_SEPARATORS: Final = _separator(-1, "separator") + _separator(0, "continuationSeparator")

_NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
