"""A heading with a quarter or month above the days of another one, or of the report's own above its plans, and
results of one that has hardly begun: P909.

``NHIỆM VỤ TRỌNG TÂM QUÝ II/2026`` above ``trong ba tháng tới (tháng 7, 8, 9)``; ``Tình hình … quý II/2025`` above ``Từ
ngày 01/7/2025 đến ngày 30/9/2025``; ``Trên đây là báo cáo kết quả quý II/2025`` on 4 April 2025.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import months_of
from tthc_render.prose.periods_in_text import PERIOD, periods, read_period
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_KINDS: Final = ("quý", "tháng")
_PERIODS: Final = frozenset({*_KINDS, "năm"})
_PLANNED: Final = frozenset({"hướng", "nhiệm", "trọng", "công"})
_LONGEST: Final = 170
_REACH: Final = 150
_TITLES: Final = 3
"""So many lines from the top may be a title, whatever their letters."""
_TASKS: Final = pattern_of(
    r"(?<!\w)(?:nhiệm vụ|phương hướng|kế hoạch|chương trình|giải pháp|dự kiến|lịch)(?!\w)", re.IGNORECASE
)
_MONTH: Final = r"0?(1[0-2]|[1-9])(?!\d|/\d{1,2}/)"
_MONTHS: Final = pattern_of(
    rf"tháng {_MONTH}, (?:tháng )?{_MONTH}(?:,| và|, và) (?:tháng )?{_MONTH}(?:(?:/| năm )(20\d{{2}}))?"
    rf"|từ tháng {_MONTH}(?:/20\d{{2}})? (?:đến|[-–]) (?:hết )?tháng {_MONTH}(?:(?:/| năm )(20\d{{2}}))?"
)
_OTHER_TIME: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kỳ trước|quý trước|tháng trước|năm học|niên độ|lũy kế|chuyển (?:từ|sang)|từ đầu"
    r"|năm trước|vụ (?:mùa|xuân|đông|hè))(?!\w)",
    re.IGNORECASE,
)
_BASE: Final = pattern_of(r"(?<!\w)(?:kết quả|cơ sở|căn cứ|phát huy|tiếp nối|đã|qua)(?!\w)", re.IGNORECASE)
_TO_COME: Final = pattern_of(r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|kế hoạch|tiếp tục|tới|tập trung)(?!\w)", re.IGNORECASE)
_CLOSES: Final = pattern_of(
    r"Trên đây là (?:báo cáo |kết quả |tình hình )(?P<what>[^.;\d]{0,80}?)(?=(?:quý|tháng)\s[IVX\d])"
)
_REPORTS: Final = pattern_of(r"(?<!\w)(?:báo cáo|kết quả|tình hình)(?!\w)", re.IGNORECASE)
_PLANS: Final = pattern_of(
    r"(?:[IVX\d]{1,4}[.)]\s)?(?:(?:một số|các)\s)?(?:phương hướng|nhiệm vụ|trọng tâm công tác|kế hoạch"
    r" công tác|chương trình công tác)(?:,? [^\W\d_]+){0,7}?\s"
    r"(?:(?:quý\s(?:IV|I{1,3}|[1-4])|tháng\s\d{1,2}|(?:0?6|sáu) tháng (?:đầu|cuối)(?= năm))"
    r"(?:\s?/\s?|\snăm\s)?(?:20\d\d)?|năm 20\d\d(?![\d\s]?[-–]))(?=:\s(?:\(1\)|[^\W\d])|[:.]?$)",
    re.IGNORECASE,
)
_NOT_OVER: Final = pattern_of(
    r"(?<!\w)(?:còn lại|cuối|tới|tiếp theo|đã|kết quả|thực hiện|được giao|đánh giá)(?!\w)", re.IGNORECASE
)
"""Words of a heading of what is left of the period, or of its results."""
_DONE: Final = pattern_of(r"(?<!\w)(?:đã|được giao|đạt|hoàn thành \d|có \d|tiếp nhận \d)(?!\w)")
_AIMED: Final = pattern_of(r"(?<!\w)phấn đấu[^.;]*")
_YEAR: Final = pattern_of(r"(?<!\w)năm (?P<year>20\d\d)(?!\d|\s?[-–]\s?20)", re.IGNORECASE)
_OF_TASKS: Final = pattern_of(
    r"(?<!\w)(?:kết quả|tình hình)(?: (?!kế hoạch)[^\W\d_]+){0,4}? nhiệm vụ(?!\w)", re.IGNORECASE
)
"""``kết quả thực hiện nhiệm vụ``: what was done."""
_PLANNED_BEFORE: Final = {"quý": 20, "tháng": 5, "6 tháng": 20, "năm": 31}
"""So many days before its end a report of a period plans the next one."""
_AHEAD: Final = 31
"""Days before its end from which a report of a quarter may be written."""


def check_headed_periods(context: ProseContext) -> list[Finding]:
    """Findings on headings and closings with a quarter or month that is not that of their text."""
    if not any(reading.says(_PERIODS) for reading in context.readings):
        return []
    running = [x for x in context.readings if not x.passage.part and (x.passage.prose or x.passage.role == "title")]
    out = [
        item
        for at, (head, below) in enumerate(pairwise(running))
        if len(head.text) < _LONGEST and _is_head(head, at)
        for item in _unlike(head, below)
    ]
    out += _planned_again(running, context)
    return out + [item for reading in running if "rên đây là " in reading.text for item in _closing(reading, context)]


def _is_head(reading: Reading, at: int) -> bool:
    """Is it a heading, a line in capitals, or a line of the title?"""
    text = reading.text.strip()
    return not text.endswith((".", ":", ";", ",")) and (
        reading.passage.role in ("heading", "title") or at < _TITLES or text.upper() == text
    )


def _unlike(head: Reading, below: Reading) -> Iterator[Finding]:
    """The period of a heading, where the text below begins with all days of another one of its kind."""
    named = [found for found in periods(head) if read_period(found)[0] in _KINDS]
    if len(named) != 1 or len(periods(head)) != 1:
        return
    kind, number, year = read_period(named[0])
    own, told = months_of(kind, number), _opening(below)
    if told is None or own is None or not year or _OTHER_TIME.search(head.text):
        return
    first, last, of, start = told
    size = own[1] - own[0]
    if last - first != size or (first - 1) % (size + 1) or ((first, last) == own and of in (0, year)):
        return
    lead = below.text[:start]
    clause = lead[max(lead.rfind(mark) for mark in (", ", ". ")) + 1 :] if ", " in lead or ". " in lead else lead
    tasks = _TASKS.search(head.text)
    if _OTHER_TIME.search(lead) or (tasks and _BASE.search(clause)):
        return
    if not tasks and _TO_COME.search(below.text[: below.sentences[0].end if below.sentences else None]):
        return
    months = f"tháng {first}" if first == last else f"các tháng {first} đến {last}"
    yield finding(
        "P909", head.passage.at(named[0].start()), written=named[0].group().strip(),
        why=f"đoạn ngay dưới nói về {months}{f'/{of}' if of else ''}",
    )  # fmt: skip


def _opening(reading: Reading) -> tuple[int, int, int, int] | None:
    """The whole months with which a text begins: the first, the last, their year (0 if none), where they are named."""
    for window in reading.windows[:1]:
        first, last = window.first.value, window.last.value
        near = window.start < _REACH and first and last and first.year == last.year and first.day == 1
        if near and first and last and last.day == calendar.monthrange(last.year, last.month)[1]:
            return first.month, last.month, last.year, window.start
    found = _MONTHS.search(reading.text, 0, _REACH + 40) if "tháng " in reading.text[:_REACH] else None
    if found is None or found.start() > _REACH:
        return None
    numbers = [int(x) for x in (found[1], found[2], found[3], found[5], found[6]) if x]
    if numbers != list(range(numbers[0], numbers[0] + 3)) and len(numbers) != 2:
        return None
    return numbers[0], numbers[-1], int(found[4] or found[7] or 0), found.start()


def _closing(reading: Reading, context: ProseContext) -> Iterator[Finding]:
    """``Trên đây là báo cáo kết quả công tác quý II/2025`` where that quarter has hardly begun."""
    today = context.latest
    found = _CLOSES.search(reading.text)
    period = PERIOD.match(reading.text, found.end()) if found else None
    if today is None or found is None or period is None or _TASKS.search(found["what"]):
        return
    kind, number, year = read_period(period)
    months = months_of(kind, number)
    if months is None or kind not in _KINDS or not year:
        return
    ends = date(year, months[1], calendar.monthrange(year, months[1])[1])
    if (ends - today).days > _AHEAD:
        yield finding(
            "P909", reading.passage.at(period.start()), written=period.group().strip(),
            why=f"ngày của văn bản là {format_short(today)}, chưa thể có kết quả của kỳ ấy",
        )  # fmt: skip


def _planned_again(running: list[Reading], context: ProseContext) -> Iterator[Finding]:
    """``NHIỆM VỤ TRỌNG TÂM QUÝ IV/2025`` below ``BÁO CÁO … QUÝ IV/2025``; what is left of it may still be planned."""
    today = context.latest
    kinds = [reading for reading in context.readings if reading.passage.role == "kind"]
    report = any(_REPORTS.search(x.text) for x in kinds)
    if any(_is_of_tasks(x, report=report) for x in [*kinds, *running[:1]]):
        return
    own: set[tuple[str, int]] = set()
    coming: set[tuple[str, int]] = set()
    for at, head in enumerate(running):
        found = _PLANS.match(head.text.strip()) if head.says(_PLANNED) else None
        if found is None:
            if len(head.text) < _LONGEST and _is_head(head, at):
                tasks = _tasks_in(head)
                told = {of: start < tasks for of, _, start, _ in _named(head)}
                own |= {of for of, before in told.items() if before and (tasks == len(head.text) or at < _TITLES)}
                coming |= {of for of, before in told.items() if not before and at < _TITLES}
            continue
        named = [one for one in _named(head) if one[2] < found.end()]
        if len(named) != 1 or _NOT_OVER.search(head.text[: named[0][2]]):
            continue
        (kind, number), year, start, words = named[0]
        months = (1, 12) if kind == "năm" else months_of(kind, number)
        if months is None or (kind, number) not in own or (kind, number) in coming:
            continue
        by = today or (date(year, months[1], 28) if year and coming else None)
        if by is None or year not in (0, by.year, by.year - 1):
            continue
        of = year or (by.year if months[0] <= by.month else by.year - 1)
        ends = date(of, months[1], calendar.monthrange(of, months[1])[1])
        if (ends - by).days > _PLANNED_BEFORE[kind] or any(_REPORTS.match(x.text) for x in running[at + 1 :]):
            continue
        rest = _AIMED.sub("", head.text[found.end() :])
        if any(_DONE.search(below) for below in [rest, *(x.text for x in running[at + 1 : at + 3])]):
            continue
        if not _falls(head, ends, found.end()) and not any(_falls(x, ends) for x in running[at + 1 :]):
            yield finding(
                "P909", head.passage.at(start), written=words,
                why="đó là kỳ của chính báo cáo này; phương hướng, nhiệm vụ phải là của kỳ sau",
            )  # fmt: skip


def _tasks_in(head: Reading) -> int:
    """Where the words begin that name tasks to come, or the end."""
    hidden = _OF_TASKS.sub(lambda found: " " * len(found[0]), head.text)
    tasks = _TASKS.search(hidden)
    return tasks.start() if tasks else len(head.text)


def _is_of_tasks(head: Reading, *, report: bool) -> bool:
    """Is it the title of a plan? ``Kết quả quý III và phương hướng, nhiệm vụ quý IV`` is that of a report."""
    tasks = _tasks_in(head)
    told = any(start < tasks for *_, start, _ in _named(head)) and (report or _REPORTS.search(head.text, 0, tasks))
    return tasks < len(head.text) and not told


def _named(reading: Reading) -> list[tuple[tuple[str, int], int, int, str]]:
    """The periods that a passage names: what they are, their year, where they stand, their words."""
    out = []
    for found in periods(reading):
        kind, number, year = read_period(found)
        if kind in _PLANNED_BEFORE:
            out.append(((kind, number), year, found.start(), found.group().strip()))
    for found in _YEAR.finditer(reading.text):
        year = int(found["year"])
        if not any(start <= found.start() < start + len(words) for _, _, start, words in out):
            out.append((("năm", year), year, found.start(), found.group()))
    return out


def _falls(reading: Reading, ends: date, after: int = 0) -> bool:
    """Is something to be done in what is left of the period, or in it as a whole?"""
    days = [x for x in reading.dates if x.start >= after and x.month == ends.month and x.year in (0, ends.year)]
    return bool(days) or any(
        (window := months_of(kind, number)) is not None
        and window[0] <= ends.month <= window[1]
        and year in (0, ends.year)
        for (kind, number), year, start, _ in _named(reading)
        if kind in _KINDS and start >= after
    )
