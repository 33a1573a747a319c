"""Another province where only one's own can be: P905.

``Đề nghị UBND tỉnh Thanh Hóa bố trí kinh phí``, ``theo Kế hoạch … của UBND tỉnh Nghệ An``, ``trên địa bàn tỉnh Quảng
Ngãi`` in the report of an office whose name says another province. Silent where several are named, or merged, or work
together.
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
from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import pattern_of

_OWN: Final = pattern_of(rf"(?<!\w)tỉnh (?P<name>{PLACE_NAME})")
_ABOVE: Final = pattern_of(
    r"(?:(?:[Đđ]ề nghị|[Kk]iến nghị|[Tt]rình|[Cc]hỉ đạo của|(?:[Tt]hực hiện|[Tt]heo|[Cc]ăn cứ) [^.;]{0,90}? của"
    r"|[Đđ]ược sự (?:quan tâm|chỉ đạo) của)\s(?:Chủ tịch |Thường trực )?(?:UBND|HĐND|Ủy ban nhân dân|Tỉnh ủy"
    r"|Sở (?:[^\W\d_]+ ){1,6}?)|(?:[Tt]oàn|[Tt]rên địa bàn))\s?"
    rf"(?P<place>tỉnh (?P<name>{PLACE_NAME}))(?!\w)"
)
_ACTS: Final = pattern_of(
    r"(?:(?:^|[.;:]\s|,\s)(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|HĐND|Tỉnh ủy)\s"
    rf"(?P<place>tỉnh (?P<name>{PLACE_NAME})) (?:yêu cầu|giao|chỉ đạo) (?:các )?"
    r"(?:[Ss]ở|ngành|huyện|xã|địa phương|UBND)(?!\w))"
)
"""``UBND tỉnh Nghệ An yêu cầu các sở, ngành``: a province gives tasks to its own departments."""
_HAS: Final = pattern_of(
    rf"(?:^|[.;]\s)(?:Tuy nhiên|Nhìn chung|Kết quả|Đến nay|Bên cạnh đó),? [^.;,\d]{{4,80}} của (?P<place>tỉnh (?P<name>"
    rf"{PLACE_NAME})) (?:mới |chỉ |mới chỉ |đã |còn |tiếp tục )?(?:đạt|tăng|giảm|thấp|chậm|ổn định)(?!\w)"
)
_COMPARED: Final = pattern_of(r"(?<!\w)(?:so với|cao hơn|bằng|khu vực|vùng|các tỉnh|trong khi|cả nước|tỉnh ta)(?!\w)")
_NAMED: Final = pattern_of(rf"(?<!\w)[Tt]ỉnh (?P<name>{PLACE_NAME})")
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:phối hợp|học tập|kinh nghiệm|giáp|liên tỉnh|cũ|trước đây|sáp nhập|hợp nhất|sắp xếp|hỗ trợ"
    r"|kết nghĩa|các tỉnh"
    r"|cùng|chuyển (?:đến|từ|về)|quê|thường trú|vận chuyển|ký kết|tham khảo|tương tự|như|nguyên)(?!\w)",
    re.IGNORECASE,
)


def check_foreign_provinces(context: ProseContext) -> list[Finding]:
    """Findings on another province as the one that governs, or that is reported on."""
    own = _OWN.search(context.facts.issuer)
    if own is None:
        return []
    name = own["name"]
    near = [r for r in context.running if "tỉnh " in r.text]
    named = {found["name"] for r in near for found in _NAMED.finditer(r.text) if not same_name(found["name"], name)}
    if len(named) != 1:
        return []
    ended = former_provinces().get(*named)
    is_told = ended is not None and context.latest is not None and context.latest >= ended.day
    return [item for reading in near for item in _of_one(reading, name, is_told)]


def _of_one(reading: Reading, own: str, ended: bool) -> Iterator[Finding]:
    """Of a province that ended, `former_offices` tells whether an authority is named as if it were there."""
    governs = [(x, _OTHERS) for pattern in (_ABOVE, _ACTS) for x in pattern.finditer(reading.text)]
    governs = [x for x in governs if not ended or "địa bàn" in x[0].group() or "oàn tỉnh" in x[0].group()]
    for found, others in [*governs, *((x, _COMPARED) for x in _HAS.finditer(reading.text))]:
        sentence = around(reading.text, found.start("place"), found.end())
        if same_name(found["name"], own) or _OTHERS.search(sentence) or others.search(sentence):
            continue
        yield finding(
            "P905", reading.passage.at(found.start("place")), other=found["place"], own=f"tỉnh {own}",
            quote=quote(reading.text, max(0, found.start() - 10), found.end() + 20),
        )  # fmt: skip
        return
