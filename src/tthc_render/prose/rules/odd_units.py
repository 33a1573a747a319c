"""Units that a thing never has in the size that is printed: P926.

``năng suất lúa 58 tấn/ha`` (58 tạ), ``thu nhập bình quân đầu người 52 tỷ đồng/năm``, ``17,3 tỷ đồng/m²``, ``đàn lợn
12.400 tấn``. The limits are so wide that no right figure is near them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_N: Final = r"(?P<number>\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)"
_SCALES: Final = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_RICE: Final = pattern_of(
    rf"(?<!\w)(?P<what>năng suất (?:lúa|ngô|lạc|đậu|thóc)(?: [^\W\d_]+){{0,5}}?) {_N}(?P<unit> (?:tấn"
    rf"|tạ)/ha)(?!\w)",
    re.IGNORECASE,
)
_INCOME: Final = pattern_of(
    rf"(?<!\w)(?P<what>thu nhập bình quân(?: đầu người| người dân)?(?: [^\W\d_]+){{0,4}}?) {_N}"
    r"(?P<unit> (?:(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ) )?đồng(?:/người)?(?:/(?P<time>tháng|năm))?)(?!\w)",
    re.IGNORECASE,
)
_RATE: Final = pattern_of(
    rf"(?<![\d.,]){_N}(?P<unit> (?:tỷ|tỉ) đồng/(?:m2|m²|kg|lít|ngày công|suất|con|cây|người/tháng"
    rf"|hộ/tháng|hồ sơ"
    r"|học sinh|em|cháu|phần|bộ))(?!\w)"
)
_PRICE: Final = pattern_of(
    rf"(?<!\w)(?P<what>giá (?:lúa|gạo|thóc|lợn|gà|cà phê|hồ tiêu|tiêu|rau|cá|tôm|ngô|thịt)(?: [^\W\d_]+){{0,4}}?) {_N}"
    r"(?P<unit> (?:triệu|tỷ|tỉ) đồng/kg)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_HERD: Final = pattern_of(
    rf"(?<!\w)(?P<what>(?:tổng )?đàn (?:trâu|bò|lợn|heo|gà|vịt|dê|gia cầm|gia súc|hươu)(?: (?:có|đạt|là|hiện có"
    rf"|khoảng|ước)){{0,2}}) {_N}"
    r"(?P<unit> (?:tấn|tạ|ha|m2|m²|km|đồng|lít|người|hộ))(?!\w)", re.IGNORECASE,
)  # fmt: skip


def check_odd_units(context: ProseContext) -> list[Finding]:
    """Findings on figures whose unit cannot be theirs."""
    out: list[Finding] = []
    for reading in context.running:
        low = reading.low
        if "năng suất" in low:
            out += [x for found in _RICE.finditer(reading.text) if _is_no_yield(found) for x in _odd(reading, found)]
        if "thu nhập bình quân" in low:
            out += [x for found in _INCOME.finditer(reading.text) if _is_no_income(found) for x in _odd(reading, found)]
        if "đồng/" in low:
            rates = [*_RATE.finditer(reading.text), *(_PRICE.finditer(reading.text) if "giá " in low else ())]
            out += [x for found in rates for x in _odd(reading, found)]
        if "đàn " in low:
            out += [x for found in _HERD.finditer(reading.text) for x in _odd(reading, found)]
    return out


def _value(found: re.Match[str]) -> Decimal:
    return read_printed(found["number"]) or Decimal(0)


def _is_no_yield(found: re.Match[str]) -> bool:
    """Grain: from 0,5 to 15 tấn/ha."""
    tons = _value(found) / (10 if "tạ" in found["unit"] else 1)
    return bool(tons) and not Decimal("0.5") <= tons <= 15


def _is_no_income(found: re.Match[str]) -> bool:
    """From 3 to 900 million a year, a twelfth of it a month; where no time is said, either."""
    value = _value(found).scaleb(_SCALES[(found["scale"] or "").lower()])
    month, year = (Decimal(300_000), Decimal(90_000_000)), (Decimal(3_000_000), Decimal(900_000_000))
    least, most = {"tháng": month, "năm": year}.get((found["time"] or "").lower(), (month[0], year[1]))
    return bool(value) and not least <= value <= most


def _odd(reading: Reading, found: re.Match[str]) -> Iterator[Finding]:
    written = f"{found['number']}{found['unit']}"
    at = found.start("number")
    yield finding(
        "P926", reading.passage.at(at), written=written.strip(),
        quote=quote(reading.text, max(0, found.start() - 20), found.end()),
    )  # fmt: skip
