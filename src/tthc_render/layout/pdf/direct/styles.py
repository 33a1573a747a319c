"""The subset of CSS that the direct way to PDF knows, as computed styles.

A sheet with a selector, property or value that is not in the tables below raises `NotCovered`: such a layout is left to
WeasyPrint, which knows all of CSS. Lengths are points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, Literal, NamedTuple

import tinycss2

PT_PER: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0}


class NotCovered(Exception):
    """Something in a layout or document that the direct way does not know; the message says what."""


class Length(NamedTuple):
    """``value`` in points, or in percent of what the property refers to."""

    value: float
    unit: Literal["pt", "%"] = "pt"


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


class Declaration(NamedTuple):
    """A property, lower case, and the tokens of its value without blanks at its ends."""

    name: str
    tokens: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Compound:
    """One part of a selector: a tag or "" for any, and classes."""

    tag: str
    classes: frozenset[str]

    def matches(self, element: tuple[str, frozenset[str]]) -> bool:
        return (not self.tag or self.tag == element[0]) and self.classes <= element[1]


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector of descendants with its declarations; ``pseudo`` is a pseudo-element or ""."""

    parts: tuple[Compound, ...]
    pseudo: str
    declarations: tuple[Declaration, ...]

    @property
    def weight(self) -> tuple[int, int]:
        """Specificity: numbers of classes and of tags."""
        return sum(len(part.classes) for part in self.parts), sum(bool(part.tag) for part in self.parts)

    def matches(self, path: Sequence[tuple[str, frozenset[str]]]) -> bool:
        """Whether the rule holds for the element at the end of ``path``, which begins at the root."""
        if not self.parts[-1].matches(path[-1]):
            return False
        wanted = len(self.parts) - 2
        for element in reversed(path[:-1]):
            if wanted >= 0 and self.parts[wanted].matches(element):
                wanted -= 1
        return wanted < 0


