"""A whole above a list of lines, and one figure of its unit in every line: P301, P305.

``tổng giá trị 16,9 tỷ đồng, trong đó:`` with ``+ Nhà ở: 212 nhà bị ngập, ước 1,4 tỷ đồng;`` below it: the figure of a
line is the one of the whole's unit, wherever it stands in the line. Where words of division announce the lines, or the
last line is all that is left ("Các thủ tục còn lại (24 thủ tục)"), the lines are all of the whole. If the words above
them name what they divide ("Phân theo lĩnh vực đối với hồ sơ mới:"), the whole is the one figure that is called so.
"87 khẩu súng" are told in lines as "52 chiếc", too. Any figure nearby that the lines do make, and any line with two
figures of that unit, leaves the rule silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, fits, one_slip_mends, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import GENERIC, comparable
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.sections import lead
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_MOST_LINES: Final = 20
_ENDS: Final = (":", "đó", "thể", "sau")
_NEAR: Final = Decimal("0.10")
_ROUGH: Final = Decimal("0.05")
"""So far from a total that is called approximate, lines are clearly not what it sums up."""
_ANNOUNCED = pattern_of(
    r"(?<!\w)(?:trong (?:số )?(?:đó|này)|cụ thể|(?:bao )?gồm|chia (?:ra|theo|thành)|phân (?:theo|loại|bổ|tích)"
    r"|như sau|theo [^.;:,\d]{2,40})(?: có| là| theo [^.;:,\d]{2,40}| (?:đối với|của) [^.;:,\d]{2,40}| như sau)?"
    r"\s?[:,]?\s?$",
    re.IGNORECASE,
)
_SOME = pattern_of(
    r"(?<!\w)(?:một số|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|đáng chú ý|nhiều nhất|cao nhất|chính|lớn"
    r"|như(?! sau))"
    r"(?!\w)",
    re.IGNORECASE,
)
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|so với|cùng kỳ|bình quân|tăng|giảm|chỉ tiêu|mỗi|năm trước|lũy kế|vượt|đạt)(?!\w)"
    r"[^.;:,]{0,30}$",
    re.IGNORECASE,
)
_CHANGED = pattern_of(
    r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|thiếu|thừa|thêm|mỗi|bình quân|định mức|mức|từ|so với|kế hoạch|dự toán)"
    r"(?: thêm| được| là)?\s{1,2}$",
    re.IGNORECASE,
)
_LETTERS: Final = "abcdđeghik"
_LABELLED = pattern_of(r"[^:;.\d]{2,40}:\s\d")
_BRACKET = pattern_of(r"\([^()]*\)\s")
"""``vượt kế hoạch (75.000 ha) 425 ha``: an aside between the word and its figure."""
_BACK: Final = 50
_PIECES: Final = frozenset({"chiếc", "cái"})
"""Words for one of any things."""
_DIVIDED = pattern_of(
    r"(?<!\w)(?:đối với|của|(?<!tổng )số) (?P<what>[^.;:,()\d]{3,40}?)(?: (?:gồm|như sau|có|là|trên|cụ thể))*\s?:$"
)
_WORD = pattern_of(r"[^\W\d_]+")
_NESTED = pattern_of(
    r"(?<!\w)(?:trong (?:số )?đó|gồm|so với|kế hoạch|bình quân|tăng|giảm|cùng kỳ)(?!\w)", re.IGNORECASE
)
_REST = pattern_of(r"(?<!\w)còn lại(?!\w)", re.IGNORECASE)
_OPEN = pattern_of(r"\.\.\.|…|v\.v")
_NO_PART = pattern_of(
    r"\s{0,2}(?:[Tt]rong (?:số )?(?:đó|này)|[Rr]iêng|[Ll]ũy kế|[Ss]o với|[Tt]ổng|[Cc]ộng|[Nn]goài ra|[Cc]ùng kỳ"
    r"|[Bb]ình quân)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """One figure of each line, all of one unit."""

    lines: tuple[Reading, ...]
    figures: tuple[Quantity, ...]


def check_line_columns(context: ProseContext) -> list[Finding]:
    """Findings on lines that do not make the whole above them."""
    out: list[Finding] = []
    readings = context.readings
    for at, reading in enumerate(readings):
        if reading.text.rstrip().endswith(_ENDS) and reading.passage.prose and reading.counts:
            lines = _lines_below(readings, at)
            if len(lines) > 1:
                out += _judge(readings, at, lines)
    return out


def _lines_below(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The items of a paragraph; without marks, the lines up to the one that ends without a semicolon."""
    items = children(readings, at)
    if items or not readings[at].text.rstrip().endswith(":"):
        return items
    out = list(_lettered(readings, at))
    if len(out) > 1:
        return out
    out = []
    for below in readings[at + 1 : at + 1 + _MOST_LINES]:
        if below.passage.role != "paragraph" or below.passage.part != readings[at].passage.part:
            break
        out.append(below)
        if not below.text.rstrip().endswith((";", ",")):
            break
    return out if len(out) > 1 and not out[-1].text.rstrip().endswith((";", ",", ":")) else []


