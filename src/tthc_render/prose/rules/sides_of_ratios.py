"""Two sides of one group: those of a ratio who did, and as many who did not: P305.

``118/126 kiến nghị được trả lời đúng hạn, 12 kiến nghị trả lời quá hạn``: together more than there are. Fewer are no
mistake, since some may still wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
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
    did: pattern_of(rf"\s(?P<noun>[^\W\d_]+)(?:\s[^\W\d_]+){{0,6}}?\s{did_not}(?=[.,;]|$)")
    for did, did_not in _DID_NOT.items()
}
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
        reading.compare(ratio, rest)
        right = ratio.whole - ratio.part
        if rest.count > right:
            yield finding(
                "P305", reading.passage.at(rest.start), rest=shown(rest), whole=format_decimal(ratio.whole),
                part=format_decimal(ratio.part), right=format_decimal(right),
                quote=quote(reading.text, ratio.start, denied.end()),
            )  # fmt: skip
