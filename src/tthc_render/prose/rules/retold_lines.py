"""A figure of a line in a list that the prose beside it tells with other digits: P972.

``Giải thể: 7.946 doanh nghiệp`` and ``có tới 7.496 doanh nghiệp hoàn tất giải thể``: two digits exchanged. Where the
lines make a total that is printed, one other digit is enough: ``nhóm có nhiều nhiệm vụ nhất với 17 nhiệm vụ``, of 18.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import one_typing_apart, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import BRACKET, Quantity
from tthc_render.vietnamese.patterns import pattern_of

_LINE: Final = pattern_of(
    r"(?P<label>[^:.;\d]{2,60}?(?:\s\d{4})?)(?:\s\d{4} - \d{4})?(?:\s\([^()]{2,30}\))?:\s(?=\d|[^\d:]{2,24} \d)"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|quý|tháng|vụ) trước|kế hoạch|dự toán|chỉ tiêu|tăng|giảm|thêm|so với|hoàn thành|đã"
    r"|còn|nữ|trong đó)(?!\w)",
    re.IGNORECASE,
)
_CHANGED: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|thêm|vượt|hụt|từ|so với)(?: thêm| được)?\s$", re.IGNORECASE)
_TIMES: Final = r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|quý|tháng|vụ) trước|kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w)"
_OF_THEN: Final = pattern_of(_TIMES, re.IGNORECASE)
_THEN: Final = pattern_of(_TIMES + r"[^.;]{0,40}$", re.IGNORECASE)
_CLAUSE: Final = pattern_of(r"[.;]\s|,\s(?=tăng|giảm|trong đó)")
_MEANS: Final = ("bình quân", "trung bình")
_ENDS: Final = pattern_of(r"[.;:,()]")
_SO_FAR: Final = pattern_of(
    r"(?<!\w)(?:[Ll]ũy kế|[Ll]uỹ kế|từ đầu|đến nay|quản lý|tổng số|nếu|kể cả|tính cả)(?!\w)", re.IGNORECASE
)
_BEFORE, _BEHIND, _AROUND = 90, 50, 10
_LEAST, _SWAPPED = 2, 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its label in small letters, the longest word of it, and its figures."""

    reading: Reading
    label: str
    longest: str
    figures: tuple[Quantity, ...]


def check_retold_lines(context: ProseContext) -> list[Finding]:
    """Findings on figures that a line of a list tells otherwise."""
    readings = context.running
    lines: dict[int, _Line] = {}
    then = False
    for at, reading in enumerate(readings):
        line = _line(reading) if ": " in reading.text else None
        if line is None:  # "Kế hoạch giao:" above lines that are no results
            then = reading.text.endswith(":") and bool(
                _OF_THEN.search(_CLAUSE.split(BRACKET.sub("", reading.text))[-1])
            )
        elif not then:
            lines[at] = line
    out: list[Finding] = []
    places = list(lines)
    for at, reading in enumerate(readings if len(places) >= _LEAST else ()):
        if not reading.counts or reading.crowded:
            continue
        around = places[bisect_left(places, at - _AROUND) : bisect_left(places, at + _AROUND)]
        near = [lines[nth] for nth in around if nth != at]
        if len(near) >= _LEAST:
            out += _retold(reading, at in lines, near)
    return out


def _line(reading: Reading) -> _Line | None:
    head = _LINE.match(reading.text)
    figures = tuple(x for x in reading.kept(_figures) if head and x.start >= head.end())
    words = _WORD.findall(head["label"].lower()) if head and figures else []
    return _Line(reading, " ".join(words), max(words, key=len, default=""), figures) if head and figures else None


def _figures(reading: Reading) -> list[Quantity]:
    known = (x for x in reading.quantities if x.value is not None and not (x.percent or x.ordinal))
    return [x for x in known if x.exact or x.hedge in _MEANS]


def _retold(reading: Reading, listed: bool, near: Sequence[_Line]) -> Iterator[Finding]:
    text = reading.text
    likely = [line for line in near if line.longest in reading.low and " " in line.label]
    if not likely:
        return
    digits = {tuple(sorted(y.text)) for line in likely for y in line.figures}
    closed = not listed and _are_closed(reading, near)
    for x in reading.kept(_figures):
        if x.depth or not (closed or tuple(sorted(x.text)) in digits):
            continue
        led = _CLAUSE.split(text[max(0, x.start - _BEFORE) : x.start])[-1]
        behind = _ENDS.split(text[x.end : x.end + _BEHIND])[0]
        if _CHANGED.search(led) or _THEN.search(led) or _SO_FAR.search(f"{led}|{behind}"):
            continue
        words = [" ".join(_WORD.findall(part.lower())) for part in (led, behind)]
        named = [line for line in likely if any(f" {line.label} " in f" {one} " for one in words)]
        longest = max((len(line.label) for line in named), default=0)
        for line in [one for one in named if len(one.label) == longest][:1]:
            first = _first(x, line)
            if first is None and closed and len(line.figures) == 1 and not _OTHER.search(led):
                first = next((y for y in line.figures if one_typing_apart(y.text, x.text)), None)
            if first is not None and not any(y.text == x.text for y in line.figures):
                reading.compare(x)
                yield finding(
                    "P972", reading.passage.at(x.start), written=f"{x.text} {x.noun}".strip(),
                    first=f"{first.text} {first.noun}".strip(), label=line.label,
                    quote=quote(text, max(0, x.start - 40), x.end + 20),
                )  # fmt: skip


def _first(x: Quantity, line: _Line) -> Quantity | None:
    """The figure of a line of which two digits are exchanged in ``x``; of another unit it is another figure."""
    for y in line.figures:
        one, other = (re.sub(r"\d", "0", figure.text) for figure in (x, y))
        digits = sum(sign.isdigit() for sign in x.text)
        alike = one == other and sorted(x.text) == sorted(y.text) and x.text != y.text
        if alike and digits >= _SWAPPED and one_typing_apart(x.text, y.text) and (x.unit == y.unit or not y.unit):
            return y
    return None


def _are_closed(reading: Reading, near: Sequence[_Line]) -> bool:
    """Do the lines, each with one figure, make a figure of the paragraph?"""
    ones = [line.figures[0] for line in near if len(line.figures) == 1]
    total = total_of(ones) if len(ones) > _LEAST else None
    return total is not None and any(y.count == total for y in reading.counts)
