"""Each slip is one finding, and what it says to write, written literally, leaves none.

A slip is a change of a good report of a commune; ``applied`` does what the hint of a finding says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

REPORT: Final = (Path(__file__).parents[1] / "data" / "commune-2026-Q3.yaml").read_text(encoding="utf-8")
UNITS: Final = """don_vi:
  - ma: ubnd-tinh-ha-tinh
    ten: UBND tỉnh Hà Tĩnh
    cap: tinh
  - ma: ubnd-xa-thach-ha
    ten: UBND xã Thạch Hà
    cap: xa
    cap_tren: ubnd-tinh-ha-tinh
"""
NUMBER, TITLE = "  so: 212", "  quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]"
FILES, NAME, DAY = "  luu: VT, TTPVHCC", "  ho_ten: Trần Văn Mẫu", "  ngay: 16/9/2026"
COUNT, MONEY, SHARE = "    can_ra_soat: 8", "    tien_tiet_kiem: 35000000", "    ty_le_tiet_kiem: 12.5"
GROUP, ROW = "  danh_gia_tac_dong: {da_danh_gia: 0, ban_hanh: 0}", "      - {linh_vuc: Đất đai, truc_tuyen: 204"
WORDS: Final = "    Trong kỳ, UBND xã chưa tổ chức kiểm tra."

SLIPS: Final = (
    # what stands there → what was typed
    *((COUNT, f"    can_ra_soat: {typed}") for typed in ("08", "'8'", "8 TTHC", "5+3", "= 5 + 3")),
    *((COUNT, f"    can_ra_soat: {typed}") for typed in ("tám", "８", "8.", "~8")),
    *((MONEY, f"    tien_tiet_kiem: {typed}") for typed in ("35 triệu đồng", "35tr", "35.000.000", "35,000,000 đ")),
    *((SHARE, f"    ty_le_tiet_kiem: {typed}") for typed in ("12,5", "12.5%", "12,5 %")),
    *((DAY, f"  ngay: {typed}") for typed in ("16-9-2026", "16/09/26", "16 tháng 9 năm 2026", "16/9/2025", "…/9/2026")),
    *((DAY, f"  ngay: {typed}") for typed in ("ngày 16/9/2026", "16/9/2026.", "2026/9/16", "tháng 9 năm 2026")),
    *((NUMBER, f"  so: {typed}") for typed in ("212/BC-UBND", "Số 212", "“212”", "107a", '"21 2"', "Số: 212")),
    (NUMBER, "  so: BC-UBND\n  ky_hieu: 212"),
    *((FILES, f"  luu: {typed}") for typed in ("Lưu VT, VP", "VT; VP", "“VT, VP”", "VT,VP./.", "VP")),
    *((FILES, f"  luu: {typed}") for typed in ("vt, vp", "Lưu: VT, VP", '"Lưu: VT, VP"', "[VT, VP]")),
    *((NAME, f"  ho_ten: {typed}") for typed in ("TRẦN VĂN MẪU", "Bà Trần Mẫu", "“Trần Văn Mẫu”", "Trần Văn Mẫu.")),
    *((NAME, f"  {key}: Trần Văn Mẫu") for key in ("nguoi_ky", "họ_tên", "ho_te")),
    (f"{FILES}\n{TITLE}\n{NAME}", f"  luu: Trần Văn Mẫu\n{TITLE}\n  ho_ten: VT, VP"),
    (TITLE, '  quyen_han: ["TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH"]'),
    (TITLE, "  quyen_han: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH"),
    (TITLE, "  quyen_han: [TM. ỦY BAN NHÂN DÂN - CHỦ TỊCH]"),
    (TITLE, "  quyen_han: [tm. ủy ban nhân dân, CHỦ TỊCH]"),
    (TITLE, "  quyen_han: [TM ỦY BAN NHÂN DÂN, CHỦ TỊCH]"),
    (TITLE, "  quyen_han: [KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC]"),
    *(("ky: 2026-Q3", f"ky: {typed}") for typed in ("Quý III/2026", "2026-Q5", "2026-3", "quý III", "2026")),
    ("don_vi: ubnd-xa-thach-ha", "don_vi: UBND xã Thạch Hà"),
    (GROUP, "  danh_gia_tac_dong: {da_danh_gia: 0; ban_hanh: 0}"),
    (GROUP, "  danh_gia_tac_dong: {da_danh_gia: 0 ban_hanh: 0}"),
    (GROUP, "  danh_gia_tac_dong: da_danh_gia: 0, ban_hanh: 0"),
    (GROUP, "  danh_gia_tac_dong: Không phát sinh"),
    (GROUP, "  danh_gia_tac_dong: {da_danh_gia: 1,512, ban_hanh: 0}"),
    (ROW, ROW.replace("- {", "{")),
    (ROW, ROW.replace("- {", "-{")),
    ("      - {linh_vuc: Hộ tịch, truc_tuyen", "\t  - {linh_vuc: Hộ tịch, truc_tuyen"),
    ("    - Như trên\n", "    - - Như trên\n"),
    ("    - Sở Nội vụ\n", "    - “Sở Nội vụ”\n"),
    (WORDS, "    Trong kỳ, UBND xã chuwa tổ chức kiểm tra."),
    (WORDS, "    Thực hiện Kế hoạch số 12/KH-UBND và Quyết định số 15/QD-UBND ngày 05/8/2026, UBND xã đã kiểm tra."),
    (WORDS, "    Số hồ sơ trực tuyến tăng -5% so với kỳ trước."),
)  # fmt: skip
IN_PLACE: Final = {
    *("D203", "D204", "D210", "D212", "D214", "D215", "D216", "D217", "D219", "D220", "D227"),
    *("D234", "D235", "D236", "D238", "D239", "D240", "C317", "D304", "D319", "D614", "D786", "D635", "D639"),
}
"""Codes that say what to write in place of the value."""
OF_LINE: Final = {"D053", "D057", "D059"}
"""Codes that say how the line is written."""
KEYS: Final = {"D612": "so", "D613": "luu", "D648": "quyen_han", "D610": "quyen_han"}


def applied(item: Finding, text: str) -> str:
    """The report with what the hint says, word for word."""
    lines = text.split("\n")
    at, right = item.where.line - 1, item.details.get("right", "")
    line, column = lines[at], max(item.where.column - 1, 0)
    margin = line[: len(line) - len(line.lstrip())]
    if item.code in IN_PLACE:
        seen = item.details.get("value", item.details.get("seen", ""))
        quoted = '"' if '"' in line else "'" if "'" in line else ""
        end = line.find(seen, column) + len(seen) if item.code in ("D614", "D635", "D786") else len(line)
        lines[at] = line[:column].rstrip('"') + right.split(" / ")[0] + (line[end:] if not quoted else "")
    elif item.code in OF_LINE:
        lines[at] = margin + right.lstrip()
    elif item.code == "D044":
        lines[at] = line.replace(item.details["written"], right)
    elif item.code == "D102":
        lines[at] = line.replace(item.details["key"], item.details["near"])
    elif item.code in ("D111", "D116"):
        lines[at] = margin + (right if item.code == "D111" else f"{item.details['key']}: {right}")
    elif item.code == "D110":
        lines[at : at + 1] = [line.partition(":")[0] + ":", *(f"    {pair}" for pair in right.split(", "))]
    elif item.code in KEYS:
        key = KEYS[item.code]
        lines[at] = f'  {key}: "{right}"' if key == "so" else f"  {key}: {right if right[0] == '[' else f'[{right}]'}"
        lines[at] = f"  luu: {right}" if key == "luu" else lines[at]
    elif item.code == "D651":
        for pair in right.split("; "):
            key = pair.partition(":")[0]
            lines = [f"  {pair}" if other.startswith(f"  {key}:") else other for other in lines]
    elif item.code in ("F101", "F109", "F110"):
        written = item.details["written"].removeprefix("Số: ").removeprefix("- Lưu: ").removesuffix(".")
        new = right.removeprefix("Số: ").removeprefix("- Lưu: ").removesuffix(".")
        old_number, new_number = written.partition("/")[0], new.partition("/")[0]
        lines[at] = line.replace(old_number, new_number) if item.code == "F101" else line.replace(written, new)
    elif item.code == "D308":
        found = re.search(r"ky: ([\w-]+)", item.details["wanted"])
        lines[at] = f"ky: {found[1] if found else ''}"
    elif item.code == "D048":
        lines[at] = f"{margin}- {line.lstrip()}"
    elif item.code == "D036":
        lines[at] = f"{margin}- {line.lstrip()[1:]}"
    elif item.code == "D010":
        lines[at] = line.replace("\t", "    ")
    elif item.code == "D616":
        lines[at] = f"{margin}- {right}"
    elif item.code in ("D628", "D629"):
        lines[at] = line.replace(item.details["seen"], right)
    elif item.code == "P960":
        lines[at] = line.replace("tăng -5%", "giảm 5%")
    else:
        raise AssertionError(f"{item.code}: {item.message()} {item.hint()}")
    return "\n".join(lines)


def found_in(root: Path, text: str) -> list[Finding]:
    """The findings on the report that are not accepted."""
    path = root / "data" / "ubnd-xa-thach-ha" / "2026-Q3-kiem-soat-tthc-quy.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (root / "data" / "units.yaml").write_text(UNITS, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [item for item in findings if not item.accepted]


def test_the_report_is_good(tmp_path: Path) -> None:
    assert found_in(tmp_path, REPORT) == []


@pytest.mark.parametrize(("right", "wrong"), SLIPS, ids=[wrong.strip()[:50] for _, wrong in SLIPS])
def test_a_slip_is_one_finding_and_its_advice_leaves_none(right: str, wrong: str, tmp_path: Path) -> None:
    text = REPORT.replace(right, wrong, 1)
    assert text != REPORT
    findings = found_in(tmp_path, text)
    assert len(findings) == 1, [f"{item.code} {item.where}: {item.message()}" for item in findings]
    again = found_in(tmp_path, applied(findings[0], text))
    assert [f"{item.code} {item.where}: {item.message()}" for item in again] == []
