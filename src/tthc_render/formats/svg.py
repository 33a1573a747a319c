"""SVG pictures from anywhere: how large they are, and what keeps one from being put into a document.

A picture is drawing only: no programs, nothing fetched from elsewhere, no more shapes than can be drawn. Gradients
that repeat are refused: a short one is drawn as any number of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

SVG: Final = "{http://www.w3.org/2000/svg}"
SHAPES_MAX: Final = 50_000
"""Shapes that are drawn, copies counted; a map of a province has about 10,000."""
DEEPEST: Final = 200
"""Levels of groups and of what they use."""
SHAPES_OF_LETTER: Final = 5
"""A letter is set one by one, which takes as long as so many shapes."""
MM_PER: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96, "": 25.4 / 96}
"""Millimetres of the units of CSS."""
TEXT_FONTS: Final = ("Times New Roman", "Liberation Serif", "serif")
GENERIC_FONTS: Final = frozenset(
    {
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "math",
        "emoji",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
    }
    | {"ui-monospace", "ui-rounded", "-apple-system", "blinkmacsystemfont"}
)
"""Families that each machine has another font for."""
WORDS: Final = frozenset({f"{SVG}text", f"{SVG}tspan", f"{SVG}textPath", f"{SVG}a"})
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?)\s*(mm|cm|in|pt|pc|px|)\s*", re.IGNORECASE)
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?\s*(?:#|data:image/(?:png|jpeg)))|@import|spreadmethod", re.IGNORECASE)
_INSIDE = re.compile(r"url\(\s*['\"]?\s*#([^'\")]+)", re.IGNORECASE)
_COLOURS: Final = frozenset({f"{SVG}linearGradient", f"{SVG}radialGradient", f"{SVG}filter"})
"""What colours shapes and draws none."""
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_PICTURE_INSIDE = re.compile(r"#|data:image/(?:png|jpeg)[;,]", re.IGNORECASE)
_FAMILY = re.compile(r"font(?:-family)?\s*:\s*([^;}]+)", re.IGNORECASE)
_FAMILIES = re.compile(
    r"((?<![\w-])font(?:-family\s*:\s*|\s*:[^;{}]*?[0-9.](?:[a-z]+|%)(?:/[^\s;{}]+)?\s+))([^;{}!]+)", re.IGNORECASE
)
"""The fonts of a declaration, behind what comes before them."""
_PROGRAMS: Final = frozenset({"script", "foreignObject", "iframe", "handler", "animate", "set", "animateTransform"})


class SvgFaultError(Exception):
    """Why an SVG file cannot be used: ``kind`` is "broken", "huge" or "active", ``detail`` what was found."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


@dataclass(frozen=True, slots=True)
class SvgFacts:
    """The size of an SVG picture, and the fonts that its words ask for."""

    width_mm: float
    height_mm: float
    fonts: tuple[str, ...]
    shapes: int


def svg_facts(data: bytes) -> SvgFacts:
    """What there is to know of an SVG file; SvgFaultError if it must not be printed."""
    if b"<!ENTITY" in data or re.search(rb"<!DOCTYPE[^>]*\[", data):
        raise SvgFaultError("active", "<!DOCTYPE [")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SvgFaultError("broken", str(error).partition(", line")[0]) from error
    if root.tag != f"{SVG}svg":
        raise SvgFaultError("broken", f"<{etree.QName(root).localname}>")
    for found in _active(root):
        raise SvgFaultError("active", found)
    if (shapes := _shapes(root)) > SHAPES_MAX:
        raise SvgFaultError("huge", str(shapes))
    width, height = _size(root)
    return SvgFacts(width, height, tuple(dict.fromkeys(_fonts(root))), shapes)


