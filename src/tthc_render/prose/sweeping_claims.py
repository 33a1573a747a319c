"""Sweeping claims: that all of some things were done, that none is late, that none is left, that there was none.

``100% đơn thuộc thẩm quyền đã được giải quyết``, ``đã chi trả cho tất cả các hộ``, ``các vụ đều được làm rõ``, ``12/12
xã đã phê duyệt đề án``, ``không phát sinh hồ sơ trễ hẹn``, ``không còn nợ đọng``. Each is read with its noun, the words
that narrow it, those of its lead that bound it ("Riêng tháng 10, …", "tại thôn Trung …"), and what was done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from tthc_render.prose.nouns import LABELS, UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

Kind = Literal["did", "in time", "none late", "none open", "none"]

TRIGGERS: Final = frozenset(
    {"100", "toàn", "tất", "mọi", "cả", "hết", "đều", "cũng", "đầy", "dứt", "triệt", "không", "chưa", "xóa"}
)
"""Words of which every such claim has one, but for ``12/12 xã``."""
LATE: Final = (
    r"(?:quá|trễ|chậm|sau) (?:thời |ngày )?(?:hạn|hẹn)|quá thời gian|chậm,? (?:muộn|trễ|tiến độ)"
    r"|(?:trả|giải quyết|trả lời|bị) chậm|không đúng (?:thời )?(?:hạn|hẹn)"
)
SETTLING: Final = (
    *("giải quyết", "xử lý", "khắc phục", "kết luận", "hoàn thành", "thực hiện", "làm rõ", "dứt điểm", "xong"),
)
"""Ends of a matter: whatever still is under way has not come to it."""
LIKE: Final = nouns_in("""
số các những của đã được đều có là và thì bị do nào bộ phận việc tình trạng trường hợp hiện tượng kỳ quý tháng năm này
trong trên địa bàn tiếp nhận phát sinh thụ lý nêu giao công dân người cử tri nhân xã phường huyện tỉnh thành phố toàn cả
nay đến sở ngành đơn vị nhìn chung đánh giá kết quả như vậy nhận xét cũng luôn vẫn cơ quan ủy ban ubnd chủ tịch hội đồng
theo quy định kịp thời đầy đủ xong dứt điểm thuộc tại ở từ để với cho về ra vào gửi nộp bước tổng hết 100 tất mọi không
còn bên hai ba bốn sáu ngay đó nhờ nỗ lực vì bởi nhưng tổ chức tiến hành phải mà đang thời điểm báo cáo đầu tính thư
tới sót trái phép pháp luật xảy đợt cao điểm nổi bật đáng chú ý
""")
"""Words that narrow nothing in the report of one office on one period."""
_SETTLED: Final = nouns_in("giải quyết xử lý trả kết quả luật định")
"""``hồ sơ giải quyết quá hạn`` are all that are late."""
_EACH_WORDS: Final = frozenset({"đều", "cũng", "đầy", "dứt", "triệt"})
_NONE_WORDS: Final = frozenset({"không", "chưa", "xóa"})
_ALL_SIGNS: Final = ("100%", "toàn bộ", "tất cả", "mọi ", "hết", "cả ", "điểm các ", "đủ các ", "để các ")
_NUMBER: Final = r"\d[\d.]*"
_ALL: Final = pattern_of(
    r"(?:(?<=dứt điểm)(?= các )|(?<=đầy đủ)(?= các )|(?<=triệt để)(?= các )|(?<![\w/.,(])"
    r"(?:100%|[Tt]oàn bộ|[Tt]ất cả|[Mm]ọi|(?<![Hh]ầu )hết(?! (?:tháng|năm|quý|ngày|kỳ|tuần|sức|lòng|\d+/))"
    rf"|(?:[Cc]ả )?(?P<every>{_NUMBER})/(?P=every)(?![\d.,/])"
    rf"|[Cc]ả(?= {_NUMBER} | hai | ba | bốn | năm [^\d]| sáu )))"
    rf"(?: (?:các|số|những|cả))*(?: (?P<number>{_NUMBER})(?:/{_NUMBER})?(?= ))?(?!\w|/)"
)
_EACH: Final = pattern_of(r"(?<!\w)(?:đều|nào cũng|đầy đủ|dứt điểm|triệt để)(?!\w)")
_SEVERAL: Final = pattern_of(r"(?<!\w)(?:[Cc]ác|[Mm]ỗi) ")
_NONE: Final = pattern_of(
    r"[Kk](?<!\w[Kk])hông (?:(?:còn|có|để|phát sinh|xảy ra|ghi nhận|phát hiện|tồn tại|sót|bỏ sót|thêm)(?!\w) ?)+"
    r"|[Kk](?<!\w[Kk])hông (?=[^\W\d_]+(?: [^\W\d_]+){0,3} nào(?!\w))"
    r"|[Cc](?<!\w[Cc])hưa (?:(?:có|để|xảy ra|ghi nhận|phát hiện) )+(?=(?:ca|trường hợp|vụ|người|tử vong)(?!\w))"
    r"|xóa xong (?=nhà (?:tạm|dột))"
)
_UP_TO_COMMA: Final = pattern_of(r"(?:[^.;:(),]|(?<=vụ), (?=việc))*")
_UP_TO_MARK: Final = pattern_of(r"[^.;:()]*")
_MARK: Final = pattern_of(r"[.;]\s|\n")
_WORD: Final = pattern_of(r"[^\W_]+")
_HELPERS: Final = pattern_of(r"(?<!\w)(?:(?:nào cũng|đã|đều|được|cùng|bị|có)(?!\w)(?: |$))+")
_ACT_BEFORE: Final = pattern_of(r"(?<!\w)(?:[Đđ]ã|được|hoàn thành|[Gg]iải quyết|xử lý|đạt|trình|ban hành|xong)(?!\w)")
_NO_ACT: Final = pattern_of(r"(?<!\w)(?:là|có|với|trong|của|,) $")
_SOME: Final = pattern_of(r"(?<!quý)(?<!tháng)(?<!năm)(?<!ngày) \d[\d.]* [^\W\d_]|^\d[\d.]* [^\W\d_]")
_NO_EVERY: Final = frozenset({"", "các ", "Các ", "mỗi ", "Mỗi "})
_FAR: Final = 120
_MATTER: Final = pattern_of(r"(?:công tác|việc)(?!\w)", re.IGNORECASE)
_TIMELY: Final = (
    r"(?:đúng|trước|sớm)(?: (?:và|hoặc) (?:đúng|trước|sớm)| (?:hạn|hẹn),? (?:và |hoặc )?đúng)?"
    r" (?:thời |ngày )?(?:hạn|hẹn)"
)
_IN_TIME: Final = pattern_of(rf"(?<!\w)(?:{_TIMELY}|trong hạn)(?!\w)")
_ALL_IN_TIME: Final = pattern_of(rf"{_TIMELY}(?: (?:luôn|đều|đạt|là|tỷ lệ|tuyệt đối))* $")
_IS_LATE: Final = pattern_of(rf"(?<!\w)(?:{LATE}|chậm(?! nhất))(?!\w)")
_IS_OPEN: Final = pattern_of(r"(?<!\w)(?:tồn(?: đọng| lại)?|dở dang|(?:chưa|đang)(?: được)? [^\W\d_]+ [^\W\d_]+)(?!\w)")
_NOT: Final = pattern_of(r"(?<!\w)(?:không|chưa)(?!\w)")
_POOR_HOUSE: Final = pattern_of(r"nhà tạm|dột nát")
_STILL_OPEN: Final = pattern_of(r"(?<!\w)(?:đang|chưa|còn lại|tồn)(?!\w)", re.IGNORECASE)
_IN_PART: Final = pattern_of(
    r"(?<!\w)(?:(?<!xây dựng )cơ bản|gần như|hầu hết|phần lớn|đa số|một phần|bước đầu|ngoài|đến hạn|trong hạn"
    r"|đủ điều kiện|nguy cơ|(?:kỳ|năm|tháng|quý) trước)(?!\w)",
    re.IGNORECASE,
)
_APART: Final = pattern_of(
    r"(?<!\w)(?:riêng|trừ|ngoại trừ|không kể|phấn đấu|mục tiêu|sẽ|dự kiến|nhằm|nếu|khi|(?<!ký )cam kết|phải|quyết tâm"
    r"|tiến tới|(?<!mọi )(?<!các )(?<!số )(?<!\d )(?:yêu cầu|đề nghị)|chỉ tiêu đặt ra|nhiệm vụ trọng tâm)(?!\w)",
    re.IGNORECASE,
)
"""``Riêng hộ tịch``, ``trừ 03 trường hợp``, ``phấn đấu``: of some of them, or not yet done."""
_MANNER: Final = pattern_of(r"(?<!\w)đúng (?:quy định|trình tự|thẩm quyền|pháp luật|quy trình|luật)(?!\w)")
_OF_SOME: Final = pattern_of(
    r"(?<!cả )(?:\d|hai|ba|bốn)(?: \([\d,]+%\))? (?:đơn vị|cơ quan|địa phương|sở|xã|phường|thôn|trường|phòng)(?!\w)"
    r"[^.;]{0,30}$"
)
"""``96/124 xã, phường không phát sinh hồ sơ quá hạn``."""
_WITHIN: Final = pattern_of(
    r" (?:trong (?:kỳ|tháng|quý|năm|đợt)|trên địa bàn|trên toàn|kể từ|từ đầu|tại ngày|so với)(?!\w)"
)
_BOUND: Final = pattern_of(
    r"^(?:đối với|trong|tại|ở|từ|sau|về|lĩnh vực|năm|tháng|quý|tuần|ngày|trước|đến|tính đến|kỳ|cùng kỳ|đầu|thời điểm"
    r"|cấp|thuộc|trên|giai đoạn)(?!\w)",
    re.IGNORECASE,
)
_REMARK: Final = pattern_of(r"\W*(?:(?:Kết|Tóm|Nói|Tổng) [^\W\d_]+|Nhận xét|Đánh giá|Nhìn chung)(?: (?:lại|chung))?:$")
"""``Kết luận:``, ``Tóm lại:``: of all that stands before."""
_NO_NOUN: Final = pattern_of(
    r"^(?:\W|(?:số|các|những|tình trạng|trường hợp|hiện tượng|để|hai|ba|bốn|sáu|nào|cho|đối với|mỗi)(?!\w))*"
)
_THEN: Final = pattern_of(
    r"(?<!\w)(?:nên|do đó|vì vậy|nhờ đó|do vậy|qua đó|nhưng|song|thì|góp phần|bảo đảm|và"
    r"|đánh giá(?: cao)?(?: việc)?|ghi nhận(?: việc)?|khẳng định|(?:cho )?thấy|cho biết)(?!\w)"
)
_SO: Final = pattern_of(r"(?<!\w)(?:nên|do đó|vì vậy|nhờ đó|do vậy|qua đó|nhưng|song)(?!\w)")
_AT_ITS_END: Final = pattern_of(
    r"(?<!\w)(?:đến|tại|tính đến) (?:cuối kỳ|thời điểm)(?: báo cáo)?(?!\w)|trong (?:[369]|1[012]) tháng(?!\w)",
    re.IGNORECASE,
)
_SCHOOL: Final = "trường"
_NEXT: Final = 12
"""Characters from one claim to the next that goes on with it."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    """A claim: ``what`` its things are in its words, ``did`` what was done, ``said`` the sentence up to its end.

    ``noun``: what is counted, in small letters, with the short forms of all such nouns in ``units``; ``which``: the
    words that narrow it, ``bounded``: those of the lead that do; ``number``: of how many, or 0. ``partial``: it is of
    some only, or of what is meant to be.
    """

    start: int
    end: int
    kind: Kind
    what: str
    did: str
    said: str
    noun: str
    units: frozenset[str]
    which: frozenset[str]
    bounded: frozenset[str]
    number: int = 0
    partial: bool = False

    @property
    def settles(self) -> bool:
        """Is it that a matter came to its end? Petitions that are handled ("xử lý") may still wait for an answer."""
        handled = "đơn" in self.units and "xử lý" in self.did and "dứt điểm" not in self.did
        return self.kind == "none open" or (not handled and any(word in self.did for word in SETTLING))

    @property
    def loose(self) -> bool:
        """Has it no helper of a verb, so that what was done and what narrows the things cannot be told apart?"""
        return self.did.startswith("~")

    @property
    def words(self) -> str:
        """The words of the claim, in small letters."""
        return self.said[self.start - self.end :]

    @property
    def in_time(self) -> bool:
        """Is it that all were in time, or none late?"""
        return self.kind in ("in time", "none late")


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, names of schools as one."""
    low = text.lower().replace("trung học cơ sở", "thcs").replace("trung học phổ thông", "thpt")
    return frozenset(_WORD.findall(low))


