"""Counts of one unit that follow a figure and may be its parts, as far as the words let a list go on.

Whether they are all of it is for ``wholes`` to say.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tthc_render.prose.arithmetic import in_scale, is_bare
from tthc_render.prose.nouns import KNOWN_UNITS, WIDER, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER, without_labels_unit
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.patterns import pattern_of

_MOST: Final = 14
_LEAD: Final = 260
_GAP: Final = 150
_CHANGED = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|thiếu|thừa)(?: thêm| được)?\s{1,2}$", re.IGNORECASE)
_ENDS: Final = ("tăng", "giảm", "vượt", "hụt", "thiếu", "thừa", "thêm", "được")
SENTENCE = pattern_of(r"[.!?]\s{1,3}(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ])")
GOES_BACK = pattern_of(
    r"(?:Đã|Hiện|Đến nay|Tính đến nay|Trong (?:số )?(?:đó|này)|Cụ thể|(?:Bao )?[Gg]ồm|Chia (?:ra|theo)|Phân (?:loại"
    r"|theo|tích)|Kết quả)(?!\w)"
)
_FIGURE = pattern_of(r"\d[\d.,]*(?![\d.,]*\s?%)")
_STATE = pattern_of(r"[;.]\s(?:hiện |số |nay |đến nay |hiện nay )?(?:còn|đã|đang|chưa|có)(?!\w)", re.IGNORECASE)
_STATE_LABEL = pattern_of(r"(?<!\w)(?:đã|hoàn thành|đang|chưa|còn|có)(?!\w)[^;.]*$", re.IGNORECASE)
_STOP = pattern_of(r"(?<!\w)[Tt]rong (?:tổng )?(?:số )?$")
TOTAL = pattern_of(r"(?<!\w)(?:tổng|toàn)(?!\w)", re.IGNORECASE)
_NUMBER_OF = pattern_of(r"(?:^|(?<=\s))(?:số|tổng)(?!\w)", re.IGNORECASE)
"""``Tổng số mộ liệt sĩ 62.018``: what is counted stands before its number."""
_MEASURES: Final = frozenset({"đồng", "USD", "ha", "tấn", "km", "m²", "m³", "kg", "người", "lượt", "hồ sơ"})
_GENERIC: Final = frozenset({"cơ sở", "đơn vị", "tổ chức", "trường hợp", "đối tượng"})
_OTHER = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|tăng|giảm|trong khi|riêng|bình quân|mỗi|thu hút|lũy kế|đồng thời|đến nay|như vậy|do đó"
    r"|tổng cộng|tổng số|nâng|kế hoạch|dự toán|chỉ tiêu|vượt|ngoài ra|bên cạnh|tiết kiệm|xuống|từ(?! chối))(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_SOME = pattern_of(
    r"(?<!\w)(?:như(?! sau)|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|riêng|đặc biệt|nhiều nhất|cao nhất"
    r"|nhiều lượt)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListedCounts:
    """A whole, the counts that follow it, and the text that leads from one to the others."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    lead: str


def figures_of(reading: Reading) -> list[Quantity]:
    """The counts, and of ``412,6/405 ha`` the first."""
    out = list(reading.counts)
    for ratio in reading.ratios:
        if ratio.unit and re.match(r"[\d.,]+", ratio.text):
            depth = max(0, reading.text.count("(", 0, ratio.start) - reading.text.count(")", 0, ratio.start))
            digits = re.match(r"[\d.,]+", ratio.text)
            text = digits.group() if digits else ""
            step = Decimal(1).scaleb(-len(text.partition(",")[2]))
            out.append(
                Quantity(
                    ratio.start,
                    ratio.end,
                    text,
                    ratio.part,
                    ratio.unit,
                    False,
                    True,
                    depth,
                    "",
                    "",
                    "",
                    ratio.unit,
                    step=step,
                )
            )
    return sorted(out, key=lambda x: x.start)


