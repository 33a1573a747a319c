"""A total that all lines of its list but the last make, though the list leaves nothing out: P970.

``theo lĩnh vực: 9.379 hồ sơ, gồm: (1) Chứng thực: 5.216 hồ sơ; … (7) Lĩnh vực khác: 84 hồ sơ``. That the last line is a
part like the others shows in its label (“khác”, “còn lại”), or in four lines and more with labels that no state, no
deadline and no “trong đó” set apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import families
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import CROSSING, OVERLAP
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_LEAST: Final = 3
_MANY: Final = 4
_CLOSED = pattern_of(r"(?<!\w)(?:gồm|chia ra|chia theo|phân theo|theo|cụ thể|như sau)(?!\w)[^.;()\d]{0,60}:\s*$")
_REST = pattern_of(r"(?<!\w)(?:khác|còn lại)(?!\w)")
_ASIDE = pattern_of(
    r"(?<!\w)(?:ngoài|riêng|trong (?:số )?đó|(?:chưa|không|kể|chỉ)(?: bao)? (?:kể|tính|gồm|cả)|bổ sung|thêm"
    r"|tổng)(?!\w)",
    re.IGNORECASE,
)
_STATE = pattern_of(
    r"(?<!\w)(?:hạn|trả|rút|hủy|chuyển|tồn|chưa|đang|không|lại|kỳ|trước|sau|dừng|lỗi|sai|xong|cả|trùng)(?!\w)"
)
_LINE = pattern_of(r"[^:\d]{2,90}:?\s$")
_TAIL = pattern_of(r"[^.;,:()\d]{0,40}(?:\(\d[\d,]*\s?%\))?\s*(?:[.;,]|;?\svà)?\s*")


def check_lines_left_out(context: ProseContext) -> list[Finding]:
    """Findings on totals without the last line of their list."""
    readings = context.readings
    return [
        item
        for at, reading in enumerate(readings)
        if reading.counts and reading.passage.prose and reading.text.rstrip().endswith(":")
        for item in _judge(readings, at)
    ]


def _judge(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    total = _total(reading)
    items = children(readings, at) if total else []
    figures = [_figure(item) for item in items]
    parts = [x for x in figures if x is not None]
    if total is None or len(parts) < max(_LEAST, len(items)) or {x.unit for x in parts} - {total.unit, ""}:
        return
    last, others = parts[-1], parts[:-1]
    if total_of(others) != total.count or not 0 < last.count < total.count or not _is_part(items, parts):
        return
    reading.compare(total, *parts)
    yield finding(
        "P970", reading.passage.at(total.start), period=quote(reading.text, total.start - 40, len(reading.text)),
        written=shown(total), missing=f"“{items[-1].text.strip(' .;,')}”",
        computation=" + ".join(x.text for x in parts), right=amount(total_of(parts), total),
    )  # fmt: skip


def _total(reading: Reading) -> Quantity | None:
    """The only count of its last sentence, which is divided."""
    start = reading.sentences[-1].start
    counts = [x for x in reading.counts if x.start >= start]
    if len(counts) != 1 or not counts[0].exact or not counts[0].unit or counts[0].depth:
        return None
    words = reading.text[start:]
    return counts[0] if _CLOSED.search(words) and not _ASIDE.search(words) and not OVERLAP.search(words) else None


def _figure(item: Reading) -> Quantity | None:
    """The figure of a line that is nothing but a label and its count."""
    counts = [x for x in item.counts if not x.depth]
    if len(counts) != 1 or not counts[0].exact or OVERLAP.search(item.text):
        return None
    x = counts[0]
    return x if _LINE.match(item.text, 0, x.start) and _TAIL.fullmatch(item.text, x.end) else None


def _is_part(items: Sequence[Reading], parts: Sequence[Quantity]) -> bool:
    """Is the last line a part of the whole as the others are?"""
    label = items[-1].low
    if _ASIDE.search(label) or _STATE.search(label.replace("còn lại", "")):
        return False
    if _REST.search(label):
        return True
    if len(parts) < _MANY or not items[-1].passage.label.strip("-+•"):
        return False
    labels = [item.low[: x.start].strip(" :") for item, x in zip(items, parts, strict=True)]
    if len({tuple(any(shape.match(one) for _, shape in f.labels) for f in families()) for one in labels}) > 1:
        return False
    return not any(CROSSING.search(one) or _STATE.search(one) for one in labels)
