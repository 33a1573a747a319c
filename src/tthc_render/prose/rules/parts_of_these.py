"""``trong số này``, ``trong tổng số trên``: what is counted among the things just named cannot be more of them: P303.

``1.164 người thuộc diện nhận quà, đã trao cho 1.182 người trong số này``: every count of that noun before it in the
passage is smaller, so whatever the words refer to is, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import slips_into
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import KNOWN_UNITS, PERSONS, kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import up_to
from tthc_render.vietnamese.patterns import pattern_of

_THESE: Final = r"trong (?:tổng )?số (?:này|đó|ấy|trên|nêu trên|kể trên)"
_SAID: Final = ("số này", "số đó", "số ấy", "số trên", "số nêu trên", "số kể trên")
_BEHIND = pattern_of(rf"[^.;:()\d]{{0,48}}?(?<!\w){_THESE}(?!\w)(?!,? (?:có|gồm)? ?\d)")
_BEFORE = pattern_of(rf"(?:^|[.;,(]\s?){_THESE},?\s[^.;:,()\d]{{0,60}}$")
_AMONG = pattern_of(r"[^.;:()\d]{0,40},?\strong (?:số )?đó(?: có| gồm)?\s", re.IGNORECASE)
_IN_BRACKET = pattern_of(r"[^.;:()\d]{0,40}\((?:chiếm |đạt |bằng |tỷ lệ )?")
_ALL: Final = 100
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
    ] + [
        found
        for reading in context.running
        if "trong" in reading.vocabulary and "%" in reading.text and len(reading.counts) > 1
        for found in _shared(reading)
    ]


def _shared(reading: Reading) -> Iterator[Finding]:
    """``486 thanh niên, trong đó 534 đoàn viên (72,8%)``: a share below all of them, and one slip makes the part it."""
    for whole, part in pairwise(reading.counts):
        alike = whole.unit == part.unit != "" or {whole.unit, part.unit} <= PERSONS
        if part.count <= whole.count or not (alike and whole.exact and part.exact and whole.depth == part.depth):
            continue
        share = next((x for x in reading.quantities if x.start > part.end), None)
        if share is None or not share.percent or share.count >= _ALL or not share.step:
            continue
        if _AMONG.fullmatch(reading.text, whole.end, part.start) and _IN_BRACKET.fullmatch(
            reading.text, part.end, share.start
        ):
            ends = [whole.count * (share.count + off) / _ALL for off in (-share.step / 2, share.step / 2)]
            if slips_into(part.count / part.step, ends[0] / part.step, ends[1] / part.step):
                reading.compare(part, whole)
                yield finding(
                    "P303", reading.passage.at(part.start), part=shown(part), total=shown(whole),
                    quote=quote(reading.text, whole.start, share.end + 1),
                )  # fmt: skip


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
