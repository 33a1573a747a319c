"""A whole and its parts in different sentences or paragraphs: P301, P923, P305.

``47 công chức bị kỷ luật. … Chia theo hình thức kỷ luật: khiển trách 21 người, cảnh cáo 15 người, …``: a sentence that
opens with a word of division lists parts of something before it: of the only figure of that unit that its words name.
``19/24 phiếu tán thành, 03 phiếu không tán thành`` divides the whole of a ratio by a state and its contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, one_slip_mends, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_sums import missed_far_sum
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_OPENS = pattern_of(
    r"(?:Cụ thể|Trong đó|Chia (?:ra|theo)|Phân (?:theo|loại)|Bao gồm|Gồm|Cơ cấu|Kết quả(?: cụ thể| phân loại)?"
    r"|Xét theo|Xếp loại|Chi tiết)"
    r"(?P<what>[^:.\d]{0,60}):\s"
    r"|(?P<of>[^.:;()\d]{0,60}?\s)?(?:[Cc]hia|[Pp]hân|[Xx]ét|[Tt]ính)(?: ra)? theo (?P<by>[^:.;\d]{2,50}):\s"
    r"|[Tt]heo (?P<kind>[^:.;,\d]{2,40}?)(?::| có)\s"
)
_BEGINS: Final = pattern_of(r"[.;]\s")
_AGES = pattern_of(
    r"(?:(?:từ|dưới|trên|đủ|đến) )*\d{1,3}(?:\s?(?:-|–|đến(?: dưới)?)\s?\d{1,3})? (?:tuổi|tháng tuổi|m|ha|năm)(?!\w)"
    r"|(?<!\w)(?:lớp|khối|hạng|loại|cấp|bậc|nhóm) \d{1,2}(?!\w)"
)
_TRAIT = pattern_of(r"(?<!\w)(?:nữ|nam|dân tộc|tôn giáo|đảng viên|tuổi|khuyết tật)(?!\w)")
_SEX = pattern_of(r"\s(?:nam|nữ|trai|gái)(?!\w)")
_LIST_GAP = pattern_of(r"[^.:()\d]{0,70}(?:\([^()]{0,60}\))?[^.:()\d]{0,50}(?:[,;]|\svà)\s[^.:()\d]{0,90}:?\s?$")
_DIVIDES = pattern_of(r"Chia|Phân|Cơ cấu|Xét|Xếp|Kết quả|[Tt]heo|[^.]*(?:chia|phân|xét|tính)(?: ra)? theo")
_NEAR: Final = Decimal("0.1")
_BESIDE = pattern_of(r"[^.;:()\d]{0,24}(?:,|\svới|\svà|/)\s?")
_FIRST_GAP = pattern_of(r"[^.;()\d]{0,90}$")
_NOT_PARTS = pattern_of(
    r"(?<!\w)(?:trong đó|so với|tăng|giảm|bình quân|mỗi|kế hoạch|dự toán|cùng kỳ|còn lại|vượt|đạt)(?!\w)", re.IGNORECASE
)
_REST = pattern_of(r"[^.;:()\d]{0,30}[,;] [^.;:()\d]{0,40}?còn lại(?!\w)")
_OVERLAP = pattern_of(
    r"[^.]{0,60}(?<!\w)(?:có thể (?:có|vi phạm|thuộc|bị|mắc)|cùng lúc|đồng thời (?:có|vi phạm|thuộc))(?!\w)"
)
"""``một cơ sở có thể có nhiều hành vi``: parts that count some twice."""
_CLOSED = pattern_of(r"(?![^.;()]{0,30}\s(?:và|cùng)\s)[^.;:()\d]{0,80}(?:\([^()]{0,60}\))?(?:[.;]|$)")
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|so với|cùng kỳ|bình quân|tăng|giảm|chỉ tiêu|mỗi|năm trước|lũy kế)(?!\w)", re.IGNORECASE
)
_PLANNED = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu)(?!\w)[^;()]*$", re.IGNORECASE)
_WORD = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = frozenset(
    [
        "cụ",
        "thể",
        "trong",
        "đó",
        "chia",
        "ra",
        "theo",
        "phân",
        "loại",
        "gồm",
        "bao",
        "như",
        "sau",
        "các",
        "số",
        "của",
        "và",
        "được",
        "bị",
        "là",
        "có",
        "tại",
        "về",
        "hình",
        "thức",
        "lĩnh",
        "vực",
        "đơn",
        "vị",
        "địa",
        "bàn",
        "nhóm",
        "kết",
        "quả",
        "cơ",
        "cấu",
        "xét",
        "xếp",
        "chi",
        "tiết",
        "nội",
        "dung",
        "tổng",
        "ước",
        "khoảng",
        "đã",
        "toàn",
        "xã",
        "tỉnh",
        "huyện",
        "phường",
        "trên",
    ]
)
_POWERS: Final = tuple(Decimal(10) ** power for power in (-9, -6, -3, 3, 6, 9))
_RATIO_STATE = pattern_of(r"\s(?:đại biểu|[^\W\d_]+) (?P<state>[^.;,()\d]{2,40}?)(?:\s\([\d,]+%\))?,\s(?:có |còn )?$")
_CONTRARY = pattern_of(r"\s(?:đại biểu|[^\W\d_]+) (?:không|chưa)(?=[ .,;(])(?P<state>[^.;,()\d]{0,40})")


def check_far_parts(context: ProseContext) -> list[Finding]:
    """Findings on parts that do not make the whole that stands in another sentence."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        if reading.counts and (":" in reading.text or "heo " in reading.text):
            for said in reading.kept(_openings):
                out += _listed(readings, at, said)
        if reading.ratios and len(reading.counts) > 0:
            out += _contraries(reading)
    return out


