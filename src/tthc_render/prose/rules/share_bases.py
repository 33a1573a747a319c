"""What a percentage may be a share of, by the words around it.

The base is named in the clause, stands in a bracket, is divided by "trong đó", or is the one that other shares of the
passage have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.prose.arithmetic import fits
from tthc_render.prose.nouns import PERSONS, UNITS, comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import lead, topic
from tthc_render.prose.spans import BRACKET, Quantity, Ratio, before_bracket, is_closed_in, up_to
from tthc_render.vietnamese.patterns import pattern_of

TELLING_DIGITS: Final = 3
"""A share of fewer digits is one slip away from too many others to prove anything."""
_NEAR: Final = 90
BACK: Final = 24
_SAYS = pattern_of(
    r"(?<!\w)(?P<share>chiếm|tỷ lệ|tỉ lệ|tỷ trọng|tương đương|tương ứng)(?!\w)"
    r"|(?<!\w)(?P<reached>đạt|bằng|bao phủ)(?!\w)|\($",
    re.IGNORECASE,
)
OTHER_SUBJECT = pattern_of(r"(?<!\w)(?:dự toán|cùng kỳ|năm trước|kỳ trước|tăng|giảm)(?!\w)")
_ALL: Final = 100
_DIGIT = pattern_of(r"\d")
_OF_MONEY_PLANNED = pattern_of(
    r"(?:\s(?:nghìn|ngàn|triệu|tỷ|tỉ))?\s(?:đồng|USD|EUR)\s(?:dự toán|kế hoạch|hạn mức)"
    r"(?:\s(?:năm|giao|được giao|vốn|chi|thu)){0,3}(?=,|\s(?:đạt|bằng|chiếm|\())"
)
"""``38,9 tỷ đồng/184,3 tỷ đồng dự toán, đạt 21,1%``: the words behind a ratio name its own base."""
_BETWEEN = pattern_of(r"[.!?;]\s")
_MEASURE = pattern_of(
    r"(?<!\w)\d{1,4}(?:,\d{1,2})?\s(?:m|mét|km|tuổi|năm|tháng|ngày|giờ)(?!\w)|(?<!\w)(?:năm|tháng|quý)\s\d{1,4}(?:/\d{4})?"
)
_OUT_OF = pattern_of(
    r"(?<!\w)(?:trên|trong)\s{1,3}(?:(?:tổng số|tổng|số)(?:[^.;:,()\d]{0,40}))?$|/\s?tổng số\s{1,3}$"
    r"|(?<!\w)(?:trên|so với)\s(?:tổng\s)?(?:kế hoạch|dự toán|chỉ tiêu)[^.;:,()\d]{0,40}$",
    re.IGNORECASE,
)
_BASE_BEHIND = pattern_of(r"\s?%\s{1,2}(?:(?:trên|trong|của|so với)\s)?(?:tổng\s)?(?:số\s)?$", re.IGNORECASE)
_SPOKEN_BEHIND = pattern_of(r"\s?%\s(?:trên|trong|của)\s(?:tổng\s)?[^.;:,()\d]{2,50}$")
_NAMED_BEHIND = pattern_of(r"\s?%\s(?:tổng\s)?[^.;:,()\d]{2,40}\(\s?$")
_REACHES = pattern_of(r"(?<!\w)(?:bằng|đạt)(?: tỷ lệ)?\s{1,2}$")
_PLAN_BEHIND = pattern_of(
    r"\s?%\s{1,2}(?:so với\s)?(?:tổng\s)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|KH|DT)[^.;:()\d]{0,50}\(\s?$"
)
_AGAINST_PLAN = pattern_of(
    r"\s?%?\s{0,3}(?:so với\s{1,3})?(?:tổng\s{1,3})?(?:kế hoạch|dự toán|chỉ tiêu)", re.IGNORECASE
)
_PLAN = pattern_of(
    r"(?<!% )(?<!nửa )(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|(?:được|đã)? giao)(?:[^\d;%]|(?<=năm )\d{4}){0,80}$",
    re.IGNORECASE,
)
_CARRIED = pattern_of(r"(?<!\w)(?:kéo dài|chuyển nguồn|chuyển sang|bổ sung|điều chỉnh|kể cả|gồm cả|tính cả)(?!\w)")
_MONEY_CARRIED = pattern_of(
    r"(?<!\w)(?:vốn|nguồn|kế hoạch|dự toán|chỉ tiêu)[^.;,\d]{0,40}(?:kéo dài|chuyển nguồn|chuyển sang|bổ sung"
    r"|điều chỉnh)"
)
_GIVER = pattern_of(
    r"(?<!\w)(?P<who>trung ương|hđnd|ubnd|tỉnh|huyện|thành phố|chính phủ|bộ|sở|cấp trên)[^.;,]{0,12} giao"
)
_PLAN_TIMES: Final = ("năm", "quý", "tháng", "đợt", "vụ", "giai đoạn", "nhiệm kỳ")
_NO_GROUP: Final = nouns_in("toàn của xã huyện tỉnh phường trên địa bàn trong cả các này đó nêu")
_IN_ALL = pattern_of(r"(?<!\w)[Tt]rong\s{1,2}(?:(?:tổng\s{1,2})?số\s{1,2})?$")
_AIMED = pattern_of(
    r"%\s(?:so với\s)?(?:tổng\s)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?:[^.;()\d]|(?<=năm )\d{4}){0,40}\(?$"
)
"""``bằng 80,5% mục tiêu cả năm 65 tỷ USD. Trong đó, …``: what is reached is divided, not the target."""
_EARLIER = pattern_of(r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|quý|tháng) trước)(?!\w)(?: (?:là|có|đạt))?$", re.IGNORECASE)
_THEN = pattern_of(
    r"(?:(?:Tại|Vào|Ở|Trong|Tính đến) )?(?:thời điểm )?(?:[Cc]ùng kỳ|[Cc]uối (?:năm|kỳ)|[Đđ]ầu (?:năm|kỳ)"
    r"|(?:[Nn]ăm|[Kk]ỳ|[Qq]uý|[Tt]háng) trước)(?!\w)"
)
_OF_THEN = pattern_of(
    r"\((?:cùng kỳ|(?:năm|kỳ|quý|tháng) trước|(?:đầu|cuối) (?:năm|kỳ))(?!\w)[^()]*$"
    r"|(?<!\w)từ\s(?:mức\s)?[\d,]+\s?% \((?:[\d.,]+/)?$",
    re.IGNORECASE,
)
_DIVIDES = pattern_of(r"[Tt]rong (?:số )?đó|(?<!\w)gồm(?!\w)|[Cc]ụ thể")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with a count that it may be a share of; ``sure``: the words leave no other reading.

    ``likely``: no other count can be its base, or other shares have it; ``beside``: its part stands right before it.
    """

    part: Decimal
    whole: Decimal
    start: int
    sure: bool
    likely: bool = False
    beside: bool = False


