"""Cited documents: one number with two dates, types that do not go together, numbers written wrongly. P601 to P611."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import place_words
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import PLACE_NAME
from tthc_render.prose.spans import Citation
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import one_apart

# Abbreviation of a document type in the code → its name. Source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I; the
# types of legal normative documents from Luật Ban hành văn bản quy phạm pháp luật.
TYPES = {
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT": "Thông tư", "CT": "Chỉ thị", "CĐ": "Công điện",
    "KH": "Kế hoạch", "HD": "Hướng dẫn", "TB": "Thông báo", "BC": "Báo cáo", "CTr": "Chương trình", "TTr": "Tờ trình",
    "KL": "Kết luận", "QyĐ": "Quy định",
}  # fmt: skip
# Type names that go with any code: letters carry no type abbreviation.
UNTYPED = ("Công văn", "Văn bản", "VB", "Luật", "")
# In Party documents QĐ also abbreviates Quy định (Hướng dẫn 36-HD/VPTW).
ALSO = {"Quy định": ("QĐ", "QyĐ", "QĐi"), "Thông báo": ("TB", "TBKL"), "Nghị định": ("NĐ",)}
# Office in the code → how it is named after "của".
OFFICES = {
    "CP": ("Chính phủ",),
    "TTg": ("Thủ tướng Chính phủ",),
    "VPCP": ("Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
    "QH": ("Quốc hội",),
    "BNV": ("Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"),
    "BNG": ("Bộ Ngoại giao", "Bộ trưởng Bộ Ngoại giao"),
    "BTP": ("Bộ Tư pháp", "Bộ trưởng Bộ Tư pháp"),
    "BTC": ("Bộ Tài chính", "Bộ trưởng Bộ Tài chính"),
    "UBND": ("UBND", "Chủ tịch UBND", "Ủy ban nhân dân"),
    "HĐND": ("HĐND", "Hội đồng nhân dân"),
}
# Types only one office issues. Source: Luật Ban hành văn bản quy phạm pháp luật 2015, Điều 4.
ONLY = {"NĐ": ("CP",)}
NOT_BY = {"TT": ("CP", "TTg", "UBND", "HĐND", "QH")}
# Dates may run against the numbers by this many days: numbers are kept free for a while.
ORDER_DAYS = 10
_MIN_SERIES = 4


@dataclass(frozen=True, slots=True)
class _Cited:
    citation: Citation
    where: Place
    reading: Reading


def check_citations(context: ProseContext) -> list[Finding]:
    """Findings on documents cited in prose and footnotes."""
    cited = [
        _Cited(citation, reading.passage.at(citation.start), reading)
        for reading in context.readings
        if reading.passage.prose or reading.passage.role in ("addressee", "caption")
        for citation in reading.citations
    ]
    out = list(_two_dates(cited))
    out += _two_types(cited)
    for item in cited:
        out += _form(item)
        out += _type(item)
        out += _issuer(item)
    out += _order(cited)
    out += _offices(cited)
    return out


def split_code(code: str) -> tuple[str, str]:
    """Type abbreviation and office of a code: ``QĐ-UBND`` → QĐ, UBND; a letter (``UBND-NC``) has no type."""
    parts = code.rstrip("₀₁₂₃₄₅₆₇₈₉").replace("/", "-").split("-")
    if parts[0] in TYPES or parts[0] in ("CTR", "CD", "QCh", "TTR"):
        return parts[0], "-".join(parts[1:])
    return "", parts[0]


def document_key(citation: Citation) -> tuple[int, int, str]:
    """What two citations of one document have in common: number, year in the number, type and office."""
    kind, office = split_code(citation.code)
    return citation.number, citation.year, f"{kind}-{office}"


def same_issuer(one: Citation, other: Citation) -> bool:
    """May both be of one office? "UBND" in a code is the province's, a district's or a commune's."""
    first, second = (re.sub(r"^(?:Chủ tịch|Bộ trưởng) ", "", item.issuer) for item in (one, other))
    return first == second or not (first and second)


_PLACE = pattern_of(rf"\s(?P<place>{PLACE_NAME})")


def _may_be_one(one: _Cited, other: _Cited) -> bool:
    """May both be of one office? Those "của UBND tỉnh Phú Yên" and "của UBND tỉnh Đắk Lắk" are of two."""
    first, second = (_PLACE.match(item.reading.text, item.citation.end) for item in (one, other))
    elsewhere = first is not None and second is not None and first["place"] != second["place"]
    named = bool(one.citation.issuer and other.citation.issuer)
    return same_issuer(one.citation, other.citation) and not (named and elsewhere)


