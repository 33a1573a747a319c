"""Figures that multiply: yields, prices, shares of money, and one measure in two units. P913, P914."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal, read_printed

OFF: Final = Decimal("0.02")
"""Yields and prices are rounded: a product may miss by this share."""
_N = r"(\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)"
_SCALES: Final = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_POWERS: Final = frozenset(Decimal(10) ** power for power in range(1, 7))
_SCALE = "(?:(nghìn|ngàn|triệu|tỷ|tỉ)\\s)?"
_UNITS: Final[dict[str, tuple[str, Decimal]]] = {
    "ha": ("diện tích", Decimal(10_000)), "m2": ("diện tích", Decimal(1)), "m²": ("diện tích", Decimal(1)),
    "km2": ("diện tích", Decimal(1_000_000)), "km²": ("diện tích", Decimal(1_000_000)),
    "tấn": ("khối lượng", Decimal(1000)), "tạ": ("khối lượng", Decimal(100)), "kg": ("khối lượng", Decimal(1)),
    "m3": ("thể tích", Decimal(1000)), "m³": ("thể tích", Decimal(1000)), "lít": ("thể tích", Decimal(1)),
    "km": ("độ dài", Decimal(1000)), "m": ("độ dài", Decimal(1)),
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_WORDS = r"(?: [^\W\d_]{1,8}){0,4}"
_MONEY = rf"{_N}\s{_SCALE}đồng"
_YIELD = re.compile(
    rf"(?<![\d.,]){_N}\sha(?!\w)[^.;]{{0,60}}?năng suất{_WORDS}\s{_N}\s(tạ|tấn)/ha[^.;\d]{{0,40}}?"
    rf"sản lượng{_WORDS}\s{_N}\s(tấn|tạ)(?!\w)"
)
_EACH = re.compile(
    rf"(?<![\d.,]){_N}\s(?P<noun>[^\W\d_]+)(?:[^.\d]{{0,90}}?)"
    rf"(?:mỗi\s(?P<same>[^\W\d_]+)|với mức|mức (?:hỗ trợ|chi))(?:[^.;\d]{{0,40}}?)\s"
    rf"{_MONEY}(?:/(?P<per>[^\W\d_]+))?(?:[^.;\d]{{0,30}}?)(?:tổng|doanh thu)[^.;\d]{{0,30}}?\s{_MONEY}"
)
_PER_HEAD = re.compile(
    rf"(?<![\d.,]){_N}\s(?P<noun>lượt khách|khách|hộ|người)(?:[^.;\d]{{0,40}}?)(?:doanh thu|tổng)[^.;\d]{{0,30}}?\s"
    rf"{_MONEY}[^.;\d]{{0,20}}?bình quân mỗi\s(?P=noun)[^.;\d]{{0,24}}?\s{_MONEY}"
)
_PART_OF_MONEY = re.compile(
    rf"(?<![\d.,]){_N}%\s[^.;\d]{{2,50}}?của\s{_MONEY}[^.;\d]{{0,30}},\s(?:số tiền|tức|tương đương)"
    rf"[^.;\d]{{0,30}}?\s{_MONEY}"
)
_IN_BRACKETS = re.compile(
    rf"(?<![\d.,]){_N}\s?(?P<scale>nghìn|ngàn|triệu|tỷ)?\s?(?P<unit>{_UNIT})\s\((?P<same>tương đương\s|bằng\s|=\s?)?"
    rf"(?P<other>\d[\d.,]*)\s?(?P<scale2>nghìn|ngàn|triệu|tỷ)?\s?(?P<unit2>{_UNIT})\)"
)

_OPENS = re.compile(r"\((?:tương|bằng|tức|=|\d)")
_MONEY_TWICE = re.compile(rf"(?<![\d.,]){_MONEY}\s\((?:tương đương\s|bằng\s|tức\s|=\s?)?{_MONEY}\)")


def check_products(context: ProseContext) -> list[Finding]:
    """Findings on products and on measures given twice."""
    out: list[Finding] = []
    for reading in context.running:
        if "năng suất" in reading.text:
            out += _yields(reading)
        if "đồng" in reading.text:
            out += _money(reading)
        if _OPENS.search(reading.text):
            out += _two_units(reading)
    return out


def _value(text: str, scale: str | None = "") -> Decimal:
    return (read_printed(text) or Decimal(0)).scaleb(_SCALES[scale or ""])


def _yields(reading: Reading) -> Iterator[Finding]:
    """``5.200 ha …, năng suất 65 tạ/ha, sản lượng 33.800 tấn``."""
    for found in _YIELD.finditer(reading.text):
        tons = _value(found[1]) * _value(found[2]) * (Decimal("0.1") if found[3] == "tạ" else 1)
        right = tons * (10 if found[5] == "tạ" else 1)
        if _is_off(_value(found[4]), right):
            yield _finding(
                reading, found, 4, f"{found[1]} ha × {found[2]} {found[3]}/ha", f"{format_decimal(right, 0)} {found[5]}"
            )


def _money(reading: Reading) -> Iterator[Finding]:
    """``45 suất, mỗi suất 300.000 đồng, tổng 13,5 triệu đồng``; ``5% của 214 tỷ đồng, số tiền 10,7 tỷ đồng``."""
    text = reading.text
    for found in _EACH.finditer(text) if "mỗi" in text or "mức" in text else ():
        groups = found.groupdict()
        named = groups["same"] or groups["per"]
        if named != groups["noun"]:
            continue
        numbers = [found.group(at) for at in _positions(found)]
        right = _value(numbers[0]) * _value(numbers[1], numbers[2])
        written = _value(numbers[3], numbers[4])
        if _is_off(written, right) or (written != right and is_slip(written, right)):
            words = f"{numbers[0]} {groups['noun']} × {numbers[1]} {numbers[2] or ''}".strip()
            yield _finding(reading, found, _positions(found)[3], f"{words} đồng", f"{_printed(right)} đồng")
    for found in _PER_HEAD.finditer(text) if "bình quân mỗi" in text else ():
        right = _value(found[3], found[4]) / _value(found[1]) if _value(found[1]) else Decimal(0)
        if right and _is_off(_value(found[5], found[6]), right):
            yield _finding(
                reading, found, 5, f"{found[3]} {found[4] or ''} đồng / {found[1]}", f"{_printed(right)} đồng"
            )
    for found in _PART_OF_MONEY.finditer(text) if "%" in text and "của" in text else ():
        right = _value(found[1]) * _value(found[2], found[3]) / 100
        if _is_off(_value(found[4], found[5]), right):
            yield _finding(
                reading, found, 4, f"{found[1]}% × {found[2]} {found[3] or ''} đồng", f"{_printed(right)} đồng"
            )


def _positions(found: re.Match[str]) -> list[int]:
    """Numbers of the groups that have no name: count, price with scale, total with scale."""
    named = set(found.re.groupindex.values())
    return [at for at in range(1, found.re.groups + 1) if at not in named]


def _printed(value: Decimal) -> str:
    """The largest scale word that leaves a number from 1 on."""
    for word, power in (("tỷ", 9), ("triệu", 6)):
        if value >= Decimal(10) ** power:
            return f"{format_decimal((value / Decimal(10) ** power).normalize())} {word}"
    return format_decimal(value, 0)


def _is_off(written: Decimal, right: Decimal) -> bool:
    return bool(right) and abs(written - right) > OFF * right


def _finding(reading: Reading, found: re.Match[str], group: int, computation: str, right: str) -> Finding:
    return finding(
        "P913", reading.passage.at(found.start(group)), computation=computation, right=right, written=found[group],
        quote=quote(reading.text, found.start(), found.end()),
    )  # fmt: skip


def _two_units(reading: Reading) -> Iterator[Finding]:
    """``12,5 ha (tương đương 125.000 ha)``: one measure twice, with a unit that does not fit."""
    for found in _IN_BRACKETS.finditer(reading.text):
        (kind, worth), (other_kind, other_worth) = _UNITS[found["unit"]], _UNITS[found["unit2"]]
        first, second = _value(found[1], found["scale"]) * worth, _value(found["other"], found["scale2"])
        if not first or (kind == other_kind and first == second * other_worth):
            continue
        fitting = [unit for unit, (of, one) in _UNITS.items() if of == kind and second * one == first]
        if fitting or (found["same"] and kind == other_kind):
            yield finding(
                "P914", reading.passage.at(found.start("other")), written=f"{found['other']} {found['unit2']}",
                one=f"{found[1]} {found['unit']}", quote=quote(reading.text, found.start(), found.end()),
                right=f"{found['other']} {fitting[0]}" if fitting
                else f"{format_decimal(first / other_worth)} {found['unit2']}",
            )  # fmt: skip
    for found in _MONEY_TWICE.finditer(reading.text) if "đồng (" in reading.text else ():
        one, other = _value(found[1], found[2]), _value(found[3], found[4])
        if one and other and max(one, other) / min(one, other) in _POWERS:
            yield finding(
                "P914", reading.passage.at(found.start(3)), written=f"{found[3]} {found[4] or ''} đồng",
                one=f"{found[1]} {found[2] or ''} đồng", right=f"{_printed(one)} đồng",
                quote=quote(reading.text, found.start(), found.end()),
            )  # fmt: skip
