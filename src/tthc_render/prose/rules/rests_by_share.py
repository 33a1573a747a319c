"""What is left behind a part with its share: P305, P401.

``2.318 đối tượng … Chi qua tài khoản 1.916 người (82,7%), số còn lại 502 người nhận tiền mặt``: the share shows which
figure the part is of, and so how many are left. ``khiếu nại 263 vụ việc, đã giải quyết 289 vụ việc, đạt 87,1%``: more
than all with a share of less than all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SHARE_BEHIND = pattern_of(r"(?:\s[^\W\d_]+){0,6}?(?:\s\((?:chiếm |đạt |tỷ lệ )?|,?\s(?:chiếm|đạt)(?: tỷ lệ)?\s)")
_LEFT = pattern_of(r"\s?%\)?[,;]\s(?:(?:và|số|tổng số|phần)\s)*còn lại(?:\s[^\W\d_]+){0,3}?\s(?:là\s|có\s)?")
_STILL = pattern_of(r"\s?%\)?[,;]\s(?:(?:hiện|nay|vẫn|số)\s)*còn(?: lại)?\s")
_NO_MORE = pattern_of(r"(?:\s[^\W\d_]+){1,2}?(?:\schưa(?:\s[^\W\d_]+){1,6})?(?:[.;]|$)")
_ABSENT = pattern_of(r"\s?%\)?[,;]\s(?:còn\s)?vắng(?: mặt)?\s")
_GOES_ON = pattern_of(r"(?:\s[^\W\d_]+){0,8}(?:\s\([^()]*\))?(?:[.;]|,\s(?=[^\d]*[.;])|$)")
_TELLING: Final = 3
_BACK: Final = 10
_SETTLED = pattern_of(
    r"\s[^\W\d_]+(?:\s[^\W\d_]+)?,\s(?:đã\s)?(?:giải quyết|xử lý|hoàn thành|xét xử|thi hành|trả kết quả|làm rõ"
    r"|giải ngân|thanh toán|thu hồi|chi trả)(?: được)?"
    r"(?: xong)?\s"
)
_ENDS = pattern_of(r"\s?%\s?(?:[.,;)]|$)")
_RATE = pattern_of(r"(?:\s[^\W\d_]+){0,3},?\s\(?(?:đạt|chiếm)?(?: tỷ lệ)?\s?$")
_ALL: Final = 100


def check_rests_by_share(context: ProseContext) -> list[Finding]:
    """Findings on rests that the share of the other part denies, and on shares below 100% of more than all."""
    out: list[Finding] = []
    for reading in context.running:
        if "%" in reading.text and len(reading.counts) > 1:
            percents = [x for x in reading.quantities if x.percent and x.exact and x.value]
            for percent in percents:
                out += _left(reading, percent) if "còn lại" in reading.low or "vắng" in reading.low else ()
                out += _more_than_all(reading, percent)
                out += _still_left(reading, percent) if "còn" in reading.vocabulary else ()
    return out


def _left(reading: Reading, percent: Quantity) -> Iterator[Finding]:
    said = _LEFT.match(reading.text, percent.end) or _ABSENT.match(reading.text, percent.end)
    rest = next((x for x in reading.counts if said and x.start == said.end()), None)
    part = next(iter(up_to(reading.counts, percent.start, 1)), None)
    if rest is None or part is None or len(percent.text.replace(",", "")) < _TELLING or not (rest.exact and part.exact):
        return
    if not _SHARE_BEHIND.fullmatch(reading.text, part.end, percent.start) or not _alike(part, rest):
        return
    if not _GOES_ON.match(reading.text, rest.end) or part.depth != rest.depth:
        return
    wholes = {
        x.count: x
        for x in up_to(reading.counts, part.start, _BACK)
        if x.exact and x.count > part.count and _alike(x, part)
        and fits(percent.count, percent.text, part.count, x.count) == "right"
    }  # fmt: skip
    if len(wholes) != 1 or fits(percent.count, percent.text, part.count, part.count + rest.count) == "right":
        return
    whole = wholes.popitem()[1]
    if whole.count - part.count != rest.count:
        reading.compare(whole, part, rest, percent)
        yield from missed_rest(reading, rest, [whole.count], [part.count], part.start)


def _still_left(reading: Reading, percent: Quantity) -> Iterator[Finding]:
    """``gửi 2.413 thông báo, đã giải quyết 1.585 trường hợp, đạt 65,7%, còn 882 trường hợp``: slipped from 828."""
    rest = next((x for x in reading.counts if x.start > percent.end), None)
    pair = list(up_to(reading.counts, percent.start, 2))
    if rest is None or len(pair) != 2 or not _STILL.fullmatch(reading.text, percent.end, rest.start):
        return
    whole, part = pair
    digits = len(percent.text.replace(",", "")) >= _TELLING and rest.count / rest.step >= _ALL
    if not digits or not all(x.exact and x.unit for x in (whole, part, rest)) or not _alike(part, rest):
        return
    if not _SHARE_BEHIND.fullmatch(reading.text, part.end, percent.start) or not _NO_MORE.match(reading.text, rest.end):
        return
    if whole.depth != part.depth or part.depth != rest.depth or ". " in reading.text[whole.end : part.start]:
        return
    right = whole.count - part.count
    shared = fits(percent.count, percent.text, part.count, whole.count) == "right"
    if shared and right > 0 and is_slip(rest.count / rest.step, right / rest.step):
        reading.compare(whole, part, rest, percent)
        yield from missed_rest(reading, rest, [whole.count], [part.count], part.start)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.scale == other.scale and (one.unit == other.unit != "" or {one.unit, other.unit} <= PERSONS)


def _more_than_all(reading: Reading, percent: Quantity) -> Iterator[Finding]:
    before = up_to(reading.counts, percent.start, 2)
    if len(before) < 2 or percent.count >= _ALL or not _ENDS.match(reading.text, percent.end):
        return
    whole, part = before
    money = part.unit == whole.unit == "đồng"  # "phân bổ 3.450 triệu đồng, giải ngân 1.242 tỷ đồng, đạt 36%"
    if part.count <= whole.count or not whole.count or not (money or _alike(whole, part)):
        return
    if whole.depth != part.depth:
        return
    settled = _SETTLED.fullmatch(reading.text, whole.end, part.start)
    if settled and part.exact and whole.exact and _RATE.fullmatch(reading.text, part.end, percent.start):
        reading.compare(whole, part, percent)
        yield finding(
            "P401", reading.passage.at(percent.start), computation=f"{part.text}/{whole.text}",
            right=f"{format_decimal(part.count * 100 / whole.count, 1)}%", written=f"{percent.text}%",
            quote=quote(reading.text, whole.start, percent.end + 1),
        )  # fmt: skip
