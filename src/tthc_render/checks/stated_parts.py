"""Parts of a total that prose names by their column: "tiếp nhận 817 hồ sơ, trong đó trực tuyến 700". C306.

Two columns may be named together: "đúng hạn, trước hạn 770 hồ sơ" is held against the sum of both.

Prose may be of another scope than the form. A figure is reported only where its sentence names no other scope and
either has the total of the form beside it, or is one slip of typing or a few hundredths away from the form's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.forms.model import Form, Part
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import PeriodKind
from tthc_render.workspace.units import Level

_GROUP: Final = pattern_of(
    r"^(?:Số lượng |Tổng số |Số )?hồ sơ (?P<verb>(?:đã |đang )?(?:tiếp nhận|giải quyết))$", re.IGNORECASE
)
VERB: Final = pattern_of(r"(?<!\w)(?P<state>đã |đang |chưa )?(?P<verb>tiếp nhận|giải quyết)(?!\w)", re.IGNORECASE)
OTHER_SCOPE: Final = pattern_of(
    r"(?<!\w)(?:cấp|lĩnh vực|lũy kế|luỹ kế|cùng kỳ|kỳ trước|toàn tỉnh|toàn huyện|năm|tháng|quý|từ đầu|đơn vị|sở"
    r"|riêng|so với"
    r"|kế hoạch|tăng|giảm|ngày|mỗi|trung bình|bình quân|thủ tục|TTHC|qua|tại)(?!\w)",
    re.IGNORECASE,
)
_LINK: Final = r"(?:\s(?:là|đạt|có|được|gồm)){0,2}\s?:?\s{1,2}$"
_AND: Final = r"(?:\s?,\s(?:và\s)?|\s(?:và|hoặc|và/hoặc)\s|\s?/\s?)"
"""Between the names of two columns that one figure counts together."""
_KINDS: Final = {PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý", PeriodKind.YEAR: "năm"}
_PLACE: Final = pattern_of(
    r"(?:UBND|Ủy ban nhân dân) (?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn) (?P<place>.+)",
    re.IGNORECASE,
)
_SET_ELSEWHERE: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|kỳ trước|quý trước|tháng trước|năm trước|năm ngoái|lũy kế|luỹ kế|lĩnh vực|quý [IVX\d]+"
    r"|tháng \d+|riêng)(?!\w)",
    re.IGNORECASE,
)
NEAR: Final = Decimal("0.05")
LEAST: Final = 10
"""Of smaller figures every one is a slip of typing away from the others."""


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of a form below one heading: its verb, the form, (last title, name of the column, figure) of each.

    ``expressions``: how a sentence calls the total of each column, by its name.
    """

    verb: str
    form: str
    parts: tuple[tuple[str, str, Decimal], ...]
    expressions: Mapping[str, str]

    @property
    def known(self) -> frozenset[Decimal]:
        """Every figure of the group, and the sums of two or three of them."""
        values = [value for _, _, value in self.parts]
        return frozenset(sum(some, Decimal(0)) for count in (1, 2, 3) for some in combinations(values, count))


def check_stated_parts(computed: Computed, passages: Sequence[Passage], known: Collection[Place]) -> list[Finding]:
    """C306 for each part that the forms have otherwise, but for those at the places ``known``."""
    groups, own = list(groups_of(computed)), own_total(computed)
    return [
        item
        for passage in (own_prose(computed, passages) if groups else ())
        for item in _stated(Reading(passage), groups, own)
        if item.where not in known
    ]


def own_prose(computed: Computed, passages: Sequence[Passage]) -> list[Passage]:
    """Running text that stands in the file of the report."""
    own = computed.report.source.file
    return [passage for passage in passages if passage.prose and passage.place.line and passage.place.file == own]


def own_scope(computed: Computed) -> re.Pattern[str]:
    """How the report names its own period and unit."""
    report = computed.report
    kind = _KINDS.get(report.period.kind, "kỳ")
    names = (report.period.day_du, report.period.ngan, "trong kỳ", f"trong {kind}", report.unit.ten, report.unit.goi)
    longest = sorted(filter(None, names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)), re.IGNORECASE)


def own_total(computed: Computed) -> re.Pattern[str]:
    """`own_scope`, and how prose names all that a unit reports on: "toàn tỉnh" is a province's own total."""
    unit = computed.report.unit
    name = _PLACE.match(unit.ten)
    own = own_scope(computed).pattern
    if unit.cap is Level.DEPARTMENT:
        return re.compile(rf"(?<!\w)toàn (?:ngành|sở)(?!\w)|{own}", re.IGNORECASE)
    if name is None:
        return own_scope(computed)
    level, place = name["level"], re.escape(name["place"])
    whole = rf"(?<!\w)(?:toàn|trên (?:phạm vi|địa bàn)(?: toàn)?) {level}(?: {place})?(?!\w)"
    return re.compile(f"{whole}|{own}", re.IGNORECASE)


def is_set_elsewhere(before: str, own: re.Pattern[str]) -> bool:
    """Have earlier sentences of a paragraph named another period or a field, of which the next ones may be, too?"""
    return _SET_ELSEWHERE.search(own.sub("", before)) is not None


