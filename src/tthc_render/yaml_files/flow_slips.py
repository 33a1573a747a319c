"""What is wrong inside of brackets that YAML could not read: quotes in quotes, or a sign typed for the comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_LINES: Final = 200
"""Lines behind a bracket that are looked at."""
_CLOSERS: Final = {"[": "]", "{": "}"}
_NEXT_KEY: Final = re.compile(r"\s*[A-Za-z_À-ỹ][\w.-]*:(?:\s|$)")
_BEHIND: Final = re.compile(r"\s*(?:[,\]}:#]|$)")
_WORDS_BEHIND: Final = re.compile(r"([^\"',{}\[\]]+)(?:[}\]]|,\s*[a-z_][a-z\d_]*:\s|,\s*[\"'{\[]|,?\s*$)")
"""Words up to the end of the value: the next key, the closing bracket or the end of the line."""
_QUOTED_END: Final = re.compile(r"[\"']\s*(?=[,\]}]|$)")
_NEXT_ITEM = re.compile(r"\s*- +[\[{]")
"""The next item of a list, before which the bracket should have been closed."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in brackets: code of the finding, row and column from 0, what was typed, how it is written."""

    code: str
    row: int
    column: int
    text: str
    right: str


def flow_slip(lines: Sequence[str], row: int, column: int) -> Slip | None:
    """What keeps the bracket at ``row``, ``column`` from being read; None where only the bracket is wrong.

    D055 for a quote inside of quotes, D053 for a semicolon, stop or blank between values, D058 for a comment that hides
    the rest, D023 for a colon in a text, D054 for a bracket that is closed by the other kind.
    """
    opened: list[str] = []
    for at, line in enumerate(lines[row : row + MOST_LINES], row):
        if at > row and _NEXT_ITEM.match(line):
            return None
        index = column if at == row else 0
        while index < len(line):
            char = line[index]
            if char in "\"'" and _opens(line, index):
                end = _end_of_quote(line, index)
                if end < 0:
                    return None
                if not _BEHIND.match(line, end + 1):
                    if behind := _text_behind(line, end):
                        return Slip("D029", at, end + 1, behind, "")
                    return Slip("D055", at, index, line.strip(), _unquoted(line, index))
                index = end
            elif char in _CLOSERS:
                opened.append(char)
            elif char in "]}":
                if opened and _CLOSERS[opened[-1]] != char:
                    right = _CLOSERS[opened[-1]]
                    return Slip("D054", at, index, char, right)
                opened = opened[:-1]
                if not opened:
                    return None
            elif char in ";|" and opened and opened[-1] == "{" and _NEXT_KEY.match(line, index + 1):
                return Slip("D053", at, index, char, re.sub(r"\s*[;|]\s*(?=[A-Za-z_][\w.-]*:)", ", ", line.strip()))
            elif char == "#" and not line[:index].strip():
                break  # a comment on a line of its own hides nothing
            elif char == "#" and line[:index].endswith(" ") and opened:
                return Slip("D058", at, index, line[index:].strip(), "")
            elif char == ":" and opened and opened[-1] == "{" and (slip := _second_colon(line, at, index)):
                return slip
            index += 1
    return None


def _second_colon(line: str, row: int, index: int) -> Slip | None:
    """A colon within a value: a comma is missing before the next key, or the value is a text with a colon."""
    if line[index + 1 : index + 2] not in ("", " "):
        return None
    start = max(line.rfind(sign, 0, index) for sign in ",{")
    value = line[start + 1 : index]
    if ": " not in value or '"' in value or "'" in value:
        return None
    missing = re.search(r"(?<=[^\s:,{])(\s*\.?\s+)([a-z_][\w-]*)$", value)
    key = missing[2] if missing else ""
    if missing and ("_" in key or re.search(r":\s*[\d.]+$", value[: missing.start()])):
        at = start + 1 + missing.start(1)
        return Slip(
            "D053",
            row,
            at,
            missing[1].strip() or "dấu cách",
            f"{line[:at]}, {line[start + 1 + missing.end(1) :]}".strip(),
        )
    return Slip("D023", row, index, line.strip(), "")


def _opens(line: str, index: int) -> bool:
    """Does the quote begin a value, rather than stand in a word?"""
    before = line[:index].rstrip()
    return not before or before[-1] in "[{,:"


def _end_of_quote(line: str, index: int) -> int:
    """The place of the next quote of this kind that is not doubled or escaped; -1 where the line has none."""
    sign = line[index]
    at = index + 1
    while at < len(line):
        if (line[at] == "\\" and sign == '"') or (line[at] == sign == "'" and line[at + 1 : at + 2] == "'"):
            at += 2
        elif line[at] == sign:
            return at
        else:
            at += 1
    return -1


def _text_behind(line: str, end: int) -> str:
    """The words between a closing quote and the next value, where none of them is in quotes; else ""."""
    found = _WORDS_BEHIND.match(line, end + 1)
    return found[1].strip() if found else ""


def _unquoted(line: str, index: int) -> str:
    """The value with curved quotes inside of the straight ones."""
    sign = line[index]
    ends = [found.start() for found in _QUOTED_END.finditer(line, index + 1) if line[found.start()] == sign]
    inner = line[index + 1 : ends[0] if ends else len(line)]
    opened = re.sub(rf"(^|[\s(]){sign}", r"\1“", inner).replace(sign, "”")
    return f'"{opened}”"' if opened.count("“") > opened.count("”") else f'"{opened}"'
