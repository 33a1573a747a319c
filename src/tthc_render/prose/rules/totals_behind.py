"""A total behind its parts, and one scale word too large or too small: P301, P923.

``thôn 1 có 38,4 ha; thôn 2 có 52,7 ha … Toàn xã có 04 thôn với tổng diện tích 148,4 ha``: the parts are the counts of
that unit just before, whatever stands between them. A total is reported where words say that it is one (or where it has
four digits and more) and one slip of typing explains it. ``1.985 tỷ đồng: thu nội địa 1.642 tỷ đồng, xuất nhập khẩu 343
triệu đồng`` adds up to the digit with another scale word, which no chance does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip, one_slip_mends, reaches, slack_of, some_reach, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_MOST: Final = 12
_FAR: Final = 420
_LARGE: Final = 1000
_TELLING: Final = 100
_SENTENCES: Final = 3
_SURE: Final = 3
_FINE: Final = 200
_CHANGES: Final = frozenset({"tăng", "giảm", "vượt", "hụt", "thiếu", "thừa", "hơn", "gấp", "so"})
_NEARLY: Final = Decimal("0.02")
_CHANGED = pattern_of(
    r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|thiếu|thừa|cao hơn|thấp hơn|gấp|so với)(?: thêm| được)?\s{1,2}$",
    re.IGNORECASE,
)
_ENDS: Final = ("tăng", "giảm", "vượt", "hụt", "thiếu", "thừa", "hơn", "gấp", "với", "thêm", "được")
_OTHER = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|năm trước|kỳ trước|kế hoạch|dự toán|chỉ tiêu|bình quân|trung bình|mỗi|lũy kế|đơn giá"
    r"|định mức|mức|còn lại|tồn)(?!\w)[^.;]{0,50}$",
    re.IGNORECASE,
)
_NOT_DUE = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|bình quân|trung bình|mỗi|đã|còn)(?!\w)[^.;]{0,50}$",
    re.IGNORECASE,
)
_DUE = pattern_of(
    r"(?<!\w)tổng(?: số)?(?: [^\W\d_]+){0,3} (?:phải|cần) (?:giải quyết|xử lý|thi hành|xem xét|trả)(?!\w)"
)
"""``tiếp nhận 1.368 hồ sơ, tồn kỳ trước 204 hồ sơ, tổng số phải giải quyết 1.572 hồ sơ``: the stock is a part."""
_LEFT = pattern_of(r"(?<!\w)còn(?: lại)?\s{1,2}$")
_TOTAL = pattern_of(
    r"(?<!\w)(?:tổng(?: cộng| số| hợp)?|cộng(?: lại| chung| dồn| cả)?|tính chung|tính cả|gộp|chung cho"
    r"|cả (?:hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2}|tỉnh|huyện|xã|phường|nước|ngành|đợt|kỳ)"
    r"|toàn (?:tỉnh|huyện|xã|phường|quận|ngành|thành phố|thị xã|quốc|vùng|trường|khu|bộ))(?!\w)",
    re.IGNORECASE,
)
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
_SO_MANY = pattern_of(
    r"(?<!\w)(?P<count>hai|ba|bốn|năm|sáu|bảy|tám|0?[2-8])\s(?:đợt|huyện|xã|phường|thôn|ấp|bản|đơn vị|nguồn|khoản"
    r"|lĩnh vực|loại|nhóm|quý|tháng|tuyến|trường|sắc thuế|địa bàn|khu|điểm|hạng mục|hội|ngành|mục|cấp|lớp|khối)(?!\w)"
)
_OVERLAP = pattern_of(r"(?<!\w)(?:cả hai|trùng|thuộc cả)(?!\w)")
_FIGURE = pattern_of(r"\d[\d.,]*")
_SENTENCE = pattern_of(r"[.!?]\s{1,3}(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ])")
_POWERS: Final = tuple(Decimal(10) ** power for power in (-9, -6, -3, 3, 6, 9))
_SCALE_WORDS: Final = {
    Decimal(1): "", Decimal(1000): "nghìn", Decimal(10) ** 6: "triệu", Decimal(10) ** 9: "tỷ",
    Decimal(10) ** 12: "nghìn tỷ",
}  # fmt: skip
_SUM_WORDS: Final = frozenset({"tổng", "cộng", "toàn", "cả", "tính", "gộp", *_NUMBERS, *map(str, range(2, 9))})


def check_totals_behind(context: ProseContext) -> list[Finding]:
    """Findings on totals behind their parts, and on scale words that make a sum a thousand times too large."""
    out: list[Finding] = []
    for reading in context.running:
        if len(reading.counts) > 2:
            out += _of_units(reading)
    return out


def _of_units(reading: Reading) -> Iterator[Finding]:
    units: dict[str, list[Quantity]] = {}
    changed = reading.says(_CHANGES)
    for x in reading.counts:
        moved = (
            changed
            and stands_after(reading.text, x.start, *_ENDS)
            and _CHANGED.search(reading.text, max(0, x.start - 20), x.start)
        )
        if x.unit and x.exact and x.count and not moved:
            units.setdefault(x.unit, []).append(x)
    for figures in units.values():
        if len(figures) > 2:
            scaled = list(_scaled(reading, figures))
            yield from scaled or _behind(reading, figures)


# A total behind its parts ---------------------------------------------------------------------------------------------


def _behind(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Finding]:
    said_at_all = reading.says(_SUM_WORDS)
    for at in range(2, len(figures)):
        total = figures[at]
        worth = total.count / total.step
        if (worth < 10) or not (said_at_all or worth >= _LARGE):
            continue
        lead = _lead(reading, figures[at - 1], total)
        if _LEFT.search(lead.words):
            continue  # "158 hộ thoát nghèo, 21 hộ phát sinh; toàn xã còn 375 hộ"
        said = bool(_TOTAL.search(lead.words))
        if not (said or lead.counted or (worth >= _LARGE and not _begins_a_list(reading, lead, figures, at))):
            continue
        due = "phải" in lead.words or "cần" in lead.words
        parts = _parts_before(reading, figures, at, _NOT_DUE if due and _DUE.search(lead.words) else _OTHER)
        runs = [parts[start:] for start in range(len(parts) - 1)]
        runs = [run for run in runs if not lead.counted or lead.counted == len(run)]
        if not runs or not any(_slips(total, run, sure=True) for run in runs):
            continue
        if some_reach(total, parts) or _reaches_later(figures, at):
            continue
        for run in runs:
            sure = said or bool(lead.counted)
            if (sure or (worth >= _LARGE and len(run) > 2)) and _slips(total, run, sure=sure):
                reading.compare(total, *run)
                yield from missed_sum(reading, total, run)
                break


def _begins_a_list(reading: Reading, lead: _Lead, figures: Sequence[Quantity], at: int) -> bool:
    """``Học tập: tốt 1.042 em, khá 64 em, đạt 02 em. Rèn luyện: tốt 1.101 em, khá 07 em``: no total of the former."""
    then = figures[at + 1] if at + 1 < len(figures) else None
    return ":" in lead.words and then is not None and not _SENTENCE.search(reading.text, figures[at].end, then.start)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What leads to a total: its words, and of how many parts they say it is (0 if they do not)."""

    words: str
    counted: int


