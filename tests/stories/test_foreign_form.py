"""A form of another field, added by YAML alone: estimates and execution of a budget, 9 columns, two header rows,
groups with totals and a subtotal. It is checked, rendered, linted, rolled up and carried to the next year.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.support.samplekit import Docx, Grid
from tests.support.workspaces import write
from tthc_render.cli.main import main
from tthc_render.lint.linter import lint_bytes
from tthc_render.readers.facts import FileKind

FORM = """
# yaml-language-server: $schema=../../schemas/bieu-mau.json
ma: NS.01
ky_hieu_in: Biểu số NS.01
ten: DỰ TOÁN VÀ THỰC HIỆN THU, CHI NGÂN SÁCH
nguon: Biểu nội bộ của Sở Tài chính
xac_nhan: dia_phuong
don_vi_tinh: triệu đồng
dinh_dang_so: co_dau_cham
phan:
  - khoa: phan_1
    nhom: co_tong
    cot:
      - {ten: STT, khoa: stt, ma: (1), kieu: stt}
      - {ten: Nội dung, khoa: noi_dung, ma: (2), kieu: chu}
      - ten: Dự toán
        cot:
          - {ten: Tổng số, khoa: du_toan, ma: (3), cong_thuc: (4) + (5)}
          - {ten: Ngân sách tỉnh, khoa: du_toan_tinh, ma: (4)}
          - {ten: Ngân sách xã, khoa: du_toan_xa, ma: (5)}
      - ten: Thực hiện
        cot:
          - {ten: Tổng số, khoa: thuc_hien, ma: (6), cong_thuc: (7) + (8)}
          - {ten: Ngân sách tỉnh, khoa: thuc_hien_tinh, ma: (7)}
          - {ten: Ngân sách xã, khoa: thuc_hien_xa, ma: (8)}
      - {ten: So với dự toán, khoa: ty_le, ma: (9), kieu: ty_le, cong_thuc: (6) / (3) * 100, so_le: 1}
    tong_cong: {nhan: TỔNG CỘNG, gop: 2}
    kiem_tra:
      - {ma: khong_vuot, cong_thuc: (6) <= (3) * 1.2, muc: warning, nguon: Luật Ngân sách nhà nước}
"""
TYPE = """
# yaml-language-server: $schema=../../../schemas/loai-bao-cao.json
ma: ngan-sach-nam
ten: Báo cáo năm về ngân sách
nguon: Quy định của Sở Tài chính
ky: [nam]
trich_yeu: ["Tình hình thực hiện dự toán ngân sách {{ ky.thuong }}"]
bieu: [NS.01]
loi_van:
  danh_gia: {ten: Đánh giá, bat_buoc: true}
phu_luc:
  - {bieu: NS.01, huong: ngang}
tong_hop: [NS.01]
"""
CONTENT = """
{% set t = bieu['NS.01'].tong %}
{{ don_vi.ten }} báo cáo tình hình thực hiện dự toán thu, chi ngân sách {{ ky.thuong }} như sau:
# KẾT QUẢ THỰC HIỆN
- Dự toán: {{ t.du_toan | so }} triệu; đã thực hiện {{ t.thuc_hien | so }} triệu đồng, đạt {{ t.ty_le | ty_le }}
# ĐÁNH GIÁ
{{ loi_van.danh_gia }}
Trên đây là báo cáo của {{ don_vi.ten }}./.
"""
UNITS = """
don_vi:
  - {ma: tinh-a, ten: UBND tỉnh A, cap: tinh, ten_in: [ỦY BAN NHÂN DÂN, TỈNH A], ky_hieu: UBND, dia_danh: Hà Tĩnh}
  - {ma: so-a, ten: Sở A, cap: so, cap_tren: tinh-a, ten_in: [SỞ A], ky_hieu: SA, dia_danh: Hà Tĩnh}
  - {ma: so-b, ten: Sở B, cap: so, cap_tren: tinh-a, ten_in: [SỞ B], ky_hieu: SB, dia_danh: Hà Tĩnh}
"""
REPORT = """
# yaml-language-server: $schema=../../schemas/bao-cao/ngan-sach-nam.json
loai: ngan-sach-nam
don_vi: {unit}
ky: "2025"
van_ban:
  so: "12"
  ngay: 20/12/2025
  noi_nhan: [UBND tỉnh A]
  luu: VT
  quyen_han: [GIÁM ĐỐC]
  ho_ten: Nguyễn Văn An
bieu:
  NS.01:
    dong:
      - {{nhom: THU NGÂN SÁCH, ky_hieu: I, khoa: thu}}
      - {{noi_dung: Thu nội địa, du_toan_tinh: {n}000, du_toan_xa: 500, thuc_hien_tinh: {n}100, thuc_hien_xa: 450}}
      - {{noi_dung: Thu xuất nhập khẩu, du_toan_tinh: 800, du_toan_xa: 0, thuc_hien_tinh: 790, thuc_hien_xa: 0}}
      - {{nhom: CHI NGÂN SÁCH, ky_hieu: II, khoa: chi}}
      - {{noi_dung: Chi sự nghiệp giáo dục, du_toan_tinh: 600, du_toan_xa: 90, thuc_hien_tinh: 580, thuc_hien_xa: 85}}
      - {{noi_dung: Chi sự nghiệp y tế, du_toan_tinh: 300, du_toan_xa: 40, thuc_hien_tinh: 290, thuc_hien_xa: 41}}
      - {{tong_con: Cộng chi sự nghiệp, gom: Chi sự nghiệp}}
