"""``04 nguyên nhân chính: thứ nhất …; thứ hai …; thứ ba …``: members that say their own number. P707."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_SERIES: Final = (
    ("thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"),
    ("một là", "hai là", "ba là", "bốn là", "năm là", "sáu là", "bảy là"),
)
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_ANNOUNCED = pattern_of(
    r"(?<![\w/.,])(?P<count>0?[2-7]|hai|ba|bốn|năm|sáu|bảy)\s(?P<noun>[^.;:,()\d]{3,50}?)(?: sau| như sau| sau đây"
    r"| cụ thể| là| đó là)?\s?(?P<mark>[:.])\s(?=Thứ nhất|thứ nhất|Một là|một là)",
    re.IGNORECASE,
)
_ANNOUNCES = pattern_of(
    r"(?:nhóm |số )?(?:nguyên nhân|bài học|kinh nghiệm|giải pháp|biện pháp|hạn chế|tồn tại|khó khăn|vướng mắc|nhiệm vụ"
    r"|mục tiêu|nội dung|vấn đề|kiến nghị|đề xuất|yêu cầu|kết quả|việc|công việc|khâu đột phá)"
    r"(?: (?:chính|chủ yếu|trọng tâm|cơ bản|lớn|then chốt|cụ thể|quan trọng|trọng yếu|nổi bật|kinh nghiệm|quý|chung"
    r"|khách quan|chủ quan|trước mắt|lâu dài|cấp bách|đột phá|và|về))*(?: của [^.]{2,30})?",
    re.IGNORECASE,
)
"""What a sentence announces of which the members are sentences of their own: ``Có 04 nhiệm vụ. Thứ nhất, …``."""
_OPEN = pattern_of(r"\.\.\.|…|v\.v|(?<!\w)(?:cuối cùng|ngoài ra|bên cạnh đó)(?!\w)", re.IGNORECASE)


def check_ordinal_lists(context: ProseContext) -> list[Finding]:
    """Findings on numbers of members that the last member's own number denies."""
    return [
        item
        for reading in context.running
        if "thứ nhất" in reading.low or "một là" in reading.low
        for item in _lists(reading)
    ]


def _lists(reading: Reading) -> Iterator[Finding]:
    for said in _ANNOUNCED.finditer(reading.text):
        if said["mark"] == "." and not _ANNOUNCES.fullmatch(said["noun"].strip()):
            continue
        words = next(words for words in _SERIES if reading.low.startswith(words[0], said.end()))
        listed, at = 0, said.end()
        for word in words:
            found = re.compile(rf"(?<!\w){word}(?!\w)").search(reading.low, at)
            if not found:
                break
            listed, at = listed + 1, found.end()
        stated = _NUMBERS.get(said["count"].lower()) or int(said["count"])
        if listed > 1 and listed != stated and not _OPEN.search(reading.text, said.end()):
            yield finding(
                "P707", reading.passage.at(said.start()), stated=said["count"], listed=f"{listed:02}",
                unit=said["noun"].strip(), quote=quote(reading.text, said.start(), said.end() + 40),
            )  # fmt: skip
