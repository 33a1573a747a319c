"""The rank of a member of a list, told in another sentence than its value: P974.

``thị xã Kỳ Anh 94,18%; huyện Cẩm Xuyên 93,75%; huyện Thạch Hà 93,02%. … Huyện Thạch Hà tuy cao thứ hai toàn tỉnh``;
``nông nghiệp tăng 4,05%; dịch vụ tăng 7,31% … Khu vực dịch vụ có mức tăng thấp nhất``. The words from the member to its
rank say nothing that the list and what leads to it do not say, so that it is ranked by these values. Two that are
higher make nobody second, however many the list leaves out; that fewer are higher counts where the list is said to be
all of them, or its values fall from the first on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import KNOWN_UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, unit_of
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.ordinals import PLACES, place_word
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"nhất", "thứ", "hạng"})
_ANY_NUMBER: Final = "|".join(PLACES)
_RANK: Final = pattern_of(
    rf"(?<!\w)(?:(?P<least>thấp|ít|nhỏ|kém)|cao|lớn|nhiều|đông)"
    rf"(?: (?P<first>nhất)| thứ 0?(?P<nth>{_ANY_NUMBER}))(?!\w)"
    rf"|(?<!\w)(?:(?:xếp|đứng|giữ)(?: ở)?(?: vị trí)?(?: thứ| hạng| thứ hạng)|hạng) 0?(?P<place>{_ANY_NUMBER})(?!\w)",
    re.IGNORECASE,
)
_BEHIND: Final = pattern_of(
    r"(?P<of>\s(?:toàn|trong|của|cả|trên|tỉnh|huyện|xã|phường|khối)(?!\w)[^.;,()]{0,60}?)?"
    r"(?:\s?[.;,(]|$|\s(?:nhưng|do|vì|nhờ|với|song|tuy|nên|và được|và đã)\s)"
)
_TIMES: Final = pattern_of(r"(?<!\w)(?:\d+ năm|năm|tháng|quý|tuần|kỳ|vụ|từ trước|lịch sử|qua|vùng|cả nước|quốc)(?!\w)")
_ALL_OF: Final = pattern_of(r"(?<!\w)trong (?:các|số|những|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2})(?!\w)")
_IN_ORDER: Final = pattern_of(
    r"(?<!\w)(?:dẫn đầu|xếp hạng|thứ tự|thứ hạng|đứng đầu|cao nhất|lần lượt)(?!\w)", re.IGNORECASE
)
_GAP: Final = pattern_of(r"\s?%?(?:\s?\)|[^,;:.()\d]{0,30}?)(?:[,;]|,?\svà)\s(?P<label>[^;:.()]{2,80}?)\s?\(?$")
_FIRST: Final = pattern_of(r"(?:^|[:.,;]\s)(?P<label>[^:.;()]{2,90}?)\s?\(?$")
_LABEL_NUMBER: Final = pattern_of(r"(?:số|tổ|thôn|khu|khối|đội|cụm|ấp|quận|phường|xóm|khu phố) \d{1,2}")
_VERBS: Final = nouns_in("tăng giảm đạt có là với được chiếm bằng ở mức thu còn chỉ khoảng ước :")
_KINDS: Final = nouns_in("""
khu vực xã huyện thị thành phố phường thôn bản ấp tổ dân đoàn nhóm ngành đơn vị trường trong đó còn đến là gồm và các
riêng lĩnh hàng
""")
_BETWEEN: Final = nouns_in("""
tuy dù mặc là có đạt mức nhóm đơn vị xã huyện thôn địa phương khu vực vẫn cũng lần đầu tiên này đang hiện chỉ ở tỷ lệ số
trí đã tiếp tục giữ được với kết quả giá trị
""")
_WHOLE: Final = nouns_in("""
toàn trong của cả các số trên tỉnh địa bàn nêu kể những hai ba bốn năm sáu bảy tám có và tăng giảm dưới
""")
"""Words behind a rank that name all of the list: ``trong bốn khu vực``, ``toàn tỉnh``; others may name some of it."""
_WORD: Final = pattern_of(r"[^\W\d_]+")
_CLAUSE: Final = pattern_of(r"[.;:()]\s?")
_LEAST, _BACK = 3, 3


class _Member(NamedTuple):
    """A name of a list, as printed and in small letters, with its value."""

    shown: str
    name: str
    value: Quantity


class _List(NamedTuple):
    """Members of one unit in one sentence; ``words``: what the sentence calls their values."""

    reading: Reading
    sentence: Span
    members: Sequence[_Member]
    words: frozenset[str]
    in_order: bool


def check_told_ranks(context: ProseContext) -> list[Finding]:
    """Findings on ranks that the values of a list deny."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        for said in _RANK.finditer(reading.text)
        for item in _judged(readings, at, said)
    ]


def _judged(readings: Sequence[Reading], at: int, said: re.Match[str]) -> Iterator[Finding]:
    reading = readings[at]
    behind = _BEHIND.match(reading.text, said.end())
    if behind is None or _TIMES.search(behind["of"] or ""):
        return
    lead = _CLAUSE.split(reading.low[: said.start()])[-1]
    wrong: list[tuple[_List, _Member, int]] = []
    for of in before(readings, at)[: _BACK + 1]:
        for one in of.kept(_lists):
            if of is reading and one.sentence.start <= said.start() < one.sentence.end:
                continue
            member = _named(one, lead)
            if member is None:
                continue
            if not frozenset(_WORD.findall((behind["of"] or "").lower())) <= one.words | _BETWEEN | _KINDS | _WHOLE:
                return
            rank = _rank(one, member, said, behind["of"] or "")
            if rank is None:
                return  # it holds, or none can say
            wrong.append((one, member, rank))
    if len(wrong) == 1:
        yield _found(reading, said, *wrong[0])


