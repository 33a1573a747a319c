"""The old value in a bracket before the change: ``64 vụ, so với cùng kỳ (79 vụ) giảm 15 vụ``. P903, P904.

The new value is a figure of the unit before "so với" in the sentence: the nearest one if none makes the equation hold.
Rates change by points: ``52,6%; so với cùng kỳ năm trước (47,8%) cao hơn 4,8 điểm phần trăm``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    UP,
    WORDS,
    change_holds,
    exact_change,
    exact_numbers,
    is_in_points,
    noun_of,
    unit_of,
    wrong_change,
    wrong_way,
)
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_WORD: Final = "|".join(WORDS)
_BASE = pattern_of(
    r"(?<!\w)(?:so với|(?<!so với )cùng kỳ)(?:[^.;()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}(?:/\d{4})?){1,60}"
    r"\((?:[^().;,\d]{0,24}\s)?$",
    re.IGNORECASE,
)
_CLOSES = pattern_of(
    rf"\s?%?(?:[^().;,\d]{{0,24}})\)(?:,|\s?:)?\s(?P<subject>[^.;:()\d]{{0,40}}?)(?<!gia )(?P<word>{_WORD})"
    r"(?: thêm| được| là| tới| đến)?\s$",
    re.IGNORECASE,
)
_CHANGED = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|hơn|từ|thêm)(?: thêm| được| là)?\s$", re.IGNORECASE)
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|trong đó|bình quân|lũy kế|riêng)(?!\w)", re.IGNORECASE
)
_PLAN_BEFORE = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)[^.;,\d]{0,24}\($", re.IGNORECASE)
_BESIDE = pattern_of(r"\s?%?[^.;()\d]{0,50}[,;]?\s$")
_REACH: Final = 240
_BASE_REACH: Final = 100
_TELLING: Final = 10


def check_base_first(context: ProseContext) -> list[Finding]:
    """Findings on changes behind the bracket of the value that they are compared with."""
    out: list[Finding] = []
    for reading in context.running:
        if "(" in reading.text and ("o với" in reading.text or "ùng kỳ" in reading.text):
            numbers = exact_numbers(reading)
            for at in range(1, len(numbers) - 1):
                out += _judge(reading, numbers, at)
    return out


def _judge(reading: Reading, numbers: Sequence[Quantity], at: int) -> Iterator[Finding]:
    old, change = numbers[at], numbers[at + 1]
    if not old.depth:
        return
    text = reading.text
    said = _BASE.search(text, max(0, old.start - _BASE_REACH), old.start) if text[old.start - 1] in "( " else None
    ends = _CLOSES.fullmatch(text, old.end, change.start) if said else None
    if not said or not ends or not old.count or _OTHER.search(said.group()):
        return
    points = is_in_points(text, change)
    unit = unit_of(reading, old).partition("/")[0]
    if not unit or (old.percent and not points) or (not old.percent and points):
        return
    if not change.percent and unit_of(reading, change).partition("/")[0] not in (unit, ""):
        return
    start = max(said.start() - _REACH, text.rfind(". ", 0, said.start()) + 1)
    news = [
        x for x in numbers[:at]
        if start <= x.start and x.end <= said.start() and unit_of(reading, x).partition("/")[0] == unit
        and x.percent == old.percent and not _CHANGED.search(text, max(0, x.start - 20), x.start)
        and not _PLAN_BEFORE.search(text, max(0, x.start - 50), x.start)
    ]  # fmt: skip
    noun = noun_of(reading, change)
    fates = noun.startswith("người ") and not all(noun_of(reading, x) == noun for x in news)
    up = WORDS[ends["word"].lower()] == UP
    if not news or fates or any(change_holds(x, old, change, up=up) for x in news):
        return
    new = news[-1]
    reading.compare(old, change, new)
    other = next((x for x in news if change_holds(x, old, change, up=not up)), None)
    if other is not None:
        yield wrong_way(reading, ends["word"].lower(), old, other, said.start(), change.end)
        return
    named = ends["subject"].strip(" ,") and len(news) > 1
    right = exact_change(new, old, change) / change.scale
    beside = len(news) == 1 and _BESIDE.fullmatch(text, new.end, said.start()) and not ends["subject"].strip(" ,")
    if (new.count > old.count) != up or named or not (beside or _is_slip(change, right)):
        return
    yield wrong_change(reading, change, new, old)


def _is_slip(change: Quantity, right: Decimal) -> bool:
    written = change.count / change.scale
    return written / change.step * change.scale >= _TELLING and is_slip(
        written, right.quantize(change.step / change.scale)
    )
