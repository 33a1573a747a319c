"""Whether other figures of a passage make what is printed where the figures that a rule took do not.

``176 người (45,4%)`` of 388 who came, not of 394 who were called; ``thặng dư 3,08`` in seven months, not in July; ``13
Vàng, 15 Bạc, 07 Đồng, 02 Bằng khen``, of which one number was not read. A figure that is one slip away from the one
that it would replace is no other reading: it shows what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, combinations, pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_bare
from tthc_render.prose.claims import Claim
from tthc_render.prose.excerpts import shown
from tthc_render.prose.families import described, is_whole
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.slips import Printed, digits_of, in_steps, mistyped, printed, values
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of

_UP: Final = frozenset({"tăng", "cao hơn", "nhiều hơn", "lớn hơn"})
_OF_PLANS: Final = frozenset({"đạt, vượt", "chưa đạt"})
"""What verdicts on plans should be."""
_MOST_OF_IT: Final = 75
DIGITS: Final = 3
"""A figure of fewer digits is made by other figures of a passage by chance."""
_ALIKE: Final = 5
"""What is compared is of one size: 4.318 cases are no change from 2 deaths."""
_LARGE: Final = 100
_TOLD: Final = 10
_ALL: Final = 100
_BACK: Final = 12
OPENS: Final = pattern_of(r"(?<!\w)(?:gồm|như sau|cụ thể|chia ra)(?!\w)|:|\(", re.IGNORECASE)
"""What a list of all parts begins with."""
_NUMBER: Final = pattern_of(r"(?<![\d.,/])\d[\d.]*(?:,\d+)?(?!\d|[.,]\d|/|\s?%)")
_PERCENT: Final = pattern_of(r"(\d[\d.,]*)%")
_HELD_AGAINST: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|dự kiến|nhu cầu|so với|cùng kỳ|năm trước"
    r"|năm \d{4}(?: lần lượt| tương ứng| là| đạt|:)+|(?<=%) (?:của |trên )?(?:tổng )?số)[^.;()\d]{0,30}\(?$",
    re.IGNORECASE,
)
_FIGURE_BEFORE: Final = pattern_of(r"\((?:[^().;\d]{0,20}\s)?(\d[\d.,]*\d|\d)\s[^().;,\d]{1,24},\s(?:tăng |giảm )?$")
_SHARE_BEHIND: Final = pattern_of(r"[^.;:,()\d]{0,40}(?:,\s|\s\()(?:chiếm |đạt |tỷ lệ )*\d[\d,]*\s?%\)?")
_PLAN_FIRST: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|KH|chỉ tiêu|mục tiêu|dự toán|giao|đăng ký)(?: [^\W\d_]+){0,2}\s?/\s?(?:đã |kết quả |số |ước )*"
    r"(?:thực hiện|TH|giải ngân|đạt|thu|chi|hoàn thành|kết quả)(?!\w)"
)
_STATE: Final = pattern_of(r"(?<!\w)(?:còn|đang|chưa|đã)(?!\w)", re.IGNORECASE)
_SURE: Final = 0.02
"""A slip that would explain no more than this of all figures is meant."""
_REACH: Final = 60
_PARTS: Final = 4
_MOST: Final = 24
_PARTED: Final = pattern_of(r"[.;!?]\s|[%()]|(?<!\w)(?:tổng|trong đó|còn)(?!\w)")


def fits_otherwise(claim: Claim, reading: Reading, *, slipped: bool) -> bool:
    """Do other figures of the passage make what is printed?

    Of a figure of two digits other figures make a lot, by chance: then a slip is as good a reason.
    """
    if claim.kind == "sum":
        return _is_other_sum(claim, reading)
    own = [seen(figure, reading) for figure in claim.figures]
    if claim.kind == "growth" and claim.percent and min(own) * 2 < max(own):
        share = Claim("share", claim.figures[:2], claim.said, lambda x: min(x) / max(x) * _ALL)
        if share.makes(own[:2]):
            return True  # "rút ngắn 3,2 ngày so với quy định 10 ngày, tức giảm 32%"
    if claim.kind == "share" and (_takes_those_before(claim, own, reading) or _takes_the_one_before(claim, reading)):
        return True
    if claim.kind == "growth" and len(own) > 1 and _is_of_cumulated(claim, own, reading):
        return True
    if claim.kind in ("product", "quotient") and _is_of_several(claim, own, reading):
        return True
    telling = digits_of(claim.said.text) >= DIGITS
    used = {figure.text for figure in claim.figures} | {claim.said.text}
    scale = max((x.scale for x in reading.counts if x.text in used), default=Decimal(1))
    pool = [(text, value) for text, value in _pool(reading, scale) if value and text not in used]
    if claim.kind == "rest" and _is_missing(claim, pool):
        return True
    if claim.kind == "share" and telling and _is_of_more(claim, own, reading):
        return True
    if slipped and not telling:
        return False
    if claim.percent and _has_its_own(claim, reading):
        return True
    for at, figure in enumerate(claim.figures[:1] if claim.kind == "rate" else claim.figures):
        meant = {figure.digits, *mistyped(figure.digits)}
        for text, value in pool:
            if _turns(claim, own, at, value):
                continue
            if claim.makes([*own[:at], value, *own[at + 1 :]]) and (
                text.replace(".", "").replace(",", "") not in meant or _are_listed(figure.text, text, reading)
            ):
                return True
    return not slipped and telling and _fits_others(claim, [value for _, value in pool])


def _turns(claim: Claim, own: Sequence[Decimal], at: int, value: Decimal) -> bool:
    """Would another value in the place of one of the two make a rise of a fall?"""
    other = [*own[:at], value, *own[at + 1 :]]
    return claim.kind == "growth" and len(own) > 1 and (own[0] > own[1]) != (other[0] > other[1])


def _is_of_more(claim: Claim, own: Sequence[Decimal], reading: Reading) -> bool:
    """``tiếp nhận 3.416 đơn, kỳ trước chuyển sang 58 đơn … 2.987 đơn (86,0%)``: of the base and the next one?"""
    if len(own) <= 1:
        return False
    return any(
        one.text == claim.figures[1].text and one.unit == other.unit and other.count < own[1] and other.count != own[0]
        and one.depth == other.depth and claim.makes([own[0], own[1] + other.count, *own[2:]])
        for one, other in pairwise(reading.counts)
    )  # fmt: skip


def _is_of_several(claim: Claim, own: Sequence[Decimal], reading: Reading) -> bool:
    """``xây 20 nhà, mỗi nhà 60 triệu đồng; sửa 08 nhà, mỗi nhà 30 triệu đồng``: is a total that of both?"""
    values = [x.count for x in reading.counts if x.exact and x.count][:_MOST]
    total = seen(claim.said, reading) if claim.kind == "product" else own[0]
    pairs = [*combinations(values, 2)]
    products = {x * y for x, y in pairs}
    sums = {x + y for x, y in pairs if not {x, y}.isdisjoint(own)}
    return total in sums or any(total - product in products for product in products)


def _is_of_cumulated(claim: Claim, own: Sequence[Decimal], reading: Reading) -> bool:
    """``lũy kế 6 tháng 17.646 hồ sơ; quý I là 8.328 hồ sơ, như vậy quý II tăng 11,9%``: of what both quarters leave?"""
    low, high = sorted(own[:2])
    return "lũy kế" in reading.low and claim.makes([high - low, low])


def _takes_those_before(claim: Claim, own: Sequence[Decimal], reading: Reading) -> bool:
    """``khiển trách 03, cảnh cáo 01 đảng viên, bằng 0,10%``: is it the share of the figures before the part, too?

    Or is the part what the one before it is of: ``802 hộ trên 3.207 hộ, tỷ lệ 25,01%``?
    """
    for last in (x for x in reading.counts if x.text == claim.figures[0].text and claim.said.value <= _ALL):
        total, end = own[0], last.start
        for x in reversed(up_to(reading.counts, last.start, _PARTS)):
            if x.count in own[1:] or _PARTED.search(reading.text, x.end, end) or end - x.end > _REACH:
                break
            total += x.count
            turned = x.end < last.start and total == own[0] + x.count and claim.makes([x.count, own[0]])
            if turned or claim.makes([total, *own[1:]]):
                return True
            end = x.start
    return False


def _takes_the_one_before(claim: Claim, reading: Reading) -> bool:
    """``2.928 giờ … 418 triệu kWh tương ứng 1.900 giờ, bằng 64,9%``, ``tuyển 810 (đạt 81% chỉ tiêu 1.000), chiếm 60%``:
    is it the share of the figure right before it, whatever is counted, of another one of its kind?"""
    figures = [x for x in reading.quantities if x.value and not x.percent and not x.ordinal]
    for share in (x for x in reading.quantities if x.percent and x.text == claim.said.text):
        near = [x for x in figures if x.end <= share.start and x.depth <= share.depth]
        if not near or near[-1].text == claim.figures[0].text or ". " in reading.text[near[-1].end : share.start]:
            continue
        part, noun = near[-1], near[-1].after.split()[:1]
        if part.countable and part.unit:
            continue
        alike = figures if part.countable else [x for x in figures if not x.countable and x.after.split()[:1] == noun]
        wholes = [x.count for x in alike]
        if not noun or noun[0].startswith("("):  # "xã 52 ý kiến, đã trả lời 52/52, giải quyết dứt điểm 38 (73,1%)"
            wholes = [*(x.count for x in figures), *(x.whole for x in reading.ratios)]
        if any(claim.makes([part.count, whole]) for whole in wholes):
            return True
    return False


def is_of_rows(claim: Claim, reading: Reading, rows: Sequence[Reading]) -> bool:
    """``Bò | 186,4 | 190,2``, and below the table ``bò lai 154,6 nghìn con, chiếm 81,3% đàn bò``: of a figure of it?"""
    part = claim.figures[0]
    scale = next((x.scale for x in reading.counts if x.text == part.text), Decimal(1))
    own = seen(part, reading)
    wholes = [figure.value for row in rows for figure in map(printed, _NUMBER.findall(row.text)) if figure]
    return any(claim.makes([own, value * worth]) for value in wholes if value for worth in {Decimal(1), scale})


def is_turned(claim: Claim, section: Sequence[Reading]) -> bool:
    """``(kế hoạch/thực hiện): 52.000/58.240 triệu đồng, đạt 112,0%``: do the words say that the plan stands first?"""
    said = any(_PLAN_FIRST.search(reading.text) for reading in section)
    return said and len(claim.figures) == 2 and claim.makes([x.value for x in reversed(claim.figures)])


def _are_listed(one: str, other: str, reading: Reading) -> bool:
    """``gồm trung ương 182,0 tỷ đồng, …, xã 189,0 tỷ đồng``; ``580/585``: two figures of one sentence are two, however
    alike."""
    return any(
        one in piece and other in piece
        for near in (reading, *reading.beside)
        for piece in (near.text[s.start : s.end] for s in near.sentences)
    )


def _is_missing(claim: Claim, pool: Sequence[tuple[str, Decimal]]) -> bool:
    """``1.751 hồ sơ; đã cấp 1.600 giấy, trả lại 13 hồ sơ, còn 138``: is a figure that was not taken off the
    difference?"""
    off = claim.right - claim.written
    return any(in_steps(value, claim.said.step) == off and digits_of(text) >= DIGITS for text, value in pool)


def _has_its_own(claim: Claim, reading: Reading) -> bool:
    """``từ 4.120 xuống còn 2.802 ngày, giảm 31,99%; chi phí giảm 33,4%``: is the right share of them printed, too?"""
    right = claim.result() or Decimal(0)
    others = (x for x in reading.quantities if x.percent and digits_of(x.text) >= DIGITS and x.text != claim.said.text)
    return any(in_steps(right, x.step) == in_steps(x.count, x.step) for x in others if x.step <= claim.said.step)


def _fits_others(claim: Claim, pool: Sequence[Decimal]) -> bool:
    """Do two other figures make it: ``7 tháng xuất 20,94, nhập 17,86, thặng dư 3,08; riêng tháng 7 …``?"""
    for one, other in combinations(pool, 2):
        small, large = sorted((one, other))
        if claim.kind == "share" and claim.makes([large - small, large]):
            return True
        if claim.kind in ("change", "growth") and (claim.makes([one, other]) or claim.makes([other, one])):
            return True
    return False


def _is_a_share_told(claim: Claim, reading: Reading) -> bool:
    """``thành 41 vụ, chuyển tòa án 09 vụ, chiếm 96,2% tổng số 52 vụ``: are the parts said to be that share of it?"""
    if not 0 < claim.right < claim.written:
        return False
    share = Decimal(claim.right * _ALL) / claim.written
    total = [x.start for x in reading.counts if claim.said.text == x.text]
    told = (x for x in reading.quantities if x.percent and in_steps(x.count, x.step) == in_steps(share, x.step))
    return any(0 < start - x.end < _REACH for x in told for start in total)


def _is_other_sum(claim: Claim, reading: Reading) -> bool:
    """Is the difference a figure of the passage that was not read, or do some of the parts make the total?"""
    over = claim.right - claim.written
    if _is_a_share_told(claim, reading):
        return True
    parts = [in_steps(figure.value, claim.said.step) for figure in claim.figures]
    if not over or (over in parts and len(parts) > 2 and claim.written >= _LARGE):
        return True
    used = {figure.text for figure in claim.figures} | {claim.said.text}
    near = {in_steps(x.count, claim.said.step): x.text for x in reading.counts if x.text not in used}
    if abs(over) >= _TOLD and abs(over) in near:
        return True
    if any(part >= _LARGE and part - over in near for part in parts) or _overlaps(claim, reading):
        return True  # "quý III 548 hồ sơ; … Trong quý III có 541 hồ sơ đúng hạn": another of them is the part
    if claim.right >= _LARGE and claim.right in near and str(claim.right) not in mistyped(claim.said.digits):
        return True
    total, found = found_sum(claim, reading)
    every = every_number(total, found, reading) if total else ()
    return len(every) > len(parts) and replace(claim, figures=every).right == claim.written


def _overlaps(claim: Claim, reading: Reading) -> bool:
    """``76.226 lượt, trong đó BHYT 72.612 lượt (95,3%); nội trú 7.487 lượt``: has only the first part its share, before
    a semicolon, where all of them are more than the total by what no slip explains?"""
    total, parts = found_sum(claim, reading)
    if total is None or claim.right <= claim.written:
        return False
    shares = [_SHARE_BEHIND.match(reading.text, part.end) for part in parts]
    if shares[0] is None or any(shares[1:]) or ";" not in reading.text[shares[0].end() : parts[-1].start]:
        return False
    if claim.chance() <= _SURE and not _STATE.search(reading.text, shares[0].end(), parts[-1].start):
        return False
    return not is_whole([described(part, reading.text[part.end : part.end + _REACH]) for part in parts])


def is_of_others(item: Finding, reading: Reading) -> bool:
    """Do two values not belong together: is one a share of the other, or is another change theirs?

    A result is a share of its plan: where it is held against it, that share says that they belong together, unless it
    is so small that the aim may be one of a time before the plan ends.
    """
    old, new = printed(item.details["old"]), printed(item.details["new"])
    if old is None or new is None or "%" in item.details["old"] + item.details["new"]:
        return False
    one, other = seen(old, reading), seen(new, reading)
    said = _PERCENT.findall(item.details["quote"])
    if min(one, other) * _ALIKE < max(one, other):
        return not _is_slipped(old, new, [x for x in said if digits_of(x) >= DIGITS], up=item.details["word"] in _UP)
    for x in reading.quantities:
        if x.percent and digits_of(x.text) >= DIGITS and one and not _stands_beside(old.text, x, reading):
            share, change = (in_steps(value, x.step) for value in (other / one * _ALL, abs(other - one) / one * _ALL))
            if item.details["right"] in _OF_PLANS and in_steps(x.count, x.step) == share and x.count > _MOST_OF_IT:
                continue
            if in_steps(x.count, x.step) == share or (in_steps(x.count, x.step) == change and x.text not in said[-1:]):
                return True
    return False


def _is_slipped(old: Printed, new: Printed, said: Sequence[str], *, up: bool) -> bool:
    """``đạt 12.456 tỷ đồng, tăng 11,9% so với cùng kỳ (91.130 tỷ đồng)``: does one slip in a value, mended, make the
    change that is told?"""
    pairs = [(value, new.value) for value in values(old)] + [(old.value, value) for value in values(new)]
    changes = [(now - then if up else then - now) / then * _ALL for then, now in pairs if then]
    shares = [x for text in said if (x := printed(text))]
    return any(in_steps(change, x.step) == in_steps(x.value, x.step) for change in changes for x in shares)


def _stands_beside(old: str, x: Quantity, reading: Reading) -> bool:
    """``tăng 14 người chết (135 người, 10,37%)``: is a percentage behind the old value that of the change?"""
    figure = _FIGURE_BEFORE.search(reading.text, max(0, x.start - _REACH), x.start)
    return figure is not None and figure[1] == old


def is_part_of_another(item: Finding, reading: Reading) -> bool:
    """``trồng 24.618 ha, đạt 109,4% kế hoạch 22.500 ha, gồm rừng sản xuất 24.106 ha``: of the former?"""
    start = item.where.column - reading.passage.at(0).column
    part = next((x for x in reading.counts if x.start == start), None)
    if part is not None and part.depth and _HELD_AGAINST.search(reading.text, max(0, start - _REACH), start):
        return True  # "2.918 người, bằng 5,3% kế hoạch năm (55.000 lao động)", "94,2% số tiếp nhận (1.300 hồ sơ)"
    before = up_to(reading.counts, start, _BACK)
    whole = next((x for x in reversed(before) if item.details["total"].endswith(shown(x))), None)
    if part is None or whole is None:
        return False
    if _is_of_an_earlier_whole(part, before, reading):
        return True
    if any(abs(part.count - x.count) == whole.count for x in reading.counts if x.start > part.start):
        return True  # "trồng mới 35 ha (diện tích đạt 1.281 ha từ 1.246 ha)"
    held = _HELD_AGAINST.search(reading.text, max(0, whole.start - _REACH), whole.start)
    larger = (x for x in before if x.start < whole.start and x.count >= part.count and x.unit == whole.unit)
    return held is not None and any(". " not in reading.text[x.end : whole.start] for x in larger)


def _is_of_an_earlier_whole(part: Quantity, before: Sequence[Quantity], reading: Reading) -> bool:
    """``9.876 người, gồm nam 5.312, nữ 4.564. Theo địa bàn: trong tỉnh 6.935, ngoài tỉnh 2.941``: do figures in
    a row with the part among them make a figure before them?"""
    alike = [x for x in reading.counts if comparable(x.unit, part.unit) and x.exact]
    at = alike.index(part) if part in alike else 0
    wholes = {x.count for x in before if comparable(x.unit, part.unit) and x.count > part.count}
    for first in range(max(0, at - _PARTS), at + 1):
        sums = accumulate(x.count for x in alike[first : at + _BACK])
        if not wholes.isdisjoint([*sums][max(at - first, 1) :]):
            return True
    return False


def _pool(reading: Reading, scale: Decimal) -> list[tuple[str, Decimal]]:
    """The figures of a passage and of those beside it, as printed and their worth, of bare ones in ``scale``, too."""
    out = []
    for near in (reading, *reading.beside):
        out += [(x.text, x.count) for x in near.counts]
        out += [(x.text, x.count * scale) for x in near.counts if scale != 1 and x.step < 1 and is_bare(x)]
        for ratio in near.ratios:
            part, _, whole = ratio.text.partition("/")
            out += [(part, ratio.part), (whole, ratio.whole)]
    return out


def seen(figure: Printed, reading: Reading) -> Decimal:
    """The value of a figure as it was read, with the scale word that a computation may leave out."""
    return next((x.count for x in reading.quantities if x.text == figure.text and not x.percent), figure.value)


def found_sum(claim: Claim, reading: Reading) -> tuple[Quantity | None, list[Quantity]]:
    """Total and parts of a sum as they were read; none where the parts do not stand behind the total."""
    for total in reversed([x for x in reading.counts if x.text == claim.said.text]):
        parts: list[Quantity] = []
        for figure in claim.figures:
            at = parts[-1].end if parts else total.end
            found = next((x for x in reading.counts if x.start > at and x.text == figure.text), None)
            if found is None:
                break
            parts.append(found)
        else:
            return total, parts
    return None, []


def every_number(total: Quantity, parts: Sequence[Quantity], reading: Reading) -> tuple[Printed, ...]:
    """All numbers of a list, also those that no part was read from: ``13 Vàng, 15 Bạc, 07 Đồng, 02 Bằng khen``.

    No grades or numbers of names (``4 sao``, ``khối 10``), nor what stands in a bracket behind a part."""
    opened = [found.end() for found in OPENS.finditer(reading.text, total.end, parts[0].start)]
    aside = {x.start for x in reading.quantities if not x.countable or x.depth > max(part.depth for part in parts)}
    found = _NUMBER.finditer(reading.text, max([total.end, *opened]), parts[-1].end)
    read = [printed(number[0]) for number in found if number.start() not in aside]
    return tuple(x.scaled(total.scale) for x in read if x)
