"""What was there, what came in, what went out and what is left: P305.

The figures of one unit in a passage are entries of a ledger, by the words beside them: an opening stock ("36 cuộc kỳ
trước chuyển sang"), receipts ("nhập thêm 150 tấn"), what is due in all ("phải xác minh 58 đơn"), what was settled or
used, what fell away ("hao hụt 45 liều"), what is left. The order and the sentences do not matter. Where any choice of
entries gives what is left, the rule is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.targets import is_target
from tthc_render.prose.sections import before, scope_between
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"còn", "tồn", "chưa", "đang", "chuyển", "dư"})
_TIME = r"(?:kỳ|quý|tháng|năm|tuần|vụ|đợt|khóa|nhiệm kỳ|giai đoạn)"
_OPENING_BEFORE = pattern_of(
    rf"(?<!\w)(?:(?:tồn|còn|dư|chuyển|mang)(?: lại| đọng| kho)?(?: sang| tiếp)?(?: từ| của"
    rf"| cuối)?(?: các)? {_TIME} trước"
    rf"|{_TIME} trước (?:chuyển|tồn|còn|để|mang)|tồn đầu|tồn (?:từ )?trước|số dư đầu"
    r"|(?<!đã )chuyển (?:sang|qua)(?=\s*$))(?!\w)[^.;:,()]*$",
    re.IGNORECASE,
)
_OPENING_AFTER = pattern_of(
    rf"(?<!\w)(?:{_TIME} trước (?:chuyển|tồn|còn|để|mang)|(?:tồn|dư|còn lại|chuyển|mang)(?: lại| đọng)?(?: sang| tiếp)?"
    rf"(?: từ| của| cuối)?(?: các)? {_TIME} trước|tồn (?:đọng )?(?:từ )?trước|từ {_TIME} trước)(?!\w)",
    re.IGNORECASE,
)
_AT_FIRST = pattern_of(rf"(?<!từ )(?<!Từ )(?<!\w)đầu {_TIME}[^.;\d]{{0,40}}$", re.IGNORECASE)
_LEFT_BEFORE = pattern_of(
    rf"(?<!\w)(?:còn(?: lại| tồn| phải| đang| chưa| nợ)?|tồn(?: lại| đọng| kho| cuối {_TIME}| quỹ)?|(?:số "
    rf"|hiện )?(?:chưa"
    rf"|đang)|chuyển (?:sang )?(?:{_TIME}|tháng \d+) (?:sau|tới)|dư)(?!\w)[^.;:,()\d]{{0,40}}$",
    re.IGNORECASE,
)
_LEFT_AFTER = pattern_of(
    rf"[^.;:,()\d]{{0,24}}?(?<!\w)(?:còn lại|chưa|đang|chuyển (?:sang )?{_TIME} (?:sau|tới))(?!\w)", re.IGNORECASE
)
_IN_TIME = pattern_of(
    r"\s[^.;,()\d]{2,20}?\s(?:đều )?(?:trong|còn trong|chưa đến|chưa tới) (?:thời )?hạn(?: giải quyết)?"
)
_LATE_TOO = pattern_of(r"[^.;]{0,80}\d|[^.]{0,60}(?:quá|trễ|chậm) hạn")
_NOT_LEFT = pattern_of(
    r"(?<!\w)(?:đã (?:chuyển|hướng dẫn|gửi|trả)|xuống|giảm|tăng|lên"
    r"|chỉ còn|không còn|vẫn còn có|còn có|còn gần|còn khoảng|còn hơn|ngoài ra còn"
    r"|đang (?:có|hoạt động|sinh sống|học|làm việc|theo học|quản lý|sử dụng|công tác)|chưa (?:kể|bao gồm|tính))(?!\w)",
    re.IGNORECASE,
)
_GONE = pattern_of(
    r"(?<!\w)(?:xin rút|rút|trả lại|từ chối|đình chỉ|hao hụt|hủy|huỷ|tiêu hủy|không đủ điều kiện|không thuộc thẩm quyền"
    r"|dừng (?:thực hiện|triển khai|hợp đồng)|chấm dứt|giải thể"
    r"|lưu đơn|chuyển (?:cơ quan|đơn vị|đơn|hồ sơ|sang cơ quan)|hỏng|loại bỏ|chết|mất)(?!\w)",
    re.IGNORECASE,
)
_DONE = pattern_of(
    r"(?<!\w)(?:(?:đã|được)(?: được)? (?!giao|cấp|phân|bố trí|nhận|tiếp nhận|thụ lý|phát hiện|ghi nhận"
    r"|có)[^\W\d_]+|hoàn thành|giải quyết|xử lý|kết luận|thi hành|sử dụng|giải ngân"
    r"|thanh toán|xuất|cấp (?:cho|phát)|cấp phát|tiêu thụ|bán|tiêm|trả kết quả|khắc phục|chi|hòa giải (?:thành"
    r"|không thành)|không thành)(?!\w)",
    re.IGNORECASE,
)
_DUE = pattern_of(
    r"(?<!\w)(?:phải [^\W\d_]+|[Tt]ổng(?: số| cộng| vốn)?|được giao|giao|kế hoạch|chỉ tiêu|tổng nguồn)(?!\w)",
    re.IGNORECASE,
)
_MUST = pattern_of(
    r"(?<!\w)phải [^\W\d_]+(?!\w)|^(?!.*(?<!\w)(?:đã|được|không|trong số|xong)(?!\w)).*(?<!\w)thuộc thẩm quyền(?!\w)",
    re.IGNORECASE,
)
_CAME = pattern_of(
    r"(?<!\w)(?:tiếp nhận|nhận(?: mới| được)?|thụ lý|nhập|phát hiện|phát sinh|ghi nhận|thu được|mua|được cấp|phân bổ"
    r"|bổ sung|tiếp nhận mới|lập|đăng ký|có)(?!\w)|(?<!\w)[^\W\d_]+ (?:mới|thêm)\s?$",
    re.IGNORECASE,
)
_MORE = pattern_of(r"(?<!\w)(?:thêm|bổ sung|cộng với|cùng với)(?!\w)", re.IGNORECASE)
_INSIDE = pattern_of(
    r"(?<!\w)(?:kể cả|tính cả|gồm|bao gồm|trong đó|có cả|gồm cả|trong số (?:đó|này))(?!\w)", re.IGNORECASE
)
_OTHER_TIME = pattern_of(r"(?<!\w)(?:so với|cùng kỳ)(?!\w)[^.;]{0,60}$", re.IGNORECASE)
_CHANGED = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|(?<!hao )hụt)(?: thêm| được)?\s{1,2}$", re.IGNORECASE)
_CHANGES: Final = ("tăng", "giảm", "vượt", "hụt", "thêm", "được")
_CLAUSE = pattern_of(r"[.;:()\d]")
_UNDER_WAY = pattern_of(r"(?<!\w)đang(?!\w)", re.IGNORECASE)
_SETTLED_OF = pattern_of(r"(?<!\w)(?:đã|kỳ trước|mới)(?!\w)")
_BACK: Final = 10
_TRIED: Final = 7


class Entry(StrEnum):
    """What a figure is in the ledger."""

    OPENING = "opening"
    DUE = "due"
    CAME = "came"
    DONE = "done"
    GONE = "gone"
    LEFT = "left"
    NONE = ""


_SAID: Final = ((Entry.DUE, _MUST), (Entry.GONE, _GONE), (Entry.DONE, _DONE), (Entry.DUE, _DUE), (Entry.CAME, _CAME))


@dataclass(frozen=True, slots=True)
class _Line:
    """A figure with its part in the ledger."""

    figure: Quantity
    entry: Entry


def check_ledgers(context: ProseContext) -> list[Finding]:
    """Findings on what is left of what was there and came in."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in context.places_saying(_WORDS):
        if len(reading.counts) > 1:
            out += _ledgers(reading)
            out += _of_section(readings, at)
    return out


