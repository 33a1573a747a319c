"""Structures that say by themselves which figures belong together: what they contradict is no misreading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Final

from tthc_render.prose.claims import Claim
from tthc_render.prose.clause_bases import clause_base
from tthc_render.prose.families import described, is_whole
from tthc_render.prose.nouns import PERSONS, comparable
from tthc_render.prose.other_readings import OPENS, every_number, found_sum, seen
from tthc_render.prose.reading import Reading
from tthc_render.prose.slips import UNEXPLAINED, digits_of, in_steps
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_BESIDE: Final = 60
_FAR_BESIDE: Final = 240
_TOLD: Final = 10
_REST: Final = pattern_of(r"(?<!\w)(?:khác|còn lại)(?!\w)", re.IGNORECASE)
_OF_THESE: Final = pattern_of(r"(?:^|[.;:]\s)Trong (?:tổng )?(?:số )?$", re.IGNORECASE)
_CONSISTS: Final = pattern_of(
    r"(?:(?!(?:chủ yếu|trong đó|trong số|chính|nhất)(?!\w))[^.;:()\d])*?(?<!\w)gồm(?: có)?:?\s", re.IGNORECASE
)
_AND: Final = pattern_of(r"\svà\s$")
_CLAUSE_ENDS: Final = pattern_of(
    r"(?:(?!(?:khác|còn lại|trong đó|ngoài)(?!\w))[^.;:()\d]){1,80}"
    r"(?:[.;](?!\s(?:ngoài|còn|số|một số|các|cùng|trong)(?!\w))|$)",
    re.IGNORECASE,
)
_ADDED: Final = pattern_of(r"(?<!\w)(?:cộng(?: chung)?|tổng(?: cộng| số)?)(?: là| có)?\s$", re.IGNORECASE)
_END: Final = pattern_of(r"[^()\d]{0,60}\)")
_OF: Final = pattern_of(r"[^.;\d]*(?:trên|trong) (?:tổng )?số(?!\w)[^.;\d]*", re.IGNORECASE)
_AMONG: Final = pattern_of(
    r"(?:[^.;]|\.(?=\d))*(?:[.;]\s)?(?<!\w)trong (?:đó|số|tổng số)(?!\w)(?:[^.;]|\.(?=\d))*", re.IGNORECASE
)
_OF_PLAN: Final = pattern_of(
    r"\s?%\s(?P<plan>kế hoạch|dự toán|chỉ tiêu)(?: (?:năm|vốn|được giao|giao))*(?=[.,;(]|\s\(|$)"
)
_DONE: Final = pattern_of(
    r"[^.;:()\d]{0,24}[,;] (?:đã |ước )?(?:giải ngân|thực hiện|thu|chi|sử dụng|cấp|hoàn thành)(?: được)? "
)
_MAKES: Final = pattern_of(r"[^.;:()\d]{0,24},? ?\(?(?:đạt|bằng|chiếm)(?: tỷ lệ)? ")
_OTHER_PLANS: Final = pattern_of(
    r"(?<!\w)(?:lũy kế|nhiệm kỳ|giai đoạn|kéo dài|điều chỉnh|bổ sung|trung ương giao|thủ tướng|HĐND|quý|tháng)(?!\w)",
    re.IGNORECASE,
)
_OF_ALL: Final = pattern_of(
    r"\s?%\s(?:của |trên |trong )?(?:tổng số|tổng|số) (?P<what>[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r"(?= (?:toàn|của|trên|trong|hiện|đang|được|đã)(?!\w)|[.;,)]|$)"
)
_FINDS: Final = pattern_of(r"(?:\s[^.;:()\d]{1,50})?,\s(?:đã\s)?(?:phát hiện|có|ghi nhận|xác định)(?: ra| được)?\s")
_FOUND: Final = pattern_of(
    r"\s(?:[^.;:,()\d]{1,40}\s)?(?:vi phạm|sai phạm|không đạt|chưa đạt|không đủ|nợ|dương tính|mắc|hỏng|lỗi|tồn tại)"
    r"(?:\s[^.;:,()\d]{1,40})?,\s(?:chiếm|bằng|tỷ lệ)(?: tỷ lệ)?\s"
)
_EXAMINES: Final = pattern_of(
    r"(?<!\w)(?:kiểm tra|thanh tra|kiểm định|xét nghiệm|giám sát|khám|rà soát|kiểm nghiệm|lấy mẫu|sàng lọc"
    r"|hậu kiểm)(?!\w)"
    r"[^.;:()\d]{0,60}$",
    re.IGNORECASE,
)
_BREAK: Final = pattern_of(r"[.;:]\s")
_ALL: Final = 100
FAR: Final = 0.5
"""Figures that are so far apart, as a share of the larger one, hardly belong together."""


def is_ratio(claim: Claim, reading: Reading) -> bool:
    """``2.698/2.846 hồ sơ (94,8%)``: does a stroke join part and whole?"""
    part, whole = claim.figures[:2]
    return any(x.part == part.value and x.whole == whole.value for x in reading.ratios)


def is_left_of_ratio(claim: Claim, reading: Reading) -> bool:
    """``đã giải quyết 39/46 đơn, còn 9 đơn``: does a stroke join what was done and the whole that the rest is of?"""
    whole, part = claim.figures[0], claim.figures[-1]
    return any(x.part == part.value and x.whole == whole.value for x in reading.ratios)


def is_found_among(text: str, whole: Quantity, part: Quantity, percent: Quantity) -> bool:
    """``Kiểm tra 2.640 công trình, phát hiện 132 công trình vi phạm, chiếm 3,9%``: what was examined, and what of
    it was found to be otherwise?"""
    return (
        (whole.unit, whole.noun.lower()) == (part.unit, part.noun.lower())
        and bool(_EXAMINES.search(text, max(0, whole.start - _FAR_BESIDE // 2), whole.start))
        and bool(_FINDS.fullmatch(text, whole.end, part.start))
        and bool(_FOUND.fullmatch(text, part.end, percent.start))
    )


def is_said_to_be_found(claim: Claim, reading: Reading) -> bool:
    """Is a share one of what was found among what was examined?"""
    if reading.crowded:
        return False
    one, other = ([x for x in reading.counts if x.text == figure.text] for figure in claim.figures[:2])
    shares = [x for x in reading.quantities if x.percent and x.text == claim.said.text]
    return any(is_found_among(reading.text, *found) for found in product(other, one, shares))


def is_said_of_it(claim: Claim, reading: Reading, *, slipped: bool) -> bool:
    """Does one sentence name whole, part and share, and which of which?

    ``18 công trình, trong đó hoàn thành 12 công trình, chiếm 72,7%``; ``301 giấy trên tổng số 1.204 giấy, đạt 52%``;
    ``186,4 nghìn tấn, bằng 84,9% kế hoạch 215 nghìn tấn``. Where one slip explains the share it is enough that they
    stand beside each other: ``phát 200 phiếu, thu về 112 phiếu (96%)``.
    """
    for percent in reading.quantities:
        if not percent.percent or percent.text != claim.said.text:
            continue
        inside = [x for x in reading.counts if abs(x.start - percent.start) < _FAR_BESIDE]
        one, other = ([x for x in inside if x.text == figure.text] for figure in claim.figures[:2])
        for part, whole in product(one, other):
            alike = part.unit == whole.unit != "" or {part.unit or "người", whole.unit} <= PERSONS
            if alike or (slipped and comparable(part.unit, whole.unit)):
                between = [x for x in inside if min(part.end, whole.end) <= x.start < max(percent.start, whole.start)]
                if _are_together(reading, part, whole, percent, between, slipped=slipped):
                    return True
    return False


def _are_together(
    reading: Reading, part: Quantity, whole: Quantity, percent: Quantity, between: Sequence[Quantity], *, slipped: bool
) -> bool:
    text = reading.text
    if whole.end <= part.start < percent.start:
        inside = [x for x in between if x.start >= part.end]
        if not inside and _AMONG.fullmatch(text, whole.end, part.start):
            return True
        if not inside and _is_of_plan(text, whole, part, percent):
            return True
        if slipped and clause_base(reading, part, percent) is whole:
            return True
        return slipped and between == [part] and not _BREAK.search(text, whole.end, percent.start)
    if part.end <= whole.start < percent.start:
        return between == [whole] and bool(_OF.fullmatch(text, part.end, whole.start))
    if part.end < percent.end <= whole.start and not between:
        gaps = text[part.end : percent.start] + text[percent.end : whole.start]
        return len(gaps) < _BESIDE and not re.search(r"[.;\d)]", gaps)
    return False


def _is_of_plan(text: str, whole: Quantity, part: Quantity, percent: Quantity) -> bool:
    """``Kế hoạch vốn là 12.654 tỷ đồng, đã giải ngân 11.066 tỷ đồng, đạt 79,6% kế hoạch``: plan, done and share."""
    named = _OF_PLAN.match(text, percent.end)
    if (
        not named
        or not _DONE.fullmatch(text, whole.end, part.start)
        or not _MAKES.fullmatch(text, part.end, percent.start)
    ):
        return False
    start = max(text.rfind(mark, 0, whole.start) for mark in (". ", "; ", ": ")) + 1
    led = text[start : whole.start].lower()
    return led.count(named["plan"]) == 1 and not _OTHER_PLANS.search(text, start, percent.end)


def is_rest_told(claim: Claim, reading: Reading) -> bool:
    """``sinh 214, nộp trực tuyến 168, chiếm 62,4%; 46 còn lại nộp trực tiếp``: part and rest fill the whole."""
    part, whole = (seen(figure, reading) for figure in claim.figures[:2])
    rest = whole - part
    return any(
        x.count == rest and rest >= _TOLD * x.scale and not _has_another_share(near, x, whole)
        for near in (reading, *reading.beside)
        for x in near.counts
    )


def rest_has_another_share(reading: Reading, part: Decimal, whole: Decimal) -> bool:
    """``giải ngân 534,9 tỷ; vốn đầu tư 401,4 tỷ, đạt 65,5%, vốn sự nghiệp 133,5 tỷ, đạt 27,0%``: does the passage give
    what the part leaves of the whole with a share that is not of this whole?"""
    return any(x.count == whole - part and _has_another_share(reading, x, whole) for x in reading.counts)


def _has_another_share(reading: Reading, rest: Quantity, whole: Decimal) -> bool:
    """``vốn đầu tư 316,8 tỷ đồng (45%), vốn sự nghiệp 92,8 tỷ đồng (22%)``: is the rest's share of another whole?"""
    share = next((x for x in reading.quantities if x.percent and 0 <= x.start - rest.end < _BESIDE), None)
    if share is None or re.search(r"\d", reading.text[rest.end : share.start]):
        return False
    return abs(rest.count * _ALL / whole - share.count) > share.step / 2


