"""Lists in a sentence against the number that announces them: P707.

``6 câu lạc bộ gồm: cầu lông, bóng bàn …``, ``3 thôn (Tân Trung, Phú Lễ)``, ``02 tập thể, 03 cá nhân. Cá nhân gồm: …``.
The marks between the members make at least and at most so many (``list_members``); only a number that is neither, nor
between them, is told, and only where the members are what was counted: persons, offices, places, papers, things that
begin with the noun, or common words behind a noun of which each is one (12 clubs of three kinds are no list of twelve).
A number far off is told only before (1), (2), … of tasks, reasons and the like (``gồm 50 việc: (1) …; (5) …``).
Where the marks leave it open, other numbers may prove the list: ``21 chỉ tiêu, đạt 18; 02 chỉ tiêu chưa đạt gồm …``,
``Ngoài hai vụ trên, không phát hiện vụ nào khác``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import MATTERS, SPELT, Announced, announced, labelled, small_counts, stated
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.list_members import NAMED, Members, read_members
from tthc_render.prose.member_kinds import short_noun
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_PERSONS: Final = pattern_of(
    r"(?:cá nhân|đồng chí|người|đại biểu|cán bộ|công chức|viên chức|học sinh|sinh viên|em|giáo viên|nhà giáo|nghệ nhân"
    r"|tác giả|gia đình|hộ|ông|thí sinh|vận động viên|bị can|bị cáo|đối tượng|ủy viên|thành viên|đảng viên|chuyên gia"
    r"|phó chủ tịch|bác sĩ|diễn giả|ứng viên|chủ hộ|nạn nhân|hội viên|đoàn viên|gương)(?!\w)",
    re.IGNORECASE,
)
_PLACES: Final = pattern_of(
    r"(?:địa phương|địa bàn|thôn|xã|phường|thị trấn|bản|ấp|buôn|xóm|khu phố|tổ dân phố|huyện|quận|thị xã|thành phố|tỉnh"
    r"|làng|đặc khu|khối phố|khóm|khu dân cư|khu vực|vùng)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_OFFICES: Final = pattern_of(
    r"(?:đơn vị|cơ quan|tổ chức|tập thể|doanh nghiệp|công ty|trường(?! hợp)|sở|ngành(?! hàng| nghề| kinh tế| học"
    r"| công)|phòng(?! học)|ban|bệnh viện|cơ sở|hợp tác xã|chi bộ"
    r"|đảng bộ|chi cục|trung tâm|nhà thầu|chủ đầu tư|hội(?! nghị| thảo| thi)|ngân hàng|chi nhánh|nhà máy|chi đoàn"
    r"|khoa|địa phương|chủ thể"
    r"|liên danh|trạm y tế|đầu mối|nhà đầu tư|quỹ|cổ đông|đối tác|khách hàng)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_PAPERS: Final = pattern_of(
    r"(?:văn bản|nghị quyết|quyết định|kế hoạch|công văn|chỉ thị|báo cáo|tờ trình|thông báo|nghị định|thông tư"
    r"|hướng dẫn"
    r"|đề án|dự thảo|chương trình|quy chế|kết luận)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_INSTANCES: Final = pattern_of(
    r"(?:vụ|trường hợp|đơn|ca|cuộc|buổi|lớp|hồ sơ|suất|tin|bài|con|cái|cây|máy|xe|phiếu|ý kiến|lần|lao động|kiến nghị"
    r"|phản ánh|hội nghị|sự cố|trận|cơn|căn|nhà|phòng học|hợp đồng|giấy|thẻ|bộ|chiếc|thiết bị|biên chế|chỗ|giường|bàn"
    r"|huy chương|giải|điểm(?! (?:đen|nóng|sạt|ngập|đến|trường|cầu|du)))(?!\w)", re.IGNORECASE,
)  # fmt: skip
"""Nouns of things that are counted, not named: ``5 vụ: trộm cắp, ma túy``."""
_PRIZES: Final = pattern_of(r"(?:giải|huy chương|huân chương|bằng khen|giấy khen|danh hiệu)(?!\w)", re.IGNORECASE)
_MONEY: Final = pattern_of(r"\d (?:(?:tỷ|triệu|nghìn) )?đồng$|\d (?:tỷ|triệu)$")
_BUILT: Final = pattern_of(
    r"(?:công trình|dự án|gói thầu|điểm|địa điểm|di tích|trụ sở|chợ|khu|cụm|mô hình|tuyến)(?!\w)", re.IGNORECASE
)
_ASIDE: Final = pattern_of(
    r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|nổi bật|như|chủ yếu|nhất là|đặc biệt(?! khó)|tập trung|đáng chú ý"
    r"|(?<!tồn )tại|ở"
    r"|thuộc|của|cho|với|theo|từ(?! \d)|một số|ví dụ|trên(?! \d)|so với|bằng|trừ|giáp|giữa|mỗi|từng|do|vào|cùng"
    r"|gắn|nhiều nhất|cao nhất|thấp nhất|còn lại)(?!\w)",
    re.IGNORECASE,
)
_SOME: Final = pattern_of(
    r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|nổi bật|như|nhất là|đặc biệt(?! khó)|đáng chú ý|một số|ví dụ|so với"
    r"|trừ|mỗi|từng"
    r"|nhiều nhất|cao nhất|thấp nhất|lớn nhất|chủ yếu|tập trung)(?!\w)",
    re.IGNORECASE,
)
_OF_OTHERS: Final = pattern_of(r"(?<!\w)(?:các|những|nhiều)\s[^\W\d_]+(?:\s[^\W\d_]+){0,3}$", re.IGNORECASE)
_OTHER_NOUN: Final = pattern_of(
    r" (?:lĩnh vực|nội dung|nhóm|địa bàn|địa phương|địa điểm|thời gian|hình thức|đối tượng|ngành|nghề|đơn vị|cơ quan"
    r"|chủ đề|chuyên đề|hạng mục|nguồn|loại|mức|tiêu chí|môn|xã|phường|huyện|tỉnh|thôn|khu vực|mục đích|lý do"
    r"|nguyên nhân|kết quả|thành phần|vị trí|chức danh|bậc học|cấp học|ngày|tháng|sản phẩm|dịch vụ|cấp|tuyến|hành vi"
    r"|lỗi|tội)$"
)
"""What is named right before a list, and is not what was counted: ``05 thủ tục thuộc lĩnh vực: …``."""
_GOES_ON: Final = pattern_of(
    r"\s?(?:Ngoài(?! ra,? (?:không|chưa))|Bên cạnh|Đồng thời|Cùng với|Riêng|Còn|Trong đó"
    r"|Mặt khác|Cuối cùng|Thêm)(?!\w)|\.\.|…|\s?\("
)
_THE_REST: Final = pattern_of(r"[;,.]\s(?:còn )?(?P<words>\w+ [^.;]{0,60})(?<!\w)còn lại(?!\w)")
"""``; 02 công trình còn lại``: the list is not all."""
_TELLING: Final = pattern_of(r" (?:tiêu biểu|điển hình|nổi bật)$")
_SAYS_COLON: Final = (":", "gồm", "đó là")
_IN_IT: Final = "trong đó"
"""Behind it stand some of what was counted: only more than all of them are wrong."""
_WHOLE: Final = pattern_of(r"\d+")
_BY_PLACE: Final = pattern_of(r"(?:đơn vị|địa phương)(?!\w)")
_DEPARTMENTS: Final = pattern_of(r"(?:sở|phòng)(?!\w)")
_THESE: Final = r" (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:[^.;,]{0,20} )?(?:nêu trên|nói trên|kể trên|trên|này)(?!\w)"
_NO_OTHERS: Final = pattern_of(
    rf"(?<!\w)[Nn]goài (?P<count>\d{{1,2}}|{'|'.join(SPELT)}){_THESE},? [^.;]{{0,30}}(?:không|chưa) [^.;]{{2,60}}"
    r"(?<!\w)(?:nào )?khác"
)
_ALL_OF_THEM: Final = pattern_of(rf"(?<!\w)[Cc]ả (?P<count>\d{{1,2}}|{'|'.join(SPELT)}){_THESE}")
_NONE_ELSE: Final = "(?<!\\w)[Kk]hông (?:có|còn|phát hiện|ghi nhận) {} nào khác"
_OTHERS: Final = frozenset({"khác"})
_BRACKETS: Final = pattern_of(r"[()]")
_NOUNS_OF: Final = {
    "person": (_PERSONS,), "place": (_PLACES, _OFFICES), "name": (_PLACES,), "office": (_OFFICES,),
    "thing": (_OFFICES,), "paper": (_PAPERS,),
}  # fmt: skip
"""By what members are: the nouns that name it."""
_MATTER: Final = pattern_of(
    rf"(?!điểm(?! mới))(?:nhóm (?!theo|thuộc|về|của)[^\W\d_]+(?: [^\W\d_]+)?|{MATTERS}"
    r"|chỉ tiêu|hợp phần|công việc|đầu việc)(?!\w)",
    re.IGNORECASE,
)
_BY_KINDS: Final = pattern_of(
    r"(?:việc|hoạt động|mô hình|kết quả|chuyên đề|kiến nghị|đề xuất|vấn đề|vướng mắc)(?!\w)", re.IGNORECASE
)
"""Matters that are also told by their kinds: ``9 kiến nghị: (1) đất đai; …``."""
_LEADS_ASIDE: Final = pattern_of(
    r"(?<!\w)(?:theo|cho|với|tại|ở|thuộc|về|do|của|từ|trong|vào|đối với|gắn với|ứng với)$", re.IGNORECASE
)
"""With what a phrase ends where its list names something else: ``05 nhiệm vụ giao cho: (1) …``."""
_GROUPS: Final = pattern_of(
    r"(?<!\w)\(?\d{1,2}\)\s(?:về|lĩnh vực|nhóm|công tác|mảng|các|những|một số|đối với|trong|tại|theo|\d)(?!\w)",
    re.IGNORECASE,
)
"""With what a member begins that may be several of what was counted: ``24 nhiệm vụ: (1) về thể chế; …``."""
_AND_MORE: Final = pattern_of(
    r"\.\.|…|v\.v|[;,]\s*$|(?<!\w)(?:các|những|một số|nhiều) [^,;.]{0,30}(?:khác|còn lại)(?!\w)"
)
_DIGIT, _MOST, _NEXT = 9, 60, 12
_SLIP, _FEW, _BACK, _QUOTED = 2, 3, 90, 60


def check_counted_lists(context: ProseContext) -> list[Finding]:
    """Findings on lists in a sentence that are shorter or longer than announced."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        text = reading.text
        if ", " not in text and "; " not in text and " và " not in text:
            continue
        for one in announced(reading):
            out += _judged(reading, reading, one)
        if " gồm" in text or ": " in text or " là " in text:
            for source, one in labelled(reading, readings[max(0, at - 1) : at]):
                out += _judged(source, reading, one)
    for at, reading in context.places_saying(_OTHERS):
        out += _told_as_all(reading, readings[max(0, at - 1) : at + 1])
    return out


