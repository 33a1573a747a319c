"""Sums of long numbers that one slip of typing keeps from coming out: P301.

Figures of one unit that follow each other in a paragraph, the whole first or last: where the whole has four digits and
more, that one wrong digit is all that is missing is no chance. What other words say of them does not matter, so that
``6.418/6.418 căn, trong đó xây mới 4.726 căn, sửa chữa 1.692 căn`` and ``3.218 hộ phải sơ tán … đã có 3.102 hộ trở về …
còn 116 hộ`` are one thing. A figure that any sum explains is left alone, and so are plans, changes and earlier times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP, TRIGGER
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.rules.whole_lists import GOES_BACK, SENTENCE, figures_of
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_LEAST: Final = 1000
_SHORT: Final = 3
"""No figure of so few signs is as large as that."""
_SURE: Final = 4
_MOST_FIGURES: Final = 14
_MOST_PARTS: Final = 5
_SHARE: Final = Decimal("0.03")
"""Parts so small leave a sum that is near whatever they are."""
_REACH: Final = 420
_OTHER = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|năm trước|kỳ trước|kế hoạch|dự toán|chỉ tiêu|mục tiêu|bình quân|trung bình|mỗi|tăng"
    r"|(?<!suy )giảm|vượt|thêm|lũy kế|phấn đấu|dự kiến|hơn|gấp|riêng)(?!\w)[^.;]{0,24}$",
    re.IGNORECASE,
)
_HAS = pattern_of(r"\s(?:[^\W\d_]+\s){1,3}?có\s")
"""``982 trạm có 4G, 34 trạm có 5G``: what a thing has does not keep it from having more."""
_DIVIDES = pattern_of(
    r"(?<!\w)(?:trong (?:số )?(?:đó|này)|gồm|chia|phân|cụ thể|còn(?: lại)?|với|đã|chưa|đang|tổng|cộng|như vậy"
    r"|cả)(?!\w)|[:(]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sum:
    whole: Quantity
    parts: tuple[Quantity, ...]


def check_long_sums(context: ProseContext) -> list[Finding]:
    """Findings on sums of long numbers that one digit misses."""
    return [item for r in context.running if len(r.counts) + len(r.ratios) > 2 for item in _inside(r)]


def _inside(reading: Reading) -> Iterator[Finding]:
    units: dict[str, list[Quantity]] = {}
    if not (any(len(x.text) > _SHORT for x in reading.counts) or any(len(x.text) > _SHORT for x in reading.ratios)):
        return
    for x in reading.kept(figures_of):
        if x.unit and x.exact and x.count:
            units.setdefault(x.unit, []).append(x)
    for alike in units.values():
        figures = [x for x in alike if not _OTHER.search(reading.text, max(0, x.start - 44), x.start)]
        if 2 < len(figures) <= _MOST_FIGURES and max(x.count / x.step for x in figures) >= _LEAST:
            yield from _of_unit(reading, figures)


def _of_unit(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Finding]:
    sums = list(_sums(figures))
    explained: set[int] = set()
    for one in (*sums, *_pairs(figures)):
        if abs(total_of(one.parts) - one.whole.count) <= slack_of(one.whole, *one.parts):
            explained.update(x.start for x in (one.whole, *one.parts))
    missed = [one for one in sums if len(one.parts) <= _MOST_PARTS and one.whole.start not in explained]
    missed = [one for one in missed if _is_one_slip_off(one)]
    missed = [one for one in missed if not any(x.start in explained for x in one.parts) and _is_divided(reading, one)]
    if not missed or len({one.whole.start for one in missed}) > 1 or OVERLAP.search(reading.text):
        return
    best = max(missed, key=lambda one: len(one.parts))
    if all(_HAS.match(reading.text, x.end) for x in best.parts):
        return
    reading.compare(best.whole, *best.parts)
    yield from missed_sum(reading, best.whole, best.parts, closed=True)


def _pairs(figures: Sequence[Quantity]) -> Iterator[_Sum]:
    """Every two figures with their sum, wherever they stand."""
    for a, b in combinations(figures, 2):
        for whole in figures:
            if whole is not a and whole is not b and whole.count > max(a.count, b.count):
                yield _Sum(whole, (a, b))


def _sums(figures: Sequence[Quantity]) -> Iterator[_Sum]:
    """Every figure with the runs right behind it and right before it."""
    for at, whole in enumerate(figures):
        for run in (figures[at + 1 :], figures[:at][::-1]):
            for stop in range(2, len(run) + 1):  # all of them explain, the shorter ones may be missed
                parts = run[:stop]
                if abs(parts[-1].start - whole.start) <= _REACH:
                    yield _Sum(whole, tuple(sorted(parts, key=lambda x: x.start)))


def _is_one_slip_off(one: _Sum) -> bool:
    whole, parts = one.whole, one.parts
    added = total_of(parts)
    if min(x.count for x in parts) < min(whole.count, added) * _SHARE:
        return False
    if whole.count / whole.step < _LEAST or any(x.scale != whole.scale or x.step != whole.step for x in parts):
        return False
    off = added - whole.count
    return any(
        right > 0 and min(_digits(x.count), _digits(right)) >= _SURE and is_slip(x.count / x.step, right / x.step)
        for x, right in ((whole, added), *((x, x.count - off) for x in parts))
    )


def _digits(value: Decimal) -> int:
    """How many digits a number has, zeros at its end left out: those of round numbers prove nothing."""
    return len(f"{value.normalize():f}".replace(".", "").strip("0"))


def _is_divided(reading: Reading, one: _Sum) -> bool:
    """Do words between them divide or add, with no new sentence but one that goes back to the one before?"""
    if len({x.depth for x in one.parts}) > 1:
        return False  # "3.416 lượt (bảo hiểm y tế 3.102 lượt), chuyển tuyến 214 lượt"
    if any(TRIGGER.search(reading.text, x.end, y.start) for x, y in pairwise(one.parts)):
        return False  # "tay chân miệng 914 ca, sởi 486 ca, trong đó dưới 9 tháng 88 ca"
    first, last = min(one.whole.start, one.parts[0].start), max(one.whole.end, one.parts[-1].end)
    stops = [found.end() for found in SENTENCE.finditer(reading.text, first, last)]
    if len(stops) > 1 or (stops and not GOES_BACK.match(reading.text, stops[0])):
        return False
    low, high = sorted((one.whole, one.parts[0] if one.whole.start < one.parts[0].start else one.parts[-1]), key=_start)
    return bool(_DIVIDES.search(reading.text, low.end, high.start))


def _start(x: Quantity) -> int:
    return x.start
