"""What a report says of itself outside its forms: its date, totals typed into prose. C305, C306, C313, C317."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from tthc_render.checks.report_day import first_day, in_year, latest_day, shown_day, typed_day
from tthc_render.checks.stated_parts import own_prose, own_total, row_expression, total_expression
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.reports.computed import Computed
from tthc_render.reports.model import PartialDay
from tthc_render.vietnamese.dates import format_short, plainly
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.workspace.kinds import REPORT

_LATE: Final = timedelta(days=183)
_DUE: Final = timedelta(days=92)
"""Within these days after its period a report is written."""
_ESTIMATED: Final = 4
"""In the last quarter of a period of the calendar reports are written that estimate its end."""
_COUNTED: Final = pattern_of(r"^(?:Số lượng|Tổng số|Số)\s+", re.IGNORECASE)
_OTHER_SCOPE: Final = pattern_of(
    r"(?<!\w)(?:cấp|lĩnh vực|lũy kế|cùng kỳ|kỳ trước|toàn tỉnh|toàn huyện|năm|tháng|từ đầu|đơn vị|xã|phường|sở"
    r"|riêng)(?!\w)",
    re.IGNORECASE,
)
_OF_THEN: Final = pattern_of(
    r"(?:(?! so với | hơn | bằng )[^.;:,\d]){0,30}\s(?:kỳ trước|cùng kỳ|(?:quý|tháng|năm|kỳ báo cáo) trước)(?!\w)",
    re.IGNORECASE,
)
"""“716 hồ sơ kỳ trước”: what stands behind the figure says that it is another period's."""
_FIELD: Final = pattern_of(r"lĩnh vực\s$", re.IGNORECASE)
_DONE_TO: Final = pattern_of(r"hồ sơ (?:đã )?(tiếp nhận|giải quyết)$", re.IGNORECASE)
_LINK: Final = r"(?:\s(?:trong kỳ|trong quý|được|là|đạt|gồm|có)){0,3}\s?:?\s{1,2}$"


_Stated = tuple[re.Pattern[str], str, str, Decimal, str]
"""How prose names a figure, its form and column, the figure, and the expression that prints it."""


def check_date(computed: Computed) -> list[Finding]:
    """C305: a report dated before the last day that its figures count; estimates say so in their own window.

    Of a day that is still open the last is taken that it can have. D791: so late in a month or year of the calendar
    that estimates of all of it are usual.

    C317: an early one whose day and month fit the right year. C313: one dated over half a year after it,
    as by a year mistyped.

    Plans, decisions and other kinds of documents are written before the period that they are about ends.
    """
    kind = computed.loaded.document_kind
    if kind is None and computed.report.type.loai_van_ban:
        return []  # a kind misspelt, which is told
    if kind.code != REPORT if kind is not None else not computed.report.type.ten_loai.startswith("BÁO CÁO"):
        return []
    typed = computed.report.file.van_ban.ngay
    day, end = latest_day(typed), computed.report.period.end
    if end <= day and first_day(typed) <= end + _LATE:
        return []
    where = computed.report.source.place(("van_ban", "ngay"))
    right = _in_another_year(typed, end) if day < end else None
    if right is not None:
        return [finding("C317", where, day=shown_day(typed), end=format_short(end), right=typed_day(right))]
    if day > end:
        return [finding("C313", where, day=shown_day(typed), end=format_short(end))]
    period = computed.report.period
    last = plainly(day) if day > period.start else "…"
    window = f"ky: {{ma: {period.code}, tu_ngay: {plainly(period.start)}, den_ngay: {last}}}"
    is_estimate = computed.report.type.theo_lich and end - day <= (end - period.start) / _ESTIMATED
    code = "D791" if is_estimate else "C305"
    return [finding(code, where, day=shown_day(typed), end=format_short(end), right=window)]


def _in_another_year(day: date | PartialDay, end: date) -> date | PartialDay | None:
    """The same day in the year when the report was due; None where it does not fit there either."""
    for year in (end.year, end.year + 1):
        other = in_year(day, year)
        if other is not None and end <= latest_day(other) and first_day(other) <= end + _DUE:
            return other
    return None


