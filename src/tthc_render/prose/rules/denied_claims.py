"""A claim that everything is done, or in time, which a count elsewhere in the passage denies: P901.

``46/46 kiến nghị đã được giải quyết xong … Riêng 04 kiến nghị trong số này hiện vẫn đang giải quyết``; ``100% kết luận
đã được thực hiện xong. Hai kết luận … chưa thực hiện xong``; ``giải quyết đúng hạn 100%; có 05 hồ sơ … trả chậm``. The
denial counts, in figures or in words, what the claim is about, and says the contrary of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.all_done import MOSTLY
from tthc_render.prose.sections import before
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_ALL: Final = frozenset({"100", "toàn", "tất", "mọi"})
_OPEN_WORDS: Final = frozenset({"đang", "chưa", "chậm", "quá", "trễ"})
_DONE = (
    r"(?:giải quyết|xử lý|hoàn thành|khắc phục|phê duyệt|thực hiện|thu hồi|bàn giao|trả lời|nghiệm thu|trả kết quả"
    r"|kết luận|chi trả|thẩm định|ban hành|thi hành|quyết toán|giải ngân|công bố|cấp|nộp|triển khai|xong)"
)
_QUANTIFIER = r"(?:100%|[Tt]oàn bộ|[Tt]ất cả|[Mm]ọi)(?: (?:các|số|những))*"
_SAME = r"(?P<part>\d[\d.]*)/(?P<whole>\d[\d.]*)"
_CLAIMED_DONE = pattern_of(
    rf"(?:(?<![\d/.,]){_SAME}|(?<!\w){_QUANTIFIER}(?: \d[\d.]*)?)\s(?P<noun>[^\W\d_]+(?:,? [^\W\d_]+){{0,9}}?)"
    rf"(?:\s(?:trong (?:kỳ|tháng|quý|năm)|này))?\s(?:đã|đều|được)(?: đã| đều"
    rf"| được)*(?: [^\W\d_]+){{0,2}}? ?{_DONE}(?!\w)"
)
_CLAIMED_IN_TIME = pattern_of(
    r"(?P<noun>[^\W\d_]+ [^\W\d_]+)[^.;\d]{0,60}?(?:đúng (?:và trước )?hạn|trước (?:hạn )?và đúng hạn|đúng thời hạn)"
    r"(?: đạt)?(?: tỷ lệ)? 100%"
    rf"|{_QUANTIFIER} (?P<noun2>[^\W\d_]+(?: [^\W\d_]+)?)[^.;\d]{{0,50}}?(?:đúng hạn|đúng thời hạn|trước hạn)(?!\w)"
)
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3})*|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|[Mm]ột số|[Vv]ài)"
)
_STILL = pattern_of(
    rf"(?<!\w)(?:vẫn |còn |hiện )?(?:đang|chưa)(?: được| phải| tiếp tục| tổ chức| tiến hành)*\s(?P<verb>{_DONE}"
    rf"|xác minh"
    r"|xem xét|thẩm tra|rà soát|chờ|làm rõ)(?!\w)"
)
_STILL_AT = pattern_of(rf"(?<!\w)(?:đang|chưa)(?:\s[^.;,()\d]{{1,40}}?)?\s(?:{_DONE}|xác minh|thẩm tra|làm rõ)(?!\w)")
_DONE_TO = pattern_of(
    rf"(?<!\w)(?:đã |được )+{_DONE}(?: xong| dứt điểm| kịp thời)* (?:100%|toàn bộ)(?: số"
    rf"| các)* (?P<noun>[^\W\d_]+(?: (?:thuộc thẩm quyền"
    r"|[^\W\d_]+))?)(?!\w)",
    re.IGNORECASE,
)
_LATE = pattern_of(r"(?<!\w)(?:trả |giải quyết |xử lý |bị |đã )*(?:chậm|quá hạn|trễ hạn|chậm hạn|trễ)(?!\w)")
_NOT_THESE = pattern_of(
    r"chưa đến hạn|chưa tới hạn|(?<!quá )(?<!trễ )(?<!chậm )(?<!\w)đến hạn|kỳ (?:trước|sau|này)|chuyển (?:sang"
    r"|tiếp|qua)"
    r"|mới (?:phát sinh|thụ lý|tiếp nhận|nhận)|tháng (?:sau|trước)|ngoài ra|trước đây|năm trước|trước đó"
    r"|nguy cơ|sắp|so với"
    r"|không (?:có|còn|để|phát sinh)|giảm|đủ điều kiện",
    re.IGNORECASE,
)
_NARROWED = pattern_of(r"(?<!\w)(?:lĩnh vực|đối với|riêng|trong đó|các xã|trực tuyến|liên thông)(?!\w)", re.IGNORECASE)
_SENTENCE = pattern_of(r"[.;]\s")
_OBJECT = pattern_of(r"\s([^\W\d_]+)")
_NO_OBJECT: Final = nouns_in("xong dứt kịp theo đúng hết toàn đầy trong và để do của số các những tại cho là đạt thì")
_EARLIER: Final = ("kỳ trước có", "năm trước có", "cùng kỳ", "tháng trước có", "quý trước có")
_SOME_DONE: Final = pattern_of(r"(?<!\w)đã [^\W\d_]+(?: [^\W\d_]+)? (?:đều|đã)(?!\w)")
"""``Toàn bộ vụ đã khởi tố đều được kết luận``: all of those that were, not all of them."""
_KINDS: Final = ("khiếu nại", "tố cáo", "kiến nghị", "phản ánh")
_FAR: Final = 420
_NONE: Final = pattern_of(r"0+(?![\d.,])")
"""``0 hồ sơ quá hạn`` denies nothing."""


def check_denied_claims(context: ProseContext) -> list[Finding]:
    """Findings on claims that all is done, or in time, which the passage denies."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        every = "100%" in reading.text
        done_to = every or "toàn bộ" in reading.low
        done = reading.says(_ALL) or any(ratio.part == ratio.whole for ratio in reading.ratios)
        if not (done_to or done) or not any(other.says(_OPEN_WORDS) for other in before(readings, at)):
            continue
        if done_to:
            out += _done_to(readings, at)
        if done:
            out += _done(readings, at)
        if every and "hạn" in reading.vocabulary:
            out += _in_time(readings, at)
    return out