def _lead(reading: Reading, before: Quantity, total: Quantity) -> _Lead:
    """The words behind the figure before a total, in its sentence; a count of parts may stand among them."""
    words = _SENTENCE.split(reading.text[before.end : total.start])[-1]
    if TRIGGER.search(words) or _OVERLAP.search(words):
        return _Lead("", 0)
    found = _SO_MANY.search(words)
    last = _FIGURE.split(words)[-1]
    return _Lead(last, int(_NUMBERS.get(found["count"], 0) or found["count"]) if found else 0)


def _slips(total: Quantity, run: Sequence[Quantity], *, sure: bool) -> bool:
    """Does one slip of typing separate a total from the sum of a run, in the total or, if ``sure``, in a part?"""
    if is_slip(total.count / total.step, total_of(run) / total.step):
        return True
    return sure and total.count / total.step >= _TELLING and one_slip_mends(total, run)


def _parts_before(reading: Reading, figures: Sequence[Quantity], at: int, other: re.Pattern[str]) -> list[Quantity]:
    """The counts of that unit before a total that may be its parts: of its depth, no plan, mean or earlier time."""
    total = figures[at]
    out: list[Quantity] = []
    stop = total.start
    for x in reversed(figures[max(0, at - _MOST) : at]):
        between = reading.text[x.end : stop]
        if total.start - x.end > _FAR or len(_SENTENCE.findall(reading.text[x.end : total.start])) >= _SENTENCES:
            break
        if x.depth != total.depth:
            if x.depth > total.depth:
                continue
            break
        if out and TRIGGER.search(between):
            break
        if other.search(reading.text, max(0, x.start - 60), x.start) or x.count >= total.count * 10:
            break
        out.append(x)
        stop = x.start
    return out[::-1]


