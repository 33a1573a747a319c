"""What had to be settled, what was and what is not, each on a line that begins with its label: P305.

``Tổng số hồ sơ phải giải quyết: 4.912, gồm …`` / ``Đã giải quyết: 4.785. …`` / ``Đang xử lý: 172 hồ sơ, …``. The label
says what the figure is, so that no unit need stand behind it. Nothing is said where files were given back or withdrawn,
where another figure makes what is left, or where no single slip of typing explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_STARTS: Final = ("Đang", "Chưa", "Còn", "Hiện", "Số")
_LEFT = pattern_of(
    r"(?:Số )?(?:hồ sơ |đơn |vụ việc |phản ánh |nhiệm vụ )?(?:[Hh]iện )?(?:[Đđ]ang|[Cc]hưa|[Cc]òn(?: lại)?)"
    r"(?: đang| chưa| được)* (?:giải quyết|xử lý|thực hiện|xem xét|thi hành)(?: xong)?:\s$"
)
_DONE = pattern_of(
    r"(?:Số )?(?:hồ sơ |đơn |vụ việc |phản ánh |nhiệm vụ )?[Đđ]ã (?:được )?(?:giải quyết|xử lý|thực hiện|thi hành)"
    r"(?: xong)?:\s$"
)
_DUE = pattern_of(
    r"(?:Tổng (?:số )?)?[^.;:,\d]{0,30}(?:phải|cần) (?:giải quyết|xử lý|thực hiện|thi hành)[^.;:\d]{0,20}:\s$",
    re.IGNORECASE,
)
_AWAY = pattern_of(
    r"(?<!\w)(?:trả lại|từ chối|rút|hủy|huỷ|đình chỉ|không thuộc|chuyển (?:cơ quan|đơn)|bổ sung|tạm dừng|loại"
    r"|lưu)(?!\w)",
    re.IGNORECASE,
)
_BACK: Final = 4


def check_settled_lines(context: ProseContext) -> list[Finding]:
    """Findings on what is left by lines of one account."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if at > 1 and reading.text.startswith(_STARTS) and reading.counts
        for item in _judge(readings[max(0, at - _BACK) : at], reading, readings[at + 1 : at + 1 + _BACK])
    ]


def _labelled(reading: Reading, label: re.Pattern[str]) -> Quantity | None:
    """The figure that the label at the beginning of a line gives."""
    first = reading.counts[0] if reading.counts else None
    return first if first and first.exact and label.fullmatch(reading.text, 0, first.start) else None


def _judge(above: Sequence[Reading], reading: Reading, below: Sequence[Reading]) -> Iterator[Finding]:
    left = _labelled(reading, _LEFT)
    due = [x for one in above if (x := _labelled(one, _DUE))]
    done = [x for one in above if (x := _labelled(one, _DONE))]
    if left is None or len(due) != 1 or len(done) != 1:
        return
    whole, part = due[0], done[0]
    right = whole.count - part.count
    alike = {x.unit for x in (left, whole, part) if x.unit}
    if right <= 0 or left.count == right or len(alike) > 1 or any(x.scale != 1 for x in (left, whole, part)):
        return
    if any(_labelled(one, _LEFT) or _AWAY.match(one.text) for one in below):
        return  # "Đang thực hiện: 54", "Chưa thực hiện: 10"
    if any(one.passage.part != reading.passage.part or _AWAY.search(one.text) for one in (*above, reading)):
        return
    others = [x.count for one in (*above, reading, *below) for x in one.counts]
    if _is_made(left.count, right, others) or not is_slip(left.count, right):
        return
    reading.compare(left)
    yield from missed_rest(reading, left, [whole.count], [part.count], 0, left.end + 20)


def _is_made(left: Decimal, right: Decimal, others: Sequence[Decimal]) -> bool:
    """Is what is missing, or too much, one of the figures that stand there?"""
    return abs(left - right) in others or others.count(left) > 1
