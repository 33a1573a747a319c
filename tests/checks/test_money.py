"""Amounts of money typed in another unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, REPORT, TYPE, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

KIND = TYPE.replace("loi_van:\n", "  tien:\n    ten: Tiền\n    truong:\n      a: {ten: Số tiền (UNIT)}\nloi_van:\n", 1)


def codes(root: Path, unit: str, amount: str, earlier: str = "") -> list[str]:
    report = REPORT.replace("bieu:\n", f"  tien: {{a: {amount}}}\nbieu:\n", 1)
    path = build(root, report=report, kind=KIND.replace("UNIT", unit))
    if earlier:
        before = (
            report.replace("2024-Q2", "2024-Q1")
            .replace("5/7/2024", "20/3/2024")
            .replace(f"a: {amount}", f"a: {earlier}")
        )
        (path.parent / "2024-Q1-ngan.yaml").write_text(before.lstrip("\n"), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [item.code for item in findings if item.code in ("C315", "C316")]


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("đồng", "35", ["C315"]),
        ("đồng", "0", []),
        ("đồng", "35000000", []),
        ("triệu đồng", "35", []),
        ("triệu đồng", "35000000000", ["C315"]),
        ("tỷ đồng", "4516", []),
        ("tỷ đồng", "35000000", ["C315"]),
        ("hồ sơ", "35", []),
    ],
)
def test_an_amount_that_its_unit_hardly_has(tmp_path: Path, unit: str, amount: str, expected: list[str]) -> None:
    assert codes(tmp_path, unit, amount) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("36000", "35000000", ["C316"]),
        ("35000000", "41000", ["C316"]),
        ("35000000", "3500000", []),
        ("35000000", "0", []),
        ("35", "35000000", ["C315"]),
    ],
)
def test_an_amount_a_thousand_times_the_earlier_one(tmp_path: Path, now: str, before: str, expected: list[str]) -> None:
    assert codes(tmp_path, "đồng", now, before) == expected


PLAN = """
ma: M.01
ky_hieu_in: Biểu số M.01
ten: THU NGÂN SÁCH
nguon: Quy định mẫu
don_vi_tinh: UNIT
xac_nhan: da_xac_nhan
phan:
  - cot:
      - {ten: Nội dung, khoa: noi_dung, ma: (1), kieu: chu}
      - {ten: Dự toán, khoa: du_toan, ma: (2), kieu: tien}
      - {ten: Ước, khoa: uoc, ma: (3), kieu: tien}
      - {ten: So với dự toán, khoa: so, ma: (4), kieu: ty_le, cong_thuc: (3) / (2) * 100}
    dong:
      - {ma: I, ten: Thu, cong_thuc: I1 + I2}
      - {ma: I1, ten: Thuế}
      - {ma: I2, ten: Phí}
"""


@pytest.mark.parametrize(
    ("unit", "plan", "estimate", "right"),
    [
        ("triệu đồng", "4200000", "1180000000000", "1180000?"),
        ("triệu đồng", "4200000000000", "1180000", "4200000?"),
        ("nghìn đồng", "4200000", "1180000000", "1180000?"),
        ("Tỷ đồng", "42", "11000000000", "11?"),
        ("triệu đồng", "4200000", "1180000000001", ""),  # no round amount
        ("triệu đồng", "4200000", "1180000", ""),
        ("triệu đồng", "12", "36000000000000", ""),
        ("triệu đồng", "4200000", "0", ""),
        ("hồ sơ", "4200000", "1180000000000", ""),
    ],
)
def test_an_amount_of_a_form_typed_in_dong(tmp_path: Path, unit: str, plan: str, estimate: str, right: str) -> None:
    rows = f"dong: [{{dong: I1, du_toan: {plan}, uoc: {estimate}}}, {{dong: I2, du_toan: 900000, uoc: 200000}}]"
    start, end = REPORT.index("    dong:"), REPORT.index("loi_van:")
    content = "\n".join(line for line in CONTENT.splitlines() if "M.01" not in line)
    path = build(tmp_path, report=f"{REPORT[:start]}    {rows}\n{REPORT[end:]}", content=content)
    (tmp_path / "templates" / "forms" / "M.01.yaml").write_text(PLAN.replace("UNIT", unit), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = [item for item in findings if item.code == "C315"]
    assert [(item.where.line, right in item.hint()) for item in found] == ([(15, True)] if right else [])
