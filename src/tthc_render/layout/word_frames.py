"""Headers, footers and the logo of ``layout.docx``, for the PDF: lines of text with page numbers, one picture."""

from __future__ import annotations

import functools
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.tree import Picture
from tthc_render.formats.ooxml import PACKAGE_FAULTS, W, open_layout, parse_strictly
from tthc_render.layout.docx.changes import accept_changes

PAGE: Final = "\0"
"""Stands for the number of the page in a line."""
EMU_PER_MM: Final = 36000
TAG: Final = re.compile(r"\{[{%].*?[%}]\}")
"""Tags are filled in for Word only; the check of layouts names those among other words."""
_CONTROL: Final = re.compile(r"\{%p.*%\}")
"""A paragraph of a header that Word does not have once tags are filled in."""
LETTERHEAD: Final = "co_quan_ban_hanh"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_KINDS: Final[Mapping[str, Literal["png", "jpeg"]]] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


@dataclass(frozen=True, slots=True)
class FrameRule:
    """A border of a paragraph: above ("top") or below it ("bottom"), ``space_pt`` away from its words."""

    edge: Literal["top", "bottom"]
    width_pt: float
    space_pt: float
    colour: str


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A paragraph of a header or footer: words with `PAGE` for the number, name of its style, own alignment and look.

    ``size_pt`` is that of its largest words, 0 where its style says it.
    """

    words: str
    style: str
    align: str
    bold: bool
    italic: bool
    size_pt: float
    rules: tuple[FrameRule, ...] = ()


@dataclass(frozen=True, slots=True)
class WordFrames:
    """Header and footer of the body's pages, and the logo with its size in millimetres; ``first``: page 1 has them.

    Where it has not, ``first_header`` and ``first_footer`` are its own. ``logo_align`` is "left", "right" or "center".
    """

    header: tuple[FrameLine, ...]
    footer: tuple[FrameLine, ...]
    first: bool
    logo: Picture | None
    first_header: tuple[FrameLine, ...] = ()
    first_footer: tuple[FrameLine, ...] = ()
    logo_align: str = "center"


@functools.lru_cache(maxsize=16)
def word_frames(path: Path) -> WordFrames:
    """What surrounds the text of the layout at ``path``; TemplateUnusable if the file cannot be read."""
    try:
        with open_layout(path) as archive:
            return _frames(archive)
    except PACKAGE_FAULTS as error:
        raise TemplateUnusable(f"{path}: không đọc được ({cause(error)}). Mở tệp bằng Word rồi lưu lại.") from error


def _frames(archive: zipfile.ZipFile) -> WordFrames:
    document = parse_strictly(archive.read("word/document.xml"))
    accept_changes(document)
    targets = {
        item.get("Id", ""): item.get("Target", "")
        for item in parse_strictly(archive.read("word/_rels/document.xml.rels"))
    }
    styles = parse_strictly(archive.read("word/styles.xml"))
    by_id = {item.get(f"{W}styleId", ""): item for item in styles.iter(f"{W}style")}
    names = {
        item.get(f"{W}styleId", ""): (name.get(f"{W}val", "") if (name := item.find(f"{W}name")) is not None else "")
        for item in styles.iter(f"{W}style")
    }
    section = next(document.iter(f"{W}sectPr"), None)
    titled = section is not None and section.find(f"{W}titlePg") is not None

    def lines(edge: str, kind: str) -> tuple[FrameLine, ...]:
        found = [] if section is None else section.findall(f"{W}{edge}Reference")
        part = next((targets.get(x.get(f"{_RELATION}id", "")) for x in found if _kind_of(x) == kind), None)
        return _lines(archive, part, names, by_id) if part else ()

    own = (lines("header", "first"), lines("footer", "first")) if titled else ((), ())
    logo, align = _logo(archive, document, targets, styles)
    return WordFrames(lines("header", "default"), lines("footer", "default"), not titled, logo, *own, align)


def _kind_of(reference: etree._Element) -> str:
    return reference.get(f"{W}type", "default")


def _lines(
    archive: zipfile.ZipFile, part: str, names: Mapping[str, str], styles: Mapping[str, etree._Element]
) -> tuple[FrameLine, ...]:
    root = parse_strictly(archive.read(f"word/{part.removeprefix('/word/')}"))
    accept_changes(root)
    printed = (
        item for item in root.iter(f"{W}p") if not _CONTROL.fullmatch("".join(map(str, item.itertext())).strip())
    )
    lines = tuple(_line(paragraph, names, styles) for paragraph in printed)
    return lines if any(line.words or line.rules for line in lines) else ()


def _line(paragraph: etree._Element, names: Mapping[str, str], styles: Mapping[str, etree._Element]) -> FrameLine:
    """A paragraph; what a field showed when the file was saved is left out for what the field means."""
    words: list[str] = []
    inside = shown = False
    for item in paragraph.iter(f"{W}t", f"{W}tab", f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        if item.tag == f"{W}fldSimple":
            words += [PAGE] if re.search(r"\bPAGE\b", item.get(f"{W}instr", "")) else []
        elif item.tag == f"{W}fldChar":
            kind = item.get(f"{W}fldCharType")
            inside, shown = kind != "end", kind == "separate"
        elif item.tag == f"{W}instrText":
            words += [PAGE] if re.search(r"\bPAGE\b", item.text or "") else []
        elif item.tag == f"{W}tab":
            words.append(" ")
        elif not (inside and shown) and next(item.iterancestors(f"{W}fldSimple"), None) is None:
            words.append(item.text or "")
    properties = paragraph.find(f"{W}pPr")
    style = None if properties is None else properties.find(f"{W}pStyle")
    align = None if properties is None else properties.find(f"{W}jc")
    look = paragraph.find(f"{W}r/{W}rPr")
    sizes = [float(size.get(f"{W}val", "0")) / 2 for size in paragraph.iter(f"{W}sz")]
    return FrameLine(
        TAG.sub("", "".join(words)).strip(),
        names.get("" if style is None else style.get(f"{W}val", ""), ""),
        "" if align is None else align.get(f"{W}val", ""),
        look is not None and look.find(f"{W}b") is not None,
        look is not None and look.find(f"{W}i") is not None,
        max(sizes, default=0.0),
        _rules(properties, None if style is None else styles.get(style.get(f"{W}val", ""))),
    )


def _rules(properties: etree._Element | None, style: etree._Element | None) -> tuple[FrameRule, ...]:
    """The borders of a paragraph above and below it: its own, or those of its style."""
    found: list[FrameRule] = []
    for edge in ("top", "bottom"):
        own = None if properties is None else properties.find(f"{W}pBdr/{W}{edge}")
        border = own if own is not None or style is None else style.find(f"{W}pPr/{W}pBdr/{W}{edge}")
        if border is None or border.get(f"{W}val", "none") in ("none", "nil"):
            continue
        width, space = (float(border.get(f"{W}{name}", "0")) for name in ("sz", "space"))
        colour = border.get(f"{W}color", "auto")
        found.append(FrameRule(edge, width / 8, space, colour if _COLOUR.fullmatch(colour) else "000000"))
    return tuple(found)


_COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")


def _logo(
    archive: zipfile.ZipFile, document: etree._Element, targets: Mapping[str, str], styles: etree._Element
) -> tuple[Picture | None, str]:
    """The first picture above the issuer's name, in a paragraph of its own, and where it stands there."""
    cells = (cell for cell in document.iter(f"{W}tc") if LETTERHEAD in "".join(map(str, cell.itertext())))
    cell = next(cells, None)
    first = None if cell is None else cell.find(f"{W}p")
    if first is None or "".join(map(str, first.itertext())).strip():
        return None, ""
    blip, extent = next(first.iter(_DRAWN), None), next(first.iter(_EXTENT), None)
    target = "" if blip is None else targets.get(blip.get(f"{_RELATION}embed", ""), "")
    kind = _KINDS.get(Path(target).suffix.lower())
    if extent is None or kind is None:
        return None, ""
    width, height = (float(extent.get(side, "0")) / EMU_PER_MM for side in ("cx", "cy"))
    picture = Picture(kind, archive.read(f"word/{target.removeprefix('/word/')}"), width, height)
    return picture, _align_of(first, styles)


def _align_of(paragraph: etree._Element, styles: etree._Element) -> str:
    """Where a paragraph stands: what it says itself, else its style or what that is based on; "left" if none does."""
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    usual = next((style for style in by_id.values() if _is_usual(style)), None)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    found: etree._Element | None = paragraph
    following = usual if style is None else by_id.get(style.get(f"{W}val", ""))
    for _ in range(len(by_id) + 1):
        if found is None:
            break
        align = found.find(f"{W}pPr/{W}jc")
        if align is not None:
            return _ALIGNS.get(align.get(f"{W}val", ""), "left")
        found, base = following, None if following is None else following.find(f"{W}basedOn")
        following = None if base is None else by_id.get(base.get(f"{W}val", ""))
    return "left"


def _is_usual(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


_ALIGNS: Final = {"center": "center", "right": "right", "end": "right"}
