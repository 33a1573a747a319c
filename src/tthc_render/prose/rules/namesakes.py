"""``Sở Y tế tỉnh Vĩnh Long tiếp tục luân phiên bác sĩ`` in the report of Sở Y tế tỉnh An Giang: P905.

Departments, inspectorates, police, hospitals and schools have namesakes elsewhere, from whose reports words are copied.
A namesake helps, provides, hands over or asks for cooperation; it does not go on with its own work, set itself aims or
turn to the offices above in another one's report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import PLACE_NAME, same_name
from tthc_render.prose.spans import around
from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_NUMBERED: Final = pattern_of(r"\d+|[IVX]+(?!\w)")
_PROVINCES: Final = ("tỉnh", "thành phố")
_NUMBER: Final = r"(?:\d{1,2}(?![\d.,/]\d|\d)|[IVX]{1,5}(?!\w))"
_NAME: Final = rf"(?:{_NUMBER}(?: - {PLACE_NAME})?|{PLACE_NAME})"
_ISSUER: Final = pattern_of(
    r"(?P<kind>(?:Sở|Thanh tra|Công an|Bệnh viện|Trung tâm|Trường|Ban|Chi cục|Cục|Kho bạc|Bảo hiểm xã hội|Hội|Đoàn"
    r"|Trạm|Liên đoàn|Văn phòng|Phòng|Quỹ|Tòa án|Viện|Ngân hàng|Chi nhánh|Hạt|Đội|Đồn)"
    r"(?:\s(?:[^,.;:()\d]|,(?= Thể thao| Xã hội| Hạ tầng)){2,60}?)??)\s"
    r"(?P<level>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|khu vực|THPT|THCS|TH"
    r"|Trung học phổ thông|Trung học cơ sở|Tiểu học"
    r"|Mầm non|Mẫu giáo|Đại học|Cao đẳng|Trung cấp"
    rf"|PTDTNT|PTDTBT)\s(?P<name>{_NAME})(?=,|$|\s\()"
)
_COMPANY: Final = pattern_of(
    rf"(?:Công đoàn |Đảng bộ |Đảng ủy |Chi bộ )?(?P<kind>(?:Công ty|Tổng công ty|Hợp tác xã|Bệnh viện|Vườn|Trung tâm"
    r"|Trường|Chi nhánh|Chi cục|Nhà máy|Ngân hàng|Trạm|Thuế|Thi hành án dân sự)(?: [^,.;:()\d]{2,60}?)??)\s"
    rf"(?P<level>[a-zà-ỹđ]{{2,8}})\s(?P<name>{_NAME})(?=,|$|\s\()"
)
"""``Công ty Cổ phần Cấp nước Bến Tre``: what it does ends in a small word before the name."""
_LEGAL: Final = r"(?:TNHH|Cổ phần|CP|MTV|Một thành viên|một thành viên)"
_FIRM: Final = pattern_of(
    rf"(?:Công đoàn |Đảng bộ |Đảng ủy |Chi bộ )?(?P<kind>(?:Công ty|Tổng công ty|Doanh nghiệp tư nhân)(?: {_LEGAL})*)\s"
    rf"(?P<level>(?!{_LEGAL})[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)*?)"
    rf"\s(?P<name>[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)?)(?=,|$|\s\()"
)
"""``Công ty TNHH May Tiên Hưng``: of its name the last words are its own, those before them its trade."""
_AHEAD: Final = (
    r"(?:^|[.;:]\s)(?:(?!Theo |Qua |Cùng |Cũng |Tại |Nếu |Khi |Do |Nhờ |Được )[^.;:,]{2,60},(?: [^.;:,]{2,60},)?"
    r"(?: (?:trong )?(?:thời gian tới|năm tới|quý tới|tháng tới|năm \d{4}|quý [IV]+(?:/\d{4})?))?\s)?"
    r"(?:(?:Trong t|T)hời gian tới,? )?(?:Tập thể |Lãnh đạo |Ban Giám đốc )?"
)
_ALIKE: Final = ("THPT", "Trung học phổ thông"), ("THCS", "Trung học cơ sở"), ("TH", "Tiểu học")
_INSIDE: Final = (
    r"(?:^|[.;:,]\s)(?P<organ>Hiệu trưởng|Giám đốc|Ban Giám hiệu|Chi bộ|Đảng bộ|Đảng ủy|Công đoàn|Liên đội"
    r"|Hội đồng trường|Đoàn Thanh niên|Tập thể [^.;,\d]{3,40})\s"
)
_RULES: Final = (
    r"\s(?:đã |đang |sẽ |cũng )*(?:tặng (?:giấy khen|thưởng|quà) cho|khen thưởng|kết nạp|quyết định (?:khen|tặng"
    r"|phân công|thành lập|ban hành)|phân công|giao (?:cho )?(?:các )?(?:tổ|giáo viên|khoa|phòng)"
    r"|yêu cầu (?:các )?(?:tổ|giáo viên|khoa|phòng)|phê duyệt|ban hành|duy trì|tiếp tục|đề ra"
    r"|được (?:xếp loại|đánh giá|công nhận))(?!\w)"
)
"""What a head or an organ of an office does within it: ``Hiệu trưởng Trường A đã tặng giấy khen cho 45 em``."""
_CREDITED: Final = (
    r"(?:(?:^|[.;]\s)(?:(?:(?:Có|Đạt|Để có|Để đạt) )?(?:được )?(?:những |các )?"
    r"(?:[Kk]ết quả|[Tt]hành (?:tích|quả|công))(?: [^\W\d_]+){0,3}? (?:trên|đó|này|ấy)(?!\w)|Thay mặt (?!cho)"
    r"|Trên đây là (?=[^.;]* của ))[^.;]{0,120}?(?<=\s)"
    r"|(?:^|[.;]\s)(?:[^.;,:\d]{2,40}, )?(?:[Tt]ập thể|[Tt]hầy(?: cô)?(?: và|,) trò|[Cc]án bộ|[Vv]iên chức|[Đđ]ội ngũ"
    r"|[Hh]ội đồng sư phạm|[Nn]gười lao động|[Cc]ông nhân)(?=[^.;]* (?:quyết tâm|nỗ lực|phấn đấu|cam kết|hứa|đoàn kết))"
    r"[^.;:()]{0,60}?(?<=\s))"
)
"""``Có được kết quả trên là nhờ …``, ``Thay mặt …``, ``Trên đây là … của …``: an office speaks of its own people."""
_HIGHER: Final = (
    r"(?:(?:với |lên )?(?:Sở|Bộ|UBND (?:tỉnh|thành phố)|Ủy ban nhân dân (?:tỉnh|thành phố)|HĐND (?:tỉnh|thành phố)"
    r"|Chính phủ"
    r"|Thủ tướng|Trung ương|Tỉnh ủy|Thành ủy|Ngân hàng|Công an tỉnh|Công an thành phố|cấp trên|cấp có thẩm quyền"
    r"|các cấp"
    r"|cơ quan có thẩm quyền|Thanh tra Chính phủ)(?!\w))"
)
_ITSELF: Final = (
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
_CAUSED: Final = (
    r"(?:^|[.;:]\s)(?:[^.;,\d]{2,50}[,:] )?(?:[Nn]guyên nhân|[Ll]ý do|[Hh]ạn chế|[Tt]ồn tại|[Kk]huyết điểm)"
    r"[^.;:\d]{0,60}?(?: do|: do|: Do| là| là do|:)\s(?:[^.;:\d]{0,40}? của )?"
)
"""``Nguyên nhân chính do Bệnh viện …``: a report finds the causes of its faults in its own house."""
_FAULT: Final = r"(?=\s(?:[^\W\d_]+ ){0,3}?(?:chưa|không|còn|thiếu|chậm|buông lỏng|lúng túng|để xảy ra|đã|có)(?!\w))"
_MEASURED: Final = (
    r"(?:^|[.;]\s)(?:(?:Về|Công tác|Tính đến|Đến|Trong|Tháng|Quý|Năm|Riêng)[^.;:]{2,60}?[,:] )?"
    r"(?:(?:[Tt]ổng số|[Ss]ố|[Dd]oanh thu|[Tt]hu nhập|[Ll]ợi nhuận|[Dd]ư nợ|[Ss]ản lượng|[Tt]ỷ lệ|[Kk]ết quả"
    r"|[Cc]ông suất"
    r"|[Tt]ổng thu|[Tt]ổng chi|[Kk]inh phí|[Nn]guồn thu|[Nn]ợ|[Ll]ao động|[Bb]iên chế|[Đđ]ội ngũ)(?: [^\W\d_]+){0,6}?"
    r" (?:của|tại)) "
)
"""``Tổng số lao động của Công ty … là 486 người``: the figures of a report are its own, where nothing is compared."""
_IS_MEASURED: Final = (
    r"(?=\s(?:(?:đến|tính đến|trong|năm|tháng|quý|tại thời điểm|hết|\d{1,2} tháng)[^.;]{0,50}? )?"
    r"(?:là|đạt|ước|có|còn|tăng|giảm|chiếm|gồm|bằng)(?!\w))"
)
_HOME: Final = (
    r"(?:bố trí|mở|tổ chức|xây dựng|rà soát|hoàn thành|thực hiện|triển khai|chỉ đạo|giao|kiểm tra|xử lý|chi|trích|mua"
    r"|đầu tư|tuyển|xây dựng|quản lý|vận hành|cử|huy động|thành lập|sửa chữa|lắp đặt|cấp|vận động|khảo sát|lập"
    r"|bàn giao|yêu cầu"
    r"|đôn đốc|ký|điều động|tuần tra|khám|điều trị|tiếp nhận|giải quyết|thu)"
)
_OWN_MATTER: Final = (
    r"(?=[^.;]*?(?:(?:nêu|nói) trên|còn lại(?! của)|trực thuộc|(?<!\w)(?:của|thuộc) (?:Công ty|công ty|nhà trường"
    r"|đơn vị mình|Bệnh viện"
    r"(?! [{CAPITALS}])|bệnh viện(?! )|cơ quan(?! khác)|Sở(?= |[.,;])(?! [{CAPITALS}])|ngành(?! khác)){place}))"
).replace("{CAPITALS}", CAPITALS)
"""What it does is for the staff of "the company", for one's own place, for what is named above."""
_COMPARED: Final = pattern_of(
    r"(?<!\w)(?:so với|cao hơn|thấp hơn|trong khi|xếp (?:thứ|hạng|loại)|đứng (?:thứ|đầu|cuối)|bình quân (?:chung"
    r"|ngành)|các (?:công ty|bệnh viện|tỉnh|đơn vị bạn)"
    r"|liên danh|đối tác|trúng thầu|nhà thầu|chào (?:giá|hàng)|bán cho|mua (?:của|lại)|góp vốn|đối thủ|điểm)(?!\w)",
    re.IGNORECASE,
)
_BOTH: Final = pattern_of(
    r"(?<!\w)(?:giáp ranh|giáp|liên (?:tỉnh|xã|trường|ngành)|(?:trước|sau)(?: khi)? (?:sáp nhập|hợp nhất|sắp xếp)"
    r"|(?:sáp nhập|hợp nhất|nhập) (?:với|vào)|cũ|trước đây|trước kia|ký kết|kết nghĩa"
    r"|hai (?:bên|đơn vị|trường|tỉnh|xã|phường|sở|bệnh viện|ngành|địa phương|cơ quan)|phối hợp (?:với|cùng) (?!các"
    r"|những)"
    r"|bàn giao (?:cho|hồ sơ|sang|về)|nhận bàn giao|chuyển (?:đến|về|cho|sang)|kinh nghiệm|học tập|mô hình của|xã bạn"
    r"|như|tương tự"
    r"|giao lưu|cùng (?:với )?(?:Sở|Công an|Bệnh viện|Trường|Thanh tra|Ban))(?!\w)",
    re.IGNORECASE,
)  # fmt: skip

