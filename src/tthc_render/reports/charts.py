"""Charts that an outline or a narrative asks for: which figures they show, of rows of a form or of periods.

    [[biểu đồ: II.06a | cột (4), (5) | dòng Đất đai, Hộ tịch | kiểu đường | rộng 150 | cao 70 | Biểu đồ 1. …]]
    [[biểu đồ: II.06a | cột (4) | 4 kỳ | Biểu đồ 2. …]]
    [[biểu đồ: chi_tieu.nhiem_vu | cột giao, hoan_thanh | 4 kỳ | Biểu đồ 3. …]]

Nothing is drawn here: a layout draws (`layout.charts.drawing`).
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.figures import PERIODS_MAX, PERIODS_USUAL
from tthc_render.document.inlines import has_marks, parse_inlines
from tthc_render.document.markup import ChartRef
from tthc_render.document.tree import Chart, Figure, Series, plain
from tthc_render.forms.model import Column
from tthc_render.forms.result import FormRow, as_shown, decimals, show
from tthc_render.reports.chart_names import listed, names_of
from tthc_render.reports.computed import Computed
from tthc_render.reports.types import FieldSpec
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.periods import Period, periods_before
from tthc_render.vietnamese.text import fold, nearest, without_marks

LIBRARY: Final = "matplotlib"
CATEGORIES_MAX: Final = 30
SERIES_MAX: Final = 6
BARS_MAX: Final = 600
"""Figures of one chart; drawing 600 of them takes three seconds."""
WIDTH_MM: Final = 150.0
WIDTHS_MM: Final = (40.0, 400.0)
HEIGHTS_MM: Final = (30.0, 220.0)
KNOWN_SHOWN: Final = 12
"""Names of one finding."""
GROUPS: Final = "chi_tieu."
_SUM_OF: Final = re.compile("tong_so_")
"""A title of a column that begins so says little without that of its group."""
SUMS: Final = frozenset({"tong", "tong_so", "tong_cong", "cong"})
_LOOKS: Final[dict[str, Literal["bar", "barh", "line"]]] = {"cot": "bar", "cot ngang": "barh", "duong": "line"}
_SIZE = re.compile(r"(rong|cao)\s+([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*(?:mm)?")
_PERIODS = re.compile(r"(?:theo\s+)?(?:([0-9]{1,2})\s+)?ky(?:\s+bao cao)?")
_WORDS: Final = ("cột", "dòng", "kiểu", "phần")

Earlier = Callable[[Period], Computed | None]


def no_report(period: Period) -> Computed | None:
    """Where no other reports are known."""
    return None


def chart_of(ref: ChartRef, computed: Computed, earlier: Earlier, findings: Findings) -> Figure | None:
    """The chart that ``ref`` asks for, its figures those that tables print; None with findings if it is impossible.

    ``earlier`` gives the unit's report of another period, if there is one.
    """
    asked = _read(ref, findings)
    if asked is None:
        return None
    if importlib.util.find_spec(LIBRARY) is None:
        findings.add("D768", ref.where)
        return None
    own = _figures_of(asked, computed)
    if own is None:
        _tell_source(asked, computed, findings)
        return None
    columns = _columns(asked, own, findings)
    rows = _rows(asked, own, findings)
    if columns is None or rows is None:
        return None
    if asked.periods:
        chart = _of_periods(asked, computed, earlier, columns, rows, findings)
    else:
        chart = _of_rows(asked, columns, rows)
    if chart is None:
        return None
    if not any(value is not None for series in chart.series for value in series.values):
        findings.add("D767", ref.where, reason="không có số nào để vẽ")
        return None
    bars = len(chart.categories)
    if (found := bars * len(chart.series)) > BARS_MAX:
        findings.add("D767", ref.where, reason=f"có {found} số, nhiều nhất là {BARS_MAX}")
        return None
    if bars > CATEGORIES_MAX or len(chart.series) > SERIES_MAX:
        findings.add("D769", ref.where, rows=bars, series=len(chart.series), most=CATEGORIES_MAX, kinds=SERIES_MAX)
    caption = parse_inlines(asked.caption, findings, ref.where) if asked.caption else ()
    title = plain(caption) or f"Biểu đồ {ref.source}"
    return Figure(ref.source, asked.width, caption, ref.where, picture=chart, alt=f"{title}. {chart.words}"[:2000])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a chart's line says."""

    ref: ChartRef
    columns: str
    rows: str
    look: Literal["bar", "barh", "line"] | None
    part: str
    periods: int
    width: float
    height: float
    caption: str


