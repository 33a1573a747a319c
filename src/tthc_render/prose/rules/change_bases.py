"""What a change is held against, where the earlier value stands in a bracket: behind the change, before it, or beside
the value that has changed.

``tăng 47 vụ so với cùng kỳ (571 vụ)``; ``So với cùng kỳ (26 vụ, 9 người chết), số vụ giảm 5 vụ``; ``47 vụ (cùng kỳ 61
vụ), giảm 14 vụ``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_equations import alike, are_of_two_fates, is_between_rates
from tthc_render.prose.rules.growth import are_two_times
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, told_values, unit_counted
from tthc_render.prose.spans import is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_DATED: Final = (
    r"(?:[^.;()\d]|(?<=năm )\d{4}|(?<=năm học )\d{4}(?: ?[-–] ?\d{4})?|(?<=tháng )\d{1,2}(?:/\d{4})?"
    r"|(?<=ngày )\d{1,2}/\d{1,2}(?:/\d{4})?|(?<=[IV]/)\d{4}|(?<=ương ứng )[\d,]+%|(?<=ương đương )[\d,]+%)"
)
_BEHIND: Final = pattern_of(
    rf"\s?%?(?P<base>{_DATED}{{0,40}}(?:\([+–-]?(?:tăng |giảm |tương ứng )?[\d,]+\s?%\){_DATED}{{0,60}}"
    rf"|{_DATED}{{0,40}}))\(\s?(?P<words>{_DATED}{{0,40}}(?:\d{{4}}:\s)?)$"
)
_NEXT_MATTER: Final = pattern_of(
    r",\s(?!(?:(?:nhưng )?so với |tương (?:ứng|đương)(?: với)? [\d,]+% so với )?"
    r"(?:cùng kỳ|năm (?:trước|ngoái)|kỳ trước|tháng trước|quý trước)(?!\w))(?:[^,()]|,(?=\d))*$"
)
"""``giảm 1.902 ca so với cùng kỳ, không có tử vong (cùng kỳ 02 ca)``: the bracket is of another matter."""
_NOT_OLD: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|tăng|giảm|trong (?:số )?đó|gồm|tương đương|tức|còn|lần lượt"
    r"|tương ứng|từ|riêng|hiện|nay|chiếm|bằng|đạt \d)(?!\w)",
    re.IGNORECASE,
)
_AMONG: Final = pattern_of(r"(?<!\w)(?:trong (?:số )?đó|gồm|riêng|vượt|bằng|đạt|chiếm|kế hoạch|dự toán)(?!\w)")
_CLOSES: Final = pattern_of(r"\s?%?(?:\s[^().;,\d]{1,90})?[),;]")
_OPENED: Final = pattern_of(rf"\s?%?[^.;:()\d]{{0,60}}\(\s?(?P<words>{_DATED}{{0,40}}(?:\d{{4}}:\s)?)$")
_CLOSED: Final = pattern_of(r"\s?%?[^.;:()\d]{0,30}\),?\s[^.;:()\d]{1,40}$")
_AHEAD: Final = pattern_of(r"[Ss]o (?:với )?[^.;()]{2,60}\($")
_OWN_BASE: Final = pattern_of(r"\s?%?[^.;:,()\d]{0,30}(?<!\w)so với(?!\w)")
_SHARES: Final = pattern_of(r"\([+–-]?(?:tăng |giảm )?[\d,]+\s?%\)")
_BREAK: Final = pattern_of(r"[.;:]\s|[()]")
_TIMED: Final = pattern_of(r"(?<!\w)(?:cùng|trước|ngoái|đầu|năm|tháng|quý|ngày|vụ|kỳ)(?!\w)", re.IGNORECASE)
_FAR: Final = 200


@dataclass(frozen=True, slots=True)
class Base:
    """The earlier value of a change; ``named``: words say that it is one; ``ahead``: it stands before the change.

    ``new``: the value that its bracket belongs to.
    """

    old: ToldValue
    start: int
    named: bool
    ahead: bool = False
    new: ToldValue | None = None


def base_of(reading: Reading, change: ToldChange) -> Base | None:
    """The value in a bracket that a change is of; None if it has none."""
    base = _behind(reading, change) or _before(reading, change) or _beside(reading, change)
    return base if base and base.old.figure.count else None


def _behind(reading: Reading, change: ToldChange) -> Base | None:
    """``tăng 47 vụ so với cùng kỳ (571 vụ)``."""
    text, end, depth = reading.text, change.figure.end, change.figure.depth
    if depth and text.startswith("%)", end):
        end, depth = end + 2, depth - 1  # "giảm 10 (-53%) so với cùng kỳ (30 người)"
    for value in told_values(reading)[1]:
        x = value.figure
        if x.start <= end or x.start - end > _FAR or (x.percent and x.depth <= depth):
            continue
        said = _BEHIND.fullmatch(text, end, x.start)
        if not said or x.depth <= depth or not _CLOSES.match(text, x.end):
            return None
        base, words = said["base"], said["words"]
        other = _NEXT_MATTER.search(base) or _NOT_OLD.search(words) or _AMONG.search(_SHARES.sub("", base))
        if change.figure.percent and not value.unit:
            value = replace(value, unit=_unit_before(reading, x.start))
        if other or are_two_times(base, words) or not _fits(reading, change, value):
            return None
        return Base(value, x.start, bool(_TIMED.search(base) or _TIMED.search(words)))
    return None


def _unit_before(reading: Reading, start: int) -> str:
    """``16.872 hồ sơ, giảm 12,1% so với quý IV/2024 (19.204)``: the unit that a bracket leaves out."""
    last = next((v for v in reversed(told_values(reading)[1]) if v.figure.end < start and not v.figure.percent), None)
    return last.unit if last and not last.figure.depth else ""


def _before(reading: Reading, change: ToldChange) -> Base | None:
    """``So với cùng kỳ (26 vụ, 9 người chết), số vụ giảm 5 vụ``."""
    text, start = reading.text, change.figure.start
    closed = text.rfind("),", max(0, start - _FAR), start)
    closed = max(closed, text.rfind(") ", max(0, start - _FAR), start))
    while closed > 0 and _SHARES.fullmatch(text, text.rfind("(", 0, closed), closed + 1):
        closed = text.rfind(")", 0, text.rfind("(", 0, closed))
    opened = text.rfind("(", 0, closed) + 1
    if closed < 0 or not opened or _OWN_BASE.match(text, change.figure.end):
        return None
    said = _AHEAD.search(text, max(0, opened - _FAR // 2), opened)
    between = _SHARES.sub("", text[closed + 1 : start])
    if not said or _BREAK.search(between) or _AMONG.search(between) or "so với" in between:
        return None
    changed, values = told_values(reading)
    moved = [c for c in changed if opened - len(said[0]) - 40 < c.figure.start < said.start()]
    if any(_OWN_BASE.match(text, c.figure.end) and c.figure.percent == change.figure.percent for c in moved):
        return None  # "giảm 6,2% so với tháng trước (1.294), tăng 9,1%": the base is that of the change before it
    inside = [v for v in values if opened <= v.figure.start < closed and _fits(reading, change, v)]
    if len(inside) > 1:
        inside = [v for v in inside if not are_of_two_fates(reading, v.figure, change.figure)]
    return Base(inside[0], said.start(), named=True, ahead=True) if len(inside) == 1 else None


def _beside(reading: Reading, change: ToldChange) -> Base | None:
    """``47 vụ (cùng kỳ 61 vụ), giảm 14 vụ``."""
    text, start = reading.text, change.figure.start
    nearest = [v for v in told_values(reading)[1] if v.figure.end < start][-2:]
    if len(nearest) < 2 or not _CLOSED.fullmatch(text, nearest[1].figure.end, start):
        return None
    new, old = nearest
    said = _OPENED.fullmatch(text, new.figure.end, old.figure.start)
    inside = old.figure.depth == new.figure.depth + 1 == change.figure.depth + 1
    if not said or not inside or not alike(new, old) or not _fits(reading, change, old):
        return None
    if _NOT_OLD.search(said["words"]) or _AMONG.search(text, old.figure.end, start):
        return None
    return Base(old, old.figure.start, named=bool(_TIMED.search(said["words"])), new=new)


def _fits(reading: Reading, change: ToldChange, old: ToldValue) -> bool:
    """May the change be one of this value, by what both count?"""
    x, figure = old.figure, change.figure
    if is_in_points(reading.text, figure) or (x.percent and is_between_rates(reading, figure)):
        return x.percent and not is_in_points(reading.text, x)
    if x.percent or not x.exact:
        return False
    if figure.percent or change.times:
        return bool(old.unit)
    return old.unit == unit_counted(reading, figure) or (not figure.unit and bool(old.unit))
