"""Whether a plan was reached, in words, against the plan or its share told right before: P904.

``58,4 tạ/ha, kế hoạch 59,0 tạ/ha, vượt kế hoạch đề ra``; ``bằng 101,4% kế hoạch, không hoàn thành kế hoạch năm``.
Nothing is said of what a plan means to keep low.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, shown_value, unit_of
from tthc_render.prose.rules.held_levels import less_is_better
from tthc_render.prose.spans import Quantity, around
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"vượt", "đạt", "hoàn", "hụt", "dưới", "thấp", "cao"})
_PLANS: Final = frozenset({"hoạch", "tiêu", "toán", "cầu", "mức", "kh"})
_PLAN: Final = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|yêu cầu|định mức|kế hoạch vốn|KH)"
_OF: Final = (
    r"(?: (?:năm|cả năm|quý|tháng|giao|được giao|đề ra|đặt ra|tỉnh giao|trên giao|nghị quyết|đầu năm|của (?:tỉnh|xã|"
    r"phường|huyện|thành phố|Tổng công ty|Công ty|HĐND|Hội đồng nhân dân)(?: (?:tỉnh|xã|phường))?"
    r"|(?:HĐND|UBND|Tổng công ty|Tập đoàn|Hội đồng nhân dân|Sở|Bộ|trường)(?: (?:tỉnh|xã|phường|huyện))? (?:giao|đề ra)"
    r"|(?:năm )?20\d\d)(?!\w))*"
)
_VERDICT: Final = (
    r"(?P<word>(?P<not>(?:chưa|không) (?:đạt|hoàn thành|vượt|đáp ứng)|thấp hơn|dưới|hụt)"
    r"|(?:hoàn thành )?(?:và )?vượt(?: mức)?|đạt(?: và vượt)?|hoàn thành(?: và vượt)?(?: vượt mức| vượt)?|cao hơn)"
    rf"(?: so với)?(?: mức)? (?P<plan>{_PLAN})(?P<of>{_OF})(?=\s?(?:[.,;)]|$| và (?!\d)| do | nhờ ))"
)
_TO_PLAN: Final = pattern_of(
    rf"(?:[^.;:,()\d]{{0,30}}?),? ?(?:\(|trong khi |so với |trên |/)?(?:mức )?{_PLAN}{_OF}(?: là|:)? $", re.IGNORECASE
)
_TELLS: Final = pattern_of(rf"[^.;:,()\d]{{0,24}}?\)?, (?:như vậy |tức |và |đã |mới )?{_VERDICT}")
_SHARE: Final = pattern_of(
    rf"%(?: so với)? (?P<shared>{_PLAN})(?P<whose>{_OF})(?: \([^()]*\))?(?:,| và) (?:như vậy |tức |đã |mới )?{_VERDICT}"
)
_PARTS: Final = pattern_of(
    r"(?<!\w)(?:trong đó|riêng|nếu|dự kiến|phấn đấu|sẽ|ước cả năm|quy đổi|tiến độ)(?!\w)", re.IGNORECASE
)
_NEAR: Final = 90
"""A share from which on a plan of a year that is not over would hardly be called surpassed."""
_WHOLE: Final = 100
_REACH: Final = 90


def check_plan_verdicts(context: ProseContext) -> list[Finding]:
    """Findings on plans that are said to be reached, or not, against their own figures."""
    return [
        item
        for reading in context.saying(_PLANS)
        if reading.says(_SAID) and reading.has_digits and not reading.crowded
        for item in _judged(reading, exact_numbers(reading))
    ]


def _judged(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    for new, plan in pairwise(numbers):
        if plan.start - new.end > _REACH or unit_of(reading, new) != unit_of(reading, plan):
            continue
        told = _TO_PLAN.fullmatch(text, new.end + new.percent, plan.start) and _TELLS.match(
            text, plan.end + plan.percent
        )
        if told and new.count != plan.count and not _is_other(reading, new, told):
            reached = new.count > plan.count
            if reached is (told["not"] is not None):
                reading.compare(new, plan)
                yield _wrong(reading, told, new, plan, reached=reached)
    for share in numbers:
        told = _SHARE.match(text, share.end) if share.percent else None
        if told is None or told["shared"].lower() != told["plan"].lower() or _is_other(reading, share, told):
            continue
        if told["whose"] and told["of"] and told["whose"] != told["of"]:
            continue  # of two plans
        reached = share.count >= _WHOLE
        if reached if told["not"] else _NEAR <= share.count < _WHOLE:
            yield _wrong(reading, told, share, share, reached=reached)


def _is_other(reading: Reading, new: Quantity, told: re.Match[str]) -> bool:
    said = around(reading.text, new.start, told.end(), (". ", "; "))
    return less_is_better(said) or _PARTS.search(said) is not None


def _wrong(reading: Reading, told: re.Match[str], new: Quantity, plan: Quantity, *, reached: bool) -> Finding:
    return finding(
        "P904", reading.passage.at(told.start("word")), word=told["word"], old=shown_value(plan), new=shown_value(new),
        right="đạt, vượt" if reached else "chưa đạt", quote=quote(reading.text, new.start, told.end()),
    )  # fmt: skip
