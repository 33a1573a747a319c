"""The formatting of text in a DOCX as Word resolves it: document defaults, table style, paragraph style, character
style, direct formatting, each over the one before (ECMA-376 Part 1, 17.7.2), with theme fonts (17.3.2.26)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W
from tthc_render.vietnamese.ordinals import ROMAN_MAX, roman

Look = dict[str, str]
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OFF: Final = frozenset({"0", "false", "off", "none"})
# 17.7.3: these switch over from style to style instead of winning.
TOGGLES: Final = ("b", "i", "caps", "smallCaps", "vanish")
_VALUES: Final = ("sz", "u", "vertAlign", "color")
_FONTS: Final = ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme")
_ALIGN: Final = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
    "thaiDistribute": "justify",
}
MM_PER_TWIP: Final = 25.4 / 1440
WORD_DEFAULT: Final[Mapping[str, str]] = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "sz": "20"}


def run_look(properties: etree._Element | None) -> Look:
    """What an ``rPr`` sets: sizes in half points, toggles as "1" or "0"."""
    out: Look = {}
    if properties is None:
        return out
    for child in properties:
        name = etree.QName(child).localname
        value = child.get(f"{W}val", "")
        if name in TOGGLES:
            out[name] = "0" if value in OFF else "1"
        elif name in _VALUES:
            out[name] = value
        elif name == "rStyle":
            out["style"] = value
        elif name == "rFonts":
            for key in _FONTS:
                if (font := child.get(f"{W}{key}")) is not None:
                    out[key] = font
                    if key.endswith("Theme"):
                        out.pop(key.removesuffix("Theme"), None)
                    elif child.get(f"{W}{key}Theme") is None:
                        out[f"{key}Theme"] = ""
    return out


def paragraph_look(properties: etree._Element | None) -> Look:
    """What a ``pPr`` sets: indents and spacing in twips, ``line`` in 240ths or twips by ``lineRule``."""
    out: Look = {}
    if properties is None:
        return out
    for child in properties:
        name = etree.QName(child).localname
        if name == "jc":
            out["jc"] = _ALIGN.get(child.get(f"{W}val", ""), "left")
        elif name == "pStyle":
            out["style"] = child.get(f"{W}val", "")
        elif name in ("contextualSpacing", "pageBreakBefore"):
            out[name] = "0" if child.get(f"{W}val", "1") in OFF else "1"
        elif name == "spacing":
            for key in ("before", "after", "line", "lineRule", "beforeAutospacing", "afterAutospacing"):
                if (value := child.get(f"{W}{key}")) is not None:
                    out[key] = value
        elif name == "ind":
            for key, also in (("left", "start"), ("right", "end"), ("firstLine", ""), ("hanging", "")):
                value = child.get(f"{W}{key}") or (child.get(f"{W}{also}") if also else None)
                if value is not None:
                    out[key] = value
                    # 17.3.1.12: a hanging indent and a first-line indent replace each other.
                    out.pop({"firstLine": "hanging", "hanging": "firstLine"}.get(key, ""), None)
        elif name == "pBdr":
            for edge in child:
                if edge.get(f"{W}val", "none") not in ("none", "nil"):
                    out[f"border-{etree.QName(edge).localname}"] = edge.get(f"{W}val", "")
        elif name == "numPr":
            for key in ("numId", "ilvl"):
                if (found := child.find(f"{W}{key}")) is not None:
                    out[key] = found.get(f"{W}val", "")
        elif name == "framePr":
            out["frame"] = child.get(f"{W}xAlign", "") or "left"
            out |= {f"frame-{key}": child.get(f"{W}{key}", "") for key in ("w", "x", "y", "hAnchor", "vAnchor")}
        elif name == "tabs":
            for tab in child:
                place = f"{tab.get(f'{W}pos', '0')}:{tab.get(f'{W}val', 'left')}"
                out["tab-places"] = f"{out.get('tab-places', '')} {place}".strip()
                if tab.get(f"{W}val") in ("center", "right"):
                    out["tab-stops"] = f"{out.get('tab-stops', '')} {tab.get(f'{W}val')}".strip()
    return out


def tab_stops(look: Look, shift_mm: float) -> list[tuple[float, str]]:
    """The tab stops of a paragraph: place in mm, moved by ``shift_mm``, and kind."""
    places = (item.split(":") for item in look.get("tab-places", "").split())
    return [(number(place, 0) * MM_PER_TWIP + shift_mm, kind) for place, kind in places if kind != "clear"]


@dataclass
class Styles:
    """All styles of a document, resolved on demand. ``numbering`` and ``theme`` may be None."""

    root: etree._Element | None
    theme: etree._Element | None = None
    numbering: etree._Element | None = None
    _elements: dict[str, etree._Element] = field(default_factory=dict)
    _default: dict[str, str] = field(default_factory=dict)
    _runs: dict[str, Look] = field(default_factory=dict)
    _paragraphs: dict[str, Look] = field(default_factory=dict)
    _theme_fonts: dict[str, str] = field(default_factory=dict)
    _levels: dict[tuple[str, str], Look] = field(default_factory=dict)
    _level_runs: dict[tuple[str, str], Look] = field(default_factory=dict)
    document_run: Look = field(default_factory=dict)
    document_paragraph: Look = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document_run = dict(WORD_DEFAULT)
        if self.root is not None:
            for style in self.root.iter(f"{W}style"):
                identity = style.get(f"{W}styleId", "")
                self._elements[identity] = style
                if style.get(f"{W}default", "0") not in OFF:
                    self._default[style.get(f"{W}type", "")] = identity
            merge(self.document_run, run_look(self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
            self.document_paragraph = paragraph_look(self.root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        if self.theme is not None:
            for size in ("major", "minor"):
                latin = self.theme.find(f".//{DRAWING}{size}Font/{DRAWING}latin")
                if latin is not None and latin.get("typeface"):
                    self._theme_fonts[size] = latin.get("typeface", "")
        if self.numbering is not None:
            self._read_numbering(self.numbering)

    def _read_numbering(self, root: etree._Element) -> None:
        abstract = {item.get(f"{W}abstractNumId"): item for item in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            target = number.find(f"{W}abstractNumId")
            if target is None or (source := abstract.get(target.get(f"{W}val"))) is None:
                continue
            changes = {item.get(f"{W}ilvl"): item for item in number.iterfind(f"{W}lvlOverride")}
            for usual in source.iterfind(f"{W}lvl"):
                change = changes.get(usual.get(f"{W}ilvl"))
                other = None if change is None else change.find(f"{W}lvl")
                level = usual if other is None else other
                look = paragraph_look(level.find(f"{W}pPr")) | {"list": target.get(f"{W}val", "")}
                for name in ("lvlText", "numFmt", "start", "lvlRestart", "isLgl"):
                    if (found := level.find(f"{W}{name}")) is not None:
                        look[name] = found.get(f"{W}val", "")
                if change is not None and (start := change.find(f"{W}startOverride")) is not None:
                    look |= {"start": start.get(f"{W}val", ""), "restart": "1"}
                key = number.get(f"{W}numId", ""), usual.get(f"{W}ilvl", "")
                self._levels[key] = look
                self._level_runs[key] = run_look(level.find(f"{W}rPr"))

    def level(self, look: Look) -> Look:
        """The numbering level that a paragraph's formatting refers to; empty if it is in no list."""
        if look.get("numId", "0") == "0":
            return {}
        return self._levels.get((look["numId"], look.get("ilvl", "0")), {})

    def level_run(self, look: Look) -> Look:
        """What the numbering level that a paragraph refers to sets for its number."""
        return self._level_runs.get((look.get("numId", "0"), look.get("ilvl", "0")), {})

    def default(self, kind: str) -> str:
        """The id of the default style of a kind ("paragraph", "table")."""
        return self._default.get(kind, "")

    def name(self, identity: str) -> str:
        """The name of a style, in small letters."""
        found = self._elements.get(identity)
        name = None if found is None else found.find(f"{W}name")
        return "" if name is None else name.get(f"{W}val", "").lower()

    def chain(self, identity: str) -> list[etree._Element]:
        """A style and those it is based on, the base first; a circle ends where it closes."""
        out: list[etree._Element] = []
        seen: set[str] = set()
        while identity in self._elements and identity not in seen:
            seen.add(identity)
            out.append(self._elements[identity])
            base = self._elements[identity].find(f"{W}basedOn")
            identity = "" if base is None else base.get(f"{W}val", "")
        return out[::-1]

    def style_run(self, identity: str) -> Look:
        """What a style, with its bases, sets for runs."""
        if identity not in self._runs:
            out: Look = {}
            for style in self.chain(identity):
                merge(out, run_look(style.find(f"{W}rPr")))
            self._runs[identity] = out
        return self._runs[identity]

    def style_paragraph(self, identity: str) -> Look:
        """What a style, with its bases, sets for paragraphs."""
        if identity not in self._paragraphs:
            out: Look = {}
            for style in self.chain(identity):
                merge(out, paragraph_look(style.find(f"{W}pPr")))
            self._paragraphs[identity] = out
        return self._paragraphs[identity]

    def resolved_paragraph(self, direct: Look, table_style: str) -> Look:
        """The complete formatting of a paragraph with ``direct`` formatting."""
        out = dict(self.document_paragraph)
        merge(out, self.style_paragraph(table_style))
        style = self.style_paragraph(direct.get("style") or self.default("paragraph"))
        numbered: Look = {**style, **{key: direct[key] for key in ("numId", "ilvl") if key in direct}}
        merge(out, style)
        level = self.level(numbered)
        merge(out, {key: level[key] for key in ("left", "firstLine", "hanging") if key in level})
        merge(out, direct)
        return out

    def resolved_run(self, direct: Look, paragraph_style: str, table_style: str) -> Look:
        """The complete formatting of a run with ``direct`` formatting in a paragraph of ``paragraph_style``."""
        styles = [self.style_run(table_style), self.style_run(paragraph_style or self.default("paragraph"))]
        if "style" in direct:
            styles.append(self.style_run(direct["style"]))
        out = dict(self.document_run)
        for style in styles:
            merge(out, style)
        for key in TOGGLES:
            if any(key in style for style in styles):
                out[key] = str(sum(style.get(key) == "1" for style in styles) % 2)
        merge(out, direct)
        return out

    def fonts(self, look: Look) -> tuple[str, str]:
        """The fonts for plain letters and for letters with marks."""
        return self._font(look, "ascii"), self._font(look, "hAnsi")

    def _font(self, look: Look, key: str) -> str:
        if theme := look.get(f"{key}Theme"):
            # A file without a theme is shown in the font that Word itself begins with.
            return self._theme_fonts.get("major" if theme.startswith("major") else "minor", WORD_DEFAULT[key])
        return look.get(key) or WORD_DEFAULT[key]


