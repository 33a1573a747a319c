"""The rank of a member of a list, told in words: P974.

``thị xã Kỳ Anh 94,18%; huyện Cẩm Xuyên 93,75%; huyện Thạch Hà 93,02%. … Huyện Thạch Hà tuy cao thứ hai toàn tỉnh``;
``nông nghiệp tăng 4,05%; dịch vụ tăng 7,31% … Khu vực dịch vụ có mức tăng thấp nhất``; ``Thấp nhất là Sở Tư pháp``;
``tháng 01: 21 vụ; … Riêng tháng 6 xảy ra 19 vụ, cao nhất từ đầu năm``. The words around the rank say nothing that the
list and what leads to it do not say, so that it is ranked by these values; "tỷ lệ" is of a column of rates. Two that
are higher make nobody second, however many the list leaves out; that fewer are higher counts where the list is said to
be all of them, or its values fall from the first on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.held_levels import less_is_better
from tthc_render.prose.sections import before
from tthc_render.prose.value_lists import KINDS, WORD, Member, ValueList, value_lists
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.ordinals import PLACES, place_word
from tthc_render.vietnamese.patterns import pattern_of, word_of

_SAID: Final = frozenset({"nhất", "thứ", "hạng", "đầu", "cuối"})
_ANY_NUMBER: Final = "|".join(PLACES)
_RANK: Final = pattern_of(
    rf"(?<!\w)(?:(?P<least>thấp|ít|nhỏ|kém|ngắn)|cao|lớn|nhiều|đông|dài)"
    rf"(?: (?P<first>nhất)| thứ 0?(?P<nth>{_ANY_NUMBER}))(?!\w)"
    rf"|(?<!\w)(?:(?:xếp|đứng|giữ)(?: ở)?(?: vị trí)?(?: thứ| hạng| thứ hạng)|hạng) 0?(?P<place>{_ANY_NUMBER})(?!\w)"
    r"|(?<!\w)nhiều (?P<things>[^\W\d_]+(?: [^\W\d_]+){0,2}?) nhất(?!\w)"
    r"|(?<!\w)(?:(?P<head>dẫn đầu|đứng đầu)|(?P<tail>đứng cuối|xếp cuối))(?!\w)",
    re.IGNORECASE,
)
_MAY_RANK: Final = pattern_of(
    word_of(
        ("thấp", "ít", "nhỏ", "kém", "ngắn", "cao", "lớn", "nhiều", "đông", "dài", "xếp", "đứng", "giữ", "hạng", "dẫn")
    )
)
"""With what a rank begins, in small letters: found far sooner than all that may follow."""
_OF: Final = r"(?P<of>\s(?:toàn|trong|của|cả|trên|tỉnh|huyện|xã|phường|khối|từ|về)(?!\w)[^.;,()]{0,60}?)?"
_BEHIND: Final = pattern_of(rf"{_OF}(?:\s?[.;,(]|$|\s(?:nhưng|do|vì|nhờ|với|song|tuy|nên|và được|và đã|là)\s)")
_AHEAD: Final = pattern_of(
    r"(?:\s(?:trong (?:nhóm|danh sách|bảng)(?: này| trên| nêu trên)?|trong"
    r" (?:các|số|những|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2})[^.;,()]{0,40}?|(?!trong )[^\W\d_]+))?"
    r"\s(?:vẫn )?(?:là|thuộc về|thuộc)\s",
    re.IGNORECASE,
)
_ITS_KIND: Final = pattern_of(r"(?<=[^\W\d_] )(?:đơn vị|địa phương|xã|phường|thôn|trường|tỉnh) $")
"""``tặng Cờ cho đơn vị dẫn đầu cụm là phường …``: who is ranked, whatever is done with it."""
_MEASURED: Final = pattern_of(
    r"(?<!\w)(?:về|theo|tính|xét|bình quân|mức|số|tỷ lệ|tỉ lệ|trong|đối với|riêng|lĩnh vực|nhóm|khối|loại|tại|ở)(?!\w)"
)
_TIMES: Final = pattern_of(r"(?<!\w)(?:\d+ năm|năm|tháng|quý|tuần|kỳ|vụ|từ trước|lịch sử|qua|vùng|cả nước|quốc)(?!\w)")
_ALL_OF: Final = pattern_of(r"(?<!\w)trong (?:các|số|những|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2})(?!\w)")
_GROUP: Final = pattern_of(
    r"(?<!\w)(?:khối|nhóm|loại|vùng|cụm|ngoài|trừ|riêng khu|còn lại|đối với)(?!\w)(?! (?:có|đạt|là|này|nêu|trên|nhiều"
    r"|ít|cao|thấp|đông|lớn))"
    r"|(?:^|, )(?:trong|tại|ở|thuộc|về) (?:(?!khi|đó|các |những |số |\d)[^\W\d_]+ ?)+,",
    re.IGNORECASE,
)
"""``Trong khối phường, …``, ``nhóm xã còn lại``: a part of the list."""
_BETWEEN: Final = nouns_in("""
tuy dù mặc là có đạt mức nhóm đơn vị xã huyện thôn địa phương khu vực vẫn cũng lần đầu tiên này đang hiện chỉ ở tỷ lệ số
trí đã tiếp tục phát sinh huy động thu hút kết nạp nhận
giữ được với kết quả giá trị lượng nơi chiếm xảy ra ghi nhận tới cả riêng thì xét theo tính đến nay như
vậy tuy nhiên trong đó đáng chú ý đặc biệt nhìn chung khi và thuộc về nói tỉ loại hình điểm tên khoản bàn
""")
_KINDS_LAST: Final = pattern_of(rf"(?<!\w)(?:(?:{'|'.join(sorted(KINDS))}) )+$")
_WHOLE: Final = nouns_in("""
toàn trong của cả các số trên tỉnh địa bàn nêu kể danh sách bảng những hai ba bốn năm sáu bảy tám có và tăng giảm dưới
""")
"""Words behind a rank that name all of the list: ``trong bốn khu vực``, ``toàn tỉnh``; others may name some of it."""
_CHANGES: Final = frozenset({"tăng", "giảm"})
_OF_TIMES: Final = nouns_in("từ đầu năm trong tháng quý các kỳ đến nay trước qua")
_CLAUSE: Final = pattern_of(r"[.;:()]\s?")
_CONJUNCTION: Final = pattern_of(r".*(?:,| và| nhưng| song)\s", re.DOTALL)
_NUMBER: Final = pattern_of(r"\d[\d.]*(?:,\d+)?")
_ENDS: Final = (
    r"(?=\s?[.,;:(]|$|\s(?:với|đạt|có|\d|nhưng|song|do|vì|nên)(?!\w)|\svà (?!\d)[^\W\d_]+ (?:cũng|là|được|đã)(?!\w))"
)
_AGAIN: Final = pattern_of(r"(?: với| đạt| là|:)?\s\(?(?P<number>\d[\d.]*(?:,\d+)?)%?")
_ROUNDING: Final = Decimal("0.06")
_FIRST: Final = ("first", "things", "head", "tail")
_MONEY: Final = nouns_in("vốn kinh phí số tiền giá trị mức tổng đầu tư dự toán")
_BACK: Final = 3
_RATE_WORDS: Final = ("tỷ lệ", "tỉ lệ", "tiến độ")
_COUNT_WORDS: Final = ("số lượng", "số vụ", "số người", "số hộ", "số tiền", "số vốn")


class _Told(NamedTuple):
    """The member that is ranked, and all words that say by what and among which."""

    member: Member
    measure: str
    end: int


def check_told_ranks(context: ProseContext) -> list[Finding]:
    """Findings on ranks that the values of a list deny."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        for said in _ranks(reading)
        for item in _judged(readings, at, said)
    ]