@dataclass(frozen=True, slots=True)
class PageRule:
    """``@page``: ``name`` of the pages or "", ``first`` for the first of them; its declarations and boxes."""

    name: str
    first: bool
    declarations: tuple[Declaration, ...]
    number: tuple[Declaration, ...] | None
    notes: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A parsed style sheet."""

    rules: tuple[Rule, ...]
    pages: tuple[PageRule, ...]


# Sheets ---------------------------------------------------------------------------------------------------------------


def parse_sheet(css: str) -> Sheet:
    """The rules of a style sheet; NotCovered for anything outside the subset."""
    rules: list[Rule] = []
    pages: list[PageRule] = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            declarations = _declarations(node.content)
            rules += [Rule(*_selector(text), declarations) for text in _split(node.prelude)]
        elif node.type == "at-rule" and node.lower_at_keyword == "page":
            pages.append(_page_rule(node))
        else:
            raise NotCovered(f"CSS: {node.serialize()[:60]}")
    return Sheet(tuple(rules), tuple(pages))


_COMPOUND: Final = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<classes>(?:\.[\w-]+)*)(?P<pseudo>::[\w-]+)?")
_PAGE: Final = re.compile(r"(?P<name>[\w-]+)?(?P<first>:first|:nth\(1 of (?P<of>[\w-]+)\))?")


def _split(prelude: Iterable[Any]) -> list[str]:
    return [" ".join(text.split()) for text in tinycss2.serialize(list(prelude)).split(",")]


def _selector(text: str) -> tuple[tuple[Compound, ...], str]:
    parts, pseudo = [], ""
    for word in text.split(" "):
        match = _COMPOUND.fullmatch(word)
        if not match or pseudo or not word:
            raise NotCovered(f"CSS: bộ chọn {text}")
        parts.append(Compound(match["tag"] or "", frozenset(match["classes"].split(".")[1:])))
        pseudo = (match["pseudo"] or "")[2:]
    return tuple(parts), pseudo


def _declarations(content: Iterable[Any]) -> tuple[Declaration, ...]:
    found = []
    for node in tinycss2.parse_blocks_contents(list(content), skip_comments=True, skip_whitespace=True):
        if node.type != "declaration" or node.important:
            raise NotCovered(f"CSS: {node.serialize()[:60]}")
        found.append(Declaration(node.lower_name, _tokens(node.value)))
    return tuple(found)


def _tokens(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(token for token in value if token.type not in ("whitespace", "comment"))


def _page_rule(node: Any) -> PageRule:
    text = tinycss2.serialize(node.prelude).strip()
    match = _PAGE.fullmatch(text)
    if not match:
        raise NotCovered(f"CSS: @page {text}")
    own: list[Declaration] = []
    number: tuple[Declaration, ...] | None = None
    notes: tuple[Declaration, ...] = ()
    for item in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration" and not item.important:
            own.append(Declaration(item.lower_name, _tokens(item.value)))
        elif item.type == "at-rule" and item.lower_at_keyword == "top-center":
            number = _declarations(item.content)
        elif item.type == "at-rule" and item.lower_at_keyword == "footnote":
            notes = _declarations(item.content)
        else:
            raise NotCovered(f"CSS: @page {item.serialize()[:60]}")
    return PageRule(match["name"] or match["of"] or "", bool(match["first"]), tuple(own), number, notes)


# Values ---------------------------------------------------------------------------------------------------------------


def length(token: Any, em: float) -> float:
    """A length in points; ``em`` is the font size that ``em`` means."""
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "dimension" and token.lower_unit in PT_PER:
        return float(token.value) * PT_PER[token.lower_unit]
    if token.type == "dimension" and token.lower_unit == "em":
        return float(token.value) * em
    raise NotCovered(f"CSS: {token.serialize()}")


def four(values: Sequence[Any]) -> tuple[Any, Any, Any, Any]:
    """Top, right, bottom, left from one to four values."""
    if not 1 <= len(values) <= 4:
        raise NotCovered("CSS: số giá trị")
    top = values[0]
    right = values[1] if len(values) > 1 else top
    bottom = values[2] if len(values) > 2 else top
    return top, right, bottom, values[3] if len(values) > 3 else right


def _margin(token: Any, style: Style) -> float | None:
    return None if _word(token) == "auto" else length(token, style.size)


def _word(token: Any) -> str:
    return str(token.lower_value) if token.type == "ident" else ""


def _one(tokens: Sequence[Any]) -> Any:
    if len(tokens) != 1:
        raise NotCovered(f"CSS: {tinycss2.serialize(list(tokens))}")
    return tokens[0]


def _choice(**words: Any) -> Callable[[Style, Sequence[Any]], Any]:
    def read(style: Style, tokens: Sequence[Any]) -> Any:
        word = _word(_one(tokens)).replace("-", "_")
        if word not in words:
            raise NotCovered(f"CSS: {tinycss2.serialize(list(tokens))}")
        return words[word]

    return read


def _border(style: Style, tokens: Sequence[Any]) -> float:
    """The width of a solid black border."""
    width = 0.0
    for token in tokens:
        if token.type == "hash" and token.value.lower() in ("000", "000000"):
            continue
        if _word(token) in ("solid", "black"):
            continue
        width = 0.0 if _word(token) == "none" else length(token, style.size)
    return width


def _font_size(style: Style, tokens: Sequence[Any]) -> float:
    token = _one(tokens)
    # ``style.size`` is the parent's: the property is applied before all others.
    return style.size * token.value / 100 if token.type == "percentage" else length(token, style.size)


def _line_height(style: Style, tokens: Sequence[Any]) -> float:
    token = _one(tokens)
    if token.type != "number":
        raise NotCovered(f"CSS: line-height {token.serialize()}")
    return float(token.value)


def _width(style: Style, tokens: Sequence[Any]) -> Length | None:
    token = _one(tokens)
    if _word(token) == "auto":
        return None
    return Length(token.value, "%") if token.type == "percentage" else Length(length(token, style.size))


def _count(style: Style, tokens: Sequence[Any]) -> int:
    token = _one(tokens)
    if token.type != "number" or not token.is_integer:
        raise NotCovered("CSS: orphans, widows")
    return int(token.int_value)


_WEIGHT = _choice(bold=True, normal=False)
_BREAK = _choice(auto="auto", avoid="avoid", avoid_page="avoid", page="page", always="page")
_SIDE = {"top": 0, "right": 1, "bottom": 2, "left": 3}
READERS: Final[Mapping[str, tuple[str, Callable[[Style, Sequence[Any]], Any]]]] = {
    # property → field of Style and its reader
    "font-size": ("size", _font_size),
    "font-weight": ("bold", _WEIGHT),
    "font-style": ("italic", _choice(italic=True, oblique=True, normal=False)),
    "line-height": ("line_height", _line_height),
    "text-align": ("align", _choice(left="left", start="left", center="center", right="right", justify="justify")),
    "text-indent": ("indent", lambda style, tokens: length(_one(tokens), style.size)),
    "orphans": ("orphans", _count),
    "widows": ("widows", _count),
    "width": ("width", _width),
    "height": ("height", lambda style, tokens: length(_one(tokens), style.size)),
    "margin": ("margin", lambda style, tokens: four([_margin(token, style) for token in tokens])),
    "padding": ("padding", lambda style, tokens: four([length(token, style.size) for token in tokens])),
    "border": ("border", lambda style, tokens: (_border(style, tokens),) * 4),
    "break-before": ("break_before", _BREAK),
    "break-after": ("break_after", _BREAK),
    "break-inside": ("break_inside", _choice(auto="auto", avoid="avoid")),
    "page": ("page", lambda style, tokens: _word(_one(tokens))),
    "float": ("is_footnote", _choice(footnote=True)),
    "footnote-policy": ("is_footnote", _choice(line=True)),
    "border-collapse": ("collapses", _choice(collapse=True)),
    "table-layout": ("fixed", _choice(fixed=True)),
    "text-decoration": ("underlined", _choice(none=False, underline=True)),
}
_SIDES: Final[Mapping[str, Callable[[Style, Sequence[Any]], Any]]] = {
    "margin": lambda style, tokens: _margin(_one(tokens), style),
    "padding": lambda style, tokens: length(_one(tokens), style.size),
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
    """``style`` with ``declarations`` in order; NotCovered for what is not in the tables."""
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
            style = _aligned(style, _one(tokens), parent)
        elif tinycss2.serialize(list(tokens)).strip().lower() not in _SETTLED.get(name, ()):
            raise NotCovered(f"CSS: {name}: {tinycss2.serialize(list(tokens))}")
    return style


def _with(style: Style, name: str, value: Any) -> Style:
    changed: dict[str, Any] = {name: value}
    return replace(style, **changed)


def _aligned(style: Style, token: Any, parent: Style) -> Style:
    word = _word(token)
    if word in ("top", "middle", "bottom"):
        return replace(style, valign=word)  # type: ignore[arg-type]
    # A length in em is of the element's own size; its baseline is that much over the parent's.
    return replace(style, rise=0.0 if word == "baseline" else length(token, style.size))


# Elements -------------------------------------------------------------------------------------------------------------

_TABLE_PARTS: Final = frozenset(("colgroup", "col", "thead", "tbody", "tr", "td", "th"))
_BLOCKS: Final = frozenset(("html", "body", "section", "div", "table")) | _TABLE_PARTS
_INLINES: Final = frozenset(("b", "i", "strong", "em", "span", "a", "sup", "sub", "br"))
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
    raise NotCovered(f"HTML: <{tag}>")


_UNSET: Final[Sides] = (-1.0, -1.0, -1.0, -1.0)
"""Margins of paragraphs that the layout must set: a browser's own are in em and collapse; no layout wants them."""


