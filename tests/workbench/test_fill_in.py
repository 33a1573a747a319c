"""A report as a form: fields, computed figures, last period's values, whatever is wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.workspaces import REPORT, build, write
from tthc_render.reports.model import Head
from tthc_render.workbench.open_workspace import OpenWorkspace
from tthc_render.workspace.paths import Workspace

LAST = (
    REPORT.replace("2024-Q2", "2024-Q1")
    .replace("moi: 3, ky_truoc: 1", "moi: 20, ky_truoc: 5")
    .replace("truc_tuyen: 1200", "truc_tuyen: 1000")
    .replace("Công việc **đúng hạn**.", "Quý I đúng hạn.")
)


def sections(root: Path, report: str = REPORT) -> dict[str, Any]:
    path = build(root, report=report)
    write(root / "data" / "so-mau" / "2024-Q1-ngan.yaml", LAST)
    opened = OpenWorkspace(Workspace(root)).open(path)
    assert opened["problem"] == ""
    return {section["id"]: section for section in opened["sections"]}


def fields(section: dict[str, Any]) -> dict[str, Any]:
    return {field["path"][-1]: field for field in section["fields"]}


def test_all_that_a_clerk_fills_in_is_there_in_the_order_of_the_report(tmp_path: Path) -> None:
    found = sections(tmp_path)
    assert list(found) == ["van_ban", "chi_tieu.pakn", "bieu.M.01", "loi_van"]
    head = fields(found["van_ban"])
    assert head["so"]["value"] == "07"
    assert (head["ngay"]["kind"], head["ngay"]["required"], head["ngay"]["value"]) == ("day", True, "5/7/2024")
    assert head["noi_nhan"]["value"] == "UBND tỉnh"
    assert head["ho_ten"]["label"] == "Họ tên người ký"


def test_who_drafted_a_document_and_the_office_above_a_name_have_fields_with_what_the_schema_says(
    tmp_path: Path,
) -> None:
    typed = REPORT.replace("  ho_ten:", "  chuc_vu_tren_ten: CHỦ TỊCH UBND XÃ\n  ho_ten:")
    section = sections(tmp_path, typed)["van_ban"]
    keys = [field["path"][-1] for field in section["fields"]]
    assert keys[keys.index("luu") :] == ["luu", "nguoi_soan", "quyen_han", "chuc_vu_tren_ten", "ho_ten"]
    head = fields(section)
    assert (head["nguoi_soan"]["value"], head["chuc_vu_tren_ten"]["value"]) == ("", "CHỦ TỊCH UBND XÃ")
    for key in ("nguoi_soan", "chuc_vu_tren_ten"):
        assert (head[key]["kind"], head[key]["required"]) == ("text", False)
        assert head[key]["hint"] == Head.model_fields[key].description


def test_figures_of_the_text_have_formulas_values_and_last_values(tmp_path: Path) -> None:
    found = fields(sections(tmp_path)["chi_tieu.pakn"])
    assert found["moi"]["value"] == "3"
    assert found["moi"]["last"] == "20"
    assert found["moi"]["required"] is True
    assert found["tong"]["shown"] == "4"
    assert found["tong"]["formula"] == "Số mới + Số kỳ trước"
    assert found["tong"]["required"] is False
    assert (found["ty_le"]["unit"], found["ty_le"]["shown"]) == ("%", "75%")


def test_narratives_have_last_periods_words(tmp_path: Path) -> None:
    found = fields(sections(tmp_path)["loi_van"])
    assert found["chung"]["value"] == "Công việc **đúng hạn**.\n- Việc thứ nhất"
    assert found["chung"]["last"].startswith("Quý I")
    assert found["mo_dau"] | {"last": "", "hint": ""} == {
        "path": ["loi_van", "mo_dau"], "label": "Câu mở đầu", "hint": "", "kind": "prose", "required": False,
        "value": "", "last": "", "example": "",
    }  # fmt: skip


def test_a_cell_that_cannot_be_read_is_shown_as_typed(tmp_path: Path) -> None:
    found = sections(tmp_path, REPORT.replace("1200", "12.00").replace("moi: 3", "moi: ba"))
    row = found["bieu.M.01"]["rows"][0]
    assert row["cells"]["truc_tuyen"]["value"] == "12.00"
    assert "shown" not in row["cells"]["tiep_nhan"]
    assert fields(found["chi_tieu.pakn"])["moi"]["value"] == "ba"


def test_parts_that_the_file_lacks_are_there_empty(tmp_path: Path) -> None:
    text = REPORT[: REPORT.index("chi_tieu:")]
    found = sections(tmp_path, text)
    assert found["bieu.M.01"]["rows"] == []
    assert found["bieu.M.01"]["path"] == ["bieu", "M.01", "dong"]
    assert fields(found["chi_tieu.pakn"])["moi"]["value"] == ""


def test_overrides_and_group_rows_are_reported(tmp_path: Path) -> None:
    text = REPORT.replace("moi: 3", 'moi: {in: "03", vi_sao: đã ban hành}').replace(
        "    dong:\n", "    dong:\n      - {nhom: CẤP TỈNH, ky_hieu: I}\n"
    )
    found = sections(tmp_path, text)
    assert fields(found["chi_tieu.pakn"])["moi"]["override"] == {"in": "03", "why": "đã ban hành"}
