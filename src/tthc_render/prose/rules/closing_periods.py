"""The period with which a text begins against that of its closing line, and results of a time outside its days: P909.

``Chín tháng đầu năm 2025, xã duy trì 19/19 tiêu chí … Trên đây là báo cáo kết quả 6 tháng đầu năm 2025``; ``(từ ngày
01/7/2025 đến ngày 31/12/2025) … Trong 6 tháng đầu năm 2025 không có hồ sơ trễ hạn``. A closing line may name a longer
time that ends with, or holds, the one of the lines above; two of one kind are left over from another report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import DateWindow, ProseContext
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.time_line import MONTHS, Months, months_in
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_TITLE: Final = pattern_of(r"BÁO CÁO(?!\w)[^.;]*$")
_ANY_TITLE: Final = pattern_of(r"(?:báo cáo|kết quả|tình hình|công tác|tổng hợp)(?!\w)[^.;:]*$", re.IGNORECASE)
_NO_TITLE: Final = pattern_of(r"(?<!\w)(?:cuộc họp|phiên họp|hội nghị|giai đoạn|nhiệm kỳ|lịch)(?!\w)", re.IGNORECASE)
_OPENS: Final = pattern_of(
    rf"(?:[-+] )?(?:[^.;:\d]{{2,40}}: )?(?:Trong )?{MONTHS}(?=,| [^\W\d_])"
    rf"|(?:Kết quả|Công tác|Tình hình) [^.;:\d]{{3,90}}? {re.sub('[?]P<[a-z]+>', '?:', MONTHS)}(?=:)",
    re.IGNORECASE,
)
_CLOSES: Final = pattern_of(
    r"(?:^|\. )(?:Trên đây là [^.;\d]{3,120}? (?=(?:quý|tháng|\d\d? tháng|[^\W\d_]+ tháng) )"
    r"|(?:Nhìn chung|Đánh giá chung|Tóm lại|Tựu trung),? (?:trong )?(?=(?:quý|tháng|\d\d? tháng|[^\W\d_]+ tháng) )"
    r"|Báo cáo (?:này|trên) [^.;\d]{3,120}? (?=(?:quý|tháng|\d\d? tháng|[^\W\d_]+ tháng) )"
    r"|[^.;\d]{1,60} (?:trân trọng|kính|xin) báo cáo [^.;\d]{3,120}? (?=(?:quý|tháng|\d\d? tháng|[^\W\d_]+ tháng) )"
    r"|[^.;\d]{1,60} báo cáo (?:kết quả|tình hình|công tác) [^.;\d]{3,90}? (?=[^.;]*(?: như trên| để [^.;]{2,40}"
    r"(?:theo dõi|tổng hợp|chỉ đạo))))",
)
_TO_COME: Final = pattern_of(
    r"(?<!\w)(?<!thực hiện )(?<!hoàn thành )(?<!kết quả )(?<!triển khai )(?:phương hướng|nhiệm vụ|kế hoạch|giải pháp"
    r"|dự kiến|chương trình công tác)(?!\w)",
    re.IGNORECASE,
)
_COMPARED: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kỳ trước|cũ|trước (?:khi|đây)|dự kiến|kế hoạch|sẽ|phấn đấu|chuyển|tồn|lũy kế)(?!\w)",
    re.IGNORECASE,
)
_CLOSING_WORDS: Final = frozenset({"đây", "chung", "lại", "trung", "cáo"})
_BEGINS: Final = pattern_of(rf"(?:Trong |trong )?{MONTHS}(?=,? )", re.IGNORECASE)
_DAYS: Final = pattern_of(r"\s(?:đến|-|–)\s(?:hết )?(?:ngày )?")
_IN_IT: Final = "trong đó"
_PART: Final = pattern_of(r"\d|,|(?<!\w)(?:và|có)(?!\w)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_HAPPENED: Final = nouns_in("trong vào xảy ra phát sinh bị được của là")
"""What any of the things that are told of a time did in it; other words may be of what came of them later."""
_FROM: Final = pattern_of(r"(?<!\w)từ ngày(?: [^\W\d_]+){0,5} $")


def check_closing_periods(context: ProseContext) -> list[Finding]:
    """Findings on closing lines and results of another time than the one that a text is on."""
    running = [reading for reading in context.running if not reading.passage.part]
    if not running or not any("háng " in reading.text or "uý " in reading.text for reading in running):
        return []
    out = [*_outside(context, running), *(item for reading in running for item in _later_inside(reading))]
    if context.facts.period:
        return out
    titled = _titled(context, running[0])
    own = _own(running) if not context.titles else None
    out += _first_words(own, running) if own else ()
    whole = titled or ([own] if own else [])
    for reading in context.saying(_CLOSING_WORDS) if whole else ():
        closes = _CLOSES.search(reading.text) if not reading.passage.part else None
        if closes is None or (reading is running[0] and not context.titles):
            continue
        told = [x for x in months_in(reading) if x.start >= closes.end()]
        told = [x for x in told if not _TO_COME.search(reading.text, closes.start(), x.start)]
        others = (x for other in running if other is not reading for x in months_in(other))
        if (
            told
            and not any(x.is_like(told[0]) for x in others)
            and all(_differ(one, told, titled=bool(titled)) for one in whole)
        ):
            out.append(_finding(reading, told[0], f"phần trên của văn bản nói về {whole[0].written}"))
    return out


def _titled(context: ProseContext, first: Reading) -> list[Months]:
    """The times that the title names, whatever its letters."""
    heads = [x for x in context.readings if x.passage.role == "title" and not x.passage.part]
    heads = heads or ([first] if _ANY_TITLE.match(first.text) else [])
    if any(_NO_TITLE.search(x.text) for x in heads):
        return []
    return [
        span
        for head in heads
        for span in months_in(head)
        if not _TO_COME.search(head.text, 0, span.start) and not _COMPARED.search(head.text, 0, span.start)
    ]


def _own(running: list[Reading]) -> Months | None:
    """The period of the title, or with which the text begins."""
    first = running[0]
    if _TITLE.match(first.text) and not _TO_COME.search(first.text):
        spans = months_in(first)
        return spans[0] if len(spans) == 1 else None
    opens = _OPENS.match(first.text)
    return next((x for x in months_in(first) if opens and x.start < opens.end()), None)


def _first_words(own: Months, running: list[Reading]) -> Iterator[Finding]:
    """``Trong 6 tháng đầu năm 2025, Hội kết nạp …`` right below ``BÁO CÁO công tác 9 tháng đầu năm 2025``."""
    if not _TITLE.match(running[0].text) or own.kind != "số tháng":
        return
    for reading in running[1:2]:
        begins, spans = _BEGINS.match(reading.text), months_in(reading)
        if begins and len(spans) == 1 and spans[0].kind == own.kind and _differ(own, [*spans]):
            yield _finding(reading, spans[0], f"báo cáo này là của {own.written}")


def _differ(own: Months, told: list[Months], *, titled: bool = False) -> bool:
    """Is none of the times of a closing line the one above, one like it that is longer, or one that ends with it?

    A title is of the year of the report; what a text begins with may be of the one before it.
    """
    if any(x.is_like(own) or (not titled and not x.in_year_of(own)) for x in told):
        return False
    if not any(x.in_year_of(own) for x in told):
        return True
    if any(x.kind == own.kind for x in told):
        return True
    return not any(x.last == own.last or (x.first <= own.first and own.last <= x.last) for x in told)


def _outside(context: ProseContext, running: list[Reading]) -> Iterator[Finding]:
    """``Trong 6 tháng đầu năm 2025 không có …`` in a text that is on the days from 01/7/2025 to 31/12/2025."""
    window = context.window or _window(running[0])
    if window is None:
        return
    for reading in running:
        near = "háng " in reading.text and "20" in reading.text
        for sentence in reading.sentences if near else ():
            found = _BEGINS.match(reading.text, sentence.start)
            words = reading.text[sentence.start : sentence.end]
            if found is None or not found["count"] or _COMPARED.search(words) or _TO_COME.search(words):
                continue
            spans = [x for x in months_in(reading) if sentence.start <= x.start < sentence.end]
            if len(spans) == 1 and spans[0].year and date(spans[0].year, spans[0].last, 28) < window[0]:
                days = f"{format_short(window[0])} – {format_short(window[1])}"
                yield _finding(reading, spans[0], f"số liệu của báo cáo này là từ {days}")


def _later_inside(reading: Reading) -> Iterator[Finding]:
    """``Trong 6 tháng đầu năm 2024, đã bắt 07 đối tượng, trong đó 02 đối tượng bị bắt trong tháng 8``."""
    for sentence in reading.sentences if _IN_IT in reading.low and "háng " in reading.low else ():
        begins = _BEGINS.match(reading.text, sentence.start)
        split = reading.low.find(_IN_IT, sentence.start, sentence.end) if begins else -1
        words = reading.text[sentence.start : sentence.end]
        if split < 0 or _COMPARED.search(words) or _TO_COME.search(words):
            continue
        own, *others = [x for x in months_in(reading) if sentence.start <= x.start < sentence.end]
        acts = frozenset(_WORD.findall(reading.low[sentence.start : split])) | _HAPPENED
        parts = [
            x
            for x in others
            if x.kind == "tháng"
            and x.start > split
            and acts.issuperset(_WORD.findall(_PART.split(reading.low[split : x.start])[-1]))
        ]
        outside = [x for x in parts if x.first > own.last and x.in_year_of(own)]
        if len(others) == len(parts) and outside:
            yield _finding(reading, own, f"phần “trong đó” nói về {outside[0].written}")


def _window(first: Reading) -> DateWindow | None:
    """The days that a title states."""
    if len(first.dates) <= 1 or not _TITLE.match(first.text):
        return None
    begin, end = first.dates[:2]
    stated = _FROM.search(first.text, 0, begin.start) and _DAYS.fullmatch(first.text, begin.end, end.start)
    return (begin.value, end.value) if stated and begin.value and end.value else None


def _finding(reading: Reading, span: Months, why: str) -> Finding:
    return finding("P909", reading.passage.at(span.start), written=span.written, why=why)
