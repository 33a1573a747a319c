"""The text of a first report: what its levels, forms and versions ask for. (stories/test_drafts.py walks them all.)"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.collecting import collected
from tthc_render.authoring.new_report import begin_report
from tthc_render.authoring.new_unit import new_unit
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    workspace = Workspace(tmp_path)
    new_unit(workspace, "ubnd-tinh-mau", name="UBND tỉnh Mẫu")
    new_unit(workspace, "ubnd-phuong-mau", name="UBND phường Mẫu", level="xa")
    new_unit(workspace, "so-y-te", name="Sở Y tế")
    return Library(workspace)


def drafted(library: Library, unit: str, kind: str, period: str) -> tuple[str, dict]:  # type: ignore[type-arg]
    text = begin_report(library, None, unit=unit, kind=kind, period=period).path.read_text(encoding="utf-8")
    return text, yaml.safe_load(text)


@pytest.mark.parametrize(
    ("period", "column", "groups"),
    [("2025-Q2", True, ["CẤP TỈNH", "CẤP HUYỆN", "CẤP XÃ"]), ("2025-Q3", False, ["CẤP TỈNH", "CẤP XÃ"])],
)
def test_forms_are_those_of_the_period(library: Library, period: str, column: bool, groups: list[str]) -> None:
    _, data = drafted(library, "ubnd-tinh-mau", "kiem-soat-tthc-quy", period)
    row = data["bieu"]["II.07b"]["phan_1"]["dong"][0]
    assert ("tham_quyen_huyen" in row) is column
    assert [item["nhom"] for item in data["bieu"]["II.08"]["dong"] if "nhom" in item] == groups


def test_names_are_those_of_the_unit(library: Library) -> None:
    _, data = drafted(library, "ubnd-phuong-mau", "kiem-soat-tthc-quy", "2026-Q1")
    assert data["van_ban"]["kinh_gui"] == ["UBND tỉnh Mẫu"]
    assert "Chủ tịch, các PCT UBND phường" in data["van_ban"]["noi_nhan"]
    _, data = drafted(library, "so-y-te", "kiem-soat-tthc-quy", "2026-Q1")
    assert (data["van_ban"]["quyen_han"], data["van_ban"]["luu"]) == (["GIÁM ĐỐC"], "VT, VP")
    assert [item["linh_vuc"] for item in data["bieu"]["II.06a"]["dong"]] == ["Y tế"]


def test_optional_figures_are_remarks(library: Library) -> None:
    text, data = drafted(library, "ubnd-tinh-mau", "cai-cach-hanh-chinh-quy", "2026-Q1")
    assert "kiem_toan" not in data["chi_tieu"]
    assert "  # kiem_toan: " in text
    assert "    # xuat_nhap_khau_tw: null" in text


@pytest.mark.parametrize(
    ("unit", "first", "addressee"),
    [("ubnd-tinh-mau", "Văn phòng Chính phủ", False), ("ubnd-xa-le", "Thường trực Đảng ủy, HĐND xã", True)],
)
def test_only_a_province_writes_to_the_government(library: Library, unit: str, first: str, addressee: bool) -> None:
    if unit == "ubnd-xa-le":
        new_unit(library.workspace, unit, name="UBND xã Lẻ", level="xa")
        text = library.workspace.data.joinpath("units.yaml").read_text(encoding="utf-8")
        head, entry = text.rsplit("- ma:", 1)
        text = head + "- ma:" + "\n".join(line for line in entry.split("\n") if "cap_tren:" not in line)
        library.workspace.data.joinpath("units.yaml").write_text(text, encoding="utf-8")
        library = Library(library.workspace)
    text, data = drafted(library, unit, "kiem-soat-tthc-quy", "2026-Q1")
    assert data["van_ban"]["noi_nhan"][0] == first
    assert ("# kinh_gui:" in text) is addressee


@pytest.mark.parametrize(
    ("unit", "period"),
    [(unit, period) for unit in ("ubnd-tinh-mau", "ubnd-phuong-mau", "so-y-te") for period in ("2024-T03", "2026-T09")],
)
@pytest.mark.parametrize("kind", ["cong-van", "quyet-dinh", "thong-bao", "to-trinh", "ke-hoach", "nghi-quyet"])
def test_documents_of_any_kind_pass_their_own_check(library: Library, unit: str, period: str, kind: str) -> None:
    kinds = {item for version in library.type_versions(kind) for item in version.type.ky}
    period = period if "thang" in kinds else period[:4]
    path = begin_report(library, None, unit=unit, kind=kind, period=period).path
    _, findings = collected(check_report, path, library)
    assert [item.code for item in findings if item.code not in ("D605", "D314")] == []


@pytest.mark.parametrize(
    ("unit", "authority", "issuer"),
    [
        ("ubnd-tinh-mau", ["CHỦ TỊCH"], "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU"),
        ("ubnd-phuong-mau", ["CHỦ TỊCH"], "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU"),
        ("so-y-te", ["GIÁM ĐỐC"], "GIÁM ĐỐC SỞ Y TẾ"),
    ],
)
def test_who_decides_signs(library: Library, unit: str, authority: list[str], issuer: str) -> None:
    _, data = drafted(library, unit, "quyet-dinh", "2026")
    assert (data["van_ban"]["quyen_han"], data["loi_van"]["tham_quyen"].strip()) == (authority, issuer)


@pytest.mark.parametrize(
    ("kind", "period", "addressee"),
    [("cong-van", "2026-T01", "Các sở, ban, ngành cấp tỉnh"), ("to-trinh", "2026-Q1", "Hội đồng nhân dân tỉnh")],
)
def test_what_a_province_writes_to_others_has_an_addressee(
    library: Library, kind: str, period: str, addressee: str
) -> None:
    _, data = drafted(library, "ubnd-tinh-mau", kind, period)
    assert data["van_ban"]["kinh_gui"] == [addressee]
    assert data["van_ban"]["noi_nhan"][0] == "Như trên"
