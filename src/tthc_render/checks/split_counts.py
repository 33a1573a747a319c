"""Counts of what has no fractions printed with decimals, as a quotient gives them: "Có 272,33 hồ sơ". D787.

An average may have them, so sentences that call it one are passed over; so are figures with a word of scale behind them
(1,2 nghìn hồ sơ) and rates (1,5 hồ sơ/người).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.checks.stated_parts import own_prose
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.patterns import pattern_of

WHOLE: Final = frozenset(
    (
        "hồ sơ",
        "TTHC",
        "văn bản",
        "người",
        "hộ",
        "xã",
        "cuộc",
        "lượt",
        "phản ánh",
        "đơn",
        "vụ",
        "trường hợp",
        "quyết định",
    )
)
"""What is counted one by one, in the short form of its name."""
THOUSANDS: Final = 3
"""So many digits behind a comma are thousands typed in the English way, which is told as such."""
_DECIMALS: Final = pattern_of(r"\d,\d")
_AVERAGE: Final = pattern_of(
    r"(?<!\w)(?:trung bình|bình quân|mỗi|từng|một (?:ngày|tuần|tháng|quý|năm|người|cán bộ|công chức)|ước"
    r"|tính trên|hệ số)(?!\w)|/",
    re.IGNORECASE,
)


def check_split_counts(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """D787 for each count with decimals in the report's own sentences."""
    typed = [passage for passage in own_prose(computed, passages) if _DECIMALS.search(passage.text)]
    return [item for passage in typed for item in _split(Reading(passage))]


def _split(reading: Reading) -> Iterator[Finding]:
    for quantity in reading.quantities:
        if quantity.value is None or not quantity.countable or quantity.percent or quantity.scale != 1:
            continue
        whole, _, decimals = quantity.text.partition(",")
        if (
            quantity.unit not in WHOLE
            or not quantity.noun
            or quantity.value % 1 == 0
            or (whole != "0" and len(decimals) == THOUSANDS)
        ):
            continue
        if not _AVERAGE.search(around(reading.text, quantity.start, quantity.end)):
            yield finding("D787", reading.passage.at(quantity.start), seen=quantity.text, noun=quantity.noun)