def _openings(reading: Reading) -> list[re.Match[str]]:
    """What opens the lists of a passage, at the beginning of a sentence or of a part of one."""
    text = reading.text
    starts = [0, *(found.end() for found in _BEGINS.finditer(text))]
    return [said for start in starts if (said := _OPENS.match(text, start))]


def _listed(readings: Sequence[Reading], at: int, said: re.Match[str]) -> Iterator[Finding]:
    reading = readings[at]
    parts = _parts(reading, said.end())
    if len(parts) < 2:
        yield from _in_columns(readings, at, said)
        return
    traits = frozenset(_TRAIT.findall(reading.low, said.end(), parts[-1].end + 1))
    if len(traits - {"nam"}) > 1:
        return  # "nữ 18 người, dân tộc thiểu số 9 người, dưới 35 tuổi 14 người": one may be all of them
    own = _words(f"{said['what'] or said['of'] or ''} {reading.text[said.end() : parts[0].start]}")
    labels = own | _words(parts[0].label)
    wholes: list[tuple[Reading, Quantity]] = []
    for other in before(readings, at):
        for x in other.counts:
            if other is reading and x.end > reading.kept(_openings)[0].start():
                continue
            if x.exact and _alike(x, parts[0]) and x.count:
                wholes.append((other, x))
    free = [(other, x) for other, x in wholes if not _OTHER.search(lead(other, x))]
    planned = [(other, x) for other, x in wholes if _PLANNED.search(lead(other, x)) and not x.depth]
    wholes = free or planned
    if any(reaches(x, parts) for _, x in wholes):
        return
    named = [(other, x) for other, x in wholes if _words(f"{lead(other, x)} {x.after}") & (own or labels)]
    named = [(other, x) for other, x in named if not x.depth] or named
    subject = _words(said["of"] or "")
    named = [(other, x) for other, x in named if subject and subject <= _words(lead(other, x))] or named
    divides = bool(_DIVIDES.match(said.group()))
    if not named and divides:
        named = _nearest(wholes, reading, readings[at - 1] if at else None)
    if len({x.count for _, x in named}) != 1:
        return
    other, whole = named[0]
    added = total_of(parts)
    after = [x for x in reading.counts if x.start > parts[-1].end]
    after += readings[at + 1].counts if at + 1 < len(readings) else ()
    if any(x.count == whole.count - added for x in after):
        return  # "… Thu kết dư 1.000 triệu đồng": the list goes on in the next sentence
    reading.compare(whole, *parts)
    odd = _in_another_scale(whole, parts)
    if odd:
        part, right = odd
        yield finding(
            "P923", reading.passage.at(part.start), written=shown(part), right=right,
            computation=f"{shown(whole)} − {' − '.join(x.text for x in parts if x is not part)}",
            quote=quote(reading.text, said.start(), part.end + 12),
        )  # fmt: skip
        return
    scaled = next((power for power in _POWERS if whole.count * power == added), None)
    if scaled:
        yield finding(
            "P923", other.passage.at(whole.start), written=shown(whole),
            right=f"{format_decimal((added / parts[0].scale).normalize())} {parts[0].noun or parts[0].unit}",
            computation=" + ".join(map(shown, parts)), quote=quote(other.text, whole.start - 30, whole.end + 12),
        )  # fmt: skip
    elif one_slip_mends(whole, parts) or (
        divides and len(parts) > 2 and abs(added - whole.count) <= _NEAR * whole.count
    ):
        yield missed_far_sum(reading, parts, other, whole, said.start())


