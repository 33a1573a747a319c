"""Amounts of money a thousand or a million times what their own figures make: P913.

``1.340 đối tượng, mức 500.000 đồng/người, tổng số tiền 670 tỷ đồng``: the digits are those of the product, the scale
word is not. So nothing else can be meant, whatever stands between the three figures of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import KNOWN_UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_EACH_BEFORE: Final = pattern_of(
    r"(?<!\w)(?:mức|mỗi [^\W\d_]+(?: [^\W\d_]+)?|đơn giá|định mức|bình quân)[^.;,\d]{0,24}\s$"
)
_EACH_BEHIND: Final = pattern_of(r"\s(?:nghìn |ngàn |triệu |tỷ )?đồng\s?/\s?(?!năm|tháng|quý|\d)[^\W\d_]+")
_TOTAL: Final = pattern_of(
    r"(?<!\w)(?:tổng|kinh phí|số tiền|trị giá|giá trị|doanh thu|thành tiền|chi|nguồn)(?!\w)[^.;\d]{0,40}\s$"
)
_TIMES: Final = tuple(Decimal(10) ** power for power in (3, 6, -3, -6))
_MOST: Final = 12
_LEAST: Final = 2


def check_scale_words(context: ProseContext) -> list[Finding]:
    """Findings on totals with another scale word than the product of their figures."""
    out: list[Finding] = []
    for reading in context.running:
        if "đồng" not in reading.text or len(reading.quantities) < 3 or reading.crowded:
            continue
        known = [x for x in reading.quantities if x.value is not None and not x.ordinal and not x.percent]
        for sentence in reading.sentences:
            counts = [x for x in known if sentence.start <= x.start < sentence.end]
            if 3 <= len(counts) <= _MOST:
                out += _scaled(reading, counts)
    return out


def _scaled(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    money = [x for x in counts if x.unit.startswith("đồng") and x.exact]
    each = [
        x for x in money if _EACH_BEHIND.match(text, x.end) or _EACH_BEFORE.search(text, max(0, x.start - 50), x.start)
    ]
    things = [
        x
        for x in counts
        if x.unit and x.unit in KNOWN_UNITS - {"đồng"} and x.exact and x.count >= _LEAST and x.scale == 1
    ]
    products = [(one, price) for one in things for price in each]
    for total in money:
        if total in each or not _TOTAL.search(text, max(0, total.start - 60), total.start):
            continue
        if any(one.count * price.count == total.count for one, price in products):
            continue
        for one, price in products:
            right = one.count * price.count
            if price.end < total.start and any(right * times == total.count for times in _TIMES):
                yield finding(
                    "P913", reading.passage.at(total.start),
                    computation=f"{shown(one)} × {shown(price)}", right=f"{format_decimal(right)} đồng",
                    written=shown(total), quote=quote(text, min(one.start, price.start), total.end + 9),
                )  # fmt: skip
                return