@dataclass(slots=True)
class Element:
    """An element's style, and those of its children that were asked for so far."""

    style: Style
    path: tuple[tuple[str, frozenset[str]], ...]
    rules: tuple[Rule, ...] = ()
    children: dict[tuple[str, str, str], Element] = field(default_factory=dict)

    def child(self, tag: str, classes: str = "", inline_style: str = "") -> Element:
        """The child ``<tag class=classes style=inline_style>``."""
        key = tag, classes, inline_style
        found = self.children.get(key)
        if found is None:
            found = self.children[key] = self._make(tag, classes, inline_style)
        return found

    def pseudo(self, name: str) -> Style:
        """The style of the pseudo-element ``::name``, whose ``content`` is left out."""
        declarations = [
            declaration
            for rule in self._matching(self.path, name)
            for declaration in rule.declarations
            if declaration.name != "content"
        ]
        return applied(replace(self.style.inherited(), display="inline"), declarations, self.style)

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
        declarations = [item for rule in self._matching(path, "") for item in rule.declarations]
        if inline_style:
            declarations += _declarations(tinycss2.parse_component_value_list(inline_style))
        style = applied(_initial(tag, self.style), declarations, self.style)
        if -1.0 in style.margin:
            raise NotCovered(f"CSS: <{tag}> chưa đặt margin")
        return Element(style, path, self.rules)

    def _matching(self, path: tuple[tuple[str, frozenset[str]], ...], pseudo: str) -> list[Rule]:
        found = [rule for rule in self.rules if rule.pseudo == pseudo and rule.matches(path)]
        return sorted(found, key=lambda rule: rule.weight)  # a stable sort: later rules of one weight win


