"""Districts and townships that act after they were ended on 1 July 2025: P907.

Nghị quyết số 203/2025/QH15: administrative units are of two levels, provinces and communes, wards, special zones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM, format_short
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_OF_DISTRICTS: Final = (
    "thành phố",
    "Thành ủy",
    "huyện",
    "quận",
    "thị xã",
    "Huyện",
    "Quận",
    "Thị ủy",
    "thị trấn",
    "Thị trấn",
    "Phòng ",
)
_CITIES: Final = "(?:Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|trực thuộc)"
"""Cities that are provinces; the cities within provinces ended with the districts."""
_BODIES: Final = (
    r"(?:(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)|Công an|Tòa án nhân dân|TAND"
    r"|Viện [Kk]iểm sát nhân dân|Viện [Kk]iểm sát|VKSND|Trung tâm Y tế|Trung tâm (?:Bồi dưỡng )?[Cc]hính trị"
    r"|Chi cục Thuế"
    r"|Trung tâm (?:(?:Phục vụ )?[Hh]ành chính công|PVHCC|Dịch vụ nông nghiệp|Phát triển quỹ đất"
    r"|Văn hóa[^.;:()\d]{0,40}?)"
    r"|Bộ phận (?:[Mm]ột cửa|[Tt]iếp nhận và [Tt]rả kết quả)|Văn phòng HĐND và UBND"
    r"|Hạt Kiểm lâm|Chi cục Thi hành án dân sự|Ban (?:Chỉ huy|CH) ?(?:[Qq]uân sự|QS)|Bảo hiểm xã hội|BHXH"
    r"|Kho bạc Nhà nước|Thanh tra|Chi cục Thống kê|Hội đồng [Nn]ghĩa vụ quân sự"
    r"|Ủy ban (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|Liên đoàn Lao động"
    r"|Hội (?:Nông dân|Liên hiệp Phụ nữ|LHPN|Cựu chiến binh|Chữ thập đỏ|Người cao tuổi))"
)
"""Offices of which each district had one, and none is left; its hospitals, schools and boards may keep their names."""
DISTRICT_OFFICES = pattern_of(
    rf"(?<!\w)(?:{_BODIES}\s(?:các\s|cấp\s)?(?:huyện|quận|thị xã|thị trấn)(?!\w)|Đảng ủy thị trấn(?!\w)"
    r"|(?:Huyện|Quận|Thị) (?:ủy|[Đđ]oàn)(?!\w)"
    r"|Phòng\s[^\W\d_]{1,7}(?:(?:,?\s|\s-\s)[^\W\d_]{1,7}){0,7}?\s(?:huyện|quận|thị xã|thành phố(?! (?:Hà|Hồ"
    r"|Hải|Đà|Cần|Huế)))(?!\w)"
    rf"|(?:{_BODIES}|Thành ủy)\s(?:thành phố"
    rf"|Thành phố)\s(?!{_CITIES})(?=[{CAPITALS}][^\W\d_]{{0,6}}(?:\s[{CAPITALS}]|[,.;]|\s[^\W\d_]))"
    r"|(?<!\w)Phòng (?:Giáo dục và Đào tạo|GD&ĐT|GDĐT|Tài nguyên và Môi trường"
    r"|Lao động[^.;:()\d]{0,4}Thương binh và Xã hội|Nông nghiệp và (?:Phát triển nông thôn|PTNT))(?!\w))"
)
BEFORE = pattern_of(
    r"(?<!\w)\(?cũ\)?(?!\w)|trước (?:đây|đó)|trước (?:ngày )?0?1/0?7(?:/2025)?|trước thời điểm|kết thúc (?:hoạt động"
    r"|nhiệm vụ|việc tổ chức|mô hình|tổ chức|cấp)|chấm dứt"
    r"|sáp nhập|sắp xếp|hợp nhất"
    r"|trước khi (?:sắp|sáp|kết thúc|bỏ|thực hiện mô hình)|nhận bàn giao|bàn giao (?:từ|giữa|nguyên trạng)"
    r"|không còn|không tổ chức|bỏ cấp"
    r"|(?:tổ chức|chuyển|đổi tên|tách|nhập|gộp|kiện toàn)(?: lại)? thành(?! công| phố| viên)"
    r"|chuyển (?:từ|giao|tiếp)|tiếp nhận từ|năm 20(?:1\d|2[0-4])|giai đoạn 20|6 tháng đầu năm|30/6/2025"
    r"|(?:từ|dưới|trong|ở|cái|vào) thời (?!gian|hạn|điểm này)|thời (?:kỳ|còn)|(?:khi|lúc|hồi|thời điểm) còn"
    r"|trước kia|kế thừa|để lại|lịch sử|tồn (?:đọng )?từ|lưu (?:trữ )?từ|nhiệm kỳ trước|khóa trước|những năm trước"
    r"|nguyên (?:là|(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Chánh|Viện trưởng|Trưởng|Chi cục trưởng|Hạt trưởng))"
    r"|thay (?:thế )?cho|đã ban hành|do .{0,30}(?:ban hành|ký)",
    re.IGNORECASE,
)
_EARLY_MONTHS = pattern_of(
    r"(?<!\w)(?:tháng 0?[1-6]|quý I{1,2}|học kỳ I{1,2})(?:/| năm )2025(?!\d)|năm học 20(?:1\d|2[0-4])", re.IGNORECASE
)
_ISSUES = pattern_of(rf"(?:\s[{CAPITALS}][^\W\d_]{{0,6}}){{0,3}}\s(?:đã )?ban hành(?!\w)")
_MONTH = pattern_of(r"(?<!\w)[Tt]háng (?P<month>1[0-2]|0?[1-9])(?:/| năm )(?P<year>20\d{2})(?!\d)")
_ITSELF = pattern_of(
    r"(?:(?<=^)|(?<=[.;:]\s)|(?<=^Trong kỳ,\s)|(?<=\.\sTrong kỳ,\s))(?:[Tt]hị trấn|[Hh]uyện)"
    r"(?=\s(?:đã|chưa|đang|sẽ|tiếp tục|tổ chức|ban hành|chỉ đạo|thực hiện|tiếp nhận|kiến nghị|đề nghị|báo cáo)(?!\w))"
)
"""A place that speaks of itself, as in a report of the years before."""
_AREA_OR_AUTHORITY = pattern_of(
    r"(?<!\w)(?:[Tt]rên (?:toàn )?địa bàn (?:toàn |các )?|[Tt]oàn "
    r"|(?:báo cáo|trình|xin ý kiến|chỉ đạo của|hướng dẫn của)\s(?:lên |với )?)"
    r"(?:huyện|thị trấn)(?!\w)(?! (?:ủy|lỵ))"
)
_LEVEL_ACTS = pattern_of(
    r"(?<!\w)(?:(?:[Hh]ồ sơ|TTHC|[Bb]ộ phận (?:[Mm]ột cửa|tiếp nhận và trả kết quả)|[Tt]rung tâm|[Cc]hính quyền|UBND)\s"
    r"(?:của |ở |do )?|(?:ở |do |[Tt]ại ))?[Cc]ấp (?:huyện|quận)(?=,?\s(?:(?:đã|đang|chưa)\s)?"
    r"(?:tiếp nhận|giải quyết|xử lý|trả kết quả|thực hiện|ban hành|chỉ đạo|niêm yết|kiểm tra|phê duyệt|thẩm định"
    r"|(?:là|có|đạt) \d|\d))"
)
_LEFT_BEHIND = pattern_of(r"(?<!\w)(?:[Hh]ồ sơ|[Tt]ài liệu|[Tt]ài sản|[Cc]on dấu|[Tt]rụ sở)(?: cũ)? của $")
"""``Hồ sơ của Phòng Tài chính - Kế hoạch huyện được lưu trữ``: what an office left is there after it."""
_OF: Final = pattern_of(r"(?<!\w)của (?:[^.;:()\d]{1,40}, )?$")
_HANDED_ON: Final = pattern_of(r"[^.;:()\d]{0,40}? (?:được|phải) (?:bàn giao|chuyển|giao lại|tiếp quản)(?!\w)")
"""``các đoàn của Thanh tra huyện được bàn giao về Thanh tra thành phố``: what was its own and is another's now."""
_PAST_MATTER = pattern_of(
    r"(?:quyết toán|kết quả|tổng kết|đánh giá|tình hình|thống kê|kiểm toán)[^.;]*?\snăm (?P<year>20\d{2})(?!\d)",
    re.IGNORECASE,
)
"""A title that says of which year the text is: “Phê chuẩn quyết toán ngân sách địa phương năm 2024”."""
_YEAR = pattern_of(r"(?<![\d/])20\d{2}(?![\d/])")
_TO_BE_DONE = pattern_of(r"(?<!\w)(?:giao|yêu cầu|đề nghị|kiến nghị|gửi|trình)(?!\w)[^.;]*$", re.IGNORECASE)
"""What leads to an office that shall do something now, also in a text about a year before."""
_MOST_NAMES: Final = 5
FORMER_LEVEL: Final = pattern_of(r"(?<!\w)(?:huyện|quận|thị xã|thị trấn)(?!\w)")


