"""Received, settled and open in one passage, and totals behind their parts: P301, P305; balances: P903.

``thụ lý 47 vụ …. Đã giải quyết xong 39 vụ, gồm …. Số vụ còn lại đang xác minh là 08 vụ``: the roles are named by
words, in
whatever order and sentence they stand. ``Tổng cộng ba nguồn nêu trên là 5.590 triệu đồng`` says how many parts it has.
``xuất khẩu 3,42 tỷ USD; nhập khẩu 2,87 tỷ USD; thặng dư 0,55 tỷ USD`` is the difference of the two before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, amount, is_slip, one_slip_mends, reaches, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"lại", "đang", "tổng", "tính", "cộng", "dư", "siêu", "hụt", "bội", "lệch", "ròng", "nâng"})
_CAME = pattern_of(
    r"(?<!\w)(?:tiếp nhận|thụ lý|tổng số|phải (?:giải quyết|xử lý|thực hiện)|được giao|giao|nhận được|phát hiện)(?!\w)",
    re.IGNORECASE,
)
_SETTLED = pattern_of(
    r"(?<!\w)(?:đã|được) (?:giải quyết|xử lý|trả|hoàn thành|thực hiện|khắc phục|kết luận|trả kết quả)(?!\w)"
    r"|(?<!\w)(?:giải quyết|xử lý)"
    r" xong(?!\w)|^(?:hoàn thành|giải quyết|trả kết quả)(?!\w)",
    re.IGNORECASE,
)
_OPEN = pattern_of(
    r"(?<!\w)[Ss]ố (?:[^\W\d_]+ ){1,4}?(?:còn lại|đang (?:được )?(?:giải quyết|xử lý|xác minh|thực hiện|thẩm tra)"
    r"|chưa (?:giải quyết|xử lý"
    r"|thực hiện|hoàn thành))[^.;:()\d]{0,70}?(?:là|:|có)\s{1,2}$"
)
_MORE = pattern_of(
    r"(?<!\w)(?:rút|trả lại|từ chối|tạm dừng|đình chỉ|hủy|chờ|bổ sung|không (?:đủ|thuộc)|chuyển)(?!\w)", re.IGNORECASE
)
_EARLIER = pattern_of(
    r"(?<!\w)(?:kỳ trước|cùng kỳ|năm trước|trong đó|so với|mới|chuyển (?:sang|qua))(?!\w)", re.IGNORECASE
)
_COUNT_WORDS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_ALL_OF = pattern_of(
    r"(?<!\w)(?:[Tt]ổng cộng|[Tt]ính chung|[Cc]ộng chung|[Tt]ổng (?:của )?)(?: cả)?\s(?:cho )?(?P<count>hai|ba|bốn"
    r"|năm|sáu|bảy|0?[2-7])\s"
    r"[^.;:()\d]{2,60}?(?:là|đạt|có|cho|:|,[^.;:()\d]{2,50}?(?:là|cho|đạt|có)?)\s{1,2}$"
)
_RAISED = pattern_of(
    r"(?<!\w)(?:nâng|đưa) (?:tổng )?(?:số )?[^.;,()\d]{0,50}?(?:lên|thành)(?: thành)?\s{1,2}$"
    r"|(?<!\w)(?:cộng với|cùng với) [^.;()]{2,60}? là\s{1,2}$"
    r"|[Nn]hư vậy,? (?:tổng|tính chung)[^.;()\d]{0,60}? là\s{1,2}$"
)
_BALANCE = pattern_of(
    r"(?<!\w)(?:thặng dư|thâm hụt|bội thu|bội chi|xuất siêu|nhập siêu|chênh lệch(?: thu,? chi)?|số dư|tồn quỹ|kết dư"
    r"|tăng ròng"
    r"|giảm ròng|chưa (?:giải ngân|sử dụng|chi))(?: [^\W\d_]+){0,3}?(?: là| đạt| ước| khoảng|:)?\s{1,2}$",
    re.IGNORECASE,
)
_CHANGED = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt)(?: thêm| được)?\s{1,2}$", re.IGNORECASE)
_CHANGES: Final = ("tăng", "giảm", "vượt", "hụt", "thêm", "được")
_BACK: Final = 12
_TELLING: Final = 100
_LEAST: Final = 10


def check_balances(context: ProseContext) -> list[Finding]:
    """Findings on what is left over, on announced totals and on balances."""
    out: list[Finding] = []
    for reading in context.saying(_WORDS):
        if len(reading.counts) > 2:
            out += _left_over(reading)
            rules = [rule for words, rule in _RULES if reading.says(words)]
            for at, total in enumerate(reading.counts) if rules else ():
                if at > 1 and total.exact and total.unit:
                    out += [found for rule in rules for found in rule(reading, at)]
    return out


def _role(reading: Reading, x: Quantity, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(x.label)) and not _is_change(reading, x)


def _left_over(reading: Reading) -> Iterator[Finding]:
    """What came in, less what was settled, is what is still open."""
    plain = [x for x in reading.counts if x.exact and x.depth == 0]
    for rest in plain:
        if not stands_after(reading.text, rest.start, "là", "có", ":") or not _OPEN.search(
            reading.text, max(0, rest.start - 140), rest.start
        ):
            continue
        alike = [x for x in plain if x.end < rest.start and x.unit == rest.unit != ""]
        came = next((x for x in alike if _role(reading, x, _CAME) and not _EARLIER.search(x.label)), None)
        settled = next((x for x in alike if came and x.start > came.start and _role(reading, x, _SETTLED)), None)
        if came is None or settled is None:
            continue
        others = [
            x for x in reading.counts
            if x.unit == rest.unit and x.start not in (came.start, settled.start, rest.start) and
            (_MORE.search(f"{x.label} {x.after}") or _role(reading, x, _SETTLED))
            and not TRIGGER.search(reading.text, max(0, x.start - 40), x.start)
        ]  # fmt: skip
        base = came.count - settled.count - rest.count
        reading.compare(came, settled, rest)
        fits = any(
            base == total_of(some) for size in range(len(others[:5]) + 1) for some in combinations(others[:5], size)
        )
        later = [x for x in alike if x.count == settled.count + rest.count]
        if (
            fits
            or later
            or came.count < settled.count
            or (others and not is_slip(rest.count, came.count - settled.count))
        ):
            continue
        yield from missed_rest(reading, rest, [came.count], [settled.count], came.start)


def _announced(reading: Reading, at: int) -> Iterator[Finding]:
    """A total that says how many parts it has: those before it, or one of them behind it ("nhóm cuối cùng …")."""
    total = reading.counts[at]
    said = _ALL_OF.search(reading.text, max(0, total.start - 140), total.start)
    if not said:
        return
    count = _COUNT_WORDS.get(said["count"]) or int(said["count"])
    alike = [x for x in reading.counts[max(0, at - _BACK) : at] if comparable(x.unit, total.unit) or not x.unit]
    alike = [
        x for x in alike if x.exact and x.depth == total.depth and x.end <= said.start() and not _is_change(reading, x)
    ]
    after = [x for x in reading.counts[at + 1 : at + 3] if comparable(x.unit, total.unit) and x.exact]
    choices = [alike[-count:]] if len(alike) >= count else []
    if after and re.search(
        r"(?<!\w)(?:cuối cùng|còn lại|thứ (?:ba|tư|hai|3|4|2))(?!\w)", reading.text[total.end : after[0].start]
    ):
        choices += [[*alike[-count + 1 :], after[0]]] if len(alike) >= count - 1 else []
    if not choices or any(reaches(total, parts) for parts in choices):
        return
    runs = [alike[start:stop] for start in range(len(alike)) for stop in range(start + 2, len(alike) + 1)]
    if not any(reaches(total, run) for run in runs):
        yield from missed_sum(reading, total, choices[-1])


def _raised(reading: Reading, at: int) -> Iterator[Finding]:
    """``cấp 4.812 giấy …; cấp thêm 117 giấy, nâng tổng số lên 4.929 giấy``: the sum of the two or three before it."""
    total = reading.counts[at]
    if not stands_after(reading.text, total.start, "lên", "thành", "là") or not _RAISED.search(
        reading.text, max(0, total.start - 110), total.start
    ):
        return
    alike = [
        x for x in reading.counts[max(0, at - 6) : at] if x.unit == total.unit and x.exact and x.depth <= total.depth
    ]
    alike += [
        _of_ratio(ratio.part, total, ratio.start, ratio.end)
        for ratio in reading.ratios
        if ratio.end < total.start and ratio.unit == total.unit
    ]
    alike.sort(key=lambda x: x.start)
    if len(alike) < 2:
        return
    some = alike[-5:]
    if any(reaches(total, parts) for size in range(2, len(some) + 1) for parts in combinations(some, size)):
        return
    if any(x.count == total.count for x in alike):
        return
    if total.count / total.step >= _TELLING and one_slip_mends(total, alike[-2:]):
        yield from missed_sum(reading, total, alike[-2:])


def _of_ratio(value: Decimal, like: Quantity, start: int, end: int) -> Quantity:
    text = f"{value:f}"
    return Quantity(
        start, end, text, value, like.unit, False, True, like.depth, "", "", "", like.noun, like.scale, like.step
    )


def _difference(reading: Reading, at: int) -> Iterator[Finding]:
    """A balance is the difference of two figures before it."""
    rest = reading.counts[at]
    if not _BALANCE.search(reading.text, max(0, rest.start - 60), rest.start):
        return
    alike = [x for x in reading.counts[max(0, at - _BACK) : at] if x.unit == rest.unit and x.depth == rest.depth]
    alike = [x for x in alike if not _is_change(reading, x)]
    alike = [x for x in alike if not _BALANCE.search(reading.text, max(0, x.start - 60), x.start)]
    if len(alike) < 2 or any(
        abs(abs(one.count - other.count) - rest.count) <= slack_of(rest, one, other)
        for one, other in combinations(alike, 2)
    ):
        return
    whole, part = sorted(alike[-2:], key=lambda x: -x.count)
    right = (whole.count - part.count) / rest.step
    sure = is_slip(rest.count / rest.step, right) or any(
        x.count / x.step >= _TELLING and is_slip(x.count / x.step, wanted / x.step)
        for x, wanted in ((whole, part.count + rest.count), (part, whole.count - rest.count))
        if wanted > ZERO
    )
    if right > 0 and sure and rest.count / rest.step >= _LEAST:
        yield finding(
            "P903", reading.passage.at(rest.start), written=shown(rest), right=amount(whole.count - part.count, rest),
            computation=f"{shown(whole)} − {shown(part)}", quote=quote(reading.text, alike[-2].start, rest.end),
        )  # fmt: skip


def _is_change(reading: Reading, x: Quantity) -> bool:
    ends = stands_after(reading.text, x.start, *_CHANGES)
    return ends and bool(_CHANGED.search(reading.text, max(0, x.start - 16), x.start))


_RULES: Final = (
    (frozenset({"cộng", "tính", "tổng"}), _announced),
    (frozenset({"nâng", "đưa", "cộng", "cùng", "vậy"}), _raised),
    (frozenset({"dư", "hụt", "bội", "siêu", "lệch", "quỹ", "ròng", "chưa"}), _difference),
)
"""The words of which a rule needs one, and the rule."""
