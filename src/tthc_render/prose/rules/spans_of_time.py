"""How long something lasted, and ranges from more to less: P512, P925.

``từ ngày 01/10/2025 đến ngày 31/10/2025 (30 ngày)``; ``kỷ niệm 50 năm … (30/4/1975 - 30/4/2024)``;
``lượng mưa phổ biến 600 - 350 mm``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import unit_of
from tthc_render.vietnamese.patterns import pattern_of

_DAYS_BEHIND = pattern_of(
    r"\s?[,(]\s?(?:là |tức |gồm |tổng cộng |kéo dài |trong )?(?P<days>\d{1,3}) ngày(?! làm việc| công)(?!\w)"
)
_DAYS_BEFORE = pattern_of(
    r"(?<!\w)(?:trong|kéo dài|nghỉ|suốt|làm việc|diễn ra) (?P<days>\d{1,3}) ngày[ ,(]{1,2}(?:từ |kể từ )?(?:ngày )?$"
)
_YEARS = pattern_of(
    r"(?<![\w/])(?P<years>\d{1,4}) năm(?! trước)[^.;()\d]{2,120}?\((?P<d1>\d{1,2}/\d{1,2})/(?P<y1>\d{4})\s?[-–]\s?"
    r"(?P<d2>\d{1,2}/\d{1,2})/(?P<y2>\d{4})\)"
)
_YEARS_ALONE = pattern_of(
    r"(?<!\w)(?P<what>kỷ niệm|sau|qua|trong) (?P<years>\d{1,3}) năm(?! trước| tới| qua)[^.;()\d]{2,90}?"
    r"(?:\d{1,2}/\d{1,2})?[^.;()\d]{0,40}?\((?:giai đoạn |từ năm )?(?P<y1>(?:19|20)\d{2})"
    r"\s?(?:[-–]|đến)\s?(?P<y2>(?:19|20)\d{2})\)",
    re.IGNORECASE,
)
_YEARS_FROM = pattern_of(
    r"(?<![\w/.,])(?P<years>\d{1,2}) năm (?:\(|, )?(?:từ năm |giai đoạn )(?P<y1>(?:19|20)\d{2})"
    r"\s?(?:[-–]|đến)\s?(?:năm )?(?P<y2>(?:19|20)\d{2})(?!\d)"
)
_DAYS_SINCE = pattern_of(
    r"(?<![\w/.,])(?P<days>\d{1,3}) ngày,? (?:tính |kể )?từ ngày (?P<d1>\d{1,2}/\d{1,2}/\d{4}),? ?\(?(?:tức |là )*"
    r"(?:đến|hết)(?: hết)?(?: ngày)? (?P<d2>\d{1,2}/\d{1,2}/\d{4})"
)
_LATE_BY = pattern_of(
    r"[,(] ?(?:tức |là )?(?:bị )?(?:quá hạn|trễ hạn|trễ|chậm|sớm hơn|sớm|trước hạn)"
    r" (?P<days>\d{1,3}) ngày(?! làm việc)(?!\w)"
)
_SINCE_OR_DUE = pattern_of(r"ngày,? (?:tính |kể )?từ ngày|hạn|hẹn")
_DUE = pattern_of(
    r"(?<!\w)(?:hẹn(?: trả| ngày trả)?|thời hạn|hạn)(?: [^\W\d_]+){0,4} (?:\d{1,2} giờ,? )?$", re.IGNORECASE
)
_YEAR_CLOSES = pattern_of(r"\)(?<=(?:19|20)\d\d\))")
_DAYS_NAMED = pattern_of(r"(?:ngày|từ) \d{1,2}\s?(?:[-–]|đến)")
_FEW_DAYS = (
    r"(?:từ )?(?:ngày )?(?P<first>\d{1,2})\s?(?:[-–]|đến)\s?(?:hết )?(?:ngày )?(?P<last>\d{1,2})/\d{1,2}"
    r"(?:/\d{4})?(?!\d)"
)
_DAYS_LISTED = pattern_of(
    rf"(?<!\w)(?:trong|suốt|kéo dài|nghỉ|diễn ra|làm việc) (?P<days>\d{{1,2}}) ngày,?\s\(?{_FEW_DAYS}"
)
_DAYS_LISTED_FIRST = pattern_of(
    rf"(?<!\w){_FEW_DAYS}(?:, (?:trong|kéo dài|suốt) |,? \()(?P<days>\d{{1,2}}) ngày(?! làm việc| công)(?!\w)",
    re.IGNORECASE,
)
_RANGE = pattern_of(r"\s?%?\s?[-–]\s?$")
_CHAIN = pattern_of(r"\d\s?%?\s?[-–]\s?$")
_FROM = pattern_of(r"(?<!\w)từ\s{1,2}$", re.IGNORECASE)
_TO = pattern_of(r"\s?%?(?: [^\W\d_]+){0,2} đến\s{1,2}$")
_FALLING = pattern_of(r"(?<!\w)(?:giảm|xuống|rút|hạ|cắt|lùi|thấp dần|âm)(?!\w)[^.;]{0,60}$", re.IGNORECASE)
_SAME_DAY = pattern_of(
    r"từ (?P<first>\d{1,2}) giờ(?: \d{2})?(?: phút)? đến (?P<last>\d{1,2}) giờ(?: \d{2})?(?: phút)?,? (?:trong "
    r"|cùng )ngày(?! hôm sau)"
)
_PHASE = pattern_of(r"iai đoạn (?P<first>20\d{2})\s?[-–]\s?(?P<last>20\d{2})(?!\d)")
_TIMED: Final = frozenset({"giờ", "phút", "h", "tháng", "năm", "ngày", "quý", ""})


def check_spans_of_time(context: ProseContext) -> list[Finding]:
    """Findings on durations and ranges."""
    out: list[Finding] = []
    for reading in context.running:
        if reading.windows and "ngày" in reading.vocabulary:
            out += _days(reading)
        if "năm" in reading.vocabulary and "(" in reading.text and "/" in reading.text:
            out += _years(reading)
        if "năm" in reading.vocabulary and _YEAR_CLOSES.search(reading.text):
            out += _spans_of_years(reading)
        if "ngày" in reading.vocabulary and _DAYS_NAMED.search(reading.text):
            out += _listed_days(reading)
        if "năm" in reading.vocabulary and ("từ năm" in reading.text or "giai đoạn" in reading.text):
            out += _years_from(reading)
        if "ngày" in reading.vocabulary and len(reading.dates) > 1 and _SINCE_OR_DUE.search(reading.text):
            out += _days_since(reading)
        if "iai đoạn 20" in reading.text:
            out += _phases(reading)
        if "giờ đến" in reading.text or "phút đến" in reading.text:
            out += _hours(reading)
        if len(reading.quantities) > 1 and ("đến" in reading.vocabulary or "-" in reading.text or "–" in reading.text):
            out += () if reading in context.table_lines else _ranges(reading)  # "52,4% - 43,1%": two cells
    return out


def _days(reading: Reading) -> Iterator[Finding]:
    for window in reading.windows:
        first, last = window.first.value, window.last.value
        said = _DAYS_BEHIND.match(reading.text, window.end) or _DAYS_BEFORE.search(
            reading.text, max(0, window.start - 40), window.start
        )
        if not said or not first or not last or last < first:
            continue
        days = (last - first).days
        if int(said["days"]) not in (days, days + 1):
            yield _span(
                reading,
                said.start("days"),
                f"{said['days']} ngày",
                f"{days + 1} ngày",
                min(said.start(), window.start),
                max(said.end(), window.end),
            )


def _years(reading: Reading) -> Iterator[Finding]:
    for found in _YEARS.finditer(reading.text):
        years = int(found["y2"]) - int(found["y1"])
        one, other = ([int(part) for part in found[name].split("/")] for name in ("d1", "d2"))
        if one == other and years > 0 and int(found["years"]) != years:
            yield _span(reading, found.start(), f"{found['years']} năm", f"{years} năm", found.start(), found.end())


def _spans_of_years(reading: Reading) -> Iterator[Finding]:
    """``kỷ niệm 80 năm … (1945 - 2025)``; ``sau 5 năm thực hiện (2021 - 2025)``, where both ends may count."""
    for found in _YEARS_ALONE.finditer(reading.text):
        years, stated = int(found["y2"]) - int(found["y1"]), int(found["years"])
        exact = found["what"].lower().startswith("kỷ niệm")
        if years > 0 and stated not in ((years,) if exact else (years, years + 1)):
            right = f"{years if exact else years + 1} năm"
            yield _span(reading, found.start("years"), f"{found['years']} năm", right, found.start(), found.end())


def _years_from(reading: Reading) -> Iterator[Finding]:
    """``3 năm (từ năm 2020 đến năm 2025)``, where both ends may count."""
    for found in _YEARS_FROM.finditer(reading.text):
        years = int(found["y2"]) - int(found["y1"])
        if years > 0 and int(found["years"]) not in (years, years + 1):
            right = f"{years + 1} năm"
            yield _span(reading, found.start("years"), f"{found['years']} năm", right, found.start(), found.end())


def _days_since(reading: Reading) -> Iterator[Finding]:
    """``30 ngày kể từ ngày 05/8/2025, tức đến ngày 04/10/2025``; ``hẹn trả ngày 12/9/2025, trả ngày 16/9/2025, quá hạn
    06 ngày``: more days than lie between, or fewer than the working days among them."""
    days = {seen.start: seen.value for seen in reading.dates}
    for found in _DAYS_SINCE.finditer(reading.text):
        first, last = days.get(found.start("d1")), days.get(found.start("d2"))
        between = (last - first).days if first and last else 0
        if between > 0 and abs(int(found["days"]) - between) > 1:
            yield _span(
                reading, found.start("days"), f"{found['days']} ngày", f"{between} ngày", found.start(), found.end()
            )
    for found in _LATE_BY.finditer(reading.text):
        sentence = reading.sentence_at(found.start())
        ends = [value for at, value in days.items() if sentence.start <= at < sentence.end and value]
        near = [seen for seen in reading.dates if sentence.start <= seen.start < sentence.end]
        due = any(_DUE.search(reading.text, max(sentence.start, x.start - 50), x.start) for x in near)
        if len(ends) != 2 or len(near) != 2 or not due:
            continue
        first, last = sorted(ends)
        between = (last - first).days
        working = sum((first + timedelta(day + 1)).weekday() < 5 for day in range(between))
        if 0 < between < 60 and not working <= int(found["days"]) <= between:
            yield _span(
                reading, found.start("days"), f"{found['days']} ngày", f"{between} ngày", sentence.start, found.end()
            )


def _listed_days(reading: Reading) -> Iterator[Finding]:
    """``trong 02 ngày 14 - 15/8/2025``."""
    for found in (*_DAYS_LISTED.finditer(reading.text), *_DAYS_LISTED_FIRST.finditer(reading.text)):
        days = int(found["last"]) - int(found["first"]) + 1
        if days > 1 and int(found["days"]) != days:
            yield _span(
                reading, found.start("days"), f"{found['days']} ngày", f"{days} ngày", found.start(), found.end()
            )


def _phases(reading: Reading) -> Iterator[Finding]:
    """``Giai đoạn 2025 - 2021``."""
    for found in _PHASE.finditer(reading.text):
        if int(found["first"]) > int(found["last"]):
            yield finding(
                "P925", reading.passage.at(found.start("first")), low=found["first"], high=found["last"],
                quote=quote(reading.text, max(0, found.start() - 20), found.end() + 12),
            )  # fmt: skip


def _hours(reading: Reading) -> Iterator[Finding]:
    """``từ 17 giờ đến 07 giờ cùng ngày``."""
    for found in _SAME_DAY.finditer(reading.text):
        if int(found["first"]) > int(found["last"]):
            yield finding(
                "P925", reading.passage.at(found.start()), low=f"{found['first']} giờ", high=f"{found['last']} giờ",
                quote=quote(reading.text, max(0, found.start() - 20), found.end() + 12),
            )  # fmt: skip


def _span(reading: Reading, at: int, written: str, right: str, start: int, end: int) -> Finding:
    return finding(
        "P512", reading.passage.at(at), written=written, right=right, quote=quote(reading.text, start, end).strip()
    )


def _ranges(reading: Reading) -> Iterator[Finding]:
    """``600 - 350 mm``, ``từ 45% đến 30% số hộ``, unless something falls from one to the other."""
    for low, high in pairwise(reading.quantities):
        if low.value is None or high.value is None or low.ordinal:
            continue
        own = low.scale != 1  # "từ 300 nghìn đến 1 triệu đồng", but "300 - 400 triệu đồng"
        risen = low.count <= high.count if own else low.count <= high.count / high.scale
        if risen or low.scale > high.scale:
            continue
        gap = reading.text[low.end : high.start]
        dashed = _RANGE.fullmatch(gap) and (low.percent or " " in gap)
        if dashed and _CHAIN.search(reading.text, max(0, low.start - 6), low.start):
            continue  # "tương ứng là 20,3% - 31,6% - 42,4% - 5,7%"
        spoken = _TO.fullmatch(gap) and _FROM.search(reading.text, max(0, low.start - 6), low.start)
        unit = unit_of(reading, high)
        same = not unit_of(reading, low) or unit_of(reading, low) == unit or low.percent == high.percent
        if (
            not (dashed or spoken)
            or not same
            or unit in _TIMED
            or (high.ordinal and not dashed)
            or (low.count > 1900 and not high.unit)
        ):
            continue
        if low.percent != high.percent and not dashed:
            continue
        if not _FALLING.search(reading.text, max(0, low.start - 70), low.start):
            yield finding(
                "P925", reading.passage.at(low.start), low=low.text, high=high.text,
                quote=quote(reading.text, max(0, low.start - 30), high.end + 12),
            )  # fmt: skip
