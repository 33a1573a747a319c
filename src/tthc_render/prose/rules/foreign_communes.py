"""``Nhân dân phường Hồng Gai cơ bản đồng tình`` in the report of another commune: words left over from a copy: P905.

A commune acts, is governed or is praised in its own report only; neighbours are named beside others, as partners, or as
what was merged. A name that comes once, as the subject of a sentence, is none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import PLACE_NAME, VISITORS, OwnOffice, own_office, same_name
from tthc_render.vietnamese.patterns import pattern_of

_COMMUNES: Final = "xã|phường|thị trấn|đặc khu"
_WHO: Final = (
    r"(?:(?:[Cc]án bộ|[Đđ]ảng bộ|[Cc]hính quyền|[Đđ]ảng viên|[Ll]ực lượng [^.;,\d]{2,20})(?:,| và)? (?:và )?)*"
    r"(?:[Nn]hân dân|[Nn]gười dân|[Bb]à con|[Đđ]ảng bộ|[Đđ]ảng ủy|[Cc]hính quyền|UBND|Ủy ban nhân dân|HĐND"
    r"|Chủ tịch UBND|Công an|Trạm Y tế|Ban Chỉ huy Quân sự|Đoàn Thanh niên|[Ll]ãnh đạo|Trung tâm [^.;,\d]{3,40}"
    r"|Hội [^.;,\d]{3,24}"
    r"|Mặt trận Tổ quốc(?: Việt Nam)?|Ủy ban MTTQ(?: Việt Nam)?|[Cc]án bộ, công chức|[Tt]oàn thể [^.;,\d]{3,30}"
    r"|Bộ phận [^.;,\d]{3,30})"
)
_PARTS_OF_ONE: Final = (
    "(?:[Pp]hòng|[Vv]ăn phòng|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Xx]óm|[Kk]hu phố|[Tt]ổ dân phố|[Tt]rung tâm|[Cc]hi bộ"
    "|ban, ngành|ngành|đoàn thể|cán bộ|công chức|đơn vị|trường|cơ quan)"
)
_DOES: Final = (
    r"(?:cơ bản|đã|đang|luôn|tích cực|đồng tình|ủng hộ|hưởng ứng|chấp hành|tiếp tục|tổ chức|tham gia|phấn khởi|tự giác"
    r"|nghiêm túc|chủ động|thường xuyên|duy trì|thực hiện|tiếp nhận|giải quyết|phối hợp|xác định|quan tâm|tập trung"
    r"|ban hành|có(?! (?:công văn|văn bản|thư|đơn|giấy|ý kiến)(?!\w))|được|đạt|hoàn thành|tự nguyện|nhiệt tình"
    rf"|(?:yêu cầu|giao|chỉ đạo|lãnh đạo|phân công) (?:các )?{_PARTS_OF_ONE}"
    r"|đánh giá|hài lòng|ra quân|sẽ|chưa|không|đề nghị"
    r"|kiến nghị|đề xuất|kính|trân trọng|báo cáo|xin|tiếp công dân|tiếp(?= \d)|niêm yết)(?!\w)"
)
_ACTS = pattern_of(
    rf"(?:^|[.;:]\s|,\s(?:được )?){_WHO}\s(?:trên địa bàn )?(?P<level>{_COMMUNES})\s(?P<name>{PLACE_NAME})\s{_DOES}"
)
_ITS_PARTS = pattern_of(
    r"(?:^|[.;:]\s)(?:Các|Toàn thể|Tất cả(?: các)?|các|toàn thể|tất cả(?: các)?)\s(?:khu dân cư|thôn|bản|tổ dân phố"
    r"|khu phố|ấp|buôn|xóm|chi hội|chi bộ|trường(?: học)?|ban, ngành|hộ dân|hộ gia đình|đoàn thể|cán bộ|đảng viên)"
    rf"(?:,? [^\W\d_]+){{0,5}}?\s(?:của|thuộc|trên địa bàn)\s(?P<level>{_COMMUNES})\s(?P<name>{PLACE_NAME})"
    rf"\s(?!tham gia|có |được ){_DOES}"
)
"""``Các thôn của xã Hoằng Hóa tích cực hưởng ứng``: a report tells of the parts of its own commune."""
_ITSELF = pattern_of(
    rf"(?:^|[.;]\s)(?P<level>Xã|Phường|Đặc khu)\s(?P<name>{PLACE_NAME})\s(?:đã|tiếp tục|hiện có|có|đang|sẽ)(?!\w)"
)
_ITS_AIMS = pattern_of(
    r"(?:^|[.;]\s)(?:(?:Trong |Từ nay |Đến )?(?:[Qq]uý|[Tt]háng|[Nn]ăm|[Tt]hời gian tới)[^.;:,]{0,24}),\s"
    rf"(?P<level>{_COMMUNES})\s(?P<name>{PLACE_NAME})\s(?:sẽ )?(?:tiếp tục|tập trung|phấn đấu)(?!\w)"
)
"""``Trong quý IV, xã Nà Nhạn tập trung hoàn thành …``: a report names the aims of its own commune."""
_PARTS = pattern_of(
    r"(?<!\w)(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao|[Cc]hỉ đạo|[Vv]ận động|[Pp]hát động|[Hh]ướng dẫn|tuyên truyền (?:đến|tới)"
    r"|triển khai (?:đến|tới))\s(?:tới |đến |cho )?(?P<parts>(?:các|toàn thể|tất cả(?: các)?)\s(?:khu dân cư|thôn|bản"
    r"|tổ dân phố|khu phố|ấp|buôn|xóm|chi hội|chi bộ|trường(?: học)?|ban, ngành|phòng, ban|hộ dân|hộ gia đình|đơn vị"
    r"|tổ chức hội|công chức|cơ quan, đơn vị|đoàn thể)(?:,? [^\W\d_]+){0,6}?)\s(?:của|thuộc|trong|trên địa bàn)\s"
    rf"(?P<level>{_COMMUNES})\s(?P<name>{PLACE_NAME})(?!\w)"
)
"""``đề nghị các khu dân cư của xã Mường Ảng gửi danh sách``: a commune asks its own parts only."""
_GIVEN = pattern_of(
    rf"(?:(?:^|[.;]\s|[-+]\s)|(?:UBND|Ủy ban nhân dân)\s(?:{_COMMUNES})(?:\s{PLACE_NAME})?\s(?:đã\s)?)"
    r"(?:[Gg]iao|[Yy]êu cầu|[Cc]hỉ đạo|[Pp]hân công)\s(?:cho\s)?"
    r"(?P<division>Phòng (?:Kinh tế|Văn hóa)(?:(?:,| và| -)? (?:Hạ tầng|Đô thị|Xã hội))*"
    r"|Văn phòng (?:HĐND và UBND|Hội đồng nhân dân và Ủy ban nhân dân)"
    r"|Trung tâm Phục vụ hành chính công|Trung tâm PVHCC|Bộ phận Một cửa)"
    rf"\s(?:thuộc\s|của\s)?(?P<level>{_COMMUNES})\s(?P<name>{PLACE_NAME})(?!\w)(?!,? (?:và|với|cũ|\(cũ))"
)
"""``UBND phường giao Phòng Kinh tế phường Vĩnh Yên chủ trì``: a commune gives tasks to its own divisions only."""
_OTHERS = pattern_of(
    r"(?<!\w)(?:giáp ranh|giáp|phối hợp với|học tập|kinh nghiệm|sáp nhập|sắp xếp|hợp nhất|bàn giao|cũ|trước đây"
    r"|kết nghĩa|tương tự|liên xã|các xã|các phường|cụm|(?<!thu )nhập|hỗ trợ|giúp|xã bạn|phường bạn|lân cận"
    r"|đề nghị(?: [^\W\d_]+){0,4} phối hợp|trước đó)(?!\w)",
    re.IGNORECASE,
)
_NAMED = pattern_of(rf"(?<!\w)(?:{_COMMUNES}|Xã|Phường|Thị trấn|Đặc khu)\s(?P<name>{PLACE_NAME})(?!\w)")
_SENTENCE = pattern_of(r"[.;]\s")
_ASKS_ABOVE = pattern_of(
    r"(?:(?<=đề nghị)|(?<=kiến nghị)|(?<=đề xuất)) (?:Sở|Bộ|UBND (?:tỉnh|thành phố|huyện|quận|thị xã)|HĐND tỉnh"
    r"|HĐND thành phố|Chủ tịch UBND (?:tỉnh|thành phố)|Công an (?:tỉnh|thành phố)|cấp trên|cấp có thẩm quyền"
    r"|(?:Hội|Đoàn|Liên đoàn|Ủy ban MTTQ|Ủy ban Mặt trận)[^.;,\d]{0,40} (?:tỉnh|thành phố)|Tỉnh ủy|Tỉnh đoàn|Tỉnh Đoàn"
    r"|Đảng ủy|HĐND, UBND|UBND (?:xã|phường)(?=,| (?:quan tâm|xem xét|hỗ trợ|bố trí|cấp|tạo)))(?!\w)"
)
_ON_THE_WHOLE = pattern_of(
    r"(?:^|[.;]\s)(?:Nhìn chung|Đánh giá chung|Tóm lại|Nhận xét chung|Tựu trung)[,:]?\s[^.;]{0,120}?(?<!\w)"
    rf"(?:tại|của|ở|trên địa bàn)\s(?P<level>{_COMMUNES})\s(?P<name>{PLACE_NAME})(?!\w)(?!,? (?:và|với|cũ|\(cũ))"
)
"""``Nhìn chung, việc giải quyết thủ tục tại xã Mỹ Đức Tây …``: on the whole, a report speaks of its own commune."""
_OVERALL: Final = ("hìn chung", "ánh giá chung", "óm lại", "hận xét chung", "ựu trung")
_OWN_DIVISIONS: Final = ("Phòng ", "Văn phòng ", "Trung tâm P", "Bộ phận M")


def check_foreign_communes(context: ProseContext) -> list[Finding]:
    """Findings on another commune that acts in a commune's report."""
    own = own_office(context)
    if own is None or not own.name or own.level not in _COMMUNES.split("|"):
        return []
    found: list[tuple[Reading, re.Match[str]]] = []
    for reading in context.running:
        if not any(level in reading.text for level in ("xã ", "phường ", "Xã ", "Phường ", "thị trấn ", "hu ")):
            continue
        asked = _PARTS.finditer(reading.text) if "ác " in reading.text or "toàn thể " in reading.text else ()
        given = _GIVEN.finditer(reading.text) if any(word in reading.text for word in _OWN_DIVISIONS) else ()
        aims = _ITS_AIMS.finditer(reading.text)
        overall = _ON_THE_WHOLE.finditer(reading.text) if any(word in reading.text for word in _OVERALL) else ()
        parts = _ITS_PARTS.finditer(reading.text)
        for acting in (
            *_ACTS.finditer(reading.text),
            *parts,
            *_ITSELF.finditer(reading.text),
            *aims,
            *asked,
            *given,
            *overall,
        ):
            if not same_name(acting["name"], own.name):
                found.append((reading, acting))
    return list(_left_over(context, found, own))


