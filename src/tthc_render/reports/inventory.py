"""What is there: units, report types, forms, periods with reports; and which reports are still missing.

No list says who has to report what, so it is told from the data: a unit is expected to send the reports that it
has sent before in periods of the same kind, and those that its parent adds up (``tong_hop``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.index import IndexedReport
from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import Period, PeriodProblem, parse_period
from tthc_render.workspace.units import Registry

CONFIRMED: Final = {
    "da_xac_nhan": "đã đối chiếu",
    "chua_xac_nhan": "chưa đối chiếu",
    "dia_phuong": "của địa phương",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: its title, keys and names of its columns, its rows as text by key."""

    title: str
    columns: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


def list_units(library: Library) -> Listing:
    """All units with their levels and parents, and how many reports each has."""
    reports = library.reports.reports
    rows = []
    for unit in _registry(library).units.values():
        count = sum(item.unit == unit.ma for item in reports)
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
    """All report types with their kinds of period, forms, and whether there is an example."""
    rows = []
    for code in library.workspace.names("reports"):
        findings = Findings()
        loaded = library.report_type(code, Place(), findings)
        if loaded is None:
            rows.append({"ma": code, "ten": f"lỗi: {findings[0].message() if findings else '?'}"})
            continue
        example = "có" if (loaded.folder / "example.yaml").is_file() else ""
        kinds, forms = ", ".join(loaded.type.ky), ", ".join(loaded.type.bieu)
        rows.append({"ma": code, "ten": loaded.type.ten, "ky": kinds, "bieu": forms, "mau": example})
    columns = {"ma": "Mã", "ten": "Tên", "ky": "Loại kỳ", "bieu": "Biểu", "mau": "Bài mẫu"}
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
        if item.period is not None:
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
    """The reports that are expected for the period ``code`` and not there; WrongUsage if that is no period."""
    try:
        period = parse_period(code)
    except PeriodProblem as problem:
        raise WrongUsage(f"--period {code}: {problem.detail} Viết như: {problem.right}.") from None
    reports = [(item.period, item) for item in library.reports.reports if item.period is not None]
    there = {(item.unit, item.report_type) for _, item in reports if item.code == period.code}
    registry = _registry(library)
    last: dict[tuple[str, str], str] = {}
    for other, item in sorted(reports, key=lambda pair: pair[0]):
        if other.kind is period.kind and item.unit in registry.units:
            last[item.unit, item.report_type] = other.code
    expected = dict.fromkeys([*last, *_added_up(library, registry, last)])
    order = {unit: number for number, unit in enumerate(registry.units)}
    rows = tuple(
        {"don_vi": unit, "ten": registry.units[unit].ten, "loai": kind, "gan_nhat": last.get((unit, kind), "")}
        for unit, kind in sorted(expected, key=lambda pair: (order[pair[0]], pair[1]))
        if (unit, kind) not in there
    )
    columns = {"don_vi": "Đơn vị", "ten": "Tên", "loai": "Loại báo cáo", "gan_nhat": "Kỳ gần nhất đã có"}
    return Listing(f"Còn thiếu kỳ {period.code}", columns, rows)


def _added_up(library: Library, registry: Registry, known: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Units below one that adds up their reports."""
    found = []
    for unit, kind in known:
        if library.workspace.report_type_folder(kind) is None:
            continue
        loaded = library.report_type(kind, Place(), Findings())
        if loaded is not None and loaded.type.tong_hop:
            found += [(child.ma, kind) for child in registry.children(unit)]
    return found


def _registry(library: Library) -> Registry:
    findings = Findings()
    registry = library.units(findings)
    if registry is None:
        told = findings[0].message() if findings else ""
        raise DataUnreadable(f"Không đọc được data/units.yaml. {told} Tạo bằng: tthc-render new unit MÃ")
    return registry


LISTINGS: Final[Mapping[str, Callable[[Library], Listing]]] = {
    "units": list_units,
    "types": list_types,
    "forms": list_forms,
    "periods": list_periods,
}
