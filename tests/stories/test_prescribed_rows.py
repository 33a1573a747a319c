"""A form whose rows a circular prescribes, on A3 paper with signers: added by YAML alone, then checked, rendered,
linted, rolled up by row code and carried to the next year.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.support.samplekit import Docx, Grid
from tests.support.workspaces import write
from tthc_render.cli.main import main

FORM = """
# yaml-language-server: $schema=../../schemas/bieu-mau.json
ma: CC.01
ky_hieu_in: "Biểu số CC.01"
ban_hanh_theo: "(Ban hành theo Thông tư số 02/2026/TT-BNV)"
ten: SỐ LƯỢNG, CHẤT LƯỢNG CÔNG CHỨC
nguon: Biểu thử
xac_nhan: dia_phuong
kho_giay: A3
ngay_lap: true
chan_bieu:
  - {chuc_danh: NGƯỜI LẬP BIỂU, ghi_chu: "(Ký, họ tên)"}
  - {chuc_danh: THỦ TRƯỞNG ĐƠN VỊ, ghi_chu: "(Ký, đóng dấu, họ tên)"}
ghi_chu: ["Ghi chú: số liệu tính đến ngày cuối kỳ báo cáo."]
phan:
  - khoa: phan_1
    in_bo_trong: x
    cot:
      - {ten: STT, khoa: stt, ma: A, kieu: stt}
      - {ten: Chỉ tiêu, khoa: chi_tieu, ma: B, kieu: chu}
      - {ten: Mã số, khoa: ma_so, ma: C, kieu: ma_dong}
      - {ten: Đơn vị tính, khoa: dvt, ma: D, kieu: don_vi_tinh}
      - {ten: Kỳ trước, khoa: truoc, ma: "1"}
      - {ten: Kỳ báo cáo, khoa: nay, ma: "2"}
      - {ten: "Trong đó: nữ", khoa: nu, ma: "3", trong_do: "2"}
      - {ten: So sánh (%), khoa: so_sanh, ma: "4", kieu: ty_le, so_le: 1, cong_thuc: "[2] / [1] * 100", ma_in: "4=2/1"}
    dong:
      - {ma: "01", stt: I, ten: Tổng số công chức, don_vi_tinh: Người, cong_thuc: 02 + 04, dam: true}
      - {ma: "02", stt: "1", ten: Cấp tỉnh, don_vi_tinh: Người, lui: 1}
      - {ma: "03", stt: "1.1", ten: "Trong đó: lãnh đạo", don_vi_tinh: Người, trong_do: "02", lui: 2, nghieng: true}
      - {ma: "04", stt: "2", ten: Cấp xã, don_vi_tinh: Người, lui: 1}
      - {ma: "05", stt: II, ten: Kinh phí, don_vi_tinh: Triệu đồng, kieu: tien, so_le: 1, bo_trong: ["3"]}
      - {ma: "06", stt: III, ten: Tỷ lệ cấp xã, don_vi_tinh: "%", so_le: 1, cong_thuc: 04/01*100, bo_trong: ["3"]}
"""
REPORT = """
loai: cong-chuc-nam
don_vi: {unit}
ky: "2025"
van_ban:
  so: "12"
  ngay: 20/12/2025
  noi_nhan: [UBND tỉnh A]
  luu: VT
  quyen_han: [GIÁM ĐỐC]
  ho_ten: Nguyễn Văn An
chi_tieu:
  nhiem_vu: {{giao: 20, hoan_thanh: 17}}
bieu:
  CC.01:
    nguoi_ky: {{nguoi_lap_bieu: Trần Thị Bình, thu_truong_don_vi: Nguyễn Văn An}}
    dong:
      - {{dong: "04", truoc: 40, nay: 45, nu: 20}}
      - {{dong: "02", truoc: 60, nay: {n}0, nu: 20}}
      - {{dong: "03", truoc: 10, nay: 10, nu: 5}}
      - {{dong: "05", truoc: 1500.5, nay: 1600}}
loi_van:
  danh_gia: Công chức được bố trí đúng vị trí việc làm.