def _in_another_scale(whole: Quantity, parts: Sequence[Quantity]) -> tuple[Quantity, str] | None:
    """``412,9 tỷ đồng … 297,0 tỷ đồng; 86,4 triệu đồng; 29,5 tỷ đồng``: the only part in another scale, and it as it
    must be to make the whole."""
    odd = [x for x in parts if x.scale != whole.scale]
    if len(odd) != 1 or any(x.scale == 1 for x in (whole, *parts)):
        return None
    factor = whole.scale / odd[0].scale
    meant = replace(odd[0], value=odd[0].count * factor, step=odd[0].step * factor, scale=whole.scale)
    others = [x for x in parts if x is not odd[0]]
    return (odd[0], f"{odd[0].text} {whole.noun}") if reaches(whole, [*others, meant]) else None


def _nearest(
    wholes: Sequence[tuple[Reading, Quantity]], own: Reading, last: Reading | None
) -> list[tuple[Reading, Quantity]]:
    """The figures outside brackets of the paragraph itself, else of the one before it."""
    for near in (own, last):
        found = [(other, x) for other, x in wholes if other is near and not x.depth]
        if found:
            return found
    return []


def _in_columns(readings: Sequence[Reading], at: int, said: re.Match[str]) -> Iterator[Finding]:
    """``khởi tố 86 vụ, 141 bị can … ma túy 47 vụ, 72 bị can; kinh tế 18 vụ, 25 bị can; …``: two columns, two wholes.

    One column that adds up to the figure beside the other whole proves that the list is complete.
    """
    reading = readings[at]
    columns = _columns(reading, said.end())
    if not columns:
        return
    units = [column[0].unit for column in columns]
    wholes = [
        (other, pair)
        for other in before(readings, at)
        for pair in pairwise(other.counts)
        if [x.unit for x in pair] == units and all(x.exact and not x.depth for x in pair)
        and _BESIDE.fullmatch(other.text, pair[0].end, pair[1].start) and not _OTHER.search(lead(other, pair[0]))
        and (other is not reading or pair[1].end < said.start())
    ]  # fmt: skip
    held = [[reaches(x, column) for x, column in zip(pair, columns, strict=True)] for _, pair in wholes]
    if [True, True] in held or sum(map(any, held)) != 1:
        return
    nth = next(nth for nth, row in enumerate(held) if any(row))
    other, pair = wholes[nth]
    odd = held[nth].index(False)
    whole, parts = pair[odd], columns[odd]
    added = total_of(parts)
    reading.compare(whole, *parts)
    yield finding(
        "P301", other.passage.at(whole.start), total=shown(whole), parts=" + ".join(part.text for part in parts),
        sum=amount(added, whole), difference=amount(abs(added - whole.count), whole),
        quote=f"{quote(other.text, pair[0].start, pair[1].end)} … {quote(reading.text, said.start(), parts[-1].end)}",
    )  # fmt: skip


