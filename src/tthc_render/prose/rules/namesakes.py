"""``Sở Y tế tỉnh Vĩnh Long tiếp tục luân phiên bác sĩ`` in the report of Sở Y tế tỉnh An Giang: P905.

Offices of every kind have namesakes elsewhere, from whose reports words are copied. What one's own office is called
without its place is read from its name; in the text it may be shortened to its initials. A namesake
helps, provides, hands over or asks for cooperation; in another one's report it does not go on with its own work, set
itself aims, turn to the offices above, or act on what belongs to the one that reports or was said of it before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple
from unicodedata import normalize

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import PLACE_NAME, same_name
from tthc_render.prose.spans import around
from tthc_render.vietnamese.districts import districts_of
from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_NUMBERED: Final = pattern_of(r"\d+|[IVX]+(?!\w)")
_PROVINCES: Final = ("tỉnh", "thành phố")
_NUMBER: Final = r"(?:\d{1,3}(?![\d.,/]\d|\d)|[IVX]{1,5}(?!\w))"
_PLACE: Final = rf"(?![{CAPITALS}]{{2}}){PLACE_NAME}"
_NAME: Final = rf"(?:{_NUMBER}(?: - {PLACE_NAME})?|{_PLACE})"
_LEVEL: Final = "(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|khu vực)"
_OWN: Final = pattern_of(
    rf"(?P<kind>(?:.+? )??(?:[^\W\d_{CAPITALS}]\S*|[{CAPITALS}]{{2,}}|[{CAPITALS}]\S+(?= {_LEVEL} )))"
    rf"(?: (?P<level>{_LEVEL}))? (?P<name>{_NAME})(?:(?<=\d) {_LEVEL} {_PLACE})?"
)
"""``BHXH huyện Hải Hậu``: an office of any kind, the level and the name of its place."""
_INNER: Final = pattern_of(rf"(?:Công đoàn|Đảng bộ|Đảng ủy|Chi bộ|Đoàn Thanh niên) (?=[{CAPITALS}])")
_TRADELESS: Final = pattern_of(
    r"(?:Công ty|Tổng công ty|Doanh nghiệp tư nhân|Hợp tác xã|TNHH|CP|MTV|Cổ phần|thành viên)$"
)
"""``Công ty TNHH May Tiên Hưng``: of its name the last words are its own, those before them its trade."""
_AHEAD: Final = pattern_of(
    r"(?:^|:\s)(?:[-+*]\s?)?(?:(?!Theo |Qua |Cùng |Cũng |Tại |Nếu |Khi |Do |Nhờ |Được )"
    r"[^;:,]{2,60},(?: [^;:,]{2,60},)?"
    r"(?: (?:trong )?(?:thời gian tới|năm tới|quý tới|tháng tới|năm \d{4}|quý [IV]+(?:/\d{4})?|\d+ \w+ qua))?\s)?"
    r"(?:(?:Trong t|T)hời gian tới,? )?(?:Tập thể |Lãnh đạo |Ban Giám đốc )?$"
)
_INSIDE: Final = pattern_of(
    rf"(?:^|[:,]\s)(?!Theo |Qua |Cùng |Cũng |Tại |Nếu |Khi |Do |Nhờ |Được |Trong |Giữa |Riêng |Với |Từ )[{CAPITALS}]\S*"
    r"(?: (?!do |của |tại |với |cho |bởi |là |và |cùng |giữa |theo |từ |ở |nguyên |cựu )[^\s,]+){0,5}\s$"
)
"""A head or an organ of the office: ``Thượng tá Hoàng Minh Tuấn, Trưởng Công an huyện …``."""
_IN_TIME: Final = pattern_of(
    r"\W*(?:(?:[Tt]rong|[Cc]uối|[Đđ]ầu|[Hh]ết|[Tt]ính đến hết) )?(?:[Tt]hời gian tới|\d+ (?:tháng|quý|năm|tuần)"
    r"|[Qq]uý|[Tt]háng|[Nn]ăm|[Kk]ỳ|[Tt]uần|[Hh]ọc kỳ|[Nn]ăm học|[Vv]ụ)(?: (?:học|[IVX\d]+))?(?:(?:/| năm )\d{4})?"
    r"(?: (?:tới|sau|này|qua|báo cáo|\d{4}))?,?\s"
)
"""``Trong quý, …``: the time of the report."""
_RULES: Final = pattern_of(
    r"\s(?:đã |đang |sẽ |cũng )*(?:tặng (?:giấy khen|thưởng|quà) cho|khen thưởng|kết nạp|quyết định (?:khen|tặng"
    r"|phân công|thành lập|ban hành)|phân công|giao (?:cho )?(?:các )?(?:tổ|giáo viên|khoa|phòng)"
    r"|yêu cầu (?:các )?(?:tổ|giáo viên|khoa|phòng)|phê duyệt|ban hành|duy trì|tiếp tục|đề ra"
    r"|được (?:xếp loại|đánh giá|công nhận))(?!\w)"
)
"""What a head or an organ of an office does within it: ``Hiệu trưởng Trường A đã tặng giấy khen cho 45 em``."""
_CREDITED: Final = pattern_of(
    r"(?:(?:^|[:]\s)(?:(?:(?:Có|Đạt|Để có|Để đạt) )?(?:được )?(?:những |các )?"
    r"(?:[Kk]ết quả|[Tt]hành (?:tích|quả|công))(?: [^\W\d_]+){0,3}? (?:trên|đó|này|ấy)(?!\w)|Thay mặt (?!cho)"
    r"|Trên đây là (?=[^.;]* của ))[^.;]{0,120}?(?<=\s)"
    r"|(?:^|[:]\s)(?:[^.;,:\d]{2,40}, )?(?:[Tt]ập thể|[Tt]hầy(?: cô)?(?: và|,) trò|[Cc]án bộ|[Vv]iên chức|[Đđ]ội ngũ"
    r"|[Hh]ội đồng sư phạm|[Nn]gười lao động|[Cc]ông nhân)(?=[^.;]* (?:quyết tâm|nỗ lực|phấn đấu|cam kết|hứa|đoàn kết))"
    r"[^.;:()]{0,60}?(?<=\s))\ue000"
)
"""``Có được kết quả trên là nhờ …``, ``Thay mặt …``, ``Trên đây là … của …``: an office speaks of its own people."""
_HIGHER: Final = (
    r"(?:(?:với |lên )?(?:Sở|Bộ|UBND (?:tỉnh|thành phố)|Ủy ban nhân dân (?:tỉnh|thành phố)|HĐND (?:tỉnh|thành phố)"
    r"|Chính phủ"
    r"|Thủ tướng|Trung ương|Tỉnh ủy|Thành ủy|Ngân hàng|Công an tỉnh|Công an thành phố|cấp trên|cấp có thẩm quyền"
    r"|các cấp"
    r"|cơ quan có thẩm quyền|Thanh tra Chính phủ)(?!\w))"
)
_ITSELF: Final = pattern_of(
    r"\s(?:đã |đang |sẽ |cũng |luôn )*(?:"
    rf"(?:kính |trân trọng )?(?:đề nghị|kiến nghị|đề xuất|báo cáo|trình) {_HIGHER}"
    r"|(?:tiếp tục|tập trung|phấn đấu|quyết tâm|chủ động|nghiêm túc|kịp thời)(?! (?:đề nghị|phối hợp|hỗ trợ|chuyển"
    r"|gửi|cung cấp))"
    r"|tham mưu(?! cho)|đề ra|xác định|xây dựng (?:phương án|kế hoạch|đề án|quy chế)|đẩy mạnh|tăng cường|hoàn tất"
    r"|duy trì|quán triệt|phân công|niêm yết"
    r"|cam kết|hứa|có \d[\d.]* (?:lớp|giáo viên|biên chế|giường bệnh|công chức|viên chức)(?! (?:tham gia|dự|đến"
    r"|sang)(?!\w))|báo cáo (?:kết quả|tình hình)|xin báo cáo|tự đánh giá|ban hành (?:kết luận|kế hoạch"
    r"|quy chế))(?!\w)"
)
_CAUSED: Final = pattern_of(
    r"(?:^|[:]\s)(?:[^.;,\d]{2,50}[,:] )?(?:[Nn]guyên nhân|[Ll]ý do|[Hh]ạn chế|[Tt]ồn tại|[Kk]huyết điểm)"
    r"[^.;:\d]{0,60}?(?: do|: do|: Do| là| là do|:)\s(?:[^.;:\d]{0,40}? của )?$"
)
"""``Nguyên nhân chính do Bệnh viện …``: a report finds the causes of its faults in its own house."""
_FAULT: Final = pattern_of(
    r"(?=\s(?:[^\W\d_]+ ){0,3}?(?:chưa|không|còn|thiếu|chậm|buông lỏng|lúng túng|để xảy ra|đã|có)(?!\w))"
)
_MEASURED: Final = pattern_of(
    r"(?:^|[:]\s)(?:(?:Về|Công tác|Tính đến|Đến|Trong|Tháng|Quý|Năm|Riêng)[^.;:]{2,60}?[,:] )?"
    r"(?:(?:[Tt]ổng số|[Ss]ố|[Dd]oanh thu|[Tt]hu nhập|[Ll]ợi nhuận|[Dd]ư nợ|[Ss]ản lượng|[Tt]ỷ lệ|[Kk]ết quả"
    r"|[Cc]ông suất"
    r"|[Tt]ổng thu|[Tt]ổng chi|[Kk]inh phí|[Nn]guồn thu|[Nn]ợ|[Ll]ao động|[Bb]iên chế|[Đđ]ội ngũ)(?: [^\W\d_]+){0,6}?"
    r" (?:của|tại)) $"
)
"""``Tổng số lao động của Công ty … là 486 người``: the figures of a report are its own, where nothing is compared."""
_IS_MEASURED: Final = pattern_of(
    r"(?=\s(?:(?:đến|tính đến|trong|năm|tháng|quý|tại thời điểm|hết|\d{1,2} tháng)[^.;]{0,50}? )?"
    r"(?:là|đạt|ước|có|còn|tăng|giảm|chiếm|gồm|bằng)(?!\w))"
)
_GIVES: Final = (
    r"(?:(?:hỗ trợ|ủng hộ|tài trợ|giúp|tặng|trao|chuyển|gửi|bàn giao|giao(?= cho)|chia sẻ|cung cấp|mời|đăng cai"
    r"|trao đổi|ký kết|đến|sang|về|thăm|học tập|tham quan|tham gia|tham dự|dự|thuê|mua|bán|vay|nhận|thắng|thua|vượt|xếp"
    r"|đứng|dẫn đầu|là|giáp|đạt giải|đoạt|cũng|phối hợp|cùng|với|và|ở|tại|thuộc|do|của|để|nơi|trước đây"
    r"|thi công|trúng)(?!\w))"
)
"""What a namesake does to or with others, and words that are no act at all."""
_HOME: Final = pattern_of(rf"\s(?:đã |đang |sẽ |vừa |còn )*(?!{_GIVES})[a-zđà-ỹ]+(?!\w)")
_OWN_MATTER: Final = (
    (
        r"(?=[^.;]*?(?:(?<!\w)trực thuộc(?! [{CAPITALS}])|(?:nêu|nói|kể) trên|còn lại(?! của)"
        r"|(?<!\w)mình(?!\w)"
        r"|(?:của|thuộc|trong|[Tt]oàn|nội bộ|địa bàn) (?:toàn )?(?:{office}|đơn vị|cơ quan|nhà trường|ngành|{level})"
        r"(?=[.,;)]|$| \("
        r"| (?!khác|bạn|lân cận|giáp|nói chung|có (?:liên|thẩm|chức)|liên quan|ngoài|nào|tham gia|cấp trên"
        r"|chủ quản|cùng|[{CAPITALS}])\w)"
        r"|trên (?:toàn )?địa bàn(?=[.,;)]|$| \(| (?!{LEVEL}|các|giáp|hai|giữa|liên|của|[{CAPITALS}])\w){place}))"
    )
    .replace("{CAPITALS}", CAPITALS)
    .replace("{LEVEL}", _LEVEL)
)
"""What it does is for the staff of "the company", for one's own place, for what is named above."""
_COMPARED: Final = pattern_of(
    r"(?<!\w)(?:so với (?=các|toàn|bình quân|mức|[^\W\d_]+ (?:bạn|khác))|cao hơn|thấp hơn|trong khi"
    r"|xếp (?:thứ|hạng|loại)|đứng (?:thứ|đầu|cuối)|bình quân (?:chung|ngành)|liên danh|đối tác|đối thủ"
    r"|các (?:công ty|bệnh viện|tỉnh|đơn vị bạn)|trúng thầu|nhà thầu|chào (?:giá|hàng)|bán cho|mua (?:của|lại)|góp vốn)"
    r"(?:(?<= )|(?!\w))|\d điểm(?=[.,;)]|$)",
    re.IGNORECASE,
)
_BOTH: Final = pattern_of(
    r"(?<!\w)(?:giáp ranh|giáp|liên (?:tỉnh|xã|trường|ngành)|(?:trước|sau)(?: khi)? (?:sáp nhập|hợp nhất|sắp xếp)"
    r"|(?:sáp nhập|hợp nhất|nhập) (?:với|vào)|cũ|trước đây|trước kia|ký kết|kết nghĩa"
    r"|hai (?:bên|đơn vị|trường|tỉnh|xã|phường|sở|bệnh viện|ngành|địa phương|cơ quan)|phối hợp (?:với|cùng) (?!các"
    r"|những)"
    r"|bàn giao (?:cho|hồ sơ|sang|về)|nhận bàn giao|chuyển (?:đến|về|cho|sang)|kinh nghiệm|học tập|mô hình của|xã bạn"
    r"|như(?! sau)|tương tự"
    r"|giao lưu|cùng (?!kỳ|thời|lúc|ngày|tháng|năm))(?:(?<= )|(?!\w))",
    re.IGNORECASE,
)  # fmt: skip

