"""What is still to be done, at a time that is over on the document's day: P909.

``Yêu cầu Phòng Kinh tế rà soát, báo cáo UBND xã trước ngày 15/7/2025``, ``Dự kiến trong tháng 5/2026 sẽ hoàn thành``,
``Nhiệm vụ 6 tháng cuối năm 2025: tiếp tục số hóa`` in a report of July 2026. Silent where the sentence or the next one
retells the task: who had given it, that it was late, what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import Time, times
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Span
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_ASK_WORDS: Final = ("nghị ", "cầu ", "iao ", "đạo ")
_MUST_WORDS: Final = frozenset({"phải", "cần"})
_LATE_WORDS: Final = frozenset({"sẽ", "dự", "phấn"})
_OFFICE: Final = (
    r"(?:UBND|HĐND|Ủy ban nhân dân|Sở|Bộ|Phòng|Ban|Trung tâm|Công an|Chi cục|Trạm|Trường|Đảng ủy|Chủ tịch|Giám đốc"
    r"|Thanh tra|Bệnh viện|Văn phòng|Hội|Xã|Phường)(?:\s[^\W\d_]+){0,6}?"
)
_ASKS: Final = pattern_of(
    rf"(?:[-+•]\s)?(?:(?:Kính )?[Đđ]ề nghị|Yêu cầu|Giao|Kiến nghị|Chỉ đạo|{_OFFICE} (?:kính )?(?:đề nghị|yêu cầu|giao"
    r"|kiến nghị|chỉ đạo))(?: cho)?\s(?!dịch|thông|lưu|ban|đất|nộp)"
)
_DUE: Final = pattern_of(
    r"(?:,\s(?:và )?|(?<!\w)(?:phải|để|cần|và|sớm|khẩn trương)\s|;\s)"
    r"(?:hoàn thành|xong|báo cáo|gửi|trình|nộp|tổng hợp|trả lời|khắc phục|ban hành|đăng ký|bàn giao)"
    r"(?:\s[^\W\d_.;:()]+){0,12}?(?: xong)? (?:trước|chậm nhất(?: là)?(?: vào)?|trong|vào|đến hết"
    r"|muộn nhất)(?: ngày)?\s$"
    r"|(?<!\w)(?:báo cáo|gửi|trình|nộp)(?:\s[^\W\d_.;:()]+){0,8}? (?:về|lên|cho)?\s?(?:UBND|HĐND|Sở|Bộ|Phòng"
    r"|Ủy ban|Chủ tịch"
    r"|Văn phòng|Ban|Thanh tra|Công an|Trung tâm)(?:\s[^\W\d_.;:()]+){0,8}? (?:trước|chậm nhất(?: là)?|trong|muộn nhất)"
    r"(?: ngày)?\s$"
    r"|(?<!\w)(?:khắc phục|giải quyết|xử lý|hoàn thành|hoàn thiện|thực hiện) (?:xong"
    r"|dứt điểm)?(?:\s?[^\W\d_.;:()]+){0,8}?"
    r",?\s?(?:chậm nhất(?: là)?|muộn nhất)(?: vào)?(?: ngày)?\s$"
)
_THING_DONE: Final = pattern_of(
    r"(?<!\w)(?:công trình|dự án|hồ sơ|hạng mục|đơn|gói thầu|tuyến đường|mô hình|đề tài|văn bản|sản phẩm|khối lượng"
    r"|nhiệm vụ|trường hợp|kiến nghị|những|số)(?:\s[^\W\d_]+){0,3} (?:đã |được )?(?:hoàn thành|nộp|gửi|trình|báo cáo)"
    r"(?:\s[^\W\d_]+){0,6} (?:trước|trong|vào)(?: ngày)?\s$"
)
"""``các dự án hoàn thành trước ngày …``: the time says which projects are meant."""
_WILL: Final = pattern_of(
    r"(?<!\w)(?:sẽ|[Dd]ự kiến|[Pp]hấn đấu)(?!\w)[^.;]{0,90}?(?:trong|vào|trước|đến hết|chậm nhất|ngày"
    r"|đến)(?: ngày)?\s$"
)
_THEN_WILL: Final = pattern_of(
    r",?\s[^.;\d]{0,40}?(?<!\w)(?<!báo )(?<!định )(?<!hứa )(?<!biết )(?<!kết )(?<!nhất )(?<!nêu )(?:sẽ|dự kiến"
    r"|phấn đấu)(?!\w)"
)
"""Not what somebody "thông báo", "quyết định", "cho biết" then."""
_OPENS: Final = pattern_of(r"(?:^|[.;]\s)(?:Dự kiến |Phấn đấu )?(?:[Tt]rong |[Đđ]ến |[Vv]ào |[Tt]rước )?(?:[Nn]gày )?$")
_TASKS: Final = pattern_of(
    r"(?:[IVX\d]{1,4}\.\s)?(?:Một số |Các )?(?:(?:Phương hướng|Nhiệm vụ|Kế hoạch|Trọng tâm|Chương trình)(?: công tác)?"
    r"(?:(?:,| và)? nhiệm vụ)?(?:,? giải pháp)?(?: (?:trọng tâm|chủ yếu|công tác|cụ thể))*)\s(?:của |trong "
    r"|thực hiện )?$",
    re.IGNORECASE,
)
_TO_DO: Final = pattern_of(
    r"\s?:\s(?:[-+1]\.?\s)?(?:[Tt]iếp tục|[Tt]ập trung|[Đđ]ẩy mạnh|[Tt]ăng cường|[Tt]ổ chức|[Hh]oàn thành(?! \d)"
    r"|[Rr]à soát"
    r"|[Tt]riển khai|[Xx]ây dựng|[Kk]iểm tra|[Nn]âng cao|[Cc]hỉ đạo|[Tt]hực hiện|[Dd]uy trì|[Mm]ở|[Tt]rình|[Pp]hấn đấu"
    r"|[Tt]ham mưu)(?! được)(?!\w)"
)
_PLANS_AHEAD: Final = pattern_of(
    r"(?:(?:Phần (?:thứ )?(?:[^\W\d_]+|\d)|[IVX]{1,4}|[A-Z]|\d{1,2})\s?[:.)-]\s)?(?:Một số )?Phương hướng"
    r"(?:(?:,| và|,? các)? (?:mục tiêu|nhiệm vụ|giải pháp))*(?: (?:trọng tâm|chủ yếu|công tác|cụ thể|hoạt động))*"
    r"(?: của| trong)?\s",
    re.IGNORECASE,
)
"""The head of a part with plans, up to its period."""
_HEAD_ENDS: Final = pattern_of(
    r"(?:(?:,| và)(?: (?:những|các|\d))? ?(?:quý|tháng|năm|thời gian)[^.;:\d]{0,40})?\s?[.:]?", re.IGNORECASE
)
_RETOLD: Final = pattern_of(
    r"(?<!\w)(?:đã|được giao|được yêu cầu|được đề ra|[Tt]heo"
    r"|[Tt]ại (?:văn bản|công văn|kế hoạch|cuộc họp|hội nghị|buổi|thời điểm|kỳ họp|thông báo|nghị quyết|quyết định"
    r"|phiên|báo cáo|kết luận)|chưa|chậm(?! nhất| đóng| nộp| luân chuyển| tiến)"
    r"|không|quá hạn|đúng hạn"
    r"|đến nay|nhưng"
    r"|song|tuy|trong khi|mới|vừa|lần trước|kỳ trước|trước đó|trước đây|ban đầu|số liệu|phát sinh|tồn"
    r"|kết quả(?! thực hiện)"
    r"|[Cc]ông văn|văn bản số|[Kk]ế hoạch số|nghị quyết|đề ra|lùi|gia hạn|điều chỉnh|cam kết|phê bình|kiểm điểm"
    r"|từng(?! (?:hộ|người|nhà|đơn|cơ|thôn|tổ|xã|phường|dự|cá|địa))"
    r"|hồi tố|quyết toán|thanh toán|đăng ký từ|kể từ|so với|cùng kỳ|đạt)(?!\w)"
)
_BECAME: Final = pattern_of(
    r"(?<!\w)(?:[Đđ]ến nay|[Đđ]ến ngày|(?<!ực )(?<!át )(?<!ể )[Hh]iện|[Kk]ết quả(?! thực)|[Tt]uy nhiên|[Ss]ong"
    r"|[Nn]hưng|đã|chưa|[Tt]hực tế|đến thời điểm)(?!\w)"
)
_AFTER_DUE: Final = pattern_of(r"[;,] (?:quá|sau) (?:thời hạn|hạn|thời gian|thời điểm|ngày)[^.]*")
"""``; quá thời hạn trên, Phòng không tổng hợp``: what follows from being late, not that somebody was."""
_MUST: Final = pattern_of(
    r"(?<!\w)(?:phải|cần) (?:được )?(?:hoàn thành|kết thúc|nộp|gửi|báo cáo|làm xong)(?:\s[^\W\d_.;:()]+){0,6}"
    r" (?:trước|nhất(?: là)?)(?: ngày)?\s$"
)
_FAR_BACK: Final = 800
"""Days: an older time is history, whatever the words."""
_FAR_AHEAD: Final = 300
"""Days from which tasks of a month, quarter or half are those of a wrong year."""
_LONG_AGO: Final = 3
_STALE: Final = 120
"""Days after which a plan is told of rather than left from a draft, but for one of a wrong year."""


def check_late_plans(context: ProseContext) -> list[Finding]:
    """Findings on tasks, requests and plans of a time that is over, or of a wrong year."""
    today = context.earliest
    if today is None:
        return []
    out: list[Finding] = []
    for at, reading in enumerate(context.running):
        if reading.passage.part or not times(reading):
            continue
        asks, will = any(word in reading.text for word in _ASK_WORDS), reading.says(_LATE_WORDS)
        must = reading.says(_MUST_WORDS)
        for when in times(reading):
            if not -_FAR_AHEAD - 600 < (today - when.last).days < _FAR_BACK:
                continue
            sentence = reading.sentence_at(when.start)
            over = (today - when.last).days >= _LONG_AGO
            stale = not _STALE < (today - when.last).days < _FAR_AHEAD
            late = over and asks and _is_asked(reading, when, sentence)
            late = late or (over and stale and must and _is_due(reading, when, sentence, today))
            late = late or (over and stale and will and _is_planned(reading, when, sentence))
            if late or _is_task(reading, when, sentence, today) or _heads_plans(context.running, at, when, today):
                out.append(_finding(reading, when, today))
                break
    return out


def _retold(reading: Reading, sentence: Span, when: Time) -> bool:
    """Does the sentence tell of a task of before, or the rest of the passage what became of it?"""
    tail = _AFTER_DUE.sub("", reading.text[when.end : sentence.end])
    words = reading.text[sentence.start : when.start] + "…" + tail
    behind = reading.text[sentence.end :]
    return bool(_RETOLD.search(words) or _BECAME.search(behind))


def _is_asked(reading: Reading, when: Time, sentence: Span) -> bool:
    """``Yêu cầu các thôn …, báo cáo UBND xã trước ngày 15/7/2025``."""
    text = reading.text
    asked = _ASKS.match(text, sentence.start)
    if asked is None or not _DUE.search(text, asked.end(), when.start) or _THING_DONE.search(text, 0, when.start):
        return False
    others = [x for x in times(reading) if sentence.start <= x.start < sentence.end and x is not when]
    return not others and not _retold(reading, sentence, when)


def _is_due(reading: Reading, when: Time, sentence: Span, today: date) -> bool:
    """``phải hoàn thành trước ngày 10/11/2026; tổ chức khám từ ngày 01/12/2026`` of 16 November."""
    others = [x for x in times(reading) if when.start < x.start < sentence.end]
    ahead = bool(others) and all(x.first > today for x in others)
    return (
        ahead and bool(_MUST.search(reading.text, sentence.start, when.start)) and not _retold(reading, sentence, when)
    )


def _is_planned(reading: Reading, when: Time, sentence: Span) -> bool:
    """``Dự kiến trong tháng 5/2026 sẽ hoàn thành``, ``UBND xã sẽ tổ chức hội nghị vào ngày 20/6/2026``."""
    text = reading.text
    will = _WILL.search(text, sentence.start, when.start) or (
        _OPENS.search(text[max(0, when.start - 30) : when.start]) and _THEN_WILL.match(text, when.end)
    )
    if will and any(will.start() < x.start < when.start for x in times(reading)):
        return False  # "dự kiến họp ngày 25/4/2025, danh sách chốt ngày 20/3/2025"
    return bool(will) and not _retold(reading, sentence, when)


def _is_task(reading: Reading, when: Time, sentence: Span, today: date) -> bool:
    """``Nhiệm vụ 6 tháng cuối năm 2025: tiếp tục …``: tasks of a time that is over, or far ahead."""
    if when.kind == "ngày" or not _TASKS.fullmatch(reading.text, sentence.start, when.start):
        return False
    if not _TO_DO.match(reading.text, when.end) or _BECAME.search(reading.text, when.end, sentence.end):
        return False
    return (today - when.last).days >= _LONG_AGO or (when.first - today).days > _FAR_AHEAD


def _heads_plans(readings: Sequence[Reading], at: int, when: Time, today: date) -> bool:
    """``Phần thứ hai: Phương hướng, nhiệm vụ trọng tâm quý II/2026 và những tháng cuối năm``, of July."""
    text = readings[at].text
    if when.kind == "ngày" or when.last >= today or "phương hướng" not in readings[at].low:
        return False
    if not _PLANS_AHEAD.fullmatch(text, 0, when.start) or not _HEAD_ENDS.fullmatch(text, when.end):
        return False
    below = readings[at + 1 : at + 3]
    return bool(below) and not any(_BECAME.search(one.text) for one in below)


def _finding(reading: Reading, when: Time, today: date) -> Finding:
    day = format_short(today)
    over = f"đến ngày {day}, ngày của văn bản, thì thời gian ấy đã qua"
    ahead = f"ngày {day} là ngày của văn bản: nhiệm vụ của kỳ sau không xa đến thế"
    return finding(
        "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end].strip(),
        why=over if when.last < today else ahead,
    )  # fmt: skip
