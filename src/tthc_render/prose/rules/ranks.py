"""Places in a ranking against the steps between them: P903, P904.

``xếp thứ 18/63, tăng 9 bậc so với năm 2023 (xếp thứ 27/63)``: a place with a lower number is a better one.
``từ hạng 34 lên hạng 22, tăng 11 bậc``, ``giảm từ hạng 34 lên hạng 22``: the places ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_PLACE: Final = r"(?:thứ|hạng|vị trí(?: thứ)?)\s{{1,2}}(?:hạng\s)?(?P<{0}>\d{{1,4}})(?:/\d{{1,4}})?"
_STEPS = pattern_of(
    rf"(?<!\w){_PLACE.format('new')}(?!\d)[^.;\d]{{0,60}}?(?<!\w)(?P<word>tăng|giảm|tụt|thăng|lên|xuống|cải thiện)"
    r"(?: được| thêm)?\s(?P<steps>\d{1,3})\s(?:bậc|hạng|thứ hạng|vị trí)"
    rf"(?:[^.;\d]|(?<=năm )\d{{4}}|(?<=quý )[IV]+|(?<=tháng )\d{{1,2}}(?:/\d{{4}})?){{0,70}}?"
    rf"{_PLACE.format('old')}(?!\d)",
    re.IGNORECASE,
)
_FROM_TO = rf"từ {_PLACE.format('old')}(?!\d) (?P<to>lên|xuống|tới|đến|còn|về) (?:xếp )?{_PLACE.format('new')}(?!\d)"
_WORD: Final = r"(?<!\w)(?P<word>tăng|giảm|tụt|thăng|cải thiện)(?: được| thêm)?"
_N_STEPS: Final = r"(?P<steps>\d{1,3})\s(?:bậc|hạng|thứ hạng|vị trí)(?!\w)"
_BEHIND = pattern_of(rf"{_FROM_TO}[^.;()\d]{{0,40}}?,? ?\(?{_WORD} {_N_STEPS}", re.IGNORECASE)
_AHEAD = pattern_of(rf"{_WORD} {_N_STEPS}[^.;\d]{{0,30}}? ?\(?{_FROM_TO}", re.IGNORECASE)
_MOVED = pattern_of(rf"{_WORD} (?:hạng |bậc )?{_FROM_TO}", re.IGNORECASE)
_STEP = pattern_of(r"\d\s(?:bậc|hạng|thứ hạng|vị trí)")
_SAID: Final = frozenset({"bậc", "hạng", "trí"})
_UP: Final = ("tăng", "thăng", "lên", "cải thiện")


def check_ranks(context: ProseContext) -> list[Finding]:
    """Findings on steps in a ranking that its two places deny."""
    return [item for reading in context.saying(_SAID) for item in _ranks(reading)]


def _ranks(reading: Reading) -> Iterator[Finding]:
    told = _STEP.search(reading.low)
    patterns = (_STEPS, _BEHIND, _AHEAD) if told else ()
    steps = {x.start("steps"): x for pattern in reversed(patterns) for x in pattern.finditer(reading.text)}
    for found in steps.values():
        yield from _judge(reading, found, int(found["steps"]))
    for found in _MOVED.finditer(reading.text) if "từ " in reading.low else ():
        up = int(found["new"]) < int(found["old"])
        if found["to"].lower() == ("lên" if up else "xuống"):  # "giảm từ hạng 34 xuống 22" is of the numbers
            yield from _judge(reading, found, abs(int(found["new"]) - int(found["old"])))


def _judge(reading: Reading, found: re.Match[str], steps: int) -> Iterator[Finding]:
    new, old = int(found["new"]), int(found["old"])
    text = quote(reading.text, found.start(), found.end())
    if abs(new - old) != steps:
        yield finding(
            "P903", reading.passage.at(found.start("steps")), written=found["steps"], right=str(abs(new - old)),
            computation=f"{max(new, old)} − {min(new, old)}", quote=text,
        )  # fmt: skip
    elif new != old and (found["word"].lower() in _UP) != (new < old):
        yield finding(
            "P904", reading.passage.at(found.start("word")), word=found["word"], old=f"thứ {old}",
            new=f"thứ {new}", right="tăng" if new < old else "giảm", quote=text,
        )  # fmt: skip
