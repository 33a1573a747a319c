"""Shares of counts: P401 to P403.

A share is computed again from the counts that the text names for it and rounded as the writer did. What a percentage
is of decides: changes ("tăng 5%"), moves ("từ 12% xuống còn 2%"), bounds ("dưới 3%") and percentages of a plan or of
last year are no shares of the counts beside them. Where the base is named or other shares of the list prove it, a wrong
share is a finding; where the base is only likely, it is one if a single slip of typing explains it; else the rule is
silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, fits_in_scale, is_slip, slips_into
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, ratio_shown
from tthc_render.prose.nouns import KNOWN_UNITS, PERSONS, UNITS, comparable, nouns_in
from tthc_render.prose.outline import role
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.literal_bases import of_literal
from tthc_render.prose.rules.loose_bases import of_any
from tthc_render.prose.rules.named_shares import OF_ALL, is_called
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import (
    TELLING_DIGITS,
    Share,
    is_of_then,
    is_rate_of_its_own,
    of_named,
    of_plan,
    of_scope,
    out_of,
    part_of,
    says_of,
    told_of_then,
)  # fmt: skip
from tthc_render.prose.rules.shares_of_ratios import of_ratio, of_ratio_after
from tthc_render.prose.spans import Quantity, Ratio, up_to
from tthc_render.vietnamese.numbers import format_decimal, format_percent, share_places
from tthc_render.vietnamese.patterns import pattern_of

_CLOSE: Final = 60
_NEAR_ONES: Final = 8
_MOVED_TO = pattern_of(r"[^.;()\d]{0,30}\s(?:lên|xuống|còn)(?:\s(?:còn|mức|tới|đến|thành|chỉ còn))?\s")
_MOVED_FROM = pattern_of(r"(?<!\w)từ\s(?:mức\s)?$", re.IGNORECASE)
_ALL: Final = 100
_LEAST_COUNT: Final = 100
_PLAIN: Final = Decimal(10) ** 6
"""Larger numbers are money, of which scale words stand for the zeros."""
_NAMED_BASE = pattern_of(
    r"\s?%\s{1,2}(?:(?:trên|trong|của|so với)\s)?(?:tổng\s)?số\s{1,2}(?:lượng\s)?(?P<what>[^.;:,()\d]{2,60})",
    re.IGNORECASE,
)
_OTHER_TIME = pattern_of(
    r"(?<!\w)(?:so với (?:[^\W\d_]+ ){0,3}(?:năm|tháng|quý|cùng kỳ|kỳ|đầu|cuối|thời)|cùng kỳ|năm trước|kỳ trước)"
    r"[^.;()]{0,30}$",
    re.IGNORECASE,
)
_CALLED = pattern_of(
    r"\s?%\s(?:(?:của|trong|trên)\s)?(?:tổng\s|toàn\s)?(?P<noun>sản lượng|diện tích|dư nợ|doanh thu|dân số|giá trị"
    r"|vốn|nguồn|thu|chi|kim ngạch|GRDP|GDP|quy mô|trữ lượng|công suất|đàn|biên chế|quỹ|khối lượng|nhu cầu)"
    r"(?P<more>(?:\s[^\W\d_]+){0,3})"
)
_OF_MONEY: Final = frozenset({"dư nợ", "doanh thu", "kim ngạch", "grdp", "gdp", "nhu cầu"})
"""Nouns that no unit implies, as "ha" does "diện tích"."""
_OF_TOTAL = pattern_of(r"\s?%\s(?:(?:trên|trong|của|so với)\s)?tổng(?!\w)", re.IGNORECASE)
_ONE_PART = pattern_of(r"(?<!\w)(?:trong (?:số )?đó|gồm)(?!\w)[^.;\d]{0,50}$", re.IGNORECASE)
"""``trong đó bắt buộc 16,98 triệu người; tự nguyện 1,94 triệu người, chiếm 10,3% tổng số``: not of the former."""
_OF_SOME = pattern_of(r"\s?%\s(?:(?:trên|trong|của|so với)\s)?(?P<what>[^.;:,()\d]{2,70})")
_THOSE_THAT_REACH = pattern_of(r"\s[^.;:,()\d]{2,30}\s(?:đạt|có)(?: (?:tỷ|tỉ) lệ| mức)?[^.;:,()\d]{0,30}\s")
"""``17/24 khu vực đạt tỷ lệ 100%``: each of the 17."""
_NARROWS = pattern_of(r"(?<!\w)(?:mới|trực tuyến|trực tiếp|đến hạn|quá hạn|trễ hạn|tồn|cũ|đủ điều kiện|hợp lệ)(?!\w)")
_OF_THE_PLACE: Final = nouns_in(
    "của toàn cả tỉnh xã phường huyện ngành nước địa bàn trên trong năm kỳ các được giao này"
)
_NO_BASE: Final = frozenset({"Kế hoạch", "chỉ tiêu", "mục tiêu", "kết quả", "Nghị quyết", "Quyết định", "đồng", "bộ"})
"""Nouns behind a percentage that say what it is held against, not what it is a share of."""
_OF_ALL_FILES = pattern_of(r"\s?%\s{0,3}(?:trên|trong|so với)?\s{0,3}tổng số hồ sơ (?:đã )?(tiếp nhận|giải quyết)")


def check_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares of counts."""
    out: list[Finding] = []
    for reading in context.running:
        if "%" not in reading.text:
            continue
        percents = [quantity for quantity in reading.quantities if quantity.percent and quantity.value is not None]
        for percent in percents:
            out += _share(context, reading, percent, percents)
    return out


