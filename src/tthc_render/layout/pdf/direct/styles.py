"""Computed styles of elements, in the subset of CSS that the direct way to PDF knows.

A property or value that is not in the tables below raises `NotCoveredError`: such a layout is left to WeasyPrint, which
knows all of CSS. Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import tinycss2
from tinycss2.ast import Node

from tthc_render.layout.pdf.direct.css import (
    Declaration,
    Length,
    NotCoveredError,
    StyleRule,
    StyleSheet,
    declarations,
    four,
    length,
    one,
    word,
)

Sides = tuple[float | None, float | None, float | None, float | None]
"""Top, right, bottom, left; None is ``auto``."""


@dataclass(frozen=True, slots=True)
class Style:
    """What one element looks like. ``rise`` is the height of its baseline over its parent's."""

    size: float = 12.0
    bold: bool = False
    italic: bool = False
    line_height: float | None = None
    align: Literal["left", "center", "right", "justify"] = "left"
    indent: float = 0.0
    orphans: int = 2
    widows: int = 2
    display: Literal["block", "inline", "table"] = "block"
    margin: Sides = (0.0, 0.0, 0.0, 0.0)
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    border: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    width: Length | None = None
    height: float | None = None
    valign: Literal["top", "middle", "bottom"] = "top"
    rise: float = 0.0
    break_before: Literal["auto", "avoid", "page"] = "auto"
    break_after: Literal["auto", "avoid", "page"] = "auto"
    break_inside: Literal["auto", "avoid"] = "auto"
    page: str = ""
    is_footnote: bool = False
    collapses: bool = False
    fixed: bool = False
    underlined: bool = False

    def inherited(self) -> Style:
        """The style of a child that declares nothing."""
        return Style(
            self.size, self.bold, self.italic, self.line_height, self.align, self.indent, self.orphans, self.widows
        )


# Sheets ---------------------------------------------------------------------------------------------------------------


# Values ---------------------------------------------------------------------------------------------------------------


def _margin(token: Node, style: Style) -> float | None:
    return None if word(token) == "auto" else length(token, style.size)


def _choice(**words: object) -> Callable[[Style, Sequence[Node]], object]:
    def read(style: Style, tokens: Sequence[Node]) -> object:
        wish = word(one(tokens)).replace("-", "_")
        if wish not in words:
            raise NotCoveredError(f"CSS: {tinycss2.serialize(list(tokens))}")
        return words[wish]

    return read


def _border(style: Style, tokens: Sequence[Node]) -> float:
    """The width of a solid black border."""
    width = 0.0
    for token in tokens:
        if token.type == "hash" and token.value.lower() in ("000", "000000"):
            continue
        if word(token) in ("solid", "black"):
            continue
        width = 0.0 if word(token) == "none" else length(token, style.size)
    return width


def _font_size(style: Style, tokens: Sequence[Node]) -> float:
    token = one(tokens)
    # ``style.size`` is the parent's: the property is applied before all others.
    return style.size * token.value / 100 if token.type == "percentage" else length(token, style.size)


def _line_height(style: Style, tokens: Sequence[Node]) -> float:
    token = one(tokens)
    if token.type != "number" or not 0 <= token.value <= 10:
        raise NotCoveredError(f"CSS: line-height {token.serialize()}")
    return float(token.value)


def _width(style: Style, tokens: Sequence[Node]) -> Length | None:
    token = one(tokens)
    if word(token) == "auto":
        return None
    return Length(token.value, "%") if token.type == "percentage" else Length(length(token, style.size))


def _count(style: Style, tokens: Sequence[Node]) -> int:
    token = one(tokens)
    if token.type != "number" or not token.is_integer:
        raise NotCoveredError("CSS: orphans, widows")
    return int(token.int_value)


