"""Enumerations in the text, and values and notes against the count of what they belong to: P705 to P707, P301."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import stated
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.ordinals import read_roman, roman
from tthc_render.vietnamese.patterns import pattern_of

_MOST_WRONG = 200


def check_lists(context: ProseContext) -> list[Finding]:
    """Findings on enumerations, on values told in turn and on notes that list what was counted."""
    out: list[Finding] = []
    readings = context.readings
    for at, reading in enumerate(readings):
        if reading.passage.prose:
            out += islice(_enumerations(reading), _MOST_WRONG)
            out += _respectively(reading) if "lần lượt" in reading.text else ()
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


# Values and notes against the count of what they belong to --------------------------------------------------------

_NAME = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]{0,7}(?:\s[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]{0,7}){0,3}"
_SHORT_GAP = 24
_EACH_IN_TURN = pattern_of(r"lần lượt(?: là| đạt| bằng| chiếm| ở mức)?\s?:?\s")
_NEXT_VALUE = pattern_of(r"\s?%?[^.;,()\d%]{0,24}(?:[,;]\s(?:và\s)?|\svà\s)")
_LONG_NAME = rf"{_NAME}(?:\s(?!và)[^\W\d_A-ZĐ]{{1,7}}){{0,3}}"
_COUNTED_NAMES = pattern_of(
    rf"(?<!\w)(?P<count>0?[2-9]|hai|ba|bốn|năm|sáu)\s[^.;,:()\d]{{2,40}}?(?::|,|\sgồm|)\s"
    rf"(?P<names>{_LONG_NAME}(?:, {_LONG_NAME})*(?:, | và ){_LONG_NAME})"
)


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
        listed = len(re.split(r", | và ", named[0]["names"].strip()))
        if stated(number) == listed != len(run):
            yield finding(
                "P707", reading.passage.at(run[0].start), stated=number, listed=f"{len(run):02}", unit="giá trị",
                quote=quote(reading.text, named[0].start(), run[-1].end + 1),
            )  # fmt: skip


def _count(reading: Reading, figure: Quantity, listed: int, text: str) -> Finding:
    return finding(
        "P707",
        reading.passage.at(figure.start),
        stated=figure.text,
        listed=f"{listed:02}",
        unit=figure.unit,
        quote=text,
    )


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
