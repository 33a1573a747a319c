"""What changed between two periods."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.batch.test_figures import collected_in
from tests.support.workspaces import REPORT, build, write
from tthc_render.batch.comparison import FigureChange, changes, compare_page, percent_of, unlike_reports


@pytest.fixture
def root(tmp_path: Path) -> Path:
    build(tmp_path)
    text = REPORT.replace("2024-Q2", "2024-Q1").replace("1200", "1000").replace("moi: 3", "moi: 2")
    write(tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml", text + "")
    write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", REPORT.replace("so-mau", "ubnd-tinh-mau"))
    return tmp_path


def found(root: Path, *, every_row: bool = False) -> list[FigureChange]:
    rows, _ = collected_in(root, "2024-Q1", "2024-Q2")
    return changes(rows, "2024-Q1", "2024-Q2", every_row=every_row)


def test_the_largest_change_comes_first_and_what_is_new_is_there(root: Path) -> None:
    reported = [(item.unit, item.figure.split(" (")[0], item.before, item.after) for item in found(root)]
    assert reported[:4] == [
        ("ubnd-tinh-mau", "Tiếp nhận", None, 1234),
        ("ubnd-tinh-mau", "Trực tuyến", None, 1200),
        ("so-mau", "Tiếp nhận", 1034, 1234),
        ("so-mau", "Trực tuyến", 1000, 1200),
    ]
    assert ("so-mau", "Số mới", 2, 3) in reported
    assert ("so-mau", "Trực tiếp", 34, 34) not in reported
    assert len(found(root, every_row=True)) > len(reported)


def test_growth_is_reported_where_it_means_something(root: Path) -> None:
    by_unit = {(item.unit, item.figure.split(" (")[0]): item for item in found(root)}
    assert percent_of(by_unit["so-mau", "Trực tuyến"]) == "+20,0%"
    assert percent_of(by_unit["ubnd-tinh-mau", "Trực tuyến"]) == ""
    assert by_unit["so-mau", "Trực tuyến"].to_json()["phan_tram"] == "20.00"


def test_the_page_works_offline_and_escapes_words(root: Path) -> None:
    units = root / "data" / "units.yaml"
    units.write_text(units.read_text(encoding="utf-8").replace("ten: Sở Mẫu", "ten: Sở <Mẫu>"), encoding="utf-8")
    text = compare_page(found(root), "2024-Q1", "2024-Q2")
    assert "Sở &lt;Mẫu&gt;" in text
    assert "<Mẫu>" not in text
    assert re.findall(r"https?://|url\(|@import|<link|<img|src=", text) == []
    assert "0 số thay đổi" in compare_page([], "2024-Q1", "2024-Q2")


@pytest.mark.parametrize(
    ("rolled", "words"),
    [
        ([], ""),
        (
            ["data/so-mau/2024-Q2-ngan.yaml"],
            "số kỳ 2024-Q2 đã gồm các đơn vị trực thuộc (aggregate)",
        ),
        (["data/so-mau/2024-Q1-ngan.yaml"], "số kỳ 2024-Q1 đã gồm"),
        (["data/so-mau/2024-Q1-ngan.yaml", "data/so-mau/2024-Q2-ngan.yaml"], ""),
        (["data/ubnd-tinh-mau/2024-Q2-ngan.yaml"], ""),  # nothing to compare it with
    ],
)
def test_a_total_beside_own_figures_is_no_change(root: Path, rolled: list[str], words: str) -> None:
    rows, _ = collected_in(root, "2024-Q1", "2024-Q2")
    found = "".join(unlike_reports(rows, "2024-Q1", "2024-Q2", rolled))
    assert words in found
    assert bool(found) == bool(words)
    assert words in compare_page([], "2024-Q1", "2024-Q2", [found])
