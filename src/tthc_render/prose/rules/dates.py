"""Dates in prose: days that do not exist or are after the report, windows that disagree. P501 to P508."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import DateWindow, ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.periods_in_text import PERIOD, named_period, read_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import DateSeen, Window
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.ordinals import roman
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period

LONGEST_DAYS = 400
_AHEAD = pattern_of(
    r"(?<!\w)(?:trước|từ|kể từ|hạn|xong|hoàn thành|dự kiến|phấn đấu|chậm nhất|hiệu lực|áp dụng|vào|hết|đến)"
    r"(?: ngày)?\s{0,3}$",
    re.IGNORECASE,
)
_UP_TO = pattern_of(
    r"(?<!\w)(?:tính (?:từ đầu năm )?đến|(?:đã|được) [^.;]{0,40}?(?:xác nhận|đối chiếu|chốt|tổng hợp|thống kê"
    r"|quyết toán)"
    r"(?: số liệu)? đến)(?: hết)?(?: ngày)?\s{0,3}$"
    r"|(?<!\w)(?:số liệu|xác nhận|đối chiếu|chốt số liệu)[^.;,]{0,24} đến hết(?: ngày)?\s{0,3}$",
    re.IGNORECASE,
)
_AT: Final = (
    r"(?:đến|tới|lúc|vào)(?: hết| thời điểm| lúc)*(?: \d{1,2}(?:h| giờ)(?: \d{1,2}(?: phút)?)?,?)?(?: hết)?"
    r"(?: ngày)?\s{0,3}$"
)
_OBSERVED = pattern_of(
    r"(?:(?:Theo|Qua|Tại)\s(?=[^.;:,]{0,60}?(?:số liệu|dữ liệu|thống kê|báo cáo|quan trắc|giám sát|rà soát|theo dõi"
    r"|tổng hợp|kiểm đếm|điều tra|quan sát))|Tính\s|Kết quả\s|(?:Số|Dữ) liệu\s|Thống kê\s|(?:Lũy|Luỹ) kế\s|Tổng hợp\s"
    rf"|Mực nước\s|Lượng mưa\s|Cập nhật\s|Rà soát\s)(?:[^.;:,]{{0,70}})?(?<!\w){_AT}"
)
"""``Theo số liệu quan trắc đến 7 giờ ngày …``: a sentence that opens with what was counted or measured on a day."""
_TO_COME = pattern_of(
    r"(?<!\w)(?:ước|dự kiến|dự báo|phấn đấu|mục tiêu|cam kết|hạn(?! hán| chế| mặn)|kéo dài|hẹn|phải(?! hạn chế)|cần"
    r"|từ nay|sẽ|nếu|hiệu lực|đề nghị|yêu cầu|gửi về|nộp về|gửi cho|lộ trình|kịch bản|khả năng|trở đi)(?!\w)",
    re.IGNORECASE,
)
_UNNUMBERED = pattern_of(
    r"(?<!\w)(?:theo|thực hiện|căn cứ|tại) (?P<kind>Quyết định|Công văn|Thông báo|Kết luận|Tờ trình|Văn bản|Nghị quyết)"
    r" (?:đề )?ngày\s{0,3}$",
    re.IGNORECASE,
)
_SINCE = pattern_of(
    r"(?:Năm 20\d\d, )?(?:[Kk]ể từ|[Tt]ính từ|[Tt]ừ khi|[Tt]ừ ngày|[Tt]ừ)(?!\w)[^.;]{3,140}? đến (?:hết )?(?:ngày )?$"
)
_COUNTED_BY = pattern_of(
    r",? (?:[^.;\d]{0,50} )?(?:đã )?(?:tiếp nhận|giải quyết|xử lý|xảy ra|phát hiện|tiếp|xử phạt|ghi nhận|khám|thụ lý)"
    r"(?: được| mới)? \d"
)
_LEFT_TO = pattern_of(
    r"(?<!\w)(?:(?:tháng|quý|tuần|ngày|kỳ|thời gian|chặng đường) còn lại(?: của năm| của kỳ)?|từ nay|(?:dự kiến|ước)"
    r"(?: [^\W\d_]+){1,5})[ ,(]{1,2}(?:tính )?đến(?: hết)?(?: ngày)?\s{0,3}$",
    re.IGNORECASE,
)
_TO_DO = pattern_of(
    r"\)?,?\s(?:[^\W\d_]+ ){0,5}?(?:cần|phải|sẽ|còn phải|phấn đấu|dự kiến|ước)(?: \w+){0,2}? (?:thêm|tiếp|nốt|bình quân"
    r"|được|đạt|hoàn thành)(?!\w)"
)
_PAST = pattern_of(r"(?<!\w)(?:đã|vừa|vượt tiến độ|trước thời hạn)(?!\w)")
_DONE_ON = pattern_of(
    r"(?<!\w)đã (?!đăng ký|lên kế hoạch|ấn định|thống nhất|giao|yêu cầu)[^.;,]{2,60} vào(?: ngày)?\s{0,3}$"
)
_DAY_WORDS = pattern_of(r"(?:[Vv]ào )?(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)")
_ON_TIME = pattern_of(r", (?:vượt tiến độ|sớm hơn|trước thời hạn|chậm hơn)(?!\w)")
_AT_HOUR = pattern_of(
    r"(?<!\w)(?:lúc|vào|xảy ra|khoảng)(?: lúc)?(?: \d{1,2} giờ(?: \d{1,2}(?: phút)?)?)?,?(?: sáng| chiều"
    r"| tối)? ngày\s{0,3}$"
)
_FUTURE = pattern_of(
    r"(?<!\w)(?:sẽ|dự kiến|hẹn|phấn đấu|kế hoạch|thời hạn|hết hạn|gia hạn|chậm nhất|đến ngày|hiệu lực|từ ngày)(?!\w)"
)
_COUNTED = pattern_of(r"(?<!\w)(?:số liệu|tính|tiếp nhận|kỳ báo cáo)(?!\w)[^.;]{0,60}$", re.IGNORECASE)


_PERIOD_WORDS = frozenset({"tháng", "quý"})
_NO_SUCH = pattern_of(
    r"[Tt1-9Qq](?:(?<=[Tt])háng\s(?P<month>1[3-9]|[2-9]\d|00?)(?:/(?:19|20)\d\d|\snăm\s(?:19|20)\d\d)(?!\d)"
    r"|(?<=\d)(?<!ngày .)(?<!Ngày .)(?<![\d.,/].)(?:(?<=1)[3-9]|(?<!1)\d)"
    r"(?P<months>\stháng\s(?:(?:đầu|cuối)\snăm(?! học)(?!\w)|năm\s20\d\d(?!\d)))"
    r"|(?<=[Qq])uý\s(?:(?P<quarter>0|[5-9])|V|VI)(?:/(?:19|20)\d\d|\snăm\s(?:19|20)\d\d)(?!\d))"
)
_MOST_OF_A_YEAR = 200
_CLAUSE = 1000
"""No clause reaches further."""
_FEAST = pattern_of(
    r"(?<!\w)Ngày (?:Thầy thuốc|Nhà giáo|Quốc tế|Thương binh|Giải phóng|Quốc khánh|Phụ nữ|Pháp luật|Chuyển đổi số"
    r"|Báo chí|Gia đình|Doanh nhân|Hội|Toàn dân|Thể thao|Môi trường|Sách|Dân số|Khuyến học|truyền thống|thành lập)"
    r"(?:\s(?!(?:có|đã|được|tại|với|là|đạt|gần|hơn|khoảng|ở|thu|còn) )(?:[^\W\d_]+|[-–])){0,10}"
    r"\s\(?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?=[,;)]|\.?$|\.\s)"
)
"""``Ngày Thầy thuốc Việt Nam 27/2``: a day with its month behind the name."""


def check_dates(context: ProseContext) -> list[Finding]:
    """Findings on dates and windows of the whole report, forms included."""
    out: list[Finding] = []
    for reading in context.readings:
        if not reading.has_digits:
            continue
        out += _impossible(reading)
        out += _impossible_periods(reading)
        if reading.passage.prose:
            out += _later(reading, context.latest)
        out += _odd_windows(reading, context.window)
    out += _stated_windows(context)
    out += _periods(context.readings)
    return out


def _impossible(reading: Reading) -> Iterator[Finding]:
    for seen in reading.dates:
        if not seen.exists:
            yield finding(
                "P501", reading.passage.at(seen.start), date=seen.text, why=_why(seen),
                quote=quote(reading.text, max(0, seen.start - 50), seen.end),
            )  # fmt: skip


def _impossible_periods(reading: Reading) -> Iterator[Finding]:
    """``tháng 13/2023``, ``quý V/2024``."""
    for found in _NO_SUCH.finditer(reading.text) if reading.says(_PERIOD_WORDS) else ():
        number = int(found[0][:2] if found["months"] else found["month"] or found["quarter"] or 5)
        most = 12 if found["month"] or found["months"] else 4
        if number > most or number == 0:
            what = "tháng" if most == 12 else "quý"
            yield finding(
                "P501", reading.passage.at(found.start()), date=found.group(), why=f"một năm có {most} {what}",
                quote=quote(reading.text, max(0, found.start() - 50), found.end()),
            )  # fmt: skip
    for found in _FEAST.finditer(reading.text) if "/" in reading.text and "Ngày " in reading.text else ():
        day, month = int(found["day"]), int(found["month"])
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2024, month)[1]:
            written = f"{found['day']}/{found['month']}"
            yield finding(
                "P501", reading.passage.at(found.start("day")), date=written, why=_why_not(day, month),
                quote=quote(reading.text, found.start(), found.end()),
            )  # fmt: skip


def _why_not(day: int, month: int) -> str:
    return _why(DateSeen(0, 0, "", day, month, 0))


def _why(seen: DateSeen) -> str:
    if not 1 <= seen.month <= 12:
        return f"không có tháng {seen.month}"
    days = calendar.monthrange(seen.year or 2024, seen.month)[1]
    year = f"/{seen.year}" if seen.year else ""
    return f"tháng {seen.month}{year} có {days} ngày"


def _later(reading: Reading, latest: date | None) -> Iterator[Finding]:
    """A document issued, or figures counted, after the day of the report."""
    if latest is None:
        return
    documents = {citation.when.start: citation for citation in reading.citations if citation.when}
    for seen in reading.dates:
        value = seen.value
        if value is None or value <= latest:
            continue
        before = reading.text[max(0, seen.start - 80) : seen.start]
        if seen.start in documents:
            yield finding(
                "P502", reading.passage.at(seen.start), what=documents[seen.start].short, date=format_short(value),
                latest=format_short(latest),
            )  # fmt: skip
        elif unnumbered := _UNNUMBERED.search(before):
            yield finding(
                "P502", reading.passage.at(seen.start), what=unnumbered["kind"], date=format_short(value),
                latest=format_short(latest),
            )  # fmt: skip
        elif (
            (_UP_TO.search(before) and not _is_still_to_do(reading.text, seen))
            or _is_observed(reading, seen)
            or _is_a_year_late(reading, seen, latest)
        ):
            yield finding("P503", reading.passage.at(seen.start), date=format_short(value), latest=format_short(latest))
        elif (
            seen.year and (not _AHEAD.search(before) or _DONE_ON.search(before)) and _is_past(reading.text, seen.start)
        ):
            yield finding("P508", reading.passage.at(seen.start), date=format_short(value), latest=format_short(latest))


def _is_observed(reading: Reading, seen: DateSeen) -> bool:
    """Does the sentence open with what was counted or measured on that day, and tell a figure of it, none expected?"""
    sentence = reading.sentence_at(seen.start)
    if not seen.year:
        return False
    lead, told = reading.text[sentence.start : seen.start].strip("-+ "), reading.text[seen.end : sentence.end]
    figures = any(map(str.isdigit, told)) or _PAST.search(told)
    return bool(figures and _OBSERVED.match(lead + " ") and not _TO_COME.search(lead) and not _TO_COME.search(told))


def _is_a_year_late(reading: Reading, seen: DateSeen, latest: date) -> bool:
    """``kể từ khi Trung tâm hoạt động (01/7/2025) đến hết 31/12/2026, đã tiếp nhận 24.618 hồ sơ`` of January 2026?"""
    sentence = reading.sentence_at(seen.start)
    if not seen.year or (seen.month, seen.day) == (2, 29):
        return False
    far = seen.value is not None and (seen.value - latest).days > _MOST_OF_A_YEAR
    meant = date(seen.year - 1, seen.month, seen.day)
    told = far and meant <= latest and _COUNTED_BY.match(reading.text, seen.end, sentence.end)
    return bool(told) and _SINCE.match(reading.text[sentence.start : seen.start]) is not None


def _is_still_to_do(text: str, seen: DateSeen) -> bool:
    """``trong ba tháng còn lại (tính đến 31/01/2026) cần giải ngân thêm …``: is the time up to the date still ahead?"""
    said = _TO_DO.match(text, seen.end)
    ahead = _LEFT_TO.search(text, max(0, seen.start - 80), seen.start)
    return bool(ahead or said) and not _PAST.search(text, text.rfind(". ", 0, seen.start) + 1, seen.start)


def _is_past(text: str, at: int) -> bool:
    """Does the clause say of the date that something has happened on it?"""
    first, last = max(0, at - _CLAUSE), min(len(text), at + _CLAUSE)
    start = max(text.rfind(". ", first, at), text.rfind("; ", first, at), first - 1) + 1
    end = min((stop for mark in (". ", "; ", ", ") if (stop := text.find(mark, at, last)) >= 0), default=last)
    clause, sentence = text[start:end], text[start : (text.find(". ", at, last) + 1 or last)]
    if not _PAST.search(clause) and not _DAY_WORDS.sub("", text[start:at]).strip(" .;,"):
        clause = sentence  # "Ngày 25/5/2024, UBND xã đã tổ chức …"
    if _ON_TIME.match(text, end):
        clause = sentence
    if not _PAST.search(clause) and _AT_HOUR.search(text, max(0, at - 40), at):
        clause = sentence  # "lúc 14 giờ ngày 22/11, Công an đã bắt giữ"
    named = re.search(r"(?<!\w)(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)\s{0,3}$", text[start:at])
    return bool(named and _PAST.search(clause) and not _FUTURE.search(clause))


def _odd_windows(reading: Reading, own: DateWindow | None) -> Iterator[Finding]:
    """A window that ends before it starts, or figures counted outside the report's own window."""
    for window in reading.windows:
        first, last = window.first.value, window.last.value
        if not first or not last:
            continue
        where = reading.passage.at(window.start)
        if first > last:
            yield finding("P504", where, first=format_short(first), last=format_short(last))
        elif own and reading.passage.prose and (first < own[0] or last > own[1]):
            before = reading.text[max(0, window.start - 120) : window.start]
            yield from [finding("P510", where, one=_text(window), other=_words(own))] if _COUNTED.search(before) else []