def merge(look: Look, over: Mapping[str, str]) -> None:
    """Lay ``over`` on ``look``. A font name takes the place of a theme font and the other way round."""
    for key, value in over.items():
        look[key] = value
        other = {"firstLine": "hanging", "hanging": "firstLine"}.get(key)
        if other and other not in over:
            look.pop(other, None)


LEVELS: Final = 9
# What a bullet is read as, by its level: the signs that typed lists have (Wingdings letters mean nothing).
BULLETS: Final = "-+•"
TYPED_BULLETS: Final = "-+–•*"


class ListCounters:
    """The numbers of lists, counted from paragraph to paragraph.

    Lists made from one definition go on counting, unless a list starts anew (ECMA-376 part 1, 17.9.8 and
    17.9.26).
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, look: Look) -> str | None:
        """The number or bullet that Word puts before a paragraph with this ``look``; None if it is in no list."""
        level = self._styles.level(look)
        if not level or level.get("numFmt") == "none":
            return None
        depth = max(0, min(number(look.get("ilvl"), 0), LEVELS - 1))
        counts = self._counts.setdefault(level["list"], [None] * LEVELS)
        anew = "restart" in level and (look["numId"], depth) not in self._begun
        self._begun.add((look["numId"], depth))
        last = counts[depth]
        counts[depth] = number(level.get("start"), 1) if last is None or anew else last + 1
        for deeper in range(depth + 1, LEVELS):
            if self._level(look, deeper).get("lvlRestart") != "0":
                counts[deeper] = None
        if level.get("numFmt") == "bullet":
            sign = level.get("lvlText", "")
            return f"{sign if sign in TYPED_BULLETS and sign else BULLETS[min(depth, 2)]} "
        text = level.get("lvlText", "")
        for index in range(LEVELS):
            if f"%{index + 1}" in text:
                own = self._level(look, index)
                count = counts[index]
                form = "decimal" if "isLgl" in level else own.get("numFmt", "decimal")
                shown = number(own.get("start"), 1) if count is None else count
                text = text.replace(f"%{index + 1}", _ordinal(shown, form))
        return f"{text} "

    def _level(self, look: Look, depth: int) -> Look:
        return self._styles.level({**look, "ilvl": str(depth)})


def number(text: str | None, default: int) -> int:
    """``text`` as a whole number, ``default`` if it is none."""
    try:
        return round(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def _ordinal(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        out = roman(value) if 0 < value <= ROMAN_MAX else str(value)
        return out if form == "upperRoman" else out.lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26]
        return letter if form == "lowerLetter" else letter.upper()
    return str(value)