def _read(ref: ChartRef, findings: Findings) -> _Asked | None:
    """The fields of a chart by their first word; None with D766 if one of them says nothing."""
    found: dict[str, str] = {}
    sizes: dict[str, float] = {}
    captions: list[str] = []
    periods = 0
    for field in ref.fields:
        plain_words = without_marks(field)
        first, _, rest = field.partition(" ")
        word = next((name for name in _WORDS if without_marks(name) == without_marks(first)), "")
        if match := _SIZE.fullmatch(plain_words):
            sizes[match[1]] = float(match[2].replace(",", "."))
        elif match := _PERIODS.fullmatch(plain_words):
            periods = int(match[1] or PERIODS_USUAL)
        elif word and rest.strip() and word not in found:
            found[word] = rest.strip()
        elif field:
            captions.append(field)
    look = _LOOKS.get(without_marks(found.get("kiểu", "")))
    width, height = sizes.get("rong", WIDTH_MM), sizes.get("cao", 0.0)
    fault = (
        f"có {len(captions)} lời chú thích" if len(captions) > 1
        else f"kiểu “{found['kiểu']}” không có" if "kiểu" in found and look is None
        else f"{periods} kỳ; được từ 2 đến {PERIODS_MAX}" if periods and not 2 <= periods <= PERIODS_MAX
        else f"rộng {width:g} mm" if not WIDTHS_MM[0] <= width <= WIDTHS_MM[1]
        else f"cao {height:g} mm" if height and not HEIGHTS_MM[0] <= height <= HEIGHTS_MM[1]
        else "chưa nói lấy cột nào" if "cột" not in found
        else ""
    )  # fmt: skip
    if fault:
        findings.add("D766", ref.where, reason=fault)
        return None
    part = found.get("phần", "").partition(",")[0].strip()
    columns, rows = (found.get(key, "") for key in ("cột", "dòng"))
    return _Asked(ref, columns, rows, look, part, periods, width, height, "".join(captions))


Shown = tuple[Decimal | None, str]
"""A figure as it counts and as it is printed."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: its key, its printed code, its title, and its title with that of the columns above it.

    ``is_full``: the title is its full one, as another column has the same last words.
    """

    key: str
    code: str
    title: str
    full: str
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of a form's part, or of an indicator group as one row; the last row of ``totals`` is that of all."""

    columns: tuple[_Column, ...]
    rows: tuple[_Row, ...]
    totals: tuple[_Row, ...]
    worded: tuple[_Column, ...] = ()
    """Columns that hold words, which no chart can show."""


def _figures_of(asked: _Asked, report: Computed) -> _Figures | None:
    source = asked.ref.source
    if source.startswith(GROUPS):
        return _group(source.removeprefix(GROUPS), report)
    found = report.forms.get(re.sub(r"^biểu\s+", "", source, flags=re.IGNORECASE))
    if found is None:
        return None
    form, result = found
    wanted = re.sub(r"^phan_", "", fold(asked.part))
    parts = [part for part in form.parts if wanted in ("", part.key, re.sub(r"^phan_", "", part.key))]
    if not parts or parts[0].key not in result.parts:
        return None
    part = parts[0]
    columns = [column for column in part.columns if column.numeric]
    rows: list[_Row] = []
    totals: list[_Row] = []
    for line in result.parts[part.key].lines:
        cells = {
            column.key: (_number(column, line), show(form, column, line.cells.get(column.key), line.rules))
            for column in columns
        }
        (rows if line.kind == "data" else totals).append(_Row(_read_out(line.label), cells))
    words = [column for column in part.columns if not column.numeric]
    return _Figures(_named(columns), tuple(rows), tuple(totals), _named(words))