# What is it a share of? ---------------------------------------------------------------------------------------------


def _share(
    context: ProseContext, reading: Reading, percent: Quantity, percents: Sequence[Quantity]
) -> Iterator[Finding]:
    means = meaning(reading, percent)
    if means in (PercentageKind.CHANGE, PercentageKind.MOVE, PercentageKind.BOUND, PercentageKind.LEVEL):
        return
    candidates = [*of_ratio(reading, percent), *of_ratio_after(reading, percent)] or list(out_of(reading, percent))
    candidates = candidates or list(of_literal(reading, percent))
    if not candidates and means is PercentageKind.PLAN:
        candidates = list(of_plan(reading, percent))
    elif not candidates and (named := _NAMED_BASE.match(reading.text, percent.end)):
        candidates = list(of_named(reading, percent, named["what"]))
        if not candidates:
            yield from _of_all(reading, percent, context.readings)
            return
    elif not candidates:
        candidates = list(of_scope(reading, percent, percents)) or list(of_any(reading, percent, percents))
        candidates = [share for share in candidates if not _of_something_else(reading, percent, share)]
        if any(is_rate_of_its_own(reading, percent, share, percents) for share in candidates):
            candidates = [share for share in candidates if _fits(percent, share)]
        if percent.count > _ALL:
            candidates = [share for share in candidates if share.part >= share.whole]
        if _OF_TOTAL.match(reading.text, percent.end):
            candidates = [x for x in candidates if not _ONE_PART.search(reading.text, max(0, x.start - 60), x.start)]
            most = max((x.whole for x in candidates), default=Decimal(0))
            candidates = [share for share in candidates if share.whole == most or _fits(percent, share)]
    candidates = [share for share in candidates if not _is_narrower(reading, percent, share)]
    candidates = [share for share in candidates if not _is_of_another_noun(reading, percent, share)]
    candidates = [share for share in candidates if not _is_called_otherwise(reading, percent, share)]
    candidates = [share for share in candidates if not is_of_then(reading, share.start)]
    opened = max(_other_time(reading, percent), told_of_then(reading, percent))
    candidates = [share for share in candidates if share.start > opened]
    found = judged(reading, percent, candidates, percents) if candidates else ()
    # "17 khu vực đạt 100%", "02 đơn vị chưa giải ngân (0%)": nobody types all or none for a share of some.
    plain = percent.value in (0, 100) and not _beside(reading, percent)
    yield from (item for item in found if not plain or item.code == "P961")


