"""A share that is of another figure than the only one called so, wherever part and bases stand: P971.

``Tính trên số hồ sơ đã giải quyết, tỷ lệ đúng hạn đạt 97,13%``, where ``Đã giải quyết: 4.431 hồ sơ`` is the only figure
that has all these words, 4.402 are in time and 97,13% is of the 4.532 that were to be settled. The words behind the
share name the base, or those of ``tính trên …`` before it; the part is a figure of the sentence, or the one that is
called what the rate is of. Nothing is said of a share that any figure makes with the base that is named, nor of one
that no other base makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import is_change
from tthc_render.prose.sections import TIMES, before
from tthc_render.prose.spans import BRACKET, Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_BEHIND: Final = pattern_of(r"\s?%\s(?:(?:của|trên|trong|so với|tính trên)\s)?(?!toàn|cả)(?P<what>[^.;:,()\d%]{3,60})")
_AHEAD: Final = pattern_of(
    r"(?<!\w)(?:tính|xét)(?: riêng)? trên (?P<what>[^.;:,()\d%]{3,70}?)(?:,\s|\sthì\s)[^.;:()\d%]{0,70}$", re.IGNORECASE
)
_RATE: Final = pattern_of(r"(?<!\w)tỷ lệ (?P<what>[^.;:,()\d%]{2,40}?)\s(?:mới )?(?:đạt|là|chiếm)\s$", re.IGNORECASE)
_PLANNED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|(?:năm|kỳ|quý|tháng) trước|đầu (?:năm|kỳ))(?!\w)",
    re.IGNORECASE,
)
_OF_THESE: Final = pattern_of(r"(?<!\w)(?:trong|tính trên) (?:số|tổng)(?!\w)", re.IGNORECASE)
_CLAUSE: Final = pattern_of(r"[;.,]\s")
_ENDS: Final = pattern_of(r"[;.,:(]|\d")
_SO_FAR: Final = pattern_of(r"(?<!\w)(?:l[uũ][yỹ] kế|cộng dồn|tính chung)(?!\w)[^.;]{0,40}$")
_OTHERS: Final = nouns_in("và qua tại ở thuộc riêng tuyến")
_DIGIT: Final = pattern_of(r"\d")
_SENTENCE: Final = pattern_of(r"[.!?]\s")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("số của các có là toàn trên địa bàn trong này đó nêu xã tỉnh huyện phường được cả thì")
_BACK, _REACH, _DIGITS, _PARTS, _WORDS = 140, 90, 3, 3, 2


class _Called(NamedTuple):
    """A figure of the section with the words right at it; ``so_far``: of all months up to then."""

    figure: Quantity
    words: frozenset[str]
    so_far: bool


def check_called_bases(context: ProseContext) -> list[Finding]:
    """Findings on shares that are of another figure than the one that is called so."""
    return [item for at, _ in context.with_shares for item in _shares(context.running, at)]


def _shares(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for share in reading.quantities:
        if not share.percent or not share.exact or share.value is None or _digits(share) < _DIGITS:
            continue
        named = _named(reading, share)
        if not named or meaning(reading, share) in (PercentageKind.CHANGE, PercentageKind.MOVE, PercentageKind.BOUND):
            continue
        known = [
            x
            for of in before(readings, at)
            for x in of.kept(_all_called)
            if of is not reading or x.figure.end <= share.start
        ]
        found = _wrong(reading, share, named, known)
        if found:
            part, base, other = found
            reading.compare(share, part)
            yield _finding(reading, share, part, base, other)


def _all_called(reading: Reading) -> list[_Called]:
    """The exact figures of a passage, no changes, with their words."""
    exact = [x for x in reading.counts if x.exact and x.count and not is_change(reading, x)]
    return [_Called(x, _words_at(reading, x), _SO_FAR.search(reading.low[: x.start]) is not None) for x in exact]


def _named(reading: Reading, share: Quantity) -> frozenset[str]:
    """The words that name what a share is of."""
    said = _BEHIND.match(reading.text, share.end) or _AHEAD.search(
        reading.text, max(0, share.start - _BACK), share.start
    )
    if said is None or _PLANNED.search(said["what"]):
        return frozenset()
    words = _words(said["what"])
    return words if len(words) > 1 else frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _FILLERS


def _words_at(reading: Reading, x: Quantity) -> frozenset[str]:
    """The words of a figure's own clause before and behind it, without what stands in brackets."""
    ahead = BRACKET.sub(" ", reading.text[max(0, x.start - _BACK) : x.start])
    behind = _ENDS.split(BRACKET.sub(" ", reading.text[x.end : x.end + _REACH]), maxsplit=1)[0]
    own = _CLAUSE.split(ahead)[-1]
    if _PLANNED.search(_SENTENCE.split(ahead)[-1]) or _OF_THESE.search(own):
        return frozenset()
    return _words(f"{_DIGIT.split(TIMES.sub(' ', own))[-1]} {behind}")