def _two_dates(cited: Sequence[_Cited]) -> Iterator[Finding]:
    """One number with two dates of a year is wrong; with the same day of two years it very likely is."""
    groups: dict[tuple[int, int, str], list[_Cited]] = defaultdict(list)
    for item in cited:
        if item.citation.when and item.citation.when.value and item.citation.code:
            groups[document_key(item.citation)].append(item)
    for items in groups.values():
        dates: dict[date, list[_Cited]] = defaultdict(list)
        for item in items:
            if item.citation.when and item.citation.when.value:
                dates[item.citation.when.value].append(item)
        if len(dates) < 2:
            continue
        usual = max(dates, key=lambda when: (len(dates[when]), -when.toordinal()))
        for when, odd in dates.items():
            same_year = when.year == usual.year
            same_day = (when.day, when.month) == (usual.day, usual.month)
            if when == usual or not (same_year or same_day or items[0].citation.year):
                continue
            if not any(_may_be_one(one, two) for one in odd for two in dates[usual]):
                continue
            yield finding(
                "P601" if same_year or items[0].citation.year else "P602", odd[0].where,
                document=odd[0].citation.short, one=format_short(when), other=format_short(usual),
                place=place_words(dates[usual][0].where),
            )  # fmt: skip


_MATTER = pattern_of(
    r"\s?\)?(?:,? (?:của|do) (?!Kế hoạch|Đề án)[^.;,:()\d]{2,50}?)?,? (?P<matter>(?:về|[Vv]/v|phê duyệt|ban hành"
    r"|thành lập"
    r"|công bố|quy định|kiện toàn|hướng dẫn|giao|triển khai|tổ chức|thực hiện|phân bổ|sửa đổi|bãi bỏ|đôn đốc"
    r"|chấp thuận)"
    r" [^.;,()]{3,90})"
)


def own_matter(text: str, end: int) -> str:
    """What the words behind a citation, which ends at ``end``, say that it is about; empty if they do not."""
    found = _MATTER.match(text, end)
    return found["matter"] if found else ""


def _own_matter(item: _Cited) -> str:
    when = item.citation.when
    return own_matter(item.reading.text, max(item.citation.end, when.end if when else 0))


def _two_types(cited: Sequence[_Cited]) -> Iterator[Finding]:
    """566/QĐ-UBND and 566/KH-UBND of one day, 41/NQ-HĐND and 41/NQ-UBND: one of the two is a slip.

    Two with a matter each are two documents.
    """
    seen: dict[tuple[int, str, date], _Cited] = {}
    for item in cited:
        kind, office = split_code(item.citation.code)
        when = item.citation.when.value if item.citation.when else None
        if not kind or not when or item.citation.number < 10:
            continue
        first = seen.setdefault((item.citation.number, office.replace("HĐND", "UBND"), when), item)
        other, place = split_code(first.citation.code)
        if _own_matter(first) and _own_matter(item):
            continue
        if kind == other and office != place and same_issuer(item.citation, first.citation):
            yield finding(
                "P614", item.where, written=item.citation.short, other=first.citation.short,
                place=place_words(first.where),
            )  # fmt: skip
        if kind != other and office == place:
            yield finding(
                "P604", item.where, one=item.citation.short, other=first.citation.short, date=format_short(when),
                place=place_words(first.where),
            )  # fmt: skip


_MISTYPED = {"CTR": "CTr", "CD": "CĐ", "TTR": "TTr", "NĐCP": "NĐ-CP", "QĐTTg": "QĐ-TTg", "NQCP": "NQ-CP"}


def _symbol(item: _Cited, written: str, right: str) -> Finding:
    return finding("P605", item.where, document=_number(written), right=right, open=right if "<" in right else "")


def _form(item: _Cited) -> Iterator[Finding]:
    citation = item.citation
    kind, office = split_code(citation.code)
    written = item.reading.text[citation.start : citation.end]
    if not citation.code:
        right = f"{citation.number}/{citation.year}/{'NĐ-CP' if citation.kind == 'Nghị định' else 'TT-<bộ ban hành>'}"
        yield _symbol(item, written, right)
    elif citation.code in _MISTYPED or kind in _MISTYPED:
        wrong = kind or citation.code
        right = _number(written).replace(wrong, _MISTYPED[wrong], 1)
        yield _symbol(item, written, right)
    elif kind in ("NĐ",) and not citation.year:
        year = citation.when.year if citation.when else 0
        right = f"{citation.number}/{year or '<năm>'}/{citation.code}"
        yield _symbol(item, written, right)
    elif (slip := _slipped_council(citation.code)) and not _is_of_another(item):
        right = _number(written).replace(slip, _council(slip), 1)
        yield _symbol(item, written, right)
    elif not kind and office == citation.code and office == "UBND":
        yield _symbol(item, written, f"{citation.number}/UBND-<bộ phận soạn thảo>")


_COUNCILS = ("UBND", "HĐND")
_SLIPS = {"U": "YIV", "B": "VPR", "N": "MBH", "D": "ĐFX", "H": "NGJ", "Đ": "D"}
"""Letter of these signs → what stands there by a slip: a key beside it, a letter that looks like it, D for Đ."""
_OF_ANOTHER = pattern_of(
    r"(?<!\w)của (?:Chủ tịch |Thường trực )?(?:(?:Hội đồng|Ủy ban|Uỷ ban) (?!nhân dân)"
    r"|(?:Hội(?! đồng)|Ban|Sở|Bộ|Công ty) )"
)
_ISSUER_REACH = 60


