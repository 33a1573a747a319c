"""A whole and its parts where several signs together show that the parts are all of it: P301.

``sums`` and ``partitions`` know sentences in which the grammar alone decides. Here a list is taken as it stands (counts
of one unit behind each other) and the signs are added up: a word of division, a colon or a bracket, labels that exclude
each other or leave nothing out, shares that fill 100%, a second column that adds up ("96 dự án (57.652 căn)"), one slip
of typing that would mend the sum. One sign alone proves nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import fits, one_slip_mends, reaches, slack_of, some_reach, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.families import Words, are_apart, described, is_whole
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import CROSSING, TRIGGER, counted_of, overlaps, with_rest
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.rules.targets import is_target
from tthc_render.prose.rules.whole_lists import (
    SENTENCE,
    TOTAL,
    ListedCounts,
    figures_of,
    listed_counts,
    runs_of,
    without_brackets,
)
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

PROVED: Final = 5
"""So many signs are enough."""
_NEAR: Final = Decimal("0.1")
_BIG, _LARGE, _HUGE = 100, 1000, 10_000
_CHOICES: Final = 10
"""A whole less than so many times as large as its parts have choices is made by one of these by chance."""
_LEFT = pattern_of(
    r"(?<!\w)(?:còn(?! hiệu lực| hoạt động)|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mỗi|bình quân|định mức|mức)(?: lại)?\s"
    r"[^.;,()\d]{0,30}$"
)
_ALL_OF_IT = pattern_of(
    r"(?<!\w)(?:cụ thể|gồm|chia ra|chia theo|phân theo|phân loại|xếp loại|phân bố|như sau)(?!\w)", re.IGNORECASE
)
_COLON = pattern_of(r":\s[^.;:()\d]{0,60}$")
_IN_IT = pattern_of(r"(?:^|[.;:]\s)(?:Trong|Trong (?:tổng )?số)\s$")
_ENDS = pattern_of(r"[^.;()\d]{0,90}(?:\([^()]*\))?[^.;()\d]{0,60}(?:[.;)]|$)")
_NONE_ELSE = pattern_of(
    r"(?<!\w)(?:hoàn toàn từ|toàn bộ từ|không (?:có|còn|phát sinh|bao gồm) [^.;\d]{0,30}?khác|chỉ (?:thuộc|gồm|có"
    r"|được xếp|tính) (?:vào )?"
    r"(?:một|hai|ba|01|1)|ngoài ra không|không trùng lặp|không tính trùng)(?!\w)",
    re.IGNORECASE,
)
_SO_MANY = pattern_of(
    r"(?<!\w)(?:từ|gồm|thuộc|theo|chia (?:thành|làm)|ở|của|cả|phân (?:thành|theo))?\s?(?P<count>hai|ba|bốn|năm|sáu"
    r"|0?[2-8])\s"
    r"(?:nguồn|nhóm|loại|khoản|lĩnh vực|hình thức|mức|hạng mục|thành phần|đối tượng|khối|cấp|phần|nội dung|kênh"
    r"|tiểu dự án)(?!\w)",
    re.IGNORECASE,
)
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_SCALES: Final = tuple(Decimal(10) ** power for power in (-6, -3, 3, 6))
_DONE = pattern_of(r"(?<!\w)(?:đã|hoàn thành)(?!\w)", re.IGNORECASE)
_OPEN_STATE = pattern_of(r"(?<!\w)(?:đang|chưa|còn lại)(?!\w)", re.IGNORECASE)
_OPEN = pattern_of(r"\.\.\.|…|v\.v|(?<!\w)còn lại(?: là)?\s[^\d]|(?<!\w)(?:và|cùng)\s(?:các|một số|nhiều|những)(?!\w)")
_SHARE = pattern_of(r"[^.;()\d]{0,60}(?:\(|,\s(?:chiếm|bằng|đạt)|\schiếm)(?: tỷ lệ| tỷ trọng)?\s?$|\s?\($")
_WITH = pattern_of(r"[^\W\d_] với\s$")
_ACTS = pattern_of(
    r"(?<!\w)(?:kiểm tra|thanh tra|phát hiện|nhắc nhở|lập biên bản|xử phạt|phạt|thu hồi|tạm giữ|kiến nghị|yêu cầu"
    r"|hỗ trợ)(?!\w)"
)
"""What is done with some of a whole."""
_SOME = pattern_of(r"(?:có|trong đó|cùng kỳ|mỗi|mức|tính|riêng|như|hiện|giảm|tăng|trừ|đã|đầu|[^\d]*,)(?!\w)")
_REST = pattern_of(r"(?<!\w)(?:khác|còn lại)(?!\w)")
_BASE_OF_SHARE = pattern_of(
    r"%\s(?:(?:trong|trên|của|so với)(?:\s(?:tổng|toàn bộ))?(?:\ssố)?|tổng(?:\ssố)?|số)\s$", re.IGNORECASE
)
"""``331 vụ, đạt 71,6% trong số 462 vụ đã kết thúc``: the figure behind it is what the share is of."""


def check_wholes(context: ProseContext) -> list[Finding]:
    """Findings on lists that several signs prove to be all of a whole."""
    return [found for reading in context.running if len(reading.counts) > 1 for found in _inside(reading)]


def _inside(reading: Reading) -> Iterator[Finding]:
    figures = reading.kept(figures_of)
    if len(figures) <= 2:
        return
    explained: set[int] = set()
    listed = [one for at in range(len(figures) - 2) if (one := listed_counts(reading, figures, at))]
    missed = []
    for one in listed:
        if _holds(one):
            explained.update(part.start for part in one.parts)
            yield from _second_column(reading, figures, one)
        else:
            missed.append(one)
    for one in missed:
        if one.whole.start in explained or any(part.start in explained for part in one.parts):
            continue
        run = next((run for run in runs_of(reading, one) if _signs(reading, figures, run) >= PROVED), None)
        if not run or _of_another(reading, figures, run) or _is_told_of_part(reading, run):
            continue
        if not overlaps(reading.text, run.whole, run.parts):
            explained.update(part.start for part in run.parts)
            every = with_rest(reading, run.whole, run.parts)
            if every is not None:
                yield from missed_sum(reading, run.whole, every)


def _holds(one: ListedCounts) -> bool:
    """Does the list, or a run at its beginning, add up? Of small numbers some choice always does."""
    if any(reaches(one.whole, one.parts[:stop]) for stop in range(2, len(one.parts) + 1)):
        return True
    if one.whole.count / one.whole.step < max(_BIG, _CHOICES << len(one.parts)) and _divided(one.lead):
        return False
    return some_reach(one.whole, one.parts)


def _signs(reading: Reading, figures: Sequence[Quantity], one: ListedCounts) -> int:
    """How many signs show that the parts are all of the whole, and that the sum is a mistake."""
    whole, parts, text = one.whole, one.parts, reading.text
    if not all(part.exact or part.hedge == "trung bình" for part in parts) or whole.unit.startswith("lượt") != parts[
        0
    ].unit.startswith("lượt"):
        return 0
    added = total_of(parts)
    if any(_BASE_OF_SHARE.search(text, max(0, part.start - 24), part.start) for part in parts):
        return 0
    words = [described(part, text[part.end : part.end + 60]) for part in parts]
    after = text[parts[-1].end : parts[-1].end + 200]
    if added > whole.count * 2 and all(part.unit not in ("", whole.unit) for part in parts):
        return 0  # "học sinh THPT 05. Kết quả: … 46 chi bộ": of other things
    if _are_states(words) and is_target(reading, whole, parts[0].start):
        return 0
    structure = _structure(reading, one, words)
    filled, based = _shares(reading, one)
    aligned = _columns(figures, one)
    second = any(reaches(w, ps) for w, ps in aligned)
    slip = one_slip_mends(whole, parts)
    if SENTENCE.search(one.lead) and not (slip or filled or _scaled(whole, parts) or is_whole(words)):
        return 0
    if not structure and not filled and not second and not based:
        return 0
    if not _divided(one.lead) and _is_sibling(reading, figures, whole):
        return 0
    signs = structure + 4 * filled + 4 * second + 2 * (based and not filled)
    worth = max(x.count / x.step for x in (whole, *parts))
    signs += sum(worth >= least for least in (_BIG, _LARGE, _HUGE)) if slip else 3 if _scaled(whole, parts) else -2
    signs += abs(added - whole.count) <= _NEAR * max(added, whole.count)
    signs += len(parts) > 2
    signs += bool(_ENDS.match(after))
    crossing = any(CROSSING.search(label.lower()) for pair in words for label in pair)
    if crossing and not _are_states(words):
        signs -= 2
    elif added > whole.count and structure > 1:
        signs += 1 + (len(parts) > 2)
    if _OPEN.search(text, parts[-1].end, min(len(text), parts[-1].end + 80)):
        signs -= 3
    if _LEFT.search(text[max(0, whole.start - 50) : whole.start]):
        signs -= 2
    return signs


def _divided(lead: str) -> bool:
    """Is there a word of division, a colon or a bracket between the whole and its parts?"""
    bare = without_brackets(lead)
    return bool(
        _WITH.search(bare)
        or TRIGGER.search(bare)
        or _ALL_OF_IT.search(bare)
        or ":" in bare
        or lead.count("(") > lead.count(")")
    )


def _is_sibling(reading: Reading, figures: Sequence[Quantity], whole: Quantity) -> bool:
    """Does another count of its unit stand before the whole in its sentence, so that it may be one of a list?"""
    before = [x for x in figures if x.end <= whole.start and x.unit == whole.unit and x.depth == whole.depth]
    return bool(before) and not SENTENCE.search(reading.text, before[-1].end, whole.start)


def _structure(reading: Reading, one: ListedCounts, words: Sequence[Words]) -> int:
    """What the words between the whole and its parts, and the labels, show."""
    lead, text = without_brackets(one.lead), reading.text
    said = _says_all(reading, one)
    if said:
        return 4 + (1 if are_apart(words) else 0)
    if TOTAL.search(one.whole.label) and is_whole(words):
        return 4
    if not _divided(one.lead) and not _IN_IT.search(text, max(0, one.whole.start - 20), one.whole.start):
        return 3 if _are_states(words) and not _DONE.search(one.whole.label) else 0
    signs = 1
    if _ALL_OF_IT.search(lead):
        signs = 2
    elif not TRIGGER.search(lead):
        bracket = one.lead.count("(") > one.lead.count(")")
        closed = re.match(r"[^.;:,()\d]{0,60}(?:\([^()]*\))?[^.;:,()\d]{0,30}(?:\)|[.;]|$)", text[one.parts[-1].end :])
        at_once = re.fullmatch(r"[^.;:()\d]{0,60}(?::|\()(?:[^.;:()\d]|\d(?= sao)){0,60}", one.lead)
        if closed and at_once and (bracket or _COLON.search(lead)):
            signs = (4 if _is_all_of_bracket(one, text) else 1) if bracket else 3
    if is_whole(words) or _are_states(words) or any(_REST.search(label) for label in words[-1]):
        signs += 3
    elif are_apart(words):
        signs += 1
    return signs


def _is_all_of_bracket(one: ListedCounts, text: str) -> bool:
    """``56 tổ chức (4 phòng công chứng, 42 văn phòng công chứng)``, not ``1.300 cơ sở (kiểm tra 204, xử phạt 96)``."""
    inside = text[one.whole.end : one.parts[-1].start].partition("(")[2]
    few = total_of(one.parts) < one.whole.count
    return not _SOME.match(inside) and not (few and _ACTS.search(inside))


def _says_all(reading: Reading, one: ListedCounts) -> bool:
    """Do the words say that there are no other parts: by their number, or outright?"""
    text = reading.text
    start, end = one.whole.end, one.parts[-1].end
    if _NONE_ELSE.search(text, start, min(len(text), end + 110)):
        return True
    counted = _SO_MANY.search(text, max(0, one.whole.start - 60), one.parts[0].start)
    if not counted:
        return False
    number = _NUMBERS.get(counted["count"].lower()) or int(counted["count"]) if counted["count"] else 0
    return number == len(one.parts)


def _are_states(words: Sequence[Words]) -> bool:
    """``đã giải quyết …, trả lại …, đang giải quyết …``: from what is done to what is open."""
    first, last = (" ".join(pair) for pair in (words[0], words[-1]))
    return bool(_DONE.search(first) and _OPEN_STATE.search(last)) and not _OPEN_STATE.search(first)


def _scaled(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Would another scale word in one of them ("tỷ" for "triệu") make the sum right?"""
    return any(
        reaches(whole, [*parts[:at], replace(part, value=part.count * scale, step=part.step * scale), *parts[at + 1 :]])
        for at, part in enumerate(parts)
        for scale in (_SCALES if part.scale != 1 else ())
    )