def _named(columns: Sequence[Column]) -> tuple[_Column, ...]:
    """Columns by the shortest names that tell one from the others."""
    names = [_names(column) for column in columns]
    times = [Counter(map(fold, of_one_length)) for of_one_length in zip(*names, strict=True)]
    out = []
    for column, known in zip(columns, names, strict=True):
        unique = (name for name, count in zip(known, times, strict=True) if count[fold(name)] == 1)
        title = next(unique, known[-1])
        if title == known[0] and _SUM_OF.match(fold(title)):
            title = known[1]  # "Tổng số lượt" says of what only below its group
        is_full = title != known[0]
        out.append(_Column(column.key, column.code, title, title if is_full else known[1], is_full))
    return tuple(out)


def _names(column: Column) -> tuple[str, str, str]:
    """The title of a column alone, below the topmost title, and below all; a column of sums is named as those of it."""
    titles = [_read_out(title) for title in column.titles]
    if len(titles) > 1 and fold(titles[-1]) in SUMS:
        titles.pop()
    return titles[-1], " – ".join(dict.fromkeys((titles[0], titles[-1]))), " – ".join(titles)


def _read_out(text: str) -> str:
    """A name with the marks of narrative as plain words, without its notes."""
    return plain(parse_inlines(text, Findings(), Place())) if has_marks(text) else text


def _group(code: str, report: Computed) -> _Figures | None:
    spec = report.loaded.type.chi_tieu.get(code)
    if spec is None:
        return None
    group: Mapping[str, object] = report.figures.get(code) or {}
    fields = [(_Column(key, "", field.ten, field.ten), field.kieu == "chu") for key, field in spec.truong.items()]
    columns = tuple(column for column, worded in fields if not worded)
    cells = {column.key: _shown(group.get(column.key), spec.truong[column.key]) for column in columns}
    return _Figures(columns, (), (_Row("", cells),), tuple(column for column, worded in fields if worded))