def _stops(reading: Reading) -> list[int]:
    """Where its sentences and parts of them begin."""
    return [0, *(x.start() for x in _SENTENCE.finditer(reading.text))]


def _left_over(context: ProseContext, found: list[tuple[Reading, re.Match[str]]], own: OwnOffice) -> Iterator[Finding]:
    acting_names = {acting["name"] for _, acting in found}
    if len(acting_names) != 1:
        return  # the text tells of no other commune or of several
    (other,) = acting_names
    said = {x["name"] for one in context.running for x in _NAMED.finditer(one.text)}
    if any(name != other and not same_name(name, own.name) for name in said):
        return
    if sum(one.text.count(other) for one in context.running) > len(found):
        return
    for reading, acting in found:
        stops = reading.kept(_stops)
        start = stops[bisect_right(stops, acting.start()) - 1]
        nth = bisect_right(stops, acting.start() + 1)
        stop = stops[nth] if nth < len(stops) else len(reading.text)
        if _ASKS_ABOVE.match(reading.text, acting.end()):  # what it asks for says nothing of partners
            stop = acting.end()
        if "division" in acting.re.groupindex:  # with whom the division is to work says nothing of whose it is
            stop = acting.end()
        if _OTHERS.search(reading.text, start, stop) or VISITORS.search(reading.text, start, stop):
            continue
        yield finding(
            "P905", reading.passage.at(acting.start("level")), other=f"{acting['level']} {other}",
            own=f"{own.level} {own.name}",
            quote=quote(reading.text, max(0, acting.start() - 10), acting.end() + 20),
        )  # fmt: skip
