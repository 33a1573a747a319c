"""Totals and parts in one sentence without a word such as “trong đó”: P301, P302, P303, P305, P308.

``Có 03 hồ sơ trễ hạn: 01 hồ sơ đất đai, 02 hồ sơ xây dựng``; ``giao 24 nhiệm vụ; đã hoàn thành 15, đang thực hiện 09``;
``12 TTHC mới, 08 TTHC sửa đổi, tổng cộng 20 TTHC``; ``trước: 2.400 đồng; sau: 1.800 đồng; tiết kiệm 600 đồng``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import in_scale, reaches
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER, without_labels_unit
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.rules.sums import NEAR
from tthc_render.prose.spans import Quantity, Ratio
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_MOST = 24
_REACH = 400
_SMALL = 2
_SOME = pattern_of(
    r"(?<!\w)(?:như(?! sau)|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|trong đó|riêng|đặc biệt|mỗi|hơn|gần|khoảng"
    r"|trên)(?!\w)",
    re.IGNORECASE,
)
_COLON = pattern_of(r"[^.;:,()\d]{0,60}:\s{0,2}(?:có\s{1,2}|gồm\s{1,2})?$")
_NEXT = pattern_of(r"[^.:()\d]{0,70}[,;](?:\s{1,2}và)?\s{1,2}$|[^.:;()\d]{0,70}\svà\s{1,2}$")
# "…: ô tô 2.318 trường hợp, mô tô 7.402 trường hợp": the label comes before its number; it may have commas of its own.
_LABEL = r"(?:[^.:;()\d]|(?:loại|hạng|mức|cấp|lớp|nhóm|bậc) \d:?){1,90}"
_SHARE = r"(?:\s?\(\d{1,3}(?:,\d{1,2})?%\))?"
_LABEL_NEXT = pattern_of(rf"[^.:;,()\d]{{0,50}}{_SHARE}(?:[,;]|\svà)\s{_LABEL}:?\s")
_LABEL_FIRST = pattern_of(rf"[^.;:,()\d]{{0,70}}:\s{{0,2}}{_LABEL}:?\s")
_NUMBER_NEXT = pattern_of(rf"[^.:;,()\d]{{0,60}}{_SHARE}(?:[,;]|\svà)\s(?:và\s)?")
_NO_LABEL = pattern_of(
    r"(?<!\w)(?:so với|tăng|giảm|đạt|trong đó|trong khi|nhưng|riêng|bình quân|mỗi|còn|thu hút|với|cho)(?!\w)"
)
_LAST = pattern_of(r"[^.:;,()\d]{0,80}(?:,\s(?:bằng|ngang|không (?:tăng|đổi)) [^.:;,()\d]{2,40})?(?:[.;]|$)")
_OF_PLAN = pattern_of(r",\s(?:đạt|bằng|vượt)\s[\d,]+%[^.;:()\d]{0,30}(?:\([^()]*\))?(?=:)")
"""``tuyển sinh 2.486 người, đạt 103,6% kế hoạch (2.400): cao đẳng 1.204, …``"""
_STEPS = pattern_of(
    r"(?<!\w)(?:phát hiện|nhắc nhở|lập biên bản|xử phạt|phạt|thu hồi|tạm giữ|kiến nghị|yêu cầu|đề nghị)(?!\w)"
)
"""``Kiểm tra 12 đơn vị: phát hiện 3 vi phạm, nhắc nhở 2``: what a check led to is no part of what was checked."""
_JOINED = pattern_of(
    r"(?<=^ cán bộ), công chức(?:, viên chức)?(?:, người lao động)?(?=:)|(?<=^ công chức), viên chức(?=:)"
    r"|(?<=^ xã), phường(?:, đặc khu)?(?=:)|(?<=^ tổ chức), cá nhân(?=:)|(?<=^ tin), bài(?=:)"
    r"|(?<=^ thôn), tổ dân phố(?=:)|(?<=^ vụ), việc(?=:)|(?<=^ nhóm), lớp(?=:)|(?<=^ cơ quan), đơn vị(?=:)"
)
"""Two nouns for one thing that is counted: ``Kỷ luật 12 cán bộ, công chức: khiển trách 7, …``"""
_OF_SOME = pattern_of(r"\s\((?!trừ|không|chưa|còn|kể)[^\W\d_][^().;]{2,60}\)(?=:\s)")
"""``Kỷ luật 118 đảng viên (cấp ủy viên 21, chiếm 17,8%): khiển trách 74, …``"""
_DONE = pattern_of(r"(?:^|\s)(?:đã|hoàn thành)(?:\s|$)", re.IGNORECASE)
_OPEN = pattern_of(r"(?:^|\s)(?:đang|chưa)(?:\s|$)", re.IGNORECASE)
_GONE = pattern_of(r"(?:^|\s)(?:rút|từ chối|trả lại|tạm dừng|hủy|chuyển|đình chỉ)(?:\s|$|,)", re.IGNORECASE)
_GIVEN = pattern_of(r"tiếp nhận|được giao|(?:^|\s)giao(?:\s|$)|tổng số", re.IGNORECASE)
_ADDED = pattern_of(
    r"(?<!\w)(?:tổng cộng|tổng số là|tổng là|cộng chung|cả thảy|tất cả là)(?: là| có)?\s{1,2}$"
    r"|[,;]\s(?:tổng số|tổng|cộng)(?: có)?\s{1,2}$"
    r"|[,;]\s(?:tính |gộp )?chung (?:cả )?(?:hai|ba|bốn|các|0?[234]) [^.;,()\d]{2,24}(?: là| có| được)?\s{1,2}$"
    r"|(?<!\w)(?:nâng|đưa) tổng[^.;,()\d]{0,40}(?<!\w)(?:lên|là)(?: thành)?\s{1,2}$"
    r"|[,;]\s(?:với )?tổng (?:thiệt hại|số tiền|kinh phí|trị giá|giá trị|số vốn|mức đầu tư|diện tích)"
    r"(?: các loại| khoảng| ước tính)?(?: là)?\s{1,2}$",
    re.IGNORECASE,
)
_ADDING = pattern_of("tổng|cộng|chung|cả")
_OVERLAP = pattern_of(r"(?<!\w)(?:cả hai|trùng|đồng thời thuộc|thuộc cả|vừa)(?!\w)")
_EACH = pattern_of(r"(?<!\w)(?:mỗi|từng|bình quân|định mức|đơn giá)(?!\w)|/\s?[^\W\d_]", re.IGNORECASE)
_POWERS = frozenset(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_MEASURES = frozenset({"ha", "tấn", "tạ", "kg", "km", "m²", "m³", "lít", "kWh", "MW", "đồng", "USD", "cây", "con"})
_IN_ALL = pattern_of(r"(?<!\w)(?:hiện có|có|tổng số(?: là)?|hiện nay có|gồm)\s$", re.IGNORECASE)
_OF_THEM = pattern_of(r"\s[^.;:,()\d]{2,14},\s(?:trong đó )?(?:đã )?(?:có )?$")
_DID = pattern_of(r"\s[^.;:,()\d]{1,20}?\s(?:đã|được|có|đạt|chưa|đang|không|tham gia|đủ|là)\s")
_SAVED = pattern_of(r"(?<!\w)(?:tiết kiệm|cắt giảm)(?: được)?:?\s{0,2}$", re.IGNORECASE)
# Reports on procedures divide petitions twice: by when they came and by what they are about.
_WAYS = (
    (pattern_of(r"tiếp nhận mới|mới tiếp nhận", re.IGNORECASE), pattern_of(r"kỳ trước", re.IGNORECASE)),
    (pattern_of(r"quy định hành chính", re.IGNORECASE), pattern_of(r"hành vi hành chính", re.IGNORECASE)),
)
_COMPARED = pattern_of(r"(?:\s[^\W\d_]+){0,3}\s?[,(]\s?(?:tăng|giảm)(?!\w)")
"""``62/57 người, tăng 05 người``."""
_PLANNED = pattern_of(r"(?<!\w)(?:kế hoạch|chỉ tiêu|vượt|cùng kỳ|dự kiến|ước)(?!\w)", re.IGNORECASE)
_DAYS = 31
_MONTHS = 12
_OF_A_NAME = pattern_of(r"\s[^\W\d_]+\s[A-ZĐĂÂÊÔƠƯ]")


def check_partitions(context: ProseContext) -> list[Finding]:
    """Findings on totals and parts side by side in one sentence."""
    out: list[Finding] = []
    for reading in context.running:
        out += [problem for ratio in reading.ratios if (problem := _larger(reading, ratio))]
        out += _more_than_all(reading)
        if len(reading.counts) < 3:
            continue
        out += _two_ways(reading) if "kỳ trước" in reading.low and "hành vi hành chính" in reading.low else ()
        for sentence in reading.sentences:
            first = bisect_left(reading.counts, sentence.start, key=lambda x: x.start)
            stop = bisect_left(reading.counts, sentence.end, key=lambda x: x.start)
            counts = [x for x in reading.counts[first : min(stop, first + _MOST)] if x.depth == 0]
            if len(counts) >= 3:
                out += list(_listed(reading, counts)) or list(_labelled(reading, counts))
                out += _states(reading, counts)
                out += _added(reading, counts)
                out += _saved(reading, counts)
    return out


def _listed(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """The parts come at once after the colon, follow each other and end the sentence; all are counted alike."""
    for at, total in enumerate(counts[:-2]):
        gap = reading.text[total.end : counts[at + 1].start]
        before = reading.text[max(0, total.start - 30) : total.start]
        if not total.unit or not _COLON.match(gap) or _SOME.search(gap) or _SOME.search(before) or TRIGGER.search(gap):
            continue
        parts = [counts[at + 1]]
        for other in counts[at + 2 :]:
            if not _NEXT.fullmatch(reading.text, parts[-1].end, other.start):
                break
            parts.append(other)
        whole = parts[-1] is counts[-1] and _LAST.match(reading.text, parts[-1].end)
        if whole and len(parts) >= 2 and all(part.unit == total.unit for part in parts):
            yield from _sum(reading, total, parts, sure=True)


def _labelled(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """A colon, then labels with their numbers ("ô tô 12, mô tô 30" or "12 mới, 30 chuyển tiếp") up to a full stop."""
    text = reading.text
    for at, total in enumerate(counts[:-2]):
        before = text[max(0, total.start - 30) : total.start]
        gap = text[total.end : counts[at + 1].start]
        gap = _OF_PLAN.sub("", gap) if "%" in gap else gap
        gap = _OF_SOME.sub("", gap) if "):" in gap else gap
        gap = _JOINED.sub("", gap) if ", " in gap else gap
        labelled = bool(_LABEL_FIRST.fullmatch(gap))
        if not total.unit or not total.exact or not (labelled or _COLON.fullmatch(gap)):
            continue
        if _SOME.search(gap) or _SOME.search(before) or TRIGGER.search(gap):
            continue
        parts = [counts[at + 1]]
        for other in counts[at + 2 :]:
            if not (_LABEL_NEXT if labelled else _NUMBER_NEXT).fullmatch(text, parts[-1].end, other.start):
                break
            if (
                len(parts) > 1
                and ";" in text[parts[-1].end : other.start]
                and ";" not in text[parts[-2].end : parts[-1].start]
            ):
                break  # commas divide the list, the semicolon ends it
            parts.append(other)
        parts = in_scale(total, parts) if total.scale != 1 else parts
        between = " ".join([gap, *(text[one.end : other.start] for one, other in pairwise(parts))])
        units = {part.unit for part in parts} - {total.unit, ""}
        closed = _LAST.match(_strip_share(text[parts[-1].end : parts[-1].end + 120]))
        sequence = [part.count for part in parts] == list(range(1, len(parts) + 1))
        if units or len(parts) < _SMALL or not closed or _NO_LABEL.search(between) or sequence:
            continue
        some = _STEPS.search(between) and sum(part.count for part in parts) < total.count
        if all(part.exact for part in parts) and not reaches(total, parts) and not some:
            yield from _sum(reading, total, parts, sure=True)
        return


def _strip_share(text: str) -> str:
    """What follows the last part, without its share in brackets."""
    return re.sub(rf"^(?P<noun>[^.:;,()\d]{{0,50}}){_SHARE}", r"\g<noun>", text)


def _states(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """What was received or given is done, under way or not begun: the states cannot exceed it."""
    for at, total in enumerate(counts[:-2]):
        parts = list(counts[at + 1 : at + 6])
        open_at = next((nth for nth, part in enumerate(parts) if nth and _OPEN.search(part.label)), 1)
        parts = parts[: open_at + 1]
        if len(parts) == 2 and len(counts) > at + 3 and _OPEN.search(counts[at + 3].label):
            parts.append(counts[at + 3])
        if not _GIVEN.search(total.label) or _DONE.search(total.label) or not all(map(_state, parts)):
            continue
        if not (_DONE.search(parts[0].label) and _OPEN.search(parts[-1].label)):
            continue
        gaps = reading.text[total.end : parts[-1].start]
        if TRIGGER.search(gaps) or not all(comparable(total.unit, part.unit) for part in parts):
            continue
        added = sum((part.count for part in parts), Decimal(0))
        yield from _sum(reading, total, parts, sure=added > total.count)


def _state(part: Quantity) -> bool:
    said = _DONE.search(part.label) or _OPEN.search(part.label) or _GONE.search(part.label)
    return bool(said) and "hạn" not in part.label


def _added(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """A total that comes after its parts."""
    for at, total in enumerate(counts):
        if at < 2 or not _ADDING.search(reading.low, max(0, total.start - 60), total.start):
            continue
        if not _ADDED.search(reading.text, max(0, total.start - 60), total.start):
            continue
        if _EACH.search(reading.text[counts[0].start : total.start]) or _OVERLAP.search(
            reading.text, counts[0].start, total.start
        ):
            continue  # "420 suất, mỗi suất 500.000 đồng, tổng trị giá …" is a product
        units = [without_labels_unit(reading, part).unit for part in counts[:at]]  # "chuyển trường 08, xác nhận 112"
        first = max((nth + 1 for nth, unit in enumerate(units) if not comparable(unit, total.unit)), default=0)
        before = counts[first:at]
        sums = [sum((part.count for part in before[start:]), Decimal(0)) for start in range(len(before) - 1)]
        if (len(before) == at or total.unit) and sums and total.count not in sums:
            near = min(range(len(sums)), key=lambda start: abs(sums[start] - total.count))
            tenfold = next((nth for nth, added in enumerate(sums) if added and total.count / added in _POWERS), None)
            if tenfold is not None:
                yield from _sum(reading, total, before[tenfold:], sure=True, start=before[tenfold].start)
            elif total.exact:
                yield from _sum(reading, total, before[near:], sure=False, start=before[near].start)


def _two_ways(reading: Reading) -> Iterator[Finding]:
    """What came new and from last period is, divided otherwise, on rules and on acts: both ways give one number."""
    ways = [
        [next((x for x in reading.counts[:_MOST] if pattern.search(x.label)), None) for pattern in way] for way in _WAYS
    ]
    first, second = ([figure for figure in way if figure is not None] for way in ways)
    if len(first) < 2 or len(second) < 2 or not first[-1].end < second[0].start:
        return
    if second[0].start - first[0].start > _REACH or not comparable(first[0].unit, second[0].unit):
        return
    one, other = (sum((figure.count for figure in way), Decimal(0)) for way in (first, second))
    if one != other:
        yield finding(
            "P308", reading.passage.at(first[0].start), one=" + ".join(x.text for x in first),
            one_sum=format_decimal(one), other=" + ".join(x.text for x in second), other_sum=format_decimal(other),
        )  # fmt: skip


def _saved(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """Cost before, cost after, what is saved."""
    for at, saved in enumerate(counts):
        if at < 2 or not _SAVED.search(reading.text, max(0, saved.start - 24), saved.start):
            continue
        old, new = counts[at - 2 : at]
        named = re.search(r"(?<!\w)trước", old.label) and re.search(r"(?<!\w)sau", new.label)
        if named and old.unit == new.unit == saved.unit != "" and old.count - new.count != saved.count:
            yield finding(
                "P305", reading.passage.at(saved.start), rest=shown(saved), whole=old.text, part=new.text,
                right=format_decimal(old.count - new.count),
            )  # fmt: skip


def _sum(
    reading: Reading, total: Quantity, parts: Sequence[Quantity], *, sure: bool, start: int | None = None
) -> Iterator[Finding]:
    added = sum((part.count for part in parts), Decimal(0))
    off = abs(added - total.count)
    if not off:
        return
    near = off <= max(NEAR * max(total.count, added), Decimal(_SMALL) if total.count > _SMALL else 0)
    if not near and not sure:
        return
    code = "P301" if sure or start is not None else "P302"
    yield from missed_sum(reading, total, parts, code, start=start)


def _more_than_all(reading: Reading) -> Iterator[Finding]:
    """``Xã hiện có 61 người, 64 người đã được cấp chứng thư số``: some of all cannot be more than all."""
    for total, part in pairwise(reading.counts):
        if part.count <= total.count or part.unit != total.unit or not total.unit or part.depth != total.depth:
            continue
        alike = total.exact and part.exact and total.scale == part.scale
        gap = _OF_THEM.fullmatch(reading.text, total.end, part.start)
        there = _IN_ALL.search(reading.text, max(0, total.start - 24), total.start)
        if TRIGGER.search(reading.text, max(0, total.start - 24), total.start):
            continue  # "trong đó có 58 đơn thuộc thẩm quyền, 80 đơn không thuộc": parts beside each other
        if gap and gap.group().split()[0] == next(iter(reading.text[part.end :].split()), ""):
            continue  # "có 4 đề tài cấp Bộ, 31 đề tài cấp Trường được nghiệm thu": of two kinds
        if alike and gap and there and _DID.match(reading.text, part.end):
            yield finding(
                "P303", reading.passage.at(part.start), part=shown(part), total=shown(total),
                quote=quote(reading.text, total.start, min(len(reading.text), part.end + 40)),
            )  # fmt: skip


def _larger(reading: Reading, ratio: Ratio) -> Finding | None:
    """``2.960/2.000 hồ sơ``, unless it is about a plan that was exceeded."""
    ranked = re.search(
        r"(?<!\w)(?:thứ|hạng|vị trí(?: thứ)?)\s{1,2}$", reading.text[max(0, ratio.start - 14) : ratio.start]
    )
    if ratio.part <= ratio.whole or not (ratio.unit or ranked):
        return None
    if ratio.unit in _MEASURES:
        return None  # "1.846/1.800 ha": done and planned
    if re.search(r"(?:tăng|giảm)[^.;()]{0,30}\(\s?$", reading.text[: ratio.start][-44:]) or _COMPARED.match(
        reading.text, ratio.end
    ):
        return None  # "tăng 06 vụ (29/23 vụ)": new and old
    if ratio.part <= _DAYS and ratio.whole <= _MONTHS and _OF_A_NAME.match(reading.text, ratio.end):
        return None  # "9/5 xã Hòa Bình ra quân": a day and a month
    around = reading.text[max(0, ratio.start - 80) : ratio.end + 80]
    if _PLANNED.search(around) or re.search(r"\d{3}(?:,\d{1,2})?\s?%", reading.text[ratio.end : ratio.end + 80]):
        return None
    return finding(
        "P303", reading.passage.at(ratio.start), part=format_decimal(ratio.part), total=format_decimal(ratio.whole),
        quote=quote(reading.text, ratio.start, min(len(reading.text), ratio.end + 20)),
    )  # fmt: skip
