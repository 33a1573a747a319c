"""Units that a thing never has in the size that is printed: P926.

``năng suất lúa 58 tấn/ha`` (58 tạ), ``thu nhập bình quân đầu người 52 tỷ đồng/năm``, ``17,3 tỷ đồng/m²``, ``đàn lợn
12.400 tấn``. The limits are so wide that no right figure is near them. ``điện thương phẩm 612 triệu kW``, ``lượng mưa
312 cm``, ``nhiệt độ từ 27 đến 33%``: units that no such thing is measured in.
``làm chết 11 vụ``, ``tiêu hủy 212 hộ``: units that are no objects of the verb.
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
from tthc_render.prose.spans import around
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_N: Final = r"(?P<number>\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)"
_SCALES: Final = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_WORDS: Final = r"(?: (?:\d{1,2} tháng|tháng \d{1,2}|quý [IV]+|năm \d{4}|[^\W\d_]+)){0,10}?"
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

_YIELD: Final = pattern_of(
    rf"(?<!\w)(?P<what>năng suất(?: [^\W\d_]+){{0,6}}?) {_N}(?P<unit> tấn/ha)(?!\w)", re.IGNORECASE
)
_OTHER_CROPS: Final = pattern_of(
    r"(?<!\w)(?:rau|mía|sắn|khoai|chuối|dưa|cà chua|cam(?! kết)|bưởi|quýt|thanh long|sinh khối|cỏ|dứa|bí (?:đỏ|xanh"
    r"|đao)|bắp cải|su su|hoa|cây ăn quả"
    r"|sầu riêng|mít|xoài|vải|nhãn(?! hiệu| mác)|chè|tôm|cá|dâu|ớt|tỏi|nấm|củ|mì|thủy sản|rừng|keo|trái cây"
    r"|hoa quả)(?!\w)"
)
_HEAVY: Final = 15
_VERBS: Final = (
    r"(?: (?:đạt|là|có|ước|khoảng|hơn|trên|gần|bình quân|trung bình|phổ biến|từ|cao nhất|thấp nhất|vào|ở mức))"
)
_TWO: Final = r"(?:\d[\d.,]* (?:đến|-|–) )?"
_MANY: Final = r"(?: (?:nghìn|ngàn|triệu|tỷ))?"
_FIELDS: Final = "gieo trồng|gieo cấy|gieo sạ|xuống giống|canh tác|rừng"
_YIELDS: Final = "lúa|thóc|lương thực|thủy sản|tôm|cá|thịt|sữa|khai thác|nuôi trồng"
_NO_WEIGHT: Final = r"(?:ha|m|m²|m2|km|tạ/ha|tấn/ha)(?![\w/])"
_ENERGY: Final = "(?:sản lượng điện|điện thương phẩm|điện năng|điện tiêu thụ|tiết kiệm điện)"
_MEASURED: Final = (
    ("kw mw", "điện", _ENERGY, r"[kM]W(?![\w/])"),
    ("kwh mwh", "công suất", "công suất (?:lắp đặt|đặt|cực đại|phụ tải)", r"[kM]Wh(?![\w/])"),
    ("mưa", "lượng mưa", "lượng mưa", r"(?:cm|m|km|lít|ha|độ)(?![\w³²/])"),
    ("nhiệt", "nhiệt độ", "nhiệt độ", r"(?:%|mm|cm|m|mg|lít)(?![\w/])"),
    ("ẩm", "độ ẩm", "độ ẩm", r"(?:°C|mm|m)(?![\w/])"),
    ("gieo giống canh rừng", "diện tích", f"diện tích (?:{_FIELDS})", r"(?:m|km|kg|tấn|tạ|lít)(?![\w²/2])"),
    ("lúa thóc lương thủy tôm cá thịt sữa", "sản lượng", f"sản lượng (?:{_YIELDS})", _NO_WEIGHT),
    ("chiều", "chiều dài", "chiều dài", r"(?:ha|m²|m2|m³|m3|kg|tấn)(?![\w/])"),
    ("tốc", "tốc độ", "tốc độ(?: gió)?", r"(?:km|m²|ha)(?![\w/])"),
)
"""Words of which a text with such a mistake has one, the name of the thing, what may follow it, and its wrong units."""
_SOWING: Final = frozenset({"gieo", "giống"})
_FIGURE: Final = rf"{_WORDS}{_VERBS}{{0,4}} {_TWO}{_N}"
_NEVER: Final = tuple(
    (
        frozenset(words.split()),
        base,
        pattern_of(rf"(?P<what>{thing}){_FIGURE}(?P<unit>{_MANY} ?{units})", re.IGNORECASE),
    )
    for words, base, thing, units in _MEASURED
)
_SOWN: Final = pattern_of(
    rf"(?<!\w)(?P<what>diện tích (?:gieo trồng|gieo cấy|gieo sạ"
    rf"|xuống giống)){_WORDS}{_VERBS}{{0,3}} {_N}(?P<unit> ?(?:m2|m²))(?!\w)",
    re.IGNORECASE,
)
_DONE_TO: Final = (
    (
        "làm",
        pattern_of(
            rf"(?<!\w)(?P<what>làm (?:chết|bị thương|mất tích|tử vong)) {_N}(?P<unit> (?:vụ|nhà|căn|xe|xã|thôn))(?!\w)"
        ),
    ),
    (
        "chết",
        pattern_of(rf"(?<!\w)(?P<what>làm) {_N}(?P<unit> (?:vụ|xe) (?:chết|bị thương|mất tích))(?=[,.;]| \d|$)"),
    ),
    ("nhà", pattern_of(rf"(?<!\w){_N}(?P<what>(?P<unit> nhà (?:chết|bị thương)))(?=[,.;]| \d|$)")),
    ("hủy", pattern_of(rf"(?<!\w)(?P<what>tiêu hủy) {_N}(?P<unit> (?:hộ|người|thôn|xã))(?!\w)")),
    ("tố", pattern_of(rf"(?<!\w)(?P<what>khởi tố) {_N}(?P<unit> (?:m3|m³|ha|con|hộ|tấn|nhà|lượt))(?![\w/])")),
    ("nạp", pattern_of(rf"(?<!\w)(?P<what>kết nạp) {_N}(?P<unit> (?:hộ|vụ|thôn|xã|hồ sơ))(?!\w)")),
)
"""A word of the text, and a verb with a figure whose unit is none of its objects."""
_SMALL_PLOT: Final = pattern_of(
    r"(?<!\w)(?:hộ|ông|bà|mô hình|trình diễn|thí điểm|thử nghiệm|vườn|trường|anh|chị|nhà màng|nhà lưới|hợp tác xã"
    r"|điểm)(?!\w)",
    re.IGNORECASE,
)


def check_odd_units(context: ProseContext) -> list[Finding]:
    """Findings on figures whose unit cannot be theirs."""
    out: list[Finding] = []
    things = [(base, pattern) for words, base, pattern in _NEVER if not words.isdisjoint(context.vocabulary)]
    sown = not _SOWING.isdisjoint(context.vocabulary)
    for reading in context.running:
        if not reading.has_digits:
            continue
        low = reading.low
        if "năng suất" in low:
            yields = {x.start("number"): x for x in _YIELD.finditer(reading.text) if _is_heavy(reading, x)}
            yields |= {x.start("number"): x for x in _RICE.finditer(reading.text) if _is_no_yield(x)}
            out += [x for found in yields.values() for x in _odd(reading, found)]
        for base, pattern in things:
            out += [x for found in pattern.finditer(reading.text) for x in _odd(reading, found)] if base in low else ()
        if sown and "diện tích " in low and not _SMALL_PLOT.search(low):
            out += [x for found in _SOWN.finditer(reading.text) for x in _odd(reading, found)]
        if "thu nhập bình quân" in low:
            out += [x for found in _INCOME.finditer(reading.text) if _is_no_income(found) for x in _odd(reading, found)]
        if "đồng/" in low:
            rates = [*_RATE.finditer(reading.text), *(_PRICE.finditer(reading.text) if "giá " in low else ())]
            out += [x for found in rates for x in _odd(reading, found)]
        for word, pattern in _DONE_TO:
            if word in reading.vocabulary:
                out += [x for found in pattern.finditer(low) for x in _odd(reading, found)]
        if "đàn " in low:
            out += [x for found in _HERD.finditer(reading.text) for x in _odd(reading, found)]
    return out


def _value(found: re.Match[str]) -> Decimal:
    return read_printed(found["number"]) or Decimal(0)


def _is_no_yield(found: re.Match[str]) -> bool:
    """Grain: from 0,5 to 15 tấn/ha."""
    tons = _value(found) / (10 if "tạ" in found["unit"] else 1)
    return bool(tons) and not Decimal("0.5") <= tons <= 15


def _is_heavy(reading: Reading, found: re.Match[str]) -> bool:
    """``năng suất ước 68,5 tấn/ha, giảm 0,2 tạ/ha``, in a paragraph on rice."""
    sentence = around(reading.low, found.start(), found.end())
    rice = "lúa" in reading.low and not _OTHER_CROPS.search(reading.low)
    return _value(found) > _HEAVY and (" tạ/ha" in sentence or rice) and not _OTHER_CROPS.search(sentence)


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
