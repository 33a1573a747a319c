"""Misspelt words of fixed expressions and text in an old encoding: P910, P919."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.compounds import slips

MOST: Final = 50
OLD_WORDS: Final = 5
"""So many words in letters that no Vietnamese word has are a text in an old encoding."""
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
_BARE = re.compile(r"(?<![\w.-])[bcdđghklmnpqrstvx]{3,6}(?![\w.:/-])")
_TCVN3 = re.compile(r"[a-zA-Z]{0,6}[µ¸¶·¹¨©ª«¬®]+[a-zA-Z]{0,4}")
_VNI = re.compile(r"[^\W\d_]{0,5}[aeiouyAEIOUYôơƠÔ][äåëïûüöøñÿÄÅËÏÛÜÖØÑ][^\W\d_]{0,4}")
_SHORT: Final = frozenset(
    {"vnđ", "trđ", "trđg", "tđ", "kwh", "nxb", "tp", "mst", "cmt", "đkkd", "gplx", "stt", "hđnd", "pgs", "khkt", "sxkd"}
)


def check_misspellings(context: ProseContext) -> list[Finding]:
    """Findings on misspelt pairs and on syllables without a vowel."""
    return [item for reading in context.running for item in islice(_slips(reading), MOST)]


def old_encoding(texts: Sequence[str]) -> str:
    """The old encoding in which a text was typed: "TCVN3", "VNI", or empty."""
    counts = {"TCVN3": 0, "VNI": 0}
    for text in texts:
        if not text.isascii():
            counts["TCVN3"] += len(_TCVN3.findall(text))
            counts["VNI"] += len(_VNI.findall(text))
    name = max(counts, key=lambda key: counts[key])
    return name if counts[name] >= OLD_WORDS else ""


def _slips(reading: Reading) -> Iterator[Finding]:
    """``kỷ năng``, ``phong chào``, ``đầy đũ``; ``dự toán tnh giao``."""
    tokens = list(_TOKEN.finditer(reading.text))
    words = [found.group().lower() if found.group()[0].isalpha() else "" for found in tokens]
    for slip in slips(words):
        start, end = tokens[slip.at].start(), tokens[slip.at + 1].end()
        if " " in reading.text[start:end] and not reading.text[start:end].isupper():
            yield finding("P910", reading.passage.at(start), written=reading.text[start:end], right=slip.right)
    for found in _BARE.finditer(reading.text):
        if found.group() not in _SHORT:
            yield finding("P910", reading.passage.at(found.start()), written=found.group(), right="…")
