"""Lines of things of one noun against a number before or behind them: P707.

``tổ chức 04 câu lạc bộ tự nguyện:`` above three lines that each begin with ``Câu lạc bộ``; ``đề nghị các danh hiệu,
hình thức sau:``, three lines, and ``Như vậy, có 05 hình thức, danh hiệu được đề nghị``; ``gồm 6 lớp:`` above ``Khối 6:
lớp 6A1, 6A4``, ``Khối 7: lớp 7A2`` and so on. A line that may name two of
them or that counts some leaves fewer lines than things, and a number of some of them is smaller than the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import SPELT
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_SPELT: Final = "|".join(SPELT)
_NUMBER: Final = r"(?<![\w/.,-])(?P<count>0?[2-9]|1\d)"
_SOME: Final = pattern_of(
    r"(?<!\w)(?:trong(?: số)? đó|một số|một trong|ví dụ|tiêu biểu|điển hình|nổi bật|như(?! sau| vậy)|mỗi|từng|so với"
    r"|ngoài|cùng|chủ yếu|nhất là|đặc biệt|khác|trừ|trước|cũ|hiệu quả|còn lại|thêm|riêng|nâng)(?!\w)",
    re.IGNORECASE,
)
"""Words by which the lines need not be all of them, or the number counts others too."""
_COMMA: Final = pattern_of(r",(?! (?:số|thôn|xã)(?!\w))")
_TO_DO: Final = pattern_of(r"(?<!\w)(?:cần|phải|nêu trên|nói trên)(?!\w)")
_TWO: Final = pattern_of(r"\svà\s|,\s|\d\s?(?:-|–|đến)\s?\d|(?<!\w)(?:các|những)\s", re.IGNORECASE)
_TWO_NAMED: Final = pattern_of(rf"(?:\svà|,)\s(?:và\s)?(?:[^\W\d_]+\s){{0,2}}[{CAPITALS}]")
"""Behind a colon: ``thôn Đoài và thôn Thượng``."""
_WORD: Final = pattern_of(r"[^\W\d_]+")
_CLOSES: Final = pattern_of(
    r"(?:Như vậy|Tóm lại|Tổng cộng|Tính chung|Tổng số|Như thế)[,:]? (?:[^.;:,()\d]{2,30} )?(?:có|còn|là|được) "
    rf"{_NUMBER} (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?(?:, [^\W\d_]+(?: [^\W\d_]+)?)?)(?!\w)(?P<more>[^.;,()]*)"
)
_LED: Final = pattern_of(r"(?<!\w)[Cc]ác (?P<noun>[^.;:()\d]{2,80}?)(?: (?:như )?sau| gồm| bao gồm| là| cụ thể)*\s?:$")
_GROUPS: Final = pattern_of(
    rf"(?<![\w/.,-])(?<!trong )(?<!số )(?P<count>0?[2-9]|[1-3]\d|{_SPELT})"
    r" (?P<noun>lớp|tổ dân phố|tổ|thôn|xã|phường|bản|ấp|buôn|xóm|khu phố"
    r"|trường|chi đội|chi đoàn|đội|tuyến|khoa|phòng)(?!\w)(?P<more>[^.;:()\d]{0,50}?)"
    r"(?:,? (?:gồm|là|như sau|sau|cụ thể))*\s?:$",
    re.IGNORECASE,
)
_MEMBER: Final = pattern_of(
    rf"(?:số )?\d{{1,2}}(?:[{CAPITALS}]\d{{0,2}})?|[{CAPITALS}][^\W\d_]*(?:['’ -][{CAPITALS}]?[^\W_]+){{0,3}}"
)
_AND: Final = pattern_of(r",\s(?:và\s)?|\svà\s")
_SLIP: Final = 2
"""A number further off than that is no slip: something else was counted."""
_LEAD: Final = 160


def check_lines_of_one_noun(context: ProseContext) -> list[Finding]:
    """Findings on numbers of things that the lines below or above do not name as many of."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        if not reading.text.endswith(":"):
            continue
        items = children(readings, at)
        if len(items) < 2 or items[-1].text.endswith((";", ",")) or any(item.text.endswith(":") for item in items):
            continue
        found = list(_announced(reading, items)) or list(_closing(readings, at, items))
        out += (found or list(_in_groups(reading, items)))[:1]
    return out


