"""Changes in points between two rates that the words name as one rate at two times: P903, P904.

``đạt 92,4% số phiếu; quý III tỷ lệ này là 89,7%, như vậy tăng 3,7 điểm phần trăm``; ``- Hộ nghèo: 17.452 hộ, tỷ lệ
16,58%`` above ``So với cuối năm 2023 (21.806 hộ nghèo, tỷ lệ 20,98%), … tỷ lệ hộ nghèo giảm 4,04 điểm phần trăm``.
Nothing is said where any two rates of the section make the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import UP, WORDS, change_holds, wrong_change, wrong_way
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_TIME: Final = (
    r"(?:cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?"
    r"|(?:quý|tháng|năm|kỳ|vụ) (?:trước|[IV]{1,3}|\d{1,4})(?:/\d{4}| năm \d{4})?|(?:đầu|cuối) (?:năm|kỳ)(?: \d{4})?)"
)
_THIS_RATE = pattern_of(
    rf"%?(?: [^.;:()\d%]{{1,40}})?[;.,] (?:[Tt]rong )?{_TIME},? (?:tỷ lệ|tỉ lệ|con số|mức) này(?: chỉ)?"
    r" (?:là|đạt|ở mức) "
)
_SO = pattern_of(r"%?, (?:như vậy |tức là |tức |nghĩa là )?(?:đã )?(?P<word>tăng|giảm) ")
_SINCE = pattern_of(rf"(?:^|[.;] )So với {_TIME} \((?:(?:[^().;]|(?<=\d)\.(?=\d)){{0,60}}, )?(?:tỷ lệ|tỉ lệ) $")
_NAMED = pattern_of(r"(?:^|[,;] )(?:tỷ lệ|tỉ lệ) (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,5}) (?P<word>tăng|giảm) $")
_LEAD: Final = 110


def check_points_of_named_rates(context: ProseContext) -> list[Finding]:
    """Findings on changes in points that the two rates they are between do not make."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if "điểm" in reading.vocabulary and "%" in reading.text
        for item in (*_of_this_rate(readings, at), *_of_the_line(readings, at))
    ]


def _of_this_rate(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``92,4%; quý III tỷ lệ này là 89,7%, như vậy tăng 3,7 điểm``."""
    reading = readings[at]
    numbers = reading.quantities if " này " in reading.low else ()
    rates = [x for x in numbers if x.percent and x.exact and not is_in_points(reading.text, x)]
    changes = [x for x in numbers if is_in_points(reading.text, x)]
    for new, old in pairwise(rates):
        change = next((x for x in changes if x.start > old.end), None)
        said = _SO.fullmatch(reading.text, old.end, change.start) if change else None
        if said and change and _THIS_RATE.fullmatch(reading.text, new.end, old.start):
            yield from _judge(readings, at, change, said["word"], new, old)


def _of_the_line(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``So với cuối năm 2023 (…, tỷ lệ 20,98%), tỷ lệ hộ nghèo giảm 4,04 điểm``, the new rate in a line above."""
    reading = readings[at]
    for old in reading.quantities if "So với" in reading.text else ():
        if not old.percent or not old.exact or not _SINCE.search(reading.text, max(0, old.start - _LEAD), old.start):
            continue
        change = next((x for x in reading.quantities if x.start > old.end and is_in_points(reading.text, x)), None)
        said = change and _NAMED.search(reading.text, max(old.end, change.start - _LEAD), change.start)
        if not change or not said or ". " in reading.text[old.end : change.start]:
            continue
        name = said["name"].lower()
        lines = [
            of for of in before(readings, at)[1:] if of.low.lstrip("-+ ").startswith((f"{name}:", f"tỷ lệ {name}:"))
        ]
        rates = [x for of in lines for x in of.quantities if x.percent and not is_in_points(of.text, x)]
        if len(lines) == 1 and len(rates) == 1 and rates[0].exact:
            new = replace(rates[0], start=change.start, end=change.end)
            yield from _judge(readings, at, change, said["word"], new, old)


def _judge(
    readings: Sequence[Reading], at: int, change: Quantity, word: str, new: Quantity, old: Quantity
) -> Iterator[Finding]:
    reading = readings[at]
    up = WORDS[word] == UP
    every = [x for of in before(readings, at) for x in of.quantities if x.percent and not is_in_points(of.text, x)]
    reading.compare(change, new, old)
    pairs = (
        (one, other) for one, other in permutations(every, 2) if (one.count, other.count) != (old.count, new.count)
    )
    if not change.exact or any(change_holds(one, other, change, up=up) for one, other in pairs):
        return
    if change_holds(new, old, change, up=not up):
        yield wrong_way(reading, word, old, new, min(old.start, change.start), change.end)
    else:
        yield wrong_change(reading, change, new, old)
