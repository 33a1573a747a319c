"""Two figures of one thing, stated in the same words, and the change between them: P903, P904.

``Cùng kỳ năm 2024 có 55.800 doanh nghiệp quay lại hoạt động. … Chín tháng năm nay có 87.100 doanh nghiệp quay lại hoạt
động, tăng 17,9%``: the words behind both figures are the same, and those before one say that it is the earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_OLD = pattern_of(r"(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|năm ngoái|tháng trước|quý trước)(?!\w)[^.;]*$", re.IGNORECASE)
_CHANGE = pattern_of(r"[^.;,()\d]{0,70}(?:,|\()\s?(?P<word>tăng|giảm)\s$")
_LEAST: Final = 4
_SAID: Final = frozenset({"tăng", "giảm"})


def check_same_phrase(context: ProseContext) -> list[Finding]:
    """Findings on changes between two figures that the same words follow."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if reading.says(_SAID) and "%" in reading.text and reading.counts
        for item in _changes(readings, at)
    ]


def _changes(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for share in reading.quantities:
        if not share.percent or not share.exact or share.value is None:
            continue
        new = next((x for x in reversed(reading.counts) if x.end <= share.start), None)
        said = _CHANGE.fullmatch(reading.text, new.end, share.start) if new else None
        if new is None or not said or not new.exact or _is_old(reading, new):
            continue
        phrase = _phrase(new)
        same = [
            x
            for other in before(readings, at)
            for x in other.counts
            if (other is not reading or x.start != new.start) and x.exact and x.unit == new.unit
            and len(phrase) >= _LEAST and _phrase(x)[:_LEAST] == phrase[:_LEAST] and _is_old(other, x)
        ]  # fmt: skip
        if len({x.count for x in same}) == 1 and same[0].count:
            yield from _judge(reading, said["word"], share, new, same[0])


def _judge(reading: Reading, word: str, share: Quantity, new: Quantity, old: Quantity) -> Iterator[Finding]:
    exact = abs(new.count - old.count) * 100 / old.count
    right = UP if new.count > old.count else DOWN
    reading.compare(share, new)
    if word != right and new.count != old.count:
        yield finding(
            "P904", reading.passage.at(share.start), word=word, old=shown(old), new=shown(new), right=right,
            quote=quote(reading.text, new.start, share.end + 1),
        )  # fmt: skip
    elif abs(exact - share.count) > share.step + (new.slack + old.slack) * 100 / old.count:
        places = max(1, len(share.text.partition(",")[2]))
        yield finding(
            "P903", reading.passage.at(share.start), written=f"{share.text}%",
            right=f"{format_decimal(exact, places)}%",
            computation=f"({new.text} − {old.text})/{old.text}", quote=quote(reading.text, new.start, share.end + 1),
        )  # fmt: skip


def _phrase(x: Quantity) -> list[str]:
    return re.findall(r"[^\W\d_]+", x.after.lower())


def _is_old(reading: Reading, x: Quantity) -> bool:
    return bool(_OLD.search(re.split(r"[.;]\s", reading.text[max(0, x.start - 80) : x.start])[-1]))
