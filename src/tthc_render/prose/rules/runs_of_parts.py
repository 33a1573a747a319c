"""A run of counts behind a figure, or before it, which only one slip of typing keeps from making it: P301.

``Diện tích rừng trồng mới đạt 1.342,5 ha. Theo chủ quản lý: tổ chức 320,4 ha; doanh nghiệp 517,8 ha; hộ 503,4 ha``;
``Tổng số lượt tiếp: 318 lượt với 402 người.`` with the lines ``+ Thường xuyên: 241 lượt;`` below it; ``hộ nghèo 214 hộ;
hộ cận nghèo 356 hộ; cộng cả hai nhóm là 507 hộ``. The run is all counts of one unit in a sentence, or one of every line
of a list, and words of division (or a total's own name) lead from the one to the other. No other figure nearby may be
what the run makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import one_slip_mends, reaches, some_reach
from tthc_render.prose.context import ProseContext
from tthc_render.prose.families import described
from tthc_render.prose.nouns import KNOWN_UNITS, WIDER, kind
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import CROSSING, OVERLAP
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.patterns import pattern_of

_DIVIDED: Final = pattern_of(
    r"(?<!\w)(?:trong (?:tổng )?(?:số )?(?:đó|này|trên)|cụ thể|gồm|chia (?:ra|theo|thành)|phân (?:theo|loại|bố|tích)"
    r"|xếp loại|như sau)(?!\w)|(?:^|[.;]\s)(?:theo|về|nếu phân) [^.;:,\d]{2,40}:",
    re.IGNORECASE,
)
_TOTAL: Final = pattern_of(
    r"(?<!\w)(?:tổng(?: cộng| số)?|cộng(?: lại| chung)?|tính chung|gộp lại|cả (?:hai|ba|bốn|năm) \w+)(?!\w)"
    r"[^.;,:()\d]{0,40}:?\s$",
    re.IGNORECASE,
)
_ALL_OF: Final = pattern_of(r"(?<!\w)(?:tổng(?: cộng| số)?|toàn|cả)(?!\w)", re.IGNORECASE)
_SOME: Final = pattern_of(
    r"(?<!\w)(?<!\d )(?:một số|tiêu biểu|điển hình|chủ yếu|nhất là|nổi bật|như(?! sau)|nhiều nhất|cao nhất|riêng"
    r"|so với|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mục tiêu|lũy kế|bình quân|còn lại|còn|mỗi|định mức|phải|nữ"
    r"|đảng viên|tồn|đầu (?:năm|kỳ)|chuyển (?:sang|đi|đến)|vượt|tăng|giảm|thêm|từ|lượt người)(?!\w)",
    re.IGNORECASE,
)
_OPEN: Final = pattern_of(r"\.\.\.|…|v\.v|(?<!\w)(?:và|cùng) (?:các|một số|nhiều|những)(?!\w)")
_LEAST, _MOST, _TWO = 3, 12, 2
_TELLING: Final = 10
_REACH: Final = 60


def check_runs_of_parts(context: ProseContext) -> list[Finding]:
    """Findings on figures that a run of counts beside them misses by one slip of typing."""
    running = context.running
    out: list[Finding] = []
    for at, reading in enumerate(running):
        if not reading.counts:
            continue
        out += _in_sentences(reading)
        out += _in_lines(running, at)
    return out


def _in_sentences(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    pairs = ((sentence, _inside(reading, sentence)) for sentence in reading.sentences)
    for (_, before), (sentence, run) in pairwise(chain([(Span(0, 0), [])], pairs)):
        if len(run) < _TWO:
            continue
        if len(run) >= _LEAST and _DIVIDED.search(text, max(0, sentence.start - 2), run[0].start):
            earlier = [x for x in before if _counts_all(x, run)]
            wholes = [x for x in earlier if x.unit == run[0].unit] or earlier
            if wholes:
                yield from _judge(reading, sentence, wholes[-1], run)
        *parts, last = run
        if len(parts) >= _TWO and _TOTAL.search(text, max(sentence.start, last.start - _REACH), last.start):
            yield from _judge(reading, sentence, last, parts)


def _inside(reading: Reading, sentence: Span) -> list[Quantity]:
    """The counts of a sentence outside of brackets."""
    return [x for x in reading.counts if sentence.start <= x.start < sentence.end and not x.depth]


def _counts_all(whole: Quantity, run: Sequence[Quantity]) -> bool:
    """Does a figure count what the parts do, or what they are kinds of?"""
    inner = WIDER.get(whole.unit, set())
    units = {kind(x.unit) for x in run}
    alike = units <= {kind(whole.unit), ""} and kind(whole.unit) in units
    kinds = bool(inner & units) and all(unit in inner or unit not in KNOWN_UNITS for unit in units)
    return bool(whole.unit) and whole.exact and (alike or kinds)


def _judge(reading: Reading, sentence: Span, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    if not _is_run(reading, whole, parts) or not one_slip_mends(whole, parts):
        return
    if OVERLAP.search(text, sentence.start, sentence.end):
        return
    words = [described(x, text[x.end : x.end + _REACH]) for x in parts]
    labels = [words[0][0], *(label for pair in words[1:] for label in pair)]  # what leads to the first is no label
    if any(CROSSING.search(label.lower()) for label in labels):
        return
    others = [x for x in reading.counts if x is not whole and x not in parts and kind(x.unit) == kind(whole.unit)]
    if some_reach(whole, parts) or any(reaches(x, parts) for x in others):
        return
    reading.compare(whole, *parts)
    yield from missed_sum(reading, whole, parts, closed=True)


def _is_run(reading: Reading, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Are the figures exact, of one kind, each smaller than the whole, and does nothing make them other ones?"""
    if len(parts) > _MOST or whole.count / whole.step < _TELLING or not _counts_all(whole, parts):
        return False
    if not whole.exact or not all(x.exact and x.count and x.count < whole.count for x in parts):
        return False
    first, last = min(whole.start, parts[0].start), max(whole.end, parts[-1].end)
    text = reading.text
    lead = max(text.rfind(". ", 0, first), text.rfind("; ", 0, first), 0)
    return not _SOME.search(text, lead, last) and not _OPEN.search(text, first, last + _REACH)


