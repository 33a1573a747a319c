"""Units of measure as clerks write them, and a typed amount in another one: ``35 triệu`` is 35 in triệu đồng."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_SCALES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("nghìn", "ngàn", "1.000", "1000"), 3),
    **dict.fromkeys(("triệu", "trđ", "tr.đ", "tr"), 6),
    **dict.fromkeys(("tỷ", "tỉ"), 9),
}
_NOUNS: Final[Mapping[str, tuple[str, Decimal]]] = {
    **dict.fromkeys(("đồng", "đ", "vnđ", "vnd", "việt nam đồng"), ("tiền", Decimal(1))),
    **dict.fromkeys(("usd", "đô la", "đô la mỹ"), ("đô la", Decimal(1))),
    **dict.fromkeys(("eur", "euro"), ("ơ-rô", Decimal(1))),
    **dict.fromkeys(("kg", "kilôgam", "ki-lô-gam", "cân"), ("khối lượng", Decimal(1))),
    **dict.fromkeys(("gam", "g"), ("khối lượng", Decimal("0.001"))),
    "yến": ("khối lượng", Decimal(10)),
    "tạ": ("khối lượng", Decimal(100)),
    "tấn": ("khối lượng", Decimal(1000)),
    **dict.fromkeys(("m", "mét"), ("chiều dài", Decimal(1))),
    **dict.fromkeys(("km", "ki-lô-mét"), ("chiều dài", Decimal(1000))),
    **dict.fromkeys(("cm",), ("chiều dài", Decimal("0.01"))),
    **dict.fromkeys(("m2", "m²", "mét vuông"), ("diện tích", Decimal(1))),
    **dict.fromkeys(("ha", "héc-ta", "hecta"), ("diện tích", Decimal(10_000))),
    **dict.fromkeys(("km2", "km²"), ("diện tích", Decimal(1_000_000))),
    **dict.fromkeys(("%", "phần trăm"), ("tỷ lệ", Decimal(1))),
    **dict.fromkeys(("phút",), ("thời gian", Decimal(1))),
    **dict.fromkeys(("giờ",), ("thời gian", Decimal(60))),
}
_SCALE: Final = pattern_of(
    rf"(?:{'|'.join(word.replace('.', '[.]') for word in sorted(_SCALES, key=len, reverse=True))})(?!\w)"
)
_MONEY: Final = ("trđ", "tr.đ")
_MONEY_SCALES: Final = ("nghìn đồng", "ngàn đồng", "triệu", "tỷ", "tỉ", "trđ", "tr.đ")
_IN_BRACKETS: Final = pattern_of(r"\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: ``scale`` powers of ten (6 in "triệu đồng") of a noun, ``factor`` base units of a dimension.

    ``dimension`` is "" for what is counted ("hồ sơ", "con") and for a bare "triệu".
    """

    noun: str
    dimension: str
    factor: Decimal
    scale: int


def measure_of(text: str) -> Measure | None:
    """The measure that a unit names: ``triệu đồng``, ``tấn``, ``nghìn con``; None for a list of units and for none."""
    rest = " ".join(text.casefold().strip(" .:").split())
    if not rest or any(sign in rest for sign in ",;/"):
        return None
    scale = 0
    while found := _SCALE.match(rest):
        scale += _SCALES[found.group()]
        rest = "đồng" if found.group() in _MONEY else rest[found.end() :].strip(" .")
    dimension, factor = _NOUNS.get(rest, ("", Decimal(1)))
    return Measure(rest, dimension, factor, scale)


def unit_in_name(name: str) -> str:
    """The unit that a name states in brackets, the last one that is a known measure: ``Giá trị (triệu đồng)``."""
    found = [inside for inside in _IN_BRACKETS.findall(name) if (unit := measure_of(inside)) and unit.dimension]
    return found[-1].strip() if found else ""


def in_unit(value: Decimal, typed: str, unit: str) -> Decimal | None:
    """``value``, typed with the unit ``typed``, as a number of ``unit``; None where the two do not fit.

    What is counted ("hồ sơ") leaves the number as it is; a bare "35 triệu" counts what ``unit`` counts.
    """
    seen, wanted = measure_of(typed), measure_of(unit)
    if seen is None or (seen.noun and not seen.dimension and not seen.scale):
        return value
    if wanted is None:
        is_open = bool(unit) and seen.dimension == "tiền" and any(word in unit.casefold() for word in _MONEY_SCALES)
        return None if is_open else value * 10**seen.scale
    if seen.dimension and seen.dimension != wanted.dimension:
        return None
    ratio = seen.factor / wanted.factor if seen.dimension else Decimal(1)
    return value * ratio * Decimal(10) ** (seen.scale - wanted.scale)


_PARTS: Final = pattern_of(r"(\d[\d.,]*)\s*(nghìn|ngàn|triệu|tr|tỷ|tỉ)(?!\w)\s*", re.IGNORECASE)
_SUM: Final = pattern_of(rf"(?:{_PARTS.pattern}){{2,}}(?:đồng|đ)?", re.IGNORECASE)


def dong_of(text: str) -> Decimal | None:
    """The amount in đồng of ``241 tỷ 500 triệu``; None for anything else, also where the sizes do not fall."""
    if not _SUM.fullmatch(text.strip()):
        return None
    parts = [
        (number.rstrip(".,").replace(".", "").replace(",", "."), word.casefold())
        for number, word in _PARTS.findall(text)
    ]
    scales = [_SCALES[word] for _, word in parts]
    if scales != sorted(set(scales), reverse=True) or any(number.count(".") > 1 for number, _ in parts):
        return None
    return sum((Decimal(number) * 10**scale for (number, _), scale in zip(parts, scales, strict=True)), Decimal(0))
