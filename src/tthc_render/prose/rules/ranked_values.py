"""First, second, third with the values that they are ranked by: P924.

``xếp thứ nhất là A (96,82 điểm), thứ hai là B (95,47 điểm), thứ ba là C (95,74 điểm)``: the values must fall. Where
they rise from the first place on, the least is the best (days, errors) and nothing is said; nor of points of a list
("Thứ nhất, …") and of what is numbered ("đợt thứ hai").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, printed, unit_of
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SECOND: Final = ("thứ ", "hạng ", "tiếp theo", "tiếp đến", "kế đến", "kế tiếp")
_FIRST = pattern_of(
    r"(?<!\w)(?:(?:xếp|đứng|giữ)(?: ở)?(?: vị)?(?: trí| hạng)?(?: thứ)? (?:nhất|1|01)|hạng (?:nhất|1)|dẫn đầu|đứng đầu"
    r"|(?:cao|nhiều|lớn|đông) nhất)(?!\w)",
    re.IGNORECASE,
)
_NEXT = pattern_of(
    r"(?:[,;.]|\svà)\s(?:(?:tiếp theo|tiếp đến|kế đến|kế tiếp) )?(?:là )?(?:[^\W\d_]+ ){0,5}?"
    r"(?:(?:xếp |đứng |giữ )?(?:ở )?(?:vị )?(?:trí )?(?:thứ|hạng) (?:(?P<two>hai|nhì|2|02)"
    r"|(?P<three>ba|3|03)|(?P<four>tư|bốn|4|04)|(?P<five>năm|5|05))|(?P<then>tiếp theo|tiếp đến|kế đến|kế tiếp))(?!\w)",
    re.IGNORECASE,
)
_PLACES: Final = {"two": 2, "three": 3, "four": 4, "five": 5}
_NUMBERED = pattern_of(r"(?<!\w)(?:đợt|lần|kỳ|tuần|quý|phiên|khóa|năm|vòng|bước|tháng|nhóm)(?: họp)? (?:thứ|hạng) \w+$")
_LEAST = pattern_of(r"(?<!\w)(?:thấp|ít|nhỏ|chậm|ngắn|kém) nhất(?!\w)|(?<!\w)từ thấp", re.IGNORECASE)
_REACH: Final = 700
_LEAD: Final = 110


def check_ranked_values(context: ProseContext) -> list[Finding]:
    """Findings on places of a ranking whose values are out of order."""
    return [
        item
        for reading in context.running
        if len(reading.quantities) > 1 and any(words in reading.low for words in _SECOND)
        for item in _ranked(reading)
    ]


def _ranked(reading: Reading) -> Iterator[Finding]:
    for first in _FIRST.finditer(reading.text):
        places = [(1, first.end(), first.group())]
        for found in _NEXT.finditer(reading.text, first.end(), first.end() + _REACH):
            place = next((value for name, value in _PLACES.items() if found[name]), places[-1][0] + 1)
            if place != places[-1][0] + 1 or _NUMBERED.search(found.group()):
                break
            places.append((place, found.end(), found.group().lstrip(",;. ")))
        values = _values(reading, places)
        if len(values) < 2 or _LEAST.search(reading.text, first.start(), values[-1].start):
            continue
        reading.compare(*values)
        counts = [x.count for x in values]
        odd = next((at for at in range(1, len(counts)) if counts[at] > counts[at - 1]), 0)
        rises = all(one <= other for one, other in pairwise(counts))
        if odd and (not rises or first.group().lower().endswith(("cao nhất", "nhiều nhất", "lớn nhất", "đông nhất"))):
            one, other = values[odd - 1], values[odd]
            yield finding(
                "P924", reading.passage.at(one.start), word=places[odd - 1][2], one=printed(one), other=printed(other),
                quote=quote(reading.text, max(0, one.start - 40), other.end + 10),
            )  # fmt: skip


def _values(reading: Reading, places: Sequence[tuple[int, int, str]]) -> list[Quantity]:
    """The first value of one unit behind each place; fewer where a place has none."""
    out: list[Quantity] = []
    ends = [start for _, start, _ in places[1:]]
    for (_, start, _), stop in zip(places, [*ends, _end_of_sentence(reading, places[-1][1])], strict=True):
        inside = [x for x in exact_numbers(reading) if start <= x.start < min(stop, start + _LEAD)]
        unit = unit_of(reading, out[0]) if out else ""
        value = next((x for x in inside if unit_of(reading, x) and (not unit or unit_of(reading, x) == unit)), None)
        if value is None:
            break
        out.append(value)
    return out


def _end_of_sentence(reading: Reading, at: int) -> int:
    """Where the sentence that holds a character ends."""
    return reading.sentence_at(at).end
