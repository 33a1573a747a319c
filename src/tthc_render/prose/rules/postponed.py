"""All of some tasks done, and some of them put off: P901.

``hoàn thành 15/15 văn bản, không có văn bản chậm. Hai văn bản … xin lùi thời hạn trình sang quý I/2026``; ``không còn
hộ nào ở nhà tạm`` beside ``03 nhà đang hoàn thiện phần mái``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.claims_of_all import denied
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_NOUN: Final = (
    "văn bản|nhiệm vụ|dự án|công trình|đề án|chỉ tiêu|đề tài|nghị quyết|quyết định|kế hoạch|hạng mục|gói thầu|cuộc"
)
_DID: Final = "hoàn thành|trình|ban hành|thực hiện|triển khai"
_ALL_DONE: Final = pattern_of(
    rf"(?<!\w)(?:{_DID})(?: xong| đủ| đầy đủ)? (?P<part>\d{{1,3}})/(?P<whole>\d{{1,3}}) (?P<noun>{_NOUN})(?!\w)"
    rf"|(?<!\w)(?P<part2>\d{{1,3}})/(?P<whole2>\d{{1,3}}) (?P<noun2>{_NOUN})(?: [^\W\d_]+){{0,4}}?"
    r" (?:đã|được|đều)(?: đã| được)* (?:hoàn thành|trình|ban hành|thực hiện xong|triển khai xong)(?!\w)"
    rf"|(?<!\w)hoàn thành (?:toàn bộ|tất cả|100%)(?: số| các)* (?P<noun3>{_NOUN})(?!\w)"
    rf"|(?<!\w)(?:toàn bộ|tất cả|100%)(?: số| các)* (?P<noun4>{_NOUN})(?: [^\W\d_]+){{0,4}}? (?:đã|đều)(?: đã| được)*"
    r" (?:hoàn thành|trình|ban hành)(?!\w)",
    re.IGNORECASE,
)
_PUT_OFF: Final = (
    r"(?<![\w/])(?:0?[1-9]|[1-9]\d|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu) {noun}(?!\w)[^.;]{{0,90}}?"
    r"(?:xin lùi|lùi (?:thời hạn|thời gian|tiến độ|sang)|xin gia hạn|đề nghị gia hạn|được gia hạn|xin rút"
    r"|chuyển (?:tiếp )?sang (?:quý|năm|tháng|kỳ)|xin điều chỉnh thời (?:hạn|gian))(?!\w)"
)
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:ngoài|khác|bổ sung|phát sinh|mới|trước đó|năm trước|kỳ trước|tồn từ|của năm|chưa đến hạn|đến nay"
    r"|sau đó)(?!\w)",
    re.IGNORECASE,
)
_NO_POOR_HOUSE: Final = pattern_of(
    r"(?<!\w)(?:không còn (?:hộ|nhà|người)(?: [^\W\d_]+){0,4}? ?(?:nhà tạm|nhà dột nát)|(?:xóa xong"
    r"|hoàn thành (?:100%|toàn bộ)(?: việc| mục tiêu| chương trình| kế hoạch)*) (?:xóa )?nhà tạm)",
    re.IGNORECASE,
)
_HOUSES_LEFT: Final = pattern_of(
    r"(?<![\w/])(?:0?[1-9]|[1-9]\d{1,2}) (?:nhà|căn|căn nhà|hộ)(?: [^\W\d_]+){0,2}? (?:hiện |còn |vẫn )?"
    r"(?:đang (?:thi công|xây dựng|xây|hoàn thiện|sửa chữa|triển khai|làm)"
    r"|chưa (?:khởi công|hoàn thành|bàn giao|xây))(?!\w)"
)
_EARLIER: Final = pattern_of(
    r"(?<!\w)(?:đầu (?:năm|kỳ|quý)|trước đó|lúc|thời điểm|ngày \d|tháng \d|quý [IVX]|khi|dự kiến|công vụ|nhà ở xã hội"
    r"|ngoài|mới phát sinh|năm sau)(?!\w)",
    re.IGNORECASE,
)
_NEAR: Final = 2
_ALL_WORDS: Final = frozenset({"toàn", "tất", "100"})
_ALL_OF: Final = ("toàn bộ", "tất cả", "100%")
_LATE_WORDS: Final = frozenset({"lùi", "gia", "rút", "sang", "xin"})
_LATE: Final = (
    *("lùi thời", "lùi tiến", "lùi sang", "gia hạn", "xin rút", "xin điều"),
    *("sang quý", "sang năm", "sang tháng", "sang kỳ"),
)
"""What every delay has."""


def check_postponed(context: ProseContext) -> list[Finding]:
    """Findings on claims that all of it is done, beside what was put off or is still under way."""
    out: list[Finding] = []
    readings = context.running
    late = [at for at, r in context.places_saying(_LATE_WORDS) if any(map(r.text.__contains__, _LATE))]
    near = {place for at in late for place in range(max(0, at - _NEAR), min(len(readings), at + _NEAR + 1))}
    for at in sorted(near):
        low = readings[at].low
        said = readings[at].says(_ALL_WORDS) and any(map(low.__contains__, _ALL_OF))
        if said or any(ratio.part == ratio.whole for ratio in readings[at].ratios):
            out += _put_off(readings, at)
    for at, reading in context.places_saying(("tạm", "dột")) if "tạm" in context.vocabulary else ():
        if "nhà tạm" in reading.low or "dột nát" in reading.low:
            out += _houses(readings, at)
    return out


def _put_off(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for claim in _ALL_DONE.finditer(reading.text):
        part, whole = claim["part"] or claim["part2"], claim["whole"] or claim["whole2"]
        if part != whole or _OTHERS.search(around(reading.text, claim.start(), claim.end())):
            continue
        noun = (claim["noun"] or claim["noun2"] or claim["noun3"] or claim["noun4"]).lower()
        pattern = re.compile(_PUT_OFF.format(noun=noun))
        for other in _near(readings, at):
            for found in pattern.finditer(other.text, claim.end() if other is reading else 0):
                if not _OTHERS.search(around(other.text, found.start(), found.end())):
                    yield denied(reading, claim.start(), claim.group(), found.group())
                    return


def _houses(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    claim = _NO_POOR_HOUSE.search(reading.text)
    for other in _near(readings, at) if claim else ():
        found = _HOUSES_LEFT.search(other.text)
        if claim and found and not _EARLIER.search(around(other.text, found.start(), found.end())):
            yield denied(reading, claim.start(), claim.group(), found.group())
            return


def _near(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The paragraph and those beside it, none of them a heading or of another part."""
    near = readings[max(0, at - _NEAR) : at + _NEAR + 1]
    return [one for one in near if one.passage.role != "heading" and one.passage.part == readings[at].passage.part]
