"""A share of another figure than the one that the words name: P971.

``4.125 hồ sơ; nộp trực tuyến 3.548 hồ sơ. Trong số nộp trực tuyến, toàn trình 1.987 hồ sơ, chiếm 48,17%``, which is the
share of all. The words name exactly one figure of the section as the base, or give it (``Trong 3.068 hồ sơ nêu trên,
có 2.914 hồ sơ …, đạt 83,35%``); the share is none of it, but one of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.nearer_bases import is_newer, is_of_the_one_before
from tthc_render.prose.rules.share_bases import fits_base, is_change, part_of, says_of
from tthc_render.prose.sections import before, lead
from tthc_render.prose.slips import digits_of
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_AMONG: Final = pattern_of(
    r"(?:^|[.;]\s)(?:-\s)?Trong (?:tổng )?(?:số|diện tích|tổng) (?P<what>[^.;:()\d]{3,60}?)"
    r"(?:,\s|\s(?:có|thì|gồm)(?!\w)(?![^.;:,()\d]*,\s)|:)"
)
_AMONG_GIVEN: Final = pattern_of(r"(?:^|[.;:]\s)(?:[-+]\s)?Trong (?:tổng )?(?:số )?$")
_OWN_RATE: Final = pattern_of(r"(?<!\w)t[ỷỉ] lệ\s(?!này|đạt|là|\d)")
_OF_THESE: Final = pattern_of(r"(?<!\w)[Tt]rong (?:số|tổng|diện tích)(?!\w)")
_BEHIND: Final = pattern_of(
    r"\s?%\s(?:(?:của|trên|trong|so với|tính trên)\s)?(?:tổng\s)?(?:số|diện tích)\s(?P<what>[^.;:,()\d]{2,50})"
)
_ENDS: Final = pattern_of(r"\s?%\s?(?:[.;,)]|$)")
_TAKES: Final = pattern_of(r"(?<!\w)(?:chiếm|đạt|bằng)(?: tỷ lệ)?\s$|\((?:chiếm |đạt )?$")
_SHARE: Final = pattern_of(r"(?<!\w)chiếm(?: tỷ lệ)?\s$|\((?:chiếm )?$")
_HELD: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|năm trước|so với|mỗi|bình quân|gọi|mời|miễn)(?!\w)",
    re.IGNORECASE,
)
_HEAD: Final = pattern_of(r"[^.;:,()\d]{2,50}(?=:\s)")
_BY_WAY: Final = pattern_of(r"(?<=\w )(?:qua|tại|ở|thuộc|trực tuyến|trực tiếp|riêng)(?!\w)")
_ASIDE: Final = pattern_of(r"\([^()]*\)?")
_CLAUSE: Final = pattern_of(r"[;.,:]\s|\(")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
số tổng các được đã đang có là của toàn xã tỉnh huyện phường trên địa bàn trong và này đó nêu trên kỳ năm tháng quý
diện tích vốn kinh phí tiền lượng người lượt cả những thuộc nói
thôn bản xóm ấp khu phố
""")
_DIVIDES: Final = pattern_of(r"[^.;:()\d]{0,30},\s(?:trong (?:số )?đó|gồm)[^.;:()\d]{0,30}\s")
_DIGITS: Final = 3
_AFTER: Final = 6
_NEAR: Final = 60


def check_wrong_bases(context: ProseContext) -> list[Finding]:
    """Findings on shares that are of another figure than the one named."""
    readings = context.running
    return [
        item
        for at, reading in context.with_shares
        if reading.counts and _may_name(reading.text)
        for item in _shares(readings, at)
    ]


def _may_name(text: str) -> bool:
    return "Trong " in text or "% số" in text or "% tổng số" in text or " số " in text


