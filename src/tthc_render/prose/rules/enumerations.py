"""Lists in the text: inline enumerations, and lists against the count that announces them. P705 to P707."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.outline import children
from tthc_render.prose.reading import DOCUMENT_KINDS, Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.ordinals import read_roman, roman
from tthc_render.vietnamese.patterns import pattern_of

_MAX_LIST = 60
_MOST_WRONG = 200
_REACH = 2000


def check_lists(context: ProseContext) -> list[Finding]:
    """Findings on enumerations and on lists whose length is stated."""
    out: list[Finding] = []
    readings = context.readings
    for at, reading in enumerate(readings):
        if reading.passage.prose:
            out += islice(_enumerations(reading), _MOST_WRONG)
            out += _listed(readings, at)
            out += _noted(readings, at)
    return out


# "cột (1)" names a column of a table.
_MARK = pattern_of(
    r"\((?<![Cc]ột\s\()(?<![Dd]òng\s\()(?:(?P<n>\d{1,2})|(?P<r>i{1,3}|iv|vi{0,3}|ix|x))\)(?!\s{0,2}[=+×x-]\s{0,2}\()"
)

_REFERS = pattern_of(r"\s?[,.;)]|\s(?:và|hoặc|đến|tới|-|–)\s\(")
_REFERRED = pattern_of(
    r"(?:(?<!\w)(?:chỉ tiêu|mục|điểm|khoản|ý|nội dung|tiêu chí|nhiệm vụ|nhóm|giải pháp|biểu|phần|số)"
    r"|\(\d{1,2}\)(?:,| và| hoặc| đến))\s$",
    re.IGNORECASE,
)
_POINT = pattern_of(r"(?P<n>\d(?:(?<=^.)|(?<=[.;:] .))\d?)\.\s(?=[A-ZĐÂÊÔƠƯ])")
_LEAST_POINTS = 3


def _is_reference(text: str, found: re.Match[str]) -> bool:
    """``Các chỉ tiêu (2), (5) là …``: does a mark refer to a member that was listed before?"""
    return bool(_REFERS.match(text, found.end()) or _REFERRED.search(text, max(0, found.start() - 20), found.start()))


def _points(reading: Reading) -> Iterator[Finding]:
    """``chỉ đạo: 1. Công an … 2. Ban Chỉ huy … 3. Phòng … 3. Trạm …``: points numbered within a paragraph."""
    marks = list(_POINT.finditer(reading.text)) if ". " in reading.text else []
    numbers = [int(found["n"]) for found in marks]
    if len(marks) < _LEAST_POINTS or numbers[:2] != [1, 2]:
        return
    last = 0
    for found, now in zip(marks, numbers, strict=True):
        if now not in (last, last + 1, last + 2):
            return
        if now != last + 1:
            code = "P706" if now == last else "P705"
            yield _wrong_mark(reading, found, code, f"{last + 1}.", f"{last}.")
            return
        last = now


def _enumerations(reading: Reading) -> Iterator[Finding]:
    """(1) … (n) and (i) … (x) in one passage; a list starts at its first number."""
    text = reading.text
    yield from _points(reading)
    if "(" not in text or re.search(r"\)\s?[=+×]\s?\(", text):
        return
    both = list(_MARK.finditer(text))
    for group, shape in (("n", str), ("r", _small_roman)):
        marks = [found for found in both if found[group]]
        numbers = [int(found[group]) if group == "n" else read_roman(found[group]) or 0 for found in marks]
        last = 0
        for at, (found, now) in enumerate(zip(marks, numbers, strict=True)):
            following = numbers[at + 1] if at + 1 < len(numbers) else 0
            if not last and now != 1:
                # A number alone is a reference; one with (2) behind it is in the place of (1).
                if following == 2 and not at:
                    yield _wrong_mark(reading, found, "P705", f"({shape(1)})", "đầu")
                    last = 1
                continue
            if now != last + 1 and _is_reference(text, found):
                continue
            restarted = now == 1 and last != 1 and (not last or following == 2)
            if not restarted and now != last + 1:
                code = "P706" if now <= last else "P705"
                yield _wrong_mark(reading, found, code, f"({shape(last + 1)})", f"({shape(last)})")
            last = now


def _wrong_mark(reading: Reading, found: re.Match[str], code: str, right: str, before: str) -> Finding:
    return finding(
        code, reading.passage.at(found.start()), label=found.group().strip(), right=right, before=before,
        quote=quote(reading.text, found.start(), min(found.end() + 40, len(reading.text))),
    )  # fmt: skip


def _small_roman(number: int) -> str:
    return roman(number).lower()


# Lists against the count that announces them ------------------------------------------------------------------------

_NAME = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]{0,7}(?:\s[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]{0,7}){0,3}"
_NAMES = pattern_of(
    rf":\s{{0,2}}(?P<names>{_NAME}(?:,\s{{1,2}}{_NAME}){{1,{_MAX_LIST}}}(?:\s{{1,2}}và\s{{1,2}}{_NAME})?)"
)
_PLACES_HEAD = pattern_of(r"\s{0,2}[a-zà-ỹđăâêôơư, ]{0,50}(?=:)")
# What follows a list that was not read to its end.
_GOES_ON = pattern_of(r"\s?(?:[,(…]|;\s?[A-ZĐ]|\.\.|(?:và|cùng|hoặc)(?!\w))")
_LIST_END = pattern_of(r"[.;()](?:\s|$)")
_KIND_OF_OFFICE = r"(?:Sở|UBND|Ban|Phòng|Chi cục|Cục|Trung tâm|Văn phòng|Công an|Thanh tra)\s"
_OFFICE = pattern_of(rf"{_KIND_OF_OFFICE}[^,;:()]{{2,70}}")
_OFFICE_SPLIT = pattern_of(rf",\s{{1,2}}|\svà\s(?={_KIND_OF_OFFICE})")
_DEPARTMENT = pattern_of(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]{0,7}(?:\s(?:-\s)?[^\W\d_]{1,7}){0,8}")
# Second parts of names that have a comma: they do not count as members.
TAILS = ("thể thao và du lịch", "thương binh và xã hội", "hạ tầng và đô thị")
_ANNOUNCED = pattern_of(r"(?:gồm|cụ thể|sau|là)(?: như sau| có| các)?\s{0,2}:\s{0,2}$|^[^.;:]{0,90}:?\s{0,2}$")


_LIST_HEAD = pattern_of(r"\s[^\W\d_]+(?: [^\W\d_]+){0,6}:\s")
_MORE_THINGS = pattern_of(
    r"\d+ [^\W\d_]|(?<!\w)(?:các|những|một số|nhiều|khác|đã|được|gồm|thuộc|tại|trong đó|do|với|chỉ đạo)(?!\w)"
    r"|\.\.\.|…|:"
)
_ALL_CAPITALS = pattern_of(r"\s?[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]*(?: [A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]*){1,3}\s?")
_WORDS_OF_ITEM = 9
_SHORT_GAP = 24
_SPELT = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_EACH_IN_TURN = pattern_of(r"lần lượt(?: là| đạt| bằng| chiếm| ở mức)?\s?:?\s")
_NEXT_VALUE = pattern_of(r"\s?%?[^.;,()\d%]{0,24}(?:[,;]\s(?:và\s)?|\svà\s)")
_LONG_NAME = rf"{_NAME}(?:\s(?!và)[^\W\d_A-ZĐ]{{1,7}}){{0,3}}"
_COUNTED_NAMES = pattern_of(
    rf"(?<!\w)(?P<count>0?[2-9]|hai|ba|bốn|năm|sáu)\s[^.;,:()\d]{{2,40}}?(?::|,|\sgồm|)\s"
    rf"(?P<names>{_LONG_NAME}(?:, {_LONG_NAME})*(?:, | và ){_LONG_NAME})"
)


def _listed(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for sentence in reading.sentences if "(" in reading.text else ():
        first = bisect_left(reading.counts, sentence.start, key=lambda x: x.start)
        stop = bisect_left(reading.counts, sentence.end, key=lambda x: x.start)
        counts = [x for x in reading.counts[first : min(stop, first + _MAX_LIST)] if x.depth == 0]
        yield from _marked(reading, sentence.start, sentence.end, counts)
    for figure in reading.counts[:200]:
        yield from _repeated_noun(reading, figure)
        yield from _named_places(reading, figure)
    for figure in reading.quantities[:200] if ":" in reading.text else ():
        yield from _places(reading, figure)
    yield from _items(readings, at)
    if "lần lượt" in reading.text:
        yield from _respectively(reading)


def _respectively(reading: Reading) -> Iterator[Finding]:
    """``của 03 xã A, B, C … lần lượt đạt 91,4%; 88,2%; 85,6%; 79,3%``: a value for each that is named."""
    for found in _EACH_IN_TURN.finditer(reading.text):
        start = max(reading.text.rfind(mark, 0, found.start()) for mark in (". ", "; ")) + 1
        named = [x for x in _COUNTED_NAMES.finditer(reading.text, start, found.start()) if x["names"].count(",")]
        values = [x for x in reading.quantities if x.start >= found.end()]
        run = values[:1] if values and values[0].start - found.end() < _SHORT_GAP else []
        for value in values[1:]:
            if (
                not run
                or not _NEXT_VALUE.fullmatch(reading.text, run[-1].end, value.start)
                or value.percent != run[0].percent
            ):
                break
            run.append(value)
        if len(named) != 1 or len(run) < 2:
            continue
        number = named[0]["count"]
        stated = int(number) if number.isdigit() else _SPELT[number.lower()]
        listed = len(re.split(r", | và ", named[0]["names"].strip()))
        if stated == listed != len(run):
            yield finding(
                "P707", reading.passage.at(run[0].start), stated=number, listed=f"{len(run):02}", unit="giá trị",
                quote=quote(reading.text, named[0].start(), run[-1].end + 1),
            )  # fmt: skip


def _marked(reading: Reading, start: int, end: int, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """``05 TTHC gồm: (1) …; (5) …``."""
    marks = [found for found in _MARK.finditer(reading.text, start, end) if found["n"]]
    numbers = [int(found["n"]) for found in marks]
    if len(marks) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return
    before = [figure for figure in counts if figure.end <= marks[0].start()]
    if not before or before[-1].count > 99 or before[-1].count % 1:
        return
    figure = before[-1]
    gap = reading.text[figure.end : marks[0].start()]
    if len(gap) > 160 or ";" in gap or not _ANNOUNCED.search(gap):
        return
    spelt = {_SPELT[word] for word in gap.lower().split() if word in _SPELT}
    if figure.count != len(numbers) and len(numbers) not in spelt:  # "4 nhóm, trong đó hai nhóm …: (1) …; (2) …"
        yield _count(reading, figure, len(numbers), quote(reading.text, figure.start, marks[0].end()))


def _count(reading: Reading, figure: Quantity, listed: int, text: str) -> Finding:
    return finding(
        "P707",
        reading.passage.at(figure.start),
        stated=figure.text,
        listed=f"{listed:02}",
        unit=figure.unit,
        quote=text,
    )


_HEAD = pattern_of(r"\s{0,2}[^.;:()\d]{0,70}?(?::\s{0,2}|\s(?:là|gồm)(?: các)?\s(?=[^\W\d_]+ \d))")
_STOP = pattern_of(r"[.;](?:\s|$)")
_SEVERAL = r"hai|ba|bốn|năm|sáu|các|những|một số|nhiều|\d+"
_OF_OTHERS = pattern_of(r"(?<!\w)(?:tại|ở|cho|của|với|từ|đến|thuộc)\s(?:các|những|nhiều)\s")


def _repeated_noun(reading: Reading, figure: Quantity) -> Iterator[Finding]:
    """``02 hội nghị đối thoại: Hội nghị “A” và Hội nghị “B”``: every member repeats the noun."""
    noun = figure.unit.lower()
    # Documents are listed by their numbers, which need not repeat the noun.
    if not noun or noun in ("hồ sơ", "tthc") or not 2 <= figure.count <= _MAX_LIST:
        return
    head = _HEAD.match(reading.text, figure.end)
    if not head:
        return
    stop = _STOP.search(reading.text, head.end(), head.end() + _REACH)
    if stop and stop.group()[0] == ";":
        return
    body = reading.text[head.end() : stop.start() if stop else min(len(reading.text), head.end() + _REACH)]
    if noun in map(str.lower, DOCUMENT_KINDS) and re.search(r"\d", body):
        return
    member = re.compile(rf"(?:^|,\s{{0,2}}|(?<!\w)và\s{{1,2}}){re.escape(noun)}(?!\w)", re.IGNORECASE)
    found = len(member.findall(body))
    if re.search(rf"(?<!\w)(?:{_SEVERAL})\s{re.escape(noun)}(?!\w)", body, re.IGNORECASE):
        return  # "kế hoạch kiểm tra và hai kế hoạch đào tạo"
    if found >= 2 and member.match(body) and found != figure.count and not re.search(r"\.\.\.|…|v\.v", body):
        yield _count(reading, figure, found, quote(reading.text, figure.start, head.end() + 60))


def _places(reading: Reading, figure: Quantity) -> Iterator[Finding]:
    """``05 điểm: chợ Vĩnh Thuận, cầu Kênh 1 và ngã tư bưu điện``: things with names of their own."""
    head = _LIST_HEAD.match(reading.text, figure.end)
    if (
        not head
        or figure.percent
        or figure.value is None
        or not figure.exact
        or not 2 <= figure.count <= _MAX_LIST
        or figure.count % 1
    ):
        return
    if _OF_OTHERS.search(head.group()):
        return  # "05 cuộc tại các thôn: Đông, Tây, Nam": what is listed is not what is counted
    stop = _LIST_END.search(reading.text, head.end(), head.end() + _REACH)
    end = stop.start() if stop else len(reading.text)
    body = reading.text[head.end() : end]
    if _partly(reading.text, head.end(), end) or _MORE_THINGS.search(body) or "(" in body:
        return
    if figure.unit in ("sở", "đơn vị", "cơ quan", "huyện", "xã") or _OFFICE.match(body):
        return  # their names have commas: "Văn hóa, Thể thao và Du lịch"
    items = body.split(", ")
    if sum(map(str.isdigit, (item[-1:] for item in items))) > 1:
        return  # "16 ý kiến chuyển cấp trên: Sở Xây dựng 5, Công ty Điện lực 3": how many of them each has
    least, most = len(items), len(items) + body.count(" và ")
    if most == least + 1 and all(map(_ALL_CAPITALS.fullmatch, items[-1].split(" và "))):
        least = most  # "Sơn Nam và Sơn Bắc" are two names
    named = sum(bool(re.search(r"\s[A-ZĐ]", f" {item}")) for item in items)
    short = all(len(item.split()) <= _WORDS_OF_ITEM for item in items)
    if short and named >= len(items) - 1 and most > 2 and not least <= figure.count <= most:
        yield _count(reading, figure, most, quote(reading.text, figure.start, end))


def _named_places(reading: Reading, figure: Quantity) -> Iterator[Finding]:
    """``05 huyện, thành phố: Bắc Giang, Sơn Động, …``, ``06 đơn vị: Sở Y tế, UBND huyện Can Lộc, …``."""
    if figure.unit not in ("huyện", "xã", "sở", "đơn vị", "cơ quan") or not 2 <= figure.count <= _MAX_LIST:
        return
    head = _PLACES_HEAD.match(reading.text, figure.end)
    if not head:
        return
    found = _offices_at(reading.text, head.end())
    if found is None and figure.unit == "sở":
        found = _departments_at(reading.text, head.end(), figure.count)
    listed, end = found or _names_at(reading.text, head.end())
    if listed and listed != figure.count:
        yield _count(reading, figure, listed, quote(reading.text, figure.start, end))


def _names_at(text: str, at: int) -> tuple[int, int]:
    names = _NAMES.match(text, at)
    if not names or _GOES_ON.match(text, names.end()):
        return 0, at
    return len(re.split(r",\s{1,2}|\s{1,2}và\s{1,2}", names["names"])), names.end()


def _offices_at(text: str, at: int) -> tuple[int, int] | None:
    """How many offices a list names, if each member begins with the word for its kind of office."""
    stop = _LIST_END.search(text, at, at + _REACH)
    end = stop.start() if stop else min(len(text), at + _REACH)
    body = text[at + 1 : end].strip()
    if not _OFFICE.match(body) or _partly(text, at, end) or re.search(r"\d", body):
        return None
    members = [part.strip() for part in _OFFICE_SPLIT.split(body) if part.strip().lower() not in TAILS]
    if any(re.search(r"(?<!\w)(?:các|những)(?!\w)", member) for member in members):
        return None
    return (len(members), end) if all(map(_OFFICE.match, members)) and len(members) > 1 else None


def _partly(text: str, at: int, end: int) -> bool:
    """Is a list that was read up to ``end`` longer than that, or in two layers?"""
    return text[end : end + 1] in (";", "(", ")") or bool(re.search(r"\.\.\.|…|v\.v", text[at : end + 3]))


def _departments_at(text: str, at: int, stated: Decimal) -> tuple[int, int] | None:
    """How many departments a list names without the word "Sở".

    "và" may join two or be part of a name (Giáo dục và Đào tạo), so where one count is as stated, it is that one.
    """
    stop = _LIST_END.search(text, at, at + _REACH)
    end = stop.start() if stop else min(len(text), at + _REACH)
    body = text[at + 1 : end].strip()
    members = [part.strip() for part in body.split(", ") if part.strip().lower() not in TAILS]
    if len(members) < 2 or not all(map(_DEPARTMENT.fullmatch, members)) or _partly(text, at, end):
        return None
    most = len(members) + sum(part.count(" và ") for part in members)
    return (int(stated) if len(members) <= stated <= most else len(members)), end


def _items(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``05 nhiệm vụ sau:`` and the items below."""
    reading = readings[at]
    last = reading.counts[-1] if reading.counts else None
    if last is None or not reading.text.endswith(":") or not 2 <= last.count <= _MAX_LIST:
        return
    tail = reading.text[last.end :]
    if len(tail) > 60 or not re.search(r"(?:sau|gồm|cụ thể)(?: như sau| đây)?\s?:$", tail) or "đó" in tail:
        return
    items = children(readings, at)
    if len(items) >= 2 and not any(item.counts for item in items) and len(items) != last.count:
        yield _count(reading, last, len(items), quote(reading.text, last.start, len(reading.text)))


