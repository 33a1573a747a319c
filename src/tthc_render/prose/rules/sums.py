"""Totals and their parts inside one passage: P301, P302, P303.

A total and its parts can often be read in more than one way. All readings that make sense are tried; a finding comes
only where none of them adds up within the printed precision, where total and parts count the same thing exactly, and
where the words or the labels show that the parts are all of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip, one_slip_mends, reaches, some_reach, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import Words, are_apart, described, families, is_whole
from tthc_render.prose.nouns import KNOWN_UNITS, PERSONS, WIDER, comparable, kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.rough_figures import bounds
from tthc_render.prose.rules.divisions import (
    ASIDE,
    BACK,
    CROSSING,
    TRIGGER,
    Division,
    counted_of,
    divisions,
    overlaps,
    with_rest,
)
from tthc_render.prose.rules.missed_sums import missed_sum, shares_hold
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of

# A sum that misses its total by no more than this share was meant to reach it.
NEAR: Final = Decimal("0.10")
FAR_OFF: Final = Decimal("0.4")
"""Parts that make less of the whole than this are some of it, whatever they are called."""
SURE_FROM: Final = 1000
"""From here on, a total that one digit of its parts would make right is no chance."""

_CASES = 3
_COLON = pattern_of(r"[^.;:()\d]{1,90}:\s[^.;:()\d]{3,60}")
_NAMED_ONE = pattern_of(
    r"\s[^.,;:()\d]{1,30}[,;]\s(?:và\s)?(?!(?:đã|còn|đang|chưa|được|bị|khởi tố|xử lý|xử phạt|chuyển|trong|tổng|riêng"
    r"|giảm|tăng|so|làm|bắt)(?!\w))[^.,;:()\d]{3,60}"
)
_LAST_ONE = pattern_of(r"\s[^.,;:()\d]{1,30}(?:\.\s|\.?$)")
_SEX = pattern_of(r"(?<!\w)(?:nữ|nam)(?: là| có)?$", re.IGNORECASE)
_AND_SO_ON = pattern_of(
    r"\.\.\.|…|v\.v|(?<!\w)(?:và|cùng)\s(?:các|một số|nhiều|những)(?!\w)|(?<!\w)(?:khác|còn lại là)(?!\w)"
)
_SOME = pattern_of(
    r"(?<!\w)(?:như(?! sau)|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|riêng|đặc biệt|mỗi|nhiều nhất|cao nhất)(?!\w)",
    re.IGNORECASE,
)
_NEW_SUBJECT = pattern_of(
    r"[;.]\s{0,2}(?:hiện )?(?:còn|đã|đang|tổng|lũy kế|đồng thời|đến nay|bình quân)(?!\w)"
    r"|[;.,]\s{0,2}(?:như vậy|do đó|vì vậy|riêng|tức|tổng (?:số|cộng))(?!\w)|(?<!\w)(?<!trở )nên(?!\w)"
    r"|(?<!\w)(?:so với|cùng kỳ|thu hút|với tổng)(?!\w)",
    re.IGNORECASE,
)
_BY_KIND = pattern_of(r"(?<!\w)(?:chia|phân|xét|tính)(?: ra)? theo [^.;:\d]{2,40}:", re.IGNORECASE)
_LAST_OF_LIST = pattern_of(r"[^.;:()\d]{0,80}\svà\s(?:có\s)?")
_NEXT_OF_LIST = pattern_of(r"[^.;:()\d]{0,80}(?:,|;|\svà)\s(?:và\s|có\s){0,2}")


def check_sums(context: ProseContext) -> list[Finding]:
    """Findings on totals and parts inside one passage."""
    out: list[Finding] = []
    for reading in context.running:
        if len(reading.counts) > 1:
            out += _inside(reading)
    return out


def _inside(reading: Reading) -> Iterator[Finding]:
    reported: set[int] = set()
    for division in divisions(reading):
        problem = _judge(reading, division)
        if problem and division.total.start not in reported:
            reported.add(division.total.start)
            yield problem


# Do they add up? ----------------------------------------------------------------------------------------------------


def _judge(reading: Reading, given: Division) -> Finding | None:
    division = _of_what_was_counted(reading, given)
    if division is None:
        return None
    total = division.total
    if len(division.parts[0]) > 1:
        reading.compare(total, *division.parts[0])
    if _is_restated(total, division.parts[0]):
        return None
    if not total.exact:
        return _larger_than_about(reading, division)
    if any(_reach(reading, division, parts) for parts in division.parts):
        return None
    parts = _counted_alike(reading, total, division.parts[0], division.whole)
    if len(division.parts[0]) < 2:
        parts = _counted_alike(reading, total, division.parts[-1], division.whole)
    if not parts or not all(part.exact for part in parts) or _SOME.search(reading.text, total.end, parts[0].start):
        return None
    over = next((part for part in parts if part.count > total.count and _is_among(part, total)), None)
    if over and _is_of_one_time(reading, total, parts[0]):
        return None
    if over and (_is_of_next(reading, total, parts, over) or _is_of_all_listed(reading, total, over)):
        return None
    if over and (_is_of_several_nouns(reading, total, over) or _is_of_another_division(reading, total, parts[0])):
        return None
    if (not over and overlaps(reading.text, total, parts)) or (
        over and (_is_beside(reading, total, over) or _sets_limit(reading, total))
    ):
        return None
    if len(parts) < 2:
        return _larger(reading, total, over) if over else None
    every = with_rest(reading, total, parts)
    if every is None:
        return None
    parts = list(every)
    words = [described(part, reading.text[part.end : part.end + 60]) for part in parts]
    added = total_of(parts)
    if added > total.count and shares_hold(reading, total, parts):
        return None
    if over and not one_slip_mends(total, parts):
        return _larger(reading, total, over)
    if _is_unproved(reading, total, parts, words, added):
        return None
    near = total.count and abs(added - total.count) <= NEAR * max(total.count, added)
    if near and _companions_fill(reading, total, parts):
        return _sum_finding(reading, total, parts, closed=True)
    if added > total.count and division.total.unit not in PERSONS and _are_cases(words, parts, total):
        return _sum_finding(reading, total, parts)
    open_end = _AND_SO_ON.search(reading.text, parts[-1].end, _end_of(reading.text, parts[-1].end))
    rest = re.search(r"(?<!\w)(?:khác|còn lại)(?!\w)", f"{parts[-1].label} {words[-1][0]}")
    closed = is_whole(words) or bool(rest) or (division.whole and _is_closed(reading, total, parts))
    meant = added > total.count * FAR_OFF or is_slip(total.count / total.step, added / total.step)
    sure = closed and (bool(rest) or (not open_end and meant))
    apart = sure or are_apart(words)
    if over and not (near or sure):
        return _larger(reading, total, over)
    slip = total.count >= SURE_FROM and one_slip_mends(total, parts) and (apart or near)
    money = len(parts) >= _CASES and (total.unit or "đồng") == "đồng" and total.scale > SURE_FROM  # none is in another
    certain = sure or ((apart or money) and added > total.count) or (slip and not open_end)
    return _sum_finding(reading, total, parts, "P301" if certain else "P302")


def _larger_than_about(reading: Reading, division: Division) -> Finding | None:
    """``gần 1.000 hồ sơ, trong đó trực tuyến là 1.480 hồ sơ``: more than a rough whole may stand for."""
    total, room = division.total, bounds(division.total)
    if room is None:
        return None
    parts = _counted_alike(reading, total, division.parts[0], division.whole)
    if not parts or _SOME.search(reading.text, total.end, parts[0].start):
        return None
    over = next((part for part in parts if part.exact and part.count > room[1] and _is_among(part, total)), None)
    if over is None or _sets_limit(reading, total) or _is_of_next(reading, total, parts, over):
        return None
    before = up_to(reading.counts, total.start, BACK)
    if any(x.count >= over.count and comparable(x.unit, over.unit) for x in before):
        return None
    return _larger(reading, total, over)


def _of_what_was_counted(reading: Reading, division: Division) -> Division | None:
    """``93 em đoạt giải trên tổng số 112 em, gồm …``: the parts of the figure that one slip of typing mends.

    None where they make what was counted of the base, or may belong to either.
    """
    counted, parts = counted_of(reading, division.total), division.parts[0]
    if counted is None or any(some_reach(division.total, one) for one in division.parts):
        return division
    if any(some_reach(counted, one) for one in division.parts):
        return None
    if len(parts) < 2 or one_slip_mends(counted, parts):
        return replace(division, total=counted) if len(parts) > 1 else division
    return division if one_slip_mends(division.total, parts) else None


def _is_of_one_time(reading: Reading, total: Quantity, first: Quantity) -> bool:
    """``Riêng quý II đạt 19.873 tỷ đồng. Phân theo ngành, bán lẻ 28.562 tỷ đồng``: of what was told before it."""
    start = reading.sentence_at(total.start).start
    return reading.text.startswith("Riêng", start) and ". " in reading.text[total.end : first.start]


def _is_of_next(reading: Reading, total: Quantity, parts: Sequence[Quantity], over: Quantity) -> bool:
    """``thu 312 tỷ đồng, trong đó tiền đất 186 tỷ đồng; chi ngân sách 742 tỷ đồng``: a semicolon ends the parts of a
    list that no colon opens."""
    first = parts[0]
    if over is first or ":" in reading.text[total.end : first.start]:
        return False
    return ";" in reading.text[first.end : over.start] and over.depth == total.depth


def _is_of_all_listed(reading: Reading, last: Quantity, over: Quantity) -> bool:
    """``1.940 thủ tục gồm 1.560 …, 260 … và 120 thủ tục cấp xã; trong đó trực tuyến 930``: of all, not of the last."""
    start = reading.sentence_at(last.start).start
    before = [
        x
        for x in up_to(reading.counts, last.start, BACK)
        if x.start >= start and kind(x.unit) == kind(last.unit) and x.depth == last.depth
    ]
    ends = bool(before) and bool(_LAST_OF_LIST.fullmatch(reading.text, before[-1].end, last.start))
    apart = re.search(r"[;.]\s", reading.text[last.end : over.start])
    for at, whole in enumerate(before[:-1] if ends or apart else ()):
        lead = reading.text[whole.end : before[at + 1].start]
        if whole.count >= over.count and (TRIGGER.search(lead) or ":" in lead):
            return True
    if not ends:
        return False
    listed = [last]
    for x in reversed(before):
        if not _NEXT_OF_LIST.fullmatch(reading.text, x.end, listed[-1].start):
            break
        listed.append(x)
    return total_of(listed) >= over.count


def _is_of_several_nouns(reading: Reading, last: Quantity, over: Quantity) -> bool:
    """``117 xã, 07 phường, trong đó 98 xã``: of the first, or of both."""
    before = up_to(reading.counts, last.start, 1)
    if not before or before[0].unit != last.unit or before[0].noun.lower() == last.noun.lower():
        return False
    beside = _NEXT_OF_LIST.fullmatch(reading.text, before[0].end, last.start) is not None
    return beside and before[0].count + last.count >= over.count


def _is_of_another_division(reading: Reading, total: Quantity, first: Quantity) -> bool:
    """``Phân theo nguồn gốc: tự nhiên 569.830 ha, rừng trồng 103.380 ha. Phân theo chức năng: …``: of what both are."""
    start = reading.sentence_at(total.start).start
    opened = _BY_KIND.search(reading.text, start, total.start)
    return opened is not None and _BY_KIND.search(reading.text, total.end, first.start) is not None


def _is_unproved(
    reading: Reading, total: Quantity, parts: Sequence[Quantity], words: Sequence[Words], added: Decimal
) -> bool:
    """``412 hộ nghèo. Cụ thể: thiếu hụt về nhà ở 120 hộ, …``: a list in the next sentence may be some of it."""
    if not re.search(r"[.!?]\s", reading.text[total.end : parts[0].start]):
        return False
    after = [x for x in reading.counts if x.start > parts[-1].end and x.unit == total.unit]
    if any(x.count == total.count - added for x in after):
        return True
    return not one_slip_mends(total, parts) and not is_whole(words)


def _is_restated(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``2.404.264 tỷ 707 triệu đồng (làm tròn 2.404,3 nghìn tỷ đồng)``: one amount in two precisions."""
    return bool(parts) and parts[0].depth > total.depth and abs(parts[0].count - total.count) <= parts[0].step