def _shares(reading: Reading, one: ListedCounts) -> tuple[bool, bool]:
    """Do the shares beside the parts fill 100%; are all but one of them shares of the whole?"""
    percents = [x for x in reading.quantities if x.percent and x.value is not None and x.start > one.parts[0].end]
    stops = [part.start for part in one.parts[1:]] + [len(reading.text)]
    shares = []
    for part, stop in zip(one.parts, stops, strict=True):
        share = next((x for x in percents if part.end < x.start < stop), None)
        if share is None or not _SHARE.fullmatch(reading.text, part.end, share.start):
            return False, False
        shares.append(share)
    total = sum((share.count for share in shares), Decimal(0))
    filled = abs(total - 100) <= sum((share.step for share in shares), Decimal(0))
    right = [
        fits(share.count, share.text, part.count, one.whole.count) != "wrong"
        for share, part in zip(shares, one.parts, strict=True)
    ]
    return filled, sum(right) >= max(2, len(right) - 1)


def _columns(figures: Sequence[Quantity], one: ListedCounts) -> list[tuple[Quantity, list[Quantity]]]:
    """Other units beside the whole and beside every part: ``96 dự án (57.652 căn), 133 dự án (110.217 căn)``."""
    first = bisect_right(figures, one.whole.start - 60, key=lambda x: x.start)
    last = bisect_left(figures, one.parts[-1].end + 60, key=lambda x: x.start)
    figures = figures[first:last]
    near = [x for x in figures if x.start < one.parts[0].start and x.start != one.whole.start]
    near = [x for x in near if x.unit and x.unit != one.whole.unit and x.exact]
    if not near:
        return []
    stops = [part.start for part in one.parts[1:]] + [one.parts[-1].end + 60]
    beside = [
        [x for x in figures if part.end <= x.start < stop and x.start != part.start]
        for part, stop in zip(one.parts, stops, strict=True)
    ]
    out = []
    for whole in near:
        column = [next((x for x in some if x.unit == whole.unit), None) for some in beside]
        full = [x for x in column if x is not None]
        if len(full) == len(column):
            out.append((whole, full))
    return out