_HELPED: Final = pattern_of(
    r"(?<!\w)(?:hỗ trợ|giúp đỡ|phối hợp|hợp tác|chia sẻ|đóng góp|tài trợ|ủng hộ|quan tâm)(?: [^\W\d_]+){0,6} của(?!\w)"
)
"""``nhờ sự hỗ trợ của Trường …``, ahead of the name."""


def check_namesakes(context: ProseContext) -> list[Finding]:
    """Findings on an office of one's own kind from elsewhere that acts as if the report were its own."""
    issuer = " ".join(context.facts.issuer.split())
    own = next((x for pattern in (_ISSUER, _COMPANY, _FIRM) if (x := pattern.match(issuer))), None)
    if own is None:
        return []
    kind, level = re.escape(own["kind"]), own["level"]
    alike = _PROVINCES if level in _PROVINCES else next((x for x in _ALIKE if level in x), (level,))
    levels = "|".join(map(re.escape, alike))
    near = [reading for reading in context.running if f"{own['kind']} " in reading.text]
    if not near:
        return []
    named = re.compile(rf"(?<!\w){kind}\s(?:{levels})\s(?P<name>{_NAME})")
    others = {x["name"] for r in near for x in named.finditer(r.text) if not _is_own(x["name"], own["name"])}
    if len(others) != 1:
        return []  # of several, they are told of; of none, there is nothing to say
    (other,) = others
    ended = former_provinces().get(other)
    if ended and context.latest is not None and context.latest >= ended.day:
        return []
    again = re.compile(rf"(?<!\w){re.escape(other)}(?!\w)")
    found = _acts(near, own, levels, other)
    if len(again.findall(context.whole)) > len(found):
        return []
    return list(_left_over(found, f"{own['kind']} {own['level']} {own['name']}"))


