"""What denies a sweeping claim: a count of things that are late, open or there, a ratio, two counts, a share, a name.

``02 đơn đang đối thoại``, ``quá hạn 04 hồ sơ``, ``12 hộ chưa nhận tiền``, ``86/93 vụ đã giải quyết``, ``thụ lý 93 vụ,
đã giải quyết 86 vụ, đạt 92,5%``, ``hộ dùng nước sạch đạt 91,2%``, ``Trường Mầm non Thạch Khê chưa nghiệm thu``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.prose.claimed_acts import AIMS, PROCESS, cores, is_act, lacks
from tthc_render.prose.claimed_counts import Counted, counts, named_ahead, noun_end
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around, is_in_points
from tthc_render.prose.sweeping_claims import LATE, LIKE, Sweeping
from tthc_render.vietnamese.patterns import pattern_of

_ALL: Final = 100
_NEAR: Final = 60
_LATE_AHEAD: Final = pattern_of(
    rf"(?<!\w)(?:{LATE}|chậm)(?: [^\W\d_]+)?(?: (?:là|có|chỉ|còn|gồm|với|đạt))*:?\s$", re.IGNORECASE
)
_LATE_BEHIND: Final = pattern_of(
    rf"(?P<pre>[^,]{{0,50}}?,?[^,]{{0,20}}?)(?<!\w)(?:{LATE}|chậm(?! nhất))(?!\w)", re.IGNORECASE
)
_NOT_LATE: Final = pattern_of(r"(?<!\w)(?:không|chưa|nguy cơ|sắp|giảm|tăng|trước|đúng)(?!\w)", re.IGNORECASE)
_HELP: Final = r"(?: (?:được|có|phải|tiếp tục|tổ chức|tiến hành|việc|cho))*"
_STATE: Final = (
    r"(?:chưa|không)(?! (?:phải|cần)(?!\w))|đang|hoãn|chờ|tồn(?: đọng)?|còn (?:trong|lại(?! là))"
    r"|trong (?:thời )?(?:hạn|gian)|mới(?= [^\W\d_]+ [^\W\d_]+ (?:được )?(?:một phần|bước đầu))"
    r"|xin (?:gia hạn|lùi|rút|điều chỉnh)"
    r"|(?:đề nghị|được) gia hạn|lùi (?:thời|tiến|sang)|chuyển (?:tiếp )?sang (?:quý|năm|tháng|kỳ)"
)
_OPEN_BEHIND: Final = pattern_of(
    rf"(?P<pre>[^,]{{0,70}}?,?[^,]{{0,30}}?)(?<!\w)(?P<state>{_STATE})(?!\w){_HELP}"
    r"(?: (?P<act>[^\W\d_]+(?: [^\W\d_]+)?))?",
    re.IGNORECASE,
)
_OPEN_AHEAD: Final = pattern_of(
    rf"(?<!\w)(?P<state>chưa|đang|không){_HELP} (?P<act>[^\W\d_]+(?: [^\W\d_]+)?)(?: [^\W\d_]+){{0,5}}?"
    r"(?: là| có)?:?\s$",
    re.IGNORECASE,
)
_WITHIN: Final = pattern_of(r"(?<!\w)(?:trong|dưới) (?:giới hạn|ngưỡng|mức|phạm vi)|đạt (?:quy|tiêu) chuẩn(?!\w)")
_OVER: Final = pattern_of(r"(?: [^\W\d_]+){0,2} vượt(?= (?:quy|tiêu) chuẩn| (?:giới hạn|ngưỡng|mức)|\s?[.,;(]|\s?$)")
_ABSENT_AHEAD: Final = pattern_of(r"(?<!\w)vắng(?: mặt)?(?: (?:là|có))?:? $")
_ABSENT_BEHIND: Final = pattern_of(r"[^,]{0,24}?(?<!\w)(?<!không )vắng(?: mặt)?(?!\w)")
_PRESENT: Final = ("chấp hành", "tham gia", "có mặt", "tham dự", "dự ", "khám")
_ONLY: Final = pattern_of(r"(?<!\w)(?:đã|không)(?!\w)")
_LEFT: Final = pattern_of(r"(?<!\w)(?:chưa|không|đang|hoãn|gia hạn|lùi|chuyển sang)(?!\w)", re.IGNORECASE)
_NEXT_TO: Final = pattern_of(
    r"(?:(?!thuộc|đủ|đến hạn|trong đó|trường hợp|phải|gồm)[^.;:()\d]){0,60}, (?:đã )?[^.;:,()\d]{0,30}"
)
"""``4 vụ trộm cắp tài sản, làm rõ 3 vụ``."""
_AMONG: Final = pattern_of(r"(?<!\w)[Tt]rong (?:tổng )?(?:số )?$")
_OF_THEM: Final = pattern_of(r"(?:,|thì)? (?:mới |chỉ )?có $")
"""``Trong tổng số 46 công chức có 41 người được cấp``."""
_EXCUSED: Final = pattern_of(r"(?<!\w)(?:không (?:thuộc|phải|đủ|có nhu cầu)|chưa (?:đến|đủ)|miễn|trùng)(?!\w)")
_NOT_DONE: Final = pattern_of(r"(?<!\w)(?:chưa|không|đang|phải|cần|hạn|đủ điều kiện)(?!\w)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_TIMELY_SHARE: Final = pattern_of(
    r"\s?(?:và )?(?:tỷ lệ )?(?:hồ sơ |giải quyết |trả kết quả )*(?:trước (?:hạn )?và )?đúng (?:thời )?hạn"
    r"(?: đạt| là)?(?: tỷ lệ)? $"
)
_OTHER_SHARE: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|kế hoạch|cùng kỳ|mục tiêu|chỉ tiêu)(?!\w)")
_FILLERS: Final = frozenset(["em", "dân", "việc", "gia", "đình"])
"""``trẻ em``, ``hộ gia đình``, ``vụ việc`` are ``trẻ``, ``hộ``, ``vụ``."""
_DAYS_BACK: Final = {"tháng": 31, "quý": 92}
_STILL_DUE: Final = (
    r"(?<!\w)còn(?: lại)? [1-9]\d* {noun}(?!\w)[^.;,()\d]{{0,40}}?(?<!\w)(?:trước|chậm nhất|đến)(?: ngày)? $"
)
_PROPER: Final = (
    r"(?<!\w)(?:{noun})(?: [^\W\dA-ZĐ_]+){{0,2}} (?:[A-ZĐÂÊÔƠƯ]|\d)[^.;()]{{0,80}}? chưa(?: được| có)?"
    r" (?P<act>[^\W\d_]+ [^\W\d_]+)"
)

_TOLD_OF: Final = pattern_of(
    r"(?:^|[.;:]\s)(?P<all>(?:Cả |Trong )?(?:(?:\d[\d.]*|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm) )?"
    r"(?P<what>[^\W\d_][^.;,:()]{3,80}?))"
    r"(?= (?:đều|là|ở|tại|thuộc|xảy ra|tập trung|chưa|không|được|đã)(?!\w))"
)
"""``Cả 02 ca tử vong do tay chân miệng đều …``: who tells of them says that there were some."""
_ANSWERED: Final = frozenset({"phản ánh", "đơn", "tin", "ý kiến", "khiếu nại"})
_CAME_IN: Final = pattern_of(r"(?<!\w)(?:tiếp nhận|nhận|ghi nhận|phát sinh|thụ lý|phải giải quyết)(?!\w)")
_CHANGE_AHEAD: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|hơn) $")
_PUT_ASIDE: Final = pattern_of(
    r"(?<!\w)(?:trùng|không thuộc|không đủ|chuyển|rút|trả lại|từ chối|lưu|trước chuyển|năm trước)(?!\w)"
)
_COUNTERS: Final = frozenset(["ca", "trường", "hợp", "người", "vụ", "bệnh", "nhân"])
_JOINTS: Final = frozenset(["do", "vì", "bởi", "của", "trong", "các", "những", "nào", "cả", "bệnh", "dịch", "vụ", "ca"])
_BACK_THEN: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|tháng|quý) trước|trước (?:đây|đó)|năm 20\d\d|nếu|nguy cơ)(?!\w)"
)


class Shortfall(NamedTuple):
    """Where the words stand that deny a claim, the words that narrow their things, how many.

    ``timely``: their day is looked at; ``same``: they are named in the words of the claim.
    """

    start: int
    end: int
    own: str = ""
    value: Decimal = Decimal(0)
    timely: bool = False
    same: bool = False


def shortfalls(reading: Reading, claim: Sweeping, today: date | None = None) -> Iterator[Shortfall]:
    """What in a paragraph denies a claim, wherever it may be of another time or group."""
    counted = counts(reading, claim)
    if claim.kind == "none":
        yield from _stock(reading, claim)
        yield from _dated(reading, claim, today) if today else ()
    for x in counted:
        if claim.kind == "none":
            yield from _some(reading, claim, x)
        elif claim.kind in ("did", "none open"):
            yield from _open(x, claim)
        else:
            yield from _late(x)
    if claim.kind in ("did", "none open"):
        yield from _ratios(reading, claim)
        yield from _pairs(reading, claim, counted)
    if claim.kind in ("did", "in time"):
        yield from _shares(reading, claim)
    if claim.kind == "did":
        yield from _due(reading, claim, today) if today and "còn" in reading.vocabulary else ()
        yield from _named(reading, claim)


def presumed(readings: Iterable[Reading], claim: Sweeping) -> Iterator[str]:
    """What these paragraphs tell of things that a claim says there were none of, with the matter that it is on."""
    core = frozenset(_WORD.findall(claim.noun)) | claim.which
    core = core - _COUNTERS or core
    said = frozenset(_WORD.findall(claim.said)) | core
    of_some = re.search(rf"\d (?:[^\W\d_]+ ){{0,2}}{re.escape(claim.what.lower())}", claim.said)
    if of_some or _BACK_THEN.search(claim.said.rpartition(", ")[2]):
        return
    for reading in readings:
        if not core <= reading.vocabulary or reading.crowded:
            continue
        for found, words in reading.kept(_told_of):
            matter = words - core - _COUNTERS - _JOINTS - LIKE
            sentence = around(reading.text, found.start("what"), found.end(), (". ",))
            if core <= words and matter and matter <= said and not _BACK_THEN.search(sentence):
                yield reading.text[found.start("all") : found.end()]


def _told_of(reading: Reading) -> list[tuple[re.Match[str], frozenset[str]]]:
    """What is told of, clause by clause, each with its words in small letters."""
    return [(found, frozenset(_WORD.findall(found["what"].lower()))) for found in _TOLD_OF.finditer(reading.text)]


def _short(x: Counted, ahead: int, behind: int, own: int) -> Shortfall:
    """With so many characters of the words ahead and behind; ``own`` of those behind narrow the things."""
    return Shortfall(x.start - ahead, x.end + behind, f"{x.ahead[: len(x.ahead) - ahead]} {x.behind[:own]}", x.value)


def _late(x: Counted) -> Iterator[Shortfall]:
    ahead, behind = _LATE_AHEAD.search(x.ahead), _LATE_BEHIND.match(x.behind)
    if ahead and not _NOT_LATE.search(x.ahead, 0, ahead.start()):
        yield _short(x, len(ahead[0]), 0, 0)
    elif behind and not _NOT_LATE.search(behind["pre"]):
        yield _short(x, 0, behind.end(), behind.end("pre"))


def _open(x: Counted, claim: Sweeping) -> Iterator[Shortfall]:
    if any(act in claim.did for act in _PRESENT) and not any(act in claim.what.lower() for act in _PRESENT):
        absent = _ABSENT_AHEAD.search(x.ahead) or _ABSENT_BEHIND.match(x.behind)
        if absent:
            yield _short(x, len(x.ahead), 0, 0) if absent.re.pattern.endswith("$") else _short(x, 0, absent.end(), 0)
            return
    ahead, behind = _OPEN_AHEAD.search(x.ahead), _OPEN_BEHIND.match(x.behind)
    if ahead:
        state, act = ahead["state"].lower(), ahead["act"].lower()
        busy = state != "đang" or act in PROCESS or is_act(act, "", claim)
        if busy and lacks(state, act, "", claim):
            yield _short(x, len(ahead[0]), 0, 0)
            return
    over = _OVER.match(x.behind) if _WITHIN.search(claim.did) else None
    if over:
        yield _short(x, 0, over.end(), 0)
        return
    if behind and not _has_another(behind["pre"], claim):
        act = (behind["act"] or "").lower()
        if lacks(behind["state"].lower(), act, x.tail[behind.end() :], claim):
            yield _short(x, 0, behind.end(), behind.end("pre"))


def _has_another(words: str, claim: Sweeping) -> bool:
    """``02 đơn đã chuyển``; not ``4 vụ đã khởi tố đang xác minh`` where the claim is of those."""
    found = _ONLY.search(words)
    return found is not None and not frozenset(_WORD.findall(words[found.end() :].lower())) <= claim.which


def _due(reading: Reading, claim: Sweeping, today: date) -> Iterator[Shortfall]:
    """``còn 3 điểm di dời trước 30/4/2026``, in February: these are still to be done."""
    for day in reading.dates if claim.noun else ():
        found = re.search(_STILL_DUE.format(noun=re.escape(claim.noun.split()[0])), reading.low[: day.start])
        if (
            found
            and day.value
            and day.value > today
            and any(" ".join(core[:2]) in found[0] for core in cores(claim.did))
        ):
            yield Shortfall(found.start(), day.end, timely=True)


def _some(reading: Reading, claim: Sweeping, x: Counted) -> Iterator[Shortfall]:
    """``02 vụ cháy``, ``xử lý kỷ luật 02 công chức``: where there is said to be none."""
    never = re.search(r"(?:không|chưa)(?: [^\W\d_]+){1,2}", claim.what.lower())
    if never and never[0] not in f"{x.ahead} {x.behind.partition(',')[0]}".lower():
        return
    if never or named_ahead(reading.low, x.start, x.end, claim):
        yield Shortfall(x.start - len(x.ahead.lstrip()), x.end, same=True)
        return
    noun = reading.low[x.start : x.end].partition(" ")[2].split()
    if not claim.units and not claim.which and len(noun) > len(claim.noun.split()) > 1:
        yield Shortfall(x.start - len(x.ahead.lstrip()), x.end)  # "3 trường hợp tảo hôn"
        return
    which = claim.which | (frozenset(claim.noun.split()) - frozenset(noun) - _FILLERS)
    said = around(reading.low, x.start, x.end).replace(claim.words, " ")
    sentence = frozenset(_WORD.findall(said))
    near = frozenset(_WORD.findall(f"{x.ahead} {x.behind.partition(',')[0]}".lower()))
    if (
        which
        and which <= sentence
        and (claim.which or which) & near
        and (claim.noun in said or not which & {*claim.noun.split()})
    ):
        behind = re.match(r"[^,.;]*", x.behind)
        yield Shortfall(x.start - len(x.ahead.lstrip()), x.end + (behind.end() if behind else 0))


def _stock(reading: Reading, claim: Sweeping) -> Iterator[Shortfall]:
    """``tổng nợ đọng xây dựng cơ bản của huyện là 3,2 tỷ đồng``: so much of what there is said to be none of."""
    at = reading.low.find(claim.what.lower())
    x = next((x for x in reading.counts if x.start > at), None) if at >= 0 and len(claim.what.split()) > 2 else None
    if (
        x
        and x.count
        and re.fullmatch(r"[^.;,()]{0,40} (?:là|còn|gồm|hiện còn):? ", reading.low[at + len(claim.what) : x.start])
    ):
        yield Shortfall(at, x.end + len(x.noun) + 1)


def _dated(reading: Reading, claim: Sweeping, today: date) -> Iterator[Shortfall]:
    """``Vụ cháy kho phế liệu ngày 12/10/2025``, where there was none in the month."""
    days = next((days for word, days in _DAYS_BACK.items() if word in claim.said), 0)
    what = re.match(r"[^\W\d_]+(?: (?!nào)[^\W\d_]+)+", claim.what.lower()) if days else None
    for when in reading.dates if what else ():
        first = max(reading.text.rfind(mark, 0, when.start) for mark in (". ", "; ")) + 1
        told = reading.low[first : when.start].strip()
        near = when.value and 0 <= (today - when.value).days <= days
        if what and near and told.startswith(what[0].strip()) and told.endswith("ngày") and not re.search(r"\d", told):
            yield Shortfall(first + 1 if first else 0, when.end, timely=True)


def _acts(claim: Sweeping) -> tuple[str, ...]:
    found = [" ".join(core[:size]) for core in cores(claim.did) for size in {2, len(core)}]
    if claim.kind == "none open" or not found:
        return (
            "giải quyết",
            "xử lý",
            "hoàn thành",
            "khắc phục",
            *(("trả lời", "phản hồi", "công khai") if claim.units & _ANSWERED else ()),
        )
    return (*found, *(("hoàn thành",) if "hoàn thành" in claim.did else ()))


def _ratios(reading: Reading, claim: Sweeping) -> Iterator[Shortfall]:
    """``39/45 hộ đã nhận tiền``; ``11/12 chi bộ khu phố và 9/9 chi bộ trường học``, of all 21."""
    head = claim.noun.partition(" ")[0]
    kinds = [x for x in reading.ratios if claim.number and head in reading.low[x.end : x.end + _NEAR].split()[:1]]
    if len(kinds) > 1 and sum(x.whole for x in kinds) == claim.number != sum(x.part for x in kinds):
        clause = around(reading.low, kinds[0].start, kinds[-1].end, (". ",))
        if any(act in clause for act in _acts(claim)) or _shared(claim.did, clause):
            yield Shortfall(kinds[0].start, kinds[-1].end)
    for ratio in reading.ratios:
        if ratio.part >= ratio.whole or (claim.number and ratio.whole != claim.number):
            continue
        noun = noun_end(reading.low, ratio.end, claim)
        clause = around(reading.low, ratio.start, ratio.end, (". ", "; ", ", "))
        lacking = _OPEN_BEHIND.match(reading.text, noun) if noun and ratio.part else None
        if lacking and not lacking["pre"].strip():
            if lacks(lacking["state"].lower(), (lacking["act"] or "").lower(), "", claim):
                yield Shortfall(ratio.start, lacking.end())
            continue
        if noun and any(act in clause for act in _acts(claim)) and not re.search("chưa|không|hạn", clause):
            stop = re.compile(r"[^.;,()\d]{0,50}").match(reading.text, noun)
            yield Shortfall(
                ratio.start, stop.end() if stop else noun, reading.text[noun : stop.end() if stop else noun]
            )


def _pairs(reading: Reading, claim: Sweeping, counted: Sequence[Counted]) -> Iterator[Shortfall]:
    """``thụ lý 93 vụ, đã giải quyết 86 vụ, đạt 92,5%``: less than the whole, as a share or a rest says."""
    for at, some in enumerate(counted):
        if not any(_is_done(act, some) for act in _acts(claim)):
            continue
        for whole in counted[:at]:
            if whole.value <= some.value or (claim.number and whole.value != claim.number):
                continue
            rest = [x for x in counted if x.value == whole.value - some.value and x.start > whole.start]
            left = [x for x in rest if _is_left(x, claim)]
            near = (
                at
                and whole is counted[at - 1]
                and not rest
                and _NEXT_TO.fullmatch(reading.text[whole.end : some.start])
            )
            among = at and whole is counted[at - 1] and _AMONG.search(whole.ahead)
            told = among and _OF_THEM.search(some.ahead) and _is_same_act(claim, some)
            if (
                left
                or near
                or told
                or (not rest and (_is_share(reading, some, whole) or _is_all(reading, claim, some, whole, counted)))
            ):
                yield Shortfall(some.start - len(some.ahead.lstrip()), max([some.end, *(x.end for x in left[:1])]))
                return


def _is_same_act(claim: Sweeping, some: Counted) -> bool:
    """Is all of an act, not just its first words ("tỷ lệ"), told of some?"""
    return any(" ".join(core) in some.behind.lower() for core in cores(claim.did) if len(core) > 1)


def _shared(did: str, clause: str) -> bool:
    """Does a clause name, in two words that stand together, what was done?"""
    return any(" ".join(pair) in clause for core in cores(did) for pair in pairwise(core))


def _is_all(reading: Reading, claim: Sweeping, some: Counted, whole: Counted, counted: Sequence[Counted]) -> bool:
    """``ghi nhận 92 phản ánh, tăng 14 phản ánh. … đã trả lời 88 phản ánh``, and none is said to be put aside."""
    if claim.kind != "none open" or not _CAME_IN.search(f"{whole.ahead}") or _PUT_ASIDE.search(reading.low):
        return False
    larger = [x for x in counted if x.value > some.value and not _CHANGE_AHEAD.search(x.ahead)]
    return larger == [whole] and not any(x.count == whole.value - some.value for x in reading.counts)


def _is_left(x: Counted, claim: Sweeping) -> bool:
    """Is the rest told to lack it, or at least not to have done it in another way (``7 đơn trùng đã xếp lưu``)?"""
    said = re.sub("không có[^,]*", " ", f"{x.ahead} {x.behind}".lower())
    done = claim.units & AIMS or " đã " in said or "được" in said or any(act in said for act in _acts(claim))
    return not _EXCUSED.search(said) and (bool(_LEFT.search(said)) or not done)


def _is_done(act: str, some: Counted) -> bool:
    ahead = re.search(rf"(?<!\w){act}(?: (?:xong|được|là|cho|hết|kết quả))*:?\s$", some.ahead.lower())
    behind = re.match(rf" (?:(?:đã|được|có) )*{act}(?!\w)(?! thành(?! phần))", some.behind.lower())
    said = f"{some.ahead} {some.behind.partition(',')[0]}".lower()
    return bool(ahead or behind) and not _NOT_DONE.search(said)


def _is_share(reading: Reading, some: Counted, whole: Counted) -> bool:
    shares = (x for x in reading.quantities if x.percent and x.value is not None and 0 < x.start - some.end < 2 * _NEAR)
    right = some.value / whole.value * _ALL
    return any(abs(right - x.count) <= x.step / 2 for x in shares if not re.search(r"tăng|giảm", x.label))


def _shares(reading: Reading, claim: Sweeping) -> Iterator[Shortfall]:
    """``hộ sử dụng nước sạch theo quy chuẩn đạt 91,2%``, ``tỷ lệ đúng hạn 99,2%``."""
    did, noun = " ".join(claim.did.split()[:5]), claim.noun.split(" ")[0]
    if "%" not in reading.text or not noun or (not claim.in_time and (did.count(" ") < 2 or did not in reading.low)):
        return
    for x in reading.quantities:
        if x.percent and x.value is not None and x.value < _ALL and x.exact and not is_in_points(reading.text, x):
            clause = around(reading.low, x.start, x.end, (". ", "; ", ", "))
            label = clause.partition(x.text)[0]
            told = noun in label.split() and did in label
            if claim.in_time:
                told = bool(_TIMELY_SHARE.match(label)) and noun in around(reading.low, x.start, x.end).split()
            if told and not _OTHER_SHARE.search(clause):
                yield Shortfall(x.start - len(label.lstrip()), x.end + 1)


def _named(reading: Reading, claim: Sweeping) -> Iterator[Shortfall]:
    """``Trường Mầm non Thạch Khê chưa nghiệm thu``."""
    if not claim.noun or "chưa" not in reading.vocabulary:
        return
    noun = f"{re.escape(claim.noun)}|{re.escape(claim.noun.capitalize())}"
    for found in re.finditer(_PROPER.format(noun=noun), reading.text):
        if is_act(found["act"].lower(), reading.text[found.end() :], claim):
            yield Shortfall(found.start(), found.end())
