"""Fractions and multiples in words: P401, P903.

``412 hộ …, hơn một nửa trong tổng số 1.130 hộ``; ``từ 36 đoàn xuống còn 12 đoàn, tức là giảm một nửa``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers
from tthc_render.prose.spans import Quantity, stands_after, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"nửa", "phần", "gấp"})
_DIGITS: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5}
_FRACTION = pattern_of(
    r"(?<!\w)(?P<hedge>hơn|quá|trên|gần|chưa đến|chưa tới|chưa đầy|dưới|khoảng|bằng|đạt|chiếm)?\s?"
    r"(?:(?P<half>một nửa)|(?P<top>một|hai|ba|bốn) phần (?P<bottom>ba|tư|bốn|năm))(?!\w)",
    re.IGNORECASE,
)
_OUT_OF = pattern_of(r"[^.;()\d]{0,20}?(?<!\w)(?:trong|trên|của|so với) (?:tổng )?(?:số )?[^.;()\d]{0,20}$")
_TAKES_UP = pattern_of(r"[^.;()\d]{0,24}?,\s(?:chiếm|bằng|đạt)?\s?(?:hơn|gần|khoảng|xấp xỉ|quá|trên)?\s?")
_ENDS = pattern_of(r"(?: tổng số| số [^.;,()\d]{2,24}| trong số đó)?(?=[.;,]|$)")
_BEFORE_RATIO = pattern_of(r"[^.;,()\d]{0,40}\(\s?")
_TO = pattern_of(r"\s?%?[^.;:()]{0,40}?(?<!\w)(?:xuống|còn|lên|thành|đến)(?: chỉ)?(?: còn| tới| đến| mức)?\s")
_CHANGED = pattern_of(
    r"\s?%?(?:[^.;:()\d]|(?<=năm )\d{4}){0,30},\s(?:tức(?: là)?\s|tương đương\s|nghĩa là\s)?(?P<said>"
    r"(?:(?P<word>giảm|tăng|rút ngắn|chỉ bằng|bằng|chỉ còn)(?: được| tới| đến)?\s)?"
    r"(?P<about>hơn|quá|trên|gần|khoảng)?\s?"
    r"(?:gấp (?P<hedge>hơn|gần|khoảng)?\s?(?P<times>đôi|rưỡi|ba|bốn|năm)(?: lần)?(?! rưỡi)"
    r"|(?P<half>một nửa)|(?P<top>một|hai|ba|bốn) phần (?P<bottom>ba|tư|bốn|năm)))(?!\w)"
    r"(?!\s(?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w))",
    re.IGNORECASE,
)
_OF_ITSELF = pattern_of(r"\s?(?:[.;,)]|$|so với(?!\w))")
"""Behind a fraction that is of no other thing: not "một nửa chi phí", "một nửa là hộ trẻ"."""
_LEFT: Final = ("chỉ bằng", "bằng", "chỉ còn")
_MULTIPLE_ROOM: Final = Decimal("0.1")
TIMES: Final = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), "ba": Decimal(3), "bốn": Decimal(4), "năm": Decimal(5)}
_ABOUT: Final = Decimal("0.06")
_UP: Final = ("hơn", "quá", "trên")
_DOWN: Final = ("chưa đến", "chưa tới", "chưa đầy", "dưới", "gần")


def check_fractions(context: ProseContext) -> list[Finding]:
    """Findings on fractions and multiples in words that the counts beside them contradict."""
    return [
        item
        for reading in context.saying(_WORDS)
        if len(reading.quantities) + 2 * len(reading.ratios) > 1
        for item in (
            *_fractions(reading),
            *_of_ratios(reading),
            *_of_wholes_before(reading),
            *(_moved(reading) if "từ" in reading.vocabulary else ()),
        )
    ]


def _said(reading: Reading) -> list[re.Match[str]]:
    """The fractions in words."""
    return list(_FRACTION.finditer(reading.text))


def _value(said: re.Match[str]) -> Decimal:
    """The fraction in words as a number: ``hai phần ba`` → 0.66…"""
    if said["half"]:
        return Decimal("0.5")
    return Decimal(_DIGITS[said["top"].lower()]) / _DIGITS[said["bottom"].lower()]


def _is_wrong(said: re.Match[str], exact: Decimal, hedge: str | None) -> bool:
    """Does the share contradict the fraction, as the word before it has it: above it, below it, or about?"""
    value, word = _value(said), (hedge or "").lower()
    return exact <= value if word in _UP else exact >= value if word in _DOWN else abs(exact - value) > _ABOUT


def _finding(
    reading: Reading, said: re.Match[str], exact: Decimal, computation: str, quoted: tuple[int, int]
) -> Finding:
    return finding(
        "P401", reading.passage.at(said.start()), computation=computation, right=f"{format_decimal(exact * 100, 1)}%",
        written=said.group().strip(), quote=quote(reading.text, *quoted),
    )  # fmt: skip


def _fractions(reading: Reading) -> Iterator[Finding]:
    for said in reading.kept(_said):
        before = up_to(reading.counts, said.start(), 1)
        after = [x for x in reading.counts if x.start >= said.end()][:1]
        if not before or not after or re.search(r"[.;]\s", reading.text[before[-1].end : said.start()]):
            continue
        part, whole = before[-1], after[0]
        if not _OUT_OF.fullmatch(reading.text, said.end(), whole.start) or not comparable(part.unit, whole.unit):
            continue
        if not whole.count or not (part.exact and whole.exact):
            continue
        exact = part.count / whole.count
        if _is_wrong(said, exact, said["hedge"]):
            yield _finding(reading, said, exact, f"{part.text}/{whole.text}", (part.start, whole.end))


def _of_wholes_before(reading: Reading) -> Iterator[Finding]:
    """``còn 1.012 hộ nghèo, trong đó 7 xã có 814 hộ, chiếm hơn bốn phần năm``: the whole before the part."""
    for said in reading.kept(_said):
        before = up_to(reading.counts, said.start(), 4)
        part = before[-1] if before else None
        if part is None or not _TAKES_UP.fullmatch(reading.text, part.end, said.start()):
            continue
        if not _ENDS.match(reading.text, said.end()):
            continue
        wholes = [x for x in before[:-1] if x.unit == part.unit and x.count >= part.count and x.depth == part.depth]
        same = wholes and not re.search(r"[.!?]\s", reading.text[wholes[-1].end : part.start])
        if not same or len({x.count for x in wholes}) != 1 or not (part.exact and wholes[-1].exact):
            continue
        exact = part.count / wholes[-1].count
        more = re.search(r"(?:hơn|quá|trên)\s$", reading.text[part.end : said.start()])
        if _is_wrong(said, exact, "hơn" if more else said["hedge"]):
            yield _finding(reading, said, exact, f"{part.text}/{wholes[-1].text}", (wholes[-1].start, said.end()))


def _of_ratios(reading: Reading) -> Iterator[Finding]:
    """``Hơn một nửa số hộ (214/402 hộ)``."""
    for said in reading.kept(_said) if reading.ratios else ():
        ratio = next((x for x in reading.ratios if x.start >= said.end()), None)
        if ratio is None or not _BEFORE_RATIO.fullmatch(reading.text, said.end(), ratio.start) or not ratio.whole:
            continue
        exact = ratio.part / ratio.whole
        if _is_wrong(said, exact, said["hedge"]):
            yield _finding(reading, said, exact, ratio.text, (said.start(), ratio.end))


def _moved(reading: Reading) -> Iterator[Finding]:
    """``từ 36 đoàn năm 2018 xuống còn 12 đoàn, tức là giảm một nửa``; ``từ 310 lên 620 hộ, gấp ba``."""
    for old, new in pairwise(exact_numbers(reading)):
        if not stands_after(reading.text, old.start, "từ") or not old.count or old.percent != new.percent:
            continue
        if not _TO.fullmatch(reading.text, old.end, new.start) or (old.unit and not _alike(old, new)):
            continue
        said = _CHANGED.match(reading.text, new.end)
        if said is None or not (said["times"] or (said["word"] and _OF_ITSELF.match(reading.text, said.end()))):
            continue
        ratio = new.count / old.count
        word, hedge = (said["word"] or "").lower(), (said["about"] or said["hedge"] or "").lower()
        if said["times"]:
            value, exact = TIMES[said["times"].lower()], ratio
            room = _MULTIPLE_ROOM * value
        else:
            value, exact, room = _value(said), ratio if word in _LEFT else abs(ratio - 1), _ABOUT
        if exact <= value if hedge in _UP else exact >= value if hedge in _DOWN else abs(exact - value) > room:
            yield finding(
                "P903", reading.passage.at(said.start("said")), written=said["said"].strip(),
                right=f"{format_decimal(exact, 1)} lần" if said["times"] else f"{format_decimal(exact * 100, 1)}%",
                computation=f"{new.text}/{old.text}" if said["times"] or word in _LEFT
                else f"({max(old, new, key=_count).text} − {min(old, new, key=_count).text})/{old.text}",
                quote=quote(reading.text, old.start, said.end()),
            )  # fmt: skip


def _count(x: Quantity) -> Decimal:
    return x.count


def _alike(one: Quantity, other: Quantity) -> bool:
    return bool(one.unit) and one.unit.split()[0] == (other.unit.split() or [""])[0]
