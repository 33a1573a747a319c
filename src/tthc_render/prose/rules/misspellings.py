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
_CONSONANTS: Final = frozenset("bcdđghklmnpqrstvx")
_TCVN3 = re.compile(r"[a-zA-Z]{0,6}[µ¸¶·¹¨©ª«¬®]+[a-zA-Z]{0,4}")
_VNI = re.compile(r"[^\W\d_]{0,5}[aeiouyAEIOUYôơƠÔ][äåëïûüöøñÿÄÅËÏÛÜÖØÑ][^\W\d_]{0,4}")
_OLD_LETTER = re.compile("[µ¸¶·¹¨©ª«¬®äåëïûüöøñÿÄÅËÏÛÜÖØÑ]")
_SHORT: Final = frozenset(
    {"vnđ", "trđ", "trđg", "tđ", "kwh", "nxb", "tp", "mst", "cmt", "đkkd", "gplx", "stt", "hđnd", "pgs", "khkt", "sxkd"}
)


def check_misspellings(context: ProseContext) -> list[Finding]:
    """Findings on misspelt pairs and on syllables without a vowel."""
    return [item for reading in context.running for item in islice(_slips(reading), MOST)]


def old_encoding(texts: Sequence[str]) -> str:
    """The old encoding in which a text was typed: "TCVN3", "VNI", or empty."""
    counts = {"TCVN3": 0, "VNI": 0}
    if not _OLD_LETTER.search("\n".join(texts)):
        return ""
    for text in texts:
        if not text.isascii():
            counts["TCVN3"] += len(_TCVN3.findall(text))
            counts["VNI"] += len(_VNI.findall(text))
    name = max(counts, key=lambda key: counts[key])
    return name if counts[name] >= OLD_WORDS else ""


def _slips(reading: Reading) -> Iterator[Finding]:
    """``kỷ năng``, ``phong chào``, ``đầy đũ``; ``dự toán tnh giao``."""
    for slip in slips(reading.words):
        found = re.search(rf"(?<!\w){slip.written.replace(' ', chr(92) + 's')}(?!\w)", reading.text, re.IGNORECASE)
        if found and not found.group().isupper():
            yield finding("P910", reading.passage.at(found.start()), written=found.group(), right=slip.right)
    for word in sorted(filter(_CONSONANTS.issuperset, reading.unknown_words)):
        if 3 <= len(word) <= 6 and word not in _SHORT:
            alone = re.search(rf"(?<![\w.-]){word}(?![\w.:/-])", reading.text)
            if alone:
                yield finding("P910", reading.passage.at(alone.start()), written=word, right="…")
