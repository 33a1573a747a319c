"""How many times as much, with both values behind it: P903.

``tăng 3,5 lần, từ 480 lên 1.200 lượt``. "Tăng 2,5 lần" is said of what is now two and a half times as much and of what
has grown by so much; either may be meant, and so the rule is silent where one of them holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID = pattern_of(r"(?<!\w)(?P<word>[Tt]ăng|[Gg]iảm|[Gg]ấp|[Tt]ăng gấp)(?: lên)?\s$")
_THEN_FROM = pattern_of(r"\slần(?: [^\W\d_]+){0,8}?(?:,|\s\(|\s[-–])?\s?(?:tức |cụ thể )?(?:là )?từ\s(?:mức\s)?")
_TO = pattern_of(
    r"(?:\s?%|\s[^.;,()\d%]{1,40}?)?\s?(?:\([^()]{1,30}\)|năm \d{4})?,?\s?(?:lên|xuống|còn|đến|thành)"
    r"(?: còn| mức| tới)?\s"
)
_BEHIND = pattern_of(r"(?:\s[^.;,()\d%]{1,60}?)?(?:,|\s\(|\s[-–])\s?(?:tức |tương đương |hay )?$")
_FROM = pattern_of(r"(?<!\w)từ\s(?:mức\s)?$")
_AGAINST = pattern_of(
    r"\slần so với (?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|năm \d{4})(?:[^.;()\d]|(?<=năm )\d{4}){0,24}"
    r"\((?:[^()\d]{0,20}\s)?"
)
_REACH: Final = 60


def check_times_as_much(context: ProseContext) -> list[Finding]:
    """Findings on multiples that both values beside them contradict."""
    near = [r for r in context.running if " lần" in r.text and ("từ " in r.low or "so với" in r.low)]
    return [item for reading in near for item in _multiples(reading)]


def _multiples(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    numbers = [x for x in reading.quantities if x.value and not x.ordinal]
    for at, times in enumerate(numbers):
        said = _SAID.search(text, max(0, times.start - 16), times.start)
        if not said or times.percent or not times.exact or not text.startswith(" lần", times.end):
            continue
        pair = _pair_behind(text, times, numbers[at + 1 : at + 3])
        pair = pair or _pair_before(text, said, numbers[max(0, at - 2) : at])
        pair = pair or _pair_around(text, said, numbers[max(0, at - 1) : at] + numbers[at + 1 : at + 2])
        if pair and pair[0].exact and pair[1].exact and _alike(*pair):
            yield from _judge(reading, times, said["word"].lower(), *pair)


def _pair_behind(text: str, times: Quantity, behind: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """``tăng 2,5 lần, từ 480 lên 1.200``: the old value and the new one."""
    if len(behind) < 2:
        return None
    old, new = behind
    lead = text[times.end : old.start]
    if len(lead) > _REACH or not _THEN_FROM.fullmatch(lead):
        return None
    return (old, new) if _TO.fullmatch(text, old.end, new.start) else None


def _pair_before(text: str, said: re.Match[str], before: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """``từ 480 lên 1.200 lượt, tăng 2,5 lần``."""
    if len(before) < 2:
        return None
    old, new = before
    if not _FROM.search(text, max(0, old.start - 12), old.start) or not _TO.fullmatch(text, old.end, new.start):
        return None
    return (old, new) if _BEHIND.fullmatch(text, new.end, said.start()) else None


def _pair_around(text: str, said: re.Match[str], beside: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """``1.486 ca, tăng 1,8 lần so với cùng kỳ (826 ca)``: the new value right before, the old one in a bracket."""
    if len(beside) != 2 or beside[0].end > said.start() or beside[1].start < said.end():
        return None
    new, old = beside
    behind = text.find(" lần", said.end())
    if not _BEHIND.fullmatch(text, new.end, said.start()) or not _AGAINST.fullmatch(text, behind, old.start):
        return None
    return (old, new) if new.unit == old.unit != "" and old.depth > new.depth else None


def _alike(old: Quantity, new: Quantity) -> bool:
    return old.percent == new.percent and (old.unit == new.unit or not old.unit)


def _judge(reading: Reading, times: Quantity, word: str, old: Quantity, new: Quantity) -> Iterator[Finding]:
    bare = not old.unit and new.scale != 1 and old.scale == 1  # "từ 1,2 lên 3,6 tỷ đồng"
    first = old.count * new.scale if bare else old.count
    high, low = (first, new.count) if word == "giảm" else (new.count, first)
    if high <= low or not low:
        return
    room = (old.slack * (new.scale if bare else 1) + new.slack) / low * (1 + high / low)
    ratio = high / low
    readings = (ratio,) if word.endswith("gấp") else (ratio, ratio - 1)
    reading.compare(times, old, new)
    if any(-times.step / 2 - room <= one - times.count < times.step + room for one in readings):  # cut or rounded
        return
    places = max(1, len(times.text.partition(",")[2]))
    yield finding(
        "P903", reading.passage.at(times.start), written=f"{times.text} lần",
        right=f"{format_decimal(ratio, places)} lần", computation=f"{_text(high, old, new)}/{_text(low, old, new)}",
        quote=quote(reading.text, min(times.start, old.start) - 5, max(times.end, new.end)),
    )  # fmt: skip


def _text(value: object, old: Quantity, new: Quantity) -> str:
    return new.text if value == new.count else old.text
