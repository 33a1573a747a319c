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
_ISSUER: Final = pattern_of(
    r"(?P<kind>(?:Sở|Thanh tra|Công an|Bệnh viện|Trung tâm|Trường|Ban|Chi cục|Cục|Kho bạc|Bảo hiểm xã hội|Hội|Đoàn"
    r"|Trạm|Liên đoàn|Văn phòng|Phòng|Quỹ|Tòa án|Viện)(?:\s(?:[^,.;:()\d]|,(?= Thể thao| Xã hội| Hạ tầng)){2,60}?)??)\s"
    r"(?P<level>tỉnh|thành phố|xã|phường|đặc khu|khu vực|THPT|THCS|TH|Trung học phổ thông|Trung học cơ sở|Tiểu học"
    r"|Mầm non|Mẫu giáo|Đại học|Cao đẳng|Trung cấp"
    rf"|PTDTNT|PTDTBT)\s(?P<name>{PLACE_NAME})(?=,|$|\s\()"
)
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
    r"|yêu cầu (?:các )?(?:tổ|giáo viên|khoa|phòng)|phê duyệt|ban hành|duy trì|tiếp tục|đề ra)(?!\w)"
)
"""What a head or an organ of an office does within it: ``Hiệu trưởng Trường A đã tặng giấy khen cho 45 em``."""
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
    r"|báo cáo (?:kết quả|tình hình)|xin báo cáo|tự đánh giá|ban hành (?:kết luận|kế hoạch|quy chế))(?!\w)"
)
_BOTH: Final = pattern_of(
    r"(?<!\w)(?:giáp ranh|giáp|liên (?:tỉnh|xã|trường|ngành)|(?:trước|sau)(?: khi)? (?:sáp nhập|hợp nhất|sắp xếp)"
    r"|(?:sáp nhập|hợp nhất|nhập) (?:với|vào)|cũ|trước đây|trước kia|ký kết|kết nghĩa"
    r"|hai (?:bên|đơn vị|trường|tỉnh|xã|phường|sở|bệnh viện|ngành|địa phương|cơ quan)|phối hợp (?:với|cùng) (?!các"
    r"|những)"
    r"|bàn giao (?:cho|hồ sơ|sang|về)|nhận bàn giao|chuyển (?:đến|về|cho|sang)|kinh nghiệm|học tập|mô hình của|xã bạn"
    r"|như|tương tự|cùng (?:với )?(?:Sở|Công an|Bệnh viện|Trường|Thanh tra|Ban))(?!\w)",
    re.IGNORECASE,
)  # fmt: skip


def check_namesakes(context: ProseContext) -> list[Finding]:
    """Findings on an office of one's own kind from elsewhere that acts as if the report were its own."""
    own = _ISSUER.match(" ".join(context.facts.issuer.split()))
    if own is None:
        return []
    kind, level = re.escape(own["kind"]), own["level"]
    levels = "|".join(_PROVINCES if level in _PROVINCES else next((x for x in _ALIKE if level in x), (level,)))
    near = [reading for reading in context.running if f"{own['kind']} " in reading.text]
    if not near:
        return []
    named = re.compile(rf"(?<!\w){kind}\s(?:{levels})\s(?P<name>{PLACE_NAME})")
    others = {x["name"] for r in near for x in named.finditer(r.text) if not same_name(x["name"], own["name"])}
    if len(others) != 1:
        return []  # of several, they are told of; of none, there is nothing to say
    (other,) = others
    who = rf"(?P<who>{kind}\s(?:{levels})\s{re.escape(other)})"
    acts = [re.compile(f"{_AHEAD}{who}{_ITSELF}"), re.compile(f"{_INSIDE}{who}{_RULES}")]
    found = [(reading, act) for reading in near for pattern in acts for act in pattern.finditer(reading.text)]
    ended = context.latest is not None and context.latest >= NO_DISTRICTS_FROM and other in former_provinces()
    if ended or sum(r.text.count(other) for r in context.running) > len(found):
        return []
    return list(_left_over(found, f"{own['kind']} {level} {own['name']}"))


def _left_over(found: list[tuple[Reading, re.Match[str]]], own: str) -> Iterator[Finding]:
    for reading, act in found:
        if not _BOTH.search(around(reading.text, act.start("who"), act.end())):
            yield finding(
                "P905", reading.passage.at(act.start("who")), other=act["who"], own=own,
                quote=quote(reading.text, act.start("who"), act.end() + 30),
            )  # fmt: skip
