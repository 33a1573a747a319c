"""One person, or one road, with two names that a slip of typing tells apart: P966.

``Ông Trần Văn Thìn khiếu nại …`` and in the conclusion ``Khiếu nại của ông Trần Văn Thịnh là đúng``, or ``Qua xác minh,
bà Sa Rôn đã nhận đủ tiền`` of bà Sa Rươn. Said only where the second name comes once, in another sentence, without
a word of who that is, and the text is about one complaint, or both sentences say the same of them: ``bầu bà Lê Thị
Hường giữ chức Phó Chủ tịch … công nhận bà Lê Thị Hương giữ chức Phó Chủ tịch``, or both have one post.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS, fold, one_apart

_NAME: Final = (
    rf"(?P<name>[{CAPITALS}][^\W\d_{CAPITALS}]{{0,6}}(?: [{CAPITALS}][^\W\d_{CAPITALS}]{{0,6}}){{1,4}})(?!\w)"
)
_COMPLAINS: Final = pattern_of(
    r"(?:^|[.;:]\s)(?:(?:Nguyên đơn|Bị đơn|Công dân|Người khiếu nại|Hộ)(?: là)? )?"
    rf"(?P<title>[ÔôBb](?:ng|à)) {_NAME}(?: \([^()]{{0,80}}\)|, [^.;,]{{0,60}},)?"
    r" (?:khiếu nại|tố cáo|kiến nghị|phản ánh|có đơn|gửi đơn|làm đơn|nộp đơn|yêu cầu|đề nghị)(?!\w)"
)
_OF: Final = pattern_of(
    r"(?<!\w)(?:[Kk]hiếu nại|[Tt]ố cáo|[Kk]iến nghị|[Pp]hản ánh|[Yy]êu cầu|[Đđ]ơn(?: khiếu nại| tố cáo| kiến nghị"
    rf"| phản ánh| đề nghị)?|[Nn]ội dung) của (?P<title>ông|bà) {_NAME}"
)
_PERSON: Final = pattern_of(rf"(?<!\w)(?P<title>[ÔôBb](?:ng|à)) {_NAME}")
_INTRODUCED: Final = pattern_of(
    r"(?<!\w)(?:và|cùng|với|em|anh|chị|con|trai|gái|cháu|vợ|chồng|cha|mẹ|bố|giáp|ranh|chứng|quan|xóm|đất"
    r"|hộ|bộ|sư|diện|đơn|người|tên|là|do|của|bị|theo|tiếp|giao|mời|từ|giữa|sang|chủ|gồm|ruột)(?: [^\W\d_]+)? ?$"
    r"|[,(] ?$",
    re.IGNORECASE,
)
"""Words ahead of somebody who is another person: ``em ruột là bà …``, ``giáp đất ông …``, ``làm chứng bà …``."""
_OPENS: Final = pattern_of(r" ?(?:Qua|Theo|Tại|Kết quả|Ngày|Đến nay|Sau khi) [^,;.]{2,60}, ")
_HISTORY: Final = pattern_of(r"(?<!\w)(?:[Nn]ăm \d|[Tt]rước|[Nn]guồn gốc|[Nn]guyên(?! đơn| nhân))")
"""``Năm 1998, ông … kê khai``: who had the land before may be anybody."""
_JUDGED: Final = pattern_of(r"[^.;]{0,120}?(?<!\w)(?:là|có|không có) (?:đúng|sai|cơ sở|căn cứ|một phần)(?!\w)")
_COMPLAINANTS: Final = frozenset({"ông", "bà"})
_SPEECH: Final = frozenset({"nại", "cáo", "nghị", "ánh", "đơn", "cầu"})


_TITLED: Final = pattern_of(
    r"(?<!\w)(?P<title>[ÔôBbAaCcEeĐđLlTtHhNn](?:ng|à|nh|hị|m|háu|ồng chí|iệt sĩ|hương binh|ác sĩ|hầy giáo|ô giáo"
    rf"|ọc sinh|ị cáo|ị can|ối tượng|ệnh nhân|ạn nhân)) {_NAME}(?! - )"
)
_TITLES: Final = frozenset(
    {"ông", "bà", "anh", "chị", "em", "cháu", "chí", "sĩ", "binh", "giáo", "sinh", "cáo", "can"}
) | {"tượng", "nhân"}
_ROAD: Final = pattern_of(
    rf"(?<!\w)(?!(?:Đường|Tuyến|Đoạn|Cầu) ){_NAME} - "
    rf"(?P<to>{_NAME.replace('?P<name>', '?:')})(?! -)"
)
_RELATED: Final = pattern_of(
    r"(?<!\w)(?:và|cùng|với|em|anh|chị|con|trai|gái|cháu|vợ|chồng|cha|mẹ|bố|giáp|ranh|chứng|xóm|là|tên|sang|giữa|khác"
    r"|mới|mời|thay|ruột|chủ|trưởng|phó|thư|tịch|đốc|viên|thôn|ấp|nguyên|cựu)(?: đất| nhà| hộ| xe)? $|[(:] ?$"
    r"|(?<!\w)(?:ông|bà|anh|chị|em|cháu|chí|cáo|can|tượng|nhân)(?!\w).*, $",
    re.IGNORECASE,
)
"""Words right ahead of another person."""
_POST: Final = (
    r"(?:công chức|viên chức|cán bộ|chuyên viên|kế toán|văn thư|thủ quỹ|phó|trưởng|chủ tịch|giám đốc|bí thư|hiệu trưởng"
    r"|chánh|chỉ huy|giáo viên|bác sĩ|kỹ sư|thẩm phán|kiểm sát viên|chấp hành viên|điều tra viên|thanh tra viên"
    r"|tổ trưởng|đội trưởng|chi cục trưởng|cục trưởng|quyền)(?!\w)"
)
_POST_BEHIND: Final = pattern_of(rf"(?:,| -| –| \() ?(?P<post>{_POST}[^.,;:()\d]{{0,60}})", re.IGNORECASE)
_POST_AHEAD: Final = pattern_of(rf"(?:^|\W)(?P<post>{_POST}[^.,;:()\d]{{0,60}}?) ?$", re.IGNORECASE)
_BOTH: Final = pattern_of(
    r"(?<!\w)(?:[Cc]ả )?[Hh]ai (?:ông|bà|anh|chị|em|cháu|bên|hộ|người|gia đình|công dân|nhà|ý kiến"
    r"|trường hợp|đơn)(?!\w)"
)
"""``hai bên``, ``hai ông``: a text that says so is about two persons."""
_DID: Final = pattern_of(r" (?P<act>[^\W\d_]+)[^.;,\d]{0,30} \d")
_LENGTH: Final = pattern_of(r"[^.;\d]{0,30}(?<!\w)dài \d")
_FEW: Final = 3
_REACH: Final = 30
_POST_WORDS: Final = 2
_FULL: Final = 3
_SHARED: Final = 3
_MOST: Final = 60
_COMMON: Final = frozenset(
    {"và", "của", "được", "đã", "các", "có", "là", "theo", "trong", "tại", "với", "cho", "năm", "ngày", "tháng", "số"}
) | {"xã", "tỉnh", "thôn", "phường", "huyện", "về", "từ", "đến"}


def check_near_names(context: ProseContext) -> list[Finding]:
    """Findings on a second name that is nearly one which is named before in the same matter."""
    found = [*_of_complaints(context), *_of_one_matter(context), *_of_two_titles(context), *_of_roads(context)]
    return list({item.where: item for item in found}.values())


def _of_one_matter(context: ProseContext) -> list[Finding]:
    """The near names of persons of whom two sentences say the same."""
    if context.vocabulary.isdisjoint(_TITLES):
        return []
    persons = [(reading, x) for reading in context.saying(_TITLES) for x in _TITLED.finditer(reading.text)]
    names = {x["name"] for _, x in persons if x["name"].count(" ") + 1 >= _FULL}
    if not 1 < len(names) <= _MOST:
        return []
    several = _BOTH.search(context.whole) is not None
    complaint = "hiếu nại" in context.whole or "ố cáo" in context.whole
    out = []
    for at, (reading, person) in enumerate(persons):
        name = person["name"]
        if name not in names or context.whole.count(name) > 1:
            continue
        before = [one for one in persons[:at] if is_near(one[1]["name"], name)]
        if len({x["name"] for _, x in before}) != 1:
            continue
        right = before[0][1]["name"]
        beside = right in around(reading.text, person.start(), person.end(), (". ",))
        alone = len(names) <= _FEW and not complaint and not several and fold(right) == fold(name)
        if not beside and (
            _same_matter(before[0], (reading, person))
            or _same_post(before[0], (reading, person))
            or (alone and _is_told_on(before[0], (reading, person)))
        ):
            out.append(_finding(reading, person.start("name"), name, right))
    return out


def _of_two_titles(context: ProseContext) -> list[Finding]:
    """``Bà Lò Thị Ánh … Ông Lò Thị Ánh``: one full name, once with the other title, with no word of who that is."""
    if not context.vocabulary.issuperset(_COMPLAINANTS):
        return []
    seen: dict[str, list[tuple[Reading, re.Match[str]]]] = {}
    for reading in context.saying(_COMPLAINANTS):
        for x in _PERSON.finditer(reading.text):
            if x["name"].count(" ") + 1 >= _FULL:
                seen.setdefault(x["name"], []).append((reading, x))
    out = []
    for name, told in seen.items():
        titles = [x["title"].lower() for _, x in told]
        odd = "ông" if " Thị " in name else min(reversed(titles), key=titles.count)
        others = [x for _, x in told if x["title"].lower() != odd]
        if not others or titles.count(odd) != 1:
            continue
        reading, person = told[titles.index(odd)]
        beside = any(of is reading and x is not person and _in_one(of, x, person) for of, x in told)
        if beside or reading.text.startswith((",", " ("), person.end()):
            continue
        if not _RELATED.search(reading.text[: person.start()]):
            out.append(_finding(reading, person.start(), person.group(), f"{others[0]['title']} {name}"))
    return out


def _in_one(reading: Reading, one: re.Match[str], other: re.Match[str]) -> bool:
    """Does no sentence end between them?"""
    first, last = sorted((one.start(), other.start()))
    return ". " not in reading.text[first:last]


def _is_told_on(one: tuple[Reading, re.Match[str]], other: tuple[Reading, re.Match[str]]) -> bool:
    """Does a text of few persons go on to somebody whose name has other marks, with no word of who that is?"""
    (first, a), (second, b) = one, other
    lead = second.text[: b.start()]
    lead = lead[max(lead.rfind(mark) for mark in (". ", "; ")) + 1 :]
    return not (
        a["title"].lower() != b["title"].lower()
        or a["title"].lower() == "đồng chí"
        or second.passage.role == "item"
        or second.text.startswith((",", " (", ":"), b.end())
        or _RELATED.search(lead)
        or _HISTORY.search(lead)
        or _acts(first, a)[:1] == _acts(second, b)[:1]
        or (_speaks(first, a) and _speaks(second, b))
    )


def _acts(reading: Reading, person: re.Match[str]) -> list[str]:
    """What is said right behind a name."""
    return reading.low[person.end() : person.end() + _REACH].split()


def _speaks(reading: Reading, person: re.Match[str]) -> bool:
    """``Ông Minh phản ánh … Ông Mình đề nghị …``: of two who speak each has a matter of his own."""
    return not _SPEECH.isdisjoint(_acts(reading, person)[:2])


def _is_parallel(first: Reading, a: re.Match[str], second: Reading, b: re.Match[str]) -> bool:
    """``Hộ ông Vàng A Sùng hiến 300 m2 … Hộ ông Vàng A Súng hiến 120 m2``: the same of each, with a figure of his."""
    one, other = (_DID.match(reading.low, found.end()) for reading, found in ((first, a), (second, b)))
    return one is not None and other is not None and one["act"] == other["act"]


def _same_matter(one: tuple[Reading, re.Match[str]], other: tuple[Reading, re.Match[str]]) -> bool:
    """Do the sentences of two near names say the same of them, the second one without a word of who that is?"""
    a, (second, b) = one[1], other
    if a["title"].lower() != b["title"].lower() or second.text.startswith((",", " ("), b.end()):
        return False
    if _is_parallel(one[0], a, second, b):
        return False
    lead, again = (reading.low[: x.start()].split()[-2:] for reading, x in (one, other))
    if lead == again and len(lead) > 1 and not _COMMON.issuperset(lead):
        return True
    if _INTRODUCED.search(second.text[: b.start()]):
        return False
    said = [
        {word for word in around(r.text, x.start(), x.end(), (". ",)).lower().split() if word.isalpha()}
        - _COMMON - {*x["name"].lower().split()} - {*x["title"].lower().split()}
        for r, x in (one, other)
    ]  # fmt: skip
    return len(said[0] & said[1]) >= _SHARED


def _same_post(one: tuple[Reading, re.Match[str]], other: tuple[Reading, re.Match[str]]) -> bool:
    """``đồng chí Hà Văn Thiện, công chức tư pháp - hộ tịch … đồng chí Hà Văn Thiệu, công chức tư pháp - hộ tịch``."""
    if all(reading.passage.role == "item" or reading.passage.label for reading, _ in (one, other)):
        return False  # a list of several
    posts = []
    for reading, x in (one, other):
        lead = _POST_AHEAD.search(reading.text, max(0, x.start() - _REACH - _REACH), x.start())
        told = _POST_BEHIND.match(reading.text, x.end()) or lead
        posts.append(told["post"].lower().split() if told else [])
    size = min(map(len, posts))
    return size >= _POST_WORDS and posts[0][:size] == posts[1][:size]


def _of_roads(context: ProseContext) -> list[Finding]:
    """``đường Nà Lùng - Khuổi Sao … tuyến Nà Lùng - Khuổi Sáo``: one end is the same, the other one nearly."""
    roads = [(reading, x) for reading in context.naming(" - ") for x in _ROAD.finditer(reading.text)][:_MOST]
    out = []
    for at, (reading, road) in enumerate(roads):
        for _, first in roads[:at]:
            ends = [(road[end], first[end]) for end in ("name", "to")]
            odd = [pair for pair in ends if pair[0] != pair[1]]
            if (
                len(odd) == 1
                and is_near(*odd[0])
                and context.whole.count(odd[0][0]) == 1
                and not _has_own_length(reading, road)
            ):
                out.append(_finding(reading, road.start(), road.group(), first.group()))
                break
    return out


def _has_own_length(reading: Reading, road: re.Match[str]) -> bool:
    """``Tuyến Nà Lùng - Khuổi Sảo dài 4,1 km``: is it told how long it is, as of a road that is new to the reader?"""
    return _LENGTH.match(reading.text, road.end()) is not None


def _of_complaints(context: ProseContext) -> list[Finding]:
    """A complaint that is judged as that of somebody whose name is nearly the complainant's."""
    named = context.saying(_COMPLAINANTS)
    spoke = [(reading, x) for reading in named if reading.says(_SPEECH) for x in _COMPLAINS.finditer(reading.text)]
    if len({x["name"] for _, x in spoke}) != 1:
        return []
    complaint, said = spoke[0]
    who, title = said["name"], spoke[-1][1]["title"].lower()
    out = []
    for reading in context.running[context.running.index(complaint) :]:
        for found in _PERSON.finditer(reading.text, said.end() if reading is complaint else 0):
            once = context.whole.count(found["name"]) == 1 and found["title"].lower() == title
            if (
                once
                and is_near(found["name"], who)
                and not _speaks(reading, found)
                and (_is_judged(reading, found) or _is_alone(reading, found, who))
            ):
                out.append(_finding(reading, found.start("name"), found["name"], who))
    return out if len(out) == 1 else []


