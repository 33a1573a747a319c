"""Another month or quarter in the body of a report than in its title: P909.

``BÁO CÁO … QUÝ III/2025`` above ``Trong quý II/2025, Sở tiếp nhận 1.208 hồ sơ``, or above results of a time to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.periods_in_text import periods, read_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodKind

_TITLE = pattern_of(
    r"(?:BÁO CÁO|THÔNG BÁO|KẾT QUẢ|TÌNH HÌNH|Báo cáo(?= (?:[Kk]ết quả|[Tt]ình hình|[Cc]ông tác)))(?!\w)"
)
_OTHER_KIND = pattern_of(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|HƯỚNG DẪN|TỜ TRÌNH|CÔNG ĐIỆN"
    r"|GIẤY MỜI)$"
)
_MEETING = pattern_of(
    r"(?<!\w)(?:cuộc họp|phiên họp|buổi họp|hội nghị|giao ban|lịch (?:làm việc|công tác))(?!\w)", re.IGNORECASE
)
_NOT_OWN = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|từ|đến|hết|sang|đầu|cuối|các|và|kể từ|trước|sau|tới|lũy kế|kế hoạch|bằng|hơn|năm học|như"
    r"|giữa|của|với|tính đến)(?: cùng kỳ| đầu| cuối| hết| các)?\s$|[,–-]\s?$|ngày\s\d{1,2}\s$|so với [^.;]{0,30}$",
    re.IGNORECASE,
)
_NOT_OWN_AFTER = pattern_of(
    r"\s?(?:[-–,]\s?\d|và|đến|trước|vừa qua|tới|sau|tiếp theo|\()"
    r"|,? (?:đã |được |còn )*(?:chuyển|mang|đưa|để|tồn|gối|lại|chưa)(?!\w)"
)
COMING: Final = pattern_of(
    r"(?<!\w)(?:dự kiến|phấn đấu|sẽ|kế hoạch|nhiệm vụ|tiếp tục|tập trung|thời gian tới|hoàn thành trong|trước|chuẩn bị"
    r"|(?<!đã )đăng ký|đề nghị|yêu cầu|không để)(?!\w)",
    re.IGNORECASE,
)
"""Words of what is still to come."""
_RESULT_OF = pattern_of(
    r"(?<!\w)(?:[Kk]ết quả|đã|đạt|tiếp nhận|giải quyết|xảy ra|phát hiện|tăng|giảm|ghi nhận|thực hiện|tổ chức)(?!\w)"
)
_MONTHS = 12
_TIME_BEFORE = pattern_of(r"(?<!\w)(?:năm|kỳ|quý|tháng|tuần|vụ) trước(?! (?:ngày|khi|tháng))(?!\w)")
_REPORT = pattern_of(r"(?:BÁO CÁO|THÔNG BÁO)(?!\w)")
_FIRST_WORDS = 160
_COUNT_BEHIND = pattern_of(
    r",\s[^.;:,\d]{2,60}?(?:tiếp nhận|giải quyết|xử lý|tổ chức|phát hiện|cấp|thu|khám|kiểm tra|thực hiện|ban hành|tiếp)"
    r"(?: được| mới)? \d"
)
_AND_THIS = pattern_of(r"[^.;]{0,120}(?<!\w)(?:quý|tháng|kỳ) này(?!\w)")
"""``Trong quý I, xã tổ chức 3 lớp nên quý này không tổ chức thêm``."""
_SET_BESIDE = pattern_of(r"(?<!\w)(?:so với|cùng kỳ|kỳ trước|quý trước|tháng trước|năm trước)(?! chuyển)(?!\w)")
_AHEAD = pattern_of(r"(?<!\w)(?:phương hướng|giải pháp|chương trình|công tác)(?!\w)")
KINDS: Final = {PeriodKind.QUARTER: "quý", PeriodKind.MONTH: "tháng", PeriodKind.HALF: "6 tháng"}
"""The word for each kind of period, as `read_period` has it."""
OPENS: Final = pattern_of(r"(?:^|[.;]\s)(?:Trong\s|trong\s)?$")
"""What stands before a period that opens a sentence."""


def check_titled_periods(context: ProseContext) -> list[Finding]:
    """Findings on months and quarters that contradict the title's."""
    if context.facts.period:
        return []
    titled, head = _titled(context)
    return list(_unlike_title(context, titled, head)) if titled else []