def in_text_font(data: bytes) -> bytes:
    """``data`` whose words have the font of documents where they ask for none, for a generic one, or for one that a
    machine lacks, not whatever a machine takes for these."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if next(root.iter(f"{SVG}text"), None) is None:
        return data
    for element in root.iter(etree.Element):
        if family := element.get("font-family"):
            element.set("font-family", _with_text_fonts(family))
        if style := element.get("style"):
            element.set("style", _in_sheet(style))
        if element.tag == f"{SVG}style" and element.text:
            element.text = _in_sheet(element.text)
    if not root.get("font-family"):
        root.set("font-family", ",".join(TEXT_FONTS))
    return etree.tostring(root)


def _in_sheet(text: str) -> str:
    return _FAMILIES.sub(lambda match: match[1] + _with_text_fonts(match[2]), text)


def _with_text_fonts(families: str) -> str:
    """A list of families with those of documents for what machines choose; no blank behind a comma, which WeasyPrint
    takes for a part of the name."""
    if re.match(r"\s*(inherit|initial|unset)\b|.*\(", families):
        return families
    asked = {family: family.strip("'\"") for family in map(str.strip, families.split(",")) if family}
    own = [family for family, name in asked.items() if name.lower() not in GENERIC_FONTS]
    return ",".join((*own, *(name for name in TEXT_FONTS if name not in map(asked.get, own))))


def _active(root: etree._Element) -> Iterator[str]:
    """What in a picture acts, or asks for something outside of it."""
    for element in (*root.itersiblings(preceding=True), *root.iter()):
        if not isinstance(element.tag, str):
            if isinstance(element, etree._ProcessingInstruction):
                yield f"<?{element.target}"
            continue
        name = etree.QName(element).localname
        if name in _PROGRAMS:
            yield f"<{name}>"
        if name == "style" and _OUTSIDE.search(element.text or ""):
            yield "<style> url(…)"
        for key, value in element.attrib.items():
            short = etree.QName(str(key)).localname
            refers = short in ("href", "src") and name != "a"
            outside = (refers and not _PICTURE_INSIDE.match(str(value).strip())) or _OUTSIDE.search(str(value))
            repeats = short.lower() == "spreadmethod" and str(value).strip().lower() != "pad"
            if short.lower().startswith("on"):
                yield f"{short}="
            elif outside or repeats:
                yield f"{short}={str(value)[:60]}"


def _shapes(root: etree._Element) -> int:
    """The shapes that are drawn, those of what others use (copies, masks, patterns, markers) counted each time.

    Raises SvgFaultError where something uses itself, however many steps away.
    """
    by_id = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    styled = _Styled(root)
    known: dict[etree._Element, int] = {}
    busy: set[etree._Element] = set()

    def count(element: etree._Element) -> int:
        if element in known:
            return known[element]
        if element in busy:
            raise SvgFaultError("huge", "hình dùng lại chính nó, vô số")
        if len(busy) > DEEPEST:
            return SHAPES_MAX + 1
        busy.add(element)
        total = 1 + SHAPES_OF_LETTER * _letters(element)
        total += sum(count(child) for child in element if isinstance(child.tag, str))
        used = dict.fromkeys((*_used(element), *styled.used(element)))
        drawn = [by_id[name] for name in used if name in by_id]
        total += sum(min(count(item), 1) if item.tag in _COLOURS else count(item) for item in drawn)
        busy.discard(element)
        known[element] = min(total, SHAPES_MAX + 1)
        return known[element]

    return count(root)


def _used(element: etree._Element) -> Iterator[str]:
    """The ids of what an element is drawn with; a link leads somewhere and draws nothing."""
    for key, value in element.attrib.items():
        if str(key) in _HREFS and element.tag != f"{SVG}a":
            yield str(value).strip().removeprefix("#")
        yield from (name.strip() for name in _INSIDE.findall(str(value)))


class _Styled:
    """What the style sheets of a picture have elements drawn with, by the last simple selectors of their rules."""

    def __init__(self, root: etree._Element) -> None:
        self._by_selector: dict[str, list[str]] = {}
        for sheet in root.iter(f"{SVG}style"):
            for selectors, body in _RULE.findall("".join(map(str, sheet.itertext()))):
                names = [name.strip() for name in _INSIDE.findall(body)]
                for selector in selectors.split(",") if names else ():
                    last = re.split(r"[\s>+~]", selector.strip())[-1]
                    for part in re.findall(r"[.#]?[\w-]+|\*", last.partition("[")[0].partition(":")[0]) or ["*"]:
                        self._by_selector.setdefault(part, []).extend(names)

    def used(self, element: etree._Element) -> Iterator[str]:
        """The ids that rules give to an element, as far as one simple selector tells."""
        if self._by_selector:
            classes = (f".{name}" for name in (element.get("class") or "").split())
            for part in ("*", etree.QName(element).localname, f"#{element.get('id')}", *classes):
                yield from self._by_selector.get(part, ())


def _letters(element: etree._Element) -> int:
    """The letters of a text that stand directly in ``element``."""
    if element.tag not in WORDS:
        return 0
    return sum(len((text or "").strip()) for text in (element.text, *(child.tail for child in element)))


NO_SIZE: Final = "hình vẽ không ghi cỡ (width và height, hoặc viewBox)"


def _size(root: etree._Element) -> tuple[float, float]:
    """Width and height in millimetres: those stated, else those of the view box; broken if there are none."""
    box = [float(number) for number in re.findall(r"-?[0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?", root.get("viewBox") or "")]
    view = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)
    sizes = []
    for key, natural in zip(("width", "height"), view, strict=True):
        found = _LENGTH.fullmatch(root.get(key) or "")
        sizes.append(float(found[1]) * MM_PER[found[2].lower()] if found else natural * MM_PER["px"])
    width, height = sizes
    if found_only := (root.get("width") is None) != (root.get("height") is None):
        width, height = _proportional(root, width, height, view) if all(view) and found_only else (width, height)
    if not (0.1 < width < 10_000 and 0.1 < height < 10_000):
        stated = any(root.get(key) for key in ("width", "height", "viewBox"))
        said = f"width={root.get('width')} height={root.get('height')}"
        raise SvgFaultError("broken", said if stated else NO_SIZE)
    return width, height


def _proportional(root: etree._Element, width: float, height: float, view: tuple[float, float]) -> tuple[float, float]:
    """The side that is not stated, in the proportions of the view box."""
    if root.get("width") is None:
        return height * view[0] / view[1], height
    return width, width * view[1] / view[0]


def _fonts(root: etree._Element) -> Iterator[str]:
    """The families that words of the picture ask for, "" where words ask for none."""
    words = [element for element in root.iter(f"{SVG}text") if "".join(map(str, element.itertext())).strip()]
    if not words:
        return
    found = [element.get("font-family") for element in root.iter() if element.get("font-family")]
    styles = [element.get("style") or "" for element in root.iter()]
    styles += [element.text or "" for element in root.iter(f"{SVG}style")]
    found += [match[1] for style in styles for match in _FAMILY.finditer(style)]
    for family in found or [""]:
        yield str(family).split(",")[0].strip(" '\"")
