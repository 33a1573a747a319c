"""Repetitions: words, clauses and sentences of a passage, whole paragraphs. P911, P912."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading

LEAST_WORDS: Final = 4
"""Shorter clauses may come again: "không có", "đạt 100%"."""
LEAST_CHARS: Final = 60
LEAST_ITEM: Final = 30
_MOST: Final = 400
_CUT = re.compile(r"[;:]\s|[.!?]\s(?=[\"“(]?[A-ZĐÀ-ỸĂÂÊÔƠƯ])|[.;!?]$")
_WORD = r"[^\W_]{1,12}"
_PHRASE = re.compile(rf"(?<![\w.,/-])(?P<phrase>{_WORD}(?:\s{_WORD}){{1,5}}),?\s(?P=phrase)(?![\w/-]|[.,]\d)")


def check_repeats(context: ProseContext) -> list[Finding]:
    """Findings on words that were pasted twice."""
    out: list[Finding] = []
    seen: dict[str, Reading] = {}
    for reading in context.running:
        out += _clauses(reading)
        out += _phrases(reading)
        text = reading.text.strip()
        least = LEAST_ITEM if reading.passage.role == "item" else LEAST_CHARS
        if len(text) < least or reading.passage.role == "heading":
            continue
        text = text.rstrip(" ;.,")
        first = seen.setdefault(text, reading)
        if first is not reading and first.passage.part == reading.passage.part:
            line = first.passage.place.line
            place = f"dòng {line}" if line else "chỗ khác"
            words = quote(reading.text, 0, len(reading.text), 80)
            out.append(finding("P912", reading.passage.at(0), place=place, quote=words))
    return out


def _clauses(reading: Reading) -> Iterator[Finding]:
    """``khu vực dịch vụ tăng 3,84%; khu vực dịch vụ tăng 3,84%``."""
    text = reading.text
    pieces = text.replace(". ", "; ").rstrip(".;").split("; ")
    if len(set(pieces)) == len(pieces):
        return
    done, seen = 0, set()
    for found in list(_CUT.finditer(text))[:_MOST]:
        clause = " ".join(text[done : found.start()].lower().split()).strip(" .,;:-")
        start, done = done, found.end()
        if len(clause.split()) < LEAST_WORDS:
            continue
        if clause in seen:
            yield finding("P911", reading.passage.at(start), words=quote(text, start, found.start(), 80).strip())
        seen.add(clause)


def _phrases(reading: Reading) -> Iterator[Finding]:
    """``thuộc 3 thôn thuộc 3 thôn``: a phrase with a figure in it twice in a row."""
    numbers = [quantity.text for quantity in reading.quantities]
    if not any(one == other for one, other in pairwise(numbers)):
        return
    for found in _PHRASE.finditer(reading.text):
        phrase = found["phrase"]
        if re.search(r"\d", phrase) and re.search(r"[^\W\d_]{2}", phrase):
            yield finding("P911", reading.passage.at(found.start()), words=phrase)
