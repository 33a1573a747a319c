"""Shares beside each other and in lists: P404, P405, P406, P902, and P401 in lists of lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.families import is_full
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import Share
from tthc_render.prose.rules.shares import judged
from tthc_render.prose.spans import BRACKET, Quantity, Span, stands_after, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_MOST_PARTS: Final = 12
_BACK: Final = 24
_BETWEEN = pattern_of(r"[.!?;]\s")
_RATE_LINE = pattern_of(r"[Tt][ỷỉ] lệ\s?:?\s{0,2}$")
_PART_OF_ALL = pattern_of(r"(?<!\w)(?:chiếm|tỷ lệ|tỉ lệ)(?!\w)[^.;\d]{0,60}$", re.IGNORECASE)
_RATE = pattern_of(
    r"(?:đúng hạn|trước hạn|trực tuyến|số hóa|số hoá|hài lòng|toàn trình|hộ nghèo|cận nghèo|che phủ|bao phủ|tham gia"
    r"|tiêm|sử dụng|đạt chuẩn|tốt nghiệp|lên lớp|giải quyết|phát hiện|mắc|thất nghiệp|qua đào tạo|giải ngân|thu gom"
    r"|bỏ phiếu|đi bầu|đến lớp|ra lớp|đi học|có thẻ|được cấp|được khám|nước sạch|hợp vệ sinh"
    r"|kết nối|ký số|khám thai|tán thành|tín nhiệm|đồng ý|có việc làm|đạt yêu cầu|được phê duyệt|được kiểm tra|bầu cử)",
    re.IGNORECASE,
)
_RATE_OF = pattern_of(
    r"(?:(?<!\w)[Tt]rong (?:tổng )?số [^.;\d]{2,60},\s)?[^.;,\d]{0,80}(?:đạt|là)(?: tỷ lệ| tỉ lệ)?\s{1,2}$"
)
_SHARED = pattern_of(r"(?:,\s(?:đạt|chiếm|bằng)(?: tỷ lệ)?|\()\s?$")
_OUT_OF_IT = pattern_of(
    r"(?<!\w)(?:trong (?:tổng )?số|trong danh sách|danh sách|nêu trên|tổng số [^.;\d]{2,40} (?:là|có)|trong đó"
    r"|đã (?:được )?)(?!\w)",
    re.IGNORECASE,
)
_BESIDE: Final = 60
_CLOSE: Final = 20
_FAR_APART: Final = 20
_AFTER_COLON = pattern_of(r":\s[^.;:\d%]{2,40}$")
_MAY_PASS_100 = pattern_of(
    r"(?<!\w)(?:tăng|vượt|so với|kế hoạch|dự toán|KH|DT|cùng kỳ|chỉ tiêu|mục tiêu|giao(?! dịch| thông| tiếp| lưu)"
    r"|hoàn thành|công suất|bằng)(?!\w)",
    re.IGNORECASE,
)
_TAKES_UP = pattern_of(r"(?<!\w)chiếm(?: tỷ lệ| tỉ lệ| tỷ trọng| tới| đến)?\s{1,2}$", re.IGNORECASE)
_OF_PLAN = pattern_of(r"\s?%[^.;,()]{0,20}(?:kế hoạch|dự toán|KH|DT|chỉ tiêu|so với)")
_RIGHT_BEHIND = 16
_REST = pattern_of(r"(?<!\w)(?:còn lại|còn|chưa \w{1,10})(?: \w{1,10})?\s{1,3}$")
_OF_OTHERS = pattern_of(r"(?<!\w)(?:các|những) [^\W\d_]+(?: [^\W\d_]+){0,3} còn lại(?!\w)")
_REST_BEHIND = pattern_of(r"\s?%\s(?:kế hoạch |dự toán |số |phần )?còn lại(?!\w)")
_FILLS = pattern_of(r"(?<!\w)(?:[Cc]ơ cấu|[Tt]ỷ trọng|[Gg]ồm|[Cc]hia theo|[Pp]hân theo|[Xx]ếp loại|[Kk]ết quả)(?!\w)")


def check_share_lists(context: ProseContext) -> list[Finding]:
    """Findings on shares above 100%, complements, lists of shares and means."""
    out: list[Finding] = []
    for reading in context.running:
        if "%" in reading.text:
            percents = [quantity for quantity in reading.quantities if quantity.percent and quantity.value is not None]
            for percent in percents:
                out += _above_all(reading, percent)
            out += _complements(reading, percents)
            out += _lists(reading, percents)
            out += _two_parts(reading, percents)
            out += _contraries(reading, percents) if len(percents) > 1 else ()
            out += _means(reading, percents)
    return [*out, *_labelled_items(context.readings), *_filling_items(context.readings)]


def _filling_items(readings: Sequence[Reading]) -> Iterator[Finding]:
    """``Cơ cấu kinh tế:`` and items with one share each, which fill 100%."""
    for at, reading in enumerate(readings):
        if not reading.text.endswith(":") or not _FILLS.search(reading.text):
            continue
        shares = [[x for x in item.quantities if x.percent and x.value is not None] for item in children(readings, at)]
        if not 3 <= len(shares) <= _MOST_PARTS or any(len(one) != 1 or not one[0].exact for one in shares):
            continue
        values = [one[0].count for one in shares]
        total = sum(values, Decimal(0))
        off, rounding = total - 100, sum((one[0].step for one in shares), Decimal(0)) / 2
        if abs(off) > rounding and any(value > off and is_slip(value, value - off) for value in values):
            yield finding(
                "P902", reading.passage.at(0), shares=" + ".join(f"{one[0].text}%" for one in shares),
                sum=f"{format_decimal(total)}%", quote=quote(reading.text, 0, len(reading.text)),
            )  # fmt: skip


def _labelled_items(readings: Sequence[Reading]) -> Iterator[Finding]:
    """``+ Tổng số hộ: 210.400 hộ``, ``+ Hộ nghèo: 9.420 hộ; Tỷ lệ: 4,48%``: the first line is the base."""
    base: tuple[Reading, Quantity] | None = None
    for reading in readings:
        if reading.passage.role not in ("item", "paragraph") or not reading.counts:
            base = None if reading.passage.role == "heading" else base
            continue
        first = reading.counts[0]
        if re.match(r"[Tt]ổng số", reading.text) and "%" not in reading.text and len(reading.counts) == 1:
            base = (reading, first) if first.unit and first.exact else None
            continue
        percents = [x for x in reading.quantities if x.percent and x.value is not None]
        if base is None or len(reading.counts) != 1 or len(percents) != 1 or first.unit != base[1].unit:
            continue
        percent = percents[0]
        said = first.end < percent.start and _RATE_LINE.search(reading.text, first.end, percent.start)
        if said and base[1].count and first.count <= base[1].count:
            share = Share(first.count, base[1].count, first.start, sure=True)
            yield from judged(reading, percent, [share], percents)


def _above_all(reading: Reading, percent: Quantity) -> Iterator[Finding]:
    """``Tỷ lệ giải quyết đúng hạn đạt 109,5%``: a part of a whole cannot pass 100%, a plan can."""
    if (percent.value or 0) <= 100 or not percent.exact:
        return
    if any(x.part > x.whole and 0 <= percent.start - x.end <= _RIGHT_BEHIND for x in reading.ratios):
        return  # "Số hộ nghèo giảm: 58/50 hộ, đạt 116%": of a plan
    lead = reading.text[max(0, percent.start - 90) : percent.start]
    clause = lead[max(lead.rfind(mark) for mark in (". ", "; ")) + 1 :]
    if _TAKES_UP.search(lead) and not _OF_PLAN.match(reading.text, percent.end):
        yield finding("P406", reading.passage.at(percent.start), written=f"{percent.text}%")
        return
    if _MAY_PASS_100.search(lead + reading.text[percent.end : percent.end + 40]):
        return
    said = _PART_OF_ALL.search(lead)
    rate = said and (said.group().lower().startswith("chiếm") or _RATE.search(said.group()))
    if rate or (_RATE_OF.search(clause) and _RATE.search(clause)) or _is_of_its_own_whole(reading, percent):
        yield finding("P406", reading.passage.at(percent.start), written=f"{percent.text}%")


def _is_of_its_own_whole(reading: Reading, percent: Quantity) -> bool:
    """``danh sách có 7.812 cử tri; số cử tri đã đi bầu trong danh sách là 7.859, đạt 100,6%``: more than all of
    them."""
    before = [x for x in up_to(reading.counts, percent.start, _BACK) if x.exact and x.count]
    if (
        not before
        or percent.start - before[-1].end > _BESIDE
        or not _SHARED.search(reading.text, before[-1].end, percent.start)
    ):
        return False
    part = before[-1]
    for whole in before[:-1]:
        alike = whole.unit == part.unit != "" or (whole.unit in PERSONS and part.unit in PERSONS)
        fitting = whole.count < part.count and fits(percent.count, percent.text, part.count, whole.count) == "right"
        between = reading.text[max(0, whole.start - 60) : part.start]
        if alike and fitting and _OUT_OF_IT.search(between) and not _MAY_PASS_100.search(between):
            return True
    return False


def _complements(reading: Reading, percents: Sequence[Quantity]) -> Iterator[Finding]:
    """``đạt 48,38% (còn 51,62% …)``: what is left must make 100, alone or with the other shares of the list."""
    for at, (one, rest) in enumerate(pairwise(percents)):
        gap = reading.text[one.end + 1 : rest.start]
        said = _REST.search(gap) or _REST_BEHIND.match(reading.text, rest.end)
        if len(gap) > 60 or not said or re.search(r"\d|(?<!\w)tỷ lệ(?!\w)", gap) or _BETWEEN.search(gap):
            continue
        if _OF_OTHERS.search(gap) and not is_slip(rest.count, 100 - one.count):
            continue  # "trẻ 5 tuổi 97,4%, các lớp còn lại 94,8%": the rates of two groups
        if stands_after(reading.text, one.start, "còn"):
            continue  # "hộ nghèo còn 2,14%, hộ cận nghèo còn 3,02%": each of them is what has become of it
        if not (one.exact and rest.exact) or re.search(r"(?<!\w)(?:xuống|giảm|từ|tăng|vẫn|chỉ)(?!\w)", gap):
            continue
        if (
            meaning(reading, one) in (PercentageKind.CHANGE, PercentageKind.MOVE)
            or meaning(reading, rest) is PercentageKind.CHANGE
        ):
            continue
        off = 100 - one.count - rest.count
        if "còn" not in said[0].lower() and abs(off) > _FAR_APART and not is_slip(rest.count, 100 - one.count):
            continue  # "loại tốt đạt 56,9%, chưa đạt 0,3%": others are between them
        values = [x.value or Decimal(0) for x in percents[: at + 2]]
        if any(sum(values[start:]) == 100 for start in range(len(values) - 1)):
            continue
        if at == 0 and one.value is not None and rest.value is not None:
            yield finding(
                "P404", reading.passage.at(rest.start), one=f"{one.text}%", rest=f"{rest.text}%",
                right=f"{format_decimal(100 - one.value)}%",
            )  # fmt: skip


_NEXT_LABEL = pattern_of(r"\s?%\s?(?:[,;]|và|còn)\s[^.;:,()\d]{4,50}")
_BESIDE_ALL: Final = 10
_VERB = pattern_of(r"(?:\s(?:đạt|chiếm|là|ở mức|tỷ lệ|có))+$")
_IN_TIME = pattern_of(r"(?<!\w)(?:đúng hạn|trong hạn|đúng và trước hạn|sớm hạn)$")
_LATE = pattern_of(r"^(?:(?:và|còn|tỷ lệ|số|hồ sơ|giải quyết|trả|bị|đã)\s)*(?:quá|trễ|chậm) hạn$")
_NO = pattern_of(r"^(?:(?:và|còn|tỷ lệ|số|hồ sơ|phiếu|người dân)\s)*(?:không|chưa) ")
_MOVING = pattern_of(r"(?<!\w)(?:tăng|giảm|từ|cùng kỳ|so với|mục tiêu|phấn đấu|kế hoạch)(?!\w)")
_REST_OF_IT = pattern_of(r"(?<!\w)(?:còn lại|khác)(?!\w)")


def _lists(reading: Reading, percents: Sequence[Quantity]) -> Iterator[Finding]:
    """``Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 37,6%; dịch vụ 35,8%; thuế 5,2%``: together 100%."""
    for sentence in reading.sentences:
        first = bisect_left(percents, sentence.start, key=lambda x: x.start)
        inside = percents[first : bisect_left(percents, sentence.end, key=lambda x: x.start)]
        if not 3 <= len(inside) <= _MOST_PARTS:
            continue
        rest = _REST_OF_IT.search(reading.text[inside[-2].end : inside[-1].start])
        full = is_full([x.label for x in inside])
        listed = _AFTER_COLON.search(reading.text, sentence.start, inside[0].start) and not reading.text[
            inside[-1].end : sentence.end
        ].strip(" %.;)")
        if not rest and not full and not listed and not _FILLS.search(reading.text, sentence.start, inside[0].start):
            continue
        if not all(
            (x.exact or x.hedge == "trung bình")
            and x.depth == inside[0].depth
            and meaning(reading, x) is PercentageKind.SHARE
            for x in inside
        ):
            continue
        values = [x.value or Decimal(0) for x in inside]
        total, rounding = sum(values, Decimal(0)), sum((x.step for x in inside), Decimal(0)) / 2
        if total < 100 and _one_has_none(reading, inside, sentence):
            continue
        mended = any(is_slip(value, value - (total - 100)) for value in values if value > total - 100)
        if (
            abs(total - 100) > rounding
            and (mended or (full and abs(total - 100) < _CLOSE))
            and not any(total - value in (100, value) for value in values)
        ):
            yield finding(
                "P902", reading.passage.at(inside[0].start), shares=" + ".join(f"{x.text}%" for x in inside),
                sum=f"{format_decimal(total)}%", quote=quote(reading.text, inside[0].start, inside[-1].end + 1),
            )  # fmt: skip


def _one_has_none(reading: Reading, shares: Sequence[Quantity], sentence: Span) -> bool:
    """``xuất sắc 11 (19,3%), tốt 43 (75,4%), hoàn thành 02 (3,5%), không xếp loại 01``: a count without its share."""
    plain = [x for x in reading.quantities if not x.percent]
    counted = [x for x in plain if sentence.start <= x.start < shares[0].start and x.depth < shares[0].depth]
    behind = [x for x in plain if shares[-1].end < x.start < sentence.end and x.depth < shares[-1].depth]
    return bool(counted) and bool(behind)


def _two_parts(reading: Reading, percents: Sequence[Quantity]) -> Iterator[Finding]:
    """``thành thị chiếm 38,8%, nông thôn chiếm 41,2%``: two parts that leave nothing out."""
    for one, other in pairwise(percents):
        gap = reading.text[one.end : other.start]
        if not (one.exact and other.exact) or one.depth != other.depth or re.search(r"\d|[.;]\s", gap):
            continue
        if not (_TAKES_UP.search(one.label + " ") and _TAKES_UP.search(other.label + " ")):
            continue
        labels = _unlike([re.sub(r"(?:chiếm|tỷ lệ|tỷ trọng|,)", "", x.label).strip() for x in (one, other)])
        total = one.count + other.count
        if is_full(labels) and abs(total - 100) > one.step + other.step:
            yield finding(
                "P902", reading.passage.at(one.start), shares=f"{one.text}% + {other.text}%",
                sum=f"{format_decimal(total)}%", quote=quote(reading.text, max(0, one.start - 40), other.end + 1),
            )  # fmt: skip


def _contraries(reading: Reading, percents: Sequence[Quantity]) -> Iterator[Finding]:
    """``đúng hạn 97,2%, trễ hạn 3,8%``: what is and what is not cannot make more than all."""
    for sentence in reading.sentences:
        inside = [x for x in percents if sentence.start <= x.start < sentence.end]
        if len(inside) != 2 or inside[0].depth != inside[1].depth or not (inside[0].exact and inside[1].exact):
            continue
        one, other = inside
        gap = BRACKET.sub("", reading.text[one.end : other.start])
        total = one.count + other.count
        if not _NEXT_LABEL.fullmatch(gap) or not one.step + other.step < total - 100 <= _BESIDE_ALL:
            continue
        first, second = (_VERB.sub("", x.label.lower()).strip() for x in inside)
        if not (_deny(first, second) or _deny(second, first)) or _MOVING.search(reading.low, sentence.start, one.start):
            continue
        if all(meaning(reading, x) in (PercentageKind.SHARE, PercentageKind.LEVEL) for x in inside):
            reading.compare(one, other)
            yield finding(
                "P902", reading.passage.at(one.start), shares=f"{one.text}% + {other.text}%",
                sum=f"{format_decimal(total)}%", quote=quote(reading.text, max(0, one.start - 40), other.end + 1),
            )  # fmt: skip


def _deny(one: str, other: str) -> bool:
    """Does the second label say of a thing that it is not what the first says?"""
    if _IN_TIME.search(one) and _LATE.search(other):
        return True
    bare = _NO.sub("", other)
    return bare != other and len(bare.split()) > 1 and one.endswith(bare)


def _unlike(labels: Sequence[str]) -> list[str]:
    """The labels without the words that all begin with: "lao động nam", "lao động nữ"."""
    words = [label.split() for label in labels]
    while all(words) and len({one[0].lower() for one in words}) == 1:
        words = [one[1:] for one in words]
    return [" ".join(one) for one in words]


_PARTS_FOLLOW = pattern_of(r"\s?%\s?(?:\(|;|,)\s?(?P<among>trong đó)?")
_LEVEL = pattern_of(r"cấp|sở|huyện|xã|phường|tỉnh", re.IGNORECASE)
_OF_ALL = pattern_of(r"(?<!\w)(?:chung|toàn|cả|tổng)(?!\w)", re.IGNORECASE)
_WANTED = pattern_of(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|cùng kỳ|tăng|giảm|vượt)(?!\w)", re.IGNORECASE)


def _of_all(reading: Reading, sentence: Span, whole: Quantity) -> bool:
    """``Tỷ lệ đúng hạn toàn tỉnh 97,2%; cấp tỉnh …, cấp xã …``: is it the rate of all, and no change or target?"""
    lead = reading.text[sentence.start : whole.start]
    return bool(_OF_ALL.search(lead)) and not _WANTED.search(lead) and not re.search(r"[%;]", lead)


def _means(reading: Reading, percents: Sequence[Quantity]) -> Iterator[Finding]:
    """``toàn huyện đạt 87,44% (trong đó cấp huyện đạt 99,31%; cấp xã đạt 85,47%)``: between the parts."""
    for sentence in reading.sentences:
        first = bisect_left(percents, sentence.start, key=lambda x: x.start)
        inside = percents[first : bisect_left(percents, sentence.end, key=lambda x: x.start)][:_BACK]
        for at, whole in enumerate(inside):
            parts = inside[at + 1 : at + 8]
            if len(parts) < 2 or whole.value is None:
                continue
            gap = reading.text[whole.end : parts[0].start]
            said = _PARTS_FOLLOW.match(gap)
            if not said or len(gap) > 80:
                continue
            full = is_full([_VERB.sub("", x.label) for x in parts])
            if not (full and _of_all(reading, sentence, whole)) and not (
                said["among"] and all(_LEVEL.search(x.label) for x in parts)
            ):
                continue
            values = [x.value for x in parts if x.value is not None]
            if not min(values) <= whole.value <= max(values):
                yield finding(
                    "P405", reading.passage.at(whole.start), whole=f"{whole.text}%",
                    parts="; ".join(f"{x.text}%" for x in parts),
                    low=format_decimal(min(values)), high=format_decimal(max(values)),
                )  # fmt: skip
