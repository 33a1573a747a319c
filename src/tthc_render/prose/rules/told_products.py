"""So many things at so much each, and what that comes to, told in one row: P913.

``102 chiếc, đơn giá 7,5 triệu đồng, thành tiền 612 triệu đồng``; ``3 lớp. Mỗi lớp 35 học viên, tổng số 115 học viên``;
``12 thành viên, công tác 5 ngày; phụ cấp 300.000 đồng/người/ngày, thành tiền 16 triệu đồng``. The words leave no other
reading, so that no slip need explain the total. Nothing is said where any of the figures before it make the total,
where several rates stand in the passage and the total may be that of all, nor of prices with discounts and taxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.measures import MONEY, Measured, measured
from tthc_render.prose.rates import EPSILON, Time, rates_of, times_of
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"mỗi", "mức", "giá", "phụ", "định"})
_TOTAL: Final = pattern_of(
    r"(?:[^.;:\d]|m[²³23]){0,60}?[,;.)]\s(?P<word>thành tiền|số tiền|tổng|tương đương|tức(?: là)?|trị giá|cộng"
    r"|(?:với )?kinh phí|doanh thu|giá trị|cần|hết|chi)(?!\w)(?: (?!ước)[^\W\d_]+){0,5}:?\s",
    re.IGNORECASE,
)
_PRICE: Final = pattern_of(r"(?<!\w)(?:đơn giá|giá|mức chi|định mức)(?!\w)[^.;:()\d]{0,30}$", re.IGNORECASE)
_REDUCED: Final = pattern_of(
    r"(?<!\w)(?:giảm|chiết khấu|thuế|vat|ưu đãi|miễn|còn lại|tạm ứng|làm tròn|khoảng|ước|hơn|gần|trên|bổ sung|đợt|trừ"
    r"|đối ứng|hỗ trợ \d+%|\d\s?%)(?!\w)",
    re.IGNORECASE,
)
_MORE: Final = pattern_of(r"[^.;\d]{0,60}?(?<!\w)(?:gồm|kể cả|cả tiền|cả chi)(?!\w)", re.IGNORECASE)
_SENTENCE: Final = pattern_of(r"[.;]\s")
_EACH: Final = pattern_of(r"\.\s(?:Mỗi|Mức|Đơn giá)(?!\w)")
_MILLION: Final = 1e6
_LEAST, _MOST, _FIGURES = 0.5, 2.0, 8
_TENS: Final = (10.0, 100.0, 1000.0, 1e6)
_TIMES: Final = ("ngày", "tháng", "năm")
_BACK: Final = 160


class _Product(NamedTuple):
    """A number of things, what is for each of them, for how many days or months, and the total that is told."""

    number: Measured
    rate: Measured
    per: str
    time: Time | None
    total: Measured
    sure: bool
    """Is the total called that of this row?"""

    @property
    def made(self) -> float:
        """What they come to."""
        return self.number.value * self.rate.value * (self.time.number if self.time else 1)


def check_told_products(context: ProseContext) -> list[Finding]:
    """Findings on totals that the number and the rate right before them do not make."""
    return [
        item
        for reading in context.saying(_SAID)
        if reading.has_digits and not reading.crowded
        for item in _of_passage(reading)
    ]


def _of_passage(reading: Reading) -> Iterator[Finding]:
    figures = measured(reading)
    products = [one for at, x in enumerate(figures[:-1]) if (one := _product(reading, figures, at, x))]
    for one in products:
        if not one.sure and len(products) + len(rates_of(reading)) > 2:
            continue
        if _is_wrong(reading, figures, one):
            reading.compare(one.total, one.rate, one.number)
            yield _told(reading, one)


def _product(reading: Reading, figures: Sequence[Measured], at: int, x: Measured) -> _Product | None:
    """A figure as a rate, with the number before it and the total behind it."""
    total = figures[at + 1]
    said = _TOTAL.fullmatch(reading.text, x.end, total.start)
    if said is None or total.unit.kind != x.unit.kind or total.is_rough or x.is_rough or total.of is None or not x.of:
        return None
    rate = next((rate for rate in rates_of(reading) if rate.figure is x), None)
    if rate and (rate.is_of_others or rate.per is None or rate.is_said_mean):
        return None
    if rate is None and not (x.unit.kind == MONEY and _PRICE.search(reading.low, max(0, x.start - _BACK), x.start)):
        return None
    before = [y for y in figures[:at] if not (y.is_planned or y.is_rough) and y.of is not None]
    start = _sentence(reading, x.start)
    if rate and rate.per:
        numbers = [y for y in before if y.unit.kind == rate.per.kind and y.start >= start]
    else:
        numbers = [y for y in before[-1:] if y.start >= start and ";" not in reading.text[y.end : x.start]]
    if len(numbers) != 1 or numbers[0].unit.kind == x.unit.kind:
        return None
    time: Time | None = None
    if rate and rate.time:
        counted = [t for t in times_of([reading], rate.time) if not t.named and start <= t.start < x.start]
        if len(counted) > 1:
            return None
        time = counted[0] if counted else None
    sure = not said["word"].lower().startswith(("tổng", "cộng"))
    per = "/".join(word for word in ((rate.per.word if rate.per else ""), rate.time) if word) if rate else ""
    return _Product(numbers[0], x, per, time, total, sure)


def _sentence(reading: Reading, at: int) -> int:
    """Where the sentence of a place begins, with the one before it if it goes on with “Mỗi …”."""
    ends = [found.start() for found in _SENTENCE.finditer(reading.text, 0, at) if reading.text[found.start()] == "."]
    if ends and _EACH.match(reading.text, ends[-1]):
        ends.pop()
    return ends[-1] + 1 if ends else 0


def _is_wrong(reading: Reading, figures: Sequence[Measured], one: _Product) -> bool:
    total, made = one.total, one.made
    start = _sentence(reading, one.number.start)
    stop = _SENTENCE.search(reading.text, total.end)
    if _REDUCED.search(reading.text, start, stop.start() if stop else len(reading.text)):
        return False
    if _MORE.match(reading.text, total.end):
        return False  # "tổng chi 12 triệu đồng, gồm cả tiền thuê xe"
    kind, before = one.rate.unit.kind, [y for y in figures if y.end <= total.start]
    near = [y.value / y.unit.worth if y.unit.kind == kind else y.value for y in before]
    spans = [t.number for unit in _TIMES for t in times_of([reading], unit) if not t.named]
    factors = [*dict.fromkeys([*near, *spans])]
    room = total.slack + EPSILON * total.value
    if len(factors) > _FIGURES:
        return False
    for size in range(3):
        for some in combinations(factors, size):
            value = one.rate.value * prod(some)
            if abs(value - total.value) <= room or abs(value / one.rate.unit.worth - total.value) <= room:
                return False
            if abs(one.number.value * one.rate.value * prod(some) - total.value) <= room:
                return False
    if one.per.endswith(("tháng", "ngày", "năm")) and one.time is None and not _LEAST < total.value / made < 1 / _LEAST:
        return False
    ratio = total.value / made
    return _LEAST <= ratio <= _MOST or any(
        abs(ratio - ten) < EPSILON or abs(ratio * ten - 1) < EPSILON for ten in _TENS
    )


def _told(reading: Reading, one: _Product) -> Finding:
    rate = f"{one.rate.shown}/{one.per}" if one.per else one.rate.shown
    computation = " × ".join([one.number.shown, rate, *([one.time.text] if one.time else [])])
    x = one.total
    worth, noun = x.unit.worth * (float(x.of.scale) if x.of else 1), x.of.noun or x.unit.word if x.of else x.unit.word
    if x.unit.kind == MONEY and one.made < worth:
        worth, noun = (1e6, f"triệu {MONEY}") if one.made >= _MILLION else (1.0, MONEY)
    value = f"{one.made / worth:.7f}".rstrip("0").rstrip(".")
    return finding(
        "P913", reading.passage.at(x.start), computation=computation, written=x.shown,
        right=f"{format_decimal(Decimal(value))} {noun}",
        quote=quote(reading.text, max(0, one.number.start - 10), x.end + 20),
    )  # fmt: skip
