"""Digits as they are typed: stuck to words, grouped wrongly. P915, P917."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import SCALES, UNITS
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.patterns import pattern_of

_BEHIND = pattern_of(r"(?<![\w./,:-])(\d[\d.]{0,14}(?:,\d{1,3})?)([a-zà-ỹăâđêôơư]{2,9})(?![\w/-])")
_BEFORE = pattern_of(r"(?<![\w./@-])([^\W\d_]{2,9})(\d{1,3}(?:\.\d{3}){0,3}(?:,\d{1,2}%?)?)(?![\w/-]|[.,]\d)")
_GLUED = pattern_of(r"\d[^\W\d_]{2}|[^\W\d_]{2}\d")
_DAY_GLUED = pattern_of(
    r"(?<!\w)(?P<word>[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý)(?P<day>\d{1,2}/\d{1,4}(?:/\d{4})?|(?:19|20)\d\d)(?![\w/])"
)
_MEASURES: Final = frozenset(
    ["kg", "km", "ha", "cm", "mm", "ml", "kv", "kw", "mw", "kwh", "mb", "gb", "th", "st", "tr", "m2", "m3"]
)
_PLAIN: Final = frozenset({"cho", "qua", "chi", "thu"})
"""Short words without marks that no code is made of."""
_GROUPED = pattern_of(r"\d(?<![\w.,/-]\d)\d{0,2}(?:\.\d{1,3}){2,4}(?![\w/]|[.,]\d)")


def check_digits(context: ProseContext) -> list[Finding]:
    """Findings on numbers that a slip of the fingers has spoilt."""
    written = (reading for reading in context.running if reading.has_digits)
    return [item for reading in written for item in (*_stuck(reading), *_groups(reading))]


def _is_word(text: str) -> bool:
    """A Vietnamese word that no code or brand contains."""
    low = text.lower()
    return (
        low in UNITS
        or low in SCALES
        or low in _PLAIN
        or (low in known_syllables() and (not low.isascii() or len(low) > 3))
    )


def _stuck(reading: Reading) -> Iterator[Finding]:
    """``126giấy``, ``2,8tỷ``, ``hơn4.500``."""
    if not any(_GLUED.search(word) for word in reading.unknown_words if not word.isdigit()):
        return
    for found in _BEHIND.finditer(reading.text):
        number, word = found.groups()
        if word not in _MEASURES and _is_word(word):
            yield _finding(reading, found, f"{number} {word}")
    for found in _BEFORE.finditer(reading.text):
        word, number = found.groups()
        if _is_word(word) and word.lower() not in _MEASURES and not word.isupper() and not word[1:].isupper():
            yield _finding(reading, found, f"{word} {number}")
    for found in _DAY_GLUED.finditer(reading.text):
        yield _finding(reading, found, f"{found['word']} {found['day']}")


def _finding(reading: Reading, found: re.Match[str], right: str) -> Finding:
    around = quote(reading.text, max(0, found.start() - 15), found.end() + 15)
    return finding("P915", reading.passage.at(found.start()), written=found.group(), right=right, quote=around)


def _groups(reading: Reading) -> Iterator[Finding]:
    """``2.84.000``: a group of digits that has not three."""
    for found in _GROUPED.finditer(reading.text) if reading.text.count(".") > 1 else ():
        groups = found.group().split(".")
        odd = [group for group in groups[1:] if len(group) != 3]
        behind = re.compile(r"\s([^\W\d_]+)").match(reading.text, found.end())
        thing = behind is not None and behind.group(1).lower() in known_syllables()
        if odd and len(groups[-1]) == 3 and thing:
            yield finding("P917", reading.passage.at(found.start()), written=found.group())