def says_of(reading: Reading, source: Ratio | Quantity, percent: Quantity) -> str:
    """How a percentage relates to the number before it: "share", "reached", "bracket"; empty if it is not."""
    known = reading.kept(_ways)
    key = (source.start, source.end, percent.start)
    if key not in known:
        planned = _OF_MONEY_PLANNED.match(reading.text, source.end) if isinstance(source, Ratio) else None
        start = planned.end() if planned else source.end
        known[key] = _says_of(reading.text[start : percent.start], percent.depth > getattr(source, "depth", 0))
    return known[key]


def _ways(_: Reading) -> dict[tuple[int, int, int], str]:
    return {}


def _says_of(gap: str, deeper: bool) -> str:
    inside = deeper and gap.count("(") == 1
    bare = gap if inside or "(" not in gap or OTHER_SUBJECT.search(gap) else BRACKET.sub("", gap)
    bare = _MEASURE.sub("", bare) if _DIGIT.search(bare) else bare
    if len(bare) > _NEAR or _BETWEEN.search(bare) or _DIGIT.search(bare) or OTHER_SUBJECT.search(bare):
        return ""
    if inside:
        words = bare.rpartition("(")[2].strip().lower()
        if words == "đạt":
            return "reached"
        return "bracket" if words in ("", "chiếm", "tỷ lệ", "đạt tỷ lệ", "chiếm tỷ lệ", "tương đương") else ""
    says = list(_SAYS.finditer(bare))
    if not says:
        return ""
    return "share" if any(found["share"] for found in says) else "reached"


def part_of(reading: Reading, percent: Quantity) -> Quantity | None:
    """The count that a percentage may relate to: the last before it that is in no bracket of its own."""
    known = reading.kept(_parts)
    if percent.start not in known:
        known[percent.start] = _part_of(reading, percent)
    return known[percent.start]


def _parts(_: Reading) -> dict[int, Quantity | None]:
    return {}


def _part_of(reading: Reading, percent: Quantity) -> Quantity | None:
    if re.match(r"\s?%\s?\(\s?\d", reading.text[percent.end : percent.end + 6]):
        return None  # "tỷ lệ hộ nghèo 2,93% (815.101 hộ)" is about the count behind it
    before = up_to(reading.counts, percent.start, BACK)
    for quantity in reversed(before):
        if quantity.depth <= percent.depth and not is_closed_in(reading.text[quantity.end : percent.start]):
            return quantity
    return None


