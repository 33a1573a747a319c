"""Figures that multiply: yields, prices, shares of money, and one measure in two units. P913, P914."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

OFF: Final = Decimal("0.02")
"""Yields and prices are rounded: a product may miss by this share."""
_N = r"(\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)"
_SCALES: Final = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_TENS: Final = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_TEN: Final = (Decimal("0.1"), Decimal(10))
_FINE: Final = Decimal("0.005")
"""Of an area in another sentence, only the exact product can be meant."""
_POWERS: Final = frozenset(Decimal(10) ** power for power in range(1, 7))
_SHIFTED: Final = frozenset(Decimal(10) ** power for power in range(-6, 7) if power)
_SCALE = "(?:(nghìn|ngàn|triệu|tỷ|tỉ)\\s)?"
_UNITS: Final[dict[str, tuple[str, Decimal]]] = {
    "ha": ("diện tích", Decimal(10_000)), "m2": ("diện tích", Decimal(1)), "m²": ("diện tích", Decimal(1)),
    "km2": ("diện tích", Decimal(1_000_000)), "km²": ("diện tích", Decimal(1_000_000)),
    "tấn": ("khối lượng", Decimal(1000)), "tạ": ("khối lượng", Decimal(100)), "kg": ("khối lượng", Decimal(1)),
    "m3": ("thể tích", Decimal(1000)), "m³": ("thể tích", Decimal(1000)), "lít": ("thể tích", Decimal(1)),
    "km": ("độ dài", Decimal(1000)), "m": ("độ dài", Decimal(1)), "GWh": ("điện", Decimal(1_000_000)),
    "MWh": ("điện", Decimal(1000)), "kWh": ("điện", Decimal(1)),
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_WORDS = r"(?: [^\W\d_]{1,8}){0,4}"
_MONEY = rf"{_N}\s{_SCALE}đồng"
_RATE = pattern_of(rf"năng suất{_WORDS}\s{_N}\s(tạ|tấn)/ha(?!\w)", re.IGNORECASE)
_OUTPUT = pattern_of(
    rf"sản lượng{_WORDS}\s(?P<output>{_N})\s(?P<scale>nghìn\s|ngàn\s)?(?P<unit>tấn|tạ)(?!\w)", re.IGNORECASE
)
_AREA = pattern_of(rf"(?<![\d.,]){_N}\sha(?!\w)")
_NEXT: Final = 120
_EACH = pattern_of(
    rf"(?<![\d.,]){_N}\s(?P<noun>[^\W\d_]+)(?:[^.\d]{{0,90}}?)"
    rf"(?:mỗi\s(?P<same>[^\W\d_]+)|với mức|mức (?:hỗ trợ|chi))(?:[^.;\d]{{0,40}}?)\s"
    rf"{_MONEY}(?:/(?P<per>[^\W\d_]+))?(?:[^.;\d]{{0,30}}?)(?:tổng|doanh thu)[^.;\d]{{0,30}}?\s{_MONEY}"
)
_PER_HEAD = pattern_of(
    rf"(?<![\d.,]){_N}\s(?P<noun>lượt khách|khách|hộ|người)(?:[^.;\d]{{0,40}}?)(?:doanh thu|tổng)[^.;\d]{{0,30}}?\s"
    rf"{_MONEY}[^.;\d]{{0,20}}?bình quân mỗi\s(?P=noun)[^.;\d]{{0,24}}?\s{_MONEY}"
)
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
_UNIT_PRICE = pattern_of(rf"(?<!\w)đơn giá[^.;,\d]{{0,30}}?\s{_MONEY}/(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_COSTS = pattern_of(r"\s[^.;:()\d]{1,40}?(?:kinh phí|thành tiền|trị giá|số tiền|tổng|giá trị)[^.;:()\d]{0,30}\s")

_OWN_COST = pattern_of(
    r"(?:\s[^\W\d_]+){0,3}\s(?:có giá|giá|giá bán|trị giá|thành tiền|số tiền|hết)(?:\s(?:khoảng|là|bán))*\s"
)
_SCALE_WORDS: Final = tuple(Decimal(10) ** power for power in (3, 6, -3, -6))
"""How far off a product is where "tỷ" stands for "triệu", or "nghìn" for "đồng"."""


def check_products(context: ProseContext) -> list[Finding]:
    """Findings on products and on measures given twice."""
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
        if right and abs(written - right) > OFF * right:
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
