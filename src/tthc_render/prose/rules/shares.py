"""Shares of counts: P401 to P403.

A share is computed again from the counts that the text names for it and rounded as the writer did. What a percentage
is of decides: changes ("tăng 5%"), moves ("từ 12% xuống còn 2%"), bounds ("dưới 3%") and percentages of a plan or of
last year are no shares of the counts beside them. Where the base is named or other shares of the list prove it, a wrong
share is a finding; where the base is only likely, it is one if a single slip of typing explains it; else the rule is
silent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import PERSONS, UNITS, comparable
from tthc_render.prose.outline import role
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import Meaning, meaning
from tthc_render.prose.spans import Quantity, Ratio, up_to
from tthc_render.vietnamese.numbers import format_decimal, format_percent, share_places

_NEAR: Final = 90
_BACK: Final = 24
_TELLING_DIGITS: Final = 3
"""A share of fewer digits is one slip away from too many others to prove anything."""
_SAYS = re.compile(
    r"(?<!\w)(?P<share>chiếm|tỷ lệ|tỉ lệ|tỷ trọng|tương đương|tương ứng)(?!\w)|(?<!\w)(?P<reached>đạt|bằng)(?!\w)|\($",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"(?<!\w)(?:dự toán|cùng kỳ|năm trước|kỳ trước|tăng|giảm)(?!\w)")
_BRACKET = re.compile(r"\([^()]{0,160}\)")
_BETWEEN = re.compile(r"[.!?;]\s")
_MEASURE = re.compile(
    r"(?<!\w)\d{1,4}(?:,\d{1,2})?\s(?:m|mét|km|tuổi|năm|tháng|ngày|giờ)(?!\w)|(?<!\w)(?:năm|tháng|quý)\s\d{1,4}(?:/\d{4})?"
)
_OUT_OF = re.compile(
    r"(?<!\w)(?:trên|trong)\s{1,3}(?:(?:tổng số|tổng|số)(?:[^.;:,()\d]{0,40}))?$|/\s?tổng số\s{1,3}$"
    r"|(?<!\w)(?:trên|so với)\s(?:tổng\s)?(?:kế hoạch|dự toán|chỉ tiêu)[^.;:,()\d]{0,40}$",
    re.IGNORECASE,
)
_RATIO_FOLLOWS = re.compile(r"\s?%\s?\((?:tương ứng |tức |với |bằng )?")
_NAMED_BASE = re.compile(
    r"\s?%\s{1,2}(?:(?:trên|trong|của|so với)\s)?(?:tổng\s)?số\s{1,2}(?:lượng\s)?(?P<what>[^.;:,()\d]{2,60})",
    re.IGNORECASE,
)
_BASE_BEHIND = re.compile(r"\s?%\s{1,2}(?:(?:trên|trong|của|so với)\s)?(?:tổng\s)?(?:số\s)?$", re.IGNORECASE)
_PLAN_BEHIND = re.compile(
    r"\s?%\s{1,2}(?:so với\s)?(?:tổng\s)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|DT)[^.;:()\d]{0,50}\(\s?$"
)
_AGAINST_PLAN = re.compile(
    r"\s?%?\s{0,3}(?:so với\s{1,3})?(?:tổng\s{1,3})?(?:kế hoạch|dự toán|chỉ tiêu)", re.IGNORECASE
)
_PLAN = re.compile(r"(?<!% )(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu)(?:[^\d;%]|(?<=năm )\d{4}){0,80}$", re.IGNORECASE)
_OF_ALL_FILES = re.compile(r"\s?%\s{0,3}(?:trên|trong|so với)?\s{0,3}tổng số hồ sơ (?:đã )?(tiếp nhận|giải quyết)")
_IN_ALL = re.compile(r"(?<!\w)[Tt]rong\s{1,2}(?:(?:tổng\s{1,2})?số\s{1,2})?$")
_DIVIDES = re.compile(r"[Tt]rong (?:số )?đó|(?<!\w)gồm(?!\w)|[Cc]ụ thể")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with a count that it may be a share of. ``sure``: the words leave no other reading."""

    part: Decimal
    whole: Decimal
    start: int
    sure: bool