def listed_counts(reading: Reading, figures: Sequence[Quantity], at: int) -> ListedCounts | None:
    """The counts behind a figure that may be its parts."""
    whole, text = figures[at], reading.text
    if (
        not whole.exact
        or not whole.count
        or not (whole.unit or _NUMBER_OF.search(whole.label))
        or (stands_after(text, whole.start, *_ENDS) and _CHANGED.search(text, max(0, whole.start - 16), whole.start))
    ):
        return None
    inside = alone = False
    parts: list[Quantity] = []
    done = whole.end
    nested = False
    for x in figures[at + 1 : at + 3 * _MOST]:
        if len(parts) >= _MOST or x.start - done > (_GAP if parts else _LEAD):
            break
        if (
            not parts
            and x.depth == whole.depth + 1
            and re.fullmatch(r"[^.;:()\d]{0,60}\([^()\d]{0,80}", text[whole.end : x.start])
        ):
            inside = True
        elif not parts and x.depth == whole.depth + 1 and _like(x, whole) and _is_alone(text, x):
            alone = True  # "… 21 dự án (5.120 tỷ đồng), 30 dự án (8.025 tỷ đồng)"
        depth = whole.depth + (inside or alone)
        if alone and (x.depth < depth or not _is_alone(text, x)):
            if _like(x, whole) is not None and x.unit == whole.unit:
                break
            continue
        if x.depth < depth:
            break
        if x.depth > depth:
            continue
        gap = text[done : x.start]
        if not _may_follow(gap if parts or not TOTAL.search(whole.label) else gap.replace(";", ","), first=not parts):
            break
        if parts and _STATE.search(gap) and not _STATE_LABEL.search(text[max(0, parts[0].start - 60) : parts[0].start]):
            break  # "trong đó đúng hạn 6.014 hồ sơ; còn 713 hồ sơ đang giải quyết"
        if parts and TRIGGER.search(gap):
            nested = True
        if nested and ";" not in gap:
            continue
        nested = nested and ";" not in gap
        part = _like(without_labels_unit(reading, x), whole)
        if part is None:
            continue
        if stands_after(gap, len(gap), *_ENDS) and _CHANGED.search(gap):
            break
        parts.append(part)
        done = x.end
    if len(parts) < 2:
        return None
    if whole.scale != 1:
        bare = [is_bare(part) for part in parts]
        parts = in_scale(whole, parts)
        if any(own and part.count > whole.count for own, part in zip(bare, parts, strict=True)):
            return None  # "1,25 tỷ đồng, gồm tỉnh 800, xã 450": of another scale
    return ListedCounts(whole, tuple(parts), text[whole.end : parts[0].start])


def _is_alone(text: str, x: Quantity) -> bool:
    """Is it all that is in its bracket?"""
    return text[x.start - 1 : x.start] == "(" and bool(re.match(r"[^(),;\d]{0,30}\)", text[x.end :]))


@functools.lru_cache(maxsize=4000)
def _may_follow(gap: str, *, first: bool) -> bool:
    """May what stands behind this gap belong to the list?"""
    stops = [found.end() for found in SENTENCE.finditer(gap)]
    if first:
        if len(stops) > 1 or (stops and not GOES_BACK.match(gap, stops[0])):
            return False
        return not _SOME.search(gap) and (";" not in without_brackets(gap) or bool(TRIGGER.search(gap)))
    bare = without_brackets(gap)
    return not stops and not _OTHER.search(bare) and not _STOP.search(gap) and len(_FIGURE.findall(bare)) <= 1


def without_brackets(gap: str) -> str:
    """A gap without its brackets."""
    return re.sub(r"\([^()]*\)", "", gap)


def _like(x: Quantity, whole: Quantity) -> Quantity | None:
    """The figure as a part: of the unit of the whole, or of none."""
    if (
        x.unit == whole.unit
        or x.unit in WIDER.get(whole.unit, ())
        or (x.unit in KNOWN_UNITS and comparable(x.unit, whole.unit))
    ):
        return x
    if whole.unit in _GENERIC and x.unit in KNOWN_UNITS and x.scale == 1 and x.unit not in _MEASURES:
        return x
    if x.unit in KNOWN_UNITS or x.scale != 1 or x.value is None:
        return None
    return replace(x, unit="", noun="") if whole.scale != 1 else x


def runs_of(reading: Reading, one: ListedCounts) -> Iterator[ListedCounts]:
    """The list up to each of its marks: all of it first, then up to a semicolon."""
    yield one
    for at in range(len(one.parts) - 1, 1, -1):
        if ";" in reading.text[one.parts[at - 1].end : one.parts[at].start]:
            yield ListedCounts(one.whole, one.parts[:at], one.lead)
