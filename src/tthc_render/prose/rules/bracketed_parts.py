"""Parts in brackets behind their total: P301.

``Tổng số 20 điểm: Phần A (5 điểm), Phần B (7 điểm), Phần C (9 điểm)``.

The list takes the whole rest of the sentence, and each part has the unit of the total or none has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_TOTAL: Final = pattern_of(
    rf"(?<!\w)(?:[Tt]ổng(?: số| cộng| điểm| kinh phí)?(?: là)?:?|[Tt]hang điểm(?: là)?:?|[Tt]ối đa)\s"
    rf"(?P<whole>{_NUMBER})\s(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+){{0,2}}?)"
    r"(?:\s?:|,?\s(?:gồm(?: có)?|bao gồm|chia (?:ra|thành))\s?:?)\s(?P<list>[^.;:]+?)[.;]?$"
)
_TOTALS: Final = frozenset({"tổng", "thang", "tối"})
_PART: Final = pattern_of(rf"\s?[^(),\d]*(?:\d[^(),\d]*)?\((?P<part>{_NUMBER})(?P<unit>\s[^()\d]+)?\)\s?")
_JOINT: Final = pattern_of(r",\s(?:và\s)?|\svà\s")
_LEAST: Final = 2


def check_bracketed_parts(context: ProseContext) -> list[Finding]:
    """Findings on totals that are not the sum of the parts in brackets behind them."""
    near = (reading for reading in context.saying(_TOTALS) if "(" in reading.text)
    return [item for reading in near for item in _of_one(reading)]


def _of_one(reading: Reading) -> Iterator[Finding]:
    found = _TOTAL.search(reading.text)
    if not found:
        return
    pieces = _JOINT.split(found["list"])
    parts = [_PART.fullmatch(piece) for piece in pieces]
    units = {(part["unit"] or "").strip() for part in parts if part}
    if len(parts) < _LEAST or None in parts or units not in ({found["unit"]}, {""}):
        return
    whole = read_printed(found["whole"])
    values = [read_printed(part["part"]) for part in parts if part]
    if whole is None or any(value is None for value in values):
        return
    added = sum((value for value in values if value is not None), Decimal(0))
    if added != whole and 2 * abs(added - whole) < whole:
        shown = " + ".join(part["part"] for part in parts if part)
        yield finding(
            "P301", reading.passage.at(found.start("whole")), parts=shown, sum=format_decimal(added),
            total=f"{found['whole']} {found['unit']}", difference=format_decimal(abs(added - whole)),
            quote=quote(reading.text, found.start("whole"), found.end("list")),
        )  # fmt: skip