_HELPED: Final = pattern_of(
    r"(?<!\w)(?:hỗ trợ|giúp đỡ|phối hợp|hợp tác|chia sẻ|đóng góp|tài trợ|ủng hộ|quan tâm)(?: [^\W\d_]+){0,6} của(?!\w)"
)
"""``nhờ sự hỗ trợ của Trường …``, ahead of the name."""


_SHORT: Final = pattern_of(
    rf"(?<!\w)(?P<short>[{CAPITALS}]{{2,6}}) (?:{_LEVEL} )?{_PLACE} \([^()]*(?:viết|gọi) tắt(?P<of> của [^()]*)\)"
    rf"|(?P<behind>{_PLACE}) \([^()]*?(?P<abbreviated>[{CAPITALS}]{{2,6}}) (?:{_LEVEL} )?(?P=behind)\)"
)
_ABBREVIATED: Final = pattern_of(r" \([^()]*(?:viết|gọi) tắt của ")
_WE_TOO: Final = pattern_of(
    r"[^.;]*?(?:, |(?<!\w)do )(?:đơn vị|nhà trường|cơ quan|[Cc]hi nhánh|[Tt]rung tâm|[Cc]ông ty|[Bb]an|[Pp]hòng)"
    r" (?:đã|sẽ|đang|cũng|cử|được|nhận|tiếp nhận|phối hợp)(?!\w)"
)
"""``Viện kiểm sát … ủy thác 3 vụ việc, đơn vị đã trả lời``: the other one and the one that reports."""
_FIGURE: Final = pattern_of(r"(?<![\d.,/])(?P<number>\d[\d.]*(?:,\d+)?)(?: (?:nghìn|triệu|tỷ))*(?: [^\W\d_]+)")
_LEAD: Final = 200
_WHO: Final = "\ue000"
"""A sign in the place of the other office's name."""


