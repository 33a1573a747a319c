"""Shares of a base that the words name, whatever is counted: P401.

``thu nhận 1.018.460 hồ sơ, đạt 99,2% số công dân trong độ tuổi (1.026.300)``; ``đạt 86,7% kế hoạch 215 nghìn tấn``;
``quốc lộ 124 vụ (42,3%), đường tỉnh 74 vụ (25,9%), …``: what stands behind the percentage, or the base that the shares
beside it have. A share that any figures of the section give is right; nothing is said of one whose base is not named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, fits_in_scale, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import PERSONS, comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import BACK, part_of, says_of
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import BRACKET, Quantity, before_bracket
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_BACK: Final = 24
_IN_BRACKET = pattern_of(r"\s?%\s(?:so với |trên |trong |của )?(?P<what>[^.;:,()\d%]{2,70})\((?:[^().;,\d]{0,25}\s)?$")
_AT_ONCE = pattern_of(
    r"\s?%\s(?:(?:so với|trên|trong|của)\s)?(?:tổng|số|kế hoạch|dự toán|chỉ tiêu|dân số|KH|DT)(?!\w)"
    r"[^.;:,()\d%]{0,50}?\s?$|\s?%\s(?:trên|của)\s(?:[^.;:,()\d%]{1,30}\s)?$"
)
_LEADS_TO_PART = pattern_of(r"(?<!\w)(?:với|gồm|có|là|tương đương|tương ứng|tức|bằng|còn|trong đó|và|đã)\s?$")
_CHANGE = pattern_of(r"(?<!\w)(?:cùng kỳ|tăng|giảm|năm trước|kỳ trước|trước|năm \d{4}|vượt|hơn)(?!\w)")
_CLOSES = pattern_of(r"(?:\s[^().;,\d]{1,40})?[),;]")
_BRACKETED = pattern_of(r"\((?:chiếm |đạt |tỷ lệ |chiếm tỷ lệ |đạt tỷ lệ )?$")
_TAKES = pattern_of(r"(?<!\w)(?:chiếm|tỷ lệ)(?: tỷ lệ| khoảng)?\s$|\((?:chiếm |đạt )?$")
_OUT_OF = pattern_of(r"\s[^.;:,()\d]{0,30}?(?:trên|trong)\s(?:tổng|toàn)(?!\w)[^.;:,()\d]{0,40}\s$")
_OF_CALLED = pattern_of(r"\s?%\s(?:so với\s|trong\s|trên\s|của\s)?tổng\s(?P<what>[^.;:,()\d]{3,50}?)(?=[.;,)]|$)")
OF_ALL = pattern_of(r"\s?%\s(?:trong\s|trên\s|của\s)?tổng số (?P<what>[^\W\d_]+(?: [^\W\d_]+){0,3})(?=[.;,)]|$)")
_NAMES_AFTER = pattern_of(r"(?: là| có|:)?\s*$")
_LEADS: Final = nouns_in("trong đó gồm và có hiện tổng số toàn trường xã phường tỉnh đội ngũ cả")
_OTHER_TOTAL = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|cùng kỳ|năm trước|tăng|giảm|chỉ tiêu|so với)(?!\w)", re.IGNORECASE
)
_OF_SHARE = pattern_of(r"%[^.;:,()\d]*")
_IS_BASE = pattern_of(r"(?<!\w)(?:tổng|kế hoạch|dự toán|chỉ tiêu|KH|DT)(?!\w)[^.;:,()\d]*\slà\s?$")
_WORD = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("số của toàn xã tỉnh huyện phường trên địa bàn các đã được trong cả là và có thực hiện")
_TELLING: Final = 3


@dataclass(frozen=True, slots=True)
class _Claim:
    """A percentage with the count it is said of, and the base where it stands between them."""

    percent: Quantity
    part: Quantity
    base: Quantity | None = None


def check_named_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares that the base named beside them contradicts."""
    readings = context.running
    return [item for at, reading in context.with_shares if len(reading.counts) > 1 for item in _shares(readings, at)]


