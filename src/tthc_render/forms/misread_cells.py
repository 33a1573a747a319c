"""What a cell of a form advises about a value that is no number: by its unit of measure, as a share, as blank."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.model import Column, FixedRow
from tthc_render.vietnamese.measures import dong_of, in_unit, measure_of, unit_in_name
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.typed_numbers import amount_of, as_typed

_NUMBERS: Final = frozenset(f"D{number}" for number in (*range(202, 231), 401))
_ONE_GROUP: Final = pattern_of(r"-?([0-9]{1,3})([.,])([0-9]{3})")
_SHARE: Final = pattern_of(r"tỷ lệ|tỉ lệ|phần trăm|tỷ trọng|tỉ trọng|mức độ|%", re.IGNORECASE)


def advised(item: Finding, column: Column, rules: FixedRow | None = None, of_form: str = "") -> Finding:
    """The finding on a cell of ``column`` with advice that the cell can take; ``item`` where nothing is to be said.

    ``rules`` is the prescribed row of the cell, ``of_form`` the unit of measure of the whole form.
    """
    if rules is not None and column.key in rules.blanks and item.code in _NUMBERS:
        return finding("D705", item.where, row=rules.name, column=column.name, **item.details)
    cell = rules.cell(column) if rules else column
    if not cell.numeric:
        return item
    of_column = column.spec.don_vi_tinh or unit_in_name(column.name)
    own = of_column or (rules.spec.don_vi_tinh if rules else "")
    if item.code == "D210" and not _is_share(cell, rules, own):
        return finding("D664", item.where, **item.details, column=column.name)
    if item.code in ("D216", "D219"):
        return _in_unit(item, cell, own, of_form)
    if item.code == "D220" and (amount := dong_of(item.details["value"])) is not None:
        text = f"{as_typed(amount)} đồng"
        return _in_unit(replace(item, code="D219", details={**item.details, "value": text}), cell, own, of_form, item)
    return _of_two(item, own or of_form) if item.code == "D215" else item


def _is_share(cell: Column, rules: FixedRow | None, unit: str) -> bool:
    names = (*cell.titles, rules.spec.ten if rules else "", unit)
    return cell.rate or (cell.places > 0 and any(map(_SHARE.search, names)))


def _in_unit(item: Finding, cell: Column, own: str, of_form: str, typed_as: Finding | None = None) -> Finding:
    """D219, D216 with the number in the unit of the cell; D666 where the typed unit is none of its.

    ``typed_as`` is the finding on the value as typed, where ``item`` has it in another way.
    """
    typed = amount_of(item.details["value"])
    if typed is None:
        return item
    numbers, seen = typed
    unit = own
    if not own and (general := measure_of(of_form)) and (there := measure_of(seen)):
        unit = of_form if there.dimension in ("", general.dimension) else ""
    elif not own:
        unit = of_form
    shown = {**item.details, "value": (typed_as or item).details["value"]}
    values = [in_unit(number, seen, unit) for number in numbers]
    fits = [value for value in values if value is not None and (cell.places or cell.rate or not value % 1)]
    if not fits or (len(numbers) == 1 and len(fits) < len(values)):
        return finding("D666", item.where, **shown, unit=unit or "–") if unit else typed_as or item
    right = " / ".join(as_typed(value.normalize() if value % 1 else value.quantize(Decimal(1))) for value in fits)
    code = "D216" if len(fits) > 1 else "D219"
    return replace(item, code=code, details={**shown, "right": right})


def _of_two(item: Finding, unit: str) -> Finding:
    """D216 for 12,000 and for 1.250 (triệu đồng): a whole number with one sign that may stand before decimals."""
    found = _ONE_GROUP.fullmatch(item.details["value"])
    measure = measure_of(unit)
    scaled = measure is not None and measure.dimension == "tiền" and measure.scale > 0
    if not found or not (scaled or (found[2] == "," and found[3] == "000")):
        return item
    decimal = Decimal(f"{found[1]}.{found[3]}")
    if decimal % 1:
        return finding("D667", item.where, **{**item.details, "decimal": f"{found[1]},{found[3]}", "unit": unit})
    return replace(item, code="D216", details={**item.details, "right": f"{item.details['right']} / {int(decimal)}"})
