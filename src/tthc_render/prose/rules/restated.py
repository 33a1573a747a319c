"""Figures that are said again: P922.

``Với 2.381 hộ dân toàn xã`` where the text has 2.318 hộ, ``05 hồ sơ quá hạn nêu trên`` where it has 03. The second one
must say that it is the same ("nêu trên"), or be one slip of typing away and take up the whole ("với", "toàn bộ").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before, lead, parts_filling, topic
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_BACK: Final = 16
_ALL_OF: Final = pattern_of(r"(?<!\w)(?:toàn bộ|tất cả|cả)\s$", re.IGNORECASE)
_MEANT: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự kiến|phấn đấu|lũy kế|mời|triệu tập)(?!\w)", re.IGNORECASE
)
_ENDS: Final = pattern_of(r"\s?[.,;)]|$|\s(?:được|đã|đều|có|này|trên|trong|trước|phải|nêu)(?!\w)")
_WHOLLY: Final = frozenset({"bộ", "cả"})
_BARE: Final = frozenset({"riêng", "mức", "con", "khoản", "kinh", "phí", "tiền", "giá", "trị", "tỷ", "lệ"})
"""Words that any amount has before it."""
_DIGITS: Final = 3
_AGAIN: Final = frozenset({"trên", "với", "toàn", "tất", "cả", "trong", "tổng", "tiền", "hết", "đủ"})
_WHOLES: Final = ("Với", "Toàn", "Tất", "Cả", "Trong")
_WHOLE = pattern_of(r"(?:^|[.;]\s)(?:Với|Toàn bộ|Tất cả|Cả|Trong (?:tổng )?số)(?: (?:tổng )?số)?(?: [^\W\d_]+){0,3}\s$")
_OF_THEM = pattern_of(r"(?:^|[.;]\s)Trong (?:tổng )?(?:số )?$")
_ALL_OF_IT = pattern_of(r"(?<!\w)(?:toàn bộ|tổng(?: số| cộng| kinh phí)?|số tiền|hết|cả|đủ)(?: là)?\s$", re.IGNORECASE)
_COMPARED = pattern_of(r"(?<!\w)(?:so với|cùng kỳ|năm trước|tăng|giảm|từ|lên|xuống|còn|thêm|vượt)(?!\w)", re.IGNORECASE)
_LONG: Final = 5
_SMALL: Final = 1000
_PLACES: Final = frozenset({"tại", "ở", "cho", "trên", "với"})
_LEADING: Final = frozenset({"số", "khoản", "các", "trong", "với", "toàn", "bộ", "tổng", "những", "tại", "và", "đối"})
_ABOVES: Final = ("nêu", "nói trên", "ở trên", "kể trên")
_SOME_OF = pattern_of(r"(?<!\w)(?:trong (?:số )?đó|gồm|riêng)(?: có| còn)?\s$", re.IGNORECASE)
_OF_TOTAL = pattern_of(r"(?<!\w)(?:trong|trên|của) tổng số\s$")
_PREDICATE = pattern_of(r"\s(?:đã|được|đều|đang|có|phải|sẽ|bị)(?!\w)")
_FURTHER = pattern_of(r"(?:^|\s)(?:của|trong|tại|ở|toàn|cả)(?=\s|$)")
_IS_TOTAL = pattern_of(r"(?<!\w)[Tt]ổng số [^.;,()\d]{1,40} (?:là|có|đạt)\s$")
_OTHER_TIME = pattern_of(r"(?<!\w)(?:so với|cùng kỳ|(?:năm|kỳ|quý|tháng) (?:trước|\d)|kế hoạch)(?!\w)")
_ABOVE = pattern_of(r"\s(?P<words>[^.;,()\d]{0,40}?)\s?(?:nêu trên|nói trên|ở trên|kể trên|đã nêu)(?!\w)")


_LISTED = pattern_of(rf"(?: [^\W\d_]+){{0,4}}?(?:,? (?:bao )?gồm:?|:| là:?) (?=[{CAPITALS}])")
_THESE = pattern_of(
    r"(?: [^\W\d_]+){0,2}? (?:nêu trên|nói trên|ở trên|kể trên|đã nêu|này"
    r"|trên(?=[.,;)]|$| (?:để|đã|đều|về|có|được|với)(?!\w)))(?!\w)"
)
_ALL = pattern_of(r"(?<!\w)(?:cả|tất cả|toàn bộ|đủ)\s$", re.IGNORECASE)
_VOTERS = r"(?P<who>đại biểu|thành viên|ủy viên|đảng viên|hội viên|đoàn viên|cử tri|cổ đông|người)"
_THERE = r"(?:tham |về |đến )?(?:dự|có mặt|tham gia)(?!\w)"
_PRESENT = pattern_of(
    rf"(?:(?<![\d./,])(?=\d{{1,3}}(?:/\d{{1,3}})? [^\W\d_]+(?: [^\W\d_]+){{1,7}}? {_THERE})"
    rf"|(?<!\w){_THERE}(?: [^\W\d_]+){{0,4}} )"
    rf"(?P<count>\d{{1,3}})(?:/\d{{1,3}})? {_VOTERS}(?!\w)",
    re.IGNORECASE,
)
_VOTED = pattern_of(
    rf"(?<![\d./,])(?P<count>\d{{1,3}})(?:/\d{{1,3}})? {_VOTERS}(?: [^\W\d_]+){{0,6}}?"
    r" (?:biểu quyết|nhất trí|tán thành|đồng ý|bỏ phiếu|thông qua|giơ tay)(?!\w)"
)
_POINTS_BACK = pattern_of(r"\d (?:[^\W\d_]+ ){1,4}(?:này|trên|nêu)(?!\w)")
_POINTING: Final = frozenset({"trên", "này", "nêu"})
_VOTES: Final = ("biểu quyết", "nhất trí", "tán thành", "đồng ý", "bỏ phiếu", "thông qua", "giơ tay")


def check_restated(context: ProseContext) -> list[Finding]:
    """Findings on figures that a passage, or a section, gives twice and differently."""
    readings = context.running
    out = [item for r in context.saying(_AGAIN) if len(r.counts) > 1 and not r.crowded for item in _restated(r)]
    for at, reading in enumerate(readings):
        if reading.counts and any(word in reading.text for word in _ABOVES):
            out += _labelled_above(readings, at)
    for at, reading in context.places_saying(_WHOLLY):
        out += _more_than_all(readings, at) if reading.counts and not reading.crowded else ()
    for at, reading in context.places_saying(_POINTING):
        if _POINTS_BACK.search(reading.text) and not reading.crowded:
            out += _listed_above(readings, at)
    return [*{item.where: item for item in (*out, *_more_voters(context))}.values()]


def _listed_above(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``quản lý 8 xã: Tam Quang, … tại 9 xã nói trên``: more than a list names, or all of them and fewer."""
    reading = readings[at]
    for again in reading.counts:
        if not again.exact or not again.unit or not _THESE.match(reading.text, again.end):
            continue
        section = [(r, x) for r in before(readings, at) for x in r.counts if r is not reading or x.end < again.start]
        same = [(r, x) for r, x in section if x.unit == again.unit]
        listed = [x for r, x in same if _LISTED.match(r.text, x.end)]
        if len(listed) != 1 or any(x.count == again.count for _, x in same):
            continue
        all_of_them = len(same) == 1 and _ALL.search(reading.text, max(0, again.start - 12), again.start)
        if all_of_them or again.count > max(x.count for _, x in same):
            yield _said_again(reading, again, listed[0])