def _sum_finding(
    reading: Reading, total: Quantity, parts: Sequence[Quantity], code: str = "P301", *, closed: bool = False
) -> Finding | None:
    return next(missed_sum(reading, total, parts, code, closed=closed), None)


def _companions_fill(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``482 quyết định với 3.918 triệu đồng, trong đó … 207 quyết định (2.415 triệu), … 265 (1.503 triệu)``.

    The brackets behind the parts add up to another figure beside the total: the list is complete.
    """
    behind = [next((x for x in reading.counts if x.start > part.end), None) for part in parts]
    pairs = [(x, part) for x, part in zip(behind, parts, strict=True) if x and x.start - part.end < ASIDE]
    inside = [x for x, part in pairs if x.depth == part.depth + 1]
    if len(inside) != len(parts) or len({x.unit for x in inside}) != 1 or inside[0].unit == total.unit:
        return False
    beside = [x for x in reading.counts if total.end < x.start < parts[0].start and x.unit == inside[0].unit]
    return any(reaches(x, inside) for x in beside)


def _are_cases(words: Sequence[Words], parts: Sequence[Quantity], total: Quantity) -> bool:
    """``9 vụ, trong đó trộm cắp 4 vụ, đánh nhau 6 vụ, đánh bạc 1 vụ``: each case falls under one label.

    Labels of a family (deadline, channel, sex …) may cross each other, so that they say nothing here.
    """
    if len(parts) < _CASES or not all(part.unit == total.unit != "" for part in parts):
        return False
    labels = [(one or other).lower() for one, other in words]
    apart = len(set(labels)) == len(labels) and all(labels)
    crossing = any(shape.match(label) for label in labels for family in families() for _, shape in family.labels)
    return apart and not crossing and not any(CROSSING.search(label) for label in labels)


def _reach(reading: Reading, division: Division, parts: Sequence[Quantity]) -> bool:
    """Does any reading reach the total, or a change beside it ("tăng 58 ha, trong đó …")? A bracket has one reading."""
    total, listed = division.total, division.parts[0]
    if division.whole and len(listed) > 1 and parts is not listed:
        # "gồm 1.560 … và 210 …; trong đó trực tuyến là 1.940": all of the whole behind a list of all of it is no part.
        parts = [x for x in parts if x.count != total.count or x.start < listed[-1].end]
    if (
        division.whole
        and parts
        and all(part.depth > total.depth for part in parts)
        and _is_closed(reading, total, parts)
    ):
        return reaches(total, parts)
    if division.whole and _fills_its_sentence(reading, total, parts):
        return reaches(total, parts)
    added = total_of(parts)
    if parts and total.count < added and re.search(r"[.!?]\s", reading.text[total.end : parts[0].start]):
        # ". Trong đó" may go on from an earlier figure of the sentence before.
        subjects = up_to(reading.counts, total.start, 6)
        if any(x.unit == total.unit and x.depth == total.depth and x.count >= added for x in subjects):
            return True
    beside = [x for x in up_to(reading.counts, parts[0].start, 4) if x.start > total.start] if parts else []
    return any(some_reach(one, parts) for one in (total, *beside))


def _fills_its_sentence(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``5 vụ việc, gồm: trộm cắp 3 vụ, đánh bạc 1 vụ, hủy hoại tài sản 1 vụ.``: each of the list is a name and its
    number, so that it has only one reading."""
    text = reading.text
    if len(parts) < _CASES or not _COLON.fullmatch(text, total.end, parts[0].start):
        return False
    alike = all(part.unit == total.unit != "" and part.depth == total.depth for part in parts)
    named = all(_NAMED_ONE.fullmatch(text, one.end, other.start) for one, other in pairwise(parts))
    return alike and named and bool(_LAST_ONE.match(text, parts[-1].end))


_AMONG_OTHERS = pattern_of(r"(?<!\w)(?:trong|trên|thuộc)(?: tổng)? số\s$")


def _counted_alike(reading: Reading, total: Quantity, parts: Sequence[Quantity], whole: bool) -> list[Quantity]:
    """The leading parts that count the same things as the total and belong to one list.

    What some are said to be among is none: ``08 đối tượng, trong đó 02 cũng nằm trong số 61 đối tượng nêu trên``.
    """
    out: list[Quantity] = []
    for part in parts:
        if _AMONG_OTHERS.search(reading.text, max(0, part.start - 16), part.start):
            break
        trade = whole and total.unit in PERSONS and part.unit not in KNOWN_UNITS  # "118 bác sĩ, 203 y sĩ"
        other = out and _NEW_SUBJECT.search(reading.text, out[-1].end, part.start)
        if not (comparable(total.unit, part.unit) or trade) or other:
            break
        out.append(part)
    return out


def _is_closed(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does every part name what the total names, so that a word like "gồm" announces all of it?"""
    units = {part.unit for part in parts}
    if units == {"trường hợp"} and reading.text[total.end : total.end + 40].lstrip().startswith(
        ("việc", "lượt", "người")
    ):
        return True
    trades = total.unit in PERSONS and all(part.unit not in KNOWN_UNITS for part in parts)
    return trades or all(
        part.unit == total.unit or not part.unit or part.unit in WIDER.get(total.unit, ()) for part in parts
    )


def _end_of(text: str, at: int) -> int:
    found = re.compile(r"[.;)](?:\s|$)").search(text, at)
    return found.end() if found else len(text)


def _is_beside(reading: Reading, total: Quantity, over: Quantity) -> bool:
    """``25 TTHC: 10 TTHC đất đai, trong đó 04 mới, và 15 TTHC xây dựng``: a quantity that goes with the total.

    Or all of both: ``4 đề tài cấp Bộ, 31 đề tài cấp Trường, trong đó xuất sắc 9, đạt 26, cộng 35 đề tài``.
    """
    before = up_to(reading.counts, total.start, BACK)
    return any(x.count in (total.count + over.count, over.count, over.count - total.count) for x in before)


def _is_among(part: Quantity, total: Quantity) -> bool:
    """Is a part counted like the whole: by the same noun, or "nữ 134 người" of any persons?"""
    if kind(part.unit) == kind(total.unit) != "":
        return True
    return {part.unit, total.unit} <= PERSONS and bool(_SEX.search(part.label))


def _sets_limit(reading: Reading, total: Quantity) -> bool:
    """``trên 1 tỷ USD, trong đó 7 mặt hàng trên 3 tỷ``, ``mỗi hộ 2 triệu đồng``: no whole."""
    return bool(
        re.search(r"(?<!\w)(?:mỗi|từng|bình quân|từ)(?!\w)", reading.low[max(0, total.start - 30) : total.start])
    )


def _larger(reading: Reading, total: Quantity, part: Quantity) -> Finding:
    return finding(
        "P303", reading.passage.at(part.start), part=shown(part), total=f"{total.hedge} {shown(total)}".strip(),
        quote=quote(reading.text, total.start - len(total.hedge), part.end),
    )  # fmt: skip