def _of_something_else(reading: Reading, percent: Quantity, share: Share) -> bool:
    """``tiết giảm 318 triệu kWh, bằng 5,6% sản lượng khả dụng``: is the base called what this one is not?"""
    called = _CALLED.match(reading.text, percent.end)
    base = next((x for x in reading.counts if x.start == share.start), None)
    if called is None or base is None:
        return False
    noun, sentence = called["noun"].lower(), reading.low[_sentence_of(reading, base) : base.end + _CLOSE]
    if noun in _OF_MONEY and noun not in sentence:
        return True
    more = [word for word in called["more"].lower().split() if word not in _OF_THE_PLACE]
    return bool(more) and not any(word in reading.low[: percent.start] for word in more)


def _sentence_of(reading: Reading, x: Quantity) -> int:
    return reading.sentence_at(x.start).start


def _is_narrower(reading: Reading, percent: Quantity, share: Share) -> bool:
    """``Tiếp nhận 817 hồ sơ, … (92,7% số hồ sơ mới tiếp nhận)``: is the base called by a word that this one lacks?"""
    named = _OF_SOME.match(reading.text, percent.end)
    base = next((x for x in reading.counts if x.start == share.start and x.count == share.whole), None)
    if named is None or base is None:
        return False
    beside = f"{base.label} {base.noun} {base.after}".lower()
    return not all(re.search(rf"(?<!\w){found[0]}(?!\w)", beside) for found in _NARROWS.finditer(named["what"].lower()))


def _is_of_another_noun(reading: Reading, percent: Quantity, share: Share) -> bool:
    """``9 nghị quyết, trong đó 7 nghị quyết đạt 100% đại biểu tán thành``: of delegates, which the base is not?"""
    named = _OF_SOME.match(reading.text, percent.end)
    base = next((x for x in reading.counts if x.start == share.start and x.count == share.whole), None)
    if named is None or base is None or base.unit not in KNOWN_UNITS:
        return False
    words = named["what"].lower().removeprefix("số ").removeprefix("tổng số ").removeprefix("lượng ").split()
    noun = next((UNITS[one] for size in (3, 2, 1) if (one := " ".join(words[:size])) in UNITS), "")
    turns = base.unit.startswith("lượt") and noun in PERSONS
    if not noun or noun in _NO_BASE or turns or {noun, base.unit} <= PERSONS:
        return False
    return not comparable(noun, base.unit)


def _is_called_otherwise(reading: Reading, percent: Quantity, share: Share) -> bool:
    """``1.048 viên chức, giảng viên 712 người; … 53,0% tổng số giảng viên``: is another figure called what is named?"""
    named = OF_ALL.match(reading.text, percent.end)
    base = next((x for x in reading.counts if x.start == share.start and x.count == share.whole), None)
    if named is None or base is None or is_called(base, named["what"].lower()):
        return False
    return any(is_called(x, named["what"].lower()) for x in reading.counts if x.end <= percent.start)


def _other_time(reading: Reading, percent: Quantity) -> int:
    """``So với cuối năm 2024 (hộ nghèo 26.018 hộ, chiếm 20,31%)``: where a bracket of another time opens, else -1."""
    opened = reading.text.rfind("(", 0, percent.start) if percent.depth else -1
    return opened if opened > 0 and _OTHER_TIME.search(reading.text, max(0, opened - 60), opened) else -1


def _fits(percent: Quantity, share: Share) -> bool:
    return fits(percent.count, percent.text, share.part, share.whole) != "wrong"


def _beside(reading: Reading, percent: Quantity) -> list[Ratio]:
    """The ratios right before a percentage and right behind it."""
    near = [x for x in reading.ratios if abs(x.end - percent.start) < _CLOSE or abs(x.start - percent.end) < _CLOSE]
    return [x for x in near if not _THOSE_THAT_REACH.fullmatch(reading.text, x.end, percent.start)]


