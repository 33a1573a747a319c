"""Parts of a total that prose names by their column: "tiếp nhận 817 hồ sơ, trong đó trực tuyến 700". C306.

Prose may be of another scope than the form. A figure is reported only where its sentence names no other scope and
either has the total of the form beside it, or is one slip of typing or a few hundredths away from the form's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

_GROUP: Final = pattern_of(
    r"^(?:Số lượng |Tổng số |Số )?hồ sơ (?P<verb>(?:đã |đang )?(?:tiếp nhận|giải quyết))$", re.IGNORECASE
)
_VERB: Final = pattern_of(r"(?<!\w)(?P<state>đã |đang |chưa )?(?P<verb>tiếp nhận|giải quyết)(?!\w)", re.IGNORECASE)
_OTHER_SCOPE: Final = pattern_of(
    r"(?<!\w)(?:cấp|lĩnh vực|lũy kế|luỹ kế|cùng kỳ|toàn tỉnh|toàn huyện|năm|tháng|quý|từ đầu|đơn vị|sở|riêng|so với"
    r"|kế hoạch|tăng|giảm|ngày|mỗi|trung bình|bình quân|thủ tục|TTHC|qua|tại)(?!\w)",
    re.IGNORECASE,
)
_LINK: Final = r"(?:\s(?:là|đạt|có|được|gồm)){0,2}\s?:?\s{1,2}$"
_NEAR: Final = Decimal("0.05")
_LEAST: Final = 10
"""Of smaller figures every one is a slip of typing away from the others."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The columns of a form below one heading: its verb, the form, (last title, name of the column, figure) of each."""

    verb: str
    form: str
    parts: tuple[tuple[str, str, Decimal], ...]

    @property
    def known(self) -> frozenset[Decimal]:
        """Every figure of the group, and the sums of two or three of them."""
        values = [value for _, _, value in self.parts]
        return frozenset(sum(some, Decimal(0)) for count in (1, 2, 3) for some in combinations(values, count))


def check_stated_parts(computed: Computed, passages: Sequence[Passage], known: Collection[Place]) -> list[Finding]:
    """C306 for each part that the forms have otherwise, but for those at the places ``known``."""
    groups = list(_groups(computed))
    report = computed.report
    names = (report.period.day_du, report.period.ngan, "trong kỳ", report.unit.ten, report.unit.goi)
    own = re.compile("|".join(map(re.escape, filter(None, names))), re.IGNORECASE)
    return [
        item
        for passage in passages
        if groups and passage.prose and passage.place.line and passage.place.file == report.source.file
        for item in _stated(Reading(passage), groups, own)
        if item.where not in known
    ]


def _groups(computed: Computed) -> Iterator[_Group]:
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            totals = result.parts[part.key].tong if part.key in result.parts else {}
            found: dict[str, list[tuple[str, str, Decimal]]] = {}
            for column in part.columns:
                heading = _GROUP.match(column.titles[0]) if len(column.titles) > 1 else None
                value = totals.get(column.key)
                if heading and column.kind == "so" and isinstance(value, int):
                    name = re.split(r"[,(]", column.titles[-1])[0].strip().lower()
                    found.setdefault(_plain(heading["verb"]), []).append((name, column.name, Decimal(value)))
            for verb, parts in found.items():
                yield _Group(verb, code, tuple(parts))


def _plain(verb: str) -> str:
    return verb.lower().removeprefix("đã ")


def _stated(reading: Reading, groups: Sequence[_Group], own: re.Pattern[str]) -> Iterator[Finding]:
    for quantity in reading.counts:
        if not quantity.exact or quantity.percent:
            continue
        start = reading.text.rfind(". ", 0, quantity.start) + 1
        lead = reading.text[start : quantity.start]
        verbs = list(_VERB.finditer(lead))
        if not verbs:
            continue
        verb = _plain(f"{verbs[-1]['state'] or ''}{verbs[-1]['verb']}")
        for group in groups:
            if group.verb == verb:
                yield from _differing(reading, quantity, lead, group, own)


def _differing(
    reading: Reading, quantity: Quantity, lead: str, group: _Group, own: re.Pattern[str]
) -> Iterator[Finding]:
    after = re.split(r"[,;.)]", reading.text[quantity.end : quantity.end + 60])[0]
    for name, column, value in group.parts:
        if name == "tổng số" or not re.search(
            rf"(?<!\w)(?<!và )(?<!hoặc ){re.escape(name)}{_LINK}", lead, re.IGNORECASE
        ):
            continue
        if quantity.count in group.known or _OTHER_SCOPE.search(f"{own.sub('', lead)} {after}"):
            return
        total = next((whole for title, _, whole in group.parts if title == "tổng số"), None)
        whole_told = total is not None and any(item.count == total for item in reading.counts)
        near = value >= _LEAST and (abs(quantity.count - value) <= _NEAR * value or is_slip(quantity.count, value))
        if near or whole_told:
            yield finding(
                "C306", reading.passage.at(quantity.start), words=f"{name} {quantity.text}", form=group.form,
                column=column, value=format_count(value),
            )  # fmt: skip
        return
