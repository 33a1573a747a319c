"""What is still open, held against what there was, came in and was settled, sentences or paragraphs away: P305.

``tiếp nhận tổng số 3.482 hồ sơ …; kỳ trước chuyển qua 96 hồ sơ.`` in one paragraph, ``Đã giải quyết 3.401 hồ sơ (…).
Hiện đang giải quyết 187 hồ sơ`` in the next; ``Tổng số phải giải quyết …`` under one heading, what is left under the
next. The ledger of a stock has four entries: a total that is named, or what came in with what was carried over, what
was settled, what is left. Where any figures of that noun make what is left, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.ledgers import Entry, entry_of
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.missed_sums import missed_far_sum
from tthc_render.prose.rules.states_of_all import share_says
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"còn", "tồn", "chưa", "đang", "chuyển"})
_BACK: Final = 6
"""Paragraphs, headings among them, in which one stock is told."""
_MOST: Final = 36
_TELLING: Final = 3
_TRIED: Final = 24
_OF_SOME = pattern_of(
    r"(?<!\w)(?:[Rr]iêng|so với|cùng kỳ|[Nn]goài ra|[Bb]ên cạnh|lĩnh vực|cấp (?:xã|tỉnh|huyện|sở)"
    r"|(?:[Tt]ại|[Ởở]|[Tt]huộc) (?:các |\d+ )?(?:thôn|xã|phường|chi nhánh|sở|dự án|khu)"
    r"|[Dd]ự kiến|[Pp]hấn đấu|[Ss]ẽ|[Tt]háng tới)(?!\w)"
)
_OTHER_STOCK = pattern_of(
    r"(?<!\w)(?:năm|kỳ|tháng|quý|tuần) trước[^.;]{0,12}$|(?<!\w)(?:quá|trễ) hạn|(?<!\w)(?:cùng kỳ|so với)(?!\w)",
    re.IGNORECASE,
)
_BASE = pattern_of(r"(?:^|[.;,]\s)(?:[Đđ]ối với|[Tt]rong(?: tổng)?(?: số)?|[Vv]ới)\s$")
_DUE = pattern_of(r"[^.;:()\d]{0,40}?(?<!không )(?:thuộc thẩm quyền|đủ điều kiện (?:thụ lý|xử lý|giải quyết))(?!\w)")
"""``sau phân loại có 126 đơn thuộc thẩm quyền``."""
_SENTENCE: Final = (". ", "; ")


def check_open_stock(context: ProseContext) -> list[Finding]:
    """Findings on what is left that the stock of the paragraphs before does not leave."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if reading.counts and not reading.crowded
        for left in reading.counts
        if left.exact and left.unit and left.count and not left.depth
        if not _SAID.isdisjoint(f"{left.label} {left.after}".lower().split())
        if entry_of(reading, left) is Entry.LEFT
        for item in _judge(readings, at, left)
    ]


