"""What a percentage may be a share of where no word names its base: any counts before it in the passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tthc_render.prose.certain_structures import is_found_among
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.share_bases import BACK, Share, fits_base, is_change, says_of
from tthc_render.prose.spans import Quantity, is_closed_in, up_to
from tthc_render.vietnamese.patterns import pattern_of

_LOOSELY = pattern_of(
    r"(?:,\s(?:chiếm|tỷ lệ|đạt|bằng)(?: tỷ lệ| khoảng)?\s|\((?:(?:chiếm|đạt)(?: tỷ lệ)?\s|tỷ lệ\s)?)$"
)
_OTHER_TIME = pattern_of(
    r"(?<!\w)(?:so với (?:[^\W\d_]+ ){0,4}(?:năm|tháng|quý|kỳ|đầu|cuối)|cùng kỳ|năm trước|kỳ trước)(?!\w)"
    r"[^.;()]{0,30}\((?:[^()]{0,60}\s)?$"
)


def of_any(reading: Reading, percent: Quantity, percents: Sequence[Quantity]) -> Iterator[Share]:
    """``xảy ra 58 vụ, …, làm rõ 52 vụ với 79 đối tượng, đạt tỷ lệ 89,7%``: counts that the share is a slip away from.

    Nothing names the base, so a share that no pair of counts gives is reported only where one slip explains it.
    """
    if not _LOOSELY.search(reading.text[max(0, percent.start - 24) : percent.start]):
        return
    before = [x for x in up_to(reading.counts, percent.start, BACK) if x.exact and x.count]
    if before and is_change(reading, before[-1]) and says_of(reading, before[-1], percent) == "bracket":
        return  # "giảm 6 vụ (4,8%)": of what it was before
    before = [x for x in before if not _of_another_time(reading, x, percent)]
    parts = [x for x in before[-2:] if not re.search(r"[.!?]\s", reading.text[x.end : percent.start])]
    last = _before_bracket(reading, percent, before)
    parts += [last] if last and last not in parts else []
    pairs = [(part, whole) for part in reversed(parts) for whole in reversed(before[: before.index(part)])]
    pairs = [(part, whole) for part, whole in pairs if _alike(part, whole) and whole.count >= part.count]
    pairs = [(part, whole) for part, whole in pairs if not is_change(reading, part) and not is_change(reading, whole)]
    behind = reading.counts[bisect_left(reading.counts, percent.end, key=lambda x: x.start) :][:2]
    proved = [
        (part, whole)
        for part, whole in pairs
        if any(x.count == whole.count - part.count and x.unit == whole.unit for x in behind)  # "04 vụ còn lại"
    ]
    proved += [(part, whole) for part, whole in pairs if is_found_among(reading.text, whole, part, percent)]
    outside = [pair for pair in pairs if last is None or max(pair[0].start, pair[1].start) <= last.start]
    likely = _likely_base(reading, percent, outside or pairs, percents)
    pairs.sort(key=lambda pair: (pair not in outside, likely is None or pair[1].count != likely.count))
    beside = (before[-1], last) if before else ()
    for part, whole in [*proved, *(pair for pair in pairs if pair not in proved)]:
        alone = likely is not None and whole.count == likely.count
        yield Share(
            part.count, whole.count, whole.start, sure=bool(proved), likely=alone, beside=any(part is x for x in beside)
        )


def _before_bracket(reading: Reading, percent: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """``13.850 hồ sơ (trong đó có 120 … và 8 …), đạt tỷ lệ 97,47%``: the count before the bracket that closes there."""
    if not before or before[-1].depth <= percent.depth or ")" not in reading.text[before[-1].end : percent.start]:
        return None
    last = next((x for x in reversed(before) if x.depth <= percent.depth), None)
    return last if last and says_of(reading, last, percent) else None


def _of_another_time(reading: Reading, x: Quantity, percent: Quantity) -> bool:
    """``tăng 8,8% so với kỳ nghỉ lễ năm 2025 (1.090.000 lượt). Khách quốc tế 71.160 lượt, bằng 6%``: of that year."""
    closed = x.depth > percent.depth or is_closed_in(reading.text[x.end : percent.start])
    return closed and bool(_OTHER_TIME.search(reading.text, max(0, x.start - 60), x.start))


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit != "" or (one.unit in PERSONS and other.unit in PERSONS)


def _likely_base(
    reading: Reading, percent: Quantity, pairs: Sequence[tuple[Quantity, Quantity]], percents: Sequence[Quantity]
) -> Quantity | None:
    """The base that other shares of the passage have, or the only count of that unit that can be one."""
    wholes = {whole.count: whole for _, whole in pairs}
    for whole in wholes.values():
        if any(other is not percent and fits_base(reading, other, whole) for other in percents):
            return whole
    return next(iter(wholes.values())) if len(wholes) == 1 else None
