"""Numbers that announce a list in the same sentence, or in one that begins with the noun that was counted.

``04 doanh nghiệp nợ trên 5 tỷ đồng: Công ty …``, ``06 huyện, thị xã (Can Lộc, …)``, ``02 tập thể và 03 cá nhân. Cá nhân
gồm: ông …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.prose.member_kinds import OWN_NAME as _OWN
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

SPELT: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
"""Counts in words."""
MATTERS: Final = (
    "giải pháp|nhiệm vụ|nguyên nhân|hạn chế|tồn tại|nội dung|bài học|kinh nghiệm|kiến nghị|đề xuất|vấn đề|việc"
    "|biện pháp|điểm mới|điểm(?! (?:trạm|trường|cầu|bưu|tiếp|dân|giao|bán|thi|du|đến|nóng|đen|sạt|ngập))|mục tiêu"
    "|khó khăn|vướng mắc|yêu cầu|kết quả|nhóm giải pháp|nhóm nhiệm vụ|nhóm nội dung"
    "|trọng tâm|nhóm|bước|khâu đột phá|đột phá|tiêu chí|hoạt động|chuyên đề|mô hình|ưu điểm"
)
"""Nouns of what a list tells in full, member by member."""
_SAID_WORDS: Final = frozenset(SPELT)
_SAID: Final = pattern_of(
    r"[HhBbSsTtCcNn](?<![\w–-].)(?:(?<=[Hh])ai|(?<=[Bb])(?:a|ốn|ảy)|(?<=[Ss])áu|(?<=[Tt])ám|(?<=[Cc])hín"
    r"|(?:(?<=N)|(?<=[Cc]ó n)|(?<=gồm n)|(?<=còn n)|(?<=trung n)|(?<=vào n)|(?<=thực hiện n)|(?<=đạt n)|(?<=hành n))"
    r"ăm(?! \d| học| nay| qua| trước| sau))(?= [^\W\d_])"
)
_MANY: Final = 60
_GATHERED: Final = pattern_of(r"(?<!\w)(?:gồm|chia thành)\s$", re.IGNORECASE)
_LONG: Final = 3
_GROUP: Final = (
    r"(?:thị xã|thành phố|thị trấn|quận|phường|xã|huyện|tỉnh|đặc khu|ngành|đơn vị|địa phương|cơ quan|tổ chức|bà|cá nhân"
    r"|doanh nghiệp|bản|thôn|buôn|ấp|khu phố|tổ dân phố|mặt hàng|sản phẩm|nhóm|thể thao|công chức|viên chức|giải pháp"
    r"|nhiệm vụ|phòng|ban|tiểu khu|khối phố|hạn chế|vướng mắc|kiến nghị|đề xuất|hợp tác xã|sắc thuế|lĩnh vực)"
)
_HEAD: Final = pattern_of(
    r"(?P<what>(?: [^\s.,;:()“”\"\d][^\s.,;:()“”\"]*| (?:trên |dưới |từ |đạt |hơn |quá |vượt "
    r"|chưa đạt )\d[\d.,]*(?<![.,])%?(?!\w)"
    rf"| \d[\d.,/]*(?<![.,/])%?(?!\w)| \([^(),;:]{{0,40}}\)|, {_GROUP}(?!\w)){{1,28}}?)"
    r"(?P<opens>,? (?:bao gồm|gồm|đó là|cụ thể|cụ thể là|như sau|sau đây|sau|là)"
    r"(?: có| (?:các|những)(?: [^\W\d_]+){0,3})?(?: như)?(?: sau)?\s?:\s"
    rf"| (?={_OWN}, {_OWN}(?:,| và))"
    r"|:\s|,? (?:bao gồm|gồm(?! cả)|đó là) (?:có )?| là (?=[^\W\d_])| \((?=[^\W_])"
    r"|, trong đó(?: có)?(?: :|:)? (?=[^\W_])"
    r"|, (?=[^\W\d_]+(?: [^\W\d_]+)? (?:số |thứ )?(?:1|nhất)(?!\w))|[.:]? (?=\(1\)|1\)))"
)
_LABEL: Final = pattern_of(
    r"(?:^|(?<=[.;] ))(?:Các |Những |các )?(?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,6}?)(?P<opens> (?:bao gồm|gồm"
    r"|là)(?: có)?:? |:\s)"
)
_NO_NOUN: Final = pattern_of(
    r" (?:sao|tỷ|triệu|nghìn|đồng(?! chí| bào)|ha|km|m|m2|m²|m³|kg|tấn|tạ|lít|giờ|phút|ngày|tháng|quý|năm|tuần|lần|lượt"
    r"|mức|tuổi|cấp(?! ủy)|chiều|bên|USD|kV|MW|kWh|mm|cm|độ|phần(?! mềm)|miền|đầu(?! mối)|trở|này|đó|học kỳ)(?!\w)"
)
_SOME_OF: Final = pattern_of(
    r"(?<!\w)(?:trong(?: số| tổng số)?|một trong|ngoài|trừ|so với|tăng|giảm|thêm|mỗi|cứ|hơn|trên|gần|khoảng|tối thiểu"
    r"|ít nhất|tối đa|nâng lên|\d đến|top|thứ|lần|quý|tháng|năm|số|khóa|mục|điều|khoản|bảng|đội|nhóm|tổ|lớp|khối"
    r"|loại|cấp"
    r"|hạng|vòng|đợt|bước|phần|chương|dãy|tầng|tiểu khu|khoảnh|quốc lộ|đường|phường|quận|điểm|cả|cộng|toàn bộ|hàng"
    r"|hằng|cuối|đầu)\s$",
    re.IGNORECASE,
)


_FROM: Final = pattern_of(r"(?<!\w)từ\s$", re.IGNORECASE)
_TO: Final = pattern_of(r"(?<!\w)(?:đến|lên|xuống|còn|thành|sang)(?!\w)")
"""``từ 12 xã xuống 5 xã``: no list of 12; but ``từ 03 nguồn: …``."""
_IN_WORDS: Final = pattern_of(r" \([^()\d,;]{2,24}\)(?= )")
"""``05 (năm) thủ tục``."""


class Announced(NamedTuple):
    """A number, the noun phrase behind it, and where its list begins; ``gathered``: whether it is what something
    consists of (``05 TTHC, gồm 04 việc: …``)."""

    start: int
    written: str
    stated: int
    noun: str
    opens: str
    body: int
    gathered: bool = False


def small_counts(reading: Reading) -> Sequence[tuple[int, int, str]]:
    """Where the small numbers from 2 on, in figures or in words, begin and end, and what is written."""
    return reading.kept(_small_counts)


def _small_counts(reading: Reading) -> Sequence[tuple[int, int, str]]:
    return tuple(sorted(_read_small(reading)))


def _read_small(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for x in _small_figures(reading):
        if 2 <= int(x.text) <= _MANY:
            yield x.start, x.end, x.text
    for ratio in reading.ratios:
        part, _, _ = ratio.text.partition("/")
        if part.strip().isdigit() and 2 <= int(part) <= _MANY:
            yield ratio.start, ratio.end, part.strip()
    for said in _SAID.finditer(reading.text) if reading.says(_SAID_WORDS) else ():
        yield said.start(), said.end(), said.group()


def _small_figures(reading: Reading) -> Iterator[Quantity]:
    for x in reading.quantities:
        if len(x.text) < _LONG and x.value and x.exact and not (x.percent or x.ordinal):
            yield x


def _counts(reading: Reading) -> Sequence[tuple[int, int, str]]:
    """The small numbers, and all of one or two digits that tell what something consists of."""
    if "gồm" not in reading.text and "chia thành" not in reading.text:
        return small_counts(reading)
    parts = {(x.start, x.end, x.text) for x in _small_figures(reading) if _is_gathered(reading.text, x.start)}
    return sorted({*small_counts(reading), *parts})


def _is_gathered(text: str, start: int) -> bool:
    return _GATHERED.search(text, max(0, start - 12), start) is not None


def stated(count: str) -> int:
    """The number that is written."""
    return SPELT.get(count.lower()) or int(count)


def announced(reading: Reading) -> Iterator[Announced]:
    """The numbers with their nouns that open a list behind them; of two before one list the nearer."""
    text = reading.text
    last: Announced | None = None
    for start, end, count in _counts(reading):
        if _NO_NOUN.match(text, end) or _SOME_OF.search(text, max(0, start - 14), start):
            continue
        spelt = _IN_WORDS.match(text, end)
        head = _HEAD.match(text, spelt.end() if spelt else end)
        if head is None or (_FROM.search(text, max(0, start - 4), start) and _TO.search(head["what"])):
            continue
        if last is not None and last.body != head.end():
            yield last
        gathered = _is_gathered(text, start)
        last = Announced(start, count, stated(count), head["what"].strip(), head["opens"], head.end(), gathered)
    if last is not None:
        yield last


def labelled(reading: Reading, before: Sequence[Reading]) -> Iterator[tuple[Reading, Announced]]:
    """``03 chỉ tiêu chưa đạt. Các chỉ tiêu chưa đạt gồm: …``: lists that begin with the noun that was counted before,
    here or in the passage above."""
    for label in _LABEL.finditer(reading.text):
        noun = label["noun"].lower()
        for one in (reading, *before):
            found = []
            for start, end, count in small_counts(one):
                if one is reading and start >= label.start():
                    break
                if one.low.startswith(f" {noun}", end) and not one.low[end + 1 + len(noun) :][:1].isalpha():
                    found.append((start, end, count))
            if found:
                start, end, count = found[-1]
                if len({x for _, _, x in found}) == 1 and not _SOME_OF.search(one.text, max(0, start - 14), start):
                    yield one, Announced(start, count, stated(count), noun, label["opens"], label.end())
                break
