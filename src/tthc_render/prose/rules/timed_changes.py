"""A change "so với tháng trước" against the figures of both months, wherever the section has them: P903, P904.

``Tổng thu tháng 8/2025 đạt 1.742 tỷ đồng … tháng 7 thu 1.826 tỷ đồng; sang tháng 8, số thu tăng 4,6% so với tháng
trước``; ``bằng 100,24% so với tháng 9 … CPI tháng 10 giảm so với tháng trước``. Each period has one figure of the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP, WORDS
from tthc_render.prose.sections import BACK
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

Time = tuple[str, int, int]
"""Kind, number, year (0 where none is written): ("tháng", 8, 2025)."""
_TIME = pattern_of(
    r"(?<!\d )(?<!\w)(?:(?P<month>tháng) (?P<m>1[0-2]|0?[1-9])(?!\d)|(?P<quarter>quý) (?P<q>IV|I{1,3})(?!\w)"
    r"|(?P<year>năm) (?P<y>(?:19|20)\d{2}))(?:(?:/| năm )(?P<of>(?:19|20)\d{2}))?(?![\d/])",
    re.IGNORECASE,
)
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
_PER_YEAR: Final = {"tháng": 12, "quý": 4}
_N = r"\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,2})?"
_REF = r"(?P<ref>(?P<last>tháng|quý|năm) trước|(?:tháng|quý|năm) (?:\d{1,4}|IV|I{1,3})(?:/\d{4}| năm \d{4})?)(?![\d\w])"
_CLAIM = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: thêm| khoảng)? (?:(?P<share>{_N})% )?so với {_REF}", re.IGNORECASE
)
_AMOUNT = pattern_of(
    rf"(?<!\w)(?P<word>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: thêm"
    rf"| khoảng)? (?P<amount>{_N}) (?:[^\W\d_]+ ){{1,3}}so với {_REF}(?P<share>)",
    re.IGNORECASE,
)
_BASE_FIRST = pattern_of(
    rf"(?<!\w)so với {_REF},? [^.;\d]{{0,40}}?(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: thêm| khoảng)? (?:(?P<share>{_N})%"
    rf"|(?P<amount>{_N}) )",
    re.IGNORECASE,
)
_INDEX = pattern_of(
    r"(?<!\w)(?:bằng|đạt) (?P<index>\d{2,3},\d{1,2})% so (?:với )?(?P<ref>(?P<last>tháng|quý|năm) trước"
    r"|(?:tháng|quý|năm) (?:\d{1,4}|IV|I{1,3})(?:/\d{4}| năm \d{4})?)(?![\d\w])"
)
_NOT_ITS_OWN = pattern_of(
    r"(?<!\w)(?:lũy kế|luỹ kế|so với|cùng kỳ|kế hoạch|dự toán|bình quân|tăng|giảm|\d+ tháng|cuối|đầu|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
_SUBJECT: Final = frozenset(
    [
        "thu",
        "chi",
        "khách",
        "vụ",
        "xuất",
        "nhập",
        "sản",
        "lượng",
        "doanh",
        "số",
        "hồ",
        "sơ",
        "sử",
        "dụng",
        "điện",
        "giá",
        "chỉ",
        "tiêu",
        "dùng",
        "kim",
        "ngạch",
        "lượt",
        "tiếp",
        "nhận",
        "cpi",
        "iip",
        "kiểm",
        "tra",
        "xử",
        "lý",
        "tai",
        "nạn",
        "khiếu",
        "nại",
        "hàng",
        "bán",
        "lẻ",
        "dịch",
        "trồng",
        "khai",
        "thác",
        "nuôi",
        "cấp",
        "giải",
        "ngân",
        "vận",
        "tải",
    ]
)
_SAME: Final = {"cpi": frozenset({"giá", "tiêu", "dùng"}), "iip": frozenset({"sản", "xuất"})}
_NO_MATTER: Final = nouns_in("""
đạt là có được ước khoảng thực hiện tổng số toàn tỉnh huyện xã phường trong và của với vào sang đến cũng đã tại ở địa
bàn xảy ra tháng quý năm trước như vậy do nguyên nhân đồng bằng so sản lượng chỉ tiêu công an các đội này nay thì lại
""")
_OTHER_MEASURE = pattern_of(
    r"(?<!\w)(?:giá so sánh|giá hiện hành|tỷ lệ|tỉ lệ|tỷ trọng|tốc độ|loại trừ|bình quân)(?!\w)"
)
_AGAINST = pattern_of("[Ss]o với (?:[Tt]háng|[Qq]uý|[Nn]ăm) ")
_NEAR: Final = 70
_SAID: Final = frozenset({"tăng", "giảm", "hơn"})


@dataclass(frozen=True, slots=True)
class _Timed:
    reading: Reading
    figure: Quantity
    time: Time
    words: frozenset[str]
    lead: str


def check_timed_changes(context: ProseContext) -> list[Finding]:
    """Findings on changes from one period to the one before it, or to one that is named."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in context.places_saying(_SAID):
        if "so với" in reading.low:
            for claim in _claims(reading):
                out += _judge(readings, at, claim)
    return out


