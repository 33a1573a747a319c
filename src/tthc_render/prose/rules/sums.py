"""Totals and their parts inside one passage: P301, P302, P303.

A total and its parts can often be read in more than one way. All readings that make sense are tried; a finding comes
only where none of them adds up within the printed precision, where total and parts count the same thing exactly, and
where the words or the labels show that the parts are all of the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, one_slip_mends, reaches, some_reach, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import Words, are_apart, described, families, is_whole
from tthc_render.prose.nouns import KNOWN_UNITS, PERSONS, WIDER, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, up_to

# A sum that misses its total by no more than this share was meant to reach it.
NEAR: Final = Decimal("0.10")
SURE_FROM: Final = 1000
"""From here on, a total that one digit of its parts would make right is no chance."""
_MAX_PARTS = 40
_REACH = 140
_BACK = 12
_FAR = 1000
_ASIDE = 60

TRIGGER = re.compile(
    r"(?<!\w)(?P<words>[Tt]rong (?:số )?đó|[Cc]ụ thể|(?:[Bb]ao )?[Gg]ồm|[Cc]hia ra|[Cc]hia theo|[Pp]hân theo"
    r"|[Pp]hân bố|như sau)"
    r"(?!\w)(?! các| quá trình)"
)
_CASES = 3
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|hụt|thiếu|thừa)(?: thêm)?\s{1,2}$")
_AMONG = re.compile(r"Trong\s(?:tổng\s)?(?:số\s)?(?=\d)")
_CROSSING = re.compile(
    r"(?<!\w)(?:nữ|nam|đảng viên|dân tộc|trẻ em|hộ nghèo|đạt|được|bị|đã|trên|dưới|cả hai|lượt)(?!\w)"
)
_NO_PARTS = re.compile(rf"{TRIGGER.pattern}|^\s?(?:từ|so với|tăng|giảm|riêng|bằng|tương đương|chuyển)(?!\w)")
_ALL_OF_IT = re.compile(r"cụ thể|gồm|chia ra|theo|phân bố|như sau", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s{1,3}(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ+-])")
_AND_SO_ON = re.compile(r"\.\.\.|…|v\.v|(?<!\w)(?:và|cùng)\s(?:các|một số|nhiều|những)(?!\w)|(?<!\w)khác(?!\w)")
_SOME = re.compile(
    r"(?<!\w)(?:như|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|riêng|đặc biệt|mỗi|nhiều nhất|cao nhất)(?!\w)",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(
    r"[;.]\s{0,2}(?:hiện )?(?:còn|đã|đang|tổng|lũy kế|đồng thời|đến nay|như vậy|do đó|vì vậy|bình quân)(?!\w)"
    r"|(?<!\w)(?:so với|cùng kỳ|thu hút|với tổng)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Division:
    """A total with the lists of quantities that may be its parts; ``whole``: the words show that they are all of it."""

    total: Quantity
    parts: tuple[tuple[Quantity, ...], ...]
    whole: bool


def check_sums(context: ProseContext) -> list[Finding]:
    """Findings on totals and parts inside one passage."""
    out: list[Finding] = []
    for reading in context.running:
        if len(reading.counts) > 1:
            out += _inside(reading)
    return out


def _inside(reading: Reading) -> Iterator[Finding]:
    reported: set[int] = set()
    for division in _divisions(reading):
        problem = _judge(reading, division)
        if problem and division.total.start not in reported:
            reported.add(division.total.start)
            yield problem


# What may be a total and its parts ----------------------------------------------------------------------------------


def _divisions(reading: Reading) -> Iterator[Division]:
    text, counts = reading.text, reading.counts
    ends = [found.start() for found in _SENTENCE_END.finditer(text)]
    triggers = [(found.start(), found.end(), found["words"]) for found in TRIGGER.finditer(text)]
    depths = _depths(text, [start for start, _, _ in triggers])
    first = 0
    for nth, (start, end, words) in enumerate(triggers):
        while first < len(counts) and counts[first].start < end:
            first += 1
        total = _total(text, counts, first, start, depths[nth])
        if total is None:
            continue
        stop = next((at for at in ends if at >= end), len(text))
        nested = [at for at, _, _ in triggers[nth + 1 : nth + 6] if at < stop]
        stop = nested[3] if len(nested) > 3 else stop
        parts = _parts(reading, first, stop, depths[nth])
        parts = parts or _in_brackets(reading, total, first, stop)
        total = _counted_like(reading, total, parts)
        readings = [tuple(part for part in parts if not nested or part.start < nested[0]), tuple(parts)]
        if nested:
            readings.append(tuple(part for part in parts if not _hidden(text, nested, part.start)))
        yield Division(total, tuple(readings), bool(_ALL_OF_IT.search(words)))
    yield from _brackets(reading)
    yield from _among(reading)
    yield from _lists(reading)


def _depths(text: str, places: Sequence[int]) -> list[int]:
    out, depth, done = [], 0, 0
    for at in places:
        depth = max(0, depth + text.count("(", done, at) - text.count(")", done, at))
        out.append(depth)
        done = at
    return out


def _total(text: str, counts: Sequence[Quantity], first: int, at: int, depth: int) -> Quantity | None:
    """The quantity that words like "trong đó" divide: the last one before, in the same bracket or around it."""
    near = counts[max(0, first - _BACK) : first]
    before = [x for x in near if at - x.end < _FAR and not _CHANGED.search(text, max(0, x.start - 16), x.start)]
    for quantity in reversed(before):
        if quantity.depth == depth or (quantity.depth < depth and "(" in text[quantity.end : at]):
            if _joined(text[quantity.end : at]):
                return quantity
            break
    # "(332 hồ sơ bị trả lại, chiếm …), trong đó": the total is in the bracket that closes just before.
    inner = [quantity for quantity in before if quantity.depth == depth + 1 and text.count("(", quantity.end, at) == 0]
    closed = inner and text[inner[-1].end : at].rstrip(" ,:;").endswith(")")
    return inner[0] if closed and _joined(text[inner[0].end : at]) else None


def _counted_like(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> Quantity:
    """``43 vụ, 61 đối tượng; trong đó … 19 vụ, … 16 vụ``: the quantity beside the total that the parts count, too."""
    units = {part.unit for part in parts}
    if len(parts) < 2 or len(units) != 1 or total.unit in units or not total.unit:
        return total
    for other in reversed(up_to(reading.counts, total.start, 2)):
        gap = reading.text[other.end : total.start]
        if other.unit in units and other.depth == total.depth and len(gap) < _ASIDE and not re.search(r"[.;:]\s", gap):
            return other
    return total


def _joined(gap: str) -> bool:
    """Does a word of division that comes after this gap still refer to the quantity before it?"""
    stops = [found.end() for found in _SENTENCE_END.finditer(gap + " X")]
    same = not stops or (len(stops) == 1 and not gap[stops[0] :].strip(" ,:;"))
    near = len(gap) <= _REACH or gap.rstrip(" .,:;").endswith(")")
    return near and same and ";" not in gap.rstrip(" ;")


def _parts(reading: Reading, first: int, stop: int, depth: int) -> list[Quantity]:
    """The counts at the same depth up to the end of the sentence or the bracket."""
    out: list[Quantity] = []
    for quantity in reading.counts[first : first + 4 * _MAX_PARTS]:
        if quantity.start >= stop or quantity.depth < depth or len(out) > _MAX_PARTS:
            break
        if depth and _closed(reading.text[(out[-1].end if out else quantity.start) : quantity.start]):
            break
        if quantity.depth == depth:
            out.append(quantity)
    return out


def _closed(between: str) -> bool:
    return between.count(")") > between.count("(")


def _hidden(text: str, nested: Sequence[int], at: int) -> bool:
    """Is the quantity behind an inner "trong đó" and before the next semicolon?"""
    before = [start for start in nested if start < at]
    return bool(before) and ";" not in text[before[-1] : at]


def _brackets(reading: Reading) -> Iterator[Division]:
    """``185 TTHC (ban hành mới 10 TTHC; …)``."""
    counts = reading.counts
    for at, quantity in enumerate(counts[:-2]):
        if counts[at + 1].depth != quantity.depth + 1:
            continue
        gap = reading.text[quantity.end : counts[at + 1].start]
        before, opened, inside = gap.partition("(")
        if not opened or len(before) > 60 or re.search(r"[.;:,]", before) or _NO_PARTS.search(inside):
            continue
        parts = _parts(reading, at + 1, len(reading.text), quantity.depth + 1)
        like = [part for part in parts if part.unit == quantity.unit != ""]
        if len(parts) > len(like) > 1 and all(reading.text[x.start - 2 : x.start] == ": " for x in like):
            parts = like  # "(mức 600.000 đồng: 11 suất, mức 300.000 đồng: 175 suất)"
        if total_scale := quantity.scale if quantity.scale != 1 else None:
            parts = [_scaled(part, total_scale) for part in parts]
        closed = all(part.unit == quantity.unit != "" for part in parts) or _bare_list(reading, quantity, parts)
        groups = _by_semicolons(reading, parts)
        if len(groups) > 1 and all(len(group) > 1 for group in groups) and closed:
            for group in groups:
                yield Division(quantity, (tuple(group),), closed)
        elif len(parts) >= 2 and len(inside) < 120:
            yield Division(quantity, (tuple(parts),), closed)


def _by_semicolons(reading: Reading, parts: Sequence[Quantity]) -> list[list[Quantity]]:
    """``42 cuộc (kỳ trước 9, trong kỳ 33; theo kế hoạch 36, đột xuất 6)``: the whole is divided twice."""
    groups: list[list[Quantity]] = []
    for part in parts:
        if not groups or ";" in reading.text[groups[-1][-1].end : part.start]:
            groups.append([])
        groups[-1].append(part)
    return groups


def _in_brackets(reading: Reading, total: Quantity, first: int, stop: int) -> list[Quantity]:
    """``trong đó hộ nghèo 2,93% (815.101 hộ), hộ cận nghèo 2,78% (771.235 hộ)``: the count stands in each bracket."""
    inside = [x for x in reading.counts[first : first + _MAX_PARTS] if x.start < stop and x.depth == total.depth + 1]
    alone = all(reading.text[x.start - 1] == "(" for x in inside)
    return inside if alone and all(x.unit == total.unit != "" for x in inside) else []


def _among(reading: Reading) -> Iterator[Division]:
    """``Trong 524 trẻ chưa tiêm, hoãn tiêm 311 trẻ, chống chỉ định 46 trẻ, đi vắng 167 trẻ``."""
    for sentence in reading.sentences:
        lead = _AMONG.match(reading.text, sentence.start, sentence.end)
        inside = [x for x in reading.counts if lead and sentence.start <= x.start < sentence.end]
        if len(inside) > 2 and lead and inside[0].start == lead.end():
            yield Division(inside[0], (tuple(inside[1:]),), False)


def _scaled(part: Quantity, scale: Decimal) -> Quantity:
    """A bare figure in the scale of its total: "186,4 nghìn tấn (khai thác 112,8; nuôi trồng 73,6)"."""
    if part.unit or part.scale != 1 or part.value is None:
        return part
    return replace(part, value=part.value * scale, step=part.step * scale, scale=scale)


def _bare_list(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``185 công dân (nghĩa vụ quân sự 160, nghĩa vụ Công an 25)``: labels and figures fill the bracket."""
    if any(part.unit and part.unit != total.unit for part in parts) or not all(part.label for part in parts):
        return False
    closed = re.match(r"[^(),;\d]{0,20}\)", reading.text[parts[-1].end :]) if parts else None
    return bool(closed) and not any(_CROSSING.search(part.label.lower()) for part in parts)