def _lettered(readings: Sequence[Reading], at: int) -> Iterator[Reading]:
    """``a) Đông Xuân: 28.640 ha``, ``b) Hè Thu: 28.315 ha``: short lines without a sign at their ends."""
    for letter, below in zip(_LETTERS, readings[at + 1 : at + 1 + _MOST_LINES], strict=False):
        if below.passage.label != f"{letter})" or not _LABELLED.match(below.text):
            return
        yield below


def _judge(readings: Sequence[Reading], at: int, lines: Sequence[Reading]) -> Iterator[Finding]:
    reading = readings[at]
    if len(lines) > _MOST_LINES or any(_NO_PART.match(line.text) or _OPEN.search(line.text) for line in lines):
        return
    if any(OVERLAP.search(text) for text in (reading.text, *(line.text for line in lines))):
        return
    last = reading.sentences[-1]
    announced = bool(_ANNOUNCED.search(reading.text, last.start)) and not _SOME.search(reading.text, last.start)
    units = {x.unit for x in reading.counts if x.unit}
    for unit in sorted(units):
        column = _column(lines, unit)
        if column is None:
            continue
        rest = bool(_REST.search(lines[-1].text[: column.figures[-1].end + 20]))
        if not (announced or rest):
            continue
        yield from _against(readings, at, column, unit, rest=rest)


def _column(lines: Sequence[Reading], unit: str) -> _Column | None:
    """The one figure of a unit that each line has; None if a line has none or several."""
    out: list[Quantity] = []
    alike = {unit} if any(x.unit == unit for line in lines for x in line.counts) else _PIECES
    for line in lines:
        own = [
            x for x in line.counts if x.unit in alike and not _CHANGED.search(line.text[max(0, x.start - 20) : x.start])
        ]
        flat = [x for x in own if not x.depth] or own
        nested = _NESTED.search(line.text, flat[0].end) if len(flat) > 1 else None
        flat = [x for x in flat if nested is None or x.start < nested.start()]
        if len(flat) != 1:
            return None
        out.append(flat[0])
    return _Column(tuple(lines), tuple(out)) if all(x.exact for x in out) else None


def _against(readings: Sequence[Reading], at: int, column: _Column, unit: str, *, rest: bool) -> Iterator[Finding]:
    reading, parts = readings[at], column.figures
    near = [reading, *readings[max(0, at - 1) : at]]
    alike = [(one, x) for one in near for x in one.counts if x.unit == unit or comparable(x.unit, unit)]
    added = total_of(parts)
    if any(abs(x.count - added) <= slack_of(x, *parts) for _, x in alike):
        return
    last = reading.sentences[-1]
    wholes = [x for x in reading.counts if x.unit == unit and not x.depth and not _is_other(reading, x)]
    here = [x for x in wholes if x.start >= last.start] or wholes
    proved = [x for x in here if _is_base(column, x)]
    here = proved or _called(reading, wholes) or here
    if len({x.count for x in here}) != 1 or unit == GENERIC:
        return
    whole = here[0]
    off = abs(added - whole.count)
    if not whole.exact:
        if off <= _ROUGH * whole.count or off > whole.count / 4:
            return
    elif not (one_slip_mends(whole, parts) or off <= _NEAR * whole.count or proved):
        return
    if off > whole.count / 4 and not one_slip_mends(whole, parts):
        return
    for line, x in zip(column.lines, parts, strict=True):
        line.compare(x)
    reading.compare(whole)
    right = whole.count - total_of(parts[:-1])
    if rest and right > 0:
        yield finding(
            "P305", column.lines[-1].passage.at(parts[-1].start), rest=shown(parts[-1]),
            whole=amount(whole.count, parts[-1]),
            part=" − ".join(amount(x.count, parts[-1]) for x in parts[:-1]), right=amount(right, parts[-1]),
            quote=quote(column.lines[-1].text, 0, parts[-1].end + 10),
        )  # fmt: skip
        return
    yield from missed_sum(reading, whole, parts, end=len(reading.text))


def _called(reading: Reading, wholes: Sequence[Quantity]) -> list[Quantity]:
    """``tiếp nhận mới 1.404 hồ sơ. Phân theo lĩnh vực đối với hồ sơ mới:``: the figures with all words of what is
    divided."""
    said = _DIVIDED.search(reading.low.rstrip())
    words = set(_WORD.findall(said["what"])) if said else set()
    return [x for x in wholes if words and words <= {*_WORD.findall(f"{x.label} {x.after.split(' và ')[0]}".lower())}]


def _is_other(reading: Reading, x: Quantity) -> bool:
    said = _BRACKET.sub("", reading.text[max(0, x.start - _BACK) : x.start])
    return bool(_OTHER.search(lead(reading, x)) or _OTHER.search(said) or _CHANGED.search(said))


def _is_base(column: _Column, whole: Quantity) -> bool:
    """``193 TTHC, đạt 72,0%``: are the shares in the lines, two of them or all, shares of this figure?"""
    held = wrong = 0
    for line, x in zip(column.lines, column.figures, strict=True):
        share = next((y for y in line.quantities if y.percent and y.start > x.end and y.value is not None), None)
        if share is None or share.start - x.end > 60:
            continue
        if fits(share.count, share.text, x.count, whole.count) == "right":
            held += 1
        else:
            wrong += 1
    return held > wrong
