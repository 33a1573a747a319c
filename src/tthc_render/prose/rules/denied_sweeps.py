"""Sweeping claims that figures or words near them deny: P901.

``100% đơn thuộc thẩm quyền đã được giải quyết`` after ``02 đơn đang xác minh``; ``không phát sinh hồ sơ trễ hẹn`` after
``trễ hẹn 5 hồ sơ``; ``không còn vụ việc tồn đọng`` after ``thụ lý 93 vụ, đã giải quyết 86 vụ, đạt 92,5%``. Both are of
the same things: what narrows or bounds the claim is told of the others, too, and they are of no other time, place or
level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.claimed_acts import cores
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.periods_in_text import PERIOD, read_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import BACK, before
from tthc_render.prose.shortfalls import Shortfall, presumed, shortfalls
from tthc_render.prose.spans import around
from tthc_render.prose.sweeping_claims import LIKE, SETTLING, TRIGGERS, Sweeping, sweeping_claims, words_of
from tthc_render.vietnamese.patterns import pattern_of

_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:(?:kỳ|năm|tháng|quý|tuần|đợt) trước|cùng kỳ|(?<!từ )đầu (?:kỳ|năm|tháng|quý)|cộng dồn|l[uũ][yỹ] kế"
    r"|trước (?:đây|đó)|thời điểm|(?<!nước )ngoài|riêng(?! \d)|cấp (?:tỉnh|xã|huyện|trên)|toàn (?:tỉnh|quốc|ngành)"
    r"|cả (?:nước|tỉnh|huyện)|lĩnh vực|trực tuyến|sau đó|tiếp đó|không thuộc|nếu)(?!\w)|(?:^|[,;] ?)khi(?!\w)",
    re.IGNORECASE,
)
"""Words of other times, places, levels and groups, unless the claim has them, too."""
_ELSE: Final = pattern_of(
    r"(?<!\w)(?:mới (?:phát sinh|thụ lý|tiếp nhận|nhận)|so với|giảm|lúc|phấn đấu|mục tiêu|sẽ|chưa đến hạn|nguy cơ|sắp"
    r"|khác|(?<!\d )(?:yêu cầu|đề nghị)|(?:các )?bộ, ngành|trung ương|các (?:cấp|bộ|sở|xã|phường|huyện)"
    r"|thẩm quyền (?:của )?(?:tỉnh|huyện|cấp trên|bộ|trung ương|sở|cơ quan)|(?:giao|nhận) bổ sung|chuyển đến)(?!\w)",
    re.IGNORECASE,
)
"""The same of a clause."""
_FIELD_BEHIND: Final = pattern_of(r"(?<!\w)(?:thuộc|ở|trong) lĩnh vực [^.;,()\d]*$")
"""``5 hồ sơ đã quá hạn thuộc lĩnh vực đất đai``: they are some of all."""
_FIELD: Final = frozenset({"lĩnh", "vực"})
_SETTLED_LATE: Final = pattern_of(r"(?<!\w)(?:đã (?:được )?(?:trả|giải quyết)|trả (?:kết quả )?(?:quá|trễ|chậm))(?!\w)")
_OPEN_NOW: Final = pattern_of(r"(?<!\w)(?:đang|còn|chưa|hiện)(?!\w)")
_OF_ONE: Final = pattern_of(r"(?<!\w)(?:trên địa bàn|cấp|tại|ở) (?:các )?(?:xã|phường|huyện|thôn)(?!\w)")
_WHOLE: Final = pattern_of(r"(?<!\w)toàn (?:tỉnh|quốc|ngành)(?!\w)")
_ASIDE: Final = pattern_of(r"\([^()]*(?:\)|$)")
_TIMES: Final = pattern_of(
    r"(?<!\w)(?:(?:tháng|năm|quý|ngày) (?:\d[\d/.]*|[IVX]+)(?: năm \d{4})?|(?:\d{1,2}/)?\d{1,2}/\d{4}"
    r"|\d{1,2} tháng(?: (?:đầu|cuối) năm(?: \d{4})?)?|(?:kỳ|năm|quý|tháng) (?:này|nay))(?!\w)",
    re.IGNORECASE,
)
_AHEAD: Final = pattern_of(r"(?<!\w)(?:dự kiến|phấn đấu|chờ|xong trong|sang|trước|chậm nhất)[^.;,]*")
"""Words on what is to come: their times are not those of what is told."""
_OF_YEAR: Final = pattern_of(r"(?<!so với năm )(?<!so với )(?<!cùng kỳ năm )20\d{2}")
_IN_YEAR: Final = pattern_of(r"20\d{2}")
_YEAR: Final = pattern_of(r"năm (?:\d{4}$|nay|này)")
_SHORT_TIME: Final = pattern_of(r"(?<!\w)(?:[Tt]háng|[Qq]uý|[Nn]gày|[Tt]uần) [\dIVX]")
_TOPIC_TIME: Final = pattern_of(
    r"(?<!\w)đến (?:hết )?(?:ngày|tháng|quý) "
    r"|^\s*(?:Trong )?(?:tháng|quý|tuần) (?:\d{1,2}|[IVX]+)(?:[/-]\d{4}| năm \d{4})?,",
    re.IGNORECASE,
)
"""``Quý II, Công ty tiếp nhận …``, ``Đến ngày 30/9 …``: what is told of it is told of the time of the report."""
_IN_IT: Final = pattern_of(r"(?<!\w)trong (?:kỳ|quý|tháng|tuần|đợt)(?! \d)")
_NOW: Final = pattern_of(r"(?<!\w)(?:nay|hiện)(?!\w)", re.IGNORECASE)
_LATER: Final = pattern_of(r"(?:Đến nay|Nay|Hiện nay|Đến thời điểm)(?!\w)")
_SUMS_UP: Final = pattern_of(r"(?:Như vậy|Tóm lại|Nhìn chung|Có thể thấy|Đánh giá chung)(?!\w)")
_GOES_ON: Final = pattern_of(r"(?:Tuy nhiên|Riêng|Trong đó|Trong số|Còn|Tuy vậy)(?!\w)")
_COUNT_FIRST: Final = pattern_of(r"(?:(?:Hiện|Còn|Có) )?(?:\d|Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín)")
_TO_DATE: Final = pattern_of(r"(?:Tính )?[Đđ]ến (?:hết )?(?:ngày|thời điểm|tháng) ")
_KINDS: Final = frozenset(["khiếu", "nại", "tố", "cáo", "kiến", "nghị", "phản", "ánh"])
_TOPIC: Final = pattern_of(r"(?<!\w)(?:về|liên quan|do|vì|tại|ở|của|hiện|vẫn|trong)(?!\w)")
_RESTRICTED: Final = pattern_of(r"(?<!\w)(?:đã|đang)(?!\w)")
"""``Toàn bộ vụ đã khởi tố``, ``91 hồ sơ đang giải quyết``: of those only."""
_PLACE: Final = pattern_of(r"[^.;,:()]{0,60}?(?<!\w)(?:tại|ở) (?P<where>[^\W_]+(?: [^\W_]+){0,2})", re.IGNORECASE)
_OFFICE: Final = pattern_of(
    r"(?<!\w)(?:UBND|Ủy ban nhân dân|Trung tâm|Sở|Phòng|Chi cục|Cục|Bộ phận|Công an|Ban|Văn phòng|Đảng ủy|HĐND|Tòa án"
    r"|Viện|Thanh tra|Công ty|Trạm|Bệnh viện|Trường|Tòa|Thi hành án|Hội|Đoàn)(?!\w)[^.;,:()\d]{0,60}?"
    r"(?=$| (?:đã|được|hoàn|không|có|còn))"
)
_MATTER: Final = pattern_of(r"(?:(?!(?:không|chưa|có|còn|ghi nhận|xảy ra|phát hiện|đã|được)(?!\w))[^\d.;,:()])*")
"""What a clause begins with, up to what is told of it."""
_CAUSE: Final = pattern_of(r"(?<!\w)do (?P<what>(?:bệnh |dịch )?[^\d.;,:()]{3,40}?)(?= (?:đều|là|ở|tại)(?!\w)|[.,;]|$)")
_REMARK: Final = pattern_of(r"(?:Đánh giá|Nhận xét)(?: chung)?\W*$", re.IGNORECASE)
_WORD: Final = pattern_of(r"[^\W_]+")
_HEADS: Final = pattern_of(r"\s*([^:.;,\d]{3,60}): ")
"""``Thôn văn hóa kiểu mẫu: 3 thôn đạt, 5 thôn chưa đạt``: those of a kind of its own."""
_PAIR: Final = 2
_ACT_REACH: Final = 40
_WAITS: Final = pattern_of(r"(?<!\w)(?:đang|chờ)(?!\w)")
_LONG: Final = 80
_RECENT: Final = 62
"""Days before the report that are its own time."""
_REPORTED: Final = 3
"""Months in which reports may be on the year before."""
_FAR_BACK: Final = 16


def check_denied_sweeps(context: ProseContext) -> list[Finding]:
    """Findings on sweeping claims that the paragraph, or one near it, denies."""
    out: list[Finding] = []
    said = {*context.places_of(TRIGGERS), *(at for at, reading in enumerate(context.running) if "/" in reading.text)}
    for at in sorted(said):
        reading = context.running[at]
        for claim in () if reading.crowded else sweeping_claims(reading):
            denial = next(_denials(context, at, claim), "")
            if denial:
                out.append(denied(reading, claim.start, reading.text[claim.start : claim.end], denial))
                break
    return out


def denied(reading: Reading, start: int, claim: str, denial: str) -> Finding:
    """The finding on a sweeping claim, in its words, that other words deny."""
    told = claim if len(claim) <= _LONG else f"… {claim[-_LONG:].partition(' ')[2]}"
    return finding("P901", reading.passage.at(start), all=told, pending=quote(denial, 0, len(denial), 90))


def _denials(context: ProseContext, at: int, claim: Sweeping) -> Iterator[str]:
    readings = context.running
    reading, behind = readings[at], _next(readings, at)
    for other in (*_section(readings, at), *behind, *_far_back(readings, at, claim)):
        for short in shortfalls(other, claim, context.latest):
            if other is reading and claim.start <= short.start < claim.end:
                continue
            after = (other is reading and short.start > claim.start) or other in behind
            if _is_of_claim(context, at, claim, other, short, after):
                yield other.text[max(short.start, 0) : short.end].strip(" ,:;")
    if claim.kind == "none":
        yield from presumed(readings, claim)


def _section(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The paragraph and those before it; a heading of a remark on all of it may stand between them."""
    out = before(readings, at)
    first = at - len(out) + 1
    if first > 1 and readings[first - 1].passage.role == "heading" and _REMARK.match(readings[first - 1].text):
        out += before(readings, first - 2)
    return out


