"""Steps of one procedure, work, event or accident whose days are in no possible order: P985.

``thông báo thụ lý ngày 20/3/2026 … tổ chức đối thoại ngày 16/3/2026``; ``khởi công ngày 15/8/2025, hoàn thành ngày
28/11/2025, nghiệm thu ngày 12/10/2025``; ``xảy ra lúc 21 giờ 30 ngày 08/11, nhận tin báo lúc 20 giờ 45 cùng ngày``. A
step is told once in the passage; chains that may be of several things need clauses without a thing of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.dated_steps import DUE, Step, steps_in
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_MANY: Final = pattern_of(
    r"(?<!\w)(?:lần hai|lần 2|gói thầu số \d+[^.;]{0,80}gói thầu số|các gói|các vụ|vụ(?: việc)? của"
    r"|gói(?! thầu))(?!\w)",
    re.IGNORECASE,
)
_SIGNS: Final = (
    *("nhận đơn", "nhận được đơn", "thụ lý", "xác minh", "đối thoại", "quyết định giải quyết", "nội dung tố cáo"),
    *("mời thầu", "mở thầu", "phê duyệt kết quả", "hợp đồng", "quyết định thanh tra", "kết thúc thanh tra"),
    *("kết luận thanh tra", "bầu cử", "cử tri"),
)
_BESIDE: Final = 45
"""Characters between two steps of one thing."""
_COURT: Final = "tòa án"
"""In a text of another office a court has a case of its own."""
_AFTER: Final = pattern_of(
    r"[Ss]au khi [^.;,\d]{3,60} ngày (?P<one>\d{1,2}/\d{1,2}/\d{4}), (?!theo|căn cứ)[^.;\d]{3,80}? ngày "
    r"(?P<two>\d{1,2}/\d{1,2}/\d{4})"
)
_OF_PAPER: Final = pattern_of(
    r"(?<!\w)(?:theo|căn cứ|tại|của|số|từ|hạn|trước|gia hạn|lập lại|lùi)(?!\w)[^,]{0,40}$"
    r"|(?<!\w)(?:cấp|lập|ký|ban hành|giấy(?: [^\W\d_]+){0,2}|biên bản) $"
)


class _Chain(NamedTuple):
    """Steps in their order. ``of_one``: a passage may tell of several things, so no later clause may name another.
    ``afar``: the steps may be told in several passages."""

    steps: tuple[str, ...]
    of_one: bool = False
    afar: bool = False


_CHAINS: Final = (
    _Chain(("nhận đơn", "thụ lý", "báo cáo xác minh", "giải quyết, kết luận"), afar=True),
    _Chain(("thụ lý", "đối thoại", "giải quyết, kết luận"), afar=True),
    _Chain(("phát hành hồ sơ mời thầu", "mở thầu", "phê duyệt kết quả", "ký hợp đồng"), afar=True),
    _Chain(("công bố quyết định thanh tra", "kết thúc thanh tra", "kết luận thanh tra"), afar=True),
    _Chain(("diễn tập, tập huấn", "ngày bầu cử"), afar=True),
    _Chain(("niêm yết danh sách cử tri", "ngày bầu cử"), afar=True),
    _Chain(("nộp đơn", "nhận đơn", "thụ lý", "báo cáo xác minh", "giải quyết, kết luận")),
    _Chain(("nộp đơn", "thụ lý", "đưa vụ án ra xét xử", "xét xử", "tuyên án", "kháng cáo")),
    _Chain(("khởi tố vụ án", "cáo trạng", "thụ lý", "xét xử")),
    _Chain(("ban hành quyết định thanh tra", "công bố quyết định thanh tra", "làm việc trực tiếp")),
    _Chain(("xảy ra", "nhận tin báo", "đến hiện trường", "dập tắt, khắc phục xong")),
    _Chain(("xảy ra", "lập biên bản", "xử phạt", "nộp phạt")),
    _Chain(("xảy ra", "công bố dịch", "ổ dịch cuối", "công bố hết dịch")),
    _Chain(("khởi công", "hoàn thành", "nghiệm thu", "đưa vào sử dụng"), of_one=True),
    _Chain(("khởi công", DUE), of_one=True),
    _Chain(("tạm giữ", "trả tự do"), of_one=True),
    _Chain(("nhập viện", "phẫu thuật", "ra viện"), of_one=True),
    _Chain(("nhận hồ sơ", "hẹn trả"), of_one=True),
    _Chain(("nhận hồ sơ", "cấp giấy"), of_one=True),
    _Chain(("thông báo đấu giá", "đấu giá"), of_one=True),
    _Chain(("lấy mẫu", "có kết quả mẫu"), of_one=True),
    _Chain(("sinh", "đăng ký khai sinh"), of_one=True),
    _Chain(("ký", "thanh lý"), of_one=True),
    _Chain(("khởi hành", "đến nơi"), of_one=True),
    _Chain(("thi", "công bố kết quả thi"), of_one=True),
    _Chain(("khai mạc", "bế mạc"), of_one=True),
    _Chain(("ngừng", "trở lại"), of_one=True),
)


def check_ordered_steps(context: ProseContext) -> list[Finding]:
    """Findings on two steps of which the later one has the earlier day."""
    readings = [reading for reading in context.running if reading.dates]
    out = [item for reading in readings for item in _after(reading)]
    told = [steps for reading in readings if _may_tell(reading) and (steps := steps_in(reading))]
    for steps in told:
        near = [chain for chain in _CHAINS if not chain.afar or _COURT not in steps[0].reading.low]
        out += _odd(steps, near) if len(steps) > 1 else ()
    if not out and len(told) > 1:
        every = [step for steps in told for step in steps]
        afar = _odd(every, [chain for chain in _CHAINS if chain.afar])
        out += [] if afar and (_MANY.search(context.whole) or _COURT in context.whole.lower()) else afar
    return out


def _may_tell(reading: Reading) -> bool:
    """Are there two times, or words of a step that may be told in another passage?"""
    return len(reading.dates) > 1 or "cùng ngày" in reading.low or any(map(reading.low.__contains__, _SIGNS))


def _odd(steps: Sequence[Step], chains: Sequence[_Chain]) -> list[Finding]:
    """The first pair of a chain in no possible order, of steps that are told once."""
    named: dict[str, list[Step]] = {}
    for step in steps:
        named.setdefault(step.name, []).append(step)
    once = {name: told[0] for name, told in named.items() if len({(x.first, x.last) for x in told}) == 1}
    for chain in chains:
        told = [once[name] for name in chain.steps if name in once]
        for one, other in combinations(told, 2):
            if _is_before(other, one) and not (chain.of_one and _is_of_another(one, other)):
                many = len({step.reading for step in steps}) == 1 and _MANY.search(steps[0].reading.text)
                return [] if many else [_finding(one, other)]
    return []


def _is_before(one: Step, other: Step) -> bool:
    """Is one over before the other begins? On one day only clocks can tell."""
    if one.last.date() == other.first.date():
        return one.clock and other.clock and one.last < other.first
    return one.last < other.first


def _is_of_another(one: Step, other: Step) -> bool:
    """Is there, from the one that is told first to the other, a clause that names another thing, or anything else?"""
    first, later = sorted((one, other), key=lambda step: step.at)
    between = [step for step in steps_in(one.reading) if first.at <= step.at <= later.at]
    return any(
        bool(step.object) or step.subject not in ("", first.subject) or step.begin - before.end > _BESIDE
        for before, step in pairwise(between)
    )


def _after(reading: Reading) -> Iterator[Finding]:
    """``Sau khi kết thúc thanh tra trực tiếp ngày 14/7/2023, Đoàn có báo cáo kết quả ngày 04/7/2023``."""
    days = {seen.start: seen.value for seen in reading.dates}
    for found in _AFTER.finditer(reading.text) if "au khi " in reading.text else ():
        one, two = days.get(found.start("one")), days.get(found.start("two"))
        between = reading.text[found.end("one") : found.start("two")].removesuffix("ngày ")
        if one and two and two < one and not _OF_PAPER.search(between):
            yield finding(
                "P985", reading.passage.at(found.start("two")), earlier=found.group().partition(",")[0],
                later=f"{between.strip(' ,')} ngày {format_short(two)}",
            )  # fmt: skip


def _finding(one: Step, other: Step) -> Finding:
    return finding(
        "P985", other.reading.passage.at(other.at), earlier=f"{one.name} {_when(one)}",
        later=f"{other.name} {_when(other)}",
    )  # fmt: skip


def _when(step: Step) -> str:
    clock = f"lúc {step.last.hour} giờ {step.last.minute:02} " if step.clock else ""
    return f"{clock}ngày {format_short(step.last.date())}"
