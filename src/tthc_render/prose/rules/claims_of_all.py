"""Claims that all of some things are done, or that none is late, beside a count of those that are not: P901.

``7 ý kiến đang giải quyết … đến nay 100% ý kiến cử tri đã được giải quyết xong``; ``đã giải quyết xong 100% số đơn;
còn 05 đơn đang xác minh``; ``39/45 hộ đã nhận tiền … tất cả các hộ đã nhận tiền``; ``không còn cơ sở nào chậm nộp
phạt`` after ``09 cơ sở quá hạn chưa nộp``. Claim and count name the same things and the same act; words that say which
of them are meant must stand at both; neither tells of another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.all_done import MOSTLY
from tthc_render.prose.sections import BACK, before
from tthc_render.vietnamese.patterns import pattern_of

_ALL_WORDS: Final = frozenset({"100", "toàn", "tất", "mọi", "hết", "đều", "không", "cả"})
_OPEN_WORDS: Final = frozenset({"đang", "chưa", "quá", "trễ", "chậm", "tồn", "không"})
_ALL: Final = (
    r"(?:1(?<!\w1)00%|[Tt](?<!\w[Tt])(?:oàn bộ|ất cả)|[Mm](?<!\w[Mm])ọi)(?: (?:các|số|những))*(?: \d[\d.]*(?:/\d+)?)?"
)
_EVERY_ONE: Final = r"(?<![\w/.,])(?P<every>\d{1,3})/(?P=every)"
"""``10/10``."""
_SETTLE: Final = "giải quyết|xử lý|khắc phục|kết luận|hoàn thành|thực hiện"
_ACT: Final = (
    rf"(?P<act>{_SETTLE}|trả lời|phê duyệt|thu hồi|bàn giao|nghiệm thu|trả kết quả|chi trả|thẩm định|ban hành|thi hành"
    rf"|quyết toán"
    r"|giải ngân|công bố|di dời|nộp phạt|nhận tiền|nộp|cấp giấy|cấp|đạt|cai nghiện|tiêm|khởi công|số hóa|kết nối|đóng"
    r"|đối thoại|niêm yết)"
)
_NOUN: Final = "TTHC|" + "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_WHICH: Final = r"(?P<which>(?: [^\W\d_]+){0,6}?)"
_ENDS: Final = (
    r"(?!\w)(?!(?: [^\W\d_]+){0,4} (?:đã|đều|được|phải|sẽ) )"
    r"(?! (?:bảo đảm|đảm bảo|đạt|đúng (?:hạn|và)|trước (?:hạn|và)|sớm|trong hạn)(?!\w))"
)
"""``tất cả các hộ đã nhận tiền đã bàn giao``: no claim that all have been paid; ``100% hồ sơ đã giải quyết đúng hạn``
is one of those that were settled."""
_ALL_DID: Final = pattern_of(
    rf"(?:{_ALL}|[Cc](?<!\w[Cc])ả (?:\d+/\d+|\d+)|{_EVERY_ONE}) (?P<noun>{_NOUN}){_WHICH} (?:đã|đều|được)"
    rf"(?: đã| đều| được)*(?: tổ chức| tiến hành)? {_ACT}(?! (?:một phần|bước đầu)){_ENDS}"
)
_DID_ALL: Final = pattern_of(
    r"(?:(?:1(?<!\w1)00%|t(?<!\wt)(?:oàn bộ|ất cả)|h(?<!\wh)ết)(?: (?:các|số|những))*(?: \d[\d.]*(?:/\d+)?)?"
    rf"|{_EVERY_ONE}) (?P<noun>{_NOUN})"
    rf"{_WHICH}(?=[.,;:)]|$| theo| đúng)"
)
_ACT_BEFORE: Final = pattern_of(
    rf"(?<!\w)(?:[Đđ]ã |được )*{_ACT}(?: xong| dứt điểm| kịp thời| và vượt)* $", re.IGNORECASE
)
_ALL_OF_THEM: Final = pattern_of(
    rf"[Cc](?<!\w[Cc])ác (?P<noun>{_NOUN}){_WHICH} (?:đều (?:đã |được )*|(?:đã |được )+)(?=[^.;,]{{0,40}}(?:100%|đều"
    r"|dứt điểm|toàn bộ)|(?<=đều )|(?<=đều đã )|(?<=đều được )|(?<=đều đã được ))"
    rf"{_ACT}{_ENDS}"
)
_NONE_LATE: Final = pattern_of(
    rf"(?<!\w)[Kk]hông (?:còn|có|để|phát sinh|xảy ra)(?: tình trạng)? (?P<noun>{_NOUN}){_WHICH}(?: nào)?(?: bị)?"
    r" (?P<state>quá hạn|trễ hạn|chậm hạn|chậm|tồn đọng|chưa)(?: (?P<act>[^\W\d_]+ [^\W\d_]+))?(?=[.,;:)]|$| [^\W\d_])",
)
_NONE_OF: Final = pattern_of(
    r"hông (?:còn|có|để|phát sinh|xảy ra)(?: [^\W_]+){1,14} (?:quá hạn|trễ hạn|chậm|tồn đọng|chưa)(?!\w)"
)
"""What every such claim has; it costs less than the pattern with all nouns."""
_QUANTIFIERS: Final = frozenset({"100", "toàn", "tất", "mọi", "cả", "hết"})
_EACH: Final = frozenset({"đều", "dứt", "100", "toàn"})
_NONE_WORDS: Final = frozenset({"quá", "trễ", "chậm", "tồn", "chưa"})
"""Words of which a claim has one."""
_OPEN: Final = pattern_of(
    r"(?: (?:hiện|vẫn|còn|trong (?:kỳ|tháng)))*,? (?P<state>đang|chưa|không(?= đạt| hoàn thành)"
    r"|quá hạn|trễ hạn|chậm|tồn đọng|tồn)(?!\w| \d)"
    r"(?:(?: chưa| được| phải| tiếp tục| tổ chức| tiến hành| trong hạn"
    r"| trong thời hạn| trong thời gian)* (?P<act>[^\W\d_]+(?: [^\W\d_]+)?))?"
)
_NOUN_OPEN: Final = pattern_of(
    rf" (?:{_NOUN})(?P<which>(?: [^\W\d_]+){{0,5}}?)(?=,? (?:hiện |vẫn |còn )?(?:đang|chưa|quá hạn"
    r"|trễ hạn|chậm|tồn|không (?:đạt|hoàn thành)))",
    re.IGNORECASE,
)
_NOUN_ALONE: Final = pattern_of(rf" (?:{_NOUN})(?!\w)(?P<which>)", re.IGNORECASE)
_OPEN_AHEAD: Final = pattern_of(
    r"(?<!\w)(?P<state>đang|chưa)(?: được)? (?P<act>giải quyết|xử lý|xem xét|xác minh)(?: xong)?(?: là)?:?\s$",
    re.IGNORECASE,
)
_AHEAD: Final = 32
_BARE: Final = pattern_of(
    r"(?<!\w)(?P<state>đang|chưa)(?: được)? (?P<act>giải quyết|xử lý|xem xét|xác minh|trả lời)(?: xong)?(?: là)?"
    r" (?P<number>\d{1,3})(?=[,.;)]|$)"
)
_ACTING: Final = frozenset(
    {"giải quyết", "xử lý", "xem xét", "xác minh", "thẩm tra", "làm rõ", "trả lời", "hoàn thành"}
)
_PENDING: Final = frozenset(
    {
        *_ACTING,
        "khắc phục",
        "kết luận",
        "thực hiện",
        "triển khai",
        "thụ lý",
        "chờ xác",
        "chờ kết",
        "rà soát",
        "hoàn thiện",
    }
)
_MET: Final = frozenset({"đạt", "hoàn thành", "thực hiện"})
_AIMS: Final = frozenset({"chỉ tiêu", "tiêu chí", "mục tiêu", "nhiệm vụ"})
"""What is reached and carried out alike: one that is not reached is not carried out."""
_SETTLED: Final = frozenset(_SETTLE.split("|"))
_LATE: Final = frozenset({"quá hạn", "trễ hạn", "chậm hạn", "chậm"})
_NOT_OF_THESE: Final = pattern_of(
    r"(?<!\w)(?:(?<!chưa )(?<!quá )(?<!trễ )(?<!chậm )đến hạn|trong hạn|kỳ (?:trước|sau|này)|(?:năm|tháng"
    r"|quý) (?:trước|sau"
    r"|tới)|chuyển (?:sang|tiếp|qua)|mới (?:phát sinh|thụ lý|tiếp nhận|nhận)|ngoài ra|trước đây|trước đó|cùng kỳ|so với"
    r"|đầu (?:kỳ|năm|tháng|quý)|thời điểm|lúc|khi|nếu|phấn đấu|mục tiêu|dự kiến (?:đến|hết)|sẽ|yêu cầu|đề nghị|kế hoạch"
    r"|chỉ tiêu|phải|nguy cơ|sắp|để|giảm|đủ điều kiện|riêng|lĩnh vực|trực tuyến|liên thông|sau đó|tiếp đó|tổng số"
    r"|qua (?:rà"
    r"|kiểm)|cấp (?:tỉnh|xã|huyện))(?!\w)"
    r"|(?<!\w)(?:ngày|tháng|quý) [\dIVX]",
    re.IGNORECASE,
)
_SUMS_UP: Final = pattern_of(r"(?:Như vậy|Tóm lại), (?:tính )?đến (?:hết )?ngày \d{1,2}/\d{1,2}(?:/\d{4})?,?")
"""``27 hồ sơ đang xử lý. Như vậy, tính đến hết ngày 30/9, 100% hồ sơ …``: of the same day as what it sums up."""
_OPENING: Final = pattern_of(r"^(?:Riêng |Trong )?(?:quý|tháng|Quý|Tháng) [\dIVX]+(?:/\d{4}| năm \d{4})?,")
_ASIDE: Final = pattern_of(r" \([^()]*\)")
_LED: Final = 60
_FAR_BACK: Final = 16
_PLACE: Final = pattern_of(
    r"(?<!\w)(?i:thôn|xã|phường|bản|tổ dân phố|khu phố|ấp|buôn|xóm|huyện) [A-ZĐÂÊÔƠƯ\d]|(?<!\w)[Tt]ại "
)
_OF_PERIOD: Final = nouns_in(
    "tiếp nhận trong quý kỳ tháng năm này phát sinh được thụ lý nêu trên của công dân cử tri số các nhận đã người dân"
    " việc vi phạm bị ảnh hưởng giao mà xã phường tỉnh đơn"
)
_OUTSIDE: Final = frozenset({"không", "ngoài", "trừ"})
"""``Trong số đơn không thuộc thẩm quyền, 02 đơn đang xác minh`` denies nothing of those within it."""
_CLAUSE: Final = pattern_of(r"[.;]\s|,\s(?=không|chưa|góp|tạo|nâng|bảo)")


class Claim(NamedTuple):
    """A claim: its words, their place, the short noun, the words that narrow it, and the act that all had."""

    words: str
    start: int
    end: int
    unit: str
    which: frozenset[str]
    act: str
    late: bool
    number: int


def check_claims_of_all(context: ProseContext) -> list[Finding]:
    """Findings on claims of all that a count in the same paragraph or one of those before it denies."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        every = any(ratio.part == ratio.whole for ratio in reading.ratios)
        if not every and not reading.says(_ALL_WORDS):
            continue
        if not every and not any(other.says(_OPEN_WORDS) or other.ratios for other in before(readings, at)):
            continue
        for claim in claims_in(reading):
            denial = next(_denials(readings, at, claim), "")
            if denial:
                out.append(denied(reading, claim.start, claim.words, denial))
                break
    return out


