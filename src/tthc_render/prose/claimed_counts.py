"""The counts of the things of a sweeping claim, each with the words that are about it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.prose.nouns import UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.sweeping_claims import Sweeping
from tthc_render.vietnamese.patterns import pattern_of

_SPELT: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_SPELT_COUNT: Final = pattern_of(
    rf"(?:^|[.;,]\s|(?<!\w)(?:còn|có|riêng) )(?P<n>{'|'.join(_SPELT)}) (?!này|trên|tháng|năm|quý)", re.IGNORECASE
)
_STOP: Final = pattern_of(r"[.;()]\s?|\d")
_SELDOM: Final = pattern_of(r"Số [^.;]{0,30}$|Kết quả: [^.;]{0,160}$")
_NEXT_BEGINS: Final = pattern_of(r"(?:,| và)(?=(?: [^\W\d_]+){0,6}:? ?$)")
_ALONE: Final = pattern_of(r"(?P<noun>[^\W\d_]+)(?= (?:đã|đang|chưa|không|đạt|vượt|bị|được|còn|nằm|có)(?!\w))")
"""``7 mẫu vượt``, where all samples of water are claimed: no other word names what is counted."""
_ANY: Final = nouns_in("nào trái phép pháp luật tình trạng")


class Counted(NamedTuple):
    """A count of the things of a claim, with the words before and behind it up to other figures and marks."""

    start: int
    end: int
    value: Decimal
    ahead: str
    behind: str
    tail: str


def counts(reading: Reading, claim: Sweeping) -> list[Counted]:
    """The counts of the things of a claim, in order."""
    out, last, stop = [], "", 0
    for start, end, value, unit in reading.kept(_spans):
        named = noun_end(reading.low, end, claim) or named_ahead(reading.low, start, end, claim)
        if unit:
            last, stop = unit, end
            if not claim.units and unit == claim.noun.split(" ")[0]:
                named = named or end + 1 + len(unit)
        elif (
            not named
            and (last in claim.units or not claim.noun)
            and _is_bare(reading.text, stop if claim.noun else start, start, end)
        ):
            named = end
        if value and named:
            out.append(_counted(reading, start, named, value))
    return out


def _spans(reading: Reading) -> list[tuple[int, int, Decimal, str]]:
    """From where to where each number of a passage stands, in figures or in words, its value and its unit."""
    spans = [(x.start, x.end, x.count, x.unit) for x in reading.counts]
    for found in _SPELT_COUNT.finditer(reading.text):
        spans.append((found.start("n"), found.end("n"), Decimal(_SPELT[found["n"].lower()]), ""))
    return sorted(spans)


def _is_bare(text: str, last: int, start: int, end: int) -> bool:
    """``trước hạn 1.630, đúng hạn 436, trễ hẹn 5``, ``Số đang xử lý 35``: counts of what was named before."""
    alone = re.match(r"\s?(?:[,.;)]|$)", text[end : end + 2])
    return bool(alone) and (". " not in text[last:start] or bool(_SELDOM.search(text, max(0, start - 180), start)))


def noun_end(low: str, end: int, claim: Sweeping) -> int:
    """Where the noun of a claim ends behind a number, in any of its names; 0 if it is another."""
    words = re.match(r" ((?:[^\W\d_]+,? ?){1,3})", low[end : end + 40])
    if not words:
        return 0
    if not claim.noun:
        return end + 1 + len(words[1].split()[0])
    if not claim.units:
        noun = claim.noun.split()[0] if claim.number else claim.noun
        found = re.match(rf"(?:(?:trường hợp|vụ|ca|người|hộ|cặp|đối tượng) )?{re.escape(noun)}(?!\w)", low[end + 1 :])
        bare = None if found or claim.number else _ALONE.match(low, end + 1)
        if bare and bare["noun"] == claim.noun.partition(" ")[0]:
            return bare.end("noun")
        return end + 1 + found.end() if found else 0
    names = (" ".join(words[1].split()[:size]).rstrip(",") for size in (3, 2, 1))
    noun = next((name for name in names if name in UNITS), "")
    return end + 1 + len(noun) if noun and UNITS[noun] in claim.units else 0


def named_ahead(low: str, start: int, end: int, claim: Sweeping) -> int:
    """``phá rừng 6 vụ``, where there was no "phá rừng"."""
    more = claim.what.lower().replace(claim.noun, "").split() if claim.kind == "none" and not claim.units else ["…"]
    if not frozenset(more) <= _ANY or " " not in claim.noun:
        return 0
    return end if re.search(rf"(?<!\w)(?<!không có ){re.escape(claim.noun)}(?: là| có)?:? $", low[:start]) else 0


def _counted(reading: Reading, start: int, end: int, value: Decimal) -> Counted:
    text = reading.text
    first = max(text.rfind(mark, 0, start) for mark in (". ", ";", "(", ", ", "\n")) + 1
    before = re.search(r"\d[^\d]*$", text[first:start])
    ahead = before[0][1:].rpartition(" và ")[2] if before else text[first:start]
    stop = _STOP.search(text, end)
    behind = text[end : stop.start() if stop else len(text)]
    if stop and stop[0].isdigit():
        behind = _NEXT_BEGINS.split(behind)[0]
    return Counted(start, end, value, ahead, behind, text[end : end + 160])
