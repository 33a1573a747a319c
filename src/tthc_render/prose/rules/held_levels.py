"""A value and the level that it is held against, where only the direction is said: P904; rates apart in percent: P903.

``12 vụ, tăng so với cùng kỳ (15 vụ)``; ``đạt 82%, cao hơn mức 85% của quý I``; ``93,18% … 71,46%, chênh lệch … là
21,72%``: the difference of two rates is in points. Both values count the same, and only words stand between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.goals import wants_more
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    DOWN,
    UP,
    WORDS,
    change_holds,
    exact_numbers,
    shown_value,
    unit_of,
    wrong_change,
    wrong_way,
)
from tthc_render.prose.rules.told_values import unit_counted
from tthc_render.prose.spans import Quantity, around, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn", "vượt", "đạt", "chênh"})
_OF_TIME: Final = (
    r"(?: (?:với|cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|đầu năm|(?:trung bình|bình quân|mức)(?: chung)?"
    r"(?: của (?:tỉnh|cả nước|toàn tỉnh|xã))?|của|kế hoạch|thực hiện|thời điểm|(?:năm|tháng|quý)"
    r" (?:\d{4}|[IVX\d]{1,3}(?:/\d{4})?|trước))){0,4}"
)
_CHANGED: Final = pattern_of(
    r"[^.;:()\d]{0,40}?,\s(?:(?P<word>tăng|giảm)(?: nhẹ| mạnh| đáng kể| rõ rệt| khá)?"
    rf" so{_OF_TIME}\s\(|(?P<than>cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: so với)?(?: (?:mức|con số)\s|{_OF_TIME}\s\())$"
)
_ASIDE: Final = pattern_of(r"\s?\([^()]*\)")
_APART: Final = pattern_of(
    r"[^.;:()]{0,20}?,?\s(?:mức )?chênh lệch(?: giữa)?(?![^.;]*so với)[^.;:()\d]{0,40}(?: là)?\s$"
)
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:trong đó|riêng|dự kiến|phấn đấu|ước|nếu|quy đổi|bình quân|lũy kế|xếp (?:thứ|hạng)|hạng|bậc"
    r"|trở lên|trở xuống"
    r"|tối thiểu|tối đa|ít nhất|không quá|lần lượt|từ \d)(?!\w)",
    re.IGNORECASE,
)
_LESS_IS_BETTER: Final = pattern_of(
    r"(?<!\w)(?:hộ nghèo|cận nghèo|nghèo|tai nạn|tử vong|suy dinh dưỡng|thất nghiệp|quá hạn|trễ hạn"
    r"|sinh con thứ ba|thấp còi"
    r"|nợ|tội phạm|giảm|vi phạm|bỏ học|chi phí|thất thoát|mắc|hao hụt|mất cân bằng|tảo hôn|xử lý"
    r"|tổn thất|thiệt hại|(?<!người )chết|bị thương|cháy|giá thành|tiêu hao|lỗ|thời gian|SAIDI|SAIFI|MAIFI|quá tải"
    r"|chậm|tồn|trễ|tái phạm|sinh con|khiếu nại|không quá|tối đa|chi thường xuyên|biên chế|hỏng|sai sót|sự cố"
    r"|phát thải|ô nhiễm|lạm phát|bội chi|hộ cận|rớt mạng)(?!\w)",
    re.IGNORECASE,
)
_TO_PLAN = pattern_of(
    r"[^.;()\d]{0,40}?(?<!\w)(?P<word>cao hơn|thấp hơn|vượt|đạt và vượt|chưa đạt|không đạt|nhiều hơn|ít hơn"
    r"|(?:tốt|khả quan|kém|xấu) hơn)\s"
    r"(?:[^.;()\d]{0,20}\s)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|mức|cùng kỳ|năm trước|quy định|định mức"
    r"|(?:bình quân|trung bình)(?: chung)?)(?:[^.;()\d]|(?<=năm )\d{4}){0,40}\(\s?(?:[^()\d]{0,20}\s)?$"
)
_OFF_PLAN = pattern_of(
    r"[^.;()\d]{0,40}?[,(]?\s?(?<!\w)(?P<word>cao hơn|thấp hơn|vượt|hụt|thiếu|nhiều hơn|ít hơn|kém)(?: khoảng| tới)?\s$"
)
_OF_PLAN = pattern_of(
    r"[^.;:,()\d]{0,30}?\s(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|mức|quy định|định mức|nghị quyết|yêu cầu)"
    r"(?:[^.;:,()\d]|(?<=năm )\d{4}){0,40}(?:\(\s?(?:là )?|\slà )$"
)
"""``86,5%, vượt 3,5% so với chỉ tiêu (90%)``: the words before and behind what a value is off its plan by."""
_BOUNDS: Final = frozenset({"dưới", "trên", "quá", "nhất", "thiểu", "đa"})
_TO_BOUND = pattern_of(
    r"[^.;()\d]{0,40}?(?<!\w)(?P<word>cao hơn|thấp hơn|nhiều hơn|ít hơn)\s(?:[^.;()\d]{0,20}\s)?"
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|mức|quy định|định mức|ngưỡng)(?:[^.;()\d]|(?<=năm )\d{4}){0,40}"
    r"\(\s?(?:[^()\d]{0,24}\s)?$"
)
_NEARER = pattern_of(r"(?<!\w)(?:tăng|giảm|hơn|vượt|đạt|bằng)(?!\w)", re.IGNORECASE)
_MEANS: Final = ("bình quân", "trung bình")
_DOWNWARD: Final = frozenset({"thấp hơn", "chưa đạt", "không đạt", "ít hơn", "hụt", "thiếu", "kém"})
_GOOD_OR_BAD: Final = frozenset({"tốt hơn", "khả quan hơn", "kém hơn", "xấu hơn"})
_BY = pattern_of(r"[^.;()\d]{0,30}\)\s{1,2}(?:là |trên |khoảng )?$")


def check_held_levels(context: ProseContext) -> list[Finding]:
    """Findings on levels that a value is said to be above or below, while it is not."""
    out: list[Finding] = []
    for reading in context.saying(_SAID):
        if len(reading.quantities) > 1:
            out += _held(reading)
            out += _to_plan(reading) if "(" in reading.text else ()
            out += _off_plan(reading)
            out += _to_bound(reading) if "(" in reading.text and reading.says(_BOUNDS) else ()
    return out


def _held(reading: Reading) -> Iterator[Finding]:
    numbers = [x for x in exact_numbers(reading) if not x.ordinal]
    text = reading.text
    pairs = list(pairwise(numbers))
    beside = {(one.start, other.start) for one, other in pairs}
    outside = pairwise(x for x in numbers if not x.depth)
    pairs += [(one, other) for one, other in outside if (one.start, other.start) not in beside]
    for new, old in pairs:
        gap_end = old.start
        if gap_end - new.end > 140 or not _alike(reading, new, old):
            continue
        behind = _ASIDE.sub("", text[new.end : gap_end].removeprefix("%"))
        changed = _CHANGED.fullmatch(behind)
        if changed is None or _OTHER.search(around(text, new.start, old.end)):
            continue
        if new.count == old.count or is_in_points(text, old) or _another_behind(reading, old):
            continue
        right = UP if new.count > old.count else DOWN
        word = changed["word"] or changed["than"]
        if WORDS[word] != right:
            reading.compare(new, old)
            yield _wrong(reading, word, new, old, right)
    if "chênh lệch" in reading.low:
        yield from _points(reading, numbers)


def less_is_better(text: str) -> bool:
    """Does a text name anything of which a plan means no more than that?"""
    return _LESS_IS_BETTER.search(text) is not None


def _alike(reading: Reading, new: Quantity, old: Quantity) -> bool:
    """Do two values count the same? The first may be told by its label: "số doanh nghiệp là 32, … 41 doanh nghiệp"."""
    if new.percent or old.percent:
        return new.percent and old.percent
    one, other = unit_of(reading, new), unit_of(reading, old)
    if new.unit and old.unit:
        return new.unit == old.unit
    return bool(old.unit) and not new.unit and f"số {other}" in new.label.lower() and one != other


def _another_behind(reading: Reading, old: Quantity) -> bool:
    """Does the second value begin a share or an amount of its own: ``tăng so với cùng kỳ 12%``?"""
    return bool(re.match(r"\s?%?\s?(?:điểm|lần)", reading.text[old.end : old.end + 10]))


def _wrong(reading: Reading, word: str, new: Quantity, old: Quantity, right: str) -> Finding:
    return finding(
        "P904", reading.passage.at(new.start), word=word, old=shown_value(old), new=shown_value(new), right=right,
        quote=quote(reading.text, new.start, old.end + 1),
    )  # fmt: skip


def _points(reading: Reading, numbers: list[Quantity]) -> Iterator[Finding]:
    """``cao nhất với 93,18%; thấp nhất với 71,46%, chênh lệch giữa hai lĩnh vực là 21,72%``."""
    for high, low, apart in zip(numbers, numbers[1:], numbers[2:], strict=False):
        rates = high.percent and low.percent and apart.percent and not is_in_points(reading.text, apart)
        said = rates and _APART.fullmatch(reading.text[low.end : apart.start].removeprefix("%"))
        if said and abs(high.count - low.count) == apart.count:
            yield finding(
                "P903", reading.passage.at(apart.start), written=shown_value(apart),
                right=f"{apart.text} điểm phần trăm", computation=f"{shown_value(high)} − {shown_value(low)}",
                quote=quote(reading.text, high.start, apart.end + 1),
            )  # fmt: skip


def _to_bound(reading: Reading) -> Iterator[Finding]:
    """``2,4%, cao hơn mục tiêu (dưới 3,5%)``: below the bound, and said to be above it."""
    for new, plan in pairwise(reading.quantities):
        if plan.hedge not in ("dưới", "trên", "không quá", "ít nhất", "tối thiểu", "tối đa") or not plan.count:
            continue
        said = _TO_BOUND.fullmatch(reading.text, new.end, plan.start)
        unit = unit_counted(reading, new)
        if not said or _NEARER.search(reading.text, said.end("word"), plan.start) or is_in_points(reading.text, new):
            continue  # "thấp hơn mức chung nhưng cao hơn mục tiêu (…)": the word nearest to the base counts
        if not new.exact or not unit or unit != unit_counted(reading, plan) or new.depth == plan.depth:
            continue
        right = UP if new.count > plan.count else DOWN
        if new.count != plan.count and WORDS[said["word"].lower()] != right:
            yield wrong_way(reading, said["word"], plan, new, new.start, plan.end)


def _to_plan(reading: Reading) -> Iterator[Finding]:
    """``58 triệu đồng, cao hơn kế hoạch (62 triệu đồng)``; ``345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 15%``."""
    numbers = [
        x for x in reading.quantities if x.value is not None and not x.ordinal and (x.exact or x.hedge in _MEANS)
    ]  # fmt: skip
    for at, (new, plan) in enumerate(pairwise(numbers)):
        said = _TO_PLAN.fullmatch(reading.text, new.end, plan.start) if plan.depth > new.depth else None
        unit = unit_counted(reading, new)
        if not said or _NEARER.search(reading.text, said.end("word"), plan.start) or is_in_points(reading.text, new):
            continue
        if not unit or unit != unit_counted(reading, plan) or not plan.count:
            continue
        down = said["word"].lower() in _DOWNWARD
        if said["word"].lower() in _GOOD_OR_BAD:
            if wants_more(around(reading.low, new.start, new.end)):
                continue
            down = said["word"].lower() in ("tốt hơn", "khả quan hơn")
        if (new.count < plan.count and not down) or (new.count >= plan.count and down and new.count != plan.count):
            yield wrong_way(reading, said["word"], plan, new, new.start, plan.end)
            continue
        by = numbers[at + 2] if at + 2 < len(numbers) else None
        if (
            by
            and by.percent
            and _BY.fullmatch(reading.text, plan.end, by.start)
            and not change_holds(new, plan, by, up=not down)
        ):
            yield wrong_change(reading, by, new, plan)


def _off_plan(reading: Reading) -> Iterator[Finding]:
    """``86,5%, vượt 3,5% so với chỉ tiêu (90%)``."""
    numbers = exact_numbers(reading)
    for new, by, plan in zip(numbers, numbers[1:], numbers[2:], strict=False):
        said = _OFF_PLAN.fullmatch(reading.text, new.end + new.percent, by.start)
        if not said or not _OF_PLAN.fullmatch(reading.text, by.end + by.percent, plan.start):
            continue
        unit = unit_counted(reading, new)
        if not unit or not unit == unit_counted(reading, by) == unit_counted(reading, plan):
            continue
        down = said["word"].lower() in _DOWNWARD
        if change_holds(new, plan, by, up=down):
            yield wrong_way(reading, said["word"], plan, new, new.start, plan.end)
