"""States of one thing, done, under way and not begun, against all of it: P301, P305.

``được giao 23 công trình … có 8 công trình đã hoàn thành; 9 công trình đang thi công; còn lại 5 công trình chưa khởi
công``; ``dịch xảy ra tại 38 xã … Hiện còn 11 xã có dịch; 26 xã đã công bố hết dịch``. A thing is in one state only, so
that the states never exceed all of it; that they are all of it shows where one of them is what is left, or where a
state that is not begun closes a list of three. All is the only figure of that noun before them that is no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import one_slip_mends, reaches, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP, TRIGGER
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.missed_sums import missed_far_sum
from tthc_render.prose.rules.targets import is_target
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

State = Literal["done", "open", "not", "rest", ""]

_SAID: Final = frozenset({"đang", "chưa", "còn", "dở", "chờ"})
_DONE = pattern_of(
    r"(?<!\w)(?<!chưa )(?<!chưa được )(?:đã (?!giao|phê duyệt|tiếp nhận|có chủ trương)[^\W\d_]+|hoàn thành"
    r"|hoàn tất|xong|nghiệm thu|khánh thành|kết thúc|bàn giao|ban hành|hết dịch|giải quyết dứt điểm)(?!\w)",
    re.IGNORECASE,
)
_OPEN = pattern_of(
    r"(?<!\w)(?:(?:đang|tiếp tục|dở dang|chờ|lựa chọn|chuyển tiếp sang)(?!\w)|trong (?:thời )?hạn)", re.IGNORECASE
)
_NOT = pattern_of(r"(?<!\w)(?:chưa (?!kể|tính|bao gồm)|không (?:triển khai|thực hiện)|tạm dừng|dừng)", re.IGNORECASE)
_REST = pattern_of(
    r"(?<!\w)(?<!không )(?<!vẫn )còn(?: lại)?(?: có| là)?\s$"
    r"|(?<!\w)còn lại(?: [^\W\d_]+){0,2}? là\s$",
    re.IGNORECASE,
)
_REST_BEHIND = pattern_of(r"[^.;,()\d]{1,24}(?<!\w)còn lại(?!\w)")
_OF_SOME = pattern_of(
    r"(?<!\w)(?:[Rr]iêng|[Tt]rong (?:số )?đó|so với|cùng kỳ|[Nn]goài ra|kế hoạch|[Dd]ự kiến|[Pp]hấn đấu|bình quân"
    r"|mỗi)(?!\w)"
)
_EARLIER = pattern_of(r"(?<!\w)(?:năm|kỳ|quý|tháng|giai đoạn) trước(?!\w)")
_UNDONE = pattern_of(r"(?<!\w)chưa (?:được )?(?P<what>[^\W\d_]+(?: [^\W\d_]+)?)")
_CHANGED = pattern_of(r"(?<!\w)(?:tăng|giảm|vượt|thêm)(?: thêm)?\s$")
_CLAUSE = pattern_of(
    rf"[.;:(]\s|[.;]$|,\s(?!(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w))", re.IGNORECASE
)
"""``26 xã, phường đã công bố hết dịch``: nouns in a row are no end of a clause."""
_BEHIND: Final = 60
_BACK: Final = 2
_REACH: Final = 130
_SHARE_REACH: Final = 40
_FEW: Final = 2
_NEAR: Final = 4
"""States that miss all of it by more than a quarter are of something else."""
_MOST: Final = 5


def check_states_of_all(context: ProseContext) -> list[Finding]:
    """Findings on states of one thing that do not make all of it."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if len(reading.counts) > 1 and not reading.crowded
        for run in _runs(reading)
        for item in _judge(readings, at, run)
    ]


def _state(reading: Reading, x: Quantity) -> State:
    """The state by the words behind a figure, else by those before it."""
    following = next((y.start for y in reading.quantities if y.start > x.start), len(reading.text))
    behind = _CLAUSE.split(reading.text[x.end : min(following, x.end + _BEHIND)])[0]
    if _REST.search(reading.text, max(0, x.start - 24), x.start) or _REST_BEHIND.match(behind):
        return "rest"
    label = x.label if len(x.label) <= _BEHIND else x.label[-_BEHIND:]
    for words in (behind, label):
        if _NOT.search(words):
            return "not"
        if _OPEN.search(words):
            return "open"
        if _DONE.search(words):
            return "done"
    return ""


def _runs(reading: Reading) -> Iterator[list[tuple[Quantity, State]]]:
    """Figures of one noun that follow each other, each with its state, one of them done and one not."""
    units = {x.unit for x in reading.counts if x.unit and not x.depth}
    for unit in units:
        alike = [x for x in reading.counts if x.unit == unit and not x.depth]
        run: list[tuple[Quantity, State]] = []
        for x in alike:
            state = _state(reading, x) if x.exact else ""
            near = not run or _follows(reading, run[-1][0], x)
            if not state or not near:
                yield from _whole_run(run, broken=not state and near)
                run = []
            if state:
                run.append((x, state))
        yield from _whole_run(run, broken=False)


