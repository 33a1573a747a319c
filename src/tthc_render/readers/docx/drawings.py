"""The runs of a DOCX paragraph with the shapes and text boxes among them, and the lines that shapes draw.

Lines are DrawingML connectors, thin rectangles, and old VML lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W
from tthc_render.readers.facts import MM_PER_PT, PageParagraph, Section

EMU_PER_PT: Final = 12700
FLAT_PT: Final = 3.0
BOX_SIDE_PT: Final = 7.2
"""Room between the edge of a text box and its text, unless it says otherwise."""
LINES: Final = frozenset({"line", "straightConnector1", "lineInv", "rect"})
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PASSED_OVER: Final = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "footnoteReference", "pPr")}
)
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BOX: Final = f"{W}txbxContent"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_UNITS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0, "": 0.75}
_LENGTH = re.compile(r"^\s*(-?\d{0,6}(?:\.\d{0,16})?)\s*(pt|in|cm|mm|px|pc|)\s*$")


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line's length, how far below the top of its paragraph it is, and its middle; None if not known.

    ``from_start``: ``down_pt`` counts from the beginning of the text instead, as if the line were on the first page.
    """

    length_pt: float
    down_pt: float | None
    center_mm: float | None
    from_start: bool = False


def drawn_lines(shape: etree._Element, paragraph: PageParagraph, section: Section) -> list[DrawnLine]:
    """The horizontal lines in ``shape``, a drawing or picture anchored in ``paragraph``."""
    out = []
    for anchor in _own(shape, f"{_DRAWING}anchor", f"{_DRAWING}inline"):
        out += _drawing(anchor, paragraph, section)
    if not out:
        for old in _own(shape, f"{_VML}line", f"{_VML}shape", f"{_VML}rect"):
            line = _vml(old, paragraph, section)
            if line is not None:
                out.append(line)
    return out


