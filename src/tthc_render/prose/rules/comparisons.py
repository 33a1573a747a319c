"""A value beside the one it is compared with: P903 for how much, P904 for which way.

``20 người, giảm 10 (-33,3%) so với cùng kỳ (30 người)``, ``3,14%, giảm 1,68 điểm so với năm 2023 (4,82%)``,
``4.500 tỷ đồng, gấp 1,5 lần năm 2023 (3.000 tỷ đồng)``, ``345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 15%``,
``58 triệu đồng, thấp hơn kế hoạch (62 triệu đồng)``. Old and new value are both printed and count the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    DOWN,
    UP,
    WORDS,
    exact_numbers,
    is_nearer_rate,
    noun_of,
    shown_value,
    unit_of,
    wrong_change,
    wrong_way,
)  # fmt: skip
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.sections import before, lead, topic
from tthc_render.prose.spans import Quantity, is_in_points, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"so", "gấp", "hơn", "vượt", "đạt", "bằng", "tăng", "giảm"})
_OTHERS: Final = 4
_ALL: Final = 100
_REACH: Final = 200
_SENTENCE = pattern_of(r"[.!?]\s+[^\W\d_a-zà-ỹđ]|;\s")
_VALUE = r"(?:[^()\d]{0,20}\s|[^()\d]{0,12}\d{4}(?: là|:)?\s)?$"
_VALUE_REACH: Final = 30
_OLD = pattern_of(
    rf"(?<!\w)(?:so với|lần)[^.;()]{{1,60}}(?:\(|\slà\s)\s?{_VALUE}"
    rf"|(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước)[^.;()]{{0,30}}\(\s?{_VALUE}"
)
_ANOTHER_BASE = pattern_of(r",\s(?:và\s)?(?:bằng|đạt|chiếm|vượt|gấp|ước)(?: khoảng)?\s[^()]*\(")
"""``tăng 7,3% so với cùng kỳ, bằng 55,1% kế hoạch năm (34 …)``: the bracket is of what comes after the comma."""
ANOTHER_CLAUSE = pattern_of(
    r",\s(?!(?:cùng kỳ|năm (?:trước|ngoái)|kỳ trước|tháng trước|quý trước|kế hoạch)(?!\w))(?:[^,()]|,(?=\d))*\("
)
"""``giảm 1.902 ca so với cùng kỳ, không có tử vong (cùng kỳ 02 ca)``: so is one with a matter of its own."""
_AMONG: Final = pattern_of(r"(?<!\w)(?:trong (?:số )?đó|gồm|riêng)(?!\w)", re.IGNORECASE)
"""``tăng 5,9% (5.842 lượt năm 2024), trong đó không đạt là 642``: the figure behind it is a part."""
_OLD_WORDS: Final = ("so với", "lần", "cùng kỳ", " trước")
_CLAUSE = pattern_of(r"[^.;()\d]{0,30};\s(?:tăng|giảm)(?: thêm| được)?\s$")
_CHANGE = pattern_of(rf"(?<!\w)(?<!gia )({'|'.join(WORDS)})(?: thêm| được| khoảng)?\s{{1,2}}$", re.IGNORECASE)
_CHANGE_ENDS: Final = ("tăng", "giảm", "hơn", "thêm", "được", "khoảng")
_SIGN = pattern_of(r"\((?:(?P<word>tăng|giảm)\s)?(?P<sign>[+–-])?\s?$", re.IGNORECASE)
_MOVED: Final = frozenset({"từ"})
_MOVE: Final = 60
_FROM = pattern_of(r"(?<!\w)từ(?: mức)?\s{1,2}$")
_MOVE_TO = pattern_of(r"(?<!\w)(?:lên|xuống|còn|đến)(?: còn| mức| tới| chỉ còn)?\s{1,2}$")
_RIGHT_AFTER = pattern_of(
    r"\s?%?(?:[^.;()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}/\d{4}){0,30}(?:,\s(?:tức |tương đương |bằng )?|\s?\()"
    r"(?:mức )?"
)
_BASE_FIRST = pattern_of(r"[Ss]o với[^.;()]{2,50}\((?:[^()\d]{0,20}\s)?$")
_BASE_CLOSES = pattern_of(r"[^.;()\d]{0,30}\),\s[^.;()\d]{0,60}$")
_BASE_OF = pattern_of(r"\s?%?[^.;:,()\d]{0,30}\s")
_OWN_BASE = pattern_of(r"\s?%?[^.;:,()\d]{0,30}(?<!\w)so với(?!\w)")
_SHARE_TOO = pattern_of(r"[^.;()\d]{0,20}(?:,\s(?:tăng|giảm|tương (?:đương|ứng))(?: với)?\s|\s\([+-]?)")
_AIMED = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|mục tiêu|lũy kế|trong đó)(?!\w)", re.IGNORECASE)
_TIMES = pattern_of(r"(?<!\w)(?:gấp|bằng)(?: khoảng)?\s{1,2}$")
_OWN_BRACKET = pattern_of(r"\s?lần\s[^.;()]{1,50}\([^()]*\d[^()]*\)")
_TO_PLAN = pattern_of(
    r"[^.;()\d]{0,40}?(?<!\w)(?P<word>cao hơn|thấp hơn|vượt|đạt và vượt|chưa đạt|không đạt|nhiều hơn|ít hơn)\s"
    r"(?:[^.;()\d]{0,20}\s)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|mức|cùng kỳ|năm trước|quy định|định mức)"
    r"(?:[^.;()\d]|(?<=năm )\d{4}){0,40}\(\s?(?:[^()\d]{0,20}\s)?$"
)
_BOUNDS: Final = frozenset({"dưới", "trên", "quá", "nhất", "thiểu", "đa"})
_TO_BOUND = pattern_of(
    r"[^.;()\d]{0,40}?(?<!\w)(?P<word>cao hơn|thấp hơn|nhiều hơn|ít hơn)\s(?:[^.;()\d]{0,20}\s)?"
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|mức|quy định|định mức|ngưỡng)(?:[^.;()\d]|(?<=năm )\d{4}){0,40}"
    r"\(\s?(?:[^()\d]{0,24}\s)?$"
)
_NEARER = pattern_of(r"(?<!\w)(?:tăng|giảm|hơn|vượt|đạt|bằng)(?!\w)", re.IGNORECASE)
_MEANS: Final = ("bình quân", "trung bình")
_DOWNWARD: Final = frozenset({"thấp hơn", "chưa đạt", "không đạt", "ít hơn"})
_BY = pattern_of(r"[^.;()\d]{0,30}\)\s{1,2}(?:là |trên |khoảng )?$")


def check_comparisons(context: ProseContext) -> list[Finding]:
    """Findings on values whose comparison beside them does not hold."""
    out: list[Finding] = []
    readings = context.running
    for nth, reading in enumerate(readings):
        if "(" in reading.text and reading.says(_SAID) and len(reading.quantities) > 1:
            known = {change.figure.start for change in changes(reading) if change.pair}
            numbers = exact_numbers(reading)
            out += [item for at in range(1, len(numbers)) for item in _against(reading, numbers, at, known)]
            out += _to_plan(reading)
            out += _to_bound(reading) if reading.says(_BOUNDS) else ()
            if "So với" in reading.text or "so với" in reading.text:
                out += _after_base(reading, numbers)
                out += _of_a_paragraph_before(readings, nth, numbers)
        if reading.says(_MOVED):
            out += _after_moves(reading, exact_numbers(reading))
    return out


def _against(reading: Reading, numbers: Sequence[Quantity], at: int, known: set[int]) -> Iterator[Finding]:
    """All changes between a new value and the old one behind "so với …"."""
    old = numbers[at]
    said = _OLD.search(reading.text, max(0, old.start - 100), old.start) if _may_be_old(reading, old) else None
    bare = reading.text[old.start - 1] == "(" and reading.text[old.end : old.end + 1] == ")"
    if not said or not (bare or _unit(reading, old)):
        return
    base = said.start() + max(said.group().rfind("so với"), 0)
    words = reading.text[base : said.end()]
    if _ANOTHER_BASE.search(words) or ANOTHER_CLAUSE.search(words):
        return
    new, moved = _new_and_changes(reading, [x for x in numbers[:at] if x.end <= base], old)
    if new is None or not old.count or _of_another(reading, numbers[:at], new, old, moved):
        return
    if any(
        not x.exact and is_nearer_rate(reading, x, new, old) and new.end < x.start < old.start
        for x in reading.quantities
    ):
        return  # "bằng 63,7% kế hoạch, lãi suất bình quân 3,41%/năm, tăng 0,28 điểm": a mean stands nearer
    for change, word in moved:
        if "so với" in reading.text[change.end : base] or _AMONG.search(reading.text, change.end, old.start):
            continue  # "tăng 15 hồ sơ so với tháng trước và tăng 25% so với quý I (620)": it has a base of its own
        if change.start in known or (is_in_points(reading.text, change) and not old.percent):
            continue  # "145.204 hộ, chiếm 21,29%, giảm 4,06 điểm so với năm trước (36.303 hộ …)": of the rates
        right = UP if new.count > old.count else DOWN
        times = _TIMES.search(reading.text, max(0, change.start - 14), change.start)
        if times and _OWN_BRACKET.match(reading.text, change.end, base):
            continue  # "gấp 1,6 lần năm 2024 (257 tỷ đồng) và gấp 2,1 lần năm 2023 (196 tỷ đồng)"
        if times:
            yield from _times(reading, change, new, old)
        elif word != right and new.count != old.count:
            yield wrong_way(reading, word, old, new, new.start, old.end)
        elif _is_off(reading, change, new, old):
            yield wrong_change(reading, change, new, old)


def _may_be_old(reading: Reading, old: Quantity) -> bool:
    """Are the words there without which ``_OLD`` finds nothing?"""
    lead = reading.text[max(0, old.start - 100) : old.start]
    near = lead[-_VALUE_REACH:]
    return ("(" in near or "là" in near) and any(word in lead for word in _OLD_WORDS)


def _new_and_changes(
    reading: Reading, before: Sequence[Quantity], old: Quantity
) -> tuple[Quantity | None, list[tuple[Quantity, str]]]:
    """The value that is compared, and its changes with their words, walking back from the old value."""
    text, unit = reading.text, _unit(reading, old)
    moved: list[tuple[Quantity, str]] = []
    pending: list[Quantity] = []
    for x in reversed(before):
        gap = text[x.end : old.start]
        if len(gap) > _REACH or _SENTENCE.search(gap):
            if not (moved and _CLAUSE.search(text, x.end, moved[-1][0].start)):
                break
            return _subject(reading, before, x, unit), moved
        lead = text[max(0, x.start - 24) : x.start]
        said, signed = _CHANGE.search(lead), _SIGN.search(lead)
        if said:
            word = WORDS[said.group(1).lower()]
            moved += [(x, word), *((other, word) for other in pending)]
            pending = []
        elif signed and x.percent and (signed["sign"] or signed["word"]):
            pending.append(x)
        elif _TIMES.search(lead) and re.match(r"\s?lần", text[x.end : x.end + 5]):
            moved.append((x, ""))
        elif x.depth >= old.depth and x.depth > 0:
            continue  # in a bracket of its own
        elif not unit and x.percent and old.count > _ALL:
            return None, []  # "đạt 101,6% kế hoạch (2.800), tăng 10,7% so với đầu năm (2.572)"
        elif _unit(reading, x) == (unit or (_unit(reading, moved[-1][0]) if moved else "")) != "":
            return (x, moved) if moved and _same_fate(reading, x, moved) else (None, [])
        elif not x.percent:
            return None, []
    return None, []


def _same_fate(reading: Reading, new: Quantity, moved: Sequence[tuple[Quantity, str]]) -> bool:
    """``bị thương 9 người, giảm 3 người chết so với cùng kỳ (15 người)``: the change is of other people."""
    nouns = {noun_of(reading, change) for change, _ in moved if unit_of(reading, change) == "người"}
    return not nouns or nouns == {"người"} or noun_of(reading, new) in nouns


def _of_another(
    reading: Reading, before: Sequence[Quantity], new: Quantity, old: Quantity, moved: Sequence[tuple[Quantity, str]]
) -> bool:
    """``xảy ra 21 vụ, trong đó 8 vụ nghiêm trọng, giảm 3 vụ so với cùng kỳ (24 vụ)``: does an earlier value fit?"""
    others = [x for x in before if x.start < new.start and _unit(reading, x) == _unit(reading, new)]
    return any(
        all(
            word in ("", UP if x.count > old.count else DOWN) and not _is_off(reading, change, x, old)
            for change, word in moved
        )
        for x in others[-_OTHERS:]
        if x.percent == new.percent
    )


def _unit(reading: Reading, quantity: Quantity) -> str:
    """The unit without what it is counted by: "đồng" of "triệu đồng/người/năm"."""
    unit = unit_of(reading, quantity).partition("/")[0]
    return "lượt" if unit.startswith("lượt ") else unit


def _subject(reading: Reading, before: Sequence[Quantity], last: Quantity, unit: str) -> Quantity | None:
    """``còn 8.436 hộ, chiếm 3,42% trên tổng số 246.500 hộ; giảm 2.314 hộ so với …``: the first count of that clause."""
    start = max(reading.text.rfind(mark, 0, last.start) for mark in (". ", "; ")) + 1
    return next((x for x in before if start < x.start <= last.start and _unit(reading, x) == unit), None)


def _range(new: Quantity, old: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the greatest ratio that the printed values allow."""
    low = (new.count - new.slack) / (old.count + old.slack)
    least = max(old.count - old.slack, old.step / 10)
    return low, (new.count + new.slack) / least