def _is_judged(reading: Reading, person: re.Match[str]) -> bool:
    """``Khiếu nại của ông Trần Văn Thịnh là đúng``."""
    ahead = any(x.end() == person.end() for x in _OF.finditer(reading.text, 0, person.end()))
    return ahead and bool(_JUDGED.match(reading.text, person.end()))


def _is_alone(reading: Reading, person: re.Match[str], who: str) -> bool:
    """Is somebody named in a sentence of his own, with no word of who he is?"""
    sentence = around(reading.text, person.start(), person.end())
    lead = reading.text[: person.start()]
    lead = lead[max(lead.rfind(mark) for mark in (". ", "; ")) + 1 :]
    opens = _OPENS.fullmatch(lead)  # "Qua xác minh, "
    introduced = not opens and _INTRODUCED.search(lead)
    introduced = introduced or _HISTORY.search(lead)
    return who not in sentence and not introduced and not reading.text.startswith((",", " ("), person.end())


def is_near(one: str, other: str) -> bool:
    """Are two names alike but for marks or one letter of one word?"""
    pairs = list(zip(one.split(), other.split(), strict=False))
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    if len(one.split()) != len(other.split()) or len(odd) != 1 or _letters(odd[0][0]) == _letters(odd[0][1]):
        return False
    one_word, other_word = map(fold, odd[0])
    return one_word == other_word or (one_word[0] == other_word[0] and one_apart(one_word, other_word))


def _letters(word: str) -> list[str]:
    """Letters and marks in no order: "Hòa" and "Hoà" are one name."""
    return sorted(unicodedata.normalize("NFD", word))


def _finding(reading: Reading, at: int, written: str, right: str) -> Finding:
    return finding("P966", reading.passage.at(at), written=written, right=right)