def _shares(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    claims = list(_claims(reading))
    if not claims:
        return
    values = [x.count for other in before(readings, at) for x in other.counts]
    values += [value for other in before(readings, at) for x in other.ratios for value in (x.part, x.whole)]
    for nth, claim in enumerate(claims):
        base = claim.base or _behind(reading, claim) or _of_siblings(readings, at, claims, nth)
        base = base or _called(readings, at, claim) or _counted_once(readings, at, claim)
        if base is None:
            continue
        reading.compare(claim.percent, claim.part)
        if not _is_explained(reading, claim, base, values):
            yield _finding(reading, claim, base)


def _claims(reading: Reading) -> Iterator[_Claim]:
    for percent in reading.quantities:
        if not percent.percent or percent.value is None or not percent.exact:
            continue
        part = part_of(reading, percent)
        if part is None or not part.exact or not part.count or not says_of(reading, part, percent):
            continue
        if any(part.end <= x.start < percent.start for x in reading.ratios):
            continue
        if meaning(reading, percent) in (PercentageKind.SHARE, PercentageKind.PLAN):
            yield _Claim(percent, *_out_of(reading, part))


def _out_of(reading: Reading, last: Quantity) -> tuple[Quantity, Quantity | None]:
    """``9.412 liều trên tổng đàn 10.240 con, đạt tỷ lệ 89,1%``: the part and its base; else the part alone."""
    nth = bisect_left(reading.counts, last.start, key=lambda x: x.start)
    part = before_bracket(reading.text, reading.counts[max(0, nth - BACK) : nth + 1]) if nth else None
    if part is None or not part.exact or part.count > last.count or part.depth != last.depth:
        return last, None
    between = BRACKET.sub("", reading.text[part.end : last.start])
    return (part, last) if _OUT_OF.fullmatch(between) else (last, None)


def _called(readings: Sequence[Reading], at: int, claim: _Claim) -> Quantity | None:
    """``Tổng dư nợ 812 tỷ đồng … chiếm 1,5% tổng dư nợ``: the only figure that is called what the share is of."""
    reading = readings[at]
    said = _OF_CALLED.match(reading.text, claim.percent.end)
    words = frozenset(_WORD.findall(said["what"].lower())) - _FILLERS if said else frozenset()
    if not words or _CHANGE.search(said["what"] if said else ""):
        return None
    found: dict[Decimal, Quantity] = {}
    for other in before(readings, at):
        for x in other.counts:
            if x is claim.part or x.count < claim.part.count or not comparable(x.unit, claim.part.unit):
                continue
            label = _OF_SHARE.sub("", lead(other, x))
            called = frozenset(_WORD.findall(f"{label} {x.unit} {x.after if not x.depth else ''}".lower()))
            if words <= called and ("tổng" in label.lower()) and not _OTHER_TOTAL.search(label) and x.exact and x.count:
                found.setdefault(x.count, x)
    return next(iter(found.values())) if len(found) == 1 else None


def _counted_once(readings: Sequence[Reading], at: int, claim: _Claim) -> Quantity | None:
    """``giảng viên 712 người … Trong số giảng viên có … 358 người, đạt 53,0% tổng số giảng viên``: 712, told once.

    Only where the part is said to be among them, or where one slip of typing explains the share.
    """
    reading = readings[at]
    said = OF_ALL.match(reading.text, claim.percent.end)
    if not said or not claim.part.unit:
        return None
    name = said["what"].lower()
    found = {
        x.count: x
        for other in before(readings, at)
        for x in other.counts
        if (other is not reading or x.end <= claim.part.start) and x.count >= claim.part.count
        if x.exact and x is not claim.part and _alike(x, claim.part) and is_called(x, name)
    }
    if len(found) != 1:
        return None
    base = next(iter(found.values()))
    among = reading.low.rfind(f"trong số {name}", 0, claim.part.start)
    right = (claim.part.count * 100 / base.count).quantize(claim.percent.step)
    slip = len(claim.percent.text) > _TELLING and is_slip(
        claim.percent.count / claim.percent.step, right / claim.percent.step
    )
    return base if slip or among >= 0 else None


def is_called(x: Quantity, name: str) -> bool:
    """Is a figure one of these and of no kind of them: ``giảng viên 712 người``, ``có 712 giảng viên``?"""
    label = _NAMES_AFTER.sub("", x.label.lower())
    first = label.removesuffix(name)
    named = first != label and frozenset(first.split()) <= _LEADS and x.after.lower() in (x.noun, "")
    return named or x.after.lower() == name


def _behind(reading: Reading, claim: _Claim) -> Quantity | None:
    """The base that stands behind the percentage: in a bracket behind its name, or at once."""
    nth = bisect_left(reading.counts, claim.percent.end, key=lambda x: x.start)
    base = reading.counts[nth] if nth < len(reading.counts) else None
    if base is None or not base.exact or not base.count:
        return None
    named = _IN_BRACKET.fullmatch(reading.text, claim.percent.end, base.start)
    if named and _CLOSES.match(reading.text, base.end):
        return None if _CHANGE.search(named["what"]) else base
    at_once = _AT_ONCE.fullmatch(reading.text, claim.percent.end, base.start)
    if not at_once or (_LEADS_TO_PART.search(at_once.group()) and not _IS_BASE.search(at_once.group())):
        return None
    if _CHANGE.search(at_once.group()):
        return None
    return base if comparable(base.unit, claim.part.unit) else None


def _of_siblings(readings: Sequence[Reading], at: int, claims: Sequence[_Claim], nth: int) -> Quantity | None:
    """The base that the shares right beside a share in its list have, in the passage or in those before it."""
    claim = claims[nth]
    reading = readings[at]
    beside = [x for x in (*claims[max(0, nth - 2) : nth], *claims[nth + 1 : nth + 3]) if _same_list(reading, claim, x)]
    if not beside:
        return None
    first = min(x.part.start for x in (claim, *beside))
    bases: dict[Decimal, Quantity] = {}
    for other in before(readings, at):
        for whole in other.counts:
            if (other is reading and whole.start >= first) or whole.count < claim.part.count:
                continue
            if whole.exact and whole.count and _alike(whole, claim.part):
                held = [x for x in beside if x.part.count != whole.count and _holds(x, whole.count)]
                digits = sum(len(x.percent.text.replace(",", "")) for x in held)
                if digits > (_TELLING if other is reading else 2 * _TELLING - 1):
                    bases.setdefault(whole.count, whole)
    return next(iter(bases.values())) if len(bases) == 1 else None


def _same_list(reading: Reading, one: _Claim, other: _Claim) -> bool:
    """Are two shares stated in one manner, of one unit, in one sentence and bracket?"""
    first, last = sorted((one, other), key=lambda x: x.percent.start)
    between = reading.text[first.percent.end : last.percent.start]
    manner = [
        bool(_BRACKETED.search(reading.text[max(0, x.percent.start - 24) : x.percent.start])) for x in (one, other)
    ]
    takes = all(_TAKES.search(reading.text[max(0, x.percent.start - 24) : x.percent.start]) for x in (one, other))
    same = one.part.depth == other.part.depth and _alike(one.part, other.part)
    return same and takes and manner[0] == manner[1] and not re.search(r"[.!?]\s|trong đó", between)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit != "" or (one.unit in PERSONS and other.unit in PERSONS)


def _holds(claim: _Claim, whole: Decimal) -> bool:
    return fits(claim.percent.count, claim.percent.text, claim.part.count, whole) == "right"


def _is_explained(reading: Reading, claim: _Claim, base: Quantity, values: Sequence[Decimal]) -> bool:
    """Do any figures give the share: another part of the base, or another base of the part?"""
    percent = claim.percent
    if fits_in_scale(percent, [claim.part, base]):
        return True
    parts = [x.count for x in reading.counts if x.start < percent.start][-_BACK:]
    parts += [x.part for x in reading.ratios if x.start < percent.start]
    pairs = [(part, base.count) for part in parts]
    pairs += [(claim.part.count, value) for value in values]
    pairs += [(base.count, value) for value in values]
    return any(whole and fits(percent.count, percent.text, part, whole) != "wrong" for part, whole in pairs)


def _finding(reading: Reading, claim: _Claim, base: Quantity) -> Finding:
    percent, part = claim.percent, claim.part
    places = max(1, len(percent.text.partition(",")[2]))
    return finding(
        "P401", reading.passage.at(percent.start), computation=f"{shown(part)}/{shown(base)}",
        right=f"{format_decimal(part.count * 100 / base.count, places)}%", written=f"{percent.text}%",
        quote=quote(reading.text, min(part.start, percent.start), max(percent.end + 1, base.end)),
    )  # fmt: skip
