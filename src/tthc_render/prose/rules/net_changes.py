"""What came less what went is the net change: P903.

``kết nạp 4.312 đoàn viên, giảm tự nhiên 2.108 đoàn viên, tăng thực 2.204 đoàn viên``.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import wrong_amount
from tthc_render.vietnamese.patterns import pattern_of

_NET = pattern_of(r"(?<!\w)(?:tăng (?:thực(?: tế)?|ròng)|thực tăng)(?: là| được)?\s$")
_WORDS = ("tăng thực", "thực tăng", "tăng ròng")
_WENT = pattern_of(
    r"(?:\s[^.;,()\d]{1,40})?(?:\s\([^()]*\))?[,;]\s(?:đồng thời\s|đã\s)?"
    r"(?:giảm|đưa ra|xóa tên|chuyển đi|cho ra|ra khỏi|thôi"
    r"|rút|giải thể|chấm dứt)[^.;,()\d]{0,40}\s"
)
_NEXT = pattern_of(r"(?:\s[^.;,()\d]{1,40})?(?:\s\([^()]*\))?[,;]\s(?:như vậy\s)?[^.;,()\d]{0,20}")


def check_net_changes(context: ProseContext) -> list[Finding]:
    """Findings on net changes that the two figures before them deny."""
    near = (r for r in context.running if any(words in r.text for words in _WORDS))
    return [item for reading in near for item in _judge(reading)]


def _judge(reading: Reading) -> Iterator[Finding]:
    counts = [x for x in reading.counts if not x.depth]
    for came, went, net in zip(counts, counts[1:], counts[2:], strict=False):
        if not _NET.search(reading.text, max(0, net.start - 24), net.start):
            continue
        same = came.scale == went.scale == net.scale and {came.unit, went.unit, net.unit} <= {came.unit, ""}
        if not same or not all(x.exact for x in (came, went, net)) or came.count <= went.count:
            continue
        if _WENT.fullmatch(reading.text, came.end, went.start) and _NEXT.match(reading.text, went.end):
            reading.compare(came, went, net)
            if came.count - went.count != net.count:
                yield wrong_amount(reading, net, came.count - went.count, came, went)
