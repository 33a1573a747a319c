"""One document cited with two numbers: P614.

Two numbers are called one document where the words say so: the later citation points back ("nêu trên", "ban hành kèm
theo"), or both are the
same law by name and year; or where the day does: an office does not come from 208 to 280 in one day. One slip of typing
leads from one to the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.arithmetic import one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import place_words
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.citations import own_matter, same_issuer
from tthc_render.prose.spans import Citation
from tthc_render.vietnamese.patterns import pattern_of

_BACK = pattern_of(
    r"[^.;,\d]{0,60}?(?<!\w)(?:nêu trên|nói trên|trên đây|đã nêu|đã dẫn|nêu tại|ở trên)(?!\w)", re.IGNORECASE
)
_OTHERS = pattern_of(r"(?<!\w)(?:các|những|và|cùng)(?!\w)")
"""``Quyết định số 25/QĐ-UBND và các văn bản nêu trên``: other documents are above."""
_LAW = pattern_of(
    r"(?:Bộ l|L)uật\s(?P<name>[^\d;.,()]{3,80}?)\s(?:\(?số\s)(?P<number>\d{1,3})/(?P<year>(?:19"
    r"|20)\d{2})/(?P<sign>QH\d{2})"
)
_UP_TO = pattern_of(r"(?<!\w)(?:trước|đến|hết|nhất(?: là)?|sau|từ)\s(?:ngày\s)?$", re.IGNORECASE)
_FROM = pattern_of(
    r"(?<!\w)(?:(?:ban hành|thành lập|kèm|công bố|phê duyệt|giao)(?: kèm)? theo|(?:quy định|hướng"
    r" dẫn|nêu|giao|phê duyệt|xác định"
    r"|đề ra|công bố|ban hành) (?:tại|trong)|(?:nhiệm vụ|mục tiêu|chỉ tiêu|kiến nghị|nội dung|danh mục|khoản \d+"
    r"|mục [IVX\d]+)(?: [^\W\d_]+){0,4} (?:tại|trong|theo|của))\s$"
)
"""Words behind which a document is named again for what came from it."""
_REST_OF = pattern_of(
    r"(?<!\w)(?:nhiệm vụ|nội dung|chỉ tiêu|mục tiêu|giải pháp|công việc|kiến nghị|phần việc)(?: [^\W\d_]+){0,3}?"
    r" (?:còn lại|chưa (?:hoàn thành|thực hiện|xong)|chậm (?:tiến độ|hạn)|quá hạn|đang thực hiện)"
    r"(?: (?:của|tại|trong|theo|thuộc))+\s$"
)
"""What is left of a document of which results were told."""
_SHARE_OF = pattern_of(
    r"(?<![\d/.,])\d{1,3}/(?P<all>\d{1,3}) (?:nhiệm vụ|chỉ tiêu|mục tiêu|nội dung|đầu việc)"
    r"(?: (?:của|tại|trong|theo|thuộc))+\s$"
)
"""``hoàn thành 17/28 nhiệm vụ của Kế hoạch …``, behind a plan ``gồm 28 nhiệm vụ``."""
_NEW = pattern_of(
    r"(?:^|[.;:]\s)(?:[-+]\s)?(?:(?:Thực hiện|Triển khai|Căn cứ|Theo|Tiếp tục thực hiện|Quán triệt)\s)?$"
    r"|(?<!\w)(?:ban hành|ký|trình|thay thế|bãi bỏ|thay cho|hủy bỏ|sửa đổi|bổ sung|điều chỉnh|thông qua|tiếp"
    r"|tiếp theo|và|cùng|với|có|kèm|phê duyệt|công bố|nhận|nhận được|gửi|xây dựng|tham mưu|gồm|là|hoặc|như|khác|từ)"
    r"(?: (?:các|thêm|tiếp|tại|mới|cả))?\s$|,\s$",
    re.IGNORECASE,
)
"""Words behind which a document is named for the first time: ``thay thế Kế hoạch số …``, ``Thực hiện Kế hoạch …``."""
_LEADS = pattern_of(
    r"^(?:(?:về|việc|quy định|ban hành|thực hiện|triển khai|phê duyệt|hướng dẫn|tổ chức|giao|[Vv]/v|sửa đổi) )+"
)
_TOLD_OF_IT = pattern_of(r"(?<!\w)(?:được|đã|còn|chưa|đang|gặp|có|bị)(?!\w)")
_MARKS = pattern_of(r"[.,;:()]")
_WORDS: Final = 5
_LEAD: Final = 24
_LEAST: Final = 2
_SESSIONS: Final = "HĐND"
"""Councils pass the resolutions of a whole session on one day."""
_DAYS_OF_NUMBERS: Final = 10
"""An office at its usual pace needs that many days and more from one of two numbers to the other."""
_MATTER_REACH: Final = 160
_A_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class _Seen:
    """A document at one place. What stands around it is read where its number is another one."""

    number: str
    reading: Reading
    start: int
    written: str = ""
    citation: Citation | None = None

    @property
    def where(self) -> Place:
        """Its place."""
        return self.reading.passage.at(self.start)

    @property
    def shown(self) -> str:
        """What is written there."""
        return self.citation.short if self.citation else self.written

    @property
    def end(self) -> int:
        """Where the citation ends with its day."""
        last = self.citation.when if self.citation else None
        return max(self.citation.end if self.citation else 0, last.end if last else 0)

    @property
    def behind(self) -> str:
        """The words behind it."""
        return self.reading.text[self.end : self.end + _MATTER_REACH] if self.citation else ""

    @property
    def before(self) -> str:
        """The words before it."""
        return self.reading.text[max(0, self.start - _MATTER_REACH) : self.start]

    @property
    def points_back(self) -> bool:
        """``nêu trên``: do the words say that it was named before?"""
        back = _BACK.match(self.reading.text, self.end) if self.citation else None
        return back is not None and not _OTHERS.search(back.group())

    @property
    def is_left(self) -> bool:
        """Is what was left of it named?"""
        return _REST_OF.search(self.before) is not None

    @property
    def share_of(self) -> str:
        """Of how many tasks a share is named; "" if of none."""
        share = _SHARE_OF.search(self.before)
        return share["all"] if share else ""


def check_one_document(context: ProseContext) -> list[Finding]:
    """Findings on documents whose number is not the same at both places."""
    seen: dict[tuple[str, str, int, date], list[_Seen]] = defaultdict(list)
    laws: dict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for reading in context.running:
        for citation in reading.citations:
            when = _day(reading, citation)
            if when and citation.code and len(str(citation.number)) >= _LEAST:
                same = (citation.kind, citation.code, citation.year, when)
                seen[same].append(_read(reading, citation))
        for found in _LAW.finditer(reading.text) if "/QH" in reading.text else ():
            key = (" ".join(found["name"].lower().split()), f"{found['year']}/{found['sign']}")
            written = f"số {found['number']}/{key[1]}"
            laws[key].append(_Seen(found["number"], reading, found.start("number"), written))
    out = [item for key, group in seen.items() if len(group) > 1 for item in _differ(group, key[-1])]
    out += _undated(context)
    return [*out, *(item for group in laws.values() if len(group) > 1 for item in _usual(group))]


def _read(reading: Reading, citation: Citation) -> _Seen:
    return _Seen(str(citation.number), reading, citation.start, citation=citation)


def _day(reading: Reading, citation: Citation) -> date | None:
    """The day of a citation; without one, the only day in its sentence ("Ngày 06/3/2023, UBND ban hành …").

    A day up to which something is to be done or counted is none of a document.
    """
    if citation.when:
        return citation.when.value
    sentence = reading.sentence_at(citation.start)
    days = [x for x in reading.dates if sentence.start <= x.start < sentence.end]
    cited = {other.when.start for other in reading.citations if other.when}
    own = [
        x.value
        for x in days
        if x.start not in cited and not _UP_TO.search(reading.text, max(0, x.start - _LEAD), x.start)
    ]
    return own[0] if len(days) == len(own) == 1 else None


def _differ(group: list[_Seen], day: date) -> Iterator[Finding]:
    """A citation that points back must have been there; one of the same day must be near in its number."""
    for at, later in enumerate(group):
        before = group[:at]
        if any(other.number == later.number for other in before):
            continue
        for other in before:
            if one_typing_apart(later.number, other.number) and (
                later.points_back
                or _is_told_of_again(later, other, before)
                or _is_far(later, other, day)
                or _is_swapped_there(later, other, before)
            ):
                yield _finding(later, other)
                break


def _is_told_of_again(later: _Seen, other: _Seen, before: Sequence[_Seen]) -> bool:
    """Does a citation without a matter of its own tell what is left, or a share, of the only one before it?"""
    if len({one.number for one in before}) > 1 or own_matter(later.behind, 0):
        return False
    rest = later.is_left or _counts(other, later.share_of)
    return rest and bool(own_matter(other.behind, 0)) and _may_be_one(later, other)


def _is_swapped_there(later: _Seen, other: _Seen, before: Sequence[_Seen]) -> bool:
    """``ban hành Quyết định số 1847/QĐ-XPHC. … nêu tại Quyết định số 1874/QĐ-XPHC`` of that day, the only one before
    it: two digits changed places."""
    one = later.citation
    alone = one is not None and _SESSIONS not in one.code and len({x.number for x in before}) == 1
    swapped = _is_swapped(later.number, other.number)
    return alone and swapped and _alone_in_sentence(later) and _comes_from(later, other)


def _counts(other: _Seen, number: str) -> bool:
    """``Kế hoạch … gồm 28 nhiệm vụ``, of which shares are told later."""
    return bool(number) and re.search(rf"(?<![\d/.,]){number} ", other.behind) is not None


def _may_be_one(later: _Seen, other: _Seen) -> bool:
    return bool(later.citation and other.citation and same_issuer(later.citation, other.citation))


def _is_far(later: _Seen, other: _Seen, day: date) -> bool:
    """Could one office not have come from one number to the other on that day, and is no matter of each named?"""
    if not later.citation or not other.citation or _SESSIONS in later.citation.code:
        return False
    if not same_issuer(later.citation, other.citation) or (own_matter(later.behind, 0) and own_matter(other.behind, 0)):
        return False
    first, last = sorted((int(later.number), int(other.number)))
    pace = last / day.timetuple().tm_yday
    return len(str(first)) == len(str(last)) and last - first > _DAYS_OF_NUMBERS * pace + _A_FEW


def _undated(context: ProseContext) -> Iterator[Finding]:
    """``Quyết định số 281/QĐ-TTr nêu trên`` below the only decision of that sign, 218/QĐ-TTr, in another sentence."""
    seen: dict[tuple[str, str, int], list[_Seen]] = defaultdict(list)
    for at, reading in enumerate(context.readings):
        for citation in reading.citations:
            if not citation.code:
                continue
            now, group = _read(reading, citation), seen[(citation.kind, citation.code, citation.year)]
            alone = len({other.number for other in group}) == 1
            slipped = alone and _is_slip(now.number, group[0].number)
            back = slipped and (now.points_back or (_is_dated(group[0]) and _comes_from(now, group[0])))
            if back and _is_new(context.readings[: at + 1], citation) and not _day(reading, citation):
                yield _finding(now, group[0])
            group.append(now)


def _is_swapped(one: str, other: str) -> bool:
    """41 and 14: two digits that changed places."""
    return one != other and sorted(one) == sorted(other) and one_typing_apart(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Are two numbers one slip apart, short ones by digits that changed places?"""
    return _is_swapped(one, other) or (len(one) > _LEAST and one_typing_apart(one, other))


