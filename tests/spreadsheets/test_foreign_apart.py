"""What prints otherwise than in a table that was imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.foreign_tables import form_of, import_table
from tthc_render.diagnostics.findings import format_finding

FORM = """\
ma: X.01
ten: Biểu thử
nguon: thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    nhom: co_tong
    cot:
      - {ten: TT, khoa: stt, ma: A, kieu: stt}
      - {ten: Xã, khoa: xa, ma: B, kieu: chu}
      - {ten: Tổng, khoa: tong, ma: "1", so_le: 1, cong_thuc: (2) + (3)}
      - {ten: Một, khoa: mot, ma: "2", so_le: 1}
      - {ten: Hai, khoa: hai, ma: "3", so_le: 1}
      - {ten: Tỷ lệ, khoa: ty_le, ma: "4", kieu: ty_le, so_le: 1, cong_thuc: (2) / (1) * 100}
    tong_cong: {nhan: TOÀN TỈNH, vi_tri: dau}
"""
HEAD = "TT;Xã;Tổng;Một;Hai;Tỷ lệ\nA;B;1;2;3;4\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("1;Xã A;6,2;0,9;5,3;14,5\n2;Xã B;3;1;2;33,3\n", []),
        ("1;Xã A;6,4;0,9;5,3;14,5\n2;Xã B;3;1;2;33,3\n", ["C3 ghi 6,4, biểu in 6,2"]),
        (f"1;Xã A;{'9' * 30},125;0,9;5,3;14,5\n2;Xã B;3;1;2;33,3\n", [f"C3 ghi {'9' * 30},13, biểu in 6,2"]),
        ("1;Xã A;6,2;0,9;5,3;14,516\n2;Xã B;3;1;2;0,333\n", []),
        ("1;Xã A;6,2;0,9;5,3;15\n2;Xã B;3;1;2;-\n", []),
        ("1;Xã A;6,2;0,9;5,3;16\n2;Xã B;3;1;2;\n", ["F3 ghi 16, biểu in 14,5"]),
        ("1;Xã B;9;1;2;33,3\n2;Xã A;6,2;0,9;5,3;14,5\n", ["C3 ghi 9, biểu in 3"]),
        ("I;Vùng A;4;1;3;25\n1;Xã C;4;1;3;25\nII;Vùng B;6;2;3;40\n1;Xã D;5;2;3;40\n", ["C5 ghi 6, biểu in 5"]),
        (
            "I;Vùng A;;;;\n1;Xã C;4;1;3;25\n;Cộng I;6;1;3;25\nII;Vùng B;;;;\n1;Xã D;5;2;3;40\n;Cộng vùng B;5;2;3;44\n",
            ["C5 ghi 6, biểu in 4", "F8 ghi 44, biểu in 40"],
        ),
        (";Tổng cộng;9,4;1,9;7,3;20,7\n1;Xã A;6,2;0,9;5,3;14,5\n2;Xã B;3;1;2;33,3\n", ["C3 ghi 9,4, biểu in 9,2"]),
        (  # the row before the sums that go wrong with it
            ";Tổng cộng;9,4;1,9;7,3;20,7\n1;Xã A;6,4;0,9;5,3;14,5\n2;Xã B;3;1;2;33,3\n",
            ["C4 ghi 6,4, biểu in 6,2", "C3 ghi 9,4, biểu in 9,2"],
        ),
        ("I;Vùng A;4;1;3;\n1;Xã C;4;1;3;25\nII;Vùng B;5;2;3;\n1;Xã D;6;2;3;40\n", ["C6 ghi 6, biểu in 5"]),
        (";TOÀN TỈNH;9,2;1,9;7,3;20,65\n1;Xã A;6,2;0,9;5,3;14,5\n2;Xã B;4;1;2;33,3\n", ["C5 ghi 4, biểu in 3"]),
    ],
)
def test_cells_that_print_otherwise_are_told(tmp_path: Path, lines: str, told: list[str]) -> None:
    report = "bieu:\n  X.01:\n    dong: [{xa: Xã A, mot: 1, hai: 1}]\n"
    found = import_table(tmp_path, form_of(tmp_path, FORM), report, HEAD + lines).findings
    words = [format_finding(item, "vi") for item in found if item.code == "D813"]
    assert re.findall(r"[A-Z]\d+ ghi [^;.]+", " ".join(words)) == told
