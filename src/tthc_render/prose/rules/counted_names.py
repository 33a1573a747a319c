"""How many names a list gives against the count that announces them: P707.

``tặng Bằng khen cho 6 tập thể: Công an tỉnh, UBND xã Bum Tở, UBND xã Mường Tè``. Every member must begin with the word
for its kind of office, or be a person's name, so that no comma or "và" inside of a name is taken for one between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.counted_lists import SPELT
from tthc_render.prose.rules.enumerations import TAILS
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_BODIES: Final = (
    "tập thể|đơn vị|cơ quan|tổ chức|địa phương|sở, ngành|sở|ngành|doanh nghiệp|công ty|trường|chủ đầu tư|hợp tác xã"
    "|bệnh viện|nhà thầu|chi bộ|đảng bộ|cơ sở|trung tâm|hội"
)
_PERSONS: Final = "cá nhân|đồng chí|ông, bà|người|cán bộ|học sinh|em|giáo viên|nhà giáo|nghệ nhân|tác giả|gia đình"
_SPELT: Final = "|".join(SPELT)
_HEAD = pattern_of(
    rf"(?:(?<![\d.,/-])(?P<count>0?[2-9]|[1-3]\d)|(?<=[Cc]ó )(?P<spelt>{_SPELT})"
    r"|(?<!cả )(?<!\w)(?P<said>[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín))\s"
    rf"(?:(?P<bodies>{_BODIES})|(?P<persons>{_PERSONS}))(?!\w)"
    r"(?P<more>(?:[^.;:()\d]| (?:dưới|trên|đạt|từ) \d+(?:,\d+)?%){0,70}?)"
    r"(?P<opens>,? gồm| là)?(?::\s|\s(?P<bracket>\())$"
)
_END = pattern_of(r"\.(?=\s|$)|;|$")
_CLOSED = pattern_of(r"\)")
_AFTER = pattern_of(rf"\s(?:và |cùng )?(?:\d|(?:{_SPELT})\s)|\s?$")
"""Behind a semicolon: the next count of the sentence."""
_OFFICE: Final = (
    r"(?:Sở|UBND|Ủy ban|HĐND|Ban|Bộ|Phòng|Chi cục|Cục|Trung tâm|Văn phòng|Công an|Thanh tra|Công ty|Tổng công ty"
    r"|Tập đoàn|Ngân hàng|Trường|Học viện|Bệnh viện|Trạm|Kho bạc|Bảo hiểm|Tòa án|Viện|Đảng ủy|Đảng bộ|Chi bộ|Hội|Đoàn"
    r"|thành phố|thị xã|thị trấn|quận|huyện|phường|xã|tỉnh"
    r"|Liên đoàn|Liên minh|Hợp tác xã|HTX|Doanh nghiệp|Quỹ|Thuế|Báo|Đài|Đội|Đồn|Hạt|Vườn|Mặt trận|THPT|THCS|TH"
    r"|Mầm non|Mẫu giáo|Tiểu học|Trung học)"
)
_FIRST = pattern_of(rf"{_OFFICE}\s[^,;:()]{{2,80}}")
_PLURAL = pattern_of(r"(?<!\w)(?:các|những|một số|nhiều|khác|v\.v|trong đó|gồm)(?!\w)|\.\.\.|…|[\d(:]")
_JOINED = pattern_of(rf"\s(?:và|cùng)\s(?={_OFFICE}\s)")
_TWO_OF_ONE = pattern_of(r"(?<!\w)(?:HĐND|Hội đồng nhân dân|Đảng ủy) (?:và|,) (?=UBND|Ủy ban|HĐND)")
"""``HĐND và UBND xã``: one collective, or two."""
_MAY_JOIN = pattern_of(rf"\s(?:và|cùng)\s(?=[{CAPITALS}])")
_NAME = pattern_of(
    rf"(?:(?:ông|bà|anh|chị|em|cháu|đồng chí|cô|thầy|gia đình|Ông|Bà|Anh|Chị|Em|Đồng chí)\s){{0,2}}"
    rf"(?:[{CAPITALS}][^\W\d_]{{0,6}}\s){{1,4}}[{CAPITALS}][^\W\d_]{{0,6}}"
)
_AND = pattern_of(r",\s(?:và\s)?|\s(?:và|cùng)\s")
_LINK = pattern_of(r"(?<!\w)(?:của|tại|thuộc|trong đó|tiêu biểu|điển hình|như|trên|còn)(?!\w)")
_VALUE = pattern_of(
    r" \(?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:%| (?!tháng|năm|quý)[^\W\d_]+(?: (?!và)[^\W\d_]+)?)?\)?"
    r"(?=[,;.]| và |$)"
)
"""``Phòng Tư pháp 21,4%, Phòng Nội vụ (24,0%)``: what each of the list has."""
_WARD = pattern_of(r"(?:(?<=phường )|(?<= số ))\d{1,2}(?!\d)")
_ADJECTIVE = pattern_of(r"^ (?:tiêu biểu|điển hình)$")
_NAME_BEHIND = pattern_of(
    rf"(?::\s|\s\()(?=[{CAPITALS}]"
    r"|(?:ông|bà|anh|chị|em|cháu|đồng chí|cô|thầy|gia đình|thành phố|thị xã|huyện|xã|phường) )"
)
_BACK: Final = 110
_REACH: Final = 900


def check_counted_names(context: ProseContext) -> list[Finding]:
    """Findings on lists of names that are shorter or longer than announced."""
    return [
        item
        for reading in context.running
        if "," in reading.text and (": " in reading.text or " (" in reading.text)
        for head in _heads(reading.text)
        for item in _judge(reading, head)
    ]


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The counts with their nouns before each colon that a name follows."""
    for colon in _NAME_BEHIND.finditer(text):
        head = _HEAD.search(text, max(0, colon.start() - _BACK), colon.end())
        if head:
            yield head