def _second_column(reading: Reading, figures: Sequence[Quantity], one: ListedCounts) -> Iterator[Finding]:
    """The list adds up; so must what stands beside its figures."""
    if not reaches(one.whole, one.parts) or one.whole.count < 10:
        return
    for whole, parts in _columns(figures, one):
        if not some_reach(whole, parts) and (one_slip_mends(whole, parts) or _is_near(whole, parts)):
            yield from missed_sum(reading, whole, parts)


def _is_near(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    added = total_of(parts)
    return abs(added - whole.count) <= max(_NEAR * whole.count, slack_of(whole, *parts))


def _of_another(reading: Reading, figures: Sequence[Quantity], run: ListedCounts) -> bool:
    """Do the parts add up to another figure before them, or but for one digit to what was counted of a base?"""
    counted = counted_of(reading, run.whole)
    if counted is not None and one_slip_mends(counted, run.parts):
        return True
    before = [x for x in figures if x.start < run.parts[0].start and x.start != run.whole.start]
    return any(comparable(x.unit, run.whole.unit) and reaches(x, run.parts) for x in before)


def _is_told_of_part(reading: Reading, run: ListedCounts) -> bool:
    """``39 ca chưa tiêm, bao gồm 15 trẻ chưa đến tuổi; không kể nhóm này thì 24 ca``: is a part left of one before?"""
    for part, rest in combinations(run.parts, 2):
        inside = [x for x in reading.counts if part.end < x.start < rest.start]
        left = inside and inside[0].count + rest.count == part.count
        if left and TRIGGER.search(reading.text, part.end, inside[0].start):
            return True
    return False