loi_van:
  danh_gia: Thu, chi ngân sách bám sát dự toán.
"""
HEADER = [
    ["STT", "Nội dung", "Dự toán", "", "", "Thực hiện", "", "", "So với dự toán"],
    ["", "", "Tổng số", "Ngân sách tỉnh", "Ngân sách xã", "Tổng số", "Ngân sách tỉnh", "Ngân sách xã", ""],
    ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)=(7)+(8)", "(7)", "(8)", "(9)=(6)/(3)*100"],
]
FIGURES = {
    "Thu nội địa": ["2.500", "2.000", "500", "2.550", "2.100", "450", "102,0%"],
    "THU NGÂN SÁCH": ["3.300", "2.800", "500", "3.340", "2.890", "450", "101,2%"],
    "Cộng chi sự nghiệp": ["1.030", "900", "130", "996", "870", "126", "96,7%"],
    "TỔNG CỘNG": ["4.330", "3.700", "630", "4.336", "3.760", "576", "100,1%"],
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "templates" / "forms" / "NS.01.yaml", FORM)
    write(tmp_path / "templates" / "reports" / "ngan-sach-nam" / "report.yaml", TYPE)
    write(tmp_path / "templates" / "reports" / "ngan-sach-nam" / "content.md", CONTENT)
    write(tmp_path / "templates" / "reports" / "ngan-sach-nam" / "example.yaml", REPORT.format(unit="so-vi-du", n=2))
    write(tmp_path / "data" / "units.yaml", UNITS)
    for number, unit in ((2, "so-a"), (3, "so-b")):
        write(tmp_path / "data" / unit / "2025.yaml", REPORT.format(unit=unit, n=number))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result


def test_the_templates_and_the_data_are_clean(root: Path) -> None:
    assert run("check", "templates").stderr.startswith("2 mẫu, 0 mẫu có lỗi, ghi 0 tệp; 0 lỗi, 0 cảnh báo")
    assert "2 báo cáo, 0 báo cáo có lỗi, ghi 0 tệp; 0 lỗi, 0 cảnh báo" in run("check", "data").stderr
    run("schema")
    assert (root / "schemas" / "bao-cao" / "ngan-sach-nam.json").is_file()


def test_who_checks_the_data_sees_that_the_form_prints_a_share_wrong(root: Path) -> None:
    form = root / "templates" / "forms" / "NS.01.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("(6) / (3) * 100", "(6) / (3)"), encoding="utf-8")
    for word in ("templates", "data"):
        assert "không nhân 100" in run("check", word).output


def test_both_formats_have_the_header_the_groups_and_the_subtotal(root: Path) -> None:
    import pdfplumber

    run("render", "data/so-a")
    folder = root / "outputs" / "so-a" / "2025"
    (grid,) = [item for item in Docx((folder / "ngan-sach-nam.docx").read_bytes()).flow if isinstance(item, Grid)]
    rows = [list(row) for row in grid.rows]
    assert rows[:3] == HEADER
    with pdfplumber.open(folder / "ngan-sach-nam.pdf") as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    for label, cells in FIGURES.items():
        (row,) = [row for row in rows if label in row]
        assert row[-7:] == cells
        assert f"{label} {' '.join(cells)}" in text
    assert "đã thực hiện 4.336 triệu đồng, đạt 100,1%" in text.replace("\n", " ")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_decree_s_rules_hold(root: Path, kind: FileKind) -> None:
    run("render", "data/so-a")
    data = (root / "outputs" / "so-a" / "2025" / f"ngan-sach-nam.{kind}").read_bytes()
    assert [item.message() for item in lint_bytes(data, kind, "x").findings if item.severity != "info"] == []


def test_two_units_roll_up_to_the_province(root: Path) -> None:
    run("aggregate", "tinh-a", "2025", "-o", "cong.yaml")
    rows = yaml.safe_load((root / "cong.yaml").read_text(encoding="utf-8"))["bieu"]["NS.01"]["dong"]
    by_name = {row.get("noi_dung") or row.get("nhom"): row for row in rows}
    assert by_name["Thu nội địa"]["du_toan_tinh"] == 5000
    assert by_name["Chi sự nghiệp y tế"]["thuc_hien_xa"] == 82
    assert "THU NGÂN SÁCH" in by_name


def test_the_next_year_begins_as_a_draft(root: Path) -> None:
    run("new", "report", "--from", "data/so-a/2025.yaml")
    data = yaml.safe_load((root / "data" / "so-a" / "2026-ngan-sach-nam.yaml").read_text(encoding="utf-8"))
    assert data["ky"] == 2026 or data["ky"] == "2026"
    assert data["bieu"]["NS.01"]["dong"][1] == {
        "noi_dung": "Thu nội địa",
        **dict.fromkeys(("du_toan_tinh", "du_toan_xa", "thuc_hien_tinh", "thuc_hien_xa")),
    }
    assert run("list", "missing", "--period", "2026").stdout.count("so-b") == 1
