"""Days, months, quarters and halves that a passage names with their year, each with its first and last day."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from tthc_render.prose.periods_in_text import periods, read_period
from tthc_render.prose.reading import Reading


class Time(NamedTuple):
    """A time by its name: where it stands, its first and last day, and its kind ("ngày", "tháng", "quý", "6 tháng")."""

    start: int
    end: int
    first: date
    last: date
    kind: str


def times(reading: Reading) -> tuple[Time, ...]:
    """All times with a year, in the order of the text; days of cited documents are none."""
    return reading.kept(_times)


def _times(reading: Reading) -> tuple[Time, ...]:
    cited = {citation.when.start for citation in reading.citations if citation.when}
    out = [Time(x.start, x.end, x.value, x.value, "ngày") for x in reading.dates if x.value and x.start not in cited]
    if "20" not in reading.text and "19" not in reading.text:
        return tuple(out)
    spoken = [(x.start, x.end) for x in reading.dates]
    for found in periods(reading):
        kind, number, year = read_period(found)
        if year and not any(start < found.start() < end for start, end in spoken):
            months = months_of(kind, number)
            if months and 1990 <= year <= 2100:
                last = calendar.monthrange(year, months[1])[1]
                out.append(
                    Time(found.start(), found.end(), date(year, months[0], 1), date(year, months[1], last), kind)
                )
    return tuple(sorted(out))


def months_of(kind: str, number: int) -> tuple[int, int] | None:
    """The first and last month of a period of this kind; None for "tháng 13"."""
    if kind == "tháng":
        months = number, number
    elif kind == "quý":
        months = 3 * number - 2, 3 * number
    elif kind == "6 tháng":
        months = (1, 6) if number == 1 else (7, 12)
    else:
        months = 1, 9
    return months if 1 <= months[0] <= months[1] <= 12 else None