def _titled(context: ProseContext) -> tuple[Period | None, int]:
    """The period of the title, and how many of the running passages stand above the body.

    The title is one by its role, or the first line: "BÁO CÁO TÌNH HÌNH … THÁNG 4 NĂM 2024".
    """
    if context.period:
        return (None if any(map(_tells_no_results, context.titles)) else context.period), 0
    if context.titles:
        kinds = [x for x in context.readings if x.passage.role == "kind" and not x.passage.part]
        told = any(_REPORT.match(x.text) for x in kinds) and not any(map(_tells_no_results, context.titles))
        heads = [x for x in context.readings if x.passage.role == "title" and not x.passage.part]
        return (_of_its_year(heads[0]) if told else None), 0
    for at, reading in enumerate(context.running[:1]):
        if (
            _TITLE.match(reading.text)
            and not _MEETING.search(reading.text)
            and not reading.text.rstrip().endswith((".", ":", ";"))
        ):
            if period := _of_its_year(reading):
                return period, at + 1
            named = [period for found in periods(reading) if (period := regular_period(read_period(found)))]
            return (named[0] if len({x.code for x in named}) == 1 else None), at + 1
    return None, 0


def _of_its_year(head: Reading) -> Period | None:
    """``quý III, nhiệm vụ trọng tâm quý IV năm 2025``: the period that shares the year of the one still to come."""
    named = [(x, read_period(x)) for x in periods(head)]
    if len(named) != 2:
        return None
    (now, (kind, number, year)), (then, (_, _, shared)) = named
    to_come = COMING.search(head.text, now.end(), then.start()) or _AHEAD.search(head.text, now.end(), then.start())
    if year or not to_come or COMING.search(head.text, 0, now.start()):
        return None
    return regular_period((kind, number, shared))


def _tells_no_results(title: str) -> bool:
    """Whether a line of a title is of a document without results of a time: a plan, the notes of a meeting."""
    return _OTHER_KIND.match(title) is not None or _MEETING.search(title) is not None


def _unlike_title(context: ProseContext, titled: Period, head: int) -> Iterator[Finding]:
    """The body names another month or quarter as the one it is about, or results of a time that is still to come."""
    kind = KINDS.get(titled.kind)
    latest = context.latest
    for nth, reading in enumerate(context.running[head:]):
        if reading.passage.part or reading.passage.role == "heading":
            continue
        named = [(found, read_period(found)) for found in periods(reading)]
        named = [(found, period) for found, period in named if period[0] == kind]
        own = any(number == titled.number for _, (_, number, _) in named)
        for at, (found, (_, number, year)) in enumerate(named):
            if number == titled.number or number > _MONTHS or (year and year != titled.year):
                continue
            lead = reading.text[max(0, found.start() - 40) : found.start()]
            start = max(reading.text.rfind(mark, 0, found.start()) for mark in (". ", "; ")) + 1
            if _AND_THIS.match(reading.text, found.end()):
                continue
            if _NOT_OWN.search(lead) or _NOT_OWN_AFTER.match(reading.text, found.end()):
                continue
            ends = [stop for mark in (". ", "; ") if (stop := reading.text.find(mark, found.end())) >= 0]
            sentence = reading.text[start : min(ends, default=len(reading.text))]
            planned = COMING.search(_TIME_BEFORE.sub("", sentence))
            months = number * 3 if kind == "quý" else number
            ahead = latest and kind != "6 tháng" and (titled.year, months) > (latest.year, latest.month)
            result = _RESULT_OF.search(sentence) and ahead and not planned
            first = nth == 0 and at == 0 and not own and not planned and start < _FIRST_WORDS
            opened = not own and not planned and not ahead and _counts_in_it(reading, found, year)
            if result or first or (opened and not _opens_with(context, kind, titled.number)):
                yield finding(
                    "P909", reading.passage.at(found.start()), written=found.group().strip(),
                    why=f"báo cáo này là của {titled.day_du}",
                )  # fmt: skip
                return


def _counts_in_it(reading: Reading, found: re.Match[str], year: int) -> bool:
    """``Trong quý II/2025, Sở tiếp nhận 1.208 hồ sơ``: a count of the time that the sentence opens with."""
    opens = OPENS.search(reading.text, max(0, found.start() - 8), found.start())
    return bool(year and opens and _COUNT_BEHIND.match(reading.text, found.end())) and not _SET_BESIDE.search(
        reading.text
    )


def _opens_with(context: ProseContext, kind: str | None, number: int) -> bool:
    """Does any sentence of the body open with the report's own period?"""
    return any(
        read_period(found)[:2] == (kind, number)
        and OPENS.search(reading.text, max(0, found.start() - 8), found.start())
        for reading in context.running[1:]
        for found in periods(reading)
    )
