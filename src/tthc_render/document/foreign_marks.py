"""Marks of HTML and Markdown that the content grammar does not have and would print as typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_TAGS: Final = {
    **dict.fromkeys(("b", "strong"), "**…**"),
    **dict.fromkeys(("i", "em"), "*…*"),
    **dict.fromkeys(("table", "tr", "td", "th", "tbody", "thead"), "| … | … |"),
    **dict.fromkeys(("ul", "ol", "li"), "- …"),
    **dict.fromkeys(("img", "figure"), "![…](….png)"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "**…**"),
    **dict.fromkeys(("a",), "<https://…>"),
    **dict.fromkeys(("sup", "sub"), "² ₂"),
    **dict.fromkeys(("br", "p", "div", "span", "u", "s", "font", "center", "hr", "body", "html", "style", "o:p"), ""),
}
"""HTML element → how the content grammar writes it; "" where nothing is to be written (D795)."""
_TAG: Final = pattern_of(r"(?<!\\)</?(?P<name>[a-zA-Z][\w:]*)(?:\s[^<>]*)?/?>|<!--|-->")
_ENTITY: Final = pattern_of(r"&(?P<name>nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_ENTITIES: Final = {
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "ndash": "–", "mdash": "—", "hellip": "…",
}  # fmt: skip
_BLOCK: Final = pattern_of(
    r"(?P<rule>-{3,}|\*{3,}|={3,}|(?:\*\s){2,}\*)$|(?P<fence>`{3,}|~{3,})|(?P<task>\[[ xX]\])(?=\s)"
)
"""What begins a line and is no text in any report: rules, fences of code, boxes to tick."""
_FIRST_SIGNS: Final = frozenset("-*=`~[")
_INLINE: Final = pattern_of(
    r"^(?P<quote>>+)(?=\s+[^\s\d])"
    # "__init__", "_tạm_" and "ten_file__v2" are names of programs and files, as typed.
    r"|(?<![\w\\/])(?P<bold>__)(?![\s_])(?=[^_]{0,200}[\s\u0080-\U0010ffff])[^_]{1,200}(?<!\s)__(?!\w)"
    r"|(?<![\w\\/])(?P<italic>_)(?![\s_])(?=[^_]{0,200}\s)[^_]{1,200}(?<!\s)_(?!\w)"
    r"|(?<![~\\])(?P<strike>~~)(?![\s~])[^~]{1,200}(?<!\s)~~(?!~)"
    # a picture or link by reference, a link to what is no address, an address that may not be linked
    r"|(?<![\w\\\]^])(?P<reference>!?\[(?=[^\[\]]{0,200}[^\W\d_]{2})[^\[\]=^]{1,200}\]\[[^\[\]]{0,60}\])"
    r"|(?<![\w\\\]^!\[])(?P<link>\[(?=[^\[\]]{0,200}[^\W\d_]{2})[^\[\]=^]{1,200}\]"
    r"\((?!https?://|mailto:|[^()\s]*\.(?i:png|jpe?g|svg|gif|bmp|webp|tiff?|heic)\))[^()]{1,200}\))"
    r"|(?<!\\)(?P<address><(?!https?:|mailto:|(?:rtsps?|rtmps?|s?ftps?|wss?|smb|tel|sip):[^\s<>]+>)[a-zA-Z][a-zA-Z0-9+.-]{1,20}:(?!\s)[^<>]{1,200}>)"
    r"|(?<![\w`\\])(?P<code>``?)(?![\s`])[^`]{1,100}(?<!\s)(?P=code)(?![\w`])"
)
_WRITTEN: Final = {
    "bold": "**…**", "italic": "*…*", "link": "[…](https://…)", "address": "<https://…>",
}  # fmt: skip
"""Part of `_INLINE` → how the content grammar writes it."""
_INDEX: Final = pattern_of(
    r"(?:(?<![\w\\])(?P<base>[^\W_]{1,12}[)\]]?)|(?<=[^\s~\\]~))(?:_\{(?P<low>[^{}\\]{1,40})\}|\^\{(?P<high>[^{}\\]{1,40})\}"
    r"|\^(?P<power>[-+−]?\d{1,2})(?![\w^{]|[-+−]\^))"
    r"|(?<![\w\\./-])(?P<gas>(?:CO|SO|NO|NH|CH|PO|BOD|H|N|O)_)(?P<count>\d)(?![\d_-])"
)
"""Indices as in TeX, also behind one that is written right: L_{Aeq}, 10^{-3}, m^3, CO_2, SO~4~^{2-}."""
_NOTE: Final = pattern_of(r"(?<!\\)\[\^[^\]\s\[]{1,20}\]")
_MAY_BE: Final = ("~~", "`", "][", "](", "<")
_QUOTATION: Final = ">"
SHOWN: Final = 60
"""Letters of a mark that a message shows; a rule of stars may be as long as its line."""
ESCAPE: Final = "\\"
"""Before a mark it makes that be printed as typed."""
Mark = tuple[int, str, str, str]
"""Where, code of the finding, the mark as typed, what to write."""


def foreign_marks(line: str) -> Iterator[Mark]:
    """The first mark in a line, HTML before notes before the rest: D642 or D795, D771 for notes, D755, D775, D792.

    Words inside of one mark may look like another, so the others are found when the first is mended.
    """
    if html := html_mark(line):
        yield html
        return
    if "[^" in line and (note := _NOTE.search(line)):
        yield note.start(), "D771", note[0], "^[…]"
        return
    block = _BLOCK.match(line) if line[:1] in _FIRST_SIGNS else None
    if block:
        seen = block[0]
        yield 0, "D755", seen if len(seen) <= SHOWN else f"{seen[:SHOWN]}…", ""
    elif inline := inline_mark(line) or index_mark(line):
        yield inline


def html_mark(line: str) -> Mark | None:
    """The first element or entity of HTML in a line: D642 with what to write instead, D795 where it only goes.

    Nothing is written for half a sign, or for one that is not seen.
    """
    for found in _TAG.finditer(line) if "<" in line else ():
        name = (found["name"] or "").lower()
        if name in _TAGS or not name:
            right = _TAGS.get(name, "")
            return found.start(), "D642" if right else "D795", found[0], right
    if "&" in line and (entity := _ENTITY.search(line)):
        name = entity["name"]
        number = int(name[2:], 16) if name.startswith("#x") else int(name[1:]) if name.startswith("#") else 0
        right = _ENTITIES.get(name) or chr(number)
        if unicodedata.category(right).startswith("C"):
            return entity.start(), "D795", entity[0], ""
        return entity.start(), "D642", entity[0], right
    return None


def inline_mark(line: str) -> Mark | None:
    """The first mark of Markdown in a line that is printed as typed, as D775: a quotation, or signs around words."""
    may_be = line[:1] == ">" or line.count("_") > 1 or any(sign in line for sign in _MAY_BE)
    found = _INLINE.search(line) if may_be else None
    if found is None:
        return None
    kind = found.lastgroup or ""
    right = "![…](….png)" if found[kind].startswith("![") else _WRITTEN.get(kind, "")
    return found.start(), "D775", found[kind], right


def index_mark(line: str) -> Mark | None:
    """The first index in a line that is typed as in TeX and is printed as typed, as D792."""
    found = _INDEX.search(line) if "_" in line or "^" in line else None
    if found is None:
        return None
    if found["gas"]:
        return found.start(), "D792", found[0], f"{found['gas'][:-1]}~{found['count']}~"
    base, low, high = found["base"] or "", found["low"], found["high"] or found["power"]
    return found.start(), "D792", found[0], f"{base}~{low}~" if low else f"{base}^{high}^"


def cell_mark(text: str) -> Mark | None:
    """The first mark in a cell or a name, where ">" compares and begins no quotation."""
    found = html_mark(text) or inline_mark(text) or index_mark(text)
    return None if found is not None and found[2].startswith(_QUOTATION) else found
