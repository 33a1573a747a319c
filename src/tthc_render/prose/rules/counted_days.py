"""How many days a sentence names against the number of sessions that they are of: P707.

``tổ chức 3 phiên giao dịch việc làm vào các ngày 04/10, 11/10, 18/10 và 25/10``; ``tiếp công dân 2 kỳ (các ngày 05, 15
và 25)``. Two sessions may be held on one day, so that fewer days than sessions are let be unless the days are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import SPELT
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"ngày"})
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:/(?:1[0-2]|0?[1-9])(?:/\d{4})?)?(?!\d)"
_DAYS: Final = pattern_of(
    rf"ngày:? (?P<days>{_DAY}(?:(?:, |; )(?:ngày )?{_DAY})*(?:,? và (?:ngày )?{_DAY})(?:, (?:ngày )?{_DAY})*)"
    r"(?![\d/])(?!\s?(?:-|–|đến|tới))"
)
_COUNT: Final = pattern_of(
    r"(?<![\w/.,-])(?P<count>0?[2-9]|1\d|hai|ba|bốn|năm|sáu|bảy|tám|chín) "
    r"(?P<noun>phiên|buổi|kỳ|lần|cuộc họp|cuộc|ngày)(?!\w)(?P<more>[^.;:()\d]{0,60}?)(?:[,:]? | \()"
    r"(?:(?:vào|trong) )?(?:(?:các|những) )?$",
    re.IGNORECASE,
)
_SOME: Final = pattern_of(
    r"(?<!\w)(?:trong đó|trước|sau|mỗi|từng|còn|trừ|một|như|từ|đến|kể|tiêu biểu)(?!\w)", re.IGNORECASE
)
_ONE: Final = pattern_of(_DAY)
_BACK: Final = 90
_SLIP: Final = 2


def check_counted_days(context: ProseContext) -> list[Finding]:
    """Findings on sessions of which more days are named than there were."""
    return [
        item
        for reading in context.saying(_SAID)
        if " và " in reading.text
        for days in _DAYS.finditer(reading.text)
        for item in _judged(reading, days)
    ]


def _judged(reading: Reading, days: re.Match[str]) -> Iterator[Finding]:
    head = _COUNT.search(reading.text, max(0, days.start() - _BACK), days.start())
    if head is None or _SOME.search(head["more"]):
        return
    stated = SPELT.get(head["count"].lower()) or int(head["count"])
    listed = len(_ONE.findall(days["days"]))
    counted = head["noun"].lower() == "ngày"
    if 0 < listed - stated <= _SLIP or (counted and 0 < stated - listed <= _SLIP):
        yield finding(
            "P707", reading.passage.at(head.start()), stated=head["count"], listed=f"{listed:02}", unit=head["noun"],
            quote=quote(reading.text, head.start(), days.end()),
        )  # fmt: skip
