"""Nothing of a kind, and a count of just that beside it: P901.

``không có trẻ suy dinh dưỡng … 11 trẻ suy dinh dưỡng phát hiện trong đợt này``, ``không xảy ra vụ cháy nào … Vụ cháy
kho phế liệu ngày 12/10 gây thiệt hại``. The words for the thing are the same, two of them and more; nothing tells of
another time, place or part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.claims_of_all import denied
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_NONE: Final = pattern_of(
    r"[Kk](?<!\w[Kk])hông (?:có|còn|để xảy ra|xảy ra|phát sinh|ghi nhận|phát hiện|để phát sinh)(?: thêm)?"
    r"(?: trường hợp| tình trạng| số)? (?P<what>(?:[Vv]ụ|[Cc]a|ổ) [^\W\d_]+|[^\W\d_]+(?: [^\W\d_]+){2,8}?)"
    r"(?: nào(?=[.,;:)]|$| )|(?=[.;)]|$| trong (?:kỳ|tháng|quý|năm|đợt)| tại | trên (?:địa bàn|toàn)))"
)
_QUICK: Final = pattern_of(r"hông (?:có|còn|để|xảy|phát|ghi) ")
_LIKE_A_STATE: Final = pattern_of(
    r"(?<!\w)(?:khó khăn|vướng mắc|ý kiến|lớn|nghiêm trọng|đáng kể|thay đổi|phức tạp|mới|nổi cộm|bất thường"
    r"|đông người|khác"
    r"|thiệt hại|điều kiện|chủ trương|nhu cầu|khả năng|cơ sở|căn cứ|thẩm quyền|kinh phí|tiền|nguồn|biến động"
    r"|ảnh hưởng)(?!\w)"
)
"""Words that say which ones, or that are counted as no things."""
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:trước|cùng kỳ|năm ngoái|đầu (?:năm|kỳ|quý)|giảm|tăng|so với|riêng|ngoài|khác|trừ|nếu|khi|phòng|nguy cơ"
    r"|giả định|tình huống|diễn tập|đối với|lĩnh vực|cấp tỉnh|cả (?:nước|tỉnh|huyện)|toàn quốc|toàn tỉnh"
    r"|lân cận|giáp ranh|dự báo|phấn đấu"
    r"|mục tiêu|chỉ tiêu|kế hoạch|từ năm|giai đoạn|lũy kế|đến nay|đến ngày|hiện nay|sau đó|nghi|chưa xác định|âm tính"
    r"|tuyên truyền|cam kết|tập huấn|ngăn chặn|mới|thuộc|của (?:xã|phường|tỉnh|thôn))(?!\w)",
    re.IGNORECASE,
)
_TIME: Final = pattern_of(
    r"(?<!\w)(?:tháng \d{1,2}|quý (?:IV|I{1,3}|[1-4])|[69] tháng|năm \d{4}|ngày \d{1,2}|\d{1,2}/\d{4}|tuần)(?!\w)",
    re.IGNORECASE,
)
_WHOSE: Final = pattern_of(
    r"(?<!\w)(?:Đảng ủy|UBND|HĐND|Công an|Tòa án|Viện|Thanh tra|Sở|Bộ phận|Trạm|Ban|Phòng|Hội|Đoàn|Chi cục)(?!\w)"
    r"|(?<!\w)(?:[Tt]hôn|[Bb]ản|[Xx]ã|[Pp]hường|[Ấấ]p|[Kk]hu phố|[Tt]ổ dân phố|[Tt]rường|[Tt]uyến|[Cc]hợ"
    r"|[Dd]ự án) [A-ZĐ\d]"
    r"|(?<!\w)(?:cấp xã|cấp tỉnh|toàn xã|toàn phường|toàn tỉnh|các (?:xã|thôn|đơn vị|trường))(?!\w)"
)
"""Offices, places and levels, which must be the same at both."""
_WITHIN: Final = pattern_of(r"(?:thôn|bản|ấp|khu phố|tổ dân phố) ", re.IGNORECASE)
"""Places within any that reports: what happens in one of them happens in all of it."""
_COUNTED: Final = r"(?<![\d/.,])(?P<number>[1-9]\d{{0,2}}(?:\.\d{{3}})?|0[1-9]) (?:trường hợp )?{what}(?!\w)"
_HAPPENED: Final = r"(?:^|[.;]\s){what} (?!nào)[^.;\d]{{0,60}}?ngày (?=\d)"
_NEAR: Final = 2
_OF_TIMES: Final = {"tháng": 31, "quý": 92}
"""How many days before the document its month or quarter goes back."""


def check_none_and_some(context: ProseContext) -> list[Finding]:
    """Findings on claims that there is none of a kind, beside some of it."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        if not _QUICK.search(reading.text) or not any(other.has_digits for other in _near(readings, at)):
            continue
        for claim in _claims(reading):
            denial = next(_denials(context, at, claim), "")
            if denial:
                out.append(denied(reading, claim.start(), claim.group(), denial))
                break
    return out