def _acts(near: Sequence[Reading], own: re.Match[str], levels: str, other: str) -> list[tuple[Reading, re.Match[str]]]:
    """Where the other office does what only the one that reports does, each place once."""
    who = rf"(?P<who>{re.escape(own['kind'])}\s(?:{levels})\s{re.escape(other)})"
    place = (
        r"|(?<!\w)(?:của|thuộc|tại|trên địa bàn|Đảng ủy|UBND|HĐND|Ủy ban nhân dân)"
        rf" {re.escape(own['level'])} {re.escape(own['name'])}(?!\w)"
    )
    ours = _OWN_MATTER.replace("{place}", place)
    acts = [
        re.compile(f"{_AHEAD}{who}{_ITSELF}"),
        re.compile(f"{_INSIDE}{who}{_RULES}"),
        re.compile(rf"{_CREDITED}{who}(?!\w)"),
        re.compile(f"{_CAUSED}{who}{_FAULT}"),
        re.compile(f"{_MEASURED}{who}{_IS_MEASURED}"),
        re.compile(rf"{_AHEAD}{who}\s(?:đã |đang |sẽ |cũng )*{_HOME}(?!\w){ours}"),
    ]
    found = {
        (reading, act.start("who")): act
        for reading in near
        for pattern in acts
        for act in pattern.finditer(reading.text)
    }
    return [(reading, act) for (reading, _), act in found.items()]


def _is_own(name: str, own: str) -> bool:
    """``Lê Lợi`` and ``Lê Lợi A``; but ``VII`` and ``VIII`` are two."""
    numbers = _NUMBERED.match(name), _NUMBERED.match(own)
    if numbers[0] and numbers[1]:
        return numbers[0].group() == numbers[1].group()
    return same_name(name, own)


def _left_over(found: list[tuple[Reading, re.Match[str]]], own: str) -> Iterator[Finding]:
    for reading, act in found:
        helped = _HELPED.search(reading.text, act.start(), act.start("who"))
        sentence = around(reading.text, act.start("who"), act.end())
        if not helped and own not in sentence and not _BOTH.search(sentence) and not _COMPARED.search(sentence):
            yield finding(
                "P905", reading.passage.at(act.start("who")), other=act["who"], own=own,
                quote=quote(reading.text, act.start("who"), act.end() + 30),
            )  # fmt: skip
