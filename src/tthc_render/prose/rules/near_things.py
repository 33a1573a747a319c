"""One project, road or system with two names that one word tells apart: P966.

``Dự án Đường nối quốc lộ 3 với đường vành đai V có tổng mức … Để bảo đảm tiến độ Dự án Đường nối quốc lộ 37 với đường
vành đai V``. Said where the same words stand before and behind the odd one, the second name comes once, with no
measure of its own, and the text tells of no second project.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.near_names import is_near
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_STARTS: Final = frozenset({"dự", "đường", "tuyến", "cầu", "cụm", "hồ", "đập"})
"""Projects, and what they build."""
_NAMED: Final = pattern_of(r"(?:ự án|ường|yến|ầu|ụm|ồ chứa|ập) (?=(?P<words>[^,.;:()]{12,110}))")
"""A pattern that begins with rare letters is found quickly."""
_SEVERAL: Final = pattern_of(
    r"(?<!\w)(?:(?:[Hh]ai|[Bb]a|[Bb]ốn|[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng|0?[2-9]|[1-9]\d) (?:dự án|công trình|tuyến|cầu"
    r"|đề án|cây cầu"
    r"|chương trình|hệ thống|khu|cụm|nhà máy|đề tài|quỹ|hồ|mô hình|gói thầu|hạng mục|đoạn)|[Gg]iai đoạn [12]"
    r"|còn lại)(?!\w)"
)
_OWN_MEASURE: Final = pattern_of(
    r"[^.;]{0,60}?(?<!\w)(?:tổng mức|tổng vốn|giá trị|dài|chiều dài|vốn|quy mô|kinh phí|dự toán|khởi công"
    r"|\d[\d.,]* (?:km|tỷ|triệu"
    r"|ha|m2|m))(?!\w)"
)
_LINKS: Final = frozenset(
    {
        "là", "có", "đã", "được", "với", "và", "để", "do", "trên", "tại", "của", "cho", "từ", "đến", "trong",
        "theo", "về", "năm", "tháng", "đạt", "đang", "chưa", "sẽ", "bằng", "tăng", "giảm", "còn", "không",
    }
)  # fmt: skip
_GENERAL: Final = ("dự", "án", "tiểu", "công", "trình")
_BEFORE: Final = 2
_SHARED: Final = 5
_BEHIND: Final = 2
_MOST: Final = 60


class _Named(NamedTuple):
    reading: Reading
    start: int
    words: tuple[str, ...]


def check_near_things(context: ProseContext) -> list[Finding]:
    """Findings on the second name of a project."""
    if context.vocabulary.isdisjoint(_STARTS):
        return []
    alike: dict[tuple[str, ...], list[_Named]] = defaultdict(list)
    for reading in context.saying(_STARTS):
        for thing in _things(reading):
            alike[thing.words[0].lower(), *thing.words[1:_BEFORE]].append(thing)
    out: dict[Place, Finding] = {}
    for things in alike.values():
        if 1 < len(things) <= _MOST and not _SEVERAL.search(context.whole):
            out |= {item.where: item for item in _of_one_kind(context, things)}
    return [*out.values()]


def _of_one_kind(context: ProseContext, things: Sequence[_Named]) -> Iterator[Finding]:
    """Of things whose names begin alike, those that a slip tells from one before."""
    for at, other in enumerate(things):
        for one in things[:at]:
            if not (names := _two_names(one.words, other.words)):
                continue
            written, right = names
            measured = _OWN_MEASURE.match(other.reading.text, other.start + len(written))
            beside = right in around(other.reading.text, other.start, other.start, (". ",))
            if context.whole.count(written) == 1 and not measured and not beside:
                yield finding("P966", other.reading.passage.at(other.start), written=written, right=right)


def _things(reading: Reading) -> Iterator[_Named]:
    """Each thing with the words behind its kind; ``Dự án Đường …`` is read as ``Đường …``."""
    for found in _NAMED.finditer(reading.text):
        start = reading.text.rfind(" ", 0, found.start()) + 1
        words = f"{reading.text[start : found.end()]}{found['words']}".split()
        if words[0].lower() not in _STARTS:
            continue
        while words and words[0].lower() in _GENERAL and any(word[:1].isupper() for word in words[1:3]):
            start += len(words[0]) + 1
            words = words[1:]
        if any(word[:1].isdigit() or word[:1].isupper() for word in words[1:]):
            yield _Named(reading, start, tuple(words))


def _two_names(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The names of two things that differ in one number or name and go on with the same words; None for others."""
    if one[0].lower() != other[0].lower():
        return None
    odd = next((at for at, pair in enumerate(zip(one[1:], other[1:], strict=False), 1) if pair[0] != pair[1]), 0)
    if odd < _BEFORE or not _is_slip(one[odd], other[odd]):
        return None
    same = 0
    while odd + same + 1 < min(len(one), len(other)) and one[odd + same + 1] == other[odd + same + 1]:
        same += 1
    behind = [*one[odd + 1 : odd + 1 + same]]
    while behind and (behind[-1].lower() in _LINKS or behind[-1].isdigit()):
        behind.pop()
    if sum(word not in _LINKS for word in behind) < _BEHIND or odd + len(behind) < _SHARED:
        return None
    stop = odd + 1 + len(behind)
    return " ".join(other[:stop]), " ".join(one[:stop])


def _is_slip(one: str, other: str) -> bool:
    """``3`` and ``37``, ``419`` and ``491``, ``Mòng`` and ``Mong``; not ``II`` and ``III``, nor two other numbers."""
    if one.isdigit() and other.isdigit():
        short, long = sorted((one, other), key=len)
        left_out = {long[:at] + long[at + 1 :] for at in range(len(long))}
        return short in left_out or (len(short) == len(long) and sorted(one) == sorted(other))
    return one[:1].isupper() and other[:1].isupper() and not one.isupper() and is_near(one, other)