def sweeping_claims(reading: Reading) -> tuple[Sweeping, ...]:
    """The sweeping claims of a paragraph, in order."""
    return reading.kept(_all_claims)


def _all_claims(reading: Reading) -> tuple[Sweeping, ...]:
    out: list[Sweeping] = []
    for claim in sorted(_read(reading), key=lambda one: one.start):
        last = out[-1] if out else None
        if last and last.kind == claim.kind and claim.start < last.end:
            continue
        if last and claim.kind.startswith("none") and not _MARK.search(reading.text, last.end, claim.start):
            claim = _continued(claim, last)
            if claim.which >= last.which and claim.start - last.end < _NEXT:
                out[-1] = replace(last, end=claim.end)
        out.append(claim)
    return tuple(one for one in out if not one.partial and (one.noun or one.kind in ("did", "none open", "none late")))


def _continued(claim: Sweeping, last: Sweeping) -> Sweeping:
    """``các vụ việc đến hạn đều đã được giải quyết, không còn tồn đọng``: of the same things as the claim before it."""
    if claim.noun and (claim.units or last.units) and not claim.units & last.units:
        return claim
    more = frozenset[str]() if claim.noun and " nào" in claim.what else last.which
    return replace(
        claim, noun=claim.noun or last.noun, units=claim.units or last.units, which=claim.which | more,
        bounded=claim.bounded | last.bounded, partial=claim.partial or last.partial,
    )  # fmt: skip


