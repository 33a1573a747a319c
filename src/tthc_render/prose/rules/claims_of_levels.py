"""A claim that all reach a level, or that none is below it, against those that are below: P901.

``06 đơn vị đạt trên 60%, 04 đơn vị từ 50% đến 60% và 01 đơn vị dưới 50% … tất cả các địa phương đều đạt từ 50% trở
lên``; ``không có chủ đầu tư nào giải ngân dưới 40%``. The level is the same to the digit, and what is measured is named
the same, or the claim sums up what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.denied_sweeps import denied
from tthc_render.prose.sections import BACK, TIMES, before
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_LEVEL: Final = r"(?P<level>\d[\d.]*(?:,\d+)?)(?P<unit>\s?%| [^\W\d_]+)"
_ALL_REACH: Final = pattern_of(
    r"(?<![\w/.,])(?:1(?:00%)|[Tt]oàn bộ|[Tt]ất cả|[Mm]ọi|(?:[Cc]ả )?(?P<every>\d{1,3})/(?P=every))(?: (?:các|số))?"
    r" (?:\d{1,3}(?:/\d{1,3})? )?(?P<who>[^.;:()\d%]{2,40}?) (?:đã |đều )*(?:có|đạt|giải ngân|thực hiện|đều)(?!\w)"
    rf"(?P<what>[^.;:()\d%]{{0,70}}?) (?:từ|trên) {_LEVEL}(?: trở lên)?(?!\w)"
)
_NONE_BELOW: Final = pattern_of(
    r"(?<!\w)[Kk]hông (?:có|còn) (?P<who>[^.;:()\d%]{2,40}?)(?: nào)?(?: (?:có|đạt|giải ngân|thực hiện))"
    rf"(?P<what>[^.;:()\d%]{{0,60}}?) dưới {_LEVEL}(?!\w)"
)
_BELOW: Final = (
    r"(?<![\w/.,])(?P<count>0?[1-9]\d{{0,2}}) (?P<what>[^.;:,()\d%]{{2,70}}?) dưới (?:mức )?{level}{unit}(?!\w)"
)
_MEANT: Final = pattern_of(
    r"(?<!\w)(?:phấn đấu|mục tiêu|sẽ|kế hoạch|dự kiến|nhằm|yêu cầu|để|cùng kỳ|năm trước|kỳ trước|đầu (?:năm|kỳ)|trước"
    r"|riêng|trừ|nếu|nguy cơ|từng)(?!\w)",
    re.IGNORECASE,
)
_NOW: Final = pattern_of(r"(?<!\w)(?:đến|hiện) nay(?!\w)", re.IGNORECASE)
_THEN: Final = pattern_of(r"(?<!\w)(?:quý|tháng|năm|ngày|tuần|đợt|sau|qua|ban đầu|lúc|khi)(?!\w)", re.IGNORECASE)
"""What was below the level at a time of its own may have reached it by now."""
_SUMS_UP: Final = pattern_of(r"(?:Như vậy|Nhìn chung|Có thể thấy|Tóm lại|Đánh giá chung)(?!\w)", re.IGNORECASE)
_WORDS: Final = frozenset({"dưới"})
_HAS: Final = frozenset(["có", "đạt", "tỷ", "lệ", "mức", "số", "được", "đã", "đều", "các", "của", "và", "điểm", "còn"])
_LEVELS: Final = frozenset(["dưới", "trên", "từ", "nào", "thực", "hiện"])
_ANYBODY: Final = frozenset(["đơn", "vị", "địa", "phương", "thôn", "xã", "phường", "trường", "cơ", "quan"])


def check_claims_of_levels(context: ProseContext) -> list[Finding]:
    """Findings on claims that all reach a level which some are said to be below."""
    readings = context.running
    near = {place for at in context.places_of(_WORDS) for place in range(at, min(at + BACK + 1, len(readings)))}
    return [item for at in sorted(near) if readings[at].has_digits for item in _judge(readings, at)]


def _judge(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for claim in (*_ALL_REACH.finditer(reading.text), *_NONE_BELOW.finditer(reading.text)):
        said = around(reading.text, claim.start(), claim.end(), (". ",))
        lead = said[: said.find(claim[0])]
        if _MEANT.search(claim[0]) or _MEANT.search(lead):
            continue
        for other in before(readings, at):
            for found in _those_below(other, claim):
                told = around(other.text, found.start(), found.end())
                if _MEANT.search(told) or not _times(told) <= _times(said):
                    continue
                if _NOW.search(lead) and _THEN.search(told):
                    continue
                if _is_of_the_same(claim, found, other.text, said):
                    yield denied(reading, claim.start(), claim[0], found[0])
                    return


def _those_below(other: Reading, claim: re.Match[str]) -> Iterator[re.Match[str]]:
    if "dưới" not in other.vocabulary:
        return
    pattern = _BELOW.format(level=re.escape(claim["level"]), unit=re.escape(claim["unit"]))
    for found in re.finditer(pattern, other.text):
        if other.text is not claim.string or not claim.start() <= found.start() < claim.end():
            yield found


def _is_of_the_same(claim: re.Match[str], found: re.Match[str], text: str, said: str) -> bool:
    """Do both measure the same, in words, or does the claim sum up what is told without words of its own?"""
    behind = re.match(r"[^.;,()\d]{0,60}", text[found.end() :])
    told = _content(f"{found['what']} {behind[0] if behind else ''}") - _content(claim["who"]) - _ANYBODY
    if told:
        return told <= _content(said)
    measured = _content(claim.string[claim.end("who") : claim.start("level")]) - _LEVELS
    return bool(_SUMS_UP.search(said[: said.find(claim[0]) + 12]) or measured & _content(text))


def _content(words: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", words.lower())) - _HAS


def _times(sentence: str) -> set[str]:
    return {found[0].lower() for found in TIMES.finditer(sentence)}
