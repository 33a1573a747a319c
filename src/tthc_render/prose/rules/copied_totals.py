"""A longer period that still has the figure of a shorter one, though the rest of it brought more: P970.

``Sáu tháng đầu năm tiếp 7.415 lượt; riêng quý III tiếp 3.286 lượt; lũy kế 9 tháng là 7.415 lượt``. The figures are of
months that fill the longer period once each, and its figure is just that of some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.time_parts import OTHER, PERIOD, QUARTERS, months_of
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SO_FAR: Final = pattern_of(
    r"(?<![\w/.,])(?:(?P<n>1[0-2]|0?[1-9]|sáu|chín|mười một|mười) tháng(?! cuối| trước| tới| qua|/| \d)"
    r"|(?:đến )?hết (?:tháng (?P<m>1[0-2]|0?[1-9])|quý (?P<q>IV|I{1,3}))(?![\w.]))",
    re.IGNORECASE,
)
_SPELT: Final = {"sáu": 6, "chín": 9, "mười": 10, "mười một": 11}
_TIMES: Final = frozenset({"tháng", "quý"})
_SAID: Final = ("ũy kế", "uỹ kế", "cộng dồn", "ính chung", "hư vậy", "ổng", "ả năm")
_TOTAL: Final = pattern_of(
    r"(?<!\w)(?:l[ũu][yỹ] kế|cộng dồn|tính chung|như vậy|tổng cộng|cả năm|tổng số)(?!\w)", re.IGNORECASE
)
_ADDED_UP: Final = pattern_of(r"l[ũu][yỹ] kế|cộng dồn", re.IGNORECASE)
_BREAK: Final = pattern_of(r"[.;]\s")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_NO_MATTER: Final = nouns_in("""
là đã có được đạt thêm mới riêng toàn tỉnh xã huyện phường ngành các cấp trong và với tổng số cộng nước cả thành phố
""")
_DIGITS: Final = 3
_MOST, _LAST = 14, 6


@dataclass(frozen=True, slots=True)
class _Timed:
    """A figure of the months that the words before it name last; ``total``: the word that says it is all of them."""

    figure: Quantity
    months: frozenset[int]
    name: str
    total: str
    matter: frozenset[str]


def check_copied_totals(context: ProseContext) -> list[Finding]:
    """Findings on cumulated figures that leave out what came since."""
    return [
        item
        for reading in context.saying(_TIMES)
        if len(reading.counts) > 2 and any(words in reading.text for words in _SAID)
        for item in _copies(reading)
    ]


def _copies(reading: Reading) -> Iterator[Finding]:
    timed = list(_timed(reading))
    for whole in timed:
        if not whole.total or sum(sign.isdigit() for sign in whole.figure.text) < _DIGITS:
            continue
        parts = [x for x in timed if x.months < whole.months and x.figure.end <= whole.figure.start]
        parts = [x for x in parts if x.figure.unit == whole.figure.unit][-_LAST:]
        for chosen in (some for size in (2, 3, 4) for some in combinations(parts, size) if _fill(whole, some)):
            left_out = _left_out(whole, chosen)
            if left_out:
                yield _copy(reading, whole, chosen, left_out)
                return


def _timed(reading: Reading) -> Iterator[_Timed]:
    done = 0
    for x in reading.counts[:_MOST]:
        words = _BREAK.split(reading.text[done : x.start])[-1]
        done = x.end
        named = [(found, months_of(found)) for found in PERIOD.finditer(words)]
        named += [(found, _months_so_far(found)) for found in _SO_FAR.finditer(words)]
        if not named or not x.exact or not x.unit or x.depth:
            continue
        last, months = max(named, key=lambda one: (one[0].end(), -one[0].start()))
        behind = words[last.end() :]
        if OTHER.search(behind):
            continue
        total = _TOTAL.search(words)
        matter = frozenset(_WORD.findall(f"{behind} {x.after}".lower())) - _NO_MATTER - {x.unit}
        yield _Timed(x, months, last.group(), total.group() if total else "", matter)


def _months_so_far(found: re.Match[str]) -> frozenset[int]:
    if found["q"]:
        return frozenset(range(1, 3 * QUARTERS[found["q"].upper()] + 4))
    number = (found["n"] or found["m"]).lower()
    return frozenset(range(1, (_SPELT.get(number) or int(number)) + 1))


def _fill(whole: _Timed, parts: Sequence[_Timed]) -> bool:
    """Are the parts all months of the whole, each once?"""
    together = frozenset[int]().union(*(x.months for x in parts))
    return sum(len(x.months) for x in parts) == len(whole.months) == len(together)


def _left_out(whole: _Timed, parts: Sequence[_Timed]) -> list[_Timed]:
    """The parts that a whole leaves out, if it is just the sum of the others, of which one is the first in time."""
    for size in range(1, len(parts)):
        for some in combinations(parts, size):
            rest = [x for x in parts if x not in some]
            first = any(min(whole.months) in x.months for x in some) or bool(_ADDED_UP.match(whole.total))
            alike = all(not x.matter or not whole.matter or x.matter & whole.matter for x in rest)
            if first and alike and total_of(x.figure for x in some) == whole.figure.count:
                return [x for x in rest if x.figure.count]
    return []


def _copy(reading: Reading, whole: _Timed, parts: Sequence[_Timed], left_out: Sequence[_Timed]) -> Finding:
    figures = [x.figure for x in parts]
    reading.compare(whole.figure, *figures)
    return finding(
        "P970", reading.passage.at(whole.figure.start), written=_said(whole.figure), period=whole.name,
        missing=", ".join(f"{_said(x.figure)} ({x.name})" for x in left_out),
        computation=" + ".join(x.text for x in figures), right=amount(total_of(figures), whole.figure),
        quote=quote(reading.text, min(x.start for x in figures), whole.figure.end),
    )  # fmt: skip


def _said(x: Quantity) -> str:
    """A figure with its noun, if it is one that is known."""
    return f"{x.text} {x.noun}".strip()