def _claims(reading: Reading) -> Iterator[re.Match[str]]:
    """The changes said near each "so với", before it or behind it."""
    done: set[int] = set()
    for against in _AGAINST.finditer(reading.text):
        start, end = max(0, against.start() - _NEAR), min(len(reading.text), against.end() + _NEAR)
        for pattern in (_CLAIM, _AMOUNT, _BASE_FIRST):
            found = pattern.search(reading.text, start, end)
            if found and found.start() not in done:
                done.add(found.start())
                yield found


def _time(found: re.Match[str]) -> Time:
    of = int(found["of"] or 0)
    if found["month"]:
        return "tháng", int(found["m"]), of
    if found["quarter"]:
        return "quý", _QUARTERS[found["q"].upper()], of
    return "năm", int(found["y"]), 0


def _ref(words: str, last: str | None, own: Time) -> Time | None:
    """The period that a change refers to."""
    if last:
        kind = last.lower()
        if kind != own[0]:
            return None
        if kind == "năm":
            return kind, own[1] - 1, 0
        before = own[1] - 1 or _PER_YEAR[kind]
        return kind, before, own[2] - (own[1] == 1) if own[2] else 0
    found = _TIME.match(words)
    return _time(found) if found else None


def _same(one: Time, other: Time) -> bool:
    return one[:2] == other[:2] and (not one[2] or not other[2] or one[2] == other[2])


def _own_time(readings: Sequence[Reading], at: int, claim: re.Match[str], kind: str) -> Time | None:
    """The period that the sentence of a claim is about: the last of its kind before the claim, else the first named."""
    text = readings[at].text
    start = max(text.rfind(". ", 0, claim.start()), text.rfind("; ", 0, claim.start())) + 1
    named = [_time(found) for found in _TIME.finditer(text, start, claim.start())]
    named = [time for time in named if time[0] == kind]
    if not named and start:
        # "Tháng 10 xảy ra 6 vụ. Tháng 9 … So với tháng trước, …": the latest one that was named before.
        named = sorted(time for found in _TIME.finditer(text, 0, start) if (time := _time(found))[0] == kind)
    return named[-1] if named else None


def _judge(readings: Sequence[Reading], at: int, claim: re.Match[str]) -> Iterator[Finding]:
    reading = readings[at]
    kind = (claim["last"] or claim["ref"].split()[0]).lower()
    own = _own_time(readings, at, claim, kind)
    ref = _ref(claim["ref"], claim["last"], own) if own else None
    if own is None or ref is None or _same(own, ref):
        return
    start = max(reading.text.rfind(mark, 0, claim.start()) for mark in (". ", "; ")) + 1
    subject = _words(reading.text[start : claim.end()])
    section = [r for r in readings[max(0, at - BACK) : at + 1] if r.passage.part == reading.passage.part]
    up = WORDS[claim["word"].lower()] == UP
    subject_words = reading.low[start : claim.start()]
    for other in section:
        for index in _INDEX.finditer(other.text):
            value = read_printed(index["index"])
            of = _ref(index["ref"], index["last"], own)
            known = _words(other.text[max(0, index.start() - 90) : index.start()])
            known_words = _own_words(other.low[max(0, index.start() - 90) : index.start()])
            if value is None or of is None or not _same(of, ref) or not _alike(subject, known) or value == 100:
                continue
            if up != (value > 100) and not claim["share"] and not _own_words(subject_words) - known_words:
                yield _wrong_way(reading, claim, "100%", f"{index['index']}%", UP if value > 100 else DOWN)
                return
    figures = [x for r in section for x in _timed(r)]
    new = [x for x in figures if _same(x.time, own) and _alike(subject, x.words)]
    old = [x for x in figures if _same(x.time, ref) and _alike(subject, x.words)]
    units = {x.figure.unit for x in new} & {x.figure.unit for x in old}
    if len(units) != 1:
        return
    unit = units.pop()
    news, olds = ({x.figure.count: x for x in some if x.figure.unit == unit} for some in (new, old))
    if len(news) != 1 or len(olds) != 1:
        return
    a, b = next(iter(news.values())), next(iter(olds.values()))
    if not _same_matter(reading.low[start : claim.start()], a, b):
        return
    yield from _compared(reading, claim, a, b, up=up)


