"""Sums and differences told inside one passage: P301, P302, P303, P305.

A total and its parts can often be read in more than one way. All readings that make sense are tried; a finding comes
only where none of them adds up, and only as an error where the words say that the parts are all of the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import alike
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Figure, sentences, up_to
from tthc_render.vietnamese.numbers import format_decimal

# A sum that misses its total by no more than this share was meant to reach it.
NEAR = Decimal("0.10")
_MAX_PARTS = 40
_REACH = 140
_BACK = 12
_FAR = 1000

TRIGGER = re.compile(
    r"(?<!\w)(?P<words>[Tt]rong (?:số )?đó|[Cc]ụ thể|(?:[Bb]ao )?[Gg]ồm|[Cc]hia ra|như sau)(?!\w)(?! các| quá trình)"
)
_NO_PARTS = re.compile(rf"{TRIGGER.pattern}|^\s?(?:từ|so với|tăng|giảm)(?!\w)")
_ALL_OF_IT = re.compile(r"cụ thể|gồm|chia ra|như sau", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s{1,3}(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ+-])")
# Labels that together are the whole, by custom of these reports. Two of one family: the parts are exhaustive.
FAMILIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:trước|đúng|quá|trong|sớm|trễ) hạn|chậm",
        r"trực tuyến|trực tiếp|bưu chính|kỳ trước|tiếp nhận mới|mới tiếp nhận",
        r"cấp (?:tỉnh|huyện|xã)|^(?:huyện|xã|tỉnh)|các sở|trung ương|địa phương",
        r"mới|sửa đổi|bổ sung|thay thế|bãi bỏ|giữ nguyên",
        r"quy định hành chính|hành vi hành chính",
        r"có hạn|không có hạn|có thời hạn",
        r"đã (?:xử lý|giải quyết)|đang (?:xử lý|giải quyết)|chưa (?:xử lý|giải quyết)|trả lại|bổ sung",
    )
)


@dataclass(frozen=True, slots=True)
class _Scope:
    total: Figure
    parts: tuple[tuple[Figure, ...], ...]
    whole: bool


def check_sums(readings: Sequence[Reading]) -> list[Finding]:
    """Findings on sums and differences inside one passage."""
    out: list[Finding] = []
    for reading in readings:
        if reading.passage.prose and reading.counts:
            out += _inside(reading)
            out += _differences(reading)
    return out


# Inside one passage -------------------------------------------------------------------------------------------------


def _inside(reading: Reading) -> Iterator[Finding]:
    told: set[int] = set()
    for scope in _scopes(reading):
        problem = _judge(reading, scope)
        if problem and scope.total.start not in told:
            told.add(scope.total.start)
            yield problem


def _scopes(reading: Reading) -> Iterator[_Scope]:
    text, counts = reading.text, reading.counts
    ends = [found.start() for found in _SENTENCE_END.finditer(text)]
    triggers = [(found.start(), found.end(), found["words"]) for found in TRIGGER.finditer(text)]
    depths = _depths(text, [start for start, _, _ in triggers])
    first = 0
    for nth, (start, end, words) in enumerate(triggers):
        while first < len(counts) and counts[first].start < end:
            first += 1
        total = _total(text, counts, first, start, depths[nth])
        if total is None:
            continue
        stop = next((at for at in ends if at >= end), len(text))
        nested = [at for at, _, _ in triggers[nth + 1 : nth + 6] if at < stop]
        stop = nested[3] if len(nested) > 3 else stop
        parts = _parts(reading, first, stop, depths[nth])
        readings = [tuple(part for part in parts if not nested or part.start < nested[0]), tuple(parts)]
        if nested:
            readings.append(tuple(part for part in parts if not _hidden(text, nested, part.start)))
        yield _Scope(total, tuple(readings), bool(_ALL_OF_IT.search(words)))
    yield from _brackets(reading)
    yield from _lists(reading)


def _depths(text: str, places: Sequence[int]) -> list[int]:
    out, depth, done = [], 0, 0
    for at in places:
        depth = max(0, depth + text.count("(", done, at) - text.count(")", done, at))
        out.append(depth)
        done = at
    return out


def _total(text: str, counts: Sequence[Figure], first: int, at: int, depth: int) -> Figure | None:
    """The figure that words like "trong đó" divide: the last one before, in the same bracket or around it."""
    before = [figure for figure in counts[max(0, first - _BACK) : first] if at - figure.end < _FAR]
    for figure in reversed(before):
        if figure.depth == depth or (figure.depth < depth and "(" in text[figure.end : at]):
            if _joined(text[figure.end : at]):
                return figure
            break
    # "(332 hồ sơ bị trả lại, chiếm …), trong đó": the total stands in the bracket that closes just before.
    inner = [figure for figure in before if figure.depth == depth + 1 and text.count("(", figure.end, at) == 0]
    closed = inner and text[inner[-1].end : at].rstrip(" ,:;").endswith(")")
    return inner[0] if closed and _joined(text[inner[0].end : at]) else None


def _joined(gap: str) -> bool:
    """Does a word of division that comes after this gap still speak of the figure before it?"""
    stops = [found.end() for found in _SENTENCE_END.finditer(gap + " X")]
    same = not stops or (len(stops) == 1 and not gap[stops[0] :].strip(" ,:;"))
    near = len(gap) <= _REACH or gap.rstrip(" .,:;").endswith(")")
    return near and same and ";" not in gap.rstrip(" ;")


def _parts(reading: Reading, first: int, stop: int, depth: int) -> list[Figure]:
    """The counts at the same depth up to the end of the sentence or the bracket."""
    out: list[Figure] = []
    for figure in reading.counts[first : first + 4 * _MAX_PARTS]:
        if figure.start >= stop or figure.depth < depth or len(out) > _MAX_PARTS:
            break
        if depth and _closed(reading.text[(out[-1].end if out else figure.start) : figure.start]):
            break
        if figure.depth == depth:
            out.append(figure)
    return out


def _closed(between: str) -> bool:
    return between.count(")") > between.count("(")


def _hidden(text: str, nested: Sequence[int], at: int) -> bool:
    """Does the figure stand after an inner "trong đó" and before the next semicolon?"""
    before = [start for start in nested if start < at]
    return bool(before) and ";" not in text[before[-1] : at]


def _brackets(reading: Reading) -> Iterator[_Scope]:
    """``185 TTHC (ban hành mới 10 TTHC; …)``."""
    counts = reading.counts
    for at, figure in enumerate(counts[:-2]):
        if counts[at + 1].depth != figure.depth + 1:
            continue
        gap = reading.text[figure.end : counts[at + 1].start]
        before, opened, inside = gap.partition("(")
        if not opened or len(before) > 60 or re.search(r"[.;:,]", before) or _NO_PARTS.search(inside):
            continue
        parts = _parts(reading, at + 1, len(reading.text), figure.depth + 1)
        if len(parts) >= 2 and len(inside) < 120:
            yield _Scope(figure, (tuple(parts),), family(parts) or _same_unit(figure, parts))


def _lists(reading: Reading) -> Iterator[_Scope]:
    """``Tổng số … tiếp nhận: 82; số … đúng hạn: 76; số … đang xử lý: 06`` without any word of division."""
    for sentence in sentences(reading.text):
        first = bisect_left(reading.counts, sentence.start, key=lambda x: x.start)
        stop = bisect_left(reading.counts, sentence.end, key=lambda x: x.start)
        counts = reading.counts[first : min(stop, first + _MAX_PARTS)]
        if len(counts) < 3 or not re.search(r"tổng số", counts[0].label, re.IGNORECASE):
            continue
        labelled = all(re.match(r"[Ss]ố|[Tt]ổng", figure.label) for figure in counts)
        if labelled and not TRIGGER.search(reading.text, counts[0].end, counts[-1].start):
            yield _Scope(counts[0], (tuple(counts[1:]),), False)


def _judge(reading: Reading, scope: _Scope) -> Finding | None:
    total = scope.total
    for parts in scope.parts:
        if len(parts) >= 2 and _adds_up(total.count, [part.count for part in parts]):
            return None
    fitting = _fitting(total, scope.parts[0]) or (_fitting(total, scope.parts[-1]) if len(scope.parts[0]) < 2 else [])
    over = next((part for part in fitting if part.count > total.count and part.unit == total.unit != ""), None)
    if over and _beside(reading, total, over):
        return None
    if len(fitting) < 2:
        return _larger(reading, total, over) if over else None
    added = sum((part.count for part in fitting), Decimal(0))
    near = total.count and abs(added - total.count) <= NEAR * max(total.count, added)
    sure = scope.whole or family(fitting)
    if over and not (near or sure):
        return _larger(reading, total, over)
    code = "P301" if near or sure else "P302"
    return finding(
        code,
        reading.passage.at(total.start),
        total=shown(total),
        parts=" + ".join(part.text for part in fitting),
        sum=format_decimal(added),
        difference=format_decimal(abs(added - total.count)),
        quote=quote(reading.text, total.start, fitting[-1].end),
    )


def _beside(reading: Reading, total: Figure, over: Figure) -> bool:
    """``25 TTHC: 10 TTHC đất đai, trong đó 04 mới, và 15 TTHC xây dựng``: a figure that goes with the total."""
    return any(figure.count == total.count + over.count for figure in up_to(reading.counts, total.start, _BACK))


def _larger(reading: Reading, total: Figure, part: Figure) -> Finding:
    return finding(
        "P303", reading.passage.at(part.start), part=shown(part), total=shown(total),
        quote=quote(reading.text, total.start, part.end),
    )  # fmt: skip


def _fitting(total: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The leading parts whose units can be parts of the total's."""
    out: list[Figure] = []
    for part in parts:
        if not alike(total.unit, part.unit):
            break
        out.append(part)
    return out


