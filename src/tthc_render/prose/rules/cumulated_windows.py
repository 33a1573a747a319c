"""``kết quả 9 tháng đầu năm … Lũy kế từ 01/01 đến hết 31/10``: figures of more months than the report's: P909.

Windows that begin on New Year's Day and end with a month are held against the one number of months that the text names
as its own. Data that end sooner are common (the last month is estimated); data that end later cannot be.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_OWN = pattern_of(
    r"(?<!\w)(?:báo cáo|kết quả|tình hình|thực hiện|nhiệm vụ|trong|công tác|kinh tế - xã hội)(?:\s[^.;:\d]{0,70})?\s"
    r"(?:0?3|0?6|0?9|11) tháng(?: đầu)?(?: năm)?(?!\w)",
)
_MONTHS = pattern_of(r"(?<![\d/.,])(?P<count>\d{1,2}) tháng(?= đầu năm|,| năm \d{4}|/\d{4}| \d{4})(?! cuối)")
_ALL_MONTHS = pattern_of(r"(?<![\d/.,])(\d{1,2}) tháng(?! cuối| tuổi| tù)")
_LAST_MONTHS = pattern_of(r"(?<![\d/.,])(\d{1,2}) tháng cuối")
_YEAR: Final = 12


def check_cumulated_windows(context: ProseContext) -> list[Finding]:
    """Findings on windows since New Year that end after the months the report is about."""
    out: list[Finding] = []
    head = " ".join(context.titles).lower()
    if not _MONTHS.search(head):
        head = " ".join((head, *(reading.low for reading in context.running[:2])))
    if " tháng" not in head:
        return out
    own = {int(found["count"]) for found in _MONTHS.finditer(head)} if _OWN.search(head) else set()
    rest = {_YEAR - int(found[1]) for found in _LAST_MONTHS.finditer(head)}
    if len(own) != 1 or (rest and rest != own):
        return out
    months = next(iter(own))
    if not 0 < months < _YEAR:
        return out
    for reading in context.running:
        others = {int(found[1]) for found in _ALL_MONTHS.finditer(reading.low)} if reading.windows else set()
        for window in reading.windows:
            first, last = window.first.value, window.last.value
            if not first or not last or (first.day, first.month) != (1, 1) or first.year != last.year:
                continue
            ends = (last + timedelta(days=1)).day == 1
            if ends and last.month > months and last.month not in others:
                out.append(
                    finding(
                        "P909", reading.passage.at(window.start), written=quote(reading.text, window.start, window.end),
                        why=f"báo cáo này là của {months} tháng, số liệu tính đến {format_short(last)} là của"
                        f" {last.month} tháng",
                    )
                )  # fmt: skip
    return out