class _Office(NamedTuple):
    """An office without its place: what it is called, the level and the name of its place."""

    kind: str
    level: str
    name: str

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.kind, self.level, self.name) if part)


def check_namesakes(context: ProseContext) -> list[Finding]:
    """Findings on an office of one's own kind from elsewhere that acts as if the report were its own."""
    own = _own_office(context.facts.issuer)
    if own is None:
        return []
    ours = _own_matter(own)
    called = [*_called(own), *_declared(context, own, ours)]
    near = [reading for reading in context.running if any(sign in reading.text for sign, _ in called)]
    if not near:
        return []
    named = re.compile(
        rf"(?<!\w)(?:{'|'.join(words for _, words in called)})(?:\s(?P<level>{_LEVEL}))?\s(?P<name>{_NAME})(?!\w)"
    )
    mentions = [(r, x) for r in near for x in named.finditer(r.text) if _is_peer(own, x["level"] or "", x["name"])]
    others = {x["name"] for _, x in mentions}
    if len(others) != 1:
        return []  # of several, they are told of; of none, there is nothing to say
    (other,) = others
    ended = former_provinces().get(other)
    if ended and context.latest is not None and context.latest >= ended.day:
        return []
    again = re.findall(rf"{re.escape(other)}(?<!\w{re.escape(other)})(?!\w)", context.whole)
    if len(again) > len(mentions) or not all(_acts_at_home(context, r, x, ours) for r, x in mentions):
        return []
    return list(_left_over(mentions, own))