def check_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares of counts."""
    out: list[Finding] = []
    totals = _all_files(context.readings)
    for reading in context.running:
        if "%" not in reading.text:
            continue
        percents = [quantity for quantity in reading.quantities if quantity.percent and quantity.value is not None]
        for percent in percents:
            out += _share(reading, percent, percents, totals)
    return out


# What is it a share of? ---------------------------------------------------------------------------------------------


def _share(
    reading: Reading, percent: Quantity, percents: Sequence[Quantity], totals: dict[str, Decimal]
) -> Iterator[Finding]:
    means = meaning(reading, percent)
    if means in (Meaning.CHANGE, Meaning.MOVE, Meaning.BOUND):
        return
    candidates = [*_of_ratio(reading, percent), *_of_ratio_after(reading, percent)] or list(_out_of(reading, percent))
    if not candidates and means is Meaning.PLAN:
        candidates = list(_of_plan(reading, percent))
    elif not candidates and (named := _NAMED_BASE.match(reading.text, percent.end)):
        candidates = list(_of_named(reading, percent, named["what"]))
        if not candidates:
            yield from _of_all(reading, percent, totals)
            return
    elif not candidates:
        candidates = list(_of_scope(reading, percent, percents))
    yield from judged(reading, percent, candidates, percents)


def judged(
    reading: Reading, percent: Quantity, candidates: Sequence[Share], percents: Sequence[Quantity]
) -> Iterator[Finding]:
    value = percent.value or Decimal(0)
    if candidates:
        reading.compare(percent)
        reading.compared.add(candidates[0].start)
    best = [fits(value, percent.text, share.part, share.whole) for share in candidates]
    if "right" in best:
        yield from _not_whole(reading, percent, candidates[best.index("right")])
    if not candidates or "right" in best:
        return
    near = next((at for at, how in enumerate(best) if how in ("cut", "near")), None)
    share = candidates[0 if near is None else near]
    right = _rounded(share.part * 100 / share.whole, percent.text)
    if near is not None and _fill_all(reading, percents):
        return
    if near is None and not share.sure and not _slipped(value, share.part * 100 / share.whole, percent.text):
        return
    yield finding(
        "P401" if near is None else "P402", reading.passage.at(percent.start),
        computation=f"{format_decimal(share.part)}/{format_decimal(share.whole)}",
        right=f"{right}%", written=f"{percent.text}%",
        quote=quote(reading.text, min(share.start, percent.start), percent.end + 1),
    )  # fmt: skip


def _not_whole(reading: Reading, percent: Quantity, share: Share) -> Iterator[Finding]:
    """P961: printed as all or nothing, and neither."""
    if percent.value in (0, 100) and 0 < share.part < share.whole:
        exact = share.part * 100 / share.whole
        yield finding(
            "P961", reading.passage.at(percent.start), written=f"{percent.text}%",
            computation=f"{format_decimal(share.part)}/{format_decimal(share.whole)}",
            right=format_percent(exact, min(2, share_places(exact, 0))),
        )  # fmt: skip


def _slipped(value: Decimal, exact: Decimal, printed: str) -> bool:
    digits = len(printed.replace(",", ""))
    places = Decimal(1).scaleb(-len(printed.partition(",")[2]))
    return digits >= _TELLING_DIGITS and is_slip(value, exact.quantize(places))


def _fill_all(reading: Reading, percents: Sequence[Quantity]) -> bool:
    """Do three shares or more of the text make exactly 100? Writers mend the last digit of one so that they do."""
    values = [x.value or Decimal(0) for x in percents]
    return any(sum(values[at : at + n]) == 100 for n in range(3, 9) for at in range(len(values) - n + 1))


def _rounded(exact: Decimal, printed: str) -> str:
    places = max(len(printed.partition(",")[2]), 0 if exact == exact.to_integral() else 1)
    return format_decimal(exact, places)


def _of_ratio(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``26/42 nhiệm vụ, đạt tỷ lệ 62%``."""
    before = up_to(reading.ratios, percent.start, 1)
    if before and _says_of(reading, before[-1], percent) and not _is_rank(reading, before[-1]):
        yield Share(before[-1].part, before[-1].whole, before[-1].start, sure=True)


def _is_rank(reading: Reading, ratio: Ratio) -> bool:
    """``xếp thứ 10/63 tỉnh``."""
    return bool(re.search(r"(?<!\w)(?:thứ|hạng|vị trí)\s{1,2}$", reading.text[max(0, ratio.start - 10) : ratio.start]))