def _far_back(readings: Sequence[Reading], at: int, claim: Sweeping) -> Iterator[Reading]:
    """Paragraphs further before that count just as many."""
    for other in readings[max(0, at - _FAR_BACK) : max(0, at - BACK)] if claim.number else ():
        if any(x.unit in claim.units and x.count == claim.number for x in other.counts):
            yield other


def _next(readings: Sequence[Reading], at: int) -> Sequence[Reading]:
    """The next paragraph, where it and this one are neither items nor numbered."""
    pair = readings[at : at + 2]
    plain = all(one.passage.role == "paragraph" and not one.passage.label for one in pair)
    return pair[1:] if plain and len({one.passage.part for one in pair}) == 1 else ()


def _is_of_claim(
    context: ProseContext, at: int, claim: Sweeping, other: Reading, short: Shortfall, after: bool
) -> bool:
    """Is what falls short of the things, the time and the place of the claim?"""
    reading = context.running[at]
    between = reading.text[min(claim.end, short.end) : max(claim.start, short.start)] if other is reading else ". "
    together = ". " not in between
    own = _own_words(reading, claim, short, between, after)
    sentence = _sentence(reading, claim, other, short, after)
    sums_up = _SUMS_UP.match(own) is not None
    clause = sentence.rpartition("; ")[2] if "; " in sentence else sentence
    told = clause if claim.which and claim.which <= words_of(clause) else sentence
    told = _FIELD_BEHIND.sub("", _ASIDE.sub(" ", told)) if not claim.bounded & _FIELD else _ASIDE.sub(" ", told)
    others = {x[0].lower() for x in (*_OTHERS.finditer(told), *_ELSE.finditer(clause))}
    if "phát sinh" in claim.words:
        others.discard("mới phát sinh")
    if claim.kind == "none" and not _OF_ONE.search(own):
        others = {x for x in others if not _WHOLE.match(x)}
    if any(x not in own.lower() for x in others if not (sums_up and x == "riêng" and between.count(". ") == 1)):
        return False
    if not short.timely and _is_of_other_time(context, claim, own, sentence, other, after, sums_up):
        return False
    still = claim.kind == "none late" and claim.words.startswith("không còn")
    if still and _SETTLED_LATE.search(clause.lower()) and not _OPEN_NOW.search(clause.lower()):
        return False  # late, and over
    if "cận nghèo" in clause and "nghèo" in own and "cận nghèo" not in own:
        return False  # who is near to poverty is not poor
    topic = _HEADS.match(sentence)
    if topic and claim.kind == "did" and claim.noun in topic[1].lower() and words_of(topic[1]) - LIKE - words_of(own):
        return False
    words = words_of(sentence)
    bounded, which = claim.bounded, frozenset[str]() if short.same else claim.which
    if sums_up:
        bounded = frozenset(x for x in bounded if not (x.isdigit() or x == "ngày"))
    if not _IN_YEAR.search(sentence):
        bounded = frozenset(x for x in bounded if not _IN_YEAR.fullmatch(x))
    bounded -= words_of(context.facts.issuer)
    if not _OFFICE.search(sentence):
        bounded -= frozenset(_WORD.findall(" ".join(x[0] for x in _OFFICE.finditer(own)).lower()))
    lead, _, again = short.own.lower().partition(claim.noun or "…")
    narrow = frozenset(_WORD.findall(again or _TOPIC.split(lead)[0])) - LIKE
    strict = which if _RESTRICTED.search(claim.what) else which & {"đang"}
    if strict - frozenset(_WORD.findall(clause.lower())) or (claim.loose and narrow - {*claim.did.split()}):
        return False
    if not _are_of_one_place(claim.what, other.text[short.start :]) or _is_of_other_matter(claim, other, short):
        return False
    listed = around(other.text, short.start, short.start) if "; " in between else ""
    if (bounded - words and _are_alike(claim.said, listed)) or _are_members(claim.said, listed):
        return False
    if _is_left_of_another_act(claim, other, short):
        return False
    if after:
        goes_on = together or _GOES_ON.match(sentence.strip()) is not None
        adjacent = goes_on or (between.count(". ") == 1 and _COUNT_FIRST.match(sentence.strip()) is not None)
        others_named = again and narrow - claim.which
        if others_named or (which - words and (narrow or claim.kind.startswith("none") or not adjacent)):
            return False
        timed = claim.in_time and all(map(str.isdigit, bounded))
        return goes_on or timed or not bounded - words or _TO_DATE.match(own) is not None
    known = words | words_of(other.text[: other.text.rfind(". ", 0, short.start) + 1])
    missing = which - known
    if claim.kind == "none late" and _OPEN_NOW.search(sentence.lower()):
        missing -= {"chưa", "đang"}
    if missing <= _KINDS and not _KINDS & known - claim.which:
        missing = frozenset()
    return not bounded - known and (not missing or _balances(_section(context.running, at), claim, short))