def judged(
    reading: Reading, percent: Quantity, candidates: Sequence[Share], percents: Sequence[Quantity]
) -> Iterator[Finding]:
    value = percent.value or Decimal(0)
    if candidates:
        reading.compare(percent)
        reading.compared.add(candidates[0].start)
    best = [fits(value, percent.text, share.part, share.whole) for share in candidates]
    fitting = [share for share, how in zip(candidates, best, strict=True) if how == "right"]
    if fitting and not any(share.part == share.whole for share in fitting):
        yield from _not_whole(reading, percent, fitting[0])
    if not candidates or fitting:
        return
    if fits_in_scale(percent, up_to(reading.counts, percent.start, _NEAR_ONES)) or _is_of_a_move(reading, percent):
        return
    near = next((at for at, how in enumerate(best) if how in ("cut", "near")), None)
    share = candidates[0 if near is None else near]
    right = _rounded(share.part * 100 / share.whole, percent.text)
    if near is not None and _fill_all(reading, percents):
        return
    if near is None and percent.value not in (0, 100) and _is_of_another(reading, percent, share):
        return
    exact = share.part * 100 / share.whole
    if (
        near is None
        and not share.sure
        and not _slipped(value, exact, percent.text, 2 if share.likely else TELLING_DIGITS)
        and not (share.likely and share.beside and _slipped_count(percent, share))
    ):
        return
    yield finding(
        "P401" if near is None else "P402", reading.passage.at(percent.start),
        computation=_computation(reading, share),
        right=f"{right}%", written=f"{percent.text}%",
        quote=quote(reading.text, min(share.start, percent.start), percent.end + 1),
    )  # fmt: skip


def _is_of_a_move(reading: Reading, percent: Quantity) -> bool:
    """``tăng từ 12,4 lên 18,6 tỷ đồng (50%)``: is it by how much the one became the other?"""
    pair = up_to(reading.counts, percent.start, 2)
    if len(pair) < 2 or not pair[0].count or not _MOVED_TO.fullmatch(reading.text, pair[0].end, pair[1].start):
        return False
    if not _MOVED_FROM.search(reading.text, max(0, pair[0].start - 10), pair[0].start):
        return False
    return abs(abs(pair[1].count - pair[0].count) * 100 / pair[0].count - percent.count) <= percent.step


def _is_of_another(reading: Reading, percent: Quantity, share: Share) -> bool:
    """Does another figure of the unit fit as its part or, paragraphs away, as its base?

    ``giao 39.480 chỉ tiêu cho 83 trường, trong tổng số 52.640 học sinh, tương đương 75%``: 39.480 of them.
    """
    parts = [x for x in reading.counts if x.end <= percent.start and x.count != share.part]
    if any(fits(percent.count, percent.text, x.count, share.whole) == "right" for x in parts):
        return True
    written = any((ratio.part, ratio.whole) == (share.part, share.whole) for ratio in reading.ratios)
    sides = [side for ratio in reading.ratios for side in (ratio.part, ratio.whole) if side >= share.part]
    if not written and any(fits(percent.count, percent.text, share.part, side) == "right" for side in sides):
        return True  # "(1.486/1.577) … 1.308 người có việc làm, chiếm 88,0% số tốt nghiệp"
    part = next((x for x in reading.counts if x.count == share.part and x.unit), None)
    wholes = [x for near in (reading, *reading.beside) for x in near.counts if part and x.unit == part.unit]
    return any(fits(percent.count, percent.text, share.part, x.count) == "right" for x in wholes)


def _computation(reading: Reading, share: Share) -> str:
    """``267/312`` as it is printed; money of ratios in tỷ or triệu."""
    part, whole = (next((x for x in reading.counts if x.count == v), None) for v in (share.part, share.whole))
    if part and whole:
        return ratio_shown(part, whole)
    scale = next((power for power in (9, 6) if share.whole >= 10**power and share.part >= 10 ** (power - 2)), 0)
    return "/".join(format_decimal(value.scaleb(-scale).normalize()) for value in (share.part, share.whole))


