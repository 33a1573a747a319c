"""Shares whose base stands in another sentence or paragraph: P401.

``tổng kế hoạch vốn đầu tư công … là 15.640 tỷ đồng. … Lũy kế giải ngân vốn đầu tư công 8.912 tỷ đồng, đạt 67,4% kế
hoạch``: the plan is the only one of that unit and of that matter. ``có 1.318 hồ sơ nộp trực tuyến, đạt 89,4%, còn 89 hồ
sơ nộp trực tiếp``: part and rest make a total that the section names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import kind, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import is_same_plan, part_of, says_of
from tthc_render.prose.sections import figures_before, lead, topic
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_OF_PLAN = pattern_of(
    r"\s?%\s?(?:so với )?(?:tổng )?(?:số )?(?P<plan>kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?P<of>[^.;,()\d]{0,40})",
    re.IGNORECASE,
)
_GIVEN = pattern_of(r"\s?%[^.;,()]{0,60}\(\s?\d")
_ENDS = pattern_of(r"\s?%\)?(?:[.;]|,\s(?:còn|số|tăng|giảm|cao|thấp)|\s(?:và|còn)\s|$)")
_TOTAL = pattern_of(
    r"(?<!\w)(?:tổng(?: số)?|(?:toàn )?(?:tỉnh|huyện|xã|phường|ngành|thành phố|trường) có|hiện có|cần|phải|được giao"
    r"|danh sách)(?!\w)",
    re.IGNORECASE,
)
_IS_TOTAL = pattern_of(r"(?:^|[.;]\s)(?:Tổng|Dân) số [^.;:,()]{1,80}?(?:\slà)?\s$")
"""``Dân số trên địa bàn 5 xã là 118.450 người``: a total from the first words of its sentence on."""
_OF_OTHERS = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm|riêng|so với|mỗi|thêm|vượt)(?!\w)", re.IGNORECASE)
_MONEY = ("đồng", "USD")
_TIMES = ("năm", "quý", "tháng", "tuần", "nhiệm kỳ", "giai đoạn", "đợt", "vụ")
_TIME = pattern_of(r"(?<!\w)(?:năm|tháng|quý|ngày) [\divx/]+(?: năm \d{4})?")
_WORD = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
đến tính hết nay hiện thời điểm tháng năm quý ngày kỳ trong toàn cả xã huyện tỉnh phường thành phố ngành đơn vị ubnd các
số tổng có của và là được cuối
""")
_OWN_SHARE = pattern_of(r"(?: [^\W\d_]+){0,5} \((?:chiếm |tỷ lệ )?\d[\d,]*%\)")
"""``412 hộ nông nghiệp (61,2%), 181 hộ dịch vụ (26,9%)``: what has a share is a part itself."""
_REST = pattern_of(r"\s?%\)?[,;]?\s(?:và )?(?:còn(?: lại)?|số còn lại(?: là)?)(?: có)?\s$")


def check_far_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares of a plan or of a total that the section names elsewhere."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if "%" in reading.text and reading.counts
        for percent in reading.quantities
        if percent.percent and percent.value is not None
        for item in (
            *_of_plan(readings, at, percent),
            *_with_rest(readings, at, percent),
            *_of_total(readings, at, percent),
        )
    ]


