"""Style sheets of the subset of CSS that the direct way to PDF knows, as rules; else `NotCoveredError`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeVar

import tinycss2
from tinycss2.ast import Node

T = TypeVar("T")

PT_PER: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0}


class NotCoveredError(Exception):
    """Something in a layout or document that the direct way does not know; the message says what."""


class Length(NamedTuple):
    """``value`` in points, or in percent of what the property refers to."""

    value: float
    unit: Literal["pt", "%"] = "pt"


class Declaration(NamedTuple):
    """A property, lower case, and the tokens of its value without blanks at its ends."""

    name: str
    tokens: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compound:
    """One part of a selector: a tag or "" for any, and classes."""

    tag: str
    classes: frozenset[str]

    def matches(self, element: tuple[str, frozenset[str]]) -> bool:
        return (not self.tag or self.tag == element[0]) and self.classes <= element[1]


@dataclass(frozen=True, slots=True)
class StyleRule:
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
class StyleSheet:
    """A parsed style sheet."""

    rules: tuple[StyleRule, ...]
    pages: tuple[PageRule, ...]


def _shown(node: tinycss2.ast.Node) -> str:
    """The beginning of a rule, or what is wrong where it is none: errors cannot be written as CSS again."""
    return str(node.message if node.type == "error" else node.serialize()[:60])


@lru_cache(maxsize=32)
def parse_sheet(css: str) -> StyleSheet:
    """The rules of a style sheet; NotCoveredError for anything outside the subset.

    Layouts share sheets, and where one sheet changes the others stay: each is kept by itself.
    """
    rules: list[StyleRule] = []
    pages: list[PageRule] = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            declared = declarations(node.content)
            rules += [StyleRule(*_selector(text), declared) for text in _split(node.prelude)]
        elif node.type == "at-rule" and node.lower_at_keyword == "page":
            pages.append(_page_rule(node))
        else:
            raise NotCoveredError(f"CSS: {_shown(node)}")
    return StyleSheet(tuple(rules), tuple(pages))


_COMPOUND: Final = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<classes>(?:\.[\w-]+)*)(?P<pseudo>::[\w-]+)?")

_PSEUDO: Final = (None, "::footnote-call", "::footnote-marker")
"""Pseudo-elements that are drawn; text of others would be lost."""

_PAGE: Final = re.compile(r"(?P<name>[\w-]+)?(?P<first>:first|:nth\(1 of (?P<of>[\w-]+)\))?")


def _split(prelude: Iterable[object]) -> list[str]:
    return [" ".join(text.split()) for text in tinycss2.serialize(list(prelude)).split(",")]


def _selector(text: str) -> tuple[tuple[Compound, ...], str]:
    parts, pseudo = [], ""
    for word in text.split(" "):
        match = _COMPOUND.fullmatch(word)
        if not match or pseudo or not word or match["pseudo"] not in _PSEUDO:
            raise NotCoveredError(f"CSS: bộ chọn {text}")
        parts.append(Compound(match["tag"] or "", frozenset(match["classes"].split(".")[1:])))
        pseudo = (match["pseudo"] or "")[2:]
    return tuple(parts), pseudo


def declarations(content: Iterable[object]) -> tuple[Declaration, ...]:
    found = []
    for node in tinycss2.parse_blocks_contents(list(content), skip_comments=True, skip_whitespace=True):
        if node.type != "declaration" or node.important:
            raise NotCoveredError(f"CSS: {_shown(node)}")
        found.append(Declaration(node.lower_name, _tokens(node.value)))
    return tuple(found)


def _tokens(value: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(token for token in value if token.type not in ("whitespace", "comment"))


def _page_rule(node: Node) -> PageRule:
    text = tinycss2.serialize(node.prelude).strip()
    match = _PAGE.fullmatch(text)
    if not match:
        raise NotCoveredError(f"CSS: @page {text}")
    own: list[Declaration] = []
    number: tuple[Declaration, ...] | None = None
    notes: tuple[Declaration, ...] = ()
    for item in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration" and not item.important:
            own.append(Declaration(item.lower_name, _tokens(item.value)))
        elif item.type == "at-rule" and item.lower_at_keyword == "top-center":
            number = declarations(item.content)
        elif item.type == "at-rule" and item.lower_at_keyword == "footnote":
            notes = declarations(item.content)
        else:
            raise NotCoveredError(f"CSS: @page {_shown(item)}")
    return PageRule(match["name"] or match["of"] or "", bool(match["first"]), tuple(own), number, notes)


def length(token: Node, em: float) -> float:
    """A length in points; ``em`` is the font size that ``em`` means."""
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "dimension" and token.lower_unit in PT_PER:
        return float(token.value) * PT_PER[token.lower_unit]
    if token.type == "dimension" and token.lower_unit == "em":
        return float(token.value) * em
    raise NotCoveredError(f"CSS: {_shown(token)}")


def four(values: Sequence[T]) -> tuple[T, T, T, T]:
    """Top, right, bottom, left from one to four values."""
    if not 1 <= len(values) <= 4:
        raise NotCoveredError("CSS: số giá trị")
    top = values[0]
    right = values[1] if len(values) > 1 else top
    bottom = values[2] if len(values) > 2 else top
    return top, right, bottom, values[3] if len(values) > 3 else right


def word(token: Node) -> str:
    return str(token.lower_value) if token.type == "ident" else ""


def one(tokens: Sequence[Node]) -> Node:
    if len(tokens) != 1:
        raise NotCoveredError(f"CSS: {tinycss2.serialize(list(tokens))}")
    return tokens[0]


def sheets_of(texts: tuple[str, ...]) -> tuple[StyleSheet, ...]:
    """The parsed sheets of a layout."""
    return tuple(map(parse_sheet, texts))
