"""Ministries, departments and authorities of provinces that are no more, named as if they were: P908.

``đề nghị Bộ Kế hoạch và Đầu tư hướng dẫn``, ``đang chờ Bộ Thông tin và Truyền thông`` after 1 March 2025,
``Tháng 11/2025, Thi hành án dân sự tỉnh Bến Tre mở 5 cuộc kiểm tra``. What they did before keeps their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import times
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.former_levels import BEFORE, DISTRICT_OFFICES
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM, format_short
from tthc_render.vietnamese.former_offices import FIRST_ENDED, MERGERS_FROM, FormerOffice, former_offices
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_CITED_BY: Final = 60
_MONTH = pattern_of(r"(?<!\w)tháng (1[0-2]|0?[1-9])(?:/| năm )(20\d{2})(?!\d)", re.IGNORECASE)
_ACTS = pattern_of(
    r"\s(?:đã |vừa |tiếp tục )?(?:có |ban hành|yêu cầu|hướng dẫn|chủ trì|tổ chức|chỉ đạo|trả lời|thông báo|phối hợp"
    r"|công bố|kiểm tra|đề nghị|phê duyệt|giao|trình|tham mưu)"
)
_ISSUES = pattern_of(
    r"(?:(?:văn bản|[Cc]ông văn|[Tt]hông báo|[Kk]ế hoạch|[Qq]uyết định|[Hh]ướng dẫn|[Tt]hông tư|[Cc]hỉ đạo)"
    r"(?: chỉ đạo)?(?: hướng dẫn)?|[^\W\d_] (?:ngày|tháng) \d{1,2}(?:/\d{1,2}){0,2}(?:/\d{4}| năm \d{4})?)"
    r" của\s(?:các\s)?$"
)
_SENT = pattern_of(
    r"(?<!\w)(?:làm việc với|đón|tiếp|phục vụ) (?:[Đđ]oàn (?:kiểm tra|công tác|thanh tra|khảo sát|giám sát|đánh giá)"
    r"(?: liên ngành)?|[Tt]ổ công tác|lãnh đạo|đại diện lãnh đạo|đại diện)(?: của)?\s$"
)
"""``làm việc với đoàn kiểm tra của Bộ …``: those whom it sends."""
_ASKED = pattern_of(
    r"(?<!\w)(?:đề nghị|kiến nghị|[Gg]iao(?: cho)?|yêu cầu|báo cáo|trình|gửi|phối hợp với|tham mưu|Kính gửi:?"
    r"|xin ý kiến|chỉ đạo của"
    r"|hướng dẫn của)(?:\s(?:các|cho|với|tới|đến|lên))?\s$",
    re.IGNORECASE,
)

_SINCE = pattern_of(r"giai đoạn 20(?:2[5-9]|[3-9]\d)|(?:mới|sau(?: khi)?) (?:hợp nhất|sáp nhập|sắp xếp)(?!\w)")
"""``cho giai đoạn 2026 - 2030``, ``các tỉnh mới hợp nhất``: the sentence is of the time when the office was no more."""
_WHILE_IT_WAS = pattern_of(
    r"trước (?:ngày )?(?:0?1/0?3/2025|\d{1,2}/(?:0?[12]/2025|\d{1,2}/20(?:[01]\d|2[0-4])))(?!\d)"
    r"|trước (?:tháng|quý|năm) [\dIVX]",
    re.IGNORECASE,
)
_END_OF_JUNE = pattern_of(r"trước (?:ngày )?0?1/0?7(?:/2025)?|30/0?6/2025")
"""The last day of districts, of no matter for what ended before."""
_RENAMED = pattern_of(r"(?: (?:cũ|trước đây))?,?\s\(?(?:nay là|nay thuộc|hiện nay là|nay đã)(?!\w)")
_NOT_ENDED = pattern_of(r"không còn (?!Bộ|Sở|cấp|tổ chức|tồn tại|hoạt động)", re.IGNORECASE)
_NOW = pattern_of(
    r"(?<!\w)(?:(?:đang |còn |phải )?chờ|(?:sẽ|tiếp tục|đang)(?: tiếp tục)? (?:làm việc|trao đổi|phối hợp|kiến nghị"
    r"|bám sát|đề xuất|xin)(?: với| cùng)?)(?: ý kiến| hướng dẫn| văn bản| trả lời| thỏa thuận)?(?: của| từ)?\s$"
)
_GOES_ON = pattern_of(r"\s(?:sẽ|(?:hiện |hiện nay |vẫn )?(?:đang|chưa (?:có|ban hành|trả lời|hướng dẫn)))(?!\w)")
_RUN_BY = pattern_of(r"^\s?(?:Hiện nay|Hiện tại|Hiện|Đến nay),?\s[^.;]*?(?:do|của)\s$")
_AHEAD = pattern_of(
    r"(?:^|[.;:]\s)(?:[-+]\s)?(?:(?:Trong |Những )?(?:thời gian tới|thời gian tiếp theo|kỳ tới|tháng cuối năm"
    r"|[69] tháng cuối năm(?: 20\d\d)?|quý tới|năm tới|tháng tới)|Từ nay đến (?:cuối năm|hết năm)(?: 20\d\d)?"
    r"|Sắp tới),?\s(?:[^.;:\d]{1,60}(?:,| và| cùng| với)\s)?$",
    re.IGNORECASE,
)
"""``Thời gian tới, Sở … tiếp tục phối hợp``: it is to act after the document's day."""
_GUIDED = pattern_of(r"(?:chỉ đạo|hướng dẫn) của(?: các)?\s$", re.IGNORECASE)
_SOON = pattern_of(r"\s(?:sớm|quan tâm|xem xét)\s")
_LISTED = pattern_of(
    r"(?:kiến nghị|đề nghị|đề xuất)[^.:]{0,40}:\s(?:[^.]*[;,:]\s)?(?:\(\d\)\s|[-+]\s)?$", re.IGNORECASE
)
_WISHES_END = pattern_of(r"(?<!\w)(?:kiến nghị|đề nghị|đề xuất)(?!\w)[^.;]{0,40}$", re.IGNORECASE)
_ITEMS: Final = 12
_SUBJECT = pattern_of(
    r"(?:^|[.;:,]\s)(?:[-+]\s|[a-zđ]\)\s)?(?:(?:Phó )?(?:Phòng|Văn phòng|[Ll]ãnh đạo|Giám đốc|Đội|Trung tâm|Chánh án"
    r"|Chánh|Viện trưởng|Trưởng|Đoàn"
    r" (?:công tác|kiểm tra|thanh tra))(?:\s[^\W\d_]+){0,6}?\s(?:của\s)?)?$"
)
_VERB = pattern_of(
    rf"(?:\s(?:tỉnh|thành phố))?(?:\s[{CAPITALS}][^\W\d_]*)*"
    r"\s(?!tỉnh|cũ|trước|và|cùng|với|là|hoặc|nay|thuộc|về|do|của|giai đoạn|nhiệm kỳ|khóa|năm"
    r"|từ(?! chối))[a-zđà-ỹ]+(?!\w)"
)
_HAS_DONE = pattern_of(
    rf"(?:\s(?:tỉnh|thành phố))?(?:\s[{CAPITALS}][^\W\d_]*)*\s(?:đã |từng )?(?:cấp|phê duyệt|ký|ban hành|giao"
    rf"|công nhận|quyết định|đã|từng)(?!\w)"
)
"""What an office did may have been done long before, where no time is named."""
_YEAR = pattern_of(r"(?<!\w)[Nn]ăm (20\d\d)(?!\d)")
_HAS_ASKED = pattern_of(r"(?<!\w)đã(?:\s[^\W\d_]+){0,3}\s$")