def _ranks(reading: Reading) -> Iterator[re.Match[str]]:
    end = 0
    for found in _MAY_RANK.finditer(reading.low):
        said = _RANK.match(reading.text, found.start()) if found.start() >= end else None
        if said:
            end = said.end()
            yield said


def _judged(readings: Sequence[Reading], at: int, said: re.Match[str]) -> Iterator[Finding]:
    reading = readings[at]
    wrong: list[tuple[ValueList, Member, int, int]] = []
    for of in before(readings, at)[: _BACK + 1]:
        for one in value_lists(of):
            if of is reading and one.span.start <= said.start() < one.span.end:
                continue
            told = _told(one, reading, said)
            if told is None:
                continue
            columns = _columns(one, told, reading.text)
            ranks = [_rank(one, told, said, column) for column in columns]
            if not ranks or None in ranks:
                return  # it holds, or none can say
            wrong.append((one, told.member, columns[0], ranks[0] or 1))
    if len(wrong) == 1:
        yield _found(reading, said, *wrong[0])


def _told(one: ValueList, reading: Reading, said: re.Match[str]) -> _Told | None:
    text = reading.low
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, said.start())), default=0)
    if one.reading is reading and start < one.span.end <= said.start():
        start = one.span.end
    start = max((x.end() for x in _RANK.finditer(reading.text, start, said.start())), default=start)
    lead = f"{text[start : said.start()]}{said['things'] or ''}"
    numbered = reading.passage.label and one.reading is not reading
    ahead = _AHEAD.match(text, said.end()) if not (said["place"] or numbered) else None
    if ahead:
        named = _name_at(one, text, ahead)
        phrase = _ITS_KIND.search(lead)
        lead = lead[phrase.start() :] if phrase and not _MEASURED.search(lead, 0, phrase.start()) else lead
        of_changes = (frozenset(WORD.findall(lead)) & _CHANGES) - one.words
        if named and not of_changes and not _GROUP.search(lead) and not re.search(r"\d|so với", lead):
            measure = f"{lead} {text[said.end() : ahead.end()]}"
            return (
                _Told(named, measure, ahead.end() + text[ahead.end() :].index(named.name) + len(named.name))
                if _says_no_more(one, measure)
                else None
            )
    behind = _BEHIND.match(text, said.end())
    told = _named(one, lead, behind["of"] or "") if behind else None
    return told._replace(end=behind.end("of") if behind["of"] else said.end()) if told and behind else None


