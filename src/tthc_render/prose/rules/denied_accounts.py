"""Claims that all of some things are done, where figures account for those that are open: P901.

``Thuộc thẩm quyền: 39 đơn. … Đã giải quyết: 36 đơn; đang xác minh: 03 đơn. … 100% đơn thuộc thẩm quyền đã được giải
quyết``: 36 and 3 make the 39, so that it is their account, whatever heading stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.claims_of_all import denied
from tthc_render.prose.sections import lead
from tthc_render.prose.spans import Quantity, around
from tthc_render.vietnamese.patterns import pattern_of

_NOUN: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_VERB: Final = r"giải quyết|xử lý|hoàn thành|khắc phục|trả lời|di dời|bàn giao|thi hành|thực hiện"
_CLAIM: Final = pattern_of(
    rf"(?<!\w)(?:100%|toàn bộ|tất cả)(?: (?:tổng )?(?:số|các))* (?P<noun>{_NOUN})(?!\w)"
    rf"(?P<which>(?: [^\W\d_]+){{0,6}}?) (?:đã|đều)(?: đã)?(?: được)? (?P<act>{_VERB})(?! đúng| trước| chậm)"
    r"(?: xong| dứt điểm| kịp thời)?(?=[.,;]|$| đến )",
    re.IGNORECASE,
)
_ALL: Final = frozenset({"100", "toàn", "tất"})
_ALL_OF: Final = ("100%", "toàn bộ", "tất cả")
_DID: Final = frozenset({"đã", "đều"})
_OPEN: Final = pattern_of(r"(?<!\w)(?:đang|còn|chưa)(?!\w)(?! (?:trong hạn của|thêm))", re.IGNORECASE)
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:kỳ trước|năm trước|năm \d{4}|cùng kỳ|đến hạn|quá hạn|phấn đấu|mục tiêu|dự kiến|sẽ|quý|tháng|yêu cầu"
    r"|kế hoạch|nếu|khi|trước đó|trước đây)(?!\w)",
    re.IGNORECASE,
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_SMALL: Final = nouns_in("số các của tổng được đã đều thuộc do tại trên địa bàn xã phường tỉnh nêu này trong kỳ toàn")
_BACK, _NEAR = 10, 4


def check_denied_accounts(context: ProseContext) -> list[Finding]:
    """Findings on claims of all that an account of what is done and open denies."""
    readings = context.running
    out: list[Finding] = []
    for at, reading in enumerate(readings):
        if not (reading.says(_ALL) and reading.says(_DID)) or " đ" not in reading.text:
            continue
        if not any(map(reading.low.__contains__, _ALL_OF)):
            continue
        for claim in _CLAIM.finditer(reading.text):
            if _OTHERS.search(around(reading.text, claim.start(), claim.end())):
                continue
            told = next(_accounts(readings, at, claim), "")
            if told:
                out.append(denied(reading, claim.start(), claim.group(), told))
                break
    return out


def _accounts(readings: Sequence[Reading], at: int, claim: re.Match[str]) -> Iterator[str]:
    unit = UNITS[claim["noun"].lower()]
    which = frozenset(_WORD.findall(claim["which"].lower())) - _SMALL
    act = claim["act"].lower()
    own = readings[at].passage
    for nth in range(at, max(-1, at - _BACK), -1):
        other = readings[nth]
        if other.passage.part != own.part:
            return
        for done, rest in pairwise(other.counts):
            if other is readings[at] and claim.start() <= done.start < claim.end():
                continue
            if not (done.count and rest.count and done.exact and rest.exact) or done.depth != rest.depth:
                continue
            if {done.unit, rest.unit} - {unit, ""} or act not in lead(other, done).lower():
                continue
            between, sentence = other.text[done.end : rest.start], around(other.text, done.start, rest.end, (". ",))
            if not _OPEN.search(between) or ". " in between or _OTHERS.search(sentence):
                continue
            if _is_whole(readings, nth, done, rest, unit, which):
                yield quote(other.text, max(0, done.start - 20), rest.end + 20)


def _is_whole(
    readings: Sequence[Reading], at: int, done: Quantity, rest: Quantity, unit: str, which: frozenset[str]
) -> bool:
    """Do the two make a figure before them of the noun, which is called what the claim is of?"""
    for nth in range(at, max(-1, at - _NEAR), -1):
        for x in readings[nth].counts:
            if x.unit != unit or x.count != done.count + rest.count or (nth == at and x.end > done.start):
                continue
            said = frozenset(_WORD.findall(f"{lead(readings[nth], x)} {x.after}".lower()))
            if which <= said:
                return True
    return False
