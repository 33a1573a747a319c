"""Marks of HTML and Markdown that the content grammar does not have and would print as typed."""

from __future__ import annotations

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
"""HTML element → how the content grammar writes it; "" where it has nothing of the kind."""
_TAG: Final = pattern_of(r"(?<!\\)</?(?P<name>[a-zA-Z][\w:]*)(?:\s[^<>]*)?/?>|<!--|-->")
_ENTITY: Final = pattern_of(r"&(?P<name>nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_ENTITIES: Final = {
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "ndash": "–", "mdash": "—", "hellip": "…",
}  # fmt: skip
_MARKDOWN: Final = pattern_of(
    r"^(?P<quote>>+)(?=\s+[^\s\d])|^(?P<rule>-{3,}|\*{3,}|={3,}|(?:\*\s){2,}\*)$"
    r"|(?<!\w)(?P<under>__)(?=[^\W_])[^_]{1,200}__(?!\w)|(?P<strike>~~)(?=\S)[^~]{1,200}~~|(?<![`\\])(?P<code>`)[^`]{1,100}`(?!`)"
)
_FIRST_SIGNS: Final = frozenset(">-*=`~[")
_FENCE: Final = pattern_of(r"`{3,}|~{3,}|\[[ xX]\](?=\s)")
_NOTE: Final = pattern_of(r"(?<!\\)\[\^[^\]\s\[]{1,20}\]")
SHOWN: Final = 60
"""Letters of a mark that are told; a rule of stars may be as long as its line."""
Mark = tuple[int, str, str, str]
"""Where, code of the finding, the mark as typed, what to write."""


def foreign_marks(line: str) -> Iterator[Mark]:
    """The first mark of each kind in a line: D642 for HTML, D755 for Markdown, D771 for its notes."""
    for found in _TAG.finditer(line) if "<" in line else ():
        name = (found["name"] or "").lower()
        if name in _TAGS or not name:
            yield found.start(), "D642", found[0], _TAGS.get(name, "")
            return
    if "&" in line and (entity := _ENTITY.search(line)):
        name = entity["name"]
        number = int(name[2:], 16) if name.startswith("#x") else int(name[1:]) if name.startswith("#") else 0
        yield entity.start(), "D642", entity[0], _ENTITIES.get(name, chr(number) if number else "")
        return
    if "[^" in line and (note := _NOTE.search(line)):
        yield note.start(), "D771", note[0], "^[…]"
        return
    may_be = line[:1] in _FIRST_SIGNS or "__" in line or "~~" in line or "`" in line
    found_mark = (_FENCE.match(line) or _MARKDOWN.search(line)) if may_be else None
    if found_mark:
        is_markdown = found_mark.re.pattern == _MARKDOWN.pattern
        seen = next(filter(None, found_mark.groups()), found_mark[0]) if is_markdown else found_mark[0]
        yield found_mark.start(), "D755", seen if len(seen) <= SHOWN else f"{seen[:SHOWN]}…", ""