def check_former_levels(context: ProseContext) -> list[Finding]:
    """P907 for each paragraph of a later text with authorities or areas that ended with the districts, all named."""
    if not context.latest or context.latest < NO_DISTRICTS_FROM:
        return []
    running = (reading for reading in context.addressed if any(word in reading.text for word in _OF_DISTRICTS))
    # Who reports for a district, or is not known, may speak of it.
    issuer = context.facts.issuer.lower()
    patterns = (
        (DISTRICT_OFFICES,)
        if not issuer or FORMER_LEVEL.search(issuer)
        else (DISTRICT_OFFICES, _ITSELF, _AREA_OR_AUTHORITY, _LEVEL_ACTS)
    )
    past = _is_of_years_before(context.titles)
    return [item for reading in running for item in _districts(reading, patterns, past=past)]


def _is_of_years_before(titles: Sequence[str]) -> bool:
    """Whether the document's title says that it is about years with districts, and names no later one."""
    title = " ".join(titles)
    return (
        bool(_PAST_MATTER.search(title)) and max(map(int, _YEAR.findall(title)), default=9999) < NO_DISTRICTS_FROM.year
    )


def _districts(reading: Reading, patterns: Sequence[re.Pattern[str]], *, past: bool) -> Iterator[Finding]:
    """``báo cáo UBND huyện`` after districts were ended."""
    if any(window.last.value and window.last.value < NO_DISTRICTS_FROM for window in reading.windows):
        return  # the text is about the time before
    # A document of a district may be cited, unless it is dated after the districts.
    cited = [
        (citation.start, citation.end)
        for citation in reading.citations
        if not (citation.when and citation.when.value and citation.when.value >= NO_DISTRICTS_FROM)
    ]
    ended: list[re.Match[str]] = []
    for found in _named(reading.text, patterns):
        if ended and found.start() < ended[-1].end():
            continue
        if past and not _TO_BE_DONE.search(reading.text, 0, found.start()):
            continue
        sentence = around(reading.text, found.start(), found.start())
        issuer = any(
            start <= found.start() < end + 60 and _issued_by(reading, end, found.start()) for start, end in cited
        )
        start = found.start() - len(sentence)
        early = any(
            seen.value and seen.value < NO_DISTRICTS_FROM and start <= seen.start < found.end() + len(sentence)
            and seen.text in sentence
            for seen in reading.dates
        )  # fmt: skip
        acts = _acts_later(reading, found, start)
        excused = BEFORE.sub(lambda words: "" if words.group().lower() == "đã ban hành" else words.group(), sentence)
        if _LEFT_BEHIND.search(reading.text, max(0, found.start() - 30), found.start()):
            continue
        if _OF.search(reading.text, 0, found.start()) and _HANDED_ON.match(reading.text, found.end()):
            continue
        if BEFORE.search(excused if acts else sentence) or issuer or early or _EARLY_MONTHS.search(sentence):
            continue
        ended.append(found)
    if ended:
        first = ended[0]
        names = list(dict.fromkeys(found.group().strip() for found in ended))
        more = ("…",) if len(names) > _MOST_NAMES else ()
        yield finding(
            "P907", reading.passage.at(first.start()), written="”, “".join((*names[:_MOST_NAMES], *more)),
            day=format_short(NO_DISTRICTS_FROM),
            quote=quote(reading.text, max(0, first.start() - 30), first.end() + 20),
        )  # fmt: skip


def _acts_later(reading: Reading, office: re.Match[str], start: int) -> bool:
    """``tháng 10/2025, Chủ tịch UBND huyện Long Thành đã ban hành 46 quyết định``: did it issue them after its end?"""
    if not _ISSUES.match(reading.text, office.end()):
        return False
    months = [(int(x["year"]), int(x["month"])) for x in _MONTH.finditer(reading.text, max(0, start), office.start())]
    return any(month >= (NO_DISTRICTS_FROM.year, NO_DISTRICTS_FROM.month) for month in months)


def _named(text: str, patterns: Sequence[re.Pattern[str]]) -> list[re.Match[str]]:
    """The authorities and areas of levels that were ended, in their order; each place once."""
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    return sorted(found, key=lambda match: match.start())


def _issued_by(reading: Reading, end: int, at: int) -> bool:
    """Does a citation lead to the office as its issuer ("… ngày 12/5/2024 của UBND huyện")?"""
    return at < end or not re.search(r"(?<!\w)(?:gửi|trình|báo cáo|kiến nghị|đề nghị|cho)(?!\w)", reading.text[end:at])
