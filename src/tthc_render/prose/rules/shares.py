"""Shares told in words: P401 to P406.

A share is computed again from the counts that the text names for it and rounded as the writer did. One unit in the
last printed place is taken for cut-off decimals and told as an info only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import alike
from tthc_render.prose.outline import role
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Figure, Ratio, sentences, up_to
from tthc_render.vietnamese.numbers import format_decimal

_NEAR = 70
_BACK = 24
_SAYS = re.compile(r"(?<!\w)(?:đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ)(?!\w)|\($", re.IGNORECASE)
_OTHER_BASE = re.compile(r"(?<!\w)(?:dự toán|cùng kỳ|năm trước|kỳ trước|tăng|giảm|trên \d|hơn|gần|khoảng)(?!\w)")
_BETWEEN = re.compile(r"[.!?;]\s")
_OF = re.compile(r"(?<!\w)(?:trên|trong)\s{1,3}(?:tổng số|tổng)\s{1,3}$|/tổng số\s{1,3}$", re.IGNORECASE)
_PLAN = re.compile(r"(?<!\w)kế hoạch", re.IGNORECASE)
_AGAINST_PLAN = re.compile(r"\s?%?\s{0,3}(?:so với\s{1,3})?(?:tổng\s{1,3})?kế hoạch", re.IGNORECASE)
_OF_ALL_FILES = re.compile(r"\s?%\s{0,3}(?:trên|trong|so với)?\s{0,3}tổng số hồ sơ (?:đã )?(tiếp nhận|giải quyết)")
_RATIO_FOLLOWS = re.compile(r"\s?%\s?\((?:tương ứng |tức |với |bằng )?")
_BARE_OF = re.compile(r"\s{1,2}trên\s{1,2}")
_OF_ALL_AFTER = re.compile(r"\s?%\s{1,2}(?:trên |trong |của |so với )?tổng số\s{1,2}")
_IN_ALL = re.compile(r"(?<!\w)[Tt]rong\s{1,2}(?:(?:tổng\s{1,2})?số\s{1,2})?$")
_PART_OF_ALL = re.compile(r"(?<!\w)(?:chiếm|tỷ lệ|tỉ lệ)(?!\w)[^.;\d]{0,60}$", re.IGNORECASE)
_RATE = re.compile(r"(?:đúng hạn|trước hạn|trực tuyến|số hóa|số hoá|hài lòng|toàn trình)", re.IGNORECASE)
_MAY_PASS_100 = re.compile(
    r"(?<!\w)(?:tăng|vượt|so với|kế hoạch|dự toán|cùng kỳ|chỉ tiêu|mục tiêu|giao|hoàn thành)(?!\w)", re.IGNORECASE
)
_REST = re.compile(r"(?<!\w)(?:còn(?: lại)?|chưa \w{1,10})(?: \w{1,10})?\s{1,3}$")


@dataclass(frozen=True, slots=True)
class _Share:
    percent: Figure
    part: Decimal
    whole: Decimal
    start: int


def check_shares(readings: Sequence[Reading]) -> list[Finding]:
    """Findings on shares, complements and means."""
    out: list[Finding] = []
    totals = _all_files(readings)
    for reading in readings:
        if not reading.passage.prose or "%" not in reading.text:
            continue
        percents = [figure for figure in reading.figures if figure.percent and figure.value is not None]
        for percent in percents:
            out += _share(reading, percent, totals)
            out += _above_all(reading, percent)
        out += _complements(reading, percents)
        out += _means(reading, percents)
    return out


def fits(share: Decimal, printed: str, part: Decimal, whole: Decimal) -> str:
    """How a printed share agrees with its counts: "right", "cut" (one unit in the last place off) or "wrong"."""
    unit = Decimal(1).scaleb(-len(printed.partition(",")[2]))
    exact = part * 100 / whole
    if exact.quantize(unit, ROUND_HALF_UP) == share:
        return "right"
    return "cut" if abs(exact - share) < unit else "wrong"


def _share(reading: Reading, percent: Figure, totals: dict[str, Decimal]) -> Iterator[Finding]:
    text = reading.text
    candidates = [*_of_ratio(reading, percent), *_of_ratio_after(reading, percent)] or list(_of_total(reading, percent))
    if not candidates:
        candidates = list(_of_plan(reading, percent)) or list(_of_scope(reading, percent))
    value = percent.value or Decimal(0)
    if not candidates:
        yield from _of_all(reading, percent, totals)
        return
    best = [fits(value, percent.text, share.part, share.whole) for share in candidates]
    if "right" in best:
        return
    at = best.index("cut") if "cut" in best else 0
    share = candidates[at]
    yield finding(
        "P402" if "cut" in best else "P401", reading.passage.at(percent.start),
        computation=f"{format_decimal(share.part)}/{format_decimal(share.whole)}",
        right=f"{_rounded(share.part * 100 / share.whole, percent.text)}%", written=f"{percent.text}%",
        quote=quote(text, share.start, percent.end + 1),
    )  # fmt: skip


def _rounded(exact: Decimal, printed: str) -> str:
    places = max(len(printed.partition(",")[2]), 0 if exact == exact.to_integral() else 1)
    return format_decimal(exact, places)


def _of_ratio(reading: Reading, percent: Figure) -> Iterator[_Share]:
    """``26/42 nhiệm vụ, đạt tỷ lệ 62%``."""
    before = up_to(reading.ratios, percent.start, 1)
    if before and _next_to(reading, before[-1], percent):
        yield _Share(percent, before[-1].part, before[-1].whole, before[-1].start)


def _of_ratio_after(reading: Reading, percent: Figure) -> Iterator[_Share]:
    """``đạt 61,4% (1.228/2.000 giao dịch)``."""
    at = bisect_left(reading.ratios, percent.end, key=lambda x: x.start)
    if at < len(reading.ratios) and _RATIO_FOLLOWS.fullmatch(reading.text, percent.end, reading.ratios[at].start):
        lead = reading.text[max(0, percent.start - 30) : percent.start]
        ratio = reading.ratios[at]
        if not _OTHER_BASE.search(lead) and ratio.part <= ratio.whole:
            yield _Share(percent, ratio.part, ratio.whole, percent.start)


def _next_to(reading: Reading, source: Ratio | Figure, percent: Figure) -> bool:
    gap = reading.text[source.end : percent.start]
    clean = not re.search(r"\d", gap) and not _BETWEEN.search(gap) and not _OTHER_BASE.search(gap)
    return len(gap) <= _NEAR and clean and bool(_SAYS.search(gap) or gap.rstrip().endswith("("))


def _before(reading: Reading, percent: Figure) -> Sequence[Figure]:
    return up_to(reading.counts, percent.start, _BACK)


def _of_total(reading: Reading, percent: Figure) -> Iterator[_Share]:
    """``361.208 kết quả trên tổng số 416.627 hồ sơ …, đạt 86,70%``, ``14 trên 16``, ``chiếm 72% tổng số 25 đơn vị``."""
    before = _before(reading, percent)
    if len(before) >= 2:
        part, whole = before[-2:]
        lead = reading.text[part.end : whole.start]
        said = len(lead) < _NEAR and (_OF.search(lead) or (_BARE_OF.fullmatch(lead) and part.count <= whole.count))
        if said and _next_to(reading, whole, percent) and whole.count:
            yield _Share(percent, part.count, whole.count, part.start)
            return
    at = bisect_left(reading.counts, percent.end, key=lambda x: x.start)
    if before and at < len(reading.counts):
        part, whole = before[-1], reading.counts[at]
        named = _OF_ALL_AFTER.fullmatch(reading.text, percent.end, whole.start) and part.unit == whole.unit != ""
        if named and _next_to(reading, part, percent) and part.count <= whole.count:
            yield _Share(percent, part.count, whole.count, part.start)


def _of_plan(reading: Reading, percent: Figure) -> Iterator[_Share]:
    """``Kế hoạch …: 4.516.088 triệu đồng; … 589.435 triệu đồng, đạt 13,1% so với kế hoạch``."""
    before = _before(reading, percent)
    if len(before) < 2 or not _AGAINST_PLAN.match(reading.text, percent.end):
        return
    part = before[-1]
    for whole in before[:-1]:
        planned = _PLAN.search(reading.text, max(0, whole.start - 90), whole.start)
        if planned and whole.unit == part.unit != "" and whole.count and _next_to(reading, part, percent):
            yield _Share(percent, part.count, whole.count, part.start)
            return


def _of_scope(reading: Reading, percent: Figure) -> Iterator[_Share]:
    """``đã giải quyết 46.426 hồ sơ, trong đó có 46.127 hồ sơ … (đạt tỷ lệ 99,36%)``.

    The base may be any earlier figure of the same unit; there must be one that "trong đó" divides.
    """
    before = _before(reading, percent)
    if len(before) < 2 or not _next_to(reading, before[-1], percent):
        return
    part = before[-1]
    wholes = [x for x in before[:-1] if x.count >= part.count and x.count and alike(x.unit, part.unit)]
    if re.search(r"\s?% (?:dự toán|kế hoạch|so với|cùng kỳ)", reading.text[percent.end : percent.end + 16]):
        return
    divided = [x for x in wholes if re.search(r"[Tt]rong (?:số )?đó", reading.text[x.end : part.start])]
    divided = divided or [x for x in wholes if _all_of(reading, x, percent)]
    if not divided or (part.unit and divided[-1].unit and part.unit != divided[-1].unit):
        return
    for whole in [divided[-1], *(x for x in wholes if x is not divided[-1])]:
        yield _Share(percent, part.count, whole.count, part.start)


def _all_of(reading: Reading, whole: Figure, percent: Figure) -> bool:
    """``Trong tổng số 2.318 hồ sơ … có 2.271 hồ sơ đúng hạn, chiếm 97,97%``, in one sentence."""
    named = _IN_ALL.search(reading.text, max(0, whole.start - 24), whole.start)
    part = _before(reading, percent)[-1]
    if part.unit != whole.unit or (not part.unit and part.after.split()[:1] != whole.after.split()[:1]):
        return False
    return bool(named) and not re.search(r"[.!?]\s", reading.text[whole.end : percent.start])


def _all_files(readings: Sequence[Reading]) -> dict[str, Decimal]:
    """The largest count of files received and of files settled in the body: what "tổng số hồ sơ …" means."""
    out: dict[str, Decimal] = {}
    for reading in readings:
        if reading.passage.role in ("paragraph", "item") and reading.passage.part == 0:
            for figure in reading.counts:
                name = role(figure)
                if figure.unit == "hồ sơ" and name in ("tiếp nhận", "đã giải quyết"):
                    out[name] = max(figure.count, out.get(name, Decimal(0)))
    return out


def _of_all(reading: Reading, percent: Figure, totals: dict[str, Decimal]) -> Iterator[Finding]:
    """``332 hồ sơ bị trả lại, chiếm 0,11% trên tổng số hồ sơ tiếp nhận``."""
    named = _OF_ALL_FILES.match(reading.text, percent.end)
    before = _before(reading, percent)
    if not named or not before or not _next_to(reading, before[-1], percent):
        return
    whole = totals.get("tiếp nhận" if named.group(1) == "tiếp nhận" else "đã giải quyết")
    part = before[-1]
    if not whole or part.unit != "hồ sơ" or whole <= part.count:
        return
    if fits(percent.value or Decimal(0), percent.text, part.count, whole) == "wrong":
        yield finding(
            "P403", reading.passage.at(percent.start), base=named.group(1), whole=format_decimal(whole),
            computation=f"{part.text}/{format_decimal(whole)}", written=f"{percent.text}%",
            right=f"{_rounded(part.count * 100 / whole, percent.text)}%",
        )  # fmt: skip


def _above_all(reading: Reading, percent: Figure) -> Iterator[Finding]:
    """``Tỷ lệ giải quyết đúng hạn đạt 109,5%``: a part of a whole cannot pass 100%, a plan can."""
    if (percent.value or 0) <= 100:
        return
    lead = reading.text[max(0, percent.start - 90) : percent.start]
    said = _PART_OF_ALL.search(lead)
    if not said or _MAY_PASS_100.search(lead + reading.text[percent.end : percent.end + 40]):
        return
    if said.group().lower().startswith("chiếm") or _RATE.search(said.group()):
        yield finding("P406", reading.passage.at(percent.start), written=f"{percent.text}%")


def _complements(reading: Reading, percents: Sequence[Figure]) -> Iterator[Finding]:
    """``đạt 48,38% (còn 51,62% …)``: what is left must make 100."""
    for one, rest in pairwise(percents):
        gap = reading.text[one.end + 1 : rest.start]
        if len(gap) > 60 or not _REST.search(gap) or re.search(r"\d", gap) or _BETWEEN.search(gap):
            continue
        if one.value is not None and rest.value is not None and one.value + rest.value != 100:
            yield finding(
                "P404", reading.passage.at(rest.start), one=f"{one.text}%", rest=f"{rest.text}%",
                right=f"{format_decimal(100 - one.value)}%",
            )  # fmt: skip


def _means(reading: Reading, percents: Sequence[Figure]) -> Iterator[Finding]:
    """``toàn huyện đạt 87,44% (trong đó cấp huyện đạt 99,31%; cấp xã đạt 85,47%)``: between the parts."""
    for sentence in sentences(reading.text):
        first = bisect_left(percents, sentence.start, key=lambda x: x.start)
        inside = percents[first : bisect_left(percents, sentence.end, key=lambda x: x.start)][:_BACK]
        for at, whole in enumerate(inside):
            parts = inside[at + 1 : at + 8]
            if len(parts) < 2 or whole.value is None:
                continue
            gap = reading.text[whole.end : parts[0].start]
            if not re.match(r"\s?%\s?(?:\(|;|,)\s?trong đó", gap) or len(gap) > 80:
                continue
            if not all(re.search(r"cấp|sở|huyện|xã|phường|tỉnh", x.label, re.IGNORECASE) for x in parts):
                continue
            values = [x.value for x in parts if x.value is not None]
            if not min(values) <= whole.value <= max(values):
                yield finding(
                    "P405", reading.passage.at(whole.start), whole=f"{whole.text}%",
                    parts="; ".join(f"{x.text}%" for x in parts),
                    low=format_decimal(min(values)), high=format_decimal(max(values)),
                )  # fmt: skip
