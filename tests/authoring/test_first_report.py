"""The text of a first report: what its levels, forms and versions ask for. (stories/test_drafts.py walks them all.)"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.collecting import collected
from tests.support.workspaces import write
from tthc_render.authoring.new_report import begin_report
from tthc_render.authoring.new_report_type import new_report_type
from tthc_render.authoring.new_unit import new_unit
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    workspace = Workspace(tmp_path)
    new_unit(workspace, "ubnd-tinh-mau", name="UBND tỉnh Mẫu")
    new_unit(workspace, "ubnd-phuong-mau", name="UBND phường Mẫu", level="xa")
    new_unit(workspace, "so-y-te", name="Sở Y tế")
    new_unit(workspace, "so-cong-thuong", name="Sở Công Thương tỉnh Mẫu")
    new_unit(workspace, "co-to", name="UBND đặc khu Cô Tô")
    new_unit(workspace, "hdnd-tinh-mau", name="HĐND tỉnh Mẫu", parent="")
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
    _, data = drafted(library, "co-to", "kiem-soat-tthc-quy", "2026-Q1")
    assert "Thường trực Đảng ủy, HĐND đặc khu" in data["van_ban"]["noi_nhan"]
    assert data["bieu"]["II.08"]["dong"][0]["nhom"] == "CẤP XÃ"
    _, data = drafted(library, "so-cong-thuong", "kiem-soat-tthc-quy", "2026-Q1")
    assert [item["linh_vuc"] for item in data["bieu"]["II.06a"]["dong"]] == ["Công Thương"]
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
    ("kind", "period", "said"),
    [("quyet-dinh", "2026", "không ghi thì in: Về việc thành lập Tổ công tác"), ("kiem-soat-tthc-quy", "2026-Q1", "")],
)
def test_a_document_of_its_own_subject_says_which_subject_prints(
    library: Library, kind: str, period: str, said: str
) -> None:
    text, _ = drafted(library, "ubnd-phuong-mau", kind, period)
    assert ("# trich_yeu: [" in text, said in text) == (bool(said), True)


@pytest.mark.parametrize(
    ("unit", "authority"),
    [("hdnd-tinh-mau", ["CHỦ TỊCH"]), ("ubnd-phuong-mau", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])],
)
def test_who_signs_a_resolution(library: Library, unit: str, authority: list[str]) -> None:
    _, data = drafted(library, unit, "nghi-quyet", "2026")
    assert data["van_ban"]["quyen_han"] == authority


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


LIST = """
ma: DS.01
ten: DANH SÁCH
nguon: Thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: Họ và tên, khoa: ho_ten, kieu: chu, ma: (1)}
      - {ten: Thôn, khoa: thon, kieu: chu, ma: (2)}
      - {ten: Ngày sinh, khoa: ngay_sinh, kieu: ngay, ma: (3)}
      - {ten: Mức, khoa: muc, kieu: chon, lua_chon: [Cao, Thấp], ma: (4)}
      - {ten: Số tiền, khoa: so_tien, kieu: tien, ma: (5)}
      - {ten: "So cùng kỳ (%)", khoa: so_sanh, kieu: ty_le, ma: (6), cong_thuc: (5) / cung_ky * 100}
    cot_phu: [{ten: Cùng kỳ, khoa: cung_ky}, {ten: Chỉ để kiểm tra, khoa: phu}]
"""
FIXED = """
ma: DS.01
ten: THU
nguon: Thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: Sắc thuế, khoa: sac_thue, kieu: chu, ma: (1)}
      - {ten: Mã số, khoa: ma_so, kieu: ma_dong, ma: (2)}
      - {ten: Thực hiện, khoa: thuc_hien, kieu: tien, ma: (3)}
      - {ten: "So cùng kỳ (%)", khoa: so_sanh, kieu: ty_le, ma: (4), cong_thuc: (3) / cung_ky * 100}
    cot_phu: [{ten: Cùng kỳ, khoa: cung_ky}]
    dong: [{ma: "01", ten: Thuế đất}, {tu_do: true}]
