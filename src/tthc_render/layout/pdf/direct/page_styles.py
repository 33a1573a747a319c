"""Kinds of pages as the sheets of a layout describe them: size, margins, page number, room for notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import tinycss2

from tthc_render.layout.pdf.direct.css import Declaration, NotCoveredError, StyleSheet, four, length, one, word
from tthc_render.layout.pdf.direct.styles import Style, applied


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


def page_style(sheets: Sequence[StyleSheet], name: str, first: bool, root: Style) -> PageStyle:
    """The page of ``name`` ("" for unnamed ones), the ``first`` of them or a later one."""
    rules = [rule for sheet in sheets for rule in sheet.pages]
    chosen = [rule for rule in rules if not rule.name and not rule.first]
    # ``:first`` is the document's first page; it is unnamed in every layout that is covered.
    chosen += [rule for rule in rules if not rule.name and rule.first and first and not name]
    chosen += [rule for rule in rules if name and rule.name == name and not rule.first]
    chosen += [rule for rule in rules if name and rule.name == name and rule.first and first]
    width = height = 0.0
    margin: tuple[float, ...] = ()
    number: dict[str, Declaration] = {}
    notes: dict[str, Declaration] = {}
    restarts = False
    for rule in chosen:
        for declaration in rule.declarations:
            if declaration.name == "size":
                width, height = (length(token, root.size) for token in declaration.tokens)
            elif declaration.name == "margin":
                margin = four([length(token, root.size) for token in declaration.tokens])
            elif declaration.name == "counter-reset" and [word(declaration.tokens[0])] == ["page"]:
                restarts = declaration.tokens[1].int_value == 1
            else:
                raise NotCoveredError(f"CSS: @page {declaration.name}")
        number |= {item.name: item for item in rule.number or ()}
        notes |= {item.name: item for item in rule.notes}
    if not width or len(margin) != 4:
        raise NotCoveredError("CSS: @page size, margin")
    return PageStyle(width, height, margin, _number(number, root), restarts, *_notes(notes, root))


def _number(declared: Mapping[str, Declaration], root: Style) -> Style | None:
    if not declared:
        return None
    content = tinycss2.serialize(list(declared["content"].tokens)).strip() if "content" in declared else ""
    if content == "none":
        return None
    if content != "counter(page)":
        raise NotCoveredError(f"CSS: @top-center content: {content}")
    rest = [item for name, item in declared.items() if name != "content"]
    if not {item.name for item in rest} <= {"font-size", "font-weight", "font-style", "vertical-align", "padding-top"}:
        raise NotCoveredError(f"CSS: @top-center {', '.join(sorted(declared))}")
    return applied(replace(root.inherited(), align="center", valign="middle"), rest, root)


def _notes(declared: Mapping[str, Declaration], root: Style) -> tuple[float, float, tuple[float, float, float, float]]:
    margin = padding = 0.0
    line = (0.0, 0.0, 0.0, 0.0)
    for name, declaration in declared.items():
        if name == "margin-top":
            margin = length(one(declaration.tokens), root.size)
        elif name == "padding-top":
            padding = length(one(declaration.tokens), root.size)
        elif name == "background":
            line = _drawn_line(declaration, root)
        else:
            raise NotCoveredError(f"CSS: @footnote {name}")
    return margin, padding, line


def _drawn_line(declaration: Declaration, root: Style) -> tuple[float, float, float, float]:
    """``url(svg of one rectangle) no-repeat LEFT TOP / WIDTH HEIGHT`` as a filled rectangle."""
    tokens = [token for token in declaration.tokens if not (token.type == "literal" and token.value == "/")]
    if len(tokens) != 6 or tokens[0].type not in ("url", "function") or word(tokens[1]) != "no-repeat":
        raise NotCoveredError("CSS: @footnote background")
    source = tokens[0].value if tokens[0].type == "url" else tokens[0].arguments[0].value
    if not source.startswith("data:image/svg+xml,") or source.count("%3Crect") != 1 or "fill" in source:
        raise NotCoveredError("CSS: @footnote background")
    left, top, width, height = (length(token, root.size) for token in tokens[2:])
    return left, top, width, height
