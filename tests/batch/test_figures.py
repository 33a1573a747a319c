"""All figures of reports as rows with their sources."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build, write
from tthc_render.batch.figures import TableRow, Unread, collect, reports_of_periods
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def collected_in(root: Path, *periods: str) -> tuple[list[TableRow], list[Unread]]:
    library = Library(Workspace(root))
    return collect(library, reports_of_periods(library, periods))


def test_every_figure_has_its_place(tmp_path: Path) -> None:
    build(tmp_path)
    rows, unread = collected_in(tmp_path, "2024-Q2")
    assert unread == []
    assert [(row.form, row.kind, row.label, dict(row.cells)) for row in rows] == [
        ("M.01", "data", "Đất đai", {"tiep_nhan": 1234, "truc_tuyen": 1200, "truc_tiep": 34}),
        ("M.01", "total", "TỔNG CỘNG", {"tiep_nhan": 1234, "truc_tuyen": 1200, "truc_tiep": 34}),
        ("chi_tieu", "data", "Phản ánh, kiến nghị", {"tong": 4, "moi": 3, "ky_truoc": 1, "ty_le": Decimal(75)}),
    ]
    assert {(row.unit, row.unit_name, row.parent, row.period) for row in rows} == {
        ("so-mau", "Sở Mẫu", "ubnd-tinh-mau", "2024-Q2")
    }
    assert [(row.file, row.line) for row in rows[:1]] == [("data/so-mau/2024-Q2-ngan.yaml", 16)]


@pytest.mark.parametrize("text", ["loai: [", REPORT.replace("1200", "1.200")])
def test_reports_that_cannot_be_read_are_named(tmp_path: Path, text: str) -> None:
    build(tmp_path)
    write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", text.replace("so-mau", "ubnd-tinh-mau"))
    rows, [unread] = collected_in(tmp_path, "2024-Q2")
    assert len(rows) == 3
    assert unread.entry.unit == "ubnd-tinh-mau"
    assert unread.words.startswith("D")


def test_filters(tmp_path: Path) -> None:
    build(tmp_path)
    library = Library(Workspace(tmp_path))
    assert reports_of_periods(library, ["2024-Q1"]) == []
    assert reports_of_periods(library, ["2024-Q2"], ["khac"]) == []
    assert reports_of_periods(library, ["2024-Q2"], (), "khac") == []
    assert len(reports_of_periods(library, ["2024-Q2"], ["so-mau"], "ngan")) == 1
