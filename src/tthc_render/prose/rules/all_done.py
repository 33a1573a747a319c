"""“All of it is done” beside what is not done: P901.

``đã giải quyết dứt điểm toàn bộ 22 vụ việc, không còn tồn đọng … 03 vụ việc đang xác minh``; ``100% hồ sơ trước hạn và
đúng hạn`` after ``(…, quá hạn 03 hồ sơ)``; ``78/78 trường đã nghiệm thu … Trường A, Trường B chưa nghiệm thu``. The
claim
and the exception must be of one matter: the same noun, or the same verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, around
from tthc_render.vietnamese.patterns import pattern_of

_ALL_WORDS: Final = frozenset({"100", "toàn", "tất", "hết", "mọi", "không"})
_ALL: Final = frozenset({"100", "toàn", "tất", "hết", "mọi"})
_OPEN_WORDS: Final = frozenset({"đang", "chưa"})
_IN_TIME_WORDS: Final = frozenset({"quá", "trễ", "chậm"})
_NOUN = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_ALL_OF_IT = r"(?:100%(?: (?:số|các))?|toàn bộ(?: (?:số|các))?|tất cả(?: (?:số|các))?|mọi|hết)"
_DONE_WITH = (
    r"(?:giải quyết|xử lý|hoàn thành|khắc phục|phê duyệt|thực hiện|thu hồi|bàn giao|trả lời|nghiệm thu|trả kết quả"
    r"|kết luận"
    r"|chi trả|thẩm định)"
)
_SETTLED = pattern_of(
    rf"(?<!\w)(?:đã |được )+{_DONE_WITH}(?: xong| dứt điểm"
    rf"| kịp thời)?\s{_ALL_OF_IT}\s(?:(?P<count>\d[\d.]*)(?:/\d[\d.]*)?\s)?"
    rf"(?P<noun>{_NOUN})(?!\w)"
    rf"|(?<!\w){_ALL_OF_IT}\s(?:(?P<count2>\d[\d.]*)\s)?(?P<noun2>{_NOUN})(?!\w)[^.;,\d]{{0,40}}?(?:đã"
    rf"|đều)(?: đã)?(?: được)?\s"
    rf"{_DONE_WITH}(?!\w)",
    re.IGNORECASE,
)
_CLAIMED = pattern_of(rf"{_ALL_OF_IT}\s(?:{_NOUN})(?!\w)(?P<group>[^.;,\d]{{0,40}}?)\s(?:đã|đều)(?!\w)", re.IGNORECASE)
MOSTLY = pattern_of(r"(?<!\w)(?:cơ bản|gần như|hầu hết|phần lớn)(?!\w)", re.IGNORECASE)
_LEFT = pattern_of(r"(?<!\w)(?:còn(?: lại)?|hiện có|hiện còn|tồn)\s$", re.IGNORECASE)
_OF_THE_PERIOD: Final = nouns_in(
    "tiếp nhận trong quý kỳ tháng năm này phát sinh được thụ lý nêu trên của công dân số các nhận"
)
_NOTHING_LEFT = pattern_of(r"không (?:còn|có|để) [^.;,\d]{0,30}tồn đọng", re.IGNORECASE)
_OPEN = pattern_of(
    r"(?<!\w)(?:đang|chưa)(?: được)?(?: tiến hành| tiếp tục| phải)?\s(?:xác minh|giải quyết|xử lý|thẩm tra|xem xét"
    r"|thụ lý|khắc phục|hoàn thành"
    r"|thực hiện|trả lời|làm rõ|kiểm tra|phê duyệt|nghiệm thu|bàn giao|chi trả|kết luận|ban hành|thu hồi)(?!\w)",
    re.IGNORECASE,
)
_ELSEWHERE = pattern_of(
    r"chưa đến hạn|đến hạn|kỳ (?:trước|sau|này)|chuyển (?:sang|tiếp)|mới (?:phát sinh|thụ lý|tiếp nhận|nhận)"
    r"|tháng sau|ngoài ra"
    r"|trước đây|đầu năm|năm trước|thời điểm|trước đó"
)  # fmt: skip
_IN_TIME = pattern_of(
    rf"(?<!\w){_ALL_OF_IT}\s(?P<noun>{_NOUN})(?!\w)"
    r"(?:\s(?:đã|được|đều|trả|kết quả|giải quyết|xử lý|tiếp nhận|phát sinh|bảo đảm|đảm bảo|thuộc thẩm quyền|việc"
    r"|khiếu nại|tố cáo|trong kỳ)){0,8}\s(?P<state>(?:đúng (?:hạn )?và trước|trước (?:hạn )?và đúng"
    r"|trước hạn, đúng|trước và đúng|đúng(?: thời)?) hạn)(?!\w)"
    r"|không (?:có|còn|để|phát sinh)(?: xảy ra)?(?: tình trạng)?\s(?P<noun2>[^.;,\d]{2,24}?)(?: nào)?"
    r"(?: bị| giải quyết| xử lý| trả)?\s(?:quá|trễ|chậm) (?:thời )?hạn(?: giải quyết| luật định)?(?=[,.;)]|$)",
    re.IGNORECASE,
)
_OF_SOME = pattern_of(
    r"(?<!\w)(?:lĩnh vực|đối với|riêng|trong (?:số|đó)|các (?:xã|phường)|cấp) [^.;]{0,60}$", re.IGNORECASE
)
_OTHER_MATTER = pattern_of(
    r"(?<!\w)(?:lĩnh vực|đối với|riêng|trong (?:số|đó)|các (?:xã|phường|sở)|cấp|tháng|quý|năm|kỳ|ngoài|toàn tỉnh"
    r"|tỉnh)(?!\w)",
    re.IGNORECASE,
)
_OTHER_PLACE = pattern_of(
    r"(?<!\w)(?:lĩnh vực|đối với|riêng|các (?:xã|phường|sở)|cấp|kỳ trước|năm trước|cùng kỳ|ngoài|trực tuyến"
    r"|[69] tháng)(?!\w)",
    re.IGNORECASE,
)
_OF_ITS_TIME = pattern_of(
    r"(?<!\w)(?:(?:tháng|quý|năm|ngày|tuần) [\dIVX]|hiện (?:nay|tại)|từ (?:tháng|ngày|quý|đầu)|sau (?:khi|đó)|phấn đấu"
    r"|bảo đảm (?=không|100)|mục tiêu|chỉ tiêu|yêu cầu|sẽ|kế hoạch|nhằm|cam kết|tiếp tục)(?!\w)",
    re.IGNORECASE,
)
_SOME_UNITS = pattern_of(
    r"(?:\d(?: \([\d,]+%\))? (?:đơn vị|cơ quan|địa phương|sở|xã|phường|thôn)|(?:[Xx]ã|[Pp]hường|[Ss]ở|[Pp]hòng) [A-ZĐ])"
    r"[^.;]{0,30}$"
)
"""``126/148 đơn vị (85,1%) không có hồ sơ quá hạn``, ``UBND xã Hòa Đông không có hồ sơ quá hạn``."""
_DENIED = pattern_of(r"(?<!\w)(?:không|giảm|tăng|trước|nguy cơ|sắp)(?!\w)[^.;]{0,20}$")
_LATE = pattern_of(r"(?:quá|trễ|chậm) hạn|chậm muộn")
_STATE = pattern_of(
    r"(?<!\w)(?:(?P<open>(?:đang|chưa)(?: được)? (?:giải quyết|xử lý|xem xét|thẩm tra|thẩm định|xác minh)|còn lại|tồn"
    r"|trong hạn(?! và))"
    r"|(?<!phải )(?<!cần )(?:giải quyết|xử lý|trả|xem xét|hoàn thành)|đúng hạn|trước hạn)(?!\w)",
    re.IGNORECASE,
)
"""What is settled and what is not; the open ones first, since they have the same verbs."""
_EVERY = pattern_of(
    r"(?<![\d/])(?P<part>\d{1,4})/(?P<whole>\d{1,4})\s(?P<noun>[^\W\d_]+)(?: [^.;\d]{0,40}?)?\s(?:đã"
    r"|đều)(?: đã)?(?: được)?"
    r"(?: hoàn thành| thực hiện)?(?: việc| xong)?\s(?P<did>[^\W\d_]+\s[^\W\d_]+)"
)
_NOT_DONE = pattern_of(
    r"(?<!\w)(?:chưa|không)(?: được)?(?: hoàn thành| thực hiện)?(?: việc)?\s(?P<what>[^\W\d_]+\s[^\W\d_]+)"
)


def check_all_done(context: ProseContext) -> list[Finding]:
    """Findings on claims that all is done, or in time, which figures of the same passage deny."""
    out: list[Finding] = []
    running = context.running
    for reading in context.saying(_ALL):
        if reading.counts and reading.says(_OPEN_WORDS) and _OPEN.search(reading.text):
            out += _settled(reading)
    for at, reading in context.places_saying(("hạn",)):
        if not reading.says(_ALL_WORDS):
            continue
        behind, ahead = _goes_on(running[at : at + 2]), before(running, at)[1:]
        if any(x.counts and x.says(_IN_TIME_WORDS) for x in (reading, *behind, *ahead)):
            out += _in_time(reading, behind, ahead)
    for reading in context.saying(("chưa",)):
        if "/" in reading.text:
            out += _every(reading)
    return out


def _contradiction(reading: Reading, claim: re.Match[str], pending: str) -> Finding:
    return finding(
        "P901", reading.passage.at(claim.start()), all=quote(claim.group().strip(), 0, len(claim.group()), 80),
        pending=pending,
    )  # fmt: skip


def _settled(reading: Reading) -> Iterator[Finding]:
    """All cases settled, none left; some of the same noun are still looked into."""
    for claim in _SETTLED.finditer(reading.text):
        noun = UNITS[(claim["noun"] or claim["noun2"]).lower()]
        if MOSTLY.search(claim.group()) or re.search(
            r"(?:kỳ|quý|tháng|năm) trước", reading.text[claim.start() : claim.end() + 20]
        ):
            continue
        none_left = _NOTHING_LEFT.search(reading.text, claim.end())
        for some in reading.counts:
            if some.unit != noun or not some.count or claim.start() <= some.start < claim.end():
                continue
            clause = _clause(reading, some)
            state = _OPEN.search(clause)
            counted = claim["count"] or claim["count2"]
            is_about_it = none_left or (counted and some.start > claim.end()) or _is_of_all(reading, claim, some)
            where = f"{_sentence(reading, some)} {reading.text[claim.end() : claim.end() + 30].partition('.')[0]}"
            if state and is_about_it and not _ELSEWHERE.search(where):
                yield _contradiction(reading, claim, f"{shown(some)} {state.group().strip()}")
                return


def _is_of_all(reading: Reading, claim: re.Match[str], some: Quantity) -> bool:
    """``còn 03 đơn đang xác minh … toàn bộ số đơn đã được giải quyết``: is the claim of all of them?"""
    said = _CLAIMED.search(claim.group())
    if not said or not _LEFT.search(reading.text, max(0, some.start - 16), some.start):
        return False
    group = {*re.findall(r"[^\W\d_]+", said["group"].lower())} - _OF_THE_PERIOD
    return group <= {*re.findall(r"[^\W\d_]+", _sentence(reading, some).lower())}


def _goes_on(pair: Sequence[Reading]) -> Sequence[Reading]:
    """The next paragraph, where it and the one before it are neither items nor numbered."""
    plain = all(one.passage.role == "paragraph" and not one.passage.label for one in pair)
    return pair[1:] if plain and len({one.passage.part for one in pair}) == 1 else ()


def claims_in_time(reading: Reading) -> Iterator[tuple[re.Match[str], str]]:
    """The claims that all were in time, or none late, with the short noun of what they are."""
    for claim in _IN_TIME.finditer(reading.text):
        noun = UNITS.get((claim["noun"] or claim["noun2"].split()[-1]).lower(), "")
        if not noun and claim["noun2"]:
            words = claim["noun2"].lower().split()
            noun = UNITS.get(" ".join(words[:2]), UNITS.get(words[0], ""))
        lead = reading.text[max(0, claim.start() - 90) : claim.start()]
        if noun and not _OF_SOME.search(lead) and not MOSTLY.search(f"{lead[-8:]}{claim.group()}"):
            yield claim, noun


def is_of_this_time(reading: Reading, claim: re.Match[str]) -> bool:
    """Does a claim name no time of its own: ``Từ tháng 10 đến nay không có hồ sơ nào quá hạn``?"""
    sentence = around(reading.text, claim.start(), claim.end())
    if claim["noun2"] and _SOME_UNITS.search(reading.text, max(0, claim.start() - 60), claim.start()):
        return False
    return not _OF_ITS_TIME.search(sentence) and "không còn" not in claim.group().lower()


def _in_time(reading: Reading, behind: Sequence[Reading], ahead: Sequence[Reading]) -> Iterator[Finding]:
    """All in time; some of the same noun were late."""
    for claim, noun in claims_in_time(reading):
        others = (reading, *behind, *(ahead if is_of_this_time(reading, claim) else ()))
        for other, some in [(one, x) for one in others for x in one.counts]:
            own = other is reading
            if some.unit != noun or not some.count or (own and claim.start() <= some.start < claim.end()):
                continue
            sentence = _sentence(other, some)
            if not own and (_OTHER_PLACE if other in ahead else _OTHER_MATTER).search(sentence):
                continue
            late = _LATE.search(f"{some.label} {some.after}")
            state = _state_at(reading, claim.start())
            if state == "open" and (other in ahead or _state_at(reading, some.start) == "settled"):
                continue
            denied = _DENIED.search(some.label)
            if late and not denied and not _ELSEWHERE.search(sentence):
                yield _contradiction(reading, claim, f"{late.group()} {shown(some)}")
                return


def _state_at(reading: Reading, at: int) -> str:
    """Whether a sentence tells of what is "open" or of what is "settled" where a place in it is; "" if of neither."""
    said = [*_STATE.finditer(reading.text, reading.text.rfind(". ", 0, at) + 1, at)]
    return "" if not said else "open" if said[-1]["open"] else "settled"


def _every(reading: Reading) -> Iterator[Finding]:
    """``78/78 trường đã hoàn thành việc nghiệm thu …; Trường A và Trường B chưa nghiệm thu``."""
    for claim in _EVERY.finditer(reading.text):
        if claim["part"] != claim["whole"]:
            continue
        did = claim["did"].lower()
        for denial in _NOT_DONE.finditer(reading.text, claim.end()):
            sentence = reading.text[_start(reading, denial.start()) : denial.end()].lower()
            named = re.search(rf"(?<!\w){re.escape(claim['noun'].lower())}(?!\w)", sentence)
            same = _object(reading, claim.end()).startswith(_object(reading, denial.end()))
            if denial["what"].lower() == did and same and named and not _ELSEWHERE.search(sentence):
                yield _contradiction(
                    reading, claim, quote(reading.text, _start(reading, denial.start()), denial.end(), 90)
                )
                return


def _object(reading: Reading, at: int) -> str:
    """What a verb is about: the words behind it up to a mark or a reason."""
    words = re.compile(r"(?: được)?(?P<what>[^.;,()\d]{0,60})").match(reading.text, at)
    return re.split(r"(?<!\w)(?:do|vì|theo|bởi|trước|trong)(?!\w)", words["what"] if words else "")[0].strip().lower()


def _start(reading: Reading, at: int) -> int:
    return max(
        (reading.text.rfind(mark, 0, at) + len(mark) for mark in (". ", "; ") if mark in reading.text[:at]), default=0
    )


def _sentence(reading: Reading, some: Quantity) -> str:
    end = min(
        (stop for mark in (". ", "; ") if (stop := reading.text.find(mark, some.end)) >= 0), default=len(reading.text)
    )
    return reading.text[_start(reading, some.start) : end]


def _clause(reading: Reading, some: Quantity) -> str:
    """The words behind a count up to the next count or the end of its clause, and those right before it."""
    text = reading.text
    after = re.compile(r"[^.;\d]{0,80}").match(text, some.end)
    lead = re.search(r"(?:đang|chưa)[^.;,\d]{0,30}$", text[max(0, some.start - 40) : some.start])
    return f"{lead.group() if lead else ''} {after.group() if after else ''}"
