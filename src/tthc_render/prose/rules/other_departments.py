"""A department's report that speaks of another department as of itself: P905.

What a department says of its own work is told from what it says of others by the verb: it "carries out", "receives
records", "publishes" itself, while another one "guides", "appraises", "has issued" something.
"""

from __future__ import annotations

import re
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import fold

_KIND: Final = pattern_of(r"^(Sở|Bộ)\s", re.IGNORECASE)
_OWN_WORK: Final = pattern_of(
    r"^(?:(?:Trong|Thực hiện|Căn cứ|Qua|Để|Nhìn chung|Bên cạnh đó|Ngoài ra|Đồng thời|Thời gian tới)[^.;:]{0,160}?,\s)?"
    r"(?P<name>(?P<kind>Sở|Bộ)\s[^\W\d_a-zà-ỹ][^.,;:()\d]{1,50}?)\s"
    r"(?:đã\s|đang\s|sẽ\s|chưa\s|không\s)?(?:phải\s|cần\s|được\s)?"
    r"(?:(?:luôn|tiếp tục|chủ động|thường xuyên|nghiêm túc|kịp thời)\s)*"
    r"(?:thực hiện (?:tốt |nghiêm |đầy đủ )?(?:công tác|việc|kiểm soát|nhiệm vụ)|triển khai"
    r"|tổ chức (?:thực hiện|triển khai|kiểm tra|rà soát)"
    r"|tiếp nhận|giải quyết|niêm yết|công khai|duy trì|xin báo cáo|báo cáo (?:kết quả|tình hình)|rà soát"
    r"|chủ trì soạn thảo|tăng cường|quán triệt|phân công)(?!\w)"
)
_PLACE: Final = pattern_of(r"\s(?:tỉnh|thành phố|TP\.?)\s")
_BESIDE: Final = pattern_of(r"(?:phối hợp|đề nghị|theo (?:đề nghị|hướng dẫn|ý kiến)|do|giữa|cùng)\s")


def check_other_departments(context: ProseContext) -> list[Finding]:
    """``Sở Y tế đã thực hiện công tác kiểm soát TTHC`` at the beginning of a passage of Sở Công Thương."""
    own = " ".join(context.facts.issuer.split())
    kind = _KIND.match(own)
    if kind is None:
        return []
    out: list[Finding] = []
    for reading in context.running:
        found = _OWN_WORK.match(reading.text) if f"{kind[1].capitalize()} " in reading.text else None
        if found is None or found["kind"].casefold() != kind[1].casefold() or _same(found["name"], own):
            continue
        if _BESIDE.search(found.group()) or fold(own) in fold(reading.text):
            continue
        out.append(
            finding(
                "P905", reading.passage.at(found.start("name")), other=found["name"], own=own,
                quote=quote(reading.text, found.start("name"), found.end() + 30),
            )
        )  # fmt: skip
    return out


def _same(one: str, other: str) -> bool:
    """Is one name the beginning of the other, as the name alone and with its province, or with words behind it?"""
    first, second = fold(one), fold(other)
    return first.startswith(second) or second.startswith(first) or f"{first}_".startswith(f"{_alone(other)}_")


def _alone(name: str) -> str:
    """A department's name without its province."""
    return fold(_PLACE.split(name)[0])
