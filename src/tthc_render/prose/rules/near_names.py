"""One person with two names that a slip of typing tells apart: P966.

``Ông Trần Văn Thìn khiếu nại …`` and in the conclusion ``Khiếu nại của ông Trần Văn Thịnh là đúng``. Said only where
the text is about one complaint, and nothing else is told of the second name.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS, fold

_NAME: Final = (
    rf"(?P<name>[{CAPITALS}][^\W\d_{CAPITALS}]{{0,6}}(?: [{CAPITALS}][^\W\d_{CAPITALS}]{{0,6}}){{1,4}})(?!\w)"
)
_COMPLAINS: Final = pattern_of(
    rf"(?:^|[.;:]\s)(?P<title>Ông|Bà) {_NAME}(?: \([^()]{{0,80}}\)|, [^.;,]{{0,60}},)?"
    r" (?:khiếu nại|tố cáo|kiến nghị|phản ánh|có đơn|gửi đơn|làm đơn|nộp đơn|yêu cầu|đề nghị)(?!\w)"
)
_OF: Final = pattern_of(
    r"(?<!\w)(?:[Kk]hiếu nại|[Tt]ố cáo|[Kk]iến nghị|[Pp]hản ánh|[Yy]êu cầu|[Đđ]ơn(?: khiếu nại| tố cáo| kiến nghị"
    rf"| phản ánh| đề nghị)?|[Nn]ội dung) của (?P<title>ông|bà) {_NAME}"
)
_JUDGED: Final = pattern_of(r"[^.;]{0,120}?(?<!\w)(?:là|có|không có) (?:đúng|sai|cơ sở|căn cứ|một phần)(?!\w)")
_SPEECH: Final = frozenset({"nại", "cáo", "nghị", "ánh", "đơn", "cầu"})


def check_near_names(context: ProseContext) -> list[Finding]:
    """Findings on a complaint that is judged as that of somebody whose name is nearly the complainant's."""
    if context.vocabulary.isdisjoint(_SPEECH) or not {"ông", "bà"} & context.vocabulary:
        return []
    speaking = context.saying(_SPEECH)
    first = [(reading, found) for reading in speaking for found in _COMPLAINS.finditer(reading.text)]
    if len(first) != 1:
        return []
    (_, who), out = first[0], list[Finding]()
    for reading in speaking:
        for found in _OF.finditer(reading.text):
            once = context.whole.count(found["name"]) == 1
            near = found["title"] == who["title"].lower() and _is_near(found["name"], who["name"])
            if near and once and _JUDGED.match(reading.text, found.end()):
                out.append(_finding(reading, found.start("name"), found["name"], who["name"]))
    return out if len(out) == 1 else []


def _is_near(one: str, other: str) -> bool:
    """Are two names alike but for marks or one letter of one word?"""
    pairs = list(zip(one.split(), other.split(), strict=False))
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    if len(one.split()) != len(other.split()) or len(odd) != 1 or _letters(odd[0][0]) == _letters(odd[0][1]):
        return False
    short, long = sorted(map(fold, odd[0]), key=len)
    same = short == long
    return same or (len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))))


def _letters(word: str) -> list[str]:
    """Letters and marks in no order: "Hòa" and "Hoà" are one name."""
    return sorted(unicodedata.normalize("NFD", word))


def _finding(reading: Reading, at: int, written: str, right: str) -> Finding:
    return finding("P966", reading.passage.at(at), written=written, right=right)
