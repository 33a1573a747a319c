"""Tests of ``rollup/parent_report``."""

from __future__ import annotations

from pathlib import Path

from tests.rollup.test_aggregate import FORM, ROOT, SUBTOTAL, ha_tinh
from tthc_render.reports.library import Library
from tthc_render.rollup.parent_report import appendices_in, subtotals_in
from tthc_render.workspace.paths import Workspace

__all__ = ["ha_tinh"]


def test_subtotals_are_taken_from_the_parent_s_report(ha_tinh: Path) -> None:
    library = Library(Workspace(ROOT))
    assert subtotals_in(library, "ubnd-tinh-ha-tinh", "2024") == [SUBTOTAL]
    assert subtotals_in(library, "ubnd-tinh-ha-tinh", "2023") == []
    assert subtotals_in(library, "khong-co", "2024") == []
    assert appendices_in(library, "ubnd-tinh-ha-tinh", "2024") == [FORM]


def test_only_reports_of_the_asked_type_count(ha_tinh: Path) -> None:
    library = Library(Workspace(ROOT))
    [entry] = [item for item in library.reports.of("ubnd-tinh-ha-tinh", "2024") if item.code == "2024"][:1]
    assert appendices_in(library, "ubnd-tinh-ha-tinh", "2024", entry.report_type) == [FORM]
    assert appendices_in(library, "ubnd-tinh-ha-tinh", "2024", "loai-khac") == []
    assert subtotals_in(library, "ubnd-tinh-ha-tinh", "2024", "loai-khac") == []
