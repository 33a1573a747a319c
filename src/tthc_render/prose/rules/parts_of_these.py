"""``trong số này``, ``trong tổng số trên``: what is counted among the things just named cannot be more of them: P303.

``1.164 người thuộc diện nhận quà, đã trao cho 1.182 người trong số này``: every count of that noun before it in the
passage is smaller, so whatever the words refer to is, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import KNOWN_UNITS, kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import up_to
from tthc_render.vietnamese.patterns import pattern_of

_THESE: Final = r"trong (?:tổng )?số (?:này|đó|ấy|trên|nêu trên|kể trên)"
_SAID: Final = ("số này", "số đó", "số ấy", "số trên", "số nêu trên", "số kể trên")
_BEHIND = pattern_of(rf"[^.;:()\d]{{0,48}}?(?<!\w){_THESE}(?!\w)(?!,? (?:có|gồm)? ?\d)")
_BEFORE = pattern_of(rf"(?:^|[.;,(]\s?){_THESE},?\s[^.;:,()\d]{{0,60}}$")
_REACH: Final = 300
_MOST: Final = 8
_LEAD: Final = 110


def check_parts_of_these(context: ProseContext) -> list[Finding]:
    """Findings on parts of things just named that are more than all of them."""
    return [
        found
        for reading in context.running
        if len(reading.counts) > 1 and any(words in reading.low for words in _SAID)
        for found in _inside(reading)
    ]


def _inside(reading: Reading) -> Iterator[Finding]:
    text = reading.low
    for part in reading.counts:
        if not part.exact or part.unit not in KNOWN_UNITS:
            continue
        if not _BEHIND.match(text, part.end) and not _BEFORE.search(text, max(0, part.start - _LEAD), part.start):
            continue
        bases = [
            x for x in up_to(reading.counts, part.start, _MOST)
            if kind(x.unit) == kind(part.unit) and part.start - x.end < _REACH
        ]  # fmt: skip
        exact = [x for x in bases if x.exact]
        if not exact or len(exact) != len(bases) or any(x.count >= part.count for x in bases):
            continue
        if any(x.whole >= part.count for x in reading.ratios if x.end <= part.start):
            continue
        base = exact[-1]
        reading.compare(part, base)
        yield finding(
            "P303", reading.passage.at(part.start), part=shown(part), total=shown(base),
            quote=quote(reading.text, base.start, part.end),
        )  # fmt: skip
