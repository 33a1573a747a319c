"""Sections of a DOCX: paper, margins, and the page-number fields in their headers and footers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W
from tthc_render.readers.docx.columns import column_places, has_column_break
from tthc_render.readers.docx.drawings import box_place
from tthc_render.readers.docx.package import Package, relation_id
from tthc_render.readers.docx.styles import OFF, Look, Styles, paragraph_look, run_look
from tthc_render.readers.facts import MM_PER_PT, Align, PageNumber, PageParagraph, Section

MM_PER_TWIP: Final = MM_PER_PT / 20
ARABIC: Final = frozenset({"", "decimal", "numberInDash", "decimalZero"})
_PAGE_FIELD = re.compile(r"(?:^|\s)PAGE(?:\s|\\|$)", re.IGNORECASE)
_TYPED = re.compile(r"^\s*[-–]?\s*\d{1,3}\s*[-–]?\s*$")
_MARGINS: Final = ("top", "bottom", "left", "right")
BOX_SLACK_MM: Final = 10.0
"""A number in a text box is centred if it is no further off the middle; the box may be as wide."""
_BOX: Final = f"{W}txbxContent"
_PLACED: Final[Mapping[str, Align]] = {"left": "left", "center": "center", "right": "right"}
_A4: Final = (11906, 16838)
_REFERENCES: Final = (("headerReference", "top"), ("footerReference", "bottom"))


def read_sections(body: etree._Element) -> tuple[Section, ...]:
    """The sections in order, each with the numbers of its first and last paragraph as a reader counts them."""
    out: list[Section] = []
    first, count = 1, 0
    # Fallback copies of text boxes are not read, so they do not count.
    copies = {paragraph for copy in body.iter("{*}Fallback") for paragraph in copy.iter(f"{W}p")}
    ends = {_paragraph_of(properties): properties for properties in body.iter(f"{W}sectPr")}
    own: list[etree._Element] = []
    for paragraph in body.iter(f"{W}p"):
        if paragraph in copies:
            continue
        count += 1
        own.append(paragraph)
        if paragraph in ends:
            out.append(_with_columns(_section(ends[paragraph], len(out), first, count), ends[paragraph], own))
            first, own = count + 1, []
    last = body.find(f"{W}sectPr")
    last = etree.Element(f"{W}sectPr") if last is None else last
    out.append(_with_columns(_section(last, len(out), first, 10**9), last, own))
    return tuple(out)


def _paragraph_of(properties: etree._Element) -> etree._Element | None:
    """The paragraph that ends a section with these properties; None if they are those of the last section."""
    above = properties.getparent()
    return above.getparent() if above is not None and above.tag == f"{W}pPr" else None


def section_of(sections: tuple[Section, ...], number: int) -> Section:
    """The section that holds paragraph ``number``."""
    for section in sections:
        if number <= section.last_paragraph:
            return section
    return sections[-1]


def page_numbers(body: etree._Element, package: Package, main: str, styles: Styles) -> tuple[PageNumber, ...]:
    """The page numbers that headers and footers print, section by section."""
    targets = package.targets(main)
    out: list[PageNumber] = []
    inherited: dict[tuple[str, str], str] = {}
    for index, properties in enumerate(_properties(body)):
        for tag, place in _REFERENCES:
            for reference in properties.iterfind(f"{W}{tag}"):
                inherited[place, reference.get(f"{W}type", "default")] = targets.get(relation_id(reference), "")
        title = properties.find(f"{W}titlePg")
        own_first = title is not None and title.get(f"{W}val", "1") not in OFF
        numbering = properties.find(f"{W}pgNumType")
        form = "" if numbering is None else numbering.get(f"{W}fmt", "")
        for (place, kind), part in inherited.items():
            if kind == "even" or (kind == "first" and not own_first):
                continue
            root = package.part(part)
            for paragraph in () if root is None else root.iter(f"{W}p"):
                # Of two forms of one text box the older is not read.
                copied = next(paragraph.iterancestors("{*}Fallback"), None) is not None
                found = None if copied else _number_in(paragraph, styles)
                if found is not None:
                    align, look, typed = found
                    if (box := next(paragraph.iterancestors(_BOX), None)) is not None:
                        align = _align_in_box(box, align, _section(properties, index, 0, 0))
                    out.append(
                        PageNumber(
                            page=0,
                            section=index,
                            place="top" if place == "top" else "bottom",
                            align=align,
                            size_pt=float(look.get("sz", "20")) / 2,
                            bold=look.get("b") == "1",
                            italic=look.get("i") == "1",
                            arabic=form in ARABIC,
                            typed=typed,
                            on_first=kind == "first" or not own_first,
                        )
                    )
    return tuple(out)


def first_header(body: etree._Element, targets: Mapping[str, str]) -> str:
    """The name of the part with the header of page 1, "" if there is none."""
    properties = _properties(body)[0]
    title = properties.find(f"{W}titlePg")
    wanted = "first" if title is not None and title.get(f"{W}val", "1") not in OFF else "default"
    for reference in properties.iterfind(f"{W}headerReference"):
        if reference.get(f"{W}type", "default") == wanted:
            return targets.get(relation_id(reference), "")
    return ""


def _properties(body: etree._Element) -> list[etree._Element]:
    found = [item for item in body.iter(f"{W}sectPr") if etree.QName(item.getparent()).localname in ("pPr", "body")]
    return found or [etree.Element(f"{W}sectPr")]


def _number_in(paragraph: etree._Element, styles: Styles) -> tuple[Align, Look, bool] | None:
    """Alignment and formatting of the page number that a header paragraph prints, and whether it is typed by hand."""
    style = ""
    direct = paragraph_look(paragraph.find(f"{W}pPr"))
    style = direct.get("style", "") or styles.default("paragraph")
    look = styles.resolved_paragraph(direct, "")
    code, run, text, tabs = "", None, "", 0
    placed: Align = ""
    for element in paragraph.iter(f"{W}r", f"{W}fldSimple"):
        if next(element.iterancestors(f"{W}p")) is not paragraph:
            continue  # in a text box that hangs on this paragraph
        if element.tag == f"{W}fldSimple":
            if _PAGE_FIELD.search(element.get(f"{W}instr", "")):
                code, run = "PAGE", element.find(f"{W}r")
            continue
        for child in element:
            if child.tag == f"{W}tab" and not code:
                tabs += 1
            elif child.tag == f"{W}ptab" and not code:
                placed = _PLACED.get(child.get(f"{W}alignment", ""), "")
            elif child.tag == f"{W}t":
                text += child.text or ""
                if run is None or (not code and child.text):
                    run = element
            elif child.tag == f"{W}instrText":
                code += child.text or ""
                run = element
    typed = not _PAGE_FIELD.search(code)
    if typed and (code or not _TYPED.match(text)):
        return None
    align: Align = "left"
    stops = look.get("tab-stops", "").split()
    if placed:
        align = placed
    elif tabs:
        align = "center" if tabs <= len(stops) and stops[tabs - 1] == "center" else "right"
    elif look.get("frame", look.get("jc", "left")) in ("center", "right", "justify"):
        align = "center" if look.get("frame", look.get("jc")) == "center" else "right"
    face = styles.resolved_run(run_look(None if run is None else run.find(f"{W}rPr")), style, "")
    return align, face, typed


def _align_in_box(box: etree._Element, align: Align, section: Section) -> Align:
    """Where across the page a number stands that is aligned so in a text box."""
    left, right = section.margins_mm[2] or 0.0, section.margins_mm[3] or 0.0
    column = left, section.width_mm - left - right
    above = PageParagraph(0, 0, 0, "", (), column_mm=column)
    drawing = next(box.iterancestors(f"{W}drawing", f"{W}pict"), box)
    begin, width, _ = box_place(drawing, box, above, section, 0.0)
    if (begin, width) == column:
        return align
    place = {"left": begin, "right": begin + width}.get(align, begin + width / 2)
    off = place - (column[0] + column[1] / 2)
    return "center" if abs(off) < BOX_SLACK_MM else "left" if off < 0 else "right"


def _section(properties: etree._Element, index: int, first: int, last: int) -> Section:
    size, margin, numbering, kind = (properties.find(f"{W}{name}") for name in ("pgSz", "pgMar", "pgNumType", "type"))
    width = _A4[0] if size is None else _twips(size, "w", _A4[0])
    height = _A4[1] if size is None else _twips(size, "h", _A4[1])
    edges = [None if margin is None else abs(_twips(margin, name, 1440)) * MM_PER_TWIP for name in _MARGINS]
    gutter = 0.0 if margin is None else _twips(margin, "gutter", 0) * MM_PER_TWIP
    if edges[2] is not None:
        edges[2] += gutter
    start = None if numbering is None else numbering.get(f"{W}start")
    return Section(
        index=index,
        page=0,
        width_mm=width * MM_PER_TWIP,
        height_mm=height * MM_PER_TWIP,
        margins_mm=(edges[0], edges[1], edges[2], edges[3]),
        restart=int(start) if start and start.lstrip("-").isdigit() and len(start) < 8 else None,
        first_paragraph=first,
        last_paragraph=last,
        continues=kind is not None and kind.get(f"{W}val") == "continuous",
    )


def _with_columns(section: Section, properties: etree._Element, paragraphs: list[etree._Element]) -> Section:
    """``section`` with the places of its columns, if a break parts them."""
    if properties.find(f"{W}cols") is None or not has_column_break(paragraphs):
        return section
    left, right = section.margins_mm[2] or 0.0, section.margins_mm[3] or 0.0
    return replace(section, columns_mm=column_places(properties, left, section.width_mm - left - right))


def _twips(element: etree._Element, name: str, default: int) -> int:
    try:
        return round(float(element.get(f"{W}{name}", default)))
    except (ValueError, OverflowError):
        return default
