"""What is left of two matters, each against the figures that name it before: P305.

``khiếu nại thuộc thẩm quyền 263 vụ việc, đã giải quyết 229 vụ việc …; tố cáo thuộc thẩm quyền 46 vụ việc, đã giải quyết
41 vụ việc. … Hiện còn 34 vụ khiếu nại và 6 vụ tố cáo chưa giải quyết``, ``số còn lại của cấp tỉnh là 24 vụ, của cấp
xã là 125 vụ``: the one that is right shows how both are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_WORDS = r"[^\W\d_]+(?: [^\W\d_]+){0,3}?"
_PAIR = pattern_of(
    rf"(?<!\w)[Cc]òn(?: lại| tồn)?\s(?P<first>\d[\d.]*)\s(?P<unit>[^\W\d_]+(?: việc| án| sơ| hợp)?)\s(?P<one>{_WORDS})"
    rf"(?:,| và|; )\s?(?P<second>\d[\d.]*)\s(?P=unit)\s(?P<other>{_WORDS})"
    r"(?=\s(?:chưa|đang|trong hạn|tồn|phải|chuyển)|[.,;(]|$)"
)
_NAME = r"(?:[^\W\d_]+ ){1,4}?[^\W\d_]+(?: \d{1,2})?"
_OF_EACH = pattern_of(
    rf"(?<!\w)còn(?: lại| tồn)?(?: [^.;:,()\d]{{1,30}}?)?\s(?:của|ở|tại)\s(?P<one>{_NAME})\s(?:là\s|có\s|:\s)?"
    rf"(?P<first>\d[\d.]*)\s(?P<unit>[^\W\d_]+)(?:,? [^\W\d_]+){{0,2}}?(?:,|;|,? và)\s(?:của|ở|tại)\s"
    rf"(?P<other>{_NAME})\s(?:là\s|có\s|:\s)?(?P<second>\d[\d.]*)\s(?P=unit)(?!\w)"
)
"""``Số còn lại của cấp tỉnh là 24 vụ, việc, của cấp huyện là 125 vụ, việc``."""
_CHAIN = (
    r"(?<!\w){name}(?!\w)[^.;:\d]{{0,44}}?\s(\d[\d.]*)\s[^.;:,\d]{{1,24}}(?:, [^.;:,\d]{{1,8}})?,\s(?:đã\s)?"
    r"(?:giải quyết|xử lý|xét xử|thi hành|hoàn thành|kết luận|trả kết quả|tiêm|cấp|phân bổ|giải ngân|sử dụng|trồng|thu"
    r"|bán|chi|cấp phát)(?: xong| được)?\s(\d[\d.]*)(?![\d,%])"
)
_OTHER_TIME: Final = re.compile(r"(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|so với|riêng)(?!\w)", re.IGNORECASE)


def check_rests_by_name(context: ProseContext) -> list[Finding]:
    """Findings on one of two rests that its own figures contradict while the other agrees with its own."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if "òn " in reading.text
        for pattern in (_PAIR, _OF_EACH)
        for said in pattern.finditer(reading.text)
        for item in _judge(readings, at, said)
    ]


def _judge(readings: Sequence[Reading], at: int, said: re.Match[str]) -> Iterator[Finding]:
    reading = readings[at]
    start = max(reading.text.rfind(mark, 0, said.start()) for mark in (". ", "; ")) + 1
    if _OTHER_TIME.search(reading.text, start, said.start()):
        return
    earlier = [
        other.text if other is not reading else other.text[: said.start()] for other in reversed(before(readings, at))
    ]
    text = " | ".join(earlier)
    rests: list[tuple[Quantity, Decimal, Decimal]] = []
    for group, name in (("first", said["one"]), ("second", said["other"])):
        rest = next((x for x in reading.counts if x.start == said.start(group)), None)
        chains = {
            (found[1], found[2])
            for found in re.finditer(_CHAIN.format(name=re.escape(name)), text, re.IGNORECASE)
            if not _OTHER_TIME.search(found[0])
        }
        if rest is None or not rest.exact or len(chains) != 1:
            return
        whole, done = (Decimal(digits.replace(".", "")) for digits in chains.pop())
        rests.append((rest, whole, done))
    off = [(rest, whole, done) for rest, whole, done in rests if whole - done != rest.count]
    if len(off) == 1 and off[0][1] >= off[0][2]:
        rest, whole, done = off[0]
        reading.compare(*(one for one, _, _ in rests))
        yield from missed_rest(reading, rest, [whole], [done], said.start(), said.end())