def entry_of(reading: Reading, x: Quantity) -> Entry:
    """The part of a figure by the words beside it."""
    known = reading.kept(_entries)
    if x.start not in known:
        known[x.start] = _entry_of(reading, x)
    return known[x.start]


def _is_of_other_time(near: str) -> bool:
    low = near.lower()
    return ("so với" in low or "cùng kỳ" in low) and bool(_OTHER_TIME.search(near))


def _entries(_: Reading) -> dict[int, Entry]:
    return {}


def _entry_of(reading: Reading, x: Quantity) -> Entry:
    label, text = x.label, reading.text
    near = text[max(0, x.start - 60) : x.start]
    if (stands_after(near, len(near), *_CHANGES) and _CHANGED.search(near)) or _is_of_other_time(near):
        return Entry.NONE
    left = _LEFT_BEFORE.search(label)
    if _OPENING_BEFORE.search(label) or _OPENING_AFTER.search(x.after):
        return Entry.OPENING
    if left and _AT_FIRST.search(near):
        return Entry.OPENING
    surely = left and (
        left.group().lower().startswith(("còn", "tồn"))
        or "hạn" not in f"{label} {x.after}"
        or _is_pending_in_time(reading, x)
    )
    if surely and not _NOT_LEFT.search(label) and not _NOT_LEFT.search(x.after):
        return Entry.LEFT
    for words in (label, _CLAUSE.split(near)[-1]):
        for entry, pattern in _SAID:
            if pattern.search(words):
                return entry
    behind = _LEFT_AFTER.match(x.after)
    late = "hạn" in x.after and "còn lại" not in x.after and not _is_pending_in_time(reading, x)
    return Entry.LEFT if behind and not late and not _NOT_LEFT.search(x.after) else Entry.NONE