def _stated_windows(context: ProseContext) -> Iterator[Finding]:
    """The window in the title against the forms', and both against the period's own."""
    stated = [reading for reading in context.readings if reading.windows]
    titles = [r for r in stated if r.passage.role in ("window", "title") and r.passage.part == 0]
    forms = [r for r in stated if r.passage.role == "window" and r.passage.part > 0]
    known = context.facts.form_windows
    usual = _usual([reading.windows[0] for reading in forms]) or (known[0] if known else None)
    if usual and len(forms) > 1:
        yield from _form_windows(forms, usual)
    for reading in titles:
        yield from _title_window(reading, usual, context.period)
    if forms and usual:
        yield from _against_period(forms[0], usual, context.period)


def _form_windows(forms: Sequence[Reading], usual: DateWindow) -> Iterator[Finding]:
    """P506: a form whose window is not that of most forms."""
    for reading in forms:
        if _ends(reading.windows[0]) != usual:
            yield finding(
                "P506", reading.passage.at(reading.windows[0].start), one=_text(reading.windows[0]),
                other=_words(usual), place=f"phụ lục, biểu mẫu thứ {reading.passage.part}",
            )  # fmt: skip


def _title_window(reading: Reading, usual: DateWindow | None, period: Period | None) -> Iterator[Finding]:
    """P505 against the forms' window; without forms P507 against the period's; P507 for more than a year."""
    window = reading.windows[0]
    ends = _ends(window)
    where = reading.passage.at(window.start)
    if not ends or ends[0] > ends[1]:
        return
    if usual and ends != usual:
        yield finding("P505", where, one=_text(window), other=_words(usual))
    elif not usual and _differs(ends, period):
        yield from _against_period(reading, ends, period, _text(window))
    elif (ends[1] - ends[0]).days > LONGEST_DAYS:
        yield finding("P507", where, one=_text(window), period="một năm", other="không quá 12 tháng")


