"""A claim that several things all rose, or all fell, against one of them that did not: P973.

``giảm cả ba tiêu chí: số vụ giảm 12 vụ, số người chết giảm 3 người, số người bị thương tăng 5 người``: as many changes
as are claimed, right behind the claim or right before it, and only one of them goes the other way. ``giảm cả về số vụ,
số người chết và thiệt hại`` names them: what is said of one of these, in the section, must not be the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_bases import base_of
from tthc_render.prose.rules.direction import WORDS
from tthc_render.prose.rules.told_values import ToldChange, told_changes
from tthc_render.prose.sections import before
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_COUNT: Final = r"(?P<{0}>ba|hai|bốn|0?[234])"
_THINGS: Final = r"(?:tiêu chí|mặt|chỉ tiêu|chỉ số)"
_CLAIM: Final = pattern_of(
    rf"(?<!\w)(?P<way>giảm|tăng)(?: sâu| mạnh| đều)?(?: ở| trên| đều)? cả {_COUNT.format('n')} {_THINGS}(?!\w)"
    rf"|(?<!\w)cả {_COUNT.format('m')} {_THINGS}[^.;:,()\d]{{0,40}}? (?:đều|cùng) (?P<turn>giảm|tăng)(?!\w)",
    re.IGNORECASE,
)
_NAMING: Final = pattern_of(
    r"(?<!\w)(?<!không )(?<!chưa )(?P<way>giảm|tăng)(?: sâu| mạnh| đều)?(?: ở| trên| đều)? cả (?:về |ở )?"
    r"(?P<things>[^.;:()\d]{6,140})",
    re.IGNORECASE,
)
_THINGS_END: Final = pattern_of(r",? (?:so với|trong (?:quý|tháng|năm|kỳ)|tại|nhưng|trên địa bàn|của)(?!\w).*")
_AND: Final = pattern_of(r",\s(?:và\s)?|\s(?:và|lẫn)\s")
_TURNED: Final = {"tăng": "giảm", "giảm": "tăng"}
_MEANT: Final = pattern_of(r"(?<!\w)(?:phấn đấu|mục tiêu|sẽ|kế hoạch|dự kiến|nhằm|để|yêu cầu)(?!\w)", re.IGNORECASE)
_SINCE_WHEN: Final = pattern_of(
    r"(?<!\w)(?:tháng|quý|tuần|kỳ|năm) (?:trước|liền kề)|(?<!\w)(?:tháng|quý) \w+ so với|(?<!\w)cùng kỳ năm \d{4}"
)
"""Words that say since when: of two changes, only those that both have."""
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4}
_BUT: Final = pattern_of(
    r"(?<!\w)(?:riêng|trừ|ngoại trừ|tuy nhiên|trong (?:số )?đó|nhưng|đường (?:bộ|sắt|thủy|thuỷ)|tại|trong (?:tháng|quý)"
    r"|cấp (?:xã|tỉnh|huyện))(?!\w)",
    re.IGNORECASE,
)
_WORDS: Final = pattern_of(r"\s?%?[^.;:,()\d]{0,40}")
_SINCE: Final = pattern_of(r"[^.;:,()\d]{0,30}(?<!\w)so với(?!\w)")
_THING: Final = pattern_of(r"\s?%?\s?([^\W\d_]+(?: [^\W\d_]+)?)")
_ALL: Final = frozenset({"cả"})
_AHEAD: Final = 4


def check_one_direction(context: ProseContext) -> list[Finding]:
    """Findings on changes that a claim of all denies."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_ALL)
        if ("cả " in reading.low and ("tăng" in reading.low or "giảm" in reading.low))
        for item in (*_claims(readings, at), *_named(readings, at))
    ]


