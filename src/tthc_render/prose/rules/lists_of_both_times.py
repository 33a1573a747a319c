"""Changes against a bracket that lists what the time before had, each by its noun: P904.

``148 vụ, làm chết 52 người, bị thương 117 người. So với cùng kỳ (171 vụ, 61 người chết, 104 người bị thương), …, số
người bị thương giảm 13 người``: the change fits exactly, with the other sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_LIST = pattern_of(r"[Ss]o với (?:cùng kỳ|năm|quý|tháng|tuần|kỳ)(?!\w)[^.;(),]{0,40}\((?P<list>[^()]{10,200})\)")
_CHANGE = pattern_of(r"(?<!\w)(?P<word>tăng|giảm)(?: thêm| được)?\s$")
_ENDS = pattern_of(r"\.\s|(?<!\w)(?:riêng|trong (?:số )?đó|trong khi|tại|ở|nhưng|chủ yếu)(?!\w)")
_SHARE = pattern_of(r"[^.;,()\d]{0,30}\([\d.,]+\s?%")
_WORD = pattern_of(r"[^\W\d_]+")
_SMALL: Final = frozenset({"số", "và", "có", "làm", "là", "được"})
_LEAST: Final = 2
_AHEAD: Final = 320


def check_lists_of_both_times(context: ProseContext) -> list[Finding]:
    """Findings on changes told with the wrong sign against a list of the time before."""
    return [
        item
        for reading in context.saying(_SAID)
        if "o với" in reading.text and "(" in reading.text and len(reading.counts) > 1 + _LEAST
        for found in _LIST.finditer(reading.text)
        for item in _judge(reading, found)
    ]


def _judge(reading: Reading, found: re.Match[str]) -> Iterator[Finding]:
    olds = [x for x in reading.counts if found.start("list") <= x.start < found.end()]
    named = [(x, _noun(reading, x)) for x in olds]
    if len(olds) < _LEAST or len({noun for _, noun in named}) != len(named) or not all(x.exact for x in olds):
        return
    start = max((s.start for s in reading.sentences if s.end <= found.start()), default=0)
    news = [x for x in reading.counts if start <= x.start < found.start() and x.exact and not x.depth]
    ends = _ENDS.search(reading.text, found.end(), found.end() + _AHEAD)
    stop = ends.start() if ends else min(len(reading.text), found.end() + _AHEAD)
    for x in reading.counts:
        said = _CHANGE.search(reading.text, max(0, x.start - 16), x.start) if found.end() <= x.start < stop else None
        if said is None or not x.exact:
            continue
        words = _words(_clause(reading.text, x, found.end(), stop))
        pairs = _of(named, x, words)
        if len(pairs) != 1:
            continue
        old, noun = pairs[0]
        alike = [y for y in news if y.unit == old.unit and noun == _among(reading, y, [n for _, n in named])]
        rose = said["word"] == "tăng"
        if len(alike) != 1 or abs(alike[0].count - old.count) != x.count or (alike[0].count > old.count) == rose:
            continue
        reading.compare(old, alike[0], x)
        share = _SHARE.match(reading.text, x.end)
        end = share.end() if share else x.end
        yield finding(
            "P904", reading.passage.at(said.start()), word=said["word"], old=old.text, new=alike[0].text,
            right="giảm" if rose else "tăng", quote=quote(reading.text, said.start() - 30, end),
        )  # fmt: skip


def _of(
    named: Sequence[tuple[Quantity, frozenset[str]]], x: Quantity, words: frozenset[str]
) -> list[tuple[Quantity, frozenset[str]]]:
    """The figures of the list that the words of a change name most fully."""
    fits = [(old, noun) for old, noun in named if (old.unit == x.unit or not x.unit) and noun <= words]
    most = max((len(noun) for _, noun in fits), default=0)
    return [pair for pair in fits if len(pair[1]) == most]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _SMALL


def _noun(reading: Reading, x: Quantity) -> frozenset[str]:
    """The words behind a figure of the list, up to the next mark: "người bị thương"."""
    return _words(re.split(r"[,;)]|\svà\s|\d", reading.text[x.end : x.end + 50])[0])


def _among(reading: Reading, x: Quantity, nouns: Sequence[frozenset[str]]) -> frozenset[str]:
    """The fullest of the nouns that the words around a figure name."""
    words = _words(_clause(reading.text, x, 0, len(reading.text)))
    return max((noun for noun in nouns if noun <= words), key=len, default=frozenset())


def _clause(text: str, x: Quantity, first: int, stop: int) -> str:
    """The words between the marks around a figure."""
    start = max(first, *(text.rfind(mark, 0, x.start) + 1 for mark in (", ", "; ", ". ", ": ", ")", " và ")))
    ends = [at for mark in (", ", ";", ". ", "(", " và ") if (at := text.find(mark, x.end, stop)) >= 0]
    return text[start : min(ends, default=stop)]
