"""Recipients that the document or the day of it contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.decisions import DECISION, MINUTES, check_changed
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Như Điều 2", []),
        ("Như trên", ["D608"]),
        ("Như Điều 2 (để thực hiện)", []),
        ("Như Điều 15 Nghị định 61/2018/NĐ-CP", []),
        ("Như Điều 3 Quyết định số 12/QĐ-UBND", []),
        ("Như Điều 3 Quyết định này", ["D659"]),
        ("Như Điều 5", ["D659"]),
        ("như điều 3", ["D659"]),
        ("Như Điều 1, 2 và 4", ["D659"]),
        ("Như Điều 1 và Điều 2", []),
        ("Bộ Giao thông vận tải", ["P908"]),
        ("Sở Kế hoạch và Đầu tư", ["P908"]),
        ("Bộ Xây dựng", []),
        ("Bộ Xây dựng (trước đây là Bộ Giao thông vận tải)", []),
        ("Bộ Tài chính", []),
    ],
)
def test_a_recipient_that_does_not_exist_is_told(tmp_path: Path, names: str, expected: list[str]) -> None:
    found = check_changed(tmp_path, DECISION, "noi_nhan: [Như Điều 2, ", f"noi_nhan: ['{names}', ")
    assert [item.code for item in found] == expected
    lines = (tmp_path / "data" / "so-noi-vu" / "van-ban.yaml").read_text(encoding="utf-8").split("\n")
    assert all("noi_nhan" in lines[item.where.line - 1] for item in found)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("20/02/2025", False),
        ("20/3/2025", True),
        ("{ngay: null, thang: 2, nam: 2025}", False),
        ("{ngay: null, thang: 4, nam: 2025}", True),
    ],
)
def test_a_ministry_was_there_before_its_merger(tmp_path: Path, day: str, told: bool) -> None:
    before = DECISION.replace("20/3/2026", day).replace("ky: 2026", "ky: 2025")
    found = check_changed(tmp_path, before, "Như Điều 2", "Bộ Giao thông vận tải")
    assert ("P908" in [item.code for item in found]) == told


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("UBND huyện Thạch Hà", "20/3/2026", True),
        ("Phòng Tư pháp thị xã Kỳ Anh", "20/3/2026", True),
        ("UBND thành phố Huế", "20/3/2026", False),
        ("UBND huyện Thạch Hà (cũ)", "20/3/2026", False),
        ("UBND xã Thạch Hà", "20/3/2026", False),
        ("UBND huyện Thạch Hà", "{ngay: null, thang: null, nam: 2026}", True),
    ],
)
def test_a_district_receives_nothing_after_its_end(name: str, day: str, told: bool, tmp_path: Path) -> None:
    found = check_changed(tmp_path, DECISION.replace("20/3/2026", day), "Như Điều 2", name)
    assert ("P907" in [item.code for item in found]) == told


def test_a_district_received_reports_of_its_time(tmp_path: Path) -> None:
    before = DECISION.replace("20/3/2026", "20/3/2025").replace("ky: 2026", "ky: 2024")
    found = check_changed(tmp_path, before, "Như Điều 2", "UBND huyện Thạch Hà")
    assert "P907" not in [item.code for item in found]


def test_articles_of_another_document_may_be_meant_where_there_are_none(tmp_path: Path) -> None:
    found = check_changed(tmp_path, MINUTES, "[Lãnh đạo Sở]", "[Như Điều 5]")
    assert "D659" not in [item.code for item in found]


@pytest.mark.parametrize(("last", "expected"), [("Điều 3.", []), ("**Điều 3.**", []), ("Theo Điều 3.", ["D659"])])
def test_articles_with_typed_numbers_are_articles(tmp_path: Path, last: str, expected: list[str]) -> None:
    text = DECISION.replace("Như Điều 2", "Như Điều 3")
    found = check_changed(tmp_path, text, "    {.dieu} Chánh", f"    {last} Giao Phòng Nội vụ.\n    {{.dieu}} Chánh")
    assert [item.code for item in found if item.code == "D659"] == expected


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Như trên", []),
        ("Như trên (để b/c)", []),
        ("Như  trên", []),
        ("NHƯ TRÊN", ["D673"]),
        ("như trên", ["D673"]),
        ("Nhu tren", ["D673"]),
        ("Như kính gửi", ["D673"]),
        ("N/t", ["D673"]),
        ("Sở Nội vụ", []),
    ],
)
def test_as_above_is_written_one_way(tmp_path: Path, name: str, codes: list[str]) -> None:
    report = REPORT.replace("noi_nhan: [UBND tỉnh]", f"kinh_gui: [Sở Nội vụ]\n  noi_nhan: ['{name}']")
    _, found = collected(check_report, build(tmp_path, report=report), Library(Workspace(tmp_path)))
    told = {"D673", "F107"} - ({"F107"} if name == "Sở Nội vụ" else set())
    assert [item.code for item in found if item.code in told] == codes
