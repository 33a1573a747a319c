"""One rate for the year and for the month: P903.

``61,2 triệu đồng/người/năm, tương đương 5,1 triệu đồng/người/tháng``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_PER = pattern_of(r"[^.;,()\d]{0,30}?/\s?(?P<time>năm|tháng|quý)(?!\w)")
_MONTHS: Final = {"năm": Decimal(12), "quý": Decimal(3), "tháng": Decimal(1)}
_SAME = pattern_of(
    r"(?:[^.;()\d]{0,16}?(?:,|\s\(|\s)\s?(?:tương đương|tức(?: là)?|hay|bằng|tương ứng)"
    r"|(?:,|\s\()?\s?(?:bình quân|khoảng))"
    r"(?: với| khoảng| bình quân| đạt)*\s$",
    re.IGNORECASE,
)


def check_rates_of_times(context: ProseContext) -> list[Finding]:
    """Findings on rates for a month that are not a twelfth of those for the year beside them."""
    return [item for r in context.saying(("tháng",)) if "/" in r.text for item in _rates(r)]


def _rates(reading: Reading) -> Iterator[Finding]:
    for one, other in pairwise(reading.quantities):
        if (
            one.value is None
            or other.value is None
            or not one.count
            or one.unit.split("/")[0] != other.unit.split("/")[0]
        ):
            continue
        times = [_PER.match(reading.text, x.end) for x in (one, other)]
        if not times[0] or not times[1] or not _SAME.fullmatch(reading.text, times[0].end(), other.start):
            continue
        first, second = (_MONTHS[found["time"]] for found in times if found)
        if first == second:
            continue
        right = one.count * second / first
        room = other.step / 2 + one.step / 2 * second / first
        if other.hedge and abs(right - other.count) <= right / 10:
            continue
        if abs(right - other.count) > max(room, other.step):
            yield finding(
                "P903", reading.passage.at(other.start), written=shown(other),
                right=format_decimal((right / other.scale).quantize(other.step / other.scale)),
                computation=f"{shown(one)} × {second}/{first}", quote=quote(reading.text, one.start, other.end + 12),
            )  # fmt: skip