"""
UNITS = """
don_vi:
  - {ma: tinh-a, ten: UBND tỉnh A, cap: tinh, ten_in: [ỦY BAN NHÂN DÂN, TỈNH A], ky_hieu: UBND, dia_danh: Hà Tĩnh}
  - {ma: so-a, ten: Sở A, cap: so, cap_tren: tinh-a, ten_in: [SỞ A], ky_hieu: SA, dia_danh: Hà Tĩnh}
  - {ma: so-b, ten: Sở B, cap: so, cap_tren: tinh-a, ten_in: [SỞ B], ky_hieu: SB, dia_danh: Hà Tĩnh}
"""


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "templates" / "forms" / "CC.01.yaml", FORM)
    write(tmp_path / "data" / "units.yaml", UNITS)
    run("new", "report", "cong-chuc-nam", "--form", "CC.01", "--kind", "nam")
    for number, unit in ((6, "so-a"), (7, "so-b")):
        write(tmp_path / "data" / unit / "2025.yaml", REPORT.format(unit=unit, n=number))
    return tmp_path


def test_the_scaffold_has_a_row_for_each_that_is_typed_and_passes(root: Path) -> None:
    example = (root / "templates" / "reports" / "cong-chuc-nam" / "example.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(example)["bieu"]["CC.01"]["dong"]
    assert [row["dong"] for row in rows] == ["02", "03", "04", "05"]
    assert list(rows[3]) == ["dong", "truoc", "nay"]
    kind = (root / "templates" / "reports" / "cong-chuc-nam" / "report.yaml").read_text(encoding="utf-8")
    assert "kho_giay: A3" in kind
    run("check", "templates")
    run("schema")


def test_both_formats_print_it_on_a3_and_pass_lint(root: Path) -> None:
    import pdfplumber

    run("render", "data/so-a")
    folder = root / "outputs" / "so-a" / "2025"
    docx, pdf_file = folder / "cong-chuc-nam.docx", folder / "cong-chuc-nam.pdf"
    document = Docx(docx.read_bytes())
    grid = next(item for item in document.flow if isinstance(item, Grid))
    assert [list(row) for row in grid.rows][2:] == [
        ["I", "Tổng số công chức", "01", "Người", "100", "105", "40", "105,0"],
        ["1", "Cấp tỉnh", "02", "Người", "60", "60", "20", "100,0"],
        ["1.1", "Trong đó: lãnh đạo", "03", "Người", "10", "10", "5", "100,0"],
        ["2", "Cấp xã", "04", "Người", "40", "45", "20", "112,5"],
        ["II", "Kinh phí", "05", "Triệu đồng", "1.500,5", "1.600,0", "x", "106,6"],
        ["III", "Tỷ lệ cấp xã", "06", "%", "40,0", "42,9", "x", "107,1"],
    ]
    with pdfplumber.open(pdf_file) as pdf:
        assert [round(pdf.pages[-1].width), round(pdf.pages[-1].height)] == [1191, 842]
        text = pdf.pages[-1].extract_text()
    for words in (
        "(Ban hành theo Thông tư số",
        "II Kinh phí 05 Triệu đồng 1.500,5 1.600,0 x 106,6",
        "Ghi chú: số liệu tính đến ngày cuối kỳ báo cáo.",
        "Hà Tĩnh, ngày 20 tháng 12 năm 2025",
        "NGƯỜI LẬP BIỂU THỦ TRƯỞNG ĐƠN VỊ",
        "Trần Thị Bình Nguyễn Văn An",
    ):
        assert words in text
    run("lint", str(docx), str(pdf_file))


def test_units_roll_up_by_row_code_and_shares_are_not_added(root: Path) -> None:
    run("aggregate", "tinh-a", "2025", "-o", "cong.yaml")
    rows = yaml.safe_load((root / "cong.yaml").read_text(encoding="utf-8"))["bieu"]["CC.01"]["dong"]
    by_code = {row["dong"]: row for row in rows if "dong" in row}
    assert by_code["02"] == {"dong": "02", "truoc": 120, "nay": 130, "nu": 40}
    assert by_code["05"] == {"dong": "05", "truoc": 3001, "nay": 3200}
    assert sorted(by_code) == ["02", "03", "04", "05"]


def test_the_next_year_begins_as_a_draft(root: Path) -> None:
    run("new", "report", "--from", "data/so-a/2025.yaml")
    data = yaml.safe_load((root / "data" / "so-a" / "2026-cong-chuc-nam.yaml").read_text(encoding="utf-8"))
    assert data["bieu"]["CC.01"]["dong"][0] == {"dong": "04", "truoc": None, "nay": None, "nu": None}