def _claims(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for claim in _CLAIM.finditer(reading.text):
        said = (claim["n"] or claim["m"]).lower()
        count, way = _NUMBERS.get(said) or int(said), (claim["way"] or claim["turn"]).lower()
        behind = _behind(readings, at, claim.end())
        ahead = [(reading, x) for x in told_changes(reading) if x.figure.end <= claim.start()]
        ahead = ahead or [(of, x) for of in before(readings, at)[1:2] for x in told_changes(of)]
        if behind and behind[0][1].figure.depth:
            continue  # "giảm cả ba tiêu chí (giảm 12 vụ, …). Đường bộ tăng 2 vụ …": all of them are in the bracket
        told = _amounts(behind)[:count]
        if len(told) < count:
            told = _amounts(ahead)[-count:]
        odd = [(of, x) for of, x in told if WORDS.get(x.word) not in (None, way)]
        if len({_counted(of, x) for of, x in told}) < len(told):
            odd = [(of, x) for of, x in odd if base_of(of, x) is None]  # of three matters, each with its own cases
        if len(told) != count or len(odd) != 1 or _has_its_own(reading, claim.end(), told, *odd[0]):
            continue
        of, change = odd[0]
        start = of.low.rfind(change.word, 0, change.figure.start)
        behind_it = _WORDS.match(of.text, change.figure.end)
        other = f"{of.text[start : change.figure.end]}{behind_it[0] if behind_it else ''}".strip()
        yield finding("P973", of.passage.at(start), all=claim[0], other=other)


def _named(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``giảm cả về số vụ, số người chết và thiệt hại``, where ``số vụ tăng 03 vụ``."""
    reading = readings[at]
    for claim in _NAMING.finditer(reading.text):
        things = _AND.split(_THINGS_END.sub("", claim["things"]).strip(" ,"))
        said = around(reading.text, claim.start(), claim.end(), (". ",))
        if len(things) < 2 or any(len(thing.split()) < 2 for thing in things) or _MEANT.search(said):
            continue
        for other in before(readings, at):
            for found in _contraries(other, things, claim["way"].lower()):
                told = around(other.text, found.start(), found.end(), (". ",))
                whole = other is not reading or not claim.start() <= found.start() < claim.end()
                if whole and not _MEANT.search(told) and not _BUT.search(told) and _since(said) == _since(told):
                    yield finding(
                        "P973", reading.passage.at(claim.start()), all=claim[0].strip(), other=found[0].strip()
                    )
                    return


def _contraries(reading: Reading, things: Sequence[str], way: str) -> Iterator[re.Match[str]]:
    named = "|".join(re.escape(thing) for thing in things)
    return re.compile(rf"(?<!\w)(?:{named}) {_TURNED[way]}(?!\w)[^.;,()]{{0,30}}", re.IGNORECASE).finditer(reading.text)


def _since(sentence: str) -> set[str]:
    return {found[0].lower() for found in _SINCE_WHEN.finditer(sentence)}


def _behind(readings: Sequence[Reading], at: int, end: int) -> list[tuple[Reading, ToldChange]]:
    out = [(readings[at], x) for x in told_changes(readings[at]) if x.figure.start > end]
    for reading in readings[at + 1 : at + 1 + _AHEAD]:
        if reading.passage.role == "heading" or reading.passage.part != readings[at].passage.part:
            break
        out += [(reading, x) for x in told_changes(reading)]
    return out


def _amounts(told: Sequence[tuple[Reading, ToldChange]]) -> list[tuple[Reading, ToldChange]]:
    """The amounts of a list, or the percentages of one that has only these."""
    free = [(of, x) for of, x in told if not x.figure.depth and not x.times]
    amounts = [(of, x) for of, x in free if not x.figure.percent]
    return amounts if len(amounts) > 1 else free


def _counted(of: Reading, change: ToldChange) -> str:
    """``người chết``, ``người bị``, ``vụ``: what a change counts, in its own words."""
    found = _THING.match(of.low, change.figure.end)
    return found[1] if found else ""


def _has_its_own(
    reading: Reading, end: int, told: Sequence[tuple[Reading, ToldChange]], of: Reading, change: ToldChange
) -> bool:
    """Is a change set apart (``riêng đường sắt tăng 1 vụ``), since another time, or of a base that does not
    prove it?"""
    since = [bool(_SINCE.match(r.text, x.figure.end)) for r, x in told if x is not change]
    if _SINCE.match(of.text, change.figure.end) and not all(since):
        return True
    start = end if of is reading and end < change.figure.start else max(of.text.rfind(". ", 0, change.figure.start), 0)
    base = base_of(of, change)
    signed = change.figure.count if WORDS.get(change.word) == "tăng" else -change.figure.count
    proved = base is not None and any(x.count == base.old.figure.count + signed for x in of.counts)
    return _BUT.search(of.text, start, change.figure.start) is not None or (base is not None and not proved)
