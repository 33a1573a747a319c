"""``Sở Y tế tỉnh Vĩnh Long tiếp tục luân phiên bác sĩ`` in the report of Sở Y tế tỉnh An Giang: P905.

Departments, inspectorates, police, hospitals and schools have namesakes elsewhere, from whose reports words are copied.
A namesake helps, provides, hands over or asks for cooperation; it does not go on with its own work, set itself aims or
turn to the offices above in another one's report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import PLACE_NAME, same_name
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import pattern_of

_PROVINCES: Final = ("tỉnh", "thành phố")
_NAME: Final = rf"(?:{PLACE_NAME}|\d{{1,2}}(?![\d.,/]\d|\d)|[IVX]{{1,4}}(?!\w))"
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
    rf"(?P<kind>(?:Công ty|Hợp tác xã) [^,.;:()\d]{{2,60}}?)\s"
    rf"(?P<level>[a-zà-ỹđ]{{2,8}})\s(?P<name>{_NAME})(?=,|$|\s\()"
)
"""``Công ty Cổ phần Cấp nước Bến Tre``: what it does ends in a small word before the name."""
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
    r"|tham mưu(?! cho)|đề ra|xác định|đẩy mạnh|tăng cường|hoàn tất|duy trì|quán triệt|phân công|niêm yết"
    r"|cam kết|hứa|báo cáo (?:kết quả|tình hình)|xin báo cáo|tự đánh giá|ban hành (?:kết luận|kế hoạch|quy chế))(?!\w)"
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
    own = _ISSUER.match(issuer) or _COMPANY.match(issuer)
    if own is None:
        return []
    kind, level = re.escape(own["kind"]), own["level"]
    levels = "|".join(_PROVINCES if level in _PROVINCES else next((x for x in _ALIKE if level in x), (level,)))
    near = [reading for reading in context.running if f"{own['kind']} " in reading.text]
    if not near:
        return []
    named = re.compile(rf"(?<!\w){kind}\s(?:{levels})\s(?P<name>{_NAME})")
    others = {x["name"] for r in near for x in named.finditer(r.text) if not same_name(x["name"], own["name"])}
    if len(others) != 1:
        return []  # of several, they are told of; of none, there is nothing to say
    (other,) = others
    who = rf"(?P<who>{kind}\s(?:{levels})\s{re.escape(other)})"
    acts = [re.compile(f"{_AHEAD}{who}{_ITSELF}"), re.compile(f"{_INSIDE}{who}{_RULES}")]
    acts.append(re.compile(rf"{_CREDITED}{who}(?!\w)"))
    found = [(reading, act) for reading in near for pattern in acts for act in pattern.finditer(reading.text)]
    ended = context.latest is not None and context.latest >= NO_DISTRICTS_FROM and other in former_provinces()
    if ended or sum(r.text.count(other) for r in context.running) > len(found):
        return []
    return list(_left_over(found, f"{own['kind']} {level} {own['name']}"))


def _left_over(found: list[tuple[Reading, re.Match[str]]], own: str) -> Iterator[Finding]:
    for reading, act in found:
        helped = _HELPED.search(reading.text, act.start(), act.start("who"))
        if not helped and not _BOTH.search(around(reading.text, act.start("who"), act.end())):
            yield finding(
                "P905", reading.passage.at(act.start("who")), other=act["who"], own=own,
                quote=quote(reading.text, act.start("who"), act.end() + 30),
            )  # fmt: skip