def _is_of_another(item: _Cited) -> bool:
    """Do the words behind a document name another council ("của Hội đồng bồi dưỡng"), whose sign may be like these?"""
    behind = item.reading.text[item.citation.start : item.citation.end + _ISSUER_REACH]
    return bool(_OF_ANOTHER.search(re.split(r"[.;]\s", behind)[0]))


@functools.lru_cache(maxsize=1000)
def _slipped_council(code: str) -> str:
    """The part of a code that one letter keeps from being the sign of a council or committee; empty without one."""
    return next((part for part in re.split(r"[-/]", code) if _council(part)), "")


def _council(part: str) -> str:
    """The sign of a council or committee of the people with one letter by a slip: "UBMD" → UBND; "HĐTD" is none."""
    for right in _COUNCILS:
        wrong = [pair for pair in zip(part, right, strict=False) if pair[0] != pair[1]]
        if len(part) == len(right) and len(wrong) == 1 and wrong[0][0] in _SLIPS[wrong[0][1]]:
            return right
    return ""


def _number(written: str) -> str:
    found = re.search(r"\d[^\s,;]*", written)
    return found.group() if found else written


def _type(item: _Cited) -> Iterator[Finding]:
    """The word before the number against the abbreviation in the code."""
    citation = item.citation
    kind, office = split_code(citation.code)
    if kind in TYPES and citation.kind not in UNTYPED:
        fitting = ALSO.get(citation.kind, ())
        if TYPES[kind] != citation.kind and kind not in fitting:
            yield finding("P606", item.where, kind=citation.kind, sign=citation.code, right=TYPES[kind])
            return
    first = office.partition("-")[0]
    if not first:
        return  # "NĐ- CP": a blank has cut the sign
    if (kind in ONLY and first not in ONLY[kind]) or (kind in NOT_BY and first in NOT_BY[kind]):
        yield finding("P607", item.where, document=citation.short, kind=TYPES[kind], office=first)


def _issuer(item: _Cited) -> Iterator[Finding]:
    """The office in the code against the office named."""
    citation = item.citation
    if not citation.issuer or not citation.code:
        return
    first = split_code(citation.code)[1].partition("-")[0]
    names = OFFICES.get(first)
    if names is None or citation.issuer.startswith(names):
        return
    if first == "CP" and citation.issuer.startswith("Chính phủ"):
        return
    others = [code for code, known in OFFICES.items() if citation.issuer.startswith(known)]
    if others or citation.issuer.startswith(("Bộ", "Sở")):
        yield finding("P608", item.where, document=citation.short, issuer=citation.issuer, right=names[0])


def _order(cited: Sequence[_Cited]) -> Iterator[Finding]:
    """Numbers of one series grow over the year; the documents that break the order of all others are named."""
    series: dict[tuple[str, int], dict[int, _Cited]] = defaultdict(dict)
    for item in cited:
        when = item.citation.when.value if item.citation.when else None
        if when and not item.citation.year and item.citation.code and "/" not in item.citation.code:
            kind, office = split_code(item.citation.code)
            if not (kind and office.partition("-")[0] in ("TTg", "CP")):
                series[(f"{kind}-{office}", when.year)].setdefault(item.citation.number, item)
    for items in series.values():
        ordered = [items[number] for number in sorted(items)]
        days = [_day(item) for item in ordered]
        if len(days) < _MIN_SERIES:
            continue
        kept = _longest_rising(days)
        if len(kept) < max(3, len(days) - 2):
            continue
        rising = sorted(kept)
        for at, item in enumerate(ordered):
            place = bisect_left(rising, at)
            below = rising[place - 1] if place else None
            above = rising[place] if place < len(rising) else None
            early = below is not None and days[below] - days[at] > ORDER_DAYS
            late = above is not None and days[at] - days[above] > ORDER_DAYS
            near = below if early else above
            if at not in kept and (early or late) and near is not None:
                other = ordered[near].citation
                yield finding(
                    "P609", item.where, document=item.citation.short, date=_shown(item.citation),
                    other=other.short, other_date=_shown(other),
                )  # fmt: skip


def _day(item: _Cited) -> int:
    when = item.citation.when
    return when.value.toordinal() if when and when.value else 0


def _shown(citation: Citation) -> str:
    return citation.when.text if citation.when else ""


def _longest_rising(days: Sequence[int]) -> set[int]:
    """Positions of the longest sequence whose days never fall."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, day in enumerate(days):
        place = bisect_left(tails, day + 1)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(day)
            ends.append(at)
        else:
            tails[place], ends[place] = day, at
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _offices(cited: Sequence[_Cited]) -> Iterator[Finding]:
    """One office named, two codes that differ by a letter."""
    codes: dict[str, _Cited] = {}
    for item in cited:
        office = split_code(item.citation.code)[1]
        if len(office) < 4 or not item.citation.issuer:
            continue
        first = codes.setdefault(item.citation.issuer, item)
        other = split_code(first.citation.code)[1]
        if other != office and one_apart(office, other):
            yield finding(
                "P610", item.where, one=office, other=other, issuer=item.citation.issuer, place=place_words(first.where)
            )