def _own_office(issuer: str) -> _Office | None:
    name = _INNER.sub("", " ".join(issuer.split()).partition(" (")[0])
    ends = [*(found.start() for found in re.finditer(",", name)), len(name)]
    own = next((found for end in ends if (found := _OWN.fullmatch(name[:end]))), None)
    if own is None:
        return None
    kind, place = own["kind"], own["name"]
    if _TRADELESS.search(kind) and not own["level"]:
        trade, (one, other) = ["", *place.split()[:-2]], ["", *place.split()][-2:]
        if not any(trade):
            return None  # "Công ty TNHH Hoàng Long", like any other firm
        kind, place = " ".join([kind, *filter(None, trade)]), f"{one} {other}"
    return _Office(kind, own["level"] or "", place)


def _called(own: _Office) -> list[tuple[str, str]]:
    """What offices of a kind are called, each with words that its passage has, and its pattern.

    ``Bảo hiểm xã hội``, ``BHXH``: words in a row may be shortened to their initials.
    """
    words = own.kind.split()
    out = [words]
    for first, last in combinations(range(len(words) + 1), 2):
        initials = "".join(normalize("NFD", word)[0] for word in words[first:last]).upper()
        if last - first > 1 and initials.isalpha():
            out.append([*words[:first], initials, *words[last:]])
    return [(f"{row[-1]} ", r"\s".join(map(re.escape, row))) for row in out]