def _not_whole(reading: Reading, percent: Quantity, share: Share) -> Iterator[Finding]:
    """P961: printed as all or nothing, and neither."""
    exact = share.part * 100 / share.whole if share.whole else Decimal(0)
    rounded = percent.step < 1 and exact.quantize(percent.step, ROUND_HALF_UP) == percent.value  # "0,0%" of 1/2.400
    if percent.value in (0, 100) and 0 < share.part < share.whole and not rounded:
        yield finding(
            "P961", reading.passage.at(percent.start), written=f"{percent.text}%",
            computation=_computation(reading, share),
            right=format_percent(exact, min(2, share_places(exact, 0))),
        )  # fmt: skip


def _slipped(value: Decimal, exact: Decimal, printed: str, least: int) -> bool:
    digits = len(printed.replace(",", ""))
    places = Decimal(1).scaleb(-len(printed.partition(",")[2]))
    return digits >= least and is_slip(value, exact.quantize(places))


def _slipped_count(percent: Quantity, share: Share) -> bool:
    """Does one slip of typing in the part or in the whole make the share right? Of two digits it would too often."""
    if len(percent.text.replace(",", "")) < TELLING_DIGITS or not percent.count:
        return False
    low, high = percent.count - percent.step / 2, percent.count + percent.step / 2
    part, worth = _digits(share.part)
    if part >= _LEAST_COUNT and slips_into(part, share.whole * low / 100 / worth, share.whole * high / 100 / worth):
        return True
    whole, worth = _digits(share.whole)
    return whole >= _LEAST_COUNT and slips_into(whole, share.part * 100 / high / worth, share.part * 100 / low / worth)


def _digits(value: Decimal) -> tuple[Decimal, Decimal]:
    """The digits of a number as a whole number, and what its last one is worth."""
    whole = value == value.to_integral() and value < _PLAIN
    worth = Decimal(1) if whole else Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return value / worth, worth


def _fill_all(reading: Reading, percents: Sequence[Quantity]) -> bool:
    """Whether three or more shares of the text make exactly 100, to which writers adjust the last digit of one."""
    values = [x.value or Decimal(0) for x in percents]
    return any(sum(values[at : at + n]) == 100 for n in range(3, 9) for at in range(len(values) - n + 1))


def _rounded(exact: Decimal, printed: str) -> str:
    places = max(len(printed.partition(",")[2]), 0 if exact == exact.to_integral() else 1)
    return format_decimal(exact, places)


def _all_files(readings: Sequence[Reading]) -> dict[str, Decimal]:
    """The largest count of files received and of files settled in the body: what "tổng số hồ sơ …" means."""
    out: dict[str, Decimal] = {}
    for reading in readings:
        if reading.passage.role in ("paragraph", "item") and reading.passage.part == 0:
            for quantity in reading.counts:
                name = role(quantity) if quantity.unit == "hồ sơ" else ""
                if name in ("tiếp nhận", "đã giải quyết"):
                    out[name] = max(quantity.count, out.get(name, Decimal(0)))
    return out


def _of_all(reading: Reading, percent: Quantity, readings: Sequence[Reading]) -> Iterator[Finding]:
    """``332 hồ sơ bị trả lại, chiếm 0,11% trên tổng số hồ sơ tiếp nhận``."""
    named = _OF_ALL_FILES.match(reading.text, percent.end)
    part = part_of(reading, percent)
    if not named or part is None or not says_of(reading, part, percent):
        return
    totals = _all_files(readings)
    whole = totals.get("tiếp nhận" if named.group(1) == "tiếp nhận" else "đã giải quyết")
    if not whole or part.unit != "hồ sơ" or whole <= part.count:
        return
    if fits(percent.value or Decimal(0), percent.text, part.count, whole) == "wrong":
        yield finding(
            "P403", reading.passage.at(percent.start), base=named.group(1), whole=format_decimal(whole),
            computation=f"{part.text}/{format_decimal(whole)}", written=f"{percent.text}%",
            right=f"{_rounded(part.count * 100 / whole, percent.text)}%",
        )  # fmt: skip