def _are_of_one_place(what: str, short: str) -> bool:
    """``không có hồ sơ trễ hạn tại khâu của xã``, ``5 hồ sơ trễ hạn ở khâu cấp thẻ``: of two places."""
    places = [found["where"].lower() for words in (what, short) if (found := _PLACE.match(words))]
    return len(places) < 2 or places[0] == places[1]


def _are_alike(one: str, other: str) -> bool:
    """``Lĩnh vực quy hoạch không có …; lĩnh vực xây dựng có 3 …``: do two clauses begin with a thing of one kind?"""
    firsts = [_WORD.findall(words.lower())[:2] for words in (one, other)]
    return len(firsts[0]) > 1 and firsts[0] == firsts[1]


def _are_members(one: str, other: str) -> bool:
    """``Đường bộ 241 vụ, làm chết 126 người; đường thủy 01 vụ, không có người chết``: does each tell of a thing of its
    own, with the same first word?"""
    heads = [_WORD.findall(head[0]) for words in (one, other) if (head := _MATTER.match(words.strip().lower()))]
    if len(heads) < _PAIR or not all(heads) or heads[0][0] != heads[1][0]:
        return False
    first, second = map(frozenset, heads)
    return bool(first - second) and bool(second - first)


def _is_left_of_another_act(claim: Sweeping, other: Reading, short: Shortfall) -> bool:
    """``38/38 xã đã lập danh sách; 36 xã đã chi trả, còn 02 xã đang chờ cấp tiền``: 36 and 2 are the 38, of an act that
    is not the one of all."""
    acts = [" ".join(core[:2]) for core in cores(claim.did)]
    waits = _WAITS.search(other.text, max(short.start, 0), short.end)
    if claim.kind != "did" or not (waits and claim.number and acts) or any(x.startswith(SETTLING) for x in acts):
        return False
    first = other.text.rfind(". ", 0, max(short.start, 0)) + 1
    some = [x for x in other.counts if first <= x.start and x.end <= short.start]
    made = [x for x in some if x.count + short.value == claim.number]
    told = other.low[made[-1].start : short.end + _ACT_REACH] if made else ""
    return bool(made) and not any(act in told for act in acts)