def _shares(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for percent in reading.quantities:
        if not percent.percent or not percent.exact or not percent.count:
            continue
        named, given = _named(reading, percent), _given(reading, percent)
        part = part_of(reading, percent) if named or given else None
        if part is None or not part.exact or not part.count or is_change(reading, part):
            continue
        if not _TAKES.search(reading.text, max(0, percent.start - 20), percent.start):
            continue
        if not says_of(reading, part, percent) or any(part.end <= x.start < percent.start for x in reading.ratios):
            continue
        yield from _judge(readings, at, part, percent, named, given)


def _given(reading: Reading, percent: Quantity) -> Quantity | None:
    """The figure that begins the sentence as the base, where only the part stands between it and the share."""
    if not _ENDS.match(reading.text, percent.end):
        return None
    *_, base, part = (None, None, *up_to(reading.counts, percent.start, 2))
    if base is None or part is None or base.depth or part.depth or not base.exact or base.count <= part.count:
        return None
    if not base.unit or not comparable(base.unit, part.unit):
        return None
    between = reading.text[base.end : percent.start]
    if "%" in between or ". " in between or _OWN_RATE.search(between):
        return None
    return base if _AMONG_GIVEN.search(reading.text, max(0, base.start - _NEAR), base.start) else None


def _named(reading: Reading, percent: Quantity) -> frozenset[str]:
    """The words that name the base, behind the share or where its sentence begins; none where they do not.

    What is reached may be of a figure between ("Trong số đơn đủ điều kiện, có 1.208 đơn …; đã giải quyết 1.131 đơn").
    """
    behind = _BEHIND.match(reading.text, percent.end)
    if behind:
        return _words(behind["what"]) or frozenset(behind["what"].lower().split())
    start = reading.sentence_at(percent.start).start
    among = _AMONG.match(reading.text, max(0, start - 2)) or _AMONG.match(reading.text, start)
    if among is None or not _ENDS.match(reading.text, percent.end):
        return frozenset()
    again = _OF_THESE.search(reading.text, among.end(), percent.start)
    takes = _SHARE.search(reading.text, max(0, percent.start - 20), percent.start)
    between = sum(among.end() <= x.start < percent.start for x in reading.counts)
    return _words(among["what"]) if (takes or between == 1) and not again else frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _FILLERS


def _judge(
    readings: Sequence[Reading],
    at: int,
    part: Quantity,
    percent: Quantity,
    named: frozenset[str],
    given: Quantity | None,
) -> Iterator[Finding]:
    reading = readings[at]
    known: list[tuple[Reading, Quantity]] = [
        (other, x) for other in before(readings, at) for x in other.counts
        if x.exact and x.count and x is not part and (other is not reading or x.start < percent.start)
    ]  # fmt: skip
    ratios = [value for other in before(readings, at) for x in other.ratios for value in (x.part, x.whole)]
    bases = {
        x.count: x for other, x in known
        if x.count >= part.count and comparable(x.unit, part.unit)
        and (named <= _around(other, x) or {*x.unit.split()} == named)
        and not x.depth and not is_change(other, x) and not _HELD.search(lead(other, x))
        and not _OF_THESE.search(lead(other, x)) and not _is_narrower(other, x, named)
    }  # fmt: skip
    own = {count: x for count, x in bases.items() if {*x.unit.split()} == named}
    bases = own or bases  # "117 xã" is the number of xã, "124 đơn vị hành chính cấp xã" is not
    if given:
        bases = {given.count: given}
    if len(bases) != 1:
        return
    base = next(iter(bases.values()))
    if _is_share(percent, part.count, base.count) or any(_is_share(percent, part.count, x) for x in ratios):
        return
    if any(_is_share(percent, x.count, base.count) for _, x in known):
        return  # another part of it
    if digits_of(percent.text) < _DIGITS and not (_divides(reading, base, part) or _is_proved(reading, percent, base)):
        return
    if is_of_the_one_before(reading, percent, part):
        return
    fitting = [(seen, x) for seen, x in known if x.count > part.count and _is_share(percent, part.count, x.count)]
    if given and any(_HELD.search(_own_lead(seen, x)) for seen, x in fitting):
        return  # "Trong 48 trường có 36 trường đạt chuẩn, đạt 83,7%", of the plan
    narrower = named - {*base.unit.split()} if comparable(base.unit, part.unit) else named
    if narrower and any(_is_called(seen, x, narrower) for seen, x in fitting):
        return  # "lao động có việc làm trong nước", of which "việc làm trong nước 37.445 người" is the number
    if any(is_newer(x, _words(lead(seen, x)), base, behind=_is_behind(known, x, base)) for seen, x in fitting):
        return
    alike = [x for _, x in fitting if comparable(x.unit, part.unit)]
    other = next(iter(alike or [x for _, x in fitting[:1] if x.scale == part.scale == 1]), None)
    if other is None:
        return
    reading.compare(percent, part)
    places = max(1, len(percent.text.partition(",")[2]))
    yield finding(
        "P971", reading.passage.at(percent.start), written=f"{percent.text}%", part=shown(part), base=shown(base),
        other=shown(other), right=f"{format_decimal(part.count * 100 / base.count, places)}%",
        quote=quote(reading.text, part.start, min(len(reading.text), percent.end + _NEAR)),
    )  # fmt: skip


def _is_behind(known: Sequence[tuple[Reading, Quantity]], x: Quantity, base: Quantity) -> bool:
    """Does a figure stand behind another, in its paragraph or a later one? ``known`` begins with the last one."""
    nth = {id(figure): nth for nth, (_, figure) in enumerate(known)}
    one, other = known[nth[id(x)]][0], known[nth[id(base)]][0]
    return x.start > base.start if one is other else nth[id(x)] < nth[id(base)]


def _divides(reading: Reading, base: Quantity, part: Quantity) -> bool:
    """``nội trú là 214.875 lượt, trong đó 197.260 lượt có thẻ, chiếm 9,9% số lượt nội trú``: a figure and its part."""
    inside = any(x is base for x in reading.counts) and base.end < part.start
    return inside and _DIVIDES.fullmatch(reading.text, base.end, part.start) is not None


def _is_proved(reading: Reading, percent: Quantity, base: Quantity) -> bool:
    """Is a share of more digits beside it one of the base?"""
    others = [x for x in reading.quantities if x.percent and x is not percent and digits_of(x.text) >= _DIGITS]
    return any(fits_base(reading, x, base) for x in others)


def _around(reading: Reading, x: Quantity) -> frozenset[str]:
    """The words before a figure in its sentence and those behind it, with the label of its line; no asides."""
    head = _HEAD.match(reading.text)
    behind = " ".join(_CLAUSE.split(reading.text[x.end : x.end + _NEAR], maxsplit=1)[0].split()[:_AFTER])
    ahead = _ASIDE.sub(" ", lead(reading, x))
    return _words(f"{head[0] if head and head.end() <= x.start else ''} {ahead} {behind}")


def _is_called(reading: Reading, x: Quantity, named: frozenset[str]) -> bool:
    """``đăng ký dự thi 38.214 thí sinh; số dự thi 38.032``: do the words right at a figure, too, name what is meant?"""
    ahead = _own_lead(reading, x)
    behind = _CLAUSE.split(reading.text[x.end : x.end + _NEAR], maxsplit=1)[0]
    return named <= _words(f"{ahead} {behind}") and not _HELD.search(ahead)


def _is_narrower(reading: Reading, x: Quantity, named: frozenset[str]) -> bool:
    """``tiếp nhận mới qua Cổng 8.911 hồ sơ``: is the figure one of some of those that are named?"""
    return any(named.isdisjoint(found[0].lower().split()) for found in _BY_WAY.finditer(_own_lead(reading, x)))


def _own_lead(reading: Reading, x: Quantity) -> str:
    """The words that lead to a figure in its own clause."""
    return _CLAUSE.split(reading.text[max(0, x.start - _NEAR) : x.start])[-1]


def _is_share(percent: Quantity, part: Decimal, whole: Decimal) -> bool:
    return bool(whole) and fits(percent.count, percent.text, part, whole) != "wrong"
