"""What exists: units, report types, forms, periods with reports; and which reports are still missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.reports.expectations import missing_reports
from tthc_render.reports.index import IndexedReport
from tthc_render.reports.library import Library, LoadedType, levels_in_words
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.periods import KIND_NAMES, Period, PeriodError, parse_period
from tthc_render.workspace.paths import UNITS_FILE
from tthc_render.workspace.units import Registry
from tthc_render.yaml_files.misnamed import right_name

CONFIRMED: Final = {
    "da_xac_nhan": "đã đối chiếu",
    "chua_xac_nhan": "chưa đối chiếu",
    "dia_phuong": "của địa phương",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: its title, keys and names of its columns, its rows as text by key.

    ``findings`` are on files that the table was made from.
    """

    title: str
    columns: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]
    findings: tuple[Finding, ...] = ()


def list_units(library: Library) -> Listing:
    """All units with their levels and parents, and how many reports each has."""
    counts = Counter(item.unit for item in library.reports.reports)
    rows = []
    for unit in _registry(library).units.values():
        count = counts[unit.ma]
        rows.append(
            {
                "ma": unit.ma,
                "ten": unit.ten,
                "cap": unit.cap.plural.lower(),
                "cap_tren": unit.cap_tren,
                "bao_cao": str(count) if count else "",
            }
        )
    columns = {"ma": "Mã", "ten": "Tên", "cap": "Cấp", "cap_tren": "Cấp trên", "bao_cao": "Số báo cáo"}
    return Listing("Đơn vị", columns, tuple(rows))


def list_types(library: Library) -> Listing:
    """All report types with the levels and kinds of period that they are for, forms, and whether there is an example.

    A type that is called otherwise for another level has a row for each name.
    """
    rows = []
    for code in library.workspace.names("reports"):
        findings = Findings()
        loaded = library.report_type(code, Place(), findings)
        if loaded is None:
            rows.append({"ma": code, "ten": f"lỗi: {findings[0].message() if findings else '?'}"})
            continue
        named: dict[str, list[LoadedType]] = {}
        for version in library.type_versions(code):
            named.setdefault(version.type.ten, []).append(version)
        for name, versions in named.items():
            kind = versions[0].type
            example = "có" if any((version.folder / "example.yaml").is_file() for version in versions) else ""
            rows.append(
                {
                    "ma": code,
                    "ten": name,
                    "cap": levels_in_words(dict.fromkeys(level for version in versions for level in version.type.cap)),
                    "ky": ", ".join(KIND_NAMES[item] for item in kind.ky),
                    "bieu": ", ".join(kind.bieu),
                    "mau": example,
                }
            )
    columns = {"ma": "Mã", "ten": "Tên", "cap": "Cấp", "ky": "Loại kỳ", "bieu": "Biểu", "mau": "Bài mẫu"}
    return Listing("Loại báo cáo", columns, tuple(rows))


def list_forms(library: Library) -> Listing:
    """All forms with their titles and whether they were compared with the issued ones."""
    rows = []
    for code in library.workspace.names("forms"):
        findings = Findings()
        form = library.form(code, Place(), findings)
        if form is None:
            rows.append({"ma": code, "ten": f"lỗi: {findings[0].message() if findings else '?'}"})
            continue
        columns = sum(len(part.columns) for part in form.parts)
        state = CONFIRMED[form.spec.xac_nhan]
        rows.append({"ma": code, "ten": form.spec.ten, "cot": str(columns), "xac_nhan": state})
    names = {"ma": "Mã", "ten": "Tên", "cot": "Số cột", "xac_nhan": "So với biểu ban hành"}
    return Listing("Biểu mẫu", names, tuple(rows))


def list_periods(library: Library) -> Listing:
    """The periods that have reports, the latest first."""
    by_period: dict[str, tuple[Period, list[IndexedReport]]] = {}
    for item in library.reports.reports:
        if item.period is not None and not right_name(item.path):  # check refuses a misnamed file, too
            by_period.setdefault(item.code, (item.period, []))[1].append(item)
    ordered = sorted(by_period.values(), key=lambda pair: pair[0], reverse=True)
    rows = tuple(
        {
            "ky": period.code,
            "ten": period.day_du,
            "don_vi": str(len({item.unit for item in items})),
            "bao_cao": str(len(items)),
        }
        for period, items in ordered
    )
    columns = {"ky": "Kỳ", "ten": "Tên kỳ", "don_vi": "Số đơn vị", "bao_cao": "Số báo cáo"}
    return Listing("Kỳ có báo cáo", columns, rows)


def list_missing(library: Library, code: str) -> Listing:
    """The reports that are expected for the period ``code`` and missing; WrongUsage if that is no period.

    With the deadline of each where one is set. A file that cannot be read is there.
    """
    try:
        period = parse_period(code)
    except PeriodError as problem:
        raise WrongUsage(f"--period {code}: {problem.detail} Viết như: {problem.right}.") from None
    registry = _registry(library)
    findings = Findings()
    deadlines = library.deadlines(findings)
    rows = []
    for unit, kind, last in missing_reports(library, registry, period):
        due = deadlines.due(period, kind, registry.units[unit])
        last_words = last if last != period.code else ""
        row = {"don_vi": unit, "ten": registry.units[unit].ten, "loai": kind, "gan_nhat": last_words}
        there = [f"{item.shown} ghi ky: {item.code}" for item in library.reports.misnamed(unit, period.code)]
        there += [f"chưa đọc {item.details['names']}" for item in library.reports.unread(units=(unit,))]
        rows.append({**row, "han": format_short(due) if due else "", "ghi_chu": "; ".join(there)})
    columns = {"don_vi": "Đơn vị", "ten": "Tên", "loai": "Loại báo cáo", "gan_nhat": "Kỳ gần nhất đã có"}
    columns |= {"han": "Hạn gửi"} if any(row["han"] for row in rows) else {}
    columns |= {"ghi_chu": "Tệp có mà chưa tính"} if any(row["ghi_chu"] for row in rows) else {}
    return Listing(f"Còn thiếu kỳ {period.code}", columns, tuple(rows), tuple(findings))


def _registry(library: Library) -> Registry:
    findings = Findings()
    registry = library.units(findings)
    if registry is None:
        reasons = findings[0].message() if findings else ""
        path = library.workspace.data / UNITS_FILE
        advice = (
            f"Sửa tệp rồi chạy lại; xem hết lỗi: tthc-render check {library.workspace.shown(path)}"
            if path.exists()
            else "Tạo bằng: tthc-render new unit MÃ"
        )
        raise DataUnreadable(f"Không đọc được data/units.yaml. {reasons} {advice}")
    return registry


LISTINGS: Final[Mapping[str, Callable[[Library], Listing]]] = {
    "units": list_units,
    "types": list_types,
    "forms": list_forms,
    "periods": list_periods,
}