def _more_voters(context: ProseContext) -> Iterator[Finding]:
    """``có 46 đại biểu dự … 48 đại biểu dự hội nghị biểu quyết``: more than anywhere before are said to be there."""
    if not any(_VOTED.search(reading.text) for vote in _VOTES for reading in context.naming(vote)):
        return
    there: dict[str, int] = {}
    for reading in context.running:
        voted = {said.start("count"): said for said in _VOTED.finditer(reading.text)}
        present = {said.start("count"): said for said in _PRESENT.finditer(reading.text)}
        for at, said in sorted((present | voted).items()):
            who, count = said["who"].lower(), int(said["count"])
            if at not in voted:
                there[who] = max(there.get(who, 0), count)
            elif 0 < there.get(who, 0) < count:
                yield finding(
                    "P922", reading.passage.at(at), written=f"{count} {who}", first=f"{there[who]} {who}",
                    quote=quote(reading.text, max(0, at - 20), said.end()),
                )  # fmt: skip


def _said_again(reading: Reading, again: Quantity, first: Quantity) -> Finding:
    return finding(
        "P922", reading.passage.at(again.start), written=shown(again), first=shown(first),
        quote=quote(reading.text, max(0, again.start - 20), again.end + 30),
    )  # fmt: skip


def _more_than_all(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``rà soát toàn bộ 17 hợp tác xã`` of 14, which 9 that do well, 3 fair and 2 others fill: more than all."""
    reading = readings[at]
    for again in reading.counts:
        if again.depth or not again.exact or not again.unit:
            continue
        section = [
            (r, x)
            for r in before(readings, at) if not r.crowded
            for x in r.counts if comparable(x.unit, again.unit) and (r is not reading or x.end < again.start)
        ]  # fmt: skip
        alike = {x.count: (r, x) for r, x in section if x.unit == again.unit and not x.depth}
        whole = alike.get(max(alike, default=ZERO))
        if whole is None or not whole[1].count < again.count <= whole[1].count * 2 or not parts_filling(*whole):
            continue
        as_many = any(x.count >= again.count for _, x in section if x.unit == again.unit)
        if as_many or not _are_all_again(reading, again):
            continue
        yield _said_again(reading, again, whole[1])


def _are_all_again(reading: Reading, again: Quantity) -> bool:
    """Do the words say that the figure is of all of them?"""
    lead = reading.text[max(0, again.start - 40) : again.start]
    if _COMPARED.search(lead) or _OTHER_TIME.search(_clause(reading, again)) or _MEANT.search(lead):
        return False
    ends = _ENDS.match(reading.text, again.end + 1 + len(again.noun or again.unit))
    return _ALL_OF.search(lead) is not None and ends is not None


def _labelled_above(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``tăng thu 21.350 triệu đồng … Số tăng thu 23.150 triệu đồng nêu trên``; ``17 dự án … 27 dự án nêu trên``.

    The words before the figure name what was counted, or it is more than any of the things that were; some of them
    may be meant by less.
    """
    reading = readings[at]
    for again in reading.counts:
        said = _ABOVE.match(reading.text, again.end)
        if not said or not again.exact or not again.unit:
            continue
        if _SOME_OF.search(reading.text, max(0, again.start - 24), again.start):
            continue  # "trong đó 3 hồ sơ nêu trên": some of them
        section = [(r, x) for r in before(readings, at) for x in r.counts if r is not reading or x.end < again.start]
        known = [(r, x) for r, x in section if x.unit == again.unit and x.exact]
        if not known or any(x.count == again.count for _, x in section):
            continue
        named = topic(_matter(again))
        if not {*_matter(again).split()} - _BARE and len(re.sub(r"\D", "", again.text).strip("0")) >= _DIGITS:
            if any(x.count == again.count for r in readings[:at] for x in r.counts):
                continue
            slipped = [(r, x) for r, x in known if is_slip(again.count / again.step, x.count / again.step)]
            known = [(r, x) for r, x in slipped if (x.scale, x.step) == (again.scale, again.step)]
        elif named:
            known = [(r, x) for r, x in known if named <= topic(f"{lead(r, x)} {x.after}")]
        elif _names_more(said["words"], again) or any(x.count > again.count for _, x in known):
            continue
        values = {x.count / again.step: x for _, x in known}
        if len(values) == 1 and is_slip(again.count / again.step, *values):
            first = known[0][1]
            yield _said_again(reading, again, first)


def _matter(again: Quantity) -> str:
    """The words before a figure without those that lead to any: "Số tăng thu" → "tăng thu"; none of "họp tại 9 xã"."""
    if again.label.lower().rpartition(" ")[2] in _PLACES:
        return ""
    return " ".join(word for word in again.label.lower().split() if word not in _LEADING)


def _names_more(words: str, again: Quantity) -> bool:
    """Do the words between a figure and "nêu trên" say more than its unit: "27 dự án, công trình nêu trên"?"""
    return bool({*words.lower().split()} - {*again.noun.lower().split(), *again.unit.lower().split()})


def _restated(reading: Reading) -> Iterator[Finding]:
    for at, again in enumerate(reading.counts):
        if not at or not again.unit or not again.exact:
            continue
        before = [x for x in up_to(reading.counts, again.start, _BACK) if x.unit == again.unit and x.exact]
        if not before or any(x.count == again.count for x in before):
            continue
        first = _named_above(reading, again, before) or _taken_up(reading, again, before)
        first = first or _more_of_them(reading, again, before) or _long_number(reading, again, before)
        first = first or _same_total(reading, again, before)
        if first is not None:
            yield _said_again(reading, again, first)


def _named_above(reading: Reading, again: Quantity, before: list[Quantity]) -> Quantity | None:
    """``05 hồ sơ quá hạn nêu trên``: the earlier count of what these words name; None if several may be meant."""
    said = _ABOVE.match(reading.text, again.end) if any(word in reading.text for word in _ABOVES) else None
    if not said or _SOME_OF.search(reading.text, max(0, again.start - 24), again.start):
        return None
    own = f"{again.unit} {again.noun}".lower().split()
    words = [word for word in said["words"].lower().split() if word not in own]
    named = [x for x in before if words and all(word in f"{x.label} {x.after}".lower().split() for word in words)]
    return named[0] if len({x.count for x in named}) == 1 else None


def _more_of_them(reading: Reading, again: Quantity, before: list[Quantity]) -> Quantity | None:
    """``thông qua 09 nghị quyết. Trong 19 nghị quyết được thông qua có …``: more than all that were."""
    if not _OF_THEM.search(reading.text, max(0, again.start - 24), again.start) or not again.after:
        return None
    if any(x.count >= again.count for x in before) or again.count / again.step > _SMALL:
        return None
    words = topic(again.after)
    named = [x for x in before if words & topic(f"{lead(reading, x)} {x.after}")]
    slip = [x for x in named if is_slip(again.count / again.step, x.count / x.step)]
    return slip[0] if len({x.count for x in named}) == 1 and slip else None


def _long_number(reading: Reading, again: Quantity, before: list[Quantity]) -> Quantity | None:
    """``312.450.000 đồng … chuyển toàn bộ 321.450.000 đồng``: so many digits are no chance."""
    if len(re.sub(r"\D", "", again.text).strip("0")) < _LONG:
        return None
    if not _ALL_OF_IT.search(reading.text, max(0, again.start - 40), again.start):
        return None
    near = [x for x in before if x.scale == again.scale and is_slip(again.count / x.scale, x.count / x.scale)]
    near = [x for x in near if not _COMPARED.search(reading.text, x.end, again.start)]
    return near[-1] if len({x.count for x in near}) == 1 else None


def _same_total(reading: Reading, again: Quantity, before: list[Quantity]) -> Quantity | None:
    """``Tổng số ca phẫu thuật là 6.418 ca … chiếm 24% trong tổng số 6.148 ca phẫu thuật``: one total of that noun."""
    if len(re.sub(r"\D", "", again.text)) <= _DIGITS or not _OF_TOTAL.search(reading.text, 0, again.start):
        return None
    words = topic(_FURTHER.split(again.after)[0]) | topic(again.unit)
    totals = [x for x in before if _IS_TOTAL.search(reading.text, max(0, x.start - 60), x.start)]
    totals = [x for x in totals if words <= topic(f"{lead(reading, x)} {x.unit} {x.after}")]
    if len({x.count for x in totals}) != 1 or _OTHER_TIME.search(_clause(reading, again)):
        return None
    return totals[0] if is_slip(again.count / again.scale, totals[0].count / again.scale) else None


def _clause(reading: Reading, again: Quantity) -> str:
    """The words before a figure and those behind it, up to the next comma."""
    return reading.text[max(0, again.start - 40) : again.start] + re.split(r"[.;,)]", reading.text[again.end :])[0]


def _taken_up(reading: Reading, again: Quantity, before: list[Quantity]) -> Quantity | None:
    """``Toàn bộ số tiền phạt 241,5 triệu đồng``: an earlier count of as many digits, one slip of typing away."""
    lead = reading.text[max(0, again.start - 60) : again.start]
    if not any(word in lead for word in _WHOLES) or not _WHOLE.search(
        reading.text, max(0, again.start - 60), again.start
    ):
        return None
    digits = len(re.sub(r"\D", "", again.text))
    near = [x for x in before if len(re.sub(r"\D", "", x.text)) == digits and x.scale == again.scale]
    near = [x for x in near if is_slip(again.count / again.scale, x.count / x.scale)]
    return near[-1] if digits >= _DIGITS and len(near) == 1 and not _are_groups(near[-1], again) else None


def _are_groups(*figures: Quantity) -> bool:
    """``412 học sinh tiểu học. Toàn bộ 421 học sinh trung học cơ sở``: do the words behind each say which of them?"""
    words = [_PREDICATE.split(_FURTHER.split(x.after)[0])[0] for x in figures]
    first, second = (topic(said) - topic(x.noun or x.unit) for said, x in zip(words, figures, strict=True))
    return bool(first) and bool(second) and first.isdisjoint(second)