def _own(shape: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of ``names`` in a shape, without those in its text boxes: they are of the paragraphs there."""
    for element in shape.iter(*names):
        above = element
        while above is not shape and (parent := above.getparent()) is not None and parent.tag != _BOX:
            above = parent
        if above is shape:
            yield element


def _drawing(anchor: etree._Element, paragraph: PageParagraph, section: Section) -> list[DrawnLine]:
    extent = anchor.find(f"{_DRAWING}extent")
    form = anchor.find(f".//{_A}prstGeom")
    if extent is None or form is None or form.get("prst") not in LINES:
        return []
    width, height = (_emu(extent.get(name)) for name in ("cx", "cy"))
    if height > FLAT_PT or width < 4 * FLAT_PT:
        return []
    down_pt, from_start = _down(anchor.find(f"{_DRAWING}positionV"), section)
    return [
        DrawnLine(width, down_pt, _center(anchor.find(f"{_DRAWING}positionH"), width, paragraph, section), from_start)
    ]


def _center(place: etree._Element | None, width_pt: float, paragraph: PageParagraph, section: Section) -> float | None:
    if place is None:
        return None
    relative = place.get("relativeFrom", "")
    if relative not in ("page", "margin", "column", "character", "insideMargin"):
        return None
    left, width = _across(relative, paragraph, section)
    half = width_pt / 2 * MM_PER_PT
    align = {"center": left + width / 2, "left": left + half, "right": left + width - half}
    set_at = align.get((place.findtext(f"{_DRAWING}align") or "").strip())
    if set_at is not None:
        return set_at
    offset = place.findtext(f"{_DRAWING}posOffset")
    return None if offset is None else left + (_emu(offset) + width_pt / 2) * MM_PER_PT


def _vml(shape: etree._Element, paragraph: PageParagraph, section: Section) -> DrawnLine | None:
    style = _style(shape)
    start, end = shape.get("from"), shape.get("to")
    if start and end:
        a, b = ([_pt(part) for part in point.split(",")] for point in (start, end))
        if len(a) != 2 or len(b) != 2 or abs(a[1] - b[1]) > FLAT_PT:
            return None
        width, side, down = abs(b[0] - a[0]), min(a[0], b[0]), a[1]
        placed = style.get("position") == "absolute"
    else:
        if _pt(style.get("height", "")) > FLAT_PT:
            return None
        width, down = _pt(style.get("width", "")), _pt(style.get("margin-top", ""))
        side, placed = _pt(style.get("margin-left", "")), "margin-left" in style
    if width < 4 * FLAT_PT:
        return None
    known = bool(start and end) or "margin-top" in style
    from_start = style.get("mso-position-vertical-relative") in ("page", "margin")
    if style.get("mso-position-vertical-relative") == "page":
        down -= (section.margins_mm[0] or 0.0) / MM_PER_PT
    middle = _vml_middle(style, side if placed else None, width, paragraph, section)
    return DrawnLine(width, down if known else None, middle, from_start and known)


def _vml_middle(
    style: dict[str, str], side: float | None, width: float, paragraph: PageParagraph, section: Section
) -> float | None:
    """The middle in mm of an old drawing: set in its column, margins or page, or ``side`` points from their left."""
    left, room = _across(style.get("mso-position-horizontal-relative", ""), paragraph, section)
    half = width / 2 * MM_PER_PT
    set_at = {"center": left + room / 2, "left": left + half, "right": left + room - half}
    placed = set_at.get(style.get("mso-position-horizontal", ""))
    return placed if placed is not None else None if side is None else left + side * MM_PER_PT + half


def _style(shape: etree._Element | None) -> dict[str, str]:
    pairs = (item.partition(":") for item in ("" if shape is None else shape.get("style", "")).split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _across(relative: str, paragraph: PageParagraph, section: Section) -> tuple[float, float]:
    """Left edge and width in mm of what a drawing is placed in: page, margins, or the column of its paragraph."""
    if relative == "page":
        return 0.0, section.width_mm
    if relative == "margin":
        left = section.margins_mm[2] or 0.0
        return left, section.width_mm - left - (section.margins_mm[3] or 0.0)
    return paragraph.column_mm


def box_place(
    drawing: etree._Element, box: etree._Element, paragraph: PageParagraph, section: Section, top_pt: float
) -> tuple[float, float, float]:
    """The left edge and width in mm of the text in a box, and how far down it begins (``top_pt``: its paragraph)."""
    anchor = next(drawing.iter(f"{_DRAWING}anchor", f"{_DRAWING}inline"), None)
    if anchor is not None:
        extent = anchor.find(f"{_DRAWING}extent")
        width = 0.0 if extent is None else _emu(extent.get("cx"))
        center = _center(anchor.find(f"{_DRAWING}positionH"), width, paragraph, section)
        shape = next(box.iterancestors("{*}wsp"), None)
        properties = None if shape is None else shape.find("{*}bodyPr")
        sides = [
            BOX_SIDE_PT if properties is None else _emu(properties.get(side, "91440")) for side in ("lIns", "rIns")
        ]
        offset, from_start = _down(anchor.find(f"{_DRAWING}positionV"), section)
        down = (offset or 0.0) + (0.0 if from_start else top_pt)
    else:
        shape = next((item for item in box.iterancestors(f"{_VML}shape", f"{_VML}rect")), None)
        style = _style(shape)
        width = _pt(style.get("width", ""))
        side = _pt(style["margin-left"]) if "margin-left" in style else None
        center = _vml_middle(style, side, width, paragraph, section)
        textbox = box.getparent()
        inset = ((textbox.get("inset") if textbox is not None else None) or "").split(",")
        sides = [_pt(inset[i]) if len(inset) > i and inset[i] else BOX_SIDE_PT for i in (0, 2)]
        down = top_pt + _pt(style.get("margin-top", ""))
    if center is None or not width:
        return (*paragraph.column_mm, down)
    left = center - width * MM_PER_PT / 2
    return left + sides[0] * MM_PER_PT, max(1.0, (width - sum(sides)) * MM_PER_PT), down


def hangs_on_page(drawing: etree._Element) -> bool:
    """Whether the height of a drawing is set from the page or its margins, not from the text that it hangs on."""
    place = next(drawing.iter(f"{_DRAWING}positionV"), None)
    if place is not None:
        return place.get("relativeFrom") in ("page", "margin", "topMargin")
    styles = (_style(shape) for shape in drawing.iter(f"{_VML}shape", f"{_VML}rect"))
    return any(style.get("mso-position-vertical-relative") in ("page", "margin") for style in styles)


def height_alone(drawing: etree._Element) -> float:
    """The height in points of a drawing that leaves no text beside it; 0.0 for one that text runs round."""
    anchor = next(drawing.iter(f"{_DRAWING}anchor"), None)
    if anchor is not None:
        extent = anchor.find(f"{_DRAWING}extent")
        alone = anchor.find(f"{_DRAWING}wrapTopAndBottom") is not None
        return _emu(extent.get("cy")) if alone and extent is not None else 0.0
    for wrap in drawing.iter("{urn:schemas-microsoft-com:office:word}wrap"):
        shape = wrap.getparent()
        if wrap.get("type") == "topAndBottom" and shape is not None:
            found = re.search(r"(?:^|;)\s*height:([^;]+)", shape.get("style", ""))
            return _pt(found[1].strip()) if found else 0.0
    return 0.0


def _down(place: etree._Element | None, section: Section) -> tuple[float | None, bool]:
    """How far down a drawing is, and whether that counts from the beginning of the text."""
    offset = None if place is None else place.findtext(f"{_DRAWING}posOffset")
    if place is None or offset is None:
        return None, False
    if place.get("relativeFrom") in ("page", "topMargin"):
        return _emu(offset) - (section.margins_mm[0] or 0.0) / MM_PER_PT, True
    return _emu(offset), place.get("relativeFrom") == "margin"


def _emu(text: str | None) -> float:
    try:
        return float(text or 0) / EMU_PER_PT
    except ValueError:
        return 0.0


def _pt(text: str) -> float:
    match = _LENGTH.match(text)
    try:
        return float(match[1]) * _UNITS[match[2]] if match else 0.0
    except ValueError:
        return 0.0


def runs_of(
    parent: etree._Element, shapes: list[etree._Element], boxes: list[tuple[etree._Element, etree._Element]]
) -> Iterator[etree._Element]:
    """The runs of a paragraph in order; its drawings and text boxes are put into the lists."""
    for child in parent:
        if child.tag in _PASSED_OVER:
            continue
        if child.tag == f"{W}r":
            yield child
            for item in child:
                drawing = _drawing_in(item)
                if drawing is not None:
                    shapes.append(drawing)
                    boxes.extend((drawing, box) for box in _own(drawing, _BOX))
        else:
            yield from runs_of(child, shapes, boxes)


def _drawing_in(item: etree._Element) -> etree._Element | None:
    """A picture, shape or text box; of two forms of one thing the newer, as Word takes it."""
    if item.tag == f"{_COMPATIBILITY}AlternateContent":
        chosen = item.find(f"{_COMPATIBILITY}Choice")
        return item.find(f"{_COMPATIBILITY}Fallback") if chosen is None else chosen
    return item if item.tag in (f"{W}drawing", f"{W}pict", f"{W}object") else None