def is_base_proved(claim: Claim, reading: Reading, digits: int = 2) -> bool:
    """``sớm và đúng hạn 11.018 (99,3%), quá hạn 77 (1,7%)``: is another share of the passage one of the same whole?"""
    whole = seen(claim.figures[1], reading)
    shares = [x for x in reading.quantities if x.percent and x.text != claim.said.text and digits_of(x.text) >= digits]
    return any(
        in_steps(x.count / whole * _ALL, share.step) == in_steps(share.count, share.step)
        for share in shares
        for x in reading.counts
        if whole and 0 < share.start - x.end < _BESIDE and x.text != claim.figures[0].text
    )


def is_sum_proved(claim: Claim, readings: Sequence[Reading]) -> bool:
    """``1.214 tỷ đồng, trong đó đầu tư 684 tỷ đồng, sự nghiệp 458 tỷ đồng. … Hai nguồn giải ngân 742 tỷ đồng, đạt
    65,0%``: is a share of the section one of what the parts make, and not of the total that is printed?"""
    right, written = (Decimal(value) * claim.said.step for value in (claim.right, claim.written))
    for reading in readings:
        for x, share in zip(reading.quantities, reading.quantities[1:], strict=False):
            beside = share.percent and x.countable and 0 < share.start - x.end < _BESIDE
            if not beside or digits_of(share.text) <= 2 or not 0 < x.count < right:
                continue
            made = in_steps(x.count / right * _ALL, share.step)
            other = in_steps(x.count / written * _ALL, share.step) if written else None
            if made == in_steps(share.count, share.step) != other:
                return True
    return False