_WEIGHT = _choice(bold=True, normal=False)
_BREAK = _choice(auto="auto", avoid="avoid", avoid_page="avoid", page="page", always="page")
_SIDE = {"top": 0, "right": 1, "bottom": 2, "left": 3}
READERS: Final[Mapping[str, tuple[str, Callable[[Style, Sequence[Node]], object]]]] = {
    # property → field of Style and its reader
    "font-size": ("size", _font_size),
    "font-weight": ("bold", _WEIGHT),
    "font-style": ("italic", _choice(italic=True, oblique=True, normal=False)),
    "line-height": ("line_height", _line_height),
    "text-align": ("align", _choice(left="left", start="left", center="center", right="right", justify="justify")),
    "text-indent": ("indent", lambda style, tokens: length(one(tokens), style.size)),
    "orphans": ("orphans", _count),
    "widows": ("widows", _count),
    "width": ("width", _width),
    "height": ("height", lambda style, tokens: length(one(tokens), style.size)),
    "margin": ("margin", lambda style, tokens: four([_margin(token, style) for token in tokens])),
    "padding": ("padding", lambda style, tokens: four([length(token, style.size) for token in tokens])),
    "border": ("border", lambda style, tokens: (_border(style, tokens),) * 4),
    "break-before": ("break_before", _BREAK),
    "break-after": ("break_after", _BREAK),
    "break-inside": ("break_inside", _choice(auto="auto", avoid="avoid")),
    "page": ("page", lambda style, tokens: word(one(tokens))),
    "float": ("is_footnote", _choice(footnote=True)),
    "footnote-policy": ("is_footnote", _choice(line=True)),
    "border-collapse": ("collapses", _choice(collapse=True)),
    "table-layout": ("fixed", _choice(fixed=True)),
    "text-decoration": ("underlined", _choice(none=False, underline=True)),
}
_SIDES: Final[Mapping[str, Callable[[Style, Sequence[Node]], object]]] = {
    "margin": lambda style, tokens: _margin(one(tokens), style),
    "padding": lambda style, tokens: length(one(tokens), style.size),
    "border": _border,
}
_SETTLED: Final[Mapping[str, tuple[str, ...]]] = {
    # property → the only values that change nothing in what is printed here
    "font-kerning": ("none",),
    "font-variant-ligatures": ("none",),
    "hyphens": ("none", "manual"),
    "color": ("#000", "black", "inherit"),
    "border-spacing": ("0",),
    "overflow-wrap": ("anywhere", "break-word", "normal"),
}


def applied(style: Style, declarations: Iterable[Declaration], parent: Style) -> Style:
    """``style`` with ``declarations`` in order; NotCoveredError for what is not in the tables."""
    declared = list(declarations)
    for name, tokens in declared:  # em in the others is the element's own size
        if name == "font-size":
            style = replace(style, size=_font_size(replace(style, size=parent.size), tokens))
    for name, tokens in declared:
        if name == "font-size":
            continue
        base, _, side = name.rpartition("-")
        if name in READERS:
            field_name, read = READERS[name]
            style = _with(style, field_name, read(style, tokens))
        elif base in ("margin", "padding", "border") and side in _SIDE:
            values = list(getattr(style, base))
            values[_SIDE[side]] = _SIDES[base](style, tokens)
            style = _with(style, base, tuple(values))
        elif name == "vertical-align":
            style = _aligned(style, one(tokens), parent)
        elif tinycss2.serialize(list(tokens)).strip().lower() not in _SETTLED.get(name, ()):
            raise NotCoveredError(f"CSS: {name}: {tinycss2.serialize(list(tokens))}")
    return style


def _with(style: Style, name: str, value: object) -> Style:
    return replace(style, **{name: value})  # type: ignore[arg-type]


def _aligned(style: Style, token: Node, parent: Style) -> Style:
    wish = word(token)
    if wish in ("top", "middle", "bottom"):
        return replace(style, valign=wish)  # type: ignore[arg-type]
    # A length in em is of the element's own size; its baseline is that much over the parent's.
    return replace(style, rise=0.0 if wish == "baseline" else length(token, style.size))


# Elements -------------------------------------------------------------------------------------------------------------

