"""``UBND phường chưa tổ chức kiểm tra`` in the report of a xã, work for departments that it has not: P906.

A commune calls itself xã, phường or đặc khu without its name. Once the text names one of the other kind (``phường Hồng
Gai``), that word alone may mean it, so nothing is said. The same holds for ``Cục``, ``Chi cục`` and ``Ban Quản lý``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.former_levels import BEFORE
from tthc_render.prose.rules.offices import CAPITALIZED, OwnOffice, own_office
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.vietnamese.patterns import pattern_of

_WITHOUT: Final = frozenset({"xã", "phường"})
_GIVES: Final = pattern_of(
    r"(?:(?:^|[.;]\s)Giao|(?:UBND|Ủy ban nhân dân) (?:xã|phường) (?:đã |tiếp tục )?giao)(?: cho)? (?P<who>Phòng"
    r" (?:Tư pháp|Nội vụ|Giáo dục và Đào tạo|Tài chính - Kế hoạch|Tài nguyên và Môi trường|Y tế|Quản lý đô thị"
    r"|Lao động - Thương binh và Xã hội|Văn hóa và Thông tin|Nông nghiệp và Môi trường))"
    r"(?= (?:chủ trì|tham mưu|phối hợp|rà soát|tổng hợp|theo dõi|hướng dẫn|kiểm tra|đôn đốc|xây dựng|báo cáo"
    r"|thực hiện)(?!\w)|,)"
)
"""Departments of districts: communes have Văn hóa - Xã hội, Kinh tế (Hạ tầng và Đô thị), their Văn phòng and Trung tâm
Phục vụ hành chính công (Nghị định số 150/2025/NĐ-CP)."""
_KINDS: Final = ("xã", "phường", "đặc khu")
_LEVEL: Final = r"(?P<level>[Xx]ã|[Pp]hường|[Đđ]ặc khu)"
_OFFICE: Final = (
    r"(?:(?:Chủ tịch |Lãnh đạo |lãnh đạo )?(?:UBND|HĐND|Ủy ban nhân dân|Đảng ủy|Công an|Văn phòng UBND)\s)?"
)
_VERBS: Final = (
    r"(?:đã|chưa|đang|sẽ|tổ chức|tiếp nhận|giải quyết|ban hành|thực hiện|niêm yết|rà soát|công khai|không|tiếp tục"
    r"|chỉ đạo|phân công|yêu cầu|giao|phối hợp|báo cáo|kiến nghị|đề nghị|duy trì|triển khai)(?!\w)"
)
_ACTS: Final = pattern_of(
    rf"(?:^|[.;]\s|(?:^|[.;]\s)[^.;:,]{{2,40}},\s)(?<!xã,\s)(?<!phường,\s)(?<!trấn,\s)(?<!khu,\s)(?P<who>{_OFFICE}{_LEVEL})\s"
    rf"{_VERBS}"
)
_HIGHER: Final = r"(?P<who>(?:Lãnh đạo |lãnh đạo )?(?P<kind>Tổng cục|Cục|Chi cục|Ban [Qq]uản lý))\s"
_HIGHER_ACTS: Final = pattern_of(rf"(?:^|[.;]\s|(?:^|[.;]\s)[^.;:,]{{2,40}},\s){_HIGHER}(?:có(?!\w)|{_VERBS})")
"""Offices that no commune is, called by their kind alone."""
_HIGHER_NAMED: Final = pattern_of(rf"(?<!\w){_HIGHER}(?!có(?!\w)|{_VERBS})\w")
_AREA: Final = pattern_of(
    rf"(?<!\w)(?:[Tt]rên (?:toàn )?địa bàn|[Tt]oàn)\s(?P<who>{_LEVEL})"
    r"(?=[.;]|$|,(?!\s(?:xã|phường|thị trấn|đặc khu))|\s(?:đã|chưa|hiện|không|được|có)(?!\w))"
)
_NAMED: Final = pattern_of(rf"(?<!\w){_LEVEL}\s{CAPITALIZED}")
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:phối hợp với|học tập|kinh nghiệm|các (?:xã|phường|đặc khu)|mỗi|từng|cấp xã|thành lập|lên (?:phường|xã))"
    r"(?!\w)",
)


def check_other_levels(context: ProseContext) -> list[Finding]:
    """Findings on communes of another kind, unnamed, as who acts or where things are."""
    own = own_office(context)
    if own is None or own.level not in _KINDS:
        return []
    others = [kind for kind in _KINDS if kind != own.level]
    named: set[str] = set()
    higher: set[str] = set()
    out: list[Finding] = []
    for reading in context.running:
        if any(kind in reading.low for kind in others):
            named.update(found["level"].lower() for found in _NAMED.finditer(reading.text))
            out += _of_one(reading, own, named)
        if "ục " in reading.text or "uản lý " in reading.text:
            higher.update(found["kind"].lower() for found in _HIGHER_NAMED.finditer(reading.text))
            out += _higher(reading, own, higher)
        if (
            own.level in _WITHOUT
            and "Phòng " in reading.text
            and context.latest
            and context.latest >= NO_DISTRICTS_FROM
        ):
            out += _no_department(reading)
    return out


def _no_department(reading: Reading) -> Iterator[Finding]:
    """``Giao Phòng Tư pháp chủ trì`` in the report of a commune, which gives work to its own departments only."""
    for found in _GIVES.finditer(reading.text):
        if not BEFORE.search(around(reading.text, found.start("who"), found.end())):
            yield finding(
                "P906", reading.passage.at(found.start("who")), written=found["who"], why="cấp xã không có phòng này",
                quote=quote(reading.text, max(0, found.start("who") - 20), found.end() + 20),
            )  # fmt: skip


def _of_one(reading: Reading, own: OwnOffice, named: set[str]) -> Iterator[Finding]:
    for found in (*_ACTS.finditer(reading.text), *_AREA.finditer(reading.text)):
        kind, at = found["level"].lower(), found.start("who")
        sentence = around(reading.text, at, at)
        if kind == own.level or kind in named or BEFORE.search(sentence) or _OTHERS.search(sentence):
            continue
        yield finding(
            "P906", reading.passage.at(at), written=found["who"],
            why=f"báo cáo này là của {own.level} {own.name}".strip(),
            quote=quote(reading.text, max(0, at - 20), found.end() + 20),
        )  # fmt: skip


def _higher(reading: Reading, own: OwnOffice, named: set[str]) -> Iterator[Finding]:
    """``Trong kỳ, Cục chưa tổ chức kiểm tra``: words of another office's report, where none was named before."""
    for found in _HIGHER_ACTS.finditer(reading.text):
        if found["kind"].lower() not in named:
            yield finding(
                "P906", reading.passage.at(found.start("who")), written=found["who"],
                why=f"báo cáo này là của {own.level} {own.name}".strip(),
                quote=quote(reading.text, max(0, found.start("who") - 20), found.end() + 20),
            )  # fmt: skip
