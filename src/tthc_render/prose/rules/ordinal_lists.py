"""``04 nguyên nhân chính: thứ nhất …; thứ hai …; thứ ba …``: members that say their own number. P707.

``một là …; hai là …; bốn là …``: a number left out (P701) or said twice (P702), in one paragraph or at the beginning of
several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


_SAID: Final = tuple(
    pattern_of(rf"(?:^|[.;:,]\s(?:và\s)?)(?P<word>{'|'.join(words)})(?P<title>,?\s[^.;]{{0,40}})", re.IGNORECASE)
    for words in _SERIES
)
_SETS: Final = frozenset({"nhóm", "loại", "số", "chỉ"})
"""``Bốn là nhóm mặt hàng …``: no member of a list."""


def check_ordinal_lists(context: ProseContext) -> list[Finding]:
    """Findings on numbers of members that the last member's own number denies, and on their order."""
    begun = [r for r in context.running if "thứ nhất" in r.low or "một là" in r.low]
    if not begun:
        return []
    return [item for reading in begun for item in _lists(reading)] + _order(context.running)


def _order(readings: Sequence[Reading]) -> list[Finding]:
    """``một là …; hai là …; bốn là …``: each series from its first member on."""
    out: list[Finding] = []
    for words, pattern in zip(_SERIES, _SAID, strict=True):
        last = -1
        for reading in readings:
            for found in pattern.finditer(reading.text) if words[0][-3:] in reading.low or last >= 0 else ():
                at = words.index(found["word"].lower())
                if at == 0:
                    last = 0
                    continue
                of_a_set = found["title"].split()[:1] and found["title"].split()[0] in _SETS
                if last < 0 or at == last + 1 or of_a_set:
                    last = at if last >= 0 and not of_a_set else last
                    continue
                if at == last + 2 or at == last:
                    code, due = ("P701", at - 1) if at > last else ("P702", at + 1)
                    right = words[due] if due < len(words) else "…"
                    out.append(
                        finding(
                            code, reading.passage.at(found.start("word")), label=found["word"],
                            title=found["title"].strip(" ,"), before=f"“{words[last]}”", right=f"“{right}”.",
                        )
                    )  # fmt: skip
                last = -1
            if reading.passage.role == "heading":
                last = -1
    return out


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
