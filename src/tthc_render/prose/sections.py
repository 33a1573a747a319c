"""What a passage can refer back to: the paragraphs before it in its section, and what two figures have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Final

from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

BACK: Final = 4
"""Paragraphs that a sentence still refers to."""
_SCOPE = pattern_of(
    r"(?<!\w)(?:[Rr]iêng|(?P<all>[Tt]oàn (?:xã|huyện|tỉnh|phường|thành phố|ngành|quốc|hệ thống)"
    r"|[Cc]ả (?:nước|tỉnh|huyện|xã))"
    r"|[Cc]ấp (?:xã|huyện|tỉnh|cơ sở)|(?:[Tt]ại|[Ởở]|[Tt]huộc) (?:các |\d+ )?(?:thôn|xã|phường|huyện|tỉnh|bản|xóm"
    r"|ấp|khu|buôn|tổ|trường|đơn vị|dự án|lĩnh vực)(?! này)"
    r"|(?:[Tt]hôn|[Xx]ã|[Pp]hường|[Hh]uyện|[Bb]ản|[Xx]óm) [A-ZĐÂÊÔƠƯ]\w*"
    r"|[Nn]goài (?:ra|số|các|những|phần|[^\W\d_]+ [^\W\d_]+ (?:trên|được giao|nêu trên))|[Bb]ên cạnh đó"
    r"|[Cc]ùng với (?:đó|số|các))(?!\w)"
)
_SENTENCE = pattern_of(r"[.!?;]\s{1,3}")
TIMES = pattern_of(
    r"(?<!\w)(?:(?:tháng|năm|quý|ngày) \d[\d/.]*(?: năm \d{4})?|\d{1,2} tháng(?: (?:đầu|cuối) năm(?: \d{4})?)?"
    r"|\d{1,2}/\d{1,2}(?:/\d{4})?)(?!\w)",
    re.IGNORECASE,
)
_DIGIT = pattern_of(r"\d[\d.,]*")
_WORD = pattern_of(r"[^\W\d_]+")
_NO_TOPIC: Final = frozenset(
    ["kế hoạch", "dự toán", "chỉ tiêu", "so với", "cùng kỳ", "triệu đồng", "tỷ đồng", "trong đó", "đạt được", "năm nay"]
)


def before(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The paragraph at ``at`` and up to four before it, none of them across a heading; the nearest first."""
    own = readings[at].passage
    out = [readings[at]]
    for reading in reversed(readings[max(0, at - BACK) : at]):
        if reading.passage.role == "heading" or reading.passage.part != own.part or own.role == "note":
            break
        out.append(reading)
    return out


def figures_before(readings: Sequence[Reading], at: int, stop: int) -> Iterator[tuple[Reading, Quantity]]:
    """The counts before the character ``stop`` of a passage, then those of the paragraphs before it; nearest first."""
    for reading in before(readings, at):
        for x in reversed(reading.counts):
            if reading is not readings[at] or x.end <= stop:
                yield reading, x


def scope_between(reading: Reading, start: int, end: int, *, or_all: bool = True) -> bool:
    """Is a place, a level, "riêng" or "ngoài ra" between two figures, so that they may not be of the same things?

    ``or_all``: or is it all of a place, a body (``toàn tỉnh``)?
    """
    return any(or_all or not found["all"] for found in _SCOPE.finditer(reading.text, start, end))


def lead(reading: Reading, x: Quantity) -> str:
    """The words before a figure in its sentence, behind the figure before it."""
    known = reading.kept(_leads)
    if x.start not in known:
        known[x.start] = _lead(reading, x)
    return known[x.start]


def _leads(_: Reading) -> dict[int, str]:
    return {}


def _lead(reading: Reading, x: Quantity) -> str:
    words = TIMES.sub(" ", _SENTENCE.split(reading.text[max(0, x.start - 160) : x.start])[-1])
    return _DIGIT.split(words)[-1]


def topic(words: str) -> frozenset[str]:
    """The pairs of neighbouring words that may name a matter."""
    found = _WORD.findall(words.lower())
    return frozenset(f"{one} {other}" for one, other in pairwise(found)) - _NO_TOPIC


def parts_filling(reading: Reading, whole: Quantity) -> Sequence[Quantity]:
    """The two and more figures behind a figure, in its sentence, that add up to it: ``46 đại biểu, gồm 41 … và 5 …``;
    none where no run of them does."""
    stop = reading.sentence_at(whole.start).end
    behind = [x for x in reading.counts if whole.end < x.start < stop and comparable(x.unit, whole.unit)]
    sums = accumulate((x.count for x in behind), initial=Decimal(0))
    size = next((size for size, added in enumerate(sums) if size > 1 and added == whole.count), 0)
    return behind[:size] if whole.count else ()
