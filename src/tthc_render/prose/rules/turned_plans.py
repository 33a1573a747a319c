"""What a result is above or below its plan by, where the share of the plan says the contrary: P904.

``đạt 96,5% dự toán (5.600 tỷ đồng), vượt 3,5% do …``: what makes 100 with the share is lacking. The share stands before
it in the sentence, or in the line of a table that has the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import shown_value
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"vượt", "hụt", "thiếu", "hơn"})
_ABOVE, _BELOW = "vượt", "thiếu"
_WORD: Final = pattern_of(
    r"(?<!\w)(?P<word>(?P<above>vượt|cao hơn)|hụt|thiếu|thấp hơn)(?: (?:khoảng|hơn|tới|đến|mức))?\s$", re.IGNORECASE
)
_BEHIND: Final = pattern_of(
    r"\s?%(?:\s?[,.;)]|\s?$|\s(?:do|vì|nên|nhờ)(?!\w)"
    r"|\s(?:so với |của )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|DT)(?!\w)"
    r"(?! (?:\d|quý|tháng|cùng kỳ|điều chỉnh|phấn đấu)))"
)
_OF_PLAN: Final = pattern_of(
    r"\s?%\s(?:so với |của )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|DT)(?!\w)(?: (?!và |nhưng |còn )[\w/]+){0,6}"
    r"(?:\s?\([^();]*\))?(?:,\s|\s?\(\s?)(?:(?:tức|nghĩa)(?: là)?\s|tương đương\s)?"
)
"""From the share of a plan to the word: nothing that might be vượt or thiếu of another thing stands between."""
_TO_FIGURE: Final = pattern_of(r".*%[^.;()\d]{0,60}(?:\(|là |\d{4}\s?\()[^.;()\d]{0,20}$")
_OTHERS: Final = pattern_of(r"(?<!\w)(?:cùng kỳ|tiến độ|năm trước)(?!\w)")
_BAR: Final = " | "
_ALL: Final = Decimal(100)
_REACH, _LEAD = 160, 24


def check_turned_plans(context: ProseContext) -> list[Finding]:
    """Findings on "vượt" and "thiếu" that the share of the plan denies."""
    readings = context.running
    return [
        item for at, reading in context.places_saying(_SAID) if "%" in reading.text for item in _turned(readings, at)
    ]


def _turned(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    percents = [x for x in reading.quantities if x.percent and x.exact and x.value is not None]
    for off in percents:
        said = _WORD.search(reading.text, max(0, off.start - _LEAD), off.start)
        if said is None or not 0 < off.count < _ALL or not _BEHIND.match(reading.text, off.end):
            continue
        if said["above"] and (pair := _makes_share(reading, off)):
            reading.compare(off, *pair)
            yield finding(
                "P904", reading.passage.at(said.start()), word=said["word"], old=shown_value(pair[1]),
                new=shown_value(off), right="đạt", quote=quote(reading.text, pair[0].start, pair[1].end + 1),
            )  # fmt: skip
            continue
        share = _share_before(reading, percents, said.start(), off)
        share = share or _share_of_line(before(readings, at)[1:], reading.low[: said.start()], off)
        if share is None or share.count != _ALL + (-off.count if said["above"] else off.count):
            continue
        reading.compare(off, share)
        yield finding(
            "P904", reading.passage.at(said.start()), word=said["word"], old=shown_value(share), new=shown_value(off),
            right=_BELOW if said["above"] else _ABOVE, quote=quote(reading.text, said.start(), off.end + 1),
        )  # fmt: skip


def _makes_share(reading: Reading, off: Quantity) -> tuple[Quantity, Quantity] | None:
    """``208,6 ha, vượt 83,1% kế hoạch (251 ha)``: the result and the plan of which it is just that share."""
    exact = [x for x in reading.counts if x.exact and x.unit]
    plan = next((x for x in exact if x.start > off.end), None)
    new = next(iter(up_to(exact, off.start, 1)), None)
    if new is None or plan is None or not plan.count or new.unit != plan.unit or off.start - new.end > _REACH:
        return None
    between = reading.text[new.end : plan.start]
    right = abs(new.count * _ALL / plan.count - off.count) <= off.step / 2
    return (new, plan) if right and not re.search(r"\. |;", between) and _TO_FIGURE.match(between[-_REACH:]) else None


def _share_before(reading: Reading, percents: Sequence[Quantity], start: int, off: Quantity) -> Quantity | None:
    """The share of a plan that the sentence tells right before: of a rate, "vượt 5% so với chỉ tiêu" are points."""
    share = next(iter(up_to(percents, start, 1)), None)
    if share is None or start - share.end > _REACH or _OTHERS.search(reading.text, share.end, off.start):
        return None
    is_off = _WORD.search(reading.text, max(0, share.start - _LEAD), share.start)
    return share if _OF_PLAN.fullmatch(reading.text, share.end, start) and not is_off else None


def _share_of_line(rows: Sequence[Reading], ahead: str, off: Quantity) -> Quantity | None:
    """The only share in the line of the table which the words before name."""
    clause = re.split(r"[.;:]\s", ahead)[-1]
    for row in rows:
        name = row.low.partition(_BAR)[0].strip(" -+")
        if _BAR in row.text and name and name in clause:
            shares = [x for x in row.quantities if x.percent]
            return shares[0] if len(shares) == 1 else None
    return None