def _is_dated(seen: _Seen) -> bool:
    return seen.citation is not None and seen.citation.when is not None


def _comes_from(now: _Seen, first: _Seen) -> bool:
    """``05 nhiệm vụ chậm so với Kế hoạch số 14/KH-UBND`` below 41/KH-UBND of a day: two digits changed places.

    A document with a matter or an issuer of its own is another one, and so is one that is named for the first time.
    Where one digit is another one, what comes from the document has to be named; so it has for a short number of a law
    (54/2020 beside 45/2020), which needs no word of its matter.
    """
    one, other = now.citation, first.citation
    if one is None or other is None or not same_issuer(one, other):
        return False
    matter = own_matter(now.behind, 0)
    again = one.issuer in ("", other.issuer) and _is_swapped(now.number, first.number) and _is_matter_of(matter, first)
    if matter and not again:
        return False
    from_it = _FROM.search(now.before) is not None
    if not _is_swapped(now.number, first.number):
        return from_it and len(now.number) == len(first.number) and now.number[:-1] != first.number[:-1]
    further = (now.reading is not first.reading or ". " in now.before) and not _NEW.search(now.before)
    return from_it or (further and (again or not (one.year and (one.issuer or len(now.number) <= _LEAST))))


def _is_matter_of(matter: str, first: _Seen) -> bool:
    """Do the first words of a matter (``về cơ chế một cửa``) stand behind the other document too, in this order?"""
    words = _TOLD_OF_IT.split(_LEADS.sub("", f"{matter} "))[0].split()[:_WORDS]
    behind = _MARKS.sub(" ", first.behind.split(". ")[0])
    return len(words) > 1 and f" {' '.join(words)} " in f" {behind} "


def _alone_in_sentence(seen: _Seen) -> bool:
    """Is it the only citation of its sentence?"""
    own = seen.reading
    sentence = own.sentence_at(seen.start)
    return sum(sentence.start <= x.start < sentence.end for x in own.citations) == 1


def _is_new(readings: Sequence[Reading], citation: Citation) -> bool:
    """Is it the only citation of its sentence, and its number nowhere before it?"""
    own = readings[-1]
    if not _alone_in_sentence(_read(own, citation)):
        return False
    number = re.compile(rf"(?<!\d){citation.number}(?!\d)")
    return not any(number.search(r.text, 0, citation.start if r is own else len(r.text)) for r in readings)


def _usual(group: list[_Seen]) -> Iterator[Finding]:
    first = group[0]
    for later in group[1:]:
        if later.number != first.number and one_typing_apart(later.number, first.number):
            yield _finding(later, first)
            return


def _finding(later: _Seen, other: _Seen) -> Finding:
    place = place_words(other.where) if other.where.line and other.where.line != later.where.line else "phía trên"
    return finding("P614", later.where, written=later.shown, other=other.shown, place=place)
