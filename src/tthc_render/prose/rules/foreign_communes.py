"""``Nhân dân phường Hồng Gai cơ bản đồng tình`` in the report of another commune: words left over from a copy: P905.

A commune acts, is governed or is praised in its own report only; neighbours are named beside others, as partners, or as
what was merged. A name that comes once, as the subject of a sentence, is none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import CAPITALIZED, own_office, same_name
from tthc_render.vietnamese.patterns import pattern_of

_COMMUNES: Final = "xã|phường|thị trấn|đặc khu"
_NAME: Final = rf"{CAPITALIZED}(?:[\s-]{CAPITALIZED}){{0,3}}"
_WHO: Final = (
    r"(?:(?:[Cc]án bộ|[Đđ]ảng bộ|[Cc]hính quyền|[Đđ]ảng viên|[Ll]ực lượng [^.;,\d]{2,20})(?:,| và)? (?:và )?)*"
    r"(?:[Nn]hân dân|[Nn]gười dân|[Bb]à con|[Đđ]ảng bộ|[Đđ]ảng ủy|[Cc]hính quyền|UBND|Ủy ban nhân dân|HĐND"
    r"|Chủ tịch UBND|Công an|Trạm Y tế|Ban Chỉ huy Quân sự|Đoàn Thanh niên|[Ll]ãnh đạo|Trung tâm [^.;,\d]{3,40}"
    r"|Hội [^.;,\d]{3,24}"
    r"|Mặt trận Tổ quốc(?: Việt Nam)?|Ủy ban MTTQ(?: Việt Nam)?|[Cc]án bộ, công chức|[Tt]oàn thể [^.;,\d]{3,30}"
    r"|Bộ phận [^.;,\d]{3,30})"
)
_DOES: Final = (
    r"(?:cơ bản|đã|đang|luôn|tích cực|đồng tình|ủng hộ|hưởng ứng|chấp hành|tiếp tục|tổ chức|tham gia|phấn khởi|tự giác"
    r"|nghiêm túc|chủ động|thường xuyên|duy trì|thực hiện|tiếp nhận|giải quyết|phối hợp|xác định|quan tâm|tập trung"
    r"|ban hành|có|được|đạt|hoàn thành|tự nguyện|nhiệt tình|đánh giá|hài lòng|ra quân|sẽ|chưa|không|đề nghị"
    r"|kiến nghị|đề xuất|kính|trân trọng|báo cáo|xin)(?!\w)"
)
_ACTS = pattern_of(
    rf"(?:^|[.;]\s|,\s(?:được )?)(?P<who>{_WHO})\s(?:trên địa bàn )?(?P<level>{_COMMUNES})\s(?P<name>{_NAME})\s{_DOES}"
)
_ITSELF = pattern_of(
    rf"(?:^|[.;]\s)(?P<who>)(?P<level>Xã|Phường|Đặc khu)\s(?P<name>{_NAME})\s(?:đã|tiếp tục|hiện có|có|đang|sẽ)(?!\w)"
)
_OTHERS = pattern_of(
    r"(?<!\w)(?:giáp ranh|giáp|phối hợp với|học tập|kinh nghiệm|sáp nhập|sắp xếp|hợp nhất|bàn giao|cũ|trước đây"
    r"|kết nghĩa|tương tự|liên xã|các xã|các phường|cụm|nhập|hỗ trợ|giúp|xã bạn|phường bạn|lân cận)(?!\w)",
    re.IGNORECASE,
)
_NAMED = pattern_of(rf"(?<!\w)(?:{_COMMUNES}|Xã|Phường)\s(?P<name>{_NAME})(?!\w)")
_SENTENCE = pattern_of(r"[.;]\s")


def check_foreign_communes(context: ProseContext) -> list[Finding]:
    """Findings on another commune that acts in a commune's report."""
    own = own_office(context)
    if own is None or not own.name or own.level not in _COMMUNES.split("|"):
        return []
    named: Counter[str] = Counter()
    found: list[tuple[Reading, re.Match[str]]] = []
    for reading in context.running:
        if not any(level in reading.text for level in ("xã ", "phường ", "Xã ", "Phường ", "thị trấn ", "hu ")):
            continue
        for acting in (*_ACTS.finditer(reading.text), *_ITSELF.finditer(reading.text)):
            if not same_name(acting["name"], own.name):
                found.append((reading, acting))
                named[acting["name"]] += 1
    return list(_left_over(context, found, named, f"{own.level} {own.name}")) if found else []


def _left_over(
    context: ProseContext, found: list[tuple[Reading, re.Match[str]]], named: Counter[str], own: str
) -> Iterator[Finding]:
    said = {x["name"] for one in context.running for x in _NAMED.finditer(one.text)}
    if any(not same_name(name, own.partition(" ")[2]) and name not in named for name in said) or len(named) > 1:
        return  # the text tells of several communes
    for reading, acting in found:
        stops = [x.start() for x in _SENTENCE.finditer(reading.text)]
        start = max((x for x in stops if x <= acting.start()), default=0)
        stop = min((x for x in stops if x > acting.start() + 1), default=len(reading.text))
        elsewhere = sum(one.text.count(acting["name"]) for one in context.running)
        if _OTHERS.search(reading.text, start, stop) or elsewhere > len(found):
            continue
        yield finding(
            "P905", reading.passage.at(acting.start("level")), other=f"{acting['level']} {acting['name']}", own=own,
            quote=quote(reading.text, max(0, acting.start() - 10), acting.end() + 20),
        )  # fmt: skip
