"""Tags of a Word layout as docxtpl takes them: whole within their paragraph, with the letter of what they take away.

``{{p than }}`` takes its paragraph's place, ``{%p for … %}`` stands in a paragraph of its own; without the letter the
same words tear the paragraphs of the report apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tthc_render.document.tag_faults import CLOSING, ENDS, broken_tag

WHOLE_PARAGRAPHS: Final = (
    "than",
    "ngat_trang",
    "duong_ke",
    "duong_ke_co_quan",
    "duong_ke_tieu_ngu",
    "duong_ke_trich_yeu",
    "dau_khan",
)
"""Names whose values are paragraphs or tables."""
_LOOP: Final = re.compile(r"\{%-?(?:p|r|tr|tc)?\s+for\s+(\w+)\s+in\s+([\w.]+)")
_VALUE: Final = re.compile(r"\{\{(p|r|tr|tc)?\s*((?:\w+\.)*(\w+))\s*\}\}")
_STATEMENT: Final = re.compile(r"\{%-?(p|r|tr|tc)?\s+(\w+)[^{}]*?%\}")
_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_INLINE: Final = ("", "r")
_BODY: Final = re.compile(r"\{\{\s*(?:p\s+)?((?:\w+\.)*than)\s*\}\}|\{%-?\s*(?:p\s+)?(el(?:se|if))\b")
"""The words of the report or of an appendix, and what begins another branch."""


@dataclass(frozen=True, slots=True)
class TagFault:
    """What is wrong with a tag in the paragraph of that number; ``torn``: nothing behind it can be read."""

    number: int
    text: str
    why: str
    torn: bool = False


def doubled(markup: str, kind: str) -> Iterator[str]:
    """The tags, as typed in a layout of ``kind``, that print the same words once more; branches may repeat them."""
    letter = "p " if kind == "docx" else " "
    seen: set[str] = set()
    for found in _BODY.finditer(_COMMENT.sub("", markup)):
        if found[2]:
            seen.clear()
        elif found[1] in seen:
            yield f"{{{{{letter}{found[1]} }}}}"
        seen.add(found[1])


@dataclass(frozen=True, slots=True)
class _Opened:
    """A statement that waits for its end."""

    letter: str
    word: str
    number: int
    text: str
    shown: str


def tag_faults(paragraphs: Iterable[tuple[int, str]]) -> Iterator[TagFault]:
    """The faults of the tags of a printed part, from its paragraphs' numbers and texts."""
    opened: list[_Opened] = []
    lines: set[str] = set()  # what loops call an item of the subject, whose lines have breaks of their own
    for number, typed in paragraphs:
        text = _COMMENT.sub("", typed)
        for name, of in _LOOP.findall(text):
            lines = lines | {name} if of == "trich_yeu" else lines - {name}
        torn = _torn(text)
        if torn:
            yield TagFault(number, text.strip(), torn, torn=True)
            continue
        for value in _VALUE.finditer(text):
            if value[3] in WHOLE_PARAGRAPHS and value[1] != "p":
                why = f"“{value[0]}” in cả đoạn nên viết là {{{{p {value[2]} }}}}, một mình trong đoạn"
                yield TagFault(number, text.strip(), why)
            if (value[2] in lines or value[2].endswith(".ten")) and value[1] != "r":
                why = f"“{value[0]}” in mấy dòng nên viết là {{{{r {value[2]} }}}}"
                yield TagFault(number, text.strip(), why)
        for found in _STATEMENT.finditer(text):
            yield from _paired(found, number, text.strip(), opened)


def _torn(text: str) -> str:
    """Why the braces of a paragraph are no whole tags; "" if they are."""
    start = broken_tag(text)
    if start < 0:
        return ""
    shown = " ".join(text[start:].split())[:60]
    return f"“{shown}” không có {ENDS[text[start : start + 2]]} đóng thẻ trong cùng đoạn"


def _paired(found: re.Match[str], number: int, text: str, opened: list[_Opened]) -> Iterator[TagFault]:
    """A statement held against the one that opens it, which is in another paragraph or in the same one."""
    letter, word = found[1] or "", found[2]
    here = _Opened(letter, word, number, text, found[0])
    if word in CLOSING.values():
        opened.append(here)
        return
    begin = opened[-1] if opened and (word in ("elif", "else") or CLOSING.get(word) == opened[-1].word) else None
    if begin is None:
        return
    if word in CLOSING:
        opened.pop()
    if begin.number == number:
        return
    for item in (begin, here) if word in CLOSING else (here,):
        if item.letter in _INLINE:
            mended = re.sub(r"^\{%-?r?\s+", "{%p ", item.shown)
            why = f"“{item.shown}” có phần mở và phần đóng ở hai đoạn khác nhau nên viết là {mended}"
            yield TagFault(item.number, item.text, why)