def _judged(source: Reading, reading: Reading, one: Announced) -> Iterator[Finding]:
    bracket = "(" in one.opens
    end = _closing(reading.text, one.body) if bracket else len(reading.text)
    if one.opens == " ":  # "ba tỉnh Thanh Hóa, Nghệ An, Hà Tĩnh: Thanh Hóa 218.416 tỷ đồng, …"
        end = colon if (colon := reading.text.find(": ", one.body)) > 0 else end
    persons = _PERSONS.match(one.noun) or _PERSONS.search(one.opens)
    found = read_members(reading.text, one.body, end, one.noun, persons=persons is not None)
    if found is None:
        return
    listed = _listed(reading, one, found)
    if one.opens == " " and (found.kind != "name" or listed < _FEW):
        return
    if _IN_IT in one.opens and (one.stated >= found.least or found.least < _FEW):
        return
    if not listed or not _is_of_it(one, found):
        return
    if (abs(one.stated - listed) > _SLIP or not 1 < one.stated <= _MOST) and not _is_each(reading.text, one, found):
        return
    if one.stated > listed and not _is_whole(reading.text, one.noun, found, listed, end if bracket else 0):
        return
    if bracket and (abs(one.stated - listed) > 1 or listed < _FEW):
        return
    if source is reading and _is_of_another(reading, one, found):
        return
    yield finding(
        "P707", source.passage.at(one.start), stated=one.written, listed=f"{listed:02}", unit=short_noun(one.noun),
        quote=quote(source.text, one.start, found.end if source is reading else one.start + _QUOTED),
    )  # fmt: skip


