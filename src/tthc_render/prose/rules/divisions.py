"""What may be a total and its parts in one passage: behind words of division, in brackets, behind labels.

A total may have several readings; whether one of them adds up is for `sums` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tthc_render.prose.arithmetic import in_scale, is_bare, reaches
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of, word_of

_MAX_PARTS = 40
_REACH = 140
BACK = 12
_SCALES = (Decimal(1), Decimal(10**3), Decimal(10**6), Decimal(10**9))
_FAR = 1000
ASIDE = 60
_DIVIDES = (
    *("[Tt]rong (?:số )?đó", "[Cc]ụ thể", "[Bb]ao [Gg]ồm", "[Gg]ồm", "[Cc]hia ra", "[Cc]hia theo", "[Pp]hân theo"),
    *("[Pp]hân bố", "như sau", "[Cc]hi tiết(?=:)"),
)
TRIGGER = pattern_of(rf"(?P<words>{word_of(_DIVIDES)})(?!\w)(?! các| quá trình| cả)")
_CHANGED = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|thiếu|thừa)(?: thêm| ròng| thực| thuần)?\s{1,2}$")
_AMONG = pattern_of(r"Trong\s(?:tổng\s)?(?:số\s)?(?=\d)")
_NO_PARTS = pattern_of(
    rf"{TRIGGER.pattern}|^\s?(?:từ|so với|tăng|giảm|riêng|bằng|tương đương|chuyển"
    r"|cùng kỳ|(?:tháng|quý|năm|tuần) (?:\d|trước|[IV]))(?!\w)"
)
_OF = pattern_of(r"\s[^.;:,()\d]{1,60}(?<!\w)(?:của|ở|tại|thuộc|trong|từ|với)\s")
_WORTH = pattern_of(
    r"\s[^.;:,()\d]{1,40},? (?:với|diện tích|trị giá|giá trị|số tiền|thiệt hại|kinh phí|vốn|sản lượng)"
    r"(?: [^.;:,()\d]{1,20})?\s"
)
_TOTAL = pattern_of(r"(?<!\w)[Tt]ổng (?:số|cộng)(?: là| có)?$")
_OUT_OF_ALL = pattern_of(
    r"[^.;:()\d]{1,80}?(?:(?<!\w)(?:trên|trong)(?: tổng(?: số| cộng| chiều dài| diện tích| vốn| kinh phí)?| số"
    r"| toàn bộ)?|/\s?tổng(?: số)?)\s{1,2}$"
)
_OF_ANOTHER = pattern_of(r"[.;:,]|(?<!\w)so với(?!\w)")
_ALL_OF_IT = pattern_of(r"cụ thể|gồm|chia ra|theo|phân bố|như sau|chi tiết", re.IGNORECASE)
_SENTENCE_END = pattern_of(r"[.!?]\s{1,3}(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ+-])")
OVERLAP = pattern_of(
    r"(?<!\w)(?:(?:ở|thuộc|có|trong|là|cho|theo|qua|bằng|tại|hưởng|nhận) cả (?:hai|ba|0?[23])"
    r"|(?:chỉ|được) tính (?:là )?(?:một|0?1)(?: lần)?|tính một lần|tính trùng|trùng nhau"
    r"|vừa [^.;()\d]{2,40}? vừa|(?:có thể|được|cùng lúc|đồng thời) [^.;()\d]{2,30}? nhiều (?!lần)[^\W\d_]+"
    r"|ít nhất (?:một|0?1) trong (?:hai|ba|các|0?[23])|(?<=[^\W\d_] )đồng thời|(?:đã|được) tính (?:trong|ở|vào) số"
    r"|(?:có thể|đồng thời) (?:thuộc|có|ở|nằm|hưởng|tham gia|phát|đăng ký) [^.;()\d]{0,30}?(?:hai|ba|nhiều|các))(?!\w)",
    re.IGNORECASE,
)
"""Words that say that some of the things counted are in more than one part."""
CROSSING = pattern_of(r"(?<!\w)(?:nữ|nam|đảng viên|dân tộc|trẻ em|hộ nghèo|đạt|được|bị|đã|trên|dưới|cả hai|lượt)(?!\w)")
_TRAIT = pattern_of(r"(?<!\w)(?:nữ|nam|dân tộc|tôn giáo|đảng viên|tuổi|khuyết tật)(?!\w)", re.IGNORECASE)

_LEFT = pattern_of(r"(?<!\w)còn(?: lại)?(?: là| có| gồm)?(?:[^.;:,()\d]{0,30})$", re.IGNORECASE)
_LEFT_BEHIND = pattern_of(r"\s[^.;:,()\d]{1,30}(?<!\w)còn lại(?!\w)")
_LEFT_NAMED = pattern_of(r"(?<!\w)còn lại[^.;:,()\d]{0,20}\($")
_LEFT_REACH = 200


@dataclass(frozen=True, slots=True)
class Division:
    """A total with the lists of quantities that may be its parts; ``whole``: the words show that they are all of it."""

    total: Quantity
    parts: tuple[tuple[Quantity, ...], ...]
    whole: bool


def divisions(reading: Reading) -> Iterator[Division]:
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
        parts = _without_worths(text, total, parts) or _in_brackets(reading, total, first, stop)
        parts = _in_its_scale(reading, total, parts)
        total = _counted_like(reading, total, parts)
        group = _first_group(text, parts)
        readings = [tuple(x for x in group if not nested or x.start < nested[0]), tuple(group), tuple(parts)]
        if nested:
            readings.append(tuple(part for part in parts if not _hidden(text, nested, part.start)))
        yield Division(total, tuple(readings), bool(_ALL_OF_IT.search(words)))
    yield from _brackets(reading)
    yield from _among(reading)
    yield from _lists(reading)


def counted_of(reading: Reading, base: Quantity) -> Quantity | None:
    """``93 học sinh đoạt giải trên tổng số 112 em dự thi, gồm …``: of the base of a share, what was counted of it.

    Words of division may divide the one or the other. None if the figure is no such base.
    """
    before = up_to(reading.counts, base.start, 1)
    if not before or before[0].count >= base.count or before[0].depth != base.depth:
        return None
    return before[0] if _OUT_OF_ALL.fullmatch(reading.text, before[0].end, base.start) else None


def is_out_of_all(between: str) -> bool:
    """Do the words between two figures say that the first is some of the second: ``3.045 hồ sơ trên tổng số 6.045``?
    Not those behind a comma: ``chi trả cho 1.287 hộ, trong 1.827 hộ đã nhận có 12 hộ khó khăn``."""
    return _OUT_OF_ALL.fullmatch(between) is not None and ", tr" not in between


def with_rest(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> Sequence[Quantity] | None:
    """``gồm 960 hộ làm nông nghiệp, 390 hộ kinh doanh; còn lại 100 hộ``: the parts with what is left behind them.

    None if the total is right with the count behind them. Where that count is not said to be left, would be far off,
    or may be left of a larger figure before the total, the parts are as given.
    """
    at = bisect_left(reading.counts, parts[-1].end, key=lambda x: x.start)
    near = reading.counts[at : at + 2]
    behind = next((x for x in near if x.depth == parts[-1].depth or _in_its_bracket(reading, parts[-1], x)), None)
    if behind is None or not behind.exact or behind.start - parts[-1].end > _LEFT_REACH:
        return parts
    stops = _SENTENCE_END.findall(reading.text[parts[-1].end : behind.start])
    if len(stops) > 1 or not comparable(total.unit, behind.unit):
        return parts
    every = [*parts, behind]
    if reaches(total, every):
        return None
    said = behind.depth > parts[-1].depth or _LEFT.search(reading.text, parts[-1].end, behind.start)
    said = said or _LEFT_BEHIND.match(reading.text, behind.end)
    larger = any(x.unit == total.unit and x.count > total.count for x in up_to(reading.counts, total.start, 6))
    return every if said and not larger and _is_near(total, every) else parts


def _in_its_bracket(reading: Reading, last: Quantity, x: Quantity) -> bool:
    """``; số còn lại (100 hộ) làm nghề khác``."""
    return x.depth == last.depth + 1 and bool(_LEFT_NAMED.search(reading.text, last.end, x.start))


def _depths(text: str, places: Sequence[int]) -> list[int]:
    out, depth, done = [], 0, 0
    for at in places:
        depth = max(0, depth + text.count("(", done, at) - text.count(")", done, at))
        out.append(depth)
        done = at
    return out


def _total(text: str, counts: Sequence[Quantity], first: int, at: int, depth: int) -> Quantity | None:
    """The quantity that words like "trong đó" divide: the last one before, in the same bracket or around it."""
    near = counts[max(0, first - BACK) : first]
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


def _first_group(text: str, parts: Sequence[Quantity]) -> list[Quantity]:
    """The parts up to the first semicolon, where commas separate them: "đủ 34, trùng lặp 07; thuộc thẩm quyền 29"."""
    gaps = [text[one.end : other.start] for one, other in pairwise(parts)]
    first = next((at for at, gap in enumerate(gaps) if ";" in gap), len(gaps))
    return list(parts[: first + 1]) if first > 0 else list(parts)


def _counted_like(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> Quantity:
    """``43 vụ, 61 đối tượng; trong đó … 19 vụ, … 16 vụ``: the quantity beside the total that the parts count, too."""
    units = {part.unit for part in parts}
    if len(parts) < 2 or len(units) != 1 or total.unit in units or not total.unit:
        return total
    if units == {""}:
        return _whose(reading, total, parts)
    if total.depth == parts[0].depth and re.search(r"[.!?]\s", reading.text[total.end : parts[0].start]):
        # ". Trong đó" goes back to the subject of the sentence before.
        same = [x for x in up_to(reading.counts, total.start, 6) if x.unit in units and x.depth == total.depth]
        return same[-1] if same else total
    for other in reversed(up_to(reading.counts, total.start, 2)):
        gap = reading.text[other.end : total.start]
        if other.unit in units and other.depth == total.depth and len(gap) < ASIDE and not re.search(r"[.;:]\s", gap):
            return other
    return total


def _whose(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> Quantity:
    """``486 vận động viên của 21 môn, gồm tuyến tỉnh 152, tuyến trẻ 178, …``: figures each larger than that of those
    whose they are, are parts of the one before it."""
    before = up_to(reading.counts, total.start, 1)
    if not before or before[0].depth != total.depth or min(part.count for part in parts) <= total.count:
        return total
    whole = before[0]
    return whole if whole.unit and whole.exact and _OF.fullmatch(reading.text, whole.end, total.start) else total


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


def _without_worths(text: str, total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """``phá rừng 29 vụ, diện tích 3,18 ha; khai thác trái phép 12 vụ``: what a part comes to is no part."""
    out = list(parts[:1])
    for one, other in pairwise(parts):
        if comparable(total.unit, other.unit) or not _WORTH.fullmatch(text, one.end, other.start):
            out.append(other)
    return out


def _closed(between: str) -> bool:
    """Does the bracket that the text begins in end there, whether or not another one opens?"""
    return between.count(")") > between.count("(") or 0 <= between.find(")") < between.find("(")


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
        if not opened or len(before) > 60 or _OF_ANOTHER.search(_noun_of(quantity, before)) or _NO_PARTS.search(inside):
            continue
        if ";" in inside:
            continue  # "08 người bị thương (số liệu đến ngày 24/9; báo cáo trước ghi nhận 04 người chết, 02 mất tích)"
        parts = _parts(reading, at + 1, len(reading.text), quantity.depth + 1)
        parts = [without_labels_unit(reading, part) for part in parts]
        like = [part for part in parts if part.unit == quantity.unit != ""]
        if len(parts) > len(like) > 1 and all(reading.text[x.start - 2 : x.start] == ": " for x in like):
            parts = like  # "(mức 600.000 đồng: 11 suất, mức 300.000 đồng: 175 suất)"
        parts = parts if quantity.scale == 1 else in_scale(quantity, parts)
        if "," in before and not _is_near(quantity, parts):
            continue
        alike = all(part.unit == quantity.unit != "" for part in parts) and not _have_several_traits(parts)
        closed = alike or _bare_list(reading, quantity, parts)
        groups = _by_semicolons(reading, parts)
        if len(groups) > 1 and all(len(group) > 1 for group in groups) and closed:
            for group in groups:
                yield Division(quantity, (tuple(group),), closed)
        elif len(parts) >= 2 and len(inside) < 120:
            yield Division(quantity, (tuple(parts),), closed)


def _have_several_traits(parts: Sequence[Quantity]) -> bool:
    """``81 đại biểu (nữ 24 đại biểu; dưới 40 tuổi 15 đại biểu; dân tộc thiểu số 16 đại biểu)``: one may be all."""
    traits = {found[0].lower() for part in parts if (found := _TRAIT.search(part.label))}
    return len(traits - {"nam"}) > 1


def _is_near(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Do the parts miss the total by a tenth at the most?"""
    return abs(sum((part.count for part in parts), Decimal(0)) - total.count) * 10 <= total.count