def _of_plan(readings: Sequence[Reading], at: int, percent: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    said = _OF_PLAN.match(reading.text, percent.end)
    if not said or not percent.exact or _GIVEN.match(reading.text, percent.end):
        return
    if meaning(reading, percent) is not PercentageKind.PLAN:
        return
    part = part_of(reading, percent)
    if part is None or not part.exact or not part.unit or not says_of(reading, part, percent):
        return
    word = said["plan"].lower()
    if _OF_OTHERS.search(lead(reading, part)):
        return
    own = topic(f"{lead(reading, part)} {part.after}")
    plans: dict[Decimal, tuple[Reading, Quantity]] = {}
    for other, x in figures_before(readings, at, part.start):
        words = lead(other, x)
        planned = re.search(rf"(?<!% )(?<!\w){word}(?!\w)", re.split(r"[,:]\s", words)[-1].lower())
        if kind(x.unit) == kind(part.unit) and planned and x.count:
            plans.setdefault(x.count, (other, x))
    if len(plans) != 1:
        return
    whole, (other, plan) = next(iter(plans.items()))
    words = lead(other, plan)
    times = [time for time in _TIMES if re.search(rf"(?<!\w){time}(?!\w)", said["of"].lower())]
    around = other.low[max(0, plan.start - 120) : plan.end + 40]
    same_time = all(time in around for time in times)
    between = other.low[plan.end : part.start if other is reading else len(other.low)]
    said_behind = reading.low[percent.end : percent.end + 90]
    same_plan = is_same_plan(said_behind, other.low[max(0, plan.start - 120) : plan.end], between, lead(reading, part))
    if not plan.exact or not (own & topic(f"{words} {plan.after}")) or not same_time or not same_plan:
        return
    yield from _judged(reading, percent, part, part.count, whole, other, plan)


def _with_rest(readings: Sequence[Reading], at: int, percent: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    if "còn" not in reading.vocabulary:
        return
    nth = bisect_left(reading.counts, percent.end, key=lambda x: x.start)
    rest = reading.counts[nth] if nth < len(reading.counts) else None
    part = part_of(reading, percent) if rest is not None else None
    if rest is None or part is None or not _REST.fullmatch(reading.text, percent.end, rest.start):
        return
    if part.unit != rest.unit or not part.unit or not (part.exact and rest.exact and says_of(reading, part, percent)):
        return
    whole = part.count + rest.count
    named = next((pair for pair in figures_before(readings, at, part.start) if pair[1].count == whole), None)
    if named and named[1].unit == part.unit and meaning(reading, percent) is PercentageKind.SHARE:
        yield from _judged(reading, percent, part, part.count, whole, *named)


def _of_total(readings: Sequence[Reading], at: int, percent: Quantity) -> Iterator[Finding]:
    """``Tổng số thửa … là 18.420 thửa. … đã đối soát xong 14.736 thửa, đạt 62,5%; …``: one total of that unit."""
    reading = readings[at]
    part = part_of(reading, percent) if _ENDS.match(reading.text, percent.end) else None
    if part is None or not part.unit or not part.exact or part.depth:
        return
    says = says_of(reading, part, percent)
    if meaning(reading, percent) is not PercentageKind.SHARE or not says or (says != "share" and part.unit in _MONEY):
        return
    larger = [pair for pair in figures_before(readings, at, part.start) if pair[1].unit == part.unit]
    larger = [(other, x) for other, x in larger if x.count >= part.count and x.exact]
    if len({x.count for _, x in larger}) != 1 or _OF_OTHERS.search(lead(reading, part)):
        return
    other, whole = larger[-1]
    called = _TOTAL.search(lead(other, whole)) or _IS_TOTAL.search(other.text, 0, whole.start)
    if not called or not whole.count or whole.depth:
        return
    if other is reading and _OWN_SHARE.match(other.text, whole.end):
        return
    right = (part.count * 100 / whole.count).quantize(percent.step)
    slip = len(percent.text.replace(",", "")) > 2 and is_slip(percent.count / percent.step, right / percent.step)
    if slip or _is_all_of(reading, part, other, whole):
        yield from _judged(reading, percent, part, part.count, whole.count, other, whole)


def _is_all_of(reading: Reading, part: Quantity, other: Reading, whole: Quantity) -> bool:
    """Is a part one of the whole, and not of a group that its own words name ("Vụ hè thu đã tưới 1.350 ha")?"""
    start = max(reading.text.rfind(mark, 0, part.start) for mark in (". ", "; ")) + 1
    if (other is reading and whole.start > start) or re.match(r"\s?Trong (?:số )?đó", reading.text[start : part.start]):
        return True
    group, done, _ = _TIME.sub(" ", reading.low[start : part.start]).partition(" đã ")
    known = {*_WORD.findall(f"{lead(other, whole)} {whole.unit} {whole.after}".lower()), *_FILLERS}
    return bool(done) and known.issuperset(_WORD.findall(group))


def _judged(
    reading: Reading, percent: Quantity, part: Quantity, count: Decimal, whole: Decimal, other: Reading, base: Quantity
) -> Iterator[Finding]:
    reading.compare(percent, part)
    if not whole or fits(percent.count, percent.text, count, whole) != "wrong":
        return
    places = max(1, len(percent.text.partition(",")[2]))
    away = "" if other is reading else f" ({quote(other.text, max(0, base.start - 40), base.end + 12)})"
    yield finding(
        "P401", reading.passage.at(percent.start), computation=f"{shown(part)}/{shown(base)}{away}",
        right=f"{format_decimal(count * 100 / whole, places)}%", written=f"{percent.text}%",
        quote=quote(reading.text, part.start, percent.end + 1),
    )  # fmt: skip
