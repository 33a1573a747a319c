"""The same members listed twice, one of them under another name: P966.

``3 ngành …: Điều dưỡng 220, Dược 120, Kỹ thuật phục hồi chức năng 60 … đã nhập học Điều dưỡng 214, Dược 109, Kỹ thuật
hình ảnh y học 45``. Said only where the first list is said to be all of them, and the second one is as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import SPELT
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_VALUE: Final = r"\d[\d.]*(?:,\d+)?%?(?: [^\W\d_]+(?:/[^\W\d_]+)?\d?){0,2}"
_ROW: Final = pattern_of(
    rf"(?P<noun>[^\W\d_{CAPITALS}]+ )?(?P<name>[{CAPITALS}][^\d,;:().]{{1,50}}?) {_VALUE}(?P<ends>, |; | và |[.;)]|$)"
)
_LEAST: Final = 3
_NEXT_NAME: Final = pattern_of(rf", [{CAPITALS}]")
_BACK: Final = 90
_MOST: Final = 60
_OTHER_TIME: Final = pattern_of(r"(?<!\w)(?:năm|kỳ|quý|tháng|khóa) (?:trước|\d)|cùng kỳ|cao nhất|tiêu biểu|dự kiến")


class _List(NamedTuple):
    reading: Reading
    start: int
    names: tuple[str, ...]
    starts: tuple[int, ...]


def check_twice_listed(context: ProseContext) -> list[Finding]:
    """Findings on members of a closed list that a second list of the same members names otherwise."""
    if len(_NEXT_NAME.findall(context.whole)) < _LEAST:
        return []
    lists = [one for reading in context.running if not reading.crowded for one in reading.kept(_lists)][:_MOST]
    out = []
    for at, first in enumerate(lists):
        for again in lists[at + 1 :] if _is_closed(first) else ():
            odd = [n for n, pair in enumerate(zip(first.names, again.names, strict=False)) if pair[0] != pair[1]]
            if len(again.names) != len(first.names) or len(odd) != 1 or _is_of_others(again):
                continue
            written, right = again.names[odd[0]], first.names[odd[0]]
            shortened = written in right or right in written
            if context.whole.count(written) == 1 and not shortened:
                where = again.reading.passage.at(again.starts[odd[0]])
                out.append(finding("P966", where, written=written, right=right))
    return out[:1]


def _lists(reading: Reading) -> list[_List]:
    return list(_read(reading)) if len(reading.quantities) >= _LEAST and _NEXT_NAME.search(reading.text) else []


def _read(reading: Reading) -> Iterator[_List]:
    """The runs of three and more names with a value each."""
    run: list[re.Match[str]] = []
    for row in _ROW.finditer(reading.text):
        if run and row.start() != run[-1].end():
            run = []
        run.append(row)
        if row["ends"] in (", ", "; ", " và "):
            continue
        if len(run) >= _LEAST:
            names = tuple(x["name"] for x in run)
            yield _List(reading, run[0].start(), names, tuple(x.start("name") for x in run))
        run = []


def _is_closed(one: _List) -> bool:
    """Is the number of members said before them: ``3 ngành …:``?"""
    before = one.reading.text[max(0, one.start - _BACK) : one.start]
    before = before[max(before.rfind(mark) for mark in (". ", "; ")) + 1 :]
    said = {int(x) for x in re.findall(r"(?<![\d.,/])0?(\d{1,2})(?= [^\W\d_])", before)}
    return len(one.names) in said | {SPELT[word] for word in before.lower().split() if word in SPELT}


def _is_of_others(again: _List) -> bool:
    """Does the sentence of the second list say of which time, or of which of them, it tells?"""
    before = again.reading.text[: again.start]
    return bool(_OTHER_TIME.search(before[max(before.rfind(mark) for mark in (". ", "; ")) + 1 :].lower()))
