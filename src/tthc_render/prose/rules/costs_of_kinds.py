"""What several kinds cost, each a number at its own rate, and their total: P301.

``xây mới 142 căn (mức hỗ trợ 60 triệu đồng/căn), sửa chữa 94 căn (mức hỗ trợ 30 triệu đồng/căn). Tổng kinh phí 10.340
triệu đồng``: the kinds come to 8.520 and 2.820 triệu đồng. Only a total that one slip of typing explains is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_PER: Final = pattern_of(r"\s(?:(?:nghìn|ngàn|triệu)\s)?đồng/(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)(?=\s?[),.;])")
_EACH: Final = pattern_of(r"(?<!\w)mỗi [^\W\d_]+(?: [^\W\d_]+){0,2} (?:được hỗ trợ |trị giá |là )?$")
_COST: Final = pattern_of(r"(?<!\w)tổng (?:kinh phí|số tiền|chi|giá trị|mức)?[^.;\d]{0,40}$")
_OTHER: Final = pattern_of(r"(?<!\w)(?:tháng|năm|quý|ngày|lần|kế hoạch|dự kiến|còn|ngoài ra|cùng kỳ)(?!\w)")
_CLAUSE: Final = pattern_of(r"[.;:]\s|\),\s")
_LEAST: Final = 2
_REACH: Final = 160


def check_costs_of_kinds(context: ProseContext) -> list[Finding]:
    """Findings on total costs that the kinds at their rates do not come to."""
    return [
        item
        for reading in context.saying(("tổng",))
        if "đồng" in reading.vocabulary and len(reading.counts) > _LEAST
        and ("đồng/" in reading.text or "mỗi" in reading.vocabulary)
        for item in _judge(reading)
    ]  # fmt: skip


def _judge(reading: Reading) -> Iterator[Finding]:
    pairs: list[tuple[Quantity, Quantity]] = []
    for rate in reading.quantities:
        number = _number(reading, rate)
        if number is not None:
            pairs.append((number, rate))
    if len(pairs) < _LEAST or len({number.start for number, _ in pairs}) != len(pairs):
        return
    last = pairs[-1][1]
    total = next((x for x in reading.counts if x.start > last.end and x.unit == "đồng"), None)
    led = reading.low[last.end : total.start] if total else ""
    if total is None or len(led) > _REACH or not _COST.search(led) or _OTHER.search(led) or not total.exact:
        return
    costs = [number.count * rate.count for number, rate in pairs]
    added = sum(costs, Decimal(0))
    if abs(added - total.count) > total.slack and is_slip(total.count / total.step, added / total.step):
        reading.compare(total)
        yield finding(
            "P301", reading.passage.at(total.start), total=shown(total),
            parts=" + ".join(format_decimal((x / total.scale).normalize()) for x in costs),
            sum=format_decimal((added / total.scale).normalize()),
            difference=format_decimal((abs(added - total.count) / total.scale).normalize()),
            quote=quote(reading.text, pairs[0][0].start, total.end + len(total.noun) + 1),
        )  # fmt: skip


def _number(reading: Reading, rate: Quantity) -> Quantity | None:
    """How many there are of what a rate is for; None if the figure is no rate, or several may be meant."""
    if rate.value is None or not rate.exact or rate.unit.partition("/")[0] != "đồng":
        return None
    per = _PER.match(reading.text, rate.end)
    if per is None and not _EACH.search(reading.low, 0, rate.start):
        return None
    start = max((found.end() for found in _CLAUSE.finditer(reading.text, 0, rate.start)), default=0)
    inside = [x for x in reading.counts if start <= x.start < rate.start and x.exact and x.scale == 1 and x.unit]
    inside = [x for x in inside if x.unit not in ("đồng", "tuổi") and (per is None or per["unit"] in (x.unit, x.noun))]
    return inside[0] if len(inside) == 1 else None
