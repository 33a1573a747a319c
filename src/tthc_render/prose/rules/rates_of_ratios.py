"""A change in percent with the new value and the old one in a bracket: P903, P904.

``số vụ giảm 17,6% (42/51)``. The bracket has nothing else, and what it gives is the change itself or one slip of typing
away from it; else the ratio may be of something other than a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP, WORDS, shown_value
from tthc_render.prose.spans import Quantity, Ratio, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID = pattern_of(r"(?<!\w)(?<!gia )(?P<word>[Tt]ăng|[Gg]iảm)(?: thêm| được| khoảng)?\s$")
_BRACKET = pattern_of(r"\s?%\s?\(\s?")
_TELLING: Final = 3


def check_rates_of_ratios(context: ProseContext) -> list[Finding]:
    """Findings on changes that the two values in the bracket deny."""
    return [item for r in context.running if "%" in r.text for ratio in r.ratios for item in _judge(r, ratio)]


def _judge(reading: Reading, ratio: Ratio) -> Iterator[Finding]:
    text = reading.text
    rate = next((x for x in up_to(reading.quantities, ratio.start, 1) if x.percent and x.exact and x.value), None)
    if rate is None or ratio.unit or text[ratio.end : ratio.end + 1] != ")" or ratio.part == ratio.whole:
        return
    said = _SAID.search(text, max(0, rate.start - 20), rate.start)
    if not said or not _BRACKET.fullmatch(text, rate.end, ratio.start):
        return
    word, off = said["word"].lower(), (ratio.part - ratio.whole) * 100 / ratio.whole
    right = UP if off > 0 else DOWN
    if abs(abs(off) - rate.count) <= rate.step:
        reading.compare(rate)
        if WORDS[word] != right:
            yield finding(
                "P904", reading.passage.at(rate.start), word=word, old=format_decimal(ratio.whole),
                new=format_decimal(ratio.part), right=right, quote=quote(text, said.start(), ratio.end + 1),
            )  # fmt: skip
    elif WORDS[word] == right and _is_slipped(rate, abs(off).quantize(rate.step)):
        high, low = sorted((ratio.part, ratio.whole), reverse=True)
        yield finding(
            "P903", reading.passage.at(rate.start), written=shown_value(rate),
            right=f"{format_decimal(abs(off), max(1, len(rate.text.partition(',')[2])))}%",
            computation=f"({format_decimal(high)} − {format_decimal(low)})/{format_decimal(ratio.whole)}",
            quote=quote(text, said.start(), ratio.end + 1),
        )  # fmt: skip


def _is_slipped(rate: Quantity, right: Decimal) -> bool:
    return len(rate.text) >= _TELLING and is_slip(rate.count, right)
