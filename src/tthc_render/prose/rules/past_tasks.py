"""Tasks of a quarter or month that is over, and deadlines before the document's own day: P909.

``quý III/2026: toàn tỉnh xảy ra 42 vụ … Nhiệm vụ trọng tâm quý III/2026: kiểm tra …`` in a report of October: what is
to be done is of the period that follows. Results of tasks ("Kết quả thực hiện nhiệm vụ quý III") are another matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.periods_in_text import PERIOD, read_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.named_periods import regular_end
from tthc_render.prose.spans import DateSeen, Span
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period

_TASKS = pattern_of(
    r"(?:Một số\s|Các\s|MỘT SỐ\s|CÁC\s)?"
    r"(?:(?:Phương hướng|Nhiệm vụ|Công tác|Kế hoạch công tác|Chương trình công tác|Trọng tâm)(?:,|\s)"
    r"(?:[^.;:\d]{0,40}?\s)?|(?:PHƯƠNG HƯỚNG|NHIỆM VỤ)(?:,|\s)(?:[^.;:\d]{0,40}?\s)?)"
    r"(?=(?:[Qq]uý|[Tt]háng|QUÝ|THÁNG|[69] tháng|[69] THÁNG)\s)"
)
_TASK_WORD = pattern_of(r"(?<!\w)(?:nhiệm vụ|phương hướng|kế hoạch công tác|chương trình công tác|trọng tâm)(?!\w)")
_TOLD = pattern_of(
    r"(?<!\w)(?:đã|kết quả|đạt|hoàn thành \d|hoàn thành xong|thực hiện được|được giao"
    r"|giao(?! dịch| thông| lưu| ban)|tổng số|gồm \d|là \d"
    r"|trước(?! (?:ngày )?\d)"
    r"|(?<!trước )(?<!ngày )(?<!\d)\d+/\d+)(?!\w)"
)
_MOST_DAYS: Final = 60
_LATE_DAYS: Final = 60
_SENT_FOR = pattern_of(
    r"(?<!\w)(?:[Gg]ửi|[Nn]ộp|[Bb]áo cáo|[Hh]oàn thành|[Tt]rình|[Tt]ổng hợp|xong)(?!\w)[^.;]{0,110}?"
    r"(?<!khởi công)(?<!xây dựng)(?<!thi công)(?<!triển khai)(?<!thực hiện)(?<!sử dụng)(?<!đăng ký)"
    r"(?<!tiếp nhận)(?<!thụ lý)(?<!phát sinh)(?<!hình thành)(?<!thành lập)"
    r"(?<!bàn giao)(?<!hồ sơ)(?<!xảy ra)(?<!ban hành)"
    r" (?:trước|nhất(?: là)?)(?: ngày)? $"
)
"""What is to be sent or finished before a day."""
_BY: Final = ("trước ngày ", "chậm nhất ", "muộn nhất ")
_BY_WORDS: Final = frozenset({"trước", "chậm", "muộn"})
_FROM_ISSUE = pattern_of(
    r"kể từ ngày (?:ban hành|ký|nhận được)(?: văn bản| kế hoạch| công văn| thông báo)?(?: này)?\s?"
    r"[(,] ?(?:tức |là |đến |trước |hết |chậm nhất |xong )*(?:ngày )?$"
)
_ASKS = pattern_of(
    r"(?:Đề nghị|Yêu cầu|Giao) (?:các |cho )?(?:Sở|Bộ|UBND|Ủy ban|Phòng|Văn phòng|Ban|Thanh tra|Công an|Trung tâm"
    r"|Công chức|Trưởng|cơ quan|địa phương|cơ sở|trường|trạm|phòng|ban|bộ phận|công chức|xã|phường|thôn|đơn vị"
    r"|chủ đầu tư|nhà thầu)\s"
    r"|(?:Trong )?[Tt]hời gian tới,? "
)
_OF_THESE = pattern_of(r"(?:rà soát|thống kê|lập danh sách|kiểm tra|đối chiếu|phân loại)(?!\w)")
"""What is done with things of a time: ``rà soát học sinh hoàn thành chương trình trước ngày 31/5``."""
_LATEST = pattern_of(r"(?:chậm|muộn) nhất(?: là)?(?: ngày)? $")
_MANY = pattern_of(r"(?<!\w)[Cc]ác (?:[^\W\d_]+ ){0,3}?(?:gửi|nộp|báo cáo|hoàn thành|đối chiếu|rà soát|tổ chức)(?!\w)")
"""Who is asked, where nobody says that it was done."""
_AIM = r",? để (?:kịp |kịp thời )?(?:tổng hợp|báo cáo|trình|tham mưu|thẩm định|xem xét|hoàn thiện)(?!\w)"
_FOR = pattern_of(_AIM)
_GOAL = pattern_of(rf"{_AIM}[^.;\d]{{0,80}}? tháng (?P<month>1[0-2]|0?[1-9])/(?P<year>20\d{{2}})(?!\d)")
_RETOLD = pattern_of(
    r"(?<!\w)(?:đã|được|[Tt]heo|yêu cầu|chỉ đạo|chưa|chậm(?! nhất)|không|quá hạn|đúng hạn|quy định|đến nay|nhưng"
    r"|trong khi|[Cc]ông văn|văn bản|vừa|lần trước|kỳ trước|trước đó|số liệu|phát sinh|khen|biểu dương"
    r"|phê bình|ghi nhận|kiểm điểm|xem xét|những)(?!\w)"
)


def check_past_tasks(context: ProseContext) -> list[Finding]:
    """Findings on tasks for the period whose results the text reports, and which was over on its day."""
    today = context.latest
    if today is None:
        return []
    out = [item for reading in context.running for item in _tasks(context, reading, today)]
    due = (reading for reading in context.saying(_BY_WORDS) if any(map(reading.text.__contains__, _BY)))
    return out + [item for reading in due for item in _deadlines(reading, today)]


def _deadlines(reading: Reading, today: date) -> Iterator[Finding]:
    """``gửi kế hoạch về Sở Nội vụ trước ngày 25/4/2026 để tổng hợp, báo cáo trong tháng 5/2026`` on 6 May 2026."""
    text = reading.text
    for seen in reading.dates:
        if not seen.value or not seen.year or not 0 < (today - seen.value).days <= _LATE_DAYS:
            continue
        sentence = reading.sentence_at(seen.start)
        clause = max(text.rfind("; ", sentence.start, seen.start) + 1, sentence.start)
        issued = _FROM_ISSUE.search(text, sentence.start, seen.start)
        due = _LATEST.search(text, clause, seen.start) or _SENT_FOR.search(text, clause, seen.start)
        if issued or (due and _is_asked(reading, sentence, clause, seen, today)):
            lead = max(text.rfind(mark, sentence.start, seen.start) for mark in _BY)
            yield _late(reading, text[lead : seen.end], seen.start, today)


def _is_asked(reading: Reading, sentence: Span, clause: int, seen: DateSeen, today: date) -> bool:
    """Is that day set for what others are still to do, and no word tells that it was done or asked before?"""
    text = reading.text
    asks = _ASKS.match(text, sentence.start) if reading.passage.role != "item" else None
    aim, goal = _FOR.match(text, seen.end), _GOAL.match(text, seen.end)
    begin = max(clause, asks.end()) if asks else clause
    if asks and not _LATEST.search(text, clause, seen.start) and _OF_THESE.match(text, asks.end()):
        return False
    if _RETOLD.search(text, begin, seen.start) or _RETOLD.search(text, aim.end() if aim else seen.end, sentence.end):
        return False
    if asks or (goal and date(int(goal["year"]), int(goal["month"]), 1) >= today.replace(day=1)):
        return True
    if any(map(str.isdigit, text[clause : seen.start])):
        return False
    to_come = any(x.value and x.value >= today for x in reading.dates if sentence.start <= x.start < seen.start)
    latest = _LATEST.search(text, clause, seen.start)
    return to_come or bool(latest and _MANY.search(text, clause, seen.start))


def _late(reading: Reading, written: str, at: int, today: date) -> Finding:
    why = f"đến ngày {format_short(today)}, ngày của văn bản, thì hạn này đã qua"
    return finding("P909", reading.passage.at(at), written=written, why=why)


def _tasks(context: ProseContext, reading: Reading, today: date) -> Iterator[Finding]:
    low = reading.low
    if ("nhiệm vụ" not in low and "phương hướng" not in low) or ("quý " not in low and "tháng " not in low):
        return
    for lead in filter(None, (_TASKS.match(reading.text, sentence.start) for sentence in reading.sentences)):
        found = PERIOD.match(reading.text, lead.end())
        if found is None or not _TASK_WORD.search(lead.group().lower()) or _TOLD.search(lead.group().lower()):
            continue
        heads = reading.text[found.end() :].lstrip()[:1] in (":", "", ".")
        named = _period(found.group(), today)
        if not heads or named is None or not _is_over(found["year"], named, today):
            continue
        behind = low[found.end() :].partition(". ")[0].partition("; ")[0]
        if _TOLD.search(behind):
            continue
        if _is_told(context, reading, named, lead.start(), today):
            yield finding(
                "P909", reading.passage.at(found.start()), written=found.group().strip(),
                why=f"đến ngày {format_short(today)} thì {named.day_du} đã qua và đã được báo cáo kết quả",
            )  # fmt: skip


def _is_over(year: str | None, named: Period, today: date) -> bool:
    """Did the period end before the day? One without a year, not long before: else it is that of the next year."""
    days = (today - regular_end(named)).days
    return days > 0 if year else 0 < days <= _MOST_DAYS


def _period(words: str, today: date) -> Period | None:
    found = PERIOD.match(words)
    kind, number, year = read_period(found) if found else ("", 0, 0)
    return regular_period((kind, number, year or today.year)) if kind else None


def _is_told(context: ProseContext, reading: Reading, named: Period, at: int, today: date) -> bool:
    """Do the lines before the tasks, from the title on, speak of that very period?"""
    for other in context.readings:
        stop = at if other is reading else len(other.text)
        for found in PERIOD.finditer(other.text, 0, stop):
            period = _period(found.group(), today)
            if period is not None and period.code == named.code:
                return True
        if other is reading:
            return False
    return False
