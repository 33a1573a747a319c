"""Shares of money, and one measure that is given in two units: P913, P914."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.measures import UNITS_OF_MEASURE
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_OFF: Final = Decimal("0.02")
"""Amounts are rounded: a share may miss by so much of it."""
_N = r"(\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)"
_SCALES: Final = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_POWERS: Final = frozenset(Decimal(10) ** power for power in range(1, 7))
_SHIFTED: Final = frozenset(Decimal(10) ** power for power in range(-6, 7) if power)
_SCALE = "(?:(nghìn|ngàn|triệu|tỷ|tỉ)\\s)?"
_UNITS: Final = {word: (kind, Decimal(worth)) for word, (kind, worth) in UNITS_OF_MEASURE.items()}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_MONEY = rf"{_N}\s{_SCALE}đồng"
_PART_OF_MONEY = pattern_of(
    rf"(?<![\d.,]){_N}%\s[^.;\d]{{2,50}}?của\s{_MONEY}[^.;\d]{{0,30}},\s(?:số tiền|tức|tương đương)"
    rf"[^.;\d]{{0,30}}?\s{_MONEY}"
)
_IN_BRACKETS = pattern_of(
    rf"(?<![\d.,]){_N}\s?(?P<scale>nghìn|ngàn|triệu|tỷ)?\s?(?P<unit>{_UNIT})"
    r"(?:\s\((?P<same>tương đương\s|bằng\s|=\s?)?|(?P<apart>,\s(?:tương đương|tức(?: là)?|hay)\s))"
    rf"(?P<other>\d[\d.,]*)\s?(?P<scale2>nghìn|ngàn|triệu|tỷ)?\s?(?P<unit2>{_UNIT})(?:\)|(?=[.,;]|$))"
)

_OPENS = pattern_of(r"\((?:tương|bằng|tức|=|\d)")
_APART: Final = (", tương đương ", ", tức ", ", hay ")
_MONEY_TWICE = pattern_of(rf"(?<![\d.,]){_MONEY}\s\((?:tương đương\s|bằng\s|tức\s|=\s?)?{_MONEY}\)")


def check_products(context: ProseContext) -> list[Finding]:
    """Findings on shares of money and on measures given twice."""
    out: list[Finding] = []
    for reading in context.running:
        if "đồng" in reading.text and "% " in reading.text and "của" in reading.text:
            out += _money(reading)
        if reading.has_digits and (_OPENS.search(reading.text) or any(map(reading.text.__contains__, _APART))):
            out += _two_units(reading)
    return out


def _value(text: str, scale: str | None = "") -> Decimal:
    return (read_printed(text) or Decimal(0)).scaleb(_SCALES[scale or ""])


def _money(reading: Reading) -> Iterator[Finding]:
    """``5% của 214 tỷ đồng, số tiền 10,7 tỷ đồng``."""
    for found in _PART_OF_MONEY.finditer(reading.text):
        right = _value(found[1]) * _value(found[2], found[3]) / 100
        written = _value(found[4], found[5])
        if right and abs(written - right) > _OFF * right:
            yield finding(
                "P913", reading.passage.at(found.start(4)), right=f"{_printed(right)} đồng", written=found[4],
                computation=f"{found[1]}% × {found[2]} {found[3] or ''} đồng",
                quote=quote(reading.text, found.start(), found.end()),
            )  # fmt: skip


def _printed(value: Decimal) -> str:
    """The largest scale word that leaves a number from 1 on."""
    for word, power in (("tỷ", 9), ("triệu", 6)):
        if value >= Decimal(10) ** power:
            return f"{format_decimal((value / Decimal(10) ** power).normalize())} {word}"
    return format_decimal(value, 0)


def _two_units(reading: Reading) -> Iterator[Finding]:
    """``12,5 ha (tương đương 125.000 ha)``, ``12,4 km (1.240 m)``: one measure twice, with a unit or a comma that does
    not fit."""
    for found in _IN_BRACKETS.finditer(reading.text):
        (kind, worth), (other_kind, other_worth) = _UNITS[found["unit"]], _UNITS[found["unit2"]]
        first, second = _value(found[1], found["scale"]) * worth, _value(found["other"], found["scale2"])
        if not first or (kind == other_kind and first == second * other_worth):
            continue
        fitting = [unit for unit, (of, one) in _UNITS.items() if of == kind and second * one == first]
        tens = kind == other_kind and second and first / (second * other_worth) in _SHIFTED
        if (fitting and not found["apart"]) or tens or (found["same"] and kind == other_kind):
            worth_of_scale = Decimal(10) ** _SCALES[found["scale2"] or ""]
            measure = " ".join(word for word in (found["scale2"], found["unit2"]) if word)
            yield finding(
                "P914", reading.passage.at(found.start("other")), written=f"{found['other']} {measure}",
                one=" ".join(word for word in (found[1], found["scale"], found["unit"]) if word),
                quote=quote(reading.text, found.start(), found.end()),
                right=f"{found['other']} {fitting[0]}" if fitting and not found["scale2"]
                else f"{format_decimal((first / other_worth / worth_of_scale).normalize())} {measure}",
            )  # fmt: skip
    for found in _MONEY_TWICE.finditer(reading.text) if "đồng (" in reading.text else ():
        one, other = _value(found[1], found[2]), _value(found[3], found[4])
        if one and other and max(one, other) / min(one, other) in _POWERS:
            yield finding(
                "P914", reading.passage.at(found.start(3)), written=f"{found[3]} {found[4] or ''} đồng",
                one=f"{found[1]} {found[2] or ''} đồng", right=f"{_printed(one)} đồng",
                quote=quote(reading.text, found.start(), found.end()),
            )  # fmt: skip