def _wrong(
    reading: Reading, share: Quantity, named: frozenset[str], known: Sequence[_Called]
) -> tuple[Quantity, Quantity, str] | None:
    """The part, the base that is called so and the one that the share is of."""
    for part in _parts(reading, share, known):
        alike = [x for x in known if comparable(x.figure.unit, part.unit)]
        bases: dict[Decimal, _Called] = {}
        for x in (x for x in alike if x.figure.count > part.count):
            same = bases.get(x.figure.count)  # "898 cơ sở do phường quản lý; … trong số 898 cơ sở này"
            bases[x.figure.count] = same if same and same.words >= x.words else x
        telling = named - frozenset(part.unit.split())
        called = [x for x in bases.values() if _is_called(x, named)]
        if len(called) != 1 or len(telling) < _WORDS:
            continue
        base = called[0].figure
        if any(_is_share(share, x.figure.count, base.count) != "wrong" for x in known):
            return None
        printed = {x.figure.count for x in known}
        for x in alike:
            is_base = len(telling & x.words) * 2 <= len(telling)
            if is_base and _is_share(share, part.count, x.figure.count) == "right":
                if x.so_far:
                    return None  # "tháng 7 đạt 1.512 triệu kWh; lũy kế 7 tháng 9.846 triệu kWh": called so, too
                return part, base, shown(x.figure)
            left = base.count - x.figure.count
            if left > 0 and left not in printed and _is_share(share, part.count, left) == "right":
                return part, base, f"{base.text} − {shown(x.figure)}"
    return None


def _is_called(x: _Called, named: frozenset[str]) -> bool:
    """Has a figure all the words, and is it of no more and no less: "nghèo và cận nghèo", "nhận mới qua Cổng"?"""
    return named <= x.words and not x.figure.depth and x.words & _OTHERS <= named


def _parts(reading: Reading, share: Quantity, known: Sequence[_Called]) -> Iterator[Quantity]:
    """What a share may be said of: the last figures of its sentence, or what the rate is called by."""
    rate = _RATE.search(reading.text, max(0, share.start - _BACK), share.start)
    if rate:
        what = _words(rate["what"])
        yield from (x.figure for x in known if what <= x.words)
        return
    for x in reversed(up_to(reading.counts, share.start, _PARTS)):
        if _SENTENCE.search(reading.text, x.end, share.start):
            return
        if x.exact and x.count and not x.depth and x.unit:
            yield x


def _is_share(share: Quantity, part: Decimal, whole: Decimal) -> str:
    return fits(share.count, share.text, part, whole)


def _digits(share: Quantity) -> int:
    return sum(sign.isdigit() for sign in share.text)


def _finding(reading: Reading, share: Quantity, part: Quantity, base: Quantity, other: str) -> Finding:
    places = max(1, len(share.text.partition(",")[2]))
    return finding(
        "P971", reading.passage.at(share.start), written=f"{share.text}%", part=shown(part), base=shown(base),
        other=other, right=f"{format_decimal(part.count * 100 / base.count, places)}%",
        quote=quote(reading.text, max(0, share.start - _REACH), min(len(reading.text), share.end + _REACH)),
    )  # fmt: skip
