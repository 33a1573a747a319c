"""Lines below a passage that announces how many there are of them: P707.

``áp dụng 05 giải pháp:`` with four items below; ``ban hành 03 văn bản:``, an item for each; ``Báo cáo gồm 05 phần:``
above I. to IV.; ``khởi công 03 công trình sau:`` with items that have no figures; ``Năm chỉ tiêu trên đều đạt`` right
below four numbered lines. Lines that begin with the noun that was counted are the matter of ``lines_of_one_noun``,
lists in a sentence that of ``counted_lists``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import MATTERS, stated
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.member_kinds import kind_of
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.ordinals import LETTERS, letter, read_roman
from tthc_render.vietnamese.patterns import pattern_of

_NUMBER: Final = (
    r"(?<![\w/.,-])(?P<count>0?[2-9]|1\d|[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín"
    r"|(?<!cả )(?<!trong )(?<!đầu )(?<!cuối )(?<!hằng )(?<!hàng )(?<!hoạch )(?<!toán )(?<!các )[Nn]ăm)"
)
_ASIDE: Final = (
    r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|nổi bật|như|chủ yếu|nhất là|đặc biệt|tập trung|đáng chú ý|(?<!tồn )tại|ở"
    r"|thuộc|của|cho"
    r"|với|theo|từ|một số|ví dụ|trên|so với|bằng|còn|trừ|giáp|giữa|mỗi|từng)(?!\w)"
)
_ASIDES: Final = pattern_of(_ASIDE, re.IGNORECASE)
_MAINLY: Final = "chủ yếu"
_WHEN: Final = (
    r"(?:,? (?:(?:trong|đến|từ nay đến) )?(?:hết |cuối )?(?:(?:quý (?:[IVX]{1,3}|\d)|tháng \d{1,2}"
    r"|[69] tháng(?: đầu| cuối)?|năm|nhiệm kỳ|giai đoạn)(?: năm)?(?:[/ ]\d{4})?(?:\s?[-–]\s?\d{4})?))?"
)
"""``trong quý II/2026``, ``giai đoạn 2026 - 2030``, ``6 tháng cuối năm``: when the announced things are to be done."""
_ANNOUNCED: Final = pattern_of(
    rf"{_NUMBER} (?P<noun>{MATTERS})(?!\w)(?P<more>[^.;:()\d]{{0,60}}?){_WHEN}(?:,? (?:như sau|sau|sau đây|cụ thể|gồm"
    rf"|là))*\s?:$",
    re.IGNORECASE,
)
_MADE_OF: Final = pattern_of(
    rf"(?<!\w)(?:gồm|chia thành|chia làm|được chia thành|tổ chức thành|cơ cấu thành) (?:có )?{_NUMBER}"
    r" (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)(?P<more>[^.;:()\d]{0,40}?)(?:,? (?:như sau|sau|sau đây|cụ thể))*\s?:$",
    re.IGNORECASE,
)
"""``Bộ máy gồm 3 đầu mối:`` above lines with numbers or letters, whatever the noun is."""
_SOME_OF: Final = pattern_of(
    r"(?<!\w)(?:trong(?: đó| số)?|một số|một trong|ví dụ|tiêu biểu|điển hình|như|mỗi|từng|so với|còn|ngoài|cùng|của"
    r"|trừ)(?!\w)[^.;:]{0,12}$", re.IGNORECASE,
)  # fmt: skip
"""Words before the number of numbered lines by which they need not be all of them."""
_LINE_NUMBER: Final = pattern_of(r"\(?(?P<n>\d{1,2})[.)]|(?P<letter>[a-zđ])\)")
_SKIPS_D_BAR: Final = LETTERS.index("đ")
_THE_REST: Final = pattern_of(r"(?<!\w)(?:còn lại|khác|riêng)(?!\w)", re.IGNORECASE)
_BEHIND: Final = 12
"""Paragraphs behind a list in which its next number may stand."""
_SLIP: Final = 2
"""A number of a list further off than that is no slip: something else was counted, or the lines are not all."""
_KINDS: Final = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Báo cáo|Thông báo|Hướng dẫn|Văn bản"
)
_DOCUMENTS: Final = pattern_of(
    rf"{_NUMBER} (?P<noun>(?:văn bản|nghị quyết|quyết định|kế hoạch|công văn|tờ trình)(?: quy phạm pháp luật| chỉ đạo"
    r"| điều hành| hướng dẫn| QPPL)*)(?:,? (?:như sau|sau|sau đây|cụ thể|gồm|là))*\s?:$", re.IGNORECASE,
)  # fmt: skip
_SECTIONS: Final = pattern_of(
    rf"(?<!\w)(?:gồm|chia thành|có|bố cục) {_NUMBER} (?P<noun>phần|mục|chương|nội dung|phụ lục|điều)(?!\w)"
    r"[^.;:]{0,80}:$",
    re.IGNORECASE,
)
_SECTION_LABEL: Final = pattern_of(r"(?P<n>[IVX]{1,5})[.)]")
_ABOVE: Final = pattern_of(
    rf"(?:(?:Đối với|Với|Trong|Cả|Như vậy,|Các|Toàn bộ) )?{_NUMBER} (?P<noun>[^\W\d_]+(?: [^\W\d_]+){{0,7}}?)"
    r" (?:(?:nêu|nói|kể) trên|trên(?= (?:đều|đã|được|cần|phải|là|có|chưa|cho|đạt|vượt|tăng|giảm|sẽ|đang|do|chiếm|cũng"
    r"|góp|tiếp)(?!\w)|[,.;]))(?!\w)"
)
_KIND_FIRST: Final = pattern_of(rf"(?:{_KINDS})(?!\w)")
_TWO_KINDS: Final = pattern_of(rf"(?:;|,| và) (?:{_KINDS}) (?:số|về|quy định)", re.IGNORECASE)
_LEAD: Final = 110
_AS_FOLLOWS: Final = pattern_of(r"(?=.{0,60}$).*(?:sau|gồm|cụ thể)(?: như sau| đây)?\s?:")
_NAMED: Final = frozenset({"person", "office", "place", "noun"})
_GATHERED: Final = pattern_of(r"(?<!\w)gồm (?:có )?$")
_UP_TO_COLON: Final = pattern_of(r" [^.;:()\d]{2,40}\s?:")
_PERSON: Final = pattern_of(r"(?<!\w)(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí) [^\W\d_]")
_SEVERAL: Final = pattern_of(r", |(?<!\w)(?:các|những|đại diện|và [^\W\da-zđ_]|còn lại|khác)(?!\w)", re.IGNORECASE)
_MANY: Final = 60


def check_counted_lines(context: ProseContext) -> list[Finding]:
    """Findings on lines that are fewer or more than announced."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        if reading.text.endswith(":"):
            out += next(filter(None, (list(find(readings, at)) for find in _LOOKS)), [])[:1]
    return out