def _is_off(reading: Reading, change: Quantity, new: Quantity, old: Quantity) -> bool:
    if new.percent:
        points = re.match(r"\s?(?:%\s?)?điểm", reading.text[change.end :])
        return bool(points) and abs(abs(new.count - old.count) - change.count) > change.step
    if change.percent:
        low, high = ((ratio - 1) * 100 for ratio in _range(new, old))
        low, high = sorted((abs(low), abs(high)))
        return not low - change.step <= change.count <= high + change.step
    unit = _unit(reading, change)
    if unit and unit != _unit(reading, new):
        return False
    return abs(abs(new.count - old.count) - change.count) > new.slack + old.slack + change.slack


def _times(reading: Reading, change: Quantity, new: Quantity, old: Quantity) -> Iterator[Finding]:
    """``gấp 1,5 lần năm 2023 (3.000 tỷ đồng)``."""
    low, high = _range(new, old)
    if low - change.step <= change.count <= high + change.step / 2:
        return
    exact = new.count / old.count
    yield finding(
        "P903", reading.passage.at(change.start), written=f"{change.text} lần",
        right=f"{format_decimal(exact, max(1, len(change.text.partition(',')[2])))} lần",
        computation=f"{new.text}/{old.text}", quote=quote(reading.text, new.start, old.end),
    )  # fmt: skip


