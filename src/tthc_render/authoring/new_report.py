"""A unit's next report as a draft: from its last report, or the first of its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import PERIODS, schemas_from, write_new
from tthc_render.authoring.first_report import FirstReport
from tthc_render.authoring.next_period import next_period_of, next_report
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Form
from tthc_render.reports.computed import past_names
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.loader import load_report
from tthc_render.vietnamese.calendar_windows import calendar_period
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM, format_short
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period
from tthc_render.workspace.kinds import REPORT
from tthc_render.workspace.units import Level, Unit

ERRORS_TOLD: Final = 3
"""So many errors of a last report are shown; `check` shows all."""
MODELINE: Final = "# yaml-language-server"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that was begun: its file, and a sentence on what is in it."""

    path: Path
    words: str


def begin_report(
    library: Library,
    last: Path | None,
    *,
    unit: str = "",
    kind: str = "",
    period: str = "",
    name: str = "",
    today: date | None = None,
) -> Draft:
    """Write the report after ``last``, or after the latest one of ``unit`` and ``kind``, or its first one.

    ``period`` is the new period's code; by default the one that follows, of a first report the last one whose data
    end before ``today``. ``name`` is the file's name. Raises WrongUsage where units, types, periods or files do not
    fit, FoundErrors if the last report cannot be computed.
    """
    if period:
        _period(period)
    if last is None:
        reporter = _unit(library, unit)
        last, kind = _last_report(library, reporter, kind, period, today or date.today())
        if last is None:
            return _first_report(library, reporter, kind, period, name, today or date.today())
        try:
            return _next_report(library, last, period, name)
        except FoundErrors:
            if not period or _follows(library, last, period):
                raise
            # Nothing would be carried over from it: the new report does not wait for it.
            return _first_report(library, reporter, kind, period, name, today or date.today())
    return _next_report(library, last, period, name)


def _follows(library: Library, last: Path, period: str) -> bool:
    """Is a period the very next one of a report, or one of which that is not known?"""
    entry = next((entry for entry in library.reports.reports if entry.path == last), None)
    if entry is None or entry.period is None:
        return True
    try:
        return parse_period(entry.period.code).sau.code == _period(period).code
    except PeriodError:
        return True


def _unit(library: Library, code: str) -> Unit:
    findings = Findings()
    registry = library.units(findings)
    if registry is None:
        reasons = "; ".join(f"{item.where}: {item.message()}" for item in findings if item.severity == "error")
        raise WrongUsage(f"Chưa đọc được data/units.yaml: {reasons} Thêm đơn vị bằng: tthc-render new unit {code}")
    return registry.unit(code)


def _period(code: str) -> Period:
    try:
        return parse_period(code)
    except PeriodError as problem:
        raise WrongUsage(f"--period {code}: {problem.detail} Viết như: {problem.right}.") from None


def _is_no_more(unit: Unit, period: Period) -> bool:
    """Is it a district, at a time without districts?"""
    return unit.cap is Level.DISTRICT and period.end >= NO_DISTRICTS_FROM


def _checked_type(library: Library, kind: str, unit: Unit, period: Period) -> LoadedType:
    """The version of a report type that ``unit`` uses in ``period``; WrongUsage if there is none.

    A district has no report of a period that ends when there are no districts any more.
    """
    if _is_no_more(unit, period):
        raise WrongUsage(
            f"{unit.ten}, kỳ {period.code}: từ ngày {format_short(NO_DISTRICTS_FROM)} không còn cấp huyện, nên không "
            f"lập báo cáo của kỳ này. Lập cho xã, phường: tthc-render new report --unit MÃ-XÃ --period {period.code}"
        )
    findings = Findings()
    loaded = library.report_type(kind, Place("--type"), findings, period.end, unit.cap)
    if loaded is None:
        reasons = "; ".join(item.message() for item in findings)
        raise WrongUsage(f"--type {kind}: {reasons} Xem: tthc-render list types")
    if period.kind not in loaded.type.ky:
        wanted = ", ".join(f"{item} (như {PERIODS[item]})" if item in PERIODS else item for item in loaded.type.ky)
        raise WrongUsage(
            f"--period {period.code}: loại báo cáo {kind} không làm cho kỳ này. Ghi một kỳ thuộc loại: {wanted}; hoặc "
            f"thêm {period.kind} vào “ky” của report.yaml."
        )
    if any(item.code in ("D601", "D313") for item in findings):
        fitting = fitting_types(library, unit, period)
        others = "; ".join(f"{code} ({name})" for code, name in fitting) or "chưa có loại nào"
        reasons = next(item.message() for item in findings if item.code in ("D601", "D313"))
        raise WrongUsage(f"--type {kind}: {reasons} Loại dùng được cho {unit.ten}, kỳ {period.code}: {others}.")
    return loaded