def _declared(context: ProseContext, own: _Office, ours: re.Pattern[str]) -> list[tuple[str, str]]:
    """Its own short names: ``Công ty Điện lực Đắk Nông (PC Đắk Nông)``, ``PC Đắk Nông (tên viết tắt của Công ty)``."""
    out = []
    for reading in context.naming("tắt ") + context.naming(f"{own.name} ("):
        for found in _SHORT.finditer(reading.text):
            if (found["of"] and ours.match(found["of"])) or found["behind"] == own.name:
                short = found["short"] or found["abbreviated"]
                out.append((f"{short} ", short))
    return out


def _is_peer(own: _Office, level: str, name: str) -> bool:
    """Is a place another one of the same rank, as far as it is known?"""
    numbers = _NUMBERED.match(name), _NUMBERED.match(own.name)
    same = numbers[0].group() == numbers[1].group() if numbers[0] and numbers[1] else same_name(name, own.name)
    if same or bool(numbers[0]) != bool(numbers[1]):
        return False
    if level == own.level != "":
        return True
    ranks = [one in _PROVINCES if one else None for one in (level, own.level)]
    if False in ranks:
        return False
    return bool(districts_of(name)) == bool(districts_of(own.name)) and (level == own.level or bool(districts_of(name)))


def _own_matter(own: _Office) -> re.Pattern[str]:
    words = own.kind.split()
    starts = [at for at, word in enumerate(words) if word[0].isupper()]
    runs = {
        " ".join(words[a:b]) for a in starts for b in range(a + 1, len(words) + 1) if b == len(words) or b in starts
    }
    runs |= {run[0].lower() + run[1:] for run in runs if not run[:2].isupper()}
    place = re.escape(f"{own.level} {own.name}".strip())
    here = rf"|(?<!\w)(?:của|thuộc|tại|trên địa bàn|Đảng ủy|UBND|HĐND|Ủy ban nhân dân) {place}(?!\w)"
    office = "|".join(map(re.escape, sorted(runs, key=len, reverse=True)))
    level = own.level or "tỉnh"
    return re.compile(_OWN_MATTER.format(office=office, level=level, place=here))


