"""Years that the document's own day denies: P909.

``6 tháng đầu năm 2026 …, tăng 12% so với cùng kỳ năm 2026``: a time compared with itself. ``so với cùng kỳ năm 2024
(quý I/2025: 120 tỷ đồng)``: another year than that of the value it is held against. ``Trên đây là báo cáo kết quả
6 tháng đầu năm 2025`` in July 2026: another year's report. ``Tính đến 30/6/2025, giải ngân …, đạt 62% kế hoạch năm
2026``: counted before the year of its plan. ``Ngày 15/3/2026, cử tri đi bầu … biên bản gửi ngày 18/3/2025``: before
what it follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import times
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_SAME_TIME: Final = pattern_of(
    r"(?<!\w)(?:so )?(?:với )?cùng (?:kỳ|thời điểm|thời gian)(?: của)? năm (?P<year>20\d{2})(?![\d-])", re.IGNORECASE
)
_YEAR: Final = pattern_of(r"(?<![\d/.-])(20\d{2})(?![\d-])")
_HELD_AGAINST: Final = pattern_of(
    r"so với (?:cùng (?:kỳ|thời điểm|thời gian) |(?:quý (?:IV|I{1,3}|\d)|tháng \d{1,2}|[69] tháng(?: đầu| cuối)?"
    r"|thời điểm [^().;]{3,20}?)[ /])?(?:của )?(?:năm )?(?P<year>20\d{2}) \("
    r"(?P<inside>(?:(?:thời điểm|cùng kỳ|quý|tháng|\d{1,2} tháng|từ ngày|ngày|đến|năm|tính) |\d{1,2}/)[^()]{6,90})\)",
    re.IGNORECASE,
)
_ANY_YEAR: Final = pattern_of(r"(?<![\d.,])20\d{2}(?![\d.,]\d|-)")
_ALSO: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|so với|trước|sau|riêng|còn|giai đoạn)(?!\w)", re.IGNORECASE)
_FIRST_MONTHS: Final = 2
"""Reports of the first months of a year are about the year before."""
_OWN_REPORT: Final = pattern_of(
    r"(?:^Trên đây là |(?<!\w)(?:UBND|Ủy ban nhân dân|Sở|Phòng|Ban|Trung tâm|Trường)[^.;,]{0,50} (?:xin "
    r"|kính )?báo cáo )(?![^.;]{0,60}(?:phương hướng|nhiệm vụ|kế hoạch|tổng hợp từ))"
    r"[^.;:]{0,140}$",
    re.IGNORECASE,
)
_AS_FOLLOWS: Final = pattern_of(r"[^.;]{0,120}?như sau\s?[:.]?$")
_OLD_REPORT: Final = 240
"""Days after the end of a period from which no report on it is still made."""
_OF_PLAN: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu"
    r"|kế hoạch vốn)(?: vốn)?(?: được giao)?(?: giao)? (?:của )?năm (?P<year>20\d{2})(?![\d-])"
)
_UP_TO: Final = pattern_of(r"(?<!\w)(?:[Tt]ính |[Ll]ũy kế |[Ll]uỹ kế )?(?:đến|Đến)(?: hết)?(?: ngày)?\s$")
_CARRIED_OUT: Final = pattern_of(r"(?<!\w)(?:giải ngân|thực hiện|thu được|thu đạt|đạt|bằng)(?!\w)")
_NOT_ONE_DAY: Final = pattern_of(
    r"(?<!\w)(?:từ|trước|sau|so với|kể từ|đến|năm|hiệu lực|hạn|ban hành|ký|khởi công|bắt đầu|thành lập|triển khai"
    r"|sinh|cấp"
    r"|giao|phê duyệt|thông qua|số|tuyển dụng|bổ nhiệm|kết nạp|khởi tố|hợp đồng|nghị quyết|quyết định|kế hoạch)"
    r"(?:\s[^\W\d_]+){0,3}? ?(?:ngày )?$",
    re.IGNORECASE,
)
_SENT: Final = pattern_of(
    r"(?<!\w)(?:gửi|nộp|báo cáo|bàn giao|hoàn thành|nghiệm thu|tổng kết|công bố|công khai|niêm yết|khánh thành|tổ chức"
    r"|trao|chi trả|tiếp nhận|trả kết quả|kết thúc|xong|họp)(?:\s[^\W\d_.;:]+){0,8}? (?:vào )?(?:ngày )?$"
)
_LATELY: Final = 62


def check_own_year(context: ProseContext) -> list[Finding]:
    """Findings on years that cannot be those of what is told."""
    today = context.latest
    if today is None or context.earliest != today:
        return []
    out: list[Finding] = []
    for at, reading in enumerate(context.running):
        if "cùng " in reading.low:
            out += _with_itself(reading, today)
        if "so với " in reading.low and "(" in reading.text:
            out += _with_another(reading)
        if times(reading):
            out += _of_another_year(reading, today)
            out += _before_its_plan(reading)
            out += _before_what_it_follows(context.running, at, today)
    return out


def _with_itself(reading: Reading, today: date) -> Iterator[Finding]:
    """``6 tháng đầu năm 2026, … so với cùng kỳ năm 2026``."""
    for found in _SAME_TIME.finditer(reading.text):
        year = int(found["year"])
        before = reading.text[: found.start()]
        told = [int(x[1]) for x in _YEAR.finditer(before)]
        own = today.year if today.month > _FIRST_MONTHS else max([x for x in told if x <= today.year], default=0)
        later = [int(x[1]) for x in _YEAR.finditer(reading.text) if int(x[1]) > year]
        if own and year >= own and not later:
            yield finding(
                "P909", reading.passage.at(found.start()), written=found.group().strip(),
                why=f"đoạn này nói về chính năm {own}: cùng kỳ là của năm trước",
            )  # fmt: skip


def _with_another(reading: Reading) -> Iterator[Finding]:
    """``so với cùng kỳ năm 2021 (9 tháng năm 2022: 8.400 tỷ đồng)``."""
    for found in _HELD_AGAINST.finditer(reading.text):
        inside = {int(year) for year in _ANY_YEAR.findall(found["inside"])}
        if len(inside) == 1 and abs(min(inside) - int(found["year"])) == 1 and not _ALSO.search(found["inside"]):
            yield finding(
                "P909", reading.passage.at(found.start()), written=found.group().partition(" (")[0],
                why=f"số ghi ngay sau trong ngoặc là của năm {min(inside)}",
            )  # fmt: skip


def _of_another_year(reading: Reading, today: date) -> Iterator[Finding]:
    """``Trên đây là báo cáo kết quả 6 tháng đầu năm 2025`` a year after it."""
    for when in times(reading):
        if when.kind == "ngày" or not _OLD_REPORT < abs((today - when.last).days) < 2 * 366:
            continue
        closing = reading.text.startswith("Trên đây là ")
        if not closing and not _AS_FOLLOWS.match(reading.text, when.end):
            continue
        if _OWN_REPORT.search(reading.text, 0, when.start) and len(times(reading)) == 1:
            yield finding(
                "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end].strip(),
                why=f"văn bản này ngày {format_short(today)}",
            )  # fmt: skip


def _before_its_plan(reading: Reading) -> Iterator[Finding]:
    """``Tính đến 30/6/2025, xã đã giải ngân 12,5 tỷ đồng, đạt 62% kế hoạch năm 2026``."""
    if "năm 20" not in reading.text:
        return
    for when in times(reading):
        if when.last.month > 11 or not _UP_TO.search(reading.text, max(0, when.start - 24), when.start):
            continue
        sentence = around(reading.text, when.start, when.end, (". ",))
        at = sentence.find(reading.text[when.start : when.end])
        plan = _OF_PLAN.search(sentence, max(0, at))
        if plan and int(plan["year"]) > when.last.year and _CARRIED_OUT.search(sentence[at : plan.start()]):
            if any(int(x[1]) == when.last.year for x in _YEAR.finditer(sentence.replace(sentence[at : at + 10], ""))):
                continue
            yield finding(
                "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end].strip(),
                why=f"số liệu ấy là của năm {plan['year']} (“{plan.group()}”)",
            )  # fmt: skip


def _before_what_it_follows(readings: Sequence[Reading], at: int, today: date) -> Iterator[Finding]:
    """A day of last year behind one of this year: a year later it would lie between that one and today."""
    reading = readings[at]
    section = [other for other in before(readings, at) if other is not reading]
    ahead = [when for other in section[::-1] for when in times(other) if when.kind == "ngày"]
    days = [*ahead, *(when for when in times(reading) if when.kind == "ngày")]
    for nth, when in enumerate(days):
        if nth < max(1, len(ahead)) or when.last.year != today.year - 1 or (when.last.month, when.last.day) == (2, 29):
            continue
        first, meant = days[nth - 1], when.last.replace(year=today.year)
        near = today - timedelta(_LATELY) <= first.last <= meant <= today
        if not near or any(x.last.year != today.year for x in days if x is not when):
            continue
        lead = reading.text[max(0, when.start - 80) : when.start]
        if _SENT.search(lead) and not _NOT_ONE_DAY.search(lead) and "cùng kỳ" not in reading.low:
            yield finding(
                "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end],
                why=f"việc ấy sau ngày {format_short(first.last)} nêu ở trước",
            )  # fmt: skip