def is_base_named(claim: Claim, readings: Sequence[Reading]) -> bool:
    """``toàn tỉnh có 6.560 tàu cá … còn 164 tàu, chiếm 5,2% tổng số tàu cá``: is the base called as the share says?"""
    own = readings[0]
    for share in (x for x in own.quantities if x.percent and x.text == claim.said.text):
        said = _OF_ALL.match(own.low, share.end)
        if said and any(
            near.low.startswith(said["what"], x.end + 1)
            for near in readings
            for x in near.counts
            if x.text == claim.figures[1].text and not x.depth
        ):
            return True
    return False


def is_in_one_sentence(claim: Claim, reading: Reading) -> bool:
    texts = [claim.said.text, *(figure.text for figure in claim.figures)]
    return any(all(text in piece for text in texts) for piece in re.split(r"[.!?]\s", reading.text))


def is_closed(claim: Claim, reading: Reading) -> bool:
    """Are the parts all of the whole, by their labels or by the marks around them, and would one slip mend them?"""
    slipped = claim.chance() < UNEXPLAINED
    total, parts = found_sum(claim, reading)
    if total is None:
        return slipped and (reading.text.rstrip().endswith(":") or _is_added_up(claim, reading))  # or of lines below
    words = [described(part, reading.text[part.end : part.end + _BESIDE]) for part in parts]
    if slipped and (is_whole(words) or any(_REST.search(word) for word in words[-1])):
        return True
    every = every_number(total, parts, reading)
    if len(every) == len(parts) and claim.off <= FAR and _are_named_to_the_last(total, parts, reading):
        return True
    lists = bool(
        OPENS.search(reading.text, total.end, parts[0].start) or _OF_THESE.search(reading.text, 0, total.start)
    )
    if len(every) != len(parts):
        return lists and claim.off <= FAR and replace(claim, figures=every).chance() < UNEXPLAINED
    inside = all(part.depth > total.depth for part in parts) and bool(_END.match(reading.text, parts[-1].end))
    money = (total.unit or "đồng") == "đồng" and total.scale > 1 and claim.right > claim.written  # none is in another
    alike = all(part.unit == total.unit or not part.unit for part in parts)
    return slipped and (inside or (alike and (lists or money)))


def _are_named_to_the_last(total: Quantity, parts: Sequence[Quantity], reading: Reading) -> bool:
    """``302 đơn các loại, gồm 214 đơn kiến nghị, 47 đơn khiếu nại và 19 đơn tố cáo``: does "gồm" open the list, each
    part repeat what the total counts, and "và" close it before the last one, with which the clause ends?"""
    text, last = reading.text, parts[-1]
    own = total.noun.lower() or total.unit
    return (
        bool(own and total.scale == 1)
        and all(
            x.depth == total.depth and x.exact and reading.low.startswith(f" {own}", x.end) for x in (total, *parts)
        )
        and bool(_CONSISTS.fullmatch(text, total.end, parts[0].start))
        and bool(_AND.search(text, parts[-2].end, last.start))
        and bool(_CLAUSE_ENDS.match(text, last.end))
    )


def _is_added_up(claim: Claim, reading: Reading) -> bool:
    """``lương 71,4 tỷ đồng, thù lao 18,9 tỷ đồng, cộng 90,3 tỷ đồng``: is the total, behind its parts, called one?"""
    return any(x.text == claim.said.text and _ADDED.search(reading.text, 0, x.start) for x in reading.counts)