def _is_each(text: str, one: Announced, found: Members) -> bool:
    """Is a list with (1), (2), … sure to have a number for each that was counted, however far off that is? Members
    that begin with the noun, with "về" or with a figure may be kinds of it."""
    if not (found.numbered and _MATTER.match(one.noun)) or found.values or found.least < _FEW:
        return False
    if found.kind in (*NAMED, "noun") or _GROUPS.search(text, one.body, found.end + _NEXT) is not None:
        return False
    return one.gathered or (1 < one.stated <= _DIGIT and not _BY_KINDS.match(one.noun))


def _is_of_another(reading: Reading, one: Announced, found: Members) -> bool:
    """``3 xã của 2 huyện: A, B, C``: may the list be of what was counted before? Not ``5 TTHC, gồm 3 việc: (1) …``."""
    text = reading.text
    least = max(*(text.rfind(mark, 0, one.start) for mark in (". ", "; ")), one.start - _BACK)
    before = [x for x in small_counts(reading) if least < x[0] < one.start]
    if one.gathered and found.numbered and not one.noun.startswith("nhóm"):
        word = one.noun.split()[0].lower()
        before = [x for x in before if word in reading.low[x[1] : one.start].split()]
    return any(found.least <= stated(count) <= found.most for _, _, count in before)


