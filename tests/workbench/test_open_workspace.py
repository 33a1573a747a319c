"""What the warm process does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build, write
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage
from tthc_render.layout.pdf.engines import Engine
from tthc_render.workbench.open_workspace import OpenWorkspace, open_workspace
from tthc_render.workspace.paths import Workspace

SHOWN = "data/so-mau/2024-Q2-ngan.yaml"


def test_reports_are_listed_with_their_units_the_latest_first(tmp_path: Path) -> None:
    build(tmp_path)
    write(tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    write(tmp_path / "data" / "so-mau" / "2024-Q3-ngan.yaml", "loai: [\n")
    found = OpenWorkspace(Workspace(tmp_path)).listing()["reports"]
    assert [item["period"] for item in found] == ["2024-Q3", "2024-Q2", "2024-Q1"]
    assert found[1] == {
        "path": SHOWN, "unit": "so-mau", "unitName": "Sở Mẫu", "period": "2024-Q2", "periodName": "Quý II năm 2024",
        "end": "2024-06-14", "type": "ngan", "typeName": "Báo cáo ngắn",
    }  # fmt: skip


def test_the_state_of_a_report_is_that_of_its_file_now(tmp_path: Path) -> None:
    path = build(tmp_path)
    workspace = OpenWorkspace(Workspace(tmp_path))
    assert workspace.state(path)["errors"] == 0
    path.write_text(path.read_text(encoding="utf-8").replace("moi: 3", "moi: null"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    state = workspace.state(path)
    assert (state["errors"], state["empty"]) == (1, 1)


def test_a_preview_has_pages_places_and_findings_with_their_values(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("moi: 3, ky_truoc: 1", "moi: 3, ky_truoc: 1, tong: 9"))
    workspace = OpenWorkspace(Workspace(tmp_path))
    found = workspace.preview(path)
    assert found["blocked"] is True
    [wrong] = [item for item in found["findings"] if item["severity"] == "error"]
    assert wrong["path"] == ["chi_tieu", "pakn", "tong"]
    assert (wrong["own"], wrong["acceptable"]) == (True, True)
    assert len(found["pages"]) == 2
    assert workspace.picture(found["pages"][0]["name"]).startswith(b"\x89PNG")
    assert ["bieu", "M.01", "dong", 0, "truc_tuyen"] in [spot[-1] for spot in found["spots"]]


def test_a_report_that_is_not_filled_in_yet_has_pages_with_blanks(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("moi: 3", "moi: null"))
    found = OpenWorkspace(Workspace(tmp_path)).preview(path)
    assert (found["draft"], found["blocked"]) == (True, True)
    assert len(found["pages"]) == 2
    assert ["bieu", "M.01", "dong", 0, "truc_tuyen"] in [spot[-1] for spot in found["spots"]]
    assert "moi: null" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("report", [REPORT.replace("moi: 3", "moi: x"), "loai: [\n", "loai: ngan\n", "- 1\n", ""])
def test_a_report_that_cannot_be_printed_has_findings_and_no_pages(tmp_path: Path, report: str) -> None:
    path = build(tmp_path, report=report)
    workspace = OpenWorkspace(Workspace(tmp_path))
    found = workspace.preview(path)
    assert found["pages"] is None
    assert found["blocked"] is True
    assert any(item["severity"] == "error" and item["own"] for item in found["findings"])
    opened = workspace.open(path)
    assert bool(opened["sections"]) is ("ngan" in report)
    assert ("Văn bản" in opened["problem"]) is not bool(opened["sections"])


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_pages_are_printed_by_the_engine_that_was_asked_for(tmp_path: Path, engine: Engine) -> None:
    found = OpenWorkspace(Workspace(tmp_path), engine).preview(build(tmp_path))
    assert (found["engine"], len(found["pages"])) == (engine, 2)


def test_findings_of_one_code_are_reported_apart_by_words_of_their_own(tmp_path: Path) -> None:
    row = "      - {{linh_vuc: {}, truc_tuyen: {}, truc_tiep: 1}}"
    rows = "\n".join(row.format(*cells) for cells in (("Đất đai", "mười hai"), ("Hộ tịch", "hai mươi hai")))
    text = REPORT.replace("      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", rows)
    found = OpenWorkspace(Workspace(tmp_path)).preview(build(tmp_path, report=text))["findings"]
    one, other = (item for item in found if item["severity"] == "error")
    assert one["code"] == other["code"]
    assert one["contains"] in one["message"]
    assert one["contains"] not in other["message"]


@pytest.mark.parametrize(("kind", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_files_are_those_that_rendering_writes(tmp_path: Path, kind: str, start: bytes) -> None:
    path = build(tmp_path)
    assert OpenWorkspace(Workspace(tmp_path)).file(path, kind).startswith(start)


def test_a_report_with_errors_cannot_be_had_as_a_file(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("moi: 3", "moi: null"))
    with pytest.raises(FoundErrors, match="còn lỗi"):
        OpenWorkspace(Workspace(tmp_path)).file(path, "pdf")


def test_the_next_report_is_begun_once(tmp_path: Path) -> None:
    path = build(tmp_path)
    workspace = OpenWorkspace(Workspace(tmp_path))
    draft = workspace.begin(path, "")
    assert draft["path"] == "data/so-mau/2024-Q3-ngan.yaml"
    assert "2024-Q3" in draft["words"]
    opened = workspace.open(tmp_path / draft["path"])
    assert opened["lastPeriod"] == "Quý II/2024"
    with pytest.raises(WrongUsage, match="Đã có"):
        workspace.begin(path, "")


def test_a_report_that_becomes_another_one_is_found_anew(tmp_path: Path) -> None:
    path = build(tmp_path)
    write(tmp_path / "data" / "so-mau" / "2023-Q4-ngan.yaml", REPORT.replace("2024-Q2", "2023-Q4"))
    workspace = OpenWorkspace(Workspace(tmp_path))
    assert workspace.open(path)["lastPeriod"] == ""
    path.write_text(path.read_text(encoding="utf-8").replace("2024-Q2", "2024-Q1"), encoding="utf-8")
    assert workspace.open(path)["period"] == "2024-Q1"
    assert workspace.open(path)["lastPeriod"] == "Quý IV/2023"


def test_the_schema_offers_the_units_that_there_are(tmp_path: Path) -> None:
    build(tmp_path)
    schema = OpenWorkspace(Workspace(tmp_path)).schema("ngan")
    assert "so-mau" in json.dumps(schema)


def test_a_desk_is_warm_from_the_beginning_whatever_lies_there(tmp_path: Path) -> None:
    path = build(tmp_path, report="loai: ngan\ndon_vi: so-mau\nky: 2024-Q2\n")
    assert open_workspace(tmp_path).state(path)["errors"] > 0


def test_a_unit_s_first_report_and_one_of_a_chosen_period_are_begun(tmp_path: Path) -> None:
    path = build(tmp_path)
    workspace = OpenWorkspace(Workspace(tmp_path))
    assert {"code": "so-mau", "name": "Sở Mẫu"} in workspace.units()["units"]
    offered = {item["type"]: item for item in workspace.suggestions("so-mau")["types"]}
    assert (offered["ngan"]["typeName"], offered["ngan"]["there"]) == ("Báo cáo ngắn", False)
    path.unlink()
    first = workspace.begin_for("so-mau", "ngan", "2024-Q1")
    assert first["path"] == "data/so-mau/2024-Q1-ngan.yaml"
    assert workspace.open(tmp_path / first["path"])["problem"] == ""
    with pytest.raises(WrongUsage, match="Đã có báo cáo"):
        workspace.begin_for("so-mau", "ngan", "2024-Q1")
    with pytest.raises(WrongUsage, match="kỳ-lạ"):
        workspace.begin_for("so-mau", "ngan", "kỳ-lạ")
    with pytest.raises(WrongUsage, match="khong-co"):
        workspace.suggestions("khong-co")


def test_a_preview_has_the_main_figures_beside_those_of_last_period(tmp_path: Path) -> None:
    path = build(tmp_path)
    workspace = OpenWorkspace(Workspace(tmp_path))
    assert workspace.preview(path)["figures"] == []
    before = REPORT.replace("2024-Q2", "2024-Q1").replace("truc_tuyen: ", "truc_tuyen: 1")
    write(tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml", before)
    workspace.listing()
    found = workspace.preview(path)["figures"]
    assert found
    assert any(now != last for _, now, last in found)