def _finding(reading: Reading, announced: tuple[int, str, str], listed: int, end: int) -> Finding:
    at, count, noun = announced
    words = quote(reading.text, at, end)
    return finding("P707", reading.passage.at(at), stated=count, listed=f"{listed:02}", unit=noun, quote=words)


def _below(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``áp dụng 05 giải pháp:`` and the items below."""
    reading = readings[at]
    head = _ANNOUNCED.search(reading.text, max(0, len(reading.text) - 110))
    made_of = None if head else _MADE_OF.search(reading.text, max(0, len(reading.text) - 110))
    head = head or (made_of if _lines(readings, at) else None)
    if head is None or _ASIDES.search(head["more"].replace(_MAINLY, "")):
        return
    before = "" if made_of else reading.text[max(0, head.start() - 24) : head.start()]
    items = _numbered_lines(readings, at)
    if items and (abs(len(items) - stated(head["count"])) > _SLIP or _SOME_OF.search(before)):
        return
    if not items and _ASIDES.search(before.replace(" nêu trên", "").replace("tập trung", "")[-12:]):
        return
    items = items or ([] if _lines(readings, at) else children(readings, at))
    noun = head["noun"].lower()
    bare = r":\s?\d[\d.,]*\s?(?:[;(]|$)" if made_of else r":\s?\d"
    counted = any(re.search(rf"\d {re.escape(noun)}|{bare}|{re.escape(noun)} \d", item.low) for item in items)
    if (
        len(items) < 2
        or counted
        or len(items) == stated(head["count"])
        or any(item.text.endswith(":") for item in items)
    ):
        return
    yield _finding(reading, (head.start("count"), head["count"], head["noun"]), len(items), len(reading.text))


def _documents_below(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``ban hành 03 văn bản quy phạm pháp luật:`` with an item for each, which says first of what kind it is."""
    reading = readings[at]
    head = _DOCUMENTS.search(reading.text, max(0, len(reading.text) - _LEAD))
    if head is None or _SOME_OF.search(reading.text, max(0, head.start() - 24), head.start()):
        return
    items = children(readings, at)
    if len(items) < 2 or len(items) == stated(head["count"]) or not all(_KIND_FIRST.match(item.text) for item in items):
        return
    if any(_TWO_KINDS.search(item.text) for item in items):
        return
    yield _finding(reading, (head.start(), head["count"], head["noun"]), len(items), len(reading.text))


def _sections_below(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``Báo cáo gồm 05 phần:`` and the sections I., II., … of which the next ones need not follow at once."""
    reading = readings[at]
    head = _SECTIONS.search(reading.text)
    if head is None:
        return
    labels = [_SECTION_LABEL.fullmatch(one.passage.label) for one in readings[at + 1 : at + 1 + _BEHIND]]
    numbers = [read_roman(found["n"]) or 0 for found in labels if found]
    listed, off = len(numbers), abs(len(numbers) - stated(head["count"]))
    if labels[:1] != [None] and listed > 1 and numbers == [*range(1, listed + 1)] and 0 < off <= _SLIP:
        yield _finding(reading, (head.start("count"), head["count"], head["noun"]), listed, head.end())


def _told_above(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``Năm chỉ tiêu trên``, ``Đối với 04 công trình … nêu trên`` right below the numbered lines that a line led to."""
    items = _lines(readings, at)
    after = at + 1 + len(items)
    head = _ABOVE.match(readings[after].text) if len(items) > 1 and after < len(readings) else None
    if head is None or head["noun"].split()[0].lower() not in readings[at].vocabulary:
        return
    if not readings[at].low.count(_short(head["noun"])) or any(item.text.endswith(":") for item in items):
        return
    if len(items) != stated(head["count"]) and abs(len(items) - stated(head["count"])) <= _SLIP:
        reading = readings[after]
        yield _finding(reading, (head.start("count"), head["count"], head["noun"]), len(items), head.end())


def _of_any_noun(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``Khởi công 03 công trình sau:`` and the items below, none of which has a count, whatever the noun is;
    ``gồm 05 cơ quan:`` with a name in each line."""
    reading = readings[at]
    x = reading.counts[-1] if reading.counts else None
    if x is None or not 2 <= x.count <= _MANY or "đó" in reading.text[x.end :]:
        return
    made_of = _GATHERED.search(reading.low, 0, x.start) and _UP_TO_COLON.fullmatch(reading.text, x.end)
    items = children(readings, at) if made_of or _AS_FOLLOWS.fullmatch(reading.text, x.end) else []
    if len(items) < 2 or any(item.counts or item.text.endswith(":") for item in items):
        return
    off = int(x.count) - len(items)
    if (off > 0 and any(map(_may_be_several, items))) or (made_of and not _are_named(items, x.noun, off)):
        return
    if off:
        yield _finding(reading, (x.start, x.text, x.unit), len(items), len(reading.text))


def _are_named(items: Sequence[Reading], noun: str, off: int) -> bool:
    """``gồm 05 cơ quan:`` with an office in each line, not ``gồm 02 bộ:`` with what is in each of them."""
    kinds = {kind_of(item.text, noun, persons=False) for item in items}
    return kinds <= _NAMED and abs(off) <= _SLIP


def _may_be_several(item: Reading) -> bool:
    """``- Phòng Văn hóa, Phòng Kinh tế;``, ``- Các ủy viên``; not ``- Bà Võ Thị Lài, kế toán``."""
    persons = _PERSON.findall(item.text)
    return len(persons) > 1 or (not persons and _SEVERAL.search(item.text) is not None)


def _short(noun: str) -> str:
    """The first two words of a noun."""
    return " ".join(noun.lower().split()[:2])


_LOOKS: Final = (_below, _documents_below, _sections_below, _told_above, _of_any_noun)


def _numbered_lines(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The lines 1, 2, 3, … or a, b, c, … right below a passage, of which none goes on in another paragraph; else
    none."""
    out = _lines(readings, at)
    behind = [one.passage for one in readings[at + 1 + len(out) :][:_BEHIND]]
    goes_on = behind[:1] != [] and (behind[0].role == "item" or behind[0].label[:1].islower())
    goes_on = goes_on or (behind[:1] != [] and _THE_REST.search(behind[0].text, 0, 60) is not None)
    goes_on = goes_on or any(_is_number(one.label, len(out) + 1) for one in behind)
    whole = all(one.text.endswith((".", ";", ",")) for one in out)
    return [] if goes_on or not whole else out


def _lines(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The lines 1, 2, 3, … or a, b, c, … right below a passage."""
    part, out = readings[at].passage.part, list[Reading]()
    for below in readings[at + 1 :]:
        if below.passage.part != part or not _is_number(below.passage.label, len(out) + 1):
            break
        out.append(below)
    return out


def _is_number(label: str, place: int) -> bool:
    """Is a label the number or the letter of this place in a list (1 for the first)? Letters may skip đ."""
    found = _LINE_NUMBER.fullmatch(label)
    if found is None:
        return False
    if found["n"]:
        return int(found["n"]) == place
    letters = {letter(place), letter(place + 1)} if place > _SKIPS_D_BAR else {letter(place)}
    return found["letter"] in letters
