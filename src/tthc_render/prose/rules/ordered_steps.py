"""Steps of one procedure whose days are in no possible order: P985.

``thông báo thụ lý ngày 20/3/2026 … tổ chức đối thoại ngày 16/3/2026``; ``mở thầu ngày 02/7/2024, phê duyệt kết quả ngày
24/6/2024``; ``Sau khi kết thúc thanh tra ngày 14/7/2023, Đoàn có báo cáo ngày 04/7/2023``. A step is told once in the
text; days of documents that are cited by number are no steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import DateSeen
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_STEPS: Final = {
    "nhận đơn": r"(?:tiếp )?nhận (?:được )?đơn",
    "thụ lý": r"thông báo thụ lý|(?:được )?thụ lý",
    "báo cáo xác minh": r"kết thúc (?:việc )?xác minh|báo cáo (?:kết quả )?xác minh",
    "đối thoại": r"tổ chức đối thoại",
    "giải quyết, kết luận": r"quyết định giải quyết|kết luận nội dung tố cáo",
    "phát hành hồ sơ mời thầu": r"phát hành hồ sơ mời thầu",
    "mở thầu": r"mở thầu",
    "phê duyệt kết quả": r"phê duyệt kết quả(?: lựa chọn nhà thầu)?",
    "ký hợp đồng": r"ký (?:kết )?hợp đồng(?! (?!ngày|vào|với|thi công|xây lắp)\w)",
    "công bố quyết định thanh tra": r"công bố quyết định thanh tra|quyết định thanh tra được công bố",
    "kết thúc thanh tra": r"kết thúc thanh tra(?: trực tiếp)?",
    "kết luận thanh tra": r"kết luận thanh tra(?: được)? ban hành|ban hành kết luận thanh tra",
}
_CHAINS: Final = (
    ("nhận đơn", "thụ lý", "báo cáo xác minh", "giải quyết, kết luận"),
    ("thụ lý", "đối thoại", "giải quyết, kết luận"),
    ("phát hành hồ sơ mời thầu", "mở thầu", "phê duyệt kết quả", "ký hợp đồng"),
    ("công bố quyết định thanh tra", "kết thúc thanh tra", "kết luận thanh tra"),
)
_STEP: Final = pattern_of(
    "|".join(rf"(?P<s{at}>(?<!\w)(?:{words})(?!\w))" for at, words in enumerate(_STEPS.values())), re.IGNORECASE
)
_SIGNS: Final = (
    *("nhận đơn", "nhận được đơn", "thụ lý", "xác minh", "đối thoại", "quyết định giải quyết", "nội dung tố cáo"),
    *("mời thầu", "mở thầu", "phê duyệt kết quả", "hợp đồng", "quyết định thanh tra", "kết thúc thanh tra"),
    "kết luận thanh tra",
)
"""Every step has one of them."""
_NAMES: Final = tuple(_STEPS)
_WORDS: Final = frozenset({"thầu", "đơn", "thanh", "lý", "thoại", "minh", "sau"})
_OPENS: Final = pattern_of(r"(?:^|[.;,:]\s)[Nn]gày\s$")
_CLAUSE: Final = pattern_of(r"[.;,]\s")
_NEAR: Final = 70
_MANY: Final = pattern_of(
    r"(?<!\w)(?:lần hai|lần 2|gói thầu số \d+[^.;]{0,80}gói thầu số|các gói|các vụ|vụ(?: việc)? của|gói(?! thầu)"
    r"|tòa án)(?!\w)",
    re.IGNORECASE,
)
_AFTER: Final = pattern_of(
    r"[Ss]au khi [^.;,\d]{3,60} ngày (?P<one>\d{1,2}/\d{1,2}/\d{4}), (?!theo|căn cứ)[^.;\d]{3,80}? ngày "
    r"(?P<two>\d{1,2}/\d{1,2}/\d{4})"
)
_OF_PAPER: Final = pattern_of(
    r"(?<!\w)(?:theo|căn cứ|tại|của|số|từ|hạn|trước|gia hạn|lập lại|lùi)(?!\w)[^,]{0,40}$"
    r"|(?<!\w)(?:cấp|lập|ký|ban hành|giấy(?: [^\W\d_]+){0,2}|biên bản) $"
)


class Step(NamedTuple):
    """A step with its day and the place of it."""

    name: str
    day: date
    reading: Reading
    at: int


def check_ordered_steps(context: ProseContext) -> list[Finding]:
    """Findings on two steps of which the later one has the earlier day."""
    readings = [reading for reading in context.saying(_WORDS) if reading.dates]
    out = [item for reading in readings for item in _after(reading)]
    if out:
        return out
    steps: dict[str, list[Step]] = {}
    for reading in readings:
        for step in _steps(reading) if any(map(reading.low.__contains__, _SIGNS)) else ():
            steps.setdefault(step.name, []).append(step)
    once = {name: told[0] for name, told in steps.items() if len({step.day for step in told}) == 1}
    for chain in _CHAINS:
        told = [once[name] for name in chain if name in once]
        odd = [(one, other) for at, one in enumerate(told) for other in told[at + 1 :] if one.day > other.day]
        if odd:
            return [] if _MANY.search(context.whole) else [_finding(*odd[0])]
    return []


def _steps(reading: Reading) -> Iterator[Step]:
    """The steps of a paragraph that have a day: behind ``Ngày …,`` or ahead of ``ngày …``."""
    text, cited = reading.text, reading.citations
    dates = [seen for seen in reading.dates if not any(one.start <= seen.start < one.end for one in cited)]
    for nth, seen in enumerate(dates):
        if not seen.value:
            continue
        found = _behind(text, seen, dates[nth + 1].start if nth + 1 < len(dates) else len(text))
        found = found or _ahead(text, seen, dates[nth - 1].end if nth else 0)
        if found:
            yield Step(_NAMES[int(str(found.lastgroup)[1:])], seen.value, reading, seen.start)


def _behind(text: str, seen: DateSeen, stop: int) -> re.Match[str] | None:
    """``Ngày 20/3/2026, Chủ tịch UBND phường ban hành thông báo thụ lý``."""
    if not _OPENS.search(text[max(0, seen.start - 8) : seen.start]):
        return None
    end = min(stop, seen.end + _NEAR)
    clause = _CLAUSE.search(text, seen.end + 2, end)
    return _STEP.search(text, seen.end, clause.start() if clause else end)


def _ahead(text: str, seen: DateSeen, start: int) -> re.Match[str] | None:
    """``phê duyệt kết quả lựa chọn nhà thầu ngày 24/6/2024``."""
    first = max(start, seen.start - _NEAR)
    clauses = [mark.end() for mark in _CLAUSE.finditer(text, first, seen.start)]
    found = [*_STEP.finditer(text, clauses[-1] if clauses else first, seen.start)]
    opened = _OPENS.search(text[max(0, seen.start - 8) : seen.start])
    return found[-1] if found and not opened else None


def _after(reading: Reading) -> Iterator[Finding]:
    """``Sau khi kết thúc thanh tra trực tiếp ngày 14/7/2023, Đoàn có báo cáo kết quả ngày 04/7/2023``."""
    days = {seen.start: seen.value for seen in reading.dates}
    for found in _AFTER.finditer(reading.text) if "au khi " in reading.text else ():
        one, two = days.get(found.start("one")), days.get(found.start("two"))
        between = reading.text[found.end("one") : found.start("two")].removesuffix("ngày ")
        if one and two and two < one and not _OF_PAPER.search(between):
            yield finding(
                "P985", reading.passage.at(found.start("two")), earlier=found.group().partition(",")[0],
                later=f"{between.strip(' ,')} ngày {format_short(two)}",
            )  # fmt: skip


def _finding(one: Step, other: Step) -> Finding:
    return finding(
        "P985", other.reading.passage.at(other.at), earlier=f"{one.name} ngày {format_short(one.day)}",
        later=f"{other.name} ngày {format_short(other.day)}",
    )  # fmt: skip