def groups_of(computed: Computed) -> Iterator[Group]:
    """The columns of all forms by what their heading counts."""
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            totals = result.parts[part.key].tong if part.key in result.parts else {}
            found: dict[str, list[tuple[str, str, Decimal]]] = {}
            expressions = {column.name: total_expression(form, part, column.key) for column in part.columns}
            for column in part.columns:
                heading = _GROUP.match(column.titles[0]) if len(column.titles) > 1 else None
                value = totals.get(column.key)
                if heading and column.kind == "so" and isinstance(value, int):
                    name = re.split(r"[,(]", column.titles[-1])[0].strip().lower()
                    found.setdefault(plain_verb(heading["verb"]), []).append((name, column.name, Decimal(value)))
            for verb, parts in found.items():
                yield Group(verb, code, tuple(parts), expressions)


def total_expression(form: Form, part: Part, key: str) -> str:
    """How a sentence calls the total of a column: ``[= bieu.II_06a.tong.tiep_nhan | so]``."""
    return _expression(form, part, f"tong.{key}")


def row_expression(form: Form, part: Part, label: str, key: str) -> str:
    """How a sentence calls a cell of the row with that label: ``[= bieu.II_06a.dong['Hộ tịch'].tiep_nhan | so]``."""
    return _expression(form, part, f"dong['{label}'].{key}")


def _expression(form: Form, part: Part, figure: str) -> str:
    where = f".{part.key}" if len(form.parts) > 1 else ""
    return f"[= bieu.{re.sub(r'[^0-9A-Za-z_]', '_', form.code)}{where}.{figure} | so]"


def plain_verb(verb: str) -> str:
    """``đã tiếp nhận`` → ``tiếp nhận``."""
    return verb.lower().removeprefix("đã ")


def _stated(reading: Reading, groups: Sequence[Group], own: re.Pattern[str]) -> Iterator[Finding]:
    for figure in _figures(reading):
        start = reading.text.rfind(". ", 0, figure.start) + 1
        lead = reading.text[start : figure.start]
        verbs = list(VERB.finditer(lead))
        if not verbs:
            continue
        verb = plain_verb(f"{verbs[-1]['state'] or ''}{verbs[-1]['verb']}")
        for group in groups:
            if group.verb == verb:
                yield from _differing(reading, figure, lead, group, own)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count as it is typed; the first of "770/771 hồ sơ" with both."""

    start: int
    end: int
    text: str
    count: Decimal


def _figures(reading: Reading) -> Iterator[_Figure]:
    for quantity in reading.counts:
        if quantity.exact and not quantity.percent:
            yield _Figure(quantity.start, quantity.end, quantity.text, quantity.count)
    for ratio in reading.ratios:
        yield _Figure(ratio.start, ratio.end, ratio.text, ratio.part)


def _differing(reading: Reading, figure: _Figure, lead: str, group: Group, own: re.Pattern[str]) -> Iterator[Finding]:
    after = re.split(r"[,;.)]", reading.text[figure.end : figure.end + 60])[0]
    said = _said(lead, group)
    if said is None or figure.count in group.known or OTHER_SCOPE.search(f"{own.sub('', lead)} {after}"):
        return
    total = next((whole for title, _, whole in group.parts if title == "tổng số"), None)
    whole_told = total in {*(item.count for item in reading.counts), *(ratio.whole for ratio in reading.ratios)}
    near = said.value >= LEAST and (
        abs(figure.count - said.value) <= NEAR * said.value or is_slip(figure.count, said.value)
    )
    if near or whole_told:
        yield finding(
            "C306", reading.passage.at(figure.start), words=f"{said.words} {figure.text}", form=group.form,
            column=said.column, value=format_count(said.value), right=said.right,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says before a figure: a column of a group, or two together."""

    words: str
    column: str
    value: Decimal
    right: str


def _said(lead: str, group: Group) -> _Said | None:
    """The column that ``lead`` ends with, or the two: "đúng hạn, trước hạn", "đúng và trước hạn"."""
    parts = [part for part in group.parts if part[0] != "tổng số"]
    for (name, column, value), (other, second, added) in permutations(parts, 2):
        first, last = name.split(" "), other.split(" ")
        shared = rf"(?:{re.escape(f' {last[-1]}')})?" if len(first) > 1 and first[-1] == last[-1] else ""
        written = re.escape(name.removesuffix(f" {last[-1]}")) + shared if shared else re.escape(name)
        found = re.search(rf"(?<!\w){written}{_AND}{re.escape(other)}(?={_LINK})", lead, re.IGNORECASE)
        if found:
            both = (group.expressions[item].removeprefix("[= ").removesuffix(" | so]") for item in (column, second))
            return _Said(found[0], f"{column} + {second}", value + added, f"[= {' + '.join(both)} | so]")
    for name, column, value in parts:
        if re.search(rf"(?<!\w)(?<!và )(?<!hoặc ){re.escape(name)}{_LINK}", lead, re.IGNORECASE):
            return _Said(name, column, value, group.expressions[column])
    return None
