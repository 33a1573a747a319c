"""Sums and numbers of a decision held against the list that it brings along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import write
from tthc_render.cli.main import main

UNITS = "don_vi:\n  - {ma: xa-a, ten: UBND xã A, cap: xa, dia_danh: A}\n"
FORM = """
ma: DS.01
ten: DANH SÁCH
nguon: Mẫu của xã
xac_nhan: dia_phuong
don_vi_tinh: {unit}
phan:
  - cot:
      - {{ten: {label}, khoa: ten, ma: (1), kieu: chu}}
      - {{ten: Số tiền, khoa: so_tien, ma: (2), kieu: tien}}
    tong_cong: {{nhan: Cộng, gop: 1}}
"""
TYPE = """
ma: qd
ten: Quyết định
nguon: Nghị định 30/2020/NĐ-CP
ky: [nam]
loai_van_ban: quyet-dinh
trich_yeu: [Về việc hỗ trợ kinh phí]
loi_van:
  dieu: {ten: Các điều, bat_buoc: true}
bieu: [DS.01]
phu_luc:
  - {bieu: DS.01, huong: doc, nhan: Phụ lục}
"""
OUTLINE = """{.giua} **CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A**
*Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.*
{.giua} **QUYẾT ĐỊNH:**
{{ loi_van.dieu }}
"""
DATA = """loai: qd
don_vi: xa-a
ky: 2026
van_ban: {{so: 4, ngay: 20/12/2026, noi_nhan: [Như Điều 1], luu: VT, quyen_han: [CHỦ TỊCH], ho_ten: Trần Văn Bình}}
bieu:
  DS.01:
    dong: [{{ten: Nguyễn Văn A, so_tien: {one}}}, {{ten: Lê Thị B, so_tien: {two}}}]
loi_van:
  dieu: |
    {{.dieu}} {words}
"""


def codes(root: Path, words: str, label: str = "Họ và tên chủ hộ", unit: str = "đồng") -> list[str]:
    write(root / "data" / "units.yaml", UNITS)
    write(root / "templates" / "forms" / "DS.01.yaml", FORM.format(label=label, unit=unit))
    write(root / "templates" / "reports" / "qd" / "report.yaml", TYPE)
    write(root / "templates" / "reports" / "qd" / "content.md", OUTLINE)
    one, two = (40000000, 20000000) if unit == "đồng" else (40, 20)
    path = root / "data" / "xa-a" / "qd.yaml"
    write(path, DATA.format(words=words, one=one, two=two))
    found = json.loads(CliRunner().invoke(main, ["check", str(path), "--json"]).output)["findings"]
    return [item["code"] for item in found if item["code"] in ("C402", "C403")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Hỗ trợ cho 02 hộ, tổng số tiền 60.000.000 đồng (chi tiết tại Phụ lục kèm theo).", []),
        ("Hỗ trợ cho 03 hộ, tổng số tiền 65.000.000 đồng (chi tiết tại Phụ lục kèm theo).", ["C402", "C403"]),
        ("Hỗ trợ với tổng kinh phí 65 triệu đồng (có danh sách kèm theo).", ["C402"]),
        ("Hỗ trợ với tổng kinh phí 60 triệu đồng (có danh sách kèm theo).", []),
        ("Hỗ trợ cho 03 hộ, tổng số tiền 65.000.000 đồng.", []),
        ("Hỗ trợ cho 12 người của các hộ (chi tiết tại Phụ lục kèm theo).", []),
        ("Tổng số tiền từ nguồn dự phòng 50.000.000 đồng (chi tiết tại Phụ lục kèm theo).", []),
        ("Hỗ trợ mức 20.000.000 đồng/hộ (chi tiết tại Phụ lục kèm theo).", []),
    ],
)
def test_a_sentence_that_leads_to_the_annex(
    words: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert codes(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("label", "unit", "words", "expected"),
    [
        ("Họ và tên", "triệu đồng", "Hỗ trợ cho 03 người, tổng số tiền 60 triệu đồng (Phụ lục kèm theo).", ["C403"]),
        ("Họ và tên", "triệu đồng", "Hỗ trợ cho 03 hộ, tổng số tiền 60.000.000 đồng (Phụ lục kèm theo).", []),
        ("Nội dung", "triệu đồng", "Hỗ trợ cho 03 hộ, tổng số tiền 65.000.000 đồng (Phụ lục kèm theo).", ["C402"]),
    ],
)
def test_units_and_names_of_rows(
    label: str, unit: str, words: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert codes(tmp_path, words, label, unit) == expected
