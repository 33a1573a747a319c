"""A change with its percentage, where new and old value are printed too, wherever they stand: P903.

``xảy ra 103 vụ, so với cùng kỳ năm trước (124 vụ) giảm 21 vụ (-16,9%)``; ``đạt 473,8 tỷ đồng, trong khi năm 2022 là
412 tỷ đồng, như vậy tăng 61,8 tỷ đồng, tương đương tăng 15%``. The four figures are held by two equations: the change
is the difference of the values, and the percentage is the change out of the old value. Where one of them holds, the
figure that breaks the other is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import UP, WORDS, exact_numbers, shown_value, unit_of
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn"})
_CHANGE = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(WORDS)})(?: thêm| được| ròng)?(?: [^\W\d_]{{1,8}}){{0,2}}?\s{{1,2}}$",
    re.IGNORECASE,
)
_OWN_SHARE = pattern_of(
    r"[^.;()\d]{0,40}?\(\s?(?:tương (?:đương|ứng)(?: với)? |bằng |tức )?(?:tăng |giảm )?[+–-]?\s?$"
    r"|[^.;()\d]{0,60}?,?\s(?:tương (?:đương|ứng)|hay|tức|tức là|bằng|đạt tốc độ)(?: với)?"
    r"(?: mức)?(?: tỷ lệ)?(?: tăng| giảm)?(?: khoảng)?\s{1,2}$"
    r"|[^.;()\d]{0,40}?,\s(?:với )?(?:(?:tỷ lệ|mức|tốc độ) )?(?:tăng|giảm)\s{1,2}$"
)
_BEHIND = r"(?!\w)[^.;()]{0,40}(?:\(\s?[^()]{0,20}|\slà\s|\sđạt\s|\scó\s|\s)$"
_OLD_SAID = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|đầu năm|cuối năm|trước đó|từ)" + _BEHIND,
    re.IGNORECASE,
)
_TIME_SAID = pattern_of(
    r"(?<!\w)(?:năm (?:học )?\d{4}|tháng \d{1,2}(?:/\d{4})?|quý (?:I{1,3}|IV)(?:/\d{4})?)" + _BEHIND, re.IGNORECASE
)
_ASIDE = pattern_of(r"\([^()]*\)|(?<!\w)(?:năm|tháng|quý)\s(?:[IV]{1,3}|\d{1,4})(?:/\d{4}|\snăm\s\d{4})?")
_OF_ANOTHER = pattern_of(r"\s?%\s(?:so với\s)?(?:tổng\s|số\s)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết)(?!\w)")
_IN_BRACKET = pattern_of(r"\s?%\s?\((?:tương (?:đương|ứng)(?: với)? |tức(?: là)? |bằng )?(?:tăng |giảm )?[+–-]?")
_REACH: Final = 320
_TELLING: Final = 3
_LEAST: Final = 10


@dataclass(frozen=True, slots=True)
class _Change:
    """A change in words, the percentage beside it if there is one."""

    amount: Quantity
    word: str
    share: Quantity | None


def check_differences(context: ProseContext) -> list[Finding]:
    """Findings on changes, their percentages and the values that they lead between."""
    out: list[Finding] = []
    for reading in context.running:
        if "%" in reading.text and reading.says(_SAID) and len(reading.counts) > 1:
            numbers = exact_numbers(reading)
            known = {change.figure.start for change in changes(reading) if change.pair}
            said = [*_changes(reading, numbers), *_share_first(reading, numbers)]
            out += [found for change in said for found in _judge(reading, numbers, change, said, known)]
    return out


def _changes(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[_Change]:
    for at, amount in enumerate(numbers):
        said = _CHANGE.search(reading.text, max(0, amount.start - 32), amount.start)
        if not said or amount.percent or not amount.count:
            continue
        share = next((x for x in numbers[at + 1 : at + 3] if x.percent), None)
        if share and (is_in_points(reading.text, share) or _OF_ANOTHER.match(reading.text, share.end)):
            share = None
        if share and not _OWN_SHARE.fullmatch(_ASIDE.sub("", reading.text[amount.end : share.start])):
            share = None
        yield _Change(amount, WORDS[said["word"].lower()], share)


def _share_first(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[_Change]:
    """``tăng 10% (422 triệu đồng)``."""
    for share, amount in pairwise(numbers):
        said = _CHANGE.search(reading.text, max(0, share.start - 32), share.start) if share.percent else None
        inside = said and not amount.percent and amount.depth > share.depth
        if said and inside and _IN_BRACKET.fullmatch(reading.text, share.end, amount.start):
            yield _Change(amount, WORDS[said["word"].lower()], share)


def _judge(
    reading: Reading, numbers: Sequence[Quantity], change: _Change, said: Sequence[_Change], known: set[int]
) -> Iterator[Finding]:
    amount, share = change.amount, change.share
    if share is None or not share.count or share.start in known:
        return
    taken = {one.amount.start for one in said}
    unit = unit_of(reading, amount).partition("/")[0]
    near = [
        x
        for x in numbers
        if x.start not in taken
        and not x.percent
        and abs(x.start - amount.start) < _REACH
        and x.count
        and unit
        and unit_of(reading, x).partition("/")[0] in (unit, "")
    ]
    pair = _pair(reading, near, change)
    if pair:
        old = pair[1]
        reading.compare(amount, share)
        if not _fits(share, amount, old):
            exact = amount.count * 100 / old.count
            yield _wrong(reading, share, f"{amount.text}/{old.text}", _percent(exact, share), amount, share)
        return
    if amount.start not in known:
        yield from _wrong_amount(reading, near, change)


def _pair(reading: Reading, near: Sequence[Quantity], change: _Change) -> tuple[Quantity, Quantity] | None:
    """New and old value whose difference the change is; words say that the old one is of an earlier time."""
    amount = change.amount
    before = [x for x in near if x.end <= amount.start]
    for new in reversed(near):
        for old in near:
            off = new.count - old.count if change.word == UP else old.count - new.count
            if old is new or off <= 0 or abs(off - amount.count) > old.slack + new.slack + amount.slack:
                continue
            large = amount.count / amount.step >= _LEAST
            if _is_old(reading, old) and not _said_old(reading, new) and (large or new in before[-2:]):
                return new, old
    return None


def _said_old(reading: Reading, value: Quantity) -> bool:
    return bool(_OLD_SAID.search(reading.text, max(0, value.start - 60), value.start))


def _is_old(reading: Reading, value: Quantity) -> bool:
    """Do the words before a value say that it is of an earlier time, or of some time?"""
    return _said_old(reading, value) or bool(_TIME_SAID.search(reading.text, max(0, value.start - 90), value.start))


def _fits(share: Quantity, amount: Quantity, old: Quantity) -> bool:
    """Is the percentage that of the change, as exactly as both are printed?"""
    low = (amount.count - amount.slack) * 100 / (old.count + old.slack)
    high = (amount.count + amount.slack) * 100 / max(old.count - old.slack, old.step / 10)
    return low - share.step <= share.count <= high + share.step


def _wrong_amount(reading: Reading, near: Sequence[Quantity], change: _Change) -> Iterator[Finding]:
    """The percentage is that of two values, the change is not their difference."""
    amount, share = change.amount, change.share
    if share is None:
        return
    telling = len(share.text.replace(",", "")) >= _TELLING
    before = [x for x in near if x.end <= amount.start]
    for new in before[-2:]:
        for old in near:
            first = len(before) == 2 and old is before[0] and _is_old(reading, old)
            if old is new or not (first or _said_old(reading, old)) or _said_old(reading, new):
                continue
            off = new.count - old.count if change.word == UP else old.count - new.count
            exact = off * 100 / old.count
            differs = abs(off - amount.count) > old.slack + new.slack + amount.slack
            slip = telling or (off > 0 and is_slip(amount.count / amount.step, off / amount.step))
            if off > 0 and differs and slip and abs(exact - share.count) <= share.step:
                right = format_decimal(off / amount.scale)
                yield _wrong(reading, amount, f"{new.text} − {old.text}", right, new, share)
                return


def _percent(value: Decimal, like: Quantity) -> str:
    return f"{format_decimal(value, max(1, len(like.text.partition(',')[2])))}%"


def _wrong(
    reading: Reading, written: Quantity, computation: str, right: str, first: Quantity, last: Quantity
) -> Finding:
    start, end = min(first.start, written.start), max(last.end, written.end)
    return finding(
        "P903", reading.passage.at(written.start), written=shown_value(written), right=right, computation=computation,
        quote=quote(reading.text, start, end + 1),
    )  # fmt: skip