def fitting_types(library: Library, unit: Unit, period: Period | None = None) -> list[tuple[str, str]]:
    """Code and name of the types of reports that a unit of that level makes, in ``period`` if one is given.

    Other kinds of documents, such as plans, are made when there is a reason and not for a period: they are named.
    """
    found: list[tuple[str, str]] = []
    if period is not None and _is_no_more(unit, period):
        return found
    for code in library.workspace.names("reports"):
        findings = Findings()
        loaded = library.report_type(code, Place("--type"), findings, period.end if period else None, unit.cap)
        fits = loaded is not None and (period is None or period.kind in loaded.type.ky)
        fits = fits and loaded is not None and loaded.type.loai_van_ban in ("", REPORT) and not loaded.type.goi_ten
        if loaded is not None and fits and not any(item.code in ("D601", "D313") for item in findings):
            found.append((code, loaded.type.ten))
    return found


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A report that a unit can begin: its type, and ``period``, the last one that is over."""

    type: str
    type_name: str
    period: Period


def suggested_reports(library: Library, unit: str, today: date) -> list[Suggestion]:
    """What a unit can report: each type for its level, with the last period whose data end before ``today``.

    WrongUsage where the registry has no such unit.
    """
    reporter = _unit(library, unit)
    found = []
    for code, name in fitting_types(library, reporter):
        try:
            period = _closed_period(library, code, today)
        except WrongUsage:
            continue
        if (code, name) in fitting_types(library, reporter, period):
            found.append(Suggestion(code, name, period))
    return found


def _last_report(library: Library, unit: Unit, kind: str, period: str, today: date) -> tuple[Path | None, str]:
    """The unit's latest report of a type before ``period``, None if it has none; and the type."""
    found = [
        entry
        for entry in library.reports.reports
        if entry.unit == unit.ma and entry.whole and (not kind or entry.report_type == kind)
    ]
    if not kind and period:
        fits = {code for code, _ in fitting_types(library, unit, _period(period))}
        found = [entry for entry in found if entry.report_type in fits]
    kinds = sorted({entry.report_type for entry in found})
    if not kind and len(kinds) != 1:
        fitting = fitting_types(library, unit, _period(period) if period else None)
        if not kinds and len(fitting) == 1:
            return None, fitting[0][0]
        known = "; ".join(kinds or [f"{code} ({name})" for code, name in fitting])
        raise WrongUsage(f"Ghi rõ loại báo cáo của {unit.ma} bằng --type. Có: {known or 'chưa có loại nào'}.")
    dated = [(entry.period, entry.path) for entry in found if entry.period is not None]
    if period:
        dated = [item for item in dated if item[0].end < _period(period).end]
    last = max(dated, key=lambda item: item[0])[1] if dated else None
    return last, kind or next(iter(kinds), "")


def _next_report(library: Library, last: Path, period: str, name: str) -> Draft:
    workspace = library.workspace
    if not last.is_file():
        raise WrongUsage(f"Không có tệp {last}. Kiểm tra lại tên tệp.")
    findings = Findings()
    computed = load_report(last, library, findings)
    if computed is None:
        errors = [item for item in findings if item.severity == "error"]
        reasons = "\n".join(f"{item.where}: {item.code}: {item.message()}" for item in errors[:ERRORS_TOLD])
        more = f"\n… và {len(errors) - ERRORS_TOLD} lỗi nữa" if len(errors) > ERRORS_TOLD else ""
        shown = workspace.shown(last)
        raise FoundErrors(
            f"{shown} còn lỗi nên chưa lập được báo cáo kỳ sau:\n{reasons}{more}\n"
            f"Sửa cho hết lỗi (tthc-render check {shown}); báo cáo ấy không cần nữa thì chuyển ra khỏi data/."
        )
    new_period = next_period_of(computed.report.period, period)
    loaded = _checked_type(library, computed.loaded.type.ma, computed.report.unit, new_period)
    if loaded.type.theo_lich:
        new_period = calendar_period(new_period)
    path = last.parent / (_file_name(name) or f"{new_period.code}-{loaded.type.ma}.yaml")
    _refuse_double(library, computed.report.unit.ma, loaded.type.ma, new_period.code)
    forms = _forms(library, loaded, new_period)
    past = _past(library, computed.report.unit, loaded, new_period)
    draft = next_report(computed, new_period, loaded, forms, workspace.shown(path), past)
    write_new(path, draft.text, workspace)
    library.reports.forget()
    return Draft(path, draft.words + _filling(forms, workspace.shown(path)))


