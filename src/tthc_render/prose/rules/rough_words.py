"""Shares in words, of what has its figure elsewhere, and rough multiples of a figure in brackets: P401, P903.

``thiếu đất sản xuất 125 hộ (43%) … hơn một nửa số hộ nghèo thiếu đất sản xuất``; ``thu trên địa bàn 46,5 tỷ đồng … thu
trên địa bàn chiếm phần lớn tổng thu``; ``7.260 người, gấp gần 3 lần năm 2023 (5.185 người)``. The words name one figure
only, in its own words; no share that stands beside it and no whole that it may be of comes near what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.fractions import TIMES
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import Quantity, is_in_points, up_to
from tthc_render.prose.value_lists import WORD, core_of, value_lists
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

_SHARE_WORDS: Final = frozenset({"nửa", "phần", "đa", "hết"})
_SHARE_SIGNS: Final = (
    *("nửa", "phần ba", "phần tư", "phần bốn", "phần năm", "phần sáu", "phần lớn", "phần nhiều", "đa số", "hầu hết"),
)
_SAID: Final = pattern_of(
    r"(?<!\w)(?:(?:(?P<up>hơn|quá|trên)|(?P<down>gần|chưa (?:đến|tới|đầy|được)|dưới)|(?:khoảng|xấp xỉ|bằng))\s)?"
    r"(?:(?P<half>(?:một )?nửa)|(?P<top>một|hai|ba|bốn) phần (?P<bottom>ba|tư|bốn|năm|sáu)"
    r"|(?P<most>phần lớn|phần nhiều|(?:tuyệt )?đại đa số|đa số|hầu hết))(?!\w)(?! (?:đầu|cuối|chừng|thời|tháng"
    r"|năm|còn))",
    re.IGNORECASE,
)
_DIGITS: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6}
_LEADS_TO: Final = pattern_of(
    r"(?<!\w)(?:chiếm|đóng góp|gồm|giữ|mang lại|tạo ra|sử dụng|thuộc về)(?: tới| đến| đã| được)? $"
)
_PHRASE: Final = pattern_of(r"[^.;:,()\d]{3,90}")
_OWN_SHARE: Final = pattern_of(
    r"[^.;:,()\d]{0,50}\(\s?(?:(?:đạt |bằng |chiếm |khoảng )?(?P<share>\d[\d.]*(?:,\d+)?)%\))?\d?"
)
_CLAUSE: Final = pattern_of(r"[.;:()]\s?")
_SET_APART: Final = pattern_of(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|năm trước|kế hoạch|dự toán|phấn đấu|mục tiêu|trong đó|trong số|riêng"
    r"|bình quân)(?!\w)",
    re.IGNORECASE,
)
_BRACKET_SHARE: Final = pattern_of(
    r"\s?[^.;:,()\d]{0,20}(?:\s\(|, chiếm |, bằng | chiếm )(?P<share>\d[\d.]*(?:,\d+)?)\s?%"
)
_MULTIPLE: Final = pattern_of(
    r"(?<!\w)(?:(?P<near>gần|xấp xỉ) |(?P<over>hơn) )?gấp (?:(?P<close>gần|xấp xỉ|khoảng)|(?P<above>hơn|trên))?\s?"
    r"(?P<times>(?P<word>đôi|rưỡi|ba|bốn|năm)(?: lần)?|(?P<number>\d{1,2}(?:,\d)?) lần)(?: so với)?"
    r"\s(?:[^.;()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}(?:/\d{4})?|(?<=quý )[\dIVX]{1,3}(?:/\d{4})?){2,50}\(\s?$"
)
_HEDGES: Final = ("near", "over", "close", "above")
_ROOM: Final = {
    "up": (Decimal("0.98"), Decimal("1.4")), "down": (Decimal("0.8"), Decimal("1.02")),
    "": (Decimal("0.94"), Decimal("1.35")),
}  # fmt: skip
"""From which to which part of a multiple the true one may be, by the word before it."""
_MOST: Final = {"phần lớn": 0.44, "phần nhiều": 0.44, "đa số": 0.46, "hầu hết": 0.6}
_ABOUT: Final = 0.1
_TELLING: Final = 2
"""Words that a name must have, where it is not in a list."""
_LISTED_NAME: Final = 4
"""Letters of a name of a list."""


class _Named(NamedTuple):
    """A figure with the words that name it, and the share that stands beside it."""

    reading: Reading
    name: str
    figure: Quantity
    share: Decimal | None
    siblings: Decimal
    """What all members of its list make; 0 without one."""


def check_rough_words(context: ProseContext) -> list[Finding]:
    """Findings on shares and multiples in words that no figures come near."""
    running = context.running
    said = (at for at, x in context.places_saying(_SHARE_WORDS) if any(map(x.low.__contains__, _SHARE_SIGNS)))
    out = [item for at in said for item in _shares(running, at)]
    for reading in context.saying(frozenset({"gấp"})):
        out += _multiples(reading)
    return out


def _shares(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    named: Sequence[_Named] | None = None
    for said in _SAID.finditer(reading.low):
        own = _OWN_SHARE.match(reading.low, said.end())
        if own:
            share = read_printed(own["share"] or "")
            if share is not None and not _holds(said, float(share / 100)):
                yield _finding(reading, said, share / 100, f"{own['share']}%")
            continue
        named = _figures(readings, at) if named is None else named
        one = _meant(reading, said, named)
        if one is None:
            continue
        shares = _possible(readings, at, one, reading.low[said.end() : said.end() + 60])
        if shares and not any(_holds(said, float(share)) for share, _ in shares):
            yield _finding(reading, said, *shares[0])


def _finding(reading: Reading, said: re.Match[str], share: Decimal, computation: str) -> Finding:
    return finding(
        "P401", reading.passage.at(said.start()), computation=computation, right=f"{format_decimal(share * 100, 1)}%",
        written=said[0].strip(), quote=quote(reading.text, said.start() - 30, said.end() + 50),
    )  # fmt: skip


def _meant(reading: Reading, said: re.Match[str], named: Sequence[_Named]) -> _Named | None:
    """The only figure that the words around a share name: right behind it, or as what takes it up."""
    phrase = _PHRASE.match(reading.low, said.end())
    behind = phrase[0].strip() if phrase else ""
    found = [x for x in named if _ends_with(behind, x.name)]
    if not found and _LEADS_TO.search(reading.low, 0, said.start()):
        start = max((x.end() for x in _CLAUSE.finditer(reading.low, 0, said.start())), default=0)
        clause = reading.low[start : said.start()]
        if re.search(r"\d", clause) or _SET_APART.search(clause):
            return None
        found = [x for x in named if clause.removeprefix("nhóm ").startswith(x.name + " ")]
    longest = max((len(x.name) for x in found), default=0)
    found = [x for x in found if len(x.name) == longest]
    return found[0] if len(found) == 1 and not _SET_APART.search(behind) else None


def _ends_with(phrase: str, name: str) -> bool:
    """``số hộ nghèo thiếu đất sản xuất``: a name that all or the last of the words are."""
    return phrase.endswith(f" {name}") and len(phrase.split()) > len(name.split())


def _figures(readings: Sequence[Reading], at: int) -> list[_Named]:
    """The figures of a section that have a name of their own, each name once."""
    out: list[_Named] = []
    for of in before(readings, at):
        listed: dict[int, tuple[str, Decimal]] = {}
        for one in value_lists(of):
            added = sum((x.cells[0].number for x in one.members), Decimal(0)) if one.complete else Decimal(0)
            listed |= {x.at: (x.name, added) for x in one.members}
        for x in of.counts:
            name, added = listed.get(x.start, (core_of(x.label).lower(), Decimal(0)))
            siblings = added * x.scale
            long = len(name.split()) >= _TELLING or (x.start in listed and len(name) >= _LISTED_NAME)
            if x.exact and long and not _SET_APART.search(x.label):
                told = _BRACKET_SHARE.match(of.text, x.end)
                out.append(_Named(of, name, x, read_printed(told["share"]) if told else None, siblings))
    names = [x.name for x in out]
    return [x for x in out if names.count(x.name) == 1]


def _possible(readings: Sequence[Reading], at: int, one: _Named, behind: str) -> list[tuple[Decimal, str]]:
    """The shares that a figure may have: that beside it, else of its list and of each larger figure of its unit."""
    if one.share is not None:
        return [(one.share / 100, one.figure.text)]
    wholes = [
        (of, x) for of in before(readings, at) for x in of.counts
        if x.count > one.figure.count and x.unit == one.figure.unit and x.exact
    ]  # fmt: skip
    meant = [x for x in wholes if x[1].count == one.siblings] or [x for x in wholes if _is_named(*x, behind)]
    if not meant:
        return []
    rests = {x.count - one.figure.count for _, x in meant}  # what a whole has besides is none of this figure
    ordered = [*meant, *(x for x in wholes if x not in meant and x[1].count not in rests)]
    return [(one.figure.count / x.count, f"{one.figure.text}/{x.text}") for _, x in ordered]


def _is_named(of: Reading, whole: Quantity, behind: str) -> bool:
    """``tổng thu``: are the words behind a share those that lead to a figure?"""
    phrase = re.match(r"\s?[^.;:,()\d]*", behind)
    words = WORD.findall(phrase[0]) if phrase else []
    return "tổng" in words and frozenset(words[:4]) <= frozenset(WORD.findall(lead(of, whole).lower()))


def _holds(said: re.Match[str], share: float) -> bool:
    if said["most"]:
        return share >= _MOST.get(said["most"].lower().removeprefix("tuyệt "), 0.6)
    value = 0.5 if said["half"] else _DIGITS[said["top"].lower()] / _DIGITS[said["bottom"].lower()]
    if said["up"]:
        return share > value - 0.005
    if said["down"]:
        return value * 0.75 <= share < value + 0.005 if said["down"] == "gần" else share < value + 0.005
    return abs(share - value) <= _ABOUT


def _multiples(reading: Reading) -> Iterator[Finding]:
    """``gấp gần 3 lần năm 2023 (5.185 người)``: of no figure before it in its sentence."""
    for old in reading.counts:
        said = _MULTIPLE.search(reading.text, max(0, old.start - 110), old.start) if old.depth and old.count else None
        if said is None or (said["number"] and not any(said[hedge] for hedge in _HEDGES)):
            continue  # a number as it is: of changes
        start = reading.sentence_at(said.start()).start
        news = [x for x in up_to(reading.counts, said.start(), 6) if x.start >= start and comparable(x.unit, old.unit)]
        if not news or not all(x.exact for x in (old, *news)) or is_in_points(reading.text, old):
            continue
        times = TIMES[said["word"]] if said["word"] else read_printed(said["number"]) or Decimal(1)
        down = said["near"] or said["close"]
        low, high = _ROOM["up" if said["over"] or said["above"] else "down" if down else ""]
        if not any(times * low <= x.count / old.count <= times * high for x in news):
            new = news[-1]
            yield finding(
                "P903", reading.passage.at(said.start()), written=reading.text[said.start() : said.end("times")],
                right=f"gấp {format_decimal(new.count / old.count, 1)} lần", computation=f"{shown(new)}/{shown(old)}",
                quote=quote(reading.text, new.start, old.end),
            )  # fmt: skip
