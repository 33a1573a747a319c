"""All figures of reports as plain rows, each with its unit, its place in the form and its source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.forms.model import Part
from tthc_render.forms.result import PartResult, RowFigures
from tthc_render.reports.acceptance import accept
from tthc_render.reports.computed import Computed
from tthc_render.reports.index import IndexedReport
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report

INDICATORS = "chi_tieu"
TOTAL = "Tổng cộng"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a form, or of a group of indicators (``form`` "chi_tieu"), of one report.

    ``kind`` is that of the row: "data", "group", "subtotal" or "total"; ``cells`` are figures by column key, ``names``
    the columns' names by key, ``line`` the row's line in ``file``.
    """

    unit: str
    unit_name: str
    level: str
    parent: str
    period: str
    report_type: str
    form: str
    part: str
    kind: str
    group: str
    label: str
    cells: dict[str, Decimal]
    names: dict[str, str]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A report whose figures could not be taken, and the first error."""

    entry: IndexedReport
    words: str


def reports_of_periods(
    library: Library, periods: Collection[str], units: Collection[str] = (), report_type: str = ""
) -> list[IndexedReport]:
    """The reports of some periods, in the order of their files; empty filters let all through."""
    return [
        entry
        for entry in library.reports.entries
        if entry.code in periods
        and (not units or entry.unit in units)
        and (not report_type or entry.report_type in ("", report_type))
    ]


def collect(
    library: Library, entries: Sequence[IndexedReport], advance: Callable[[bool], None] = lambda ok: None
) -> tuple[list[TableRow], list[Unread]]:
    """The rows of all reports, and the reports that are in no sum; ``advance`` is called after each.

    Those cannot be read, have errors in their data, or are the same report twice.
    """
    rows: list[TableRow] = []
    unread: list[Unread] = []
    doubles = library.reports.doubles(entry.path for entry in entries)
    for entry in entries:
        findings = Findings([doubles[entry.shown]] if entry.shown in doubles else ())
        computed = load_report(entry.path, library, findings)
        # An error that the report accepts with a reason has been printed; its figures are those of the paper.
        if computed is None or (findings.blocked and Findings(accept(computed, list(findings))).blocked):
            unread.append(Unread(entry, _first_error(findings)))
        else:
            rows += _rows(computed)
        advance(computed is not None)
    return rows, unread


def _rows(computed: Computed) -> Iterator[TableRow]:
    report = computed.report
    head = (report.unit.ma, report.unit.ten, str(report.unit.cap), report.unit.cap_tren, report.period.code)
    file = report.source.file
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            found = result.parts.get(part.key)
            if found is None:
                continue
            names = {column.key: column.name for column in part.columns if column.numeric}
            for kind, group, label, record, line in _lines(part, found, report.place("bieu", code).line):
                cells = {key: value for key in names if (value := _number(record.get(key))) is not None}
                if cells:
                    yield TableRow(*head, report.type.ma, code, part.key, kind, group, label, cells, names, file, line)
    for group, spec in report.type.chi_tieu.items():
        names = {key: field.ten for key, field in spec.truong.items() if field.kieu != "chu"}
        record = computed.figures.get(group) or RowFigures()
        cells = {key: value for key in names if (value := _number(record.get(key))) is not None}
        if cells:
            line = report.place("chi_tieu", group).line
            yield TableRow(*head, report.type.ma, INDICATORS, group, "data", "", spec.ten, cells, names, file, line)


def _lines(part: Part, found: PartResult, line: int) -> Iterator[tuple[str, str, str, RowFigures, int]]:
    """Kind, group, label, record and line of each row; the total comes last."""
    group = ""
    for item in found.lines:
        if item.kind == "group":
            group = item.label
        if item.kind != "total":
            yield item.kind, "" if item.kind == "group" else group, item.label, item.cells, item.where.line or line
    if found.tong:
        yield "total", "", part.spec.tong_cong.nhan if part.spec.tong_cong else TOTAL, found.tong, line


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def _first_error(findings: Sequence[Finding]) -> str:
    errors = [item for item in findings if item.severity is Severity.ERROR] or list(findings)
    return f"{errors[0].code}: {errors[0].message()}" if errors else "không đọc được"
