"""A value in percent of an earlier one, and the change that it says again: P903.

``bằng 98,6% so với cùng kỳ, tức giảm 1,4%``; ``so với tháng 12/2024 là 102,71%, tăng 2,71%``; ``bằng 171,25% so với
cùng kỳ (tăng 71,25%)``: the change is what the rate has more or less than 100%. Where no word says that it is the same
("tức", "nghĩa là"), one slip of typing must explain the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import is_in_points
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAME: Final = pattern_of(
    r"\s?%(?: (?:so )?với [^.;:()%]{2,60}| (?:của )?cùng kỳ[^.;:()%\d]{0,30})?"
    r"(?:, (?P<sure>tức(?: là)?|nghĩa là|hay(?: là)?|đồng nghĩa với)? ?| \((?P<inside>tức(?: là)? )?)"
    r"(?:đã )?(?P<word>tăng|giảm)\s(?:khoảng |gần |hơn |trên )?$",
)
_AGAINST: Final = pattern_of(r"(?<!\w)so với (?:[^.;:,()%]|,(?=\d)){2,60} (?:là|bằng|đạt) $")
_IS: Final = pattern_of(r"(?<!\w)(?:bằng|đạt|là|chỉ bằng) (?:khoảng )?$")
_PLAN: Final = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|tỷ lệ|công suất)(?!\w)")
_ENDS: Final = pattern_of(r"\s?%(?:[.;,)]|$| (?:về )?(?:lượng|giá trị|trị giá|số vụ)[.;,)])")
_ALL: Final = 100
_REACH: Final = 90


def check_changes_of_rates(context: ProseContext) -> list[Finding]:
    """Findings on changes that the rate before them denies."""
    return [item for reading in context.naming("so với") if "%" in reading.text for item in _judge(reading)]


def _judge(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    rates = [x for x in reading.quantities if x.percent and x.value and not is_in_points(text, x)]
    for rate, change in pairwise(rates):
        lead = text[max(0, rate.start - _REACH) : rate.start]
        if change.start - rate.end > _REACH or not _IS.search(lead):
            continue
        said = _SAME.fullmatch(text, rate.end, change.start)
        if said is None or not _ENDS.match(text, change.end) or _PLAN.search(text, rate.end, change.end):
            continue
        if not (_AGAINST.search(lead) or " với " in said.group() or "cùng kỳ" in said.group()):
            continue
        right = abs(rate.count - _ALL)
        written = change.count
        reading.compare(rate, change)
        if abs(right - written) <= max(rate.step, change.step) / 2 + (change.step if change.hedge else 0):
            continue
        sign = 1 if rate.count > _ALL else -1
        slip = is_slip(written / change.step, right / change.step) or is_slip(
            rate.count / rate.step, (_ALL + sign * written) / rate.step
        )
        if slip or ((said["sure"] or said["inside"]) and not change.hedge):
            high, low = (rate.text, _ALL) if sign > 0 else (_ALL, rate.text)
            yield finding(
                "P903", reading.passage.at(change.start), written=f"{change.text}%",
                right=f"{format_decimal(right)}%", computation=f"{high}% − {low}%",
                quote=quote(text, rate.start, change.end + 1),
            )  # fmt: skip
