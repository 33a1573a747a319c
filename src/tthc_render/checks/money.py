"""Amounts of money typed in another unit than their field has: 35 where đồng are counted. C315, C316."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.checks.consistency import number_of
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.result import FormRow
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
_OF_DONG: Final = {"nghìn đồng": _STEPS[0], "triệu đồng": _STEPS[1], "tỷ đồng": _STEPS[2]}
_EXAMPLE: Final = ", ví dụ 35 triệu đồng là 35000000 đồng."
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
                yield finding("C315", place, name=field.ten, value=shown, unit=unit, right=_EXAMPLE)
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


_SHARE_MOST, _SHARE_LEAST = Decimal(10_000), Decimal("0.01")
_SHARES: Final = (Decimal(1), Decimal(1000))
"""Per cent of a plan that an estimate may be."""


def check_form_money(computed: Computed) -> Iterator[Finding]:
    """C315 for an amount in a form of nghìn, triệu or tỷ đồng that was typed in đồng: the share of its row tells it."""
    for form, result in computed.forms.values():
        for part in form.parts:
            for share in part.columns:
                refs = share.formula.references if share.formula and share.kind == "ty_le" else ()
                own = {column.key: column for column in part.columns if column.formula is None and column.numeric}
                if len(refs) != 2 or any(ref.name not in own or ref.total for ref in refs):
                    continue
                filled = result.parts.get(part.key)
                for line in filled.lines if filled else ():
                    units = {own[ref.name].spec.don_vi_tinh or line.unit or form.spec.don_vi_tinh for ref in refs}
                    wrong = (
                        _typed_in_dong(line, units.pop(), share.key, *(ref.name for ref in refs))
                        if len(units) == 1
                        else None
                    )
                    if wrong is not None:
                        key, value, step, unit = wrong
                        name = f"{own[key].name}” của dòng “{line.label}"
                        right = f"; có phải {format(value / step, 'f')}?"
                        where = computed.report.source.inside(line.where, key)
                        yield finding("C315", where, name=name, value=format_decimal(value), unit=unit, right=right)


def _typed_in_dong(
    line: FormRow, unit: str, share: str, over: str, under: str
) -> tuple[str, Decimal, Decimal, str] | None:
    """The column whose amount is a round number of đồng, the amount, what divides it, its unit; None where not sure."""
    unit = " ".join(unit.lower().split()).replace("ngàn", "nghìn").replace("tỉ", "tỷ")
    numbers = [number_of(line.cells, key) for key in (share, over, under)]
    if line.kind != "data" or (line.fixed and line.fixed.formula) or unit not in _OF_DONG or not all(numbers):
        return None
    ratio, part, whole = (Decimal(number or 0) for number in numbers)
    if abs(ratio - part / whole * 100) > 1 or not (ratio > _SHARE_MOST or ratio < _SHARE_LEAST):
        return None
    step = _OF_DONG[unit]
    key, value = (over, part) if ratio > _SHARE_MOST else (under, whole)
    meant = ratio / step if ratio > _SHARE_MOST else ratio * step
    return (key, value, step, unit) if value % step == 0 and _SHARES[0] <= meant <= _SHARES[1] else None
