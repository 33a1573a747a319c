"""A claim that all is settled, against a balance that shows what is open: P901.

``Thuộc thẩm quyền: 39 đơn … Đã giải quyết: 36 đơn; đang xác minh: 03 đơn … 100% đơn thuộc thẩm quyền đã được giải quyết
dứt điểm``: settled and open ones add up to those that the claim is of. The balance may stand in the section before a
remark on all of it ("Đánh giá").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.claims_of_all import Claim, claims_in, denied
from tthc_render.prose.spans import Quantity, around
from tthc_render.vietnamese.patterns import pattern_of

_BACK: Final = 7
"""Paragraphs and lines before the claim in which the balance may stand."""
_REMARK: Final = pattern_of(r"(?:Đánh giá|Nhận xét)(?: chung)?\W*$", re.IGNORECASE)
_ACTS: Final = frozenset(
    {
        *("giải quyết", "xử lý", "khắc phục", "hoàn thành", "kết luận", "thực hiện", "trả kết quả", "trả lời"),
        *("di dời", "bàn giao", "thi hành"),
    }
)
_LEAST: Final = 3
"""Figures of a balance."""
_OPEN_WORDS: Final = frozenset({"đang", "chưa"})
_ALL_WORDS: Final = frozenset({"100", "toàn", "tất", "mọi", "đều", "hết"})
_SETTLED: Final = pattern_of(
    r"(?<!\w)(?:(?:đã|được|kết quả)(?: được)? (?:giải quyết|xử lý|trả|khắc phục|kết luận|thực hiện|di dời|bàn giao"
    r"|thi hành|hoàn thành)|(?<=[;,:.]\s)hoàn thành)(?!\w)"
    r"(?! đúng| trước)[^.;,()]{0,30}$",
    re.IGNORECASE,
)
_LEFT: Final = pattern_of(r"(?<!\w)còn$", re.IGNORECASE)
_LEFT_OPEN: Final = pattern_of(r"[^.;,()\d]{0,30}(?<!\w)(?:đang|chưa)(?!\w)")
"""``còn 04 hộ chưa đồng ý``."""
_OPEN: Final = pattern_of(
    r"(?<!\w)(?:đang|chưa)(?: được| tiếp tục)? (?:giải quyết|xử lý|xác minh|xem xét|thẩm tra|thụ lý|khắc phục|làm rõ"
    r"|thực hiện|hoàn thành|kết luận)(?!\w)",
    re.IGNORECASE,
)
_ONLY_IN_TIME: Final = pattern_of(
    r"(?: [^\W\d_]+){0,3}?,? (?:đúng|trước|sớm) (?:và (?:đúng|trước) )?(?:thời )?hạn"
    r"|(?: [^\W\d_]+){0,2}? theo|(?: [^\W\d_]+){0,2}? đúng"
)
_THEN: Final = pattern_of(r"(?<!\w)(?:kỳ trước|năm trước|cùng kỳ)(?! chuyển)(?!\w)", re.IGNORECASE)
_LATER: Final = pattern_of(
    r"(?<!\w)(?:đến nay|hiện nay|đến ngày|sau đó|kỳ trước|đến hạn|đủ điều kiện)(?!\w)", re.IGNORECASE
)


def check_unbalanced_claims(context: ProseContext) -> list[Finding]:
    """Findings on claims of all that the figures of their section deny."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in context.places_saying(_ALL_WORDS):
        if not claims_in(reading):
            continue
        section = _section(readings, at)
        if sum(len(other.counts) for other in section) < _LEAST or not any(x.says(_OPEN_WORDS) for x in section):
            continue
        for claim in claims_in(reading):
            if claim.late or claim.act not in _ACTS or _ONLY_IN_TIME.match(reading.text, claim.end):
                continue
            if _LATER.search(reading.text, max(0, claim.start - 60), claim.end):
                continue
            open_ = next(_still_open(section, reading, claim), None)
            if open_ is not None:
                out.append(denied(reading, claim.start, claim.words, f"{open_.label.strip()} {shown(open_)}".strip()))
                break
    return out


def _section(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The paragraph and those before it up to a heading, but for the heading of a remark on all of it."""
    out = [readings[at]]
    for reading in reversed(readings[max(0, at - _BACK) : at]):
        if reading.passage.part != readings[at].passage.part:
            break
        if reading.passage.role == "heading":
            if not _REMARK.match(reading.text) or len(out) > 2:
                break
            continue
        out.append(reading)
    return out


def _still_open(section: Sequence[Reading], own: Reading, claim: Claim) -> Iterator[Quantity]:
    """Open ones that are, with the settled ones, all that the claim is of."""
    figures = [
        (reading, x)
        for reading in section
        for x in reading.counts
        if x.unit in (claim.unit, "") and x.count and not (reading is own and x.start >= claim.start)
    ]
    if len(figures) < _LEAST:
        return
    opened = [
        x
        for r, x in figures
        if _OPEN.search(x.label)
        or _OPEN.match(r.text[x.end : x.end + 40].partition(",")[0].strip())
        or (_LEFT.search(x.label) and _LEFT_OPEN.match(r.text, x.end))
    ]
    settled = [x for r, x in figures if _SETTLED.search(r.text, max(0, x.start - 60), x.start)]
    for reading, whole in figures:
        if whole.unit != claim.unit:
            continue
        if _THEN.search(around(reading.text, whole.start, whole.end, (". ",))):
            continue
        clause = around(reading.low, whole.start, whole.end, (". ", "; ", ", ")).replace(":", " ").split()
        if not claim.which <= frozenset(clause) or ("không" in clause) != ("không" in claim.which):
            continue
        for rest in opened:
            if any(
                done.count + rest.count == whole.count for done in settled if done is not rest and rest is not whole
            ):
                yield rest