def _listed(reading: Reading, one: Announced, found: Members) -> int:
    """How many members the list has, where that is not as many as was said; 0 where it may be."""
    if found.most < _SLIP:
        return 0
    if found.least <= one.stated <= found.most:
        proved = [x for x in (found.least, found.most) if x > 1 and x != one.stated and _is_proved(reading, one, x)]
        return proved[0] if len(proved) == 1 else 0
    return found.least if one.stated < found.least else found.most


def _is_proved(reading: Reading, one: Announced, said: int) -> bool:
    """Do other numbers of the noun leave as many as the list has, and not as many as was said?"""
    word = one.noun.split()[0].lower()
    around = (reading, *(x for x in reading.beside if x.passage.prose))
    counts = {
        int(x.count) for near in around for x in near.counts if near.low.startswith(f" {word}", x.end) and x.exact
    }
    counts |= {
        int(y)
        for near in around
        for x in near.ratios
        if near.low.startswith(f" {word}", x.end)
        for y in x.text.split("/")
        if y.isdigit()
    }
    counts -= {one.stated}
    rests = {max(some) * 2 - sum(some) for size in (2, 3) for some in combinations(counts, size)}
    return said in rests and one.stated not in rests


def _is_whole(text: str, noun: str, found: Members, listed: int, bracket_end: int) -> bool:
    """May a list that is shorter than announced be taken for all of it?"""
    if bracket_end:
        return found.kind not in ("plain", "thing")
    if found.numbered:
        stop = text.find(". ", found.end)
        last = stop if stop > 0 else len(text)
        return _AND_MORE.search(text, found.end, last) is None and _GOES_ON.match(text, last + 1) is None
    if _GOES_ON.match(text, found.end) or _GOES_ON.match(text, found.end + 1):
        return False
    rest = _THE_REST.match(text, found.end)
    if rest and rest["words"].lower().split(maxsplit=1)[-1].startswith(noun.lower().split()[0]):
        return False
    return found.kind != "plain" or listed >= _FEW


