"""Numbers of a text as quantities: value, unit, scale word, printed precision, hedge, label; and ratios ``a/b``.

A number is countable only where nothing excludes it: years, articles, ordinals, levels, durations, scores, ranges
and rates ("đồng/kg") are read, but are not ``countable``. All patterns run in linear time.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Final, NamedTuple

from tthc_render.prose.figure_labels import label_before, unit_of_label
from tthc_render.prose.nouns import ANY_NOUN, ANY_SCALE, NO_NOUNS, UNITS, nouns_in
from tthc_render.prose.scaled_figures import ONE, SCALED, compound_at, step_of, worth
from tthc_render.prose.spans import Quantity, Ratio, Span
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

# No paragraph of a report has more numbers; one that has is no prose and is not read to its end.
MOST_FIGURES: Final = 5_000

_GROUPS = r"(?:[.,]\d{1,40}){0,12}"
_NUMBER = rf"\d{{1,40}}{_GROUPS}"
_TOKEN = pattern_of(rf"\d\d{{0,39}}{_GROUPS}")  # the first digit by itself: the engine leaps to it
_RATIO_TAIL = pattern_of(rf"\s?/\s?({_NUMBER})(?![\d/])")
# "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn"
_RATIO_OF_UNITS = pattern_of(
    rf"\s(?:({ANY_SCALE})\s)?({ANY_NOUN})\s?(?:\([^()]{{1,90}}\))?\s?/\s?({_NUMBER})(?![\d/])", re.IGNORECASE
)
_MONEY_STROKE = pattern_of(r"(?:\sđồng)?\s?/\s?")
_MONEY_BEHIND = pattern_of(r"\sđồng(?!\w)")
_STROKE_REACH: Final = 160
_ORDINAL = pattern_of(
    r"(?<!\w)(?:năm|tuần|điều|(?<!tài )khoản"
    r"|(?<!dứt )(?<!trọng )(?<!cao )(?<!thời )(?<!địa )(?<!thí )điểm|(?<!danh )mục|chương|phụ lục|quý|tháng|ngày"
    r"|thứ|mức độ|mức|đề án|iso"
    r"|phiên bản|lần"
    r"|vị trí|khóa|khoá|quốc lộ|tỉnh lộ|hình|bảng|biểu|mẫu"
    r"|(?<!ổng )(?<!rong )(?<!ột )(?<!thiểu )(?<!đa )(?<!dân )(?<!sĩ )(?<!quân )số)"
    r"\s{0,3}(?:\d{1,3}(?:,|\s?[-–]|\svà)\s{0,2}){0,4}$|\d\s?[-–]\s?$",
)
# Words that number things, unless a noun follows: "cấp 2", but "trung cấp 200 người".
_NUMBERED = pattern_of(
    r"(?<!\w)(?:hạng|đợt|chỉ số|lớp|khối|tổ|tuyến|tuổi|loại|(?<!cao )(?<!trung )(?<!sơ )cấp"
    r"|(?<!trong )(?<!đầu )(?<!cuối )kỳ|khu|vùng|nhóm|bậc|giai đoạn"
    r"|thôn|xóm|ấp|(?<!văn )bản|buôn|làng|quận|phường|(?<!hạ )tầng|phòng|cụm|ngõ|hẻm)"
    r"\s{0,3}(?:\d{1,3}(?:,|\s?[-–]|\svà)\s{0,2}){0,4}$",
)
# The word right before the number without which neither pattern fits.
_ORDINAL_WORDS = nouns_in("""
năm tuần điều khoản điểm mục chương lục quý tháng ngày thứ độ mức án iso bản lần trí khóa khoá lộ hình bảng biểu mẫu
số và
""")
# Before a counted noun these are names of things, and the number counts: "đường quốc lộ 124 vụ", "bảng 12 cán bộ".
_COUNTED_AFTER = nouns_in("lộ hình bảng biểu mẫu trí khóa khoá lục")
_AT_FIRST = pattern_of(r"(?<!\w)(?:đầu|cuối) (?:năm|kỳ)\s$")
_HOUR = pattern_of(r"(?<!\d)[012]?\d giờ\s$")
# "dự án 4 giải ngân cao nhất": its name, where the sentence goes on; "dự án 12, công trình 14" are counts.
_NAMED_BY_NUMBER = nouns_in("án thầu máy trạm đội chợ cầu cảng")
_NAMED = pattern_of(r"(?<!số )(?<!các )(?<!\w)(?:tiểu )?(?:dự án|gói thầu|nhà máy|trạm|đội|chợ|cầu|cảng)\s$")
_GOES_ON_IN_WORDS = pattern_of(r"\s[^\W\d_]")
_NAME_BEFORE = pattern_of(r"(?<!\w)[A-ZĐÀ-ỸĂÂÊÔƠƯ][a-zà-ỹăâđêôơư]{1,6}\s[A-ZĐÀ-ỸĂÂÊÔƠƯ][^\W\d_]{1,6}\s$")
_GOES_ON = pattern_of(r"(?<![\d.,])(\d{1,3})(?:,|\s?[-–]|\svà)\s{0,2}$")
_FAR_BEYOND: Final = 20
# "trong tháng 214 hồ sơ": no month has that number.
_MOST_IN: Final = {"tháng": 12, "quý": 4, "tuần": 53, "ngày": 31, "năm": 0, "mức": 9}
_NUMBERED_WORDS = nouns_in("""
hạng đợt số lớp khối tổ tuyến tuổi loại cấp kỳ khu vùng nhóm bậc đoạn và thôn xóm ấp bản buôn làng quận phường tầng
phòng cụm ngõ hẻm
""")
_EACH_HAS = pattern_of(r"(?<!\w)mỗi [^\W\d_]+\s$")
_MONTH = pattern_of(r"(?:tháng|quý|năm)\s{0,3}$", re.IGNORECASE)
_DURATION = pattern_of(
    r"\s{0,3}(?:tháng|năm|ngày|giờ|phút|tiếng|tuổi|tuần|lần|cấp|bước|điểm|bậc|mức độ|m²|tỉnh, thành phố|m|mét"
    r"|sao|kV|tầng)(?!\w)"
    r"|\s?[-–]\s?\d|(?:/|:)\s?\w|[^\W\d_]",
    re.IGNORECASE,
)
_PER_HUNDRED = pattern_of(r"\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?/\s?1(?:00|0?\.000|00\.000)\s[^\W\d_]")
_YEAR = pattern_of(r"(?:19|20)\d\d")
_SPELT = pattern_of(r"\s{0,3}\(([a-zà-ỹăâđêôơư]{2,7}(?:\s[a-zà-ỹăâđêôơư]{2,7}){0,14})\)")
_BEHIND_UNIT = pattern_of(r"(?!\w)(/(?:năm|tháng|quý|kỳ|vụ)(?!\w)|/\s?(?!tổng )[^\W\d_]{1,12})?", re.IGNORECASE)
_FIRST_WORD = pattern_of(r"\s{0,3}(\w+)")
_OTHER_NOUN = pattern_of(r"\s{1,2}([a-zà-ỹăâđêôơư]{1,8})(?!\w)")
_AFTER_CUT = pattern_of(r"[;,.():]|\d")
_HEDGE = pattern_of(
    r"(?<!\w)(?P<word>gần|(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )hơn"
    r"|(?<!cấp )(?<!nêu )(?<!nói )(?<!kể )(?<!dẫn )trên|khoảng|xấp xỉ|chừng|ngót|dưới"
    r"|tối thiểu|tối đa|ít nhất"
    r"|nhiều nhất|không quá|quá|không dưới|bình quân|trung bình)(?: được| là| có| đạt)?\s{1,3}$",
)
_DAYS, _MONTHS = 31, 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAY_BEFORE = pattern_of(
    r"(?:/\d{1,2}\s?[-–]\s?|(?<!\w)(?:ngày|lễ|dịp|Tết|sáng|chiều|tối|đêm|các ngày)\s)$", re.IGNORECASE
)
_TIME_BEFORE = pattern_of(
    r"(?<!\w)(?:ngày (?:[^\W\d_]{1,10}\s){1,4}|(?:tính đến|đến hết|đến|hết|trước|sau|từ)\s)$", re.IGNORECASE
)
_QUOTES = '(“"‘[…-–'
_HEDGE_WORDS = nouns_in("gần hơn trên khoảng xỉ chừng ngót dưới thiểu đa nhất quá quân bình lên được là có đạt")
_OUT_OF = pattern_of(r"\d\s{0,2}(?:[^\W\d_]{1,8}\s){0,3}trên\s{1,3}$", re.IGNORECASE)
_SOON = 32
_AND_MORE = pattern_of(r"\s{0,2}(?:%\s?)?(?:[^\W\d_]{1,8}\s){0,2}trở lên(?!\w)")


_SINCE = pattern_of(r"(?<!\w)từ\s(?:mức\s|chỗ\s)?$", re.IGNORECASE)
_LEADS_TO = pattern_of(r"\s(?:lên|xuống|còn)(?:\s(?:còn|mức|tới|đến|thành|chỉ còn))?\s")
_FALLS = pattern_of(r"xuống|còn")


def read_ratios(text: str, taken: Sequence[Span]) -> Iterator[Ratio]:
    """All ``a/b`` of two counts outside the ``taken`` spans: "26/42 nhiệm vụ", "176 đơn/221 đơn"."""
    if not _has_stroke(text, taken):
        return
    done = 0
    for found in _tokens(text, taken):
        if found.start() < done:
            continue
        if text.find("/", found.end(), found.end() + _STROKE_REACH) < 0:
            continue
        compound = _compound_ratio(text, found)
        if compound:
            done = compound.end
            yield compound
            continue
        tail = _RATIO_TAIL.match(text, found.end())
        named = None if tail else _RATIO_OF_UNITS.match(text, found.end())
        match = tail or named
        if not match:
            continue
        part, whole = read_printed(found.group()), read_printed(match.group(1 if tail else 3))
        after = text[match.end() : match.end() + 40]
        if part is None or whole is None or not whole or re.match(r"\s{0,3}điểm|\s?/", after):
            continue
        numbers_time = part <= _DAYS or _FIRST_YEAR <= part <= _LAST_YEAR
        if numbers_time and _MONTH.search(text[max(0, found.start() - 8) : found.start()]):
            continue  # "tháng 9/2024", but "trẻ 18 tháng 271/342 trẻ"
        day = part <= _DAYS and whole <= _MONTHS
        if day and _DAY_BEFORE.search(text[max(0, found.start() - 14) : found.start()]):
            continue  # "dịp lễ 30/4 - 01/5"
        scaled = SCALED.match(after)
        unit = _unit(after[scaled.end() :] if scaled else after)
        noun = _OTHER_NOUN.match(after)
        counted = unit or (noun and noun.group(1) not in NO_NOUNS)
        if (
            day
            and not counted
            and (part > whole or _TIME_BEFORE.search(text[max(0, found.start() - 40) : found.start()]))
        ):
            continue  # "ngày cao điểm 30/8 đạt 91,2%", "đến hết 5/6 đạt 91%"
        short = UNITS[unit.noun.lower()] if unit else ""
        if named and short != UNITS[named.group(2).lower()]:
            continue
        done = match.end()
        scale = worth(scaled.group(1)) if scaled else ONE
        own = ONE if tail and whole * 100 < part <= whole * scale else scale  # "206.400/2,4 triệu người"
        if named:
            own = worth(named.group(1)) if named.group(1) else ONE  # "900 triệu đồng/1,2 tỷ đồng"
        yield Ratio(
            found.start(), match.end(), part * own, whole * scale, text[found.start() : match.end()],
            short or (UNITS[named.group(2).lower()] if named else ""),
        )  # fmt: skip


def _compound_ratio(text: str, first: re.Match[str]) -> Ratio | None:
    """``12 tỷ 350 triệu đồng/15 tỷ 200 triệu đồng``: two sums of money of several numbers each."""
    part = compound_at(text, first)
    stroke = _MONEY_STROKE.match(text, part.end) if part else None
    second = _TOKEN.match(text, stroke.end()) if stroke else None
    whole = compound_at(text, second) if second else None
    if part is None or whole is None or not whole.value or not _MONEY_BEHIND.match(text, whole.end):
        return None
    return Ratio(first.start(), whole.last, part.value, whole.value, text[first.start() : whole.last], "đồng")


class _Unit(NamedTuple):
    """The noun that a number counts, as written, and what stands behind it for a rate: "đồng", "/kg"."""

    noun: str
    per: str


def _unit(text: str) -> _Unit | None:
    """The unit that a text begins with."""
    first = _FIRST_WORD.match(text)
    start, nouns = (first.start(1), _units_of().get(first[1].lower(), ())) if first else (0, ())
    for noun in nouns:
        written = text[start : start + len(noun)]
        if written.lower() == noun and (behind := _BEHIND_UNIT.match(text, start + len(noun))):
            return _Unit(written, behind[1] or "")
    return None


@functools.cache
def _units_of() -> Mapping[str, Sequence[str]]:
    """The nouns by their first words, the longest first."""
    nouns = sorted(UNITS, key=lambda noun: (noun.split()[0], -len(noun)))
    return {first: list(alike) for first, alike in groupby(nouns, key=lambda noun: noun.split()[0])}


def _has_stroke(text: str, taken: Sequence[Span]) -> bool:
    """Is there a stroke outside the ``taken`` spans?"""
    at = text.find("/")
    for span in taken:
        if 0 <= at < span.start:
            return True
        if span.start <= at < span.end:
            at = text.find("/", span.end)
    return at >= 0


def read_quantities(text: str, ratios: Sequence[Ratio], taken: Sequence[Span]) -> Iterator[Quantity]:
    """All numbers outside the ratios and the ``taken`` spans, in the order of the text."""
    skip = sorted([*taken, *ratios], key=lambda span: span.start)
    depth = done = previous = covered = 0
    held: Quantity | None = None
    for found in _tokens(text, skip):
        if found.start() < covered:
            continue
        between = text[done : found.start()]
        depth = max(0, depth + between.count("(") - between.count(")"))
        quantity = _quantity(text, found, previous, depth)
        done = previous = covered = quantity.end
        if held:
            yield _from_in_scale(text, held, quantity)
        held = quantity
    if held:
        yield held


def _from_in_scale(text: str, first: Quantity, then: Quantity) -> Quantity:
    """``từ 86 lên 112 triệu USD``: the first figure in the scale of the second; of which scale one above it is, no one
    can say ("từ 950 lên 1,2 tỷ đồng")."""
    bare = not first.unit and not first.noun and first.scale == 1 and not first.percent and first.value is not None
    if then.scale == 1 or not bare or not _LEADS_TO.fullmatch(text, first.end, then.start):
        return first
    if not _SINCE.search(text, first.start - 12 if first.start > 12 else 0, first.start):
        return first
    value = (first.value or 0) * then.scale
    if then.value is not None and value > then.value and not _FALLS.search(text, first.end, then.start):
        return replace(first, value=None, countable=False)
    return replace(
        first, value=value, step=first.step * then.scale, scale=then.scale, unit=then.unit, noun=then.noun,
        countable=then.countable, ordinal=False,
    )  # fmt: skip


def _quantity(text: str, found: re.Match[str], previous: int, depth: int) -> Quantity:
    value = read_printed(found.group())
    end, scale, step, printed_scale = found.end(), ONE, step_of(found.group()), ""
    scaled = SCALED.match(text, end)
    if scaled and value is not None:
        scale, printed_scale = worth(scaled.group(1)), scaled.group(1)
        value, step = value * scale, step * scale
        if compound := compound_at(text, found):
            value, end, step, printed_scale = compound.value, compound.last, compound.step, compound.scale
    after = text[end : end + 70]
    spelt = _SPELT.match(after) if "(" in after[:4] else None
    rest_of = after[spelt.end() :] if spelt else after
    nouns_in = rest_of.lstrip()[len(printed_scale) :] if printed_scale else rest_of
    before = text[max(0, found.start() - 160, previous) : found.start()]
    percent = after.startswith(("%", " %", "\u00a0%")) or nouns_in.startswith(
        (" phần trăm", " điểm phần trăm", " điểm %")
    )
    unit = None if percent else _unit(nouns_in)
    label = label_before(before)
    ordinal = not percent and not printed_scale and _is_ordinal(text, found, after, unit)
    return Quantity(
        found.start(), end, text[found.start() : end], value, _unit_of(unit, nouns_in, label), percent,
        value is not None and not percent and not ordinal and not _is_measured(nouns_in, unit, bool(printed_scale)),
        depth, label, _after(nouns_in), spelt.group(1) if spelt else "",
        f"{printed_scale} {unit.noun if unit else ''}".strip(), scale, step, _hedge(text, found.start(), end),
        ordinal,
    )  # fmt: skip


def _last_word(before: str) -> str:
    words = before.rsplit(None, 1)
    return words[-1].lower().lstrip(_QUOTES) if words else ""


def _is_ordinal(text: str, found: re.Match[str], after: str, unit: _Unit | None) -> bool:
    """Does the number name a year, an article, a level?"""
    if "." in found.group():
        return False  # nothing is numbered in thousands
    before = text[max(0, found.start() - 30) : found.start()].lower()
    if "mỗi " in before and _EACH_HAS.search(before):
        return False  # "mỗi trạm 2 máy"
    last = _last_word(before)
    if last[-1:] in "0123456789,-–":
        last = ""
    if last in ("năm", "kỳ") and _AT_FIRST.search(before) and not _YEAR.fullmatch(found.group()):
        return False  # "đầu năm 85 hộ"
    if unit and "," in found.group():
        return False  # "cây lâu năm 74,1 ha"
    if unit and (last in _COUNTED_AFTER or _is_no_neighbour(before, found.group())):
        return False
    if (not last or last in _ORDINAL_WORDS) and _ORDINAL.search(before):
        return not (last in _MOST_IN and _is_too_many(found.group(), _MOST_IN[last]))
    if not unit and last == "giờ" and len(found.group()) == 2 and _HOUR.search(before):
        return True  # "15 giờ 00"
    if not unit and len(found.group()) < 3 and (not last or last in _NUMBERED_WORDS) and _NUMBERED.search(before):
        return not _NAME_BEFORE.search(text, max(0, found.start() - 20), found.start())
    if not unit and last in _NAMED_BY_NUMBER and len(found.group()) < 3 and _NAMED.search(before):
        return bool(_GOES_ON_IN_WORDS.match(after))
    if _YEAR.fullmatch(found.group()) and not unit and not re.match(r"\s?:", after):
        return not before.rstrip().endswith(":") or bool(_YEAR.match(after.lstrip(" -–,")))
    return False


def _is_no_neighbour(before: str, digits: str) -> bool:
    """``2.187 phiếu số 1 và 759 phiếu số 2``: is a counted number too far from the one before it to go on with it?"""
    earlier = _GOES_ON.search(before)
    whole = digits.partition(",")[0]
    return earlier is not None and not _YEAR.fullmatch(whole) and int(whole) > int(earlier[1]) + _FAR_BEYOND


def _is_too_many(digits: str, most: int) -> bool:
    """Is a number after "tháng", "quý", "mức" none of a month, quarter, level? After "năm" (``most`` 0) no year."""
    whole = digits.partition(",")[0]
    if not most:
        return len(whole) == 3 or (len(whole) > 3 and not _YEAR.fullmatch(whole))
    return int(whole) > most and not digits.startswith("0")


def _is_measured(nouns_in: str, unit: _Unit | None, scaled: bool) -> bool:
    """Is the number a duration, a score, a rate ("đồng/kg", "bé trai/100 bé gái"), or glued to a word?"""
    if _PER_HUNDRED.match(nouns_in):
        return True
    if unit and unit.per and not unit.per.startswith(("/năm", "/tháng", "/quý", "/kỳ", "/vụ", "/ngày")):
        return True
    return bool(_DURATION.match(nouns_in)) and not scaled and not (unit and not nouns_in[:1].isspace())


def _unit_of(unit: _Unit | None, nouns_in: str, label: str) -> str:
    """The short form of the noun counted; a noun that no table has, as it is written."""
    if unit:
        return UNITS[unit.noun.lower()] + unit.per
    other = _OTHER_NOUN.match(nouns_in)
    if other and other.group(1) not in NO_NOUNS:
        return other.group(1)
    return unit_of_label(label)


def _hedge(text: str, start: int, end: int) -> str:
    before = text[start - 24 if start > 24 else 0 : start]
    found = _HEDGE.search(before.lower()) if _last_word(before) in _HEDGE_WORDS else None
    if found and (
        text[end : end + 2].lstrip().startswith("%") or not (found["word"].lower() == "trên" and _OUT_OF.search(before))
    ):
        return found["word"].lower()
    more = text.find("trở lên", end, end + _SOON) >= 0
    return "trở lên" if more and _AND_MORE.match(text, end) else ""


def _tokens(text: str, taken: Sequence[Span]) -> Iterator[re.Match[str]]:
    starts = [span.start for span in taken]
    ends: list[int] = []
    for span in taken:
        ends.append(max(span.end, ends[-1] if ends else 0))
    for found in islice(_TOKEN.finditer(text), MOST_FIGURES):
        near = bisect_right(starts, found.start())
        if near and ends[near - 1] > found.start():
            continue
        before = text[found.start() - 1 : found.start()]
        named = before in ("-", "–") and text[found.start() - 2 : found.start() - 1].isalpha()  # Covid-19
        if not (before.isalpha() or before in ("/", "_", ".") or named) or before == "":
            yield found


def first_unread(text: str) -> int | None:
    """Where the first number stands that is beyond what is read of one paragraph (`MOST_FIGURES`); None if all are."""
    beyond = next(islice(_TOKEN.finditer(text), MOST_FIGURES, None), None)
    return beyond.start() if beyond else None


def _after(rest: str) -> str:
    cut = _AFTER_CUT.search(rest)
    return (rest[: cut.start()] if cut else rest).strip()
