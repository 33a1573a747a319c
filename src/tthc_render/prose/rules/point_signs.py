"""Differences of two rates: with both signs (P963), or with “%” alone, which may be read as growth (P964, a note).

``tăng 0,28% điểm phần trăm``; ``từ 58,2% lên 73,6%, tăng 15,4%``; ``đạt 85,3%, vượt 1,3% chỉ tiêu (84%)``. Right
reports write the latter, too, so it is only noted, and only where the figure is the difference and not the growth.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_BOTH: Final = pattern_of(r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{1,3})?)\s?%\s?điểm(?:\sphần\străm|\s?%)(?!\w)")
_RATE: Final = r"(?<![\w.,/])(?P<{}>\d{{1,3}}(?:,\d{{1,3}})?)%"
_MOVE: Final = pattern_of(
    r"(?<!\w)từ\s(?:mức\s)?" + _RATE.format("old")
    + r"[^.;:%\d]{0,24}(?:\d{4})?[^.;:%\d]{0,16}\s(?:lên|xuống)(?:\scòn)?\s(?:mức\s)?" + _RATE.format("new")
    + r"[^.;:%\d]{0,24}(?:\d{4})?\s?[,(]\s?(?:tức\s|tương\s(?:ứng|đương)\s(?:với\s)?(?:mức\s)?)?"
    r"(?P<word>tăng|giảm)(?:\sthêm)?\s"
    + _RATE.format("change") + r"(?!\s?điểm)"
)  # fmt: skip
_AGAINST: Final = pattern_of(
    r"(?<!\w)(?:đạt|chiếm|bằng|là)\s(?:tỷ\slệ\s)?" + _RATE.format("new")
    + r"[^.;:%\d]{0,50}[,(]\s?(?P<word>vượt|cao hơn|thấp hơn|tăng|giảm|hụt)\s" + _RATE.format("change")
    + r"\s(?:so với\s)?(?:mức\s)?(?:chỉ tiêu|kế hoạch|mục tiêu|cùng kỳ|quy định|năm trước|yêu cầu)"
    r"[^.;:%\d]{0,30}(?:\d{4}\s?)?(?:\(|là\s)(?:là\s)?" + _RATE.format("old")
)  # fmt: skip
_ROUNDED: Final = Decimal("0.15")
"""What rounding of the two rates may make of their growth."""
_SHARE_WORDS: Final = ("lên ", "xuống ", "chỉ tiêu", "kế hoạch", "cùng kỳ", "mục tiêu", "quy định")


def check_point_signs(context: ProseContext) -> list[Finding]:
    """Findings on differences of rates that are not, or not only, points."""
    return [item for reading in context.running if reading.text.count("%") for item in _signs(reading)]


def _signs(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for found in _BOTH.finditer(text) if "% điểm" in text or "%điểm" in text else ():
        right = f"{found['number']} điểm phần trăm"
        yield finding("P963", reading.passage.at(found.start()), written=found.group(), right=right)
    if text.count("%") < 3 or not any(word in text for word in _SHARE_WORDS):
        return
    for pattern in (_MOVE, _AGAINST):
        for found in pattern.finditer(text):
            old, new, change = (read_printed(found[name]) for name in ("old", "new", "change"))
            if old is None or new is None or change is None or not old or change != abs(new - old):
                continue
            if abs(change - abs(new - old) / old * 100) > _ROUNDED:
                low, high = sorted((found["old"], found["new"]), key=lambda shown: read_printed(shown) or 0)
                yield finding(
                    "P964", reading.passage.at(found.start("word")), written=f"{found['word']} {found['change']}%",
                    right=f"{found['word']} {found['change']} điểm phần trăm",
                    computation=f"{high}% − {low}%",
                )  # fmt: skip