def check_former_offices(context: ProseContext) -> list[Finding]:
    """Findings on authorities that were merged into others before the document's day."""
    latest = context.latest
    if latest is None or latest < FIRST_ENDED or (latest < MERGERS_FROM and "Tổng cục" not in context.whole):
        return []
    readings = context.addressed
    return [item for at in range(len(readings)) for item in _former_offices(context, readings, at, latest)]


def _former_offices(context: ProseContext, readings: Sequence[Reading], at: int, latest: date) -> Iterator[Finding]:
    """``đề nghị Bộ Kế hoạch và Đầu tư hướng dẫn`` after it was merged."""
    reading, end = readings[at], 0
    for office in former_offices(reading.text):
        found = office.found
        told_as_district = latest >= NO_DISTRICTS_FROM and DISTRICT_OFFICES.match(reading.text, found.start())
        if latest < office.day or told_as_district or _RENAMED.match(reading.text, found.end()):
            continue
        if found.start() < end or office.place in context.facts.issuer:
            continue
        if (
            _issued_later(reading, office)
            or _acts_later(reading, office)
            or _acts_in_later_times(context, reading, office)
            or _is_asked_now(reading, office)
            or _is_there_now(reading, office)
            or _is_wished(readings, at, office)
        ):
            end = found.end()
            yield finding(
                "P908", reading.passage.at(found.start()), written=found.group(), now=office.now,
                day=format_short(office.day),
            )  # fmt: skip