def root_element(sheets: Sequence[Sheet]) -> Element:
    """The parent of ``<html>`` under ``sheets``."""
    return Element(Style(), (), tuple(rule for sheet in sheets for rule in sheet.rules))


# Pages ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A kind of page: width and height, margins, the style of the page number (None: no number printed)."""

    width: float
    height: float
    margin: tuple[float, float, float, float]
    number: Style | None
    restarts: bool
    note_margin: float
    note_padding: float
    note_line: tuple[float, float, float, float]
    """Left, top, width and height of the line over the notes, from the top of their padding."""


def page_style(sheets: Sequence[Sheet], name: str, first: bool, root: Style) -> PageStyle:
    """The page of ``name`` ("" for unnamed ones), the ``first`` of them or a later one."""
    rules = [rule for sheet in sheets for rule in sheet.pages]
    chosen = [rule for rule in rules if not rule.name and not rule.first]
    # ``:first`` is the document's first page; it is unnamed in every layout that is covered.
    chosen += [rule for rule in rules if not rule.name and rule.first and first and not name]
    chosen += [rule for rule in rules if name and rule.name == name and not rule.first]
    chosen += [rule for rule in rules if name and rule.name == name and rule.first and first]
    width = height = 0.0
    margin: tuple[Any, ...] = ()
    number: dict[str, Declaration] = {}
    notes: dict[str, Declaration] = {}
    restarts = False
    for rule in chosen:
        for declaration in rule.declarations:
            if declaration.name == "size":
                width, height = (length(token, root.size) for token in declaration.tokens)
            elif declaration.name == "margin":
                margin = four([length(token, root.size) for token in declaration.tokens])
            elif declaration.name == "counter-reset" and [_word(declaration.tokens[0])] == ["page"]:
                restarts = declaration.tokens[1].int_value == 1
            else:
                raise NotCovered(f"CSS: @page {declaration.name}")
        number |= {item.name: item for item in rule.number or ()}
        notes |= {item.name: item for item in rule.notes}
    if not width or len(margin) != 4:
        raise NotCovered("CSS: @page size, margin")
    return PageStyle(width, height, margin, _number(number, root), restarts, *_notes(notes, root))


def _number(declared: Mapping[str, Declaration], root: Style) -> Style | None:
    if not declared:
        return None
    content = tinycss2.serialize(list(declared["content"].tokens)).strip() if "content" in declared else ""
    if content == "none":
        return None
    if content != "counter(page)":
        raise NotCovered(f"CSS: @top-center content: {content}")
    rest = [item for name, item in declared.items() if name != "content"]
    return applied(replace(root.inherited(), align="center", valign="middle"), rest, root)


def _notes(declared: Mapping[str, Declaration], root: Style) -> tuple[float, float, tuple[float, float, float, float]]:
    margin = padding = 0.0
    line = (0.0, 0.0, 0.0, 0.0)
    for name, declaration in declared.items():
        if name == "margin-top":
            margin = length(_one(declaration.tokens), root.size)
        elif name == "padding-top":
            padding = length(_one(declaration.tokens), root.size)
        elif name == "background":
            line = _drawn_line(declaration, root)
        else:
            raise NotCovered(f"CSS: @footnote {name}")
    return margin, padding, line


def _drawn_line(declaration: Declaration, root: Style) -> tuple[float, float, float, float]:
    """``url(svg of one rectangle) no-repeat LEFT TOP / WIDTH HEIGHT`` as a filled rectangle."""
    tokens = [token for token in declaration.tokens if not (token.type == "literal" and token.value == "/")]
    if len(tokens) != 6 or tokens[0].type not in ("url", "function") or _word(tokens[1]) != "no-repeat":
        raise NotCovered("CSS: @footnote background")
    source = tokens[0].value if tokens[0].type == "url" else tokens[0].arguments[0].value
    if not source.startswith("data:image/svg+xml,") or source.count("%3Crect") != 1 or "fill" in source:
        raise NotCovered("CSS: @footnote background")
    left, top, width, height = (length(token, root.size) for token in tokens[2:])
    return left, top, width, height


@cache
def sheets_of(texts: tuple[str, ...]) -> tuple[Sheet, ...]:
    """The parsed sheets of a layout."""
    return tuple(map(parse_sheet, texts))
