"""An age beside a year of birth that it does not fit: P512.

``các cụ tròn 100 tuổi, trong đó có cụ Nguyễn Thị Lan, sinh năm 1935``. The age may be counted from the day of birth or
in the old way, in any year that the paragraph names or in that of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_BORN: Final = (
    r"sinh (?:năm |ngày (?:\d{1,2}[/-]\d{1,2}[/-]|\d{1,2} tháng \d{1,2} năm )|tháng \d{1,2}(?:[/-]| năm ))"
    r"(?P<born>(?:18|19|20)\d{2})(?!\d|\s?(?:[-–]|đến|trở))"
)
_AGE: Final = r"(?P<age>\d{1,3}) tuổi(?! (?:\d|Đảng|đảng|nghề|Đoàn|quân))"
_NAME: Final = (
    rf"(?:(?:[Cc]ụ|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Đđ]ồng chí)(?: (?:ông|bà))? )?[{CAPITALS}][^\W\d_]*\.?"
    rf"(?: [{CAPITALS}][^\W\d_]*\.?){{0,4}}"
)
_REACHED: Final = (
    r"(?:(?:năm nay|nay|hiện|vừa|mới|đã|tròn|được|đủ|thọ|hưởng thọ|đại thọ|mừng thọ|bước sang"
    r"|(?:ở|tại) thôn [^,;.()]{2,20},) )*"
)
_BORN_THEN_AGE: Final = pattern_of(rf"(?<!\w){_BORN}[,()\s]{{1,3}}{_REACHED}{_AGE}")
"""``cụ Lê Thị Tư, sinh tháng 3/1935, năm nay tròn 100 tuổi``."""
_AGE_THEN_BORN: Final = pattern_of(
    rf"(?<![\d.,/]){_AGE}(?:\s?[(,] ?|,? (?:là|cho|có|trong đó(?: có)?|gồm|gồm có)(?: các)? {_NAME}"
    rf"(?:\s?[(,])? ?){_BORN}"
)
"""``90 tuổi (sinh năm 1936)``, ``tròn 100 tuổi, trong đó có cụ Nguyễn Thị Lan, sinh năm 1935``."""
_RANGE: Final = pattern_of(r"(?:từ|đến|hết|trên|dưới|gần|hơn|ngoài|khoảng|[-–])\s$")
_YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_OTHERWISE: Final = pattern_of(r"(?<!\w)(?:mất|hy sinh|qua đời|từ trần|khi|lúc|lên|con|cháu)(?!\w)")
_MOST: Final = 120


def check_ages(context: ProseContext) -> list[Finding]:
    """Findings on ages that no year that may be meant makes of the year of birth."""
    if not context.vocabulary.issuperset(("tuổi", "sinh")) or context.latest is None:
        return []
    near = [reading for reading in context.saying(("tuổi",)) if "sinh" in reading.vocabulary]
    return [item for reading in near for item in _misfits(reading, context.latest)]


def _misfits(reading: Reading, today: date) -> Iterator[Finding]:
    text = reading.text
    for found in (*_BORN_THEN_AGE.finditer(text), *_AGE_THEN_BORN.finditer(text)):
        born, age = int(found["born"]), int(found["age"])
        if not 0 < age <= _MOST or born > today.year or _OTHERWISE.search(found.group()):
            continue
        if _RANGE.search(text, max(0, found.start("age") - 8), found.start("age")):
            continue
        named = {int(x.group()) for x in _YEAR.finditer(text) if x.start() != found.start("born")}
        years = {today.year, *(year for year in named if year <= today.year + 1)}
        if not any(abs(age - (year - born)) <= 1 for year in years if year > born):
            yield finding(
                "P512", reading.passage.at(found.start()), written=f"{age} tuổi", right=f"{today.year - born} tuổi",
                quote=quote(text, found.start(), found.end()),
            )  # fmt: skip
