"""A stock over a period: opening, what left it, what came, closing: P305.

``Đầu năm có 512 hộ nghèo … 158 hộ thoát nghèo, 21 hộ nghèo phát sinh … còn 487 hộ nghèo``. Moves that nobody names may
explain a small difference, so it is reported where it is a tenth of the stock, or a fiftieth and one slip of typing;
where the text says that there were no other moves, any difference is reported.

``số dư đầu năm 1.846,2 tỷ đồng, tạm ứng thêm 612,4, thu hồi 938,7; số dư đến ngày 31/3 còn 1.591,9``: of money, what is
owed falls by what is collected and a fund rises by it. There, and of a closing on a day, a difference is reported where
one slip of typing explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, in_scale, is_slip, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"thoát", "nạp"})
_OPENING: Final = pattern_of(r"(?<!\w)[Đđ]ầu (?:năm|kỳ)(?!\w)(?:[^.;]|\.(?=\d)){0,60}$")
_CLOSING: Final = pattern_of(r"(?<!\w)còn(?: lại)?\s{1,2}$", re.IGNORECASE)
_OUT: Final = pattern_of(r"(?<!\w)(?:thoát|chuyển đi|từ trần|xóa tên|khai trừ)(?!\w)", re.IGNORECASE)
_IN: Final = pattern_of(r"(?<!\w)(?:phát sinh|tái nghèo|kết nạp|chuyển đến|tách hộ)(?!\w)", re.IGNORECASE)
_NOUN: Final = pattern_of(r"[^\W\d_]+(?:\s[^\W\d_]+)?")
_MERGED: Final = pattern_of(r"(?<!\w)(?:sáp nhập|chia tách|nhập thôn|điều chỉnh|rà soát bổ sung)(?!\w)", re.IGNORECASE)
_PART: Final = pattern_of(
    r"(?<!\w)(?:riêng|tại|thôn|ấp|bản|xóm|buôn|làng|khu phố|tổ dân phố|chi bộ|khu vực|nhóm|dân tộc)(?!\w)",
    re.IGNORECASE,
)
_INTENDED: Final = pattern_of(
    r"(?<!\w)(?:đăng ký|phấn đấu|dự kiến|kế hoạch|đề nghị|chỉ tiêu|mục tiêu|khả năng|lũy kế|nhiệm kỳ)(?!\w)",
    re.IGNORECASE,
)
_CLOSING_WORDS: Final = frozenset({"còn", "cuối", "tồn", "dư"})
_NEAR: Final = 60
_MOST: Final = 8
_OPENS: Final = pattern_of(r"(?<!\w)(?:tồn )?đầu (?:năm|kỳ|quý|tháng|vụ|năm học)(?: \d{4})?(?: có| là| còn|:)?\s$")
_STEP: Final = pattern_of(
    r"(?: [^\W\d_]+){0,3}[,;](?: [^\W\d_]+){1,6}(?: là|:)?\s"
    r"|(?: [^\W\d_]+){0,3}[,;](?: [^\W\d_]+){0,4} (?:đến|hết|cuối)(?: hết)?(?: ngày| tháng| quý| năm)?"
    r" [\dIVX]{1,4}(?:/\d{1,4}){0,2}(?: năm \d{4})?(?P<dated> còn| là| đạt)(?: lại| là)?\s"
)
_OWED: Final = pattern_of(r"(?<!\w)(?:dư nợ|tạm ứng|nợ (?:thuế|đọng|xấu|quá hạn)|công nợ|tiền nợ)(?!\w)", re.IGNORECASE)
_FUND: Final = pattern_of(r"(?<!\w)(?:quỹ|tiền gửi|tiền mặt)(?!\w)", re.IGNORECASE)
_IS_LENT: Final = pattern_of(
    r"(?<!\w)(?:cho vay|giải ngân|(?<!hồi )(?<!toán )(?<!hoàn )tạm ứng|phát sinh|thêm|tăng)(?!\w)"
)
_IS_COLLECTED: Final = pattern_of(
    r"(?<!\w)(?:thu|hoàn ứng|hoàn tạm ứng|thanh toán tạm ứng|trả nợ|nộp|xóa nợ|giảm)(?!\w)"
)
_IS_RAISED: Final = pattern_of(r"(?<!\w)(?:thu|huy động|vận động|đóng góp|bổ sung|tiếp nhận|gửi thêm|tăng|nhập)(?!\w)")
_IS_SPENT: Final = pattern_of(r"(?<!\w)(?:chi|hỗ trợ|thanh toán|sử dụng|rút|xuất|giảm)(?!\w)")
_BALANCE: Final = pattern_of(r"[,;] (?:số dư|dư nợ|tồn|số nợ|nợ (?:thuế|đọng))(?!\w)")
_GOES: Final = pattern_of(
    r"(?<!\w)(?:thoát|chuyển đi|giảm|ra khỏi|giải quyết|trả lại|rút|xuất|sử dụng|đã dùng|chết|giải thể|tiêu thụ)(?!\w)"
)
_COMES: Final = pattern_of(
    r"(?<!\w)(?:phát sinh|tái nghèo|chuyển đến|tăng|tiếp nhận|nhập|thành lập|mua|kết nạp|nhận)(?!\w)"
)
_CLOSES: Final = pattern_of(
    r"(?<!\w)(?:cuối (?:năm|kỳ|quý|tháng|vụ|năm học)(?: còn| có| là)?|còn(?: lại)?(?: đang.*)?)\s$"
)
_GOES_ON: Final = pattern_of(r"[,;] (?:quá hạn|chuyển|chưa|đang|tạm|ngoài ra)(?!\w)")
_NO_OTHER: Final = pattern_of(
    r"(?<!\w)không (?:có|phát sinh|còn)(?: trường hợp| hộ| các)?"
    r"(?: biến động| phát sinh| tăng| giảm| thay đổi){1,3} khác(?!\w)"
    r"|(?<!\w)(?:ngoài ra|còn lại) không (?:có|phát sinh)(?: biến động| tăng| giảm| thay đổi)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE: Final = (". ", "; ")
_SURE: Final = Decimal("0.1")
_SLIPPED: Final = Decimal("0.02")


def check_yearly_stock(context: ProseContext) -> list[Finding]:
    """Findings on closing stocks that opening and moves contradict."""
    readings = context.running
    found = [item for r in context.saying(("đầu",)) if r.says(_CLOSING_WORDS) for item in _in_a_row(r)]
    return found + [
        item
        for at, reading in context.places_saying(_WORDS)
        if "còn" in reading.vocabulary
        for x in reading.counts
        if not x.depth and x.exact and _CLOSING.search(reading.text, max(0, x.start - 12), x.start)
        for item in _judge(readings, at, x)
    ]


def _in_a_row(reading: Reading) -> Iterator[Finding]:
    """``Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03, cuối năm còn 78``: opening, moves and closing in a row."""
    for nth, first in enumerate(reading.counts):
        lead_in = reading.low[max(0, first.start - 24) : first.start]
        if "đầu " not in lead_in or not _OPENS.search(lead_in) or not first.exact:
            continue
        goes, comes = _moves(reading, first)
        came: list[Quantity] = [first]
        gone: list[Quantity] = []
        for last, x in pairwise(reading.counts[nth : nth + _MOST]):
            gap = reading.text[last.end : x.start]
            step = _STEP.fullmatch(gap)
            if not step or x.depth != first.depth or not x.exact or x.unit not in ("", first.unit):
                break
            dated = step["dated"] or ""
            if "còn" in dated or _CLOSES.search(gap) or (dated and _BALANCE.search(gap)):
                yield from _closing(reading, x, came, gone, slipped=bool(dated) or goes is not _GOES)
                break
            if bool(goes.search(gap)) == bool(comes.search(gap)):
                break
            (gone if goes.search(gap) else came).append(x)


def _moves(reading: Reading, first: Quantity) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of what leaves a stock and of what comes to it, by what the stock is called."""
    if first.unit == "đồng":
        start = max(reading.text.rfind(mark, 0, first.start) for mark in _SENTENCE) + 1
        called = start, first.start
        if _OWED.search(reading.text, *called):
            return _IS_COLLECTED, _IS_LENT
        if _FUND.search(reading.text, *called):
            return _IS_SPENT, _IS_RAISED
    return _GOES, _COMES