def _near(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The paragraph, and those right before and behind it in its section."""
    out = [readings[at]]
    for step in (-1, 1):
        for place in range(at + step, at + step * (_NEAR + 1), step):
            if not 0 <= place < len(readings) or readings[place].passage.role == "heading":
                break
            if readings[place].passage.part != readings[at].passage.part or readings[place].passage.label.strip("-+•*"):
                break
            out.append(readings[place])
    return out


def _claims(reading: Reading) -> Iterator[re.Match[str]]:
    for found in _NONE.finditer(reading.text):
        sentence = around(reading.text, found.start(), found.end())
        if _LIKE_A_STATE.search(found["what"].lower()) or _OTHER.search(sentence):
            continue
        yield found


def _denials(context: ProseContext, at: int, claim: re.Match[str]) -> Iterator[str]:
    """``11 trẻ suy dinh dưỡng``, or ``Vụ cháy … ngày 12/10/2025`` where none happened."""
    readings, what = context.running, _in_any_words(claim["what"])
    counted = re.compile(_COUNTED.format(what=what), re.IGNORECASE)
    said = around(claim.string, claim.start(), claim.end())
    times = {found.group().lower() for found in _TIME.finditer(said)}
    whose = {found.group().lower() for found in _WHOSE.finditer(said)}
    for other in _near(readings, at):
        for found in counted.finditer(other.text):
            sentence = around(other.text, found.start(), found.end())
            told = {x.group().lower() for x in _TIME.finditer(sentence)}
            places = {x.group().lower() for x in _WHOSE.finditer(sentence)}
            same = places == whose or (not whose and all(map(_WITHIN.match, places)))
            if same and told <= times and not _OTHER.search(sentence):
                yield found.group()
        yield from _dated(context, other, what, said)


def _in_any_words(what: str) -> str:
    """A pattern of a thing under each noun that counts it: ``trẻ em tử vong``, ``trẻ tử vong``."""
    words = what.lower().split()
    for size in (2, 1):
        unit = UNITS.get(" ".join(words[:size]))
        if unit and len(words) > size + 1:
            nouns = sorted((noun for noun, of in UNITS.items() if of == unit), key=len, reverse=True)
            return f"(?:{'|'.join(map(re.escape, nouns))}) {re.escape(' '.join(words[size:]))}"
    return re.escape(what)


def _dated(context: ProseContext, other: Reading, what: str, said: str) -> Iterator[str]:
    days = next((days for word, days in _OF_TIMES.items() if word in said.lower()), 0)
    if not days or context.latest is None:
        return
    for found in re.finditer(_HAPPENED.format(what=what), other.text, re.IGNORECASE):
        when = next((x for x in other.dates if x.start >= found.end() - len("ngày ")), None)
        near = when and when.value and 0 <= (context.latest - when.value).days <= days
        if near and when and not _OTHER.search(around(other.text, found.end(), when.end)):
            yield other.text[found.start() : when.end].lstrip(". ;")