def _is_of_other_matter(claim: Sweeping, other: Reading, short: Shortfall) -> bool:
    """``Tay chân miệng 812 ca, không có ca tử vong; sốt xuất huyết 3.106 ca, có 02 ca tử vong``."""
    if claim.kind != "none":
        return False
    clause = around(other.low, max(short.start, 0), max(short.start, 0), (". ", "; ")).strip()
    cause = _CAUSE.search(clause)
    said, *told = (
        frozenset(_WORD.findall(head[0])) - LIKE - claim.which - {*claim.noun.split()}
        for words in (claim.said.strip(), clause, cause["what"] if cause else "")
        if (head := _MATTER.match(words))
    )
    return bool(said) and any(one and not one & said for one in told)


def _own_words(reading: Reading, claim: Sweeping, short: Shortfall, between: str, after: bool) -> str:
    """The sentence of a claim, without what falls short of it where that stands in the same one."""
    text = reading.text
    if ". " in between:
        return around(text, claim.start, claim.end, (". ",)).strip()
    own = around(text, claim.start, claim.end)
    start = text.rfind(own, 0, claim.start + len(own))
    return (text[start : claim.end] if after else text[max(start, short.end) : start + len(own)]).strip()


def _sentence(reading: Reading, claim: Sweeping, other: Reading, short: Shortfall, after: bool) -> str:
    """The sentence of what falls short, up to the end of its clause and without the claim."""
    ends = [stop for mark in (". ", "; ", ", ") if (stop := other.text.find(mark, short.end)) >= 0]
    start, stop = other.text.rfind(". ", 0, short.start) + 1, min(ends, default=len(other.text))
    if other is reading and start <= claim.start < stop:
        start, stop = (claim.end, stop) if after else (start, claim.start)
    return other.text[start:stop]


