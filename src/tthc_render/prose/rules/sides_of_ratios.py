"""Two sides of one group: those of a ratio who did, and as many who did not: P305.

``118/126 kiến nghị được trả lời đúng hạn, 12 kiến nghị trả lời quá hạn``: together more than there are. Fewer are no
mistake, since some may still wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
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


def check_sides_of_ratios(context: ProseContext) -> list[Finding]:
    """Findings on those who did not, where more than the others of the ratio are named."""
    return [item for reading in context.running if reading.ratios for item in _sides(reading)]


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