def _acts_in_later_times(context: ProseContext, reading: Reading, office: FormerOffice) -> bool:
    """``Tháng 11/2025, Thi hành án dân sự tỉnh Bến Tre mở 5 cuộc kiểm tra``: does it act in a time after its end?

    Where its sentence names no time, all those of the text have to be after its end.
    """
    found = office.found
    sentence = reading.sentence_at(found.start())
    told = reading.text[sentence.start : sentence.end]
    lead = reading.text[sentence.start : found.start()]
    if not _SUBJECT.search(lead) or not _VERB.match(reading.text, found.end()):
        return False
    if _is_of_its_time(told, office.day):
        return False
    here = [x.first for x in times(reading) if sentence.start <= x.start < sentence.end] + _years(told, office.day)
    if not here and _HAS_DONE.match(reading.text, found.end()):
        return False
    if not here:
        here = [x.first for one in context.running for x in times(one)] + _years(context.whole, office.day)
    return bool(here) and min(here) >= office.day


def _years(text: str, day: date) -> list[date]:
    """The years that a text names, but for that in which the office ended."""
    return [date(year, 1, 1) for x in _YEAR.finditer(text) if (year := int(x[1])) != day.year]


def _is_wished(readings: Sequence[Reading], at: int, former: FormerOffice) -> bool:
    """``Kiến nghị: (1) Bộ Tài chính …; (2) Bộ Giao thông vận tải sớm phê duyệt``: is it asked for something here?"""
    text, office = readings[at].text, former.found
    if _is_of_its_time(around(text, office.start(), office.start()), former.day) or _early(
        readings[at], office.start(), former.day
    ):
        return False
    if _SOON.match(text, office.end()):
        return True
    if _LISTED.search(text[: office.start()]):
        return True
    return not text[: office.start()].strip(" -+") and bool(_WISHES_END.search(_above(readings, at)))


def _above(readings: Sequence[Reading], at: int) -> str:
    """The text above a list of which a paragraph is an item; empty where it is none."""
    if not readings[at].passage.label:
        return ""
    above = readings[max(0, at - _ITEMS) : at]
    return next((one.text for one in reversed(above) if not one.passage.label or _WISHES_END.search(one.text)), "")