def _after_base(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """``21 vụ … So với cùng kỳ năm 2022 (26 vụ), số vụ giảm 05 vụ``: the new value, the old one, the change."""
    for at, (old, change) in enumerate(pairwise(numbers)):
        if not stands_after(reading.text, change.start, *_CHANGE_ENDS):
            continue
        said = _CHANGE.search(reading.text, max(0, change.start - 24), change.start)
        based = _BASE_FIRST.search(reading.text, max(0, old.start - 80), old.start)
        unit = _unit(reading, old)
        if based and _is_taken(reading, numbers[:at], based, change):
            continue
        if based and any(x.percent and based.start() < x.start < old.start for x in numbers[:at]):
            continue  # "so với quý I, số lượt giảm 14,8% (256 lượt), số đơn tăng 10%": the base of another change
        if said and based and unit and change.percent and _BASE_CLOSES.match(reading.text, old.end, said.start()):
            values = [x for x in numbers[:at] if _unit(reading, x) == unit and not x.depth and x.end <= based.start()]
            alone = len(values) == 1 and old.count and not _AIMED.search(reading.text, 0, based.start())
            if alone and WORDS[said.group(1).lower()] == (UP if values[0].count > old.count else DOWN):
                if _is_off(reading, change, values[0], old):
                    yield wrong_change(reading, change, values[0], old)
            elif alone and values[0].count != old.count:
                word = said.group(1).lower()
                yield wrong_way(reading, word, old, values[0], based.start(), change.end)
            continue
        if not said or not based or not unit or change.percent or _unit(reading, change) != unit:
            continue
        if not _BASE_CLOSES.match(reading.text, old.end, said.start()):
            continue
        new = [x for x in numbers[:at] if _unit(reading, x) == unit and abs(x.count - old.count) == change.count]
        if not new or old.count == new[-1].count:
            continue
        word = WORDS[said.group(1).lower()]
        if word != (UP if new[-1].count > old.count else DOWN):
            yield wrong_way(reading, said.group(1).lower(), old, new[-1], based.start(), change.end)
        share = numbers[at + 2] if at + 2 < len(numbers) else None
        adjacent = share and share.percent and _SHARE_TOO.fullmatch(reading.text, change.end, share.start)
        if share and adjacent and _is_off(reading, share, new[-1], old):
            yield wrong_change(reading, share, new[-1], old)


def _of_a_paragraph_before(readings: Sequence[Reading], nth: int, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """``tai nạn giao thông xảy ra 48 vụ. … So với tháng trước (56 vụ), số vụ tai nạn giao thông giảm 28,6%``.

    The only figure of the unit in the paragraphs before is the new value, if the matter is named there, too.
    """
    reading = readings[nth]
    for at, (old, change) in enumerate(pairwise(numbers)):
        if not change.percent or old.depth != 1 or not stands_after(reading.text, change.start, *_CHANGE_ENDS):
            continue
        said = _CHANGE.search(reading.text, max(0, change.start - 24), change.start)
        based = _BASE_FIRST.search(reading.text, max(0, old.start - 80), old.start)
        unit = _unit(reading, old)
        if not said or not based or not unit or not old.count or _is_taken(reading, numbers[:at], based, change):
            continue
        if not _BASE_CLOSES.match(reading.text, old.end, said.start()) or is_in_points(reading.text, change):
            continue
        counts = [
            (other, x) for other in before(readings, nth) for x in other.counts if x.unit == unit and x is not old
        ]
        new = next((x for _, x in counts), None)
        matter = topic(reading.text[old.end : said.start()]) - topic(f"số {unit}")
        if new is None or len(counts) != 1 or new.depth or not new.exact or counts[0][0] is reading:
            continue
        words = lead(counts[0][0], new)
        up = WORDS[said.group(1).lower()] == UP
        if _AIMED.search(words) or not topic(f"{words} {new.after}") & matter or up != (new.count > old.count):
            continue
        if _is_off(reading, change, new, old):
            exact = abs(new.count - old.count) * 100 / old.count
            high, low = sorted((new, old), key=lambda x: -x.count)
            yield finding(
                "P903", reading.passage.at(change.start), written=shown_value(change),
                right=f"{format_decimal(exact, max(1, len(change.text.partition(',')[2])))}%",
                computation=f"({high.text} − {low.text})/{old.text}",
                quote=quote(reading.text, based.start(), change.end + 1),
            )  # fmt: skip


def _is_taken(reading: Reading, before: Sequence[Quantity], based: re.Match[str], change: Quantity) -> bool:
    """``giảm 6,2% so với tháng trước (1.294), tăng 9,1% so với cùng kỳ``: the base is that of the change before it."""
    last = next((x for x in reversed(before) if x.end <= based.start()), None)
    if last and _BASE_OF.fullmatch(reading.text, last.end, based.start()):
        return bool(_CHANGE.search(reading.text, max(0, last.start - 24), last.start))
    return bool(_OWN_BASE.match(reading.text, change.end))


def _after_moves(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """``giảm từ 3,24% cuối năm 2024 xuống 2,18%, giảm 1,06 điểm phần trăm``: the move and what it amounts to."""
    text = reading.text
    for old, new, change in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not stands_after(text, change.start, *_CHANGE_ENDS):
            continue
        gap = text[old.end : new.start]
        said = _CHANGE.search(text, max(0, change.start - 24), change.start)
        if not said or not _FROM.search(text, max(0, old.start - 12), old.start) or not _MOVE_TO.search(gap):
            continue
        if len(gap) > _MOVE or re.search(r"[.;]\s", gap) or not _RIGHT_AFTER.fullmatch(text, new.end, said.start()):
            continue
        if _unit(reading, old) != _unit(reading, new) or not _unit(reading, new):
            continue
        word = WORDS[said.group(1).lower()]
        if word != (UP if new.count > old.count else DOWN):
            yield wrong_way(reading, said.group(1).lower(), old, new, old.start, change.end)
        elif change.percent == new.percent and _is_off(reading, change, new, old):
            yield wrong_change(reading, change, new, old)


def _to_bound(reading: Reading) -> Iterator[Finding]:
    """``2,4%, cao hơn mục tiêu (dưới 3,5%)``: below the bound, and said to be above it."""
    for new, plan in itertools.pairwise(reading.quantities):
        if plan.hedge not in ("dưới", "trên", "không quá", "ít nhất", "tối thiểu", "tối đa") or not plan.count:
            continue
        said = _TO_BOUND.fullmatch(reading.text, new.end, plan.start)
        unit = _unit(reading, new)
        if not said or _NEARER.search(reading.text, said.end("word"), plan.start):
            continue  # "thấp hơn mức chung nhưng cao hơn mục tiêu (…)": the word nearest to the base counts
        if not new.exact or not unit or unit != _unit(reading, plan) or new.depth == plan.depth:
            continue
        right = UP if new.count > plan.count else DOWN
        if new.count != plan.count and WORDS[said["word"].lower()] != right:
            yield wrong_way(reading, said["word"], plan, new, new.start, plan.end)


def _to_plan(reading: Reading) -> Iterator[Finding]:
    """``58 triệu đồng, cao hơn kế hoạch (62 triệu đồng)``; ``345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 15%``."""
    numbers = [
        x for x in reading.quantities if x.value is not None and not x.ordinal and (x.exact or x.hedge in _MEANS)
    ]  # fmt: skip
    for at, (new, plan) in enumerate(itertools.pairwise(numbers)):
        said = _TO_PLAN.fullmatch(reading.text, new.end, plan.start)
        unit = _unit(reading, new)
        if not said or _NEARER.search(reading.text, said.end("word"), plan.start):
            continue
        if not unit or unit != _unit(reading, plan) or not plan.count or new.depth == plan.depth:
            continue
        down = said["word"].lower() in _DOWNWARD
        if (new.count < plan.count and not down) or (new.count >= plan.count and down and new.count != plan.count):
            yield wrong_way(reading, said["word"], plan, new, new.start, plan.end)
            continue
        by = numbers[at + 2] if at + 2 < len(numbers) else None
        if by and by.percent and _BY.fullmatch(reading.text, plan.end, by.start) and _is_off(reading, by, new, plan):
            yield wrong_change(reading, by, new, plan)