def _reaches_later(figures: Sequence[Quantity], at: int) -> bool:
    """Is the figure itself the whole of those behind it, or a part of an earlier one?"""
    total, after = figures[at], figures[at + 1 : at + 8]
    if any(reaches(total, after[:stop]) for stop in range(2, len(after) + 1)):
        return True
    for whole in range(max(0, at - 8), at):
        ends = range(at + 1, min(len(figures), at + 8) + 1)
        if any(reaches(figures[whole], figures[whole + 1 : end]) for end in ends):
            return True
    return any(x.count == total.count for x in figures[:at])


# One scale word ------------------------------------------------------------------------------------------------------


def _scaled(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Finding]:
    """A whole and its parts, in either order, that add up to the digit if one of them has another scale word."""
    if len({x.scale for x in figures}) < 2:
        return
    for at, whole in enumerate(figures):
        if _digits(whole) < 2:
            continue
        after, before = figures[at + 1 : at + 1 + _MOST], figures[max(0, at - _MOST) : at]
        runs = [after[:stop] for stop in range(2, len(after) + 1)]
        runs += [before[start:] for start in range(len(before) - 1)]
        runs = [run for run in runs if _is_near(whole, run)]
        if any(reaches(whole, run) for run in runs):
            continue
        for run in runs:
            found = _other_scale(whole, run)
            if found:
                written, right = found
                yield finding(
                    "P923", reading.passage.at(written.start), written=shown(written), right=right,
                    computation=f"{' + '.join(map(shown, run))} = {shown(whole)}",
                    quote=quote(reading.text, min(whole.start, run[0].start), max(whole.end, run[-1].end)),
                )  # fmt: skip
                return


def _power(ratio: Decimal) -> Decimal | None:
    """The power of a thousand that a ratio nearly is."""
    return next((power for power in _POWERS if abs(ratio / power - 1) < _NEARLY), None)


def _digits(x: Quantity) -> int:
    """How many digits a figure has, zeros at its ends left out."""
    return len(re.sub(r"\D", "", x.text).strip("0"))


def _is_near(whole: Quantity, run: Sequence[Quantity]) -> bool:
    return max(whole.end, run[-1].end) - min(whole.start, run[0].start) < _FAR


def _other_scale(whole: Quantity, parts: Sequence[Quantity]) -> tuple[Quantity, str] | None:
    """The figure whose scale word is wrong, and how it should be printed; None where more than one may be."""
    out = []
    added = total_of(parts)
    for at, x in enumerate([whole, *parts]):
        wanted = added if at == 0 else whole.count - (added - x.count)
        power = _power(wanted / x.count) if x.count and wanted > 0 else None
        word = _SCALE_WORDS.get(x.scale * power) if power else None
        if power is None or word is None:
            continue
        other = replace(x, value=x.count * power, step=x.step * power, scale=x.scale * power)
        total = other if at == 0 else whole
        rest = [other if nth == at else part for nth, part in enumerate(parts, 1)]
        exact = _digits(total) >= _SURE or (_digits(total) > 1 and all(_digits(part) > 1 for part in rest))
        fine = slack_of(total, *rest) * _FINE <= total.count
        if exact and fine and all(part.count * _FINE > total.count for part in rest) and reaches(total, rest):
            noun = x.noun.split()[-1] if x.noun else x.unit
            out.append((x, f"{format_decimal(other.count / other.scale)} {word} {noun}".replace("  ", " ")))
    return out[0] if len(out) == 1 else None
