"""A share that is of another figure than the one that the words call its base: P971.

``phân bổ chi tiết 11.780 tỷ đồng … giải ngân 8.246 tỷ đồng. So với số vốn đã phân bổ chi tiết, tỷ lệ giải ngân đạt
66,5%``: that is the share of the 12.400 tỷ đồng planned. What names the base stands behind the share (``chiếm 18,7% số
đối tượng bị bắt``) or ahead of it (``Trong các hộ …``, ``So với …``, ``Tính trên …``). Of all figures of the section
the base is the one that has its words right at it; what the share is of is the figure before it, or the one that is
called as its clause is. It is told where this base and no figure make the share, but another base and that part do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.nearer_bases import is_newer, is_of_the_one_before
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import is_change
from tthc_render.prose.sections import TIMES, before
from tthc_render.prose.slips import digits_of
from tthc_render.prose.spans import BRACKET, Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_BEHIND: Final = pattern_of(
    r"\s?%\s(?:(?:của|trên|trong|so với|tính trên)\s)?(?P<all>tổng\s)?(?P<number>(?:số|diện tích|giá trị)\s)?"
    r"(?!toàn|cả)(?P<what>[^.;:,()\d%]{2,60})"
)
_AHEAD: Final = pattern_of(
    r"(?<!\w)(?:(?:nếu )?(?:tính|xét|so)(?: riêng| chung)? (?:trên|với|theo)|trong(?= (?:số|các|tổng|những|diện)))"
    r" (?P<what>[^.;:,()\d%]{3,70}?)(?:,\s|\s(?:thì|có)\s)(?P<said>[^.;:()\d%]{0,70})$",
    re.IGNORECASE,
)
_PLANNED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|(?:năm|kỳ|quý|tháng) trước|đầu (?:năm|kỳ))(?!\w)",
    re.IGNORECASE,
)
_OF_THESE: Final = pattern_of(r"(?<!\w)(?:trong|tính trên) (?:số|tổng|các)(?!\w)", re.IGNORECASE)
_OF_THESE_HERE: Final = pattern_of(
    r"(?<!\w)(?:trong|tính trên) (?:số|tổng|các)(?!\w)[^.;:,()\d]*?(?=(?<!\w)có(?!\w)|$)", re.IGNORECASE
)
_SO_FAR: Final = pattern_of(r"(?<!\w)(?:l[uũ][yỹ] kế|cộng dồn|tính chung)(?!\w)[^.;]{0,40}$")
_CLAUSE: Final = pattern_of(r"[;.,:]\s|\(")
_SENTENCE: Final = pattern_of(r"[.!?;]\s")
_ENDS: Final = pattern_of(r"[;.,:(]|\d")
_DIGIT: Final = pattern_of(r"\d")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_AGES: Final = pattern_of(r"(?:từ )?(?:đủ )?\d{1,3}(?: (?:đến|-) (?:dưới )?\d{1,3})? (?:tháng )?tuổi(?: trở lên)?")
_PLACE: Final = pattern_of(
    r"(?<!\w)(?:toàn|cả) (?:tỉnh|huyện|xã|phường|thành phố|ngành|địa bàn|quốc|nước|trường)(?!\w)"
)
_BAR: Final = " | "
_GIVEN: Final = pattern_of(r"\s?\(\d")
_TOTAL: Final = pattern_of(r"(?<!\w)(?:tổng|cộng)(?!\w)", re.IGNORECASE)
_FILLERS: Final = nouns_in("""
số tổng các những của có là được bị đã trên địa bàn trong này đó nêu kỳ xã tỉnh huyện phường thành phố cả thì
đạt chiếm bằng với cho ở lượng nói hiện tính chung riêng còn gồm theo ước về khi lên tỷ lệ như vậy đóng góp mức cao
khá thấp ra nghìn triệu đồng từ đến thuộc
""")
_STATES: Final = nouns_in(
    "gọi mời miễn vắng chưa không đang phải cần sẽ quá trễ dưới ngoài thiếu cũ khác qua tại trực cận"
)
"""Words that make of what is named something else: ``chưa có việc làm``, ``phải giải quyết``, ``nhận qua Cổng``."""
_JOINS: Final = nouns_in("và hoặc cùng")
_BACK, _REACH, _DIGITS, _MOST, _FEW = 140, 60, 3, 40, 10


@dataclass(frozen=True, slots=True)
class _Called:
    """A figure of the section with the words of its own clause, and with those of its sentence up to it.

    ``may_be_base``: it is no plan and no part of what its sentence begins with; ``whole``: it is a total; ``so_far``:
    it is of all months up to then.
    """

    figure: Quantity
    words: frozenset[str]
    sentence: frozenset[str]
    may_be_base: bool
    whole: bool
    so_far: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """The words that name a base, the last of them, whether they name a total, and what stands between them and the
    share."""

    words: frozenset[str]
    last: str
    total: bool
    said: str


def check_called_bases(context: ProseContext) -> list[Finding]:
    """Findings on shares of another figure than the one that is called their base."""
    return [item for at, _ in context.with_shares for item in _shares(context.running, at)]


def _shares(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for share in reading.quantities:
        if not share.percent or not share.exact or not share.count or digits_of(share.text) < _DIGITS:
            continue
        named = _named(reading, share)
        if named is None or meaning(reading, share) in (
            PercentageKind.CHANGE,
            PercentageKind.MOVE,
            PercentageKind.BOUND,
        ):
            continue
        known = [
            x for of in before(readings, at) for x in of.kept(_all_called)
            if of is not reading or x.figure.end <= share.start
        ]  # fmt: skip
        yield from _judged(reading, share, named, known[:_MOST])


def _named(reading: Reading, share: Quantity) -> _Named | None:
    """The words that name the base, behind the share or ahead of it."""
    behind = _BEHIND.match(reading.text, share.end)
    ahead = None if behind else _AHEAD.search(reading.text, max(0, share.start - _BACK), share.start)
    said = behind or ahead
    if said is None or _PLANNED.search(said["what"]) or _GIVEN.match(reading.text, said.end("what") - 1):
        return None
    words = _words(said["what"])
    if not words or not words.isdisjoint(_JOINS):
        return None
    last = [word for word in _WORD.findall(said["what"].lower()) if word in words][-1]
    return _Named(words, last, _TOTAL.search(said[0]) is not None, ahead["said"] if ahead else "")


def _all_called(reading: Reading) -> list[_Called]:
    if _BAR in reading.text:
        return []
    out = []
    aged = [found.span() for found in _AGES.finditer(reading.text)]
    for x in reading.counts:
        if any(start <= x.start < end for start, end in aged):
            continue
        if not x.exact or not x.count or is_change(reading, x):
            continue
        ahead = BRACKET.sub(" ", reading.text[max(0, x.start - _BACK) : x.start])
        sentence = _SENTENCE.split(ahead)[-1]
        clauses = [_DIGIT.split(TIMES.sub(" ", clause))[-1] for clause in _CLAUSE.split(sentence.rstrip(" :("))]
        own = _OF_THESE_HERE.sub(" ", clauses[-1])
        behind = _AGES.sub(" tuổi", BRACKET.sub(" ", reading.text[x.end : x.end + _REACH]))
        behind = _ENDS.split(behind, maxsplit=1)[0]
        base = not (_PLANNED.search(own) or _OF_THESE.search(sentence))
        so_far = _SO_FAR.search(reading.low[: x.start]) is not None
        total = _TOTAL.search(own) is not None
        out.append(_Called(x, _words(f"{own} {behind}"), _words(f"{sentence} {behind}"), base, total, so_far))
    return out


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_PLACE.sub(" ", text.lower()))) - _FILLERS


def _base(named: frozenset[str], total: bool, part: Quantity, known: Sequence[_Called]) -> _Called | None:
    """The figure that is called so: it has most of the words right at it, all of them in its sentence, and none that
    make it another; of several the total if a total is named, else the largest, if no word tells it from what is
    named."""
    alike = [x for x in known if x.may_be_base and x.figure.count > part.count and not x.figure.depth]
    alike = [x for x in alike if comparable(x.figure.unit, part.unit) and x.words & _STATES <= named]
    scored = [(len(named & x.words), x) for x in alike]
    most = max((score for score, _ in scored), default=0)
    best = [x for score, x in scored if score == most]
    if not most or most * 3 < len(named) * 2:
        return None
    if len({x.figure.count for x in best}) > 1:
        wholes = [x for x in best if x.whole] if total else []
        plain = [x for x in best if x.words <= named | {*x.figure.unit.split(), *x.figure.noun.split()}]
        best = wholes or plain
        if len({x.figure.count for x in best}) != 1:
            return None
    base = best[0]
    return base if named <= base.words | base.sentence else None


def _judged(reading: Reading, share: Quantity, named: _Named, known: Sequence[_Called]) -> Iterator[Finding]:
    for part, sure in _parts(reading, share, named.said, known):
        base = _base(named.words, named.total, part, known)
        if base is None:
            continue
        b = base.figure
        if any(_is_share(share, x.figure.count, b.count) != "wrong" for x in known):
            return
        if is_of_the_one_before(reading, share, part):
            return
        other = _other(share, part, base, named, known, sure=sure)
        if other:
            reading.compare(share, part)
            places = max(1, len(share.text.partition(",")[2]))
            yield finding(
                "P971", reading.passage.at(share.start), written=f"{share.text}%", part=shown(part), base=shown(b),
                other=other, right=f"{format_decimal(part.count * 100 / b.count, places)}%",
                quote=quote(reading.text, max(0, share.start - 90), min(len(reading.text), share.end + 90)),
            )  # fmt: skip
            return


def _other(
    share: Quantity, part: Quantity, base: _Called, said: _Named, known: Sequence[_Called], *, sure: bool
) -> str:
    """What the share is of; "" if it is of nothing else, or of what may be called so, too."""
    rest, named = base.figure.count - part.count, said.words
    telling = named - frozenset([*base.figure.unit.split(), *base.figure.noun.split()])
    for x in known:
        count = x.figure.count
        if not (sure or count == rest) or count == base.figure.count or _is_share(share, part.count, count) != "right":
            continue
        if not telling and not base.whole and count > base.figure.count and comparable(x.figure.unit, base.figure.unit):
            return ""
        shared = len(telling & x.words) * 2
        if is_newer(x.figure, x.words, base.figure, behind=x.figure.start > base.figure.start):
            return ""
        like = x.words & _STATES <= named and (said.last in x.words or shared > len(telling))
        return "" if like or x.so_far or (said.total and x.whole > base.whole) else shown(x.figure)
    lefts = [part, *(x.figure for x in known if comparable(x.figure.unit, base.figure.unit))] if sure else []
    for y in lefts:
        left = base.figure.count - y.count
        if left > 0 and _is_share(share, part.count, left) == "right":
            return f"{base.figure.text} − {shown(y)}"
    return ""


_BEHIND_IT: Final = pattern_of(r"\s?%,?\s\(?(?:tương ứng|tương đương|tức|ứng với|hay|với)(?: là| với)?\s")


def _parts(reading: Reading, share: Quantity, said: str, known: Sequence[_Called]) -> Iterator[tuple[Quantity, bool]]:
    """What the share may be of, and whether that is sure: the figure right before it in its sentence, else the one that
    is called as its clause is; then all that have any of those words."""
    told = _BEHIND_IT.match(reading.text, share.end)
    behind = [x for x in reading.counts if told and x.start == told.end()]
    if behind and behind[0].exact:
        yield behind[0], True
        return
    start = max(0, share.start - _BACK)
    ahead = _SENTENCE.split(BRACKET.sub(lambda found: " " * len(found[0]), reading.text[start : share.start]))[-1]
    at = share.start - len(ahead)
    here = [
        x
        for x in reading.counts
        if at <= x.start < share.start and not x.depth and x.exact and x.unit and x.count >= _FEW
    ]
    if here:
        yield from ((x, True) for x in here[:-3:-1])
        return
    clauses = _CLAUSE.split(said or ahead)
    subject = _words(clauses[-1]) or (_words(clauses[-2]) if len(clauses) > 1 else frozenset())
    scored = sorted(((len(subject & x.words), -nth, x) for nth, x in enumerate(known)), reverse=True)
    most = scored[0][0] if scored else 0
    best = {x.figure.count for score, _, x in scored if score == most}
    for score, _, x in scored:
        if score:
            yield x.figure, score == most and len(best) == 1


def _is_share(share: Quantity, part: Decimal, whole: Decimal) -> str:
    return fits(share.count, share.text, part, whole) if whole else "wrong"
