"""Signs that come with text pasted from Word, Excel or the web, where YAML would misread them.

Each is named at its line, and only once for its cause; inside of prose the same signs may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.vietnamese.old_encodings import NAMES, converted_name, first_old_line, quoted, recognised_font

BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are shown like a space but are none for YAML, as a class of patterns has them."""
_NO_BREAK: Final = "dấu cách không ngắt"
_NAMES: Final = {
    "\u00a0": _NO_BREAK, "\u202f": f"{_NO_BREAK} hẹp", "\u2007": f"{_NO_BREAK} rộng bằng chữ số",
    "\u3000": "dấu cách toàn góc của bộ gõ chữ Hán",
}  # fmt: skip

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Signs that YAML does not allow or that end a line unseen."""
HIDDEN: Final = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd]")
"""Signs that nobody sees, and the sign for a lost letter."""
_MARGIN: Final = re.compile(rf"^[ \t]*(?:- +)*-?([{BLANKS}])", re.MULTILINE)
_BEHIND_KEY: Final = re.compile(rf"^ *(?:- +)*[A-Za-z_][\w.-]*:[ ]*([{BLANKS}])", re.MULTILINE)
_AT_END: Final = re.compile(rf"^ *(?:- +)*[A-Za-z_][\w.-]*:[^\n]*?([{BLANKS}])[ {BLANKS}]*(?:#[^\n]*)?$", re.MULTILINE)
_IN_FLOW: Final = re.compile(
    r"^ *(?:- +)*(?:[A-Za-z_][\w.-]*: *)?\{(?:[^\n\"']|\"[^\"\n]*\"|'[^'\n]*')*?(?<=[{,])"
    rf" *(?:[A-Za-z_][\w.-]*: *([{BLANKS}])|([{BLANKS}])[ {BLANKS}]*[A-Za-z_][\w.-]*:)",
    re.MULTILINE,
)
"""A blank behind a key, or before one, of a mapping in braces."""
COLONS: Final = "：﹕∶"
"""Signs that are shown like a colon but are none for YAML."""
_SIGNS: Final = re.compile(f"[{BLANKS}{COLONS}]")
_WIDE_COLON: Final = re.compile(rf"^ *(?:- +)*[A-Za-z_][\w.-]*([{COLONS}])", re.MULTILINE)
_PATTERNS: Final = (
    *((pattern, "D622") for pattern in (_MARGIN, _BEHIND_KEY, _IN_FLOW, _AT_END)),
    (_WIDE_COLON, "D623"),
)
_BLOCK_HEAD: Final = re.compile(r":[ ]*[|>][+-]?\d?[ ]*(?:#.*)?$")
SHOWN: Final = 60


def blank_name(sign: str) -> str:
    """What a blank of `BLANKS` is called."""
    return _NAMES.get(sign, "dấu cách rộng, hẹp khác thường")


Sign = tuple[str, int, dict[str, object]]
"""Code of a finding, place in the text, details of the finding."""


def pasted_signs(text: str, file: str) -> list[Sign]:
    """Code (D621 to D623), place in the text and details of each sign that keeps it from being read."""
    encoding = recognised_font(text)
    if encoding:
        return [_old_encoding(text, encoding, file)]
    left_over = _left_over(text)
    if left_over:
        return left_over
    if text.isascii() or not _SIGNS.search(text):
        return []
    found: dict[int, Sign] = {}
    for pattern, code in _PATTERNS:
        for match in pattern.finditer(text) if pattern.search(text) else ():
            at = match.start(match.lastindex or 0)
            line = text.count("\n", 0, at)
            if pattern is _MARGIN and _is_text(text, at):
                continue
            details: dict[str, object] = {
                "char": f"U+{ord(text[at]):04X}",
                "sign": text[at],
                "name": blank_name(text[at]),
            }
            found.setdefault(line, (code, at, details))
    return [found[line] for line in sorted(found)]


def _is_text(text: str, at: int) -> bool:
    """Does the sign at ``at`` begin a line of a text after ``|`` that is indented with plain blanks already?

    Then YAML reads it as a letter of that line.
    """
    start = text.rfind("\n", 0, at) + 1
    indent = len(text[start:at]) - len(text[start:at].lstrip(" "))
    above = [line for line in text[:start].split("\n") if line.strip()]
    own = [len(line) - len(line.lstrip(" ")) for line in above]
    least = indent
    for number in range(len(above) - 1, -1, -1):
        if own[number] < least and _BLOCK_HEAD.search(above[number]):
            return number + 1 < len(above) and indent >= own[number + 1]
        least = min(least, own[number])
    return False


def hidden_signs(text: str) -> Iterator[Sign]:
    """D008 for control characters and D009 for hidden ones: one for each line, with all their codes."""
    for code, pattern in (("D008", CONTROL), ("D009", HIDDEN)):
        start = 0
        for line in text.split("\n") if pattern.search(text) else ():
            if found := list(pattern.finditer(line)):
                signs = dict.fromkeys(item[0] for item in found)
                yield code, start + found[0].start(), {"char": ", ".join(f"U+{ord(sign):04X}" for sign in signs)}
            start += len(line) + 1


_MERGED: Final = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_FENCE: Final = re.compile(
    r"[\s\ufeff]*^[ \t]*(`{3,}|~{3,})[ \t]*(?:ya?ml|text|txt)?[ \t]*$", re.IGNORECASE | re.MULTILINE
)


def _left_over(text: str) -> list[Sign]:
    """D051 for the lines that a program leaves where two versions of a file differ, D052 for a frame of Markdown."""
    marks = list(_MERGED.finditer(text)) if "\n<<<<<<<" in f"\n{text}" else []
    if any(found[1] == "<<<<<<<" for found in marks):
        lines = [str(text.count("\n", 0, found.start()) + 1) for found in marks]
        first = next(found for found in marks if found[1] == "<<<<<<<")
        return [("D051", first.start(), {"text": first[0][:SHOWN], "lines": ", ".join(lines)})]
    if fence := _FENCE.match(text):
        ends = re.finditer(rf"^[ \t]*{re.escape(fence[1])}[ \t]*$", text[fence.end() :], re.MULTILINE)
        below = [str(text.count("\n", 0, fence.end() + found.start()) + 1) for found in ends]
        return [("D052", fence.start(1), {"text": fence[0].strip(), "last": below[-1] if below else "–"})]
    return []


def _old_encoding(text: str, encoding: str, file: str) -> Sign:
    """D621 at the first old line, with what it says."""
    number, line, right = first_old_line(text, encoding)
    at = sum(len(item) + 1 for item in text.split("\n")[: number - 1])
    column = next((index for index, char in enumerate(line) if not char.isascii()), 0)
    details: dict[str, object] = {
        "encoding": NAMES[encoding],
        "text": quoted(line),
        "right": quoted(right),
        "file": file,
        "copy": converted_name(PurePath(file).name),
        "name": PurePath(file).name,
    }
    return "D621", at + column, details


_SECTIONS_TWICE: Final = 3
"""Sections of a file that are there again: then it was pasted twice, and they are one finding."""


def once_for_a_copy(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, those on sections that are there again (D014) as one where a file was pasted twice."""
    again = [item for item in found if item.code == "D014" and item.where.column == 1]
    if len(again) < _SECTIONS_TWICE:
        yield from found
        return
    details = {**again[0].details, "key": "”, “".join(item.details["key"] for item in again), "values": ""}
    yield from (replace(x, details=details) if x is again[0] else x for x in found if x is again[0] or x not in again)