def _open_ones(
    readings: Sequence[Reading], at: int, claim: re.Match[str], nouns: Sequence[str]
) -> Iterator[re.Match[str]]:
    """Counts of these nouns that are still open, behind a claim or in a paragraph before it."""
    for other in before(readings, at):
        after = claim.end() if other is readings[at] else 0
        for denial in (found for noun in nouns for found in _counted(other.text, noun, after)):
            still = _STILL.search(denial.group())
            if still is None or _NOT_THESE.search(around(other.text, denial.start(), denial.end())):
                continue
            if _are_of_two_kinds(claim.group().lower(), around(other.low, denial.start(), denial.end(), (". ",))):
                continue
            same = claim.group().endswith(still["verb"])
            if not (same and have_two_objects(claim.string[claim.end() :], denial.group()[still.end() :])):
                yield denial


def _are_of_two_kinds(claim: str, denial: str) -> bool:
    """``100% đơn khiếu nại``, ``Đơn kiến nghị: … đang xác minh 03 đơn``; ``Không thuộc thẩm quyền 13 đơn``."""
    one, other = ({kind for kind in _KINDS if kind in words} for words in (claim, denial))
    before_it = any(time in denial and time not in claim for time in _EARLIER)
    outside = before_it or ("không thuộc thẩm quyền" in denial and "không" not in claim and "thuộc thẩm quyền" in claim)
    return outside or (bool(one) and bool(other) and one.isdisjoint(other))


def have_two_objects(one: str, other: str) -> bool:
    """Do the words behind one verb name two things: ``đã ban hành kế hoạch``, ``chưa ban hành quyết định``?"""
    objects = [found[1].lower() for words in (one, other) if (found := _OBJECT.match(words))]
    return len(objects) > 1 and objects[0] != objects[1] and _NO_OBJECT.isdisjoint(objects)


def _done(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for claim in _CLAIMED_DONE.finditer(reading.text):
        if (claim["part"] and claim["part"] != claim["whole"]) or MOSTLY.search(claim.group()):
            continue
        if "trong hạn" in claim["noun"] or _NOT_THESE.search(around(reading.text, claim.start(), claim.end())):
            continue
        if _SOME_DONE.search(claim.group()):
            continue
        nouns = [" ".join(noun.split()[:2]) for noun in claim["noun"].lower().split(", ")]
        if denial := next(_open_ones(readings, at, claim, nouns), None):
            yield _finding(reading, claim, denial)
            return


def _done_to(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``02 đơn đang giao Phòng Kinh tế xác minh … đã giải quyết xong 100% đơn thuộc thẩm quyền``: said behind it."""
    reading = readings[at]
    for claim in _DONE_TO.finditer(reading.text):
        clause = around(reading.text, claim.start(), claim.end())
        if _NOT_THESE.search(clause[clause.find(claim.group()) :]):
            continue
        noun = claim["noun"].lower()
        for other in before(readings, at):
            low, stop = other.low, claim.start() if other is reading else len(other.text)
            named = low.find(noun, 0, stop)
            if named < 0:
                continue
            for denial in _counted(other.text[:stop], noun.split()[0], named):
                state = _STILL_AT.search(denial.group())
                if state and not _NOT_THESE.search(denial.group()):
                    yield _finding(reading, claim, denial)
                    return


def _in_time(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``giải quyết đúng hạn 100%; có 05 hồ sơ … trả chậm``, also in a paragraph before."""
    reading = readings[at]
    for claim in _CLAIMED_IN_TIME.finditer(reading.text):
        start = max(0, *(found.end() for found in _SENTENCE.finditer(reading.text, 0, claim.start() + 1)), 0)
        noun = " ".join((claim["noun2"] or reading.text[start : claim.end()]).lower().split()[:2])
        if _NARROWED.search(reading.text[start : claim.start() + 40]):
            continue
        for other in before(readings, at):
            after = claim.end() if other is reading else 0
            for denial in _counted(other.text, noun, after):
                late = _LATE.search(denial.group())
                if late and not _NOT_THESE.search(around(other.text, denial.start(), denial.end())):
                    yield _finding(reading, claim, denial)
                    return


def _counted(text: str, noun: str, after: int) -> Iterator[re.Match[str]]:
    """Counts of this noun behind a claim, each with the rest of its clause."""
    for words in (noun, noun.split()[0] if noun else ""):
        if words:
            pattern = re.compile(rf"(?<![\w/.,]){_NUMBER} {re.escape(words)}(?!\w)[^.;]{{0,160}}", re.IGNORECASE)
            found = pattern.finditer(text, after, min(len(text), after + _FAR))
            yield from (one for one in found if not _NONE.match(one.group()))


def _finding(reading: Reading, claim: re.Match[str], denial: re.Match[str]) -> Finding:
    return finding(
        "P901", reading.passage.at(claim.start()), all=quote(claim.group(), 0, len(claim.group()), 80),
        pending=quote(denial.group(), 0, len(denial.group()), 90),
    )  # fmt: skip