def _read(reading: Reading) -> Iterator[Sweeping]:
    text = reading.text
    every = any(ratio.part == ratio.whole for ratio in reading.ratios)
    if not every and not reading.says(TRIGGERS):
        return
    for found in _ALL.finditer(text) if every or any(map(reading.low.__contains__, _ALL_SIGNS)) else ():
        number = int((found["number"] or found["every"] or "0").replace(".", ""))
        yield from _of_all(reading, found.start(), found.end(), number)
    for found in _EACH.finditer(text) if reading.says(_EACH_WORDS) else ():
        if each := _each(text, found):
            yield from _of_all(reading, *each, 0)
    for found in _NONE.finditer(text) if reading.says(_NONE_WORDS) else ():
        yield from _of_none(reading, found)


def _each(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """Where the things are named of which each did: ``các vụ án đều …``, ``hồ sơ trong quý đều …``."""
    first = max(text.rfind(mark, 0, found.start()) for mark in (". ", ";", ":", "(", "\n")) + 1
    first = max([first, *(x.end() for x in _SO.finditer(text, first, found.start()))])
    several = _SEVERAL.search(text, max(first, found.start() - _FAR), found.start())
    if several:
        return several.span()
    if found[0] not in ("đều", "nào cũng"):
        return None
    part = _THEN.split(text[first : found.start()].rpartition(",")[2])[-1]
    start = found.start() - len(part)
    for word in _WORD.finditer(part):
        if found[0] != "đều" or _noun(part[word.start() :])[1] & LABELS:
            bare = not re.search(r"(?:\d|bộ|cả|mọi|số|nhiều|hết)\W*$", text[: start + word.start()])
            return (start + word.start(), start + word.start()) if bare else None
    return None


def _of_all(reading: Reading, start: int, end: int, number: int) -> Iterator[Sweeping]:
    """``100% hồ sơ đã được giải quyết đúng hạn``, ``đã chi trả cho tất cả các hộ``, ``giải quyết đúng hạn 100%``."""
    text, led = reading.text, _lead(reading.text, start)
    last = re.split(r", |: ", led)[-1]
    said, what = _match(_UP_TO_MARK, text, end), _match(_UP_TO_COMMA, text, end)
    act, helper = _act_before(text[start:end], last, what), _helper(said)
    if text.startswith("100%", start) and (timed := _ALL_IN_TIME.search(last)):
        start, stop, led = start - len(last), end, led[: len(led) - len(last)]
        what, did = _HELPERS.split(last[: timed.start()])[0], timed[0]
    elif act:
        first = 0 if _MATTER.match(last) else act.start()
        start, stop, led = start - len(last) + act.start(), end + len(what), led[: len(led) - len(last) + first]
        time = _IN_TIME.search(what)
        did = f"{last[first:]} {time[0] if time else ''}"
        if not what.strip() and (subject := _subject(last[:first])):
            what, led = subject, led[: len(led) - len(subject)]
    elif helper:
        what, did = said[: helper.start()], said[helper.end() :]
        stop = end + helper.end() + len(_first(did))
    elif time := _IN_TIME.search(what):
        stop, what, did = end + len(what), what[: time.start()], time[0]
    elif "%" in text[start:end] and (named := _noun(what))[1] and len(named[2].split()) > 1:
        stop, what, did = end + len(what), named[0], f"~ {named[2]}"
    else:
        return
    if not did.startswith("không "):
        yield from _claims(reading, start, stop, led, what, did, number)


def _claims(reading: Reading, start: int, stop: int, led: str, what: str, did: str, number: int) -> Iterator[Sweeping]:
    """That all was done, that it was in time, or both: ``đã được giải quyết và trả kết quả đúng hạn``."""
    if not _IN_TIME.search(_first(did)):
        yield _claim(reading, start, stop, "did", led, what, did.partition(",")[0], number)
    if _IN_TIME.search(did):
        yield _claim(reading, start, stop, "in time", led, what, did, number)


def _match(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    return found[0] if found else ""


def _act_before(every: str, last: str, what: str) -> re.Match[str] | None:
    """``đã giải quyết xong toàn bộ``; not ``11 dự án đã hoàn thành toàn bộ``, ``đạt 100%``, ``đạt 19/19 tiêu chí``."""
    act = None if every in _NO_EVERY or _NO_ACT.search(last) else _ACT_BEFORE.search(last)
    if act is None:
        return None
    bare, subject = not what.strip(), last[: act.start()]
    met = act[0] == "đạt" and (bare or "/" in every)
    return None if met or _SOME.search(subject) or (bare and re.search(r"\d", subject)) else act


def _subject(words: str) -> str:
    """``đến cuối kỳ số đơn …``, ``Các yêu cầu của khách hàng …``: the things that words before a verb name."""
    if _SEVERAL.match(words):
        return words
    starts = [x.start() for x in _WORD.finditer(words) if _noun(words[x.start() :])[1] & LABELS]
    return words[starts[0] :] if starts else ""


def _helper(said: str) -> re.Match[str] | None:
    """The helpers of the verb behind a noun: the last, where the first narrow the noun ("hộ đã nhận tiền đã …")."""
    found = [x for x in _HELPERS.finditer(said) if x[0].strip() not in ("có", "bị")]
    found = [x for x in found if not re.search(r"(?:và|,) $", said[: x.start()])]
    near = [x for x in found if not re.search(r",(?! [^\W\d_]+(?: [^\W\d_]+)?$)", said[found[0].end() : x.start()])]
    if near and near[-1][0].strip() == "được":  # "đã có phương án được phê duyệt"
        return next((x for x in near if len(x[0].split()) > 1 and x[0].split()[-1] == "có"), near[-1])
    return near[-1] if near else None


def _first(did: str) -> str:
    """What was done, up to a mark or "và"."""
    return re.split(r",| và (?!đúng|trước)", did)[0]


def _of_none(reading: Reading, found: re.Match[str]) -> Iterator[Sweeping]:
    """``không còn vụ việc tồn đọng``, ``không để xảy ra vụ cháy, nổ nào``."""
    what = re.split(r", (?![^,]{1,30} nào(?!\w))", _match(_UP_TO_MARK, reading.text, found.end()))[0]
    what, led = _WITHIN.split(what)[0], _lead(reading.text, found.start())
    stop, kind, did = found.end() + len(what), "none", ""
    late, left = _IS_LATE.search(what), _IS_OPEN.search(what)
    if _OF_SOME.search(led) or re.match(r":? \d", reading.text[stop : stop + 3]):
        return
    if _POOR_HOUSE.search(what):
        kind, what, did = "none open", "nhà", "khởi công và hoàn thành và bàn giao và xây"
    elif state := late or left:
        kind, did = ("none late", "") if late else ("none open", state[0])
        ahead = what[: state.start()]
        what = f"{ahead} {what[state.end() :]}" if _NO_NOUN.sub("", ahead.lower()) else ""
    elif not _NOT.search(what):
        what = what.partition(", ")[0]  # "vụ cháy, nổ nào": neither of them
    yield _claim(reading, found.start(), stop, cast("Kind", kind), led, what, did, 0)


def _lead(text: str, start: int) -> str:
    """The words before a claim in its sentence."""
    stops = [x.end() for x in _MARK.finditer(text, 0, start)]
    return text[stops[-1] if stops else 0 : start]


def _claim(reading: Reading, start: int, stop: int, kind: Kind, led: str, what: str, did: str, number: int) -> Sweeping:
    noun, units, rest = _noun(what)
    if not noun:
        noun, units = _counted_before(reading, start)
    bounded, mine = _bounds(led)
    words = reading.text[start:stop]
    partial = _IN_PART.search(f"{mine} {what} {did} {words}") or _MANNER.search(words) or _APART.search(f"{led} {did}")
    partial = partial or (_IS_LATE.search(what) if kind == "did" else None)
    if noun == _SCHOOL:
        rest = rest.removeprefix("học")  # "trường học" are all schools
    which = words_of(rest.replace("bỏ ngỏ", " ").replace("bỏ sót", " ")) - LIKE
    if kind == "none late":
        which -= _SETTLED
    if kind in ("none late", "none open") and _STILL_OPEN.search(
        reading.text, reading.text.rfind(". ", 0, start) + 1, start
    ):
        which |= {"đang"}
    said = f"{led}{words}".lower()
    return Sweeping(
        start, stop, kind, what.strip(), did.lower().strip(), said, noun, units, which, bounded, number, bool(partial)
    )


def _counted_before(reading: Reading, start: int) -> tuple[str, frozenset[str]]:
    """``tiếp nhận 27 phản ánh, đã xử lý xong toàn bộ``: what is counted right before."""
    near = [x for x in reading.counts if x.end <= start and x.unit and not _MARK.search(reading.text, x.end, start)]
    return (near[-1].unit, frozenset({near[-1].unit})) if near else ("", frozenset())


def _noun(what: str) -> tuple[str, frozenset[str], str]:
    """The noun of these words, the short forms of all that stand in a row, and the other words."""
    words = _NO_NOUN.sub("", what.lower()).split()
    found: list[str] = []
    while noun := next((name for size in (3, 2, 1) if (name := " ".join(words[:size]).rstrip(",")) in UNITS), ""):
        found.append(noun)
        last, words = words[len(noun.split()) - 1], words[len(noun.split()) :]
        if not last.endswith(","):
            break
    if found:
        return found[0], frozenset(UNITS[noun] for noun in found), " ".join(words)
    return " ".join(words[:2]), frozenset(), " ".join(words[2:])


def _bounds(led: str) -> tuple[frozenset[str], str]:
    """The words of a lead that bound what is said behind it, and those of the clause right before the claim."""
    *parts, mine = re.split(r"(?<=,) |(?<=:) ", _AT_ITS_END.sub(" ", led))
    mine = _THEN.split(mine)[-1]
    bounds = [x for x in parts if (x.endswith(":") and not _REMARK.match(x)) or _BOUND.match(x.strip())]
    return frozenset(_WORD.findall(" ".join([*bounds, mine]).lower())) - LIKE, mine
