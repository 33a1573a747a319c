"""What is not yet done beside what was done, sentences away: P305.

``18/24 khoản thu đạt tiến độ … còn 08 khoản thu chưa đạt tiến độ``; ``đất của 214 hộ … 196 hộ nhận tiền … còn 28 hộ
chưa nhận tiền``. The same noun did and did not do the same; the whole is that of the ratio, or the only other figure
of the unit in the section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, Ratio
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_LEFT: Final = pattern_of(r"(?<!\w)còn(?: lại)?\s{1,2}$", re.IGNORECASE)
_UNDONE: Final = pattern_of(
    r"\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)\schưa\s(?:được\s)?(?P<what>[^\W\d_]+(?:\s[^\W\d_]+){0,7})(?=[.,;(]|$)"
)
_DID: Final = pattern_of(r"\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)\s(?P<what>(?:[^\W\d_]+\s?){1,9})")
_HELPERS: Final = frozenset({"đã", "được", "đều"})
_NARROWER: Final = pattern_of(
    r"(?<!\w)(?:[Rr]iêng|(?:[Tt]ại|[Ởở]|[Xx]ã|[Pp]hường) [A-ZĐÂÊÔƠƯ]|(?:[Dd]ự án|[Tt]hôn|[Nn]hóm|[Đđ]ợt) [A-ZĐÂÊÔƠƯ\d]"
    r"|so với|cùng kỳ|kế hoạch|(?:[Nn]ăm|[Tt]háng|[Qq]uý|[Kk]ỳ) trước)"
)
_MOST: Final = 3
"""Figures of the unit in a section beyond which the whole is not certain: the whole, the done and the undone."""


def check_undone(context: ProseContext) -> list[Finding]:
    """Findings on what is said to be undone that whole and done contradict."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(("chưa",))
        if "còn" in reading.vocabulary
        for x in reading.counts
        if not x.depth and x.exact and _LEFT.search(reading.text, max(0, x.start - 12), x.start)
        for item in _judge(readings, at, x)
    ]


def _judge(readings: Sequence[Reading], at: int, rest: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    said = _UNDONE.match(reading.text, rest.end)
    if not said or _is_narrower(reading, rest.start):
        return
    section = before(readings, at)
    counts = [(other, x) for other in section for x in other.counts if x.unit == rest.unit != "" and not x.depth]
    values = {x.count for _, x in counts}
    if any(one - two == rest.count for one in values for two in values):
        return
    ratios = [(other, x) for other in section for x in other.ratios if other is not reading or x.end < rest.start]
    if any(x.whole - x.part == rest.count for _, x in ratios):
        return
    done = [(other, x) for other, x in ratios if _did(other, x.end, said) and not _is_narrower(other, x.start)]
    if len(done) == 1:
        yield from _off(reading, rest, done[0][1], len(counts))
        return
    settled = [(other, x) for other, x in counts if x is not rest and _did(other, x.end, said)]
    if done or len(counts) != _MOST or len(values) != _MOST or len(settled) != 1:
        return
    other, part = settled[0]
    whole = next(x for _, x in counts if x is not rest and x is not part)
    exact = whole.exact and part.exact and not _is_narrower(other, part.start)
    if exact and ZERO < whole.count - part.count < rest.count and is_slip(rest.count, whole.count - part.count):
        reading.compare(rest, part, whole)
        yield _finding(reading, rest, whole.count, part.count)


def _off(reading: Reading, rest: Quantity, done: Ratio, figures: int) -> Iterator[Finding]:
    right = done.whole - done.part
    if right > 0 and figures <= 1 and rest.count > right:
        reading.compare(rest)
        yield _finding(reading, rest, done.whole, done.part)


def _did(other: Reading, end: int, undone: re.Match[str]) -> bool:
    """Do the words behind a figure say that so many of the same did what the others did not?"""
    noun, what = undone["noun"].lower(), undone["what"].lower().split()
    said = _DID.match(other.text, end)
    if not said or not other.low.startswith(f" {noun} ", end):
        return False
    words = other.low[end + len(noun) + 2 : said.end()].split()
    while words and words[0] in _HELPERS:
        words = words[1:]
    return words[:1] == what[:1] and set(what) <= set(words)


def _is_narrower(reading: Reading, at: int) -> bool:
    """Is the sentence up to a figure about a part, or about another time?"""
    start = max(reading.text.rfind(mark, 0, at) for mark in (". ", "; ")) + 1
    return bool(_NARROWER.search(reading.text, start, at))


def _finding(reading: Reading, rest: Quantity, whole: Decimal, part: Decimal) -> Finding:
    return finding(
        "P305", reading.passage.at(rest.start), rest=shown(rest), whole=format_decimal(whole),
        part=format_decimal(part), right=format_decimal(whole - part),
        quote=quote(reading.text, max(0, rest.start - 20), min(len(reading.text), rest.end + 30)),
    )  # fmt: skip
