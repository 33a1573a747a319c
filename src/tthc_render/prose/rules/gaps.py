"""What two figures right before it leave: the absent, what goes beyond a plan or misses it. P305, P903, P904.

``12.406 thí sinh đăng ký, 12.351 thí sinh dự thi, vắng 55 thí sinh``; ``kế hoạch trồng 450 ha, đã trồng 468 ha, vượt 18
ha``; ``thu 4,8 tỷ đồng, vượt 20% dự toán (4 tỷ đồng)``. The two figures are the last of that unit in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, is_slip, slack_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP, shown_value
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_ABSENT_WORDS: Final = frozenset({"vắng", "bỏ", "nghỉ"})
_ABSENT = pattern_of(
    r"(?<!\w)(?:(?<!đi )vắng(?: mặt)?|bỏ (?:thi|học|phiếu)|nghỉ (?:thi|họp))(?: là| có)?\s$", re.IGNORECASE
)
_ABSENT_BEHIND = pattern_of(r"\s[^.;,()\d]{1,20}?\s(?:vắng(?: mặt)?|bỏ thi|không dự thi)(?=[,.;]|$)")
_PRESENT = pattern_of(r"(?<!\w)(?:dự|có mặt|tham (?:gia|dự)|đến (?:dự|họp|thi)|đi (?:bầu|họp|thi|học))(?!\w)")
_PAST_WORDS: Final = frozenset({"vượt", "hụt", "thiếu", "thừa", "dôi"})
_PAST = pattern_of(
    r"(?<!\w)(?P<word>vượt|hụt|(?:còn )?thiếu|thừa|dôi dư)(?: kế hoạch| chỉ tiêu| dự toán)?(?: là)?\s$", re.IGNORECASE
)
_PLAN = pattern_of(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|được giao|giao|mục tiêu|định mức|nhu cầu|nghị quyết|đăng ký|cần|phải)(?!\w)",
    re.IGNORECASE,
)
_OTHER = pattern_of(
    r"(?<!\w)(?:cùng kỳ|năm trước|bình quân|so với|lũy kế|trong đó|gồm|riêng|tăng|giảm|mỗi)(?!\w)", re.IGNORECASE
)
_PAST_SHARE = pattern_of(
    r"(?<!\w)(?P<word>vượt|hụt)\s(?P<share>\d{1,3}(?:,\d{1,2})?)\s?%\s(?:so với\s)?"
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:[^.;()\d]|(?<=năm )\d{4}){0,40}\(\s?(?:[^()\d]{0,16}\s)?$",
    re.IGNORECASE,
)
_TO_PLAN = pattern_of(
    r"[^.;:()\d]{0,24}?(?:so với\s)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|biên chế)(?:[^.;()\d]|(?<=năm )\d{4}){0,40}"
    r"\(\s?(?:[^()\d]{0,16}\s)?",
    re.IGNORECASE,
)
_REACH: Final = 160
_SHORT: Final = 40
_MOST_SHARE: Final = 24


def check_gaps(context: ProseContext) -> list[Finding]:
    """Findings on absences, surpluses and gaps that the two figures before them deny."""
    out: list[Finding] = []
    for reading in context.saying(_ABSENT_WORDS | _PAST_WORDS):
        absent, past = reading.says(_ABSENT_WORDS), reading.says(_PAST_WORDS)
        if len(reading.counts) < 2 or reading.crowded:
            continue
        for sentence in reading.sentences:
            first = bisect_left(reading.counts, sentence.start, key=lambda x: x.start)
            counts = reading.counts[first : bisect_left(reading.counts, sentence.end, key=lambda x: x.start)]
            if absent:
                out += _absent(reading, counts)
            if past:
                out += _past(reading, counts)
                out += _past_share(reading, counts)
                out += _past_named(reading, counts)
    return out


def _two_before(reading: Reading, counts: Sequence[Quantity], at: int) -> tuple[Quantity, Quantity] | None:
    """The two figures of the unit right before one, where nothing else is said between them."""
    gap = counts[at]
    same = [x for x in counts[:at] if comparable(x.unit, gap.unit) and x.depth == gap.depth]
    if (
        len(same) < 2
        or any(_is_gap(reading, x) for x in same[-2:])
        or not all(x.exact for x in (*same[-2:], gap))
        or gap.start - same[-2].end > _REACH
    ):
        return None
    between = reading.text[same[-2].end : gap.start]
    # "biên chế được giao là 2.688, có mặt 2.471, thiếu 217"
    bare = not gap.unit and not same[-1].unit and same[-2:] == list(counts[at - 2 : at])
    alike = bare or (gap.unit and same[-2].unit == same[-1].unit)
    if _OTHER.search(between) or TRIGGER.search(between) or not alike:
        return None
    return same[-2], same[-1]


def _is_gap(reading: Reading, x: Quantity) -> bool:
    """``vượt 2.324,2 triệu đồng, do viện phí vượt 2.637,6 triệu đồng``: is a figure itself by how much a plan was
    passed or missed?"""
    return _PAST.search(reading.text, max(0, x.start - _SHORT), x.start) is not None


def _absent(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    for at, gap in enumerate(counts):
        said = _ABSENT.search(reading.text, max(0, gap.start - 24), gap.start)
        pair = _two_before(reading, counts, at) if said or _ABSENT_BEHIND.match(reading.text, gap.end) else None
        if pair is None or not _PRESENT.search(reading.text, pair[0].end, gap.start):
            continue
        due, came = pair
        right = due.count - came.count
        reading.compare(due, came, gap)
        if right < 0 or any(abs(x.count - gap.count - came.count) <= x.slack for x in counts[:at]):
            continue
        yield finding(
            "P305", reading.passage.at(gap.start), rest=shown(gap), whole=amount(due.count, gap),
            part=amount(came.count, gap), right=amount(right, gap), quote=quote(reading.text, due.start, gap.end),
        )  # fmt: skip


def _past(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    for at, gap in enumerate(counts):
        said = _PAST.search(text, max(0, gap.start - 32), gap.start)
        pair = _two_before(reading, counts, at) if said else None
        if pair is None or said is None:
            continue
        planned = [bool(_PLAN.search(_lead(text, counts, x))) for x in pair]
        if planned.count(True) != 1:
            continue
        plan, done = pair if planned[0] else pair[::-1]
        off = done.count - plan.count
        reading.compare(plan, done, gap)
        if any(
            abs(abs(done.count - x.count) - gap.count) <= slack_of(done, x, gap) for x in counts[:at] if x is not done
        ):
            yield from _wrong_word(reading, said, plan, done)
            continue
        yield finding(
            "P903", reading.passage.at(gap.start), written=shown(gap), right=amount(abs(off), gap),
            computation=f"{max(plan, done, key=_count).text} − {min(plan, done, key=_count).text}",
            quote=quote(text, min(plan.start, done.start), gap.end),
        )  # fmt: skip


def _past_named(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """``18,2 tỷ đồng, hụt 1,8 tỷ đồng so với dự toán (20 tỷ đồng)``: the plan behind the gap."""
    for done, gap, plan in zip(counts, counts[1:], counts[2:], strict=False):
        said = _PAST.search(reading.text, max(0, gap.start - 32), gap.start)
        bare = not plan.unit and reading.text[plan.start - 1] == "(" and reading.text[plan.end : plan.end + 1] == ")"
        units = {x.unit for x in ((done, gap) if bare else (done, gap, plan))}
        if not said or len(units) > 1 or not all(x.exact for x in (done, gap, plan)):
            continue
        behind = reading.text[done.end : said.start()].replace(done.noun, "", 1).strip(" ,")
        close = not behind or (bare and len(behind) < _SHORT and not re.search(r"[.;()\d]", behind))
        if not close or not _TO_PLAN.fullmatch(reading.text, gap.end, plan.start) or plan.depth <= gap.depth:
            continue
        reading.compare(done, gap, plan)
        off = abs(done.count - plan.count)
        if abs(off - gap.count) <= slack_of(done, gap):
            yield from _wrong_word(reading, said, plan, done)
        elif is_slip(gap.count / gap.step, off / gap.step):
            yield finding(
                "P903", reading.passage.at(gap.start), written=shown(gap), right=amount(off, gap),
                computation=f"{max(plan, done, key=_count).text} − {min(plan, done, key=_count).text}",
                quote=quote(reading.text, done.start, plan.end),
            )  # fmt: skip


def _wrong_word(reading: Reading, said: re.Match[str], plan: Quantity, done: Quantity) -> Iterator[Finding]:
    """``dự toán 20 tỷ đồng, thu 18,2 tỷ đồng, vượt 1,8 tỷ đồng``."""
    up = said["word"].lower() in ("vượt", "thừa", "dôi dư")
    if done.count != plan.count and up != (done.count > plan.count):
        yield finding(
            "P904", reading.passage.at(said.start()), word=said["word"], old=shown_value(plan), new=shown_value(done),
            right="vượt" if done.count > plan.count else "thiếu",
            quote=quote(reading.text, min(plan.start, done.start), max(said.end(), plan.end)),
        )  # fmt: skip


def _lead(text: str, counts: Sequence[Quantity], x: Quantity) -> str:
    """The words between the figure before it and a figure."""
    before = max((y.end for y in counts if y.end <= x.start), default=max(0, x.start - 80))
    start = max(before, *(text.rfind(mark, 0, x.start) + 1 for mark in (". ", "; ")))
    return text[start : x.start]


def _past_share(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """``4,8 tỷ đồng, vượt 20% dự toán (4 tỷ đồng)``."""
    for at, plan in enumerate(counts):
        said = _PAST_SHARE.search(reading.text, max(0, plan.start - 110), plan.start) if plan.depth else None
        done = next((x for x in reversed(counts[:at]) if x.depth < plan.depth), None) if said else None
        if said is None or done is None or done.unit != plan.unit or not plan.count or not (plan.exact and done.exact):
            continue
        if said.start() - done.end > _MOST_SHARE + len(done.noun):
            continue
        share = Decimal(said["share"].replace(",", "."))
        step = Decimal(1).scaleb(-len(said["share"].partition(",")[2]))
        off = (done.count - plan.count) * 100 / plan.count
        word = UP if said["word"].lower() == "vượt" else DOWN
        room = step + slack_of(done) * 100 / plan.count
        reading.compare(done, plan)
        if abs(abs(off) - share) > room and (off > 0) == (word == UP):
            yield finding(
                "P903", reading.passage.at(said.start("share")), written=f"{said['share']}%",
                right=f"{format_decimal(abs(off), max(1, len(said['share'].partition(',')[2])))}%",
                computation=f"({done.text} − {plan.text})/{plan.text}", quote=quote(reading.text, done.start, plan.end),
            )  # fmt: skip


def _count(x: Quantity) -> Decimal:
    return x.count
