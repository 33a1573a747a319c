"""A period that is compared with itself, with one to come or with the wrong one, and held against another year's plan:
P909.

``quý I/2025 là 9.486 tấn … So với quý I/2025 (8.940 tấn)``; ``tháng 11 … so với tháng 12 (2.375 giao dịch)`` of early
December; ``quý II so với quý trước (quý IV)``; ``9 tháng đầu năm 2024 … bằng 77,67% dự toán năm 2023``; ``6 tháng đầu
năm, trong đó quý I …, quý II …, quý III …``. What the text is about is the period that it names last before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import BRACKET, around
from tthc_render.prose.time_line import Months, months_in
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tháng", "quý"})
_AGAINST: Final = pattern_of(r"(?<!\w)so với (?:kết quả |thực hiện |số liệu )?(?:cùng kỳ |của )?$", re.IGNORECASE)
_PLANNED: Final = r"dự kiến|kế hoạch|phấn đấu|sẽ|nhiệm vụ|phương hướng|mục tiêu"
_PLANS: Final = pattern_of(rf"(?<!\w)(?:{_PLANNED})(?!\w)", re.IGNORECASE)
_OTHER_TIME: Final = pattern_of(
    rf"(?<!\w)(?:{_PLANNED}|ước|(?:tháng|quý|kỳ|thời gian) (?:sau|tới|này)|đến nay|hiện nay|hiện|tiếp theo|tính đến"
    r"|đến ngày|giá tiêu dùng|CPI)(?!\w)",
    re.IGNORECASE,
)
_AND_MORE: Final = pattern_of(
    r" năm (?:trước|ngoái)|(?: và|,| đến| [-–])\s?(?:tháng |quý )?(?:[IV]{1,3}|\d{1,2})(?!\w|\.)"
)
_AGAINST_YEAR: Final = pattern_of(
    r"(?<!\w)so với (?:cùng kỳ )?năm (?P<year>20\d\d)(?![\d-]| -)(?= \(|[,.;]|$)", re.IGNORECASE
)
_YEAR_SIGN: Final = "năm 20"
_PLAN_WORDS: Final = ("dự toán", "kế hoạch", "chỉ tiêu")
_YEAR_NAMED: Final = pattern_of(r"(?<!\w)năm 20\d\d(?![\d-]| -)", re.IGNORECASE)
_PART_OF_YEAR: Final = pattern_of(
    r"(?<!\w)(?:tháng|quý|đầu năm|cuối năm|ngày|giao|năm học|vụ|dự toán|chỉ tiêu|so với)(?!\w)|\d/", re.IGNORECASE
)
_BEFORE: Final = pattern_of(
    r"(?<!\w)so với (?:cùng kỳ )?(?P<kind>tháng|quý) (?:liền )?trước(?: liền kề)? \((?=(?:tháng|quý) )", re.IGNORECASE
)
_OF_PLAN: Final = pattern_of(
    r"(?<!\w)(?:đạt|bằng|được) (?:khoảng |trên |gần )?\d[\d.,]*% (?:so với )?(?:dự toán|kế hoạch(?: vốn)?|chỉ tiêu)"
    r"(?: [^\W\d_]+){0,3}? năm (?P<year>20\d\d)(?![\d-]| -)"
)
_ANY_PLAN: Final = pattern_of(r"(?:dự toán|kế hoạch|chỉ tiêu)[^.;,]{0,40} năm (20\d\d)")
_CARRIED: Final = pattern_of(
    r"(?<!\w)(?:kéo dài|chuyển nguồn|chuyển sang|chuyển tiếp|năm trước|tạm ứng|chỉnh lý|niên độ|năm học)(?!\w)",
    re.IGNORECASE,
)
_ANY_YEAR: Final = pattern_of(r"(?<![\d/.,])20\d\d(?!\d)")
_PARTS: Final = pattern_of(r"(?<!\w)(?:trong đó|bao gồm|gồm)[:,]? (?=(?:quý|tháng) )", re.IGNORECASE)
_FIGURE: Final = pattern_of(r":?\s?(?:là |thu |chi |đạt |có )?\d")
_TITLE: Final = pattern_of(
    r"(?<!\w)(?:báo cáo|kết quả|tình hình|ước thực hiện|thực hiện|công tác)(?!\w)[^.;:]*$", re.IGNORECASE
)
_LEFT: Final = pattern_of(r"(?: năm)?\s?còn lại(?: của năm)?(?:,| (?=phấn đấu|sẽ|tập trung))")
_LEFT_TO_DO: Final = pattern_of(r"[^.;]*(?<!\w)(?:phấn đấu|sẽ|tập trung|tiếp tục|dự kiến|cần|phải)(?!\w)")
_SOON: Final = 2
_YEAR: Final = 12
_FIRST_MONTHS: Final = 2


def check_compared_periods(context: ProseContext) -> list[Finding]:
    """Findings on periods that are held against one that cannot be meant."""
    today = context.latest
    if today is None:
        return []
    out: list[Finding] = []
    head = _head(context)
    for reading in context.saying(_SAID | {"năm"}):
        low = reading.low
        if "so với" in low:
            out += _against(reading, head, today)
            out += _years(reading) if _YEAR_SIGN in low else ()
            out += _the_one_before(reading, head, today)
        if "còn lại" in low:
            out += _left_of_it(reading, today)
        if "trong đó" in low or "gồm" in low:
            out += _beyond_the_whole(reading)
    for _, reading in context.with_shares:
        if "năm 20" in reading.low and any(map(reading.low.__contains__, _PLAN_WORDS)):
            out += _of_another_plan(reading, head, today)
    return out


def _head(context: ProseContext) -> Months | None:
    """The only period that the first line says it reports on."""
    for reading in context.running[:1]:
        named = months_in(reading)
        if len(named) == 1 and _TITLE.search(reading.text, 0, named[0].start) and not _PLANS.search(reading.text):
            return None if _AGAINST.search(reading.text, 0, named[0].start) else named[0]
    return None


def _year(months: Months, today: date) -> int:
    """The year of months, in a report on what has begun."""
    return months.year or today.year - ((months.first > today.month) or (months.last == _YEAR and today.month <= 2))


def _told_of(reading: Reading, base: Months, head: Months | None, at: int) -> Months | None:
    """The months that a text is about where it compares: the last of that kind before, with only parts of it between.

    Months that are compared with, or that a clause of a plan names, are not what a text is about.
    """
    between: list[Months] = []
    brackets = [found.span() for found in BRACKET.finditer(reading.text)]
    for seen in reversed([x for x in months_in(reading) if x.end <= at]):
        if any(start < seen.start < end for start, end in brackets):
            continue
        if _AGAINST.search(reading.text, max(0, seen.start - 40), seen.start):
            between.append(seen)
            continue
        if seen.kind == base.kind:
            inside = all(seen.first <= x.first and x.last <= seen.last for x in between)
            return seen if inside else None
        between.append(seen)
    return head if head and head.kind == base.kind and not between else None


def _against(reading: Reading, head: Months | None, today: date) -> Iterator[Finding]:
    """``Quý I/2025 … So với quý I/2025``, ``tháng 11 … so với tháng 12`` that is not over."""
    text = reading.text
    for base in months_in(reading):
        lead = _AGAINST.search(text, max(0, base.start - 40), base.start)
        own = _told_of(reading, base, head, lead.start()) if lead else None
        if lead is None or own is None:
            continue
        words = text[own.end if own in months_in(reading) else 0 : lead.start()]
        if _OTHER_TIME.search(words) or _AND_MORE.match(text, base.end) or _is_told_behind(reading, base, own):
            continue
        year = _year(own, today)
        same = (base.first, base.last) == (own.first, own.last) and (base.year or year) == year
        ahead = base.year == 0 and 0 < base.first - own.last <= _SOON and own.first > _FIRST_MONTHS
        ahead = ahead or (base.year == year and base.first > own.last)
        over = base.days(year)[1] < today
        if same or (ahead and not over):
            why = f"đoạn này nói về chính {own.written}" if same else f"đoạn này nói về {own.written}, kỳ ấy chưa qua"
            yield _finding(reading, lead.start(), text[lead.start() : base.end], why)
            return


def _years(reading: Reading) -> Iterator[Finding]:
    """``Tổng thu năm 2025 đạt 42 tỷ đồng, tăng 8% so với năm 2025 (39 tỷ đồng)``."""
    for base in _AGAINST_YEAR.finditer(reading.text):
        sentence = reading.sentence_at(base.start())
        words = reading.text[sentence.start : base.start()]
        named = [*_YEAR_NAMED.finditer(words)]
        if not named or {*_ANY_YEAR.findall(words)} != {base["year"]} or _OTHER_TIME.search(words):
            continue
        if not _PART_OF_YEAR.search(words):
            yield _finding(reading, base.start(), base.group(), f"câu này nói về chính năm {base['year']}")


def _is_told_behind(reading: Reading, base: Months, own: Months) -> bool:
    """``So với quý II, số thu quý III giảm 8,7%``: does the sentence go on to name what it is about?"""
    stop = reading.sentence_at(base.start).end
    behind = [x for x in months_in(reading) if base.end < x.start < stop and x.kind == own.kind]
    return any(not x.is_like(own) for x in behind)


def _the_one_before(reading: Reading, head: Months | None, today: date) -> Iterator[Finding]:
    """``Kết quả quý II/2025 so với quý trước (quý IV/2024)``."""
    for lead in _BEFORE.finditer(reading.text):
        base = next((x for x in months_in(reading) if x.start == lead.end()), None)
        own = _told_of(reading, base, head, lead.start()) if base else None
        if base is None or own is None or base.kind != own.kind or base.kind != lead["kind"].lower():
            continue
        year = _year(own, today)
        meant = 12 * year + own.first - base.size
        stated = 12 * (base.year or year - (base.first > own.first)) + base.first
        if meant != stated and reading.text[base.end : base.end + 1] in (")", ":", ","):
            why = f"đoạn này nói về {own.written}"
            yield _finding(reading, lead.start(), reading.text[lead.start() : base.end], why)


def _left_of_it(reading: Reading, today: date) -> Iterator[Finding]:
    """``Trong quý III còn lại, Công ty phấn đấu …`` of October."""
    for own in months_in(reading):
        last = own.days(today.year)[1]
        near = own.year or own.last < today.month <= own.last + 3
        told = _LEFT.match(reading.text, own.end) and _LEFT_TO_DO.match(reading.text, own.end)
        if told and near and own.first + own.size <= _YEAR + 1 and last < today:
            yield _finding(
                reading, own.start, f"{own.written} còn lại", f"đến ngày {format_short(today)} thì kỳ ấy đã qua"
            )


def _beyond_the_whole(reading: Reading) -> Iterator[Finding]:
    """``6 tháng đầu năm …, trong đó quý I 13.150, quý II 12.470, quý III 15.660 triệu đồng``."""
    named = months_in(reading)
    wholes = [x for x in named if x.kind in ("số tháng", "quý")]
    for whole in wholes if len(named) > 2 else ():
        lead = _PARTS.search(reading.text, whole.end)
        stop = reading.text.find(". ", whole.end)
        stop = stop if stop >= 0 else len(reading.text)
        if lead is None or lead.end() > stop or any(whole.end < x.start < lead.start() for x in named):
            continue
        parts = [x for x in named if lead.start() < x.start < stop and _FIGURE.match(reading.text, x.end)]
        parts = [x for x in parts if x.size < whole.size]
        clause = reading.text[whole.start : parts[-1].end] if parts else ""
        if len(parts) < 2 or parts[0].first != whole.first or _PLANS.search(clause) or "so với" in clause:
            continue
        apart = any(one.last + 1 != other.first for one, other in pairwise(parts))
        every = len(parts) * parts[0].size == whole.size and len({x.size for x in parts}) == 1
        if (every or not apart) and parts[-1].last > whole.last and whole.in_year_of(parts[-1]):
            yield _finding(reading, whole.start, whole.written, f"các phần kể sau đó đến hết {parts[-1].written}")


def _of_another_plan(reading: Reading, head: Months | None, today: date) -> Iterator[Finding]:
    """``Lũy kế 6 tháng đầu năm 2023 thu …, đạt 56,52% dự toán năm 2024``."""
    for plan in _OF_PLAN.finditer(reading.text):
        named = [x for x in months_in(reading) if x.end <= plan.start()]
        named = [x for x in named if not _AGAINST.search(reading.text, max(0, x.start - 40), x.start)]
        own = named[-1] if named else head
        sentence = around(reading.text, plan.start(), plan.end(), (". ",))
        if own is None or not own.year or own.year == int(plan["year"]) or _CARRIED.search(sentence):
            continue
        if any(int(found[1]) == own.year for found in _ANY_PLAN.finditer(sentence)):
            continue
        years = {int(year) for year in _ANY_YEAR.findall(reading.text, 0, plan.start())}
        if named and years - {own.year}:
            continue
        of = int(plan["year"])
        wrong_own = of == today.year or (named and head and head.year == of)
        if named and wrong_own:
            yield _finding(reading, own.start, own.written, f"số ấy được so với “{plan.group()}”")
        else:
            yield _finding(reading, plan.start(), plan.group(), f"số ấy là của {own.written}")


def _finding(reading: Reading, at: int, written: str, why: str) -> Finding:
    return finding("P909", reading.passage.at(at), written=written, why=why)