def _noun_of(total: Quantity, behind: str) -> str:
    """The words behind a figure; those of a "tổng số" may name kinds: "trường mầm non, phổ thông"."""
    return behind.replace(",", "") if "," in behind and _TOTAL.search(total.label) else behind


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


def without_labels_unit(reading: Reading, part: Quantity) -> Quantity:
    """``theo kế hoạch 36, đột xuất 6``: a noun of the label is no unit of a figure that a mark follows."""
    bare = part.unit and reading.text[part.end : part.end + 1] in (",", ";", ")", ".")
    return replace(part, unit="") if bare and not part.noun else part


def _in_its_scale(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """The parts of a total in thousands, millions, …; none where its scale cannot be that of the bare ones."""
    own = [without_labels_unit(reading, part) if "," in part.text else part for part in parts]
    bare = [part for part in own if is_bare(part)]
    if total.scale == 1 or not bare:
        return list(parts)
    out = in_scale(total, own)
    if any(is_bare(part) and scaled.count > total.count for part, scaled in zip(own, out, strict=True)):
        return []
    added = sum((part.count for part in bare), Decimal(0))  # "1,25 tỷ đồng, gồm tỉnh 800, xã 450": of another scale
    elsewhere = len(bare) == len(own) and any(added * scale == total.count for scale in _SCALES if scale != total.scale)
    before = up_to(
        reading.counts, own[0].start, BACK
    )  # "cho 2.318 người với 1.762,4 triệu đồng, gồm già 1.331, trẻ 987"
    return [] if elsewhere or any(x.count == added and x is not total for x in before) else out


def _bare_list(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``185 công dân (nghĩa vụ quân sự 160, nghĩa vụ Công an 25)``: labels and figures fill the bracket."""
    if any(part.unit and part.unit != total.unit for part in parts) or not all(part.label for part in parts):
        return False
    closed = re.match(r"[^(),;\d]{0,20}\)", reading.text[parts[-1].end :]) if parts else None
    return bool(closed) and not any(CROSSING.search(part.label.lower()) for part in parts)


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


def overlaps(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``gồm 1.806 cấp tỉnh và 421 cấp xã (13 thủ tục ở cả hai cấp)``: may the parts make more than the total?"""
    if sum((part.count for part in parts), Decimal(0)) <= total.count:
        return False
    stop = next((found.start() for found in _SENTENCE_END.finditer(text, parts[-1].end)), len(text))
    return bool(OVERLAP.search(text, min(total.end, parts[0].start), stop))
