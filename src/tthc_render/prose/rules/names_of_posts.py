"""One post with two names in a text: P966.

``Đoàn kiểm tra do ông Ngô Thanh Phong làm Trưởng đoàn … Trưởng đoàn Ngô Thanh Phương báo cáo``. Two names that a slip
of typing tells apart, of any post; or any two of the head of the office that reports, whose post only one person has.
Nothing is said where the text tells of elections, appointments or former posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.near_names import is_near
from tthc_render.prose.rules.person_titles import CHANGES
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_WORD: Final = rf"[{CAPITALS}][^\W\d_{CAPITALS}]{{0,6}}"
_SURNAME: Final = (
    "(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trương|Trịnh|Đào|Lương|Mai|Cao"
    "|Hà|Tạ|Lâm|Thái|Vương|Phùng|Tô|Lò|Vàng|Giàng|Vừ|Sùng|Lường|Quàng|Cà|Nông|Triệu|Hứa|Chu|Lục|Kiều|Châu|Tống|Quách|Thạch"
    "|Sơn|Danh|Kim|Đàm|Nghiêm|Khổng|Mạc|Lại|Doãn|Thân|Từ|Văn|La|Ma|Lù|Hạng|Thào|Y|H|A)"
)
_FAMILIES: Final = frozenset(_SURNAME[3:-1].lower().split("|")) - frozenset(
    {
        "hồ", "hoàng", "dương", "lý", "đoàn", "đào", "lương", "mai", "cao", "hà", "lâm", "thái", "vương", "tô",
        "vàng", "cà", "nông", "lục", "châu", "tống", "sơn", "danh", "kim", "lại", "thân", "từ", "văn", "la",
        "ma", "h", "y", "a", "chu", "đàm", "kiều",
    }
)  # fmt: skip
"""Surnames that are no words of other matters."""
_NAME: Final = pattern_of(rf"(?<!\w)(?P<name>{_SURNAME}(?: {_WORD}){{2,3}})(?!\w| {_WORD})")
_POST: Final = pattern_of(
    r"(?<!\w)(?P<post>(?:Phó )?(?:Trưởng [^\W\d_]+|Tổ trưởng|Tổ phó|Đội trưởng|Chủ tịch|Giám đốc|Hiệu trưởng|Bí thư"
    r"|Chánh án|Viện trưởng|Chánh Thanh tra|Chánh Văn phòng|Chỉ huy trưởng|Chi cục trưởng|Cục trưởng|Hạt trưởng"
    r"|Thẩm phán"
    r"|Kiểm sát viên|Chấp hành viên|Điều tra viên|Thanh tra viên|[Bb]ác sĩ|Thư ký|[Kk]ế toán trưởng|[Cc]ông chức"
    r"|[Kk]ỹ sư)(?: [^\W\d_]+){0,5}?) (?:(?:ông|bà|đồng chí|đ/c|là|là ông|là bà) )?$"
)
_BEHIND: Final = pattern_of(
    r"(?:,| -| –|;| \() (?P<post>(?:Phó )?(?:(?:Chủ tịch|Bí thư|Giám đốc|Trưởng|Viện trưởng|Chánh án) (?:UBND|HĐND"
    r"|Đảng ủy|Sở"
    r"|Công an|[Đđ]oàn|[Bb]an|Tòa án|Viện kiểm sát|Thanh tra)(?: (?:xã|phường|đặc khu|tỉnh|thành phố|huyện|kiểm tra"
    r"|thanh tra"
    r"|thẩm định|tổ chức))?|Hiệu trưởng|Trưởng đoàn|Tổ trưởng|[Cc]ông chức (?:tư pháp|địa chính|văn hóa|kế toán"
    r"|văn phòng)))(?!\w)"
)
_COMRADE: Final = pattern_of(r"(?:^|[.;:,]\s)(?:[Đđ]ồng chí|Đ/c|đ/c) $")
_HEADS: Final = ("ưởng", "ịch", "ốc", "thư", "án", "hánh", "hó", "viên", "sĩ", "ông chức", "sư", "hư ký")
_TITLED: Final = frozenset(
    {"trưởng", "tịch", "đốc", "thư", "án", "tra", "phòng", "phán", "viên", "sĩ", "ký", "chức", "sư"}
)
_ONLY_ONE: Final = pattern_of(
    r"(?:Chủ tịch|Bí thư) (?:UBND|HĐND|Đảng ủy) (?:xã|phường|đặc khu|tỉnh|thành phố|huyện)|Giám đốc Sở|Hiệu trưởng"
)
_ISSUER: Final = pattern_of(
    r"(?:(?:UBND|HĐND|Đảng ủy|Ủy ban nhân dân|Thường trực HĐND|Hội đồng nhân dân) (?P<level>xã|phường|đặc khu|tỉnh"
    r"|thành phố|huyện)|(?P<department>Sở)|Trường)\s"
)
_REACH: Final = 100
_AHEAD: Final = 70
_MOST: Final = 60


class _Named(NamedTuple):
    reading: Reading
    start: int
    end: int
    name: str
    post: str


def check_names_of_posts(context: ProseContext) -> list[Finding]:
    """Findings on a name that comes once, of a post that the text gives to another one."""
    if context.vocabulary.isdisjoint(_TITLED):
        return []
    named = [x for reading in context.saying(_FAMILIES) for x in _named(reading)]
    if not 1 < len({x.name for x in named}) <= _MOST or CHANGES.search(context.whole):
        return []
    out = []
    for at, one in enumerate(named):
        posts = ([one.post] if one.post else []) or _posts_behind(one)
        if not (posts or _has_no_post(one)) or len(re.findall(rf"{re.escape(one.name)}(?!\w)", context.whole)) != 1:
            continue
        before = [x for x in named[:at] if x.name != one.name and any(_holds(x, post) for post in posts)]
        if not posts:
            before = [x for x in named[:at] if x.post and is_near(x.name, one.name)]
        right = before[0].name if len({x.name for x in before}) == 1 else ""
        if not right or right in _sentence(one) or any(_does(x) == _does(one) for x in before):
            continue  # "Thẩm phán A giải quyết 45 vụ. Thẩm phán B giải quyết 39 vụ": of each the same
        if is_near(one.name, right) or any(_is_head(context, post) for post in posts):
            out.append(finding("P966", one.reading.passage.at(one.start), written=one.name, right=right))
    return out


def _named(reading: Reading) -> Iterator[_Named]:
    for found in _NAME.finditer(reading.text):
        lead = reading.text[max(0, found.start() - _AHEAD) : found.start()]
        lead = (
            lead[max(lead.rfind(mark) for mark in ". ,;:(") + 1 :] if not any(map(lead.__contains__, _HEADS)) else lead
        )
        post = _POST.search(lead)
        yield _Named(reading, found.start(), found.end(), found["name"], post["post"] if post else "")


def _has_no_post(one: _Named) -> bool:
    """``đồng chí Phan Đình Hà giao Phòng …``: an official who acts, with no word of who that is."""
    lead = one.reading.text[max(0, one.start - _AHEAD) : one.start]
    return bool(_COMRADE.search(lead)) and one.reading.text[one.end : one.end + 2].strip(" ").islower()


def _holds(one: _Named, post: str) -> bool:
    """Does the text give this post to somebody, before the name or right behind it?"""
    if one.post.casefold() == post.casefold():
        return True
    told = one.reading.text[one.end : one.end + _REACH]
    told = re.split(r"[.;]\s|(?<!\w)(?:ông|bà|đồng chí) ", told, maxsplit=1)[0]
    return re.search(rf"(?<!Phó )(?<!\w){re.escape(post)}(?!\w)", told, re.IGNORECASE) is not None


def _posts_behind(one: _Named) -> list[str]:
    """``ông Nguyễn Văn Hưng, Chủ tịch UBND xã yêu cầu …``: the posts right behind a name, as far as they are sure."""
    told = _BEHIND.match(one.reading.text, one.end)
    return [told["post"]] if told else []


def _does(one: _Named) -> list[str]:
    """The first word behind a name and its post."""
    post = _BEHIND.match(one.reading.text, one.end)
    start = post.end() if post else one.end
    return one.reading.low[start : start + 12].strip(" ,").split()[:1]


def _sentence(one: _Named) -> str:
    sentence = one.reading.sentence_at(one.start)
    return one.reading.text[sentence.start : sentence.end]


def _is_head(context: ProseContext, post: str) -> bool:
    """``Chủ tịch UBND xã`` in the report of a commune: is it the post of one person only, at one time?"""
    own = _ISSUER.match(context.facts.issuer)
    if own is None or not _ONLY_ONE.fullmatch(post):
        return False
    if own["level"]:
        return post.endswith(f" {own['level']}")
    return post == ("Giám đốc Sở" if own["department"] else "Hiệu trưởng")
