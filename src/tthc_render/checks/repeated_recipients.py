"""Recipients that stand twice in one list: both would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.model import Report
from tthc_render.vietnamese.patterns import pattern_of

_PURPOSE: Final = pattern_of(
    r"\((?:để|thay|b/c|báo cáo|biết|t/h|thực hiện|p/h|phối hợp|theo dõi|chỉ đạo|đăng tải)(?![^\W\d_])[^()]{0,80}\)",
    re.IGNORECASE,
)
"""Why somebody receives the document: "(để b/c)"; other words in brackets tell recipients apart."""
_COMMITTEE: Final = pattern_of(r"(?:ủy|uỷ) ban nhân dân", re.IGNORECASE)
_ENDS: Final = " \t.;,:-–—•+*"


def repeated_recipients(report: Report) -> Iterator[Finding]:
    """D658 at each entry of ``noi_nhan`` and ``kinh_gui`` that an earlier entry of the same list has, with its line."""
    head = report.file.van_ban
    for key, names in (("noi_nhan", head.noi_nhan), ("kinh_gui", head.kinh_gui)):
        first: dict[str, int] = {}
        for index, name in enumerate(names):
            folded = _folded(name)
            before = first.setdefault(folded, index)
            if folded and before != index:
                line = report.place("van_ban", key, before).line
                place = report.place("van_ban", key, index)
                yield finding("D658", place, key=key, seen=name, before=names[before], line=line)


def _folded(name: str) -> str:
    """A recipient without letter case, the marks around it, and the purpose in brackets."""
    plain = _COMMITTEE.sub("UBND", _PURPOSE.sub(" ", name))
    return " ".join(plain.strip(_ENDS).casefold().split())