def _shown(value: object, field: FieldSpec) -> Shown:
    """A figure of an indicator group, with all decimals that its field states."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None, ""
    number = value if isinstance(value, Decimal) else Decimal(value)
    is_stated = "so_le" in field.model_fields_set and field.kieu in ("thap_phan", "ty_le")
    return Decimal(value), format_decimal(number, max(field.so_le, decimals(number)) if is_stated else None)


def _number(column: Column, line: FormRow) -> Decimal | None:
    value = line.cells.get(column.key)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(as_shown(column, Decimal(value) if isinstance(value, int) else value, line.rules))


def _tell_source(asked: _Asked, report: Computed, findings: Findings) -> None:
    """D765 for a form, a part of one or a group that this report does not have."""
    name = asked.ref.source
    groups = [f"{GROUPS}{key}" for key in report.loaded.type.chi_tieu]
    known = [*report.forms, *groups]
    if (found := report.forms.get(name)) is not None:
        name, known = f"phần {asked.part}", [f"phần {part.key}" for part in found[0].parts]
    _unknown("biểu hoặc nhóm chỉ tiêu", name, known, asked, findings)


def _unknown(what: str, name: str, known: Sequence[str], asked: _Asked, findings: Findings) -> None:
    near = nearest(name, known)
    shown = ", ".join(map(listed, known[:KNOWN_SHOWN])) + (" …" if len(known) > KNOWN_SHOWN else "") or "không có"
    findings.add("D765", asked.ref.where, what=what, name=name, near=near, known=shown)


def _columns(asked: _Asked, figures: _Figures, findings: Findings) -> list[_Column] | None:
    """The columns by key, code or title, in the order asked for."""
    by_name, worded = _by_name(figures.columns), _by_name(figures.worded)
    out = []
    for name in names_of(asked.columns, lambda name: name in by_name or fold(name) in by_name):
        found = by_name.get(name) or by_name.get(fold(name))
        if found is None:
            near = nearest(name, [column.key for column in figures.columns])
            known = [f"{column.code or column.key} {column.title}" for column in figures.columns]
            if name in worded or fold(name) in worded:
                reason = f"cột “{name}” ghi chữ, không có số để vẽ; cột có số: {', '.join(known[:KNOWN_SHOWN])}"
                findings.add("D766", asked.ref.where, reason=reason)
                return None
            _unknown("cột", name, [near, *known] if near else known, asked, findings)
            return None
        out.append(found)
    if any(column.is_full for column in out):
        return [replace(column, title=column.full) for column in out]
    return out


def _by_name(columns: Sequence[_Column]) -> dict[str, _Column]:
    """Columns by key, code and either title; the first of one name."""
    by_name: dict[str, _Column] = {}
    for column in reversed(columns):
        titles = (column.full, fold(column.full), column.title, fold(column.title))
        names = (column.key, column.code, column.code.strip("()"), *titles)
        by_name |= {name: column for name in names if name}
    return by_name


def _rows(asked: _Asked, figures: _Figures, findings: Findings) -> list[_Row] | None:
    """The rows asked for by name; all of them, or for periods the total, where none is named."""
    if not asked.rows:
        return list(figures.totals[-1:] if asked.periods or not figures.rows else figures.rows)
    by_name = {fold(row.label): row for row in (*reversed(figures.totals), *reversed(figures.rows))}

    def named(name: str) -> _Row | None:
        return figures.totals[-1] if fold(name) in SUMS and figures.totals else by_name.get(fold(_read_out(name)))

    out = []
    for name in names_of(asked.rows, lambda name: named(name) is not None):
        row = named(name)
        if row is None:
            _unknown("dòng", name, [row.label for row in figures.rows], asked, findings)
            return None
        out.append(row)
    return out


def _of_rows(asked: _Asked, columns: Sequence[_Column], rows: Sequence[_Row]) -> Chart:
    """A category for each row and a series for each column; one row alone has a category for each column."""
    look = asked.look or "auto"
    if len(rows) == 1 and len(columns) > 1:
        return Chart(
            look,
            tuple(column.title for column in columns),
            (_series(rows[0].label, [rows[0].cells[column.key] for column in columns]),),
            asked.height,
        )
    series = tuple(_series(column.title, [row.cells[column.key] for row in rows]) for column in columns)
    return Chart(look, tuple(row.label for row in rows), series, asked.height)


def _of_periods(
    asked: _Asked,
    computed: Computed,
    earlier: Earlier,
    columns: Sequence[_Column],
    rows: Sequence[_Row],
    findings: Findings,
) -> Chart | None:
    """A category for each period, with a gap where no report is; a series for each column, or each row of one."""
    if len(rows) > 1 and len(columns) > 1:
        findings.add("D766", asked.ref.where, reason="theo kỳ thì chỉ một cột hoặc chỉ một dòng")
        return None
    own = computed.report.period
    periods = [*reversed(periods_before(own, asked.periods - 1)), own]
    reports = [computed if period == own else earlier(period) for period in periods]
    missing = ", ".join(period.code for period, report in zip(periods, reports, strict=True) if report is None)
    if sum(report is not None for report in reports) < 2:
        findings.add("D767", asked.ref.where, reason=f"không có báo cáo kỳ {missing}")
        return None
    if missing:
        findings.add("D777", asked.ref.where, periods=missing)
    figures = [None if report is None else _figures_of(asked, report) for report in reports]
    series = []
    for row in rows:
        for column in columns:
            values = [_value(one, row.label, column.key, row in (_last(figures[-1]),)) for one in figures]
            series.append(_series(row.label if len(rows) > 1 else column.title, values))
    years = {period.year for period in periods}
    names = tuple(period.ngan if len(years) == 1 else period.gon for period in periods)
    return Chart(asked.look or "line", names, tuple(series), asked.height)


def _last(figures: _Figures | None) -> _Row | None:
    return figures.totals[-1] if figures is not None and figures.totals else None


def _value(figures: _Figures | None, label: str, key: str, total: bool) -> Shown:
    """A figure of another period: of the row of the same name, or of the total."""
    if figures is None:
        return None, ""
    rows = [_last(figures)] if total else [row for row in (*figures.rows, *figures.totals) if row.label == label]
    return next((row.cells[key] for row in rows if row is not None and key in row.cells), (None, ""))


def _series(name: str, shown: Sequence[Shown]) -> Series:
    return Series(name, tuple(value for value, _ in shown), tuple(text for _, text in shown))