_TABLE_PARTS: Final = frozenset(("colgroup", "col", "thead", "tbody", "tr", "td", "th"))
_BLOCKS: Final = frozenset(("html", "body", "section", "div", "table")) | _TABLE_PARTS
_INLINES: Final = frozenset(("b", "i", "strong", "em", "span", "a", "sup", "sub", "br", "wbr"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _initial(tag: str, parent: Style) -> Style:
    """The style that a browser's own sheet gives an element before the layout's sheets."""
    style = parent.inherited()
    if tag in _INLINES:
        return replace(
            style,
            display="inline",
            bold=style.bold or tag in ("b", "strong"),
            italic=style.italic or tag in ("i", "em"),
            underlined=tag == "a",
            rise=parent.rise,
        )
    if tag in _HEADINGS:
        return replace(style, bold=True, break_after="avoid", break_inside="avoid", margin=_UNSET)
    if tag == "p":
        return replace(style, margin=_UNSET)
    if tag in ("td", "th"):
        return replace(style, padding=(0.75,) * 4, valign="middle", bold=style.bold or tag == "th")
    if tag in _BLOCKS:
        return replace(style, display="table") if tag == "table" else style
    raise NotCoveredError(f"HTML: <{tag}>")


_UNSET: Final[Sides] = (-math.inf, -math.inf, -math.inf, -math.inf)
"""Margins of paragraphs that the layout must set: defaults of browsers are in em and collapse, unlike any layout."""


@dataclass(slots=True)
class Element:
    """An element's style, and those of its children that were computed so far."""

    style: Style
    path: tuple[tuple[str, frozenset[str]], ...]
    rules: tuple[StyleRule, ...] = ()
    children: dict[tuple[str, str, str], Element] = field(default_factory=dict)
    cells: dict[str | None, object] = field(default_factory=dict)
    """Of a cell: the boxes in cells that hold nothing but text, by text."""
    has_room: bool = False
    """Whether it sets room of its own: margins, padding, borders, width or height."""
    _text_style: Style | None = None

    @property
    def text_style(self) -> Style:
        """The style of the paragraph that the element's own text makes."""
        if self._text_style is None:
            avoided = self.style.break_inside == "avoid"
            self._text_style = replace(self.style.inherited(), break_inside="avoid" if avoided else "auto")
        return self._text_style

    def child(self, tag: str, classes: str = "", inline_style: str = "") -> Element:
        """The child ``<tag class=classes style=inline_style>``."""
        key = tag, classes, inline_style
        found = self.children.get(key)
        if found is None:
            found = self.children[key] = self._make(tag, classes, inline_style)
        return found

    def pseudo(self, name: str) -> Style:
        """The style of the pseudo-element ``::name``, whose ``content`` is left out."""
        declared = [
            declaration
            for rule in self._matching(self.path, name)
            for declaration in rule.declarations
            if declaration.name != "content"
        ]
        return applied(replace(self.style.inherited(), display="inline"), declared, self.style)

    def content(self, name: str) -> str:
        """The declared ``content`` of the pseudo-element ``::name``."""
        found = ""
        for rule in self._matching(self.path, name):
            for declaration in rule.declarations:
                if declaration.name == "content":
                    found = tinycss2.serialize(list(declaration.tokens))
        return found.replace(" ", "")

    def _make(self, tag: str, classes: str, inline_style: str) -> Element:
        path = (*self.path, (tag, frozenset(classes.split())))
        declared = [item for rule in self._matching(path, "") for item in rule.declarations]
        if inline_style:
            declared += declarations(tinycss2.parse_component_value_list(inline_style))
        style = applied(_initial(tag, self.style), declared, self.style)
        if -math.inf in style.margin:
            raise NotCoveredError(f"CSS: <{tag}> chưa đặt margin")
        sides = (*style.margin, *style.padding, *style.border)
        return Element(
            style, path, self.rules, has_room=any(sides) or style.width is not None or style.height is not None
        )

    def _matching(self, path: tuple[tuple[str, frozenset[str]], ...], pseudo: str) -> list[StyleRule]:
        found = [rule for rule in self.rules if rule.pseudo == pseudo and rule.matches(path)]
        return sorted(found, key=lambda rule: rule.weight)  # a stable sort: later rules of one weight win


def root_element(sheets: Sequence[StyleSheet]) -> Element:
    """The parent of ``<html>`` under ``sheets``."""
    return Element(Style(), (), tuple(rule for sheet in sheets for rule in sheet.rules))


# Pages ----------------------------------------------------------------------------------------------------------------
