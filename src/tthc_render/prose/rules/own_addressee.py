"""A report that is addressed to the office which makes it: P983.

``Kính gửi: UBND xã Đại Từ`` in the report of UBND xã Đại Từ; ``Sở Tư pháp kính báo cáo Sở Tư pháp``.
"""

from __future__ import annotations

import re
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.patterns import pattern_of

_TO: Final = pattern_of(r"Kính gửi\s?:?\s*|[-+]\s+", re.IGNORECASE)
_LONG: Final = (("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
_PLACE: Final = pattern_of(r"\s(?:tỉnh|thành phố)\s.*$")
_REPORTS: Final = r"(?:xin |kính |trân trọng )*(?:báo cáo|trình|kính gửi|gửi báo cáo|kính đề nghị)"
_ENDS: Final = r"(?=\s(?:xem xét|tổng hợp|theo dõi|cho ý kiến|chỉ đạo|biết|quan tâm|phê duyệt|quyết định)|[./,;]|$)"
"""What stands behind an addressee; not ``báo cáo Sở Tư pháp trước ngày …``, which others do."""
_POLITE: Final = frozenset({"kính", "trọng", "xin"})
_SAID: Final = pattern_of(
    rf"(?<=\s)(?P<verb>{_REPORTS})\s(?P<to>(?:UBND|HĐND|Ủy ban|Sở|Bộ|Công an|Thanh tra|Ban|Chi cục|Cục|Trường|Bệnh viện"
    rf"|Trung tâm) [^.,;:()]{{2,60}}?){_ENDS}"
)


def check_own_addressee(context: ProseContext) -> list[Finding]:
    """Findings on addressees that are the reporting office itself."""
    own = _short(context.facts.issuer).split(",")[0].strip()
    out: list[Finding] = []
    names = {own.casefold(), _PLACE.sub("", own).casefold()} if own.startswith(("Sở ", "Bộ ")) else {own.casefold()}
    for reading in context.readings:
        if reading.passage.role == "addressee":
            name = _short(_TO.sub("", reading.text, count=1)).strip(" ;./,").split(",")[0]
            if name and name.casefold() in names:
                out.append(finding("P983", reading.passage.at(0), written=reading.text.strip(), own=own))
    for reading in context.saying(_POLITE):
        for found in _SAID.finditer(reading.text):
            if _short(reading.text[: found.start()]).endswith(_short(found["to"])):
                written = f"{found['to']} {found.group()}"
                out.append(finding("P983", reading.passage.at(found.start("to")), written=written, own=found["to"]))
    return out


def _short(words: str) -> str:
    for long, short in _LONG:
        words = words.replace(long, short)
    return " ".join(words.split())