def _compared(reading: Reading, claim: re.Match[str], new: _Timed, old: _Timed, *, up: bool) -> Iterator[Finding]:
    a, b = new.figure.count, old.figure.count
    if not b or a == b:
        return
    if up != (a > b):
        yield _wrong_way(reading, claim, shown(old.figure), shown(new.figure), UP if a > b else DOWN)
        return
    if amount := claim.groupdict().get("amount"):
        written = (read_printed(amount) or Decimal(0)) * new.figure.scale
        if abs(abs(a - b) - written) > new.figure.slack + old.figure.slack + new.figure.step / 2:
            yield finding(
                "P903", reading.passage.at(claim.start("amount")), written=amount,
                right=format_decimal(abs(a - b) / new.figure.scale),
                computation=f"{shown(new.figure)} − {shown(old.figure)}",
                quote=quote(reading.text, claim.start(), claim.end()),
            )  # fmt: skip
        return
    share = read_printed(claim["share"]) if claim["share"] else None
    exact = abs(a - b) * 100 / b
    room = (new.figure.slack + old.figure.slack) * 100 / b
    step = Decimal(1).scaleb(-len((claim["share"] or "").partition(",")[2]))
    if share is not None and abs(exact - share) > step + room:
        yield finding(
            "P903", reading.passage.at(claim.start("share")), written=f"{claim['share']}%",
            right=f"{format_decimal(exact, max(1, len(claim['share'].partition(',')[2])))}%",
            computation=f"({shown(new.figure)} − {shown(old.figure)})/{shown(old.figure)}",
            quote=quote(reading.text, max(0, claim.start() - 60), claim.end()),
        )  # fmt: skip


def _wrong_way(reading: Reading, claim: re.Match[str], old: str, new: str, right: str) -> Finding:
    return finding(
        "P904", reading.passage.at(claim.start()), word=claim["word"], old=old, new=new, right=right,
        quote=quote(reading.text, max(0, claim.start() - 60), claim.end()),
    )  # fmt: skip


def _words(text: str) -> frozenset[str]:
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    for short, long in _SAME.items():
        words |= long if short in words else set()
    return frozenset(words & _SUBJECT)


def _own_words(text: str) -> frozenset[str]:
    """The words of a clause that tell one matter from another."""
    last = re.split(r",\s", _TIME.sub(" ", text).rstrip(" ,"))[-1]
    words = set(re.findall(r"[^\W\d_]+", last.lower()))
    for short, long in _SAME.items():
        words = words - {short} | long if short in words else words
    return frozenset(words - _NO_MATTER)


def _same_matter(claim: str, new: _Timed, old: _Timed) -> bool:
    """Is a change of what both figures count, and not of a part, a rate or another thing beside it?"""
    if _OTHER_MEASURE.search(claim):
        return False
    said, a, b = _own_words(claim), _matter(new), _matter(old)
    return said <= (a | b) and (a <= b or b <= a)


def _matter(timed: _Timed) -> frozenset[str]:
    words = re.split(r":\s", _TIME.sub(" ", timed.lead.lower()).replace("thành phố", " "))[-1]
    return frozenset({*re.findall(r"[^\W\d_]+", words)} - _NO_MATTER)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other)


def _timed(reading: Reading) -> Iterator[_Timed]:
    """The figures of a passage with the period that stands right before them."""
    done = 0
    for x in reading.counts:
        words = re.split(r"[.;]\s", reading.text[max(done, x.start - 120) : x.start])[-1]
        done = x.end
        named = list(_TIME.finditer(words))
        behind = words[named[-1].end() :] if named else ""
        if (
            named
            and x.exact
            and x.unit
            and not x.depth
            and not _NOT_ITS_OWN.search(behind)
            and not _NOT_ITS_OWN.search(words[: named[-1].start()])
        ):
            yield _Timed(reading, x, _time(named[-1]), _words(f"{words} {x.unit} {x.after}"), f"{words} {x.unit}")
