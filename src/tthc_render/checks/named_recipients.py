"""Recipients that cannot be reached: an article that the document does not have, a ministry merged before its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.rules.former_levels import DISTRICT_OFFICES, FORMER_LEVEL
from tthc_render.reports.model import Report
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM, format_short
from tthc_render.vietnamese.former_offices import former_offices
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import slug

_AS_ARTICLES: Final = pattern_of(
    r"[\s\-–—•+]*như\s+điều\s+(?P<numbers>\d+(?:\s*(?:,|;|và|-|–)\s*(?:điều\s+)?\d+)*)", re.I
)
_AS_ABOVE: Final = pattern_of(r"nhu_(?:tren|kinh_gui)|nt|n_t|nhu_muc_kinh_gui")
"""``NHƯ TRÊN``, ``Nhu tren``, ``Như kính gửi``, folded."""
_OF_ANOTHER: Final = pattern_of(r"\s*(?:của\s+)?(?:Nghị|Luật|Thông tư|Quyết định\s+số|Quy (?:định|chế)|Kế hoạch)", re.I)
"""``Như Điều 15 Nghị định 61/2018/NĐ-CP``: the article is none of this document."""
_ARTICLE: Final = pattern_of(r"\s*(?:\*\*)?(?:\{\.dieu\}|Điều\s+(?P<number>\d+)\s*[.:])")
_BEFORE: Final = pattern_of(r"(?<!\w)(?:trước đây|cũ|nay là|tiền thân)(?!\w)", re.IGNORECASE)


def named_recipients(report: Report) -> Iterator[Finding]:
    """D659 at "Như Điều 5" of a document with fewer articles, D673 at a misspelt "Như trên", P907 and P908 at
    districts and ministries that were ended.

    Both lists are read: noi_nhan and kinh_gui.
    """
    head = report.file.van_ban
    last = _articles(report)
    day = head.ngay if isinstance(head.ngay, date) else date(head.ngay.nam, head.ngay.thang or 1, 1)
    is_late = max(day, report.period.end) >= NO_DISTRICTS_FROM and not FORMER_LEVEL.search(report.unit.ten)
    for index, name in enumerate(head.noi_nhan if head.kinh_gui else ()):
        if name[:1].isalpha() and _AS_ABOVE.fullmatch(slug(name)) and not re.match(r"Như\s+trên", name):
            yield finding("D673", report.place("van_ban", "noi_nhan", index), seen=name)
    for key, names in (("noi_nhan", head.noi_nhan), ("kinh_gui", head.kinh_gui)):
        for index, name in enumerate(names):
            place = report.place("van_ban", key, index)
            articles = _AS_ARTICLES.match(name) if key == "noi_nhan" and last else None
            own = articles and not _OF_ANOTHER.match(name, articles.end())
            number = max(map(int, re.findall(r"\d+", articles["numbers"]))) if articles and own else 0
            if number > last:
                yield finding("D659", place, seen=name, number=number, last=last)
            ended = DISTRICT_OFFICES.search(name) if is_late and not _BEFORE.search(name) else None
            former = next((x for x in former_offices(name) if day >= x.day and not ended), None)
            if former and not _BEFORE.search(name):
                yield finding("P908", place, written=former.found[0], now=former.now, day=format_short(former.day))
            if ended:
                day_words = format_short(NO_DISTRICTS_FROM)
                yield finding("P907", place, written=ended[0], day=day_words, quote=name)


def _articles(report: Report) -> int:
    """The number of the last article typed into the narrative; 0 where there are none."""
    lines = [line for text in report.narratives.values() for line in text.split("\n")]
    found = [article for line in lines if (article := _ARTICLE.match(line))]
    return max([len(found), *(int(item["number"]) for item in found if item["number"])])