def _acts_at_home(context: ProseContext, reading: Reading, other: re.Match[str], ours: re.Pattern[str]) -> bool:
    """Does the other office do here what only the one that reports does?"""
    text, end = reading.text, other.end()
    start = max(text.rfind(mark, 0, other.start()) for mark in (". ", "; ")) + 1
    lead = text[start + bool(start) : other.start()]
    if _CREDITED.search(f"{lead}{_WHO}{text[end:]}") or (_CAUSED.search(lead) and _FAULT.match(text, end)):
        return True
    if _MEASURED.search(lead) and _IS_MEASURED.match(text, end):
        return True
    if _ABBREVIATED.match(text, end):
        return True
    acts = _HOME.match(text, end)
    if _INSIDE.search(lead):
        return bool(_RULES.match(text, end) or (acts and ours.match(text, end)))
    if not _AHEAD.search(lead):
        return False
    if _ITSELF.match(text, end):
        return True
    return acts is not None and bool(
        ours.match(text, end) or _IN_TIME.fullmatch(lead) or _is_told_again(context, reading, other)
    )


def _is_told_again(context: ProseContext, reading: Reading, other: re.Match[str]) -> bool:
    """``phấn đấu đưa dư nợ từ 2.915 tỷ đồng lên …`` where those 2.915 tỷ đồng are told of the own office before."""
    before = context.whole[: context.whole.find(reading.text)] + reading.text[: other.start()]
    told = around(reading.text, other.end(), other.end())
    figures = (x for x in _FIGURE.finditer(told) if sum(map(str.isdigit, x["number"])) > 2)
    return any(re.search(rf"(?<![\d.,/]){re.escape(x.group())}(?!\w)", before) for x in figures)


def _left_over(found: Sequence[tuple[Reading, re.Match[str]]], own: _Office) -> Iterator[Finding]:
    for reading, other in found:
        start, end = other.span()
        helped = _HELPED.search(reading.text, max(0, start - _LEAD), start) or _WE_TOO.match(reading.text, end)
        sentence = around(reading.text, start, end)
        if not helped and own.full not in sentence and not _BOTH.search(sentence) and not _COMPARED.search(sentence):
            yield finding(
                "P905", reading.passage.at(start), other=other.group(), own=own.full,
                quote=quote(reading.text, start, end + 30),
            )  # fmt: skip
