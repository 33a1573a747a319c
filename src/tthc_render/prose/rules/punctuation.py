"""Writing of marks and figures: P805, P806, P810 to P822, P825, P826."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import KNOWN_UNITS
from tthc_render.prose.reading import Reading, spelt_value
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.number_words import spell
from tthc_render.vietnamese.patterns import pattern_of

_FREQUENT = 3
_MOST = 20
# A paragraph with more findings of one sort is no prose.
_MOST_EACH = 200

_MARKS = pattern_of(
    r"(?<!\.)\.{2}(?![./])|(?<!\.)\.{4,5}(?!\.)|(?<!…)…\.{1,2}(?!\.)|,\s?;|;\s?,|,,|;;|::|,\.(?!\.\.)|;\.(?!\.\.)|:;|,\.\.(?!\.)"
)
_MARK_RUN = pattern_of(r"[.,;:…](?:\s?[.,;:…])+")
_SPACE = pattern_of(r"\s(?<![\s.,;:(…]\s)\s{0,20}(?:[,;:!?)”](?=\s|$)|\.(?=\s|$)|\.\.\.(?=\s[A-ZĐ]|$))")
_ODD_PLACE = pattern_of(r"[.,;:…!?)”](?:(?<=\s.)|(?<=[.,;:…])\s?[.,;:…]|(?<=[.,;])[^\W\d_])")
"""A mark behind a blank, before another one or before a letter: most texts have none, and nothing else to find."""
_SPACE_INSIDE = pattern_of(r"[(“]\s+(?=[^\W\d_])")
_BLANK_BEFORE = pattern_of(r"(?:ngày|tháng|năm|số|[….]{2})\s{0,3}\S?$", re.IGNORECASE)
_GLUED = pattern_of(
    r"[.,;](?:(?<![.])(?=[A-ZĐÀ-Ỹ][^\W\d_])|(?<=[a-zà-ỹđ]\.)(?=[A-ZĐ][a-zà-ỹ]{2})"
    r"|(?<=[a-zà-ỹđ]{2}[,;])(?=[a-zà-ỹđ]{2}))"
)
_ONE_WORD = pattern_of(r"[^\W\d_]+[)”\]]")
"""Behind a point and before a bracket that closes: a name (SOMATOM go.Top), no sentence."""
_RANGE = pattern_of(r"((?:1(?<!\d1)9|2(?<!\d2)0)\d{2})(?:\s[-–]|[-–]\s)((?:19|20)\d{2})(?!\d)")
_MISSING_MARK = pattern_of(r"(?<=:\s)\d[\d.]{0,14}\s(?=(?:số|tổng số)\s[^\d;:.]{3,60}:\s?\d)")
_SHARE_IN_BRACKETS = pattern_of(r"\(\d{1,3}(?:,\d{1,3})?\s?%\)")
_NUMBER_IN_BRACKETS = pattern_of(r"\((\d{1,2},\d{1,3})\)")
# "giống OM 5451": a figure right behind a code in capitals belongs to a name; behind a plan or a currency not.
_CODE_WORD = pattern_of(r"(?<!\w)(?!(?:KH|DT|VND|VNĐ|USD|EUR|CT|NQ)\s)[A-ZĐ]{2,4}\s$")
_NUMBERED = pattern_of(r"(?:mã|mã số|CMND|CCCD|điện thoại|ĐT|[Tt]ổng đài|[Đđ]ường dây nóng|số máy)(?: số)?\W{0,3}$")
_FOUR: Final = 4
_BARE_DATE: Final = "{0.day}/{0.month}/{0.year}"
_FULL_DATE: Final = "{0.day:02}/{0.month:02}/{0.year}"
_QUARTER = pattern_of(r"[Qq](?<!\w[Qq])uý\s{1,2}(?P<number>0?[1-4])(?=/|\s+năm|[\s,.;])")
_QUARTERS = frozenset({"quý", "quyý", "qu"})
_ROMAN_QUARTER = pattern_of(r"[Qq](?<!\w[Qq])[Uu][Yý]?[ýÝ]?\s{1,2}I?(?:I{1,3}|V)(?!\w)")


def check_wording(context: ProseContext) -> list[Finding]:
    """Findings on marks, brackets, spaces and the writing of figures."""
    out: list[Finding] = []
    prose = [
        reading for reading in context.readings if reading.passage.prose or reading.passage.role in ("title", "window")
    ]
    for reading in prose:
        out += islice(_marks(reading), _MOST_EACH)
        out += islice(_figures(reading), _MOST_EACH) if reading.has_digits else ()
    out += _across(prose)
    out += _thousands(prose, context.latest.year if context.latest else 0)
    out += _padding(prose)
    out += _quarters(prose)
    return out


def _marks(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    odd = _ODD_PLACE.search(text) is not None
    inside = _SPACE_INSIDE.finditer(text) if "(" in text or "“" in text else ()
    for code, matches in (
        ("P810", _odd_marks(text) if odd else ()),
        ("P811", [*_SPACE.finditer(text), *inside] if odd else inside),
        ("P812", _GLUED.finditer(text) if odd else ()),
    ):
        for found in matches:
            around = quote(text, max(0, found.start() - 15), found.end() + 15)
            before = text[max(0, found.start() - 10) : found.start() + 1]
            if (
                (code != "P812" and _BLANK_BEFORE.search(before))
                or "http" in around
                or "www." in around
                or re.search(r"\w\.\w{2,4}\.vn", around)
                or (found[0][0] == "." and _ONE_WORD.match(text, found.end()))
                or (found[0][0] == "“" and _closes_low(text, found.start()))
            ):
                continue
            yield finding(code, reading.passage.at(found.start()), written=found.group().strip(), quote=around)


def _closes_low(text: str, at: int) -> bool:
    """Does the “ at this place end a quotation that „ began?"""
    before = text[max(0, at - 300) : at]
    return _LOW in before and not {"“", "”"} & set(before[before.rindex(_LOW) :])


def _odd_marks(text: str) -> Iterator[re.Match[str]]:
    """Marks that do not go together; only runs of marks are examined."""
    for run in _MARK_RUN.finditer(text):
        yield from _MARKS.finditer(text, run.start(), min(len(text), run.end() + 1))


# Brackets and quotes ------------------------------------------------------------------------------------------------

_OPEN = {"(": ")", "“": "”", "«": "»", "[": "]", "„": "“"}
_CLOSE = {")": "(", "”": "“", "»": "«", "]": "["}
_PAIR = pattern_of(r"[()“”«»\[\]„]")
_ANY_PAIR = pattern_of(r"[()“”«»\[\]\"„]")
_LOW = "„"
"""Opens a quotation that “ or ” closes."""
_POINT = pattern_of(r"(?<![\w(])(?:[a-zđ]|\d{1,2}|[ivx]{1,4})\)")


def _across(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Unpaired marks; a bracket may open in one line of a title or list and close in the next."""
    waiting: Finding | None = None
    for reading in readings:
        found = list(islice(_unpaired(reading), _MOST))
        if waiting and found and found[0].code == "P806" and found[0].details["opening"] == waiting.details["mark"]:
            waiting, found = None, found[1:]
        if waiting:
            yield waiting
        waiting = found.pop() if found and found[-1].code == "P805" else None
        yield from found
    if waiting:
        yield waiting