def out_of(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``361.208 kết quả trên tổng số 416.627 hồ sơ …, đạt 86,70%``, ``14 trên 16``, ``chiếm 72% tổng số 25 đơn vị``."""
    before = up_to(reading.counts, percent.start, BACK)
    if len(before) >= 2:
        whole = before[-1]
        part = before_bracket(reading.text, before)
        gap = BRACKET.sub("", reading.text[part.end : whole.start])
        out_of_it = _OUT_OF.search(gap)
        ordered = part.count <= whole.count or (out_of_it and "kế hoạch" in out_of_it.group())
        said = len(gap) < _NEAR and whole.count and ordered and (out_of_it or not gap.strip(" trên"))
        named = "tổng số" in gap or comparable(part.unit, whole.unit)
        if said and named and says_of(reading, whole, percent):
            yield Share(part.count, whole.count, part.start, sure=True)
            return
    at = bisect_left(reading.counts, percent.end, key=lambda x: x.start)
    counted = part_of(reading, percent)
    if counted and at < len(reading.counts) and _is_base_behind(reading, percent, counted, reading.counts[at]):
        yield Share(counted.count, reading.counts[at].count, counted.start, sure=True)
    elif at < len(reading.counts):
        yield from _of_plan_behind(reading, percent, reading.counts[at])


def _of_plan_behind(reading: Reading, percent: Quantity, plan: Quantity) -> Iterator[Share]:
    """``3,42 tỷ USD, tăng 15,9% so với cùng kỳ (2,95 tỷ USD), bằng 76% kế hoạch năm (4,5 tỷ USD)``."""
    said = _REACHES.search(reading.text, max(0, percent.start - 16), percent.start)
    if not said or not plan.count or not _PLAN_BEHIND.fullmatch(reading.text, percent.end, plan.start):
        return
    for part in reversed(up_to(reading.counts, percent.start, 4)):
        if part.depth == percent.depth:
            near = not re.search(r"[.!?;]\s", reading.text[part.end : percent.start])
            if near and part.exact and part.unit == plan.unit != "" and not is_change(reading, part):
                yield Share(part.count, plan.count, part.start, sure=True)
            return


def is_change(reading: Reading, count: Quantity) -> bool:
    """Is the count by how much something rose or fell?"""
    return bool(
        re.search(
            r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|nhiều hơn|ít hơn)(?: thêm)?\s$", reading.text[: count.start][-16:]
        )
    )


def _is_base_behind(reading: Reading, percent: Quantity, part: Quantity, whole: Quantity) -> bool:
    """``chiếm 72% tổng số 25 đơn vị``, ``bằng 81,9% dự toán giao (15.200 tỷ đồng)``."""
    same = part.unit == whole.unit != "" or (part.unit in PERSONS and whole.unit in PERSONS)
    if not (same and part.exact and whole.exact and whole.count):
        return False
    named = (
        _BASE_BEHIND.fullmatch(reading.text, percent.end, whole.start)
        or _SPOKEN_BEHIND.fullmatch(reading.text, percent.end, whole.start)
    ) or (
        _NAMED_BEHIND.fullmatch(reading.text, percent.end, whole.start) and says_of(reading, part, percent) == "share"
    )
    behind = named and part.count <= whole.count
    plan = _PLAN_BEHIND.fullmatch(reading.text, percent.end, whole.start)
    return bool(behind or plan) and bool(says_of(reading, part, percent))


def of_plan(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``Kế hoạch …: 4.516.088 triệu đồng; … 589.435 triệu đồng, đạt 13,1% so với kế hoạch``."""
    part = part_of(reading, percent)
    if part is None or not part.exact or not says_of(reading, part, percent):
        return
    for whole in up_to(reading.counts, part.start, BACK):
        planned = _PLAN.search(reading.text, max(0, whole.start - 90), whole.start)
        other = re.search(r"(?<!\w)(?:[Rr]iêng|trong đó|đối với)(?!\w)", reading.text[whole.end : percent.start])
        if planned and whole.exact and whole.unit == part.unit != "" and whole.count and not other:
            sure = _AGAINST_PLAN.match(reading.text, percent.end) is not None and is_same_plan(
                reading.low[percent.end : percent.end + _NEAR],
                reading.low[max(0, whole.start - _NEAR) : whole.end],
                reading.low[whole.end : part.start],
                lead(reading, part),
            )
            yield Share(part.count, whole.count, whole.start, sure=sure)


def is_same_plan(said: str, plan: str, between: str, subject: str) -> bool:
    """Is the plan of a share the one that a figure gives, for all that the words tell?

    ``said`` are the words behind the share, ``plan`` those that lead to the figure, ``between`` those behind it,
    ``subject`` those that lead to the part. A plan of another time ("kế hoạch đợt"), of another giver ("dự toán Trung
    ương giao"), with money carried over, or of which the subject is one of several parts is not.
    """
    divided = _DIVIDES.search(between)
    if divided and topic(" ".join(subject.split()[:5])) & topic(between[divided.end() :]):
        return False
    clause = re.split(r"[.;,]\s|[.;]$", said)[0]
    if _MONEY_CARRIED.search(between) or _CARRIED.search(clause):
        return False
    given = _GIVER.search(clause)
    if given and given["who"] not in plan:
        return False
    return all(time in plan for time in _PLAN_TIMES if re.search(rf"(?<!\w){time}(?!\w)", clause))


def of_named(reading: Reading, percent: Quantity, what: str) -> Iterator[Share]:
    """``980 người có việc làm, chiếm 40% số người được tư vấn``: the base is the count of what is named."""
    part = part_of(reading, percent)
    if part is None or not part.exact or not says_of(reading, part, percent):
        return
    words = what.lower().split()
    for ratio in up_to(reading.ratios, part.start, 4):
        if ratio.part >= part.count and leads_to(reading, ratio, words):
            yield Share(part.count, ratio.part, ratio.start, sure=True)
            return
    for whole in up_to(reading.counts, part.start, BACK):
        if whole.exact and whole.count >= part.count and whole.count and _is_named(reading, whole, words, part.start):
            yield Share(part.count, whole.count, whole.start, sure=_is_all_named(reading, whole, words, part.start))


def leads_to(reading: Reading, ratio: Ratio, words: Sequence[str]) -> bool:
    """``có mặt 388/394 …, đủ sức khỏe 176 (đạt 45,4% số có mặt)``: is the first of two named just before it?"""
    lead = re.split(r"[.;:,]\s|\d", reading.low[max(0, ratio.start - 60) : ratio.start])[-1].split()
    return bool(words) and lead[-len(words) :] == list(words)


def _is_all_named(reading: Reading, whole: Quantity, words: Sequence[str], stop: int) -> bool:
    """Does the text beside a count have what follows the noun, too: "số hộ đăng ký" is not all "1.240 hộ nghèo"?"""
    more = [word for word in words[:4] if word not in whole.unit.split() and word not in _NO_GROUP]
    beside = _beside(reading, whole, stop)
    return not more or any(word in beside for word in more)


def _beside(reading: Reading, whole: Quantity, stop: int) -> str:
    """The words before a count and those behind it, up to the end of the sentence."""
    behind = reading.text[whole.end : min(stop, whole.end + 80)]
    return f"{whole.label} {behind.partition('. ')[0]}".lower()


def _is_named(reading: Reading, whole: Quantity, words: Sequence[str], stop: int) -> bool:
    """Do the words name what this count counts: by its noun, or by two words in a row beside it?"""
    noun = UNITS.get(" ".join(words[:2]), UNITS.get(words[0], words[0]))
    if whole.unit and whole.unit == noun:
        return True
    beside = _beside(reading, whole, stop)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return any(re.search(rf"(?<!\w){re.escape(pair)}(?!\w)", beside) for pair in pairs)


def is_rate_of_its_own(reading: Reading, percent: Quantity, share: Share, percents: Sequence[Quantity]) -> bool:
    """``giải ngân 742 tỷ đồng (39,8%), vốn đầu tư 641 tỷ đồng (49,2%)``: each may be the share of a plan of its own."""
    base = next((x for x in reading.counts if x.start == share.start and x.count == share.whole), None)
    own = next((x for x in percents if base and base.end < x.start), None)
    if base is None or own is None or own is percent or own.count == _ALL:
        return False
    part = part_of(reading, percent)
    manner = says_of(reading, base, own)
    if any(base.end < x.start < own.start for x in reading.counts) or not manner or part is None:
        return False
    if (manner == "share") != (says_of(reading, part, percent) == "share"):
        return False  # "240 phiếu hợp lệ (96%), trong đó 228 phiếu hài lòng, chiếm 95%"
    sentence = reading.sentence_at(percent.start)
    beside = [x for x in percents if x is not percent and sentence.start <= x.start < sentence.end]
    return not any(fits_base(reading, other, base) for other in beside)


def told_of_then(reading: Reading, percent: Quantity) -> int:
    """``Tại thời điểm cuối năm 2024, số hộ nghèo là 33.986 hộ, tỷ lệ 23,65%``: where what is told of then begins."""
    part = part_of(reading, percent)
    if part and _EARLIER.search(part.label):
        return part.start - 1  # "số cơ sở vi phạm năm trước 40 cơ sở, chiếm 19,05%"
    sentence = reading.sentence_at(percent.start)
    return sentence.start - 1 if _THEN.match(reading.text, sentence.start) else -1


def is_of_then(reading: Reading, at: int) -> bool:
    """``(đầu kỳ tỷ lệ 3,22% trên tổng số 9.702 hộ)``, ``giảm từ 14,47% (760/5.251 hộ)``: is a figure in a bracket of an
    earlier time?"""
    return _OF_THEN.search(reading.text, max(0, at - _NEAR), at) is not None


def of_scope(reading: Reading, percent: Quantity, percents: Sequence[Quantity]) -> Iterator[Share]:
    """``đã giải quyết 46.426 hồ sơ, trong đó có 46.127 hồ sơ … (đạt tỷ lệ 99,36%)``.

    The base may be any earlier count of the same unit; one that "trong đó" divides comes first.
    """
    part = part_of(reading, percent)
    how = says_of(reading, part, percent) if part else ""
    if part is None or not how or not part.exact or is_change(reading, part):
        return
    wholes = [
        whole
        for whole in up_to(reading.counts, part.start, BACK)
        if whole.exact and whole.count >= part.count and whole.count and whole.depth <= part.depth
    ]
    wholes = [x for x in wholes if comparable(x.unit, part.unit) and (x.unit == part.unit or x.scale == part.scale)]
    wholes = [x for x in wholes if not _AIMED.search(reading.text, max(0, x.start - _NEAR), x.start)]
    nearer = [x for x in up_to(reading.ratios, part.start, 1) if x.part >= part.count]
    wholes = [x for x in wholes if not nearer or x.start > nearer[0].end]  # "Bầu đủ 56/56 đại biểu, trong đó nữ 18"
    divided = [x for x in wholes if _is_divided(reading.text[x.end : part.start]) or _all_of(reading, x, part, percent)]
    divided = divided or [x for x in wholes if _is_proved(reading, x, percent, percents)]
    if not divided:
        return
    base = divided[-1]
    money = part.unit.startswith(("đồng", "USD"))
    proved = any(fits_base(reading, other, base) for other in percents if other is not percent)
    said = how in ("share", "bracket") or (how == "reached" and not money and len(wholes) == 1)
    same = (part.unit == base.unit != "" or not part.unit) or (part.unit in PERSONS and base.unit in PERSONS)
    for whole in [base, *(x for x in wholes if x is not base)]:
        yield Share(part.count, whole.count, base.start, sure=proved or (said and same))


def _is_divided(between: str) -> bool:
    """Does a word of division lead to the part, without a full stop behind it?"""
    said = list(_DIVIDES.finditer(between))
    return bool(said) and not re.search(r"[.!?]\s", between[said[-1].end() :])


def _is_proved(reading: Reading, whole: Quantity, percent: Quantity, percents: Sequence[Quantity]) -> bool:
    """``tổng số 1.860 hộ; đạt 1.596 hộ (85,8%), không đạt 264 hộ (12,4%)``: another share of the sentence is of it."""
    near = [x for x in percents if x is not percent and len(x.text) > TELLING_DIGITS and x.depth == percent.depth]
    near = [x for x in near if not re.search(r"[.!?]\s", reading.text[whole.end : max(x.start, percent.start)])]
    return any(fits_base(reading, other, whole) for other in near)


def fits_base(reading: Reading, percent: Quantity, base: Quantity) -> bool:
    """Is another percentage of the passage a right share of this base?"""
    part = part_of(reading, percent)
    if part is None or part.start <= base.start or not part.count or part.count == base.count:
        return False
    said = says_of(reading, part, percent) in ("share", "bracket", "reached")
    return said and fits(percent.value or Decimal(0), percent.text, part.count, base.count) == "right"


def _all_of(reading: Reading, whole: Quantity, part: Quantity, percent: Quantity) -> bool:
    """``Trong tổng số 2.318 hồ sơ … có 2.271 hồ sơ đúng hạn, chiếm 97,97%``, in one sentence."""
    named = _IN_ALL.search(reading.text, max(0, whole.start - 24), whole.start)
    if part.unit != whole.unit or (not part.unit and part.after.split()[:1] != whole.after.split()[:1]):
        return False
    return bool(named) and not re.search(r"[.!?]\s", reading.text[whole.end : percent.start])
