"""An amount and its share that prove two values of the section, the one the word turns round: P904.

``làm chết 61 người … Cùng kỳ năm trước làm chết 58 người … giảm 03 người chết (5,2%)``: 3 are 5,2% of 58 and of no
other figure, and 58 + 3 is there while 58 − 3 is not, so it rose. Where the values stand and what leads to them does
not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import NO_NOUNS, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP, WORDS
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, told_changes, told_values
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_BESIDE: Final = 40
_DIGITS: Final = 2
_ALL: Final = 100
_AGAINST: Final = pattern_of(r"(?<!\w)(?:so với|cùng kỳ|(?:năm|kỳ|quý|tháng) trước)(?!\w)", re.IGNORECASE)
_HALF: Final = Decimal("0.55")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_UNIT_BEHIND: Final = pattern_of(r"[^.;:,()\d]{0,24}")
_SAYS_LITTLE: Final = NO_NOUNS | {"người", "số", "tổng", "năm", "kỳ", "tháng", "quý", "làm", "xảy", "sánh"}


def check_turned_changes(context: ProseContext) -> list[Finding]:
    """Findings on "tăng" and "giảm" that the share beside them denies."""
    readings = context.running
    return [item for at, reading in context.with_shares if len(reading.counts) > 1 for item in _turned(readings, at)]


def _turned(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    changes = told_changes(reading)
    said = [pair for pair in pairwise(changes) if _is_one_change(reading, *pair)]
    if not said:
        return
    known = [(of, value) for of in before(readings, at) for value in told_values(of)[1] if value.figure.countable]
    for amount, share in said:
        values = _proved(known, amount, share.figure, _matter(reading, amount.figure))
        if values is None:
            continue
        old, new = values
        reading.compare(amount.figure, share.figure)
        yield finding(
            "P904", reading.passage.at(amount.figure.start), word=amount.word, old=old.text, new=new.text,
            right=UP if new.count > old.count else DOWN,
            quote=quote(reading.text, amount.figure.start - len(amount.word) - 1, share.figure.end + 1),
        )  # fmt: skip


def _is_one_change(reading: Reading, amount: ToldChange, share: ToldChange) -> bool:
    """``giảm 03 người chết (5,2%)``."""
    one, other = amount.figure, share.figure
    if one.percent or not one.countable or not one.unit or not other.percent or amount.times or share.times:
        return False
    if other.start - one.end > _BESIDE or WORDS.get(amount.word) != WORDS.get(share.word):
        return False
    between = reading.text[one.end : other.start]
    return sum(sign.isdigit() for sign in other.text) >= _DIGITS and not any(mark in between for mark in ".;")


def _proved(
    known: Sequence[tuple[Reading, ToldValue]], amount: ToldChange, share: Quantity, matter: frozenset[str]
) -> tuple[Quantity, Quantity] | None:
    """The old and the new value that amount and share prove, if the word turns them round and nothing else fits."""
    unit = amount.figure.unit
    by = amount.figure.count if WORDS[amount.word] == UP else -amount.figure.count
    alike = {
        x.figure.count: (of, x)
        for of, x in known
        if x.figure.exact and x.figure.count and comparable(x.figure.unit, unit)
    }
    if any(_is_share(by, new - by, share) for new in alike):
        return None
    turned = [old for old in alike if _is_share(by, old, share) and old - by in alike]
    if len(turned) != 1:
        return None
    (_, old), (of, new) = alike[turned[0]], alike[turned[0] - by]
    is_earlier = new.is_before(old) or _AGAINST.search(lead(of, new.figure))
    return None if is_earlier or not matter & _matter(of, new.figure) else (old.figure, new.figure)


def _matter(reading: Reading, x: Quantity) -> frozenset[str]:
    """The words around a figure that tell what is counted: "chết" of "số người chết giảm 03 người"."""
    behind = _UNIT_BEHIND.match(reading.text, x.end)
    return frozenset(_WORD.findall(f"{lead(reading, x)} {behind[0] if behind else ''}".lower())) - _SAYS_LITTLE


def _is_share(part: Decimal, whole: Decimal, share: Quantity) -> bool:
    return whole > 0 and abs(abs(part) * _ALL / whole - share.count) <= share.step * _HALF