def _closing(
    reading: Reading, rest: Quantity, came: Sequence[Quantity], gone: Sequence[Quantity], *, slipped: bool
) -> Iterator[Finding]:
    if came[0].scale != 1:
        rest, *moves = in_scale(came[0], [rest, *came, *gone])
        came, gone = moves[: len(came)], moves[len(came) :]
    right = total_of(came) - total_of(gone)
    off = right - rest.count
    more = reading.text[rest.end : rest.end + _NEAR].partition(".")[0]
    reading.compare(rest, *came, *gone)
    if slipped and not any(
        _is_slipped(x, y) for x, y in [(rest, off), *((x, -off) for x in came), *((x, off) for x in gone)]
    ):
        return  # what was written off or revalued is not told
    if gone and right > 0 and abs(off) > slack_of(rest, *came, *gone) and not _GOES_ON.search(more):
        yield from missed_rest(reading, rest, [x.count for x in came], [x.count for x in gone], came[0].start)


def _is_slipped(x: Quantity, off: Decimal) -> bool:
    """Is a figure one slip of typing away from what it would be with so much more?"""
    return x.count + off > 0 and is_slip(x.count / x.step, (x.count + off) / x.step)


def _judge(readings: Sequence[Reading], at: int, rest: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    noun = _noun(rest)
    known = [
        (other, x)
        for other in reversed(before(readings, at))
        for x in other.counts
        if x.unit == rest.unit != "" and not x.depth and (other is not reading or x.end < rest.start)
    ]
    opening = [
        nth for nth, (other, x) in enumerate(known)
        if _noun(x) == noun and x.exact and _OPENING.search(other.text, max(0, x.start - 80), x.start)
    ]  # fmt: skip
    if len(opening) != 1 or any(_MERGED.search(other.text) for other in before(readings, at)):
        return
    first = known[opening[0]][1]
    moves = [(x, _words(other, x)) for other, x in known[opening[0] + 1 :]]
    moves = [(x, words) for x, words in moves if ("cận" in words) == ("cận" in noun)]
    out = [x for x, words in moves if _OUT.search(words) and not _IN.search(x.after)]
    came = [x for x, words in moves if _IN.search(words) and x not in out]
    start = max(reading.text.rfind(mark, 0, rest.start) for mark in (". ", "; ")) + 1
    if _PART.search(reading.text, start, rest.start) or any(_INTENDED.search(words) for _, words in moves):
        return
    beside = {x.start for other, x in known if other is reading and x.start > start} - {x.start for x in (*out, *came)}
    if len(out) != 1 or len(came) > 2 or beside or not all(x.exact for x in (*out, *came)):
        return
    right = first.count + total_of(came) - total_of(out)
    reading.compare(rest, first, *out)
    off = abs(right - rest.count)
    closed = any(_NO_OTHER.search(other.text) for other in before(readings, at))
    least = ZERO if closed else (_SLIPPED if is_slip(rest.count, right) else _SURE) * first.count
    if right > 0 and off > least:
        yield finding(
            "P305", reading.passage.at(rest.start), rest=shown(rest),
            whole=" + ".join(format_decimal(x.count) for x in (first, *came)), part=format_decimal(out[0].count),
            right=format_decimal(right), quote=quote(reading.text, max(0, rest.start - 30), rest.end),
        )  # fmt: skip


def _words(reading: Reading, x: Quantity) -> str:
    """The words around a figure; ``thoát nghèo, phát sinh 23 hộ``: those of its own clause if they name a move."""
    words = lead(reading, x)
    own = f"{words.rpartition(', ')[2]} {x.after}"
    return own if _OUT.search(own) or _IN.search(own) else f"{words} {x.after}"


def _noun(x: Quantity) -> str:
    """The two words behind a figure: "hộ nghèo", "hộ cận"."""
    found = _NOUN.match(x.after)
    return found.group().lower() if found else ""