def _columns(reading: Reading, start: int) -> list[list[Quantity]]:
    """The two columns of a list whose items, between semicolons, have two figures each; empty if it is none."""
    stop = reading.sentence_at(start).end
    rows: list[list[Quantity]] = [[]]
    last = start
    for x in (x for x in reading.counts if start <= x.start < stop and not x.depth):
        if rows[-1] and ";" in reading.text[last : x.start]:
            rows.append([])
        rows[-1].append(x)
        last = x.end
    units = [x.unit for x in rows[0]]
    same = len(units) == 2 and len(set(units)) == 2 and all([x.unit for x in row] == units for row in rows)
    if not same or len(rows) < 2 or not all(units) or not all(x.exact for row in rows for x in row):
        return []
    text = reading.text[start : rows[-1][-1].end]
    return [] if _NOT_PARTS.search(text) else [[row[0] for row in rows], [row[1] for row in rows]]


def _parts(reading: Reading, start: int) -> list[Quantity]:
    """The counts of one unit that a list in this sentence consists of; empty if it does not end with it."""
    stop = next((said.start() for said in reading.kept(_openings) if said.start() > start), len(reading.text))
    aside = [found.span() for found in _AGES.finditer(reading.text, start, stop)]
    counts = [
        _as_persons(reading, x)
        for x in reading.counts
        if start <= x.start < stop and not x.depth and not any(one <= x.start < end for one, end in aside)
    ]
    first = counts[0] if counts and counts[0].unit else None
    if first is None or not _FIRST_GAP.fullmatch(_AGES.sub("", reading.text[start : first.start])):
        return []
    parts = [counts[0]]
    for x in counts[1:]:
        gap = _AGES.sub("", reading.text[parts[-1].end : x.start])
        if not _LIST_GAP.fullmatch(gap) or _NOT_PARTS.search(gap) or not _alike(x, parts[0]):
            break
        parts.append(x)
    rest = reading.text[parts[-1].end :]
    if _REST.match(rest) or _OVERLAP.match(rest):
        return []  # "Tày 712 hộ, Nùng 310 hộ, còn lại là các dân tộc khác"
    later = re.match(r"[^.;]{0,200}", rest)
    if not _CLOSED.match(rest) and (later is None or re.search(r"\d", re.sub(r"\([^()]*\)", "", later.group()))):
        return []
    return parts if all(x.exact for x in parts) and not _NOT_PARTS.search(parts[0].label) else []


def _as_persons(reading: Reading, x: Quantity) -> Quantity:
    """``1.772 nam và 1.746 nữ``."""
    return replace(x, unit="người") if not x.unit and _SEX.match(reading.text, x.end) else x


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit != "" or (_person(one) and _person(other))


def _person(x: Quantity) -> bool:
    return x.unit in PERSONS or x.unit in ("công chức", "viên chức", "cán bộ")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _FILLERS


def _contraries(reading: Reading) -> Iterator[Finding]:
    for ratio in reading.ratios:
        x = next((x for x in reading.counts if x.start >= ratio.end), None)
        if x is None or not x.exact or (x.unit != ratio.unit and x.unit):
            continue
        said = _RATIO_STATE.fullmatch(reading.text, ratio.end, x.start)
        denied = _CONTRARY.match(reading.text, x.end) if said else None
        state = said["state"].removeprefix("đã ").strip() if said else ""
        undone = denied["state"].strip() if denied else ""
        more_than_all = bool(denied) and not undone and ratio.part + x.count > ratio.whole  # "02 phiếu không"
        same = bool(state and undone) and (undone.startswith(state) or state.startswith(f"{undone} "))
        if not same and not more_than_all:
            continue
        more = [y for y in reading.counts if y.start > x.end and y.unit == x.unit][:1]
        others = {Decimal(0), *(y.count for y in more)}
        if all(ratio.part + x.count + extra != ratio.whole for extra in others):
            yield finding(
                "P305", reading.passage.at(x.start), rest=shown(x), whole=format_decimal(ratio.whole),
                part=format_decimal(ratio.part), right=format_decimal(ratio.whole - ratio.part),
                quote=quote(reading.text, ratio.start, denied.end() if denied else x.end),
            )  # fmt: skip
