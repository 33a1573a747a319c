"""Results beside what was aimed at, and whether it was reached: a value and its plan, a ratio with its share, a rate.

``kết nạp 27 đảng viên, kế hoạch Tỉnh ủy giao là 26``; ``1,12 ngày (mục tiêu không quá 1,0 ngày)``; ``644/700 lao động,
bằng 92%``; ``bằng 106,5% kế hoạch``; ``tỷ lệ thực hiện là 104%``. A plan with a bound of its own says which side is
good; of other plans more is good, unless what is measured is a trouble (`wants_more`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import printed, shown_value, unit_of
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

PLAN: Final = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|yêu cầu|định mức|kh(?!\w))"
_BOUNDS: Final = r"không quá|không vượt quá|dưới|tối đa|từ|trên|ít nhất|tối thiểu|không dưới|không thấp hơn|đạt|hơn"
_TO_PLAN: Final = pattern_of(
    rf"(?P<aside>[^.;()\d]{{0,60}}?)(?:\([^()]{{1,40}}\))?(?:,|\(|\s/|\strong khi|\sso với|\strên"
    rf"|(?<=đồng)/)\s?(?P<plan>(?:[^.;:,()\d]{{0,30}}\s)?"
    rf"{PLAN}(?P<of>(?:[^.;:,()\d]|(?<=năm )\d{{4}}|\d{{1,2}}(?= tháng)){{0,50}}?))(?:\slà|:| giao)?"
    rf"\s(?P<bound>{_BOUNDS})?(?:\s?mức)?\s?\(?$"
)
_PLAN_AHEAD: Final = pattern_of(
    rf"(?:^|[.;,:] )(?:[^.;,()\d]|(?<=năm )\d{{4}}){{0,30}}(?:{PLAN}|được giao)"
    rf"(?P<of>(?:[^.;:,()\d]|(?<=năm )\d{{4}}|\d{{1,2}}(?= tháng)){{0,40}}?)(?: là|:| giao)? $"
)
_RESULT: Final = pattern_of(r"(?<!\w)(?:đạt|thực hiện|hoàn thành|đã [^\W\d_]+(?: mới)?)(?: (?:được|là))? $")
_SO_FAR: Final = pattern_of(
    r"(?:[.;:]|,(?: nhưng| song)?) (?:[^.;]*(?<!\w))?(?:tính đến|đến|hết|kết quả|thực tế|đã)(?!\w)"
    r"(?:[^.;\d]|\d\S*(?=,| [^\W\d_]))*$"
)
_PART: Final = pattern_of(
    r"(?<!\w)(?:trong (?:số )?đó|gồm|riêng|phân bổ|giao|bổ sung|bình quân|mỗi|trước|còn|thiếu|vượt|thêm|kế hoạch"
    r"|chỉ tiêu|mục tiêu|dự toán|quý|cho|cần|phải|từng|một phần|đang|chưa)(?!\w)"
)
"""What stands behind a plan is no result of it, but a part, what is lacking, or another plan."""
_AT_MOST: Final = frozenset({"không quá", "không vượt quá", "dưới", "tối đa"})
_RATE: Final = pattern_of(
    rf"\s?%(?: so với)? (?P<plan>{PLAN}(?P<of>(?:(?! và | nhưng )[^.;:,()\d]|(?<=năm )\d{{4}}"
    rf"|\d{{1,2}}(?= tháng)){{0,40}}))"
)
_LED_RATE: Final = pattern_of(
    rf"(?:tỷ lệ (?:thực hiện|hoàn thành)|hoàn thành|(?:so với|đạt|bằng) {PLAN}[^.;,()\d]{{0,20}})(?: là| đạt| bằng)? $"
)
_OWN_PLAN: Final = pattern_of(rf"\s?% \({PLAN}")
_RATIO_RATE: Final = pattern_of(r"[^.;:()\d]{0,30}?,? ?\(?(?:bằng|đạt|tỷ lệ) $")
_REACHES: Final = pattern_of(r"(?:bằng|đạt|hoàn thành|thực hiện|là|mới|chỉ) $")
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:tiến độ|phấn đấu|dự kiến|ước cả năm|nếu|sẽ|đề ra cho|cùng kỳ|quy đổi|tăng|giảm|cao hơn|thấp hơn)(?!\w)"
)
_TROUBLE: Final = pattern_of(
    r"(?<!\w)(?:tử vong|suy dinh dưỡng|thất nghiệp|quá hạn|trễ hạn|sinh con|thấp còi|bỏ học|chi phí|thất thoát|hao hụt"
    r"|mất cân bằng|tảo hôn|tổn thất|thiệt hại|chết|bị thương|giá thành|tiêu hao|lỗ|thời gian|saidi|saifi|maifi"
    r"|quá tải|chậm|trễ|tái phạm|biên chế|hỏng|sai sót|sự cố|phát thải|ô nhiễm|lạm phát|bội chi|rớt mạng|nợ xấu|mắc mới"
    r"|chi thường xuyên|tỷ số giới tính|giảm|nghèo|hao phí|tiêu thụ điện|chôn lấp|khiếu kiện|vượt cấp|tồn đọng)(?!\w)"
)
_MATTER: Final = pattern_of(
    r"(?<!\w)(?:tai nạn|nợ|tội phạm|vi phạm|mắc|khiếu nại|tố cáo|cháy|tồn|phạm pháp|ma túy|án)(?!\w)"
)
_MENDED: Final = pattern_of(
    r"(?<!\w)(?:giải quyết|xử lý|khắc phục|thu hồi|thu nợ|làm rõ|điều tra|khám phá|thi hành|hỗ trợ|bảo vệ"
    r"|kiểm tra|hòa giải)"
    r"(?!\w)"
)
_REACH: Final = 130
_ALL: Final = Decimal(100)
_AMOUNT: Final = 3
"""A figure that many times less is no plan, but what the result is above it, or below it, by."""
_TELLING: Final = Decimal(75)
"""A share of a plan below which the year, or a part of the work, may not be over."""


class Goal(NamedTuple):
    """A result and whether its plan was reached; ``of``: the words behind "kế hoạch"; ``bare``: no plan is named;
    ``about``: the sentence of a plan that stands ahead."""

    start: int
    end: int
    reached: bool
    shown: str
    plan: str
    of: str
    equal: bool = False
    bare: bool = False
    about: str = ""


def wants_more(text: str) -> bool:
    """Is of what a text names, in small letters, more the better?"""
    if _TROUBLE.search(text):
        return False
    return not _MATTER.search(text) or _MENDED.search(text) is not None


def goals(reading: Reading) -> Sequence[Goal]:
    """The results of a passage that stand beside a plan, in order."""
    return reading.kept(_goals)


def _goals(reading: Reading) -> list[Goal]:
    if reading.crowded or not reading.has_digits:
        return []
    figures = [x for x in reading.quantities if x.value is not None and not x.ordinal]
    found = [
        *_pairs(reading, figures),
        *_plans_ahead(reading, figures),
        *_rates(reading, figures),
        *_ratios(reading, figures),
    ]
    out: list[Goal] = []
    for goal in sorted(found, key=lambda x: (x.start, x.bare)):
        if not (out and goal.bare and goal.start < out[-1].end):
            out.append(goal)
    return out


def _clause(reading: Reading, at: int) -> str:
    """The words before a figure in its sentence, or behind the last semicolon."""
    start = max(reading.low.rfind(mark, 0, at) for mark in (". ", "; ", "\n")) + 1
    return reading.low[start:at]


def _pairs(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Goal]:
    outside = [x for x in figures if not x.depth]
    pairs = {(x.start, y.start): (x, y) for x, y in (*pairwise(figures), *pairwise(outside))}
    for new, plan in pairs.values():
        if plan.start - new.end > _REACH or not new.exact or not plan.value or is_in_points(reading.text, new):
            continue
        if is_in_points(reading.text, plan) or plan.count * _AMOUNT < new.count:
            continue  # what it is above its plan by
        said = _TO_PLAN.fullmatch(reading.low, new.end + new.percent, plan.start)
        if said is None or not _alike(reading, new, plan) or _OTHER.search(f"{said['aside']}{said['plan']}"):
            continue
        at_most = (said["bound"] or plan.hedge) in _AT_MOST
        lead = _clause(reading, new.start)
        if (not at_most and not wants_more(f"{lead} {said['aside']}")) or _OTHER.search(lead):
            continue
        reached = new.count <= plan.count if at_most else new.count >= plan.count
        yield Goal(
            new.start, plan.end, reached, reading.text[new.start : plan.end] + "%" * plan.percent, shown_value(plan),
            said["of"].strip(), new.count == plan.count,
        )  # fmt: skip


def _plans_ahead(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Goal]:
    """``Kế hoạch năm là 1.200 tấn. Sản lượng đạt 1.340 tấn``: the plan, and the result right behind it."""
    units = [(x, unit_of(reading, x)) for x in figures]
    for at, (plan, unit) in enumerate(units):
        new = next((x for x, other in units[at + 1 :] if other == unit), None) if unit else None
        if new is None:
            continue
        said = _PLAN_AHEAD.search(reading.low, max(0, plan.start - 80), plan.start) if plan.count else None
        gap = reading.low[plan.end + plan.percent : new.start]
        if said is None or not (plan.exact and new.exact) or len(gap) > _REACH or _OTHER.search(gap):
            continue
        beyond = _may_be_more(reading, plan, new, [x for x, other in units if other == unit])
        if not _RESULT.search(gap) and (beyond or _PART.search(gap) or not _SO_FAR.search(gap)):
            continue
        lead = _clause(reading, plan.start)
        if wants_more(f"{lead} {gap}"):
            yield Goal(
                new.start, new.end, new.count >= plan.count, printed(new), printed(plan), said["of"].strip(),
                new.count == plan.count, about=f"{lead} {gap}",
            )  # fmt: skip


def _may_be_more(reading: Reading, plan: Quantity, new: Quantity, alike: Sequence[Quantity]) -> bool:
    """Is a figure behind a result as large as the plan, or do those of its sentence that are no parts of it make it?"""
    stop = reading.sentence_at(new.start).end
    beside, at = new.count, new.end
    for x in (x for x in alike if x.start > new.start):
        if x.count >= plan.count:
            return True
        gap, at = reading.low[at : x.start], x.end
        if x.start > stop or TRIGGER.search(gap):
            break
        beside += 0 if _PART.search(gap) else x.count
    return beside >= plan.count


def _alike(reading: Reading, new: Quantity, plan: Quantity) -> bool:
    if new.percent or plan.percent:
        return new.percent and plan.percent
    one, other = unit_of(reading, new), unit_of(reading, plan)
    bare = not plan.noun and reading.text[plan.end : plan.end + 1] in (")", ";", ".", ",", "")
    return one == other or (bare and new.scale == plan.scale)


def _rates(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Goal]:
    for x in figures:
        said = _RATE.match(reading.low, x.end) if x.percent else None
        led = _LED_RATE.search(reading.low, max(0, x.start - 60), x.start) if x.percent else None
        if led and _OWN_PLAN.match(reading.low, x.end):
            continue  # "đều đạt kế hoạch: lúa 96% (kế hoạch 95%)"
        if not x.exact or not (said or led) or (said and not _REACHES.search(reading.low, 0, x.start)):
            continue
        lead = _clause(reading, x.start)
        if not wants_more(lead) or _OTHER.search(reading.low, max(0, x.start - 24), said.end() if said else x.end):
            continue
        if x.count >= _ALL or x.count > _TELLING:
            stop, of = (said.end(), said["of"].strip()) if said else (x.end + 1, "")
            yield Goal(
                x.start, stop, x.count >= _ALL, reading.text[x.start : stop], shown_value(x), of, x.count == _ALL
            )  # fmt: skip


def _ratios(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Goal]:
    """``644/700 lao động, bằng 92%``: of a plan, if the passage is on plans."""
    for ratio in reading.ratios:
        share = next((x for x in figures if ratio.end <= x.start < ratio.end + 50), None)
        if share is None or not share.percent or not _RATIO_RATE.fullmatch(reading.low, ratio.end, share.start):
            continue
        if wants_more(_clause(reading, ratio.start)):
            shown = reading.text[ratio.start : share.end + 1]
            yield Goal(
                ratio.start, share.end, ratio.part >= ratio.whole, shown, shown_value(share), "",
                ratio.part == ratio.whole, bare=True,
            )  # fmt: skip