def _against_period(reading: Reading, ends: DateWindow, period: Period | None, written: str = "") -> Iterator[Finding]:
    """P507: a window that is not the period's own."""
    if period and _differs(ends, period):
        yield finding(
            "P507", reading.passage.at(reading.windows[0].start), one=written or _words(ends), period=period.day_du,
            other=_words((period.start, period.end)),
        )  # fmt: skip


def _differs(ends: DateWindow, period: Period | None) -> bool:
    return period is not None and not period.custom and ends != (period.start, period.end)


def _ends(window: Window) -> DateWindow | None:
    first, last = window.first.value, window.last.value
    return (first, last) if first and last else None


def _usual(windows: Sequence[Window]) -> DateWindow | None:
    seen = [ends for ends in map(_ends, windows) if ends]
    return max(seen, key=lambda ends: (seen.count(ends), -seen.index(ends)), default=None)


def _text(window: Window) -> str:
    return f"{window.first.text} – {window.last.text}"


def _words(ends: DateWindow) -> str:
    return f"{format_short(ends[0])} – {format_short(ends[1])}"


_OPENING = pattern_of(r"như sau\s?[:.]?$")
_CLOSING = pattern_of(r"^Trên đây là")


def _periods(readings: Sequence[Reading]) -> Iterator[Finding]:
    """The period of the title against the opening sentence, the forms and the closing sentence."""
    heads = [
        reading for reading in readings if reading.passage.role in ("title", "window") and not reading.passage.part
    ]
    title = next((period for reading in heads if (period := named_period(reading.text))), None)
    if not title:
        return
    for reading in readings:
        passage = reading.passage
        opening = passage.role == "paragraph" and passage.part == 0 and _OPENING.search(passage.text[-12:])
        closing = passage.role == "paragraph" and _CLOSING.match(passage.text)
        form = passage.part > 0 and passage.text.startswith("Kỳ báo cáo")
        if not (opening or closing or form):
            continue
        named = [(mark, read_period(mark)) for mark in list(PERIOD.finditer(passage.text))[:20]]
        same_kind = [(mark, other) for mark, other in named if other[0] == title[0]]
        if same_kind and not any(_same(title, other) for _, other in same_kind):
            mark = same_kind[0][0]
            yield finding(
                "P509", passage.at(mark.start()), one=mark.group().strip(), other=_name(title),
                quote=quote(passage.text, max(0, mark.start() - 40), mark.end() + 20),
            )  # fmt: skip


def _same(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[:2] == other[:2] and (not one[2] or not other[2] or one[2] == other[2])


def _name(named: tuple[str, int, int]) -> str:
    kind, number, year = named
    text = {
        "quý": f"Quý {roman(number) if kind == 'quý' else ''}",
        "tháng": f"tháng {number:02}",
        "6 tháng": f"6 tháng {'đầu' if number == 1 else 'cuối'} năm",
        "9 tháng": "9 tháng",
    }[kind]
    return f"{text} năm {year}" if year and not text.endswith("năm") else f"{text} {year}" if year else text
