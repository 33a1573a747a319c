"""Figures that multiply: yields, prices, shares of money, and one measure in two units. P913, P914."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip, slips_into
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
        if "năng suất" in reading.low:
            out += _yields(reading)
        if "đồng" in reading.text:
            out += _money(reading)
            out += _tenfold_costs(reading)
            out += _scaled_prices(reading) if "đồng/" in reading.text else ()
        if reading.has_digits and (_OPENS.search(reading.text) or any(map(reading.text.__contains__, _APART))):
            out += _two_units(reading)
    return out


def _value(text: str, scale: str | None = "") -> Decimal:
    return (read_printed(text) or Decimal(0)).scaleb(_SCALES[scale or ""])


def _yields(reading: Reading) -> Iterator[Finding]:
    """``5.200 ha …, năng suất 65 tạ/ha, sản lượng 33.800 tấn``: what an area and a yield make.

    The area is the first of the sentence; an output that another area of it makes, or another power of ten of the
    right one, is told apart.
    """
    for rate in _RATE.finditer(reading.text):
        start = max(reading.text.rfind(mark, 0, rate.start()) for mark in (". ", "\n")) + 1
        other = max((x.end() for x in _RATE.finditer(reading.text, start, rate.start())), default=start)
        areas = list(_AREA.finditer(reading.text, other, rate.start()))
        stop = min(
            (at for mark in (". ", " năng suất ") if (at := reading.text.find(mark, rate.end())) >= 0), default=None
        )
        made = _OUTPUT.search(
            reading.text, rate.end(), min(rate.end() + _NEXT, len(reading.text) if stop is None else stop)
        )
        if made and ";" in reading.text[rate.end() : made.start()].rstrip(" ;"):
            made = None  # "…; ngô 300 ha, sản lượng 1.500 tấn": of another crop
        made = made or _OUTPUT.search(reading.text, other, rate.start())
        near = bool(areas)
        if made and not near:
            areas = list(_AREA.finditer(reading.text, rate.end(), made.start()))
            areas = areas or list(_AREA.finditer(reading.text, 0, start))
            areas = areas if len(areas) == 1 else []
        if not areas or made is None:
            continue
        each = _value(rate[1]) * (Decimal("0.1") if rate[2] == "tạ" else 1)
        written = (
            _value(made["output"]) * (1000 if made["scale"] else 1) * (Decimal("0.1") if made["unit"] == "tạ" else 1)
        )
        rights = [each * _value(area[1]) for area in areas]
        if any(not right or not _is_off(written, right) for right in rights):
            continue
        powers, off = (_TENS, OFF) if near else (_TEN, _FINE)
        tenfold = [
            nth
            for nth, right in enumerate(rights)
            if any(abs(written - right * power) <= off * right * power for power in powers)
        ]
        nth = tenfold[0] if tenfold else 0
        # What was sown is more than what was reaped: an output that no slip explains may be of another area.
        slipped = (
            near
            and len(areas) == 1
            and any(
                _is_slipped(printed, value, wanted)
                for printed, value, wanted in (
                    (made["output"], written, rights[0]),
                    (areas[0][1], _value(areas[0][1]), written / each if each else written),
                    (rate[1], each, written / _value(areas[0][1]) if _value(areas[0][1]) else each),
                )
            )
        )
        if tenfold or slipped:
            words = f"{areas[nth][1]} ha × {rate[1]} {rate[2]}/ha"
            yield finding(
                "P913", reading.passage.at(made.start("output")), computation=words,
                right=f"{format_decimal(rights[nth].normalize())} tấn", written=f"{made['output']} {made['unit']}",
                quote=quote(reading.text, areas[nth].start(), max(made.end(), rate.end())),
            )  # fmt: skip


def _is_slipped(printed: str, written: Decimal, right: Decimal) -> bool:
    """Does one slip of typing lead from the output as printed to what area and yield make?"""
    digits = read_printed(printed) or Decimal(0)
    if not written or not digits:
        return False
    step = Decimal(1).scaleb(-len(printed.partition(",")[2]))
    unit = written / digits
    low, high = (right * (1 - OFF) / unit / step, right * (1 + OFF) / unit / step)
    return slips_into((digits / step).to_integral_value(), low, high)


def _money(reading: Reading) -> Iterator[Finding]:
    """``45 suất, mỗi suất 300.000 đồng, tổng 13,5 triệu đồng``; ``5% của 214 tỷ đồng, số tiền 10,7 tỷ đồng``."""
    text = reading.text
    for found in _EACH.finditer(text) if "mỗi" in text or "mức" in text else ():
        groups = found.groupdict()
        named = groups["same"] or groups["per"]
        if named != groups["noun"] or "mỗi" in text[text.rfind(". ", 0, found.start()) + 1 : found.start()]:
            continue  # "14 nhà (mỗi nhà 30 triệu đồng), 05 nhà (mỗi nhà 60 triệu đồng), tổng 720 triệu đồng"
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


def _tenfold_costs(reading: Reading) -> Iterator[Finding]:
    """``đơn giá 6.500 đồng/hộp. Tổng nhu cầu là 3.312.000 hộp, kinh phí 215 tỷ 280 triệu đồng``: ten times too much."""
    prices = list(_UNIT_PRICE.finditer(reading.text)) if "đơn giá" in reading.text.lower() else []
    if len({price["noun"].lower() for price in prices}) < len(prices):
        return
    for price in prices:
        for number, cost in pairwise(reading.counts):
            called = reading.text[number.end : cost.start]
            if cost.unit != "đồng" or not _COSTS.fullmatch(called) or called.split()[0].rstrip(",") != price["noun"]:
                continue
            right = number.count * _value(price[1], price[2])
            if number.exact and cost.exact and any(cost.count == right * power for power in _TENS):
                yield finding(
                    "P913", reading.passage.at(cost.start), right=f"{_printed(right)} đồng", written=cost.text,
                    computation=f"{number.text} {price['noun']} × {price[1]} {price[2] or ''}".strip() + " đồng",
                    quote=quote(reading.text, number.start, cost.end),
                )  # fmt: skip


def _scaled_prices(reading: Reading) -> Iterator[Finding]:
    """``giá bán 17,3 tỷ đồng/m²; một căn 60 m² có giá khoảng 1,04 tỷ đồng``: a scale word that is one too many."""
    figures = reading.quantities
    for nth, price in enumerate(figures):
        money, stroke, noun = price.unit.partition("/")
        if money != "đồng" or not stroke or not price.count:
            continue
        end = next((x.end for x in reading.sentences if x.start <= price.start < x.end), price.end)
        for number, cost in pairwise(figures[nth + 1 :]):
            if cost.end > end or cost.unit.startswith("đồng/"):
                break
            called = reading.text[number.end : cost.start]
            if cost.unit != "đồng" or not number.count or not _OWN_COST.fullmatch(called.removeprefix(f" {noun}")):
                continue
            if f" {noun}" not in called[: len(noun) + 1] or not cost.count:
                continue
            times = price.count * number.count / cost.count
            power = next((power for power in _SCALE_WORDS if abs(times / power - 1) <= OFF), None)
            if power:
                yield finding(
                    "P913", reading.passage.at(price.start), written=f"{price.text} {price.noun}/{noun}",
                    right=f"{_printed(price.count / power)} đồng/{noun}",
                    computation=f"{cost.text} {cost.noun} / {number.text} {noun}",
                    quote=quote(reading.text, price.start, cost.end),
                )  # fmt: skip
                return


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
