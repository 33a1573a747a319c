"""Two sides of one group: those of a ratio who did, and as many who did not: P305.

``118/126 kiến nghị được trả lời đúng hạn, 12 kiến nghị trả lời quá hạn``: together more than there are. Fewer are no
mistake, since some may still wait.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_DID = pattern_of(
    r"\s(?P<noun>[^\W\d_]+)(?P<more>(?:\s[^\W\d_]+){0,8}?)\s"
    r"(?P<what>đúng hạn|đúng quy định|đạt chuẩn|đạt yêu cầu|đạt|có mặt|tán thành|đồng ý|hài lòng)(?!\w)"
    r"[^.;:()]{0,24}?[,;]\s(?:còn\s|có\s|và\s)?"
)
_DID_NOT: Final = {
    "đúng hạn": r"(?:quá hạn|trễ hạn|chậm hạn|không đúng hạn)",
    "đúng quy định": r"(?:không|chưa) đúng quy định",
    "đạt chuẩn": r"(?:không|chưa) đạt chuẩn",
    "đạt yêu cầu": r"(?:không|chưa) đạt yêu cầu",
    "đạt": r"(?:không|chưa) đạt",
    "có mặt": r"(?:vắng|vắng mặt)",
    "tán thành": r"không tán thành",
    "đồng ý": r"không đồng ý",
    "hài lòng": r"(?:không|chưa) hài lòng",
}
_REFUSALS = {
    did: pattern_of(rf"\s(?P<noun>[^\W\d_]+)(?P<more>(?:\s[^\W\d_]+){{0,6}}?)\s{did_not}(?=[.,;]|$)")
    for did, did_not in _DID_NOT.items()
}
_OF_DOING: Final = nouns_in("đã được bị có còn giải quyết xử lý trả lời kết quả thực hiện")
_REACH: Final = 110
_FINISHED = pattern_of(
    r"(?<!\w)(?:hoàn thành|giải quyết|xử lý|thực hiện xong|khởi công|phê duyệt)(?: được| xong)?\s$", re.IGNORECASE
)
_OPEN = pattern_of(r"\s[^.;,()\d]{2,20}?\s(?:đang|chưa|chậm|quá hạn|trễ hạn|tạm dừng|không hoàn thành|trong hạn)(?!\w)")
_OTHERS = pattern_of(r"(?<!\w)(?:(?:kỳ|năm|quý|tháng) trước|cũ|khác|mới|ngoài|bổ sung)(?!\w)")
_NOT_YET = pattern_of(r"\s[^.;,()\d]{2,16}?\s(?:chưa|không)\s(?:được\s)?(?P<what>[^\W\d_]+\s[^\W\d_]+)(?!\w)")
_MOST_STATES: Final = 3


def check_sides_of_ratios(context: ProseContext) -> list[Finding]:
    """Findings on those who did not, where more than the others of the ratio are named."""
    near = [reading for reading in context.running if reading.ratios]
    return [item for reading in near for item in (*_sides(reading), *_not_yet(reading), *_states(reading))]


def _not_yet(reading: Reading) -> Iterator[Finding]:
    """``kê khai 6.812/6.830 người, 28 người chưa kê khai``: more than the ratio leaves."""
    for ratio in reading.ratios:
        rest = next((x for x in reading.counts if x.start > ratio.end), None)
        if rest is None or ratio.part > ratio.whole or rest.unit != ratio.unit or not rest.unit or not rest.exact:
            continue
        between = reading.text[ratio.end : rest.start].replace(rest.noun, "", 1).strip()
        if between not in (",", ", còn", "; còn", ";") or rest.count <= ratio.whole - ratio.part:
            continue
        denied = _NOT_YET.match(reading.text, rest.end)
        if denied and denied["what"] in reading.low[max(0, ratio.start - 60) : ratio.start]:
            reading.compare(ratio, rest)
            yield from missed_rest(reading, rest, [ratio.whole], [ratio.part], ratio.start, denied.end())


def _states(reading: Reading) -> Iterator[Finding]:
    """``hoàn thành 71/96 nhiệm vụ, đạt 74,0%; 22 nhiệm vụ đang thực hiện; 6 nhiệm vụ chậm``: more than there are."""
    for ratio in reading.ratios:
        if not _FINISHED.search(reading.text, max(0, ratio.start - 40), ratio.start) or ratio.part >= ratio.whole:
            continue
        stop = reading.sentence_at(ratio.start).end
        behind = [x for x in reading.counts if ratio.end < x.start < stop]
        open_ones = behind[:_MOST_STATES]
        if not open_ones or any(x.unit != ratio.unit or x.depth or not x.exact for x in open_ones):
            continue
        stops = [x.start for x in open_ones[1:]] + [stop]
        words = [reading.text[x.end : end] for x, end in zip(open_ones, stops, strict=True)]
        if len(behind) != len(open_ones) or not all(map(_OPEN.match, words)) or any(map(_OTHERS.search, words)):
            continue
        left = ratio.whole - ratio.part
        reading.compare(ratio, *open_ones)
        if len(open_ones) == 1 and open_ones[0].count > left:
            yield from missed_rest(reading, open_ones[0], [ratio.whole], [ratio.part], ratio.start)
        elif total_of(open_ones) > left and not any(x.count in (left, total_of(open_ones) - left) for x in open_ones):
            figures = [format_decimal(ratio.part), *(x.text for x in open_ones)]
            added = ratio.part + total_of(open_ones)
            yield finding(
                "P301", reading.passage.at(ratio.start), total=f"{format_decimal(ratio.whole)} {ratio.unit}".strip(),
                parts=" + ".join(figures), sum=format_decimal(added), difference=format_decimal(added - ratio.whole),
                quote=quote(reading.text, ratio.start, open_ones[-1].end),
            )  # fmt: skip


def _sides(reading: Reading) -> Iterator[Finding]:
    for ratio in reading.ratios:
        said = _DID.match(reading.text, ratio.end, ratio.end + _REACH)
        if not said or ratio.part > ratio.whole:
            continue
        rest = next((x for x in reading.counts if x.start == said.end()), None)
        denied = _REFUSALS[said["what"]].match(reading.text, rest.end) if rest else None
        if rest is None or not denied or denied["noun"].lower() != said["noun"].lower() or not rest.exact:
            continue
        if not set(denied["more"].lower().split()) <= {*said["more"].lower().split(), *_OF_DOING}:
            continue  # "17/19 tiêu chí đạt, 5 tiêu chí thành phần chưa đạt": of another group
        reading.compare(ratio, rest)
        if rest.count > ratio.whole - ratio.part:
            yield from missed_rest(reading, rest, [ratio.whole], [ratio.part], ratio.start, denied.end())
