"""A sentence that names a total first and then its parts, whatever words lead from one to the others: P301.

``Trong 214 công trình được kiểm tra, có 187 công trình đúng phép, 37 công trình sai phép``; ``giao 36 nhiệm vụ, 28
nhiệm vụ xong, 10 nhiệm vụ chưa xong``; ``tiếp 214 lượt người, trong đó lãnh đạo tiếp 36 lượt, cán bộ tiếp 188 lượt``.
All counts of one unit in the sentence are the total and its parts; what shows it is added up, and a single wrong digit
must explain the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip, some_reach, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.families import are_apart, described, is_whole
from tthc_render.prose.nouns import kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import CROSSING, OVERLAP, TRIGGER
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.rules.targets import is_target
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity

PROVED: Final = 3
_ALL = re.compile(
    r"(?:^|[.;:,]\s|(?<!\w))(?:[Tt]rong(?: tổng)?(?: số)?|[Tt]ổng(?: số| cộng)?|(?:[Tt]oàn|[Cc]ả) [^.;,\d]{2,24}có"
    r"|hiện có|có|được giao|[Gg]iao|[Pp]hát ra|tiếp nhận|[Tt]iếp|[Tt]hụ lý|[Kk]iểm tra|[Dd]ừng|[Rr]à soát)\s$"
)
_NO_PARTS = re.compile(
    r"(?<!\w)(?:so với|tăng|giảm|(?<!và )vượt(?= \d)|bình quân|mỗi|kế hoạch|dự toán|cùng kỳ|năm trước|kỳ trước|thêm"
    r"|riêng|trên|từ|dưới|gần|hơn|với|cho|nâng|đưa|như|tiêu biểu|điển hình|chủ yếu|nhất là|khoảng|nhiều nhất"
    r"|cao nhất)(?!\w)",
    re.IGNORECASE,
)
_CONTRARY: Final = (
    ("đúng", "sai"), ("đạt", "không đạt"), ("đạt", "chưa đạt"), ("đã", "chưa"), ("xong", "chưa xong"), ("có", "không"),
    ("thành", "không thành"), ("hợp lệ", "không hợp lệ"), ("đồng ý", "không đồng ý"), ("nam", "nữ"), ("cũ", "mới"),
    ("đúng hạn", "quá hạn"), ("đúng hạn", "trễ hạn"), ("đủ", "không đủ"), ("đủ", "chưa đủ"), ("thuộc", "không thuộc"),
    ("hoàn thành", "chưa hoàn thành"), ("hoàn thành", "đang"), ("đã", "đang"), ("trực tuyến", "trực tiếp"),
    ("trong", "ngoài"), ("tăng", "giảm"), ("cơ bản", "đột xuất"), ("công lập", "ngoài công lập"), ("mới", "sửa chữa"),
    ("tốt", "hỏng"), ("trở về", "còn"), ("trong hạn", "quá hạn"), ("biết chữ", "mù chữ"), ("dự", "vắng"),
)  # fmt: skip
_OPEN = re.compile(r"(?<!\w)(?:đang|khởi công|chuẩn bị)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"[^;()\d]{0,90}(?:\([^()]*\))?[^;()\d]{0,60}$")
_FAR_OFF: Final = Decimal("0.12")
_MOST: Final = 8


def check_plain_sums(context: ProseContext) -> list[Finding]:
    """Findings on sentences whose parts do not make the total that they begin with."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if len(reading.counts) > 2
        for start, end in _clauses(reading)
        for item in _judge(readings, at, start, end)
    ]


def _clauses(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences, and the clauses between their semicolons."""
    for sentence in reading.sentences:
        text = reading.text[sentence.start : sentence.end]
        yield sentence.start, sentence.end
        if "; " in text:
            at = sentence.start
            for piece in text.split("; "):
                yield at, min(at + len(piece) + 1, sentence.end)
                at += len(piece) + 2


def _judge(readings: Sequence[Reading], at: int, start: int, end: int) -> Iterator[Finding]:
    reading = readings[at]
    counts = [x for x in reading.counts if start <= x.start < end and not x.depth]
    if not 3 <= len(counts) <= _MOST or not counts[0].unit or not all(x.exact for x in counts):
        return
    total, parts = counts[0], counts[1:]
    if len(parts) > 2 and parts[0].count == total.count:
        total, parts = parts[0], parts[1:]  # "phát ra 186 phiếu, thu về 186 phiếu, hợp lệ …"
    units = {kind(x.unit) for x in parts} - {""}
    if units != {kind(total.unit)} or any(x.count >= total.count or not x.count for x in parts):
        return
    if some_reach(total, parts) or any(
        x.percent and not x.depth and start <= x.start < end for x in reading.quantities
    ):
        return
    if _OPEN.search(parts[-1].label) and is_target(reading, total, parts[0].start):
        return
    if _signs(reading, total, parts, start, end) < PROVED or _is_elsewhere(readings, at, total, parts):
        return
    reading.compare(total, *parts)
    yield from missed_sum(reading, total, parts)


def _signs(reading: Reading, total: Quantity, parts: Sequence[Quantity], start: int, end: int) -> int:
    text, added = reading.text, total_of(parts)
    between = text[total.end : parts[-1].start]
    off = abs(added - total.count)
    contrary = _are_contrary(reading, parts, end)
    if (":" in text[start : total.start] and not contrary) or TRIGGER.search(text, start, total.start):
        return 0  # it is the first of a list itself
    if _NO_PARTS.search(between) or _NO_PARTS.search(text[start : total.start]) or OVERLAP.search(text[start:end]):
        return 0
    if off > _FAR_OFF * total.count or not _ENDS.fullmatch(text[parts[-1].end : end].rstrip(" .")):
        return 0
    slip = is_slip(total.count / total.step, added / total.step) or any(
        x.count - added + total.count > 0 and is_slip(x.count / x.step, (x.count - added + total.count) / x.step)
        for x in parts
    )
    if not slip:
        return 0
    words = [described(x, text[x.end : x.end + 60]) for x in parts]
    lead = text[max(start, total.start - 40) : total.start]
    signs = 1 + (off <= total.count / 20)
    signs += bool(_ALL.search(lead))
    signs += 2 * (is_whole(words) or contrary)
    signs += bool(TRIGGER.search(between) or ":" in between)
    signs += len(parts) > 2 or are_apart(words)
    crossing = any(CROSSING.search(label.lower()) for pair in words for label in pair)
    return signs - (crossing and not contrary) * 2


def _are_contrary(reading: Reading, parts: Sequence[Quantity], end: int) -> bool:
    """``đúng phép … sai phép``, ``xong … chưa xong``: does one part have the contrary of what another has?"""
    stops = [x.start for x in parts[1:]] + [end]
    said = [f"{x.label} {reading.text[x.end : stop]}".lower() for x, stop in zip(parts, stops, strict=True)]
    first, last = said[0], said[-1]
    for one, other in _CONTRARY:
        for a, b in ((first, last), (last, first)):
            if re.search(rf"(?<!\w){other}(?!\w)", b) and re.search(rf"(?<!không )(?<!chưa )(?<!\w){one}(?!\w)", a):
                return True
    return False


def _is_elsewhere(readings: Sequence[Reading], at: int, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does the section have what is missing, or another figure that the parts make?"""
    added = total_of(parts)
    known = {x.count for other in before(readings, at) for x in other.counts if kind(x.unit) == kind(total.unit)}
    return added in known or total.count - added in known