def _near(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The passage and those before it that may tell of the same stock, in their order."""
    own = readings[at].passage
    near = [x for x in readings[max(0, at - _BACK) : at] if x.passage.part == own.part and x.passage.role != "note"]
    return [*near, readings[at]] if own.role != "note" else [readings[at]]


Placed = tuple[Reading, Quantity]


def _judge(readings: Sequence[Reading], at: int, left: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    figures: list[Placed] = [
        (other, x)
        for other in _near(readings, at)
        for x in other.counts
        if x.unit == left.unit and x.exact and x.value is not None
    ]  # fmt: skip
    before = [(other, x) for other, x in figures if x.unit and (other is not reading or x.end <= left.start)]
    if len(before) < 2 or len(figures) > _MOST or _says(_OF_SOME, reading, left):
        return
    settled = _settled(before)
    if not settled or any(_says(_OF_SOME, *one) for one in settled):
        return
    done = settled[-1]
    found = _whole(before, settled[0]) if len(settled) == 1 else None
    filled = None if found else _filled(before, settled[0])
    found = found or filled or (_only_income(before, settled[0]) if len(settled) > 1 else None)
    if found is None:
        return
    income, sure = found
    spent = sum((x.count for _, x in settled), Decimal(0))
    right = sum((x.count for _, x in income), Decimal(0)) - spent
    said = share_says(*done, right + spent) if len(settled) == 1 and right + spent else None
    if said is False:
        return
    sure = sure or said is True
    others = [x.count for _, x in figures if x is not left]
    if len(settled) == 1 and _misses_what_came(before, income, done[1], left):
        yield _more_or_less(reading, done, left, income[0])
        return
    alone = len(settled) == len(income) == 1 and sure
    if alone and left.count < right and _is_forgotten(before, right - left.count):
        reading.compare(left, done[1])
        yield from missed_rest(reading, left, [income[0][1].count], [done[1].count], max(0, left.start - 40))
        return
    if right > 0 and left.scale != income[0][1].scale and (meant := _in_scale(left, income[0][1])).count == right:
        reading.compare(left, done[1])
        yield finding(
            "P923", reading.passage.at(left.start), written=shown(left), right=shown(meant),
            computation=" − ".join(shown(x) for _, x in (*income, *settled)),
            quote=quote(reading.text, left.start - 30, left.end + 12),
        )  # fmt: skip
        return
    if len(settled) > 1 and _leaves(left.count, [x.count for _, x in income], [x.count for _, x in settled]):
        return
    if (
        _closes_its_list(readings, at, left)
        or right < 0
        or right == left.count
        or left.count > right + spent
        or (left.count in others if filled else _comes_out(left.count, others))
        or _fills(left.count, right, others)
    ):
        return
    written, wanted = left.count / left.step, right / left.step
    digits = len(re.sub(r"\D", "", left.text).strip("0"))
    if not (is_slip(written, wanted) and (sure or digits >= _TELLING)) and not (sure and _is_like(written, wanted)):
        return
    reading.compare(left, done[1])
    start = done[1].start if done[0] is reading else max(0, left.start - 40)
    yield from missed_rest(reading, left, [x.count for _, x in income], [x.count for _, x in settled], start)


def _closes_its_list(readings: Sequence[Reading], at: int, left: Quantity) -> bool:
    """Do neighbouring lines of the list, what is left among them, make a figure of the sentence above the list?

    ``tiếp nhận 216 hồ sơ, trong đó:``, lines of what came in, then ``đã giải quyết 205``, ``đang giải quyết 8``,
    ``trả lại 3``: the ledger is whole, whatever stands behind what is left.
    """
    label, first, last = readings[at].passage.label, at, at
    while label and first and readings[first - 1].passage.label == label:
        first -= 1
    while label and last + 1 < len(readings) and readings[last + 1].passage.label == label:
        last += 1
    if first in (0, last):
        return False
    leads = [
        next((x.count for x in line.counts if x.unit == left.unit and not x.depth), Decimal(0))
        for line in readings[first : last + 1]
    ]
    own = at - first
    sums = {
        sum(leads[start:end], Decimal(0))
        for start in range(own + 1)
        for end in range(max(own, start + 1) + 1, len(leads) + 1)
    }
    return any(x.count in sums for x in readings[first - 1].counts if x.unit == left.unit)


def _says(pattern: re.Pattern[str], reading: Reading, x: Quantity) -> bool:
    """Do the words before a figure in its sentence say it?"""
    start = max(reading.text.rfind(mark, 0, x.start) for mark in _SENTENCE) + 1
    return bool(pattern.search(reading.text, max(start, 0), x.start))


def _is_part(reading: Reading, x: Quantity) -> bool:
    """Does a word of division, or another figure of a list, lead to it in its sentence?"""
    start = max(reading.text.rfind(mark, 0, x.start) for mark in _SENTENCE) + 1
    first = next((y for y in reading.counts if y.start >= start and y.unit == x.unit), x)
    return x.depth > 0 or (first is not x and bool(TRIGGER.search(reading.text, first.end, x.start)))


def _settled(before: Sequence[Placed]) -> list[Placed]:
    """The figures that were settled or fell away in the passage nearest to what is left, none a part of another."""
    done = [
        (r, x) for r, x in before
        if entry_of(r, x) in (Entry.DONE, Entry.GONE) and not _is_part(r, x) and not _OTHER_STOCK.search(x.label)
    ]  # fmt: skip
    last = [(r, x) for r, x in done if r is done[-1][0]]
    return last if any(entry_of(r, x) is Entry.DONE for r, x in last) else []


def _filled(before: Sequence[Placed], done: Placed) -> tuple[list[Placed], bool] | None:
    """``thụ lý 583 vụ, gồm 97 vụ cũ và 486 vụ mới``: the last figure before what was settled that parts behind it, all
    but what was there, fill; so the ledger is of these."""
    at = next(nth for nth, (_, x) in enumerate(before) if x is done[1])
    for nth in range(at - 1, -1, -1):
        reading, whole = before[nth]
        if whole.depth or _is_part(reading, whole) or _says(_OF_SOME, reading, whole):
            continue
        inside = [x for r, x in before[nth + 1 : at] if r is reading]
        parts = [x.count for x in inside if _is_part(reading, x)]
        is_whole = any(sum(parts[:stop]) == whole.count for stop in range(2, len(parts) + 1))
        return ([(reading, whole)], True) if is_whole else None
    return None


def _only_income(before: Sequence[Placed], done: Placed) -> tuple[list[Placed], bool] | None:
    """The only figure that came in, or is to be settled, before what was settled."""
    at = next(nth for nth, (_, x) in enumerate(before) if x is done[1])
    came = [
        (r, x) for r, x in before[:at]
        if entry_of(r, x) in (Entry.CAME, Entry.DUE) and not _is_part(r, x) and not _says(_OF_SOME, r, x)
    ]  # fmt: skip
    stock = any(entry_of(r, x) is Entry.OPENING for r, x in before)
    if came and not stock and _DUE.match(came[-1][1].after):
        return came[-1:], True
    return (came, False) if len(came) == 1 and not stock else None


def _leaves(left: Decimal, income: Sequence[Decimal], spent: Sequence[Decimal]) -> bool:
    """Is it what some of the settled ones leave?"""
    whole = sum(income, Decimal(0))
    return any(whole - sum(some) == left for n in range(1, len(spent)) for some in combinations(spent, n))


def _in_scale(x: Quantity, like: Quantity) -> Quantity:
    """``310 tỷ đồng`` as "310 triệu đồng"."""
    factor = like.scale / x.scale
    return replace(x, value=x.count * factor, step=x.step * factor, scale=like.scale, noun=like.noun)


def _whole(before: Sequence[Placed], done: Placed) -> tuple[list[Placed], bool] | None:
    """What there was to settle, and whether it is certain: it is named as that, or its parts make what is named."""
    at = next(nth for nth, (_, x) in enumerate(before) if x is done[1])
    earlier = before[:at]
    if earlier and earlier[-1][0] is done[0] and _is_base(*earlier[-1]):
        return [earlier[-1]], True
    opening = [(r, x) for r, x in earlier if entry_of(r, x) is Entry.OPENING and not _OTHER_STOCK.search(x.after)]
    due = [
        (r, x) for r, x in earlier if entry_of(r, x) is Entry.DUE and not _is_part(r, x) and not _says(_OF_SOME, r, x)
    ]
    came = [
        (r, x) for r, x in earlier
        if entry_of(r, x) is Entry.CAME and not _is_division(r, x) and not _says(_OF_SOME, r, x)
    ]  # fmt: skip
    if len({x.count for _, x in opening}) > 1 or any(_says(_OF_SOME, r, x) for r, x in opening):
        return None
    must = [(r, x) for r, x in due if not _is_received(x)]
    if len({x.count for _, x in must}) == 1:
        parts = [x.count for _, x in (*came[:1], *opening[:1])]
        return [must[-1]], len(parts) == 2 and sum(parts) == must[-1][1].count
    if must:
        return None
    received = [(r, x) for r, x in due if _is_received(x)] or came
    if len({x.count for _, x in received}) != 1 or len(opening) != 1 or _is_inside(received[-1], opening[0]):
        return None
    return [received[-1], opening[0]], True


def _is_forgotten(before: Sequence[Placed], missing: Decimal) -> bool:
    """``phải giải quyết 3.376 hồ sơ, tháng trước chuyển sang 212``: is what is missing just what was carried over?"""
    return any(x.count == missing for r, x in before if entry_of(r, x) is Entry.OPENING)


def _misses_what_came(before: Sequence[Placed], income: Sequence[Placed], done: Quantity, left: Quantity) -> bool:
    """``phải giải quyết 2.343: trực tuyến 2.031, trực tiếp 312, kỳ trước 171 … đã trả 2.389, đang giải quyết 125``:
    do all that came in and all that went out or is left make another total than the one that is named?"""
    if len(income) > 1 or income[0][1].count == done.count + left.count:
        return False
    entries = [(entry_of(r, x), x.count) for r, x in before if r is not income[0][0] and x is not done]
    came = [count for entry, count in entries if entry in (Entry.CAME, Entry.OPENING)]
    return len(came) > 1 and sum(came) == done.count + left.count


def _more_or_less(reading: Reading, done: Placed, left: Quantity, due: Placed) -> Finding:
    """More was settled than there was to settle, or what was settled and what is left miss it."""
    if done[1].count <= due[1].count:
        return missed_far_sum(reading, [done[1], left], *due)
    where = done[0].passage.at(done[1].start)
    words = quote(due[0].text, 0, due[1].end)
    return finding("P303", where, part=shown(done[1]), total=shown(due[1]), quote=words)


def _is_base(reading: Reading, x: Quantity) -> bool:
    """``Đối với 52 đơn thuộc thẩm quyền, đã giải quyết 45 đơn``."""
    return bool(_BASE.search(reading.text, max(0, x.start - 24), x.start)) and not x.depth


def _is_received(x: Quantity) -> bool:
    """``tiếp nhận tổng số 3.482 hồ sơ``: all that came in, not all that there is to settle."""
    low = x.label.lower()
    return "nhận" in low and "phải" not in low


def _is_division(reading: Reading, x: Quantity) -> bool:
    return x.depth == 0 and _is_part(reading, x)


def _is_inside(whole: Placed, opening: Placed) -> bool:
    """``tiếp nhận 3.482 hồ sơ (gồm 96 hồ sơ kỳ trước chuyển sang)``: is what was carried over counted with it?"""
    if whole[0] is not opening[0]:
        return False
    start, end = sorted((whole[1].end, opening[1].start))
    between = whole[0].text[start:end]
    if opening[1].depth > whole[1].depth:
        return True
    return bool(
        re.search(
            r"(?<!\w)(?:gồm|kể cả|tính cả|trong đó|trong số)(?!\w)", between.rsplit(";", 1)[-1].rsplit(". ", 1)[-1]
        )
    )


def _comes_out(left: Decimal, values: Sequence[Decimal]) -> bool:
    """Is what is left another figure, or do two or three of them make it?"""
    single = sorted(set(values))[-_TRIED:]
    if left in single:
        return True
    sums = {one + other for one, other in combinations(single, 2)}
    return left in sums or any(income - left in single or left + income in sums for income in single)


def _fills(left: Decimal, right: Decimal, values: Sequence[Decimal]) -> bool:
    """Do others that are open make the rest with it: ``còn 214 hồ sơ: đang giải quyết 198, chờ bổ sung 16``?"""
    return left < right and right - left in values


def _is_like(written: Decimal, wanted: Decimal) -> bool:
    """Are they of one size, so that one was meant to be the other?"""
    return wanted > 0 and Decimal("0.6") <= written / wanted <= Decimal("1.7")