def denied(reading: Reading, start: int, claim: str, denial: str) -> Finding:
    """The finding on a claim of all, in its words, that other words deny."""
    return finding(
        "P901", reading.passage.at(start), all=quote(claim, 0, len(claim), 80),
        pending=quote(denial, 0, len(denial), 90),
    )  # fmt: skip


def claims_in(reading: Reading) -> tuple[Claim, ...]:
    """The claims of a paragraph that are of all, of this time and of no single place."""
    return reading.kept(_claims)


def _claims(reading: Reading) -> tuple[Claim, ...]:
    return tuple(_read(reading))


def _read(reading: Reading) -> Iterator[Claim]:
    text = reading.text
    if reading.says(_QUANTIFIERS) or any(ratio.part == ratio.whole for ratio in reading.ratios):
        for found in _ALL_DID.finditer(text):
            yield from _claim(reading, found, found.start(), found["act"])
        for found in _DID_ALL.finditer(text):
            act = _ACT_BEFORE.search(text, max(0, found.start() - 50), found.start())
            if act:
                yield from _claim(reading, found, act.start(), act["act"])
    if reading.says(_EACH) and "các" in reading.vocabulary:
        for found in _ALL_OF_THEM.finditer(text):
            yield from _claim(reading, found, found.start(), found["act"])
    if "không" in reading.vocabulary and reading.says(_NONE_WORDS) and _NONE_OF.search(text):
        for found in _NONE_LATE.finditer(text):
            late = found["state"].lower() in _LATE
            yield from _claim(reading, found, found.start(), found["act"] or "", late=late)