def _past(library: Library, unit: Unit, loaded: LoadedType, period: Period) -> tuple[str, ...]:
    """The names of the earlier reports that the unit has of a type."""
    return past_names(period, lambda before: library.reports.find(unit.ma, loaded.type.ma, before.code))


def _forms(library: Library, loaded: LoadedType, period: Period) -> dict[str, Form]:
    """The forms of a report type in the versions that are in force; WrongUsage for one that cannot be used."""
    forms = {}
    for code in loaded.type.bieu:
        findings = Findings()
        form = library.form(code, Place("--type"), findings, period.end)
        if form is None:
            raise WrongUsage(f"Biểu {code}: {'; '.join(item.message() for item in findings)}")
        forms[code] = form
    return forms


def _first_report(library: Library, unit: Unit, kind: str, period: str, name: str, today: date) -> Draft:
    """A report of a type that the unit has not made yet."""
    workspace = library.workspace
    registry = library.units(Findings())
    if workspace.report_type_folder(kind) is None or registry is None:
        known = "; ".join(f"{code} ({words})" for code, words in fitting_types(library, unit))
        raise WrongUsage(f"Không có loại báo cáo {kind}. Loại dùng được cho {unit.ten}: {known}.")
    wanted = _period(period) if period else _closed_period(library, kind, today)
    loaded = _checked_type(library, kind, unit, wanted)
    if loaded.type.theo_lich:
        wanted = calendar_period(wanted)
    path = workspace.data / unit.ma / (_file_name(name) or f"{wanted.code}-{kind}.yaml")
    _refuse_double(library, unit.ma, kind, wanted.code)
    head = [
        f"{MODELINE}: $schema={schemas_from(path, workspace)}/bao-cao/{kind}.json",
        f"# Bản thảo. Điền hết các chỗ null, đọc lại lời văn, rồi chạy: tthc-render check {workspace.shown(path)}",
    ]
    forms, past = _forms(library, loaded, wanted), _past(library, unit, loaded, wanted)
    write_new(path, FirstReport(loaded, forms, unit, registry, wanted, past).text(head), workspace)
    library.reports.forget()
    return Draft(
        path,
        f"{wanted.day_du} (số liệu từ {wanted.tu_ngay} đến {wanted.den_ngay}): điền các chỗ null, đọc và sửa lời văn; "
        f"rồi chạy: tthc-render check {workspace.shown(path)}{_filling(forms, workspace.shown(path))}",
    )


def _filling(forms: Mapping[str, Form], shown: str) -> str:
    """How the cells of a report's forms need not be typed into its YAML file, on a line of its own."""
    if not forms:
        return ""
    code = f" --form {next(iter(forms))}" if len(forms) > 1 else ""
    return (
        f"\nĐiền biểu bằng Excel: tthc-render export-form {shown} -o dien.xlsx, xong: tthc-render import dien.xlsx. "
        f"Đã có bảng điền sẵn: tthc-render import BẢNG --report {shown}{code}"
    )


def _closed_period(library: Library, kind: str, today: date) -> Period:
    """The last period of a type whose data end before ``today``."""
    found: list[Period] = []
    for version in library.type_versions(kind):
        for wanted in version.type.ky:
            if wanted in PERIODS:
                current = parse_period(PERIODS[wanted])
                while current.sau.end < today:
                    current = current.sau
                while current.end >= today:
                    current = current.truoc
                if version.type.theo_lich and calendar_period(current).end >= today:
                    current = current.truoc
                found.append(current)
    if not found:
        raise WrongUsage(f"Ghi rõ kỳ của báo cáo {kind} bằng --period, ví dụ --period 2026-Q3.")
    return max(found, key=lambda item: item.end)


def _file_name(name: str) -> str:
    return name if not name or name.endswith((".yaml", ".yml")) else f"{name}.yaml"


def _refuse_double(library: Library, unit: str, kind: str, period: str) -> None:
    there = library.reports.find(unit, kind, period)
    if there is not None:
        raise WrongUsage(f"Đã có báo cáo {kind} kỳ {period} của {unit}: {library.workspace.shown(there)}.")