def _adds_up(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Do the first values, two or more, reach the total? What follows may divide it again or tell something else."""
    if not total:
        return not any(values)
    added = Decimal(0)
    for at, value in enumerate(values):
        added += value
        if at and added == total:
            return True
    return False


def family(parts: Sequence[Figure]) -> bool:
    return any(sum(bool(family.search(f"{part.label} {part.after}")) for part in parts) >= 2 for family in FAMILIES)


def _same_unit(total: Figure, parts: Sequence[Figure]) -> bool:
    return bool(total.unit) and all(part.unit == total.unit for part in parts)


# Differences --------------------------------------------------------------------------------------------------------

_REST = re.compile(r"(?<!\w)còn(?: lại)?\s{1,3}$")


def _differences(reading: Reading) -> Iterator[Finding]:
    """``hoàn thành 26/42 nhiệm vụ; còn 16 nhiệm vụ``, ``có 1.907, …1.759, còn lại 148``."""
    for at, figure in enumerate(reading.counts):
        if not _REST.search(reading.text[max(0, figure.start - 12) : figure.start]):
            continue
        earlier = [x for x in reading.counts[max(0, at - _BACK) : at] if alike(x.unit, figure.unit)]
        ratios = [x for x in up_to(reading.ratios, figure.start, _BACK) if alike(x.unit, figure.unit)]
        values = [x.count for x in earlier]
        right = any(a - b == figure.count for a in values for b in values)
        if right or any(x.whole - x.part == figure.count for x in ratios):
            continue
        if ratios and ratios[-1].unit == figure.unit != "":
            whole, part = ratios[-1].whole, ratios[-1].part
        elif len(earlier) >= 2 and values[-2] > values[-1] and _same_unit(figure, earlier[-2:]):
            whole, part = values[-2], values[-1]
            whole = max(values)
        else:
            continue
        yield finding(
            "P305", reading.passage.at(figure.start), rest=shown(figure), whole=format_decimal(whole),
            part=format_decimal(part), right=format_decimal(whole - part),
        )  # fmt: skip


# Words of findings --------------------------------------------------------------------------------------------------