def _unpaired(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    if not _ANY_PAIR.search(text):
        return
    points: set[int] | None = None
    stack: list[tuple[str, int]] = []
    for found in _PAIR.finditer(text):
        char, at = found.group(), found.start()
        if char in "“”" and stack and stack[-1][0] == _LOW:
            stack.pop()
        elif char in _OPEN:
            stack.append((char, at))
        elif stack and stack[-1][0] == _CLOSE[char]:
            stack.pop()
        elif char == ")" and at in (points := points or {found.end() - 1 for found in _POINT.finditer(text)}):
            continue
        elif any(opening == _CLOSE[char] for opening, _ in stack):
            while stack[-1][0] != _CLOSE[char]:
                yield _unclosed(reading, *stack.pop())
            stack.pop()
        else:
            yield finding(
                "P806", reading.passage.at(at), mark=char, opening=_CLOSE[char],
                quote=quote(text, max(0, at - 40), at + 1),
            )  # fmt: skip
    for opening, at in stack:
        yield _unclosed(reading, opening, at)
    if text.count('"') % 2:
        at = text.rfind('"')
        yield finding("P805", reading.passage.at(at), mark='"', closing='"', quote=quote(text, at, at + 60))


def _unclosed(reading: Reading, opening: str, at: int) -> Finding:
    return finding(
        "P805", reading.passage.at(at), mark=opening, closing=_OPEN[opening],
        quote=quote(reading.text[at : at + 4000], 0, 4000, 80),
    )  # fmt: skip


# Figures ------------------------------------------------------------------------------------------------------------

_MEASURED = frozenset({"kg", "tấn", "tạ", "ha", "km", "lít", "m²", "m³", "kWh", "MW", "gam", "USD"})
_COMMAS = pattern_of(r"[1-9]\d{0,2}(?:,\d{3})+")
_MANY_COMMAS = pattern_of(r"[1-9](?<![\d.,].)\d{0,2}(?:,\d{3}){2,}(?![\d,]\d|\.\d)")
# "4.0" is a version: "công nghiệp 4.0", "chợ 4.0".
_BAD_DECIMAL = pattern_of(r"(?!\d\.0$)\d{1,3}\.\d{1,2}|\d{1,3}\.\d{4,}|\d{1,3}(?:\.\d{3})+\.\d{1,2}")
_SCALE_BEHIND = pattern_of(r"\s(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")
_ITEM_NUMBER = pattern_of(
    r"(?<!\w)(?:nhiệm vụ|nội dung|tiêu chí|chỉ tiêu|chỉ số|giải pháp|dự án|hợp phần|hoạt động|danh mục|(?<!số )điểm"
    r"|khoản|điều|mục|phần|chương|phụ lục|biểu|bảng|hình|sơ đồ|mẫu|ô|cột|nhóm|phiên bản|bước|câu|ý|mã|số thứ tự)"
    r"(?: (?:số|thành phần|nhánh))?\s{0,2}(?:\d{1,3}(?:\.\d{1,3})*(?:,|;|\s?[-–]|\svà|\sđến)\s{0,2}){0,12}$",
    re.IGNORECASE,
)
"""Before the number of an item, which is no decimal: "nhóm nhiệm vụ 1.1", "mục 2.3, 2.4 và 2.5"."""
_ITEM_REACH = 90
_BLANK_PERCENT = pattern_of(r"\s+%")


def _figures(reading: Reading) -> Iterator[Finding]:
    if not reading.has_digits:
        return
    text = reading.text
    for figure in reading.quantities:
        at = figure.start
        if figure.spelt and figure.value is not None:
            said = spelt_value(figure.spelt)
            if said is not None and said != figure.value:
                yield finding(
                    "P813", reading.passage.at(at), figure=figure.text, words=figure.spelt, right=spell(figure.value)
                )
        if figure.percent and _BLANK_PERCENT.match(text, figure.end):
            yield finding("P814", reading.passage.at(at), written=f"{figure.text} %", right=f"{figure.text}%")
        if (
            figure.value is None
            and (figure.percent or figure.unit or _SCALE_BEHIND.match(text, figure.end))
            and _BAD_DECIMAL.fullmatch(figure.text)
            and (figure.percent or not _ITEM_NUMBER.search(text, max(0, at - _ITEM_REACH), at))
        ):
            yield finding("P815", reading.passage.at(at), written=figure.text, right=_with_comma(figure.text))
        if not figure.countable:
            continue
        if (
            "," in figure.text
            and figure.unit
            and figure.unit not in _MEASURED
            and figure.scale == 1  # "1,486 triệu lượt"
            and not figure.unit.endswith("đồng")
            and _COMMAS.fullmatch(figure.text)
            and not _MANY_COMMAS.match(text, figure.start)
        ):
            yield finding("P826", reading.passage.at(at), written=figure.text, right=figure.text.replace(",", "."))
        if figure.unit and text[figure.end : figure.end + 1].isalpha():
            yield finding(
                "P816", reading.passage.at(at), written=f"{figure.text}{figure.after[:12]}",
                right=f"{figure.text} {figure.unit}",
            )  # fmt: skip
        if figure.text == "00" and not text[: figure.start].endswith(("giờ ", "| ")):
            yield finding("P817", reading.passage.at(at), written=f"{figure.text} {figure.unit}".strip())
    for found in _MANY_COMMAS.finditer(text) if text.count(",") > 1 else ():
        yield finding(
            "P826", reading.passage.at(found.start()), written=found[0], right=found[0].replace(",", "."),
        )  # fmt: skip
    for found in _MISSING_MARK.finditer(text) if ": " in text and "số" in reading.vocabulary else ():
        yield finding(
            "P818", reading.passage.at(found.start()), written=found.group().strip(),
            quote=quote(text, max(0, found.start() - 30), found.end() + 30),
        )  # fmt: skip
    for found in _bare_shares(text):
        written = found.group(1)
        yield finding("P825", reading.passage.at(found.start(1)), written=written, right=f"{written}%")
    for found in _RANGE.finditer(text) if "-" in text or "–" in text else ():
        first, last = found.groups()
        if not re.search(r"\s[-–]\s", found.group()):
            yield finding("P819", reading.passage.at(found.start()), written=found.group(), right=f"{first} - {last}")


def _bare_shares(text: str) -> Iterator[re.Match[str]]:
    """``Lạng Giang (99,9%), Hiệp Hòa (99,55%), Tân Yên (99,67)``: one share of a row without its sign."""
    if text.count("%)") >= _FREQUENT and len(_SHARE_IN_BRACKETS.findall(text)) >= _FREQUENT:
        yield from islice(_NUMBER_IN_BRACKETS.finditer(text), _MOST)


def _thousands(readings: Sequence[Reading], year: int) -> Iterator[Finding]:
    """Four digits and more without dots in a report that uses dots; "Tháng Công nhân 2026" is of its ``year``."""
    years = range(year - 1, year + 2)
    figures = [(reading, figure) for reading in readings for figure in reading.counts]
    dotted = [(reading, figure.unit) for reading, figure in figures if "." in figure.text]
    alike = {*dotted}
    for reading, figure in figures if dotted else ():
        whole = figure.text.partition(",")[0]
        if len(whole) < _FOUR or not whole.isdigit() or int(whole) in years:
            continue
        if not figure.unit and len(whole) == _FOUR and _is_year(reading.text, figure.start, figure.end):
            continue
        counted = figure.unit in KNOWN_UNITS and (len(whole) > _FOUR or (reading, figure.unit) in alike)
        if not counted and len(dotted) < _FREQUENT:
            continue
        if figure.start > 1 and reading.text[figure.start - 1] in ":/" and reading.text[figure.start - 2].isalnum():
            continue  # TCVN 13608:2023, 1:5000
        right = f"{int(whole):,}".replace(",", ".")
        named = not figure.unit and _CODE_WORD.search(reading.text, max(0, figure.start - 8), figure.start)
        if not named and not _NUMBERED.search(reading.text, max(0, figure.start - 24), figure.start):
            yield finding("P820", reading.passage.at(figure.start), written=figure.text, right=right)


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a bare number is a year of long ago: "năm 1783", "Cảnh Hưng 44 (1783)", "Minh Mạng (1820 - 1841)"."""
    return text[:start].casefold().endswith("năm ") or (
        text[start] in "12" and (text[start - 1 : start] == "(" or text[end : end + 1] == ")")
    )


def _padding(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Dates with too few or too many zeros, where most dates that can show the writer's manner have the right ones.

    "19/8/1945" tells nothing of the zero that "2/9/1945" lacks.
    """
    dates = [
        (reading, seen, seen.value) for reading in readings for seen in reading.dates if seen.value and "/" in seen.text
    ]
    unusual = [(reading, seen, right) for reading, seen, day in dates if (right := format_short(day)) != seen.text]
    for manner, few in ((_BARE_DATE, True), (_FULL_DATE, False)) if unusual else ():
        telling = [day for _, _, day in dates if manner.format(day) != format_short(day)]
        odd = [one for one in unusual if few == (len(one[1].text) <= len(one[2]))]
        if len(odd) * 2 <= len(telling):
            for reading, seen, right in odd:
                yield finding("P821", reading.passage.at(seen.start), written=seen.text, right=right)


def _quarters(readings: Sequence[Reading]) -> Iterator[Finding]:
    """``Quý 02/2024`` in a report that writes ``Quý I/2024``."""
    readings = [reading for reading in readings if reading.says(_QUARTERS)]
    roman = sum(len(_ROMAN_QUARTER.findall(reading.text)) for reading in readings)
    if roman < _FREQUENT:
        return
    for reading in readings:
        for found in _QUARTER.finditer(reading.text):
            right = ("", "I", "II", "III", "IV")[int(found["number"])]
            yield finding("P822", reading.passage.at(found.start()), written=found.group(), right=f"Quý {right}")


def _with_comma(number: str) -> str:
    """``5.587.1`` as "5.587,1": the last point is the one before the decimals."""
    whole, _, decimals = number.rpartition(".")
    return f"{whole},{decimals}"