_NOTE_COUNT = pattern_of(r"(?:Quyết định|Kế hoạch|Công văn|văn bản|Thông báo|Nghị quyết)[^.;,\d]{0,30}$")


def _noted(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``112 TTHC nội bộ tại 06 Quyết định`` with a note that lists the decisions and their counts."""
    reading = readings[at]
    for offset, number in reading.passage.calls:
        figures = [figure for figure in reading.counts if figure.end <= offset][-3:]
        if not figures or figures[-1].count < 2:
            continue
        figure = figures[-1]
        gap = reading.text[figure.end : offset].strip()
        note = next((r for r in readings if r.passage.role == "note" and r.passage.label == str(number)), None)
        if note is None or gap != figure.unit or not _NOTE_COUNT.fullmatch(gap):
            continue
        cited = [citation for citation in note.citations if citation.kind == figure.unit]
        if len(cited) >= 2 and len(cited) != figure.count:
            yield _count(reading, figure, len(cited), quote(note.text, 0, 80))
        inside = [x for x in note.counts if x.depth == 1]
        total = figures[-2] if len(figures) > 1 and not (reading.crowded or note.crowded) else None
        if total and len(inside) == len(cited) >= 2 and all(x.unit == total.unit for x in inside):
            added = sum(int(x.count) for x in inside)
            if added != total.count:
                yield finding(
                    "P301", reading.passage.at(total.start), total=f"{total.text} {total.unit}",
                    parts=" + ".join(x.text for x in inside), sum=added, difference=abs(added - int(total.count)),
                    quote=quote(note.text, 0, 80),
                )  # fmt: skip
