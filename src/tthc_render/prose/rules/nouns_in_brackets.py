"""A number of several nouns with the number of each in the bracket behind it: P301.

``64 xã, phường (55 xã, 9 phường)``, ``412 tin, bài (300 tin và 102 bài)``: the bracket has the same nouns in the same
order, so its numbers are all of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_NOUN = r"[^\W\d_]+(?: [^\W\d_]+){0,3}?"
_NOUNS = pattern_of(rf"\s(?P<nouns>{_NOUN}(?:, {_NOUN}){{0,3}}(?:, | và |, và ){_NOUN})\s\((?:gồm:? |trong đó:? |có )?")
_AND = pattern_of(r",\s(?:và\s)?|\svà\s|;\s")
_SIMPLE: Final = pattern_of(r"\s?(?:[^\W\d_]+(?: [^\W\d_]+){0,6})?")
_MOST: Final = 5


def check_nouns_in_brackets(context: ProseContext) -> list[Finding]:
    """Findings on brackets whose numbers do not make the one before them."""
    near = (r for r in context.running if "(" in r.text and len(r.counts) > 2)
    return [item for reading in near for x in reading.counts for item in _judge(reading, x)]


def _judge(reading: Reading, whole: Quantity) -> Iterator[Finding]:
    head = _NOUNS.match(reading.text, whole.end)
    end = reading.text.find(")", head.end()) if head else -1
    if head is None or end < 0 or not whole.exact or whole.scale != 1:
        return
    nouns = [noun.strip() for noun in _AND.split(head["nouns"])]
    parts = [x for x in reading.counts if head.end() <= x.start < end][: _MOST + 1]
    if len(parts) != len(nouns) or parts[0].start != head.end():
        return
    stops = [x.start for x in parts[1:]] + [end]
    for part, stop, noun in zip(parts, stops, nouns, strict=True):
        behind = reading.text[part.end : stop].rstrip(" ,;").removesuffix(" và")
        named = behind.strip().startswith(noun) or behind.endswith(f" {noun}")  # "69 đảng bộ xã, phường (… đảng bộ xã"
        if not part.exact or not named or not _SIMPLE.fullmatch(behind):
            return
    added = total_of(parts)
    reading.compare(whole, *parts)
    if added != whole.count and not re.search(r"(?<!\w)(?:cả hai|trùng|vừa|đồng thời)(?!\w)", reading.text[end:][:60]):
        yield finding(
            "P301", reading.passage.at(whole.start), total=shown(whole), parts=" + ".join(x.text for x in parts),
            sum=amount(added, whole), difference=amount(abs(added - whole.count), whole),
            quote=quote(reading.text, whole.start, end + 1),
        )  # fmt: skip