def _name_at(one: ValueList, text: str, ahead: re.Match[str]) -> Member | None:
    """The member named right behind "là", at most after the words of its kind."""
    for at in (
        ahead.end(),
        *(ahead.end() + x.end() for x in re.finditer(r"\S+ ", text[ahead.end() : ahead.end() + 24])),
    ):
        if not frozenset(WORD.findall(text[ahead.end() : at])) <= KINDS | one.words:
            return None
        found = [x for x in one.members if re.match(rf"{re.escape(x.name)}{_ENDS}", text[at:])]
        if found:
            return max(found, key=lambda x: len(x.name))
    return None


def _named(one: ValueList, lead: str, of: str) -> _Told | None:
    """The only member that a clause names, if nothing but words of the list leads from it to the rank."""
    if _TIMES.search(of) and not (one.of_times and frozenset(WORD.findall(of)) <= _OF_TIMES):
        return None
    named = [x for x in one.members if re.search(rf"(?<!\w){re.escape(x.name)}(?!\w)", lead)]
    if len(named) > 1:
        longest = max(named, key=lambda x: len(x.name))
        named = [longest] if all(x.name in longest.name for x in named) else []
    if len(named) != 1:
        return None
    ahead, _, between = lead.rpartition(named[0].name)
    own = {number for cell in named[0].cells for number in _NUMBER.findall(cell.shown)}
    between = _NUMBER.sub(lambda x: " " if x[0] in own else x[0], between)
    if re.search(r"\d|so với", ahead + between) or _GROUP.search(_KINDS_LAST.sub("", ahead)):
        return None
    if not _says_no_more(one, between):
        last = _CONJUNCTION.match(between)
        between = between[last.end() :] if last else between
    if (frozenset(WORD.findall(f"{ahead} {between}")) & _CHANGES) - one.words:
        return None  # "y tế tăng nhiều nhất", of values
    measure = f"{ahead} {between} {of}"
    return _Told(named[0], measure, 0) if _says_no_more(one, measure) else None


def _says_no_more(one: ValueList, words: str) -> bool:
    known = one.words | _BETWEEN | KINDS | _WHOLE | (_OF_TIMES if one.of_times else frozenset())
    known |= _MONEY if any("đồng" in unit for unit in one.units) else frozenset()
    return frozenset(WORD.findall(words)) <= known


def _columns(one: ValueList, told: _Told, text: str) -> Sequence[int]:
    """The columns that the words may mean: that of the value told again behind them, else all."""
    again = _AGAIN.match(text, told.end)
    if again:
        shown, number = again[0].strip(" ("), read_printed(again["number"])
        return [
            at for at, unit in enumerate(one.units)
            if number is not None and (unit == "%") == shown.endswith("%")
            and abs(told.member.cells[at].number - number) < _ROUNDING
        ]  # fmt: skip
    if any(words in told.measure for words in _RATE_WORDS):
        return one.rates
    if any(words in told.measure for words in _COUNT_WORDS) and (len(one.units) > 1 or "%" in one.units):
        return [0] if len(one.units) > 1 else []
    return range(len(one.units))


def _rank(one: ValueList, told: _Told, said: re.Match[str], column: int) -> int | None:
    """The right rank of a member where the one that is said is wrong; None where it holds or nobody knows."""
    if said["place"] and not (one.in_order or "điểm" in one.words):
        return None
    place = 1 if any(said[first] for first in _FIRST) else PLACES[(said["nth"] or said["place"]).lower()]
    sign = _sign(said)
    values = [x.cells[column].number * sign for x in one.members]
    own = told.member.cells[column].number * sign
    higher, alike = sum(x > own for x in values), values.count(own)
    if (said["head"] or said["tail"]) and own == min(values) and less_is_better(one.reading.text):
        return None
    if place <= higher:
        return higher + 1
    complete = _ALL_OF.search(told.measure) is not None or (one.in_order and not said["least"])
    return higher + 1 if complete and place > higher + alike else None


def _sign(said: re.Match[str]) -> int:
    return -1 if said["least"] or said["tail"] else 1


def _found(reading: Reading, said: re.Match[str], one: ValueList, member: Member, column: int, rank: int) -> Finding:
    sign = _sign(said)
    ahead = [x for x in one.members if x.cells[column].number * sign > member.cells[column].number * sign]
    word = "thấp" if sign < 0 else "cao"
    right = f"{word} {'' if rank == 1 else 'thứ '}{place_word(rank)}"
    return finding(
        "P974", reading.passage.at(said.start()), written=said.group(), name=member.shown,
        value=member.cells[column].shown, right=right,
        others="; ".join(f"{x.shown} {x.cells[column].shown}" for x in ahead) or "không số nào",
        quote=quote(reading.text, max(0, said.start() - 60), said.end() + 50),
    )  # fmt: skip
