"""A closing sentence that names another time than the report is of: P909.

``Báo cáo … quý I năm 2026`` above ``Trên đây là kết quả … quý IV năm 2025``; sentences that open with ``Chín tháng đầu
năm 2025`` above ``Trên đây là báo cáo … 6 tháng đầu năm 2025``. The time of the report is that of its title, else the
only one with which its sentences open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.periods_in_text import PERIOD, periods, read_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.titled_periods import OPENS
from tthc_render.vietnamese.patterns import pattern_of

_SIGNS: Final = ("rên đây", "ính trình", "ính báo cáo", "ính gửi", "in báo cáo", "rân trọng", "báo cáo ", "/.")
_LAST: Final = 3
"""A closing sentence is in one of the last passages of the body."""
_CLOSES: Final = pattern_of(
    r"(?:^|[.;]\s)(?:Báo cáo (?:trên|này)|[^.;:]{2,60}? (?:kính |trân trọng |xin )?báo cáo)(?!\w)"
)
_AIMS: Final = pattern_of(
    r"(?<!\w)(?:kính (?:trình|báo cáo|đề nghị)|trân trọng|xin báo cáo|báo cáo (?:UBND|HĐND|Ủy ban|Hội đồng|Sở|Bộ|Cục"
    r"|Chi cục|Phòng|Ban|Tỉnh ủy|Thành ủy|Đảng ủy|Thường trực|Văn phòng|Chủ tịch|cấp trên|Công an|Tòa án|Viện)"
    r"|(?:xem xét|theo dõi|tổng hợp|chỉ đạo|để biết)\s?[./,]|/\.)"
)
_RESULTS: Final = pattern_of(r"(?<!\w)(?:báo cáo|kết quả|tình hình|số liệu|công tác)(?!\w)", re.IGNORECASE)
_NOT_OWN: Final = pattern_of(
    r"(?<!\w)(?:phương hướng|nhiệm vụ(?! (?:công tác|chính trị))|kế hoạch|dự kiến|so với|cùng kỳ|trước|trong đó|đến hết"
    r"|từ|bổ sung|thay thế|văn bản|công văn|yêu cầu|theo)(?!\w)[^.;]*$",
    re.IGNORECASE,
)
_TITLE: Final = pattern_of(r"(?:báo cáo|kết quả|tình hình|thông báo kết quả|công tác|tổng hợp)(?!\w)", re.IGNORECASE)
_TITLE_NOT: Final = pattern_of(
    r"(?<!\w)(?:nhiệm kỳ|giai đoạn|niên độ|cuộc họp|hội nghị|kế hoạch (?:năm|quý|tháng)|giữa kỳ)(?!\w)", re.IGNORECASE
)
_TITLE_ENDS: Final = pattern_of(
    r"(?<!\w)(?:phương hướng|nhiệm vụ|kế hoạch|so với|giải pháp)(?!\w)[^.;]*", re.IGNORECASE
)


def check_closing_periods(context: ProseContext) -> list[Finding]:
    """Findings on closings of a report that name another time than its title or its body."""
    body = [x for x in context.running if not x.passage.part]
    if len(body) < 2 or not any(sign in context.whole for sign in _SIGNS):
        return []
    closing = next(((at, x) for at, x in list(enumerate(body))[: -_LAST - 1 : -1] if at and _closes(x)), None)
    if closing is None:
        return []
    at, reading = closing
    named, own = periods(reading), _own(context, body[:at])
    if not named or not own or context.facts.period:
        return []
    first = named[0]
    start = max(reading.text.rfind(mark, 0, first.start()) for mark in (". ", "; ")) + 1
    lead = reading.text[start : first.start()]
    if not _RESULTS.search(lead) or _NOT_OWN.search(lead) or any(_is_one(x, y) for x in named for y in own):
        return []
    if any(_is_one(first, x) for other in body[:at] for x in periods(other) if _opens(other, x)):
        return []
    words, right = first.group().strip(), own[0].group().strip()
    why = f"báo cáo này là của {right[0].lower()}{right[1:]}"
    return [finding("P909", reading.passage.at(first.start()), written=words, why=why)]


def _closes(reading: Reading) -> bool:
    """``Trên đây là …``; ``… Sở Nội vụ báo cáo UBND tỉnh./.``"""
    if "rên đây" in reading.text:
        return True
    return bool(periods(reading)) and bool(_CLOSES.search(reading.text)) and bool(_AIMS.search(reading.text))


def _own(context: ProseContext, body: Sequence[Reading]) -> Sequence[re.Match[str]]:
    """The times of the title, else the only one with which sentences open."""
    titles = [x for x in context.readings if x.passage.role == "title" and not x.passage.part] or [
        x for x in body[:1] if _TITLE.match(x.text) and not x.text.rstrip().endswith((".", ";"))
    ]
    texts = [_TITLE_ENDS.sub("", title.text) for title in titles if not _TITLE_NOT.search(title.text)]
    told = [found for text in texts for found in PERIOD.finditer(text)]
    if told:
        return told
    opened = [found for reading in body for found in periods(reading) if _opens(reading, found)]
    alike = opened and all(_is_one(opened[0], x) for x in opened)
    return opened if alike and any(x["year"] for x in opened) else []


def _opens(reading: Reading, found: re.Match[str]) -> bool:
    lead = reading.text[max(0, found.start() - 8) : found.start()]
    return OPENS.search(lead) is not None or lead.endswith((": ", ": Trong ", ": trong "))


def _is_one(first: re.Match[str], second: re.Match[str]) -> bool:
    """Are two names of one time? A year that is not written is any."""
    one, other = read_period(first), read_period(second)
    return one[:2] == other[:2] and (one[2] == other[2] or not one[2] or not other[2])