def _announced(reading: Reading, items: Sequence[Reading]) -> Iterator[Finding]:
    """``04 câu lạc bộ tự nguyện, học từ tháng 10:`` above lines that begin with ``Câu lạc bộ``."""
    shared = _shared_words(items)
    if not shared or not reading.has_digits:
        return
    words = r"(?:\s".join(map(re.escape, shared)) + ")?" * (len(shared) - 1)
    start = max(reading.text.rfind(mark, 0, len(reading.text) - 1) for mark in (". ", "; ")) + 1
    heads = list(
        re.compile(rf"{_NUMBER} (?P<noun>{words})(?!\w)", re.IGNORECASE).finditer(
            reading.text, max(start, len(reading.text) - _LEAD)
        )
    )
    if len(heads) != 1 or _SOME.search(reading.text, start):
        return
    yield from _judge(reading, heads[0], items)


def _shared_words(items: Sequence[Reading]) -> list[str]:
    """The words with which all lines begin."""
    rows = [[x.lower() for x in item.text.split()[:6]] for item in items]
    shared: list[str] = []
    for column in zip(*rows, strict=False):
        if len(set(column)) > 1 or not _WORD.fullmatch(column[0]):
            break
        shared.append(column[0])
    return shared


def _closing(readings: Sequence[Reading], at: int, items: Sequence[Reading]) -> Iterator[Finding]:
    """``Như vậy, có 05 danh hiệu được đề nghị`` right below three of them."""
    after = at + len(items) + 1
    led = _LED.search(readings[at].text)
    if led is None or after >= len(readings) or readings[after - 1] is not items[-1]:
        return
    reading, lead = readings[after], readings[at].low
    head = _CLOSES.match(reading.text)
    if head is None or _SOME.search(reading.text, head.end("count")) or _SOME.search(lead, led.start()):
        return
    nouns = [noun.strip() for noun in head["noun"].lower().split(", ")]
    named = led["noun"].lower()
    if not all(noun in named for noun in nouns if " " in noun) or nouns[0].split()[0] not in named:
        return
    said = {word.lower() for word in _WORD.findall(_TO_DO.split(head["more"])[0])}
    fewer = int(head["count"]) < len(items)
    if reading.low.count(nouns[0], head.end("noun")) or (fewer and said - set(_WORD.findall(lead))):
        return
    yield from _judge(reading, head, items)


def _in_groups(reading: Reading, items: Sequence[Reading]) -> Iterator[Finding]:
    """``gồm 6 lớp:`` above ``Khối 6: lớp 6A1, 6A4``: each line names some of them behind its label."""
    head = _GROUPS.search(reading.text, max(0, len(reading.text) - _LEAD))
    if head is None or _SOME.search(reading.text, max(0, head.start() - 24)):
        return
    noun, listed = head["noun"].lower(), 0
    for item in items:
        label, colon, named = item.text.partition(": ")
        lead = re.match(rf"(?:(?:các|\d{{1,2}}) )?{re.escape(noun)} ", named, re.IGNORECASE)
        members = [x.removeprefix(f"{noun} ") for x in _AND.split(named[lead.end() :].rstrip(" .;,"))] if lead else []
        if not colon or noun in label.lower() or not members or not all(map(_MEMBER.fullmatch, members)):
            return
        listed += len(members)
    stated = SPELT.get(head["count"].lower()) or int(head["count"])
    if 0 < abs(stated - listed) <= _SLIP:
        yield finding(
            "P707", reading.passage.at(head.start()), stated=head["count"], listed=f"{listed:02}", unit=head["noun"],
            quote=quote(reading.text, max(0, head.start() - 30), len(reading.text)),
        )  # fmt: skip


def _judge(reading: Reading, head: re.Match[str], items: Sequence[Reading]) -> Iterator[Finding]:
    stated, noun = int(head["count"]), head["noun"].lower().split(", ")[0]
    if stated == len(items) or abs(stated - len(items)) > _SLIP:
        return
    first = noun.split()[0]
    if any(
        re.search(rf"(?:\d|(?<!\w)(?:{_SPELT})) {re.escape(first)}(?!\w)|:\s?\d+\s?[.;,]?$", item.low) for item in items
    ):
        return  # a line that counts some of them
    if stated > len(items) and any(_may_be_two(item) for item in items):
        return
    yield finding(
        "P707", reading.passage.at(head.start()), stated=head["count"], listed=f"{len(items):02}", unit=head["noun"],
        quote=quote(reading.text, head.start(), min(head.end("noun") + 40, len(reading.text))),
    )  # fmt: skip


def _may_be_two(item: Reading) -> bool:
    """``Tổ công tác số 1 và số 2``, ``Các hợp tác xã còn lại``: may a line name more than one?"""
    label, colon, named = item.text.partition(":")
    own = label if colon else _COMMA.split(label)[0]
    return _TWO.search(own) is not None or _TWO_NAMED.search(named) is not None
