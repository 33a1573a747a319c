"""The highest or lowest of a list in running text, named without its figure: P924.

``Tỷ lệ: An Bài 76,5%; An Ấp 53,4%; An Cầu 60,7%. Thấp nhất là xã An Cầu.``: of three and more names with a figure of
one kind each, the sentence right behind them names the one that is first or last. Nothing is said where it adds what it
is first in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_KIND: Final = r"(?:(?:[Xx]ã|phường|thị trấn|huyện|[Cc]ụm|[Kk]hối|thôn|bản|ấp|tổ|trường|đơn vị) )?"
_NAME: Final = rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}\d][^\W_]*){{0,3}}"
_UNITS: Final = r"(?:%| (?:điểm|tỷ đồng|triệu đồng|hồ sơ|hộ|ha|ca|vụ))?"
_ITEM: Final = rf"{_KIND}{_NAME}(?:: | \(| đạt | )\d{{1,3}}(?:\.\d{{3}})*(?:,\d+)?{_UNITS}\)?"
_LIST: Final = pattern_of(rf"(?:: |^){_ITEM}(?:(?:, |; |,? và ){_ITEM}){{2,}}(?=\.(?:\s|$)|;\s)")
_ONE: Final = pattern_of(
    rf"{_KIND}(?P<name>{_NAME})(?:: | \(| đạt | )(?P<number>\d{{1,3}}(?:\.\d{{3}})*(?:,\d+)?)"
    rf"(?P<unit>{_UNITS})"
)
_AHEAD: Final = pattern_of(
    rf"[.;]?\s?(?P<word>[CcTtNnÍíLl](?:ao|hấp|hiều|t|ớn) nhất|[Dd]ẫn đầu|[Đđ]ứng đầu|[Đđ]ứng cuối)"
    rf" (?:là|thuộc về) {_KIND}"
    rf"(?P<name>{_NAME})(?=[.;,]|$)"
)
_BEHIND: Final = pattern_of(
    rf"[.;]?\s?{_KIND}(?P<name>{_NAME}) (?P<word>dẫn đầu|đứng đầu|đứng cuối|xếp cuối)(?=[.;,]|$)"
)
_LOW: Final = frozenset({"thấp nhất", "ít nhất", "đứng cuối", "xếp cuối"})
_SIGNS: Final = (" nhất là ", " nhất thuộc về ", "ẫn đầu", "ứng đầu", "ứng cuối", "ếp cuối")


class _Named(NamedTuple):
    name: str
    value: Decimal
    text: str


def check_named_leaders(context: ProseContext) -> list[Finding]:
    """Findings on the first or last of a list that another one of it is."""
    if not any(map(context.whole.__contains__, _SIGNS)):
        return []
    return [item for at in range(len(context.running)) for item in _judge(context.running, at)]


def _judge(readings: list[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    if len(reading.quantities) <= 2:
        return
    for listed in _LIST.finditer(reading.text):
        found = list(_ONE.finditer(listed.group()))
        units = {one["unit"] for one in found}
        items = [
            _Named(
                one["name"],
                Decimal(one["number"].replace(".", "").replace(",", ".")),
                one["number"] + (one["unit"] or ""),
            )
            for one in found
        ]
        place, start = (reading, listed.end()) if reading.text[listed.end() + 1 :].strip() else (None, 0)
        if place is None and at + 1 < len(readings) and not readings[at + 1].passage.label:
            place = readings[at + 1]
        if place is None or len(units) != 1 or len({one.name for one in items}) != len(items):
            continue
        said = _AHEAD.match(place.text, start) or _BEHIND.match(place.text, start)
        yield from _said(place, said, items) if said else ()


def _said(reading: Reading, said: re.Match[str], items: list[_Named]) -> Iterator[Finding]:
    word = said["word"].lower()
    own = [one for one in items if one.name == said["name"]]
    first = (min if word in _LOW else max)(items, key=lambda one: one.value)
    if len(own) == 1 and own[0].value != first.value:
        start = said.start("word") if said.start("word") < said.start("name") else said.start("name")
        yield finding(
            "P924", reading.passage.at(start), word=word, one=f"{own[0].name} ({own[0].text})",
            other=f"{first.name} ({first.text})", quote=quote(reading.text, start, said.end()),
        )  # fmt: skip
