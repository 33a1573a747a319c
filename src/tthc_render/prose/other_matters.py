"""Whether a passage itself says that what a rule held against each other is not one matter, or not all of it.

``xuất sắc 12,4%, tốt
71,3%, hoàn thành 15,1%; số còn lại chưa xếp loại``: a rest without a share; ``chiếm 12,1% tổng số giảng viên của
trường`` behind the 212 of one faculty: of another whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.claims import Claim, claim_of
from tthc_render.prose.nouns import comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before, parts_filling
from tthc_render.prose.slips import printed
from tthc_render.prose.spans import Quantity, around
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_ALL: Final = 100
_LINES: Final = 12
_MOST: Final = 12
_WORD: Final = pattern_of(r"[^\W\d_]+")
_UNCOUNTED: Final = pattern_of(
    r"(?:^|[.;,(]\s?)(?![^.;,()\d]{0,40}?(?<!\w)(?:không|chưa)(?!\w))[^.;,()\d]{0,40}?(?<!\w)"
    r"(?:trả lại(?! kết quả)|rút (?:hồ sơ|đơn)|số khác)(?!\w)[^.;,()\d]{0,60}(?=[.;,)]|$)",
    re.IGNORECASE,
)
"""``trả lại để bổ sung``, without their number."""
_WITH_OLDER: Final = pattern_of(
    r"(?<!\w)(?:kể cả|gồm cả|tính cả)\s[^.;,()\d]{0,40}?(?:trước|cũ|tồn)(?!\w)[^.;,()\d]{0,30}(?=[.;,)]|$)",
    re.IGNORECASE,
)
"""``kể cả hồ sơ tháng trước``, without their number."""
_BEFORE_IT, _BEHIND_IT = 160, 260
_REST: Final = pattern_of(r"(?<!\w)(?:còn lại|khác|chưa (?:phân|xếp|đánh giá|xác định|khảo sát))(?!\w)|\.\.\.|…|v\.v")
_SHARE: Final = pattern_of(r"\s?\d[\d.,]*\s?%")
_DAYS: Final = pattern_of(r"\s(?:ngày|tháng|năm|tuổi)(?!\w)")
_SPAN: Final = pattern_of(r"\d+")
_SCOPE: Final = pattern_of(
    r"\s?%\s(?:(?:so với|trên|trong|của)\s)?(?:tổng\s)?(?:số\s)?[^.;:,()%\d]{0,50}?"
    r"(?:(?<!\w)(?:của|toàn|cả|trong|trên toàn)\s)(?P<who>(?:toàn\s)?(?:tỉnh|thành phố|huyện|xã|phường"
    r"|trường|sở|bộ|ngành|nước|quốc|khoa|viện|vùng|khu vực|đơn vị|cơ quan|hệ thống))(?!\w)",
    re.IGNORECASE,
)
_BOUNDED: Final = nouns_in("""
khoa phòng xã huyện phường thôn bản khu vùng miền trường sở ngành cấp lĩnh trung ban đảng chi tổ tỉnh viện
""")
"""Words that bound a group. ``Tổng số 712 giảng viên`` is of whatever the share names."""
_OWN: Final = pattern_of(r"(?<!\w)(?:ngành|đơn vị|cơ quan|hệ thống)$", re.IGNORECASE)


def is_of_other_matters(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """Is a finding explained by what the passage says around it? False for codes that are not asked."""
    ask = _ASKED.get(item.code)
    return ask is not None and ask(item, readings, at)


def _is_uncounted(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """P301, P305: does the passage name, without their number, those that are missing or that came besides?"""
    claim = claim_of(item)
    if claim is None:
        return False
    place = item.where.column - readings[at].passage.at(0).column
    short = claim.right < claim.written if claim.kind == "sum" else claim.written < claim.right
    named = _UNCOUNTED if short else _WITH_OLDER
    return named.search(readings[at].text, max(0, place - _BEFORE_IT), place + _BEHIND_IT) is not None


def _leaves_a_rest(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """P902: does a rest without a share of its own stand behind the last share?"""
    shares, text = item.details["shares"].split(" + "), readings[at].text
    if sum(map(_percent, shares)) > _ALL:
        return False
    start = text.rfind(shares[-1])
    end = start + len(shares[-1])
    stop = text.find(". ", end)
    rest = _REST.search(text, end, stop if stop >= 0 else len(text)) if start >= 0 else None
    return rest is not None and not _SHARE.match(text, rest.end())


def _is_filled(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """P404: do the two shares and others make 100%, or the two a share that is printed?"""
    shares = [x for x in readings[at].quantities if x.percent][:_MOST]
    one, rest = (_percent(item.details[name]) for name in ("one", "rest"))
    others = [x.count for x in shares if x.count not in (one, rest)]
    sums = (one + rest + sum(more, Decimal(0)) for size in (1, 2, 3) for more in combinations(others, size))
    return one + rest in others or any(total == _ALL for total in sums)


def _percent(text: str) -> Decimal:
    return read_printed(text.rstrip("%")) or Decimal(0)


def _is_told(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """P512: do days that were left out make the difference: ``trong 90 ngày …, trừ 02 ngày lễ``?"""
    text, (one, other) = readings[at].text, (_SPAN.search(item.details[name]) for name in ("written", "right"))
    off = abs(int(one[0]) - int(other[0])) if one and other else 0
    own = item.where.column - readings[at].passage.at(0).column
    days = (x for x in readings[at].quantities if off and not x.ordinal and x.start != own)
    return any(x.count == off and _DAYS.match(text, x.end) for x in days)


def _is_in_another_state(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """P307: does a line of the section count what is missing: carried over, paused, sent on?"""
    off = read_printed(item.details["difference"])
    return any(x.count == off and x.unit in ("", "hồ sơ") for x in _counts_below(readings, at))


def _is_made_of_others(item: Finding, readings: Sequence[Reading], at: int) -> bool:
    """P922: do two or three others make a figure that seems to be said again: ``Cả hai loại là 380 hộ``?"""
    start = item.where.column - readings[at].passage.at(0).column
    again = next((x for x in readings[at].counts if x.start == start), None)
    figure = printed(item.details["written"])
    value = again.count if again else figure.value if figure else Decimal(0)
    near = [(r, x) for r in before(readings, at) for x in r.counts if x is not again]
    parts = [part for r, x in near for part in parts_filling(r, x)]  # what they make is their whole
    alike = (x for _, x in near if not again or comparable(x.unit, again.unit))
    values = {x.count for x in alike if not any(x is part for part in parts)} - {value}
    pairs = (abs(one - other) for one, other in combinations(values, 2))
    sums = (sum(some, Decimal(0)) for size in (2, 3) for some in combinations(values, size))
    return any(made == value for made in chain(pairs, sums))


def _counts_below(readings: Sequence[Reading], at: int) -> Iterator[Quantity]:
    for reading in readings[max(at - 2, 0) : at + _LINES]:
        if reading.passage.role != "heading":
            yield from reading.counts


def names_another_whole(claim: Claim, reading: Reading) -> bool:
    """``Khoa có 212 giảng viên. Có 86 tiến sĩ, chiếm 12,1% giảng viên của trường``: does the share name other bounds?

    Bounds that the words of the base name, too, are its own; an office that the passage does not name may be it.
    """
    whole = claim.figures[1]
    base = next((x for x in reading.counts if x.text == whole.text), None)
    share = next((x for x in reading.quantities if x.percent and x.text == claim.said.text), None)
    named = _SCOPE.match(reading.text, share.end) if share and base else None
    if not named or not base or not share or _OWN.search(named["who"]):
        return False
    said = _WORD.findall(around(reading.text, base.start, base.end, (". ",)).lower().partition(share.text)[0])
    return named["who"].lower().split()[-1] not in said and not _BOUNDED.isdisjoint(said)


_ASKED: Final[Mapping[str, Callable[[Finding, Sequence[Reading], int], bool]]] = {
    "P301": _is_uncounted,
    "P305": _is_uncounted,
    "P307": _is_in_another_state,
    "P404": _is_filled,
    "P512": _is_told,
    "P902": _leaves_a_rest,
    "P922": _is_made_of_others,
}
