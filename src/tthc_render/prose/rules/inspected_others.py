"""Who is told to mend is not who was inspected: P966.

``Đoàn kiểm tra làm việc với Trạm Y tế xã Tràng Định … Đoàn yêu cầu Trạm Y tế xã Thất Khê giải trình``: a text about one
office turns to a namesake that it names nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.rules.offices import PLACE_NAME
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_HEAD: Final = (
    r"(?:Trạm|Trường|UBND|Ủy ban nhân dân|HĐND|Đảng ủy|Công an|Công ty|Bệnh viện|Trung tâm|Phòng|Hợp tác xã"
    r"|Doanh nghiệp|Chi nhánh|Hạt|Đội|Đồn|Ban|Chi cục|Kho bạc|Nhà máy|Văn phòng|Hội|Nhà thuốc|Cơ sở)"
)
_LEVEL: Final = (
    r"(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|tỉnh|khu vực|THPT|THCS|TH|Tiểu học|Mầm non|Mẫu giáo|TNHH"
    r"|Cổ phần|PTDTNT|PTDTBT|Cao đẳng|Đại học)"
)
_OFFICE: Final = (
    rf"(?P<office>(?P<kind>{_HEAD}(?: (?!làm |của |với |tại |về |đã |có |và )[^\W\d_]+){{0,6}}?(?: {_LEVEL})+"
    r"|Hợp tác xã|HTX|Doanh nghiệp|Nhà thuốc|Cơ sở)"
    rf" (?P<name>{PLACE_NAME}))(?!\w| [{CAPITALS}])"
)
_INSPECTED: Final = pattern_of(
    r"(?<!Đoàn )(?<!đoàn )(?<!Tổ )(?<!Ban )(?:[Kk]iểm tra|[Tt]hanh tra|[Ll]àm việc|[Gg]iám sát|[Kk]iểm toán|[Tt]hẩm tra"
    r"|[Pp]húc tra|[Hh]ậu kiểm|[Kk]hảo sát)"
    rf"(?!\w)(?:[^.;:]{{0,90}}? (?:tại|với|của|đối với|ở))?(?: đột xuất| định kỳ)? {_OFFICE}"
)
_TOLD: Final = pattern_of(
    rf":? {_OFFICE}(?! (?:cử|hỗ trợ|phối hợp|chia sẻ|cung cấp|tiếp nhận|bàn giao|giúp|cũng)(?!\w))"
)
_SEVERAL: Final = pattern_of(
    r"(?<!\w)(?:giáp ranh|lân cận|liền kề|bên cạnh|kế bên|cùng địa bàn"
    r"|(?:[Hh]ai|\d) (?:xã|phường|trường|đơn vị|cơ sở|công ty|trạm|cơ quan))(?!\w)"
)
"""Words by which the text is about a neighbour, too."""
_ASKING: Final = ("êu cầu", "ề nghị", "iến nghị", "iao", "uộc", "hắc nhở", "ử phạt")
"""The ends of the words by which an office is told to do something."""


def check_inspected_others(context: ProseContext) -> list[Finding]:
    """Findings on an office that is told to mend what was found at another one of its kind."""
    asked = [(reading, told) for reading in context.running for told in _told(reading.text)]
    seen = {x["office"]: x for reading in context.running for x in _INSPECTED.finditer(reading.text)} if asked else {}
    if len(seen) != 1 or _SEVERAL.search(context.whole):
        return []
    ((office, inspected),) = seen.items()
    out = []
    for reading, told in asked:
        alike = told["kind"] == inspected["kind"] and told["name"] != inspected["name"]
        if not alike or told["name"] in context.facts.issuer:
            continue
        once = context.whole.count(told["name"]) == 1
        beside = office in around(reading.text, told.start(), told.end(), (". ",))
        if once and not beside:
            where = reading.passage.at(told.start("office"))
            out.append(finding("P966", where, written=told["office"], right=office))
    return out if len(out) == 1 else []


def _told(text: str) -> Iterator[re.Match[str]]:
    for words in _ASKING:
        at = text.find(words)
        while at >= 0:
            told = _TOLD.match(text, at + len(words))
            if told:
                yield told
            at = text.find(words, at + 1)