def _closing(text: str, start: int) -> int:
    """Where the bracket that was opened before closes; ``start`` where it does not."""
    depth = 1
    for found in _BRACKETS.finditer(text, start):
        depth += 1 if found.group() == "(" else -1
        if not depth:
            return found.start()
    return start


def _is_of_it(one: Announced, found: Members) -> bool:
    """Does the list name what was counted?"""
    what, kind = one.noun, found.kind
    if _SOME.search(_TELLING.sub("", what) if " là" not in one.opens else what):
        return False
    if found.repeats or kind == "noun":
        return True
    matter = _MATTER.match(what)
    if matter and found.numbered and kind not in NAMED and not found.values:
        rest = what[matter.end() :]
        return not (_OF_OTHERS.search(rest) or _OTHER_NOUN.search(rest) or _LEADS_ASIDE.search(rest))
    if _OF_OTHERS.search(what) or _shares_it(one, found):
        return False
    if found.values and not _INSTANCES.match(what) and all(_MONEY.search(value) for value in found.values):
        return True  # each with what it costs
    if kind == "person" and _PRIZES.match(what):
        return True
    if _agrees(what, kind):
        return True
    if _OTHER_NOUN.search(what):
        return False
    if _ASIDE.search(what) or kind in ("person", "place", "paper") or _PLACES.match(what):
        return False
    if _PERSONS.match(what) and not what.startswith("đối tượng"):
        return False
    if _OFFICES.match(what) and (not found.parted or _INSTANCES.match(what)):
        return kind == "name" and _BY_PLACE.match(what) is not None
    if kind == "office":
        return _BUILT.match(what) is not None
    if _INSTANCES.match(what) and found.parted and one.stated < found.least:
        return True  # more kinds than cases
    if _INSTANCES.match(what) or (_PAPERS.match(what) and not found.parted):
        return False
    if found.least <= one.stated <= found.most:
        return True  # other numbers prove it
    return kind != "plain" or "(" in one.opens or any(sign in one.opens for sign in _SAYS_COLON)


def _shares_it(one: Announced, found: Members) -> bool:
    """``12 hồ sơ: đất đai 5, xây dựng 7``: has each member some of what was counted?"""
    bare = [value for value in found.values if "%" not in value and "(" not in value]
    figures = [int(x) for value in bare for x in _WHOLE.findall(value)[:1]]
    shared = len(figures) == len(found.values) > 0 and abs(sum(figures) - one.stated) <= _SLIP
    return shared and not _PLACES.match(one.noun)


def _agrees(what: str, kind: str) -> bool:
    """Are members of this kind what the noun names?"""
    if kind in ("name", "capital") and _DEPARTMENTS.match(what):
        return True
    nouns = _NOUNS_OF.get(kind)
    return nouns is not None and any(noun.match(what) for noun in nouns)


def _told_as_all(reading: Reading, around: Sequence[Reading]) -> Iterator[Finding]:
    """``xảy ra 03 vụ … Ngoài hai vụ trên, không phát hiện vụ nào khác``: another number of them before."""
    for told in (*_NO_OTHERS.finditer(reading.text), *_ALL_OF_THEM.finditer(reading.text)):
        noun = told["noun"].lower().split()[0]
        if told.re.pattern == _ALL_OF_THEM.pattern and not re.search(_NONE_ELSE.format(noun), reading.text):
            continue
        before = [
            (near, start, count)
            for near in around
            for start, end, count in small_counts(near)
            if near.low.startswith(f" {noun}", end) and (near is not reading or start < told.start())
        ]
        before = [one for one in before if stated(one[2]) != stated(told["count"])]
        if len({stated(count) for _, _, count in before}) == 1:
            near, start, count = before[0]
            yield finding(
                "P707", near.passage.at(start), stated=count, listed=f"{stated(told['count']):02}", unit=noun,
                quote=quote(reading.text, told.start(), told.end()),
            )  # fmt: skip