def _follows(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Does a figure follow another in a list: no division, no other matter between them?"""
    between = reading.text[one.end : other.start]
    return len(between) < _REACH and not TRIGGER.search(between) and ". " not in between


def _whole_run(run: Sequence[tuple[Quantity, State]], *, broken: bool) -> Iterator[list[tuple[Quantity, State]]]:
    """The run if its states exclude each other and none that follows is unknown."""
    states = [state for _, state in run]
    once = all(states.count(state) <= 1 for state in ("done", "not", "rest")) and states.count("open") <= _FEW
    if not broken and _FEW <= len(run) <= _MOST and once and "done" in states:
        yield list(run)


def _done_first(run: Sequence[tuple[Quantity, State]]) -> tuple[Quantity, Quantity]:
    (one, state), (other, _) = run
    return (one, other) if state == "done" else (other, one)


def _are_contraries(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Did the second not have done to it what the first had: ``đã công bố 26 xã, chưa công bố 12 xã``?"""
    words = [f"{x.label} | {_CLAUSE.split(reading.text[x.end : x.end + _BEHIND])[0]}".lower() for x in (one, other)]
    undone = _UNDONE.search(words[1])
    return undone is not None and undone["what"] in words[0]


def _judge(readings: Sequence[Reading], at: int, run: Sequence[tuple[Quantity, State]]) -> Iterator[Finding]:
    reading = readings[at]
    parts, states = [x for x, _ in run], [state for _, state in run]
    start = max(reading.text.rfind(mark, 0, parts[0].start) for mark in (". ", "; ")) + 1
    others = _OF_SOME.search(reading.text, start, parts[-1].start)
    if others or _EARLIER.search(reading.text, start, parts[-1].end + _BEHIND) or OVERLAP.search(reading.text, start):
        return
    if len(run) == _FEW and "not" in states and not _are_contraries(reading, *_done_first(run)):
        return
    wholes = list(_wholes(readings, at, parts[0]))
    values = {x.count for _, x in wholes}
    main = {x.count: (other, x) for other, x in wholes if _is_main(other, x)}
    if len(main) != 1 or any(reaches(x, parts) for _, x in wholes):
        return
    other, whole = main.popitem()[1]
    if is_target(other, whole, parts[0].start if other is reading else len(other.text)):
        return
    off = whole.count - total_of(parts)
    if abs(off) * _NEAR > whole.count and not one_slip_mends(whole, parts):
        return
    if abs(off) <= slack_of(whole, *parts) or any(x.count > whole.count for x in parts):
        return
    if whole.count and any(is_of_another(reading, x, whole.count) for x in parts):
        return
    closed = "rest" in states or (len(parts) > _FEW and "not" in states)
    if (off > 0 and not closed) or abs(off) in {*values, *(x.count for x in reading.counts)} or _more(reading, parts):
        return
    reading.compare(whole, *parts)
    yield from _told(reading, other, whole, run)


def is_of_another(reading: Reading, part: Quantity, whole: Decimal) -> bool:
    """``1.120 trụ … đã sửa 84 trụ, đạt 70%; còn 36 trụ``: does the share of a part say that it is of another?"""
    return share_says(reading, part, whole) is False


def share_says(reading: Reading, part: Quantity, whole: Decimal) -> bool | None:
    """Is the share right behind a part that of this whole? None where there is no share."""
    behind = (x for x in reading.quantities if 0 <= x.start - part.end < _SHARE_REACH)
    share = next(behind, None)
    if share is None or not share.percent:
        return None
    return abs(part.count * 100 / whole - share.count) <= share.step


def _more(reading: Reading, parts: Sequence[Quantity]) -> bool:
    """Does another figure of that noun go on behind the states in their sentence?"""
    end = reading.sentence_at(parts[-1].start).end
    return any(parts[-1].end < x.start < end and x.unit == parts[-1].unit and not x.depth for x in reading.counts)


def _wholes(readings: Sequence[Reading], at: int, first: Quantity) -> Iterator[tuple[Reading, Quantity]]:
    for other in before(readings, at)[:_BACK]:
        for x in other.counts:
            if x.unit == first.unit and x.exact and (other is not readings[at] or x.end <= first.start):
                yield other, x
        for ratio in other.ratios:
            if ratio.unit == first.unit and (other is not readings[at] or ratio.end <= first.start):
                return


def _is_main(reading: Reading, x: Quantity) -> bool:
    """Is a figure no part of another, no change, no plan, nothing of another time?"""
    start = max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
    first = next((y for y in reading.counts if y.start >= start and y.unit == x.unit), x)
    part = first is not x and TRIGGER.search(reading.text, first.end, x.start)
    changed = _CHANGED.search(reading.text, max(0, x.start - 16), x.start)
    return not (x.depth or part or changed or _OF_SOME.search(reading.text, start, x.start)) and not _state(reading, x)


def _told(
    reading: Reading, other: Reading, whole: Quantity, run: Sequence[tuple[Quantity, State]]
) -> Iterator[Finding]:
    parts = [x for x, _ in run]
    rest = next((x for x, state in run if state == "rest" or (state == "not" and len(run) == _FEW)), None)
    if rest is not None:
        spent = [x.count for x in parts if x is not rest]
        yield from missed_rest(reading, rest, [whole.count], spent, parts[0].start, parts[-1].end + 20)
        return
    yield missed_far_sum(reading, parts, other, whole)