def _of_ratio_after(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``đạt 61,4% (1.228/2.000 giao dịch)``."""
    at = bisect_left(reading.ratios, percent.end, key=lambda x: x.start)
    if at < len(reading.ratios) and _RATIO_FOLLOWS.fullmatch(reading.text, percent.end, reading.ratios[at].start):
        ratio = reading.ratios[at]
        if ratio.part <= ratio.whole:
            yield Share(ratio.part, ratio.whole, percent.start, sure=True)


def _says_of(reading: Reading, source: Ratio | Quantity, percent: Quantity) -> str:
    """How a percentage relates to the number before it: "share", "reached", "bracket"; empty if it is not."""
    gap = reading.text[source.end : percent.start]
    inside = percent.depth > getattr(source, "depth", 0) and gap.count("(") == 1
    bare = gap if inside or _OTHER_SUBJECT.search(gap) else _BRACKET.sub("", gap)
    bare = _MEASURE.sub("", bare)
    if len(bare) > _NEAR or _BETWEEN.search(bare) or _OTHER_SUBJECT.search(bare) or re.search(r"\d", bare):
        return ""
    if inside:
        words = bare.rpartition("(")[2].strip().lower()
        return "bracket" if words in ("", "chiếm", "đạt", "tỷ lệ", "đạt tỷ lệ", "chiếm tỷ lệ", "tương đương") else ""
    says = list(_SAYS.finditer(bare))
    if not says:
        return ""
    return "share" if any(found["share"] for found in says) else "reached"


def _part(reading: Reading, percent: Quantity) -> Quantity | None:
    """The count that a percentage may relate to: the last before it that is in no bracket of its own."""
    if re.match(r"\s?%\s?\(\s?\d", reading.text[percent.end : percent.end + 6]):
        return None  # "tỷ lệ hộ nghèo 2,93% (815.101 hộ)" is about the count behind it
    before = up_to(reading.counts, percent.start, _BACK)
    for quantity in reversed(before):
        if quantity.depth <= percent.depth and not reading.text[quantity.end : percent.start].startswith(")"):
            return quantity
    return None


def _out_of(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``361.208 kết quả trên tổng số 416.627 hồ sơ …, đạt 86,70%``, ``14 trên 16``, ``chiếm 72% tổng số 25 đơn vị``."""
    before = up_to(reading.counts, percent.start, _BACK)
    if len(before) >= 2:
        part, whole = before[-2:]
        lead = reading.text[part.end : whole.start]
        ordered = "kế hoạch" in lead or part.count <= whole.count
        said = len(lead) < _NEAR and whole.count and ordered and (_OUT_OF.search(lead) or not lead.strip(" trên"))
        named = "tổng số" in lead or comparable(part.unit, whole.unit)
        if said and named and _says_of(reading, whole, percent):
            yield Share(part.count, whole.count, part.start, sure=True)
            return
    at = bisect_left(reading.counts, percent.end, key=lambda x: x.start)
    counted = _part(reading, percent)
    if counted and at < len(reading.counts) and _is_base_behind(reading, percent, counted, reading.counts[at]):
        yield Share(counted.count, reading.counts[at].count, counted.start, sure=True)


def _is_base_behind(reading: Reading, percent: Quantity, part: Quantity, whole: Quantity) -> bool:
    """``chiếm 72% tổng số 25 đơn vị``, ``bằng 81,9% dự toán giao (15.200 tỷ đồng)``."""
    if not (part.unit == whole.unit != "" and part.exact and whole.exact and whole.count):
        return False
    behind = _BASE_BEHIND.fullmatch(reading.text, percent.end, whole.start) and part.count <= whole.count
    plan = _PLAN_BEHIND.fullmatch(reading.text, percent.end, whole.start)
    return bool(behind or plan) and bool(_says_of(reading, part, percent))


def _of_plan(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``Kế hoạch …: 4.516.088 triệu đồng; … 589.435 triệu đồng, đạt 13,1% so với kế hoạch``."""
    part = _part(reading, percent)
    if part is None or not part.exact or not _says_of(reading, part, percent):
        return
    for whole in up_to(reading.counts, part.start, _BACK):
        planned = _PLAN.search(reading.text, max(0, whole.start - 90), whole.start)
        if planned and whole.exact and whole.unit == part.unit != "" and whole.count:
            sure = _AGAINST_PLAN.match(reading.text, percent.end) is not None
            yield Share(part.count, whole.count, whole.start, sure=sure)


def _of_named(reading: Reading, percent: Quantity, what: str) -> Iterator[Share]:
    """``980 người có việc làm, chiếm 40% số người được tư vấn``: the base is the count of what is named."""
    part = _part(reading, percent)
    if part is None or not part.exact or not _says_of(reading, part, percent):
        return
    words = what.lower().split()
    for whole in up_to(reading.counts, part.start, _BACK):
        if whole.exact and whole.count >= part.count and whole.count and _is_named(reading, whole, words):
            yield Share(part.count, whole.count, whole.start, sure=True)


def _is_named(reading: Reading, whole: Quantity, words: Sequence[str]) -> bool:
    """Do the words name what this count counts: by its noun, or by two words in a row beside it?"""
    noun = UNITS.get(" ".join(words[:2]), UNITS.get(words[0], words[0]))
    if whole.unit and whole.unit == noun:
        return True
    beside = f"{whole.label} {reading.text[whole.end : whole.end + 80]}".lower()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return any(re.search(rf"(?<!\w){re.escape(pair)}(?!\w)", beside) for pair in pairs)


def _of_scope(reading: Reading, percent: Quantity, percents: Sequence[Quantity]) -> Iterator[Share]:
    """``đã giải quyết 46.426 hồ sơ, trong đó có 46.127 hồ sơ … (đạt tỷ lệ 99,36%)``.

    The base may be any earlier count of the same unit; one that "trong đó" divides comes first.
    """
    part = _part(reading, percent)
    how = _says_of(reading, part, percent) if part else ""
    if part is None or not how or not part.exact:
        return
    wholes = [
        whole
        for whole in up_to(reading.counts, part.start, _BACK)
        if whole.exact and whole.count >= part.count and whole.count and whole.depth <= part.depth
    ]
    wholes = [x for x in wholes if comparable(x.unit, part.unit)]
    divided = [
        x for x in wholes if _DIVIDES.search(reading.text[x.end : part.start]) or _all_of(reading, x, part, percent)
    ]
    if not divided:
        return
    base = divided[-1]
    money = part.unit.startswith(("đồng", "USD"))
    proved = any(_fits_base(reading, other, base) for other in percents if other is not percent)
    said = how in ("share", "bracket") or (how == "reached" and not money and len(wholes) == 1)
    same = (part.unit == base.unit != "" or not part.unit) or (part.unit in PERSONS and base.unit in PERSONS)
    for whole in [base, *(x for x in wholes if x is not base)]:
        yield Share(part.count, whole.count, base.start, sure=proved or (said and same))


def _fits_base(reading: Reading, percent: Quantity, base: Quantity) -> bool:
    """Is another percentage of the passage a right share of this base?"""
    part = _part(reading, percent)
    if part is None or part.start <= base.start or not part.count or part.count == base.count:
        return False
    said = _says_of(reading, part, percent) in ("share", "bracket", "reached")
    return said and fits(percent.value or Decimal(0), percent.text, part.count, base.count) == "right"


def _all_of(reading: Reading, whole: Quantity, part: Quantity, percent: Quantity) -> bool:
    """``Trong tổng số 2.318 hồ sơ … có 2.271 hồ sơ đúng hạn, chiếm 97,97%``, in one sentence."""
    named = _IN_ALL.search(reading.text, max(0, whole.start - 24), whole.start)
    if part.unit != whole.unit or (not part.unit and part.after.split()[:1] != whole.after.split()[:1]):
        return False
    return bool(named) and not re.search(r"[.!?]\s", reading.text[whole.end : percent.start])


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


def _of_all(reading: Reading, percent: Quantity, totals: dict[str, Decimal]) -> Iterator[Finding]:
    """``332 hồ sơ bị trả lại, chiếm 0,11% trên tổng số hồ sơ tiếp nhận``."""
    named = _OF_ALL_FILES.match(reading.text, percent.end)
    part = _part(reading, percent)
    if not named or part is None or not _says_of(reading, part, percent):
        return
    whole = totals.get("tiếp nhận" if named.group(1) == "tiếp nhận" else "đã giải quyết")
    if not whole or part.unit != "hồ sơ" or whole <= part.count:
        return
    if fits(percent.value or Decimal(0), percent.text, part.count, whole) == "wrong":
        yield finding(
            "P403", reading.passage.at(percent.start), base=named.group(1), whole=format_decimal(whole),
            computation=f"{part.text}/{format_decimal(whole)}", written=f"{percent.text}%",
            right=f"{_rounded(part.count * 100 / whole, percent.text)}%",
        )  # fmt: skip
