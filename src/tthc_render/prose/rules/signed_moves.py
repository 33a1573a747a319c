"""What came to a stock and what left it, each called so, against what was there before and what is left: P305.

``Cuối năm 2024 có 611 hộ nghèo; trong năm thoát nghèo 98 hộ, phát sinh 14 hộ; cuối năm 2025 còn 527 hộ``; ``giao đầu
năm 1.120 tỷ đồng; sau 3 lần điều chỉnh (tăng 185 tỷ đồng, giảm 62 tỷ đồng, giảm 43 tỷ đồng) còn 1.200 tỷ đồng``; ``từ
412 hộ lên 426 hộ (thoát 57, phát sinh 71)``; ``Số dư đầu kỳ …``, ``Thu trong kỳ …``, ``Chi trong kỳ …``, ``Số dư cuối
kỳ …`` as lines. Every figure between the two is a move, or divides one. Moves that nobody names may explain what is no
slip of typing.

``Nếu loại trừ tiền sử dụng đất (1.872 tỷ đồng) và xổ số (214 tỷ đồng), thu nội địa còn 3.929 tỷ đồng`` takes figures
off one of those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import ZERO, is_slip, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import KNOWN_UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.sections import before, lead, topic
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"còn", "hiện", "cuối", "dư", "tồn", "lên", "xuống", "trừ"})
_CLOSES: Final = pattern_of(
    r"(?<!\w)(?:còn(?: lại)?|hiện(?: nay| đang)? có|hiện còn|(?:số dư|tồn(?: quỹ| kho)?|dư nợ)? ?(?:đến |tại )?"
    r"cuối (?:năm|kỳ|quý|tháng|năm học)|số dư (?:chuyển|cuối|đến)[^.;\d]{0,20}|dư nợ(?: đến)?)"
    r"(?:\s(?!tăng|giảm|thiếu|nợ|phải|khoảng)[^\W\d_]+){0,4}\s?:?\s*$",
    re.IGNORECASE,
)
_ENDS_AT: Final = pattern_of(r"(?<!\w)(?:lên|xuống|thành|còn)(?: còn)?\s$")
_OPENS: Final = pattern_of(r"(?<!\w)(?:đầu|trước|số dư|tồn|cuối (?:năm|kỳ|quý|tháng)|từ|dư nợ)(?!\w)", re.IGNORECASE)
_GOES: Final = pattern_of(
    r"(?<!\w)(?:thoát|chuyển (?:đi|ra|sang nơi khác)|giảm|ra khỏi|từ trần|xóa tên|khai trừ|xin ra|chết|giải thể"
    r"|chấm dứt|xuất|đã dùng|thanh lý|rút|tiêu hủy|thôi việc|nghỉ hưu|bỏ học|thu hồi|cắt)(?!\w)",
    re.IGNORECASE,
)
_COMES: Final = pattern_of(
    r"(?<!\w)(?:phát sinh|tái nghèo|kết nạp|chuyển (?:đến|vào)|tăng|nhập|thành lập|mua|tách hộ|bổ sung|tuyển"
    r"|tiếp nhận mới|nhận mới|thụ lý mới)(?!\w)",
    re.IGNORECASE,
)
_SPENT: Final = pattern_of(r"(?<!\w)(?:chi(?! cục| nhánh| bộ| tiết)|xuất|giảm|rút)(?!\w)", re.IGNORECASE)
_RAISED: Final = pattern_of(
    r"(?<!\w)(?:thu(?! hồi| hút| hoạch)|huy động|vận động|tăng|nhập|tiếp nhận)(?!\w)", re.IGNORECASE
)
_NAMED: Final = (_GOES, _COMES, _SPENT, _RAISED)
_FUND: Final = pattern_of(r"(?<!\w)(?:số dư|quỹ|tồn)(?!\w)", re.IGNORECASE)
_OWED: Final = pattern_of(r"(?<!\w)(?:nợ|tạm ứng|vay)(?!\w)", re.IGNORECASE)
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|bình quân|mỗi|kế hoạch năm|dự kiến|phấn đấu|ước|riêng|lũy kế|tỷ lệ)(?!\w)", re.IGNORECASE
)
_TAKEN_OFF: Final = pattern_of(r"(?<!\w)(?:loại trừ|không tính|không kể|(?<!khai )trừ)(?!\w)", re.IGNORECASE)
_LEAVES: Final = pattern_of(r"(?<!\w)(?:còn|đạt|là)(?!\w)[^.;:()\d]{0,24}$")
_DIVIDES: Final = pattern_of(rf"{TRIGGER.pattern}|(?<!\w)trong đó(?!\w)")
_CLOSED: Final = pattern_of(r"\([^()]*\)")
_CLAUSE: Final = pattern_of(r"[,;.()]")
_STOP: Final = pattern_of(r"[.;]\s")
_SURE: Final = 100
_LARGE: Final = 1000
_LEAST: Final = 2
_MOST: Final = 30


class _Entry(NamedTuple):
    """A figure with its passage and the words that say what it is."""

    reading: Reading
    x: Quantity
    words: str

    def is_one(self, shape: re.Pattern[str]) -> bool:
        said = shape.search(self.words)
        return bool(said) and not _OTHER.search(f"{self.words} {_CLAUSE.split(self.x.after, maxsplit=1)[0]}")


def check_signed_moves(context: ProseContext) -> list[Finding]:
    """Findings on what is left that opening and moves deny."""
    out: list[Finding] = []
    for at, reading in context.places_saying(_WORDS):
        if not reading.counts or reading.crowded:
            continue
        closing = [x for x in reading.counts if x.exact and not x.depth and _is_closing(reading, x)]
        taken = "trừ" in reading.vocabulary and _TAKEN_OFF.search(reading.text)
        if not closing and not taken:
            continue
        entries = [entry for near in reversed(before(context.running, at)) for entry in _entries(near)][-_MOST:]
        for x in closing:
            out += _judge(entries, reading, x)
        if taken:
            out += _without(entries, reading)
    return out


def _is_closing(reading: Reading, x: Quantity) -> bool:
    words = lead(reading, x)
    said = _CLOSES.search(words) or _ENDS_AT.search(words)
    return bool(said) and not _OTHER.search(words)


def _entries(reading: Reading) -> Iterator[_Entry]:
    """The figures of a passage but for those that divide another one."""
    listed = -1
    for nth, x in enumerate(reading.counts):
        last = reading.counts[nth - 1].end if nth else 0
        one = _Entry(reading, x, _words(reading, x))
        stop = _STOP.search(reading.text, listed, x.start) if listed >= 0 else None
        if stop and (stop.group().startswith(".") or any(one.is_one(shape) for shape in _NAMED)):
            listed = -1
        divided = _DIVIDES.search(reading.text, last, x.start) if nth else None
        if divided:
            listed = divided.end()
        if listed < 0 and x.value and x.exact:
            yield one


def _words(reading: Reading, x: Quantity) -> str:
    """The words right before a figure in its clause; those behind it where there are none."""
    words = _CLOSED.sub(" ", lead(reading, x)).rpartition("(")[2]
    own = words.rpartition(", ")[2].strip(" :")
    return own or x.after.partition(",")[0]


def _judge(entries: Sequence[_Entry], reading: Reading, rest: Quantity) -> Iterator[Finding]:
    known = [one for one in entries if one.reading is not reading or one.x.end <= rest.start]
    behind = [one for one in entries if one.reading is reading and one.x.start > rest.end]
    known = [one for one in known if _alike(one.x, rest)]
    if not known:
        return
    goes, comes = _moves(known, reading, rest)
    moves: list[_Entry] = []
    bracket = _bracket(reading, rest, behind)
    if len(bracket) >= _LEAST and _ENDS_AT.search(lead(reading, rest)):
        moves, opening = bracket, known[-1]
    else:
        flat = [one for nth, one in enumerate(known) if not one.x.depth or _moves_before(known, nth, goes, comes)]
        at = len(flat) - 1
        while at >= 0 and flat[at].is_one(goes) != flat[at].is_one(comes):
            moves.insert(0, flat[at])
            at -= 1
        if at < 0:
            return
        opening = flat[at]
    if len(moves) < _LEAST or opening.x.depth or _OTHER.search(opening.words):
        return
    if not all(one.is_one(goes) != one.is_one(comes) for one in moves):
        return
    came = [opening.x, *(one.x for one in moves if one.is_one(comes))]
    gone = [one.x for one in moves if one.is_one(goes)]
    yield from _missed(reading, rest, came, gone, surely=bool(_OPENS.search(opening.words)))


def _missed(
    reading: Reading, rest: Quantity, came: Sequence[Quantity], gone: Sequence[Quantity], *, surely: bool
) -> Iterator[Finding]:
    reading.compare(rest)
    off = total_of(came) - total_of(gone) - rest.count
    without = (*(off - x.count for x in came[1:]), *(off + x.count for x in gone))  # a move told twice
    if abs(off) <= slack_of(rest, *came, *gone) or ZERO in without:
        return
    if not surely and rest.count / rest.step < _SURE:
        return
    if _is_off_by_a_slip(came, gone, rest):
        own = [x for x in came if x.scale == rest.scale or x.scale == 1]
        yield from missed_rest(
            reading, rest, [x.count for x in came], [x.count for x in gone], max(0, rest.start - 80) if own else 0
        )


def _alike(x: Quantity, rest: Quantity) -> bool:
    one, other = (y.unit if y.unit in KNOWN_UNITS else "" for y in (x, rest))
    return one == other or (x.scale == rest.scale == 1 and not (one and other))


def _moves(known: Sequence[_Entry], reading: Reading, rest: Quantity) -> tuple[re.Pattern[str], re.Pattern[str]]:
    called = f"{known[0].words} {lead(reading, rest)}"
    if _FUND.search(called) and not _OWED.search(called):
        return _SPENT, _RAISED
    return _GOES, _COMES


def _moves_before(known: Sequence[_Entry], nth: int, goes: re.Pattern[str], comes: re.Pattern[str]) -> bool:
    """Is a figure in a bracket a move of a stock, and no part of a move before the bracket?"""
    outside = next((one for one in reversed(known[:nth]) if not one.x.depth), None)
    own = known[nth]
    return (
        outside is not None and own.is_one(goes) != own.is_one(comes) and outside.is_one(goes) == outside.is_one(comes)
    )


def _bracket(reading: Reading, rest: Quantity, behind: Sequence[_Entry]) -> list[_Entry]:
    """The figures of the bracket right behind a figure."""
    opened = reading.text.find("(", rest.end, rest.end + 24)
    closed = reading.text.find(")", opened)
    if opened < 0 or closed < 0 or re.search(r"[.;,\d]", reading.text[rest.end : opened]):
        return []
    return [one for one in behind if opened < one.x.start < closed]


def _is_slipped(x: Quantity, off: Decimal) -> bool:
    """Is a figure one slip of typing away from what it would be with so much more?"""
    return x.count + off > 0 and is_slip(x.count / x.step, (x.count + off) / x.step)


def _without(entries: Sequence[_Entry], reading: Reading) -> Iterator[Finding]:
    """What a figure is without others that are taken off it."""
    for said in _TAKEN_OFF.finditer(reading.text):
        stop = _STOP.search(reading.text, said.end())
        inside = [x for x in reading.counts if said.end() <= x.start < (stop.start() if stop else len(reading.text))]
        taken = list(takewhile(lambda x: x.depth, inside))
        rest = inside[len(taken)] if taken and len(taken) < len(inside) else None
        if rest is None or not rest.exact or rest.count / rest.step < _LARGE:
            continue
        if not _LEAVES.search(lead(reading, rest)) or any(x.unit != rest.unit for x in taken):
            continue
        wholes = [one for one in entries if one.x.unit == rest.unit and not one.x.depth]
        wholes = [one for one in wholes if one.reading is not reading or one.x.end <= said.start()]
        spent = total_of(taken)
        room = slack_of(rest, *taken)
        if any(abs(one.x.count - spent - rest.count) <= room + one.x.slack for one in wholes):
            continue
        named = topic(lead(reading, rest).rpartition(")")[2])
        own = [one for one in wholes if not named.isdisjoint(topic(one.words))] or wholes
        slipped = [one for one in own if _is_off_by_a_slip([one.x], taken, rest)]
        if len({one.x.count for one in slipped}) == 1:
            reading.compare(rest, *taken)
            yield from missed_rest(reading, rest, [slipped[0].x.count], [x.count for x in taken], said.start())


def _is_off_by_a_slip(came: Sequence[Quantity], gone: Sequence[Quantity], rest: Quantity) -> bool:
    """Would one slip of typing, mended in any of the figures, make them come out?"""
    off = total_of(came) - total_of(gone) - rest.count
    return any(_is_slipped(x, y) for x, y in [(rest, off), *((x, -off) for x in came), *((x, off) for x in gone)])