def _is_pending_in_time(reading: Reading, x: Quantity) -> bool:
    """``đang giải quyết 134 hồ sơ trong hạn.``: all that is open, where none of it is called late."""
    behind = _IN_TIME.match(reading.text, x.end)
    return bool(behind) and not _LATE_TOO.match(reading.text, behind.end() if behind else 0)


def _ledgers(reading: Reading) -> Iterator[Finding]:
    if reading.crowded:
        return
    exact = [x for x in reading.counts if x.exact and x.unit]
    for left in exact[2:]:
        if _WORDS.isdisjoint(f"{left.label} {left.after}".lower().split()) or entry_of(reading, left) is not Entry.LEFT:
            continue
        alike = [x for x in exact if x.end <= left.start and x.unit == left.unit][-_BACK:]
        alike = _without_lists(reading, alike)
        parts = [x for x in reading.ratios if x.end <= left.start and x.unit == left.unit]
        scoped = bool(alike) and scope_between(reading, alike[-1].end, left.start)
        if len(alike) < 2 or parts or scoped or _is_inside(reading, left, alike):
            continue
        lines = [_Line(x, entry_of(reading, x)) for x in alike]
        yield from _judge(reading, left, lines)


def _without_lists(reading: Reading, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures but those that a word of division lists in a sentence: "1.912 hồ sơ, gồm: … 604 hồ sơ, …"."""
    out: list[Quantity] = []
    for x in figures:
        start = max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
        opened = out and out[-1].start >= start and TRIGGER.search(reading.text, out[-1].end, x.start)
        if not opened or _SETTLED_OF.search(x.label) or entry_of(reading, x) is Entry.OPENING:
            out.append(x)
    return out


def _of_section(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``Xã được giao xóa 64 nhà tạm.`` in the paragraph before; ``đã khởi công 58 nhà; còn 08 nhà chưa khởi công``."""
    reading = readings[at]
    exact = [x for x in reading.counts if x.exact and x.unit]
    for left in exact[1:] if at else ():
        if _WORDS.isdisjoint(f"{left.label} {left.after}".lower().split()) or entry_of(reading, left) is not Entry.LEFT:
            continue
        alike = [x for x in exact if x.end <= left.start and x.unit == left.unit]
        lines = [_Line(x, entry_of(reading, x)) for x in alike]
        if not lines or any(line.entry is not Entry.DONE for line in lines) or _is_inside(reading, left, alike):
            continue
        due: dict[Decimal, tuple[Reading, Quantity]] = {}
        for other in before(readings, at)[1:]:
            for x in other.counts:
                if x.unit == left.unit and x.exact and entry_of(other, x) is Entry.DUE:
                    due.setdefault(x.count, (other, x))
        done = _done_of(left, alike)
        if len(due) != 1 or done is None:
            continue
        other, whole = next(iter(due.values()))
        right = whole.count - done.count
        if right <= 0 or any(abs(whole.count - x.count - left.count) <= slack_of(whole, x, left) for x in alike):
            continue
        reading.compare(left, done)
        yield from missed_rest(reading, left, [whole.count], [done.count], done.start)


def _done_of(left: Quantity, done: Sequence[Quantity]) -> Quantity | None:
    """The settled figure that goes with what is left: of the same verb, or the only one."""
    undone = re.search(r"(?<!\w)(?:chưa|đang) (?:được )?(?P<what>[^\W\d_]+ [^\W\d_]+)", f"{left.label} | {left.after}")
    same = [x for x in done if undone and undone["what"] in x.label]
    return same[0] if len(same) == 1 else done[0] if len(done) == 1 and not undone else None


def _is_inside(reading: Reading, left: Quantity, before: Sequence[Quantity]) -> bool:
    """``chuyển kỳ sau 24 việc, trong đó đang thi hành 20 việc``: a part of what is left."""
    last = before[-1]
    return left.depth > last.depth or bool(TRIGGER.search(reading.text, last.end, left.start))


def _judge(reading: Reading, left: Quantity, lines: Sequence[_Line]) -> Iterator[Finding]:
    figures = [line.figure for line in lines]
    if _comes_out(left, lines):
        reading.compare(left, *figures[-2:])
        return
    first = next((line for line in lines if line.entry in (Entry.DUE, Entry.CAME)), None)
    if first is None:
        first = next((line for line in lines if line.entry is Entry.OPENING), None)
    done = [
        line.figure for line in lines if line.entry is Entry.DONE and first and line.figure.start > first.figure.start
    ]
    if first is None or not done:
        return
    income, base = [first.figure], first.figure
    for line in lines:
        x = line.figure
        if x is base or x.start in (y.start for y in income):
            continue
        if (line.entry is Entry.OPENING and not _is_included(reading, first, x)) or (
            line.entry is Entry.CAME and (first.entry is Entry.OPENING or _MORE.search(x.label))
        ):
            income.append(x)
    spent = [done[0], *(x for x in done[1:] if not TRIGGER.search(reading.text, done[0].end, x.start))]
    spent += [line.figure for line in lines if line.entry is Entry.GONE and line.figure.depth <= base.depth]
    spent = [x for x in spent if x.depth <= base.depth]
    used = {x.start for x in (*income, *spent)}
    odd = [
        line for line in lines
        if line.figure.start not in used and line.figure.start > base.start and line.entry is not Entry.OPENING
        and line.figure.depth <= left.depth and not TRIGGER.search(reading.text, base.end, line.figure.start)
    ]  # fmt: skip
    right = total_of(income) - total_of(spent)
    if _UNDER_WAY.search(left.label) and is_target(reading, base, left.start):
        return
    if _goes_on(reading, left, right):
        return
    filled = total_of(spent) + left.count
    if any(x.count == filled and x.unit == left.unit and x.start < left.start for x in reading.counts):
        return  # "31 đơn, trong đó 12 đơn thuộc thẩm quyền. Đã giải quyết 10 đơn, 02 đơn đang đối thoại"
    written, wanted = left.count / left.step, right / left.step
    if right <= 0 or not spent:
        return
    slip = is_slip(written, wanted)
    clear = not odd and len(spent) == 1
    if slip or (clear and left.count > right):
        yield from missed_rest(reading, left, [x.count for x in income], [x.count for x in spent], base.start)


def _goes_on(reading: Reading, left: Quantity, right: Decimal) -> bool:
    """``đang giải quyết 15 hồ sơ, công dân xin rút 02 hồ sơ``: do the states that follow make what is left?"""
    added = left.count
    for x in reading.counts:
        open_or_gone = x.start > left.start and entry_of(reading, x) in (Entry.LEFT, Entry.GONE)
        if open_or_gone and x.unit == left.unit:
            added += x.count
            if added == right:
                return True
    return False


def _is_included(reading: Reading, first: _Line, opening: Quantity) -> bool:
    """``phải xử lý 3.267 phản ánh (kể cả 41 phản ánh tồn từ trước)``: is the opening stock part of the figure?"""
    base = first.figure
    if first.entry is Entry.DUE or first.entry is Entry.OPENING:
        return True
    start, end = sorted((base.end, opening.start))
    return bool(_INSIDE.search(reading.text, start, end)) or opening.depth > base.depth


def _comes_out(left: Quantity, lines: Sequence[_Line]) -> bool:
    """Do any of the figures, less any others, give what is left, or is it one of them?"""
    if any(line.figure.count == left.count for line in lines):
        return True
    near = [line.figure for line in lines[-_TRIED:]]
    sources = [line.figure for line in lines[-_TRIED:] if line.entry not in (Entry.DONE, Entry.GONE)]
    for size in range(1, min(3, len(sources)) + 1):
        for income in combinations(sources, size):
            over = total_of(income) - left.count
            if over < 0:
                continue
            others = [x for x in near if x not in income]
            for taken in range(1, len(others) + 1):
                for spent in combinations(others, taken):
                    room: Decimal = slack_of(left, *income, *spent)
                    if abs(over - total_of(spent)) <= room:
                        return True
    return False
