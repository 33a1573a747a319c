"""Amounts of money typed in another unit than their field has: 35 where đồng are counted. C315, C316."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.checks.consistency import number_of
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import EarlierReport
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_UNIT: Final = pattern_of(
    r"\((?:ĐVT:\s*|đơn vị tính:\s*)?(?P<unit>(?:nghìn |ngàn |triệu |tỷ |tỉ )?đồng)\)", re.IGNORECASE
)
_PLAUSIBLE: Final = {
    # unit → the least and the most that an office reports in it, but for 0
    "đồng": (Decimal(1000), Decimal(10) ** 16),
    "nghìn đồng": (Decimal(1), Decimal(10) ** 13),
    "triệu đồng": (Decimal(0), Decimal(10) ** 10),
    "tỷ đồng": (Decimal(0), Decimal(10) ** 7),
}
"""The smallest note in use is 200 đồng; the state's yearly budget is about 2.5 million tỷ đồng (Luật NSNN, dự toán)."""
_STEPS: Final = (Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000))
_NEAR: Final = Decimal("3.2")
"""A ratio within this factor of a thousand is a change of the unit rather than of the amount."""


def check_money(computed: Computed, past: Sequence[EarlierReport]) -> Iterator[Finding]:
    """C315 for an amount that cannot be in the unit of its field, C316 for one a thousand times that of an earlier."""
    for group, spec in computed.loaded.type.chi_tieu.items():
        for key, field in spec.truong.items():
            found = _UNIT.search(field.ten) or _UNIT.search(spec.ten)
            value = number_of(computed.figures.get(group), key)
            path = ("chi_tieu", group, key)
            if not found or not value or field.kieu == "ty_le" or path not in computed.report.source.marks:
                continue
            unit = found["unit"].lower().replace("ngàn", "nghìn").replace("tỉ", "tỷ")
            least, most = _PLAUSIBLE[unit]
            place, shown = computed.report.source.place(path), format_decimal(value)
            if not least <= value < most:
                yield finding("C315", place, name=field.ten, value=shown, unit=unit)
                continue
            for earlier in past:
                then = earlier.figures.get(path)
                if then and _in_another_unit(value, then):
                    yield finding(
                        "C316",
                        place,
                        name=field.ten,
                        now=shown,
                        then=format_decimal(then),
                        file=earlier.file,
                        unit=unit,
                    )
                    break


def _in_another_unit(one: Decimal, other: Decimal) -> bool:
    ratio = max(one, other) / min(one, other)
    return any(step / _NEAR <= ratio <= step * _NEAR for step in _STEPS)