"""


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Đơn vị", ["UBND phường Mẫu"]),
        ("Tên cơ quan, đơn vị", ["UBND phường Mẫu"]),
        ("Địa phương", ["UBND phường Mẫu"]),
        ("Lĩnh vực", ["Hộ tịch", "Chứng thực", "Đất đai"]),
        ("Xã hội hóa", ["Hộ tịch", "Chứng thực", "Đất đai"]),
        ("Đơn vị tính", ["Hộ tịch", "Chứng thực", "Đất đai"]),
        ("Tên dự án", ["…"]),
    ],
)
def test_rows_are_called_as_the_title_of_their_column_asks(title: str, names: list[str], library: Library) -> None:
    workspace = library.workspace
    form = FIXED.partition("    dong:")[0].replace("Sắc thuế", title)
    write(
        workspace.root / "templates/forms/DV.01.yaml",
        form.replace("ma: DS.01", "ma: DV.01").replace(", kieu: ma_dong", ""),
    )
    loaded = Library(workspace).form("DV.01", Place(), Findings())
    assert loaded is not None
    new_report_type(workspace, "thu", kind="nam", forms={"DV.01": loaded})
    _, data = drafted(Library(workspace), "ubnd-phuong-mau", "thu", "2025")
    assert [row["sac_thue"] for row in data["bieu"]["DV.01"]["dong"]] == names


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        (
            LIST,
            [
                '- ho_ten: "…"',
                '  thon: "" # Thôn (cột 2)',
                "  # ngay_sinh: … # Ngày sinh (cột 3): ngày, ví dụ 20/6/2024",
                "  # muc: … # Mức (cột 4): Cao / Thấp",
                "  so_tien: null # Số tiền (cột 5)",
                "  cung_ky: null # Cùng kỳ",
            ],
        ),
        (
            FIXED.replace(
                "    cot_phu:", "      - {ten: Mức, khoa: muc, kieu: chon, lua_chon: [Đạt, Chưa đạt]}\n    cot_phu:"
            ),
            [
                '- dong: "01" # Thuế đất',
                "  thuc_hien: null # Thực hiện (cột 3)",
                "  muc: null # Mức: Đạt, Chưa đạt",
                "  cung_ky: null # Cùng kỳ",
                "# Đơn vị thêm dòng của mình ở đây, mỗi dòng một mục; không có thì thôi:",
                '# - sac_thue: "…"',
                "#   thuc_hien: null # Thực hiện (cột 3)",
                "#   # muc: … # Mức: Đạt / Chưa đạt",
                "#   cung_ky: null # Cùng kỳ",
            ],
        ),
        (
            FIXED,
            [
                '- dong: "01" # Thuế đất',
                "  thuc_hien: null # Thực hiện (cột 3)",
                "  cung_ky: null # Cùng kỳ",
                "# Đơn vị thêm dòng của mình ở đây, mỗi dòng một mục; không có thì thôi:",
                '# - sac_thue: "…"',
                "#   thuc_hien: null # Thực hiện (cột 3)",
                "#   cung_ky: null # Cùng kỳ",
            ],
        ),
    ],
    ids=["a list of persons", "choices in prescribed rows", "prescribed rows with room for others"],
)
def test_every_cell_that_is_filled_in_stands_in_the_draft(form: str, lines: list[str], library: Library) -> None:
    workspace = library.workspace
    write(workspace.root / "templates/forms/DS.01.yaml", form)
    loaded = Library(workspace).form("DS.01", Place(), Findings())
    assert loaded is not None
    new_report_type(workspace, "thu", kind="nam", forms={"DS.01": loaded})
    text, _ = drafted(Library(workspace), "so-y-te", "thu", "2025")
    rows = text.partition("    dong:\n")[2].partition("\n\n")[0].splitlines()
    assert [row.removeprefix("      ") for row in rows] == lines


OPTIONAL = FIXED.replace(
    "    cot_phu:",
    "      - {ten: Hạn, khoa: han, kieu: ngay}\n"
    "      - {ten: Mức, khoa: muc, kieu: chon, lua_chon: [Đạt], de_trong: true}\n"
    "      - {ten: Ghi chú, khoa: ghi_chu, kieu: chu}\n    cot_phu:",
)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (FIXED, ""),
        (OPTIONAL, " # có thì thêm vào dòng ấy: han: … (Hạn: ngày, ví dụ 20/6/2024); muc: … (Mức: Đạt); "
                   "ghi_chu: … (Ghi chú)"),
    ],
)  # fmt: skip
def test_what_prescribed_rows_may_have_besides_figures_is_said(form: str, told: str, library: Library) -> None:
    workspace = library.workspace
    write(workspace.root / "templates/forms/DS.01.yaml", form)
    loaded = Library(workspace).form("DS.01", Place(), Findings())
    assert loaded is not None
    new_report_type(workspace, "thu", kind="nam", forms={"DS.01": loaded})
    text, _ = drafted(Library(workspace), "so-y-te", "thu", "2025")
    assert f"    dong:{told}\n" in text


SIGNED = """\
ma: DS.01
ten: Danh sách
nguon: thử
xac_nhan: dia_phuong
phan:
  - cot: [{ten: Tên, khoa: ten, kieu: chu}, {ten: Số, khoa: so}]
