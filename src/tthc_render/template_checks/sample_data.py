"""Sample data in place of a report's: the units of ``example-units.yaml``, and made-up figures for a trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.compute import compute
from tthc_render.forms.data import FormData, PartData, RowData, rows_of
from tthc_render.forms.data_models import Cell
from tthc_render.forms.model import Column, Form, Part
from tthc_render.forms.result import Figures, Result
from tthc_render.reports.computed import names, with_past
from tthc_render.reports.library import Library
from tthc_render.reports.model import Head
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.units import Registry, Unit, load_units
from tthc_render.yaml_files.loader import read_source

UNITS: Final = "example-units.yaml"
FIGURE: Final = 7
PERIODS: Final[Mapping[str, str]] = {
    "thang": "2024-T02",
    "quy": "2024-Q2",
    "sau_thang": "2024-6T",
    "chin_thang": "2024-9T",
    "nam": "2024",
}


class ExampleLibrary(Library):
    """A library whose units are those of the examples; a user's own come before those of the program."""

    def _load_units(self, findings: Findings) -> Registry:
        """The units of all files ``example-units.yaml`` among the template folders."""
        units: dict[str, Unit] = {}
        for root in self.workspace.template_roots:
            path = root / UNITS
            if not path.is_file():
                continue
            source = read_source(path, self.workspace.shown(path), findings)
            registry = load_units(source, findings) if source is not None else None
            for code, unit in (registry.units if registry else {}).items():
                units.setdefault(code, unit)
        return Registry(units)


def names_for(kind: ReportType, results: Mapping[str, Result], unit: Unit) -> dict[str, object]:
    """All names that the outline of a report type may use, with made-up values: every figure is 7.

    ``results`` are those of ``example_result`` by the codes of the forms.
    """
    figures = Figures(
        (key, Figures((name, "chữ" if field.kieu == "chu" else FIGURE) for name, field in group.truong.items()))
        for key, group in kind.chi_tieu.items()
    )
    period = parse_period(next((PERIODS[item] for item in kind.ky if item in PERIODS), "2024-Q2"))
    own = names(
        unit,
        Head(so="1", ngay="5/7/2024", noi_nhan=("UBND tỉnh",), luu="VT", quyen_han=("GIÁM ĐỐC",)),
        period,
        figures=figures,
        results=results,
        narratives=dict.fromkeys(kind.loi_van, True),
        own={},
    )
    return with_past(own, period, lambda before: own)


def example_data(form: Form, rows: int = 1, figure: int = FIGURE) -> FormData:
    """Made-up data of a form: ``rows`` rows in each part, every figure ``figure`` (shares at most 100), flags 1."""
    return FormData({part.key: PartData(tuple(_rows(part, rows, figure))) for part in form.parts})


def _rows(part: Part, rows: int, figure: int) -> Iterator[RowData]:
    """Rows of a part: the prescribed ones, in two groups where they are repeated; else ``rows`` rows."""
    free = [_row(part, number, figure) for number in range(rows)] if part.free else []
    if not part.rows:
        yield from free
        return
    for number in (1, 2) if part.spec.lap else (0,):
        if number:
            yield RowData("group", f"Nhóm {number}")
        yield from (_filled(part, row, figure) for row in rows_of(part, {}, free))


def _filled(part: Part, row: RowData, figure: int) -> RowData:
    """A prescribed row with ``figure`` in each cell that is to be typed; parts of another row are smaller."""
    fixed = row.fixed
    if fixed is None:
        return row
    cells: dict[str, Cell] = dict(row.cells)
    for column in part.all_columns:
        cell = fixed.cell(column)
        if cell.worded and (fixed.asks(column) or (column.numeric and fixed.takes(column))):
            cells[column.key] = words_in(cell)
        elif fixed.asks(column):
            most = {"co_khong": 1, "ty_le": 100}.get(cell.kind, figure)
            cells[column.key] = Decimal(min(figure, most) // (2 if fixed.parent else 1))
    return replace(row, cells=cells)


def _row(part: Part, number: int, figure: int) -> RowData:
    cells: dict[str, Cell] = {}
    room = part.room
    for column in part.all_columns:
        cell = room.cell(column) if room else column
        if cell.worded and not (room and not room.takes(column)):
            cells[column.key] = words_in(cell, f"Nội dung {number + 1}")
        elif room.asks(column) if room else column.typed:
            most = {"co_khong": 1, "ty_le": 100}.get(cell.kind, figure)
            cells[column.key] = Decimal(min(figure, most))
    label = str(cells.get(part.label.key, "")) if part.label else ""
    return RowData("data", label, cells=cells, room=room)


def words_in(column: Column, words: str = "Nội dung") -> str:
    """What a clerk may write in a cell of words, of a date, or of a choice."""
    if column.kind == "ngay":
        return "15/01/2026"
    return column.spec.lua_chon[0] if column.kind == "chon" else words


def example_result(form: Form) -> Result:
    """The computed figures of ``example_data``."""
    return compute(form, example_data(form), Findings())