def _is_of_other_time(
    context: ProseContext, claim: Sweeping, own: str, sentence: str, other: Reading, after: bool, sums_up: bool
) -> bool:
    if sums_up and claim.kind != "none":
        return False
    for day in other.dates:
        if context.latest and day.value and abs((context.latest - day.value).days) <= _RECENT:
            sentence = sentence.replace(day.text, " ")
    years = set(_OF_YEAR.findall(_AHEAD.sub(" ", sentence.rpartition("; ")[2]))) - set(_IN_YEAR.findall(own))
    told, said = ({x[0].lower() for x in _TIMES.finditer(_AHEAD.sub(" ", words))} for words in (sentence, own))
    gone = context.latest and any(int(x) < context.latest.year - 1 + (context.latest.month > _REPORTED) for x in years)
    if gone and claim.kind == "none":
        return True
    if told and (said or claim.kind == "none") and not (told & said if said else all(map(_YEAR.match, told))):
        return True
    if claim.in_time or after:
        return False
    later = _LATER.match(own) and not _NOW.search(sentence) and (claim.kind == "did" or "đã" in own)
    before_it = (
        told
        and not said
        and _SHORT_TIME.search(_TOPIC_TIME.sub(" ", _timeless(context, sentence)))
        and not _IN_IT.search(own)
    )
    return bool(later or before_it)


def _timeless(context: ProseContext, sentence: str) -> str:
    """The sentence without the period that it begins with, if that is the one that has just ended."""
    found = PERIOD.match(sentence, len(sentence) - len(sentence.lstrip()))
    period = regular_period(read_period(found)) if found else None
    if found is None or period is None or context.latest is None:
        return sentence
    return sentence[found.end() :] if 0 <= (context.latest - period.end).days <= _RECENT else sentence


def _balances(section: Sequence[Reading], claim: Sweeping, short: Shortfall) -> bool:
    """``Thuộc thẩm quyền: 39 đơn. … Đã giải quyết: 36 đơn; đang xác minh: 03 đơn``: open and settled ones are all."""
    counts = [(reading, x) for reading in section for x in reading.counts if x.unit in (*claim.units, "")]
    others = {x.count for _, x in counts} - {short.value}
    for reading, whole in counts:
        clause = _WORD.findall(around(reading.low, whole.start, whole.end, (". ", "; ", ", gồm", ", trong đó")))
        if claim.which <= {*clause} and "không" not in clause and whole.count - short.value in others:
            return bool(short.value)
    return False