def _judge(reading: Reading, head: re.Match[str]) -> Iterator[Finding]:
    text = reading.text
    end = (_CLOSED if head["bracket"] else _END).search(text, head.end(), head.end() + _REACH)
    body = text[head.end() : end.start()] if end else ""
    figures = len(_VALUE.findall(body))
    if figures > 1 and (head["bracket"] or head["persons"]):
        return  # how many of them each place has
    valued, body = _valued(body), _VALUE.sub("", body)
    more = _ADJECTIVE.sub("", head["more"]) if head["opens"] else head["more"]
    if end is None or not body or _LINK.search(more.replace(" trên ", " ")) or _PLURAL.search(_WARD.sub("", body)):
        return
    if end.group() == ";" and not _AFTER.match(text, end.end()):
        return
    least, most = (valued, valued) if valued else _bodies(body) if head["bodies"] else _persons(body)
    spelt = head["spelt"] or head["said"]
    stated = int(head["count"]) if head["count"] else SPELT[spelt.lower()]
    if head["bracket"] and not least - 1 <= stated <= most + 1:
        return  # some of them
    if least > 1 and not least <= stated <= most:
        yield finding(
            "P707", reading.passage.at(head.start()), stated=head["count"] or spelt, listed=f"{least:02}",
            unit=head["bodies"] or head["persons"], quote=quote(text, head.start(), end.start()),
        )  # fmt: skip


def _valued(body: str) -> int:
    """How many offices a list names that has a figure behind each; 0 where it has not."""
    *members, end = _VALUE.split(body)
    names = [member.lstrip(", ").removeprefix("và ") for member in members]
    return len(names) if not end and all(map(_FIRST.fullmatch, names)) else 0


def _bodies(body: str) -> tuple[int, int]:
    """How many offices a list names, at least and at most; (0, 0) where a member is none by its first word."""
    parts = [part.strip() for part in body.split(",") if part.strip().lower() not in TAILS]
    if not all(map(_FIRST.fullmatch, parts)) or len({part[0].islower() for part in parts}) > 1:
        return 0, 0  # a place among offices ("Trường Kim Đồng, phường Hải Châu") may say where the one before it is
    joined = sum(len(_JOINED.findall(part)) for part in parts)
    doubtful = max(0, sum(len(_MAY_JOIN.findall(part)) for part in parts) - joined)
    as_one = sum(len(_TWO_OF_ONE.findall(part)) for part in parts)
    return len(parts) + joined - as_one, len(parts) + joined + doubtful


def _persons(body: str) -> tuple[int, int]:
    """How many persons a list names; (0, 0) where a member is no bare name."""
    parts = [part.strip() for part in _AND.split(body)]
    return (len(parts), len(parts)) if all(map(_NAME.fullmatch, parts)) else (0, 0)