def _claim(reading: Reading, found: re.Match[str], start: int, act: str, *, late: bool = False) -> Iterator[Claim]:
    """The claim, unless it is of most of them, of another time or of one place."""
    if MOSTLY.search(reading.text, max(0, start - 16), found.end()):
        return
    clause = _SUMS_UP.sub(" ", _clause(reading.text, start, found.end()))
    clause = _without_aims(clause, UNITS[found["noun"].lower()])
    if _NOT_OF_THESE.search(clause) or _PLACE.search(clause):
        return
    which = frozenset(found["which"].lower().split()) - _OF_PERIOD
    unit = UNITS[found["noun"].lower()]
    number = int(found.groupdict().get("every") or 0) or next(
        (int(x.whole) for x in reading.ratios if found.start() <= x.start < found.end() and x.part == x.whole), 0
    )
    yield Claim(reading.text[start : found.end()], start, found.end(), unit, which, act.lower(), late, number)


def _without_aims(clause: str, unit: str) -> str:
    """A clause without its own noun, where aims are what is counted and not what is meant to be."""
    return re.sub(unit, " ", clause, flags=re.IGNORECASE) if unit in _AIMS else clause


def _clause(text: str, start: int, end: int) -> str:
    """The clause that holds these characters: up to a point, a semicolon, or a comma before a remark."""
    first = max((x.end() for x in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    return text[first : stop.start() if stop else len(text)]


def _denials(readings: Sequence[Reading], at: int, claim: Claim) -> Iterator[str]:
    reading = readings[at]
    for other in before(readings, at):
        yield from _open_counts(other, claim, own=other is reading)
        if not claim.late:
            yield from _ratios(other, claim)
    for other in readings[max(0, at - _FAR_BACK) : max(0, at - BACK)] if claim.number else ():
        if any(x.unit == claim.unit and x.count == claim.number for x in other.counts):  # of the same so many
            yield from _open_counts(other, claim, own=False)


def _open_counts(other: Reading, claim: Claim, *, own: bool) -> Iterator[str]:
    """``7 ý kiến đang giải quyết``, ``09 cơ sở quá hạn chưa nộp``."""
    for x in other.counts:
        if not x.count or x.unit != claim.unit or (own and claim.start <= x.start < claim.end):
            continue
        noun = _NOUN_OPEN.match(other.text, x.end)
        state = _OPEN.match(other.text, noun.end()) if noun else None
        if state is None and (said := _OPEN_AHEAD.search(other.text, max(0, x.start - _AHEAD), x.start)):
            noun, state = _NOUN_ALONE.match(other.text, x.end), said
        if not noun or not state or not _same_act(claim, state["state"].lower(), (state["act"] or "").lower()):
            continue
        end = max(state.end(), noun.end())
        clause = _clause(other.text, x.start, end)
        follows = own and x.start > claim.end and _same_sentence(other.text, claim.end, x.start)
        which = frozenset(noun["which"].lower().split()) - _OF_PERIOD
        known = which | frozenset(clause.lower().replace(",", " ").split())
        ahead = clause.lower().partition(other.text[x.start : x.end])[0].split()
        if claim.which and _OUTSIDE.intersection(ahead) - claim.which:
            continue
        if which - claim.which or (claim.which - known and not follows):
            continue
        if own and _SUMS_UP.search(other.text, max(0, claim.start - _LED), claim.start):
            clause = _ASIDE.sub("", _OPENING.sub("", clause))
        if own and other.low.startswith(" xong", claim.end):
            clause = clause.replace(" trong hạn", "")  # not yet late, and not settled either
        clause = _without_aims(clause, claim.unit)
        if _NOT_OF_THESE.search(clause.split(", dự kiến")[0]) or _PLACE.search(
            other.text[max(0, x.start - 30) : x.start]
        ):
            continue
        yield other.text[min(x.start, state.start("state")) : end]
    if claim.which:
        return
    for found in _BARE.finditer(other.text):
        if (
            int(found["number"])
            and claim.act in _SETTLED
            and _names(other, claim)
            and not _NOT_OF_THESE.search(_clause(other.text, found.start(), found.end()))
        ):
            yield found.group()


def _names(other: Reading, claim: Claim) -> bool:
    """Does a paragraph count only the things of the claim?"""
    units = {x.unit for x in other.counts if x.unit}
    return units == {claim.unit}


def _same_sentence(text: str, start: int, end: int) -> bool:
    return ". " not in text[start:end]


def _same_act(claim: Claim, state: str, act: str) -> bool:
    """Is what is open the act that all are said to have had?"""
    if claim.late:
        return state in _LATE and (not claim.act or not act or claim.act.split()[0] in act or act in claim.act)
    if state in _LATE:
        return False
    met = claim.unit in _AIMS and claim.act in _MET
    if met and state in ("chưa", "không") and any(act.startswith(word) for word in _MET):
        return True
    if state == "không":
        return False
    if state.startswith("tồn"):
        return claim.act in _SETTLED
    if claim.act in _SETTLED:
        return act in _PENDING or act.split(" ")[0] == claim.act.split(" ")[0]
    return (
        state == "chưa"
        and bool(claim.act)
        and act.startswith(claim.act.split(" ")[0])
        and (claim.act in act or act in claim.act or " " not in act)
    )


def _ratios(other: Reading, claim: Claim) -> Iterator[str]:
    """``39/45 hộ đã nhận tiền``, ``12/14 nhiệm vụ đã hoàn thành``: not all of them."""
    for ratio in other.ratios:
        if ratio.part >= ratio.whole or ratio.unit != claim.unit or not claim.act:
            continue
        behind = re.compile(
            rf" (?:{_NOUN})(?P<which>(?: [^\W\d_]+){{0,4}}?) (?:đã |được )+{re.escape(claim.act)}(?! đúng hạn"
            rf"| trước hạn)(?!\w)",
            re.IGNORECASE,
        ).match(other.text, ratio.end)
        ahead = re.compile(rf"(?<!\w){re.escape(claim.act)}(?: xong| được)? (?:được )?$", re.IGNORECASE).search(
            other.text, max(0, ratio.start - 40), ratio.start
        )
        if not behind and not ahead:
            continue
        which = frozenset((behind["which"] if behind else "").lower().split()) - _OF_PERIOD
        clause = _clause(other.text, ratio.start, ratio.end)
        if which != claim.which or _NOT_OF_THESE.search(clause) or _PLACE.search(clause):
            continue
        yield other.text[ratio.start : behind.end() if behind else ratio.end]