def _is_asked_now(reading: Reading, former: FormerOffice) -> bool:
    """``gửi Bộ Kế hoạch và Đầu tư``; but what it asked for in an old document, or was asked for then, is told."""
    office = former.found
    asked = _ASKED.search(reading.text[max(0, office.start() - 30) : office.start()])
    if asked is None or _is_of_its_time(around(reading.text, office.start(), office.start()), former.day):
        return False
    before = reading.text[: office.start()]
    then = _early(reading, office.start(), former.day)
    told = _GUIDED.search(before) or _HAS_ASKED.search(before[: len(before) - len(asked.group())])
    return not (then and told)


def _is_there_now(reading: Reading, former: FormerOffice) -> bool:
    """``đang chờ Bộ Xây dựng``, ``Bộ … đang soạn thảo``, ``Hiện nay, nền tảng do Bộ … quản lý``."""
    text, office = reading.text, former.found
    sentence = around(text, office.start(), office.start())
    before = text[max(0, office.start() - 160) : office.start()]
    start = max(before.rfind(mark) for mark in (". ", "; ")) + 1
    here = _NOW.search(before) or _GOES_ON.match(text, office.end()) or _RUN_BY.match(before[start:])
    here = here or _AHEAD.search(text[: office.start()])
    return bool(here) and not _is_of_its_time(sentence, former.day)


def _early(reading: Reading, at: int, ended: date) -> bool:
    """Does the sentence name a day, month or document of the time before this day?"""
    sentence = reading.sentence_at(at)
    text = reading.text[sentence.start : sentence.end]
    days = [x.value for x in reading.dates if x.value and sentence.start <= x.start < sentence.end]
    days += [date(int(found[2]), int(found[1]), 1) for found in _MONTH.finditer(text)]
    days += [date(x.year, 12, 31) for x in reading.citations if x.year and sentence.start <= x.start < sentence.end]
    return bool(days) and min(days) < ended


def _is_of_its_time(sentence: str, ended: date) -> bool:
    """Does a sentence tell of a time when the office was still there?"""
    told = _NOT_ENDED.sub(" ", _SINCE.sub(" ", sentence))
    if ended < NO_DISTRICTS_FROM:
        told = _END_OF_JUNE.sub(" ", told)
    return bool(BEFORE.search(told) or _WHILE_IT_WAS.search(sentence))


def _issued_later(reading: Reading, office: FormerOffice) -> bool:
    """``Công văn số 3127/BKHĐT-TH ngày 12/5/2025 của Bộ Kế hoạch và Đầu tư``: issued when the office was no more."""
    at = office.found.start()
    dated = (x for x in reading.dates if x.value and x.value >= office.day and x.end < at)
    if any(reading.text[x.end : at] == " của " for x in dated):
        return True  # "công điện ngày 22/8/2025 của Tổng cục Thuế"
    cited = next((x for x in reading.citations if x.start < at and at - x.end < _CITED_BY), None)
    if cited is None or not cited.when or not cited.when.value or cited.when.value < office.day:
        return False
    return bool(re.fullmatch(r",?\s(?:của\s)?", reading.text[max(cited.when.end, 0) : at]))


def _acts_later(reading: Reading, former: FormerOffice) -> bool:
    """``Ngày 12/5/2025, Bộ Giao thông vận tải có văn bản yêu cầu …``: it acts on a day when it was no more."""
    office = former.found
    sentence = around(reading.text, office.start(), office.start())
    start = reading.text.find(sentence, max(0, office.start() - len(sentence)))
    if _is_of_its_time(sentence, former.day) or re.search(r"(?<!\w)(?:nay là|tiền thân)(?!\w)", sentence):
        return False
    before = reading.text[max(0, office.start() - 60) : office.start()]
    acted = _ACTS.match(reading.text, office.end()) or _ISSUES.search(before[-40:]) or _SENT.search(before)
    days = [x.value for x in reading.dates if x.value and start <= x.start < start + len(sentence)]
    months = [date(int(found[2]), int(found[1]), 1) for found in _MONTH.finditer(sentence)]
    return bool(acted) and bool(days or months) and min([*days, *months]) >= former.day
