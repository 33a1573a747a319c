"""The record of a rolled-up report's sources, and when it is stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, UNITS, build, write
from tthc_render.reports.library import Library
from tthc_render.reports.rollup_record import (
    RollupRecord,
    form_hashes,
    part_of,
    read_record,
    record_path,
    record_text,
    stale_findings,
)
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source

MORE = "  - {ma: so-hai, ten: Sở Hai, cap: so, cap_tren: ubnd-tinh-mau, ten_in: [X], ky_hieu: U, dia_danh: M}\n"


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    """A province's report, put together from that of one department."""
    child = build(tmp_path, units=UNITS + MORE)
    path = write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", REPORT.replace("so-mau", "ubnd-tinh-mau"))
    source, _ = collected(read_source, child, "data/so-mau/2024-Q2-ngan.yaml")
    mine, _ = collected(read_source, path, "data/ubnd-tinh-mau/2024-Q2-ngan.yaml")
    hashes = form_hashes(mine, {"M.01": None, "II.08": None})
    record = RollupRecord((part_of("so-mau", source, child, own=False),), hashes)
    record_path(path).write_text(record_text(record), encoding="utf-8")
    assert read_record(path) == record
    assert list(record.forms) == ["M.01"]
    return path


def reported(parent: Path) -> list[str]:
    return [item.details["units"] for item in stale_findings(parent, Library(Workspace(parent.parents[2])))]


@pytest.mark.parametrize(
    ("old", "new", "units"),
    [
        ("1200", "1201", ["Sở Mẫu"]),
        ("moi: 3", "moi: 2", ["Sở Mẫu"]),
        ("đúng hạn", "trước hạn", []),  # words are no figures
        ("loai:", "# ghi chú\nloai:", []),
        ("bieu:", "bieu: [", ["Sở Mẫu"]),
    ],
)
def test_changed_figures_make_it_stale(parent: Path, old: str, new: str, units: list[str]) -> None:
    assert reported(parent) == []
    child = parent.parents[1] / "so-mau" / "2024-Q2-ngan.yaml"
    child.write_text(child.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert reported(parent) == units


def test_a_source_that_is_gone_and_a_new_one(parent: Path) -> None:
    (parent.parents[1] / "so-mau" / "2024-Q2-ngan.yaml").unlink()
    write(parent.parents[1] / "so-hai" / "2024-Q2-ngan.yaml", REPORT.replace("so-mau", "so-hai"))
    assert reported(parent) == ["Sở Mẫu (không còn báo cáo), Sở Hai"]


@pytest.mark.parametrize("name", ["so-mau/bc (1).yaml", "Sở Mẫu/2024-Q2-ngan.yaml", "2024-Q2/so-mau.yaml"])
def test_a_source_in_another_place_has_the_same_figures(parent: Path, name: str) -> None:
    data = parent.parents[1]
    child = data / "so-mau" / "2024-Q2-ngan.yaml"
    text = child.read_text(encoding="utf-8")
    child.unlink()
    write(data / name, text)
    assert reported(parent) == []
    write(data / name, text.replace("1200", "1201"))
    assert reported(parent) == ["Sở Mẫu"]


def test_figures_changed_by_hand_between_the_marks(parent: Path) -> None:
    parent.write_text(parent.read_text(encoding="utf-8").replace("1200", "1201"), encoding="utf-8")
    assert reported(parent) == ["chính báo cáo này (phần tổng hợp bị sửa tay)"]


@pytest.mark.parametrize("text", ["", "{", '{"nguon": [{"unit": 1}]}'])
def test_without_a_record_nothing_is_said(parent: Path, text: str) -> None:
    record_path(parent).write_text(text, encoding="utf-8")
    assert reported(parent) == []


@pytest.mark.parametrize("line", ["  - {ma: so-mau, ten: Sở Hai}", "  - {ma: so-ba, ten: Sở Ba, cap_tren: khong-co}"])
def test_with_errors_in_the_registry_nothing_is_said(parent: Path, line: str) -> None:
    child = parent.parents[1] / "so-mau" / "2024-Q2-ngan.yaml"
    write(child, child.read_text(encoding="utf-8").replace("1200", "1201"))
    assert reported(parent) == ["Sở Mẫu"]
    units = parent.parents[1] / "units.yaml"
    write(
        units,
        f"{units.read_text(encoding='utf-8').rstrip()}\n{line[:-1]}, cap: so, ten_in: [X], ky_hieu: U, dia_danh: M}}\n",
    )
    assert reported(parent) == []
