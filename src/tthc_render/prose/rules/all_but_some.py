"""All of a number is settled, and some of it still is in hand: P901.

``đã giải quyết xong toàn bộ 14 vụ. … Hai vụ khiếu nại còn lại … đang tổ chức đối thoại``; ``Toàn bộ 498 phản ánh đã
được xử lý dứt điểm. Số đang xử lý 35``; ``tiếp nhận 27 phản ánh, đã xử lý xong toàn bộ. Hiện 04 phản ánh … vẫn đang
được lấy mẫu``. The number that is left may be in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around, up_to
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"toàn", "tất", "hết", "cả"})
_OPEN: Final = frozenset({"đang"})
_SETTLED: Final = r"(?:giải quyết|xử lý|trả lời|khắc phục)"
_NUMBER: Final = r"\d[\d.]*"
_CLAIM = pattern_of(
    rf"(?<!\w)(?:đã |được ){{1,2}}{_SETTLED} (?:xong|dứt điểm)(?: toàn bộ| tất cả| hết)(?: cả)?"
    rf"(?: (?P<n>{_NUMBER}) (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?))?(?=[.,;])"
    rf"|(?<!\w)(?:[Tt]oàn bộ|[Tt]ất cả|[Cc]ả) (?P<n2>{_NUMBER}) (?P<noun2>[^\W\d_]+(?: [^\W\d_]+)?)[^.;()\d]{{0,40}}?"
    rf" (?:đều )?(?:đã|được)(?: được)? {_SETTLED} (?:xong|dứt điểm)(?!\w)"
)
_SPELT: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_LEFT = pattern_of(
    rf"(?:^|[.;]\s)(?:(?:Hiện|hiện|Hiện nay|Hiện còn|hiện còn|Còn|còn|Còn lại) )?(?P<n>{_NUMBER}|{'|'.join(_SPELT)})"
    r" (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)(?P<rest>[^.;()\d]{0,90}?)(?<!\w)đang (?P<state>[^.;()]{3,60})",
    re.IGNORECASE,
)
_COUNTED = pattern_of(rf"(?:^|[.;]\s)[Ss]ố (?:còn )?đang {_SETTLED}(?::| là| có)? (?P<n>{_NUMBER})(?![\d/%])")
_SOME = pattern_of(
    r"(?<!\w)(?:hạn|kỳ trước|năm trước|tháng trước|quý trước|cũ|chuyển sang|thuộc|nếu|sẽ|phấn đấu|dự kiến)(?!\w)"
)
_NEWER = pattern_of(
    r"(?<!\w)(?:kỳ trước|năm trước|nếu|sẽ|mới|phát sinh|tiếp tục|thi hành|thực hiện|theo dõi|khởi kiện|tòa|khác|ngoài"
    r"|cấp trên|sau khi|sau ngày|công khai|hoạt động|sử dụng|lưu trữ|hưởng)(?!\w)",
    re.IGNORECASE,
)
_OTHERS = pattern_of(
    r"(?<!\w)(?:tiếp nhận|thụ lý|nhận được|phát sinh|quý|tháng|tuần|năm|đợt|kỳ|riêng|đối với|tại|cấp)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a claim that go on to others: ``Quý II tiếp nhận 30 phản ánh; 04 phản ánh đang xử lý``."""
_FAR: Final = 420
_BACK: Final = 80


def check_all_but_some(context: ProseContext) -> list[Finding]:
    """Findings on claims that all is settled, before what is still in hand."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if any(near.says(_OPEN) for near in readings[at : at + 2])
        for item in _judge(readings, at)
    ]


def _judge(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for claim in _CLAIM.finditer(reading.text):
        if _SOME.search(around(reading.low, claim.start(), claim.end())):
            continue
        number, noun = claim["n"] or claim["n2"], (claim["noun"] or claim["noun2"] or "").lower()
        if not number:
            named = [x for x in up_to(reading.counts, claim.start(), 1) if claim.start() - x.end < _BACK and x.unit]
            number, noun = (named[0].text, named[0].unit) if named else ("", "")
        every = read_printed(number) if number else None
        if not every:
            continue
        for near, start in ((reading, claim.end()), *((x, 0) for x in readings[at + 1 : at + 2])):
            if near is not reading and near.passage.role == "heading":
                break
            stop = min(len(near.text), start + _FAR)
            for left in (*_LEFT.finditer(near.text, start, stop), *_COUNTED.finditer(near.text, start, stop)):
                some = _SPELT.get(left["n"].lower()) or read_printed(left["n"])
                if _OTHERS.search(near.text, start, left.start()):
                    break
                if some and 0 < some < every and "cơ bản" not in claim.group() and _is_of(left, noun):
                    yield finding(
                        "P901", reading.passage.at(claim.start()), all=claim.group(),
                        pending=left.group().strip(" .;"),
                    )  # fmt: skip
                    return


def _is_of(left: re.Match[str], noun: str) -> bool:
    """Is what is left of the things that the claim counts, in the state before it is settled?"""
    if _NEWER.search(left.group()):
        return False
    said = left.groupdict().get("noun")
    return said is None or said.lower().split()[0] == noun.split()[0]