def _lists(reading: Reading) -> Iterator[Division]:
    """``Tổng số … tiếp nhận: 82; số … đúng hạn: 76; số … đang xử lý: 06`` without any word of division."""
    for sentence in reading.sentences:
        first = bisect_left(reading.counts, sentence.start, key=lambda x: x.start)
        stop = bisect_left(reading.counts, sentence.end, key=lambda x: x.start)
        counts = reading.counts[first : min(stop, first + _MAX_PARTS)]
        if len(counts) < 3 or not re.search(r"tổng số", counts[0].label, re.IGNORECASE):
            continue
        labelled = all(re.match(r"[Ss]ố|[Tt]ổng", quantity.label) for quantity in counts)
        if labelled and not TRIGGER.search(reading.text, counts[0].end, counts[-1].start):
            yield Division(counts[0], (tuple(counts[1:]),), False)


# Do they add up? ----------------------------------------------------------------------------------------------------


def _judge(reading: Reading, division: Division) -> Finding | None:
    total = division.total
    if len(division.parts[0]) > 1:
        reading.compare(total, *division.parts[0])
    changed = (
        [x for x in up_to(reading.counts, division.parts[0][0].start, 4) if x.start > total.start]
        if division.parts[0]
        else []
    )
    if not total.exact or any(some_reach(one, parts) for parts in division.parts for one in (total, *changed)):
        return None
    parts = _counted_alike(reading, total, division.parts[0], division.whole)
    if len(division.parts[0]) < 2:
        parts = _counted_alike(reading, total, division.parts[-1], division.whole)
    if not parts or not all(part.exact for part in parts) or _SOME.search(reading.text, total.end, parts[0].start):
        return None
    over = next((part for part in parts if part.count > total.count and part.unit == total.unit != ""), None)
    if over and (_is_beside(reading, total, over) or _sets_limit(reading, total)):
        return None
    if len(parts) < 2:
        return _larger(reading, total, over) if over else None
    words = [described(part, reading.text[part.end : part.end + 60]) for part in parts]
    added = total_of(parts)
    near = total.count and abs(added - total.count) <= NEAR * max(total.count, added)
    if added > total.count and division.total.unit not in PERSONS and _are_cases(words, parts, total):
        return _sum_finding(reading, total, parts, added)
    open_end = _AND_SO_ON.search(reading.text, parts[-1].end, _end_of(reading.text, parts[-1].end))
    rest = re.search(r"(?<!\w)(?:khác|còn lại)(?!\w)", f"{parts[-1].label} {words[-1][0]}")
    closed = is_whole(words) or bool(rest) or (division.whole and _is_closed(reading, total, parts))
    sure = closed and (bool(rest) or not open_end)
    apart = sure or are_apart(words)
    if over and not (near or sure):
        return _larger(reading, total, over)
    slip = total.count >= SURE_FROM and one_slip_mends(total, parts) and (apart or near)
    certain = sure or (apart and added > total.count) or (slip and not open_end)
    return _sum_finding(reading, total, parts, added, "P301" if certain else "P302")