chan_bieu: [{chuc_danh: NGƯỜI LẬP BIỂU}, {chuc_danh: GIÁM ĐỐC, khoa: giam_doc}]
"""


def test_who_signs_below_a_form_can_be_filled_in(library: Library) -> None:
    workspace = library.workspace
    write(workspace.root / "templates/forms/DS.01.yaml", SIGNED)
    loaded = Library(workspace).form("DS.01", Place(), Findings())
    assert loaded is not None
    new_report_type(workspace, "thu", kind="nam", forms={"DS.01": loaded})
    text, _ = drafted(Library(workspace), "so-y-te", "thu", "2025")
    assert "\n    # nguoi_ky: {nguoi_lap_bieu: …, giam_doc: …} # họ tên người ký cuối biểu" in text


@pytest.mark.parametrize(("kind", "told"), [("tieu_de", "không có số"), ("co_tong", "in tổng các dòng dưới nó")])
def test_a_group_that_prints_a_total_is_called_so(kind: str, told: str, library: Library) -> None:
    workspace = library.workspace
    form = (
        FIXED.partition("    dong:")[0]
        .replace(", kieu: ma_dong", "")
        .replace("    cot:", f"    nhom: {kind}\n    cot:")
    )
    write(workspace.root / "templates/forms/DS.01.yaml", form)
    loaded = Library(workspace).form("DS.01", Place(), Findings())
    assert loaded is not None
    new_report_type(workspace, "thu", kind="nam", forms={"DS.01": loaded})
    text, _ = drafted(Library(workspace), "so-y-te", "thu", "2025")
    [group] = [line for line in text.splitlines() if "- nhom:" in line]
    assert told in group


def test_groups_that_the_form_prints_stand_in_the_draft(library: Library) -> None:
    workspace = library.workspace
    groups = "    nhom: tieu_de\n    nhom_san: [{ky_hieu: A, ten: TẬP THỂ}, {ten: CÁ NHÂN}]\n    cot:"
    form = FIXED.partition("    dong:")[0].replace(", kieu: ma_dong", "").replace("    cot:", groups)
    write(workspace.root / "templates/forms/DS.01.yaml", form)
    loaded = Library(workspace).form("DS.01", Place(), Findings())
    assert loaded is not None
    new_report_type(workspace, "thu", kind="nam", forms={"DS.01": loaded})
    _, data = drafted(Library(workspace), "so-y-te", "thu", "2025")
    rows = data["bieu"]["DS.01"]["dong"]
    assert [row for row in rows if "nhom" in row] == [{"nhom": "TẬP THỂ", "ky_hieu": "A"}, {"nhom": "CÁ NHÂN"}]
    assert len(rows) == 4