def check_stated_figures(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """C306: totals, and figures of named rows, typed into narrative that the forms of the report have otherwise."""
    typed = own_prose(computed, passages)
    said = "\n".join(passage.text for passage in typed).lower()
    known = [*_rows(computed, said), *_totals(computed)] if typed else []
    own = own_total(computed)
    return [found for passage in typed if known for found in _typed(Reading(passage), known, own)]


def _totals(computed: Computed) -> Iterator[_Stated]:
    """For every counted column with a total: how prose names it, form, column, figure."""
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            for column in part.columns:
                value = result.parts[part.key].tong.get(column.key) if part.key in result.parts else None
                thing = _COUNTED.sub("", column.titles[0])
                if (
                    column.kind != "so"
                    or not isinstance(value, int)
                    or len(column.titles) < 2
                    or thing == column.titles[0]
                ):
                    continue
                last = column.titles[-1].lower()
                words = rf"[Tt]ổng số\s{_loose(thing)}" if last == "tổng số" else rf"{_loose(thing)}\s{re.escape(last)}"
                pattern = re.compile(rf"(?<!\w){words}{_LINK}", re.IGNORECASE)
                yield pattern, code, column.name, Decimal(value), total_expression(form, part, column.key)


def _rows(computed: Computed, said: str) -> Iterator[_Stated]:
    """For every row and every column of totals: ``lĩnh vực Hộ tịch tiếp nhận``, form, row and column, figure.

    Rows whose name is not in ``said``, the narrative in small letters, are passed over.
    """
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            columns = [x for x in part.columns if x.kind == "so" and len(x.titles) > 1 and x.titles[-1] == "Tổng số"]
            verbs = [(column, found[1]) for column in columns if (found := _DONE_TO.search(column.titles[0]))]
            for line in result.parts[part.key].lines if part.key in result.parts else ():
                for column, verb in verbs if line.kind == "data" and line.label and line.label.lower() in said else ():
                    value = line.cells.get(column.key)
                    if isinstance(value, int):
                        words = (
                            rf"{re.escape(line.label)}(?:(?!đang|chưa)[^.;:,\d]){{0,20}}:?\s(?:đã )?{re.escape(verb)}"
                        )
                        name = f"{line.label}, {column.name}"
                        pattern = re.compile(rf"(?<!\w){words}{_LINK}", re.IGNORECASE)
                        yield pattern, code, name, Decimal(value), row_expression(form, part, line.label, column.key)


def _loose(thing: str) -> str:
    """``hồ sơ tiếp nhận`` also as ``hồ sơ đã tiếp nhận``, ``hồ sơ TTHC tiếp nhận``."""
    first, second, *rest = (re.escape(word) for word in f"{thing} .".split())
    blank = r"\s"
    return rf"{first}\s{second}(?:\sTTHC)?(?:\sđã)?\s{blank.join(rest[:-1])}" if len(rest) > 1 else re.escape(thing)


def _typed(reading: Reading, known: Sequence[_Stated], own: re.Pattern[str]) -> Iterator[Finding]:
    for quantity in reading.counts:
        if not quantity.exact or quantity.depth:
            continue
        start = max(reading.text.rfind(mark, 0, quantity.start) for mark in (". ", "; ")) + 1
        lead = reading.text[start : quantity.start]
        for pattern, code, column, value, right in known:
            found = pattern.search(lead)
            if found and quantity.count == value:
                break
            if not found or _OTHER_SCOPE.search(own.sub("", _FIELD.sub("", lead[: found.start()]))):
                continue
            if _OF_THEN.match(reading.text, quantity.end):
                continue
            yield finding(
                "C306", reading.passage.at(quantity.start), words=f"{found.group().strip(' :')} {quantity.text}",
                form=code, column=column, value=format_count(value), right=right,
            )  # fmt: skip
            break