def _sum_finding(
    reading: Reading, total: Quantity, parts: Sequence[Quantity], added: Decimal, code: str = "P301"
) -> Finding:
    return finding(
        code,
        reading.passage.at(total.start),
        total=shown(total),
        parts=" + ".join(part.text if part.scale == total.scale else shown(part) for part in parts),
        sum=amount(added, total),
        difference=amount(abs(added - total.count), total),
        quote=quote(reading.text, total.start, parts[-1].end),
    )


def _are_cases(words: Sequence[Words], parts: Sequence[Quantity], total: Quantity) -> bool:
    """``9 vụ, trong đó trộm cắp 4 vụ, đánh nhau 6 vụ, đánh bạc 1 vụ``: each case falls under one label.

    Labels of a family (deadline, channel, sex …) may cross each other, so that they say nothing here.
    """
    if len(parts) < _CASES or not all(part.unit == total.unit != "" for part in parts):
        return False
    labels = [(one or other).lower() for one, other in words]
    apart = len(set(labels)) == len(labels) and all(labels)
    crossing = any(shape.match(label) for label in labels for family in families() for _, shape in family.labels)
    return apart and not crossing and not any(_CROSSING.search(label) for label in labels)


def _reach(reading: Reading, division: Division, parts: Sequence[Quantity]) -> bool:
    """Does any reading reach the total, or a change beside it ("tăng 58 ha, trong đó …")? A bracket has one reading."""
    total = division.total
    if (
        division.whole
        and parts
        and all(part.depth > total.depth for part in parts)
        and _is_closed(reading, total, parts)
    ):
        return reaches(total, parts)
    beside = [x for x in up_to(reading.counts, parts[0].start, 4) if x.start > total.start] if parts else []
    return any(some_reach(one, parts) for one in (total, *beside))


def _counted_alike(reading: Reading, total: Quantity, parts: Sequence[Quantity], whole: bool) -> list[Quantity]:
    """The leading parts that count the same things as the total and belong to one list."""
    out: list[Quantity] = []
    for part in parts:
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
    """``25 TTHC: 10 TTHC đất đai, trong đó 04 mới, và 15 TTHC xây dựng``: a quantity that goes with the total."""
    before = up_to(reading.counts, total.start, _BACK)
    return any(quantity.count in (total.count + over.count, over.count) for quantity in before)


def _sets_limit(reading: Reading, total: Quantity) -> bool:
    """``trên 1 tỷ USD, trong đó 7 mặt hàng trên 3 tỷ``, ``mỗi hộ 2 triệu đồng``: no whole."""
    return bool(
        re.search(r"(?<!\w)(?:mỗi|từng|bình quân|từ)(?!\w)", reading.text[max(0, total.start - 30) : total.start])
    )


def _larger(reading: Reading, total: Quantity, part: Quantity) -> Finding:
    return finding(
        "P303", reading.passage.at(part.start), part=shown(part), total=shown(total),
        quote=quote(reading.text, total.start, part.end),
    )  # fmt: skip