def _lists(reading: Reading) -> list[_List]:
    """The lists of a passage: three members or more behind each other, each with one value."""
    if reading.crowded:
        return []
    numbers = exact_numbers(reading)
    return [
        one
        for sentence in reading.sentences
        if (one := _list(reading, sentence, [x for x in numbers if sentence.start <= x.start < sentence.end]))
    ]


def _list(reading: Reading, sentence: Span, numbers: Sequence[Quantity]) -> _List | None:
    best: list[tuple[str, Quantity]] = []
    run: list[tuple[str, Quantity]] = []
    for nth, x in enumerate(numbers):
        gap = _GAP.fullmatch(reading.text, numbers[nth - 1].end, x.start) if run else None
        if gap is None or not _are_alike(reading, run[0][1], x) or not _is_label(gap["label"]):
            first = _FIRST.search(reading.text, sentence.start, x.start)
            run = [(first["label"], x)] if first and _is_label(first["label"]) else []
        else:
            run.append((gap["label"], x))
        best = max(best, run, key=len)
    if len(best) < _LEAST:
        return None
    members = [_Member(core := _core(label), core.lower(), x) for label, x in best]
    if not all(x.name for x in members) or len({x.name for x in members}) < len(members):
        return None
    lead = reading.text[sentence.start : best[0][1].start]
    verbs = [frozenset(label.lower().split()) & {"tăng", "giảm"} for label, _ in best]
    if len(set(verbs)) > 1:
        return None
    words = frozenset(_WORD.findall(lead.lower())) | verbs[0] | frozenset(_WORD.findall(best[0][1].noun.lower()))
    words |= frozenset(unit_of(reading, best[0][1]).split())
    values = [x.value.count for x in members]
    falls = all(one >= other for one, other in pairwise(values)) and _IN_ORDER.search(lead) is not None
    return _List(reading, sentence, members, words, falls)


def _are_alike(reading: Reading, one: Quantity, other: Quantity) -> bool:
    if one.percent != other.percent or one.scale != other.scale:
        return False
    return one.percent or unit_of(reading, other) in ("", unit_of(reading, one))


def _is_label(label: str) -> bool:
    return re.search(r"\d", _LABEL_NUMBER.sub("", label)) is None


def _core(label: str) -> str:
    """The name in a label: ``khu vực nông, lâm nghiệp và thủy sản tăng`` without its first and its last words."""
    words = label.split()
    while words and words[-1].strip(":,(").lower() in _VERBS:
        words.pop()
    while len(words) > 1 and words[0].lower() in _KINDS and not words[1].isdecimal():
        words.pop(0)
    return " ".join(words).strip(" ,:(")


def _named(one: _List, lead: str) -> _Member | None:
    """The only member that a clause names, if nothing but words of the list leads from it to the rank."""
    named = [x for x in one.members if re.search(rf"(?<!\w){re.escape(x.name)}(?!\w)", lead)]
    if len(named) > 1:
        longest = max(named, key=lambda x: len(x.name))
        named = [longest] if all(x.name in longest.name for x in named) else []
    if len(named) != 1:
        return None
    ahead, _, between = lead.rpartition(named[0].name)
    words = frozenset(_WORD.findall(between))
    plain = words <= one.words | _BETWEEN and not re.search(r"\d", between)
    return named[0] if plain and len(ahead.split()) < 5 and not re.search(r"\d|so với", ahead) else None


def _rank(one: _List, member: _Member, said: re.Match[str], of: str) -> int | None:
    """The right rank of a member where the one that is said is wrong; None where it holds or nobody knows."""
    if said["place"] and not one.in_order:
        return None
    told = 1 if said["first"] else PLACES[(said["nth"] or said["place"]).lower()]
    sign = Decimal(-1 if said["least"] else 1)
    own = member.value.count * sign
    higher = sum(x.value.count * sign > own for x in one.members)
    alike = sum(x.value.count * sign == own for x in one.members)
    if told <= higher:
        return higher + 1
    complete = _ALL_OF.search(of) is not None or (one.in_order and not said["least"])
    return higher + 1 if complete and told > higher + alike else None


def _found(reading: Reading, said: re.Match[str], one: _List, member: _Member, rank: int) -> Finding:
    sign = -1 if said["least"] else 1
    ahead = [x for x in one.members if x.value.count * sign > member.value.count * sign]
    word = "thấp" if said["least"] else "cao"
    right = f"{word} {'' if rank == 1 else 'thứ '}{place_word(rank)}"
    return finding(
        "P974", reading.passage.at(said.start()), written=said.group(), name=member.shown,
        value=_shown(member.value), right=right,
        others="; ".join(f"{x.shown} {_shown(x.value)}" for x in ahead) or "không số nào",
        quote=quote(reading.text, max(0, said.start() - 60), said.end()),
    )  # fmt: skip


def _shown(x: Quantity) -> str:
    return f"{x.text}%" if x.percent else f"{x.text} {x.noun or (x.unit if x.unit in KNOWN_UNITS else '')}".strip()
