"""What came to a stock and what left it, each called so, against what was there before and what is left: P305.

``Cuối năm 2024 có 611 hộ nghèo; trong năm thoát nghèo 98 hộ, phát sinh 14 hộ; cuối năm 2025 còn 527 hộ``; ``giao đầu
năm 1.120 tỷ đồng; sau 3 lần điều chỉnh (tăng 185 tỷ đồng, giảm 62 tỷ đồng, giảm 43 tỷ đồng) còn 1.200 tỷ đồng``; ``từ
412 hộ lên 426 hộ (thoát 57, phát sinh 71)``; ``Số dư đầu kỳ …``, ``Thu trong kỳ …``, ``Chi trong kỳ …``, ``Số dư cuối
kỳ …`` as lines. Every figure between the two is a move, or divides one. What is owed falls by what is collected, and a
fund rises by it. Moves that nobody names may explain what is no slip of typing.

``Đầu năm có 512 hộ nghèo và 640 hộ cận nghèo. … 158 hộ thoát nghèo, 21 hộ nghèo phát sinh; còn 487 hộ nghèo``: the only
stock of that name, from which one move or more leads; a tenth of it is too much for moves that nobody names, and a slip
is told where it is a fiftieth, and any difference where the text says that there were no other moves.

``Nếu loại trừ tiền sử dụng đất (1.872 tỷ đồng) và xổ số (214 tỷ đồng), thu nội địa còn 3.929 tỷ đồng`` takes figures
off one of those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import ZERO, in_scale, is_bare, is_slip, slack_of, total_of
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
    r"cuối (?:năm|kỳ|quý|tháng|năm học)|số dư (?:chuyển|cuối|đến)[^.;\d]{0,20}|dư nợ(?: đến)?"
    r"|(?:dư nợ|tồn(?: quỹ| kho)?) đến(?: hết)?\s{1,4}(?:là|còn|đạt))"
    r"(?:\s(?!tăng|giảm|thiếu|nợ|phải|khoảng)[^\W\d_]+){0,4}\s?:?\s*$",
    re.IGNORECASE,
)
_ENDS_AT: Final = pattern_of(r"(?<!\w)(?:lên|xuống|thành|còn)(?: còn)?\s$")
_OPENS: Final = pattern_of(r"(?<!\w)(?:đầu|trước|số dư|tồn|cuối (?:năm|kỳ|quý|tháng)|từ|dư nợ)(?!\w)", re.IGNORECASE)
_GOES: Final = pattern_of(
    r"(?<!\w)(?:thoát|chuyển (?:đi|ra|sang nơi khác)|giảm|ra khỏi|từ trần|xóa tên|khai trừ|xin ra|chết|giải thể"
    r"|chấm dứt|xuất|đã dùng|thanh lý|rút|tiêu hủy|thôi việc|nghỉ hưu|bỏ học|thu hồi|cắt|giải quyết)(?!\w)",
    re.IGNORECASE,
)
_COMES: Final = pattern_of(
    r"(?<!\w)(?:phát sinh|tái nghèo|kết nạp|chuyển (?:đến|vào)|tăng|nhập|thành lập|mua|tách hộ|bổ sung|tuyển"
    r"|tiếp nhận mới|nhận mới|thụ lý mới)(?!\w)",
    re.IGNORECASE,
)
_SPENT: Final = pattern_of(r"(?<!\w)(?:chi(?! cục| nhánh| bộ| tiết)|xuất|giảm|rút|giải quyết)(?!\w)", re.IGNORECASE)
_RAISED: Final = pattern_of(
    r"(?<!\w)(?:thu(?! hồi| hút| hoạch)|huy động|vận động|tăng|nhập|tiếp nhận)(?!\w)", re.IGNORECASE
)
_COLLECTED: Final = pattern_of(
    r"(?<!\w)(?:thu(?! hút| hoạch)|hoàn (?:tạm )?ứng|thanh toán tạm ứng|trả nợ|nộp|xóa nợ|giảm)(?!\w)", re.IGNORECASE
)
_LENT: Final = pattern_of(
    r"(?<!\w)(?:cho vay|giải ngân|(?<!hồi )(?<!toán )(?<!hoàn )tạm ứng|phát sinh|thêm|tăng)(?!\w)", re.IGNORECASE
)
_STOCK: Final = pattern_of(r"(?<!\w)(?:số dư|dư nợ) (?:đầu|cuối|đến)(?!\w)", re.IGNORECASE)
_NAMED: Final = (_GOES, _COMES, _SPENT, _RAISED, _COLLECTED, _LENT)
_FUND: Final = pattern_of(r"(?<!\w)(?:số dư|quỹ|tồn)(?!\w)", re.IGNORECASE)
_OWED: Final = pattern_of(r"(?<!\w)(?:nợ|tạm ứng|vay)(?!\w)", re.IGNORECASE)
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|bình quân|mỗi|kế hoạch năm|dự kiến|phấn đấu|ước|riêng|lũy kế|tỷ lệ"
    r"|đăng ký|đề nghị|chỉ tiêu|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
_TAKEN_OFF: Final = pattern_of(r"(?<!\w)(?:loại trừ|không tính|không kể|(?<!khai )trừ)(?!\w)", re.IGNORECASE)
_LEAVES: Final = pattern_of(r"(?<!\w)(?:còn|đạt|là)(?!\w)[^.;:()\d]{0,24}$")
_DIVIDES: Final = pattern_of(rf"{TRIGGER.pattern}|(?<!\w)trong đó(?!\w)")
_AT_FIRST: Final = pattern_of(r"(?<!\w)[Đđ]ầu (?:năm|kỳ)(?!\w)")
_NOUN: Final = pattern_of(r"[^\W\d_]+\s[^\W\d_]+")
_PLANNED: Final = pattern_of(r"(?<!\w)(?:kế hoạch|phấn đấu|dự kiến)(?!\w)", re.IGNORECASE)
_MERGED: Final = pattern_of(r"(?<!\w)(?:sáp nhập|chia tách|nhập thôn|điều chỉnh|rà soát bổ sung)(?!\w)", re.IGNORECASE)
_PART: Final = pattern_of(
    r"(?<!\w)(?:riêng|tại|thôn|ấp|bản|xóm|buôn|làng|khu phố|tổ dân phố|chi bộ|khu vực|nhóm|dân tộc)(?!\w)",
    re.IGNORECASE,
)
_NO_OTHER: Final = pattern_of(
    r"(?<!\w)không (?:có|phát sinh|còn)(?: trường hợp| hộ| các)?"
    r"(?: biến động| phát sinh| tăng| giảm| thay đổi){1,3} khác(?!\w)"
    r"|(?<!\w)(?:ngoài ra|còn lại) không (?:có|phát sinh)(?: biến động| tăng| giảm| thay đổi)(?!\w)",
    re.IGNORECASE,
)
_MEANWHILE: Final = pattern_of(
    r"(?<!\w)(?:đến (?:hết |cuối )?(?:tháng|quý)|(?:trong|riêng) (?:tháng|quý)|(?:\d|sáu|chín) tháng đầu)(?!\w)",
    re.IGNORECASE,
)
"""``đến tháng 6 có 20 hộ thoát nghèo. Cuối năm còn 228``: others may have followed."""
_CLOSED: Final = pattern_of(r"\([^()]*\)")
_CLAUSE: Final = pattern_of(r"[,;.()]")
_STOP: Final = pattern_of(r"[.;]\s")
_SURE: Final = 100
_LARGE: Final = 1000
_LEAST: Final = 2
_MOST: Final = 30
_TENTH: Final = Decimal("0.1")
_FIFTIETH: Final = Decimal("0.02")


class _Entry(NamedTuple):
    """A figure with its passage and the words that say what it is."""

    reading: Reading
    x: Quantity
    words: str

    def is_one(self, shape: re.Pattern[str]) -> bool:
        said = not _STOCK.search(self.words) and shape.search(self.words)
        return bool(said) and not _OTHER.search(f"{self.words} {_CLAUSE.split(self.x.after, maxsplit=1)[0]}")


def check_signed_moves(context: ProseContext) -> list[Finding]:
    """Findings on what is left that opening and moves deny."""
    out: list[Finding] = []
    for at, reading in context.places_saying(_WORDS):
        if not reading.counts or reading.crowded:
            continue
        closing = [x for x in _figures(reading) if x.exact and not x.depth and _is_closing(reading, x)]
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


def _figures(reading: Reading) -> Iterator[Quantity]:
    """The counts; ``số dư 512,6 triệu đồng, thu 248,3, chi 197,4``: a bare one behind an amount is in its scale."""
    last: Quantity | None = None
    for x in reading.counts:
        if last and last.scale != 1 and is_bare(x) and reading.sentence_at(x.start) == reading.sentence_at(last.start):
            x = replace(in_scale(last, [x])[0], unit=last.unit)
        last = x
        yield x


def _entries(reading: Reading) -> Iterator[_Entry]:
    """The figures of a passage but for those that divide another one."""
    listed = -1
    for nth, x in enumerate(_figures(reading)):
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
    """The words right before a figure in its clause; those behind it, too, where these name no move."""
    words = _CLOSED.sub(" ", lead(reading, x)).rpartition("(")[2]
    own = words.rpartition(", ")[2].strip(" :")
    return own if any(shape.search(own) for shape in _NAMED) else f"{own} {_CLAUSE.split(x.after, maxsplit=1)[0]}"


def _judge(entries: Sequence[_Entry], reading: Reading, rest: Quantity) -> Iterator[Finding]:
    known = [one for one in entries if one.reading is not reading or one.x.end <= rest.start]
    behind = [one for one in entries if one.reading is reading and one.x.start > rest.end]
    known = [one for one in known if _alike(one.x, rest)]
    if not known:
        return
    goes, comes = _moves(known, reading, rest)
    named = _moves_of_noun(known, reading, rest)
    if named:
        texts = {one.reading.text for one in known} | {reading.text}
        if not any(map(_MERGED.search, texts)) and not _PART.search(lead(reading, rest)):
            yield from _missed_of_noun(reading, rest, *named, closed=any(map(_NO_OTHER.search, texts)))
        return
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


def _moves_of_noun(
    known: Sequence[_Entry], reading: Reading, rest: Quantity
) -> tuple[Quantity, list[Quantity], list[Quantity]] | None:
    """The only stock at first of what is called as the rest is, and what came to it and left it."""
    noun = _noun(rest)
    flat = [one for one in known if not one.x.depth]
    moves = [one for one in flat if one.is_one(_GOES) != one.is_one(_COMES)]
    stocks = [one for one in flat if one not in moves and _noun(one.x) == noun]
    if not noun.startswith(f"{rest.unit} ") or len(stocks) != 1 or not _is_at_first(stocks[0]):
        return None
    moves = [one for one in moves if flat.index(one) > flat.index(stocks[0])]
    moves = [one for one in moves if ("cận" in one.words) == ("cận" in noun)]
    gone, came = ([one.x for one in moves if one.is_one(shape)] for shape in (_GOES, _COMES))
    if len(gone) != 1 or any(_PLANNED.search(one.words) or _is_meanwhile(one, reading, rest) for one in moves):
        return None
    return stocks[0].x, came, gone


def _missed_of_noun(
    reading: Reading,
    rest: Quantity,
    opening: Quantity,
    came: Sequence[Quantity],
    gone: Sequence[Quantity],
    *,
    closed: bool,
) -> Iterator[Finding]:
    reading.compare(rest)
    right = opening.count + total_of(came) - total_of(gone)
    least = ZERO if closed else _FIFTIETH if is_slip(rest.count, right) else _TENTH
    if right > 0 and abs(right - rest.count) > least * opening.count:
        income = [opening.count, *(x.count for x in came)]
        yield from missed_rest(reading, rest, income, [x.count for x in gone], max(0, rest.start - 30))


def _noun(x: Quantity) -> str:
    """The two words behind a figure: "hộ nghèo", "hộ cận"."""
    found = _NOUN.match(x.after)
    return found.group().lower() if found else ""


def _is_at_first(one: _Entry) -> bool:
    return _AT_FIRST.search(one.reading.text, _sentence_of(one), one.x.start) is not None


def _is_meanwhile(one: _Entry, reading: Reading, rest: Quantity) -> bool:
    """Is a move told of a part of the time, in another sentence than what is left?"""
    start = _sentence_of(one)
    if one.reading is reading and reading.sentence_at(rest.start).start == start:
        return False
    return _MEANWHILE.search(one.reading.text, start, one.x.start) is not None


def _sentence_of(one: _Entry) -> int:
    return one.reading.sentence_at(one.x.start).start


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
    """The words of what leaves a stock and of what comes to it, by what the stock is called."""
    called = f"{known[0].words} {lead(reading, rest)}"
    first = known[0]
    if _OWED.search(called) or _OWED.search(first.reading.text, _sentence_of(first), first.x.start):
        return (_COLLECTED, _LENT) if rest.unit == "đồng" else (_GOES, _COMES)
    return (_SPENT, _RAISED) if _FUND.search(called) else (_GOES, _COMES)


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