def _in_lines(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """One count of the whole's unit in every line below it."""
    reading, lines = readings[at], children(readings, at)
    if not _LEAST <= len(lines) <= _MOST:
        return
    sentence = reading.sentences[-1]
    wholes = [x for x in _inside(reading, sentence) if x.exact and x.unit]
    for whole in wholes:
        columns = [[x for x in line.counts if x.unit == whole.unit and not x.depth] for line in lines]
        parts = [column[0] for column in columns if len(column) == 1]
        if len(parts) != len(lines) or any(
            not line.text[: x.start].rstrip().endswith(":") for line, x in zip(lines, parts, strict=True)
        ):
            continue
        said = _ALL_OF.search(reading.text, sentence.start, whole.start) or reading.text.rstrip().endswith(":")
        labels = " ".join(line.text[: x.start] for line, x in zip(lines, parts, strict=True))
        if not said or _SOME.search(labels) or _SOME.search(reading.text, sentence.start) or _OPEN.search(labels):
            continue
        if not all(x.exact and x.count and x.count < whole.count for x in parts):
            continue
        alike = [x for near in readings[max(0, at - 1) : at + 1] for x in near.counts if x.unit == whole.unit]
        if any(some_reach(x, parts) for x in alike) or not one_slip_mends(whole, parts):
            continue
        if any(OVERLAP.search(line.text) for line in (reading, *lines)):
            return
        reading.compare(whole)
        for line, x in zip(lines, parts, strict=True):
            line.compare(x)
        yield from missed_sum(reading, whole, parts, closed=True, start=whole.start, end=len(reading.text))
