"""How long a time the figures of a sentence are of, by its name: "9 tháng", "Quý III", "năm 2025"."""

from __future__ import annotations

from typing import Final

from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

MONTHS: Final = pattern_of(
    r"(?<![\d/.,])(?P<count>\d{1,2})\stháng(?!\s(?:0?[1-9]|1[0-2])(?!\d|[.,]\d))"
    r"|(?P<year>(?:[Cc]ả |[Tt]rong )?[Nn]ăm\s\d{4})|[Qq]uý\s(?:IV|I{1,3})"
    r"|(?<!\w)(?P<spelt>[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười(?: một)?) tháng"
    r"(?=\s(?:đầu|cuối|qua|còn lại)|,)"
)
"""Months by their number, in digits or in words, a quarter, a year."""


def are_of_two_times(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """``Quý III đón 4.920,6 nghìn lượt khách. Doanh thu 9 tháng 55.738 tỷ đồng``: do two sentences name two?"""
    first, last = sorted((one.start, other.start))
    spans = {_span_named(reading, one), _span_named(reading, other)}
    return ". " in reading.text[first:last] and "" not in spans and len(spans) > 1


def _span_named(reading: Reading, x: Quantity) -> str:
    """The time that the sentence of a figure names last before it: "Quý III", "9 tháng"; empty if it names none."""
    start = reading.sentence_at(x.start).start
    return next((found[0] for found in reversed([*MONTHS.finditer(reading.text, start, x.start)])), "")
